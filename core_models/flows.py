"""Normalising flows of codes: RealNVP couplings, plain or given a context, and an autoregressive base over time."""

from __future__ import annotations

import torch
from torch import Generator, Tensor, nn

from core_models.distributions import log_density
from core_models.networks import perceptron
from core_models.priors import LSTMPrior

LOG_SCALE_LIMIT = 2.0
"""Most that one coupling can stretch or shrink, in nats: a flow that starts to learn must not overflow."""


class Coupling(nn.Module):
    """An affine coupling (Dinh et al. 2017, eq. 4-8): the first half stays and says how the second is moved and scaled.

    It begins as the identity: its last layer begins at zero.

    Args:
        latents: D, at least 2.
        hidden: width of the perceptron.
        context: size of what the coupling is conditioned on; 0 for nothing.
    """

    def __init__(self, latents: int, hidden: int, context: int = 0) -> None:
        super().__init__()
        self.kept = latents // 2
        self.changes = perceptron([self.kept + context, hidden, hidden, 2 * (latents - self.kept)])
        nn.init.zeros_(self.changes[-1].weight)  # type: ignore[arg-type]
        nn.init.zeros_(self.changes[-1].bias)  # type: ignore[arg-type]

    def forward(self, codes: Tensor, context: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Codes (..., D) and a context (..., C) -> moved codes (..., D) and log |det| of the map (...)."""
        kept, changed = codes[..., : self.kept], codes[..., self.kept :]
        shift, log_scale = self._change(kept, context)
        return torch.cat([kept, changed * log_scale.exp() + shift], dim=-1), log_scale.sum(-1)

    def inverse(self, codes: Tensor, context: Tensor | None = None) -> Tensor:
        """What `forward` made the codes (..., D) of."""
        kept, changed = codes[..., : self.kept], codes[..., self.kept :]
        shift, log_scale = self._change(kept, context)
        return torch.cat([kept, (changed - shift) * torch.exp(-log_scale)], dim=-1)

    def _change(self, kept: Tensor, context: Tensor | None) -> tuple[Tensor, Tensor]:
        given = kept if context is None else torch.cat([kept, context], dim=-1)
        shift, raw = self.changes(given).chunk(2, dim=-1)
        return shift, LOG_SCALE_LIMIT * torch.tanh(raw / LOG_SCALE_LIMIT)


class CouplingFlow(nn.Module):
    """Couplings between which the order of the dimensions is turned round, so that every dimension is changed.

    Args:
        latents: D, at least 2.
        couplings: how many.
        hidden: width of their perceptrons.
        context: size of what they are conditioned on; 0 for nothing.
    """

    def __init__(self, latents: int, couplings: int, hidden: int, context: int = 0) -> None:
        super().__init__()
        self.latents = latents
        self.couplings = nn.ModuleList(Coupling(latents, hidden, context) for _ in range(couplings))

    def to_noise(self, codes: Tensor, context: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Codes (..., D) -> noise (..., D) and log |det d noise / d codes| (...)."""
        log_det = torch.zeros_like(codes[..., 0])
        for coupling in self.couplings:
            codes, change = coupling(codes.flip(-1), context)
            log_det = log_det + change
        return codes, log_det

    def from_noise(self, noise: Tensor, context: Tensor | None = None) -> Tensor:
        """The codes (..., D) of noise (..., D): the exact inverse of `to_noise`."""
        for coupling in reversed(self.couplings):
            noise = coupling.inverse(noise, context).flip(-1)  # type: ignore[operator]
        return noise


class StaticFlow(nn.Module):
    """p(s): a RealNVP over N(0, I)."""

    def __init__(self, latents: int, couplings: int, hidden: int) -> None:
        super().__init__()
        self.flow = CouplingFlow(latents, couplings, hidden)

    def log_density(self, static: Tensor) -> Tensor:
        """log p(s) in nats, (B,), of codes (B, S)."""
        noise, log_det = self.flow.to_noise(static)
        return standard_log_density(noise).sum(-1) + log_det

    def sample(self, n: int, generator: Generator) -> Tensor:
        """Codes (n, S)."""
        noise = torch.empty(n, self.flow.latents, device=next(self.parameters()).device).normal_(generator=generator)
        return self.flow.from_noise(noise)


class DynamicFlow(nn.Module):
    """p(z_1:T | s): couplings given s map each z_t to u_t, whose law over time is an LSTM's, and knows no s.

    The affine step from p(u_t | u_<t) to standard noise is the flow's autoregressive part; codes are kept as u, before
    it, since after it a small error at one frame would change all later ones.

    Args:
        latents: D, at least 2.
        static: S where the couplings see s; 0 for dynamics independent of it.
        couplings, hidden: of the couplings.
        recurrent: width of the LSTM.
    """

    def __init__(self, latents: int, static: int, couplings: int, hidden: int, recurrent: int) -> None:
        super().__init__()
        self.static = static
        self.flow = CouplingFlow(latents, couplings, hidden, static)
        self.base = LSTMPrior(latents, recurrent)

    def to_noise(self, dynamic: Tensor, static: Tensor) -> tuple[Tensor, Tensor]:
        """z (B, T, D) under s (B, S) -> u (B, T, D) and the log-determinants of each frame (B, T)."""
        return self.flow.to_noise(dynamic, self._context(static, dynamic))

    def from_noise(self, noise: Tensor, static: Tensor) -> Tensor:
        """The z (B, T, D) of u (B, T, D) under s (B, S)."""
        return self.flow.from_noise(noise, self._context(static, noise))

    def log_density(self, dynamic: Tensor, static: Tensor) -> Tensor:
        """log p(z_1:T | s) in nats, (B,)."""
        noise, log_det = self.to_noise(dynamic, static)
        return log_density(noise, self.base(noise)).sum((1, 2)) + log_det.sum(1)

    def innovations(self, dynamic: Tensor, static: Tensor) -> Tensor:
        """The standard noise (B, T, D) at the end of the whole flow: (u_t - mean) / deviation given u_<t."""
        noise, _ = self.to_noise(dynamic, static)
        base = self.base(noise)
        innovations: Tensor = (noise - base.mean) * torch.exp(-0.5 * base.logvar)
        return innovations

    def _context(self, static: Tensor, dynamic: Tensor) -> Tensor | None:
        return static[:, None].expand(-1, dynamic.shape[1], -1) if self.static else None


def standard_log_density(x: Tensor) -> Tensor:
    """log N(x; 0, 1) a dimension."""
    return -0.5 * (x.square() + torch.log(torch.tensor(2 * torch.pi, device=x.device)))

"""Normalising flows of codes: RealNVP couplings and an affine autoregressive step, both plain or given a context."""

from __future__ import annotations

import math

import torch
from torch import Generator, Tensor, nn

from core_models.distributions import log_density
from core_models.networks import perceptron
from core_models.posteriors import GaussianHead
from core_models.priors import LSTMPrior
from core_models.types import Gaussian

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


class AutoregressiveStep(nn.Module):
    """p(u_t | u_<t, s) as a flow: e_t = (u_t - mean) / deviation, with both from an LSTM over u_<t and s.

    It is an affine autoregressive flow over time (Papamakarios et al. 2017, eq. 3). Time starts from u_0 = 0.
    """

    def __init__(self, latents: int, context: int, hidden: int) -> None:
        super().__init__()
        self.lstm = nn.LSTM(latents + context, hidden, batch_first=True)
        self.head = GaussianHead(hidden, latents)

    def forward(self, codes: Tensor, context: Tensor) -> Gaussian:
        """p(u_t | u_<t, s) for given u (B, T, D) and s at each frame (B, T, C): parts (B, T, D)."""
        before = torch.cat([torch.zeros_like(codes[:, :1]), codes[:, :-1]], dim=1)
        states, _ = self.lstm(torch.cat([before, context], dim=-1))
        law: Gaussian = self.head(states)
        return law

    def inverse(self, noise: Tensor, context: Tensor) -> Tensor:
        """The u (B, T, D) of white noise (B, T, D), frame by frame, since each needs those before it."""
        value, state, steps = torch.zeros_like(noise[:, :1]), None, []
        for t in range(noise.shape[1]):
            hidden, state = self.lstm(torch.cat([value, context[:, t : t + 1]], dim=-1), state)
            law = self.head(hidden)
            value = law.mean + torch.exp(0.5 * law.logvar) * noise[:, t : t + 1]
            steps.append(value)
        return torch.cat(steps, dim=1)


class DynamicFlow(nn.Module):
    """p(z_1:T | s): couplings given s map each z_t to u_t; then an LSTM says how u_t follows from u_<t.

    What is left of z once s is known is the dynamic code:

    - coloured: u, whose law over time knows no s. Right where s changes single frames, as a range does.
    - white: the LSTM sees s too and its affine step is part of the flow; the code is e, white noise. Right where s also
      changes how one frame follows from another; an error at one frame then changes all later ones.

    Args:
        latents: D, at least 2.
        static: S where the flow sees s; 0 for dynamics independent of it.
        couplings, hidden: of the couplings.
        recurrent: width of the LSTM.
        white: which of the two.
    """

    def __init__(
        self, latents: int, static: int, couplings: int, hidden: int, recurrent: int, white: bool = False
    ) -> None:
        super().__init__()
        self.static, self.white = static, white
        self.flow = CouplingFlow(latents, couplings, hidden, static)
        self.base = AutoregressiveStep(latents, static, recurrent) if white else LSTMPrior(latents, recurrent)

    def to_noise(self, dynamic: Tensor, static: Tensor) -> Tensor:
        """z (B, T, D) under s (B, S) -> codes (B, T, D)."""
        u, _ = self.flow.to_noise(dynamic, self._context(static, dynamic))
        return self._standardised(u, self._law(u, static)) if self.white else u

    def from_noise(self, noise: Tensor, static: Tensor) -> Tensor:
        """The z (B, T, D) of codes (B, T, D) under s (B, S): the exact inverse of `to_noise`."""
        if isinstance(self.base, AutoregressiveStep):
            noise = self.base.inverse(noise, self._frames(static, noise))
        return self.flow.from_noise(noise, self._context(static, noise))

    def log_density(self, dynamic: Tensor, static: Tensor) -> Tensor:
        """log p(z_1:T | s) in nats, (B,)."""
        u, log_det = self.flow.to_noise(dynamic, self._context(static, dynamic))
        return log_density(u, self._law(u, static)).sum((1, 2)) + log_det.sum(1)

    def frame_log_density(self, dynamic: Tensor, static: Tensor) -> Tensor:
        """The density of each z_t given s by itself, with u_t ~ N(0, I), summed over time in nats: (B,).

        Over time the LSTM makes up for an s that the couplings do not use, since the past shows a range as well as s
        does. Frames by themselves show how u would know s.
        """
        u, log_det = self.flow.to_noise(dynamic, self._context(static, dynamic))
        return standard_log_density(u).sum((1, 2)) + log_det.sum(1)

    def innovations(self, dynamic: Tensor, static: Tensor) -> Tensor:
        """The standard noise (B, T, D) at the end of the whole flow: (u_t - mean) / deviation given u_<t."""
        u, _ = self.flow.to_noise(dynamic, self._context(static, dynamic))
        return self._standardised(u, self._law(u, static))

    def sample(self, static: Tensor, length: int, generator: Generator) -> Tensor:
        """Codes (B, length, D) for clips with these static codes, of which their law knows nothing."""
        if isinstance(self.base, LSTMPrior):
            return self.base.sample(len(static), length, generator)
        shape = (len(static), length, self.flow.latents)
        return torch.empty(shape, device=static.device).normal_(generator=generator)

    def _law(self, u: Tensor, static: Tensor) -> Gaussian:
        law: Gaussian = self.base(u, self._frames(static, u)) if self.white else self.base(u)
        return law

    def _standardised(self, u: Tensor, law: Gaussian) -> Tensor:
        return (u - law.mean) * torch.exp(-0.5 * law.logvar)

    def _frames(self, static: Tensor, codes: Tensor) -> Tensor:
        return static[:, None, : self.static].expand(-1, codes.shape[1], -1)

    def _context(self, static: Tensor, codes: Tensor) -> Tensor | None:
        return self._frames(static, codes) if self.static else None


def standard_log_density(x: Tensor) -> Tensor:
    """log N(x; 0, 1) a dimension."""
    return -0.5 * (x.square() + math.log(2 * math.pi))

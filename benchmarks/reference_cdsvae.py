"""C-DSVAE's training step in its published form, from the description of Bai, Wang & Gomes 2021: what ours is held to.

It shares the networks of a model of ours and gives the same losses and gradients; what differs is how:

- the clip and both of its augmented views go through the whole model: encoder, posteriors, draws, prior, decoder;
- recurrent networks are loops over LSTM cells, one frame after the other;
- the densities of I(s; z) are taken of all pairs of clips at once, as tensors of B x B x D;
- everything is in the precision of the weights, and Adam goes from parameter to parameter.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Generator, Tensor, nn

from core_models.cdsvae import TEMPERATURE
from core_models.distributions import draw, kl_gaussian, kl_standard, log_density
from core_models.dsvae import DSVAE, Inference
from core_models.information import SEPARATION, STRANGERS, shared_information, widened
from core_models.posteriors import DynamicPosterior, StaticPosterior
from core_models.types import Batch, Gaussian, Latents


def losses(model: DSVAE, batch: Batch) -> dict[str, Tensor]:
    """Objective (6) with all terms, as `core_models.cdsvae.information_terms` gives them.

    The static code yields to the term I(s; z), as by default; the batch has both views.
    """
    assert batch.order is not None
    assert batch.same_dynamic is not None
    inferred, prior, decoded = whole_pass(model, batch.frames, batch.noise)
    shuffled = torch.take_along_dim(batch.frames, batch.order[:, :, None, None, None], dim=1)
    same_static, _, _ = whole_pass(model, shuffled)
    same_dynamic, _, _ = whole_pass(model, batch.same_dynamic)
    static, dynamic = inferred.static, Gaussian(inferred.dynamic.mean.detach(), inferred.dynamic.logvar.detach())
    return {
        "reconstruction": (batch.frames - decoded).square().flatten(1).sum(1).mean() / (2 * model.sigma**2),
        "kl_static": kl_standard(static).mean(),
        "kl_dynamic": kl_gaussian(inferred.dynamic, prior).mean(),
        "mi_static": -contrast(static.mean, same_static.static.mean),
        "mi_dynamic": -contrast(inferred.dynamic.mean, same_dynamic.dynamic.mean),
        "exclusion": exclusion(static, dynamic, batch.population, batch.noise),
    }


def whole_pass(model: DSVAE, frames: Tensor, noise: Generator | None = None) -> tuple[Inference, Gaussian, Tensor]:
    """Posteriors with draws, the prior along them, and the frames decoded of them."""
    B, T = frames.shape[:2]
    features = model.frame_encoder(frames.flatten(0, 1)).view(B, T, -1)
    static, dynamic = static_posterior(model.static_posterior, features), dynamic_posterior(model, features)
    drawn = Latents(draw(static, noise), draw(dynamic, noise))
    prior = dynamic_prior(model, drawn.dynamic)
    codes = torch.cat([drawn.static[:, None].expand(-1, T, -1), drawn.dynamic], dim=-1)
    decoded = model.frame_decoder(codes.flatten(0, 1)).view_as(frames)
    return Inference(features, static, dynamic, drawn), prior, decoded


def static_posterior(posterior: nn.Module, features: Tensor) -> Gaussian:
    """q(s | x_1:T) of the last states of both directions."""
    assert isinstance(posterior, StaticPosterior)
    forwards, backwards = states(posterior.lstm, features), states(posterior.lstm, features, backwards=True)
    found: Gaussian = posterior.head(torch.cat([forwards[:, -1], backwards[:, 0]], dim=-1))
    return found


def dynamic_posterior(model: DSVAE, features: Tensor) -> Gaussian:
    """q(z_t | x_1:T)."""
    posterior = model.dynamic_posterior
    assert isinstance(posterior, DynamicPosterior)
    both = [states(posterior.context, features, backwards=backwards) for backwards in (False, True)]
    found: Gaussian = posterior.head(states(posterior.forwards, torch.cat(both, dim=-1)))
    return found


def dynamic_prior(model: DSVAE, drawn: Tensor) -> Gaussian:
    """p(z_t | z_<t), one frame after the other from z_0 = 0."""
    before = torch.cat([torch.zeros_like(drawn[:, :1]), drawn[:, :-1]], dim=1)
    found: Gaussian = model.prior.head(states(model.prior.lstm, before))
    return found


def states(lstm: nn.LSTM, inputs: Tensor, *, backwards: bool = False) -> Tensor:
    """States (B, T, hidden) of an LSTM, by its cell."""
    end = "_reverse" if backwards else ""
    weights = [getattr(lstm, f"{name}_l0{end}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    T = inputs.shape[1]
    hidden = cell = inputs.new_zeros(len(inputs), lstm.hidden_size)
    found: list[Tensor] = [hidden] * T
    for t in reversed(range(T)) if backwards else range(T):
        hidden, cell = torch.lstm_cell(inputs[:, t], (hidden, cell), *weights)
        found[t] = hidden
    return torch.stack(found, dim=1)


def contrast(codes: Tensor, views: Tensor) -> Tensor:
    """Equations 7 and 8 over all pairs of clips, both directions averaged."""
    pairs = codes.flatten(1)[:, None], views.flatten(1)[None]
    phi = torch.exp(F.cosine_similarity(*torch.broadcast_tensors(*pairs), dim=-1) / TEMPERATURE)
    own = phi.diagonal()
    return 0.5 * (torch.log(own / phi.mean(1)).mean() + torch.log(own / phi.mean(0)).mean())


def exclusion(static: Gaussian, dynamic: Gaussian, population: int, noise: Generator | None) -> Tensor:
    """I(s; z_t) as `core_models.information.exclusive_information` estimates it, of pairwise densities."""
    by_frame = Gaussian(dynamic.mean.transpose(0, 1), dynamic.logvar.transpose(0, 1))
    s, z = widened(static, SEPARATION), widened(by_frame, SEPARATION)
    first, second = pairwise(draw(s, noise), s), pairwise(draw(z, noise), z)
    strangers = [shared_information(first, second.roll((k, k), (-1, -2)), population) for k in range(1, STRANGERS + 1)]
    return shared_information(first, second, population) - torch.stack(strangers).mean()


def pairwise(x: Tensor, q: Gaussian) -> Tensor:
    """log q_j(x_i), (..., B, B), by way of (..., B, B, D)."""
    others = Gaussian(q.mean.unsqueeze(-3), q.logvar.unsqueeze(-3))
    return log_density(x.unsqueeze(-2), others).sum(-1)


def plain_adam(model: nn.Module, learning_rate: float) -> torch.optim.Adam:
    """One parameter after the other."""
    return torch.optim.Adam(model.parameters(), lr=learning_rate, foreach=False, fused=False)


def train_step(model: DSVAE, batch: Batch, weights: dict[str, float], optimiser: torch.optim.Optimizer) -> Tensor:
    """One step; the loss that was minimised."""
    optimiser.zero_grad()
    total = torch.stack([weights[name] * loss for name, loss in losses(model, batch).items()]).sum()
    total.backward()  # type: ignore[no-untyped-call]
    optimiser.step()
    return total.detach()

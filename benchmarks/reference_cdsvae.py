"""C-DSVAE's training step in its published form, from the description of Bai, Wang & Gomes 2021: what ours is held to.

It shares the networks of a model of ours and gives the same losses and gradients; what differs is how:

- the clip and both of its augmented views go through the whole model: encoder, posteriors, draws, prior, decoder;
- recurrent networks are loops over LSTM cells, one frame after the other;
- the densities of I(s; z) are taken of all pairs of clips at once, as tensors of B x B x D;
- everything is in the precision of the weights, and Adam goes from parameter to parameter.

Each of these ways can be left for ours by itself (`Ways`), to see what it is worth. DSVAE's step is the clip's own part
of it (`elbo`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Generator, Tensor, nn

from core_models.cdsvae import TEMPERATURE
from core_models.distributions import draw, kl_gaussian, kl_standard, log_density, pairwise_log_density, unhalved
from core_models.dsvae import DSVAE
from core_models.information import SEPARATION, STRANGERS, shared_information, widened
from core_models.observation import networks_precision
from core_models.posteriors import DynamicPosterior, StaticPosterior
from core_models.types import Batch, Gaussian, Latents

Pairwise = Callable[[Tensor, Gaussian], Tensor]


@dataclass(frozen=True)
class Ways:
    """Where the published way is left for ours; the numbers stay.

    Attributes:
        encode_only: views are encoded to the code that is contrasted, and not decoded.
        reuse: the features of the shuffled view are the clip's own, in another order.
        fused_lstm: recurrent networks are one call over all frames.
        products: densities of pairs are matrix products.
    """

    encode_only: bool = False
    reuse: bool = False
    fused_lstm: bool = False
    products: bool = False


PUBLISHED, OURS = Ways(), Ways(True, True, True, True)


def losses(model: DSVAE, batch: Batch, ways: Ways = PUBLISHED) -> dict[str, Tensor]:
    """Objective (6) with all terms, as `core_models.cdsvae.information_terms` gives them.

    The static code yields to the term I(s; z), as by default; the batch has both views.
    """
    assert batch.order is not None
    assert batch.same_dynamic is not None
    features = frame_features(model, batch.frames)
    static, dynamic = posteriors(model, features, ways)
    terms = elbo_of(model, batch, static, dynamic, ways)
    order = batch.order[:, :, None]
    if ways.reuse:
        shuffled = torch.take_along_dim(features, order, dim=1)
    else:
        shuffled = frame_features(model, torch.take_along_dim(batch.frames, order[..., None, None], dim=1))
    altered = frame_features(model, batch.same_dynamic)
    same_static, same_dynamic = contrasted(model, shuffled, altered, ways)
    held = Gaussian(dynamic.mean.detach(), dynamic.logvar.detach())
    return {
        **terms,
        "mi_static": -contrast(static.mean, same_static.mean),
        "mi_dynamic": -contrast(dynamic.mean, same_dynamic.mean),
        "exclusion": exclusion(
            static, held, batch.population, batch.noise, pairwise_log_density if ways.products else pairwise
        ),
    }


def elbo(model: DSVAE, batch: Batch, ways: Ways = PUBLISHED) -> dict[str, Tensor]:
    """DSVAE's objective, with all frames decoded, as `core_models.dsvae.elbo_terms` gives it."""
    static, dynamic = posteriors(model, frame_features(model, batch.frames), ways)
    return elbo_of(model, batch, static, dynamic, ways)


def elbo_of(model: DSVAE, batch: Batch, static: Gaussian, dynamic: Gaussian, ways: Ways) -> dict[str, Tensor]:
    """The three parts of the negative ELBO for posteriors at hand."""
    prior, decoded = the_rest(model, static, dynamic, ways, batch.noise)
    return {
        "reconstruction": (batch.frames - decoded).square().flatten(1).sum(1).mean() / (2 * model.sigma**2),
        "kl_static": kl_standard(static).mean(),
        "kl_dynamic": kl_gaussian(dynamic, prior).mean(),
    }


def contrasted(model: DSVAE, shuffled: Tensor, altered: Tensor, ways: Ways) -> tuple[Gaussian, Gaussian]:
    """The static posterior of one view and the dynamic one of the other, from their features."""
    if ways.encode_only:
        return static_posterior(model, shuffled, ways), dynamic_posterior(model, altered, ways)
    views = [posteriors(model, features, ways) for features in (shuffled, altered)]
    for static, dynamic in views:
        the_rest(model, static, dynamic, ways)
    return views[0][0], views[1][1]


def frame_features(model: DSVAE, frames: Tensor) -> Tensor:
    """(B, T, 3, H, W) -> (B, T, F)."""
    with networks_precision(model):
        features: Tensor = model.frame_encoder(frames.flatten(0, 1))
    return unhalved(features).view(*frames.shape[:2], -1)


def posteriors(model: DSVAE, features: Tensor, ways: Ways) -> tuple[Gaussian, Gaussian]:
    """q(s | x_1:T) and q(z_1:T | x_1:T)."""
    return static_posterior(model, features, ways), dynamic_posterior(model, features, ways)


def the_rest(
    model: DSVAE, static: Gaussian, dynamic: Gaussian, ways: Ways, noise: Generator | None = None
) -> tuple[Gaussian, Tensor]:
    """A draw of both codes, the prior along it, and the frames decoded of it."""
    drawn = Latents(draw(static, noise), draw(dynamic, noise))
    prior = model.prior(drawn.dynamic) if ways.fused_lstm else dynamic_prior(model, drawn.dynamic)
    return prior, model.decode(drawn)


def static_posterior(model: DSVAE, features: Tensor, ways: Ways) -> Gaussian:
    """q(s | x_1:T) of the last states of both directions."""
    posterior = model.static_posterior
    assert isinstance(posterior, StaticPosterior)
    if ways.fused_lstm:
        return posterior(features)  # type: ignore[no-any-return]
    forwards, backwards = states(posterior.lstm, features), states(posterior.lstm, features, backwards=True)
    found: Gaussian = posterior.head(torch.cat([forwards[:, -1], backwards[:, 0]], dim=-1))
    return found


def dynamic_posterior(model: DSVAE, features: Tensor, ways: Ways) -> Gaussian:
    """q(z_t | x_1:T)."""
    posterior = model.dynamic_posterior
    assert isinstance(posterior, DynamicPosterior)
    if ways.fused_lstm:
        return posterior(features)  # type: ignore[no-any-return]
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
    cosines = F.cosine_similarity(codes.flatten(1)[:, None], views.flatten(1)[None], dim=-1)  # (B, B)
    phi = torch.exp(cosines / TEMPERATURE)
    own = phi.diagonal()
    return 0.5 * (torch.log(own / phi.mean(1)).mean() + torch.log(own / phi.mean(0)).mean())


def exclusion(
    static: Gaussian, dynamic: Gaussian, population: int, noise: Generator | None, densities: Pairwise
) -> Tensor:
    """I(s; z_t) as `core_models.information.exclusive_information` estimates it, of pairwise densities."""
    by_frame = Gaussian(dynamic.mean.transpose(0, 1), dynamic.logvar.transpose(0, 1))
    s, z = widened(static, SEPARATION), widened(by_frame, SEPARATION)
    first, second = densities(draw(s, noise), s), densities(draw(z, noise), z)
    strangers = [shared_information(first, second.roll((k, k), (-1, -2)), population) for k in range(1, STRANGERS + 1)]
    return shared_information(first, second, population) - torch.stack(strangers).mean()


def pairwise(x: Tensor, q: Gaussian) -> Tensor:
    """log q_j(x_i), (..., B, B), by way of (..., B, B, D)."""
    others = Gaussian(q.mean.unsqueeze(-3), q.logvar.unsqueeze(-3))
    return log_density(x.unsqueeze(-2), others).sum(-1)


def plain_adam(model: nn.Module, learning_rate: float) -> torch.optim.Adam:
    """One parameter after the other."""
    return torch.optim.Adam(model.parameters(), lr=learning_rate, foreach=False, fused=False)


def train_step(
    model: DSVAE, batch: Batch, weights: dict[str, float], optimiser: torch.optim.Optimizer, ways: Ways = PUBLISHED
) -> Tensor:
    """One step; the loss that was minimised."""
    optimiser.zero_grad()
    total = torch.stack([weights[name] * loss for name, loss in losses(model, batch, ways).items()]).sum()
    total.backward()  # type: ignore[no-untyped-call]
    optimiser.step()
    return total.detach()

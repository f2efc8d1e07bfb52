"""SCD's training step in its published form, from descriptions of Simon et al. 2024: what ours is held to.

It shares the networks of a model of ours and gives the same losses and gradients; what differs is how:

- the flow of the dynamics runs over time: one frame passes the couplings, then the LSTM's cell that has seen the frames
  before it says how the next one is distributed;
- the density of the frames by themselves is a flow of its own, run in the same way;
- the shuffled static codes are decoded by a second call of the decoder;
- recurrent networks are loops over LSTM cells; everything is in the precision of the weights, and Adam goes from
  parameter to parameter.
"""

from __future__ import annotations

import torch
from torch import Tensor

from benchmarks.reference_cdsvae import states
from core_models.distributions import draw, log_density
from core_models.flows import AutoregressiveStep, DynamicFlow, standard_log_density
from core_models.observation import estimated_codes, estimated_frames, gaussian_distance
from core_models.posteriors import DynamicPosterior
from core_models.scd import SCD, ColourEncoder, coarsened, entropy, fused
from core_models.types import Batch, Gaussian


def losses(model: SCD, batch: Batch) -> dict[str, Tensor]:
    """The terms as `core_models.scd.SCD.losses` gives them; the batch has an order of frames."""
    assert batch.order is not None
    single, posterior = posteriors(model, batch)
    whole = fused(single)
    static, dynamic = draw(whole, batch.noise), draw(posterior, batch.noise)
    (frames, share), moving = estimated_frames(batch), estimated_codes(batch, dynamic)
    source = estimated_codes(batch, batch.order[..., None])
    other = draw(Gaussian(*(part.take_along_dim(source, 1) for part in single)), batch.noise)
    own = static[:, None].expand(-1, moving.shape[1], -1)
    told = [
        gaussian_distance(frames, model.decode_codes(codes, moving), model.scale, model.sigma) / share
        for codes in (own, other)
    ]
    flow, given = model.dynamic_prior, static if model.guides_static else static.detach()
    return {
        "reconstruction": told[0],
        "kl_static": (-entropy(whole) - model.static_prior.log_density(static)).mean(),
        "kl_dynamic": (-entropy(posterior) - density(flow, dynamic, given)).mean(),
        "shuffle": told[1],
        "frames": -frame_density(flow, dynamic.detach(), static.detach()).mean(),
    }


def posteriors(model: SCD, batch: Batch) -> tuple[Gaussian, Gaussian]:
    """q(s | x_t) of each frame and q(z_1:T | x_1:T), each from features of its own."""
    colours, some = model.static_encoder, None
    if isinstance(colours, ColourEncoder) and model.training:
        some = colours.some(*batch.frames.shape[:2], batch.noise)
    single: Gaussian = model.static_posterior(model._features(batch.frames, colours or model.frame_encoder, some))
    view = batch.frames if batch.same_dynamic is None else batch.same_dynamic
    features = model._features(coarsened(view, model.coarse), model.frame_encoder)
    posterior = model.dynamic_posterior
    if isinstance(posterior, DynamicPosterior):
        both = [states(posterior.context, features, backwards=backwards) for backwards in (False, True)]
        found: Gaussian = posterior.head(states(posterior.forwards, torch.cat(both, -1)))
        return single, found
    return single, posterior(features)


def density(flow: DynamicFlow, dynamic: Tensor, static: Tensor) -> Tensor:
    """log p(z_1:T | s), (B,), frame by frame."""
    base, context = flow.base, static[:, : flow.static]
    lstm = base.lstm
    weights = [getattr(lstm, f"{name}_l0") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    state = (static.new_zeros(len(static), lstm.hidden_size),) * 2
    before, total = torch.zeros_like(dynamic[:, 0]), static.new_zeros(len(static))
    for frame in dynamic.unbind(1):
        u, log_det = flow.flow.to_noise(frame, context if flow.static else None)
        seen = torch.cat([before, context], -1) if isinstance(base, AutoregressiveStep) else before
        state = torch.lstm_cell(seen, state, *weights)
        total = total + log_density(u, base.head(state[0])).sum(-1) + log_det
        before = u
    return total


def frame_density(flow: DynamicFlow, dynamic: Tensor, static: Tensor) -> Tensor:
    """The density of each z_t given s by itself, summed over time, (B,), frame by frame."""
    total, context = static.new_zeros(len(static)), static[:, : flow.static] if flow.static else None
    for frame in dynamic.unbind(1):
        u, log_det = flow.flow.to_noise(frame, context)
        total = total + standard_log_density(u).sum(-1) + log_det
    return total

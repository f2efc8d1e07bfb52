"""FAVAE's training step in its published form, from the description of Yamada et al. 2020: what ours is held to.

It shares the networks of a model of ours and gives the same losses and gradients; what differs is how:

- frames pass their encoder and their decoder one moment after the other;
- each rung goes its own way up from the frames (with `shared` all rungs are read off one);
- each factor is drawn and compared with its prior by itself, rung by rung;
- everything is in the precision of the weights, and Adam goes from parameter to parameter.

The paper draws the ladder and not its code, and a program could well go up once: so both are measured. Going up again
changes no loss, but the running figures of batch normalisation move once each time.
"""

from __future__ import annotations

import torch
from torch import Generator, Tensor

from core_models.distributions import kl_standard
from core_models.favae import FAVAE
from core_models.observation import estimated_frames, gaussian_distance
from core_models.types import Batch, Gaussian


def losses(model: FAVAE, batch: Batch, step: int, *, shared: bool = False) -> dict[str, Tensor]:
    """The terms as `core_models.favae.FAVAE.losses` gives them."""
    posteriors = one_way_up(model, batch.frames) if shared else ways_up(model, batch.frames)
    rungs = [factors_of(posterior) for posterior in posteriors]
    codes = torch.cat([drawn for factors in rungs for drawn in draws(factors, batch.noise)], 1)
    (frames, share), decoded = estimated_frames(batch), decoded_in_turn(model, codes, batch.decoded)
    scale = torch.ones_like(model.scale) if model.bounded else model.scale
    terms = {"reconstruction": gaussian_distance(frames, decoded, scale, model.sigma) / share}
    for number, (factors, capacity) in enumerate(zip(rungs, model.risen(step), strict=True), 1):
        divergence = torch.stack([kl_standard(factor).mean() for factor in factors]).sum()
        terms[f"kl_rung_{number}"] = (divergence - capacity).abs()
    return terms


def one_way_up(model: FAVAE, frames: Tensor) -> list[Gaussian]:
    """q(z_l | x_1:T) of every rung, each from the one below."""
    features, found = frame_features(model, frames), []
    for rung, head in zip(model.ladder_encoder.rungs, model.ladder_encoder.heads, strict=True):
        features = rung(features)
        found.append(head(features.flatten(1)))
    return found


def ways_up(model: FAVAE, frames: Tensor) -> list[Gaussian]:
    """q(z_l | x_1:T) of every rung, each from the frames."""
    found = []
    for level, head in enumerate(model.ladder_encoder.heads):
        features = frame_features(model, frames)
        for rung in model.ladder_encoder.rungs[: level + 1]:
            features = rung(features)
        found.append(head(features.flatten(1)))
    return found


def frame_features(model: FAVAE, frames: Tensor) -> Tensor:
    """(B, T, *frame_shape) -> (B, F, T), one moment after the other."""
    normal = (frames - model.offset) / model.scale
    return torch.stack([model.frame_encoder(moment) for moment in normal.unbind(1)], 2)


def factors_of(posterior: Gaussian) -> list[Gaussian]:
    """A rung's Gaussian of (B, n) as n of (B, 1)."""
    return [Gaussian(*parts) for parts in zip(*(part.split(1, 1) for part in posterior), strict=True)]


def draws(factors: list[Gaussian], generator: Generator | None) -> list[Tensor]:
    """A draw (B, 1) of each factor; of the noise that ours takes for the rung at once."""
    noise = torch.empty_like(torch.cat([factor.mean for factor in factors], 1)).normal_(generator=generator)
    pairs = zip(factors, noise.split(1, 1), strict=True)
    return [factor.mean + torch.exp(0.5 * factor.logvar) * its for factor, its in pairs]


def decoded_in_turn(model: FAVAE, codes: Tensor, chosen: Tensor | None) -> Tensor:
    """Frames (B, k, *frame_shape) of codes (B, sum of rungs): all, or those that `chosen` (B, k) names."""
    features = model.ladder_decoder(codes).transpose(1, 2)
    if chosen is not None:
        features = torch.take_along_dim(features, chosen[..., None], dim=1)
    frames = torch.stack([model.frame_decoder(moment) for moment in features.unbind(1)], 1)
    frames = frames * model.scale + model.offset
    return frames.tanh() if model.bounded else frames

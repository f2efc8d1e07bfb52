"""SCD: static code and dynamics given it, by flows (Simon, Frossard & De Vleeschouwer 2024). See docs/models/scd.md."""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Generator, Tensor, nn

from core_models.distributed import joint, own
from core_models.distributions import draw, unhalved
from core_models.flows import DynamicFlow, StaticFlow
from core_models.observation import (
    add_units,
    estimated_codes,
    estimated_frames,
    gaussian_distance,
    networks_precision,
    set_units,
)
from core_models.posteriors import DynamicPosterior, FramePosterior
from core_models.types import Batch, Block, Gaussian, Latents, Stage

LEVELS = 8
"""Levels of each channel that a set of colours tells apart."""

SEEN = 0.75
"""Share of the colours that training shows; where all are shown, each counts for so much."""


class Inference(NamedTuple):
    """Posteriors of a batch: static of each frame by itself (B, T, S), of all frames (B, S), dynamic (B, T, D)."""

    frames: Gaussian
    static: Gaussian
    dynamic: Gaussian


class ColourEncoder(nn.Module):
    """Which colours a picture has, wherever they are: (N, 3, H, W) in [0, 1] -> (N, features).

    Each channel is read in eight levels; a picture is the set of the 512 colours that occur in it. What a set cannot
    tell, the side a figure faces for one, cannot settle in a code of these features.
    """

    def __init__(self, features: int) -> None:
        super().__init__()
        self.features = nn.Sequential(nn.Linear(LEVELS**3, features), nn.LeakyReLU(0.2))

    def some(self, clips: int, length: int, generator: Generator | None) -> Tensor:
        """A share of the colours, others for each clip and the same over its frames: (clips * length, 512) of 0 and 1.

        A trait that stays shows in many colours; one that is told from a single colour is not worth learning then.
        """
        weight = next(self.parameters())
        seen = own(weight.new_empty(joint(clips), LEVELS**3).bernoulli_(SEEN, generator=generator))
        return seen.repeat_interleave(length, 0)

    def forward(self, pictures: Tensor, seen: Tensor | None = None) -> Tensor:
        """Features (N, features) of (N, 3, H, W); of the colours that `seen` (N, 512) is 1 for, where it is given."""
        red, green, blue = (pictures * LEVELS).int().clamp_(0, LEVELS - 1).unbind(1)
        colour = ((red * LEVELS + green) * LEVELS + blue).flatten(1).long()  # (N, H * W)
        present = next(self.parameters()).new_zeros(len(pictures), LEVELS**3).scatter_(1, colour, 1.0)
        features: Tensor = self.features(present * (SEEN if seen is None else seen))
        return features


class SCD(nn.Module):
    """p(s) p(z_1:T | s) prod_t p(x_t | s, z_t), with q(s | x_1:T) fused from frames and q(z_1:T | x_1:T).

    Dynamic codes outside of this class are u, the noise that the conditional flow makes of z under the clip's own s:
    decoding them beside another clip's s inverts the flow under that one, which is the model's swap.

    Args:
        frame_encoder: (N, *frame_shape) -> (N, F).
        static_posterior: q(s | x_t), of one frame.
        dynamic_posterior: q(z_t | x_1:T), or q(z_t | x_t).
        static_prior, dynamic_prior: p(s) and p(z_1:T | s).
        frame_decoder: (N, S + D) -> (N, *frame_shape).
        frame_shape: (3, 64, 64) or (bins,).
        sigma: standard deviation of p(x_t | s, z_t), in units of the frames (of their spread, for spectra).
        guides_static: whether the gradient of log p(z | s) reaches q(s | x).
        static_encoder: (N, *frame_shape) -> (N, F), features of the static posterior; None for the frame encoder's.
        coarse: side in pixels of the squares that pictures are averaged over before dynamics are read from them.

    Attributes:
        precision: float32 or bfloat16, of the frame networks.
    """

    offset: Tensor
    scale: Tensor
    frame_codes = True

    def __init__(
        self,
        frame_encoder: nn.Module,
        static_posterior: FramePosterior,
        dynamic_posterior: DynamicPosterior | FramePosterior,
        static_prior: StaticFlow,
        dynamic_prior: DynamicFlow,
        frame_decoder: nn.Module,
        frame_shape: tuple[int, ...],
        sigma: float,
        guides_static: bool,
        static_encoder: nn.Module | None = None,
        coarse: int = 1,
    ) -> None:
        super().__init__()
        self.frame_encoder = frame_encoder
        self.static_posterior = static_posterior
        self.dynamic_posterior = dynamic_posterior
        self.static_prior = static_prior
        self.dynamic_prior = dynamic_prior
        self.frame_decoder = frame_decoder
        self.frame_shape = frame_shape
        self.sigma = sigma
        self.guides_static = guides_static
        self.static_encoder = static_encoder
        self.coarse = coarse
        self.precision = torch.float32
        add_units(self, frame_shape)

    def set_normalisation(self, offset: Tensor, scale: Tensor) -> None:
        """Store mean and spread (F,) of spectra or vectors, so that frames in and out keep their own units."""
        set_units(self, offset, scale)

    def infer(self, frames: Tensor, same_dynamic: Tensor | None = None, some: Tensor | None = None) -> Inference:
        """Posteriors of (B, T, *frame_shape); the dynamics' from a view with the same dynamics where there is one.

        `some` says which colours a static encoder of colours may see (see `ColourEncoder.some`); None for all.
        """
        staying = self._features(frames, self.static_encoder or self.frame_encoder, some)
        single: Gaussian = self.static_posterior(staying)
        shared = self.static_encoder is None and same_dynamic is None and self.coarse == 1
        view = coarsened(frames if same_dynamic is None else same_dynamic, self.coarse)
        moving = staying if shared else self._features(view, self.frame_encoder)
        return Inference(single, fused(single), self.dynamic_posterior(moving))

    def encode(self, frames: Tensor) -> Latents:
        """Posterior means of (B, T, *frame_shape): static s (B, S), dynamic u (B, T, D), of z's mean under that s."""
        inferred = self.infer(frames)
        noise = self.dynamic_prior.to_noise(inferred.dynamic.mean, inferred.static.mean)
        return Latents(inferred.static.mean, noise)

    def decode(self, latents: Latents) -> Tensor:
        """Means of p(x_t | s, z_t), (B, T, *frame_shape), float32, with z the flow's inverse of u under s."""
        dynamic = self.dynamic_prior.from_noise(latents.dynamic, latents.static)
        return self.decode_codes(latents.static[:, None].expand(-1, dynamic.shape[1], -1), dynamic)

    def decode_codes(self, static: Tensor, dynamic: Tensor) -> Tensor:
        """Frames (B, k, *frame_shape) of s (B, k, S) and z (B, k, D), before any flow."""
        with networks_precision(self):
            frames: Tensor = self.frame_decoder(torch.cat([static, dynamic], dim=-1).flatten(0, 1))
        return unhalved(frames).view(*dynamic.shape[:2], *self.frame_shape) * self.scale + self.offset

    def sample_static(self, n: int, generator: Generator) -> Tensor:
        """s from its flow, (n, S)."""
        return self.static_prior.sample(n, generator)

    def sample_dynamic(self, static: Tensor, length: int, generator: Generator) -> Tensor:
        """Noise of the conditional flow, (B, length, D); what it becomes under s is up to `decode`."""
        return self.dynamic_prior.sample(static, length, generator)

    def losses(self, batch: Batch, step: int) -> dict[str, Tensor]:
        """The negative ELBO in three parts; the shuffle constraint, 0 where the batch has no order; and "frames", minus
        the density of each frame's dynamics given s by itself, of which only the couplings learn.

        In nats, summed over time and features, mean over the batch. The frames are independent given s and z_t, so the
        terms over frames are estimated from `batch.decoded` where the batch names some.
        """
        (B, T), some = batch.frames.shape[:2], None
        if isinstance(self.static_encoder, ColourEncoder) and self.training:
            some = self.static_encoder.some(B, T, batch.noise)
        inferred = self.infer(batch.frames, batch.same_dynamic, some)
        static, dynamic = draw(inferred.static, batch.noise), draw(inferred.dynamic, batch.noise)
        (frames, share), moving = estimated_frames(batch), estimated_codes(batch, dynamic)
        codes = [static[:, None].expand(-1, moving.shape[1], -1)]
        if batch.order is not None:
            source = estimated_codes(batch, batch.order[..., None])  # the frame that gives the static code of each
            codes.append(draw(Gaussian(*(part.take_along_dim(source, 1) for part in inferred.frames)), batch.noise))
        # One call of the decoder for all codes: each clip's frames, then the same frames under the shuffled codes.
        decoded = self.decode_codes(torch.cat(codes, 1), moving.repeat(1, len(codes), 1)).chunk(len(codes), 1)
        told = [gaussian_distance(frames, guess, self.scale, self.sigma) / share for guess in decoded]
        return {
            "reconstruction": told[0],
            "kl_static": (-entropy(inferred.static) - self.static_prior.log_density(static)).mean(),
            "kl_dynamic": self._kl_dynamic(inferred.dynamic, dynamic, static),
            "shuffle": told[1] if batch.order is not None else torch.zeros_like(told[0]),
            "frames": -self.dynamic_prior.frame_log_density(dynamic.detach(), static.detach()).mean(),
        }

    def monitors(self, batch: Batch) -> dict[str, Tensor]:
        """How much the static code tells about the dynamics, by the flow: 0 where it does not look at s.

        The mean of log p(z | own s) - log p(z | another clip's s), over a batch's clips in turn.
        """
        inferred = self.infer(batch.frames)
        static, dynamic = inferred.static.mean, inferred.dynamic.mean
        own = self.dynamic_prior.log_density(dynamic, static)
        return {"static_tells_dynamic": (own - self.dynamic_prior.log_density(dynamic, static.roll(1, 0))).mean()}

    def stages(self, steps: int) -> tuple[Stage, ...]:
        """One: everything learns all the time."""
        return (Stage("all", (), steps),)

    def blocks(self) -> tuple[Block, ...]:
        """Static and dynamic, whole."""
        static, dynamic = self.static_prior.flow.latents, self.dynamic_prior.flow.latents
        return Block("static", "static", 0, static), Block("dynamic", "dynamic", 0, dynamic)

    def _kl_dynamic(self, posterior: Gaussian, dynamic: Tensor, static: Tensor) -> Tensor:
        given = static if self.guides_static else static.detach()
        return (-entropy(posterior) - self.dynamic_prior.log_density(dynamic, given)).mean()

    def _features(self, frames: Tensor, encoder: nn.Module, some: Tensor | None = None) -> Tensor:
        normal = ((frames - self.offset) / self.scale).flatten(0, 1)
        with networks_precision(self):
            features: Tensor = encoder(normal) if some is None else encoder(normal, some)
        return unhalved(features).view(*frames.shape[:2], -1)


def coarsened(frames: Tensor, side: int) -> Tensor:
    """Pictures (B, T, 3, H, W) averaged over squares of that side and drawn again at their size, linearly between."""
    if side == 1:
        return frames
    small = F.avg_pool2d(frames.flatten(0, 1), side)
    return F.interpolate(small, scale_factor=float(side), mode="bilinear", align_corners=False).view_as(frames)


def fused(frames: Gaussian) -> Gaussian:
    """The normalised product over time of Gaussians (B, T, S): precisions add, means are weighted by them; (B, S)."""
    precision = torch.exp(-frames.logvar)
    total = precision.sum(1)
    return Gaussian((precision * frames.mean).sum(1) / total, -torch.log(total))


def entropy(q: Gaussian) -> Tensor:
    """-E_q log q in nats, (B,): summed over all dimensions but the first."""
    return 0.5 * (q.logvar + math.log(2 * math.pi) + 1.0).flatten(1).sum(1)

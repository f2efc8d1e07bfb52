"""DSVAE, the disentangled sequential autoencoder (Li & Mandt 2018), for pictures and for spectra."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Generator, Tensor, nn

from core_models.distributed import all_identities, all_of, own, together
from core_models.distributions import draw, kl_gaussian, unhalved
from core_models.observation import (
    add_units,
    estimated_codes,
    estimated_frames,
    gaussian_distance,
    networks_precision,
    set_units,
)
from core_models.posteriors import DynamicPosterior, FramePosterior, PooledPosterior, StaticPosterior
from core_models.priors import LSTMPrior, shared_codes, static_divergence
from core_models.shapes import Places, ShapeDecoder, ShapePosterior, glimpses
from core_models.types import Batch, Block, Gaussian, Latents, Stage


class Inference(NamedTuple):
    """What one pass over a batch gives: frame features (B, T, F), both posteriors and a draw from each."""

    features: Tensor
    static: Gaussian
    dynamic: Gaussian
    drawn: Latents


Terms = Callable[["DSVAE", Batch], dict[str, Tensor]]
"""Loss terms of a batch, or figures to log."""


class DSVAE(nn.Module):
    """p(s) prod_t p(z_t | z_<t) p(x_t | s, z_t), with q(s | x_1:T) and q(z_1:T | x_1:T).

    Args:
        frame_encoder: (N, *frame_shape) -> (N, F).
        static_posterior, dynamic_posterior, prior: the three distributions.
        frame_decoder: (N, S + D) -> (N, *frame_shape).
        frame_shape: (3, 64, 64) or (bins,).
        sigma: standard deviation of p(x_t | s, z_t), in units of the frames (of their spread, for spectra).
        terms: the objective's terms, `elbo_terms` or one that adds to them.
        monitors: figures to log at validations; None for none.
        content_encoder: (N, F) -> (N, features) of frames less their mean over the window: what the dynamics are then
            read from in place of the frame encoder's features. Instance normalisation as in AdaIN-VC (Chou et al.
            2019), of the frames themselves, and without the variance, which speech needs for its contrast.
        individual: whether the static prior is the one that an individual's clips share (`static_divergence`).
        shares: whether clips of an individual are decoded from the mean of their static codes, so that a code has no
            use for what other clips of the individual have not.

    Attributes:
        precision: float32 or bfloat16, of the frame networks.
    """

    offset: Tensor
    scale: Tensor
    frame_codes = True

    def __init__(
        self,
        frame_encoder: nn.Module,
        static_posterior: StaticPosterior | PooledPosterior | ShapePosterior,
        dynamic_posterior: DynamicPosterior | FramePosterior,
        prior: LSTMPrior,
        frame_decoder: nn.Module,
        frame_shape: tuple[int, ...],
        sigma: float,
        terms: Terms,
        monitors: Terms | None = None,
        content_encoder: nn.Module | None = None,
        individual: bool = False,
        shares: bool = False,
    ) -> None:
        super().__init__()
        self.frame_encoder = frame_encoder
        self.content_encoder = content_encoder
        self.individual = individual
        self.shares = shares
        self.static_posterior = static_posterior
        self.dynamic_posterior = dynamic_posterior
        self.prior = prior
        self.frame_decoder = frame_decoder
        self.frame_shape = frame_shape
        self.sigma = sigma
        self.terms = terms
        self.figures = monitors
        self.precision = torch.float32
        add_units(self, frame_shape)

    def set_normalisation(self, offset: Tensor, scale: Tensor) -> None:
        """Store mean and spread (F,) of spectra or vectors, so that frames in and out keep their own units."""
        set_units(self, offset, scale)

    @property
    def places(self) -> Places | None:
        """Where the decoder lays shapes, which is what the static code is read from; None for whole pictures."""
        return self.frame_decoder.places if isinstance(self.frame_decoder, ShapeDecoder) else None

    def frame_features(self, frames: Tensor) -> Tensor:
        """(B, T, *frame_shape) -> (B, T, F); of shapes, what lies at their places is the end of F."""
        return self._read(frames)[0]

    def content_features(self, frames: Tensor, features: Tensor | None = None) -> Tensor:
        """What the dynamics of (B, T, *frame_shape) are read from, (B, T, F).

        Args:
            features: `frame_features(frames)` where they are at hand, so that they are not computed twice.
        """
        normal = (frames - self.offset) / self.scale
        if self.content_encoder is not None:
            return self._encoded(self.content_encoder, normal - normal.mean(1, keepdim=True))
        if features is None:
            return self._encoded(self.frame_encoder, normal)
        return features if self.places is None else features[..., : -self.places.pixels]

    def _read(self, frames: Tensor) -> tuple[Tensor, Gaussian]:
        """The frame features and q(z_1:T | x_1:T), in one pass: of shapes the features need where these are."""
        features = self._encoded(self.frame_encoder, (frames - self.offset) / self.scale)
        if self.places is None:
            return features, self.dynamic_posterior(self.content_features(frames, features))
        dynamic: Gaussian = self.dynamic_posterior(features)
        return torch.cat([features, glimpses(frames, dynamic.mean, self.places)], dim=-1), dynamic

    def _encoded(self, encoder: nn.Module, normal: Tensor) -> Tensor:
        B, T = normal.shape[:2]
        with networks_precision(self):
            features: Tensor = encoder(normal.flatten(0, 1))
        return unhalved(features).view(B, T, -1)

    def infer(self, frames: Tensor, noise: Generator | None = None) -> Inference:
        """Posteriors of (B, T, *frame_shape) and a draw from each."""
        features, dynamic = self._read(frames)
        static = self.static_posterior(features)
        return Inference(features, static, dynamic, Latents(draw(static, noise), draw(dynamic, noise)))

    def encode(self, frames: Tensor) -> Latents:
        """Posterior means of (B, T, *frame_shape): static (B, S), dynamic (B, T, D)."""
        features, dynamic = self._read(frames)
        return Latents(self.static_posterior(features).mean, dynamic.mean)

    def decode(self, latents: Latents) -> Tensor:
        """Means of p(x_t | s, z_t), (B, T, *frame_shape), float32."""
        B, T = latents.dynamic.shape[:2]
        static = latents.static[:, None].expand(-1, T, -1)
        both = torch.cat([static, latents.dynamic], dim=-1).flatten(0, 1)
        with networks_precision(self):
            frames: Tensor = self.frame_decoder(both)
        return unhalved(frames).view(B, T, *self.frame_shape) * self.scale + self.offset

    def sample_static(self, n: int, generator: Generator) -> Tensor:
        """s ~ N(0, I), (n, S); with the individuals' prior these are means of new individuals."""
        return torch.empty(n, self.static_posterior.latents, device=self.offset.device).normal_(generator=generator)

    def sample_dynamic(self, static: Tensor, length: int, generator: Generator) -> Tensor:
        """z_1:T from the learned prior, (B, length, D); independent of the static codes."""
        return self.prior.sample(len(static), length, generator)

    def losses(self, batch: Batch, step: int) -> dict[str, Tensor]:
        """The objective's terms, unweighted, in nats: summed over time and features, mean over the batch."""
        return self.terms(self, batch)

    def monitors(self, batch: Batch) -> dict[str, Tensor]:
        """Figures of the objective that are logged and not minimised."""
        return self.figures(self, batch) if self.figures else {}

    def stages(self, steps: int) -> tuple[Stage, ...]:
        """One: everything learns all the time."""
        return (Stage("all", (), steps),)

    def blocks(self) -> tuple[Block, ...]:
        """Static and dynamic, whole."""
        return Block("static", "static", 0, self.static_posterior.latents), Block(
            "dynamic", "dynamic", 0, self.prior.latents
        )

    def reconstruction(self, frames: Tensor, decoded: Tensor) -> Tensor:
        """-log p(x | s, z) less its constant, mean over the batch; spectra are compared in units of their spread."""
        return gaussian_distance(frames, decoded, self.scale, self.sigma)


def elbo_terms(model: DSVAE, batch: Batch) -> dict[str, Tensor]:
    """The negative ELBO in its three parts (Li & Mandt 2018, eq. 4)."""
    return elbo_of(model, batch, model.infer(batch.frames, batch.noise))


def elbo_of(model: DSVAE, batch: Batch, inferred: Inference) -> dict[str, Tensor]:
    """The three parts for posteriors at hand. KL of the dynamics: q's draw stands for z_<t in the prior."""
    prior = model.prior(inferred.drawn.dynamic)
    frames, share = estimated_frames(batch)
    static = inferred.drawn.static
    if model.shares and batch.identity is not None:
        static = own(shared_codes(*together(static), *together(batch.identity)))
    drawn = Latents(static, estimated_codes(batch, inferred.drawn.dynamic))
    posterior, individuals = inferred.static, None
    if model.individual:
        posterior, individuals = all_of(inferred.static), all_identities(batch.identity)
    return {
        "reconstruction": model.reconstruction(frames, model.decode(drawn)) / share,
        "kl_static": static_divergence(posterior, individuals),
        "kl_dynamic": kl_gaussian(inferred.dynamic, prior).mean(),
    }

"""Networks named for the posterior they give, from frame features (B, T, F)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from core_models.distributed import BatchNorm
from core_models.distributions import unhalved
from core_models.types import Gaussian

LOGVAR_RANGE = (-12.0, 8.0)


class GaussianHead(nn.Module):
    """Features -> a diagonal Gaussian. A plain affine map: published code bends the means through a LeakyReLU."""

    def __init__(self, features: int, latents: int) -> None:
        super().__init__()
        self.affine = nn.Linear(features, 2 * latents)

    def forward(self, features: Tensor) -> Gaussian:
        """Gaussian with parts (..., latents), in float32 where the features are in less."""
        mean, logvar = unhalved(self.affine(features)).chunk(2, dim=-1)
        return Gaussian(mean, logvar.clamp(*LOGVAR_RANGE))


class StaticPosterior(nn.Module):
    """q(s | x_1:T): both last states of a bidirectional LSTM (Li & Mandt 2018, section 4)."""

    def __init__(self, features: int, hidden: int, latents: int) -> None:
        super().__init__()
        self.latents = latents
        self.lstm = nn.LSTM(features, hidden, batch_first=True, bidirectional=True)
        self.head = GaussianHead(2 * hidden, latents)

    def forward(self, features: Tensor) -> Gaussian:
        """(B, T, F) -> Gaussian of (B, S)."""
        _, (last, _) = self.lstm(features)  # (2, B, hidden)
        posterior: Gaussian = self.head(torch.cat([last[0], last[1]], dim=-1))
        return posterior


class PooledPosterior(nn.Module):
    """q(s | x_1:T) from mean and standard deviation of the features over time, whatever their order.

    Last states of an LSTM remember the few voices they are trained on; statistics (as of x-vectors, Snyder et al. 2018)
    carry over to others. The means are normalised over the batch, after training by what all batches had (Zhu et al.
    2020): each dimension is centred and of one size, so that cosines of codes compare all of them.
    """

    def __init__(self, features: int, latents: int) -> None:
        super().__init__()
        self.latents = latents
        self.head = GaussianHead(2 * features, latents)
        self.normal = BatchNorm(latents, affine=False, momentum=0.02)

    def forward(self, features: Tensor) -> Gaussian:
        """(B, T, F) -> Gaussian of (B, S)."""
        spread = features.var(1, unbiased=False).add(1e-4).sqrt()
        mean, logvar = self.head(torch.cat([features.mean(1), spread], dim=-1))
        return Gaussian(self.normal(mean), logvar)


class FramePosterior(nn.Module):
    """q(z_t | x_t): of each frame by itself (the "factorised" posterior of Li & Mandt 2018, section 3)."""

    def __init__(self, features: int, hidden: int, latents: int) -> None:
        super().__init__()
        self.hidden = nn.Sequential(nn.Linear(features, hidden), nn.LeakyReLU(0.2))
        self.head = GaussianHead(hidden, latents)

    def forward(self, features: Tensor) -> Gaussian:
        """(B, T, F) -> Gaussian of (B, T, D)."""
        posterior: Gaussian = self.head(self.hidden(features))
        return posterior


class DynamicPosterior(nn.Module):
    """q(z_t | x_1:T) for every t: a bidirectional LSTM, then a forward LSTM (the "full" posterior, less its s).

    The posterior does not see s (Bai et al. 2021, eq. 3), so that dynamics can be read without an identity.
    """

    def __init__(self, features: int, hidden: int, latents: int) -> None:
        super().__init__()
        self.context = nn.LSTM(features, hidden, batch_first=True, bidirectional=True)
        self.forwards = nn.LSTM(2 * hidden, hidden, batch_first=True)
        self.head = GaussianHead(hidden, latents)

    def forward(self, features: Tensor) -> Gaussian:
        """(B, T, F) -> Gaussian of (B, T, D)."""
        context, _ = self.context(features)
        states, _ = self.forwards(context)
        posterior: Gaussian = self.head(states)
        return posterior

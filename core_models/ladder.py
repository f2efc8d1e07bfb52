"""FAVAE's ladder (Yamada et al. 2020, section 4): posteriors of whole clips at ever coarser time, and the way back.

A rung is a few time convolutions, the first of which strides. Latents of a rung are read off all of its features, so
that they are codes of the clip and not of a moment; what sets rungs apart is how much the time below them was pooled.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import torch
from torch import Tensor, nn

from core_models.distributed import BatchNorm
from core_models.distributions import unhalved
from core_models.posteriors import GaussianHead
from core_models.types import Gaussian

SLOPE = 0.01


def rung_lengths(length: int, strides: Sequence[int]) -> list[int]:
    """Frames below the ladder and steps of time at each rung, from the lower: each the one before / stride, up."""
    lengths = [length]
    for stride in strides:
        lengths.append(-(-lengths[-1] // stride))
    return lengths


class LadderEncoder(nn.Module):
    """q(z_l | x_1:T) of every rung l: (B, F, T) features -> Gaussians of (B, rungs[l]).

    Args:
        features: F.
        length: T.
        rungs: latents of each rung, from the lower.
        channels: width of the convolutions.
        convolutions: of a rung.
        strides: of each rung's first convolution.
    """

    def __init__(
        self, features: int, length: int, rungs: Sequence[int], channels: int, convolutions: int, strides: Sequence[int]
    ) -> None:
        super().__init__()
        lengths = rung_lengths(length, strides)
        widths = [features] + [channels] * (len(rungs) - 1)
        downs = zip(widths, strides, strict=True)
        self.rungs = nn.ModuleList(_down(width, channels, convolutions, stride) for width, stride in downs)
        heads = [GaussianHead(channels * steps, n) for steps, n in zip(lengths[1:], rungs, strict=True)]
        self.heads = nn.ModuleList(heads)

    def forward(self, features: Tensor) -> list[Gaussian]:
        """One Gaussian a rung, from the lower."""
        posteriors = []
        for rung, head in zip(self.rungs, self.heads, strict=True):
            features = rung(features)
            posteriors.append(cast(Gaussian, head(unhalved(features).flatten(1))))
        return posteriors


class LadderDecoder(nn.Module):
    """The mirror, from the upper rung down: latents (B, sum of rungs), the lower rung's first -> (B, F, T) features.

    Each rung adds what its latents say, through a gate that the latents open themselves, to what came from above.
    """

    def __init__(
        self, features: int, length: int, rungs: Sequence[int], channels: int, convolutions: int, strides: Sequence[int]
    ) -> None:
        super().__init__()
        self.sizes = list(rungs)
        self.lengths = rung_lengths(length, strides)
        self.channels = channels
        spread = [channels * steps for steps in self.lengths[1:]]
        self.says = nn.ModuleList(nn.Linear(n, size) for n, size in zip(rungs, spread, strict=True))
        self.gates = nn.ModuleList(nn.Linear(n, size) for n, size in zip(rungs, spread, strict=True))
        self.rungs = nn.ModuleList(
            _up(channels, channels, convolutions, stride, shorter, longer)
            for (longer, shorter), stride in zip(pairwise(self.lengths), strides, strict=True)
        )
        self.last = nn.Conv1d(channels, features, 3, padding=1)

    def forward(self, latents: Tensor) -> Tensor:
        """Features (B, F, T) of (B, sum of rungs)."""
        hidden: Tensor | None = None
        codes = torch.split(latents, self.sizes, dim=1)
        for level in reversed(range(len(self.sizes))):
            said = self.says[level](codes[level]) * self.gates[level](codes[level]).sigmoid()
            said = said.view(len(latents), self.channels, self.lengths[level + 1])
            hidden = self.rungs[level](said if hidden is None else hidden + said)
        features: Tensor = self.last(hidden)
        return features


def _down(before: int, after: int, convolutions: int, stride: int) -> nn.Sequential:
    """T steps -> T / stride, rounded up."""
    layers = [nn.Conv1d(before, after, 2 * stride + 1, stride, stride, bias=False), *_bent(after)]
    for _ in range(convolutions - 1):
        layers += [nn.Conv1d(after, after, 3, padding=1, bias=False), *_bent(after)]
    return nn.Sequential(*layers)


def _up(before: int, after: int, convolutions: int, stride: int, shorter: int, longer: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for _ in range(convolutions - 1):
        layers += [nn.Conv1d(before, before, 3, padding=1, bias=False), *_bent(before)]
    missing = longer - ((shorter - 1) * stride + 1)
    layers += [nn.ConvTranspose1d(before, after, 2 * stride + 1, stride, stride, missing, bias=False), *_bent(after)]
    return nn.Sequential(*layers)


def _bent(channels: int) -> tuple[nn.Module, nn.Module]:
    return BatchNorm(channels), nn.LeakyReLU(SLOPE)

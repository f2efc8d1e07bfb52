"""The numbers in which clips differ most, and a clip with some of them moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from app.braiding import rendered
from app.latent_map import LatentMap, largest_spread
from core_models.store import StoredModel
from core_models.types import Latents, device_of

if TYPE_CHECKING:
    from app.pipeline import OnProgress
    from media_io.clip import Clip

REACH = 3.0
"""Spreads to either side of the mean that a number is moved to."""


@dataclass(frozen=True)
class Number:
    """One number of a code.

    Attributes:
        block: the model's block that it is in.
        part: "static" or "dynamic".
        place: which number of the part, from 0.
        within: which number of the block, from 0.
        mean, spread: over the clips; of dynamics over all their frames.
    """

    block: str
    part: str
    place: int
    within: int
    mean: float
    spread: float

    @property
    def low(self) -> float:
        """The end of its range below."""
        return self.mean - REACH * self.spread

    @property
    def high(self) -> float:
        """The end of its range above."""
        return self.mean + REACH * self.spread


def widest(found: LatentMap, count: int = 8) -> list[Number]:
    """The numbers with the largest spread over the clips, half of them static, the first of each part with the most."""
    numbers = []
    half = count // 2 if found.static.shape[1] else 0
    for part, codes, most in (
        ("static", found.static, half),
        ("dynamic", np.concatenate(found.dynamic), count - half),
    ):
        mean, spread = codes.mean(0), codes.std(0)
        for place in largest_spread(codes, most):
            block = next(one for one in found.blocks if one.part == part and one.start <= place < one.stop)
            numbers.append(
                Number(block.name, part, place, place - block.start, float(mean[place]), float(spread[place]))
            )
    return numbers


def value_of(found: LatentMap, clip: int, number: Number) -> float:
    """What a clip has in a number; of dynamics the mean over its frames."""
    codes = found.static[clip] if number.part == "static" else found.dynamic[clip].mean(0)
    return float(codes[number.place])


@torch.inference_mode()
def moved(
    stored: StoredModel, found: LatentMap, clip: int, values: Mapping[Number, float], progress: OnProgress
) -> Clip:
    """A clip with some of its numbers at other values; a number of the dynamics keeps its movement about its mean."""
    static, dynamic = found.static[clip].copy(), found.dynamic[clip].copy()
    for number, value in values.items():
        if number.part == "static":
            static[number.place] = value
        else:
            dynamic[:, number.place] += value - dynamic[:, number.place].mean()
    device = device_of(stored.model)
    latents = Latents(torch.from_numpy(static)[None].to(device), torch.from_numpy(dynamic)[None].to(device))
    return rendered(stored, latents, found.items[clip].clip, progress)

"""The numbers in which clips differ most, and where each clip stands in them."""

from __future__ import annotations

import numpy as np

from app.code_numbers import Range
from app.latent_map import LatentMap, largest_spread


def widest(found: LatentMap, count: int = 8) -> list[Range]:
    """The numbers with the largest spread over the clips, half of them static, the first of each part with the most.

    Of dynamics the spread is over all frames of the clips.
    """
    numbers = []
    half = count // 2 if found.static.shape[1] else 0
    for part, codes, most in (
        ("static", found.static, half),
        ("dynamic", np.concatenate(found.dynamic), count - half),
    ):
        mean, spread = codes.mean(0), codes.std(0)
        for place in largest_spread(codes, most):
            block = next(one for one in found.blocks if one.part == part and one.start <= place < one.stop)
            wide = float(spread[place])
            numbers.append(Range(block.name, place - block.start, float(mean[place]), wide, wide**2))
    return numbers


def value_of(found: LatentMap, clip: int, number: Range) -> float:
    """What a clip has in a number; of dynamics the mean over its frames."""
    block = next(one for one in found.blocks if one.name == number.block)
    codes = found.static[clip] if block.part == "static" else found.dynamic[clip].mean(0)
    return float(codes[block.start + number.number])

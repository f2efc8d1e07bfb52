"""Anti-aliased shapes drawn from formulas: the share of each pixel that a shape covers."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]
Points = NDArray[np.float64]
Inside = Callable[[Points, Points], NDArray[np.bool_]]
"""Whether points lie in a shape of radius 1 that looks up (y grows downwards)."""

SUPERSAMPLING = 8
_CHUNK = 256


def _square(x: Points, y: Points) -> NDArray[np.bool_]:
    return np.asarray(np.maximum(np.abs(x), np.abs(y)) <= 0.5**0.5)


def _ellipse(x: Points, y: Points) -> NDArray[np.bool_]:
    return np.asarray((x / 0.5) ** 2 + y**2 <= 1)


def _heart(x: Points, y: Points) -> NDArray[np.bool_]:
    """The sextic (u² + v² - 1)³ <= u² v³, shifted and scaled into the unit circle."""
    u, v = 1.26 * x, 0.25 - 1.26 * y
    return np.asarray((u**2 + v**2 - 1) ** 3 <= u**2 * v**3)


SHAPES: dict[str, Inside] = {"square": _square, "ellipse": _ellipse, "heart": _heart}


@functools.lru_cache(maxsize=2048)
def shape_mask(shape: str, radius: float, turn: float, width: int) -> Mask:
    """Coverage of the pixels of a square patch by a shape at its centre.

    Args:
        shape: one of SHAPES.
        radius: of the circle around the shape, pixels.
        turn: radians, clockwise.
        width: of the patch, pixels.

    Returns:
        uint8 (width, width), 255 where a pixel is covered, from the count of 8 x 8 points a pixel. It is kept, so it
        must not be written to.
    """
    fine = width * SUPERSAMPLING
    at = ((np.arange(fine) + 0.5) / SUPERSAMPLING - width / 2) / radius
    x, y = at[None, :], at[:, None]
    cosine, sine = np.cos(turn), np.sin(turn)
    inside = SHAPES[shape](cosine * x + sine * y, cosine * y - sine * x)
    share = inside.reshape(width, SUPERSAMPLING, width, SUPERSAMPLING).mean(axis=(1, 3))
    mask: Mask = np.rint(255 * share).astype(np.uint8)
    mask.flags.writeable = False
    return mask


def halved(frames: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Frames (N, ..., H, W, 3) at half their height and width: each pixel the mean of four."""
    height, width = frames.shape[-3] // 2, frames.shape[-2] // 2
    small = np.empty((*frames.shape[:-3], height, width, frames.shape[-1]), np.uint8)
    for first in range(0, len(frames), _CHUNK):  # bounds the memory
        some = frames[first : first + _CHUNK]
        total = np.zeros((*some.shape[:-3], height, width, some.shape[-1]), np.uint16)
        for row, column in itertools.product((0, 1), repeat=2):
            total += some[..., row::2, column::2, :]
        small[first : first + _CHUNK] = (total + 2) // 4
    return small

"""Pictures of single digits: those of MNIST from IDX files, or drawn ones where there are none."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.idx import read_idx
from media_io.labelled import check_split

SIDE = 28
TRAIN, TEST = 8_000, 2_000

Curve = NDArray[np.float64]
"""Points (P, 2) of a stroke, x to the right and y down, in a unit square."""

_STEM = "t10k"
_FINE = 4  # drawn this many times larger
_FRACTION = 4  # bits of a pixel that cv2 keeps of a coordinate
_BOX = 20.0  # height of a digit, as MNIST's are


@dataclass(frozen=True, eq=False)
class Digits:
    """Pictures of digits.

    Attributes:
        images: uint8 (N, 28, 28), white on black.
        labels: int64 (N,), 0 to 9.

    Raises:
        MediaError: other shapes, different numbers of pictures and labels, or labels that are no digits.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]

    def __post_init__(self) -> None:
        remedy = "Give one label from 0 to 9 for each picture."
        if self.images.shape[1:] != (SIDE, SIDE):
            raise MediaError(None, f"digits are {self.images.shape}, not (N, {SIDE}, {SIDE})", remedy)
        if len(self.images) != len(self.labels):
            raise MediaError(None, f"{len(self.images)} pictures of digits with {len(self.labels)} labels", remedy)
        if self.labels.size and not 0 <= self.labels.min() <= self.labels.max() <= 9:
            raise MediaError(None, f"labels run from {self.labels.min()} to {self.labels.max()}", remedy)


def read_digits(folder: Path, split: str) -> Digits:
    """The digits of a part: of the 10,000 test digits of MNIST the first 8,000 for training, the last 2,000 for tests.

    Args:
        folder: with t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, each perhaps with .gz behind it.
        split: "train" or "test".

    Raises:
        MediaError: an unknown split, files that are missing or broken, or fewer digits.
    """
    check_split("the digits", split)
    images = read_idx(_found(folder, f"{_STEM}-images-idx3-ubyte"), 3)
    labels = read_idx(_found(folder, f"{_STEM}-labels-idx1-ubyte"), 1).astype(np.int64)
    if len(images) < TRAIN + TEST:
        raise MediaError(folder, f"{len(images)} digits, not {TRAIN + TEST}", "Put MNIST's test digits there.")
    part = slice(TRAIN) if split == "train" else slice(TRAIN, TRAIN + TEST)
    if len(images) != len(labels):
        cause = f"there are {len(images)} pictures of digits and {len(labels)} labels"
        raise MediaError(folder, cause, "Put the two files of one set there.")
    return Digits(images[part], labels[part])


def _found(folder: Path, name: str) -> Path:
    for path in (folder / f"{name}.gz", folder / name):
        if path.is_file():
            return path
    raise MediaError(folder / name, "this file of digits is missing", f"Put {name} or {name}.gz there.")


@functools.lru_cache(maxsize=4)
def drawn_digits(split: str, seed: int = 0) -> Digits:
    """As many drawn digits as MNIST gives a part; the parts share none. Raises MediaError for an unknown split."""
    check_split("the digits", split)
    return draw_digits(TRAIN, seed) if split == "train" else draw_digits(TEST, seed, first=TRAIN)


def draw_digits(n: int, seed: int, first: int = 0) -> Digits:
    """Draw digits with a round pen, each in one of its styles, of random slant, turn, width, bend and thickness.

    Args:
        n: number of digits.
        seed: digit k of a seed is always the same.
        first: the number of the first digit to draw.

    Returns:
        n digits; digit k shows k modulo 10.
    """
    numbers = np.arange(first, first + n)
    images = np.empty((n, SIDE, SIDE), np.uint8)
    for place, k in enumerate(numbers):
        images[place] = _drawn(int(k % 10), np.random.default_rng([seed, int(k)]))
    return Digits(images, numbers % 10)


def _drawn(digit: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    styles = _STYLES[digit]
    curves = styles[rng.integers(len(styles))]
    thickness = rng.uniform(1.9, 3.4)
    points = _deformed(np.concatenate(curves), rng)
    points += SIDE / 2 - (points.max(axis=0) + points.min(axis=0)) / 2 + rng.uniform(-1, 1, 2)
    ends = np.cumsum([len(curve) for curve in curves])[:-1]
    fixed = np.rint(((points * _FINE) - 0.5) * 2**_FRACTION).astype(np.int32)
    canvas = np.zeros((SIDE * _FINE, SIDE * _FINE), np.uint8)
    pen = max(1, round(thickness * _FINE))
    cv2.polylines(canvas, np.split(fixed, ends), False, 255, pen, cv2.LINE_8, _FRACTION)
    return np.asarray(cv2.resize(canvas, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)


def _deformed(points: Curve, rng: np.random.Generator) -> Curve:
    """Bend, slant and turn the strokes of a digit, and bring them to pixels, about 20 high."""
    at = points - 0.5
    bend, phase = rng.normal(0, 0.025, (2, 2)), rng.uniform(0, 2 * np.pi, (2, 2))
    at = at + bend[0] * np.sin(2 * np.pi * at[:, ::-1] + phase[0]) + bend[1] * np.sin(np.pi * at + phase[1])
    slant, turn = rng.normal(0.1, 0.14), rng.normal(0, 0.06)
    at[:, 0] -= slant * at[:, 1]
    cosine, sine = np.cos(turn), np.sin(turn)
    at = at @ np.array([[cosine, sine], [-sine, cosine]])
    scale = _BOX * rng.uniform(0.85, 1.0) * np.array([rng.uniform(0.85, 1.1), 1.0])
    return np.asarray(at * scale)


def _line(*points: tuple[float, float]) -> Curve:
    """A stroke along straight pieces, with points close enough to bend."""
    corners = np.array(points)
    pieces = [np.linspace(a, b, 5) for a, b in itertools.pairwise(corners)]
    return np.concatenate(pieces)


def _arc(x: float, y: float, rx: float, ry: float, begin: float, end: float) -> Curve:
    """A part of an ellipse; degrees, 0 to the right and 90 down."""
    angle = np.radians(np.linspace(begin, end, 16))
    return np.stack([x + rx * np.cos(angle), y + ry * np.sin(angle)], axis=1)


def _joined(*curves: Curve) -> Curve:
    return np.concatenate(curves)


# The styles of each digit, each a list of strokes.
_STYLES: tuple[tuple[list[Curve], ...], ...] = (
    (
        [_arc(0.5, 0.5, 0.30, 0.5, -90, 270)],
        [_arc(0.5, 0.5, 0.40, 0.47, -110, 250)],
        [_arc(0.5, 0.5, 0.22, 0.5, -60, 285)],
    ),
    (
        [_line((0.5, 0.0), (0.5, 1.0))],
        [_line((0.32, 0.2), (0.52, 0.0), (0.52, 1.0))],
        [_line((0.3, 0.22), (0.5, 0.0), (0.5, 1.0)), _line((0.28, 1.0), (0.72, 1.0))],
    ),
    (
        [_joined(_arc(0.5, 0.28, 0.3, 0.28, 190, 370), _line((0.8, 0.33), (0.2, 1.0), (0.82, 1.0)))],
        [
            _joined(
                _arc(0.48, 0.28, 0.3, 0.28, 200, 400),
                _line((0.7, 0.48), (0.2, 0.95)),
                _arc(0.32, 0.9, 0.1, 0.08, 160, -60),
                _line((0.4, 0.9), (0.6, 1.0), (0.85, 0.93)),
            )
        ],
    ),
    (
        [_joined(_arc(0.47, 0.25, 0.28, 0.25, 200, 440), _arc(0.47, 0.75, 0.33, 0.25, -80, 160))],
        [_joined(_line((0.2, 0.0), (0.78, 0.0), (0.45, 0.42)), _arc(0.45, 0.71, 0.33, 0.29, -90, 150))],
    ),
    (
        [_line((0.28, 0.0), (0.18, 0.58), (0.85, 0.58)), _line((0.7, 0.1), (0.66, 1.0))],
        [_line((0.85, 0.66), (0.12, 0.66), (0.64, 0.0), (0.64, 1.0))],
    ),
    (
        [_joined(_line((0.8, 0.0), (0.3, 0.0), (0.25, 0.45)), _arc(0.45, 0.69, 0.34, 0.31, -115, 140))],
        [
            _joined(_line((0.3, 0.02), (0.28, 0.42)), _arc(0.46, 0.68, 0.32, 0.32, -110, 150)),
            _line((0.3, 0.02), (0.85, 0.0)),
        ],
    ),
    (
        [_joined(_arc(0.75, 0.62, 0.52, 0.62, 262, 180), _arc(0.51, 0.71, 0.28, 0.29, 180, -180))],
        [_joined(_line((0.62, 0.0), (0.27, 0.6)), _arc(0.5, 0.72, 0.26, 0.27, 200, -170))],
    ),
    (
        [_line((0.18, 0.0), (0.82, 0.0), (0.42, 1.0))],
        [_line((0.18, 0.05), (0.82, 0.0), (0.45, 1.0)), _line((0.35, 0.5), (0.8, 0.48))],
        [_line((0.16, 0.18), (0.18, 0.02), (0.84, 0.0), (0.52, 0.5), (0.45, 1.0))],
    ),
    (
        [_arc(0.5, 0.25, 0.25, 0.25, 90, 450), _arc(0.5, 0.75, 0.31, 0.25, -90, 270)],
        [
            _joined(
                _arc(0.5, 0.24, 0.27, 0.24, 0, -270),
                _arc(0.5, 0.74, 0.28, 0.26, -90, 150),
                _line((0.25, 0.86), (0.74, 0.16)),
            )
        ],
    ),
    (
        [_arc(0.48, 0.28, 0.28, 0.28, 0, -360), _line((0.76, 0.28), (0.68, 1.0))],
        [
            _joined(
                _arc(0.49, 0.28, 0.27, 0.28, 0, -360),
                _line((0.76, 0.28), (0.76, 0.65)),
                _arc(0.48, 0.65, 0.28, 0.35, 0, 130),
            )
        ],
    ),
)

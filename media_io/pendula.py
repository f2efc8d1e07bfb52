"""Swinging pendula in seven colours and at two speeds, as VDSM learns from them (Vowels et al. 2021).

A coloured bob on a grey rod hangs from the top of the picture and swings without friction: the angle is
A sin(2 pi (t / period + phase)). What the paper leaves open is chosen here: the colours, A = 0.6 radians for all,
periods of 24 and 12 frames, and a start in any quarter of the swing, up to a twelfth of the swing away from the
quarter's middle, so that side and way can be read off the first frames. The identity is the colour.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from media_io.labelled import LabelledClips, Plan, check_request

SIZE = 64
COLOURS = {
    "red": (225, 50, 45),
    "orange": (245, 150, 40),
    "yellow": (240, 225, 70),
    "green": (60, 185, 75),
    "cyan": (70, 210, 225),
    "blue": (60, 90, 225),
    "violet": (165, 75, 210),
}
PERIODS = {"slow": 24, "fast": 12}
STARTS = ("right, going out", "right, coming in", "left, going out", "left, coming in")
"""The quarters of the swing from the middle on; right and left as one sees them."""

_SWING = 0.6  # radians to either side
_PIVOT = (32.0, 6.0)
_LENGTH, _BOB, _ROD = 42.0, 7.0, 0.9  # pixels: of the rod, and the radii of bob and rod
_GREY = (150, 150, 150)
_ANGLES = 512  # a bob moves by less than a tenth of a pixel from one of these angles to the next


def generate(n: int, seed: int, *, length: int = 16) -> LabelledClips:
    """All clips of a `plan`, whose arguments these are. Raises MediaError."""
    return plan(n, seed, length=length).drawn()


def plan(n: int, seed: int, *, length: int = 16) -> Plan:
    """Clips of pendula of any colour, speed and start, all equally likely.

    Args:
        n: number of clips, 0 or more.
        seed: 0 or more; the same seed gives the same clips.
        length: T, frames of a clip; any, since a pendulum swings on.

    Returns:
        uint8 (n, T, 64, 64, 3) with the static factor colour and the dynamic factors speed and start.

    Raises:
        MediaError: a negative number of clips, or no frames.
    """
    check_request("pendula", n, length)
    rng = np.random.default_rng(seed)
    labels = {
        "colour": rng.integers(len(COLOURS), size=n),
        "speed": rng.integers(len(PERIODS), size=n),
        "start": rng.integers(len(STARTS), size=n),
    }
    phase = (labels["start"] + 0.5) / 4 + rng.uniform(-1 / 12, 1 / 12, n)
    classes = {"colour": tuple(COLOURS), "speed": tuple(PERIODS), "start": STARTS}
    rod, bob = _covers()

    @cache
    def pictures(colour: int) -> NDArray[np.uint8]:
        return _coloured(rod, bob, tuple(COLOURS.values())[colour])

    def draw(part: slice) -> LabelledClips:
        some = {factor: values[part] for factor, values in labels.items()}
        frames = _frames(pictures, some["colour"], angles(some["speed"], phase[part], length))
        return LabelledClips(frames, some, classes, ("colour",), ("speed", "start"), some["colour"].copy())

    return Plan(labels["colour"], draw)


def _frames(
    pictures: Callable[[int], NDArray[np.uint8]], colours: NDArray[np.int64], angle: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """Frames (N, T, 64, 64, 3) of pendula of colours (N,) at angles (N, T), of a colour's pictures at all angles."""
    rows = np.rint((angle / _SWING + 1) / 2 * (_ANGLES - 1)).astype(np.int64)
    frames = np.empty((*rows.shape, SIZE, SIZE, 3), np.uint8)
    for colour in np.unique(colours).tolist():
        chosen = np.flatnonzero(colours == colour)
        frames[chosen] = pictures(colour)[rows[chosen]]
    return frames


def angles(speed: NDArray[np.int64], phase: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """Angles float64 (N, T), radians from hanging down, to the right above 0.

    Args:
        speed: (N,), indices into PERIODS.
        phase: (N,), in the first frame, as a share of the swing; 0 is the middle on the way to the right.
        length: T.
    """
    period = np.array(list(PERIODS.values()), np.float64)[speed]
    swing: NDArray[np.float64] = np.sin(2 * np.pi * (np.arange(length) / period[:, None] + phase[:, None]))
    return _SWING * swing


def _covers() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The shares of pixels that rod and bob cover, float32 (512, 64, 64) each, for angles from left to right.

    The distance to a shape's edge, in pixels and cut to half a pixel on either side, is its coverage.
    """
    turn = np.linspace(-_SWING, _SWING, _ANGLES, dtype=np.float32)[:, None, None]
    at = np.arange(SIZE, dtype=np.float32) + 0.5
    x, y = at[None, None, :] - _PIVOT[0], at[None, :, None] - _PIVOT[1]
    along = x * np.sin(turn) + y * np.cos(turn)
    across = x * np.cos(turn) - y * np.sin(turn)
    beyond = along - np.clip(along, 0, _LENGTH)
    rod, bob = _ROD - np.hypot(beyond, across), _BOB - np.hypot(along - _LENGTH, across)
    return np.asarray(np.clip(0.5 + rod, 0, 1), np.float32), np.asarray(np.clip(0.5 + bob, 0, 1), np.float32)


def _coloured(rod: NDArray[np.float32], bob: NDArray[np.float32], hue: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Pictures uint8 (512, 64, 64, 3): the bob over the rod over black."""
    pictures = np.empty((*bob.shape, 3), np.uint8)
    for channel in range(3):
        value = bob * hue[channel] + (1 - bob) * rod * _GREY[channel]
        pictures[..., channel] = np.rint(value)
    return pictures

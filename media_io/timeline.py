"""Constant frame rates out of time stamps: which rate, how many frames, and which picture belongs into which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.float64]

_TIE = 1e-9
"""Seconds that separate "before" from "at the same time" after rounding in float64."""

_FINEST = 2**24
_GIF_FASTEST = 50
"""Frames a second that browsers show at most in a gif: delays below 2/100 s are not kept."""

_SNAP = 0.02
"""Seconds that sound may lead the picture and still count as starting with it (codecs' priming, rounded stamps)."""


@dataclass(frozen=True)
class Grid:
    """Evenly spaced frames.

    Attributes:
        start: time of the first frame, seconds on the file's own clock.
        rate: frames a second.
        count: frames.
    """

    start: float
    rate: Fraction
    count: int

    def middle(self, k: int) -> float:
        """The time half a frame after frame k: a picture that appears before it is shown in frame k."""
        return self.start + float((k + Fraction(1, 2)) / self.rate)


def steady_rate(times: Seconds, candidates: Sequence[Fraction]) -> Fraction | None:
    """The first rate at which every time stamp lies within a quarter of a frame of an even grid, or None."""
    steps = np.arange(len(times))
    for rate in candidates:
        if np.abs(times - times[0] - steps / float(rate)).max() <= 0.25 / float(rate):
            return rate
    return None


def average_rate(times: Seconds, end: float) -> Fraction:
    """Pictures over seconds, as a fraction with a denominator of at most 1001."""
    return Fraction(len(times) / max(end - times[0], _TIE)).limit_denominator(1001) or Fraction(1, 1001)


def gif_rate(times: Seconds, end: float) -> Fraction:
    """A rate at which no picture of a gif is lost and its delays are kept.

    The delays are whole hundredths of a second. Equal ones give the exact rate; so do those that a constant rate has
    after rounding (3, 3, 4: 30 frames a second). Others become multiples of their greatest common divisor; where that
    is faster than a gif can be shown, of the shortest delay, and each picture lies within half of it.
    """
    delays = np.maximum(np.rint(np.diff([*times, end]) * 100).astype(np.int64), 2)
    divisor, shortest = int(np.gcd.reduce(delays)), int(delays.min())
    if shortest == delays.max():
        return Fraction(100, shortest)
    rounded = _rounded_rate(np.cumsum(delays) / 100)
    if rounded is not None:
        return rounded
    return Fraction(100, divisor if _GIF_FASTEST * divisor >= 100 else shortest)


def _rounded_rate(stamps: Seconds) -> Fraction | None:
    """The simplest rate whose frames 1, 2, ... have these times after rounding to hundredths of a second, or None."""
    steps = np.arange(1, len(stamps) + 1)
    half = 0.005 + _TIE  # a time that lies half way may have been rounded up or down
    low, high = (steps / (stamps + half)).max(), (steps / (stamps - half)).min()
    for denominator in range(1, 1002) if low < high else ():
        numerator = int(np.floor(high * denominator))
        if numerator > low * denominator:
            return Fraction(numerator, denominator)
    return None


def lead_frames(picture_start: float, sound_start: float | None, rate: Fraction) -> int:
    """Frames by which the sound starts before the picture, rounded up; a lead of up to 20 ms is none."""
    if sound_start is None or picture_start - sound_start <= _SNAP:
        return 0
    return int(np.ceil((picture_start - sound_start) * float(rate) - 1e-6))


def even_grid(times: Seconds, end: float, rate: Fraction, sound_start: float | None) -> Grid:
    """The grid that begins with the first picture or sound and ends with the last picture.

    Half a frame at the end counts as a whole one: it may be all that the last picture has.
    """
    lead = lead_frames(float(times[0]), sound_start, rate)
    start = float(times[0]) - float(lead / rate)
    return Grid(start, rate, max(1, int(np.floor((end - start) * float(rate) + 0.5 + 1e-6))))


def resampled(count: int, ratio: Fraction) -> NDArray[np.int64]:
    """Indices that take `count` frames to another rate, exactly where the ratio is one of numbers up to 2^24.

    Args:
        count: frames there are.
        ratio: old rate over new rate.

    Returns:
        int64 (max(1, round(count / ratio)),), rising, from the frames there are.
    """
    if max(ratio.numerator, ratio.denominator) > _FINEST:  # beyond it the products below would not fit into 64 bits
        ratio = ratio.limit_denominator(_FINEST)
    steps = np.arange(max(1, round(count / ratio)), dtype=np.int64)
    indices = ((2 * steps + 1) * ratio.numerator - 1) // (2 * ratio.denominator)
    return np.minimum(indices, count - 1)

"""Measures of converted speech, in NumPy alone: distortion, pitch, spectral distance, STOI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core_models.errors import ModelError

Array = NDArray[np.float64]
Floats = NDArray[np.floating[Any]]

DECIBEL = float(np.log(10) / 20)
"""One dB in nats of magnitude."""
COEFFICIENTS = 24
"""Mel-cepstra that a distortion compares, from 1; coefficient 0 is the level."""
RANGE_DB = 40.0
"""What lies so far below the loudest frame of a recording is not speech."""


@dataclass(frozen=True)
class PitchError:
    """How far a pitch is from what was wanted.

    Attributes:
        semitones: mean absolute difference over the frames that are voiced in both; NaN where there are none.
        one_voiced: share of all frames in which one is voiced and the other not.
    """

    semitones: float
    one_voiced: float


def dtw(costs: Floats) -> NDArray[np.int64]:
    """The cheapest path from the first to the last pair of frames; steps (1, 1), (1, 0) and (0, 1), none weighted.

    Anti-diagonals are computed whole: their cells depend on the two before alone.

    Args:
        costs: (n, m), finite.

    Returns:
        int64 (L, 2), pairs of rows and columns; a diagonal step wins a tie.

    Raises:
        ModelError: no costs, or some that are not finite.
    """
    n, m = costs.shape
    if not n or not m or not np.isfinite(costs).all():
        raise ModelError(f"{n} x {m} costs cannot be aligned, or hold values that are not finite. Give speech in both.")
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0
    for diagonal in range(2, n + m + 1):
        i = np.arange(max(1, diagonal - m), min(n, diagonal - 1) + 1)
        j = diagonal - i
        before = np.minimum(np.minimum(total[i - 1, j], total[i, j - 1]), total[i - 1, j - 1])
        total[i, j] = costs[i - 1, j - 1] + before
    return _traced(total)


def _traced(total: Array) -> NDArray[np.int64]:
    i, j = total.shape[0] - 1, total.shape[1] - 1
    path = []
    while i and j:
        path.append((i - 1, j - 1))
        step = int(np.argmin((total[i - 1, j - 1], total[i - 1, j], total[i, j - 1])))
        i, j = i - (step != 2), j - (step != 1)
    return np.array(path[::-1], dtype=np.int64)


def loud(cepstra: Floats, range_db: float = RANGE_DB, loudest: float | None = None) -> NDArray[np.bool_]:
    """Which frames (T,) of mel-cepstra (T, K) are at most `range_db` below the loudest, or the level of `loudest`.

    Raises:
        ModelError: no frames.
    """
    if not len(cepstra):
        raise ModelError("there are no frames to tell speech from silence in. Give a longer recording.")
    level = cepstra[:, 0]
    found: NDArray[np.bool_] = level >= (level.max() if loudest is None else loudest) - range_db * DECIBEL
    return found


def spoken(cepstra: Floats) -> Floats:
    """The frames from the first to the last loud one: mel-cepstra (T, K) without the silence at their ends."""
    places = np.flatnonzero(loud(cepstra))
    return cepstra[places[0] : places[-1] + 1]


def mel_cepstral_distortion(a: Floats, b: Floats) -> float:
    """10 / ln 10 sqrt(2 sum_{1..24} (a - b)^2) in dB, mean over the path of `dtw` (Kubichek 1993).

    Args:
        a, b: mel-cepstra (T, K) of the natural-log magnitude every 10 ms, K of 25 or more; coefficient 0 is the level,
            which is not compared, and the silence at both ends of each is cut away.

    Raises:
        ModelError: fewer than 25 coefficients, no frames, or values that are not finite.
    """
    if min(a.shape[1], b.shape[1]) <= COEFFICIENTS:
        both = f"{a.shape[1]} and {b.shape[1]} mel-cepstra"
        raise ModelError(f"{both} where a distortion compares {COEFFICIENTS} after the level. Give at least 25.")
    x, y = (spoken(frames)[:, 1 : COEFFICIENTS + 1].astype(np.float64) for frames in (a, b))
    # As a product of matrices: an hour against an hour would not fit as differences of frames.
    squares = np.square(x).sum(1)[:, None] + np.square(y).sum(1) - 2 * x @ y.T
    costs = 10 / np.log(10) * np.sqrt(2 * np.maximum(squares, 0))
    path = dtw(costs)
    return float(costs[path[:, 0], path[:, 1]].mean())


def f0_error(f0: Floats, wanted: Floats) -> PitchError:
    """Compare two pitches (T,) in Hz, 0 where unvoiced.

    Raises:
        ModelError: pitches of another number of frames, or of none.
    """
    if f0.shape != wanted.shape or not len(f0):
        raise ModelError(f"{len(f0)} frames of pitch, {len(wanted)} were wanted. Compare recordings of equal length.")
    voiced, asked = f0 > 0, wanted > 0
    both = voiced & asked
    apart = 12 * np.abs(np.log2(f0[both] / wanted[both]))
    return PitchError(float(apart.mean()) if both.any() else float("nan"), float((voiced != asked).mean()))


def log_spectral_distance(clean: Floats, other: Floats, range_db: float = 60.0) -> float:
    """Mean over frames of the root mean square over frequency of the difference of levels, in dB.

    Levels more than `range_db` below the loudest bin of the clean recording count as that level; the frames are those
    whose loudest bin is at least 20 dB above it.

    Args:
        clean, other: natural-log magnitudes (T, F) of one shape.

    Raises:
        ModelError: other shapes, or no frames.
    """
    if clean.shape != other.shape or not clean.size:
        raise ModelError(f"spectra of {clean.shape} and {other.shape} have no distance. Compare equal lengths.")
    levels = [spectra.astype(np.float64) / DECIBEL for spectra in (clean, other)]
    floor = levels[0].max() - range_db
    difference = np.maximum(levels[0], floor) - np.maximum(levels[1], floor)
    heard = levels[0].max(axis=1) > floor + 20
    return float(np.sqrt(np.square(difference[heard]).mean(axis=1)).mean())


def stoi(clean: Floats, other: Floats, rate: int = 16_000) -> float:
    """Short-time objective intelligibility (Taal, Hendriks, Heusdens, Jensen 2011), at most 1.

    Args:
        clean, other: samples (N,) of equal number.
        rate: samples a second.

    Raises:
        ModelError: recordings of another length, or less than 0.4 s of speech.
    """
    if clean.shape != other.shape:
        both = f"{len(clean)} samples and {len(other)} samples"
        raise ModelError(f"{both}: intelligibility is measured sample by sample. Give recordings of equal length.")
    if len(clean) < 0.4 * rate:
        raise ModelError("less than 0.4 s of speech has no intelligibility. Give a longer recording.")
    x, y = (_to_10_khz(samples.astype(np.float64), rate) for samples in (clean, other))
    bands_x, bands_y = (_bands(part) for part in _without_silence(x, y))  # (15, T)
    if bands_x.shape[1] < 30:
        raise ModelError("less than 0.4 s of speech has no intelligibility. Give a longer recording.")
    segments_x, segments_y = (np.lib.stride_tricks.sliding_window_view(b, 30, axis=1) for b in (bands_x, bands_y))
    size_x = np.linalg.norm(segments_x, axis=-1, keepdims=True)
    size_y = np.linalg.norm(segments_y, axis=-1, keepdims=True)
    scaled = segments_y * size_x / np.maximum(size_y, 1e-12)
    clipped = np.minimum(scaled, segments_x * (1 + 10 ** (15 / 20)))  # -15 dB: the bound of the paper
    a, b = (_centred(segment) for segment in (segments_x, clipped))
    return float((a * b).sum(axis=-1).mean())


def _centred(segments: Array) -> Array:
    centred = segments - segments.mean(axis=-1, keepdims=True)
    unit: Array = centred / np.maximum(np.linalg.norm(centred, axis=-1, keepdims=True), 1e-12)
    return unit


def _to_10_khz(samples: Array, rate: int) -> Array:
    step = int(np.gcd(rate, 10_000))
    padded = np.pad(samples, (0, -len(samples) % (rate // step)))
    length = len(padded) * 10_000 // rate
    return np.fft.irfft(np.fft.rfft(padded)[: length // 2 + 1], length) * (length / len(padded))


def _frames(samples: Array) -> Array:
    window = np.hanning(258)[1:-1]
    return np.lib.stride_tricks.sliding_window_view(samples, 256)[::128] * window


def _without_silence(x: Array, y: Array) -> tuple[Array, Array]:
    """Both recordings without the frames in which the clean one lies 40 dB below its loudest."""
    frames_x, frames_y = _frames(x), _frames(y)
    levels = 20 * np.log10(np.linalg.norm(frames_x, axis=1) + 1e-12)
    kept = levels > levels.max() - 40
    return _overlap_add(frames_x[kept]), _overlap_add(frames_y[kept])


def _overlap_add(frames: Array) -> Array:
    halves = np.zeros((len(frames) + 1, 128))
    halves[:-1] += frames[:, :128]
    halves[1:] += frames[:, 128:]
    return halves.ravel()


def _bands(samples: Array) -> Array:
    """Magnitudes (15, T) in third octaves from 150 Hz."""
    power = np.square(np.abs(np.fft.rfft(_frames(samples), 512)))  # (T, 257)
    centres = 150 * 2 ** (np.arange(15) / 3)
    bins = np.arange(257) * (10_000 / 512)
    edges = [(np.abs(bins - c * 2 ** (-1 / 6)).argmin(), np.abs(bins - c * 2 ** (1 / 6)).argmin()) for c in centres]
    bands: Array = np.sqrt(np.stack([power[:, low:high].sum(axis=1) for low, high in edges]))
    return bands

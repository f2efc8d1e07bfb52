"""Measures between two recordings of equal length: log-spectral distance and STOI, in NumPy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from media_io.features import SpectrogramSpec, log_magnitude

Array = NDArray[np.float64]


def log_spectral_distance(clean: NDArray[np.float32], other: NDArray[np.float32], range_db: float = 60.0) -> float:
    """Mean over frames of the root mean square over frequency of the difference of levels, in dB.

    Levels more than `range_db` below the loudest bin of the clean recording count as that level.
    """
    spec = SpectrogramSpec()
    levels = [log_magnitude(samples, spec) * (20 / np.log(10)) for samples in (clean, other)]
    floor = levels[0].max() - range_db
    difference = np.maximum(levels[0], floor) - np.maximum(levels[1], floor)
    spoken = levels[0].max(axis=1) > floor + 20
    return float(np.sqrt(np.square(difference[spoken]).mean(axis=1)).mean())


def stoi(clean: NDArray[np.float32], other: NDArray[np.float32], rate: int = 16_000) -> float:
    """Short-time objective intelligibility (Taal, Hendriks, Heusdens, Jensen 2011), at most 1.

    Raises:
        ValueError: less than 0.4 s of speech.
    """
    x, y = (_to_10_khz(samples.astype(np.float64), rate) for samples in (clean, other))
    x, y = _without_silence(x, y)
    bands_x, bands_y = _bands(x), _bands(y)  # (15, T)
    if bands_x.shape[1] < 30:
        raise ValueError("less than 0.4 s of speech")
    segments_x, segments_y = (np.lib.stride_tricks.sliding_window_view(b, 30, axis=1) for b in (bands_x, bands_y))
    size_x = np.linalg.norm(segments_x, axis=-1, keepdims=True)
    size_y = np.linalg.norm(segments_y, axis=-1, keepdims=True)
    scaled = segments_y * size_x / np.maximum(size_y, 1e-12)
    clipped = np.minimum(scaled, segments_x * (1 + 10 ** (15 / 20)))  # -15 dB: the bound of the paper
    a, b = (_centred(segment) for segment in (segments_x, clipped))
    return float((a * b).sum(axis=-1).mean())


def _centred(segments: Array) -> Array:
    centred = segments - segments.mean(axis=-1, keepdims=True)
    return centred / np.maximum(np.linalg.norm(centred, axis=-1, keepdims=True), 1e-12)


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
    samples = np.zeros(128 * (len(frames) + 1))
    for i, frame in enumerate(frames):
        samples[128 * i : 128 * i + 256] += frame
    return samples


def _bands(samples: Array) -> Array:
    """Magnitudes (15, T) in third octaves from 150 Hz."""
    power = np.square(np.abs(np.fft.rfft(_frames(samples), 512)))  # (T, 257)
    centres = 150 * 2 ** (np.arange(15) / 3)
    bins = np.arange(257) * (10_000 / 512)
    edges = [(np.abs(bins - c * 2 ** (-1 / 6)).argmin(), np.abs(bins - c * 2 ** (1 / 6)).argmin()) for c in centres]
    return np.sqrt(np.stack([power[:, low:high].sum(axis=1) for low, high in edges]))

"""Log-mel spectrograms of speech, and the way back to the log magnitudes that Griffin-Lim takes."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.features import FloatArray, SpectrogramSpec, griffin_lim, log_magnitude

BANDS = 80

_LINEAR_HZ = 200 / 3
_KNEE_HZ = 1000.0
_LOG_STEP = np.log(6.4) / 27
_TINY = 1e-12


def mel_filters(spec: SpectrogramSpec, bands: int = BANDS) -> FloatArray:
    """Triangles over the magnitudes, even on the mel scale of Slaney (1998) from 0 Hz to half the sample rate.

    Each rises from the centre of the one before to 1 at its own centre.

    Returns:
        float32 (bands, spec.bins).

    Raises:
        MediaError: so many bands that one of them would hold no frequency.
    """
    return _filters(spec, bands)


def log_mel(samples: FloatArray, spec: SpectrogramSpec, bands: int = BANDS) -> FloatArray:
    """Natural logarithm of the magnitudes summed in mel bands.

    Args:
        samples: float32 (N,), N >= 1.
        spec: window, hop and floor.
        bands: mel bands.

    Returns:
        float32 (T, bands), T = 1 + N // hop.

    Raises:
        MediaError: samples that cannot be transformed, or too many bands.
    """
    return mel_of(log_magnitude(samples, spec), spec, bands)


def mel_of(log_mag: FloatArray, spec: SpectrogramSpec, bands: int = BANDS) -> FloatArray:
    """Log-mel float32 (T, bands) of log magnitudes (T, spec.bins). Raises MediaError as `log_mel`."""
    if log_mag.ndim != 2 or log_mag.shape[1] != spec.bins:
        raise MediaError(None, f"a spectrogram of shape {log_mag.shape}", f"Give it as (frames, {spec.bins}).")
    return np.log(np.maximum(np.exp(log_mag) @ _filters(spec, bands).T, spec.floor)).astype(np.float32)


def magnitude_of(mel: FloatArray, spec: SpectrogramSpec, *, iterations: int = 100) -> FloatArray:
    """Log magnitudes whose mel bands come near those given: non-negative least squares.

    By the multiplicative updates of Lee & Seung (2001), which keep magnitudes positive and spread a band over its
    frequencies, from the transposed filters on.

    Args:
        mel: float32 (T, bands), as `log_mel` gives it.
        spec: the spec it was made with.
        iterations: updates.

    Returns:
        float32 (T, spec.bins).

    Raises:
        MediaError: a spectrogram of another form.
    """
    if mel.ndim != 2 or len(mel) == 0 or not np.isfinite(mel).all():
        raise MediaError(None, f"a mel spectrogram of shape {mel.shape}", "Give it as (frames, bands), finite.")
    filters = _filters(spec, mel.shape[1])
    wanted = np.exp(mel) @ filters  # (T, bins)
    square = filters.T @ filters
    magnitude = wanted / np.maximum(square.sum(axis=1), _TINY)
    for _ in range(iterations):
        magnitude *= wanted / np.maximum(magnitude @ square, _TINY)
    return np.asarray(np.log(np.maximum(magnitude, spec.floor)), np.float32)


def samples_of_mel(mel: FloatArray, spec: SpectrogramSpec, length: int, *, iterations: int | None = None) -> FloatArray:
    """Samples float32 (length,) of a log-mel spectrogram (T, bands), through Griffin-Lim. Raises MediaError."""
    options = {} if iterations is None else {"iterations": iterations}
    return griffin_lim(magnitude_of(mel, spec), spec, length, **options)


@lru_cache(maxsize=16)
def _filters(spec: SpectrogramSpec, bands: int) -> FloatArray:
    if bands < 1:
        raise MediaError(None, f"{bands} mel bands", "Use at least 1.")
    edges = _hertz(np.linspace(0, _mel(spec.sample_rate / 2), bands + 2))[:, None]
    bins = np.arange(spec.bins) * (spec.sample_rate / spec.n_fft)
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    filters = np.maximum(np.minimum(rising, falling), 0).astype(np.float32)
    if (filters.sum(axis=1) == 0).any():
        cause = f"{bands} mel bands over frequencies {spec.sample_rate / spec.n_fft:g} Hz apart: some hold none"
        raise MediaError(None, cause, "Use fewer bands or a longer window.")
    filters.flags.writeable = False
    return filters


def _mel(hertz: float) -> float:
    """Slaney's scale: linear below 1 kHz, logarithmic above."""
    if hertz < _KNEE_HZ:
        return hertz / _LINEAR_HZ
    return float(_KNEE_HZ / _LINEAR_HZ + np.log(hertz / _KNEE_HZ) / _LOG_STEP)


def _hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    knee = _KNEE_HZ / _LINEAR_HZ
    above = _KNEE_HZ * np.exp(np.maximum(mel - knee, 0) * _LOG_STEP)
    return np.where(mel < knee, mel * _LINEAR_HZ, above)

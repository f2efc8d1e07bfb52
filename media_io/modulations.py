"""How loud each band of speech is from moment to moment, given back to a voice that was made anew.

Moving the pitch moves harmonics from band to band, and with them the rise and fall of each band that carries what is
said (Drullman, Festen & Plomp 1994). A voice made anew is filtered so that each band rises and falls as in the source,
as far as the two envelopes say it should; what lasts longer than a syllable is left as it was made.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.features import FloatArray
from media_io.world import HOP, RATE, full_envelope

Array = NDArray[np.float64]

_FFT, _HOP = 512, 128
_BANDS, _LOWEST = 17, 150.0
_LIMIT = 9 * float(np.log(10)) / 20
_SLOW = 15
"""Frames of 8 ms to each side over which "longer than a syllable" is averaged: a quarter of a second in all."""
_TINY = 1e-9
_BLOCK = 4096


def with_modulations(
    made: FloatArray, source: FloatArray, own: NDArray[Any], wanted: NDArray[Any], share: float
) -> FloatArray:
    """Let each third-octave band of `made` rise and fall as it does in `source`.

    Args:
        made, source: float32 (N,) at 16 kHz, sample by sample the same words.
        own, wanted: mel-cepstra (T, 40) every 5 ms, T = 1 + N // 80, of the source and of what was to be made.
        share: how much of the difference is taken back, 0 to 1; 9 dB at most either way.

    Returns:
        float32 (N,).

    Raises:
        MediaError: parts of different lengths.
    """
    frames = 1 + len(source) // HOP
    if len(made) != len(source) or len(own) != frames or len(wanted) != frames:
        cause = f"{len(made)} samples, {len(own)} and {len(wanted)} frames for {len(source)} samples"
        raise MediaError(None, cause, f"Give as many samples and {frames} frames.")
    if share == 0 or len(made) < _FFT:
        return made
    spectrum, other = _stft(made), _stft(source)
    count = spectrum.shape[1]
    places = np.minimum(np.rint(np.arange(count) * (_HOP / HOP)).astype(np.int64), frames - 1)
    asked = _levels(np.abs(other) ** 2) + _envelope_levels(wanted, places) - _envelope_levels(own, places)
    apart = asked - _levels(np.abs(spectrum) ** 2)
    gain = np.clip(0.5 * share * (apart - _slow(apart)), -_LIMIT, _LIMIT)
    return _istft(spectrum * np.exp(_weights() @ gain), len(made))


def _envelope_levels(cepstra: NDArray[Any], places: NDArray[np.int64]) -> Array:
    """Log power (bands, frames) of envelopes; in blocks, for the spectra of a long recording are large."""
    found = []
    for at in range(0, len(places), _BLOCK):
        power = full_envelope(np.asarray(cepstra)[places[at : at + _BLOCK]])[:, ::2]
        found.append(_levels(power.T))
    return np.concatenate(found, axis=1)


def _levels(power: NDArray[Any]) -> Array:
    """Log power (bands, frames) of power spectra (257, frames)."""
    levels: Array = np.log(np.maximum(_weights().T @ power, _TINY))
    return levels


def _slow(levels: Array) -> Array:
    """Each band averaged over time."""
    kernel = np.hanning(2 * _SLOW + 3)[1:-1]
    padded = np.pad(levels, ((0, 0), (_SLOW, _SLOW)), mode="edge")
    return np.stack([np.convolve(band, kernel / kernel.sum(), "valid") for band in padded])


@lru_cache(maxsize=1)
def _weights() -> Array:
    """(257, bands): triangles a third of an octave apart that sum to 1 at each frequency; the ends go on."""
    frequency = np.log2(np.maximum(np.arange(_FFT // 2 + 1) * (RATE / _FFT), 20.0))
    centre = np.log2(_LOWEST * 2 ** (np.arange(_BANDS) / 3))
    place = np.clip(frequency, centre[0], centre[-1])
    weights = np.maximum(0.0, 1 - 3 * np.abs(place[:, None] - centre))
    return np.asarray(weights / weights.sum(1, keepdims=True))


def _stft(samples: FloatArray) -> NDArray[np.complex64]:
    import torch

    window = torch.hann_window(_FFT)
    sound = torch.from_numpy(np.ascontiguousarray(samples, np.float32))
    found: NDArray[np.complex64] = torch.stft(
        sound, _FFT, _HOP, window=window, pad_mode="constant", return_complex=True
    ).numpy()
    return found


def _istft(spectrum: NDArray[Any], length: int) -> FloatArray:
    import torch

    window = torch.hann_window(_FFT)
    found: FloatArray = torch.istft(
        torch.from_numpy(spectrum.astype(np.complex64)), _FFT, _HOP, window=window, length=length
    ).numpy()
    return found

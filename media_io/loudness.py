"""How loud a recording is to a listener: ITU-R BS.1770-4, and samples brought to the loudness of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.features import FloatArray

SILENCE_LUFS = -70.0
"""The absolute gate: blocks below it count as silence."""

_BIAS = -0.691
_RELATIVE_GATE = -10.0
_CHUNK = 600  # hops of 100 ms that are filtered at a time
_SETTLED = 5  # hops after which the filters' memory is gone: the slower decays by e^-24 in 100 ms


def loudness(samples: NDArray[Any], rate: int) -> float:
    """Integrated loudness of one channel in LUFS: K-weighted power over blocks of 400 ms, gated twice.

    Below 400 ms the whole is one block. A sine of 997 Hz at full scale has -3.01 LUFS.

    Args:
        samples: float (N,) at full scale 1, finite.
        rate: samples a second.

    Returns:
        LUFS; minus infinity where no block is louder than -70 LUFS.

    Raises:
        MediaError: more than one channel, values that are not finite, or a rate below 1.
    """
    if samples.ndim != 1 or rate < 1:
        raise MediaError(None, f"samples of shape {samples.shape} at {rate} Hz", "Give one channel and its rate.")
    if not np.isfinite(samples).all():
        raise MediaError(None, "the sound has samples that are NaN or infinite", "Export the file again.")
    return _gated(_block_power(samples, rate))


def loudness_of(pieces: Iterable[NDArray[Any]], rate: int) -> float:
    """`loudness` of a recording that comes piece by piece, each (n,), in flat memory."""
    hop = max(1, round(rate / 10))
    held, before, hops = np.zeros(0), 0, [np.zeros(0)]
    for piece in pieces:
        held = np.concatenate([held, piece])
        count = (len(held) - before) // hop
        if count < _CHUNK:
            continue
        end = before + count * hop
        hops.append(_hop_power(held[:end], rate, before))
        held, before = held[end - _SETTLED * hop :], _SETTLED * hop
    if before == 0:
        return loudness(held, rate)
    end = before + (len(held) - before) // hop * hop
    hops.append(_hop_power(held[:end], rate, before))
    return _gated(_overlapped(np.concatenate(hops)))


def _gated(power: NDArray[np.float64]) -> float:
    heard = power[power > _power(SILENCE_LUFS)]
    if heard.size == 0:
        return -np.inf
    heard = heard[heard > heard.mean() * 10 ** (_RELATIVE_GATE / 10)]
    return float(_BIAS + 10 * np.log10(heard.mean()))


def match_loudness(samples: FloatArray, reference: NDArray[Any], rate: int, *, limit_db: float = 30.0) -> FloatArray:
    """Scale samples to the loudness of a reference.

    Args:
        samples: float32 (N,).
        reference: float (M,) at the same rate.
        rate: samples a second of both.
        limit_db: the largest change either way.

    Returns:
        float32 (N,); unchanged where either is silent. Peaks may pass 1: see `features.soft_limit`.

    Raises:
        MediaError: as `loudness`.
    """
    return samples * gain_between(loudness(samples, rate), loudness(reference, rate), limit_db=limit_db)


def gain_between(there: float, wanted: float, *, limit_db: float = 30.0) -> np.float32:
    """The factor from one loudness to another, in LUFS; 1 where either is silent."""
    change = wanted - there
    return np.float32(10 ** (np.clip(change, -limit_db, limit_db) / 20)) if np.isfinite(change) else np.float32(1)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _BIAS) / 10))


def _block_power(samples: NDArray[Any], rate: int) -> NDArray[np.float64]:
    """Mean K-weighted power of blocks of 400 ms that start every 100 ms."""
    hop = max(1, round(rate / 10))
    if len(samples) < 4 * hop:
        return np.full(1, np.square(_weighted(samples, rate, 0)).mean() if len(samples) else 0.0)
    whole = samples[: len(samples) // hop * hop]
    hops = []
    # Chunk by chunk, so that an hour needs no more memory than a minute.
    for start in range(0, len(whole), _CHUNK * hop):
        before = min(start, _SETTLED * hop)
        hops.append(_hop_power(whole[start - before : start + _CHUNK * hop], rate, before))
    return _overlapped(np.concatenate(hops))


def _hop_power(samples: NDArray[Any], rate: int, before: int) -> NDArray[np.float64]:
    """Mean K-weighted power of each 100 ms behind the first `before` samples."""
    heard = _weighted(samples, rate, before)
    return np.asarray(np.square(heard).reshape(-1, max(1, round(rate / 10))).mean(axis=1))


def _overlapped(power: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray((power[:-3] + power[1:-2] + power[2:-1] + power[3:]) / 4)


def _weighted(samples: NDArray[Any], rate: int, before: int) -> NDArray[np.float64]:
    """K-weighted samples without the first `before`, which only fill the filters' memory."""
    padded = len(samples) + _SETTLED * max(1, rate // 10)  # room for what rings on, which would wrap around
    turn = np.exp(-2j * np.pi * np.arange(padded // 2 + 1) / padded)
    gain = np.ones(len(turn), np.complex128)
    for numerator, denominator in k_weighting(rate):
        gain *= np.polyval(numerator[::-1], turn) / np.polyval(denominator[::-1], turn)
    spectrum = np.fft.rfft(np.asarray(samples, np.float64), padded)
    return np.asarray(np.fft.irfft(spectrum * gain, padded)[before : len(samples)])


def k_weighting(rate: int) -> tuple[tuple[NDArray[np.float64], NDArray[np.float64]], ...]:
    """The two biquads of the standard, as (numerator, denominator) in powers of a delay, for any rate.

    The standard prints them for 48 kHz. Corner, quality and gain are those that give its figures back there; the
    bilinear transform brings the same analogue filters to other rates.
    """
    gain = 10 ** (3.999843853973347 / 20)
    k, square, bottom = _bilinear(1681.974450955533, 0.7071752369554196, rate)
    slope = gain**0.4996667741545416 * k
    scale = bottom[0]
    shelf = np.array([gain + slope + square, 2 * (square - gain), gain - slope + square]) / scale
    _, _, low = _bilinear(38.13547087602444, 0.5003270373238773, rate)
    return (shelf, bottom / scale), (np.array([1.0, -2.0, 1.0]), low / low[0])


def _bilinear(corner: float, quality: float, rate: int) -> tuple[float, float, NDArray[np.float64]]:
    """K / Q, K squared and the denominator, with K the tangent of half the corner's angle (held below Nyquist's)."""
    tangent = float(np.tan(np.pi * min(corner / rate, 0.49)))
    linear, square = tangent / quality, tangent**2
    return linear, square, np.array([1 + linear + square, 2 * (square - 1), 1 - linear + square])

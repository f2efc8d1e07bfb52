"""Speech as pitch, spectral envelope and aperiodicity, by WORLD (Morise et al. 2016), and the way back to samples.

The envelope is kept as 40 mel-cepstra, log|X(w)| = sum_m c[m] cos(m v(w)), v(w) = w + 2 atan(a sin w / (1 - a cos w)),
a = .42, which comes near the mel scale at 16 kHz (Tokuda et al. 1994). CheapTrick's envelopes are smooth enough that
nothing is lost by it (benchmarks/results/copy_synthesis.md).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.features import SpectrogramSpec, filter_by_ratio

FloatArray = NDArray[np.float32]
DoubleArray = NDArray[np.float64]

RATE = 16_000
HOP = 80
"""Samples between WORLD's frames: 5 ms, what it is made for."""
ORDER = 40
ENVELOPE_POINTS = 64
WARPING = 0.42
F0_FLOOR, F0_CEIL = 65.0, 600.0

_FFT = 1024
_FLOOR = 1e-10
_SHORTEST = RATE // 10
_BLOCK = 4000
_FADE = 4
_PITCH_BLOCK, _PITCH_OVERLAP = 12_000, 200
FEW_FRAMES = 5
_LEAST_STD = 0.01
_F0_RANGE = (40.0, 1000.0)


@dataclass(frozen=True, eq=False)
class Voice:
    """Speech taken apart; frame t is centred on sample t * hop.

    Attributes:
        f0: float64 (T,) in Hz, 0 where unvoiced; T = 1 + length // hop.
        cepstra: float32 (T, 40): mel-cepstra of the natural-log magnitude envelope; coefficient 0 is the level.
        aperiodicity: float32 (T, bands), coded by WORLD, in dB.
        length: samples at 16 kHz.
        hop: samples from one frame to the next.
    """

    f0: DoubleArray
    cepstra: FloatArray
    aperiodicity: FloatArray
    length: int
    hop: int = HOP


def analyse(samples: NDArray[Any], hop: int = HOP, *, precise: bool = False) -> Voice:
    """Take speech apart: F0 from 65 to 600 Hz, the envelope by CheapTrick, the aperiodicity by D4C.

    Args:
        samples: float (N,) at 16 kHz, finite, N >= 1.
        hop: samples from one frame to the next.
        precise: F0 by Harvest, which misses fewer voiced frames and takes about five times as long, instead of DIO
            refined by StoneMask.

    Raises:
        MediaError: no samples, more than one channel, values that are not finite, or a hop below 1.
    """
    world = _pyworld()
    sound, times = _framed(samples, hop)
    frames = len(times)
    f0 = _pitch(world, sound, times, hop, precise)
    cepstra = np.empty((frames, ORDER), np.float32)
    coded = np.empty((frames, world.get_num_aperiodicities(RATE)), np.float32)
    # In blocks, so that the full spectra of a long recording never lie in memory at once.
    for at in range(0, frames, _BLOCK):
        part = slice(at, at + _BLOCK)
        power = world.cheaptrick(sound, f0[part], times[part], RATE, f0_floor=F0_FLOOR, fft_size=_FFT)
        cepstra[part] = mel_cepstra(power)
        periodic = world.d4c(sound, f0[part], times[part], RATE, fft_size=_FFT)
        coded[part] = world.code_aperiodicity(periodic, RATE)
    return Voice(f0, cepstra, coded, len(samples), hop)


def envelopes_at(samples: FloatArray, f0: NDArray[Any], hop: int = HOP) -> FloatArray:
    """Mel-cepstra (T, 40) of samples whose F0 (T,) is known, T = 1 + N // hop: `analyse` without its search.

    Raises:
        MediaError: as `analyse`, or another number of frames.
    """
    sound, times = _framed(samples, hop)
    frames, pitch = len(times), np.ascontiguousarray(f0, np.float64)
    if len(f0) != frames:
        raise MediaError(None, f"{len(f0)} frames of pitch for {len(samples)} samples", f"Give {frames} frames.")
    cepstra = np.empty((frames, ORDER), np.float32)
    for at in range(0, frames, _BLOCK):
        part = slice(at, at + _BLOCK)
        power = _pyworld().cheaptrick(sound, pitch[part], times[part], RATE, f0_floor=F0_FLOOR, fft_size=_FFT)
        cepstra[part] = mel_cepstra(power)
    return cepstra


def _framed(samples: NDArray[Any], hop: int) -> tuple[DoubleArray, DoubleArray]:
    """Samples as WORLD takes them, whose filters are longer than the shortest clips, and the seconds of each frame."""
    frames = 1 + len(_checked(samples, hop)) // hop
    sound = np.pad(np.asarray(samples, np.float64), (0, max(0, _SHORTEST - len(samples))))
    return sound, np.asarray(np.arange(frames) * (hop / RATE), np.float64)


def synthesise(voice: Voice) -> FloatArray:
    """Samples of a voice: float32 (voice.length,).

    Raises:
        MediaError: parts of different lengths, or values that are not finite.
    """
    _check_voice(voice)
    frames = len(voice.f0)
    sound = np.zeros(frames * voice.hop)
    cuts = _cuts(voice)
    # In blocks, as in `analyse`, cross-faded where there is no pitch whose phase could jump.
    for first, last in pairwise(cuts):
        start, end = max(0, first - _FADE), min(frames, last + _FADE + 1)
        block = _block(voice, slice(start, end))
        if first > 0:
            block[: 2 * _FADE * voice.hop] *= np.linspace(0, 1, 2 * _FADE * voice.hop)
        if last < frames:
            block = block[: (last + _FADE - start) * voice.hop]
            block[-2 * _FADE * voice.hop :] *= np.linspace(1, 0, 2 * _FADE * voice.hop)
        sound[start * voice.hop : start * voice.hop + len(block)] += block
    return sound[: voice.length].astype(np.float32)


def _cuts(voice: Voice) -> list[int]:
    """Frames to cut a voice at: 0, the quietest unvoiced frame in the second half of each block, the end."""
    cuts = [0]
    while len(voice.f0) - cuts[-1] > _BLOCK + 2 * _FADE:
        late = slice(cuts[-1] + _BLOCK // 2, cuts[-1] + _BLOCK)
        level = np.where(voice.f0[late] == 0, voice.cepstra[late, 0], np.inf)
        cuts.append(late.start + int(level.argmin()))
    return [*cuts, len(voice.f0)]


def _block(voice: Voice, part: slice) -> DoubleArray:
    """WORLD's samples of some frames: hop for each but the last, and one."""
    world = _pyworld()
    periodic = world.decode_aperiodicity(np.ascontiguousarray(voice.aperiodicity[part], np.float64), RATE, _FFT)
    f0 = np.ascontiguousarray(voice.f0[part], np.float64)
    sound = world.synthesize(f0, full_envelope(voice.cepstra[part]), periodic, RATE, 1000 * voice.hop / RATE)
    return np.asarray(sound)


def mel_cepstra(power: DoubleArray) -> FloatArray:
    """Mel-cepstra float32 (T, 40) of power spectra (T, 513), by frequency transformation (Oppenheim & Johnson 1972)."""
    log_magnitude = np.log(np.sqrt(power) + _FLOOR)
    cepstrum = np.fft.irfft(log_magnitude, axis=1)[:, : power.shape[1]]
    cepstrum[:, 1:-1] *= 2  # one-sided
    return (cepstrum @ _warp_matrix(power.shape[1])).astype(np.float32)


def full_envelope(cepstra: NDArray[Any], fft: int = _FFT) -> DoubleArray:
    """WORLD's power spectra float64 (T, fft // 2 + 1) of mel-cepstra (T, 40)."""
    return np.exp(2 * log_envelope(cepstra, _bins(fft // 2 + 1, fft)))


def log_envelope(cepstra: NDArray[Any], frequencies: DoubleArray) -> DoubleArray:
    """Natural-log magnitudes float64 (T, F) of mel-cepstra (T, 40) at frequencies (F,) in radians a sample."""
    checked = _checked_cepstra(cepstra)
    return np.asarray(checked @ _cosines(warped(frequencies)))


def warped(frequencies: DoubleArray) -> DoubleArray:
    """Where frequencies (radians a sample) lie on the mel-like axis from 0 to pi: the phase of an all-pass."""
    turn = np.arctan(WARPING * np.sin(frequencies) / (1 - WARPING * np.cos(frequencies)))
    return np.asarray(frequencies + 2 * turn)


def envelope_of(cepstra: NDArray[Any]) -> FloatArray:
    """The envelope without its level: E[t, j] = sum_{m >= 1} c[t, m] cos(m w_j), w_j = (j + .5) pi / 64.

    Args:
        cepstra: (T, 40).

    Returns:
        float32 (T, 64): natural-log magnitudes over the warped axis.
    """
    return (_checked_cepstra(cepstra)[:, 1:] @ _cosines(_midpoints(ENVELOPE_POINTS))[1:]).astype(np.float32)


def cepstra_of(envelope: NDArray[Any], level: NDArray[Any]) -> FloatArray:
    """Mel-cepstra float32 (T, 40) by least squares: the inverse of `envelope_of`.

    Args:
        envelope: (T, 64); what 39 cosines cannot say, among it a constant, is left out.
        level: (T,), coefficient 0.

    Raises:
        MediaError: shapes that do not go together.
    """
    if envelope.ndim != 2 or envelope.shape[1] != ENVELOPE_POINTS or level.shape != envelope.shape[:1]:
        cause = f"an envelope of shape {envelope.shape} beside a level of shape {level.shape}"
        raise MediaError(None, cause, f"Give them as (T, {ENVELOPE_POINTS}) and (T,).")
    shape = np.asarray(envelope, np.float64) @ _projection(ENVELOPE_POINTS)[:, 1:]
    return np.concatenate([np.asarray(level, np.float64)[:, None], shape], axis=1).astype(np.float32)


def with_formants(cepstra: NDArray[Any], factor: float) -> FloatArray:
    """Mel-cepstra (T, 40) whose envelope is stretched over frequency: what was at f lies at factor * f.

    Raises:
        MediaError: a factor outside [.5, 2].
    """
    if not 0.5 <= factor <= 2:
        raise MediaError(None, f"formants moved by a factor of {factor}", "Choose one from 0.5 to 2.")
    return (_checked_cepstra(cepstra) @ _formant_matrix(float(factor))).astype(np.float32)


def mean_filtered(
    samples: FloatArray, own: NDArray[Any], wanted: NDArray[Any], *, limit_db: float = 30.0
) -> FloatArray:
    """Filter samples by the quotient of two envelopes; phase, pitch and noise of the recording stay.

    Args:
        samples: float32 (N,) at 16 kHz.
        own: (T, 40), T = 1 + N // 160: mel-cepstra of what is there, every 10 ms (`voice.cepstra[::2]`).
        wanted: (T, 40): mel-cepstra of what is wanted, frame by frame.
        limit_db: the filter's largest gain and largest loss.

    Returns:
        float32 (N,); equal cepstra give the samples back.

    Raises:
        MediaError: shapes that do not go together.
    """
    spec = SpectrogramSpec()
    bins = _bins(spec.bins, spec.n_fft)
    there = log_envelope(own, bins).astype(np.float32)
    then = log_envelope(wanted, bins).astype(np.float32)
    # Envelopes have no harmonics to smooth away; 39 warped cosines reach quefrency 39 * 2.45 at the low end.
    return filter_by_ratio(samples, then, there, spec, limit_db=limit_db, lifter=120)


def log_f0_statistics(voices: Iterable[Voice]) -> tuple[float, float]:
    """Mean and standard deviation of the natural log of F0 (Hz) over all voiced frames; NaN below five such frames."""
    tracks = [voice.f0[voice.f0 > 0] for voice in voices]
    voiced = np.log(np.concatenate(tracks)) if tracks else np.zeros(0)
    if len(voiced) < FEW_FRAMES:
        return float("nan"), float("nan")
    return float(voiced.mean()), float(voiced.std())


def moved_pitch(
    f0: NDArray[Any], source: tuple[float, float], target: tuple[float, float], semitones: float = 0.0
) -> DoubleArray:
    """F0 with the log mean and variance of the target's, then shifted by semitones; unvoiced frames stay 0.

    Args:
        f0: (T,) in Hz.
        source: `log_f0_statistics` of the source.
        target: the same of the target. Where either knows no pitch (NaN), only the semitones count; where either
            does not vary, the variance stays.
        semitones: on top of that.

    Returns:
        float64 (T,), voiced frames from 40 to 1000 Hz.
    """
    f0 = np.asarray(f0, np.float64)
    voiced = f0 > 0
    log = np.log(np.where(voiced, f0, 1.0))
    if np.isfinite([*source, *target]).all():
        scale = target[1] / source[1] if min(source[1], target[1]) > _LEAST_STD else 1.0
        log = (log - source[0]) * scale + target[0]
    moved = np.exp(log + semitones * np.log(2) / 12)
    return np.where(voiced, np.clip(moved, *_F0_RANGE), 0.0)


def _pitch(world: Any, sound: DoubleArray, times: DoubleArray, hop: int, precise: bool) -> DoubleArray:
    """F0 (T,) at our own times, in blocks that overlap: WORLD's candidates of an hour would fill the memory."""
    f0 = np.zeros(len(times))
    for at in range(0, len(times), _PITCH_BLOCK):
        first, last = max(0, at - _PITCH_OVERLAP), min(len(times), at + _PITCH_BLOCK + _PITCH_OVERLAP)
        part = np.ascontiguousarray(sound[first * hop : max(last * hop, first * hop + _SHORTEST)])
        found = _pitch_block(world, part, times[: last - first], hop, precise)
        f0[at : at + _PITCH_BLOCK] = found[at - first : at - first + _PITCH_BLOCK]
    return f0


def _pitch_block(world: Any, sound: DoubleArray, times: DoubleArray, hop: int, precise: bool) -> DoubleArray:
    """WORLD's own rounding makes now and then a frame more or less."""
    options = {"f0_floor": F0_FLOOR, "f0_ceil": F0_CEIL, "frame_period": 1000 * hop / RATE}
    f0, _ = world.harvest(sound, RATE, **options) if precise else world.dio(sound, RATE, **options)
    f0 = np.pad(f0, (0, max(0, len(times) - len(f0))))[: len(times)]
    return np.asarray(f0 if precise else world.stonemask(sound, f0, np.ascontiguousarray(times), RATE))


def _checked(samples: NDArray[Any], hop: int) -> NDArray[Any]:
    if samples.ndim != 1 or len(samples) == 0:
        raise MediaError(None, f"samples of shape {samples.shape}", "Give one channel with at least one sample.")
    if not np.issubdtype(samples.dtype, np.floating):
        raise MediaError(None, f"samples of type {samples.dtype}", "Give floating-point samples in [-1, 1].")
    if not np.isfinite(samples).all():
        raise MediaError(None, "the sound has samples that are NaN or infinite", "Export the file again.")
    if hop < 1:
        raise MediaError(None, f"hop of {hop} samples", "Use a hop of at least 1.")
    return samples


def _check_voice(voice: Voice) -> None:
    frames = 1 + voice.length // voice.hop
    shapes = (voice.f0.shape, voice.cepstra.shape, voice.aperiodicity.shape[:1])
    if shapes != ((frames,), (frames, ORDER), (frames,)):
        cause = f"F0 {shapes[0]}, cepstra {shapes[1]} and aperiodicity {voice.aperiodicity.shape}"
        raise MediaError(None, f"{cause} for {frames} frames", f"Give each of them {frames} frames.")
    if not all(np.isfinite(part).all() for part in (voice.f0, voice.cepstra, voice.aperiodicity)):
        raise MediaError(None, "a voice with values that are NaN or infinite", "Analyse the recording again.")


def _checked_cepstra(cepstra: NDArray[Any]) -> DoubleArray:
    if cepstra.ndim != 2 or cepstra.shape[1] != ORDER:
        raise MediaError(None, f"cepstra of shape {cepstra.shape}", f"Give them as (T, {ORDER}).")
    return np.asarray(cepstra, np.float64)


def _cosines(angles: DoubleArray) -> DoubleArray:
    """cos(m w), (40, F)."""
    return np.asarray(np.cos(np.arange(ORDER)[:, None] * angles[None]))


@lru_cache(maxsize=4)
def _warp_matrix(size: int) -> DoubleArray:
    """(size, 40): one-sided cepstra -> mel-cepstra.

    The recursion `freqt` of Oppenheim & Johnson says what these integrals over the warped axis say; the midpoint rule
    is exact for them, because cos(i w(v)) has no component beyond i (1 + a) / (1 - a) that a double could hold.
    """
    fine = _midpoints(4 * size)
    quefrencies = np.arange(size)[:, None] * _unwarped(fine)[None]
    return np.asarray(np.cos(quefrencies) @ _projection(len(fine)))


@lru_cache(maxsize=64)
def _formant_matrix(factor: float) -> DoubleArray:
    """(40, 40): mel-cepstra -> mel-cepstra of the stretched envelope, by least squares over the warped axis."""
    fine = _midpoints(512)
    # Beyond the end of the axis its last value is held.
    moved = _cosines(warped(np.minimum(_unwarped(fine) / factor, np.pi)))
    return np.asarray(moved @ _projection(len(fine)))


def _bins(count: int, fft: int) -> DoubleArray:
    """The first frequencies of a Fourier transform, in radians a sample."""
    return np.asarray(np.arange(count) * (2 * np.pi / fft), np.float64)


def _midpoints(points: int) -> DoubleArray:
    return np.asarray((np.arange(points) + 0.5) * (np.pi / points))


def _unwarped(angles: DoubleArray) -> DoubleArray:
    """The inverse of `warped`: the same with the coefficient's sign turned."""
    turn = np.arctan(WARPING * np.sin(angles) / (1 + WARPING * np.cos(angles)))
    return np.asarray(angles - 2 * turn)


def _projection(points: int) -> DoubleArray:
    """(points, 40): values at the midpoints -> coefficients of the cosines, by least squares (they are orthogonal)."""
    weights = np.full(ORDER, 2 / points)
    weights[0] = 1 / points
    return np.asarray(_cosines(_midpoints(points)).T * weights)


def _pyworld() -> Any:
    """The package, imported late for the program's start and quietly: some builds look at pkg_resources."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyworld
    return pyworld

"""Log-magnitude spectrograms of speech, and the ways back to samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError

if TYPE_CHECKING:
    from torch import Tensor

FloatArray = NDArray[np.float32]

_DECIBEL = float(np.log(10) / 20)


@dataclass(frozen=True)
class SpectrogramSpec:
    """How samples become spectra: 25 ms windows every 10 ms at 16 kHz unless told otherwise.

    Attributes:
        sample_rate: samples a second.
        n_fft: samples in the Hann window and in the transform.
        hop: samples from one frame to the next, at most half of n_fft.
        bins: frequencies kept, from 0 Hz up: n_fft // 2 + 1, or one less, which leaves the Nyquist bin out.
        floor: the smallest magnitude that is told from silence.

    Raises:
        MediaError: numbers that do not fit together.
    """

    sample_rate: int = 16_000
    n_fft: int = 400
    hop: int = 160
    bins: int = 200
    floor: float = 1e-5

    def __post_init__(self) -> None:
        full = self.n_fft // 2 + 1
        if self.bins not in (full - 1, full):
            raise MediaError(None, f"{self.bins} bins from {self.n_fft} points", f"Use {full - 1} or {full} bins.")
        if not 0 < self.hop <= self.n_fft // 2:
            raise MediaError(None, f"hop of {self.hop} samples", f"Use a hop from 1 to {self.n_fft // 2}.")
        if self.floor <= 0 or self.sample_rate <= 0:
            raise MediaError(None, "floor and sample rate must be positive", "Give numbers above 0.")

    def frames(self, samples: int) -> int:
        """Number of frames of so many samples."""
        return 1 + samples // self.hop


def log_magnitude(samples: FloatArray, spec: SpectrogramSpec) -> FloatArray:
    """Natural logarithm of the magnitudes of a centred short-time Fourier transform.

    Args:
        samples: float32 (N,), N >= 1.
        spec: window, hop, bins and floor.

    Returns:
        float32 (T, bins) with T = 1 + N // hop; frame t is centred on sample t * hop.

    Raises:
        MediaError: no samples, more than one channel, or values that are not finite.
    """
    spectrum = _stft(samples, spec)[: spec.bins]
    logarithm: FloatArray = spectrum.abs().clamp_min(spec.floor).log().T.contiguous().numpy()
    return logarithm


def griffin_lim(
    log_mag: FloatArray,
    spec: SpectrogramSpec,
    length: int,
    *,
    iterations: int = 100,
    momentum: float = 0.99,
    seed: int | None = None,
) -> FloatArray:
    """Samples whose spectrogram comes near the one given, by fast Griffin-Lim (Perraudin et al. 2013).

    Args:
        log_mag: float32 (T, bins), as `log_magnitude` gives it.
        spec: the spec it was made with.
        length: samples wanted.
        iterations: projections; more than 100 gain little (benchmarks/results/copy_synthesis.md).
        momentum: 0 for the original algorithm, below 1.
        seed: None starts from phases of 0, a pulse in the middle of every frame, which is nearer to voiced speech
            than the random phases that a number gives.

    Returns:
        float32 (length,).

    Raises:
        MediaError: a spectrogram of the wrong shape.
    """
    import torch

    magnitude = _repeat_last(_full_magnitude(log_mag, spec))  # (n_fft // 2 + 1, T + 1)
    phase = torch.ones_like(magnitude, dtype=torch.complex64)
    if seed is not None:
        generator = torch.Generator().manual_seed(seed)
        phase = torch.polar(torch.ones_like(magnitude), torch.rand(magnitude.shape, generator=generator) * (2 * np.pi))
    total = spec.hop * (magnitude.shape[1] - 1)
    previous = torch.zeros_like(phase)
    for _ in range(iterations):
        rebuilt = _transform(_inverse(magnitude * phase, spec, total), spec)
        phase = rebuilt - previous * (momentum / (1 + momentum))
        phase = phase / phase.abs().clamp_min(1e-16)
        previous = rebuilt
    return of_length(_inverse(magnitude * phase, spec, total), length)


def filter_by_ratio(
    samples: FloatArray,
    log_numerator: FloatArray,
    log_denominator: FloatArray,
    spec: SpectrogramSpec,
    *,
    limit_db: float = 30.0,
    lifter: int = 30,
) -> FloatArray:
    """Filter samples by the quotient of two spectrograms: differential filtering (Kobayashi et al. 2014).

    Keeps the phase, the pitch and every error-free part of the recording, and moves only the spectral envelope.

    Args:
        samples: float32 (N,).
        log_numerator: float32 (T, bins) with T = 1 + N // hop: log magnitudes of what is wanted.
        log_denominator: float32 (T, bins): log magnitudes of what is there.
        spec: the spec of both.
        limit_db: the filter's largest gain and largest loss.
        lifter: cepstral coefficients of the log quotient that are kept; below the pitch period in samples it smooths
            over the harmonics, so that those of the source are not combed by those of the target.

    Returns:
        float32 (N,); equal spectrograms give the samples back.

    Raises:
        MediaError: shapes that do not go together.
    """
    import torch

    if samples.ndim != 1:
        raise MediaError(None, f"samples of shape {samples.shape}", "Give one channel.")
    expected = (spec.frames(len(samples)), spec.bins)
    if log_numerator.shape != expected or log_denominator.shape != expected:
        cause = f"a ratio of {log_numerator.shape} over {log_denominator.shape} for a spectrogram of {expected}"
        raise MediaError(None, cause, "Give both spectrograms a frame for every frame of the samples.")
    limit = limit_db * _DECIBEL
    ratio = torch.from_numpy(log_numerator - log_denominator).clamp(-limit, limit)
    gain = _repeat_last(_lifter(_restore_nyquist(ratio, spec), lifter).clamp(-limit, limit).exp().T)
    total = spec.hop * expected[0]
    spectrum = _stft(of_length(samples, total), spec)  # (n_fft // 2 + 1, T + 1)
    return of_length(_inverse(spectrum * gain, spec, total), len(samples))


def soft_limit(samples: FloatArray, *, peak: float = 0.98, knee: float = 0.8) -> FloatArray:
    """Bend what rises above `knee` so that nothing passes `peak`; below the knee nothing changes.

    Args:
        samples: float32 of any shape, finite.
        peak: the bound that no sample passes, at most 1.
        knee: where bending begins, below the peak.

    Returns:
        float32 of the same shape.
    """
    size = np.abs(samples)
    room = peak - knee
    bent = knee + room * np.tanh(np.maximum(size - knee, 0) / room)
    return np.where(size > knee, np.sign(samples) * bent, samples).astype(np.float32)


def _stft(samples: FloatArray, spec: SpectrogramSpec) -> Tensor:
    """The complex spectrum (n_fft // 2 + 1, T) of checked samples."""
    import torch

    if samples.ndim != 1 or len(samples) == 0:
        raise MediaError(None, f"samples of shape {samples.shape}", "Give one channel with at least one sample.")
    if not np.isfinite(samples).all():
        raise MediaError(None, "the sound has samples that are NaN or infinite", "Export the file again.")
    return _transform(torch.from_numpy(np.ascontiguousarray(samples, dtype=np.float32)), spec)


def _transform(samples: Tensor, spec: SpectrogramSpec) -> Tensor:
    import torch

    # Zeros, not mirrored samples, beyond the ends: a clip shorter than half a window has nothing to mirror.
    return torch.stft(
        samples, spec.n_fft, spec.hop, window=_window(spec), center=True, pad_mode="constant", return_complex=True
    )


def _inverse(spectrum: Tensor, spec: SpectrogramSpec, length: int) -> Tensor:
    import torch

    return torch.istft(spectrum, spec.n_fft, spec.hop, window=_window(spec), center=True, length=length)


def _window(spec: SpectrogramSpec) -> Tensor:
    import torch

    return torch.hann_window(spec.n_fft)


def _full_magnitude(log_mag: FloatArray, spec: SpectrogramSpec) -> Tensor:
    """Magnitudes (n_fft // 2 + 1, T) of checked log magnitudes (T, bins)."""
    import torch

    if log_mag.ndim != 2 or log_mag.shape[1] != spec.bins or len(log_mag) == 0:
        raise MediaError(None, f"a spectrogram of shape {log_mag.shape}", f"Give it as (frames, {spec.bins}).")
    return _restore_nyquist(torch.from_numpy(np.ascontiguousarray(log_mag, dtype=np.float32)), spec).exp().T


def _restore_nyquist(log_mag: Tensor, spec: SpectrogramSpec) -> Tensor:
    """(T, bins) with the bin of the Nyquist frequency put back as a copy of its neighbour: (T, n_fft // 2 + 1)."""
    import torch

    if spec.bins == spec.n_fft // 2 + 1:
        return log_mag
    return torch.cat([log_mag, log_mag[:, -1:]], dim=1)


def _repeat_last(spectrum: Tensor) -> Tensor:
    """(F, T) with the last frame once more: (F, T + 1).

    The samples behind the centre of the last frame lie under the thin end of its window, and dividing by that in the
    inverse would blow up whatever the spectrum has that no signal has.
    """
    import torch

    return torch.cat([spectrum, spectrum[:, -1:]], dim=1)


def _lifter(log_gain: Tensor, keep: int) -> Tensor:
    """Smooth (T, n_fft // 2 + 1) over frequency: keep the cepstral coefficients 0 to keep - 1, faded at the end."""
    import torch

    cepstrum = torch.fft.irfft(log_gain)  # (T, n_fft), symmetric about 0
    quefrency = torch.arange(cepstrum.shape[1])
    quefrency = torch.minimum(quefrency, cepstrum.shape[1] - quefrency)
    # The last half of the kept coefficients fades out, which keeps steps in the ratio from ringing.
    fade = ((keep - quefrency) / max(keep / 2, 1)).clamp(0, 1)
    spectrum: Tensor = torch.fft.rfft(cepstrum * torch.sin(fade * (np.pi / 2)).square())
    return spectrum.real


def of_length(samples: Tensor | FloatArray, length: int) -> FloatArray:
    """Exactly `length` samples (N,) in float32: the rest cut off, or zeros put behind."""
    array = np.asarray(samples, dtype=np.float32)[:length]
    return np.pad(array, (0, length - len(array)))

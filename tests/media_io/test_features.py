"""Spectrograms and the ways back: hand-worked values, a brute-force twin, invariants."""

from __future__ import annotations

import numpy as np
import pytest

from media_io.errors import MediaError
from media_io.features import (
    FloatArray,
    SpectrogramSpec,
    filter_by_ratio,
    griffin_lim,
    log_magnitude,
    soft_limit,
)

SPEC = SpectrogramSpec()


def vowel(seconds: float = 0.5, pitch: float = 120.0, seed: int = 0) -> FloatArray:
    """Harmonics of a pitch under two formants, with a little noise."""
    time = np.arange(int(seconds * 16_000)) / 16_000
    sound = np.random.default_rng(seed).normal(0, 1e-3, len(time))
    for k in range(1, int(7_500 / pitch)):
        f = k * pitch
        level = np.exp(-(((f - 700) / 400) ** 2)) + 0.3 * np.exp(-(((f - 2_300) / 500) ** 2)) + 0.003
        sound += 0.2 * level * np.sin(2 * np.pi * f * time + k)
    return sound.astype(np.float32)


def test_frames_are_centred_on_multiples_of_the_hop() -> None:
    samples = vowel(0.1)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 400)
    padded = np.pad(samples.astype(np.float64), 200)
    spectrogram = log_magnitude(samples, SPEC)
    assert spectrogram.dtype == np.float32
    assert spectrogram.shape == (1 + 1600 // 160, 200)
    for t in range(len(spectrogram)):
        twin = np.abs(np.fft.rfft(padded[160 * t : 160 * t + 400] * window))[:200]
        np.testing.assert_allclose(np.exp(spectrogram[t]), np.maximum(twin, 1e-5), rtol=1e-3, atol=1e-4)


def test_a_tone_peaks_in_its_bin_and_silence_lies_on_the_floor() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(16_000) / 16_000).astype(np.float32)
    assert (log_magnitude(tone, SPEC)[2:-2].argmax(axis=1) == 25).all()  # 1000 Hz / 40 Hz a bin
    np.testing.assert_allclose(log_magnitude(tone, SPEC)[50, 25], np.log(100), atol=1e-3)  # sum of the window / 2
    assert (log_magnitude(np.zeros(320, np.float32), SPEC) == np.float32(np.log(1e-5))).all()


@pytest.mark.parametrize("length", [1, 159, 160, 161, 399, 5000])
def test_every_length_has_its_frames_and_comes_back(length: int) -> None:
    spectrogram = log_magnitude(vowel()[:length], SPEC)
    assert len(spectrogram) == SPEC.frames(length) == 1 + length // 160
    assert griffin_lim(spectrogram, SPEC, length, iterations=2).shape == (length,)


@pytest.mark.parametrize("spec", [SPEC, SpectrogramSpec(bins=201), SpectrogramSpec(n_fft=512, hop=128, bins=256)])
def test_griffin_lim_gives_a_sound_of_the_same_spectrogram(spec: SpectrogramSpec) -> None:
    sound = vowel()
    wanted = log_magnitude(sound, spec)
    back = griffin_lim(wanted, spec, len(sound))
    audible = wanted > wanted.max() - 5  # within 43 dB of the loudest
    assert np.abs(log_magnitude(back, spec) - wanted)[audible].mean() < 0.15
    assert np.abs(back).max() < 1.5 * np.abs(sound).max()


def test_griffin_lim_improves_with_iterations_and_repeats_with_its_seed() -> None:
    sound = vowel()
    wanted = log_magnitude(sound, SPEC)

    def miss(iterations: int) -> float:
        back = griffin_lim(wanted, SPEC, len(sound), iterations=iterations)
        return float(np.square(np.exp(log_magnitude(back, SPEC)) - np.exp(wanted)).mean())

    assert miss(60) < 0.5 * miss(5)
    first = griffin_lim(wanted, SPEC, 4000, iterations=3, seed=5)
    np.testing.assert_array_equal(first, griffin_lim(wanted, SPEC, 4000, iterations=3, seed=5))
    start = griffin_lim(wanted, SPEC, 4000, iterations=3)
    np.testing.assert_array_equal(start, griffin_lim(wanted, SPEC, 4000, iterations=3))
    assert not np.array_equal(first, griffin_lim(wanted, SPEC, 4000, iterations=3, seed=6))


@pytest.mark.parametrize("length", [1, 100, 161, 4001, 8000])
def test_a_ratio_of_one_gives_the_samples_back(length: int) -> None:
    sound = vowel()[:length]
    spectrogram = log_magnitude(sound, SPEC)
    np.testing.assert_allclose(filter_by_ratio(sound, spectrogram, spectrogram, SPEC), sound, atol=1e-5)


def test_a_flat_ratio_is_a_gain_within_the_limit() -> None:
    sound = vowel()
    spectrogram = log_magnitude(sound, SPEC)
    twice = filter_by_ratio(sound, spectrogram + np.float32(np.log(2)), spectrogram, SPEC)
    np.testing.assert_allclose(twice[200:-200], 2 * sound[200:-200], atol=1e-3)
    limited = filter_by_ratio(sound, spectrogram + np.float32(20), spectrogram, SPEC, limit_db=20)
    np.testing.assert_allclose(limited[200:-200], 10 * sound[200:-200], atol=5e-3)


def test_the_ratio_moves_the_envelope_and_keeps_the_pitch() -> None:
    low, high = vowel(pitch=110), vowel(pitch=180)
    spectrogram = log_magnitude(low, SPEC)
    tilt = np.linspace(1, -1, 200, dtype=np.float32)
    comb = log_magnitude(high, SPEC) - spectrogram  # harmonics of another pitch: has to be smoothed away
    tilted = log_magnitude(filter_by_ratio(low, spectrogram + tilt, spectrogram, SPEC), SPEC)
    np.testing.assert_allclose((tilted - spectrogram)[5:-5, 20:180].mean(axis=0), tilt[20:180], atol=0.1)
    combed = log_magnitude(filter_by_ratio(low, spectrogram + comb, spectrogram, SPEC), SPEC)
    left = np.diff((combed - spectrogram)[5:-5, 5:60], axis=1)
    assert np.abs(left).mean() < 0.35 * np.abs(np.diff(comb[5:-5, 5:60], axis=1)).mean()


def test_the_limiter_leaves_quiet_samples_and_never_passes_the_peak() -> None:
    ramp = np.linspace(-5, 5, 2001, dtype=np.float32)
    bent = soft_limit(ramp)
    quiet = np.abs(ramp) <= 0.8
    np.testing.assert_array_equal(bent[quiet], ramp[quiet])
    assert np.abs(bent).max() <= np.float32(0.98)
    assert (np.diff(bent) >= 0).all()


@pytest.mark.parametrize(
    "samples",
    [np.zeros(0, np.float32), np.zeros((2, 100), np.float32), np.full(400, np.nan, np.float32)],
    ids=["empty", "stereo", "nan"],
)
def test_samples_that_cannot_be_transformed_are_told(samples: FloatArray) -> None:
    with pytest.raises(MediaError):
        log_magnitude(samples, SPEC)


def test_shapes_that_do_not_go_together_are_told() -> None:
    sound = vowel()
    spectrogram = log_magnitude(sound, SPEC)
    with pytest.raises(MediaError, match="ratio"):
        filter_by_ratio(sound, spectrogram[:-1], spectrogram[:-1], SPEC)
    with pytest.raises(MediaError, match="200"):
        griffin_lim(spectrogram[:, :100], SPEC, 1000)
    with pytest.raises(MediaError, match="hop"):
        SpectrogramSpec(hop=300)
    with pytest.raises(MediaError, match="bins"):
        SpectrogramSpec(bins=100)

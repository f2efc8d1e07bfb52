"""Log-mel spectrograms: filters against torchaudio, a tone by hand, and the way back."""

from __future__ import annotations

import numpy as np
import pytest

from media_io.errors import MediaError
from media_io.features import FloatArray, SpectrogramSpec, log_magnitude
from media_io.mel import log_mel, magnitude_of, mel_filters, mel_of, samples_of_mel

SPEC = SpectrogramSpec()


def vowel(pitch: float = 120.0) -> FloatArray:
    time = np.arange(8_000) / 16_000
    sound = np.random.default_rng(0).normal(0, 1e-3, len(time))
    for k in range(1, int(7_500 / pitch)):
        level = np.exp(-(((k * pitch - 700) / 400) ** 2)) + 0.003
        sound += 0.2 * level * np.sin(2 * np.pi * k * pitch * time + k)
    return sound.astype(np.float32)


def test_filters_are_those_of_torchaudio() -> None:
    from torchaudio.functional import melscale_fbanks

    twin = melscale_fbanks(201, 0.0, 8000.0, 80, 16_000, norm=None, mel_scale="slaney").numpy()
    np.testing.assert_allclose(mel_filters(SPEC), twin[:200].T, atol=1e-4)


def test_a_tone_lies_in_the_band_of_its_frequency() -> None:
    tone = np.sin(2 * np.pi * 2000 * np.arange(8_000) / 16_000).astype(np.float32)
    mel = log_mel(tone, SPEC)
    assert mel.shape == (51, 80)
    top = mel[10:-10].argmax(axis=1)
    assert (mel_filters(SPEC)[top, 50] > 0.4).all()  # 2000 Hz / 40 Hz a bin
    silence = log_mel(np.zeros(800, np.float32), SPEC)
    assert np.log(1e-5) - 1e-4 < silence.min() <= silence.max() < np.log(2e-4)


def test_the_way_back_has_the_same_mel_bands() -> None:
    mel = log_mel(vowel(), SPEC)
    magnitude = magnitude_of(mel, SPEC)
    assert magnitude.shape == (51, 200)
    audible = mel > mel.max() - 7
    assert np.abs(mel_of(magnitude, SPEC) - mel)[audible].mean() < 0.02
    assert np.abs(magnitude - log_magnitude(vowel(), SPEC))[:, :40].mean() < 0.5


def test_sound_of_a_mel_spectrogram_comes_near_it() -> None:
    mel = log_mel(vowel(), SPEC)
    sound = samples_of_mel(mel, SPEC, 8_000)
    assert sound.shape == (8_000,)
    audible = mel > mel.max() - 4
    assert np.abs(log_mel(sound, SPEC) - mel)[audible].mean() < 0.2


def test_what_does_not_fit_is_told() -> None:
    with pytest.raises(MediaError, match="fewer bands"):
        mel_filters(SPEC, 160)
    with pytest.raises(MediaError, match="200"):
        mel_of(np.zeros((3, 100), np.float32), SPEC)
    with pytest.raises(MediaError, match="bands"):
        magnitude_of(np.full((3, 80), np.nan, np.float32), SPEC)
    with pytest.raises(MediaError, match="at least 1"):
        mel_filters(SPEC, 0)

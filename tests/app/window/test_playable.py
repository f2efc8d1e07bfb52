from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize

from app.window.playable import (
    BLOCK,
    WIDEST,
    envelope,
    fit,
    frame_image,
    prepare,
    spectrum_image,
    to_pcm,
)
from media_io.clip import HIGHEST_RATE, LOUDEST, LOWEST_RATE, Clip


def test_small_pictures_grow_by_whole_numbers_and_large_ones_shrink() -> None:
    assert fit(QSize(64, 64), QSize(300, 260)) == QRectF(22, 2, 256, 256)
    assert fit(QSize(64, 64), QSize(63, 100)).width() == 63
    assert fit(QSize(1280, 720), QSize(640, 640)) == QRectF(0, 140, 640, 360)


def test_samples_become_interleaved_int16() -> None:
    audio = np.array([[0, 1, -1], [0.5, 2, -2]], np.float32)
    pcm = to_pcm(audio, 8000, 8000)
    assert np.frombuffer(pcm.data, "<i2").tolist() == [0, 16384, 32767, 32767, -32767, -32767]
    assert (pcm.sample_rate, pcm.channels) == (8000, 2)


def test_another_rate_keeps_the_duration_and_the_pitch() -> None:
    seconds = np.arange(8000) / 8000
    pcm = to_pcm(np.sin(2 * np.pi * 100 * seconds)[None].astype(np.float32), 8000, 48000)
    samples = np.frombuffer(pcm.data, "<i2").astype(float)
    assert len(samples) == 48000
    assert np.abs(np.fft.rfft(samples)).argmax() == 100


def test_blocks_of_a_sound_at_another_rate_meet_without_a_seam() -> None:
    audio = np.random.default_rng(0).uniform(-1, 1, (2, 60_000)).astype(np.float32)
    pcm = to_pcm(audio, 8000, 44_100)
    at = np.arange(round(60_000 * 44_100 / 8000)) * (8000 / 44_100)
    assert len(at) > BLOCK
    whole = np.stack([np.interp(at, np.arange(60_000), row) for row in audio])
    made = np.frombuffer(pcm.data, "<i2").reshape(-1, 2).T
    assert np.abs(made - whole * 32767).max() <= 0.51


@pytest.mark.parametrize("rate", [LOWEST_RATE, HIGHEST_RATE])
@pytest.mark.parametrize("loudness", [1e-30, 1.0, LOUDEST])
def test_the_oddest_sound_that_is_let_in_can_be_shown(rate: int, loudness: float) -> None:
    sound = (loudness * np.sin(np.arange(2000))[None]).astype(np.float32)
    playable = prepare(Clip(audio=sound, sample_rate=rate), "odd", lambda _: 48_000)
    assert playable.spectrogram is not None
    assert playable.spectrogram.height() <= WIDEST
    assert playable.pcm is not None


def test_more_than_two_channels_are_mixed_to_one() -> None:
    pcm = to_pcm(np.array([[0.3], [0.6], [0.9]], np.float32), 8000, 8000)
    assert pcm.channels == 1
    assert np.frombuffer(pcm.data, "<i2").tolist() == [round(0.6 * 32767)]


def test_the_envelope_holds_each_columns_extremes() -> None:
    audio = np.array([[0, 0.5, -0.25, 0, 1, -1, 0.25, 0.25]], np.float32)
    low, high = envelope(audio, 4)
    assert low.tolist() == [0, -0.25, -1, 0.25]
    assert high.tolist() == [0.5, 0, 1, 0.25]
    assert envelope(audio[:, :1], 4).shape == (2, 4)


def test_a_tone_is_the_brightest_line_of_its_spectrogram() -> None:
    seconds = np.arange(16000) / 16000
    image = spectrum_image(0.5 * np.sin(2 * np.pi * 2000 * seconds)[None].astype(np.float32), 16000)
    column = [image.pixelColor(image.width() // 2, y).lightness() for y in range(image.height())]
    brightest = 1 - (int(np.argmax(column)) + 0.5) / image.height()  # 0 at the bottom, 1 at 8 kHz
    assert abs(brightest * 8000 - 2000) < 60


def test_one_sample_of_sound_can_be_shown() -> None:
    playable = prepare(Clip(audio=np.ones((1, 1), np.float32), sample_rate=8000), "click")
    assert playable.spectrogram is not None
    assert playable.facts() == "8 kHz · 0.00 s"


def test_a_frame_reaches_the_screen_pixel_for_pixel() -> None:
    frames = np.random.default_rng(0).integers(0, 256, (2, 5, 7, 3), dtype=np.uint8)
    image = frame_image(frames, 1)
    for y in range(5):
        for x in range(7):
            assert image.pixelColor(x, y).getRgb()[:3] == tuple(frames[1, y, x])


def test_facts_name_size_rates_and_length() -> None:
    clip = Clip(np.zeros((30, 48, 64, 3), np.uint8), Fraction(30000, 1001), np.zeros((1, 8000), np.float32), 8000)
    assert prepare(clip, "x").facts() == "64×48 · 29.97 fps · 8 kHz · 1.00 s"

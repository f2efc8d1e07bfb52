"""Rows of a contact sheet."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from app.sheets import rows_of, spectrogram_picture
from media_io.clip import Clip


def video(frames: int, height: int, width: int) -> Clip:
    return Clip(np.full((frames, height, width, 3), 200, np.uint8), Fraction(8))


def test_rows_of_different_sizes_become_one_size_undistorted() -> None:
    small, wide = rows_of([video(3, 64, 64), video(30, 32, 128)])
    assert small.shape == (3, 64, 128, 3)
    assert wide.shape == (8, 64, 128, 3)
    assert small[:, :, 32:96].min() == 200
    assert small[:, :, :32].max() == 0
    assert wide[:, 16:48].min() == 200
    assert wide[:, :16].max() == 0


def test_frames_of_a_row_are_spread_from_the_first_to_the_last() -> None:
    frames = np.repeat(np.arange(29, dtype=np.uint8)[:, None, None, None], 3, axis=3)
    row = rows_of([Clip(frames, Fraction(8))])[0]
    assert row[:, 0, 0, 0].tolist() == [0, 4, 8, 12, 16, 20, 24, 28]


def test_a_tone_is_a_line_at_its_height() -> None:
    t = np.arange(16_000) / 16_000
    tone = Clip(audio=(0.5 * np.sin(2 * np.pi * 6_000 * t)).astype(np.float32)[None], sample_rate=16_000)
    picture = spectrogram_picture(tone).astype(int).sum(axis=2)
    brightest = picture[:, 20:-20].mean(axis=1).argmax()
    assert abs(brightest / len(picture) - (1 - 6_000 / 8_000)) < 0.02

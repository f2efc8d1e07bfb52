from __future__ import annotations

import numpy as np
import pytest

from media_io.errors import MediaError
from media_io.tempo import stretch

RATE = 16000


@pytest.mark.parametrize("speed", [0.25, 0.5, 0.75, 1.5, 2.0])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_a_tone_keeps_its_pitch_and_takes_its_length_over_the_speed(speed: float, channels: int) -> None:
    seconds = np.arange(6 * RATE) / RATE
    tone = np.repeat((0.5 * np.sin(2 * np.pi * 440 * seconds))[None], channels, 0).astype(np.float32)
    made = stretch(tone, RATE, speed)
    assert made.shape == (channels, round(6 * RATE / speed))
    for row in made:
        middle = row[len(row) // 2 - RATE // 2 :][:RATE]
        assert abs(int(np.abs(np.fft.rfft(middle)).argmax()) - 440) <= 1
        assert 0.3 < np.sqrt(np.mean(middle**2)) < 0.4


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000])
@pytest.mark.parametrize("speed", [0.25, 0.5, 0.75, 1.5, 2.0])
def test_a_sound_stays_within_a_frame_of_its_picture(rate: int, speed: float) -> None:
    begins = np.arange(1, 9) + np.random.default_rng(0).uniform(0, 0.5, 8)
    beeps = np.zeros((1, 10 * rate), np.float32)
    beep = 0.5 * np.sin(2 * np.pi * 800 * np.arange(rate // 10) / rate)
    for begin in begins:
        beeps[0, int(begin * rate) :][: len(beep)] = beep
    loud = np.flatnonzero(np.abs(stretch(beeps, rate, speed)[0]) > 0.1)
    heard = loud[np.r_[True, np.diff(loud) > rate // 8]] / rate * speed
    assert np.abs(heard - begins).max() < 1 / 25


def test_int16_stays_int16() -> None:
    tone = np.round(16000 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE) / RATE)).astype(np.int16)
    made = stretch(np.stack([tone, -tone]), RATE, 2.0)
    assert (made.dtype, made.shape) == (np.int16, (2, RATE))
    assert np.abs(np.fft.rfft(made[1])).argmax() == 440


def test_the_work_is_given_up_by_its_check() -> None:
    class GivenUpError(Exception):
        pass

    def check() -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        stretch(np.zeros((1, 5 * RATE), np.float32), RATE, 0.5, check)


def test_a_speed_that_no_ear_follows_is_refused() -> None:
    with pytest.raises(MediaError, match="speed of 20"):
        stretch(np.zeros((1, 10), np.float32), RATE, 20)


def test_very_little_sound_is_stretched_too() -> None:
    assert stretch(np.ones((1, 5), np.float32), RATE, 0.5).shape == (1, 10)
    assert stretch(np.ones((1, 0), np.float32), RATE, 0.5).shape == (1, 0)

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from app.window.clock import PlayClock, frame_at


class Wall:
    def __init__(self) -> None:
        self.seconds = 10.0

    def __call__(self) -> float:
        return self.seconds


def test_time_passes_only_while_it_runs() -> None:
    wall = Wall()
    clock = PlayClock(wall)
    wall.seconds += 5
    assert clock.now() == 0
    clock.start()
    wall.seconds += 2
    assert clock.now() == pytest.approx(2)
    clock.pause()
    wall.seconds += 9
    assert clock.now() == pytest.approx(2)
    clock.seek(0.5)
    clock.start()
    wall.seconds += 1
    assert clock.now() == pytest.approx(1.5)


def test_a_small_error_is_slewed_a_larger_one_cut_and_a_large_one_jumped() -> None:
    wall = Wall()
    clock = PlayClock(wall)
    clock.start()
    for audio in (0.0, 0.001):
        clock.now(audio)
    wall.seconds += 1
    assert clock.now(audio=0.98) == pytest.approx(0.998, abs=0.001)  # a tenth of the error of 0.02 s
    wall.seconds += 1
    assert clock.now(audio=1.9) == pytest.approx(1.925)  # the window waited too: nobody saw what lay between
    assert clock.now(audio=1.8) == pytest.approx(1.925)  # time stands still and never runs back
    assert clock.now(audio=2.0) == pytest.approx(1.975)
    assert clock.now(audio=0.3) == pytest.approx(0.3)  # 1.675 s off


def test_after_a_stall_of_window_and_sound_together_no_look_is_more_than_a_frame_off() -> None:
    wall, fps = Wall(), Fraction(30)
    clock = PlayClock(wall)
    clock.start()
    rng, lost, before, apart = np.random.default_rng(0), 0.0, 0.0, []
    for tick in range(1, 20_000):
        wall.seconds += 0.015
        if tick % 40 == 0:  # nobody runs for up to 200 ms, and the sound's own buffer is empty after 30
            stall = rng.uniform(0.03, 0.2)
            wall.seconds += stall
            lost += stall - 0.03
        heard = wall.seconds - 10 - lost
        told = clock.now(audio=int(heard / 0.016) * 0.016)
        assert told >= before
        before = told
        apart.append(abs(frame_at(told, fps, 10**9) - frame_at(heard, fps, 10**9)))
    assert max(apart) == 1


def test_time_waits_for_the_sound_to_start_but_not_for_ever() -> None:
    wall = Wall()
    clock = PlayClock(wall)
    clock.seek(2.0)
    clock.start()
    for _ in range(4):
        wall.seconds += 0.1
        assert clock.now(audio=2.016) == pytest.approx(2.0)  # what the card took at once, before it plays
    assert clock.now(audio=2.032) == pytest.approx(2.0, abs=0.01)
    wall.seconds += 0.1
    assert clock.now(audio=2.132) == pytest.approx(2.1, abs=0.02)
    clock.seek(0.0)
    for _ in range(7):
        wall.seconds += 0.1
        clock.now(audio=0.0)
    assert clock.stalled
    wall.seconds += 1
    assert clock.now(audio=0.0) == pytest.approx(1.0, abs=0.21)


def test_the_sounds_position_goes_on_counting_through_a_loop() -> None:
    wall = Wall()
    clock = PlayClock(wall)
    clock.start()
    for tick in range(250):
        wall.seconds = 10 + tick * 0.01
        now = clock.now(audio=wall.seconds - 10)
        if now >= 1:
            clock.wrap(1.0)
    assert clock.now() == pytest.approx(0.49, abs=0.02)
    assert not clock.stalled


def test_the_picture_meets_a_sound_card_that_runs_slow() -> None:
    wall = Wall()
    clock = PlayClock(wall)
    clock.start()
    for tick in range(1, 1000):
        wall.seconds = 10 + tick * 0.015
        heard = 0.99 * tick * 0.015
        seen = clock.now(audio=heard)
    assert abs(seen - heard) < 0.005


def test_sound_that_stands_still_is_noticed_and_wall_time_rules() -> None:
    wall = Wall()
    clock = PlayClock(wall)
    clock.start()
    clock.now(audio=0.0)
    wall.seconds += 0.1
    clock.now(audio=0.1)
    wall.seconds += 0.3
    assert clock.now(audio=0.1) == pytest.approx(0.4, abs=0.011)
    assert not clock.stalled
    wall.seconds += 0.3
    assert clock.now(audio=0.1) == pytest.approx(0.7, abs=0.011)
    assert clock.stalled


@pytest.mark.parametrize("fps", [Fraction(8), Fraction(25), Fraction(30000, 1001), Fraction(100)])
def test_every_frame_begins_exactly_at_its_time(fps: Fraction) -> None:
    for index in range(400):
        assert frame_at(float(index / fps), fps, 400) == index
        assert frame_at(float((index + Fraction(99, 100)) / fps), fps, 400) == index
    assert frame_at(1e6, fps, 400) == 399

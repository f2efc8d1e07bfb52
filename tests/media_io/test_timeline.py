"""Which rate, how many frames, which picture in which frame."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from media_io.timeline import Grid, average_rate, even_grid, gif_rate, lead_frames, resampled, steady_rate

NTSC = Fraction(30000, 1001)


def _gif(*delays: int) -> tuple[np.ndarray, float]:
    ends = np.cumsum(delays) / 100
    return np.concatenate([[0.0], ends[:-1]]), float(ends[-1])


def test_steady_rate_survives_stamps_rounded_to_milliseconds() -> None:
    times = np.round(np.arange(500) * 1001 / 30000, 3) + 0.007
    assert steady_rate(times, [Fraction(30), NTSC]) == NTSC


def test_a_varying_rate_is_not_steady_and_has_its_average() -> None:
    times = np.array([0.0, 0.04, 0.08, 0.5])
    assert steady_rate(times, [Fraction(25)]) is None
    assert average_rate(times, 0.8) == 5


@pytest.mark.parametrize(
    ("delays", "rate"),
    [
        ((10, 10, 10), Fraction(10)),
        ((3, 3, 3, 3), Fraction(100, 3)),
        ((3, 4, 3, 3, 4, 3), Fraction(30)),
        ((8, 9, 8, 8, 9, 8), Fraction(12)),
        ((100, 10, 10), Fraction(10)),
        ((5, 2, 2, 2), Fraction(50)),
        ((20, 30), Fraction(10)),
        ((12, 13, 13, 12, 12, 13, 13, 12), Fraction(8)),
    ],
)
def test_gif_rates(delays: tuple[int, ...], rate: Fraction) -> None:
    assert gif_rate(*_gif(*delays)) == rate


@given(st.lists(st.integers(2, 120), min_size=1, max_size=12))
@example([2, 17, 2])
def test_no_picture_of_a_gif_is_lost(delays: list[int]) -> None:
    times, end = _gif(*delays)
    grid = even_grid(times, end, gif_rate(times, end), None)
    middles = np.array([grid.middle(k) for k in range(grid.count)])
    shown = [int(np.nonzero(times < middle - 1e-9)[0][-1]) for middle in middles]
    assert sorted(set(shown)) == list(range(len(delays)))
    assert abs(grid.count / float(grid.rate) - end) <= 0.5 / float(grid.rate) + 1e-9


def test_lead_of_the_sound() -> None:
    rate = Fraction(25)
    assert lead_frames(0.5, None, rate) == 0
    assert lead_frames(0.02, 0.0, rate) == 0
    assert lead_frames(0.08, 0.0, rate) == 2
    assert lead_frames(0.09, 0.0, rate) == 3
    assert lead_frames(0.0, 0.4, rate) == 0


def test_grid_begins_with_the_sound_on_the_pictures_beat() -> None:
    assert even_grid(np.array([1.0, 1.1]), 1.2, Fraction(10), 0.75) == Grid(pytest.approx(0.7), Fraction(10), 5)


def test_rates_of_huge_numbers_resample_like_their_neighbours() -> None:
    odd = Fraction(2**31 - 1, 1) / Fraction(2**31 - 1, 2**30 - 1)
    assert resampled(10, Fraction(2**61 - 1, 2**60)).tolist() == resampled(10, Fraction(2)).tolist()
    assert resampled(3, odd).tolist() == [2]


def test_resampling_by_whole_numbers() -> None:
    assert resampled(6, Fraction(2)).tolist() == [0, 2, 4]
    assert resampled(3, Fraction(1, 2)).tolist() == [0, 0, 1, 1, 2, 2]
    assert resampled(4, Fraction(1)).tolist() == [0, 1, 2, 3]
    assert resampled(1, Fraction(30)).tolist() == [0]


@given(st.integers(1, 60), st.fractions(Fraction(1, 8), Fraction(8), max_denominator=1001))
def test_resampling_takes_the_nearest_picture(count: int, ratio: Fraction) -> None:
    indices = resampled(count, ratio)
    assert len(indices) == max(1, round(count / ratio))
    for k, index in enumerate(indices):
        # The last picture whose time, in new frames, is nearest to k or earlier.
        candidates = [j for j in range(count) if j / ratio < k + Fraction(1, 2)]
        assert index == candidates[-1]

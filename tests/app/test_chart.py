"""Curves as pictures."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from app.chart import (
    HEIGHT,
    LEFT,
    RIGHT,
    WIDTH,
    Axes,
    Curve,
    draw_curves,
    log_ticks,
    ticks,
    write_picture,
)
from app.colours import BLUE, GREEN, ORANGE


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (3, 3600, [1000, 2000, 3000]),
        (-0.1, 0.12, [-0.1, -0.05, 0, 0.05, 0.1]),
        (97, 103, [97, 98, 99, 100, 101, 102, 103]),
    ],
)
def test_ticks_are_round_numbers_inside(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


def test_corners_of_the_axes() -> None:
    axes = Axes((0, 100), (-1, 1))
    left, bottom = axes.pixel(0, -1)
    right, top = axes.pixel(100, 1)
    assert (left, right) == (LEFT, WIDTH - RIGHT)
    assert top < axes.pixel(50, 0)[1] < bottom


def test_a_wide_span_is_drawn_by_its_logarithm() -> None:
    axes = Axes((0, 1), (1, 10_000), log=True)
    rows = [axes.pixel(0, value)[1] for value in (1, 100, 10_000)]
    assert abs(rows[0] - rows[1] - (rows[1] - rows[2])) <= 1
    assert log_ticks(90, 1_200) == [100, 200, 500, 1_000]
    assert log_ticks(1e-6, 1e3) == pytest.approx([1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1000])
    steep = draw_curves([Curve("a", [0, 1, 2], [1, 100, 10_000], BLUE)], "T", "x", "y")
    rows_seen, columns = np.where((steep == BLUE).all(axis=-1))
    middle = np.abs(columns - (LEFT + (WIDTH - LEFT - RIGHT) / 2)) <= 1
    low, high = rows_seen[rows_seen > 60].max(), rows_seen[rows_seen > 60].min()
    assert abs(np.median(rows_seen[middle & (rows_seen > 60)]) - (low + high) / 2) < 4


def test_a_curve_lies_where_its_points_are() -> None:
    picture = draw_curves([Curve("training", [0, 50, 100], [1, 3, 1], BLUE)], "T", "x", "y")
    rows, columns = np.where((picture == BLUE).all(axis=-1))
    inside = rows > 60
    peak = columns[inside][rows[inside].argmin()]
    assert abs(peak - (LEFT + (WIDTH - LEFT - RIGHT) / 2)) < 12


def test_training_validation_and_best_step_can_all_be_seen() -> None:
    steps = list(range(0, 200, 10))
    curves = [
        Curve("training", steps, [100 / (1 + s) for s in steps], BLUE),
        Curve("validation", steps, [120 / (1 + s) for s in steps], ORANGE, dashed=True),
    ]
    picture = draw_curves(curves, "T", "x", "y", best=100)
    assert picture.shape == (HEIGHT, WIDTH, 3)
    for colour in (BLUE, ORANGE, GREEN):
        assert (picture == colour).all(axis=-1).sum() > 100
    columns = np.where((picture[60:400] == GREEN).all(axis=-1))[1]
    assert abs(np.median(columns) - Axes((0, 190), (0, 1)).pixel(100, 0)[0]) <= 1


def test_values_that_are_not_finite_are_left_out() -> None:
    values = [1.0, float("nan"), float("inf"), 2.0]
    drawn = draw_curves([Curve("a", [0, 1, 2, 3], values, BLUE)], "T", "x", "y")
    plain = draw_curves([Curve("a", [0, 3], [1.0, 2.0], BLUE)], "T", "x", "y")
    assert np.array_equal(drawn, plain)


@pytest.mark.parametrize(("x", "y"), [([], []), ([5], [2.0]), ([1, 2], [0.0, 0.0]), ([1, 1], [3.0, 4.0])])
def test_few_or_equal_points_make_a_picture(x: list[float], y: list[float]) -> None:
    assert draw_curves([Curve("a", x, y, BLUE)], "T", "x", "y", best=5).shape == (HEIGHT, WIDTH, 3)


def test_the_file_holds_the_picture(tmp_path: Path) -> None:
    picture = draw_curves([Curve("a", [0, 1], [0.0, 1.0], ORANGE)], "T", "x", "y")
    write_picture(picture, tmp_path / "c.png")
    assert np.array_equal(cv2.imread(str(tmp_path / "c.png"))[..., ::-1], picture)
    assert [path.name for path in tmp_path.iterdir()] == ["c.png"]

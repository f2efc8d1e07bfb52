"""Numbers of runs: series that stay bounded, smoothing, thinning, what is on disk, tables."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest

from app.history import RunCurves, Series, line_of, read_curves, smoothed, thinned, write_table
from app.runs import HISTORY
from core_models.types import TrainEvent


def test_smoothing_by_hand() -> None:
    """Weight 1/2: 4; then (2 + 1) / (3/4) of 4, 2 ..., with the weights' sums 1/2, 3/4, 7/8."""
    out = smoothed(np.array([4.0, 1.0, 3.0]), 0.5)
    assert out == pytest.approx([4.0, (1.0 + 0.5) / 0.75, (0.5 * 1.5 + 1.5) / 0.875])
    assert list(smoothed(np.array([4.0, 1.0]), 0.0)) == [4.0, 1.0]
    assert smoothed(np.full(50, 7.0), 0.99) == pytest.approx(np.full(50, 7.0))  # no leaning to zero at the start
    assert len(smoothed(np.empty(0), 0.9)) == 0


@pytest.mark.parametrize("count", [1, 127, 128, 129, 1000])
def test_smoothing_step_by_step(count: int) -> None:
    values = np.random.default_rng(count).normal(size=count)
    average, scale, wanted = 0.0, 0.0, []
    for value in values:
        average, scale = 0.9 * average + 0.1 * value, 0.9 * scale + 0.1
        wanted.append(average / scale)
    assert smoothed(values, 0.9) == pytest.approx(np.array(wanted), rel=1e-9)


def test_a_long_series_is_averaged_to_a_bounded_number_of_points() -> None:
    series = Series(most=100)
    for step in range(1000):
        series.add(step, float(step))
    assert 50 <= len(series) < 100
    stride = series.x[1] - series.x[0]
    assert series.y[0] == pytest.approx((stride - 1) / 2)
    assert list(series.x) == sorted(series.x)


def test_a_series_begins_anew_where_a_killed_run_went_on() -> None:
    series = Series()
    for step in (10, 20, 30, 40, 20, 30):
        series.add(step, step / 10 if len(series) < 4 else -step)
    assert list(series.x) == [10, 20, 30]
    assert series.y[0] == 1.0


def test_thinning_keeps_peaks_and_ends() -> None:
    x = np.arange(20_000.0)
    y = np.sin(x / 1000)
    y[7_777], y[13_131] = 9.0, -9.0
    few_x, few_y = thinned(x, y, 1000)
    assert len(few_x) <= 1000
    assert {9.0, -9.0} <= set(few_y)
    assert few_x[0] == 0
    assert few_x[-1] == 19_999
    assert list(few_x) == sorted(few_x)
    assert thinned(x[:10], y[:10], 1000)[0] is not None


def event(kind: str, step: int, **losses: float) -> TrainEvent:
    return TrainEvent(kind, "all", step, 100, losses, best_step=10)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    lines = [line_of(event("step", 10 * i, total=1 / i, kl=math.nan if i == 2 else i)) for i in range(1, 6)]
    lines.insert(3, "not a line\n")
    lines.append(line_of(event("validation", 50, total=0.5)))
    lines.append('{"kind":"step","st')
    (tmp_path / HISTORY).write_text("".join(lines))
    curves = read_curves(tmp_path)
    assert curves.terms == ["total", "kl"]
    assert list(curves.series("kl", "step").x) == [10, 30, 40, 50]
    assert curves.left_out == 1
    assert list(curves.series("total", "validation").y) == [0.5]
    assert curves.best == 10
    assert len(curves.series("nothing", "step")) == 0
    assert read_curves(tmp_path / "nowhere").terms == []


def test_a_history_beyond_its_bound_is_read_in_part(tmp_path: Path) -> None:
    lines = [line_of(event("step", i, total=float(i))) for i in range(1, 401)]
    lines.append(line_of(event("validation", 400, total=1.0)))
    text = "".join(lines)
    (tmp_path / HISTORY).write_text(text)
    curves = read_curves(tmp_path, most_bytes=len(text) // 4)
    assert 80 <= len(curves.series("total", "step")) <= 134
    assert len(curves.series("total", "validation")) == 1


def test_a_table_has_every_point_of_every_run(tmp_path: Path) -> None:
    one, two = RunCurves("one"), RunCurves("two")
    one.take([event("step", 10, total=3.0, kl=1.0), event("validation", 10, total=2.0)])
    two.take([event("step", 20, total=5.0)])
    with write_table(tmp_path / "curves.csv", [one, two]).open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["run", "term", "part", "step", "value"]
    assert ["one", "total", "validation", "10", "2.0"] in rows
    assert ["two", "total", "training", "20", "5.0"] in rows
    assert len(rows) == 5


def test_skipped_steps_and_restores_are_kept_and_read_again(tmp_path: Path) -> None:
    """A run that was killed tells again what it does again."""
    told = [
        event("step", 10, total=1.0),
        event("skip", 12, total=math.nan),
        event("skip", 13, total=math.nan),
        event("skip", 14, total=math.nan),
        event("restore", 14),
        event("step", 20, total=2.0),
        event("skip", 13, total=math.nan),
        event("skip", 14, total=math.nan),
        event("restore", 14),
    ]
    live = RunCurves("live")
    live.take(told)
    (tmp_path / "history.jsonl").write_text("".join(map(line_of, told)), encoding="utf-8")
    for curves in (live, read_curves(tmp_path), live.copied()):
        assert curves.marks == {"skip": [12, 13, 14], "restore": [14]}

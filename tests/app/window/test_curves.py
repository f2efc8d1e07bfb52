"""Curves: what is drawn, how, what it costs, and what is exported."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.history import RunCurves
from app.window.curve_tools import CurveTools
from app.window.curves import CurveBoard
from app.window.term_plot import FAINT, run_colour
from app.window.theme import Theme
from app.window.worker import Lane
from core_models.types import TrainEvent

Boards = Callable[..., CurveBoard]


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    theme = Theme()
    theme.apply("dark")
    return theme


@pytest.fixture
def board(qtbot: QtBot, theme: Theme) -> CurveBoard:
    board = CurveBoard(theme)
    qtbot.addWidget(board)
    board.resize(420, 500)
    board.enable()
    board.show()
    return board


def assert_ended(lane: Lane) -> None:
    assert lane.shut_down()


@pytest.fixture
def tools(qtbot: QtBot, board: CurveBoard) -> CurveTools:
    lane = Lane("curves", board)
    tools = CurveTools(board, lane, with_runs=True)
    qtbot.addWidget(tools, before_close_func=lambda _: assert_ended(lane))
    tools.show()
    return tools


def events(count: int = 20, every: int = 10, **scale: float) -> list[TrainEvent]:
    scale = scale or {"total": 100.0, "kl": 5.0}
    made = []
    for step in range(every, every * count + 1, every):
        losses = {name: value / step for name, value in scale.items()}
        made.append(TrainEvent("step", "all", step, 1000, losses))
        if step % (5 * every) == 0:
            made.append(TrainEvent("validation", "all", step, 1000, losses, best_step=5 * every))
    return made


def drawn(qtbot: QtBot, board: CurveBoard) -> None:
    qtbot.waitUntil(lambda: board.drawn, timeout=20_000)


def test_raw_values_are_faint_behind_their_average(qtbot: QtBot, board: CurveBoard, tools: CurveTools) -> None:
    board.take(events())
    drawn(qtbot, board)
    lines = board.plots["total"].lines[0]
    assert list(lines.raw.yData) == pytest.approx([100 / step for step in range(10, 201, 10)])
    assert lines.training.yData[-1] > lines.raw.yData[-1]
    assert lines.raw.opts["pen"].color().alpha() == FAINT
    assert {lines.raw.opts["pen"].widthF(), lines.training.opts["pen"].widthF()} == {1.0}
    tools.smoothing.setValue(0)
    drawn(qtbot, board)
    assert list(lines.training.yData) == pytest.approx([100 / step for step in range(10, 201, 10)])
    assert lines.raw.yData is None or len(lines.raw.yData) == 0


def test_the_log_axis_leaves_out_what_it_cannot_show_and_says_so(
    qtbot: QtBot, board: CurveBoard, tools: CurveTools
) -> None:
    board.take(events(total=100.0, mi=-3.0))
    board.take([TrainEvent("step", "all", 500, 1000, {"total": -1.0, "mi": -1.0})])
    tools.smoothing.setValue(0)
    tools.log.click()
    drawn(qtbot, board)
    total, mi = board.plots["total"], board.plots["mi"]
    assert total.is_log
    assert total.lines[0].training.yData[0] == pytest.approx(math.log10(10))
    assert np.isnan(total.lines[0].training.yData[-1])
    assert total.item.titleLabel.text == "total (log, 1 values ≤ 0 left out)"
    assert not mi.is_log
    assert mi.item.titleLabel.text == "mi (not log: no value above 0)"
    tools.log.click()
    drawn(qtbot, board)
    assert total.item.titleLabel.text == "total"


def test_terms_can_be_hidden_and_the_rest_keeps_its_order(qtbot: QtBot, board: CurveBoard, tools: CurveTools) -> None:
    board.take(events(kl=5.0, total=100.0, mi=1.0))
    drawn(qtbot, board)
    actions = {action.data(): action for action in tools.terms.menu().actions()}
    assert list(actions) == ["total", "kl", "mi"]
    actions["total"].trigger()
    drawn(qtbot, board)
    assert set(board.plots) == {"kl", "mi"}
    board.take(events(count=30, kl=5.0, total=100.0, mi=1.0))
    drawn(qtbot, board)
    assert set(board.plots) == {"kl", "mi"}
    actions["total"].trigger()
    drawn(qtbot, board)
    assert set(board.plots) == {"total", "kl", "mi"}
    first = board._grid.itemAtPosition(0, 0)
    assert first is not None
    assert first.widget() is board.plots["total"].widget


def test_several_runs_differ_by_colour_and_by_mark(qtbot: QtBot, board: CurveBoard, theme: Theme) -> None:
    runs = []
    for index, name in enumerate(("one", "two", "three")):
        run = RunCurves(name)
        run.take(events(count=20 + 10 * index))
        runs.append(run)
    board.show_runs(runs)
    drawn(qtbot, board)
    lines = board.plots["total"].lines
    assert len({line.training.opts["pen"].color().name() for line in lines}) == 3
    assert len({line.validation.opts["symbol"] for line in lines}) == 3
    for line in lines:
        assert line.training.opts["pen"].style() == Qt.PenStyle.SolidLine
        assert line.validation.opts["pen"].style() == Qt.PenStyle.DashLine
    assert all(name in board.legend.text() for name in ("one", "two", "three"))
    theme.apply("light")
    drawn(qtbot, board)
    assert lines[1].training.opts["pen"].color().name() == run_colour(theme, 1)
    board.show_runs(runs[:1])
    drawn(qtbot, board)
    assert len(board.plots["total"].lines) == 1


def test_all_plots_have_the_same_steps_below(qtbot: QtBot, board: CurveBoard) -> None:
    board.take(events())
    board.take([TrainEvent("validation", "all", 800, 1000, {"total": 1.0})])
    drawn(qtbot, board)
    ranges = [plot.item.vb.viewRange()[0] for plot in board.plots.values()]
    assert ranges[0] == pytest.approx(ranges[1])
    assert ranges[0][1] >= 800


def test_the_mouse_reads_values_off(qtbot: QtBot, board: CurveBoard, tools: CurveTools) -> None:
    board.take(events())
    tools.smoothing.setValue(0)
    drawn(qtbot, board)
    plot = board.plots["total"]
    QApplication.processEvents()
    place = plot.widget.mapFromScene(plot.item.vb.mapViewToScene(QPointF(100, 2)))
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(place), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(plot.widget.viewport(), move)
    assert board.readout.toolTip().endswith("training 1, validation 1")
    assert plot.cursor.isVisible()
    QApplication.sendEvent(plot.widget.viewport(), QEvent(QEvent.Type.Leave))
    assert not plot.cursor.isVisible()


def test_curves_are_exported(qtbot: QtBot, board: CurveBoard, tools: CurveTools, tmp_path: Path) -> None:
    board.take(events())
    drawn(qtbot, board)
    with qtbot.waitSignal(tools.exported):
        tools.export_picture(tmp_path / "curves.png")
    image = QImage(str(tmp_path / "curves.png"))
    assert image.width() == 2 * board.width()
    assert image.height() == 2 * board.height()
    with qtbot.waitSignal(tools.exported):
        tools.export_table(tmp_path / "curves.csv")
    with (tmp_path / "curves.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * (20 + 4)
    assert {"run": "This run", "term": "kl", "part": "training", "step": "200", "value": "0.025"} in rows
    with qtbot.waitSignal(tools.failed):
        tools.export_table(tmp_path / "curves.csv" / "below.csv")


def test_a_run_that_goes_on_adds_to_its_curves(qtbot: QtBot, board: CurveBoard) -> None:
    earlier = RunCurves("2026-11-21")
    earlier.take(events(count=20))
    board.go_on(earlier)
    board.take(events(count=25)[-6:])
    drawn(qtbot, board)
    assert board.points("total", "step")[0] == list(range(10, 251, 10))


def test_twenty_thousand_points_are_drawn_as_few(qtbot: QtBot, board: CurveBoard, tools: CurveTools) -> None:
    """What is drawn is bounded by the width; the cost is in benchmarks, not here."""
    rng = np.random.default_rng(0)
    run = RunCurves("long")
    for step, value in enumerate(rng.random(20_000)):
        run.add("step", step, [("total", float(value))])
    board.show_runs([run])
    drawn(qtbot, board)
    plot = board.plots["total"]
    assert len(plot.lines[0].raw.xData) <= max(200, 2 * plot.widget.width())
    assert plot.lines[0].raw.yData.max() == run.series("total", "step").y.max()


def test_nothing_is_drawn_where_nobody_sees_it(qtbot: QtBot, board: CurveBoard) -> None:
    board.hide()
    board.take(events())
    assert not board.drawn
    assert not board._timer.isActive()
    board.show()
    drawn(qtbot, board)

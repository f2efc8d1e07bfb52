"""The plot of one term, of a run or several: training raw and smoothed, validation, the best step."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy

from app.history import RESTORE, SKIP, TRAINING, VALIDATION, RunCurves, Series, smoothed, thinned
from app.window.languages import localise_ticks, number
from app.window.plain import shown
from app.window.theme import DARK, NUMBERS, Theme, letters

AXIS_WIDTH = 44
"""The same in all plots, so that one step lies below the other."""
MOST_DOTS = 30
"""More validations than this are a dashed line without dots, which would run together."""
MOST_MARKS = 500
"""Of skipped steps, the last ones: more would hold up the window."""
FAINT = 70
"""Of 255: how opaque raw values are behind their average."""
SYMBOLS = ("o", "s", "t", "d", "+", "x", "star", "p")
ON_DARK = ("#5aa7f5", "#f2a04a", "#4fc3a1", "#e78ac3", "#f0e05a", "#b39ddb", "#9fb0c4", "#ff7a7a")
ON_LIGHT = ("#1f6fc4", "#c2650b", "#0d7d5f", "#a8327d", "#7a6a00", "#5d3fb0", "#4d5a6b", "#b3261e")


@dataclass(frozen=True)
class Look:
    """How curves are drawn.

    Attributes:
        smoothing: weight of what came before, 0 to 0.99.
        log: whether values have a logarithmic axis.
        hidden: terms that are not shown.
    """

    smoothing: float = 0.6
    log: bool = False
    hidden: frozenset[str] = field(default_factory=frozenset)


def run_colour(theme: Theme, index: int) -> str:
    """The colour of the run at a place in the list of those that are drawn; apart for every kind of colour vision."""
    colours = ON_DARK if theme.colours is DARK else ON_LIGHT
    return colours[index % len(colours)]


class _Lines:
    """What one run has in one plot."""

    def __init__(self, item: Any) -> None:
        import pyqtgraph as pg

        self.raw: Any = item.plot([], [], connect="finite")
        self.training: Any = item.plot([], [], connect="finite")
        self.validation: Any = item.plot([], [], connect="finite")
        self.best: Any = pg.InfiniteLine(angle=90, movable=False)
        self.best.hide()
        item.addItem(self.best)
        self.skipped: Any = pg.ScatterPlotItem(symbol="t1", size=7)
        self.restored: Any = pg.ScatterPlotItem(symbol="x", size=9)
        for marks in (self.skipped, self.restored):
            item.addItem(marks, ignoreBounds=True)
        self.all = (self.raw, self.training, self.validation, self.best, self.skipped, self.restored)


class TermPlot:
    """The plot of one term."""

    def __init__(self, name: str, theme: Theme, height: int) -> None:
        import pyqtgraph as pg

        self._pg = pg
        self._theme = theme
        self.name = name
        self.lines: list[_Lines] = []
        self.left_out = 0
        self.is_log = False
        self.widget: Any = pg.PlotWidget()
        self.widget.setFixedHeight(height)
        self.widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.widget.setAccessibleName(name)
        self.widget.setMenuEnabled(False)
        self.widget.setMouseEnabled(False, False)
        self.widget.hideButtons()
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.item: Any = self.widget.getPlotItem()
        for side in ("left", "bottom"):
            self.item.getAxis(side).setTickFont(letters(NUMBERS))
            localise_ticks(self.item.getAxis(side))
        self.item.getAxis("left").setWidth(AXIS_WIDTH)
        self.item.getAxis("left").logTickStrings = _log_ticks
        self.cursor: Any = pg.InfiniteLine(angle=90, movable=False)
        self.cursor.hide()
        self.item.addItem(self.cursor, ignoreBounds=True)
        self.recolour()

    @property
    def training(self) -> Any:
        """The line of the first run's training."""
        return self.lines[0].training

    @property
    def validation(self) -> Any:
        """The line of the first run's validation."""
        return self.lines[0].validation

    @property
    def best(self) -> Any:
        """The mark of the first run's best step."""
        return self.lines[0].best

    def close(self) -> None:
        """Let go of the plot's widget."""
        self.widget.close()
        self.widget.deleteLater()

    def recolour(self) -> None:
        """Take the theme's colours; width 1, because wider lines redraw a hundred times slower."""
        pg, colours = self._pg, self._theme.colours
        self.widget.setBackground(colours.panel)
        self.cursor.setPen(pg.mkPen(colours.dim, width=1))
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setPen(pg.mkPen(colours.border))
            axis.setTextPen(pg.mkPen(colours.dim))
            axis.setStyle(tickLength=-4, tickTextOffset=3, maxTickLevel=0)
        self._write_title()
        for index, lines in enumerate(self.lines):
            self._colour(lines, index)

    def _colour(self, lines: _Lines, index: int) -> None:
        """One run: blue for training, orange for validation. Several: a colour and a symbol each."""
        pg, colours, many = self._pg, self._theme.colours, len(self.lines) > 1
        training = run_colour(self._theme, index) if many else colours.a
        validation = training if many else colours.b
        faint = QColor(training)
        faint.setAlpha(FAINT)
        lines.raw.setPen(pg.mkPen(faint, width=1))
        lines.training.setPen(pg.mkPen(training, width=1))
        lines.validation.setPen(pg.mkPen(validation, width=1, style=Qt.PenStyle.DashLine))
        lines.validation.setSymbolSize(5)
        lines.validation.setSymbolPen(None)
        lines.validation.setSymbolBrush(pg.mkBrush(QColor(validation)))
        for marks in (lines.skipped, lines.restored):
            marks.setPen(pg.mkPen(colours.error, width=1))
            marks.setBrush(pg.mkBrush(QColor(colours.error)))
        lines.best.setPen(pg.mkPen(training if many else colours.good, width=1, style=Qt.PenStyle.DotLine))

    def draw(self, runs: list[RunCurves], look: Look) -> None:
        """Show the points of runs."""
        self._have(len(runs))
        series = [(run.series(self.name, TRAINING), run.series(self.name, VALIDATION)) for run in runs]
        every = [one for pair in series for one in pair if len(one)]
        self.is_log = look.log and any((one.y > 0).any() for one in every)
        self.left_out = sum(int((one.y <= 0).sum()) for one in every) if look.log else 0
        self.item.getAxis("left").setLogMode(self.is_log)
        for index, (run, lines) in enumerate(zip(runs, self.lines, strict=True)):
            self._draw_run(lines, index, run, look.smoothing)
        last = max((run.last_step for run in runs), default=0.0)
        self.item.setXRange(0, max(last, 1.0), padding=0.02)
        self._write_title()

    def _draw_run(self, lines: _Lines, index: int, run: RunCurves, smoothing: float) -> None:
        training, validation = run.series(self.name, TRAINING), run.series(self.name, VALIDATION)
        lines.training.setData(*self._points(training.x, smoothed(training.y, smoothing)))
        lines.raw.setData(*(self._points(training.x, training.y) if smoothing > 0 else ([], [])))
        symbol = SYMBOLS[index % len(SYMBOLS)] if len(validation) <= MOST_DOTS else None
        lines.validation.setData(*self._points(validation.x, validation.y), symbol=symbol)
        lines.best.setVisible(run.best is not None and len(validation) > 0)
        if run.best is not None:
            lines.best.setPos(run.best)
        self._draw_marks(lines, run)

    def _draw_marks(self, lines: _Lines, run: RunCurves) -> None:
        """Skipped steps and restores, each where the training curve is at that step."""
        series = run.series(self.name, TRAINING)
        for kind, marks in ((SKIP, lines.skipped), (RESTORE, lines.restored)):
            x = np.array(run.marks[kind][-MOST_MARKS:], np.float64)
            y = np.interp(x, series.x, series.y) if len(series) else np.empty(0)
            marks.setData(*self._points(x[: len(y)], y))

    def _points(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[Any, Any]:
        """As many as the plot has room for; on a logarithmic axis values up to 0 leave a gap."""
        x, y = thinned(x, y, max(200, 2 * self.widget.width()))
        if self.is_log:
            y = np.log10(np.where(y > 0, y, np.nan))
        return x, y

    def _have(self, count: int) -> None:
        if count == len(self.lines):
            return
        while len(self.lines) > count:
            for each in self.lines.pop().all:
                self.item.removeItem(each)
        while len(self.lines) < count:
            self.lines.append(_Lines(self.item))
        for index, lines in enumerate(self.lines):
            self._colour(lines, index)

    def _write_title(self) -> None:
        text = self.name.replace("_", " ")
        if self.left_out and self.is_log:
            text = _tr("{0} (log, {1} values ≤ 0 left out)").format(text, number(self.left_out, ","))
        elif self.left_out:
            text = _tr("{0} (not log: no value above 0)").format(text)
        self.item.setTitle(escape(shown(text)), color=self._theme.colours.text, size="8pt")

    def step_at(self, place: QPointF) -> float:
        """The step below a place of the widget."""
        return float(self.item.vb.mapSceneToView(self.widget.mapToScene(place.toPoint())).x())

    def point_to(self, step: float | None) -> None:
        """Mark a step, or none."""
        self.cursor.setVisible(step is not None)
        if step is not None:
            self.cursor.setPos(step)


def value_at(series: Series, step: float, smoothing: float = 0.0) -> float | None:
    """The value whose step is nearest; None where there is none."""
    if not len(series):
        return None
    at = int(np.abs(series.x - step).argmin())
    return float(smoothed(series.y[: at + 1], smoothing)[-1])


def _log_ticks(values: list[float], scale: float, spacing: float) -> list[str]:
    """Ticks of a logarithmic axis as plain numbers; between 1, 2, 5 and 10 without one, which would overlap."""
    told = [f"{10**value:.6g}" for value in values]
    return [text if text.strip("0.")[:2] in ("1", "2", "5") else "" for text in told]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Curves", text)

"""Live curves: one small plot a term, training solid and validation dashed, the best step marked."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.window.theme import Theme

if TYPE_CHECKING:
    from core_models.types import TrainEvent

MOST_POINTS = 600
MOST_DOTS = 30
"""More validations than this are a dashed line without dots, which would run together."""
PLOT_HEIGHT = 118
COLUMNS = 2
PLOTS_A_TICK = 2
"""All plots at once would hold up the window."""
TICK_MS = 50


class Series:
    """Points of one curve; when there are too many, neighbours are averaged, so that a redraw stays cheap."""

    def __init__(self) -> None:
        self.x: list[float] = []
        self.y: list[float] = []
        self._stride = 1
        self._pending: list[tuple[float, float]] = []

    def add(self, x: float, y: float) -> None:
        """Add a point; values that are not finite leave a gap."""
        self._pending.append((x, y))
        if len(self._pending) < self._stride:
            return
        xs, ys = zip(*self._pending, strict=True)
        self.x.append(xs[-1])
        self.y.append(sum(ys) / len(ys))
        self._pending.clear()
        if len(self.x) >= MOST_POINTS:
            self._halve()

    def _halve(self) -> None:
        self.x = self.x[1::2]
        self.y = [(a + b) / 2 for a, b in zip(self.y[::2], self.y[1::2], strict=True)]
        self._stride *= 2


class TermPlot:
    """The plot of one term."""

    def __init__(self, name: str, theme: Theme) -> None:
        import pyqtgraph as pg

        self._pg = pg
        self._theme = theme
        self._name = name
        self.widget: Any = pg.PlotWidget()
        self.widget.setFixedHeight(PLOT_HEIGHT)
        self.widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.widget.setAccessibleName(name)
        self.widget.setMenuEnabled(False)
        self.widget.setMouseEnabled(False, False)
        self.widget.hideButtons()
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.item: Any = self.widget.getPlotItem()
        self.training: Any = self.item.plot([], [])
        self.validation: Any = self.item.plot([], [], connect="finite")
        self.best: Any = pg.InfiniteLine(angle=90, movable=False)
        self.best.hide()
        self.item.addItem(self.best)
        self.recolour()

    def recolour(self) -> None:
        """Take the theme's colours; width 1, because wider lines redraw a hundred times slower."""
        pg, colours = self._pg, self._theme.colours
        self.widget.setBackground(colours.panel)
        self.item.setTitle(self._name.replace("_", " "), color=colours.text, size="8pt")
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setPen(pg.mkPen(colours.border))
            axis.setTextPen(pg.mkPen(colours.dim))
            axis.setStyle(tickLength=-4, tickTextOffset=3, maxTickLevel=0)
        self.training.setPen(pg.mkPen(colours.a, width=1))
        self.validation.setPen(pg.mkPen(colours.b, width=1, style=Qt.PenStyle.DashLine))
        self.validation.setSymbolSize(4)
        self.validation.setSymbolPen(None)
        self.validation.setSymbolBrush(pg.mkBrush(QColor(colours.b)))
        self.best.setPen(pg.mkPen(colours.good, width=1, style=Qt.PenStyle.DotLine))

    def draw(self, training: Series, validation: Series, best: int | None) -> None:
        """Show the points."""
        self.training.setData(training.x, training.y)
        self.validation.setData(validation.x, validation.y, symbol="o" if len(validation.x) <= MOST_DOTS else None)
        if best is not None:
            self.best.setPos(best)
            self.best.show()


class CurveBoard(QWidget):
    """All terms of a run; draws only once `enable` was called, when pyqtgraph is in memory."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._enabled = False
        self._series: dict[str, tuple[Series, Series]] = {}
        self._dirty: list[str] = []
        self.best: int | None = None
        self.plots: dict[str, TermPlot] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.setAccessibleName(self.tr("Curves of training and validation"))
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._draw_some)
        theme.changed.connect(self._recolour)

    @property
    def drawn(self) -> bool:
        """Whether every number is on the screen."""
        return not self._dirty

    def enable(self) -> None:
        """From now on importing pyqtgraph costs nothing."""
        self._enabled = True
        self._draw_soon()

    def clear(self) -> None:
        """Forget the run."""
        for plot in self.plots.values():
            self._grid.removeWidget(plot.widget)
            plot.widget.close()
            plot.widget.deleteLater()
        self.plots.clear()
        self._series.clear()
        self._dirty.clear()
        self._timer.stop()
        self.best = None

    def take(self, events: Iterable[TrainEvent]) -> None:
        """Add the numbers of events; they are drawn a few plots at a time."""
        for event in events:
            if event.best_step is not None:
                self.best = event.best_step
            if event.kind not in ("step", "validation"):
                continue
            for name, value in event.losses.items():
                pair = self._series.setdefault(name, (Series(), Series()))
                if math.isfinite(value):
                    pair[event.kind == "validation"].add(event.step, value)
                if name not in self._dirty:
                    self._dirty.append(name)
        self._draw_soon()

    def _draw_soon(self) -> None:
        if self._enabled and self._dirty and self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        self._draw_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn where nobody sees it."""
        self._timer.stop()

    @Slot()
    def _draw_some(self) -> None:
        if self._dirty and self._dirty[0] not in self.plots:
            self._add_plot(self._dirty[0])  # the dearest step: alone in its tick
            return
        for name in self._dirty[:PLOTS_A_TICK]:
            if name in self.plots:
                self.plots[name].draw(*self._series[name], self.best)
                self._dirty.remove(name)
        if not self._dirty:
            self._timer.stop()

    def points(self, name: str, kind: str) -> tuple[list[float], list[float]]:
        """Steps and values of a term; `kind` is "step" or "validation"."""
        series = self._series[name][kind == "validation"]
        return series.x, series.y

    def _add_plot(self, name: str) -> None:
        plot = TermPlot(name, self._theme)
        row, column = divmod(len(self.plots), COLUMNS)
        self.plots[name] = plot
        self._grid.addWidget(plot.widget, row, column)

    @Slot()
    def _recolour(self) -> None:
        for plot in self.plots.values():
            plot.recolour()

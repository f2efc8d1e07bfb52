"""Plots of codes: clips as points with a colour and a shape for each class, and their dynamics as paths over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.colours import BLUE, GREEN, ORANGE, PURPLE, SKY, YELLOW, hexed
from app.window.languages import localise_ticks, localised
from app.window.theme import NUMBERS, Theme, letters

COLOURS = (*map(hexed, (BLUE, YELLOW, GREEN, PURPLE, SKY, ORANGE)), "#8c7ae6")
"""Okabe and Ito's, but for black and yellow, which one theme or the other would swallow."""
SYMBOLS = ("o", "s", "t", "d", "+", "x", "star")
MARKS = ("●", "■", "▼", "◆", "✚", "✖", "★")
SIZE, RING = 8, 15
REACH = 10.0
"""Pixels between the pointer and the point that it names."""
FADES = 6
MOST_NAMED = 14
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)

Points = NDArray[np.float32]


@dataclass(frozen=True)
class Look:
    """How the points of a class are drawn."""

    colour: str
    symbol: str
    mark: str


def look_of(number: int) -> Look:
    """Colour and shape of a class: no two of the first 49 are alike, and neighbours differ in both."""
    turn, place = divmod(number, len(COLOURS))
    shape = (place + turn) % len(SYMBOLS)
    return Look(COLOURS[place], SYMBOLS[shape], MARKS[shape])


def legend_html(names: Sequence[str], more: str) -> str:
    """The classes with their marks; `more` tells of so many others, with {0}."""
    parts = []
    for place, name in enumerate(names[:MOST_NAMED]):
        look = look_of(place)
        parts.append(f'<span style="color:{look.colour}">{look.mark}</span>&nbsp;{escape(name).replace(" ", "&nbsp;")}')
    if len(names) > MOST_NAMED:
        parts.append(escape(more.format(localised(f"{len(names) - MOST_NAMED:,}"))))
    return " &nbsp; ".join(parts)


class _Plot(QWidget):
    """A plot in the theme's colours, made when it is first needed: pyqtgraph is in memory by then."""

    def __init__(self, name: str, height: int, theme: Theme) -> None:
        super().__init__()
        import pyqtgraph as pg

        self.pg, self._theme = pg, theme
        self.widget: Any = pg.PlotWidget()
        self.widget.setAccessibleName(name)
        self.widget.setMenuEnabled(False)
        self.widget.setMouseEnabled(False, False)
        self.widget.hideButtons()
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.item: Any = self.widget.getPlotItem()
        for side in ("left", "bottom"):
            self.item.getAxis(side).setTickFont(letters(NUMBERS))
            localise_ticks(self.item.getAxis(side))
        self.item.layout.setContentsMargins(1, 7, 7, 1)  # the outermost numbers of the axes keep their place
        self.setFixedHeight(height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.widget)
        theme.changed.connect(self._recolour)

    @Slot()
    def _recolour(self) -> None:
        self.paint_axes()

    def paint_axes(self) -> None:
        """Take the theme's colours."""
        colours = self._theme.colours
        self.widget.setBackground(colours.panel)
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setPen(self.pg.mkPen(colours.border))
            axis.setTextPen(self.pg.mkPen(colours.dim))
            axis.setStyle(tickLength=-4, tickTextOffset=3, maxTickLevel=0)

    def pen(self, colour: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine, alpha: float = 1.0, width: int = 1) -> Any:
        """A pen; lines of width 1 redraw a hundred times faster than wider ones."""
        shade = QColor(colour)
        shade.setAlphaF(alpha)
        return self.pg.mkPen(shade, width=width, style=style)


class ScatterPlot(_Plot):
    """Clips as points; one item a class with one brush, since a list of colours draws twenty times slower.

    Signals:
        pointed: the number of the clip under the pointer, -1 for none.
        chosen: the number of the clip that was clicked, and whether Shift was held.
    """

    pointed = Signal(int)
    chosen = Signal(int, bool)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(name, 250, theme)
        self.points: Points = np.zeros((0, 2), np.float32)
        self.classes: list[Any] = []
        self._rings = [self.pg.ScatterPlotItem(size=RING, brush=None) for _ in range(2)]
        self._pointed, self._ringed = -1, (-1, -1)
        scene = self.widget.scene()
        scene.sigMouseMoved.connect(self._moved)
        scene.sigMouseClicked.connect(self._clicked)
        self.paint_axes()

    def show_points(self, points: Points, classes: Sequence[int], again: bool) -> None:
        """Draw clips at (n, 2) in the looks of their classes; `again` keeps the view while points move."""
        self.points = np.asarray(points, np.float32)
        for item in self.classes:
            self.item.removeItem(item)
        self.classes.clear()
        numbers = np.asarray(classes, np.int64)
        for number in range(int(numbers.max()) + 1 if len(numbers) else 0):
            own, look = self.points[numbers == number], look_of(number)
            item = self.pg.ScatterPlotItem(
                x=own[:, 0], y=own[:, 1], size=SIZE, symbol=look.symbol,
                brush=self.pg.mkBrush(look.colour), pen=self.pg.mkPen(look.colour),
            )  # fmt: skip
            self.item.addItem(item)
            self.classes.append(item)
        if not again:
            self._fit()
        self.ring(self._ringed)

    @Slot()
    def _recolour(self) -> None:
        self.paint_axes()
        self.ring(self._ringed)

    def ring(self, places: Sequence[int]) -> None:
        """Ring the clips of A and B; -1 for none."""
        self._ringed = (places[0], places[1])
        colours = self._theme.colours
        for ring, place, colour in zip(self._rings, places, (colours.a, colours.b), strict=True):
            if ring not in self.item.items:
                self.item.addItem(ring)
            there = self.points[place : place + 1] if 0 <= place < len(self.points) else self.points[:0]
            ring.setData(x=there[:, 0], y=there[:, 1], pen=self.pg.mkPen(colour, width=2), brush=None)

    def nearest(self, x: float, y: float) -> int:
        """The clip within REACH pixels of a place in the plot's own units; -1 for none."""
        if not len(self.points):
            return -1
        wide, high = self.item.getViewBox().viewPixelSize()
        apart = np.hypot((self.points[:, 0] - x) / wide, (self.points[:, 1] - y) / high)
        best = int(apart.argmin())
        return best if apart[best] <= REACH else -1

    def _fit(self) -> None:
        if not len(self.points):
            return
        low, high = self.points.min(0).astype(float), self.points.max(0).astype(float)
        room = [0.08 * span if span > 1e-6 else 1.0 for span in (high - low).tolist()]
        (left, bottom), (right, top) = low.tolist(), high.tolist()
        x, y = (left - room[0], right + room[0]), (bottom - room[1], top + room[1])
        self.item.setRange(xRange=x, yRange=y, padding=0)

    def _at(self, place: Any) -> int:
        if not self.item.getViewBox().sceneBoundingRect().contains(place):
            return -1
        point = self.item.getViewBox().mapSceneToView(place)
        return self.nearest(point.x(), point.y())

    @Slot(object)
    def _moved(self, place: Any) -> None:
        found = self._at(place)
        if found != self._pointed:
            self._pointed = found
            self.widget.setCursor(Qt.CursorShape.PointingHandCursor if found >= 0 else Qt.CursorShape.ArrowCursor)
            self.pointed.emit(found)

    @Slot(object)
    def _clicked(self, event: Any) -> None:
        found = self._at(event.scenePos())
        if found >= 0 and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.chosen.emit(found, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))


class PathPlot(_Plot):
    """The dynamics of A and B as paths over time, from faint to full, with a dot where the players stand."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(name, 170, theme)
        self._paths: list[Points] = [np.zeros((0, 2), np.float32)] * 2
        self.parts: list[list[Any]] = [[self.item.plot([], []) for _ in range(FADES)] for _ in range(2)]
        self.dots: list[Any] = [self.pg.ScatterPlotItem(size=9) for _ in range(2)]
        for dot in self.dots:
            self.item.addItem(dot)
        self._recolour()

    @Slot()
    def _recolour(self) -> None:
        self.paint_axes()
        colours = self._theme.colours
        for parts, dot, colour in zip(self.parts, self.dots, (colours.a, colours.b), strict=True):
            for number, part in enumerate(parts):
                part.setPen(self.pen(colour, alpha=(number + 1) / FADES))
            dot.setBrush(self.pg.mkBrush(colour))
            dot.setPen(self.pg.mkPen(colours.text))

    def show_paths(self, paths: Sequence[Points]) -> None:
        """Draw two paths (T, 2); one without points is none."""
        self._paths = [np.asarray(path, np.float32) for path in paths]
        for path, parts in zip(self._paths, self.parts, strict=True):
            edges = np.linspace(0, max(len(path) - 1, 0), FADES + 1).round().astype(np.int64)
            for part, start, stop in zip(parts, edges[:-1], edges[1:], strict=True):
                own = path[start : stop + 1] if stop > start else path[:0]
                part.setData(own[:, 0], own[:, 1])

    def stand(self, places: Sequence[int]) -> None:
        """Move the dots to a frame of each path."""
        for path, dot, place in zip(self._paths, self.dots, places, strict=True):
            own = path[min(max(place, 0), len(path) - 1) :][:1] if len(path) else path
            dot.setData(x=own[:, 0], y=own[:, 1])


class LinesPlot(_Plot):
    """The first main axes of one clip's dynamics over time, with a line where the players stand."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(name, 130, theme)
        self.lines: list[Any] = [self.item.plot([], []) for _ in STYLES]
        self.head: Any = self.pg.InfiniteLine(angle=90, movable=False)
        self.item.addItem(self.head)
        self._recolour()

    @Slot()
    def _recolour(self) -> None:
        self.paint_axes()
        self.head.setPen(self.pen(self._theme.colours.good))
        for line, colour, style in zip(self.lines, COLOURS, STYLES, strict=False):
            line.setPen(self.pen(colour, style))

    def show_lines(self, values: Points, seconds: float) -> None:
        """Draw (T, K) over so many seconds."""
        times = np.arange(len(values)) * (seconds / max(len(values), 1))
        for number, line in enumerate(self.lines):
            line.setData(times, values[:, number] if number < values.shape[1] else np.zeros(len(values)))

    def stand(self, seconds: float) -> None:
        """Move the line."""
        self.head.setPos(seconds)

"""A swap matrix on the screen: one widget that lays the pictures of all cells into one and paints that."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.window.clock import frame_at
from app.window.playable import fit
from app.window.theme import Theme, pixmap
from media_io.clip import Frames

GAP, HEADER_GAP = 2, 6
SIDE, TOP = 104, 26
"""Logical pixels for the names of rows and columns."""
Place = tuple[int, int]
"""Row and column in the grid: 0 is a header, clips count from 1."""


class MatrixGrid(QWidget):
    """Headers and cells; what has not come yet is a plain square.

    Signals:
        chosen: row and column of a cell, from 0.
        header_chosen: a clip's number, from 0, and whether it heads a row.
    """

    chosen = Signal(int, int)
    header_chosen = Signal(int, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: Sequence[str] = ()
        self._frames: dict[Place, tuple[Frames, Fraction | None]] = {}
        self._shown: dict[Place, int] = {}
        self._refused: dict[int, str] = {}
        self._original = False
        self._seconds = 0.0
        self._size = (64, 64)
        self._mosaic = np.zeros((1, 1, 3), np.uint8)
        self._current: Place = (1, 1)
        self._under: Place | None = None
        self._playing: tuple[Place, float] | None = None
        self.hint = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 280)
        self.setAccessibleName(self.tr("Swap matrix"))
        theme.changed.connect(self._clear)

    # What there is

    def begin(self, names: Sequence[str]) -> None:
        """An empty grid for these clips."""
        self._names, self._playing = list(names), None
        self._frames.clear()
        self._refused.clear()
        self._current = (1, 1)
        self._clear()
        self._describe()

    def refuse(self, number: int, why: str) -> None:
        """Row and column of a clip stay empty; why is told where the pointer rests."""
        self._refused[number] = why
        self.update()

    def set_header(self, number: int, frames: Frames, fps: Fraction | None) -> None:
        """The clip itself, at the head of its row and its column; all are of one size."""
        if self._size != frames.shape[1:3]:
            self._size = (frames.shape[1], frames.shape[2])
            self._clear()
        for place in ((number + 1, 0), (0, number + 1)):
            self._frames[place] = frames, fps
            self._lay(place)
        self.update()

    def set_cell(self, row: int, column: int, frames: Frames, fps: Fraction | None) -> None:
        """A swap that came."""
        self._frames[row + 1, column + 1] = frames, fps
        self._lay((row + 1, column + 1))
        self.update()

    def show_original(self, original: bool) -> None:
        """Whether the diagonal shows the clips themselves."""
        self._original = original
        self._shown.clear()
        self.show_time(self._seconds)

    @Slot(float)
    def show_time(self, seconds: float) -> None:
        """Every picture at this time; nothing is drawn where none changes."""
        self._seconds = seconds
        changed = [self._lay(place) for place in self._frames]
        if any(changed):
            self.update()

    def show_sound(self, row: int, column: int, share: float | None) -> None:
        """A line through the cell that sounds, this far from its start to its end; None for no line."""
        self._playing = None if share is None else ((row + 1, column + 1), share)
        self.update()

    def size_at(self, zoom: int) -> QSize:
        """What the grid needs at a zoom, names included."""
        height, width, _ = self._mosaic.shape
        dense = self.devicePixelRatioF()
        return QSize(SIDE + round(width * zoom / dense), TOP + round(height * zoom / dense))

    @property
    def current(self) -> tuple[int, int]:
        """Row and column of the cell that the keyboard is at, from 0."""
        return self._current[0] - 1, self._current[1] - 1

    @property
    def mosaic(self) -> Frames:
        """All pictures as they stand, (H, W, 3)."""
        return self._mosaic

    def slot(self, place: Place) -> tuple[slice, slice]:
        """Where a picture lies in the mosaic."""
        (height, width), (row, column) = self._size, place
        top = row * (height + GAP) + (HEADER_GAP if row else 0)
        left = column * (width + GAP) + (HEADER_GAP if column else 0)
        return slice(top, top + height), slice(left, left + width)

    @Slot()
    def _clear(self) -> None:
        last = self.slot((len(self._names), len(self._names)))
        self._mosaic = np.empty((last[0].stop, last[1].stop, 3), np.uint8)
        self._mosaic[:] = _rgb(self._theme.colours.window)
        for row in range(len(self._names) + 1):
            for column in range(len(self._names) + 1):
                if row or column:
                    self._mosaic[self.slot((row, column))] = _rgb(self._theme.colours.raised)
        self._shown.clear()
        self.show_time(self._seconds)
        self.update()

    def _lay(self, place: Place) -> bool:
        """Bring a place up to date; whether it changed."""
        own = (place[0], 0) if self._original and place[0] == place[1] else place
        frames, fps = self._frames.get(own) or self._frames[place]
        at = 0 if fps is None else frame_at(self._seconds, fps, len(frames))
        if self._shown.get(place) == at:
            return False
        self._shown[place] = at
        self._mosaic[self.slot(place)] = frames[at]
        return True

    # Where things are

    def _area(self) -> QRectF:
        """The mosaic's place in the widget, pixels kept square and whole where it is magnified."""
        dense = self.devicePixelRatioF()
        space = QSize(int((self.width() - SIDE) * dense), int((self.height() - TOP) * dense))
        area = fit(QSize(self._mosaic.shape[1], self._mosaic.shape[0]), space)
        place = QPointF(area.x() / dense + SIDE, max(0.0, area.y() / dense) + TOP)
        return QRectF(place, area.size() / dense)

    def rect_of(self, place: Place) -> QRectF:
        """A picture's place in the widget."""
        area, (rows, columns) = self._area(), self.slot(place)
        zoom = area.width() / self._mosaic.shape[1]
        corner = QPointF(area.x() + columns.start * zoom, area.y() + rows.start * zoom)
        return QRectF(corner.x(), corner.y(), self._size[1] * zoom, self._size[0] * zoom)

    def _at(self, point: QPointF) -> Place | None:
        for row in range(len(self._names) + 1):
            if not self.rect_of((row, 1)).adjusted(-1e6, 0, 1e6, 0).contains(point):
                continue
            for column in range(len(self._names) + 1):
                if (row or column) and self.rect_of((row, column)).contains(point):
                    return row, column
        return None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mosaic, names beside it, and where pointer and keyboard are."""
        painter = QPainter(self)
        if not self._names:
            painter.setPen(QColor(self._theme.colours.dim))
            inside = self.rect().adjusted(40, 40, -40, -40)
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.hint)
            painter.end()
            return
        height, width, _ = self._mosaic.shape
        image = QImage(self._mosaic.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        area = self._area()
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, area.width() * self.devicePixelRatioF() < width
        )
        painter.drawImage(area, image)
        self._paint_names(painter)
        for number in self._refused:
            self._paint_refused(painter, number)
        self._paint_marks(painter)
        painter.end()

    def _paint_names(self, painter: QPainter) -> None:
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics, middle = painter.fontMetrics(), Qt.TextElideMode.ElideMiddle
        for number, name in enumerate(map(_short, self._names), 1):
            lit = number in self._current
            painter.setPen(QColor(self._theme.colours.text if lit else self._theme.colours.dim))
            painter.setFont(bold if lit else self.font())
            head = self.rect_of((number, 0))
            side = QRectF(2, head.y(), head.x() - 10, head.height())
            shown = metrics.elidedText(name, middle, int(side.width()) - 6)
            painter.drawText(side, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)
            head = self.rect_of((0, number))
            above = QRectF(head.x(), head.y() - TOP, head.width(), TOP - 4)
            shown = metrics.elidedText(name, middle, int(above.width()))
            painter.drawText(above, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), shown)

    def _paint_refused(self, painter: QPainter, number: int) -> None:
        sign = pixmap("warning", self._theme.colours.error, 20)
        for place in ((number + 1, 0), (0, number + 1)):
            painter.drawPixmap(self.rect_of(place).center() - QPointF(10, 10), sign)

    def _paint_marks(self, painter: QPainter) -> None:
        if self._playing is not None:
            place, share = self._playing
            area = self.rect_of(place)
            painter.setPen(QPen(QColor("#ffffff"), 1.5))
            x = area.x() + share * area.width()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._under is not None:
            painter.setPen(QPen(QColor(self._theme.colours.text), 1.5))
            painter.drawRect(self.rect_of(self._under).adjusted(-1, -1, 1, 1))
        painter.setPen(QPen(QColor(self._theme.colours.accent), 2.5))
        painter.drawRect(self.rect_of(self._current).adjusted(-1, -1, 1, 1))

    # Pointer and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is under the pointer."""
        under = self._at(event.position()) if self._names else None
        if under != self._under:
            self._under = under
            self.setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under it."""
        self._under = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell or a header."""
        place = self._at(event.position()) if self._names else None
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between cells, Enter chooses one."""
        steps = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        key = Qt.Key(event.key())
        if self._names and key in steps:
            last = len(self._names)
            row, column = (at + step for at, step in zip(self._current, steps[key], strict=True))
            self._current = min(max(row, 1), last), min(max(column, 1), last)
            self._describe()
            self.update()
        elif self._names and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._current)
        else:
            super().keyPressEvent(event)

    def _choose(self, place: Place) -> None:
        row, column = place
        if row and column:
            self._current = place
            self._describe()
            self.update()
            self.chosen.emit(row - 1, column - 1)
        else:
            self.header_chosen.emit(max(row, column) - 1, bool(row))

    def _describe(self) -> None:
        if self._names:
            row, column = self.current
            text = self.tr("Static of {0}, dynamics of {1}").format(self._names[row], self._names[column])
            self.setAccessibleDescription(text)

    def event(self, event: QEvent) -> bool:
        """What a picture is, where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._names:
            place = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.tip(place) if place else "", self, QRect())
            return True
        return super().event(event)

    def tip(self, place: Place) -> str:
        """What a picture is, in words."""
        row, column = place
        for number in (row - 1, column - 1):
            if number in self._refused:
                return f"{self._names[number]}: {self._refused[number]}"
        if row and column:
            return self.tr("Static of {0}, dynamics of {1}").format(self._names[row - 1], self._names[column - 1])
        return self._names[max(row, column) - 1]


def _short(name: str) -> str:
    """A name without its suffix, which says little where room is small."""
    return Path(name).stem or name


def _rgb(colour: str) -> tuple[int, int, int]:
    found = QColor(colour)
    return found.red(), found.green(), found.blue()

"""The slider of frames: goes where it is clicked, follows from there, and shows the in and out points."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from app.window.theme import Theme

FLAG = 8
"""Height of the flags by which the points are dragged."""
REACH = 8


class ScrubSlider(QSlider):
    """Frames of the time line.

    Signals:
        in_moved, out_moved: a flag was dragged to a frame.
    """

    in_moved = Signal(int)
    out_moved = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._points: tuple[int | None, int | None] = (None, None)
        self._flag: SignalInstance | None = None
        self.setMouseTracking(True)
        self.setMinimumHeight(28)

    def set_points(self, first: int | None, last: int | None) -> None:
        """The first and the last frame of the loop; None where the clip's own start or end is meant."""
        if (first, last) != self._points:
            self._points = (first, last)
            self.update()

    def place_of(self, frame: int) -> float:
        """Where a frame lies, in pixels from the left."""
        handle = self._handle()
        span = self.width() - handle
        return QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), frame, span) + handle / 2

    def frame_at(self, x: float) -> int:
        """The frame at a place."""
        handle = self._handle()
        span = self.width() - handle
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), round(x - handle / 2), span)

    def _handle(self) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_SliderHandle
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self).width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a flag, or of the handle, which comes to the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._flag = self._flag_at(event.position())
        if self._flag is None:
            self.setSliderDown(True)
            self._follow(event)
        else:
            self.sliderPressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._flag is not None:
            self._flag.emit(self.frame_at(event.position().x()))
        elif self.isSliderDown():
            self._follow(event)
        else:
            flag = self._flag_at(event.position())
            self.setCursor(Qt.CursorShape.ArrowCursor if flag is None else Qt.CursorShape.SizeHorCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.isSliderDown():
            self.setSliderDown(False)
        elif self._flag is not None:
            self._flag = None
            self.sliderReleased.emit()

    def _follow(self, event: QMouseEvent) -> None:
        value = self.frame_at(event.position().x())
        self.setSliderPosition(value)
        self.sliderMoved.emit(value)

    def _flag_at(self, place: QPointF) -> SignalInstance | None:
        if place.y() > FLAG:
            return None
        first, last = self._points
        if first is not None and -REACH <= place.x() - self.place_of(first) <= 2:
            return self.in_moved
        if last is not None and -2 <= place.x() - self.place_of(last) <= REACH:
            return self.out_moved
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stretch between the points behind the slider, their flags before it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(self._theme.colours.accent)
        first, last = self._points
        left = self.place_of(first if first is not None else self.minimum())
        right = self.place_of(last if last is not None else self.maximum())
        if self._points != (None, None):
            band = QColor(accent)
            band.setAlpha(60)
            painter.fillRect(QRectF(left, 0, right - left, self.height()), band)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for place, side, shown in ((left, -1, first is not None), (right, 1, last is not None)):
            if shown:
                painter.drawRect(QRectF(place - 0.75, 0, 1.5, self.height()))
                corners = [QPointF(place, 0), QPointF(place + side * FLAG, 0), QPointF(place, FLAG)]
                painter.drawPolygon(QPolygonF(corners))
        painter.end()

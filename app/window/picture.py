"""The picture of a player: a frame with sharp pixels, or the spectrogram of a clip that is sound alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.window.clock import frame_at
from app.window.pitch import draw_pitch
from app.window.playable import Playable, frame_image
from app.window.theme import Theme
from app.window.zoom import FIT, Zoom

EDGE = 2
"""Pixels round the picture."""


class ClipView(QWidget):
    """The picture of a clip, or the spectrogram of one that is sound alone."""

    sought = Signal(float)
    held = Signal()
    released = Signal()

    def __init__(self, theme: Theme, zoom: Zoom) -> None:
        super().__init__()
        self._theme = theme
        self._zoom = zoom
        self._dragged: QPointF | None = None
        zoom.changed.connect(self._zoomed)
        self._clip: Playable | None = None
        self._seconds = 0.0
        self._index = -1
        self._image: QImage | None = None
        self._kept: QPixmap | None = None
        self.hint = ""
        self.setMinimumSize(120, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Room for a 64-pixel picture at four times its size."""
        return QSize(280, 280)

    def set_clip(self, clip: Playable | None) -> None:
        """Show another clip."""
        self._clip, self._index, self._image, self._kept = clip, -1, None, None
        middle = clip.pitch.middle if clip is not None and clip.pitch is not None else None
        pitch = self.tr("Pitch about {0} Hz").format(round(middle)) if middle is not None else ""
        self._show_cursor()
        self.setToolTip(pitch)
        self.setAccessibleDescription(pitch)
        self.show_time(self._seconds)
        self.update()

    def show_time(self, seconds: float) -> None:
        """Show the frame at a time; repaints only where the frame differs."""
        self._seconds = seconds
        clip = self._clip
        if clip is None:
            return
        if clip.clip.frames is None:
            self.update()
            return
        index = frame_at(seconds, clip.fps, len(clip.clip.frames))
        if index != self._index:
            self._index, self._image = index, frame_image(clip.clip.frames, index)
            self.update()

    @property
    def index(self) -> int:
        """The frame that shows; -1 without a picture."""
        return self._index

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the spectrogram with its playhead, or the hint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = self._theme.colours
        painter.setBrush(QColor(colours.canvas if self._clip is not None else colours.raised))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        if self._image is not None:
            self._paint_frame(painter, self._image)
        elif self._clip is not None and self._clip.spectrogram is not None:
            self._paint_spectrogram(painter, self._clip)
        else:
            painter.setPen(QColor(colours.dim))
            inside = self.rect().adjusted(16, 16, -16, -16)
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.hint)
        painter.end()

    def _paint_frame(self, painter: QPainter, image: QImage) -> None:
        area = self._place(image.size())
        if self._zoom.level == FIT:
            self._zoom.fitted = area.width() / image.width()
        dense = self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, area.width() * dense < image.width())
        inside = QPainterPath()
        inside.addRoundedRect(self._area(), 6, 6)
        painter.setClipPath(inside)
        painter.drawImage(area, image)

    def _place(self, picture: QSize) -> QRectF:
        """Where the picture is drawn: on whole device pixels, in logical ones."""
        dense = self.devicePixelRatioF()
        space = QSize(int((self.width() - 2 * EDGE) * dense), int((self.height() - 2 * EDGE) * dense))
        area = self._zoom.place(picture, space, dense)
        return QRectF(area.x() / dense + EDGE, area.y() / dense + EDGE, area.width() / dense, area.height() / dense)

    def _paint_spectrogram(self, painter: QPainter, clip: Playable) -> None:
        if self._kept is None:
            self._kept = self._drawn(clip)
        painter.drawPixmap(0, 0, self._kept)
        area = self._area()
        x = area.x() + area.width() * min(self._seconds / clip.clip.duration, 1.0)
        painter.setPen(QPen(QColor("#ffffff"), 1.5))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def _drawn(self, clip: Playable) -> QPixmap:
        """The spectrogram with its pitch, kept until the size changes: a repaint moves the playhead alone."""
        assert clip.spectrogram is not None
        dense = self.devicePixelRatioF()
        picture = QPixmap(self.size() * dense)
        picture.setDevicePixelRatio(dense)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.drawImage(self._area(), clip.spectrogram)
        if clip.pitch is not None:
            draw_pitch(painter, self._area(), clip.pitch, clip.clip.duration)
        painter.end()
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another picture."""
        self._kept = None

    @Slot()
    def _zoomed(self) -> None:
        self._show_cursor()
        self.update()

    @property
    def _roomy(self) -> bool:
        """Whether there is more of the picture than shows."""
        if self._image is None:
            return False
        area = self._place(self._image.size())
        return area.width() > self._area().width() or area.height() > self._area().height()

    def _show_cursor(self) -> None:
        roomy, sound = self._roomy, self._clip is not None and self._clip.clip.frames is None
        shape = Qt.CursorShape.OpenHandCursor if roomy else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.PointingHandCursor if sound else shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """In a spectrogram a click goes to its time; a picture larger than its place is dragged."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._dragged = event.position()
        if self._roomy:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._image is None:
            self.held.emit()
            self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub or pan."""
        if self._dragged is None:
            return
        if self._image is None:
            self._seek(event)
        elif self._roomy:
            area, by = self._place(self._image.size()), event.position() - self._dragged
            self._dragged = event.position()
            centre = self._area().center() - area.topLeft() - by
            self._zoom.look_at(_held_in(QPointF(centre.x() / area.width(), centre.y() / area.height()),
                                        self._area().size(), area.size()))  # fmt: skip

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None
        self._show_cursor()
        self.released.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms about the pointer."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._image is None:
            super().wheelEvent(event)
            return
        event.accept()
        before = self._place(self._image.size())
        at = event.position() - before.topLeft()
        share = QPointF(at.x() / before.width(), at.y() / before.height())
        self._zoom.closer() if event.angleDelta().y() > 0 else self._zoom.wider()
        size = self._place(self._image.size()).size()
        away = self._area().center() - event.position()
        middle = share + QPointF(away.x() / size.width(), away.y() / size.height())
        self._zoom.look_at(_held_in(middle, self._area().size(), size))

    def _seek(self, event: QMouseEvent) -> None:
        clip = self._clip
        if clip is not None and clip.clip.frames is None:
            part = (event.position().x() - EDGE) / max(1, self.width() - 2 * EDGE)
            self.sought.emit(min(max(part, 0.0), 1.0) * clip.clip.duration)


def _held_in(middle: QPointF, space: QSizeF, picture: QSizeF) -> QPointF:
    """The middle that leaves nothing empty at the edges, so that a drag back answers at once."""

    def one(share: float, room: float, size: float) -> float:
        half = min(room / size / 2, 0.5)
        return min(max(share, half), 1 - half)

    return QPointF(one(middle.x(), space.width(), picture.width()), one(middle.y(), space.height(), picture.height()))

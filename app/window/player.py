"""A player: the picture with sharp pixels, the strip of its sound, and what is in it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.window.clock import frame_at
from app.window.pitch import draw_pitch
from app.window.playable import Playable, fit, frame_image
from app.window.strips import FilmStrip, SoundStrip, Strip
from app.window.theme import Theme
from app.window.widgets import ElidedLabel, label, tool

EDGE = 2
"""Pixels round the picture."""


class ClipView(QWidget):
    """The picture of a clip, or the spectrogram of one that is sound alone."""

    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
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
        dense = self.devicePixelRatioF()
        space = QSize(int((self.width() - 2 * EDGE) * dense), int((self.height() - 2 * EDGE) * dense))
        area = fit(image.size(), space)
        reduced = area.width() < image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, reduced)
        place = QPointF(area.x() / dense + EDGE, area.y() / dense + EDGE)
        painter.drawImage(QRectF(place, area.size() / dense), image)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """In a spectrogram a click goes to its time."""
        clip = self._clip
        if clip is not None and clip.clip.frames is None:
            part = (event.position().x() - EDGE) / max(1, self.width() - 2 * EDGE)
            self.sought.emit(min(max(part, 0.0), 1.0) * clip.clip.duration)


class PlayerPane(QFrame):
    """A player with its badge, title, picture and strip.

    Signals:
        sought: a time in seconds that the user points at.
        heard: the speaker button was pressed.
        dropped: clips or files were dropped on it (the QMimeData).
    """

    sought = Signal(float)
    heard = Signal()
    dropped = Signal(object)

    def __init__(self, theme: Theme, badge: str, role: str, name: str, hint: str, colour: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(name)
        self.setAcceptDrops(True)
        self.clip: Playable | None = None
        self.view = ClipView(theme)
        self.view.hint = hint
        self.view.setAccessibleName(self.tr("Picture of {0}").format(name))
        self.strip: Strip = SoundStrip(theme, colour)
        self.strip.setAccessibleName(self.tr("Sound of {0}").format(name))
        self.film: Strip = FilmStrip(theme)
        self.film.setAccessibleName(self.tr("Frames of {0}").format(name))
        self.badge = label(badge, role)
        self.title = ElidedLabel()
        self.facts = ElidedLabel("", "dim")
        self.ear = tool("sound", self.tr("Hear {0}").format(name), checkable=True)
        self.ear.clicked.connect(self.heard)
        self.view.sought.connect(self.sought)
        self.strip.sought.connect(self.sought)
        self.film.sought.connect(self.sought)
        self._lay_out()
        self.set_clip(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStrut(34)  # as tall without the speaker button
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        head.addWidget(self.ear)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.film)
        column.addWidget(self.strip)
        column.addWidget(self.facts)

    def set_clip(self, clip: Playable | None) -> None:
        """Show another clip, or the hint."""
        self.clip = clip
        self.view.set_clip(clip)
        self.strip.set_clip(clip)
        self.film.set_clip(clip)
        self.title.setText(clip.title if clip is not None else "")
        self.title.setToolTip(clip.title if clip is not None else "")
        self.facts.setText(clip.facts() if clip is not None else " ")
        self.ear.setVisible(clip is not None and clip.pcm is not None)

    def set_hint(self, hint: str) -> None:
        """What an empty player says."""
        self.view.hint = hint
        self.view.update()

    def set_range(self, begin: float, end: float) -> None:
        """Show the in and out points."""
        for strip in (self.strip, self.film):
            strip.set_range(begin, end)

    @Slot(float)
    def show_time(self, seconds: float) -> None:
        """Follow the clock."""
        self.view.show_time(seconds)
        self.strip.show_time(seconds)
        self.film.show_time(seconds)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and library rows are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the drop on."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

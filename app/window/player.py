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
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.window.clock import frame_at
from app.window.playable import Playable, fit, frame_image
from app.window.theme import Theme
from app.window.widgets import ElidedLabel, label, tool

STRIP_HEIGHT = 44


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
        self.hint = ""
        self.setMinimumSize(120, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Room for a 64-pixel picture at four times its size."""
        return QSize(280, 280)

    def set_clip(self, clip: Playable | None) -> None:
        """Show another clip."""
        self._clip, self._index, self._image = clip, -1, None
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
        space = QSize(int((self.width() - 8) * dense), int((self.height() - 8) * dense))
        area = fit(image.size(), space)
        reduced = area.width() < image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, reduced)
        place = QPointF(area.x() / dense + 4, area.y() / dense + 4)
        painter.drawImage(QRectF(place, area.size() / dense), image)

    def _paint_spectrogram(self, painter: QPainter, clip: Playable) -> None:
        assert clip.spectrogram is not None
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.drawImage(area, clip.spectrogram)
        x = area.x() + area.width() * min(self._seconds / clip.clip.duration, 1.0)
        painter.setPen(QPen(QColor("#ffffff"), 1.5))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """In a spectrogram a click goes to its time."""
        clip = self._clip
        if clip is not None and clip.clip.frames is None:
            part = (event.position().x() - 4) / max(1, self.width() - 8)
            self.sought.emit(min(max(part, 0.0), 1.0) * clip.clip.duration)


class SoundStrip(QWidget):
    """The waveform of a clip with a playhead; a click goes to its time."""

    sought = Signal(float)

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self._theme = theme
        self._colour = colour
        self._clip: Playable | None = None
        self._seconds = 0.0
        self._wave: QPixmap | None = None
        self.setFixedHeight(STRIP_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._redraw)

    def set_clip(self, clip: Playable | None) -> None:
        """Show the sound of another clip; hidden where it has none."""
        self._clip = clip
        self.setVisible(clip is not None and clip.peaks is not None)
        self._redraw()

    def show_time(self, seconds: float) -> None:
        """Move the playhead."""
        self._seconds = seconds
        if self.isVisible():
            self.update()

    @Slot()
    def _redraw(self) -> None:
        self._wave = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The waveform is drawn once a size."""
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The kept waveform, then the playhead."""
        if self._clip is None or self._clip.peaks is None:
            return
        if self._wave is None:
            self._wave = self._draw_wave()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._wave)
        x = self.width() * min(self._seconds / self._clip.clip.duration, 1.0)
        painter.setPen(QPen(QColor(self._theme.colours.text), 1.5))
        painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 2))
        painter.end()

    def _draw_wave(self) -> QPixmap:
        assert self._clip is not None
        assert self._clip.peaks is not None
        dense = self.devicePixelRatioF()
        picture = QPixmap(QSize(self.width(), self.height()) * dense)
        picture.setDevicePixelRatio(dense)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.raised))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), self.height()), 6, 6)
        painter.setBrush(QColor(getattr(self._theme.colours, self._colour)))
        painter.drawPolygon(self._outline())
        painter.end()
        return picture

    def _outline(self) -> QPolygonF:
        assert self._clip is not None
        assert self._clip.peaks is not None
        low, high = self._clip.peaks
        middle, reach = self.height() / 2, self.height() / 2 - 4
        loudest = max(float(abs(self._clip.peaks).max()), 1e-3)
        audio, rate = self._clip.clip.audio, self._clip.clip.sample_rate
        assert audio is not None
        assert rate is not None
        width = self.width() * (audio.shape[1] / rate) / self._clip.clip.duration
        xs = [width * i / len(high) for i in range(len(high))]
        above = [QPointF(x, middle - 0.5 - reach * float(y) / loudest) for x, y in zip(xs, high, strict=True)]
        below = [QPointF(x, middle + 0.5 - reach * float(y) / loudest) for x, y in zip(xs, low, strict=True)]
        return QPolygonF(above + below[::-1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the time under the pointer."""
        if self._clip is not None:
            part = event.position().x() / max(1, self.width())
            self.sought.emit(min(max(part, 0.0), 1.0) * self._clip.clip.duration)


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
        self.strip = SoundStrip(theme, colour)
        self.strip.setAccessibleName(self.tr("Sound of {0}").format(name))
        self.badge = label(badge, role)
        self.title = ElidedLabel("", "heading")
        self.facts = ElidedLabel("", "dim")
        self.ear = tool("sound", self.tr("Hear {0}").format(name), checkable=True)
        self.ear.clicked.connect(self.heard)
        self.view.sought.connect(self.sought)
        self.strip.sought.connect(self.sought)
        self._lay_out()
        self.set_clip(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.badge)
        head.addWidget(self.title, 1)
        head.addWidget(self.ear)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.strip)
        column.addWidget(self.facts)

    def set_clip(self, clip: Playable | None) -> None:
        """Show another clip, or the hint."""
        self.clip = clip
        self.view.set_clip(clip)
        self.strip.set_clip(clip)
        self.title.setText(clip.title if clip is not None else "")
        self.title.setToolTip(clip.title if clip is not None else "")
        self.facts.setText(clip.facts() if clip is not None else " ")
        self.ear.setEnabled(clip is not None and clip.pcm is not None)

    def set_hint(self, hint: str) -> None:
        """What an empty player says."""
        self.view.hint = hint
        self.view.update()

    @Slot(float)
    def show_time(self, seconds: float) -> None:
        """Follow the clock."""
        self.view.show_time(seconds)
        self.strip.show_time(seconds)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and library rows are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the drop on."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

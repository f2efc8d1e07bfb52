"""The strips under a picture: the frames of a clip and the waveform of its sound, each with a playhead."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app.window.clock import frame_at
from app.window.playable import Playable, frame_image
from app.window.theme import Theme

HEIGHT = 44


class Strip(QWidget):
    """A picture of the whole clip, drawn once a size; a click goes to its time.

    Signals:
        sought: a time in seconds.
        held, released: the mouse button goes down and up.
    """

    sought = Signal(float)
    held = Signal()
    released = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._clip: Playable | None = None
        self._seconds = 0.0
        self._range: tuple[float, float] | None = None
        self._kept: QPixmap | None = None
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._redraw)

    def suits(self, clip: Playable) -> bool:
        """Whether there is anything of the clip to show here."""
        raise NotImplementedError

    def draw(self, painter: QPainter, clip: Playable) -> None:
        """Draw the whole clip."""
        raise NotImplementedError

    def set_clip(self, clip: Playable | None) -> None:
        """Show another clip; hidden where it does not suit."""
        self._clip = clip
        self.setVisible(clip is not None and self.suits(clip))
        self._redraw()

    def show_time(self, seconds: float) -> None:
        """Move the playhead."""
        self._seconds = seconds
        if self.isVisible():
            self.update()

    def playhead(self) -> QColor:
        """Its colour."""
        return QColor(self._theme.colours.text)

    def _halo(self) -> QColor:
        """The other way round, so that the playhead stands out from frames of any colour."""
        halo = QColor("#000000" if self.playhead().lightness() > 127 else "#ffffff")
        halo.setAlpha(170)
        return halo

    def set_range(self, begin: float, end: float) -> None:
        """Shade what lies outside the in and out points."""
        if (begin, end) != self._range:
            self._range = (begin, end)
            self.update()

    @Slot()
    def _redraw(self) -> None:
        self._kept = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another picture."""
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The kept picture, then the playhead."""
        if self._clip is None or not self.suits(self._clip):
            return
        if self._kept is None:
            self._kept = self._drawn(self._clip)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept)
        self._shade(painter, self._clip.clip.duration)
        x = self.width() * min(self._seconds / self._clip.clip.duration, 1.0)
        for pen in (QPen(self._halo(), 3.5), QPen(self.playhead(), 1.5)):
            painter.setPen(pen)
            painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 2))
        painter.end()

    def _shade(self, painter: QPainter, duration: float) -> None:
        if self._range is None:
            return
        veil, edge = QColor(self._theme.colours.panel), QColor(self._theme.colours.accent)
        veil.setAlpha(185)
        left, right = (self.width() * min(seconds / duration, 1.0) for seconds in self._range)
        painter.fillRect(QRectF(0, 0, left, self.height()), veil)
        painter.fillRect(QRectF(right, 0, self.width() - right, self.height()), veil)
        for x in (left, right):
            if 0 < x < self.width():
                painter.fillRect(QRectF(x - 0.75, 0, 1.5, self.height()), edge)

    def _drawn(self, clip: Playable) -> QPixmap:
        dense = self.devicePixelRatioF()
        picture = QPixmap(QSize(self.width(), self.height()) * dense)
        picture.setDevicePixelRatio(dense)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.raised))
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(0, 0, self.width(), self.height()), 6, 6)
        painter.drawPath(outline)
        painter.setClipPath(outline)
        self.draw(painter, clip)
        painter.end()
        return picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the time under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.held.emit()
            self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.released.emit()

    def _seek(self, event: QMouseEvent) -> None:
        if self._clip is not None:
            part = event.position().x() / max(1, self.width())
            self.sought.emit(min(max(part, 0.0), 1.0) * self._clip.clip.duration)


class FilmStrip(Strip):
    """Frames side by side, each at its own time."""

    def playhead(self) -> QColor:
        """White with a dark edge shows on frames of any colour."""
        return QColor("#ffffff")

    def suits(self, clip: Playable) -> bool:
        """Clips with a picture."""
        return clip.clip.frames is not None

    def draw(self, painter: QPainter, clip: Playable) -> None:
        """As many square cells as fit, each with the frame of its middle, cut to a square."""
        frames = clip.clip.frames
        assert frames is not None
        cells = max(1, round(self.width() / HEIGHT))
        width = self.width() / cells
        for cell in range(cells):
            seconds = (cell + 0.5) / cells * clip.clip.duration
            image = frame_image(frames, frame_at(seconds, clip.fps, len(frames)))
            side = min(image.width() * HEIGHT / width, image.height())
            cut = QSize(round(side * width / HEIGHT), round(side))
            source = QRectF((image.width() - cut.width()) / 2, (image.height() - cut.height()) / 2, *cut.toTuple())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, cut.height() > HEIGHT)
            painter.drawImage(QRectF(cell * width, 0, width, HEIGHT), image, source)


class SoundStrip(Strip):
    """The waveform, or the spectrogram."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__(theme)
        self._colour = colour
        self.spectrum = False

    def set_spectrum(self, spectrum: bool) -> None:
        """Change between the two."""
        if spectrum != self.spectrum:
            self.spectrum = spectrum
            self._redraw()

    def playhead(self) -> QColor:
        """White on a spectrogram, which is dark in both themes."""
        return QColor("#ffffff") if self.spectrum else super().playhead()

    def suits(self, clip: Playable) -> bool:
        """Clips with sound."""
        return clip.peaks is not None

    def draw(self, painter: QPainter, clip: Playable) -> None:
        """The whole sound, as long as it lasts."""
        if self.spectrum and clip.spectrogram is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(0, 0, self._length(clip), self.height()), clip.spectrogram)
        else:
            self._draw_wave(painter, clip)

    def _length(self, clip: Playable) -> float:
        audio, rate = clip.clip.audio, clip.clip.sample_rate
        assert audio is not None
        assert rate is not None
        return float(self.width() * (audio.shape[1] / rate) / clip.clip.duration)

    def _draw_wave(self, painter: QPainter, clip: Playable) -> None:
        """Between the lowest and the highest sample of each column, as loud as it goes."""
        peaks = clip.peaks
        assert peaks is not None
        low, high = peaks
        middle, reach = self.height() / 2, self.height() / 2 - 4
        loudest = max(float(abs(peaks).max()), 1e-3)
        width = self._length(clip)
        xs = [width * i / len(high) for i in range(len(high))]
        above = [QPointF(x, middle - 0.5 - reach * float(y) / loudest) for x, y in zip(xs, high, strict=True)]
        below = [QPointF(x, middle + 0.5 - reach * float(y) / loudest) for x, y in zip(xs, low, strict=True)]
        painter.setBrush(QColor(getattr(self._theme.colours, self._colour)))
        painter.drawPolygon(QPolygonF(above + below[::-1]))

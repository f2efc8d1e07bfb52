"""The pitch of sound: found in the lane, drawn over the spectrogram on an axis of its own.

On the axis of the spectrogram, 0 to 8 kHz, a voice's pitch would lie flat at the bottom.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from media_io.clip import Clip
from media_io.fit import resample_audio, to_mono

HOP_SECONDS = 0.01
MOST_SECONDS = 60.0
"""Of longer sound, the beginning."""
LOW_HERTZ, HIGH_HERTZ = 60.0, 600.0
TICKS = (100, 300)
POINTS = 400
COLOUR = "#5ff2ff"
"""No hue of the spectrogram's map; with a dark edge it stands out from its bright end too."""
EDGE = QColor(0, 0, 0, 190)


@dataclass(frozen=True, eq=False)
class Pitch:
    """The pitch every 10 ms.

    Attributes:
        hertz: float64 (T,), 0 where nothing is voiced.
    """

    hertz: NDArray[np.float64]

    @property
    def middle(self) -> float | None:
        """The median in Hz; None where nothing is voiced."""
        voiced = self.hertz[self.hertz > 0]
        return float(np.median(voiced)) if len(voiced) else None


def pitch_of(clip: Clip) -> Pitch | None:
    """The pitch of the first minute; None without sound. Takes about a fortieth of what it listens to."""
    from media_io.world import RATE, analyse

    if clip.audio is None or clip.sample_rate is None:
        return None
    sound = clip.audio[:, : round(MOST_SECONDS * clip.sample_rate)]
    samples = resample_audio(to_mono(sound), clip.sample_rate, RATE)[0]
    return Pitch(analyse(samples, hop=round(HOP_SECONDS * RATE)).f0)


def runs(hertz: NDArray[np.float64], most: int = POINTS) -> list[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Frames and values of each voiced stretch; where there are more frames than `most`, every so many are left out."""
    every = max(1, math.ceil(len(hertz) / most))
    frames = np.arange(0, len(hertz), every)
    voiced = hertz[frames] > 0
    edges = np.flatnonzero(np.diff(voiced.astype(np.int8))) + 1
    parts = np.split(frames, edges)
    return [(part, hertz[part]) for part in parts if len(part) and hertz[part[0]] > 0]


def height_of(hertz: float) -> float:
    """The place of a pitch on its axis: 0 at the bottom, 1 at the top."""
    share = math.log(hertz / LOW_HERTZ) / math.log(HIGH_HERTZ / LOW_HERTZ)
    return min(max(share, 0.0), 1.0)


def draw_pitch(painter: QPainter, area: QRectF, pitch: Pitch, seconds: float) -> None:
    """Draw the curve and its axis into the area of a spectrogram of so many seconds."""
    stretches = runs(pitch.hertz)
    if not stretches:
        return
    lines = [_line(area, frames * (HOP_SECONDS / seconds), hertz) for frames, hertz in stretches]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A polyline a stretch: one path of all takes Qt ten times as long to stroke.
    for colour, width in ((EDGE, 4.0), (QColor(COLOUR), 2.0)):
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for line in lines:
            painter.drawPolyline(line)
    _draw_axis(painter, area)


def _line(area: QRectF, shares: NDArray[np.floating], hertz: NDArray[np.float64]) -> QPolygonF:
    points = [
        QPointF(area.left() + area.width() * min(x, 1.0), area.bottom() - area.height() * height_of(y))
        for x, y in zip(shares.tolist(), hertz.tolist(), strict=True)
    ]
    return QPolygonF([*points, points[-1] + QPointF(0.01, 0)])  # a stretch of one frame is a dot


def _draw_axis(painter: QPainter, area: QRectF) -> None:
    font = QFont(painter.font())
    font.setPixelSize(10)
    painter.setFont(font)
    for hertz in TICKS:
        text = QCoreApplication.translate("Pitch", "{0} Hz").format(hertz)
        y = area.bottom() - area.height() * height_of(hertz)
        width = painter.fontMetrics().horizontalAdvance(text)
        words = QRectF(area.right() - width - 14, y - 7, width + 6, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(EDGE)
        painter.drawRoundedRect(words, 3, 3)
        painter.setPen(QPen(QColor(COLOUR), 1.0))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.drawLine(QPointF(area.right() - 6, y), QPointF(area.right(), y))

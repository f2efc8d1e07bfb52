"""How large pictures are shown, the same for all players: whole-number pixels, panned together."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Signal, Slot

from app.window.playable import fit

LEVELS = (1, 2, 4, 8)
FIT = 0


class Zoom(QObject):
    """The magnification and what lies in the middle.

    Signals:
        changed: level or middle.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.level = FIT
        self.middle = QPointF(0.5, 0.5)
        self.fitted = 1.0
        """The magnification that FIT came to in the picture drawn last."""

    def set_level(self, level: int) -> None:
        """FIT, or screen pixels (of a screen of plain density) a pixel of the picture."""
        self.level = level
        if level == FIT:
            self.middle = QPointF(0.5, 0.5)
        self.changed.emit()

    @Slot()
    def closer(self) -> None:
        """The next larger level."""
        now = self.level or self.fitted
        self.set_level(next((level for level in LEVELS if level > now), LEVELS[-1]))

    @Slot()
    def wider(self) -> None:
        """The next smaller level."""
        now = self.level or self.fitted
        self.set_level(next((level for level in reversed(LEVELS) if level < now), LEVELS[0]))

    @Slot()
    def fit(self) -> None:
        """As large as there is room for."""
        self.set_level(FIT)

    def look_at(self, middle: QPointF) -> None:
        """Bring a place of the picture, in shares of its size, to the middle."""
        self.middle = QPointF(min(max(middle.x(), 0.0), 1.0), min(max(middle.y(), 0.0), 1.0))
        self.changed.emit()

    def place(self, picture: QSize, space: QSize, dense: float) -> QRectF:
        """Where the picture goes in a space, all in device pixels; larger than the space where there is no room."""
        if self.level == FIT:
            return fit(picture, space)
        scale = max(1, round(self.level * dense))
        width, height = picture.width() * scale, picture.height() * scale
        left = _offset(width, space.width(), self.middle.x())
        return QRectF(left, _offset(height, space.height(), self.middle.y()), width, height)


def _offset(size: int, space: int, middle: float) -> int:
    """Centred where it fits; else the middle's share in the centre, but nothing empty at the edges."""
    if size <= space:
        return (space - size) // 2
    return min(max(round(space / 2 - middle * size), space - size), 0)

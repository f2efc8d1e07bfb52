"""The preview of a run: input, reconstruction and swap, moving."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.window.playable import fit, frame_image
from app.window.theme import Theme
from app.window.training import Preview

FRAME_MS = 125
LABELS_WIDTH = 64
MOST_CLIPS = 4


class PreviewStrip(QWidget):
    """Three rows of clips; hidden until a preview comes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._frames: Preview | None = None
        self._at = 0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.setAccessibleName(self.tr("Preview: input, reconstruction, swap"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names = (self.tr("Input"), self.tr("Rebuilt"), self.tr("Swap"))
        self.hide()

    @property
    def frames(self) -> Preview | None:
        """Mosaics (T, 3H, nW, 3)."""
        return self._frames

    def sizeHint(self) -> QSize:
        """Pictures one to one, or as wide as there is room."""
        if self._frames is None:
            return QSize(200, 10)
        _, height, width, _ = self._frames.shape
        room = max(self.width() - LABELS_WIDTH, 100)
        return QSize(LABELS_WIDTH + width, int(height * min(room / width, 1.5)))

    def show_preview(self, preview: Preview) -> None:
        """Show uint8 (3, n, T, H, W, 3)."""
        preview = preview[:, :MOST_CLIPS]
        rows, clips, length, height, width, _ = preview.shape
        mosaic = preview.transpose(2, 0, 3, 1, 4, 5).reshape(length, rows * height, clips * width, 3)
        self._frames = np.ascontiguousarray(mosaic)
        self._at %= length
        self.setFixedHeight(self.sizeHint().height())
        self.show()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the pictures are in this width."""
        if self._frames is not None and self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())

    def clear(self) -> None:
        """Forget the run."""
        self._frames = None
        self.hide()

    @Slot()
    def _advance(self) -> None:
        if self._frames is not None:
            self._at = (self._at + 1) % len(self._frames)
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Move only where somebody sees it."""
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names on the left, the mosaic beside them."""
        if self._frames is None:
            return
        painter = QPainter(self)
        image = frame_image(self._frames, self._at)
        space = QSize(self.width() - LABELS_WIDTH, self.height())
        area = fit(image.size(), space, whole=False)
        area.moveLeft(LABELS_WIDTH)
        painter.drawImage(area, image)
        painter.setPen(QColor(self._theme.colours.dim))
        third = area.height() / 3
        for row, name in enumerate(self._names):
            cell = QRectF(0, area.y() + row * third, LABELS_WIDTH - 8, third)
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
        painter.end()

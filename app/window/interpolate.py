"""The small window that asks how to go from A to B."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from app.window.busy import BusyRow
from app.window.widgets import button, label, roomy

USUAL_SECONDS = 3.0
DYNAMICS, PATHS = ("a", "b", "both"), ("straight", "spherical")


class InterpolateWindow(QDialog):
    """Length, motion and path.

    Signals:
        asked: make the clip.
        cancel_asked: give it up.
    """

    asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interpolate")
        self.setWindowTitle(self.tr("Interpolate"))
        self.setMinimumWidth(420)
        self.seconds = QDoubleSpinBox()
        roomy(self.seconds)
        self.seconds.setRange(0.0, 60.0)
        self.seconds.setDecimals(1)
        self.seconds.setSingleStep(0.5)
        self.seconds.setValue(USUAL_SECONDS)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setSpecialValueText(self.tr("As long as the motion"))
        self.seconds.setAccessibleName(self.tr("Length"))
        self.dynamic = QComboBox()
        self.dynamic.addItems([self.tr("A's motion"), self.tr("B's motion"), self.tr("From A's motion to B's")])
        self.dynamic.setAccessibleName(self.tr("What moves meanwhile"))
        self.path = QComboBox()
        self.path.addItems([self.tr("Straight"), self.tr("Spherical")])
        self.path.setAccessibleName(self.tr("Path between the codes"))
        tip = self.tr("Spherical keeps the codes' usual radius (DSVAE and C-DSVAE only)")
        self.path.setItemData(1, tip, Qt.ItemDataRole.ToolTipRole)
        self.make = button(self.tr("Make the clip"), "film", "primary", self.tr("From A's looks to B's, as the result"))
        self.make.setDefault(True)
        self.progress = BusyRow(self.tr("Progress"))
        self._lay_out()
        self.make.clicked.connect(self.asked)
        self.progress.cancel_asked.connect(self.cancel_asked)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        texts = (self.tr("Length"), self.tr("Motion"), self.tr("Path"))
        for row, (text, widget) in enumerate(zip(texts, (self.seconds, self.dynamic, self.path), strict=True)):
            grid.addWidget(label(text, "heading"), row, 0)
            grid.addWidget(widget, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 10)
        column.setSpacing(14)
        words = label(self.tr("What stays goes from clip A to clip B while the motion plays."), "dim")
        words.setWordWrap(True)
        column.addWidget(words)
        column.addLayout(grid)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.progress)

    @property
    def how(self) -> tuple[float | None, str, str]:
        """Seconds (None for the motion's own length), dynamics and path."""
        seconds = self.seconds.value() or None
        return seconds, DYNAMICS[self.dynamic.currentIndex()], PATHS[self.path.currentIndex()]

    @Slot(bool)
    def set_ready(self, ready: bool) -> None:
        """Whether there is what it takes."""
        self.make.setEnabled(ready)

"""Where a clip starts and ends: two times, and the whole clip again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDoubleSpinBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.window.languages import number
from app.window.widgets import button, label, roomy

STEP = 0.1


class TrimDialog(QDialog):
    """Asks for the start and the end of a clip.

    Signals:
        trimmed: the file and (start, end) in seconds, None for the clip's own.
    """

    trimmed = Signal(object, object)

    def __init__(
        self, parent: QWidget, path: Path, duration: float, trim: tuple[float | None, float | None], title: str
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("trim")
        self.setWindowTitle(self.tr("Trim {0}").format(title))
        self._path, self._duration = path, duration
        self.start = self._seconds(self.tr("Start"), 0.0 if trim[0] is None else trim[0])
        self.end = self._seconds(self.tr("End"), duration if trim[1] is None else trim[1])
        self.length = label("", "dim")
        self.whole = button(self.tr("Whole clip"), "reset", "", self.tr("From the first frame to the last"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self.start.valueChanged.connect(self._show)
        self.end.valueChanged.connect(self._show)
        self.whole.clicked.connect(self._all)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._show()

    def _seconds(self, name: str, value: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        roomy(box)
        box.setDecimals(2)
        box.setSingleStep(STEP)
        box.setRange(0.0, round(self._duration, 2))
        box.setSuffix(self.tr(" s"))
        box.setAccessibleName(name)
        box.setMinimumWidth(110)
        box.setValue(value)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(self.tr("Start"), self.start)
        form.addRow(self.tr("End"), self.end)
        form.addRow(self.tr("Length"), self.length)
        foot = QHBoxLayout()
        foot.addWidget(self.whole)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(18)
        column.addLayout(form)
        column.addLayout(foot)

    @property
    def trim(self) -> tuple[float | None, float | None]:
        """The two times as they stand."""
        start, end = self.start.value(), self.end.value()
        return start if start > 0 else None, end if end < round(self._duration, 2) else None

    @Slot()
    def _all(self) -> None:
        self.start.setValue(0.0)
        self.end.setValue(self.end.maximum())

    @Slot()
    def _show(self) -> None:
        length = self.end.value() - self.start.value()
        self.length.setText(self.tr("{0} s").format(number(max(length, 0.0), ".2f")))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(length > 0)

    @Slot()
    def _accept(self) -> None:
        self.trimmed.emit(self._path, self.trim)
        self.accept()

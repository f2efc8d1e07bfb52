"""Sliders for the numbers in which clips differ most; moving one decodes the clip anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from app.code_numbers import Edit, Range
from app.window.widgets import button, label

COUNT, STEPS = 8, 200


class LatentSliders(QWidget):
    """Eight rows: the number's name, its slider from three spreads below the mean to three above, where it stands.

    Signals:
        moved: a slider was moved, or all were put back.
    """

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._numbers: list[Range] = []
        self._own: list[float] = []
        self.hint = label(
            self.tr("Put one of these clips into A to move the numbers in which they differ most."), "dim"
        )
        self.hint.setWordWrap(True)
        self.rows: list[tuple[QLabel, QSlider, QLabel]] = []
        self.reset = button(self.tr("Reset"), "reset", "", self.tr("Back to the clip's own code"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row in range(COUNT):
            name, slider, amount = label("", "dim"), QSlider(Qt.Orientation.Horizontal), label("", "dim")
            slider.setRange(0, STEPS)
            slider.setPageStep(STEPS // 20)
            slider.setMinimumWidth(60)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            amount.setMinimumWidth(amount.fontMetrics().horizontalAdvance("-00.00"))
            for column, widget in enumerate((name, slider, amount)):
                grid.addWidget(widget, row, column)
            slider.valueChanged.connect(self._moved)
            self.rows.append((name, slider, amount))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.hint)
        inside.addLayout(grid)
        inside.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.reset.clicked.connect(self._reset)
        self.show_numbers([], [])

    @property
    def values(self) -> dict[Range, float]:
        """The numbers that stand elsewhere than the clip's own, with where they stand."""
        found = {}
        for number, own, (_, slider, _) in zip(self._numbers, self._own, self.rows, strict=False):
            if slider.value() != _step(number, own):
                found[number] = number.low + (number.high - number.low) * slider.value() / STEPS
        return found

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The same as what is decoded."""
        return tuple(Edit(number.block, number.number, value) for number, value in self.values.items())

    def show_numbers(self, numbers: Sequence[Range], own: Sequence[float]) -> None:
        """Stand at a clip's own values; none for no clip."""
        self._numbers, self._own = list(numbers), list(own)
        for index, row in enumerate(self.rows):
            there = index < len(self._numbers)
            for widget in row:
                widget.setVisible(there)
            if there:
                number = self._numbers[index]
                name = self.tr("{0} {1}").format(number.block, number.number + 1)
                row[0].setText(name)
                row[1].setAccessibleName(name)
        self.hint.setVisible(not self._numbers)
        self.reset.setVisible(bool(self._numbers))
        self._put_back()

    def _put_back(self) -> None:
        for number, own, (_, slider, _) in zip(self._numbers, self._own, self.rows, strict=False):
            slider.blockSignals(True)
            slider.setValue(_step(number, own))
            slider.blockSignals(False)
        self._write()

    def _write(self) -> None:
        moved = self.values
        for number, own, (name, _, amount) in zip(self._numbers, self._own, self.rows, strict=False):
            amount.setText(f"{moved.get(number, own):.2f}")
            name.setProperty("role", "heading" if number in moved else "dim")
            name.style().polish(name)
        self.reset.setEnabled(bool(moved))

    @Slot()
    def _reset(self) -> None:
        self._put_back()
        self.moved.emit()

    @Slot()
    def _moved(self) -> None:
        self._write()
        self.moved.emit()


def _step(number: Range, value: float) -> int:
    """Where a slider stands at a value, at the end where the value is beyond."""
    return min(max(round(STEPS * (value - number.low) / (number.high - number.low)), 0), STEPS)

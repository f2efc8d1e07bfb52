"""Sliders for the numbers in which clips differ most; moving one decodes the clip anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.code_numbers import Edit, Range
from app.window.languages import number as number_text
from app.window.number_row import NumberRow, deviations
from app.window.widgets import button, label

COUNT = 8


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
        self.reset = button(self.tr("Reset"), "reset", "", self.tr("Back to the clip's own code"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self.rows = [NumberRow(grid, row, "-00.00", 60) for row in range(COUNT)]
        for row in self.rows:
            row.slider.valueChanged.connect(self._moved)
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
        return {
            number: number.mean + row.at * number.deviation
            for number, own, row in zip(self._numbers, self._own, self.rows, strict=False)
            if not row.stands_at(deviations(number, own))
        }

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The same as what is decoded."""
        return tuple(Edit(number.block, number.number, value) for number, value in self.values.items())

    def show_numbers(self, numbers: Sequence[Range], own: Sequence[float]) -> None:
        """Stand at a clip's own values; none for no clip."""
        self._numbers, self._own = list(numbers), list(own)
        for index, row in enumerate(self.rows):
            for widget in row.parts:
                widget.setVisible(index < len(self._numbers))
        self.hint.setVisible(not self._numbers)
        self.reset.setVisible(bool(self._numbers))
        self._put_back()

    def _put_back(self) -> None:
        for number, own, row in zip(self._numbers, self._own, self.rows, strict=False):
            row.show_number(self.tr("{0} {1}").format(number.block, number.number + 1), deviations(number, own))
        self._write()

    def _write(self) -> None:
        moved = self.values
        for number, own, row in zip(self._numbers, self._own, self.rows, strict=False):
            row.show_amount(number_text(moved.get(number, own), ".2f"), number in moved)
        self.reset.setEnabled(bool(moved))

    @Slot()
    def _reset(self) -> None:
        self._put_back()
        self.moved.emit()

    @Slot()
    def _moved(self) -> None:
        self._write()
        self.moved.emit()

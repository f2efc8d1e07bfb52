"""One number of a code: its name, its slider, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSlider, QWidget

from app.code_numbers import REACH, Range
from app.window.widgets import label

UNIT = 100
"""Slider steps in one deviation."""


class NumberRow:
    """A row of a grid; its slider goes as many deviations to either side as a number reaches.

    Attributes:
        parts: its widgets, from left to right.
    """

    def __init__(self, grid: QGridLayout, row: int, widest: str, width: int) -> None:
        self.name = label("", "dim")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-_steps(REACH), _steps(REACH))
        self.slider.setPageStep(UNIT // 2)
        self.slider.setMinimumWidth(width)
        self.amount = label("", "dim")
        self.amount.setMinimumWidth(self.amount.fontMetrics().horizontalAdvance(widest))
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.parts: tuple[QWidget, ...] = (self.name, self.slider, self.amount)
        for column, widget in enumerate(self.parts):
            grid.addWidget(widget, row, column)

    @property
    def at(self) -> float:
        """Where the slider stands, in deviations from the mean."""
        return self.slider.value() / UNIT

    def stands_at(self, at: float) -> bool:
        """Whether a value, in deviations from the mean, is where the slider stands."""
        return self.slider.value() == _steps(at)

    def show_number(self, name: str, at: float) -> None:
        """What stands here now, without a word to anybody."""
        self.name.setText(name)
        self.slider.setAccessibleName(name)
        self.slider.blockSignals(True)
        self.slider.setValue(_steps(at))
        self.slider.blockSignals(False)

    def show_amount(self, text: str, moved: bool, role: str = "dim") -> None:
        """Where the number stands; its name in bold where a hand put it there, else in its usual `role`."""
        self.amount.setText(text)
        self.name.setProperty("role", "heading" if moved else role)
        self.name.style().polish(self.name)


def deviations(number: Range, value: float) -> float:
    """A value of a number in deviations from its mean."""
    return (value - number.mean) / number.deviation


def _steps(at: float) -> int:
    """Where a slider stands at so many deviations, at the end where that is beyond."""
    return round(min(max(at, -REACH), REACH) * UNIT)

"""Sliders for the numbers of a clip's code, and the picture that they make."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.code_numbers import REACH, Edit, Range
from app.window.busy import BusyRow
from app.window.codes import Opened
from app.window.languages import number
from app.window.number_row import NumberRow, deviations
from app.window.picture import ClipView
from app.window.playable import Playable
from app.window.theme import Theme
from app.window.widgets import button, label, tool
from app.window.zoom import Zoom

PAGE = 8
SOURCES = 3


class FilmRow(NumberRow):
    """A number with a button for a clip of its whole range."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        super().__init__(grid, row, "+3.00 sd ", 180)
        self.film = tool("film", _tr("As a clip: this number from -3 to 3"))
        grid.addWidget(self.film, row, len(self.parts))
        self.parts = (*self.parts, self.film)

    def show_at(self, at: float, moved: bool) -> None:
        """Where the slider stands, in words."""
        self.show_amount(_tr("{0} sd").format(number(at, "+.2f")), moved, "")


class TraverseWindow(QDialog):
    """Shows a clip's code block by block, eight numbers at a time.

    Signals:
        moved: the edits changed; decode them.
        source_chosen: 0 for A, 1 for B, 2 for the result.
        sweep_asked: block, number, first and last value of a clip to make.
        cancel_asked: give up that clip.
    """

    moved = Signal()
    source_chosen = Signal(int)
    sweep_asked = Signal(str, int, float, float)
    cancel_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("traverse")
        self.setWindowTitle(self.tr("Traverse"))
        self.resize(880, 480)
        self._opened: Opened | None = None
        self._values: dict[tuple[str, int], float] = {}
        self._page = 0
        self.view = ClipView(theme, Zoom(self))
        self.view.hint = self.tr("Put a clip into player A")
        self.view.setAccessibleName(self.tr("Picture of the traversal"))
        self.view.setMinimumSize(280, 280)
        self._build()
        self._connect()
        self._show_page()

    def _build(self) -> None:
        self.source = QComboBox()
        self.source.addItems([self.tr("Clip A"), self.tr("Clip B"), self.tr("Result")])
        self.source.setAccessibleName(self.tr("Clip to traverse"))
        self.block = QComboBox()
        self.block.setAccessibleName(self.tr("Block of the code"))
        self.block.setMinimumContentsLength(10)
        self.back = tool("previous", self.tr("The eight before"))
        self.forward = tool("next", self.tr("The next eight"))
        self.place = label("", "dim")
        self.held = QCheckBox(self.tr("Hold still"))
        self.held.setToolTip(self.tr("A moved number stands still instead of moving about its new mean"))
        self.reset = button(self.tr("Reset"), "reset", "", self.tr("Back to the clip's own code"))
        self.random = button(self.tr("Random"), "sample", "", self.tr("Draw every number of this block"))
        self.progress = BusyRow(self.tr("Progress"))
        for each in (self.reset, self.random):
            each.setAutoDefault(False)
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(10)
        numbers.setVerticalSpacing(6)
        numbers.setColumnStretch(1, 1)
        self.rows = [FilmRow(numbers, row) for row in range(PAGE)]
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(_line(self.source, self.block, None, self.held))
        right.addLayout(numbers)
        right.addStretch(1)
        right.addLayout(_line(self.back, self.place, self.forward, None, self.random, self.reset))
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.view, 2)
        top.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(8)
        column.addLayout(top, 1)
        column.addWidget(self.progress)

    def _connect(self) -> None:
        for row in self.rows:
            row.slider.valueChanged.connect(self._slid)
            row.film.clicked.connect(self._film)
        self.source.activated.connect(self.source_chosen)
        self.block.activated.connect(self._block_chosen)
        self.back.clicked.connect(self._page_back)
        self.forward.clicked.connect(self._page_forward)
        self.held.toggled.connect(self.moved)
        self.reset.clicked.connect(self.reset_all)
        self.random.clicked.connect(self.draw)
        self.progress.cancel_asked.connect(self.cancel_asked)

    # What is open

    def show_clip(self, opened: Opened | None) -> None:
        """Sliders for a clip that was taken apart; None for none. Where the model stays, so does the block."""
        before = self.block.currentText()
        self._opened, self._values = opened, {}
        self.block.clear()
        if opened is not None:
            self.block.addItems([name for name, _ in opened.blocks if self._numbers_of(name)])
            self.block.setCurrentIndex(max(0, self.block.findText(before)))
        self._page = 0
        self.view.set_clip(opened.clip if opened is not None else None)
        self._show_page()

    def show_made(self, clip: Playable) -> None:
        """What the sliders make."""
        self.view.set_clip(clip)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The numbers that were moved."""
        ranges = {(one.block, one.number): one for one, _ in self._opened.ranges} if self._opened is not None else {}
        dynamic = dict(self._opened.blocks) if self._opened is not None else {}
        return tuple(
            Edit(*key, ranges[key].mean + value * ranges[key].deviation, self.held.isChecked() and dynamic[key[0]])
            for key, value in self._values.items()
        )

    @property
    def numbers(self) -> Sequence[tuple[Range, float]]:
        """The numbers of the chosen block with the clip's own values, those first that vary most."""
        return self._numbers_of(self.block.currentText())

    def _numbers_of(self, block: str) -> Sequence[tuple[Range, float]]:
        return [] if self._opened is None else [one for one in self._opened.ranges if one[0].block == block]

    def _on_page(self) -> Sequence[tuple[Range, float]]:
        return self.numbers[self._page * PAGE : (self._page + 1) * PAGE]

    def _show_page(self) -> None:
        numbers, shown = self.numbers, self._on_page()
        for row, widgets in enumerate(self.rows):
            for part in widgets.parts:
                part.setVisible(row < len(shown))
            if row < len(shown):
                found, own = shown[row]
                key = (found.block, found.number)
                at = self._values.get(key, deviations(found, own))
                widgets.show_number(self.tr("{0} {1}").format(*key), at)
                widgets.show_at(at, key in self._values)
        first = self._page * PAGE
        text = self.tr("{0} to {1} of {2}").format(first + 1, first + len(shown), len(numbers)) if shown else ""
        self.place.setText(text)
        self.back.setEnabled(self._page > 0)
        self.forward.setEnabled(first + PAGE < len(numbers))
        for each in (self.block, self.reset, self.random):
            each.setEnabled(bool(numbers))
        dynamic = dict(self._opened.blocks) if self._opened is not None else {}
        self.held.setEnabled(dynamic.get(self.block.currentText(), False))

    # What a hand does

    @Slot()
    def _slid(self) -> None:
        row = next(row for row, widgets in enumerate(self.rows) if widgets.slider is self.sender())
        found, _ = self._on_page()[row]
        at = self._values[found.block, found.number] = self.rows[row].at
        self.rows[row].show_at(at, moved=True)
        self.moved.emit()

    @Slot()
    def _film(self) -> None:
        row = next(row for row, widgets in enumerate(self.rows) if widgets.film is self.sender())
        found, _ = self._on_page()[row]
        self.sweep_asked.emit(found.block, found.number, found.low, found.high)

    @Slot()
    def _block_chosen(self) -> None:
        self._page = 0
        self._show_page()

    @Slot()
    def _page_back(self) -> None:
        self._page -= 1
        self._show_page()

    @Slot()
    def _page_forward(self) -> None:
        self._page += 1
        self._show_page()

    @Slot()
    def reset_all(self) -> None:
        """The clip's own code again."""
        self._values = {}
        self._show_page()
        self.moved.emit()

    @Slot()
    def draw(self) -> None:
        """Every number of this block anew, as the sliders' deviations have it."""
        for found, _ in self.numbers:
            self._values[found.block, found.number] = min(max(random.gauss(0, 1), -REACH), REACH)
        self._show_page()
        self.moved.emit()


def _line(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is where the room goes."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return line


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilmRow", text)

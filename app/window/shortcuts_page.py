"""The list of shortcuts, by menu, with a line to search it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.window.actions import MENUS, REGISTRY, ActionSpec, translate
from app.window.matching import score
from app.window.widgets import closer, label

COLUMNS = 3


class ShortcutsPage(QDialog):
    """Follows the registry: whatever has a key is here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Search"))
        self.filter.setAccessibleName(self.tr("Search the shortcuts"))
        self.filter.setClearButtonEnabled(True)
        self.nothing = label(self.tr("No shortcut is called that."), "dim")
        self.nothing.hide()
        self.rows: list[tuple[str, QLabel, QLabel]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(18)
        layout.addWidget(self.filter)
        layout.addLayout(self._grid())
        layout.addWidget(self.nothing)
        layout.addStretch(1)
        layout.addWidget(closer(self))
        self.filter.textChanged.connect(self._show_matches)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        ends = [0] * COLUMNS
        for menu in MENUS:
            specs = [spec for spec in REGISTRY if spec.menu == menu and spec.shortcut]
            if specs:
                column = ends.index(min(ends))
                grid.addWidget(label(translate(menu).upper(), "section"), ends[column], 2 * column)
                for row, spec in enumerate(specs, start=ends[column] + 1):
                    self._add(grid, spec, row, 2 * column)
                ends[column] += len(specs) + 2
        return grid

    def _add(self, grid: QGridLayout, spec: ActionSpec, row: int, column: int) -> None:
        keys = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        name, chip = label(translate(spec.text).rstrip("…")), label(keys, "chip")
        grid.addWidget(name, row, column)
        grid.addWidget(chip, row, column + 1, Qt.AlignmentFlag.AlignRight)
        self.rows.append((f"{translate(spec.menu)} {name.text()} {keys}", name, chip))

    @Slot(str)
    def _show_matches(self, words: str) -> None:
        found = 0
        for text, name, chip in self.rows:
            fits = score(words, text) is not None
            found += fits
            name.setEnabled(fits)
            for part in (name, chip):
                part.setVisible(fits)
        self.nothing.setVisible(not found)

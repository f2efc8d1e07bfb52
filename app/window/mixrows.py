"""Rows of the mix strip that only some models and clips have: the model's own blocks, and picture beside sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from app.window.orders import AUTOMATIC, OWN_A, OWN_B, SWAPPED, Parts
from app.window.widgets import label

if TYPE_CHECKING:
    from core_models.types import Block


BLOCKS_IN_A_ROW = 4


class BlockRow(QWidget):
    """For each block of the model's own: from A, from B, or as the sliders say.

    Signals:
        changed: another choice.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Blocks of the model"))
        self.choosers: dict[str, QComboBox] = {}
        self._shown: tuple[Block, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(2 * BLOCKS_IN_A_ROW, 1)

    @property
    def choices(self) -> dict[str, str]:
        """By block "A" or "B"; blocks that go with the sliders are left out."""
        return {name: chooser.currentData() for name, chooser in self.choosers.items() if chooser.currentData()}

    def choose(self, choices: Mapping[str, str]) -> None:
        """Set every block, unknown ones apart; nothing is told."""
        for name, chooser in self.choosers.items():
            chooser.blockSignals(True)
            chooser.setCurrentIndex(max(0, chooser.findData(choices.get(name, ""))))
            chooser.blockSignals(False)

    def set_blocks(self, blocks: Sequence[Block]) -> None:
        """Show a model's blocks; those that are its two whole factors have the sliders and no row."""
        own = tuple(blocks) if len(blocks) > len({block.part for block in blocks}) else ()
        if own != self._shown:
            self._shown = own
            self._fill(own)
        self.setVisible(bool(own))

    def _fill(self, blocks: Sequence[Block]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.choosers = {}
        for number, block in enumerate(blocks):
            chooser = QComboBox()
            chooser.setAccessibleName(self.tr("Block {0}").format(block.name))
            chooser.setToolTip(self.tr("Whose {0} the result has, whatever the sliders say").format(block.name))
            for text, side in ((self.tr("as above"), ""), (self.tr("A"), OWN_A), (self.tr("B"), OWN_B)):
                chooser.addItem(text, side)
            chooser.activated.connect(self._activated)
            self.choosers[block.name] = chooser
            row, column = divmod(number, BLOCKS_IN_A_ROW)
            self._grid.addWidget(label(block.name, "heading"), row, 2 * column)
            self._grid.addWidget(chooser, row, 2 * column + 1)

    @Slot(int)
    def _activated(self, _index: int) -> None:
        self.changed.emit()


class PartsRow(QWidget):
    """What becomes of the picture and what of the sound, where both clips have both.

    Signals:
        changed: another choice.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Picture and sound"))
        self.picture, self.sound = QComboBox(), QComboBox()
        self.picture.setAccessibleName(self.tr("Picture of the result"))
        self.sound.setAccessibleName(self.tr("Sound of the result"))
        own = (self.tr("A's own"), OWN_A), (self.tr("B's own"), OWN_B)
        swapped, automatic = (self.tr("swapped"), SWAPPED), (self.tr("swapped if both speak"), AUTOMATIC)
        for chooser, items in ((self.picture, (swapped, *own)), (self.sound, (automatic, swapped, *own))):
            for text, value in items:
                chooser.addItem(text, value)
            chooser.activated.connect(self._activated)
        self.sound.setToolTip(self.tr("Without speech in both clips the sound is that of the dynamics"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, chooser in ((self.tr("Picture"), self.picture), (self.tr("Sound"), self.sound)):
            row.addWidget(label(name, "heading"))
            row.addWidget(chooser)
            row.addSpacing(10)
        row.addStretch(1)

    @property
    def parts(self) -> Parts:
        """The choices as they stand."""
        return Parts(self.picture.currentData(), self.sound.currentData())

    def set_parts(self, parts: Parts) -> None:
        """Move both; nothing is told."""
        self.picture.setCurrentIndex(max(0, self.picture.findData(parts.picture)))
        self.sound.setCurrentIndex(max(0, self.sound.findData(parts.sound)))

    def set_models(self, picture: str, sound: str) -> None:
        """Name the models that would swap each."""
        by = self.tr("swapped by {0}")
        self.picture.setItemText(self.picture.findData(SWAPPED), by.format(picture))
        self.sound.setItemText(self.sound.findData(SWAPPED), by.format(sound))
        both = self.tr("by {0}, if both speak").format(sound)
        self.sound.setItemText(self.sound.findData(AUTOMATIC), both)

    @Slot(int)
    def _activated(self, _index: int) -> None:
        self.changed.emit()

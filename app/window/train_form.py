"""The form of the Train tab: what to learn from, how, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QSpinBox

from app.window.train_data import CORPORA, DataChooser
from app.window.widgets import label

SOUND, PICTURES = ("voices", "speech"), ("sprites", "demo")
"""Presets for sound, and the usual ones for pictures, the first before the next."""


@dataclass(frozen=True)
class TrainChoice:
    """The form as filled in; `steps` None for the preset's own number."""

    preset: str
    data: str
    steps: int | None
    device: str


class TrainForm(QFrame):
    """Data, preset, steps and device.

    Signals:
        changed: something was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.data = DataChooser()
        self.preset = QComboBox()
        self.steps = QSpinBox()
        self.device = QComboBox()
        self._fill()
        self._lay_out()
        self.data.chosen.connect(self._data_chosen)

    def _fill(self) -> None:
        self.steps.setRange(0, 10_000_000)
        self.steps.setSingleStep(100)
        self.steps.lineEdit().setTextMargins(6, 0, 0, 0)
        self.steps.setSpecialValueText(self.tr("as the preset says"))
        self.device.addItem(self.tr("Automatic"), "auto")
        self.device.addItem(self.tr("Processor"), "cpu")
        names = (self.tr("Data"), self.tr("Preset"), self.tr("Steps"), self.tr("Device"))
        for widget, name in zip((self.data, self.preset, self.steps, self.device), names, strict=True):
            widget.setAccessibleName(name)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(14, 12, 14, 12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        for widget in (self.data, self.preset, self.steps, self.device):
            form.addRow(label(widget.accessibleName(), "dim"), widget)

    @property
    def choice(self) -> TrainChoice:
        """The form as filled in."""
        steps = self.steps.value() or None
        return TrainChoice(self.preset.currentText(), self.data.currentData(), steps, self.device.currentData())

    @property
    def problem(self) -> str:
        """Why no run can start; empty where one can."""
        return "" if self.preset.count() else self.tr("There is no preset.")

    def set_presets(self, names: Sequence[str]) -> None:
        """Fill the list of presets."""
        chosen = self.preset.currentText()
        self.preset.clear()
        self.preset.addItems(list(names))
        self.preset.setCurrentIndex(self.preset.findText(chosen))
        self._suit_preset()
        self.preset.setCurrentIndex(max(self.preset.currentIndex(), 0))
        self.changed.emit()

    def add_device(self, name: str, key: str) -> None:
        """Offer another device, found once torch is in memory."""
        if self.device.findData(key) < 0:
            self.device.addItem(name, key)

    def set_folder(self, folder: Path) -> None:
        """Choose a folder of clips as data."""
        self.data.set_folder(folder)

    @Slot()
    def _data_chosen(self) -> None:
        self._suit_preset()
        self.changed.emit()

    def _suit_preset(self) -> None:
        """Sound is learnt with a preset for speech, pictures with another, where the names tell."""
        sound = self.data.currentData() in ("samples", "emodb", "fsdd", "timit")
        names = [self.preset.itemText(i) for i in range(self.preset.count())]
        if self.data.currentData() in ("generated", "samples", *dict(CORPORA)):
            suited = [name for name in names if (name in SOUND) == sound]
            if suited and self.preset.currentText() not in suited:
                usual = [name for name in (SOUND if sound else PICTURES) if name in suited]
                self.preset.setCurrentText([*usual, *suited][0])

"""How a voice is made, in the mix strip: pitch, formants, clarity, and the way back to sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSlider, QWidget

from app.voicing import Voicing
from app.window.widgets import label, tool

USUAL = Voicing()


@dataclass(frozen=True)
class Dials:
    """What the strip says of the voice, in steps of a slider; untouched it is the pipeline's default.

    Attributes:
        pitch: semitones.
        formants: per cent of their frequencies.
        clarity: per cent of the recording's fine structure that is kept.
        way_back: "world" or "filter".
    """

    pitch: int = 0
    formants: int = 100
    clarity: int = round(100 * USUAL.detail)
    way_back: Literal["world", "filter"] = "world"

    def voicing(self) -> Voicing:
        """The same for the pipeline."""
        # A filter leaves the pitch as it is, so that the dial has no say.
        pitch = 0.0 if self.way_back == "filter" else float(self.pitch)
        return Voicing(pitch, self.formants / 100, self.way_back, detail=self.clarity / 100)


class DialRow(QObject):
    """A name, a slider and its value; `VoiceDials` lays them out."""

    def __init__(
        self, parent: QWidget, name: str, tip: str, least: int, most: int, words: Callable[[int], str]
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(least, most)
        self.slider.setPageStep(max(1, (most - least) // 10))
        self.slider.setMinimumWidth(60)
        self.slider.setAccessibleName(name)
        self.name, self.amount = label(name, "heading"), label("", "dim")
        metrics = self.amount.fontMetrics()
        self.amount.setMinimumWidth(max(metrics.horizontalAdvance(words(value)) for value in (least, most)) + 6)
        for widget in self.widgets:
            widget.setToolTip(tip)
        self.slider.valueChanged.connect(self._show)
        self._show()

    @property
    def widgets(self) -> tuple[QWidget, QWidget, QWidget]:
        """From left to right."""
        return self.name, self.slider, self.amount

    def set_enabled(self, enabled: bool) -> None:
        """Whether it can be moved."""
        for widget in self.widgets:
            widget.setEnabled(enabled)

    @Slot()
    def _show(self) -> None:
        text = self._words(self.slider.value())
        self.amount.setText(text)
        self.slider.setAccessibleDescription(text)


class VoiceDials(QWidget):
    """The part of the mix strip for models that convert voices.

    Signals:
        changed: any of the values.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Voice"))
        self.pitch = DialRow(
            self, self.tr("Pitch"), self.tr("Semitones above or below the pitch of the voice"), -12, 12, _semitones
        )
        self.formants = DialRow(
            self,
            self.tr("Formants"),
            self.tr("Lower for a longer vocal tract, as of a larger person; higher for a shorter one"),
            80, 125, _per_cent,
        )  # fmt: skip
        self.clarity = DialRow(
            self,
            self.tr("Clarity"),
            self.tr("More keeps the fine structure of the recording; less comes nearer to the other speaker"),
            0, 100, _per_cent,
        )  # fmt: skip
        self.way_back = QComboBox()
        self.way_back.setAccessibleName(self.tr("Way back to sound"))
        self.way_back.addItem(self.tr("WORLD: changes pitch"), "world")
        self.way_back.addItem(self.tr("Filter: keeps quality"), "filter")
        world = self.tr("Makes the sound anew (WORLD): pitch, formants and voice change")
        filtered = self.tr("Filters the recording: keeps the recording's quality, and its pitch")
        self.way_back.setItemData(0, world, Qt.ItemDataRole.ToolTipRole)
        self.way_back.setItemData(1, filtered, Qt.ItemDataRole.ToolTipRole)
        self.way_back.setToolTip(f"{world}\n{filtered}")
        self.reset = tool("reset", self.tr("Reset the voice"))
        self._lay_out()
        self._connect()
        self.set_dials(Dials())

    def _lay_out(self) -> None:
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.way_back, 1)
        right.addWidget(self.reset)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for row, column, dial in ((0, 0, self.pitch), (0, 4, self.formants), (1, 0, self.clarity)):
            for index, widget in enumerate(dial.widgets):
                grid.addWidget(widget, row, column + index)
        grid.addLayout(right, 1, 4, 1, 3)
        grid.setColumnMinimumWidth(3, 8)
        for column in (1, 5):
            grid.setColumnStretch(column, 1)

    def _connect(self) -> None:
        for row in (self.pitch, self.formants, self.clarity):
            row.slider.valueChanged.connect(self._moved)
        self.way_back.currentIndexChanged.connect(self._moved)
        self.reset.clicked.connect(self._reset)

    @property
    def dials(self) -> Dials:
        """The values as they stand."""
        way_back: Literal["world", "filter"] = "filter" if self.way_back.currentData() == "filter" else "world"
        return Dials(self.pitch.slider.value(), self.formants.slider.value(), self.clarity.slider.value(), way_back)

    def set_dials(self, dials: Dials) -> None:
        """Move everything."""
        self.pitch.slider.setValue(dials.pitch)
        self.formants.slider.setValue(dials.formants)
        self.clarity.slider.setValue(dials.clarity)
        self.way_back.setCurrentIndex(self.way_back.findData(dials.way_back))
        self._moved()

    @Slot()
    def _reset(self) -> None:
        self.set_dials(Dials())

    @Slot()
    def _moved(self) -> None:
        dials = self.dials
        self.pitch.set_enabled(dials.way_back == "world")
        self.reset.setEnabled(dials != Dials())
        self.changed.emit()


def _semitones(value: int) -> str:
    return QCoreApplication.translate("VoiceDials", "{0} st").format(f"{value:+d}" if value else "0")


def _per_cent(value: int) -> str:
    return QCoreApplication.translate("VoiceDials", "{0} %").format(value)

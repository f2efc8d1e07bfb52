"""The mix strip: what stays and what moves, from which clip and how much, by which model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.window.busy import BusyRow
from app.window.languages import number
from app.window.mixrows import BlockRow, PartsRow
from app.window.orders import BOTH, DYNAMIC, STATIC
from app.window.plain import tip
from app.window.voicing import VoiceDials
from app.window.widgets import ElidedCombo, button, label, tool

if TYPE_CHECKING:
    from app.pipeline import Mix, ModelInfo

STEPS = 100
DEBOUNCE_MS = 160
AUTOMATIC, LOAD = "automatic", "load"
USUAL = {False: (0.0, 1.0), True: (1.0, 0.0)}
"""Static and dynamic of pictures and of sounds, as `pipeline.usual_mix` has them."""


class BlendRow(QWidget):
    """One factor: from A, from B, or between."""

    changed = Signal()

    def __init__(self, value: float, from_a: str, from_b: str, name: str) -> None:
        super().__init__()
        self.pick_a = button("A", role="pickA", tip=from_a)
        self.pick_b = button("B", role="pickB", tip=from_b)
        self.pick_a.setAccessibleName(from_a)
        self.pick_b.setAccessibleName(from_b)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setProperty("role", "blend")
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(name)
        self.slider.setMinimumWidth(90)
        self.amount = label("", "dim")
        self.amount.setMinimumWidth(self.amount.fontMetrics().horizontalAdvance("100 % B  "))
        group = QButtonGroup(self)
        group.setExclusive(False)
        for pick in (self.pick_a, self.pick_b):
            pick.setCheckable(True)
            group.addButton(pick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, stretch in ((self.pick_a, 0), (self.slider, 1), (self.pick_b, 0), (self.amount, 0)):
            row.addWidget(widget, stretch)
        self.pick_a.clicked.connect(self._from_a)
        self.pick_b.clicked.connect(self._from_b)
        self.slider.setValue(round(value * STEPS))
        self.slider.valueChanged.connect(self._moved)
        self._show()

    @property
    def value(self) -> float:
        """0 for A to 1 for B."""
        return self.slider.value() / STEPS

    def set_value(self, value: float) -> None:
        """Move the slider."""
        self.slider.setValue(round(value * STEPS))

    @Slot()
    def _from_a(self) -> None:
        self.slider.setValue(0)
        self._show()

    @Slot()
    def _from_b(self) -> None:
        self.slider.setValue(STEPS)
        self._show()

    @Slot()
    def _moved(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        value = self.slider.value()
        self.pick_a.setChecked(value == 0)
        self.pick_b.setChecked(value == STEPS)
        self.amount.setText(f"{100 - value} % A" if value <= STEPS // 2 else f"{value} % B")


class MixStrip(QFrame):
    """Everything about a swap.

    Signals:
        swap_asked: make a swap now.
        mix_moved: a blend, the voice or the model was changed and stood still for a moment.
        mix_dragged: a blend or block was changed while `live`; no mix_moved follows.
        model_chosen: another model was chosen.
        cancel_asked: give up the running swap.
        draw_asked: DYNAMIC, STATIC or BOTH is to be drawn.
        export_asked, load_asked, train_asked: the buttons of those names.
        speaker_asked: B's voice is to come from a folder of recordings.
    """

    swap_asked = Signal()
    mix_moved = Signal()
    mix_dragged = Signal()
    model_chosen = Signal()
    cancel_asked = Signal()
    draw_asked = Signal(str)
    export_asked = Signal()
    load_asked = Signal()
    train_asked = Signal()
    speaker_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Mix"))
        self.static = BlendRow(0.0, self.tr("Static from A"), self.tr("Static from B"), self.tr("Static, A to B"))
        self.dynamic = BlendRow(1.0, self.tr("Dynamic from A"), self.tr("Dynamic from B"), self.tr("Dynamic, A to B"))
        self.voice = VoiceDials()
        self.models = ElidedCombo()
        self.models.setAccessibleName(self.tr("Model"))
        self.models.setMinimumContentsLength(10)
        self.swap = button(self.tr("Swap"), "swap", "primary", self.tr("Braid the two clips (X)"))
        self.sample = tool("sample", self.tr("Sample: invent what moves or what stays, as the model learned to expect"))
        self.sample.setStyleSheet("QToolButton::menu-indicator { image: none; }")  # it would lie on the icon
        self.sample.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export = button(self.tr("Export…"), "export", "", self.tr("Save the result (Ctrl+E)"))
        self.progress = BusyRow(self.tr("Progress of the swap"), self.tr("Cancel the swap"), share=2)
        self.speaker = button(
            self.tr("Voice from a folder…"), "folder", "", self.tr("Give B the voice of all recordings in a folder")
        )
        self.blocks, self.parts = BlockRow(), PartsRow()
        self.live = False
        self.meanings = label("", "dim"), label("", "dim")
        self._sounds, self._other = False, USUAL[True]
        self.no_model = self._no_model_row()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(DEBOUNCE_MS)
        self._model_index, self._wanted = 0, AUTOMATIC
        self._lay_out()
        self._connect()
        self.set_models([])
        self.no_model.hide()
        for row in (self.voice, self.speaker, self.blocks, self.parts):
            row.hide()

    def _no_model_row(self) -> QWidget:
        row = QWidget()
        self.no_model_train = button(self.tr("Train a model"), "train")
        self.no_model_load = button(self.tr("Load a model…"), "folder")
        text = label(self.tr("Train or load a model to swap."), "heading")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(text, 1)
        line.addWidget(self.no_model_train)
        line.addWidget(self.no_model_load)
        return row

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        names = self.tr("Static"), self.tr("Dynamic")
        for index, row in enumerate((self.static, self.dynamic)):
            grid.addLayout(_two_lines(label(names[index], "heading"), self.meanings[index]), index, 0)
            grid.addWidget(row, index, 1)
        self._show_meanings()
        grid.setColumnStretch(1, 1)
        right = QGridLayout()
        right.setHorizontalSpacing(8)
        right.setVerticalSpacing(8)
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self.models, 1)
        chosen.addWidget(self.sample)
        right.addLayout(chosen, 0, 0, 1, 2)
        right.addWidget(self.swap, 1, 0)
        right.addWidget(self.export, 1, 1)
        right.addWidget(self.speaker, 2, 0, 1, 2)
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addLayout(grid, 2)
        top.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(8)
        column.addWidget(self.no_model)
        column.addLayout(top)
        column.addWidget(self.parts)
        column.addWidget(self.blocks)
        column.addWidget(self.voice)
        column.addWidget(self.progress)

    def _connect(self) -> None:
        self.swap.clicked.connect(self.swap_asked)
        self.export.clicked.connect(self.export_asked)
        self.progress.cancel_asked.connect(self.cancel_asked)
        self.speaker.clicked.connect(self.speaker_asked)
        self.no_model_load.clicked.connect(self.load_asked)
        self.no_model_train.clicked.connect(self.train_asked)
        for row in (self.static, self.dynamic, self.blocks):
            row.changed.connect(self._mixed)
        self.parts.changed.connect(self._settle.start)
        self.voice.changed.connect(self._settle.start)
        self._settle.timeout.connect(self.mix_moved)
        self.models.activated.connect(self._model_chosen)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the window's actions call."""
        return {
            "draw_dynamic": self.draw_dynamic, "draw_static": self.draw_static, "draw_both": self.draw_both
        }  # fmt: skip

    @Slot()
    def draw_dynamic(self) -> None:
        """Keep who it is, invent what happens."""
        self.draw_asked.emit(DYNAMIC)

    @Slot()
    def draw_static(self) -> None:
        """Keep what happens, invent who it is."""
        self.draw_asked.emit(STATIC)

    @Slot()
    def draw_both(self) -> None:
        """Invent both."""
        self.draw_asked.emit(BOTH)

    @property
    def mix(self) -> Mix:
        """The blends as they stand."""
        from app.pipeline import Mix

        return Mix(self.static.value, self.dynamic.value)

    def set_mix(self, static: float, dynamic: float) -> None:
        """Move both blends; no swap follows."""
        live, self.live = self.live, False
        self.static.set_value(static)
        self.dynamic.set_value(dynamic)
        self._settle.stop()
        self.live = live

    @Slot()
    def _mixed(self) -> None:
        if self.live:
            self._settle.stop()
            self.mix_dragged.emit()
        else:
            self._settle.start()

    def set_sounds(self, sounds: bool) -> None:
        """Whether sounds are braided or pictures: each has blends of its own, and names for what they mean."""
        if sounds != self._sounds:
            now = self.static.value, self.dynamic.value
            self._sounds = sounds
            self.set_mix(*self._other)
            self._other = now
            self._show_meanings()

    def _show_meanings(self) -> None:
        sounds = self.tr("whose voice"), self.tr("whose words")
        pictures = self.tr("who it is"), self.tr("what happens")
        for where, text in zip(self.meanings, sounds if self._sounds else pictures, strict=True):
            where.setText(text)

    @property
    def model(self) -> str | Path:
        """AUTOMATIC or the folder of the chosen model."""
        chosen = self.models.currentData()
        return Path(chosen) if chosen not in (AUTOMATIC, LOAD, None) else AUTOMATIC

    def set_models(self, models: Sequence[ModelInfo], choose: Path | None = None) -> None:
        """Fill the chooser; `choose` wins. A chosen model that is gone is chosen again when it is back."""
        wanted = self._wanted = self._wanted if choose is None else str(choose)
        self.models.clear()
        self.models.addItem(self.tr("Automatic"), AUTOMATIC)
        for info in models:
            self.models.addItem(f"{model_name(info)} · {info.kind}", str(info.path))
            self.models.setItemData(self.models.count() - 1, tip(model_tip(info)), Qt.ItemDataRole.ToolTipRole)
        self.models.insertSeparator(self.models.count())
        self.models.addItem(self.tr("Load a model…"), LOAD)
        self._model_index = max(self.models.findData(wanted), 0)
        self.models.setCurrentIndex(self._model_index)
        self.no_model.setVisible(not models)
        self.models.setEnabled(bool(models))
        for row in (self.static, self.dynamic):
            row.setEnabled(bool(models))

    def choose_model(self, model: str | Path) -> None:
        """Choose a model, "automatic" until it is listed; no swap follows."""
        self._wanted = str(model)
        self._model_index = max(self.models.findData(self._wanted), 0)
        self.models.setCurrentIndex(self._model_index)

    @Slot(int)
    def _model_chosen(self, index: int) -> None:
        if self.models.itemData(index) == LOAD:
            self.models.setCurrentIndex(self._model_index)
            self.load_asked.emit()
            return
        self._wanted = self.models.itemData(index)
        if index != self._model_index:
            self._model_index = index
            self.model_chosen.emit()
            self._settle.start()

    def show_idle(self, text: str, notes: Sequence[str] = ()) -> None:
        """No swap is running; `notes` are what a user should know of the result."""
        told = self.tr("{0}, but: {1}").format(text, " ".join(notes)) if notes else text
        self.progress.show_idle(told, "\n".join(notes))


def model_name(info: ModelInfo) -> str:
    """A name for a user: a run's model is called after the run, one that is training after its step."""
    if info.live_step is not None:
        text = QCoreApplication.translate("Mix", "Training now: best so far (step {0})")
        return text.format(number(info.live_step, ","))
    return info.path.parent.name if info.key == "model" else info.key


def model_tip(info: ModelInfo) -> str:
    """Architecture, window and metrics in a few lines."""
    metrics = "\n".join(f"{name}: {number(value, '.4g')}" for name, value in info.metrics.items())
    return f"{info.model}, {info.length}\n{metrics}\n{info.path}"


def _two_lines(upper: QLabel, lower: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch(1)
    return column

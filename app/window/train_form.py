"""The form of the Train tab: what to learn from, how, and where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.train_choice import TrainChoice
from app.window.languages import number
from app.window.phases import preset_title
from app.window.plain import tip
from app.window.theme import Theme
from app.window.train_data import LIBRARY, CalmCombo, CalmSpin, DataChooser
from app.window.train_fields import FieldForm
from app.window.train_found import FoundPanel
from app.window.widgets import button, label, roomy, tool

if TYPE_CHECKING:
    from app.clip_list import ListedClip
    from app.models import ModelInfo
    from app.presets import PresetOutline
    from app.training_preview import Found
    from core_models.config import Window

USUAL = {"speech": ("voices", "speech"), "video": ("sprites", "demo")}
"""Presets that are meant where nothing is chosen, the first before the next."""
STEPS = "training.steps"


class TrainForm(QFrame):
    """Data with what was found in it, preset with its settings, steps, time, device, the weights to begin with.

    Signals:
        changed: something was, so that Start may be locked or freed.
        look_asked: the data are to be looked at, for the window of the preset.
        kinds_asked: whether the data are sound or pictures is to be found out.
        save_asked: a name for the preset as it is changed. delete_asked: the preset's name.
        copy_asked: the command line of the choice.
    """

    changed = Signal()
    look_asked = Signal()
    kinds_asked = Signal()
    save_asked = Signal()
    delete_asked = Signal(str)
    copy_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.data = DataChooser()
        self.found = FoundPanel()
        self.preset = CalmCombo()
        self.about = label("", "dim")
        self.save = tool("export", self.tr("Keep these settings as a preset of my own…"))
        self.delete = tool("trash", self.tr("Delete this preset of mine"))
        self.steps = CalmSpin()
        self.minutes = CalmSpin()
        self.device = CalmCombo()
        self.start = CalmCombo()
        self.name = QLineEdit()
        self.fold = button(
            self.tr("Advanced settings"), "settings", "fold", self.tr("Show every setting of the preset")
        )
        self.fields = FieldForm(theme)
        self.reset = button(self.tr("Reset all"), "reset", "", self.tr("All settings as the preset says"))
        self.copy = button(
            self.tr("Copy command"), "copy", "", self.tr("Copy the line that does the same on the command line")
        )
        self._outlines: list[PresetOutline] = []
        self._shown: PresetOutline | None = None
        self._looked: Window | None = None
        self._kinds: frozenset[str] = frozenset()
        self._found: Found | None = None
        self._waiting = ""
        self._wrong = ""
        self._no_data = False
        self._faults: dict[str, str] = {}
        self._clips: tuple[ListedClip, ...] = ()
        self._fill()
        self._lay_out()
        self._connect()
        self._show_advanced(False)

    # Building

    def _fill(self) -> None:
        self.about.setWordWrap(True)
        self.steps.setRange(0, 10_000_000)
        self.steps.setSingleStep(100)
        self.steps.setSpecialValueText(self.tr("as the preset says"))
        self.minutes.setRange(0, 100_000)
        self.minutes.setSingleStep(10)
        self.minutes.setSpecialValueText(self.tr("no limit"))
        self.minutes.setSuffix(self.tr(" min"))
        for spin in (self.steps, self.minutes):
            roomy(spin)
        self.device.addItem(self.tr("Automatic"), "auto")
        self.device.addItem(self.tr("Processor"), "cpu")
        self.start.addItem(self.tr("Fresh weights"), None)
        self.name.setPlaceholderText(self.tr("date and preset"))
        self.name.setMaxLength(80)
        self.fold.setCheckable(True)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(14, 12, 14, 12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(7)
        preset = QHBoxLayout()
        preset.setSpacing(2)
        preset.addWidget(self.preset, 1)
        preset.addWidget(self.save)
        preset.addWidget(self.delete)
        self._row(form, self.tr("Data"), self.data)
        form.addRow(self.found)
        self._row(form, self.tr("Preset"), self.preset, preset)
        form.addRow(self.about)
        self._row(form, self.tr("Steps"), self.steps)
        self._row(form, self.tr("Stop after"), self.minutes)
        self._row(form, self.tr("Device"), self.device)
        self._row(form, self.tr("Begin with"), self.start)
        self._row(form, self.tr("Name"), self.name)
        form.addRow(self.fold)
        self.advanced = QWidget()
        column = QVBoxLayout(self.advanced)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset, 1)
        buttons.addWidget(self.copy, 1)
        column.addLayout(buttons)
        form.addRow(self.advanced)

    def _row(self, form: QFormLayout, name: str, widget: QWidget, inside: QHBoxLayout | None = None) -> None:
        widget.setAccessibleName(name)
        form.addRow(label(name, "dim"), inside or widget)

    def _connect(self) -> None:
        self.data.chosen.connect(self._data_chosen)
        self.preset.activated.connect(self._preset_chosen)
        self.fields.changed.connect(self._fields_changed)
        self.fold.toggled.connect(self._show_advanced)
        self.reset.clicked.connect(self.fields.reset)
        self.copy.clicked.connect(self.copy_asked)
        self.save.clicked.connect(self.save_asked)
        self.delete.clicked.connect(self._delete)

    @property
    def focus_order(self) -> list[QWidget]:
        """Everything that takes the focus, in order."""
        first = [self.data, self.found.cancel, self.found.details, self.preset, self.save, self.delete, self.steps]
        then = [self.minutes, self.device, self.start, self.name, self.fold]
        rows = [widget for row in self.fields.rows.values() for widget in (row.editor, row.back)]
        return [*first, *then, *rows, self.reset, self.copy]

    # What is chosen

    @property
    def outline(self) -> PresetOutline | None:
        """The chosen preset."""
        name = self.preset.currentData()
        return next((one for one in self._outlines if one.name == name), None)

    @property
    def sees(self) -> Window | None:
        """What the model will see at once, with the changes; None while they are wrong."""
        from app.presets import built

        outline = self.outline
        if outline is None or self._faults:
            return None
        return built(outline, self.fields.changes).architecture.window

    @property
    def source(self) -> str | tuple[ListedClip, ...]:
        """The data as they are looked at: a name, or the files of the library."""
        return self._clips if self.data.choice.key == LIBRARY else self.data.choice.key

    @property
    def choice(self) -> TrainChoice:
        """The form as filled in."""
        clips = self._clips if self.data.choice.key == LIBRARY else ()
        return TrainChoice(
            self.preset.currentData() or "",
            self.data.choice.title if clips else self.data.choice.key,
            self.steps.value() or None,
            self.device.currentData(),
            self.fields.changes,
            clips,
            self.minutes.value() or None,
            self.start.currentData(),
            self.name.text().strip(),
        )

    @property
    def problem(self) -> str:
        """Why no run can start; empty where one can."""
        if not self._outlines:
            return self.tr("The presets are being read…")
        if self._wrong or self._waiting:
            return self._wrong or self._waiting
        if self.outline is None:
            return self.tr("No preset suits this data. Choose other data.")
        if self._faults:
            return self.tr("A setting is wrong: see Advanced settings.")
        return self._found.problem if self._found is not None else ""

    # What arrives

    def set_outlines(self, outlines: Sequence[PresetOutline], choose: str = "") -> None:
        """Offer these presets."""
        self._outlines = list(outlines)
        self._offer(choose or self.preset.currentData() or "")

    def set_clips(self, clips: Sequence[ListedClip], selected: bool) -> None:
        """The clips of the library that would be learned from."""
        if tuple(clips) == self._clips:
            return
        self._clips = tuple(clips)
        self.data.set_library(len(clips), selected)
        if self.data.choice.key == LIBRARY:
            self._data_chosen()

    def set_machine(self, name: str) -> None:
        """What the processor is called, with its threads."""
        self.device.setItemText(self.device.findData("cpu"), name)

    def add_device(self, name: str, key: str) -> None:
        """Offer another device, found once torch is in memory."""
        if self.device.findData(key) < 0:
            self.device.addItem(name, key)

    def set_folder(self, folder: Path) -> None:
        """Choose a folder of clips as data."""
        self.data.set_folder(folder)

    def set_starts(self, models: Sequence[ModelInfo]) -> None:
        """Offer these models' weights to begin with."""
        chosen = self.start.currentData()
        while self.start.count() > 1:
            self.start.removeItem(1)
        for info in models:
            self.start.addItem(info.key, str(info.path))
        self.start.setCurrentIndex(max(self.start.findData(chosen), 0))

    def set_kinds(self, kinds: frozenset[str]) -> None:
        """Whether the data are sound, pictures or both."""
        self._kinds, self._waiting = kinds, ""
        self._offer(self.preset.currentData() or "")

    def show_progress(self, done: int, total: int) -> None:
        """How far looking has come."""
        self.found.show_progress(done, total)

    def show_found(self, found: Found | None) -> None:
        """What looking gave; None where it was called off."""
        self._found, self._waiting = found, ""
        window = self.sees
        if found is not None and window is not None:
            self.found.show_found(found, window)
        elif found is None:
            self.found.show_nothing(self.tr("Not looked at: training may leave clips out."))
        self.changed.emit()

    def show_wrong(self, text: str, no_data: bool = False) -> None:
        """Why the data cannot be learned from: by any preset, or by this one."""
        self._no_data = no_data
        self._wrong, self._found, self._waiting = text, None, ""
        self.found.show_nothing(text, wrong=True)
        self.changed.emit()

    # What the user does

    @Slot()
    def _data_chosen(self) -> None:
        kind = self.data.choice.kind
        self._wrong, self._no_data, self._found = "", False, None
        self.found.show_nothing("")
        if kind:
            self.set_kinds(frozenset({kind}))
            return
        self._waiting = self.tr("The clips are being looked at…")
        self.found.show_progress(0, 0)
        self.changed.emit()
        self.kinds_asked.emit()

    def _offer(self, wanted: str) -> None:
        """The presets that suit the data; the one wanted stays where it suits."""
        kinds = self._kinds or frozenset({self.data.choice.kind or "video"})
        suited = [one for one in self._outlines if one.kind in kinds]
        usual = [name for kind in sorted(kinds) for name in USUAL.get(kind, ())]
        self.preset.clear()
        for one in suited:
            own = self.tr("{0} (mine)").format(one.name)
            self.preset.addItem(
                own if one.own else Path(one.name).stem if one.file == Path(one.name) else one.name, one.name
            )
            self.preset.setItemData(
                self.preset.count() - 1, tip(preset_title(one.preset.title)), Qt.ItemDataRole.ToolTipRole
            )
        names = [one.name for one in suited]
        chosen = next((name for name in (wanted, *usual, *names) if name in names), "")
        self.preset.setCurrentIndex(self.preset.findData(chosen))
        if self.outline == self._shown:
            self._ask_look()
        else:
            self._preset_chosen()

    @Slot()
    def _preset_chosen(self) -> None:
        from app.preset_fields import fields_of
        from core_models.config_help import SECTIONS

        outline = self._shown = self.outline
        self.delete.setVisible(outline is not None and outline.own)
        self.save.setEnabled(outline is not None)
        self.about.setText(about_text(outline) if outline is not None else "")
        self._faults = {}
        if outline is not None:
            specs = tuple(spec for spec in fields_of(outline) if spec.place != STEPS)
            self.fields.show_fields(specs, SECTIONS)
            usual = self.tr("{0}, as the preset says").format(number(outline.preset.training.steps, ","))
            self.steps.setSpecialValueText(usual)
            for one, other in pairwise(self.focus_order):
                QWidget.setTabOrder(one, other)
        self._ask_look()

    @Slot()
    def _fields_changed(self) -> None:
        from app.preset_fields import faults_of

        outline = self.outline
        self._faults = self.fields.unread()
        if outline is not None:
            self._faults = {**faults_of(outline, self.fields.changes), **self._faults}
        self.fields.show_faults(self._faults)
        if not self._faults and self.sees != self._looked:
            self._ask_look()
        self.changed.emit()

    def _ask_look(self) -> None:
        if not self._no_data:
            self._wrong = ""
        if self.sees is not None and not self._wrong:
            if not self.data.choice.kind:
                self._waiting = self.tr("The clips are being looked at…")
            self._found, self._looked = None, self.sees
            self.look_asked.emit()
        self.changed.emit()

    @Slot(bool)
    def _show_advanced(self, shown: bool) -> None:
        self.advanced.setVisible(shown)
        self.fold.setText(self.tr("Hide advanced settings") if shown else self.tr("Advanced settings"))

    @Slot()
    def _delete(self) -> None:
        self.delete_asked.emit(self.preset.currentData())


def about_text(outline: PresetOutline) -> str:
    """What a preset is, in a line or two."""
    architecture, training = outline.preset.architecture, outline.preset.training
    window = architecture.window
    seen = _tr("{0} frames of sound").format(window.length)
    if window.kind == "video":
        seen = _tr("{0} pictures of {1} × {1}").format(window.length, window.size)
    return _tr("{0}. Sees {1}; {2} clips a step.").format(preset_title(outline.preset.title), seen, training.batch)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrainForm", text)

"""The Train tab: what to learn from, how, and what is going on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.train_choice import TrainChoice
from app.window.plain import tip
from app.window.theme import Theme, set_icon
from app.window.train_fold import FormFold
from app.window.train_form import TrainForm
from app.window.train_live import LivePart, ProgressPanel
from app.window.training import IDLE, PAUSED, RUNNING, STARTING, STOPPING, TrainingRun
from app.window.widgets import button, label

if TYPE_CHECKING:
    from app.presets import PresetOutline
    from core_models.types import TrainEvent


class TrainTab(QWidget):
    """Form, buttons, progress, curves and preview of a `TrainingRun`.

    Signals:
        start_asked: with the choice.
    """

    start_asked = Signal(object)

    def __init__(self, run: TrainingRun, theme: Theme) -> None:
        super().__init__()
        self._run = run
        self._theme = theme
        self.form = TrainForm(theme)
        self.fold = FormFold(self.form, theme)
        self.reason = label("", "dim")
        self.reason.setWordWrap(True)
        self.data, self.preset = self.form.data, self.form.preset
        self.steps, self.device = self.form.steps, self.form.device
        self.start = button(self.tr("Start"), "play", "primary", self.tr("Start training (Ctrl+T)"))
        self.pause = button(self.tr("Pause"), "pause", "", self.tr("Pause or go on (Ctrl+P)"))
        self.stop = button(self.tr("Stop"), "stop", "", self.tr("Stop and keep the best weights (Ctrl+.)"))
        self.progress = ProgressPanel(run)
        self.phase, self.count, self.speed = self.progress.phase, self.progress.count, self.progress.speed
        self.live = LivePart(run, theme)
        self.curves, self.preview = self.live.curves, self.live.preview
        self._lay_out()
        self._connect()
        self.show_state(run.state)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for each in (self.start, self.pause, self.stop):
            buttons.addWidget(each, 2 if each is self.start else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 8, 8)
        column.setSpacing(10)
        column.addWidget(self.fold)
        column.addLayout(buttons)
        column.addWidget(self.reason)
        column.addWidget(self.progress)
        column.addWidget(self.live, 1)
        self.hint = label(self.tr("Curves and a preview appear here while a model learns."), "dim")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        column.addWidget(self.hint, 1)

    def _connect(self) -> None:
        self.start.clicked.connect(self.ask_start)
        self.pause.clicked.connect(self._run.toggle_pause)
        self.stop.clicked.connect(self._run.stop)
        self.form.changed.connect(self._form_changed)
        self._run.state_changed.connect(self.show_state)
        self._run.arrived.connect(self.take)

    def set_presets(self, outlines: Sequence[PresetOutline]) -> None:
        """Fill the list of presets."""
        self.form.set_outlines(outlines)

    def add_device(self, name: str, key: str) -> None:
        """Offer another device, found once torch is in memory."""
        self.form.add_device(name, key)

    @property
    def choice(self) -> TrainChoice:
        """The form as filled in."""
        return self.form.choice

    def set_folder(self, folder: Path) -> None:
        """Choose a folder of clips as data."""
        self.form.set_folder(folder)

    @Slot()
    def ask_start(self) -> None:
        """The Start button and its shortcut."""
        if self.start.isEnabled():
            self.start_asked.emit(self.choice)

    @Slot()
    def _form_changed(self) -> None:
        active, problem = self._run.active, self.form.problem
        self.start.setEnabled(not active and not problem)
        self.start.setToolTip(tip(problem) or self.tr("Start training (Ctrl+T)"))
        self.reason.setText("" if active else problem)
        self.reason.setVisible(bool(self.reason.text()))

    def begin(self) -> None:
        """Clear what the last run left."""
        self.live.clear()
        self.progress.begin()

    @Slot(object)
    def take(self, events: list[TrainEvent]) -> None:
        """Show events."""
        self.curves.take(events)
        self.progress.take(events)

    @Slot(str)
    def show_state(self, state: str) -> None:
        """Lock or free the form, name the state."""
        active = self._run.active
        self.form.setEnabled(not active)
        self.fold.show_state(active, state != IDLE)
        self._form_changed()
        self.pause.setEnabled(state in (STARTING, RUNNING, PAUSED))
        self.stop.setEnabled(active and state != STOPPING)
        self.pause.setText(self.tr("Go on") if state == PAUSED else self.tr("Pause"))
        set_icon(self.pause, "play" if state == PAUSED else "pause")
        self._theme.repaint_icons(self)
        self.live.setVisible(state != IDLE)
        self.hint.setVisible(state == IDLE)
        self.progress.show_state(state)

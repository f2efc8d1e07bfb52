"""The Train tab: what to learn from, how, and what is going on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.window.curves import CurveBoard
from app.window.preview import PreviewStrip
from app.window.theme import Theme, set_icon
from app.window.train_form import TrainChoice, TrainForm
from app.window.training import BROKEN, FINISHED, IDLE, PAUSED, RUNNING, STARTING, STOPPING, TrainingRun
from app.window.widgets import ElidedLabel, button, label, panel

if TYPE_CHECKING:
    from core_models.types import TrainEvent

PHASE = "phase"
"""The kind of the events that tell how loading goes."""


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
        self._rate = 0.0
        self.form = TrainForm()
        self.data, self.preset = self.form.data, self.form.preset
        self.steps, self.device = self.form.steps, self.form.device
        self.start = button(self.tr("Start"), "play", "primary", self.tr("Start training (Ctrl+T)"))
        self.pause = button(self.tr("Pause"), "pause", "", self.tr("Pause or go on (Ctrl+P)"))
        self.stop = button(self.tr("Stop"), "stop", "", self.tr("Stop and keep the best weights (Ctrl+.)"))
        self.phase = ElidedLabel("", "heading")
        self.count = label("", "dim")
        self.speed = ElidedLabel("", "dim")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.curves = CurveBoard(theme)
        self.preview = PreviewStrip(theme)
        self._lay_out()
        self._connect()
        self.show_state(run.state)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for each in (self.start, self.pause, self.stop):
            buttons.addWidget(each, 2 if each is self.start else 1)
        self.live = self._live_part()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 8, 8)
        column.setSpacing(10)
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addWidget(self._progress_part())
        column.addWidget(self.live, 1)
        self.hint = label(self.tr("Curves and a preview appear here while a model learns."), "dim")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        column.addWidget(self.hint, 1)

    def _progress_part(self) -> QFrame:
        self.progress = panel()
        upper = QHBoxLayout()
        upper.addWidget(self.phase, 1)
        upper.addWidget(self.count)
        column = QVBoxLayout(self.progress)
        column.setContentsMargins(14, 10, 14, 10)
        column.addLayout(upper)
        column.addWidget(self.bar)
        column.addWidget(self.speed)
        return self.progress

    def _live_part(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        key = QHBoxLayout()
        key.setSpacing(14)
        self._keys = [label("", "dim") for _ in range(3)]
        for each in self._keys:
            key.addWidget(each)
        key.addStretch(1)
        self._theme.changed.connect(self._write_key)
        self._write_key()
        column.addWidget(self.preview)
        column.addLayout(key)
        column.addWidget(self.curves)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    @Slot()
    def _write_key(self) -> None:
        colours = self._theme.colours
        texts = (
            (colours.a, "───", self.tr("training")),
            (colours.b, "╌●╌", self.tr("validation")),
            (colours.good, "┊", self.tr("best step")),
        )
        for each, (colour, mark, text) in zip(self._keys, texts, strict=True):
            each.setText(f'<span style="color:{colour}">{mark}</span> {text}')

    def _connect(self) -> None:
        self.start.clicked.connect(self.ask_start)
        self.pause.clicked.connect(self._run.toggle_pause)
        self.stop.clicked.connect(self._run.stop)
        self.form.changed.connect(self._form_changed)
        self._run.state_changed.connect(self.show_state)
        self._run.arrived.connect(self.take)
        self._run.previewed.connect(self.preview.show_preview)

    def set_presets(self, names: Sequence[str]) -> None:
        """Fill the list of presets."""
        self.form.set_presets(names)

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
        self.start.setEnabled(not self._run.active and not self.form.problem)

    def begin(self) -> None:
        """Clear what the last run left."""
        self._rate = 0.0
        self.curves.clear()
        self.preview.clear()
        self.bar.setRange(0, 0)
        self.count.setText("")
        self.speed.setText("")

    @Slot(object)
    def take(self, events: list[TrainEvent]) -> None:
        """Show events."""
        self.curves.take(events)
        last = events[-1]
        if self._run.state in (RUNNING, STARTING):
            self.phase.setText(last.message if last.kind == PHASE else self._stage_text(last.stage))
        self.bar.setRange(0, max(last.total, 1))
        self.bar.setValue(last.step)
        self.count.setText(self.tr("{0} of {1}").format(last.step, last.total))
        self._rate = next((e.steps_per_second for e in reversed(events) if e.steps_per_second > 0), self._rate)
        self.speed.setText(speed_text(self, last, self._rate))

    def _stage_text(self, stage: str) -> str:
        return self.tr("Training") if stage in ("", "all") else self.tr("Training: {0}").format(stage)

    @Slot(str)
    def show_state(self, state: str) -> None:
        """Lock or free the form, name the state."""
        active = self._run.active
        self.form.setEnabled(not active)
        self.start.setEnabled(not active and not self.form.problem)
        self.pause.setEnabled(state in (STARTING, RUNNING, PAUSED))
        self.stop.setEnabled(active and state != STOPPING)
        self.pause.setText(self.tr("Go on") if state == PAUSED else self.tr("Pause"))
        set_icon(self.pause, "play" if state == PAUSED else "pause")
        self._theme.repaint_icons(self)
        self.live.setVisible(state != IDLE)
        self.hint.setVisible(state == IDLE)
        self.progress.setVisible(state != IDLE)
        texts = {
            STARTING: self.tr("Preparing the data…"),
            RUNNING: self.tr("Training"),
            PAUSED: self.tr("Paused"),
            STOPPING: self.tr("Stopping, writing a checkpoint…"),
            FINISHED: self.tr("Stopped") if self._run.was_stopped else self.tr("Finished"),
            BROKEN: self.tr("Stopped by an error"),
        }
        self.phase.setText(texts.get(state, ""))
        if state in (FINISHED, BROKEN) and self.bar.maximum() == 0:
            self.bar.setRange(0, 1)


def speed_text(widget: QWidget, event: TrainEvent, rate: float) -> str:
    """Steps a second, time left and the best step, as far as they are known."""
    parts = []
    if rate > 0:
        parts.append(widget.tr("{0:.1f} steps/s").format(rate))
        if event.kind != "end":
            parts.append(widget.tr("{0} left").format(span_text((event.total - event.step) / rate)))
    if event.best_step is not None:
        parts.append(widget.tr("best at step {0}").format(event.best_step))
    return " · ".join(parts)


def span_text(seconds: float) -> str:
    """A length of time in its two largest units: 1 h 05 min, 3 min 20 s, 12 s."""
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole // 60 % 60:02d} min"
    return f"{whole // 60} min {whole % 60:02d} s" if whole >= 60 else f"{whole} s"

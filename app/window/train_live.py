"""What a run shows while it goes on: phase, count, time left, preview and curves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.progress import Pace
from app.window.curve_tools import CurveTools
from app.window.curves import CurveBoard
from app.window.languages import number
from app.window.phases import phase_text, span_text
from app.window.preview import PreviewStrip
from app.window.theme import Theme
from app.window.training import (
    BROKEN,
    FINISHED,
    IDLE,
    PAUSED,
    PHASE,
    RUNNING,
    STARTING,
    STOPPING,
    TrainingRun,
)
from app.window.widgets import ElidedLabel, label, progress_bar

if TYPE_CHECKING:
    from core_models.types import TrainEvent


class ProgressPanel(QFrame):
    """Phase, count, bar, pace; and at the end what came of it, and where it is."""

    def __init__(self, run: TrainingRun) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._run = run
        self._rate = 0.0
        self._pace = Pace()
        self.phase = ElidedLabel("", "heading")
        self.count = label("", "dim")
        self.speed = ElidedLabel("", "dim")
        self.best = ElidedLabel("", "dim")
        self.best.hide()
        self.trouble = ElidedLabel("", "dim")
        self.trouble.hide()
        self.bar = progress_bar(self.tr("Progress of the training"))
        upper = QHBoxLayout()
        upper.addWidget(self.phase, 1)
        upper.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addLayout(upper)
        column.addWidget(self.bar)
        column.addWidget(self.speed)
        column.addWidget(self.best)
        column.addWidget(self.trouble)

    def begin(self) -> None:
        """Clear what the last run left."""
        self._rate, self._pace = 0.0, Pace()
        self.bar.setRange(0, 0)
        self.count.setText("")
        self.speed.setText("")
        self.best.hide()
        self.trouble.hide()

    def take(self, events: list[TrainEvent]) -> None:
        """Show events."""
        last = events[-1]
        if self._run.state in (RUNNING, STARTING) or (last.kind == PHASE and self._run.state != PAUSED):
            self.phase.setText(self._phase_text(last))
        if last.total or last.kind != PHASE:
            self.bar.setRange(0, max(last.total, 1))
            self.bar.setValue(last.step)
            self.count.setText(self.tr("{0} of {1}").format(number(last.step, ","), number(last.total, ",")))
        else:
            self.bar.setRange(0, 0)
            self.count.setText("")
        self._rate = next((e.steps_per_second for e in reversed(events) if e.steps_per_second > 0), self._rate)
        self.speed.setText(self._speed_text(last))
        if last.best_step is not None:
            self.best.setText(self.tr("best at step {0}").format(number(last.best_step, ",")))
            self.best.show()
        if last.trouble.skipped:
            self.trouble.setText(trouble_text(last.trouble.skipped, last.trouble.set_back))
            self.trouble.setToolTip(self.trouble.text())
            self.trouble.show()

    def _phase_text(self, event: TrainEvent) -> str:
        if event.kind == PHASE:
            return phase_text(event.message)
        return self.tr("Training") if event.stage in ("", "all") else self.tr("Training: {0}").format(event.stage)

    def _speed_text(self, event: TrainEvent) -> str:
        if event.kind == PHASE and self._rate == 0:
            left = self._pace.left(event.message, event.step, event.total)
            return "" if left is None else self.tr("{0} left of this phase").format(span_text(left))
        return speed_text(event, self._rate)

    def show_state(self, state: str) -> None:
        """Name the state."""
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
        self.setVisible(state != IDLE)

    def show_place(self, folder: Path | None, failed: bool) -> None:
        """Say where the model of a run that has ended is; None where there is none."""
        if folder is None:
            self.speed.setText(
                self.tr("No model yet.") if failed else self.tr("No model: stopped before the first step.")
            )
        else:
            text = self.tr("The model is in {0}").format(folder)
            self.speed.setText(" · ".join(part for part in (text, self.speed.text()) if part))
        self.speed.setToolTip(self.speed.text())


class LivePart(QScrollArea):
    """Preview, tools and curves of the run."""

    def __init__(self, run: TrainingRun, theme: Theme) -> None:
        super().__init__()
        self.curves = CurveBoard(theme)
        self.preview = PreviewStrip(theme)
        self.tools = CurveTools(self.curves, run.writing, with_runs=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.preview)
        column.addWidget(self.tools)
        column.addWidget(self.curves)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        run.previewed.connect(self.preview.show_preview)

    @Slot()
    def clear(self) -> None:
        """Forget the run."""
        self.curves.clear()
        self.preview.clear()


def speed_text(event: TrainEvent, rate: float) -> str:
    """Steps a second and the time left, as far as they are known."""
    parts = []
    if rate > 0:
        parts.append(_tr("{0} steps/s").format(number(rate, ".1f")))
        if event.kind not in ("end", PHASE):
            parts.append(_tr("{0} left").format(span_text((event.total - event.step) / rate)))
    return " · ".join(parts)


def trouble_text(skipped: int, set_back: int) -> str:
    """How many steps of a run were skipped, and how often it was set back; empty where all went well."""
    told = _tr("Steps skipped, being not finite: {0}").format(number(skipped, ",")) if skipped else ""
    back = _tr("set back with a lower learning rate: {0}").format(number(set_back, ",")) if set_back else ""
    return " · ".join(filter(None, (told, back)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Training", text)

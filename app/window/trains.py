"""Leads the Train tab's wishes into runs, and what a run made into the model chooser."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from app.window.services import Services
from app.window.train import TrainChoice
from app.window.training import ACTIVE, STOPPING
from app.window.worker import FAILED

if TYPE_CHECKING:
    from app.window.main import MainWindow
    from core_models.types import TrainEvent


class TrainLead(QObject):
    """Listens to the Train tab and the run."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._run = window.run
        window.train.start_asked.connect(self.start)
        self._run.state_changed.connect(self.refresh)
        self._run.ended.connect(self._ended)
        self._run.arrived.connect(self._arrived)
        self.refresh()

    @Slot(object)
    def start(self, choice: TrainChoice) -> None:
        """Begin a run in a folder of its own."""
        from app.pipeline import TrainJob

        name = f"{datetime.now():%Y-%m-%d %H%M%S} {Path(choice.preset).stem}"
        out = self._services.runs / name
        self._window.train.begin()
        self._run.start(TrainJob(choice.preset, choice.data, out, steps=choice.steps, device=choice.device))

    @Slot()
    def refresh(self) -> None:
        """Free or lock the actions."""
        command, state = self._window.command, self._run.state
        self._window.status.show_rest(self._window.train.phase.text() if state in ACTIVE else "")
        command["train"].setEnabled(state not in ACTIVE)
        command["pause_training"].setEnabled(state in ACTIVE and state != STOPPING)
        command["stop_training"].setEnabled(state in ACTIVE and state != STOPPING)

    @Slot(object)
    def _arrived(self, events: list[TrainEvent]) -> None:
        train = self._window.train
        self._window.status.show_rest(f"{train.phase.text()} · {train.count.text()}")

    @Slot(str, object)
    def _ended(self, kind: str, payload: Any) -> None:
        folder = self._run.model_folder
        if kind == FAILED:
            self._window.show_failure(payload)
        elif folder is not None:
            self._window.desk.add_model(folder, named=False)
            text = self.tr("The model is in the list of models: {0}").format(folder.parent.name)
            title = self.tr("Training stopped") if self._run.was_stopped else self.tr("Training finished")
            self._window.show_info(title, text, self.tr("Use it"), self._use)
        self._window.quit_if_asked()

    def _use(self) -> None:
        folder = self._run.model_folder
        if folder is not None:
            self._window.mix.set_models(self._window.desk.models, folder)

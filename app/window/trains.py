"""Leads the Train tab's wishes into runs, and what a run made into the model chooser, while it trains and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from app.history import RESTORE
from app.window.failures import MEMORY, Failure
from app.window.languages import number
from app.window.playback import RESULT
from app.window.runs_window import RunsWindow
from app.window.services import Services
from app.window.training import ACTIVE, STOPPING
from app.window.worker import CANCELLED, DONE, FAILED, Job

if TYPE_CHECKING:
    from app.pipeline import ModelInfo, TrainJob
    from app.runs import RunInfo
    from app.train_choice import TrainChoice
    from app.window.main import MainWindow
    from core_models.types import TrainEvent


class TrainLead(QObject):
    """Listens to the Train tab and the run."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._run = window.run
        self._looked = False
        self._stale = False
        self.runs = RunsWindow(window.run, window.train.curves, services, window.theme, window)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        train, desk = self._window.train, self._window.desk
        train.start_asked.connect(self.start)
        train.live.tools.runs_asked.connect(self.show_runs)
        train.live.tools.failed.connect(self._window.show_failure)
        train.live.tools.exported.connect(self._exported)
        self._run.state_changed.connect(self.refresh)
        self._run.ended.connect(self._ended)
        self._run.arrived.connect(self._arrived)
        self.runs.resume_asked.connect(self._resume_chosen)
        self.runs.use_asked.connect(self._use_chosen)
        self.runs.deleted.connect(self._deleted)
        self.runs.restored.connect(self._restored)
        self.runs.failed.connect(self._runs_failed)
        desk.swap_ended.connect(self._swap_ended)
        desk.presets_listed.connect(self._look_for_cut_off)

    # Starting and going on

    @Slot(object)
    def start(self, choice: TrainChoice) -> None:
        """Begin a run in a folder of its own."""
        job = self._window.looks.job_of(choice)
        if job is not None:
            self.begin(job)

    def begin(self, job: TrainJob) -> None:
        """Begin a job, or go on with one; nothing happens while another is active."""
        if not self._run.active:
            self._window.train.begin()
            self._run.start(job)

    def go_on(self, folder: Path, batch: int | None = None, device: str | None = None) -> None:
        """Go on with a run from its last checkpoint; its earlier curves are shown again."""
        from app.history import read_curves

        work = self._services.resume_job
        title = self.tr("Could not go on with {0}").format(folder.name)
        self._window.desk.background.run(
            title, lambda _: (work(folder, batch, device), read_curves(folder)), self._going_on
        )

    def _going_on(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        elif kind == DONE and not self._run.active:
            train_job, curves = payload
            self.begin(train_job)
            self._window.train.curves.go_on(curves)
            self._window._show_train()

    @Slot(object)
    def _resume_chosen(self, info: RunInfo) -> None:
        self.go_on(info.folder)

    @Slot()
    def refresh(self) -> None:
        """Free or lock the actions."""
        command, state = self._window.command, self._run.state
        self._window.status.show_rest(self._window.train.phase.text() if state in ACTIVE else "")
        command["train"].setEnabled(state not in ACTIVE)
        command["pause_training"].setEnabled(state in ACTIVE and state != STOPPING)
        command["stop_training"].setEnabled(state in ACTIVE and state != STOPPING)

    # While it trains

    @Slot(object)
    def _arrived(self, events: list[TrainEvent]) -> None:
        train = self._window.train
        self._window.status.show_rest(" · ".join(part for part in (train.phase.text(), train.count.text()) if part))
        self._tell_restores(events)
        better = [event.best_step for event in events if event.kind == "checkpoint" and event.best_step is not None]
        if better and better[-1] != self._live_step():
            self._list_live(better[-1])

    def _tell_restores(self, events: list[TrainEvent]) -> None:
        """Say that the run went back to an earlier state by itself."""
        for event in events:
            if event.kind == RESTORE:
                text = self.tr("Several steps in a row were not finite. It goes on from step {0} with half the rate.")
                good = number(event.trouble.good, ",")
                self._window.show_info(self.tr("The training was set back"), text.format(good))

    def _live_step(self) -> int | None:
        folder = self._run.model_folder
        return next((info.live_step for info in self._window.desk.models if info.path == folder), None)

    def _list_live(self, step: int) -> None:
        """Put the best weights so far into the list of models, or newer ones in their place."""
        folder, describe = self._run.model_folder, self._services.model_info
        if folder is not None:
            title = self.tr("Could not list the model that is training")
            self._window.desk.background.run(
                title, lambda _: replace(describe(folder), live_step=step), self._live_described
            )

    def _live_described(self, job: Job, kind: str, payload: Any) -> None:
        if kind != DONE or not self._run.active or payload.path != self._run.model_folder:
            return
        desk = self._window.desk
        known = any(info.path == payload.path for info in desk.models)
        desk.models = (
            [payload if info.path == payload.path else info for info in desk.models]
            if known
            else [*desk.models, payload]
        )
        desk.models_listed.emit(desk.models)
        self._remake(payload)

    def _remake(self, info: ModelInfo) -> None:
        """A result of the model that is training follows it to better weights, once a swap that runs has ended."""
        window = self._window
        if window.mix.model == info.path and window.playback.clips[RESULT] is not None:
            self._stale = window.desk.swapping
            if not self._stale:
                window.swaps.results.again()

    @Slot(str)
    def _swap_ended(self, kind: str) -> None:
        if self._stale and kind == DONE and not self._window.desk.swapping:
            self._stale = False
            self._window.swaps.results.again()

    # Its end

    @Slot(str, object)
    def _ended(self, kind: str, payload: Any) -> None:
        folder = self._run.model_folder
        self._window.train.progress.show_place(folder, kind == FAILED)
        if kind == FAILED:
            self._tell_failure(payload)
        elif folder is not None:
            text = self.tr("The model is in the list of models: {0}").format(folder.parent.name)
            title = self.tr("Training stopped") if self._run.was_stopped else self.tr("Training finished")
            self._window.show_info(title, text, self.tr("Use it"), self._use)
        elif kind == CANCELLED and self._run.job is not None:
            self._forget(self._run.job)
        if folder is not None:
            self._window.desk.add_model(folder, named=False)
        self._window.quit_if_asked()

    def _forget(self, job: TrainJob) -> None:
        """Say that nothing came of a run, and leave no empty folder."""
        self._window.show_info(
            self.tr("Training stopped"), self.tr("It was stopped before the first step."), sign="info"
        )
        work = self._services.forget_run
        self._window.desk.background.run(self.tr("Could not tidy up"), lambda _: work(job.out), _nothing)

    def _tell_failure(self, failure: Failure) -> None:
        job, half = self._run.job, self._services.smaller_batch
        if failure.kind != MEMORY or job is None:
            self._window.show_failure(failure)
            return
        self._window.desk.background.run(
            failure.title, lambda _: (failure, half(job.out), _on_cuda(job.device)), self._ask_memory
        )

    def _ask_memory(self, job: Job, kind: str, payload: Any) -> None:
        """Ask how to go on where memory ran out."""
        if kind != DONE or self._run.job is None:
            self._window.show_failure(payload)
            return
        failure, half, on_cuda = payload
        folder, choices = self._run.job.out, list[tuple[str, Callable[[], None]]]()
        if half is not None:
            choices.append((self.tr("Half the batch ({0})").format(half), lambda: self.go_on(folder, batch=half)))
        if on_cuda:
            choices.append((self.tr("On the processor"), lambda: self.go_on(folder, device="cpu")))
        choices.append((self.tr("Leave it"), _leave))
        text = self.tr("The batch did not fit. Go on from the last checkpoint with:")
        self._window.banner.ask(self.tr("Not enough memory to train"), text, choices, failure)

    def _use(self) -> None:
        folder = self._run.model_folder
        if folder is not None:
            self._window.mix.set_models(self._window.desk.models, folder)

    # Runs on the disk

    @Slot()
    def show_runs(self) -> None:
        """Show all runs and their curves."""
        if self._run.job is not None and self._run.active:
            self.runs.tick(self._run.job.out)
        self.runs.show()
        self.runs.activateWindow()

    @Slot(object)
    def _use_chosen(self, info: RunInfo) -> None:
        folder = info.folder / "model"
        if any(known.path == folder for known in self._window.desk.models):
            self._window.mix.set_models(self._window.desk.models, folder)
        else:
            self._window.desk.add_model(folder, named=True)

    @Slot(object)
    def _deleted(self, folder: Path) -> None:
        desk = self._window.desk
        desk.models = [info for info in desk.models if info.path != folder / "model"]
        desk.models_listed.emit(desk.models)

    @Slot(object)
    def _restored(self, folder: Path) -> None:
        if (folder / "model" / "config.json").is_file():
            self._window.desk.add_model(folder / "model", named=False)

    @Slot(object)
    def _runs_failed(self, failure: Failure) -> None:
        self.runs.tell(failure)
        self._window.show_failure(failure)

    @Slot(object)
    def _exported(self, path: Path) -> None:
        self._window.show_info(self.tr("Exported"), str(path))

    @Slot()
    def _look_for_cut_off(self) -> None:
        """Once, after the start: runs whose process ended without a word, and what has lain long in the bin."""
        if self._looked:
            return
        self._looked = True
        cut_off, root = self._services.cut_off_runs, self._services.runs
        self._window.desk.background.run(
            self.tr("Could not look for runs"), lambda _: cut_off(root), self._cut_off_found
        )

    def _cut_off_found(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        if kind != DONE or not payload or self._run.active:
            return
        info, settle = payload[0], self._services.settle_run
        told = self.tr("{0} ended at step {1} of {2} because the program or the machine did. Nothing before is lost.")
        steps = (number(count, ",") for count in (info.step, info.total))
        leave = self._window.desk.background.run
        choices: list[tuple[str, Callable[[], None]]] = [
            (self.tr("Go on"), lambda: self.go_on(info.folder)),
            (self.tr("All runs…"), self.show_runs),
            (self.tr("Leave it"), lambda: _dropped(leave(info.name, lambda _: settle(info.folder), _nothing))),
        ]
        self._window.banner.ask(
            self.tr("A training was cut off"), told.format(info.name, *steps), choices, patient=True
        )


def _on_cuda(device: str) -> bool:
    """Whether a device as asked for is a graphics card; called in a lane."""
    from app.pipeline import chosen_device

    return chosen_device(device) == "cuda"


def _nothing(job: Job, kind: str, payload: Any) -> None:
    """The end of work that nobody waits for."""


def _leave() -> None:
    """The user leaves it as it is."""


def _dropped(_: object) -> None:
    """The result is not needed."""

"""Leads what the form of the Train tab asks for: looking at data, own presets, the line for the command line."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QInputDialog

from app.clip_list import listed
from app.window.failures import Failure, describe
from app.window.playable import prepare
from app.window.services import Services
from app.window.train_found import FoundDialog
from app.window.worker import CANCELLED, DONE, FAILED, Job, Lane

if TYPE_CHECKING:
    from app.pipeline import Progress, TrainJob
    from app.presets import PresetOutline
    from app.train_choice import TrainChoice
    from app.training_preview import Found
    from app.window.desk import Machine
    from app.window.main import MainWindow

REPORT_S = 0.1
LIBRARY_MS = 100
"""While hundreds of clips are opened the form follows the library now and then, not with each of them."""
SETTLED_MS = 250
"""What is typed is looked at once no more is typed for so long."""


class LookLead(QObject):
    """Listens to the form and to the library."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._form = window.train.form
        self._found: Found | None = None
        self._shown: FoundDialog | None = None
        self.lane = Lane("looking", self, latest_only=True)
        self.files = Lane("presets", self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._look)
        self._moved = QTimer(self)
        self._moved.setSingleShot(True)
        self._moved.setInterval(LIBRARY_MS)
        self._moved.timeout.connect(self.take_library)
        self._form.kinds_asked.connect(self._find_kinds)
        self._form.look_asked.connect(self._settled.start)
        self._form.found.details_asked.connect(self.show_details)
        self._form.found.cancel_asked.connect(self.lane.cancel_all)
        self._form.save_asked.connect(self.ask_name)
        self._form.delete_asked.connect(self.delete)
        self._form.copy_asked.connect(self.copy_command)
        window.desk.presets_listed.connect(self.list_presets)
        window.desk.warmed.connect(self._warmed)
        model = window.library.model
        for changed in (model.rowsInserted, model.rowsRemoved, model.dataChanged, model.modelReset):
            changed.connect(self._library_moved)
        window.library.view.selectionModel().selectionChanged.connect(self.take_library)
        window.desk.opening_ended.connect(self.take_library)

    def shut_down(self) -> bool:
        """Stop the lanes; whether they ended in time."""
        self._settled.stop()
        self._moved.stop()
        return all([self.lane.shut_down(), self.files.shut_down()])

    @Slot(object)
    def _warmed(self, machine: Machine) -> None:
        if not machine.devices:
            self._form.set_machine(machine.name)

    # Presets and sets

    @Slot(object)
    def list_presets(self, names: Sequence[str]) -> None:
        """Read them, and find what data are at hand."""
        services = self._services
        title = self.tr("Could not read the presets")
        self.files.run(title, lambda _: (services.preset_outlines(names), ""), self._saved)
        self.files.run(self.tr("Could not list the data sets"), lambda _: services.known_data(), self._known)

    def _known(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        elif kind == DONE:
            self._form.data.set_known(payload)

    @Slot()
    def ask_name(self) -> None:
        """A name for a preset of one's own."""
        asked = QInputDialog(self._window)
        asked.setObjectName("preset name")
        asked.setWindowTitle(self.tr("Keep as a preset of my own"))
        asked.setLabelText(self.tr("Name of the preset:"))
        outline = self._form.outline
        asked.setTextValue(outline.name if outline is not None and outline.own else "")
        asked.textValueSelected.connect(self.save)
        asked.open()

    @Slot(str)
    def save(self, name: str) -> None:
        """Keep the settings under this name, and choose it."""
        outline, services = self._form.outline, self._services
        if outline is None:
            return
        choice = self._form.choice
        changes = {**choice.changes, **({"training.steps": choice.steps} if choice.steps else {})}

        def work(_: Job) -> tuple[list[PresetOutline], str]:
            saved = services.save_preset(name, outline, changes)
            return services.preset_outlines(None), saved.name

        self.files.run(self.tr("The preset was not kept"), work, self._saved)

    @Slot(str)
    def delete(self, name: str) -> None:
        """Delete a preset of one's own."""
        services = self._services

        def work(_: Job) -> tuple[list[PresetOutline], str]:
            services.delete_preset(name)
            return services.preset_outlines(None), ""

        self.files.run(self.tr("The preset was not deleted"), work, self._saved)

    def _saved(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        elif kind == DONE:
            self._form.set_outlines(payload[0], payload[1])

    # Data

    @Slot()
    def _library_moved(self) -> None:
        if not self._moved.isActive():
            self._moved.start()

    @Slot()
    def take_library(self) -> None:
        """The clips that are selected in the library, or all, by their folders' names."""
        library = self._window.library
        chosen = {library.rows.mapToSource(index).row() for index in library.view.selectionModel().selectedIndexes()}
        several = len(chosen) > 1
        entries = [entry for row, entry in enumerate(library.model.entries) if not several or row in chosen]
        clips = [listed(entry.path) for entry in entries if entry.failure is None]
        self._form.set_clips(clips, several)

    @Slot()
    def _find_kinds(self) -> None:
        source, services = self._form.source, self._services
        self._settled.stop()
        title = self.tr("Could not look at the clips")
        self.lane.submit(Job(title, lambda _: services.data_kinds(source), self._kinds_found))

    def _kinds_found(self, job: Job, kind: str, payload: Any) -> None:
        if job.cancelled and self.lane.jobs:
            return
        if kind == DONE:
            self._form.set_kinds(payload)
        elif kind == FAILED:
            self._form.show_wrong(told(payload), no_data=True)
        elif kind == CANCELLED:
            self._form.set_kinds(frozenset({"video", "speech"}))

    @Slot()
    def _look(self) -> None:
        form, services = self._form, self._services
        window, outline = form.sees, form.outline
        if window is None or outline is None or self._window.run.active:
            return
        source, preset, changes = form.source, outline.name, form.choice.changes

        def work(job: Job) -> tuple[Found, list[Any]]:
            found = services.preview_data(source, window, now_and_then(job))
            return found, services.models_to_begin_from(preset, changes)

        self.lane.submit(Job(self.tr("Could not look at the clips"), work, self._looked, self._progressed))

    def _progressed(self, job: Job, progress: Progress) -> None:
        self._form.show_progress(progress.done, progress.total)

    def _looked(self, job: Job, kind: str, payload: Any) -> None:
        if job.cancelled and self.lane.jobs:
            return
        if kind == DONE:
            self._found, models = payload
            self._form.set_starts(models)
            self._form.show_found(self._found)
        elif kind == FAILED:
            self._form.show_wrong(told(payload))
        elif kind == CANCELLED and not self._settled.isActive():
            self._form.show_found(None)

    @Slot()
    def show_details(self) -> None:
        """All that was found, with pictures of a few clips."""
        found, window, services = self._found, self._form.sees, self._services
        if found is None or window is None:
            return
        self._shown = FoundDialog(found, window, self._window)
        self._shown.destroyed.connect(self._details_closed)
        self._shown.open()

        def work(_: Job) -> list[tuple[QImage, str]]:
            return [(prepare(clip, who).thumb, who) for clip, who in services.found_clips(found)]

        self.files.run(self.tr("Could not show the clips"), work, self._pictured)

    @Slot()
    def _details_closed(self) -> None:
        self._shown = None

    def _pictured(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE and self._shown is not None:
            self._shown.show_pictures(payload)

    # Runs

    def job_of(self, choice: TrainChoice) -> TrainJob | None:
        """The job in a new folder; a failure is told and gives None."""
        try:
            return self._services.prepared(choice, self._folder_for(choice))
        except Exception as error:
            self._window.show_failure(describe(error, self.tr("The run could not be begun")))
            return None

    @Slot()
    def copy_command(self) -> None:
        """The line for the command line; a list of files is written for it."""
        choice, out = self._form.choice, self._folder_for(self._form.choice)
        try:
            line = self._services.command_for(choice, out)
        except Exception as error:
            self._window.show_failure(describe(error, self.tr("The command was not copied")))
            return
        QGuiApplication.clipboard().setText(line)
        self._window.show_info(self.tr("Copied"), line)

    def _folder_for(self, choice: TrainChoice) -> Path:
        from app.train_setup import run_folder

        usual = f"{datetime.now():%Y-%m-%d %H%M%S} {Path(choice.preset).stem}"
        return run_folder(self._services.runs, choice.name or usual)


def told(failure: Failure) -> str:
    """The cause, and what to do."""
    return f"{failure.cause} {failure.remedy}".strip()


def now_and_then(job: Job) -> Callable[[Progress], None]:
    """Reports of a job, ten a second at most; being called off is seen at once."""
    last = 0.0

    def tell(progress: Progress) -> None:
        nonlocal last
        if job.cancelled or time.monotonic() - last > REPORT_S:
            last = time.monotonic()
            job.report(progress)

    return tell

"""Leads what is done in the Models tab to the shelf and back; every change can be undone or is a copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog

from app.window import choosers
from app.window.models import ModelsTab
from app.window.plain import show_folder
from app.window.undo import Deed
from app.window.worker import DONE, FAILED, Job, Lane

if TYPE_CHECKING:
    from app.pipeline import Trashed
    from app.window.main import MainWindow


@dataclass(eq=False)
class _Deletion:
    """A model that is deleted, brought back, deleted again: `gone` is what lies in the trash, for the lane to know."""

    name: str
    place: Path
    gone: Trashed | None = None
    deed: Deed | None = None


class ModelsLead(QObject):
    """Listens to the tab, the desk and the training run."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk, self._services = window, window.desk, window.desk.services
        self.tab = ModelsTab()
        self.lane = Lane("models", self)
        self._seen = False
        self._renamed: Path | None = None
        self._exported: Path | None = None
        self._select: Path | None = None
        tab = self.tab
        tab.looked_at.connect(self._looked_at)
        tab.selected.connect(self._list_checkpoints)
        tab.use_asked.connect(self._use)
        tab.folder_asked.connect(self._show_folder)
        tab.rename_asked.connect(self._ask_name)
        tab.delete_asked.connect(self._delete)
        tab.import_asked.connect(self._ask_import)
        tab.export_asked.connect(self._ask_export)
        tab.keep_asked.connect(self._keep)
        self._desk.models_listed.connect(self._moved)
        window.run.state_changed.connect(self._moved)

    # What there is

    @Slot()
    def _looked_at(self) -> None:
        self._seen = True
        self.refresh()

    @Slot()
    def _moved(self) -> None:
        if self._seen and self.tab.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the shelf again."""
        services, extra = self._services, tuple(info.path for info in self._desk.models)
        self.lane.run(
            self.tr("Could not list the models"), lambda _: services.shelf(services.runs, extra), self._listed
        )

    def _listed(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        if kind == DONE:
            run = self._window.run
            self.tab.show_models(payload, run.job.out if run.active and run.job is not None else None)
            if self._select is not None:
                self.tab.select(self._select)
                self._select = None

    @Slot()
    def _list_checkpoints(self) -> None:
        one, services = self.tab.chosen, self._services
        if one is not None and one.origin == "run":
            place = one.info.path
            title = self.tr("Could not read the checkpoints of {0}").format(one.name)
            self.lane.run(title, lambda _: (place, services.checkpoints(place.parent)), self._checkpoints)

    def _checkpoints(self, job: Job, kind: str, payload: Any) -> None:
        chosen = self.tab.chosen
        if kind == DONE and chosen is not None and chosen.info.path == payload[0]:
            self.tab.show_checkpoints(payload[1])

    # What is done with one

    @Slot()
    def _use(self) -> None:
        one = self.tab.chosen
        if one is None or one.info.kind == "vectors":
            return
        if all(info.path != one.info.path for info in self._desk.models):
            self._desk.add_model(one.info.path, named=True)
            return
        self._window.mix.set_models(self._desk.models, one.info.path)
        self._window.mix.model_chosen.emit()
        self._window.show_info(self.tr("The mix uses this model"), one.name)

    @Slot()
    def _show_folder(self) -> None:
        one = self.tab.chosen
        if one is not None:
            show_folder(one.info.path)

    @Slot()
    def _ask_name(self) -> None:
        one = self.tab.chosen
        if one is None:
            return
        self._renamed = one.info.path
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Rename a model"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(one.name)
        dialog.textValueSelected.connect(self.rename)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def rename(self, name: str) -> None:
        """Give the model that was asked about another name."""
        place, services = self._renamed, self._services
        if place is not None:
            work = services.rename_model
            self._change(self.tr("Could not rename the model"), lambda: work(place, name), (place,))

    @Slot(str)
    def _keep(self, key: str) -> None:
        one, services = self.tab.chosen, self._services
        if one is not None:
            run, work = one.info.path.parent, services.keep_checkpoint
            self._change(self.tr("Could not keep the checkpoint"), lambda: work(run, key))

    # Deleting and undoing

    @Slot()
    def _delete(self) -> None:
        one = self.tab.chosen
        if one is not None:
            self._throw(_Deletion(one.name, one.info.path))

    def _throw(self, deletion: _Deletion) -> None:
        """Delete a model, for the first time or again."""
        work = self._services.delete_model

        def throw(_: Job) -> _Deletion:
            if deletion.gone is None:  # not where bringing it back has failed
                deletion.gone = work(deletion.place)
            return deletion

        self.lane.run(self.tr("Could not delete {0}").format(deletion.name), throw, self._deleted)

    def _deleted(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        if kind != DONE:
            return
        deletion: _Deletion = payload
        if deletion.deed is None:
            text = self.tr("Delete {0}").format(deletion.name)
            deletion.deed = Deed(text, partial(self._throw, deletion), partial(self._bring_back, deletion))
            self._window.undo.did(deletion.deed)
        self._desk.forget_models((deletion.place,))
        text = self.tr("{0} is in the trash").format(deletion.name)
        undo = partial(self._undo_delete, deletion.deed)
        self._window.show_info(self.tr("Model deleted"), text, self.tr("Undo"), undo)
        self.refresh()

    def _undo_delete(self, deed: Deed) -> None:
        """Bring a model back by the banner's button: where other changes came after, without taking those back."""
        stack = self._window.undo.stack
        if stack.index() and stack.command(stack.index() - 1) is deed:
            stack.undo()
        else:
            deed.undo()
            deed.setObsolete(True)

    def _bring_back(self, deletion: _Deletion) -> None:
        work = self._services.restore_model

        def bring() -> Path:
            if deletion.gone is None:
                return deletion.place
            place, deletion.gone = work(deletion.gone.key), None
            return place

        self._change(self.tr("Could not bring {0} back").format(deletion.name), bring)

    # In and out

    @Slot(bool)
    def _ask_import(self, zipped: bool) -> None:
        title = self.tr("Choose a folder with config.json and model.safetensors")
        chooser = choosers.archive(self._window) if zipped else choosers.folder(self._window, title)
        chooser.fileSelected.connect(self.take_in)
        chooser.open()

    @Slot(str)
    def take_in(self, source: str) -> None:
        """Import a model folder or a zip."""
        work = self._services.import_model
        self._change(self.tr("Could not import {0}").format(Path(source).name), lambda: work(Path(source)))

    @Slot(bool)
    def _ask_export(self, zipped: bool) -> None:
        one = self.tab.chosen
        if one is None:
            return
        self._exported = one.info.path
        chooser: QFileDialog = choosers.model_target(self._window, one.name, zipped)
        chooser.fileSelected.connect(self.give_out)
        chooser.open()

    @Slot(str)
    def give_out(self, target: str) -> None:
        """Export the model that was asked about."""
        place, work = self._exported, self._services.export_model
        if place is not None:
            title = self.tr("Could not export {0}").format(place.name)
            self.lane.run(title, lambda _: work(place, Path(target)), self._given)

    def _given(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        elif kind == DONE:
            self._window.show_info(self.tr("Model exported"), str(payload))

    # Common

    def _change(self, title: str, work: Callable[[], Path], gone: tuple[Path, ...] = ()) -> None:
        """Do something that gives a model a new place; `gone` are places that it leaves."""
        self.lane.run(title, lambda _: (work(), gone), self._changed)

    def _changed(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        if kind != DONE:
            return
        place, gone = payload
        self._desk.forget_models(gone)
        self._select = place if (place / "config.json").is_file() else place / "model"
        self._desk.list_models()
        self.refresh()

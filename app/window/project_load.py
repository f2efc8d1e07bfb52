"""Brings the clips of a project that was read into the window, one after the other, and tells what was wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from app.window.failures import Failure
from app.window.languages import number
from app.window.library import Entry
from app.window.opening import Found
from app.window.project_work import MODEL, ModelFound, Read, RowOpened, open_rows
from app.window.recipe import Recipe, recipe_from
from app.window.steps import AUTOMATIC
from app.window.worker import CANCELLED, FAILED, Job

if TYPE_CHECKING:
    from app.pipeline import ModelInfo
    from app.project_files import Print
    from app.window.main import MainWindow
    from app.window.projects import ProjectLead


class ProjectLoad(QObject):
    """One project at a time.

    Attributes:
        busy: whether clips are still being opened.
        known: what the project knew of its files, for those that are gone.
        after: files to open when the project is there.
        recovered: whether this is an autosave of another program, which no project holds.
    """

    def __init__(self, window: MainWindow, lead: ProjectLead) -> None:
        super().__init__(window)
        self._window, self._lead = window, lead
        self.busy = False
        self.known: dict[Path, Print] = {}
        self.after: list[Path] = []
        self.recovered = False
        self._what: Read | None = None
        self._wanted = Recipe()
        self._changed: list[str] = []
        self._models: list[ModelInfo] = []
        self._job: Job | None = None
        self._opened = False

    def attach(self) -> None:
        """Listen, now that all parts are there."""
        self._window.desk.gathered.connect(self._gathered)

    @Slot(int, object)
    def _gathered(self, slot: int, clip: object) -> None:
        """A voice of the project arrived, after its clips: nothing that could be undone."""
        window = self._window
        if not self.busy and window.undo.stack.count() == 0 and window.swaps.recipe() == self._wanted:
            window.undo.forget()
            self._remake()

    def _remake(self) -> None:
        """Make what a project shows again; a swap waits for its button, for which the strip stands ready."""
        if self._wanted.own_way:
            self._window.swaps.remake()

    def forget(self) -> None:
        """There is no project to wait for."""
        self.busy, self.recovered, self._what = False, False, None
        self.known, self._wanted, self._changed, self._models, self._job = {}, Recipe(), [], [], None

    def start(self, what: Read) -> None:
        """Open the clips; waits for the sound's rates at the very start."""
        self._what, self.busy, self._opened = what, True, False
        if self._window.desk.audio_opened:
            self._open()
        else:
            self._window.desk.audio_ready.connect(self._open)

    @Slot()
    def _open(self) -> None:
        desk, what = self._window.desk, self._what
        if what is None or self._job is not None:
            return
        desk.task_changed.emit(self.tr("Opening…"), 0, 0)
        work = open_rows(desk.services, what, desk.rate_for)
        self._job = Job(self.tr("Could not open the project"), work, self._ended, self._moved)
        desk.files.submit(self._job)

    def _moved(self, job: Job, news: object) -> None:
        if job is not self._job:
            return
        model = self._window.library.model
        if isinstance(news, Found):
            model.put_all([Entry(path, path.name) for path in news.paths])
        elif isinstance(news, RowOpened):
            begun = number(min(news.done + 1, news.total), ",")
            text = self.tr("Opening {0} of {1}").format(begun, number(news.total, ","))
            self._window.desk.task_changed.emit(text, news.done, news.total)
            model.put(news.entry)
            if news.known is not None:
                self.known[news.entry.path] = news.known
            if news.changed:
                self._changed.append(news.entry.title)
            self._window.swaps.refresh()
        elif isinstance(news, ModelFound):
            self._models.append(news.info)

    def _ended(self, job: Job, kind: str, payload: Any) -> None:
        if job is not self._job:
            return
        self._window.desk.task_changed.emit("", 0, 0)
        if kind == FAILED:
            self._window.show_failure(payload)
        if kind == CANCELLED:
            self._keep_unopened()
        self._opened = True
        if self._window.swaps.listed:
            self._finish()
        else:
            self._window.desk.models_listed.connect(self._models_listed)

    @Slot(object)
    def _models_listed(self, _: object) -> None:
        if self._opened and self.busy:
            self._finish()

    def _keep_unopened(self) -> None:
        """Rows for the clips that were not reached: a project that is opened in part must not be saved in part."""
        from app.project import found
        from app.window.project_work import lost_entry

        assert self._what is not None
        model = self._window.library.model
        for clip in self._what.project.clips:
            path = found(clip.path, self._what.folder)
            entry = self._window.library.entry(path)
            if entry is None or (entry.playable is None and entry.failure is None):
                model.put(lost_entry(path, clip.title, (clip.edits.trim_in, clip.edits.trim_out)))

    def _finish(self) -> None:
        """Fill the players and the mix strip, and tell."""
        what, window = self._what, self._window
        assert what is not None
        self.busy = False
        self._list_models()
        try:
            self._wanted = self._recipe(what.project.recipe)
            self._lead.history.set_swaps([(made.title, self._recipe(made.recipe)) for made in what.project.swaps])
        except ValueError as error:
            cause = self.tr("The mix in the project cannot be read: {0}").format(error)
            window.show_failure(Failure(self.tr("The project was opened in part"), cause, "", cause))
        window.swaps.restore(self._wanted)
        self._lead.loaded(touched=bool(what.moved) or self.recovered)
        self._remake()
        self._tell(what)
        self.open_rest()

    def _list_models(self) -> None:
        desk = self._window.desk
        known = {info.path for info in desk.models}
        further = [info for info in self._models if info.path not in known]
        if further:
            desk.models = [*desk.models, *further]
            desk.models_listed.emit(desk.models)

    def _recipe(self, data: Any) -> Recipe:
        assert self._what is not None
        from app.project import found

        folder, keys = self._what.folder, {info.key: info.path for info in self._window.desk.models}

        def path(text: str) -> Path:
            if text.startswith(MODEL):
                return keys.get(text.removeprefix(MODEL), Path(text))
            return found(text, folder)

        return recipe_from(data, path)

    def completed(self, recipe: Recipe) -> Recipe:
        """A recipe with what the project wants of players that are empty because a file is lost, and of its model."""
        lost = {entry.path for entry in self._window.library.model.entries if entry.playable is None}
        a = self._wanted.a if recipe.a.empty and self._wanted.a.clip in lost else recipe.a
        b = self._wanted.b if recipe.b.empty and self._wanted.b.clip in lost else recipe.b
        return replace(recipe, a=a, b=b)

    def open_rest(self) -> None:
        """Open the files that came with the project."""
        rest, self.after = self.after, []
        if rest:
            self._window.desk.open(rest)

    def _tell(self, what: Read) -> None:
        entries = self._window.library.model.entries
        lost = [entry.title for entry in entries if entry.lost]
        failed = [entry.title for entry in entries if entry.failure is not None and not entry.lost]
        wanted = self._wanted.model
        known = {info.path for info in self._window.desk.models}
        parts = [
            self.tr("Not where they were: {0}.").format(_few(lost)) if lost else "",
            self.tr("Would not open: {0}.").format(_few(failed)) if failed else "",
            self.tr("Changed since the project was saved: {0}.").format(_few(self._changed)) if self._changed else "",
            self.tr("Moved, and found again: {0}.").format(what.moved) if what.moved else "",
            self.tr("A model of the project is not here: {0}.").format(wanted)
            if wanted != AUTOMATIC and wanted not in known
            else "",
        ]
        text = " ".join(part for part in parts if part)
        if lost or failed:
            remedy = self.tr("Double-click a row to say where its file is now.") if lost else ""
            self._window.show_failure(Failure(self.tr("Not all of the project is here"), text, remedy, text))
        elif text:
            self._window.show_info(self.tr("The project was opened"), text, sign="info")


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" … ({len(names)})" if len(names) > 3 else "")

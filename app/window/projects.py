"""Leads the project: new, open, save, the window's title, autosave, recovery, the question about changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from app.paths import MODELS, user_models
from app.window import choosers
from app.window.autosave import Autosaver, Left, left_behind
from app.window.closing import DISCARD, SAVE, choice_of, saving_question
from app.window.edits import LibraryEdits
from app.window.history import SwapHistory
from app.window.languages import number
from app.window.playback import RESULT, A, B
from app.window.project_layout import bring_layout, layout_of
from app.window.project_load import ProjectLoad
from app.window.project_work import Prints, Read, Row, Snapshot, read, save
from app.window.recents import Recents
from app.window.recipe import Recipe
from app.window.store import SettingsStore
from app.window.undo import Change
from app.window.worker import DONE, FAILED, Job, Lane

if TYPE_CHECKING:
    from app.window.main import MainWindow

SUFFIX = ".unbraid"


class ProjectLead(QObject):
    """The project that the window shows; there is always one, with or without a file."""

    def __init__(self, window: MainWindow, settings: SettingsStore, autosaves: Path) -> None:
        super().__init__(window)
        self._window = window
        self.path: Path | None = None
        self.lane = Lane("project", self)
        self.recents = Recents(settings, self)
        self.edits = LibraryEdits(window)
        self.history = SwapHistory(window)
        self.load = ProjectLoad(window, self)
        self.prints = Prints()
        self.autosaver = Autosaver(autosaves, self.lane, self.prints, self)
        self._autosaves, self._settings = autosaves, settings
        self._touched = self._saved_touched = 0
        self._ready = self._settled = False
        self._waiting: Path | None = None
        self._discarded = False
        self._then: Callable[[], None] | None = None
        self._left: Left | None = None

    def attach(self) -> None:
        """Listen, now that all parts are there."""
        window = self._window
        self.edits.attach()
        self.history.attach()
        self.load.attach()
        window.undo.stack.cleanChanged.connect(self.show)
        window.undo.changed.connect(self._changed)
        window.library.model.rowsInserted.connect(self._touch)
        window.empty.recent_asked.connect(self.open)
        self.recents.chosen.connect(self.open)
        self.recents.changed.connect(self._show_recents)
        window.desk.presets_listed.connect(self._set_ready)
        window.desk.models_listed.connect(self._set_ready)
        self.autosaver.timer.timeout.connect(self._autosave)
        self.autosaver.failed.connect(window.show_failure)
        window.menus["File"].insertMenu(window.command["save"], self.recents.menu)
        self._show_recents()
        self.show()

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the menu's actions do."""
        return {
            **self.edits.handlers(),
            "new_project": self.new, "open_project": self.ask_open, "save": self.save, "save_as": self.ask_save_as,
        }  # fmt: skip

    # What is so

    @property
    def name(self) -> str:
        """What the title calls it."""
        return self.path.stem if self.path is not None else self.tr("Untitled")

    @property
    def modified(self) -> bool:
        """Whether there is something that is not saved."""
        return self._window.undo.unsaved or self._touched != self._saved_touched

    @property
    def worth_asking(self) -> bool:
        """Whether closing would lose work: clips that were opened and put side by side are none."""
        stack = self._window.undo.stack
        commands = [stack.command(index) for index in range(stack.count())]
        edited = any(isinstance(command, Change) and command.edits for command in commands)
        return self.modified and (self.path is not None or edited or bool(self.history.swaps))

    @Slot()
    def show(self) -> None:
        """The title, with its star."""
        # Qt shows the first [*] as the star; a name that has one of its own must double it.
        name = self.name.replace("[*]", "[*][*]")
        self._window.setWindowTitle(self.tr("{0}[*] – Unbraid").format(name))
        self._window.setWindowModified(self.modified)

    @Slot()
    def _changed(self) -> None:
        self._discarded = False
        self.show()
        if self.modified:
            self.autosaver.expect(self._settings.values.autosave_minutes)

    @Slot()
    def _touch(self) -> None:
        if not self.load.busy and not self._window.undo.going:
            self._touched += 1
            self._changed()

    @Slot()
    def _show_recents(self) -> None:
        self._window.empty.set_recents(self.recents.paths)

    @property
    def _place(self) -> str:
        """Where choosers begin: where the last project is."""
        last = [self.path, *self.recents.paths][0 if self.path is not None else 1 :]
        return str(last[0].parent) if last and last[0] is not None else ""

    # New and open

    @Slot()
    def new(self) -> None:
        """An empty project; unsaved changes are asked about."""
        self._guard(self.clear)

    def clear(self) -> None:
        """Forget the project, whatever is unsaved."""
        window = self._window
        window.desk.files.cancel_all()
        window.desk.cancel_swap()
        self.path = None
        self.history.set_swaps(())
        window.swaps.results.forget()
        for slot in (A, B, RESULT):
            window.workspace.set_clip(slot, None)
        window.library.model.clear()
        self.load.forget()
        self.autosaver.drop()
        self.settle()
        window.swaps.refresh()

    def settle(self) -> None:
        """What shows now is what is saved."""
        self._window.undo.forget()
        self._saved_touched = self._touched
        self.show()

    @Slot()
    def ask_open(self) -> None:
        """Choose a project to open."""
        chooser = choosers.project(self._window, self._place)
        chooser.fileSelected.connect(self.open)
        chooser.open()

    @Slot(str)
    def open(self, file: str) -> None:
        """Open a project; unsaved changes are asked about."""
        self._guard(lambda: self._read(Path(file)))

    def take(self, paths: Sequence[Path]) -> list[Path]:
        """Open the project among some paths, if there is one, and give the others back."""
        projects = [path for path in paths if path.suffix.lower() == SUFFIX and not path.is_dir()]
        rest = [path for path in paths if path not in projects]
        if projects:
            self.load.after = rest
            self.open(str(projects[0]))
        return [] if projects else rest

    def _read(self, path: Path) -> None:
        if not self._ready:
            self._waiting = path
            return
        title = self.tr("Could not open {0}").format(path.name)
        self.lane.run(title, lambda _: read(path), self._was_read)

    @Slot()
    def _set_ready(self) -> None:
        """The background lane has imported what is read with, which two lanes must not do at once."""
        if self._ready:
            return
        self._ready = True
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._read(waiting)
        title = self.tr("Could not look for unsaved work")
        self.lane.run(title, left_behind(self._autosaves), self._found_left)

    def _was_read(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
            self.load.open_rest()
        elif kind == DONE:
            self._show_project(payload, payload.path)

    def _show_project(self, what: Read, path: Path | None) -> None:
        rest, self.load.after = self.load.after, []
        self.clear()
        self.path, self.load.after = path, rest
        if path is not None:
            self.recents.add(path)
        bring_layout(self._window, what.project.layout)
        self.load.start(what)
        self.show()

    def loaded(self, touched: bool) -> None:
        """All rows are there; `touched` where this is not what the file holds."""
        self.settle()
        if touched:
            self._touch()

    def wanted(self) -> Recipe:
        """The recipe as it stands, with what the project says of players that wait for a lost file."""
        return self.load.completed(self._window.swaps.recipe())

    # Save

    @Slot()
    def save(self) -> None:
        """Write the project to its file, or ask for one."""
        if self.path is None:
            self.ask_save_as()
        else:
            self.save_to(self.path)

    @Slot()
    def ask_save_as(self) -> None:
        """Choose where the project is written."""
        chooser = choosers.project_to_save(self._window, self.name, self._place)
        chooser.fileSelected.connect(self._save_chosen)
        chooser.rejected.connect(self._save_given_up)
        chooser.open()

    @Slot(str)
    def _save_chosen(self, file: str) -> None:
        self.save_to(Path(file))

    @Slot()
    def _save_given_up(self) -> None:
        self._then = None

    def save_to(self, path: Path) -> None:
        """Write the project."""
        path = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        self._window.undo.note()
        snapshot, at = self.snapshot(), (self._window.undo.stack.index(), self._touched)
        title = self.tr("Could not save {0}").format(path.name)
        self._window.desk.task_changed.emit(self.tr("Saving {0}").format(path.name), 0, 0)
        self.lane.run(title, lambda _: (path, at, save(snapshot, path, self.prints)), self._saved)

    def _saved(self, job: Job, kind: str, payload: Any) -> None:
        self._window.desk.task_changed.emit("", 0, 0)
        then, self._then = self._then, None
        if kind == FAILED:
            self._window.show_failure(payload, self.tr("Save as…"), self.ask_save_as)
        if kind != DONE:
            return
        self.path, (index, touched), _ = payload
        self._saved_touched = touched
        if self._window.undo.stack.index() == index:
            self._window.undo.stack.setClean()
        assert self.path is not None
        self.recents.add(self.path)
        self.show()
        if not self.modified:
            self.autosaver.drop()
        if then is not None:
            then()

    def snapshot(self) -> Snapshot:
        """All that is kept, as it stands."""
        window = self._window
        rows = tuple(
            Row(entry.path, entry.title, entry.trim, self.load.known.get(entry.path))
            for entry in window.library.model.entries
        )
        models = {info.path: info.key for info in window.desk.models if info.path.parent in (MODELS, user_models())}
        return Snapshot(rows, self.wanted(), self.history.swaps, models, layout_of(window))

    # Autosave and recovery

    @Slot()
    def _autosave(self) -> None:
        if self.modified and not self.load.busy:
            self.autosaver.submit(self.snapshot(), self.path)

    def _found_left(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        if kind != DONE or not payload:
            return
        self._left = payload[0]
        name = self._left.saved_as.stem if self._left.saved_as is not None else self.tr("a project without a name")
        when = self._left.when.strftime("%Y-%m-%d %H:%M")
        text = self.tr("{0}, {1}, clips: {2}. It was not saved when the program ended.").format(
            name, when, number(len(self._left.project.clips), ",")
        )
        self._window.show_info(self.tr("Unsaved work was found"), text, self.tr("Recover"), self.recover, "reset")

    @Slot()
    def recover(self) -> None:
        """Bring the unsaved work back; the project it belongs to is not written before the user saves it."""
        left, self._left = self._left, None
        if left is not None:
            self._guard(lambda: self._recover(left))

    def _recover(self, left: Left) -> None:
        self._show_project(Read(left.file, left.project, left.file.parent), left.saved_as)
        self.load.recovered = True
        self.autosaver.instead_of = left.file

    # Unsaved changes

    def _guard(self, then: Callable[[], None]) -> None:
        """Do something that forgets the project, once the user has said what becomes of unsaved changes."""
        self._window.undo.note()
        if not self.worth_asking:
            then()
        elif not any(box.isVisible() for box in self._window.findChildren(QMessageBox)):
            self._then = then
            question = saving_question(self._window, self.name)
            question.buttonClicked.connect(self._answered)
            question.open()

    @Slot(QAbstractButton)
    def _answered(self, button: QAbstractButton) -> None:
        choice, then = choice_of(button), self._then
        if choice == SAVE:
            self.save()
            return
        self._then = None
        if choice == DISCARD and then is not None:
            self._discarded = True
            then()

    def may_close(self) -> bool:
        """Whether the window may close now; where not, the user is asked, and it is closed after the answer."""
        self._window.undo.note()
        settled, self._settled = self._settled, False
        if settled or not self.worth_asking or not self._settings.values.confirm_close:
            return True
        self._guard(self._close)
        return False

    def _close(self) -> None:
        self._settled = True
        self._window.close()

    def shut_down(self) -> bool:
        """End the lane; work that was neither saved nor given up is left for a recovery.

        Whoever wants no question has not said that work may go: it is kept, unless copies for recovery are off as well.
        """
        self._window.undo.note()
        wanted = self._settings.values.confirm_close or self._settings.values.autosave_minutes > 0
        keep = self.worth_asking and not self._discarded and not self.load.busy and wanted
        snapshot = self.snapshot() if keep else None
        ended = self.lane.shut_down()
        if snapshot is not None:
            self.autosaver.write_now(snapshot, self.path)
        elif ended and not self.load.busy:
            self.autosaver.drop_now()
        self.autosaver.timer.stop()
        self._window.undo.shut_down()
        return ended

"""Edits of the library: remove, rename, trim, and find a file that was moved; each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from app.window.languages import number
from app.window.library import Entry
from app.window.playable import Playable, prepare
from app.window.recipe import Recipe, Source
from app.window.trimming import TrimDialog
from app.window.undo import Edit
from app.window.worker import DONE, FAILED, Job
from media_io.cut import cut

if TYPE_CHECKING:
    from app.window.main import MainWindow

Trim = tuple[float | None, float | None]


class LibraryEdits(QObject):
    """What the user does to rows of the library."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._finding: Entry | None = None

    def attach(self) -> None:
        """Listen, now that all parts are there."""
        library = self._window.library
        library.model.renamed.connect(self.rename)
        library.lost_chosen.connect(self.ask_where)
        library.view.selectionModel().selectionChanged.connect(self._show)
        library.model.dataChanged.connect(self._show)
        library.model.rowsRemoved.connect(self._show)
        library.menu.addSeparator()
        for key in ("trim_clip", "rename_clip", "find_clip", "remove_clip"):
            library.menu.addAction(self._action(key))
        self._show()

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the menu's actions do."""
        return {
            "remove_clip": self.remove,
            "rename_clip": self.ask_name,
            "trim_clip": self.ask_trim,
            "find_clip": self._find_chosen,
        }

    def _action(self, key: str) -> QAction:
        return self._window.command[key]

    @Slot()
    def _show(self) -> None:
        chosen = self._window.library.selected
        settled = all(entry.settled for entry in chosen)
        self._action("remove_clip").setEnabled(bool(chosen) and settled)
        self._action("rename_clip").setEnabled(len(chosen) == 1 and settled)
        self._action("trim_clip").setEnabled(len(chosen) == 1 and chosen[0].playable is not None)
        self._action("find_clip").setEnabled(len(chosen) == 1 and chosen[0].lost)

    # Remove and rename

    @Slot()
    def remove(self) -> None:
        """Take the chosen rows out of the library, and out of the players; the files stay."""
        chosen = self._window.library.selected
        if not chosen:
            return
        model = self._window.library.model
        # From the last to the first, so that each row number holds when its edit is made and unmade.
        edits = [Edit(model.find(entry.path), entry, None) for entry in reversed(chosen)]
        gone = {entry.path for entry in chosen}
        one, many = (
            self.tr("Remove {0}").format(chosen[0].title),
            self.tr("Remove {0} clips").format(number(len(chosen), ",")),
        )
        self._window.undo.edit(one if len(chosen) == 1 else many, edits, _without(self._window.swaps.recipe(), gone))

    @Slot()
    def ask_name(self) -> None:
        """Let the user type another title in the row."""
        view = self._window.library.view
        if view.currentIndex().isValid():
            view.edit(view.currentIndex())

    @Slot(object, str)
    def rename(self, path: Path, title: str) -> None:
        """Give a row another title; its file keeps its name."""
        entry = self._window.library.entry(path)
        if entry is not None:
            playable = replace(entry.playable, title=title) if entry.playable is not None else None
            whole = replace(entry.whole, title=title) if entry.whole is not None else None
            after = replace(entry, title=title, playable=playable, whole=whole)
            self._put(self.tr("Rename {0}").format(entry.title), entry, after)

    def _put(self, text: str, before: Entry, after: Entry, recipe: Recipe | None = None) -> None:
        row = self._window.library.model.find(before.path)
        if row >= 0:
            self._window.undo.edit(text, [Edit(row, before, after)], recipe)

    # Trim

    @Slot()
    def ask_trim(self) -> None:
        """Ask where the chosen clip starts and ends; the players' in and out points are offered."""
        entry = self._window.library.current
        if entry is None or entry.playable is None:
            return
        whole = entry.whole or entry.playable
        dialog = TrimDialog(self._window, entry.path, whole.clip.duration, self._offered(entry), str(entry.title))
        self._window.theme.repaint_icons(dialog)
        dialog.trimmed.connect(self.trim)
        dialog.open()

    def _offered(self, entry: Entry) -> Trim:
        """The in and out points where the clip is in a player, in seconds of the file; else its trim so far."""
        playback = self._window.playback
        points = playback.in_point, playback.out_point
        shown = any(clip is not None and clip is entry.playable for clip in playback.clips)
        if not shown or points == (None, None):
            return entry.trim
        start = entry.trim[0] or 0.0
        return tuple(other if one is None else one + start for one, other in zip(points, entry.trim, strict=True))  # type: ignore[return-value]  # of two

    @Slot(object, object)
    def trim(self, path: Path, trim: Trim) -> None:
        """Let a clip start and end at these seconds of its file; (None, None) for all of it."""
        entry = self._window.library.entry(path)
        if entry is None or entry.playable is None or trim == entry.trim:
            return
        whole, rate_for = entry.whole or entry.playable, self._window.desk.rate_for
        title = self.tr("Could not trim {0}").format(entry.title)
        self._window.desk.files.run(
            title, lambda _: (entry, trimmed_entry(entry, whole, trim, rate_for)), self._trimmed
        )

    def _trimmed(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        elif kind == DONE:
            before, after = payload
            row = self._window.library.entry(before.path)
            if row is not None and row is before:
                self._put(self.tr("Trim {0}").format(before.title), before, after)

    # Moved files

    @Slot()
    def _find_chosen(self) -> None:
        if self._window.library.current is not None:
            self.ask_where(self._window.library.current)

    @Slot(object)
    def ask_where(self, entry: Entry) -> None:
        """Ask where the file of a row is now."""
        self._finding = entry
        chooser = QFileDialog(self._window, self.tr("Find {0}").format(entry.path.name))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([f"{entry.path.name} ({entry.path.name})", self.tr("All files (*)")])
        chooser.fileSelected.connect(self._found)
        chooser.open()

    @Slot(str)
    def _found(self, file: str) -> None:
        if self._finding is not None:
            self.relink(self._finding.path, Path(file))

    def relink(self, old: Path, new: Path) -> None:
        """The file of a row is here now; others that moved with it are found too."""
        lost = {entry.path: entry for entry in self._window.library.model.entries if entry.lost}
        services, rate_for = self._window.desk.services, self._window.desk.rate_for
        title = self.tr("Could not open {0}").format(new.name)

        def work(job: Job) -> list[tuple[Entry, Entry]]:
            from app.window.project_work import relinked_rows

            return relinked_rows(job, services, lost, old, new, rate_for)

        self._window.desk.files.run(title, work, self._relinked)

    def _relinked(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._window.show_failure(payload)
        if kind != DONE or not payload:
            return
        find = self._window.library.model.find
        edits = [Edit(find(before.path), before, after) for before, after in payload if find(before.path) >= 0]
        places = {before.path: after.path for before, after in payload}
        text = self.tr("Find {0}").format(payload[0][0].title)
        self._window.undo.edit(text, edits, _moved(self._window.projects.wanted(), places))
        one, many = self.tr("The file was found"), self.tr("{0} files were found").format(number(len(edits), ","))
        self._window.show_info(one if len(edits) == 1 else many, str(payload[0][1].path.parent))


def trimmed_entry(entry: Entry, whole: Playable, trim: Trim, rate_for: Callable[[int], int]) -> Entry:
    """The row with its clip trimmed, or whole again. Raises MediaError where nothing is left."""
    if trim == (None, None):
        return replace(entry, playable=whole, whole=None, trim=trim)
    playable = prepare(cut(whole.clip, *trim), entry.title, rate_for)
    return replace(entry, playable=playable, whole=whole, trim=trim)


def _without(recipe: Recipe, gone: set[Path]) -> Recipe:
    """The recipe without clips that are no more."""
    a, b = (Source() if source.clip in gone else source for source in (recipe.a, recipe.b))
    return replace(recipe, a=a, b=b)


def _moved(recipe: Recipe, places: Mapping[Path, Path]) -> Recipe:
    """The recipe with clips at their new places."""
    a, b = (
        replace(source, clip=places.get(source.clip, source.clip)) if source.clip is not None else source
        for source in (recipe.a, recipe.b)
    )
    return replace(recipe, a=a, b=b)

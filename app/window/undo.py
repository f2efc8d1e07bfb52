"""Undo and redo of what is in the players, of the mix, of swaps and of edits of the library."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QSlider

from app.window.library import Entry
from app.window.plain import caption, tip
from app.window.playable import Playable
from app.window.playback import RESULT, A, B
from app.window.recipe import Recipe
from app.window.steps import OF_A, OF_B, Moved, Step, step_title

if TYPE_CHECKING:
    from app.window.main import MainWindow

MOST_COMMANDS = 500
RESULT_BYTES = 256 * 2**20
"""Earlier results that are kept to be there at once; those let go are made again."""
SWAPPED = "swap"
DRAG_MS = 100
MERGE_SECONDS = 1.0


@dataclass(eq=False)
class Moment:
    """Where players and mix stood between two commands, which share it.

    Attributes:
        result: what the result player showed, by its number in `Results`; None for nothing.
        made_of: the recipe of that result, which is not this moment's while a new one is being made.
    """

    recipe: Recipe
    result: int | None = None
    made_of: Recipe | None = None


@dataclass(frozen=True, eq=False)
class Edit:
    """A row of the library that came, went or changed."""

    row: int
    before: Entry | None
    after: Entry | None


class Results:
    """Earlier results by number, those used last, up to so many bytes, and no more than commands can tell of."""

    def __init__(self, most: int = RESULT_BYTES) -> None:
        self.most = most
        self._kept: dict[int, Playable] = {}
        self._next = 0

    def keep(self, clip: Playable) -> int:
        """The number of a result, which is kept from now on."""
        known = next((number for number, one in self._kept.items() if one is clip), None)
        if known is not None:
            return known
        self._next += 1
        self._kept[self._next] = clip
        while len(self._kept) > MOST_COMMANDS or (len(self._kept) > 1 and self._size() > self.most):
            del self._kept[next(iter(self._kept))]
        return self._next

    def get(self, number: int | None) -> Playable | None:
        """The result of a number; None where it was let go."""
        clip = self._kept.pop(number, None) if number is not None else None
        if clip is not None and number is not None:
            self._kept[number] = clip
        return clip

    def clear(self) -> None:
        """Let all go."""
        self._kept.clear()

    def _size(self) -> int:
        return sum(map(_bytes, self._kept.values()))


def _bytes(clip: Playable) -> int:
    parts = [0 if one is None else one.nbytes for one in (clip.clip.frames, clip.clip.audio)]
    return sum(parts) + clip.thumb.sizeInBytes() + (clip.pcm.data.size() if clip.pcm is not None else 0)


class Change(QUndoCommand):
    """From one moment to the next, with what changed in the library."""

    def __init__(
        self, lead: UndoLead, text: str, before: Moment, after: Moment, edits: Sequence[Edit] = (), kind: str = ""
    ) -> None:
        super().__init__(text)
        self._lead = lead
        self.before, self.after = before, after
        self.edits = tuple(edits)
        self.kind = kind
        self._at = lead.clock()
        self._done = False

    def redo(self) -> None:
        """Go on; nothing the first time, when the user has just done it."""
        if self._done:
            self._lead.go(self.edits, self.after)
        self._done = True

    def undo(self) -> None:
        """Go back."""
        self._lead.go([Edit(edit.row, edit.after, edit.before) for edit in reversed(self.edits)], self.before)

    def id(self) -> int:
        """One number for those that may be merged."""
        return 1 if self.kind else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Movements of one dial that follow one another at once are one."""
        if not isinstance(other, Change) or other.kind != self.kind or other._at - self._at > MERGE_SECONDS:
            return False
        self.after, self._at = other.after, other._at
        self.setText(other.text())
        return True


class Deed(QUndoCommand):
    """Something beside the project, such as a model that was deleted: no file of the project tells of it."""

    def __init__(self, text: str, again: Callable[[], None], back: Callable[[], None]) -> None:
        super().__init__(text)
        self._again, self._back = again, back
        self._done = False

    def redo(self) -> None:
        """Do it; nothing the first time, when it has just been done."""
        if self._done:
            self._again()
        self._done = True

    def undo(self) -> None:
        """Take it back."""
        self._back()


class UndoLead(QObject):
    """Notes what changes and takes it back.

    Attributes:
        going: whether it is changing things itself.

    Signals:
        changed: something was done, undone or redone.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST_COMMANDS)
        self.results = Results()
        self.clock: Callable[[], float] = time.monotonic
        self.now = Moment(Recipe())
        self._seen = Recipe()
        self._fresh: tuple[int, Recipe] | None = None
        self.going = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.note)

    def attach(self) -> None:
        """Listen, now that all parts are there."""
        window = self._window
        self._seen = self.now.recipe = window.swaps.recipe()
        window.swaps.moved.connect(self._moved)
        window.mix.mix_moved.connect(self._moved)
        window.mix.mix_dragged.connect(self._moved)
        window.swaps.made.connect(self._made)
        self.stack.undoTextChanged.connect(self._show)
        self.stack.redoTextChanged.connect(self._show)
        self.stack.indexChanged.connect(self._show)
        self._show()

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the menu's actions do."""
        return {"undo": self.undo, "redo": self.redo}

    @property
    def unsaved(self) -> bool:
        """Whether the project has changed since the stack was clean; deeds do not change it."""
        clean, here = self.stack.cleanIndex(), self.stack.index()
        between = range(min(clean, here), max(clean, here))
        return clean < 0 or any(isinstance(self.stack.command(index), Change) for index in between)

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        self.note()
        self.stack.undo()

    @Slot()
    def redo(self) -> None:
        """Do it again."""
        self.note()
        self.stack.redo()

    def forget(self) -> None:
        """Begin anew from here: a project was opened."""
        self._soon.stop()
        self._fresh = None
        self.stack.clear()
        self.results.clear()
        self._seen = self._window.swaps.recipe()
        self.now = Moment(self._seen)

    def shut_down(self) -> None:
        """The window goes; a stack that is destroyed still tells that it is empty."""
        self._soon.stop()
        self.stack.blockSignals(True)

    # Noting

    @Slot()
    def _moved(self) -> None:
        if not self.going and not self._soon.isActive():
            self._soon.start(0)

    @Slot()
    def note(self) -> None:
        """Keep what has changed in the players and the mix as a command; a drag is noted when it ends."""
        self._soon.stop()
        if any(slider.isSliderDown() for slider in self._window.mix.findChildren(QSlider)):
            self._soon.start(DRAG_MS)
            return
        recipe, shown = self._window.swaps.recipe(), self._window.playback.clips[RESULT]
        if recipe != self._seen:
            text, kind = self._told(self._seen, recipe)
            kept = (self.now.result, self.now.made_of) if shown is not None else (None, None)
            fresh, self._fresh = self._fresh, None
            self._push(text, Moment(recipe, *(fresh or kept)), kind=kind)

    @Slot(object, bool)
    def _made(self, clip: Playable, asked: bool) -> None:
        self.note()
        recipe, number = self._window.swaps.recipe(), self.results.keep(clip)
        if recipe != self._seen:
            self._fresh = number, recipe  # of a drag that goes on: it belongs to where the drag ends
        elif asked and not self._swap_noted:
            self._push(self.tr("Swap"), Moment(recipe, number, recipe))
        else:
            self.now.result, self.now.made_of = number, recipe

    @property
    def _swap_noted(self) -> bool:
        """Whether the last change was to a swap, which is only now made."""
        last = self.stack.command(self.stack.index() - 1) if self.stack.index() else None
        waiting = self.now.made_of != self.now.recipe
        return isinstance(last, Change) and last.after is self.now and last.kind == SWAPPED and waiting

    def edit(self, text: str, edits: Sequence[Edit], recipe: Recipe | None = None) -> None:
        """Change rows of the library, as a command; `recipe` where the players change with them."""
        self.note()
        after = Moment(recipe or self.now.recipe, self.now.result, self.now.made_of)
        before = self.now
        self.go(edits, after, first=True)
        self._append(Change(self, text, before, after, edits))

    def _push(self, text: str, after: Moment, kind: str = "") -> None:
        self._seen = self._window.swaps.recipe()
        self._append(Change(self, text, self.now, after, kind=kind))

    def _append(self, change: Change) -> None:
        self.now = change.after
        self.stack.push(change)
        self.changed.emit()

    def did(self, deed: Deed) -> None:
        """Something was done that Undo takes back, and that leaves the project as it is."""
        self.note()
        saved = not self.unsaved
        self.stack.push(deed)
        if saved:
            self.stack.setClean()

    def accept(self) -> None:
        """The model and its blocks that show now are no choice of the user's: the list of models became another."""
        recipe = self._window.swaps.recipe()
        self._seen = replace(self._seen, model=recipe.model, blocks=recipe.blocks)

    # Going back and forth

    def go(self, edits: Sequence[Edit], moment: Moment, first: bool = False) -> None:
        """Apply edits and bring players, mix and result to a moment; the `first` time it takes the result there is."""
        window = self._window
        self.going = True
        window.desk.cancel_swap()
        for edit in edits:
            self._apply(edit)
        window.swaps.restore(moment.recipe)
        if not first:
            self._bring_result(moment)
        elif window.playback.clips[RESULT] is None:
            moment.result = moment.made_of = None
        self.now, self._seen = moment, window.swaps.recipe()
        self.going = False
        window.swaps.refresh()
        self.changed.emit()

    def _apply(self, edit: Edit) -> None:
        model = self._window.library.model
        if edit.before is None and edit.after is not None:
            model.insert(min(edit.row, len(model.entries)), edit.after)
        elif edit.before is not None and edit.after is None:
            model.take(edit.before.path)
        elif edit.before is not None and edit.after is not None:
            row = model.find(edit.before.path)
            if row >= 0:
                model.replace(row, edit.after)

    def _bring_result(self, moment: Moment) -> None:
        window, clip = self._window, self.results.get(moment.result)
        stale = moment.result is not None and (clip is None or moment.made_of != moment.recipe)
        if clip is not window.playback.clips[RESULT]:
            window.workspace.set_clip(RESULT, clip)
        if stale:
            window.swaps.remake()

    @Slot()
    def _show(self) -> None:
        undo, redo = self._window.command["undo"], self._window.command["redo"]
        back, on = self.stack.undoText(), self.stack.redoText()
        undo.setText(self.tr("Undo: {0}").format(caption(back)) if back else self.tr("Undo"))
        redo.setText(self.tr("Redo: {0}").format(caption(on)) if on else self.tr("Redo"))
        for command in (undo, redo):
            command.setToolTip(tip(command.text().replace("&&", "&")))
        undo.setEnabled(self.stack.canUndo())
        redo.setEnabled(self.stack.canRedo())

    # Words

    def _told(self, before: Recipe, after: Recipe) -> tuple[str, str]:
        """What changed, for the menu, and the kind of those that may be merged."""
        if before.a != after.a or before.b != after.b:
            return self._sources_told(before, after), ""
        if after.steps and before.steps != after.steps:
            return self._step_told(after.steps[-1])
        if before.model != after.model:
            return self.tr("Model"), ""
        if before.static != after.static:
            return self.tr("Static, {0} % B").format(round(100 * after.static)), "static"
        if before.dynamic != after.dynamic:
            return self.tr("Dynamic, {0} % B").format(round(100 * after.dynamic)), "dynamic"
        if before.dials != after.dials:
            return self.tr("Voice"), "voice"
        if before.extra != after.extra and "sample" in after.extra:
            return self.tr("Sample"), ""
        if before.own_way and not after.own_way:
            return self.tr("Swap"), SWAPPED
        return self.tr("Mix"), "mix"

    def _step_told(self, step: Step) -> tuple[str, str]:
        if isinstance(step, Moved):
            clip = self._window.playback.clips[{OF_A: A, OF_B: B}.get(step.of, RESULT)]
            return step_title(step, clip.title if clip is not None else ""), f"{step.kind} {step.of}"
        return step_title(step, ""), ""

    def _sources_told(self, before: Recipe, after: Recipe) -> str:
        a, b = self._window.playback.clips[:2]
        if before.a != after.a and before.b != after.b:
            return self.tr("Exchange A and B") if before.a == after.b else self.tr("Clips into A and B")
        clip = a if before.a != after.a else b
        if clip is None:
            return self.tr("Empty A") if before.a != after.a else self.tr("Empty B")
        if before.a != after.a:
            return self.tr("{0} into A").format(clip.title)
        return self.tr("{0} into B").format(clip.title)

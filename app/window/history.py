"""The results that were made in a project, and the menu that makes one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.window.plain import caption
from app.window.playable import Playable
from app.window.recipe import Recipe
from app.window.steps import OF_A, OF_B, Moved, needed

if TYPE_CHECKING:
    from app.window.main import MainWindow

MOST, SHOWN = 200, 20


class SwapHistory(QObject):
    """Titles and recipes, the latest last."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.swaps: tuple[tuple[str, Recipe], ...] = ()
        self.menu = QMenu(self.tr("Earlier results"))
        self.menu.setEnabled(False)
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._chosen)

    def attach(self) -> None:
        """Listen, and stand in the menu."""
        self._window.swaps.made.connect(self._made)
        self._window.menus["Mix"].addSeparator()
        self._window.menus["Mix"].addMenu(self.menu)

    def set_swaps(self, swaps: Sequence[tuple[str, Recipe]]) -> None:
        """Those of another project."""
        self.swaps = tuple(swaps)[-MOST:]
        self.menu.setEnabled(bool(self.swaps))

    @Slot(object, bool)
    def _made(self, clip: Playable, asked: bool) -> None:
        """What was asked for is a new one; what follows a dial takes the place of the last.

        One that is made again, by this menu or by an undo, takes nobody's place.
        """
        recipe = self._window.swaps.recipe()
        title, known = self._title(clip, recipe), any(recipe == one for _, one in self.swaps)
        follows = bool(self.swaps) and not asked and not known and _same_dial(self.swaps[-1][1], recipe)
        earlier = self.swaps[:-1] if follows else self.swaps
        self.set_swaps([*(one for one in earlier if one[1] != recipe), (title, recipe)])

    def _title(self, clip: Playable, recipe: Recipe) -> str:
        a, b = self._window.playback.clips[:2]
        of = needed(recipe.steps)
        first = a if of == {OF_A} else b if of == {OF_B} else None
        if first is not None:
            return self.tr("{0}: {1}").format(clip.title, first.title)
        names = [one.title if one is not None else "" for one in (a, b)]
        return self.tr("{0}: {1}, {2}").format(clip.title, *names)

    @Slot()
    def _fill(self) -> None:
        self.menu.clear()
        for title, recipe in reversed(self.swaps[-SHOWN:]):
            self.menu.addAction(caption(title)).setData(recipe)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        """Bring players and mix to where they stood, and make that result again."""
        self._window.swaps.restore(action.data())
        self._window.swaps.results.again(play=True)


def _same_dial(before: Recipe, after: Recipe) -> bool:
    """Whether one is only the other with a dial moved."""
    last = after.steps[-1:]
    if not last:
        return not before.steps and "sample" not in after.extra
    if not before.steps or not isinstance(last[0], Moved):
        return False
    alike = replace(after, steps=(*after.steps[:-1], replace(last[0], edits=())))
    moved = before.steps[-1]
    return isinstance(moved, Moved) and alike == replace(before, steps=(*before.steps[:-1], replace(moved, edits=())))

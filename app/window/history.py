"""The swaps that were made in a project, and the menu that makes one again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.window.playable import Playable
from app.window.recipe import Recipe

if TYPE_CHECKING:
    from app.window.main import MainWindow

MOST, SHOWN = 200, 20


class SwapHistory(QObject):
    """Titles and recipes, the latest last."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.swaps: tuple[tuple[str, Recipe], ...] = ()
        self.menu = QMenu(self.tr("Earlier swaps"))
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
        """A swap that was asked for is a new one; one that follows a dial takes the place of the last.

        One that is made again, by this menu or by an undo, takes nobody's place.
        """
        title, recipe = self._title(clip), self._window.swaps.recipe()
        known = any(recipe == one for _, one in self.swaps)
        earlier = self.swaps if asked or known or "sample" in recipe.extra else self.swaps[:-1]
        self.set_swaps([*(one for one in earlier if one[1] != recipe), (title, recipe)])

    def _title(self, clip: Playable) -> str:
        a, b = self._window.playback.clips[:2]
        names = [one.title if one is not None else "" for one in (a, b)]
        return self.tr("{0}: {1}, {2}").format(clip.title, *names)

    @Slot()
    def _fill(self) -> None:
        self.menu.clear()
        for title, recipe in reversed(self.swaps[-SHOWN:]):
            self.menu.addAction(title).setData(recipe)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        """Bring players and mix to where they stood, and make that result again."""
        self._window.swaps.restore(action.data())
        self._window.swaps.results.again(play=True)

"""Projects that were opened or saved last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.window.plain import caption, tip
from app.window.store import SettingsStore

MOST = 8


class Recents(QObject):
    """The list, kept in the settings, and its menu.

    Signals:
        chosen: the file of the project that was chosen in the menu.
        changed: the list.
    """

    chosen = Signal(str)
    changed = Signal()

    def __init__(self, settings: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.menu = QMenu(self.tr("Recent projects"))
        self.menu.triggered.connect(self._triggered)
        settings.changed.connect(self._settings_changed)
        self._fill()

    @property
    def paths(self) -> list[Path]:
        """The files, the latest first."""
        return [Path(text) for text in self._settings.values.recent_projects if text][:MOST]

    def add(self, path: Path) -> None:
        """Put a project first."""
        path = path.absolute()
        self._set([path, *(one for one in self.paths if one != path)][:MOST])

    @Slot()
    def clear(self) -> None:
        """Forget all."""
        self._set([])

    def _set(self, paths: list[Path]) -> None:
        self._settings.change(recent_projects=tuple(str(one) for one in paths))

    @Slot(object)
    def _settings_changed(self, names: set[str]) -> None:
        if "recent_projects" in names:
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        self.menu.clear()
        for path in self.paths:
            action = self.menu.addAction(caption(path.stem))
            action.setData(str(path))
            action.setToolTip(tip(str(path)))
        self.menu.setToolTipsVisible(True)
        self.menu.setEnabled(bool(self.paths))
        if self.paths:
            self.menu.addSeparator()
            self.menu.addAction(self.tr("Clear the list"))

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        if action.data() is None:
            self.clear()
        else:
            self.chosen.emit(action.data())

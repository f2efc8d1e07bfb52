"""The settings in the running window: one value, a signal when it changes, a file that a lane writes a moment later."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.settings import Notice, Settings, load, save
from app.window.failures import describe
from app.window.worker import DONE, FAILED, Job, Lane
from media_io.errors import MediaError

SAVE_MS = 300


class SettingsStore(QObject):
    """Holds the settings; without a path nothing is read or written.

    Signals:
        changed: the names of the values that are new.
        failed: the Failure of a file that could not be written; the next change tries again.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path | None = None, loaded: tuple[Settings, Notice | None] | None = None) -> None:
        super().__init__()
        self.path = path
        if loaded is None:
            loaded = load(path) if path is not None else (Settings(), None)
        self.values, self.notice = loaded
        self._written = self.values
        self._lane = Lane("settings", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_MS)
        self._timer.timeout.connect(self._write)

    def change(self, **values: Any) -> None:
        """Set values; the file is written a moment later, by `flush` at the latest."""
        new = {name for name, value in values.items() if getattr(self.values, name) != value}
        if new:
            self.values = replace(self.values, **values)
            self._timer.start()
            self.changed.emit(new)

    def reset(self) -> None:
        """Back to the defaults, all of them."""
        self.change(**{spec.name: getattr(Settings(), spec.name) for spec in fields(Settings)})

    def keep(self, name: str, place: str) -> None:
        """Remember how a window lies."""
        self.change(layout={**self.values.layout, name: place})

    def kept(self, name: str) -> str:
        """How a window lay; empty where it was never kept."""
        return self.values.layout.get(name, "")

    def flush(self) -> None:
        """The program ends: wait for what is being written, and write in this thread what is not."""
        self._timer.stop()
        self._lane.shut_down()
        if self.path is None or self.values == self._written:
            return
        try:
            save(self.values, self.path)
            self._written = self.values
        except MediaError as error:
            self.failed.emit(describe(error, self._title()))

    @Slot()
    def _write(self) -> None:
        values, path = self.values, self.path
        if path is None:
            return

        def work(_: Job) -> Settings:
            save(values, path)
            return values

        self._lane.run(self._title(), work, self._ended)

    def _ended(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self.failed.emit(payload)
        elif kind == DONE:
            self._written = payload

    def _title(self) -> str:
        return self.tr("The settings could not be saved")

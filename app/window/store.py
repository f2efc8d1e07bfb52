"""The settings in the running window: one value, a signal when it changes, a file that follows a moment later."""

from __future__ import annotations

import logging
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal, Slot

from app.settings import Notice, Settings, load, save
from media_io.errors import MediaError

SAVE_MS = 300
_log = logging.getLogger(__name__)


class SettingsStore(QObject):
    """Holds the settings; without a path nothing is read or written.

    Signals:
        changed: the names of the values that are new.
        failed: the error of a file that could not be written.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path | None = None, loaded: tuple[Settings, Notice | None] | None = None) -> None:
        super().__init__()
        self.path = path
        if loaded is None:
            loaded = load(path) if path is not None else (Settings(), None)
        self.values, self.notice = loaded
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_MS)
        self._timer.timeout.connect(self.flush)

    def change(self, **values: Any) -> None:
        """Set values; the file is written a moment later, or by `flush`."""
        new = {name for name, value in values.items() if getattr(self.values, name) != value}
        if new:
            self.values = replace(self.values, **values)
            self._timer.start()
            self.changed.emit(new)

    def reset(self) -> None:
        """Back to the defaults, all of them."""
        self.change(**{spec.name: getattr(Settings(), spec.name) for spec in fields(Settings)})

    def keep(self, name: str, state: QByteArray) -> None:
        """Remember how a window lies."""
        text = state.toBase64().toStdString()
        self.change(layout={**self.values.layout, name: text})

    def kept(self, name: str) -> QByteArray | None:
        """How a window lay; None where it was never kept."""
        text = self.values.layout.get(name)
        return None if text is None else QByteArray.fromBase64(text.encode())

    @Slot()
    def flush(self) -> None:
        """Write the file now, if something changed."""
        waiting = self._timer.isActive() or self.sender() is self._timer
        self._timer.stop()
        if self.path is None or not waiting:
            return
        try:
            save(self.values, self.path)
        except MediaError as error:
            _log.warning("The settings could not be written: %s", error)
            self.failed.emit(error)

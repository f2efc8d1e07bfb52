"""What scripts share that use the real window: the application, and waiting while it lives."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE_SECONDS = 120.0


def application() -> QApplication:
    """The program as it looks everywhere, offscreen where there is no display."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["unbraid"])
    app.setStyle("Fusion")
    return app


def pause(seconds: float) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def wait(until: Callable[[], bool], what: str) -> None:
    """Let the window live until something is so; end the script, naming what was waited for, after two minutes."""
    begun = time.monotonic()
    while not until():
        if time.monotonic() - begun > PATIENCE_SECONDS:
            raise SystemExit(f"waited in vain: {what}")
        pause(0.01)

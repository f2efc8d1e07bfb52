"""The window. Importing this costs nothing; `run` imports Qt, and torch only once the window shows."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.settings import Settings

SIGNALS_MS = 200


def run(argv: Sequence[str], paths: Sequence[Path] = ()) -> int:
    """Show the window until it is closed.

    Args:
        argv: arguments for Qt, without the program's name.
        paths: files and folders to open.

    Returns:
        The exit code for the process: 130 after Ctrl+C, which closes the window as "Checkpoint and quit" does.

    Raises:
        ImportError: Qt or a library that it needs is missing.
    """
    from app.environment import prepare
    from app.paths import user_settings, user_state
    from app.settings import load
    from app.signals import stopping

    loaded = load(user_settings())
    _obey(loaded[0])
    prepare()
    if not _has_display():
        print(
            "Error: there is no display for the window. Start it in a desktop session; "
            "`unbraid demo` needs no display.",
            file=sys.stderr,
        )
        return 1
    if sys.platform == "win32":
        import torch  # noqa: F401 - on Windows, torch 2.9 and later must come before Qt

    from app.crashes import Watch
    from app.logs import start as start_log

    ring = start_log(user_state())
    watch = Watch(user_state(), ring)
    watch.begin()

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.window.around import Surroundings
    from app.window.languages import install
    from app.window.log_dock import log_qt
    from app.window.main import MainWindow
    from app.window.services import Services
    from app.window.store import SettingsStore
    from app.window.theme import Theme, forget_pictures

    app = QApplication(["unbraid", *argv])
    app.setApplicationName("unbraid")
    app.setApplicationDisplayName("Unbraid")
    app.setStyle("Fusion")
    log_qt()
    install(app, loaded[0].language)
    theme = Theme(app)
    around = Surroundings(SettingsStore(user_settings(), loaded), ring, user_state(), watch)
    window = MainWindow(Services(), theme, around)
    window.show()
    window.open_paths(paths)
    QTimer.singleShot(0, window.start)
    QTimer.singleShot(0, window.around.greet)
    awake = QTimer(interval=SIGNALS_MS)
    awake.timeout.connect(_let_python_run)
    awake.start()
    with stopping(lambda: QTimer.singleShot(0, window.checkpoint_and_quit)) as asked:
        code = app.exec() or asked.exit_code
    awake.stop()
    forget_pictures()
    watch.finish()
    if not window.ended_cleanly:
        # A lane that is still inside one long call cannot be ended, and destroying its thread would abort.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


def _obey(settings: Settings) -> None:
    """What must be known before Qt and torch are there; a scale that the environment asks for comes first."""
    if settings.scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", str(settings.scale / 100))
    if settings.threads > 0:
        os.environ["OMP_NUM_THREADS"] = str(settings.threads)


def _let_python_run() -> None:
    """Python looks for signals only between its own instructions, and Qt's loop has none."""


def _has_display() -> bool:
    """Without a display Qt aborts the process instead of raising an error."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOWN_WITHOUT = """
import sys
from PySide6.QtWidgets import QApplication
from app.window.main import MainWindow
from app.window.services import Services
from app.window.theme import Theme
app = QApplication([])
window = MainWindow(Services(), Theme())
window.show()
app.processEvents()
heavy = [name for name in ("torch", "pyqtgraph", "av", "cv2", "PySide6.QtMultimedia") if name in sys.modules]
window.close()
print(window.isVisible(), heavy)
"""

RUN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import app.window
def close():
    window = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
    if window.status.device.text() and window.library.model.rowCount() == 1:
        window.close()
    else:
        QTimer.singleShot(50, close)
class Application(QApplication):
    def exec(self):
        QTimer.singleShot(50, close)
        return super().exec()
import PySide6.QtWidgets
PySide6.QtWidgets.QApplication = Application
from pathlib import Path
sys.exit(app.window.run([], [Path(sys.argv[1])]))
"""


INTERRUPTED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import app.window
def interrupt():
    window = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
    if window.status.device.text():
        window.around.settings.change(volume=37)
        os.kill(os.getpid(), signal.SIGINT)
    else:
        QTimer.singleShot(50, interrupt)
class Application(QApplication):
    def exec(self):
        QTimer.singleShot(50, interrupt)
        return super().exec()
import PySide6.QtWidgets
PySide6.QtWidgets.QApplication = Application
sys.exit(app.window.run([]))
"""


def start(code: str, *args: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **changes}
    env = {name: value for name, value in env.items() if value is not None}
    return subprocess.run([sys.executable, "-c", code, *args], env=env, capture_output=True, text=True, timeout=120)


def test_the_first_window_shows_before_anything_heavy_is_imported() -> None:
    done = start(SHOWN_WITHOUT)
    assert done.stdout.strip() == "False []", done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there always is a display")
def test_without_a_display_one_line_says_so() -> None:
    code = "import sys, app.window; sys.exit(app.window.run([]))"
    done = start(code, QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr


def test_run_opens_files_warms_up_and_closes(tmp_path: Path, clips: dict[str, Path]) -> None:
    home = str(tmp_path)
    done = start(RUN_AND_CLOSE, str(clips["red"]), HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, APPDATA=home)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "QThread" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C there")
def test_control_c_in_the_terminal_closes_the_window(tmp_path: Path) -> None:
    home = str(tmp_path)
    done = start(INTERRUPTED, HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home)
    assert done.returncode == 130, done.stderr
    (written,) = tmp_path.rglob("settings.json")
    assert json.loads(written.read_text())["volume"] == 37, "what was set last is not lost"
    assert "Traceback" not in done.stderr
    assert "QThread" not in done.stderr

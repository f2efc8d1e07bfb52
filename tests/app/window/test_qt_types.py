"""Each in a process of its own: in this one all of Qt's classes may be made already."""

from __future__ import annotations

import os
import subprocess
import sys

TWO_ASK_AT_ONCE = """
import sys
from PySide6 import QtCore, QtGui, QtWidgets
from app.window.worker import Lane
modules = (QtCore, QtGui, QtWidgets)
names = [(module, name) for module in modules for name in dir(module) if name.startswith("Q")]
def ask(job):
    for module, name in names:
        getattr(module, name)
app = QtCore.QCoreApplication([])
lane = Lane("asks")
ends = []
def ended(job, kind, payload):
    ends.append(kind)
    app.quit()
sys.setswitchinterval(1e-5)
lane.run("", ask, ended)
ask(None)
app.exec()
print(ends, lane.shut_down())
"""

IN_STEPS = """
from PySide6.QtCore import QCoreApplication, QTimer
from app.window import qt_types
qt_types.SLICE_SECONDS = 0
app = QCoreApplication([])
seen = []
maker = qt_types.TypeMaker()
maker.made.connect(lambda: seen.append("made"))
maker.made.connect(app.quit)
QTimer.singleShot(0, lambda: seen.append("painted"))
many = len(list(qt_types.unmade())) > 100
maker.start()
app.exec()
maker.start()
print(many, seen, list(qt_types.unmade()))
"""

FIRST_JOB = """
from PySide6.QtWidgets import QApplication
from app.window import qt_types
from app.window.main import MainWindow
from app.window.services import Services
from app.window.theme import Theme
app = QApplication([])
window = MainWindow(Services(), Theme())
window.show()
before = len(list(qt_types.unmade()))
def look(job):
    return len(list(qt_types.unmade()))
def looked(job, kind, payload):
    print(before > 100, payload)
    app.quit()
window.desk.files.run("", look, looked)
app.exec()
window.close()
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=120)


def test_two_threads_may_ask_for_the_same_classes_at_once() -> None:
    done = run(TWO_ASK_AT_ONCE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['done'] True"


def test_the_classes_are_made_in_steps_between_which_the_window_paints() -> None:
    done = run(IN_STEPS)
    assert done.stdout.strip() == "True ['painted', 'made', 'made'] []", done.stderr


def test_no_class_is_left_when_a_lane_does_its_first_job() -> None:
    done = run(FIRST_JOB)
    assert done.stdout.strip() == "True 0", done.stderr

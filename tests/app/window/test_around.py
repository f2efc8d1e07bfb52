"""Log, reports of crashes, about, guide and tour, in a real window."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.logs import Ring
from app.window.about import AboutDialog
from app.window.around import Surroundings
from app.window.crash_dialog import CrashDialog
from app.window.failures import Failure
from app.window.guide import GuideDialog
from app.window.main import MainWindow
from app.window.store import SettingsStore
from app.window.tour import Tour

Pictures = Callable[[QWidget, str], int]


def record(level: int, text: str) -> logging.LogRecord:
    return logging.LogRecord("app.test", level, __file__, 1, text, None, None)


# Log


def test_the_log_shows_what_its_filter_lets_through(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path, pictures: Pictures
) -> None:
    ring = Ring()
    window = make_window(surroundings=Surroundings(ring=ring))
    panel, dock = window.around.log, window.around.log_dock
    assert dock.isHidden()
    dock.toggleViewAction().trigger()
    ring.handle(record(logging.INFO, "opened a clip"))
    ring.handle(record(logging.ERROR, "the disk is full"))
    qtbot.waitUntil(lambda: "the disk is full" in panel.text.toPlainText())
    for theme in ("light", "dark"):
        window.set_theme(theme)
        assert pictures(window, f"log-{theme}") > 20
    panel.level.setCurrentIndex(2)
    assert "opened a clip" not in panel.text.toPlainText()
    panel.copy.click()
    assert "the disk is full" in QGuiApplication.clipboard().text()
    panel.save_to(str(tmp_path / "log.txt"))
    assert (tmp_path / "log.txt").read_text().count("\n") == 1
    panel.save_to(str(tmp_path / "log.txt" / "log.txt"))
    assert window.banner.isVisible()


def test_every_error_that_is_told_is_logged(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    window.show_failure(Failure("Could not open a.mp4", "It is empty.", "", ""))
    assert "Could not open a.mp4: It is empty." in caplog.text


# Crashes


def test_a_crash_is_told_at_the_next_start(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path, pictures: Pictures
) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "running-20240101-000000-1.txt").write_text("Began\n\nFatal Python error: Segmentation fault\n")
    window = make_window(surroundings=Surroundings(state=state))
    window.around.greet()
    banner = window.around.banner
    assert banner.title.text() == "Unbraid ended unexpectedly"
    assert window.around.tour is None
    for theme in ("light", "dark"):
        window.set_theme(theme)
        assert pictures(window, f"crashed-{theme}") > 20
    banner.fix.click()
    dialog = window.findChild(CrashDialog)
    assert pictures(dialog, "crash-dialog") > 10
    assert "Segmentation fault" in dialog.text.toPlainText()
    dialog.copy.click()
    assert "Segmentation fault" in QGuiApplication.clipboard().text()
    dialog.delete.click()
    assert list(state.iterdir()) == []
    assert not window.command["crashes"].isEnabled()


CRASHES = """
import ctypes, sys
from PySide6.QtCore import QTimer, QObject, Slot
from PySide6.QtWidgets import QApplication
import app.window
class Bad(QObject):
    @Slot()
    def slot(self):
        window = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
        if sys.argv[1] == "segfault":
            ctypes.string_at(0)
        elif not window.status.device.text():
            QTimer.singleShot(50, self.slot)
        else:
            QTimer.singleShot(50, self.look)
            raise RuntimeError("a slot failed")
    @Slot()
    def look(self):
        window = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
        print(window.banner.title.text(), "|", window.banner.text.text(), flush=True)
        window.close()
class Application(QApplication):
    def exec(self):
        bad = Bad()
        QTimer.singleShot(50, bad.slot)
        return super().exec()
import PySide6.QtWidgets
PySide6.QtWidgets.QApplication = Application
sys.exit(app.window.run([]))
"""


def run(code: str, home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(names, str(home))}
    return subprocess.run([sys.executable, "-c", code, *args], env=env, capture_output=True, text=True, timeout=240)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the user's folders are not taken from there")
def test_a_segfault_of_the_program_is_told_by_the_next_one(tmp_path: Path) -> None:
    assert run(CRASHES, tmp_path, "segfault").returncode < 0
    left = list(tmp_path.glob("unbraid/running-*.txt"))
    assert len(left) == 1
    assert "Segmentation fault" in left[0].read_text()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the user's folders are not taken from there")
def test_an_error_in_a_slot_is_told_at_once_and_the_window_lives_on(tmp_path: Path) -> None:
    done = run(CRASHES, tmp_path, "exception")
    assert done.returncode == 0, done.stderr
    assert "Something went wrong | RuntimeError: a slot failed" in done.stdout
    assert list(tmp_path.glob("unbraid/running-*.txt")) == []


# Help


def test_about_shows_version_and_terms(window: MainWindow, pictures: Pictures) -> None:
    window.command["about"].trigger()
    dialog = window.findChild(AboutDialog)
    for page in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(page)
        for theme in ("light", "dark"):
            window.set_theme(theme)
            assert pictures(dialog, f"about-{page}-{theme}") > 20
    libraries: Any = dialog.tabs.widget(2)
    names = [libraries.list.item(row).text() for row in range(libraries.list.count())]
    libraries.list.setCurrentRow(next(row for row, name in enumerate(names) if name.startswith("pyqtgraph")))
    assert "Permission is hereby granted" in libraries.text.toPlainText()
    dialog.close()


def test_the_guide_opens_with_its_pictures(window: MainWindow, pictures: Pictures) -> None:
    window.command["guide"].trigger()
    dialog = window.findChild(GuideDialog)
    assert "User guide" in dialog.text.toPlainText()
    assert pictures(dialog, "guide") > 100
    dialog.close()


# Tour


def first_start(make_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    window = make_window(surroundings=Surroundings(SettingsStore(tmp_path / "settings.json"), state=tmp_path))
    window.around.greet()
    return window


def test_the_tour_leads_from_the_samples_to_the_export(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path, pictures: Pictures
) -> None:
    window = first_start(make_window, tmp_path)
    tour = window.around.tour
    assert tour is not None
    assert not tour.hole.isEmpty()
    assert pictures(window, "tour-0") > 20
    with qtbot.waitSignal(window.desk.swapped, timeout=30_000):
        tour.next.click()
    window.playback.pause()
    for number in range(1, len(tour.steps)):
        assert tour.at == number
        target = tour.steps[number].target()
        assert target.isVisible()
        qtbot.waitUntil(lambda target=target: inside(tour, target))
        assert not tour.hole.intersects(tour.card.geometry())
        assert tour.rect().contains(tour.card.geometry())
        for theme in ("light", "dark"):
            window.set_theme(theme)
            assert pictures(window, f"tour-{number}-{theme}") > 20
        tour.next.click()
    assert window.around.tour is None
    assert not window.around.settings.values.show_tour


def inside(tour: Tour, target: QWidget) -> bool:
    return tour.hole.contains(target.mapTo(target.window(), target.rect().center()))


def test_the_keyboard_moves_the_tour_and_it_never_comes_again(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = first_start(make_window, tmp_path)
    tour = window.around.tour
    assert tour is not None
    qtbot.keyClick(tour.next, Qt.Key.Key_Right)
    assert tour.at == 1
    qtbot.keyClick(tour.next, Qt.Key.Key_Left)
    assert tour.at == 0
    qtbot.keyClick(tour.next, Qt.Key.Key_Escape)
    assert window.around.tour is None
    window.around.greet()
    assert window.around.tour is None
    window.command["tour"].trigger()
    assert window.around.tour is not None
    window.around.tour.skip.click()
    qtbot.waitUntil(lambda: not window.desk.files.jobs)


def test_the_tour_follows_the_window(qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    window = first_start(make_window, tmp_path)
    tour = window.around.tour
    assert tour is not None
    window.resize(1180, 720)
    qtbot.waitUntil(lambda: tour.size() == window.size())
    qtbot.waitUntil(lambda: inside(tour, tour.steps[0].target()))
    tour.skip.click()


# What users of other programs complain of


def test_no_port_is_listened_on(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: bool(window.status.device.text()), timeout=60_000)
    if not Path("/proc/self/net/tcp").exists():
        return
    held = {str(fd.readlink()) for fd in Path("/proc/self/fd").iterdir() if fd.is_symlink()}
    listening = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in held:
                listening.append(fields[1])
    assert listening == []


def test_dialogs_have_names(window: MainWindow) -> None:
    for key in ("settings", "help", "about", "guide"):
        window.command[key].trigger()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            assert dialog.windowTitle()
            dialog.close()

"""The settings in the window: what is changed holds, is written, and can be reset."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings, load, save
from app.window.around import Surroundings
from app.window.main import MainWindow
from app.window.settings_dialog import SettingsDialog
from app.window.store import SettingsStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def open_settings(window: MainWindow) -> SettingsDialog:
    window.command["settings"].trigger()
    return window.findChild(SettingsDialog)


def test_every_choice_has_a_control(window: MainWindow) -> None:
    dialog = open_settings(window)
    assert set(dialog.controls) == set(vars(Settings())) - {"recent_actions", "recent_projects", "layout"}
    dialog.close()


def test_the_theme_changes_at_once(qtbot: QtBot, window: MainWindow) -> None:
    dialog: Any = open_settings(window)
    box = dialog.controls["theme"]
    box.setCurrentIndex(box.findData("dark"))
    box.activated.emit(box.currentIndex())
    assert window.theme.mode == "dark"
    assert window.command["theme_dark"].isChecked()
    window.command["theme_light"].trigger()
    assert box.currentData() == "light"
    dialog.close()


def test_the_volume_is_one_for_player_and_settings(window: MainWindow) -> None:
    dialog: Any = open_settings(window)
    dialog.controls["volume"].setValue(30)
    assert window.playback.volume == 0.3
    window.playback.set_volume(0.75)
    assert window.around.settings.values.volume == 75 == dialog.controls["volume"].value()
    dialog.close()


def test_what_waits_for_the_next_start_says_so(window: MainWindow) -> None:
    dialog: Any = open_settings(window)
    assert dialog.later.isHidden()
    dialog.controls["scale"].setValue(150)
    assert dialog.later.isVisible()
    dialog.controls["scale"].setValue(100)
    assert dialog.later.isHidden()
    dialog.close()


def test_a_folder_that_is_none_is_not_taken(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog: Any = open_settings(window)
    line = dialog.controls["open_folder"]
    for text, kept in ((str(tmp_path), str(tmp_path)), ("/no/such/folder", str(tmp_path)), ("", "")):
        line.setText(text)
        line.editingFinished.emit()
        assert window.around.settings.values.open_folder == kept == line.text()
    dialog.close()


def test_reset_asks_and_gives_every_setting_its_first_value(qtbot: QtBot, window: MainWindow) -> None:
    window.around.settings.change(theme="dark", volume=10, autosave_minutes=9)
    dialog: Any = open_settings(window)
    dialog.reset.click()
    question = dialog.findChildren(QDialog)[0]
    question.findChild(QPushButton, "reset").click()
    assert window.around.settings.values == Settings()
    assert dialog.controls["volume"].value() == 100
    dialog.close()


def test_the_file_follows_and_a_new_window_reads_it(
    qtbot: QtBot, path: Path, pictures: Callable[[QWidget, str], int]
) -> None:
    store = SettingsStore(path)
    store.change(volume=20)
    store.change(volume=30)
    qtbot.waitUntil(path.exists)
    assert load(path)[0].volume == 30
    store.change(language="de")
    store.flush()
    assert SettingsStore(path).values == Settings(volume=30, language="de")


def test_the_file_is_written_beside_the_window_and_the_last_change_stays(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, threads = threading.Event(), []

    def slowly(settings: Settings, where: Path) -> None:
        threads.append(threading.current_thread())
        if len(threads) == 1:
            held.wait()
        save(settings, where)

    monkeypatch.setattr("app.window.store.save", slowly)
    store = SettingsStore(path)
    store.change(volume=20)
    qtbot.waitUntil(lambda: len(threads) == 1)
    store.change(volume=30)
    held.set()
    store.flush()
    assert load(path)[0].volume == 30
    assert threads[0] is not threading.main_thread()
    store.flush()
    assert len(threads) == 2


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("")
    window.around.settings.path = tmp_path / "occupied" / "settings.json"
    with qtbot.waitSignal(window.around.settings.failed):
        window.around.settings.change(volume=1)
    assert window.banner.isVisible()
    window.around.settings.path = None


def test_a_damaged_file_is_told_in_the_banner(
    qtbot: QtBot, make_window: Callable[..., MainWindow], path: Path, pictures: Callable[[QWidget, str], int]
) -> None:
    path.write_text("{")
    window = make_window(surroundings=Surroundings(SettingsStore(path)))
    assert "first value" in window.around.banner.text.text()
    dialog = open_settings(window)
    for theme in ("light", "dark"):
        window.set_theme(theme)
        for page in range(4):
            dialog.pages.setCurrentRow(page)
            assert pictures(dialog, f"settings-{page}-{theme}") > 20
    dialog.close()


SCALED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import app.window
def look():
    window = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
    print(window.devicePixelRatio(), window.theme.mode, flush=True)
    window.close()
class Application(QApplication):
    def exec(self):
        QTimer.singleShot(50, look)
        return super().exec()
import PySide6.QtWidgets
PySide6.QtWidgets.QApplication = Application
sys.exit(app.window.run([]))
"""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folder of settings is not taken from there")
def test_the_size_of_everything_holds_at_the_next_start(tmp_path: Path) -> None:
    save(Settings(scale=150, theme="dark", show_tour=False), tmp_path / "unbraid" / "settings.json")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    env.pop("QT_SCALE_FACTOR", None)
    done = subprocess.run([sys.executable, "-c", SCALED], env=env, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == ["1.5", "dark"], done.stderr
    left = json.loads((tmp_path / "unbraid" / "settings.json").read_text())
    assert left["layout"]["geometry"]


def test_settings_from_elsewhere_leave_a_window_that_works(
    qtbot: QtBot, make_window: Callable[..., MainWindow], path: Path, tmp_path: Path
) -> None:
    odd = ["\ud800", "a\0b", "//host/share/x.unbraid", "x" * 100_000, "", "../" * 2000, str(tmp_path / "gone.unbraid")]
    data = {
        "version": 1, "theme": "dark", "language": "tlh", "scale": 10**9, "volume": float("nan"), "threads": -1,
        "autosave_minutes": 1e9, "open_folder": "\ud800", "export_folder": "a\0b", "model_folder": "/nowhere/" * 500,
        "recent_actions": ["no such action", *odd], "recent_projects": odd, "show_tour": "yes",
        "layout": {"geometry": "-99999 99999 1 1 full", "\ud800": "\ud800"},
    }  # fmt: skip
    path.write_text(json.dumps(data))
    window = make_window(surroundings=Surroundings(SettingsStore(path)))
    values = window.around.settings.values
    assert (values.theme, values.language, values.scale, values.volume) == ("dark", "system", 100, 100)
    assert window.isVisible()
    assert window.banner.isVisible() or window.around.banner.isVisible()
    for action in window.projects.recents.menu.actions()[: len(odd) - 1]:
        action.trigger()
        qtbot.waitUntil(lambda: window.projects.lane.jobs == ())
    for name in ("open", "load_model", "open_folder", "palette", "settings"):
        window.command[name].trigger()
        for dialog in window.findChildren(QDialog):
            dialog.close()
    window.around.settings.change(theme="light")
    window.around.settings.flush()
    assert load(path)[0].theme == "light"

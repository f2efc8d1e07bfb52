"""Where the window and its panels are, kept as text; a text of a stranger moves nothing out of reach."""

from __future__ import annotations

import base64
import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.settings import load
from app.window.around import Surroundings
from app.window.main import MainWindow
from app.window.project_layout import LEAST, bring_layout, bring_panels, layout_of, panels_of, place_of, put
from app.window.store import SettingsStore

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


@pytest.fixture
def plain(qtbot: QtBot) -> QMainWindow:
    """A window with panels as ours has them, and nothing in it."""
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    for name, area in (("library", LEFT), ("models", RIGHT), ("log", BOTTOM)):
        dock = QDockWidget(name, window)
        dock.setObjectName(name)
        dock.setWidget(QWidget())
        window.addDockWidget(area, dock)
    qtbot.addWidget(window)
    window.resize(760, 560)
    window.show()
    return window


def dock(window: QMainWindow, name: str) -> QDockWidget:
    return next(one for one in window.findChildren(QDockWidget) if one.objectName() == name)


def within_reach(window: QMainWindow) -> bool:
    """Whether it lies on a screen, of a size to work with, and no panel has come off."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    large = window.width() >= LEAST.width() and window.height() >= LEAST.height()
    joined = not any(one.isFloating() for one in window.findChildren(QDockWidget))
    return any(screen.contains(window.geometry().center()) for screen in screens) and large and joined


def test_panels_come_back_as_they_were(qtbot: QtBot, plain: QMainWindow) -> None:
    bring_panels(plain, "library shown 150, models hidden 9, log shown 130")
    qtbot.waitUntil(lambda: dock(plain, "library").width() == 150 and dock(plain, "log").height() == 130)
    text = panels_of(plain)
    assert text.startswith("library shown 150, models hidden ")
    assert text.endswith(", log shown 130")
    bring_panels(plain, "library hidden 5, models shown 220, log shown 60")
    qtbot.waitUntil(lambda: dock(plain, "models").width() == 220 and dock(plain, "log").height() == 60)
    assert dock(plain, "library").isHidden()
    bring_panels(plain, text)
    qtbot.waitUntil(lambda: dock(plain, "library").width() == 150 and dock(plain, "log").height() == 130)
    assert dock(plain, "models").isHidden()


def test_a_window_comes_back_to_its_place(plain: QMainWindow) -> None:
    plain.resize(500, 400)
    plain.move(70, 60)
    text = place_of(plain)
    plain.resize(700, 300)
    plain.move(10, 20)
    assert put(plain, text)
    assert plain.size() == QSize(500, 400)
    assert place_of(plain) == text
    assert put(plain, text.replace("normal", "maximised"))
    assert plain.isMaximized()
    assert place_of(plain) == text.replace("normal", "maximised")


def test_a_projects_layout_comes_back(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    window.tabs.setCurrentIndex(2)
    window.library_dock.hide()
    layout = layout_of(window)
    window.tabs.setCurrentIndex(0)
    window.library_dock.show()
    bring_layout(window, layout)
    assert window.library_dock.isHidden()
    assert not window.models_dock.isHidden()
    assert window.tabs.currentIndex() == 2


def as_qt(data: bytes) -> str:
    return base64.b64encode(struct.pack(">ii", 255, 0) + data).decode()


BEYOND = as_qt(struct.pack(">Biiii", 0xFD, 1, 4_000_000, 5, 5) + bytes(64))
"""A state of a window, as Qt writes them, that Qt would follow to a place beyond its memory."""
DEEP = as_qt(struct.pack(">Biiii", 0xFD, 1, 0, 5, 5) + struct.pack(">BBiBiiii", 0xFC, 1, 1, 0xFC, 0, 0, 0, 0) * 30_000)
"""One that is nested deeper than the stack is."""


@pytest.mark.parametrize(
    "text",
    [
        "", "x" * 10**6, "\ud800", BEYOND, DEEP, "0 0 0 0 normal", "99999 99999 99999 99999 normal",
        "-99999 -99999 1 1 normal", "-99999 99999 99999 1 maximised", "1e9 0 5 5 normal", "0 0 999999999999 5 normal",
        "library shown 99999, models shown 99999, log shown 99999", "library shown 0, models shown 0",
        "library floating 5", "nothing shown 5", ", ".join(["library shown 5"] * 10_000), "library hidden 5" * 10**5,
    ],
)  # fmt: skip
def test_no_text_takes_the_window_out_of_reach(plain: QMainWindow, text: str) -> None:
    put(plain, text)
    bring_panels(plain, text)
    assert within_reach(plain)
    plain.setWindowState(Qt.WindowState.WindowNoState)
    assert within_reach(plain)


def test_damaged_texts_keep_the_window_within_reach(plain: QMainWindow) -> None:
    chance, letters = random.Random(0), " ,-0123456789abdeghilmnorswx\0\u0663\ud800"
    for _ in range(300):
        texts = [list(place_of(plain)), list(panels_of(plain))]
        for text in texts:
            for _ in range(chance.choice((1, 1, 2, 8))):
                at = chance.randrange(len(text))
                text[at : at + chance.randrange(3)] = chance.choices(letters, k=chance.randrange(3))
        put(plain, "".join(texts[0]))
        bring_panels(plain, "".join(texts[1]))
        assert within_reach(plain)


def test_the_next_start_has_the_panels_of_the_last(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    window = make_window(surroundings=Surroundings(SettingsStore(path)))
    wide = dock(window, "library").width() + 35
    bring_panels(window, f"library shown {wide}, models hidden 344")
    qtbot.waitUntil(lambda: dock(window, "library").width() == wide)
    window.close()
    assert load(path)[0].layout["docks"].startswith(f"library shown {wide}, models hidden ")
    again = make_window(surroundings=Surroundings(SettingsStore(path)))
    assert dock(again, "models").isHidden()
    assert not dock(again, "library").isHidden()

"""The action registry, the palette and the list of shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.window.actions import MENUS, REGISTRY
from app.window.main import MainWindow
from app.window.matching import score
from app.window.palette import Palette, entries, ranked


def open_palette(window: MainWindow) -> Palette:
    window.command["palette"].trigger()
    return next(one for one in window.findChildren(Palette) if one.isVisible())


def test_every_action_has_a_handler_and_every_handler_an_action(window: MainWindow) -> None:
    assert set(window._handlers()) == {spec.key for spec in REGISTRY}
    assert len({spec.key for spec in REGISTRY}) == len(REGISTRY)


def test_no_two_actions_have_one_key() -> None:
    keys = [spec.shortcut for spec in REGISTRY if spec.shortcut]
    assert sorted(set(keys)) == sorted(keys)


def test_the_menus_come_in_one_order(window: MainWindow) -> None:
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles == [name for name in MENUS if name in titles]
    assert {spec.menu for spec in REGISTRY} <= {*MENUS, ""}


def test_every_action_is_in_the_palette(window: MainWindow) -> None:
    found = {entry.name for entry in entries(window)}
    assert {spec.key for spec in REGISTRY} - {"palette"} <= found
    assert window.library_dock.toggleViewAction() in {entry.action for entry in entries(window)}


def test_whatever_is_disabled_says_why(window: MainWindow) -> None:
    entry = next(entry for entry in entries(window) if entry.name == "swap")
    assert not entry.action.isEnabled()
    assert "clip in A and in B" in entry.why


@pytest.mark.parametrize(
    ("words", "name"),
    [("dark", "theme_dark"), ("swap", "swap"), ("ex res", "export"), ("op fo", "open_folder"), ("fu s", "full_screen")],
)
def test_a_few_letters_find_an_action(window: MainWindow, words: str, name: str) -> None:
    found = [entry for entry in entries(window) if not entry.why or entry.name == name]
    possible = [entry.name for entry in ranked(words, found, [])]
    assert name in possible[:3]


def test_letters_out_of_order_do_not_match() -> None:
    assert score("zq", "Open files…") is None
    assert score("", "Open files…") == 0
    whole, inside, letters = score("file", "Open files"), score("ile", "Open files"), score("ofi", "Open files")
    assert whole is not None
    assert inside is not None
    assert letters is not None
    assert whole > inside > letters


def test_the_keyboard_alone_does_an_action(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(window)
    qtbot.keyClicks(palette.line, "dark theme")
    assert palette.shown()[0].name == "theme_dark"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.theme.mode == "dark"
    assert not palette.isVisible()


def test_what_was_done_last_comes_first(qtbot: QtBot, window: MainWindow) -> None:
    for words in ("light theme", "dark theme"):
        palette = open_palette(window)
        qtbot.keyClicks(palette.line, words)
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    palette = open_palette(window)
    assert [entry.name for entry in palette.shown()[:2]] == ["theme_dark", "theme_light"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.theme.mode == "light"


def test_escape_leaves_the_palette_without_doing_anything(qtbot: QtBot, window: MainWindow) -> None:
    mode = window.theme.mode
    palette = open_palette(window)
    qtbot.keyClicks(palette.line, "dark theme")
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.theme.mode == mode


def test_what_is_not_possible_comes_last_and_is_not_done(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(window)
    possible = [not entry.why for entry in palette.shown()]
    assert possible == sorted(possible, reverse=True)
    qtbot.keyClicks(palette.line, "exchange a and b")
    assert palette.shown()[0].name == "trade"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_the_palette_shows_in_both_themes(
    window: MainWindow, tmp_path: Path, pictures: Callable[[QWidget, str], int]
) -> None:
    for theme in ("light", "dark"):
        window.set_theme(theme)
        palette = open_palette(window)
        assert pictures(palette, f"palette-{theme}") > 20
        palette.close()


def test_the_list_of_shortcuts_is_searched(qtbot: QtBot, window: MainWindow) -> None:
    window.command["help"].trigger()
    page = window.findChildren(QWidget, "shortcuts")[0]

    def shown() -> list[str]:
        return [name.text() for _, name, _ in page.rows if name.isVisible()]  # type: ignore[attr-defined]

    assert len(shown()) == sum(bool(spec.shortcut) for spec in REGISTRY)
    qtbot.keyClicks(page.filter, "next fr")  # type: ignore[attr-defined]
    assert shown() == ["Next frame"]
    qtbot.keyClicks(page.filter, " qqq")  # type: ignore[attr-defined]
    assert shown() == []
    assert any(text.text() == "No shortcut is called that." and text.isVisible() for text in page.findChildren(QLabel))
    page.close()

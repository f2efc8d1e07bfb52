"""Texts of strangers in the window: shown letter by letter, never as HTML, as a key to press or without an end."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QUrl
from PySide6.QtGui import QAction, Qt, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.window import plain
from app.window.closing import saving_question
from app.window.main import MainWindow
from app.window.plain import caption, show_folder, shown, tip
from app.window.widgets import ElidedLabel, button, label

PICTURE = "<img src='x'> & <b>bold</b>"


def test_signs_that_lead_astray_are_marked_and_endless_texts_cut() -> None:
    assert shown("a\u202egpj.exe\x1b[2J\0") == "a\ufffdgpj.exe\ufffd[2J\ufffd"
    assert shown("Straße 東京\nعربي 👩‍👧\tend") == "Straße 東京\nعربي 👩‍👧\tend"
    assert shown("x" * 10_000_000) == "x" * 1_999 + "…"
    assert caption("Tom & Jerry\n\nlive" + "!" * 500) == "Tom && Jerry live" + "!" * 103 + "…"


@pytest.mark.parametrize("text", [PICTURE, "a <a href='//host/x'>b</a>\nc", "&lt;b", "<?xml ?><b>x"])
def test_a_tooltip_shows_what_looks_like_html_as_it_is(text: str) -> None:
    page = QTextDocument()
    page.setHtml(tip(text))
    assert tip(text) != text
    assert page.toPlainText() == text
    assert tip("1 < 2\nand more") == "1 < 2\nand more"


def test_labels_buttons_and_questions_take_no_html(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for words in (label(PICTURE), ElidedLabel(PICTURE)):
        assert words.textFormat() is Qt.TextFormat.PlainText
    assert not rich(button("x", tip=PICTURE).toolTip())
    box: QMessageBox = saving_question(parent, PICTURE)
    assert box.textFormat() is Qt.TextFormat.PlainText


def test_a_folder_is_shown_and_no_program_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(plain.QDesktopServices, "openUrl", opened.append)
    for name in ("model", "game.app"):
        (tmp_path / name).mkdir()
        show_folder(tmp_path / name)
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "model", tmp_path]


def rich(text: str) -> bool:
    """Whether Qt would take a text of a stranger for HTML; ours is escaped by then."""
    return Qt.mightBeRichText(text) and not text.startswith("<span>&lt;") and "&lt;img" not in text


def tips_of(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


def every_tip(window: QWidget) -> Iterator[str]:
    """Whatever can be read by pointing at it."""
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            yield from tips_of(widget.model(), QModelIndex())
    for action in window.findChildren(QAction):
        yield action.toolTip()


@pytest.mark.usefixtures("one_thread")
def test_names_that_are_html_reach_no_tooltip_and_no_label_as_such(
    make_window: Callable[..., MainWindow], clips: dict[str, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    hostile = tmp_path / "<img src='x'> & <b>bold"
    hostile.mkdir()
    good = clips["red"], clips["blue"]
    strange = [Path(shutil.copy(one, hostile / f"<img src='{one.stem}'>&{one.suffix}")) for one in good]
    broken = hostile / "<h1>broken.wav"
    broken.write_bytes(b"RIFF\0\0\0\0WAVE")
    window = make_window()
    window.open_paths([*strange, broken])
    model = window.library.model
    qtbot.waitUntil(lambda: len(model.entries) == 3 and all(one.settled for one in model.entries), timeout=30_000)
    window.projects.recents.add(hostile / "<img src='p'>&.unbraid")
    assert any("&lt;img" in text for text in every_tip(window))
    assert [text for text in every_tip(window) if rich(text)] == []
    for words in window.findChildren(QLabel):
        if Qt.mightBeRichText(words.text()) and "<img" in words.text():
            assert words.textFormat() is Qt.TextFormat.PlainText, words.text()

"""Texts that have no room end in an ellipsis."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.window.widgets import ElidedCombo

TEXT = "generated 1: tan, striped, a robe"


def seen(box: QComboBox, text: str, width: int) -> QImage:
    box.clear()
    box.addItem(text)
    box.setFixedSize(width, 26)
    assert box.currentText() == text
    return box.grab().toImage()


@pytest.mark.parametrize("width", [90, 140])
def test_a_choice_that_has_no_room_ends_in_an_ellipsis(qtbot: QtBot, width: int) -> None:
    box, plain = ElidedCombo(), QComboBox()
    for each in (box, plain):
        qtbot.addWidget(each)
    shown = seen(box, TEXT, width)
    assert shown != seen(plain, TEXT, width)
    assert any(shown == seen(plain, TEXT[:end] + "…", width) for end in range(1, len(TEXT)))


def test_a_choice_that_has_room_is_whole(qtbot: QtBot) -> None:
    box, plain = ElidedCombo(), QComboBox()
    for each in (box, plain):
        qtbot.addWidget(each)
    assert seen(box, TEXT, 500) == seen(plain, TEXT, 500)

"""Plots wear the theme: their ground, and the colours of their curves."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.window.main import MainWindow
from app.window.theme import DARK, LIGHT


def test_plots_change_with_the_theme(qtbot: QtBot, window: MainWindow, trainer: Any) -> None:
    qtbot.waitUntil(lambda: bool(window.status.device.text()), timeout=60_000)
    trainer.allow(10)
    window.train.ask_start()
    qtbot.waitUntil(lambda: window.train.curves.drawn and len(window.train.curves.plots) == 2, timeout=60_000)
    for mode, colours in (("light", LIGHT), ("dark", DARK), ("light", LIGHT)):
        window.set_theme(mode)
        for plot in window.train.curves.plots.values():
            picture = plot.widget.grab().toImage()
            assert picture.pixelColor(2, picture.height() // 2).name() == colours.panel
            shown = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
            assert len(shown) > 5
            axis = plot.item.getAxis("left")
            assert QColor(axis.textPen().color()).name() == colours.dim
    window.run.stop()
    qtbot.waitUntil(lambda: not window.run.active, timeout=60_000)

"""Every state in each theme: something is drawn, and no text is cut off."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app import pipeline
from app.window import languages
from app.window.main import MainWindow
from app.window.playback import RESULT
from app.window.widgets import ElidedLabel
from media_io.clip import Clip

THEMES = ("light", "dark")


def colours_of(widget: QWidget) -> int:
    """How many different colours a picture of the widget has."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
    return len(np.unique(pixels))


def cut_off(widget: QWidget) -> list[str]:
    """Texts that need more room than they have, or that lie partly outside of what is around them."""
    kinds = (QLabel, QPushButton, QCheckBox)
    texts = [child for kind in kinds for child in widget.findChildren(kind) if child.isVisible() and child.text()]
    return [
        child.text()
        for child in texts
        if not isinstance(child, ElidedLabel) and (_too_narrow(child) or _too_low(child) or _outside(child))
    ]


def _too_narrow(child: QWidget) -> bool:
    wraps = isinstance(child, QLabel) and child.wordWrap()
    return not wraps and child.width() < child.minimumSizeHint().width()


def _too_low(child: QWidget) -> bool:
    return isinstance(child, QLabel) and child.wordWrap() and child.height() < child.heightForWidth(child.width())


def _outside(child: QWidget) -> bool:
    """Whether a panel or scroll area around it ends before it does; what can be scrolled down to is no fault."""
    around = child.parentWidget()
    while around is not None and not child.isWindow():
        left = child.mapTo(around, QPoint(0, 0)).x()
        if left < 0 or left + child.width() > around.width():
            return True
        if around.isWindow():
            break
        around = around.parentWidget()
    return False


def check_whole(qtbot: QtBot, widget: QWidget) -> None:
    """No text is cut off once the layouts have settled."""

    def whole() -> None:
        assert cut_off(widget) == []

    qtbot.waitUntil(whole)


def check(window: MainWindow, part: QWidget, at_least: int) -> None:
    for theme in THEMES:
        window.set_theme(theme)
        assert colours_of(part) >= at_least, theme
        assert cut_off(window) == [], theme


@pytest.fixture(params=[(1480, 880), (1180, 720)], ids=["large", "small"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.fixture
def sized(window: MainWindow, size: tuple[int, int]) -> MainWindow:
    window.resize(*size)
    return window


def test_empty(sized: MainWindow) -> None:
    check(sized, sized.empty, 20)


def test_no_model(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path], size: tuple[int, int]
) -> None:
    window = make_window(available_models=list)
    window.resize(*size)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["tone"]])
    assert window.mix.no_model.isVisible()
    check(window, window.workspace, 20)


def test_loading(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path], read: Callable[[Path], Clip]
) -> None:
    go = threading.Event()

    def slow(path: Path) -> Clip:
        assert go.wait(20)
        return read(path)

    window = make_window(open_clip=slow)
    window.open_paths([clips["red"], clips["blue"]])
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 2)
    assert window.status.task.text().startswith("Opening")
    assert window.status.cancel.isVisible()
    check(window, window.library, 20)
    with qtbot.waitSignal(window.desk.opening_ended):
        go.set()
    assert window.status.cancel.isHidden()


def test_result_and_error(qtbot: QtBot, sized: MainWindow, clips: dict[str, Path]) -> None:
    with qtbot.waitSignal(sized.desk.opening_ended):
        sized.open_paths([clips["red"], clips["blue"], clips["broken"]])
    with qtbot.waitSignal(sized.desk.swapped):
        sized.mix.swap.click()
    sized.playback.pause()
    assert sized.banner.isVisible()
    check(sized, sized.banner, 20)
    for player in sized.workspace.players:
        check(sized, player.view, 3)
        check(sized, player.film, 3)
    assert sized.playback.clips[RESULT] is not None
    check(sized, sized.workspace.players[RESULT].strip, 3)


def test_swapping(qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]) -> None:
    go = threading.Event()

    def slow(
        model: object, a: Clip, b: Clip, mix: pipeline.Mix, progress: Callable[[pipeline.Progress], None], *how: object
    ) -> Clip:
        progress(pipeline.Progress("Encoding A", 1, 2))
        assert go.wait(20)
        return b

    window = make_window(swap=slow)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    window.mix.swap.click()
    qtbot.waitUntil(lambda: window.mix.progress.status.text() == "Encoding A")
    check(window, window.mix, 20)
    with qtbot.waitSignal(window.desk.swapped):
        go.set()
    window.playback.pause()


def test_training_paused_and_finished(qtbot: QtBot, sized: MainWindow, trainer: Any) -> None:
    qtbot.waitUntil(lambda: bool(sized.status.device.text()), timeout=30_000)
    trainer.allow(10)
    sized.train.ask_start()
    qtbot.waitUntil(lambda: sized.train.count.text() == "10 of 40")
    qtbot.waitUntil(lambda: sized.train.curves.drawn and len(sized.train.curves.plots) == 2)
    check(sized, sized.train, 30)
    for plot in sized.train.curves.plots.values():
        assert colours_of(plot.widget) > 10
    sized.run.toggle_pause()
    check(sized, sized.train, 30)
    sized.run.stop()
    qtbot.waitUntil(lambda: not sized.run.active)
    check(sized, sized.train, 30)


@pytest.fixture(params=["en", "de"])
def speaking(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Windows that are made in the test speak this language."""
    translators = languages.install(qapp, request.param)
    yield request.param
    languages.remove(qapp, translators)


def test_no_tab_cuts_a_text_off(
    qtbot: QtBot, speaking: str, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    window = make_window()
    window.set_theme("dark")
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["tone"]])
    window.train.form.fold.setChecked(True)
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
        for width, height in ((1480, 880), (1180, 720)):
            window.resize(width, height)
            check_whole(qtbot, window)
        assert colours_of(window.tabs) > 20


@pytest.mark.parametrize(
    "key", ["settings", "help", "about", "matrix", "traverse", "interpolate", "runs", "palette", "trim_clip", "reports"]
)
def test_no_dialog_cuts_a_text_off(
    qtbot: QtBot, speaking: str, key: str, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    window = make_window()
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    window.library.view.setCurrentIndex(window.library.view.model().index(0, 0))
    window.command[key].trigger()
    shown = [top for top in window.findChildren(QWidget) if top.isWindow() and top.isVisible()]
    for dialog in shown or [window]:
        pages = dialog.findChildren(QStackedWidget) or [QStackedWidget()]
        for page in range(max(pages[0].count(), 1)):
            pages[0].setCurrentIndex(page)
            check_whole(qtbot, dialog)
        assert colours_of(dialog) > 10
        if dialog is not window:
            dialog.close()


def test_the_list_of_shortcuts_names_every_key(qtbot: QtBot, window: MainWindow) -> None:
    window.command["help"].trigger()
    dialog = window.findChildren(QWidget, "shortcuts")[0]
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for action in window.command.values():
        if not action.shortcut().isEmpty():
            assert action.shortcut().toString() in shown
    assert colours_of(dialog) > 20
    assert cut_off(dialog) == []
    dialog.close()


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = [action.shortcut().toString() for action in window.command.values() if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    nameless = [
        child
        for child in window.findChildren(QWidget)
        if child.window() is window
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not child.accessibleName()
        and not (isinstance(child, QAbstractButton) and child.text())
        and not (isinstance(child, QLineEdit) and child.objectName() == "qt_spinbox_lineedit")
        and not child.isHidden()
    ]
    assert nameless == []


def test_tab_goes_from_the_clips_to_the_mix_to_training(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    order = [window.library.open, window.workspace.transport.play, window.mix.swap, window.train.start]
    chain: list[QWidget] = [window.library.open]
    while (following := chain[-1].nextInFocusChain()) is not chain[0]:
        chain.append(following)
    places = [chain.index(widget) for widget in order]
    assert places == sorted(places)

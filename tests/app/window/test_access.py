"""With the keyboard and the ears alone: names, the order of Tab; and no action that waits for a busy lane."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QStackedWidget, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from app.window.actions import REGISTRY
from app.window.main import MainWindow
from app.window.worker import Job

DIALOGS = ("settings", "help", "guide", "about", "palette", "reports")


def takes_focus(root: QWidget) -> list[QWidget]:
    return [
        child
        for child in root.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.focusProxy() is None
    ]


def nameless(root: QWidget) -> list[QWidget]:
    return [
        child
        for child in takes_focus(root)
        if not child.accessibleName()
        and not (isinstance(child, QAbstractButton) and child.text())
        and not child.objectName().startswith("qt_")
    ]


def pages(root: QWidget) -> Iterator[None]:
    """Shows every tab and page, one after the other."""
    yield
    for stack in [*root.findChildren(QTabWidget), *root.findChildren(QStackedWidget)]:
        if stack.objectName() == "qt_tabwidget_stackedwidget" or not stack.isVisible():
            continue
        first = stack.currentIndex()
        for index in range(stack.count()):
            stack.setCurrentIndex(index)
            yield
        stack.setCurrentIndex(first)


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def backwards(root: QWidget) -> list[tuple[QWidget, QWidget]]:
    """Neighbours in the order of Tab of which the second is left of the first in its row, or above it in its column."""
    chain, at = [], root
    while (at := at.nextInFocusChain()) is not root:
        chain.append(at)
    inside = [
        widget
        for widget in chain
        if widget in takes_focus(root) and not widget.objectName().startswith("qt_") and widget.isEnabled()
    ]
    wrong = []
    for one, other in pairwise(inside):
        first, second = place(one), place(other)
        if second.bottom() < first.top() and second.left() < first.right() and second.right() > first.left():
            wrong.append((one, other))
        same_row = (
            min(first.bottom(), second.bottom()) - max(first.top(), second.top())
            > min(first.height(), second.height()) // 2
        )
        if same_row and second.right() < first.left():
            wrong.append((one, other))
    return wrong


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> MainWindow:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    with qtbot.waitSignal(window.desk.swapped):
        window.mix.swap.click()
    window.playback.pause()
    return window


def test_every_control_of_the_window_has_a_name(filled: MainWindow) -> None:
    filled.around.log_dock.show()
    for _ in pages(filled):
        assert nameless(filled) == []


@pytest.mark.parametrize("key", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_its_turn(window: MainWindow, key: str) -> None:
    before = {id(widget) for widget in window.findChildren(QWidget)}
    window.command[key].trigger()
    opened = [one for one in window.findChildren(QWidget) if id(one) not in before or one is window.reports]
    tops = [one for one in opened if (one.isWindow() or one.objectName() == "palette") and one.isVisible()]
    assert tops
    for top in tops:
        assert top.windowTitle() or top.accessibleName()
        for _ in pages(top):
            assert nameless(top) == []
            assert backwards(top) == []
        top.close()


def test_tab_goes_through_every_panel_in_the_order_of_reading(filled: MainWindow) -> None:
    panels = [
        filled.library,
        filled.workspace.transport,
        filled.mix,
        *(filled.tabs.widget(i) for i in range(filled.tabs.count())),
    ]
    for panel in panels:
        if filled.tabs.indexOf(panel) >= 0:
            filled.tabs.setCurrentWidget(panel)
        assert backwards(panel) == [], panel


def test_no_action_waits_for_a_busy_lane(qtbot: QtBot, filled: MainWindow) -> None:
    go, saved = threading.Event(), threading.Event()
    rescue = threading.Timer(60, lambda: (saved.set(), go.set()))
    rescue.start()
    lanes = (filled.desk.files, filled.desk.swaps, filled.desk.background)
    begun = [threading.Event() for _ in lanes]

    def hold(started: threading.Event) -> Job:
        return Job("busy", lambda _: (started.set(), go.wait(120)), lambda *_: None)

    for lane, started in zip(lanes, begun, strict=True):
        lane.submit(hold(started))
    qtbot.waitUntil(lambda: all(started.is_set() for started in begun))
    for spec in REGISTRY:
        if spec.key != "quit":
            filled.command[spec.key].trigger()
            for dialog in filled.findChildren(QDialog):
                dialog.close()
    if filled.around.tour is not None:
        filled.around.tour.end()
    filled.playback.pause()
    QApplication.processEvents()
    rescue.cancel()
    go.set()
    assert not saved.is_set(), "an action held the window until the lanes were free"
    filled.run.stop()
    qtbot.waitUntil(lambda: not filled.run.active, timeout=30_000)
    qtbot.waitUntil(lambda: not any(lane.jobs for lane in lanes), timeout=30_000)

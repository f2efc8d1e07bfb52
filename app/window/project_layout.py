"""Places of the window and of its panels, as projects and settings keep them: texts of a few words and whole numbers.

Qt's own form of them is neither written nor read: it takes numbers in it for places in memory, and a project may come
from anybody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

if TYPE_CHECKING:
    from app.window.main import MainWindow

LEAST = QSize(320, 240)
MOST_PANELS = 20
_PLACE = re.compile(r"(-?[0-9]{1,5}) (-?[0-9]{1,5}) ([0-9]{1,5}) ([0-9]{1,5}) (normal|maximised|full)")
_PANEL = re.compile(r"([a-z]{1,20}) (shown|hidden) ([0-9]{1,5})")
_STATES = {
    "normal": Qt.WindowState.WindowNoState,
    "maximised": Qt.WindowState.WindowMaximized,
    "full": Qt.WindowState.WindowFullScreen,
}


def layout_of(window: MainWindow) -> dict[str, str]:
    """The layout, as `bring_layout` reads it."""
    return {"geometry": place_of(window), "docks": panels_of(window), "tab": str(window.tabs.currentIndex())}


def bring_layout(window: MainWindow, layout: Mapping[str, str]) -> None:
    """Bring the window to a layout; what it does not know it leaves."""
    if not window.isFullScreen() and not window.isMaximized():
        put(window, layout.get("geometry", ""))
    bring_panels(window, layout.get("docks", ""))
    tabs = {str(index): index for index in range(window.tabs.count())}
    if (tab := tabs.get(layout.get("tab", ""))) is not None:
        window.tabs.setCurrentIndex(tab)


def place_of(window: QWidget) -> str:
    """Corner and size of a window, frame left out of the size, and whether it fills the screen."""
    area = window.normalGeometry()
    corner = area.topLeft() + window.frameGeometry().topLeft() - window.geometry().topLeft()
    state = "full" if window.isFullScreen() else "maximised" if window.isMaximized() else "normal"
    return f"{corner.x()} {corner.y()} {area.width()} {area.height()} {state}"


def put(window: QWidget, text: str) -> bool:
    """Put a window where a text of `place_of` says, as far as there is a screen; whether it was such a text."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return False
    x, y, width, height = (int(number) for number in found.groups()[:4])
    area = _on_screen(QRect(x, y, width, height))
    window.resize(area.size())
    window.move(area.topLeft())
    window.setWindowState(_STATES[found[5]])
    return True


def _on_screen(wanted: QRect) -> QRect:
    """On the screen that shows most of it, no larger than that and within its edges."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    area = max(screens, key=lambda one: _shared(one, wanted))
    size = wanted.size().expandedTo(LEAST).boundedTo(area.size())
    x = min(max(wanted.x(), area.x()), area.x() + area.width() - size.width())
    y = min(max(wanted.y(), area.y()), area.y() + area.height() - size.height())
    return QRect(QPoint(x, y), size)


def _shared(screen: QRect, wanted: QRect) -> int:
    both = screen.intersected(wanted)
    return max(0, both.width()) * max(0, both.height())


def panels_of(window: QMainWindow) -> str:
    """Which panels are shown, and how wide they are; those along the upper and lower edge, how high."""
    return ", ".join(
        f"{dock.objectName()} {'hidden' if dock.isHidden() else 'shown'} {_extent(window, dock)}"
        for dock in window.findChildren(QDockWidget)
    )


def bring_panels(window: QMainWindow, text: str) -> None:
    """Show and size panels as a text of `panels_of` says; what is no such text changes nothing."""
    docks = {dock.objectName(): dock for dock in window.findChildren(QDockWidget)}
    for part in text[: 40 * MOST_PANELS].split(", "):
        found = _PANEL.fullmatch(part)
        dock = docks.get(found[1]) if found is not None else None
        if found is None or dock is None:
            continue
        dock.setVisible(found[2] == "shown")
        if found[2] == "shown":
            window.resizeDocks([dock], [max(1, int(found[3]))], _along(window, dock))


def _extent(window: QMainWindow, dock: QDockWidget) -> int:
    return dock.width() if _along(window, dock) == Qt.Orientation.Horizontal else dock.height()


def _along(window: QMainWindow, dock: QDockWidget) -> Qt.Orientation:
    sides = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    return Qt.Orientation.Horizontal if window.dockWidgetArea(dock) in sides else Qt.Orientation.Vertical

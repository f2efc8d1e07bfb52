"""Places of panels and of the window, as a project keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from app.window.main import MainWindow


def layout_of(window: MainWindow) -> dict[str, str]:
    """The layout, as texts that only this program reads."""
    return {
        "geometry": bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
        "docks": bytes(window.saveState().toBase64().data()).decode("ascii"),
        "tab": str(window.tabs.currentIndex()),
    }


def bring_layout(window: MainWindow, layout: Mapping[str, str]) -> None:
    """Bring the window to a layout; what it does not know it leaves."""
    if "geometry" in layout and not window.isFullScreen() and not window.isMaximized():
        window.restoreGeometry(_bytes(layout["geometry"]))
    if "docks" in layout:
        window.restoreState(_bytes(layout["docks"]))
    tabs = {str(index): index for index in range(window.tabs.count())}
    if (tab := tabs.get(layout.get("tab", ""))) is not None:
        window.tabs.setCurrentIndex(tab)


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "replace")))

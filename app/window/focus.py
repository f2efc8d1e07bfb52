"""The order in which Tab visits the window: that of reading, panel by panel, taken from the layouts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QFormLayout,
    QGraphicsView,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from app.window.main import MainWindow

# What has parts of its own that nobody else should order.
_WHOLE = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QGraphicsView, QLineEdit,
    QPlainTextEdit, QTextEdit,
)  # fmt: skip


def reading_order(root: QWidget | None) -> Iterator[QWidget]:
    """What takes the focus in a widget and below it, as one reads: by rows, from left to right."""
    if root is None:
        return
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    if isinstance(root, _WHOLE):
        return
    if isinstance(root, QTabWidget):
        yield root.tabBar()
        for index in range(root.count()):
            yield from reading_order(root.widget(index))
    elif isinstance(root, QStackedWidget):
        for index in range(root.count()):
            yield from reading_order(root.widget(index))
    elif isinstance(root, QScrollArea):
        yield from reading_order(root.widget())
    elif (layout := root.layout()) is not None:
        yield from _of_layout(layout)
    else:
        for child in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from reading_order(child)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        inside = item.widget()
        if inside is not None:
            yield from reading_order(inside)
        elif (below := item.layout()) is not None:
            yield from _of_layout(below)


def _items(layout: QLayout) -> list[QLayoutItem]:
    if isinstance(layout, QFormLayout):
        roles = (QFormLayout.ItemRole.SpanningRole, QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
        places = [layout.itemAt(row, role) for row in range(layout.rowCount()) for role in roles]
        return list(dict.fromkeys(item for item in places if item is not None))
    items = [(index, layout.itemAt(index)) for index in range(layout.count())]
    if isinstance(layout, QGridLayout):
        items.sort(key=lambda pair: layout.getItemPosition(pair[0])[:2])  # type: ignore[index]
    return [item for _, item in items if item is not None]


def order_focus(window: MainWindow) -> None:
    """Give the window that order: messages, clips, players, transport, mix, tabs."""
    panels = (window.banner, window.library, window.empty, window.workspace, window.tabs)
    for first, second in pairwise([widget for panel in panels for widget in reading_order(panel)]):
        QWidget.setTabOrder(first, second)

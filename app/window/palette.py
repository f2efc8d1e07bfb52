"""The palette: every action of the menus, found by a few letters and done by Enter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app.window.actions import REGISTRY, translate
from app.window.matching import score
from app.window.theme import Theme

WIDTH, ROW_HEIGHT, ROWS, TOP = 560, 34, 10, 56
ENTRY = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True)
class Entry:
    """A row: the action, where it lies, and why it cannot be done now (empty where it can)."""

    action: QAction
    path: str
    why: str

    @property
    def name(self) -> str:
        """By which it is remembered."""
        return self.action.objectName() or self.path


def entries(window: QMainWindow) -> list[Entry]:
    """Every action that a menu offers, submenus included, and those with a key alone."""
    needs = {spec.key: translate(spec.needs) for spec in REGISTRY if spec.needs}
    found = [*_walk(window.menuBar().actions(), ""), *((action, _plain(action)) for action in window.actions())]
    once = dict(found)
    return [
        Entry(action, path, "" if action.isEnabled() else needs.get(action.objectName()) or _not_now())
        for action, path in once.items()
        if action.isVisible() and action.text() and action.objectName() != "palette"
    ]


def ranked(words: str, found: Sequence[Entry], recent: Sequence[str]) -> list[Entry]:
    """The entries that fit what was typed, best first; those used lately before the others, what is impossible last."""
    scores = [(score(words, entry.path), entry) for entry in found]

    def place(scored: tuple[int | None, Entry]) -> tuple[bool, int, int]:
        value, entry = scored
        used = recent.index(entry.name) if entry.name in recent else len(recent)
        return bool(entry.why), -(value or 0) if words else 0, used

    return [entry for value, entry in sorted((pair for pair in scores if pair[0] is not None), key=place)]


def _walk(actions: Sequence[QAction], path: str) -> Iterator[tuple[QAction, str]]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _walk(menu.actions(), f"{path}{_plain(action)} › ")
        elif not action.isSeparator():
            yield action, path + _plain(action)


def _plain(action: QAction) -> str:
    return action.text().replace("&", "")


def _not_now() -> str:
    return QCoreApplication.translate("Palette", "Not possible now")


class Palette(QFrame):
    """A line to type in and the actions that fit; keys move in the list while the line keeps the focus.

    Signals:
        used: the name of the action that was done.
    """

    used = Signal(str)

    def __init__(self, window: QMainWindow, theme: Theme, recent: Sequence[str]) -> None:
        super().__init__(window)  # a window of its own could not be placed everywhere
        self.setObjectName("palette")
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Find an action"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries(window)
        self._recent = list(recent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Type what you want to do"))
        self.line.setAccessibleName(self.tr("Find an action"))
        self.line.installEventFilter(self)
        self.model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(theme, self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Actions"))
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self.do)
        self.list.clicked.connect(self.do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self._search("")
        self._place(window)

    def _place(self, window: QMainWindow) -> None:
        width = min(WIDTH, window.width() - 40)
        self.setGeometry((window.width() - width) // 2, TOP, width, min(ROWS * ROW_HEIGHT + 64, window.height() - 76))

    @Slot(str)
    def _search(self, words: str) -> None:
        self.model.clear()
        for entry in ranked(words, self._entries, self._recent):
            item = QStandardItem(entry.path)
            item.setData(entry, ENTRY)
            item.setToolTip(entry.why)
            item.setData(", ".join(part for part in (entry.path, keys_of(entry), entry.why) if part),
                         Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip
            item.setEnabled(not entry.why)
            self.model.appendRow(item)
        self.list.setCurrentIndex(self.model.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list and Escape leave; another focus leaves as well."""
        if event.type() == QEvent.Type.FocusOut and not self.isActiveWindow():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if not isinstance(event, QKeyEvent) or event.key() not in _MOVES | {Qt.Key.Key_Escape}:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS}.get(Qt.Key(event.key()), ROWS)
            last = sum(not entry.why for entry in self.shown()) - 1
            row = min(max(self.list.currentIndex().row() + step, 0), last)
            self.list.setCurrentIndex(self.model.index(row, 0))
        return True

    def shown(self) -> list[Entry]:
        """What is listed, in order."""
        return [self.model.item(row).data(ENTRY) for row in range(self.model.rowCount())]

    @Slot()
    def do(self) -> None:
        """Do what is chosen; the palette is gone before, so that the action finds the window as it was."""
        entry = self.list.currentIndex().data(ENTRY)
        if isinstance(entry, Entry) and entry.action.isEnabled():
            self.used.emit(entry.name)
            self.close()
            entry.action.trigger()


def keys_of(entry: Entry) -> str:
    """The shortcut as the platform writes it."""
    return entry.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class _Row(QStyledItemDelegate):
    """The path on the left; the keys, or why it is not possible, on the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(0, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        entry, colours = index.data(ENTRY), self._theme.colours
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and not entry.why
        painter.save()
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        inner = rect.adjusted(12, 0, -12, 0)
        right = entry.why or keys_of(entry)
        metrics = painter.fontMetrics()
        room = inner.width() - (metrics.horizontalAdvance(right) + 16 if right else 0)
        painter.setPen(QColor(colours.on_accent if chosen else colours.dim if entry.why else colours.text))
        text = metrics.elidedText(entry.path, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.setPen(QColor(colours.on_accent if chosen else colours.dim))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), right)
        painter.restore()

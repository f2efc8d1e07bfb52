"""The library: opened clips as thumbnails with their facts, and a row with its error for one that would not open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.window.failures import Failure
from app.window.languages import number
from app.window.library_paint import ENTRY_ROLE, RowPainter, Rows
from app.window.plain import tip
from app.window.playable import Playable, rate_text
from app.window.theme import Theme
from app.window.widgets import button

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, eq=False)
class Entry:
    """A row: a clip, an error, or neither while it is being opened.

    Attributes:
        title: what the user calls it.
        trim: seconds of the file where the clip starts and ends, None for its own start or end.
        whole: the clip before it was trimmed; None where it is not trimmed.
        lost: whether the file is not where it was.
    """

    path: Path
    title: str
    playable: Playable | None = None
    failure: Failure | None = None
    trim: tuple[float | None, float | None] = (None, None)
    whole: Playable | None = None
    lost: bool = False

    @property
    def settled(self) -> bool:
        """Whether its file was opened or would not open."""
        return self.playable is not None or self.failure is not None

    def line(self) -> str:
        """What stands under the title."""
        if self.failure is not None:
            return self.failure.cause
        if self.playable is None:
            return QCoreApplication.translate("Library", "Opening…")
        clip = self.playable.clip
        seconds = number(clip.duration, ".2f")
        rate = (
            f"{rate_text(clip.fps)} fps"
            if clip.fps is not None
            else f"{number((clip.sample_rate or 0) / 1000, 'g')} kHz"
        )
        if self.trim != (None, None):
            return QCoreApplication.translate("Library", "{0} s · {1} · trimmed").format(seconds, rate)
        return f"{seconds} s · {rate}"


class LibraryModel(QAbstractListModel):
    """The rows, in the order in which they were opened.

    Signals:
        renamed: the file of a row and the title that the user typed; the row waits for the window to change it.
    """

    renamed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self._rows: dict[Path, int] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        """A flat list."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title for reading and filtering, the entry for drawing."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {entry.line()}"
        if role == Qt.ItemDataRole.ToolTipRole:
            remedy = f"\n{entry.failure.cause}\n{entry.failure.remedy}" if entry.failure is not None else ""
            return tip(f"{entry.path}{remedy}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Clips can be dragged to a player, and all can be renamed."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsEditable
        if index.isValid() and self.entries[index.row()].playable is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell the title that was typed."""
        title = str(value).strip()
        entry = self.entries[index.row()]
        if role != Qt.ItemDataRole.EditRole or not title or title == entry.title or not entry.settled:
            return False
        self.renamed.emit(entry.path, title)
        return True

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The files behind the rows."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.entries[index.row()].path)) for index in indexes])
        return data

    def find(self, path: Path) -> int:
        """The row of a file; -1 where it is not here."""
        return self._rows.get(path, -1)

    def _number(self, first: int) -> None:
        """Note where the rows from `first` on are: to look through hundreds for each of hundreds takes seconds."""
        for row in range(first, len(self.entries)):
            self._rows[self.entries[row].path] = row

    def put(self, entry: Entry) -> None:
        """Add a row, or replace the one of the same file."""
        row = self.find(entry.path)
        if row < 0:
            self.insert(len(self.entries), entry)
        else:
            self.replace(row, entry)

    def put_all(self, entries: Sequence[Entry]) -> None:
        """Put many, those of new files in one go."""
        new = [entry for entry in {entry.path: entry for entry in entries}.values() if self.find(entry.path) < 0]
        for entry in entries:
            if self.find(entry.path) >= 0:
                self.put(entry)
        if new:
            first = len(self.entries)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self.entries += new
            self._number(first)
            self.endInsertRows()

    def insert(self, row: int, entry: Entry) -> None:
        """Add a row at a place."""
        self.beginInsertRows(QModelIndex(), row, row)
        self.entries.insert(row, entry)
        self._number(row)
        self.endInsertRows()

    def replace(self, row: int, entry: Entry) -> None:
        """Another entry in a row."""
        before, self.entries[row] = self.entries[row], entry
        if before.path != entry.path:
            del self._rows[before.path]
            self._number(row)
        self.dataChanged.emit(self.index(row), self.index(row))

    def take(self, path: Path) -> None:
        """Remove the row of a file."""
        row = self.find(path)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.entries[row], self._rows[path]
            self._number(row)
            self.endRemoveRows()

    def clear(self) -> None:
        """No rows."""
        self.beginResetModel()
        self.entries.clear()
        self._rows.clear()
        self.endResetModel()


class Library(QWidget):
    """The panel of the left dock.

    Signals:
        files_asked, folder_asked: the buttons of those names.
        chosen: an entry for player 0 (A) or 1 (B), or -1 where the window chooses.
        speaker_chosen: all recordings of an entry's folder for player 0 or 1.
        failure_chosen: a row with an error was activated.
        lost_chosen: a row whose file is not where it was, was activated.
        dropped: files were dropped.
    """

    files_asked = Signal()
    folder_asked = Signal()
    chosen = Signal(int, object)
    speaker_chosen = Signal(int, object)
    failure_chosen = Signal(object)
    lost_chosen = Signal(object)
    dropped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.model = LibraryModel()
        self.rows = QSortFilterProxyModel(self)
        self.rows.setSourceModel(self.model)
        self.rows.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = Rows()
        self.view.setModel(self.rows)
        self.view.setItemDelegate(RowPainter(theme, self.view))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setDragEnabled(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(self.tr("Clips"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter the clips"))
        self.open = button(self.tr("Open…"), "open", "", self.tr("Open files (Ctrl+O)"))
        self.folder = button(self.tr("Folder…"), "folder", "", self.tr("Open a folder (Ctrl+Shift+O)"))
        self.to_a = button(self.tr("To A"), "", "", self.tr("Put the chosen clip into player A"))
        self.to_b = button(self.tr("To B"), "", "", self.tr("Put the chosen clip into player B"))
        self.menu = QMenu(self.view)
        self.put_a = self.menu.addAction(self.tr("Put into A"))
        self.put_b = self.menu.addAction(self.tr("Put into B"))
        self.menu.addSeparator()
        self.folder_a = self.menu.addAction(self.tr("Use all recordings of this folder as A"))
        self.folder_b = self.menu.addAction(self.tr("Use all recordings of this folder as B"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._lay_out()
        self._connect()
        self._selection_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 8)
        column.setSpacing(8)
        for widgets in ((self.open, self.folder), (self.filter,), (self.view,), (self.to_a, self.to_b)):
            if len(widgets) == 1:
                column.addWidget(widgets[0], 1 if widgets[0] is self.view else 0)
                continue
            row = QHBoxLayout()
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget, 1)
            column.addLayout(row)

    def _connect(self) -> None:
        self.open.clicked.connect(self.files_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.filter.textChanged.connect(self.rows.setFilterFixedString)
        self.view.activated.connect(self._activated)
        self.view.selectionModel().currentChanged.connect(self._selection_changed)
        self.rows.dataChanged.connect(self._selection_changed)
        self.to_a.clicked.connect(self._to_a)
        self.to_b.clicked.connect(self._to_b)
        self.put_a.triggered.connect(self._to_a)
        self.put_b.triggered.connect(self._to_b)
        self.folder_a.triggered.connect(self._folder_to_a)
        self.folder_b.triggered.connect(self._folder_to_b)
        self.view.customContextMenuRequested.connect(self._show_menu)

    @property
    def selected(self) -> list[Entry]:
        """The chosen rows, in their order."""
        rows = sorted(self.rows.mapToSource(index).row() for index in self.view.selectionModel().selectedIndexes())
        return [self.model.entries[row] for row in rows]

    @property
    def current(self) -> Entry | None:
        """The chosen row."""
        entry = self.view.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, Entry) else None

    def entry(self, path: Path) -> Entry | None:
        """The row of a file."""
        row = self.model.find(path)
        return self.model.entries[row] if row >= 0 else None

    def entry_of(self, clip: Playable) -> Entry | None:
        """The row whose clip this is; a clip that stands for a folder is the row's that it was gathered from."""
        rows = self.model.entries
        return next((row for row in rows if row.playable is not None and row.playable.clip is clip.clip), None)

    @Slot(object)
    def opening(self, paths: Sequence[Path]) -> None:
        """Rows that wait for their clips."""
        self.model.put_all([Entry(path, path.name) for path in paths])

    def opened(self, path: Path, playable: Playable) -> None:
        """The clip arrived."""
        self.model.put(Entry(path, playable.title, playable))

    def failed(self, path: Path, failure: Failure) -> None:
        """The file would not open: its row says why."""
        self.model.put(Entry(path, path.name, failure=failure))

    def given_up(self, path: Path) -> None:
        """Opening was cancelled: the row goes, unless its clip is here."""
        entry = self.entry(path)
        if entry is not None and entry.playable is None and entry.failure is None:
            self.model.take(path)

    def select(self, path: Path) -> None:
        """Choose the row of a file."""
        index = self.rows.mapFromSource(self.model.index(self.model.find(path)))
        self.view.setCurrentIndex(index)

    @Slot()
    def _selection_changed(self) -> None:
        entry = self.current
        clip = entry.playable if entry is not None else None
        for to in (self.to_a, self.to_b, self.put_a, self.put_b):
            to.setEnabled(clip is not None)
        for action in (self.folder_a, self.folder_b):
            action.setEnabled(clip is not None and clip.clip.frames is None)

    @Slot()
    def _to_a(self) -> None:
        self._choose(0)

    @Slot()
    def _to_b(self) -> None:
        self._choose(1)

    def _choose(self, slot: int) -> None:
        entry = self.current
        if entry is not None and entry.playable is not None:
            self.chosen.emit(slot, entry)

    @Slot()
    def _folder_to_a(self) -> None:
        self.speaker_chosen.emit(0, self.current)

    @Slot()
    def _folder_to_b(self) -> None:
        self.speaker_chosen.emit(1, self.current)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        """For the row under the pointer, or the chosen one where the keyboard asked."""
        index = self.view.indexAt(place)
        if index.isValid() and not self.view.selectionModel().isSelected(index):
            self.view.setCurrentIndex(index)
        if self.current is not None:
            self.menu.popup(self.view.viewport().mapToGlobal(place))

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        """A double click fills the first empty player, else A; with an error it tells the error."""
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Entry) and entry.lost:
            self.lost_chosen.emit(entry)
        elif isinstance(entry, Entry) and entry.failure is not None:
            self.failure_chosen.emit(entry.failure)
        elif isinstance(entry, Entry) and entry.playable is not None:
            self.chosen.emit(-1, entry)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from outside are welcome."""
        if event.mimeData().hasUrls() and event.source() is None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on the panel."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the files on."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

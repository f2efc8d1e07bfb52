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
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.window.failures import Failure
from app.window.playable import THUMB, Playable, rate_text
from app.window.theme import Theme, pixmap
from app.window.widgets import button

ROW_HEIGHT = 70
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, eq=False)
class Entry:
    """A row: a clip, an error, or neither while it is being opened."""

    path: Path
    title: str
    playable: Playable | None = None
    failure: Failure | None = None

    def line(self) -> str:
        """What stands under the title."""
        if self.failure is not None:
            return self.failure.cause
        if self.playable is None:
            return QCoreApplication.translate("Library", "Opening…")
        clip = self.playable.clip
        rate = f"{rate_text(clip.fps)} fps" if clip.fps is not None else f"{(clip.sample_rate or 0) / 1000:g} kHz"
        return f"{clip.duration:.2f} s · {rate}"


class LibraryModel(QAbstractListModel):
    """The rows, in the order in which they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.title if role == Qt.ItemDataRole.DisplayRole else f"{entry.title}, {entry.line()}"
        if role == Qt.ItemDataRole.ToolTipRole:
            remedy = f"\n{entry.failure.cause}\n{entry.failure.remedy}" if entry.failure is not None else ""
            return f"{entry.path}{remedy}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Clips can be dragged to a player."""
        flags = super().flags(index)
        if index.isValid() and self.entries[index.row()].playable is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The files behind the rows."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.entries[index.row()].path)) for index in indexes])
        return data

    def find(self, path: Path) -> int:
        """The row of a file; -1 where it is not here."""
        return next((row for row, entry in enumerate(self.entries) if entry.path == path), -1)

    def put(self, entry: Entry) -> None:
        """Add a row, or replace the one of the same file."""
        row = self.find(entry.path)
        if row < 0:
            row = len(self.entries)
            self.beginInsertRows(QModelIndex(), row, row)
            self.entries.append(entry)
            self.endInsertRows()
        else:
            self.entries[row] = entry
            self.dataChanged.emit(self.index(row), self.index(row))

    def take(self, path: Path) -> None:
        """Remove the row of a file."""
        row = self.find(path)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.entries[row]
            self.endRemoveRows()


class _RowPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        colours = self._theme.colours
        area: QRect = option.rect.adjusted(4, 2, -4, -2)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(area, 8, 8)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(area.left(), area.top() + 14, 3, area.height() - 28), 1.5, 1.5)
        thumb = QRect(area.left() + 8, area.center().y() - THUMB.height() // 2, THUMB.width(), THUMB.height())
        self._thumb(painter, thumb, entry)
        words = area.adjusted(THUMB.width() + 18, 8, -8, -8)
        self._words(painter, words, entry, option.font)
        painter.restore()

    def _thumb(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        colours = self._theme.colours
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(area), 6, 6)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(area, QColor(colours.error_panel if entry.failure is not None else colours.raised))
        if entry.playable is not None:
            painter.drawImage(area, entry.playable.thumb)
        elif entry.failure is not None:
            painter.drawPixmap(area.center() - QPoint(10, 10), pixmap("warning", colours.error, 20))
        if entry.playable is not None and entry.playable.pcm is not None:
            badge = QRect(area.right() - 19, area.bottom() - 19, 17, 17)
            painter.setBrush(QColor(0, 0, 0, 170))
            painter.drawRoundedRect(badge, 5, 5)
            painter.drawPixmap(badge.topLeft() + QPoint(2, 2), pixmap("sound", "#ffffff", 13))
        painter.restore()

    def _words(self, painter: QPainter, area: QRect, entry: Entry, font: QFont) -> None:
        colours = self._theme.colours
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        half = area.height() // 2
        upper, lower = area.adjusted(0, 0, 0, -half), area.adjusted(0, half, 0, 0)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        title = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(upper, left, title)
        painter.setFont(font)
        painter.setPen(QColor(colours.error if entry.failure is not None else colours.dim))
        line = painter.fontMetrics().elidedText(entry.line(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(lower, left, line)


class _Rows(QListView):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is not None and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            inside = self.viewport().rect().adjusted(20, 0, -20, 0)
            words = self.tr("Clips that you open appear here")
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
            painter.end()


class Library(QWidget):
    """The panel of the left dock.

    Signals:
        files_asked, folder_asked: the buttons of those names.
        chosen: an entry for player 0 (A) or 1 (B), or -1 where the window chooses.
        speaker_chosen: all recordings of an entry's folder for player 0 or 1.
        failure_chosen: a row with an error was activated.
        dropped: files were dropped.
    """

    files_asked = Signal()
    folder_asked = Signal()
    chosen = Signal(int, object)
    speaker_chosen = Signal(int, object)
    failure_chosen = Signal(object)
    dropped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.model = LibraryModel()
        self.rows = QSortFilterProxyModel(self)
        self.rows.setSourceModel(self.model)
        self.rows.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = _Rows()
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_RowPainter(theme, self.view))
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

    def opening(self, path: Path) -> None:
        """A row that waits for its clip."""
        self.model.put(Entry(path, path.name))

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
        if self.view.indexAt(place).isValid():
            self.view.setCurrentIndex(self.view.indexAt(place))
        if self.current is not None:
            self.menu.popup(self.view.viewport().mapToGlobal(place))

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        """A double click fills the first empty player, else A; with an error it tells the error."""
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Entry) and entry.failure is not None:
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

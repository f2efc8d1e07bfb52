"""How the rows of the library are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.window.playable import THUMB
from app.window.theme import Theme, pixmap

if TYPE_CHECKING:
    from app.window.library import Entry

ROW_HEIGHT = 70
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Draws a row: a thumbnail, the title, a line of facts or the error."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are as high."""
        return QSize(160, ROW_HEIGHT)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A title is typed where it stands."""
        area: QRect = option.rect.adjusted(THUMB.width() + 16, 8, -8, -8)
        editor.setGeometry(area.adjusted(0, 0, 0, -area.height() // 2 + 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry = index.data(ENTRY_ROLE)
        if entry is None:
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


class Rows(QListView):
    """A list that says what will be in it while it is empty."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what will be there."""
        super().paintEvent(event)
        if self.model() is not None and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            inside = self.viewport().rect().adjusted(20, 0, -20, 0)
            words = self.tr("Clips that you open appear here")
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
            painter.end()

"""What the window shows before there is a clip: where to drop one, and a sample to try."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.window.plain import caption
from app.window.theme import Theme, pixmap
from app.window.widgets import button, label, restyle

MOST_RECENT = 4


class EmptyPage(QWidget):
    """A drop target with three ways to begin, and the projects of last time.

    Signals:
        recent_asked: the file of a project.
    """

    files_asked = Signal()
    folder_asked = Signal()
    sample_asked = Signal()
    dropped = Signal(object)
    recent_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._theme = theme
        self.sample = button(self.tr("Try a sample"), "sample", "primary")
        self.open = button(self.tr("Open files…"), "open")
        self.folder = button(self.tr("Open folder…"), "folder")
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._target = QFrame()
        self._target.setProperty("role", "drop")
        self.recents = QWidget()
        self._recent_column = QVBoxLayout(self.recents)
        self._recent_column.setContentsMargins(0, 8, 0, 0)
        self._recent_column.setSpacing(2)
        self._lay_out()
        self.sample.clicked.connect(self.sample_asked)
        self.open.clicked.connect(self.files_asked)
        self.folder.clicked.connect(self.folder_asked)
        theme.changed.connect(self._redraw)
        self._redraw()

    def _lay_out(self) -> None:
        title = label(self.tr("Drop two clips to braid"), "title")
        lines = label(
            self.tr(
                "Unbraid pulls a clip apart into what stays (a face, a voice) and what changes\n"
                "(movement, words), and braids the parts of different clips together again."
            ),
            "dim",
        )
        kinds = label(
            self.tr("mp4 · mov · mkv · webm · avi · gif · image folder · npz · wav · flac · ogg · mp3"), "dim"
        )
        column = QVBoxLayout(self._target)
        column.setSpacing(16)
        column.addStretch(3)
        column.addWidget(self._mark)
        for words in (title, lines):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for each in (self.sample, self.open, self.folder):
            each.setMinimumHeight(38)
            row.addWidget(each)
        row.addStretch(1)
        column.addSpacing(6)
        column.addLayout(row)
        column.addWidget(self.recents)
        column.addStretch(3)
        kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(kinds)
        column.addSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._target)

    def set_recents(self, paths: Sequence[Path]) -> None:
        """Offer the projects that were opened or saved last."""
        for old in self.recents.findChildren(QWidget):
            old.hide()
            old.deleteLater()
        if paths:
            self._recent_column.addWidget(
                label(self.tr("Recent projects"), "section"), 0, Qt.AlignmentFlag.AlignHCenter
            )
        for path in paths[:MOST_RECENT]:
            project = button(caption(path.stem), "project", "flat", str(path))
            project.setProperty("project", str(path))
            project.clicked.connect(self._recent_clicked)
            self._recent_column.addWidget(project, 0, Qt.AlignmentFlag.AlignHCenter)
        self.recents.setVisible(bool(paths))
        self._theme.repaint_icons(self.recents)

    @Slot()
    def _recent_clicked(self) -> None:
        self.recent_asked.emit(str(self.sender().property("project")))

    @Slot()
    def _redraw(self) -> None:
        self._mark.setPixmap(pixmap("unbraid", self._theme.colours.accent, 84))

    def _over(self, over: bool) -> None:
        self._target.setProperty("over", "true" if over else "false")
        restyle(self._target)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            self._over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone again."""
        self._over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the files on."""
        self._over(False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

"""The log at the bottom: what the program and Qt noted, by level, to copy or to save."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QTimer, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.logs import LINES, Line, Ring
from app.window.widgets import button, label
from media_io.atomic import write_text
from media_io.errors import MediaError

READ_MS = 250
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt() -> None:
    """Qt's messages go to the log from now on, instead of to the terminal."""
    qInstallMessageHandler(_qt_said)


def _qt_said(kind: QtMsgType, context: object, message: str | None) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)


class LogPanel(QWidget):
    """Reads the ring while it can be seen: any thread may write there, and a hidden log costs nothing.

    Signals:
        failed: the error of a file that could not be written.
    """

    failed = Signal(object)

    def __init__(self, ring: Ring) -> None:
        super().__init__()
        self._ring = ring
        self._read = 0
        self.level = QComboBox()
        self.level.setAccessibleName(self.tr("Least level that is shown"))
        for level, text in (
            (logging.DEBUG, self.tr("Everything")),
            (logging.WARNING, self.tr("Warnings and errors")),
            (logging.ERROR, self.tr("Errors")),
        ):
            self.level.addItem(text, level)
        self.copy = button(self.tr("Copy"), "copy")
        self.save = button(self.tr("Save…"), "export")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setMaximumBlockCount(LINES)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("Log"))
        self._timer = QTimer(self)
        self._timer.setInterval(READ_MS)
        self._timer.timeout.connect(self.read)
        self.level.currentIndexChanged.connect(self.read_again)
        self.copy.clicked.connect(self.copy_all)
        self.save.clicked.connect(self.ask_save)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("LOG"), "section"))
        row.addWidget(self.level)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.text)

    def lines(self, since: int = 0) -> list[Line]:
        """What the filter lets through."""
        return [line for line in self._ring.since(since) if line.level >= self.level.currentData()]

    @Slot()
    def read(self) -> None:
        """Show what is new."""
        new, self._read = self.lines(self._read), self._ring.count
        if new:
            self.text.appendPlainText("\n".join(line.text for line in new))

    @Slot()
    def read_again(self) -> None:
        """Show everything again."""
        self.text.clear()
        self._read = 0
        self.read()

    @Slot()
    def copy_all(self) -> None:
        """Put what is shown on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    @Slot()
    def ask_save(self) -> None:
        """Choose a file to write what is shown to."""
        chooser = QFileDialog(self, self.tr("Save the log"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("txt")
        chooser.selectFile("unbraid-log.txt")
        chooser.fileSelected.connect(self.save_to)
        chooser.open()

    @Slot(str)
    def save_to(self, file: str) -> None:
        """Write what is shown."""
        try:
            write_text(Path(file), self.text.toPlainText() + "\n")
        except MediaError as error:
            self.failed.emit(error)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and follow."""
        self.read()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        self._timer.stop()

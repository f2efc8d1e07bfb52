"""The report of a program that ended unexpectedly: to read, copy or delete; it is never sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.crashes import Crash
from app.window.widgets import button, label


class CrashDialog(QDialog):
    """Shows reports, the latest first."""

    def __init__(self, crashes: Sequence[Crash], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle(self.tr("Reports of crashes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._crashes = list(reversed(crashes))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("Reports of crashes"))
        self.text.setPlainText("\n\n\n".join(crash.text.strip() for crash in self._crashes))
        words = label(
            self.tr(
                "These reports hold versions, the place in the program and the end of the log, which may name files; "
                "no clip is in them. They stay on this computer unless you copy them somewhere."
            )
        )
        words.setWordWrap(True)
        self.copy = button(self.tr("Copy"), "copy")
        self.folder = button(self.tr("Open the folder"), "folder")
        self.delete = button(self.tr("Delete"), "trash")
        self.shut = button(self.tr("Close"))
        self.copy.clicked.connect(self.copy_text)
        self.folder.clicked.connect(self.open_folder)
        self.delete.clicked.connect(self.delete_all)
        self.shut.clicked.connect(self.accept)
        row = QHBoxLayout()
        for widget in (self.copy, self.folder, self.delete):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.shut)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)
        self.resize(760, 520)

    @Slot()
    def copy_text(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    @Slot()
    def open_folder(self) -> None:
        """Show where the reports lie."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._crashes[0].path.parent)))

    @Slot()
    def delete_all(self) -> None:
        """Delete what is shown."""
        for crash in self._crashes:
            crash.path.unlink(missing_ok=True)
        self.accept()

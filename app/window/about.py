"""About the program: version, licence, notices, libraries, weights."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.licences import Licence, document, libraries, weights
from app.window.theme import Theme, pixmap
from app.window.widgets import closer, label


class AboutDialog(QDialog):
    """Reads what it shows when a tab is first opened."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About Unbraid"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("About Unbraid"))
        self.tabs.addTab(_Document(self.tr("Licence of Unbraid"), "LICENSE"), self.tr("Licence"))
        self.tabs.addTab(_Document(self.tr("Notices"), "NOTICE"), self.tr("Notices"))
        self.tabs.addTab(_Terms(self.tr("Libraries"), libraries()), self.tr("Libraries"))
        self.tabs.addTab(_Terms(self.tr("Trained models"), weights()), self.tr("Trained models"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(14)
        layout.addLayout(self._head(theme))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(closer(self))
        self.resize(720, 560)

    def _head(self, theme: Theme) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(pixmap("unbraid", theme.colours.accent, 48))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(self.tr("Unbraid {0}").format(_version()), "title"))
        words.addWidget(label(self.tr("Pulls clips apart into what stays and what changes, and braids their parts.")))
        words.addWidget(label(self.tr("It opens no network connection and sends nothing anywhere."), "dim"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(sign)
        row.addLayout(words, 1)
        return row


class _Document(QPlainTextEdit):
    def __init__(self, name: str, file: str) -> None:
        super().__init__(document(file))
        self.setReadOnly(True)
        self.setAccessibleName(name)


class _Terms(QSplitter):
    """Names and terms on top, the full text of the one chosen below."""

    def __init__(self, name: str, licences: Sequence[Licence]) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._licences = licences
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.addItems([f"{' '.join((one.name, one.version)).strip()}   {one.terms}" for one in licences])
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Full text"))
        self.addWidget(self.list)
        self.addWidget(self.text)
        self.setChildrenCollapsible(False)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    @Slot(int)
    def _show(self, row: int) -> None:
        self.text.setPlainText(self._licences[row].text or self.tr("The package brings no text of its own."))


def _version() -> str:
    try:
        return version("unbraid")
    except PackageNotFoundError:
        return ""

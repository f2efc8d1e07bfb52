"""The user guide, read in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from app.paths import ASSETS

GUIDE = ASSETS.parent / "docs" / "user-guide.md"
PICTURE_WIDTH = 640


def guide() -> Path:
    """The guide in the language of the window, where there is one."""
    own = GUIDE.with_suffix(f".{QLocale().name()[:2]}.md")
    return own if own.is_file() else GUIDE


class GuideDialog(QDialog):
    """Stays open beside the window while one works."""

    def __init__(self, parent: QWidget, path: Path | None = None) -> None:
        super().__init__(parent)
        path = path or guide()
        self.setObjectName("guide")
        self.setWindowTitle(QCoreApplication.translate("Guide", "User guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = _Pages(path.parent)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setMarkdown(path.read_text(encoding="utf-8"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.resize(780, 720)


class _Pages(QTextBrowser):
    """Draws the guide's pictures at the width of the text."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.setOpenLinks(False)
        self.document().setDocumentMargin(24)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures from beside the guide; nothing from anywhere else."""
        path = (self._folder / QUrl(name).path()).resolve()
        if kind != QTextDocument.ResourceType.ImageResource.value or self._folder.resolve() not in path.parents:
            return None
        picture = QImage(str(path))
        size = QSize(PICTURE_WIDTH, PICTURE_WIDTH)
        mode = Qt.TransformationMode.SmoothTransformation
        return picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode) if not picture.isNull() else None

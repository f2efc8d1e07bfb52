"""The chooser of what a model learns from: named sets in groups, the library, a folder, a list of files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QFileDialog, QSpinBox, QWidget

from app.window.phases import data_title
from app.window.plain import tip as plain_tip
from app.window.widgets import ElidedCombo

if TYPE_CHECKING:
    from app.data_names import KnownData

FOLDER, LIST, LIBRARY = "folder", "list", "library"
_KIND = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class ChosenData:
    """What is chosen: a name or path, or LIBRARY; `kind` empty where only the files can tell."""

    key: str
    title: str
    kind: str


class CalmCombo(ElidedCombo):
    """A list that a wheel turns only while it has the focus, so that a form can be scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the form otherwise."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CalmSpin(QSpinBox):
    """A number that a wheel turns only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the form otherwise."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DataChooser(CalmCombo):
    """What a model learns from.

    Signals:
        chosen: something else was chosen, by the user or by `set_folder`.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._current = "generated"
        self._paths: list[Path] = []
        self._known: list[KnownData] = []
        self._clips = 0
        self._selected = False
        self._fill()
        self.activated.connect(self._activated)

    @property
    def choice(self) -> ChosenData:
        """What is chosen."""
        kind = self.currentData(_KIND) or ""
        return ChosenData(self._current, self.currentText(), kind)

    def set_known(self, known: Sequence[KnownData]) -> None:
        """Offer these sets."""
        self._known = list(known)
        self._fill()

    def set_library(self, clips: int, selected: bool) -> None:
        """Offer so many clips of the library: those that are selected there, or all."""
        if (clips, selected) == (self._clips, self._selected):
            return
        self._clips, self._selected = clips, selected
        if not clips and self._current == LIBRARY:
            self._current = "generated"
        self._fill()
        if self._current == LIBRARY or not clips:
            self.chosen.emit()

    def set_folder(self, path: Path) -> None:
        """Choose a folder of clips, or a list of files."""
        if path not in self._paths:
            self._paths.append(path)
        self._current = str(path)
        self._fill()
        self.chosen.emit()

    def choose(self, key: str) -> None:
        """Choose a set by name; nothing happens where it is not offered."""
        index = self.findData(key)
        if index >= 0:
            self._activated(index)

    def _fill(self) -> None:
        self.clear()
        groups = {
            "shipped": self.tr("Comes with the program"),
            "real": self.tr("Your data sets"),
            "drawn": self.tr("Drawn sets"),
        }
        if not self._known:
            self._add(self.tr("Drawn characters"), "generated", "video", "")
            self._add(self.tr("Speech samples"), "samples", "speech", "")
        for group, title in groups.items():
            members = [one for one in self._known if one.group == group]
            if members:
                self._head(title)
            for one in members:
                self._add(data_title(one.title), one.name, one.kind, data_title(one.text))
        self._head(self.tr("Your clips"))
        if self._clips:
            every = self.tr("All {0} clips of the library") if self._clips > 1 else self.tr("The clip of the library")
            some = self.tr("The {0} clips selected in the library")
            self._add((some if self._selected else every).format(self._clips), LIBRARY, "", "")
        for path in self._paths:
            self._add(path.name or str(path), str(path), "", str(path))
        self._add(self.tr("Folder…"), FOLDER, "", self.tr("A folder of speaker/*.wav or identity/action/*.mp4"))
        self._add(self.tr("List of files…"), LIST, "", self.tr("A text file: a path a line, after a tab who is in it"))
        self.setCurrentIndex(max(self.findData(self._current), 0))

    def _head(self, title: str) -> None:
        self.addItem(title)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        item: QStandardItem = model.item(self.count() - 1)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        item.setFont(font)

    def _add(self, title: str, key: str, kind: str, tip: str) -> None:
        self.addItem(title, key)
        self.setItemData(self.count() - 1, kind, _KIND)
        self.setItemData(self.count() - 1, plain_tip(tip) or None, Qt.ItemDataRole.ToolTipRole)

    @Slot(int)
    def _activated(self, index: int) -> None:
        key = self.itemData(index)
        if key not in (FOLDER, LIST, None):
            self._current = key
            self.setCurrentIndex(index)
            self.chosen.emit()
            return
        self.setCurrentIndex(self.findData(self._current))
        if key is not None:
            self._ask(key == FOLDER)

    def _ask(self, folder: bool) -> None:
        words = self.tr("A folder of speaker/*.wav or identity/action/*.mp4")
        chooser = QFileDialog(self, words if folder else self.tr("A list of files"))
        chooser.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile)
        if not folder:
            chooser.setNameFilters([self.tr("Lists of files (*.txt *.tsv *.json)")])
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._path_chosen)
        chooser.open()

    @Slot(str)
    def _path_chosen(self, path: str) -> None:
        self.set_folder(Path(path))

"""The chooser of what a model learns from."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog

CORPORA = (("sprites", "Sprites"), ("emodb", "EMO-DB"), ("fsdd", "Free Spoken Digits"), ("timit", "TIMIT"))
FOLDER = "folder"


class DataChooser(QComboBox):
    """Drawn characters, samples, what lies below UNBRAID_DATA, and folders.

    Signals:
        chosen: by the user.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._index = 0
        self.addItem(self.tr("Drawn characters (video)"), "generated")
        self.addItem(self.tr("Speech samples (sound)"), "samples")
        if os.environ.get("UNBRAID_DATA"):
            root = Path(os.environ["UNBRAID_DATA"])
            for key, name in CORPORA:
                if (root / key).is_dir():
                    self.addItem(name, key)
        self.insertSeparator(self.count())
        self.addItem(self.tr("Folder…"), FOLDER)
        self.activated.connect(self._activated)

    def set_folder(self, folder: Path) -> None:
        """Choose a folder of clips."""
        at = self.count() - 2
        self.insertItem(at, folder.name, str(folder))
        self.setItemData(at, str(folder), Qt.ItemDataRole.ToolTipRole)
        self._index = at
        self.setCurrentIndex(at)

    @Slot(int)
    def _activated(self, index: int) -> None:
        if self.itemData(index) != FOLDER:
            self._index = index
            self.chosen.emit()
            return
        self.setCurrentIndex(self._index)
        chooser = QFileDialog(self, self.tr("A folder of speaker/*.wav or identity/action/*.mp4"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._folder_chosen)
        chooser.open()

    @Slot(str)
    def _folder_chosen(self, folder: str) -> None:
        self.set_folder(Path(folder))

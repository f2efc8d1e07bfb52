"""The file choosers: they open without holding up the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.window.opening import SOUND, VIDEO
from media_io.clip import Clip

_VIDEO_KINDS = ("mp4", "webm", "gif")
_SOUND_KINDS = ("wav", "flac")


def clips(parent: QWidget, place: str = "") -> QFileDialog:
    """Choose any number of clips; begins in the folder `place`, or where it was last."""
    chooser = _chooser(parent, _tr("Open clips"), QFileDialog.FileMode.ExistingFiles, place)
    patterns = " ".join(f"*{suffix}" for suffix in sorted(VIDEO | SOUND))
    chooser.setNameFilters([_tr("Clips ({0})").format(patterns), _tr("All files (*)")])
    return chooser


def folder(parent: QWidget, title: str, place: str = "") -> QFileDialog:
    """Choose one folder."""
    return _chooser(parent, title, QFileDialog.FileMode.Directory, place)


def export(parent: QWidget, clip: Clip, place: str = "") -> QFileDialog:
    """Choose a file to write: its suffix chooses the format, no suffix a folder of PNG pictures."""
    kinds = (_VIDEO_KINDS if clip.frames is not None else ()) + (_SOUND_KINDS if clip.audio is not None else ())
    chooser = _chooser(parent, _tr("Export the result"), QFileDialog.FileMode.AnyFile, place)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    filters = [f"{kind.upper()} (*.{kind})" for kind in kinds]
    if clip.frames is not None:
        filters.append(_tr("Folder of PNG pictures (*)"))
    chooser.setNameFilters(filters)
    chooser.setDefaultSuffix(kinds[0])
    chooser.filterSelected.connect(lambda chosen: chooser.setDefaultSuffix(_suffix(chosen)))
    chooser.selectFile(f"swap.{kinds[0]}")
    return chooser


def archive(parent: QWidget) -> QFileDialog:
    """Choose a zip of a model."""
    chooser = _chooser(parent, _tr("Choose a zip with a model"), QFileDialog.FileMode.ExistingFile)
    chooser.setNameFilters([_tr("Zip files (*.zip)"), _tr("All files (*)")])
    return chooser


def model_target(parent: QWidget, name: str, zipped: bool) -> QFileDialog:
    """Choose where a model is copied to: a zip, or a new folder."""
    chooser = _chooser(parent, _tr("Export the model"), QFileDialog.FileMode.AnyFile)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setNameFilters([_tr("Zip files (*.zip)") if zipped else _tr("New folder (*)")])
    if zipped:
        chooser.setDefaultSuffix("zip")
    chooser.selectFile(f"{name}.zip" if zipped else name)
    return chooser


def picture(parent: QWidget, title: str, name: str) -> QFileDialog:
    """Choose a PNG file to write."""
    chooser = _chooser(parent, title, QFileDialog.FileMode.AnyFile)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setNameFilters(["PNG (*.png)"])
    chooser.setDefaultSuffix("png")
    chooser.selectFile(f"{name}.png")
    return chooser


def project(parent: QWidget, place: str) -> QFileDialog:
    """Choose a project to open."""
    chooser = _chooser(parent, _tr("Open a project"), QFileDialog.FileMode.ExistingFile, place)
    chooser.setNameFilters([_tr("Projects (*.unbraid)"), _tr("All files (*)")])
    return chooser


def project_to_save(parent: QWidget, name: str, place: str) -> QFileDialog:
    """Choose where a project is written."""
    chooser = _chooser(parent, _tr("Save the project"), QFileDialog.FileMode.AnyFile, place)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setNameFilters([_tr("Projects (*.unbraid)")])
    chooser.setDefaultSuffix("unbraid")
    chooser.selectFile(f"{name}.unbraid")
    return chooser


def _suffix(chosen: str) -> str:
    inside = chosen.rpartition("(")[2].rstrip(")")
    return inside.removeprefix("*.") if inside.startswith("*.") else ""


def _chooser(parent: QWidget, title: str, mode: QFileDialog.FileMode, place: str = "") -> QFileDialog:
    chooser = QFileDialog(parent, title, place if place and Path(place).is_dir() else "")
    chooser.setFileMode(mode)
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return chooser


def _tr(text: str) -> str:
    return QCoreApplication.translate("Choosers", text)

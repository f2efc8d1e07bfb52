"""The questions that the window asks when it is closed while a model is training, or with unsaved changes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from app.window.widgets import Question

CHECKPOINT, KEEP, DISCARD = "checkpoint", "keep", "discard"
SAVE, CANCEL = "save", "cancel"


def training_question(parent: QWidget) -> QMessageBox:
    """A box with three buttons; `choice_of` tells which one was pressed. Escape keeps training."""
    box = _question(parent, (CHECKPOINT, _tr("Checkpoint and quit")), (KEEP, _tr("Keep training")))
    box.setWindowTitle(_tr("Training is running"))
    box.setText(_tr("A model is still training."))
    box.setInformativeText(_tr("A checkpoint keeps what was learnt, so that the run can go on later."))
    return box


def saving_question(parent: QWidget, name: str) -> QMessageBox:
    """A box with three buttons; `choice_of` tells which one was pressed. Escape cancels."""
    box = _question(parent, (SAVE, _tr("Save")), (CANCEL, _tr("Cancel")))
    box.setWindowTitle(_tr("Unsaved changes"))
    box.setText(_tr("Save the changes to {0}?").format(name))
    box.setInformativeText(_tr("What is not saved is lost: the clips' edits, the mix and the list of swaps."))
    return box


def _question(parent: QWidget, first: tuple[str, str], stay: tuple[str, str]) -> QMessageBox:
    """A box of two buttons and Discard, each with its choice: Enter presses the first, Escape stays."""
    box = Question(parent)
    accepting = _add(box, first, QMessageBox.ButtonRole.AcceptRole)
    staying = _add(box, stay, QMessageBox.ButtonRole.RejectRole)
    _add(box, (DISCARD, _tr("Discard")), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(accepting)
    box.setEscapeButton(staying)
    return box


def _add(box: QMessageBox, choice: tuple[str, str], role: QMessageBox.ButtonRole) -> QPushButton:
    name, text = choice
    button = box.addButton(text, role)
    button.setObjectName(name)
    return button


def choice_of(button: QAbstractButton) -> str:
    """Which of the three a button is."""
    return button.objectName()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Closing", text)

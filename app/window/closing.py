"""The questions that the window asks when it is closed while a model is training, or with unsaved changes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

CHECKPOINT, KEEP, DISCARD = "checkpoint", "keep", "discard"
SAVE, CANCEL = "save", "cancel"


def training_question(parent: QWidget) -> QMessageBox:
    """A box with three buttons; `choice_of` tells which one was pressed. Escape keeps training."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_tr("Training is running"))
    box.setText(_tr("A model is still training."))
    box.setInformativeText(_tr("A checkpoint keeps what was learnt, so that the run can go on later."))
    choices = (
        (CHECKPOINT, _tr("Checkpoint and quit"), QMessageBox.ButtonRole.AcceptRole),
        (KEEP, _tr("Keep training"), QMessageBox.ButtonRole.RejectRole),
        (DISCARD, _tr("Discard"), QMessageBox.ButtonRole.DestructiveRole),
    )
    for choice, text, role in choices:
        button = box.addButton(text, role)
        button.setObjectName(choice)
        if choice == CHECKPOINT:
            box.setDefaultButton(button)
        elif choice == KEEP:
            box.setEscapeButton(button)
    return box


def saving_question(parent: QWidget, name: str) -> QMessageBox:
    """A box with three buttons; `choice_of` tells which one was pressed. Escape cancels."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_tr("Unsaved changes"))
    box.setText(_tr("Save the changes to {0}?").format(name))
    box.setInformativeText(_tr("What is not saved is lost: the clips' edits, the mix and the list of swaps."))
    choices = (
        (SAVE, _tr("Save"), QMessageBox.ButtonRole.AcceptRole),
        (CANCEL, _tr("Cancel"), QMessageBox.ButtonRole.RejectRole),
        (DISCARD, _tr("Discard"), QMessageBox.ButtonRole.DestructiveRole),
    )
    for choice, text, role in choices:
        button = box.addButton(text, role)
        button.setObjectName(choice)
        if choice == SAVE:
            box.setDefaultButton(button)
        elif choice == CANCEL:
            box.setEscapeButton(button)
    return box


def choice_of(button: QAbstractButton) -> str:
    """Which of the three a button is."""
    return button.objectName()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Closing", text)

"""The status bar: what is going on, whether there is sound, which device computes."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStatusBar

from app.window.widgets import label, progress_bar, tool


class StatusBar(QStatusBar):
    """Task with progress on the left, lasting facts on the right."""

    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rest = self.tr("Ready")
        self.setSizeGripEnabled(False)
        self.setAccessibleName(self.tr("Status"))
        self.task = label("", "dim")
        self.bar = progress_bar(self.tr("Progress of the current task"))
        self.bar.setFixedWidth(160)
        self.cancel = tool("close", self.tr("Cancel the current task"))
        self.cancel.clicked.connect(self.cancel_asked)
        self.sound = label(self.tr("No audio device: silent"), "chip")
        self.making = label("", "chip")
        self.device = label("", "chip")
        for widget in (self.task, self.bar, self.cancel):
            self.addWidget(widget)
        for chip in (self.making, self.sound, self.device):
            self.addPermanentWidget(chip)
            chip.hide()
        self.show_task("", 0, 0)

    @Slot(str, int, int)
    def show_task(self, text: str, done: int, total: int) -> None:
        """What the files lane does; an empty text for rest."""
        self.task.setText(text or self._rest)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setVisible(bool(text))
        self.cancel.setVisible(bool(text))

    def show_rest(self, text: str) -> None:
        """What goes on while the files lane rests, such as a training; an empty text for nothing."""
        if self.task.text() == self._rest:
            self.task.setText(text or self.tr("Ready"))
        self._rest = text or self.tr("Ready")

    def show_silence(self, reason: str) -> None:
        """Whether there is sound; an empty reason where there is."""
        self.sound.setVisible(bool(reason))
        self.sound.setToolTip(reason)

    def show_making(self, making: bool, refused: bool) -> None:
        """Why nothing is heard at another speed: the sound is still being made, or would be too long."""
        making_text, refused_text = (
            self.tr("Making the sound at this speed…"),
            self.tr("Too long to hear at this speed"),
        )
        self.making.setText(refused_text if refused else making_text)
        self.making.setVisible(making or refused)

    def show_device(self, name: str) -> None:
        """Where models compute."""
        self.device.setText(name)
        self.device.setVisible(bool(name))

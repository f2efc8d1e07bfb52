"""A player: the picture, the strips of its frames and its sound, and what is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.window.picture import ClipView
from app.window.plain import shown, tip
from app.window.playable import Playable
from app.window.strips import FilmStrip, SoundStrip, Strip
from app.window.theme import Theme
from app.window.widgets import ElidedLabel, label, tool
from app.window.zoom import Zoom


class PlayerPane(QFrame):
    """A player with its badge, title, picture and strip.

    Signals:
        sought: a time in seconds that the user points at.
        held, released: the user takes a strip and lets go.
        heard: the speaker button was pressed.
        strip_asked: the button that changes between waveform and spectrogram was pressed.
        dropped: clips or files were dropped on it (the QMimeData).
    """

    sought = Signal(float)
    held = Signal()
    released = Signal()
    heard = Signal()
    strip_asked = Signal(bool)
    dropped = Signal(object)

    def __init__(self, theme: Theme, badge: str, role: str, name: str, hint: str, colour: str, zoom: Zoom) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(name)
        self.setAcceptDrops(True)
        self.clip: Playable | None = None
        self.view = ClipView(theme, zoom)
        self.view.hint = hint
        self.view.setAccessibleName(self.tr("Picture of {0}").format(name))
        self.strip = SoundStrip(theme, colour)
        self.strip.setAccessibleName(self.tr("Sound of {0}").format(name))
        self.film: Strip = FilmStrip(theme)
        self.film.setAccessibleName(self.tr("Frames of {0}").format(name))
        self.badge = label(badge, role)
        self.title = ElidedLabel()
        self.facts = ElidedLabel("", "dim")
        self.ear = tool("sound", self.tr("Hear {0}").format(name), checkable=True)
        self.ear.clicked.connect(self.heard)
        self.look = tool("spectrum", self.tr("Spectrogram or waveform (W)"), checkable=True)
        self.look.clicked.connect(self.strip_asked)
        for part in (self.view, self.strip, self.film):
            part.sought.connect(self.sought)
            part.held.connect(self.held)
            part.released.connect(self.released)
        self._lay_out()
        self.set_clip(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStrut(34)  # as tall without the speaker button
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        head.addWidget(self.look)
        head.addWidget(self.ear)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.film)
        column.addWidget(self.strip)
        column.addWidget(self.facts)

    def set_clip(self, clip: Playable | None) -> None:
        """Show another clip, or the hint."""
        self.clip = clip
        self.view.set_clip(clip)
        self.strip.set_clip(clip)
        self.film.set_clip(clip)
        title = clip.title if clip is not None else ""
        self.title.setText(shown(title))
        self.title.setToolTip(tip(title))
        self.facts.setText(clip.facts() if clip is not None else " ")
        for part in (self.ear, self.look):
            part.setVisible(clip is not None and clip.pcm is not None)

    def show_spectrum(self, spectrum: bool) -> None:
        """The strip as a spectrogram, or as a waveform."""
        self.look.setChecked(spectrum)
        self.strip.set_spectrum(spectrum)

    def set_hint(self, hint: str) -> None:
        """What an empty player says."""
        self.view.hint = hint
        self.view.update()

    def set_range(self, begin: float, end: float) -> None:
        """Show the in and out points."""
        for strip in (self.strip, self.film):
            strip.set_range(begin, end)

    @Slot(float)
    def show_time(self, seconds: float) -> None:
        """Follow the clock."""
        self.view.show_time(seconds)
        self.strip.show_time(seconds)
        self.film.show_time(seconds)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and library rows are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the drop on."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

"""The centre of the window: three players, the transport, the mix strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.window.mix import MixStrip
from app.window.playable import Playable
from app.window.playback import RESULT, Playback
from app.window.player import PlayerPane
from app.window.theme import Theme
from app.window.transport import Transport
from app.window.zoom import Zoom


class Workspace(QWidget):
    """Players side by side and what moves them.

    Signals:
        dropped: player 0 or 1 and what was dropped on it.
    """

    dropped = Signal(int, object)

    def __init__(self, playback: Playback, theme: Theme) -> None:
        super().__init__()
        self._playback = playback
        drop = self.tr("Drop a clip here\nor choose one in the library")
        self.zoom = zoom = Zoom(self)
        self.players = (
            PlayerPane(theme, "A", "badgeA", self.tr("player A"), drop, "a", zoom),
            PlayerPane(theme, "B", "badgeB", self.tr("player B"), drop, "b", zoom),
            PlayerPane(theme, self.tr("Result"), "badgeR", self.tr("the result"), "", "accent", zoom),
        )
        self.players[RESULT].setAcceptDrops(False)
        self.transport = Transport(playback, theme, zoom)
        self.mix = MixStrip()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for player in self.players:
            row.addWidget(player, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row, 1)
        column.addWidget(self.transport)
        column.addWidget(self.mix)

    def _connect(self) -> None:
        for player in self.players:
            self._playback.moved.connect(player.show_time)
            player.sought.connect(self._playback.seek_time)
            player.held.connect(self._playback.hold)
            player.released.connect(self._playback.release)
            player.heard.connect(self._heard)
            player.strip_asked.connect(self.show_spectrum)
            player.dropped.connect(self._dropped)
        self._playback.changed.connect(self._show_play)

    def set_clip(self, slot: int, clip: Playable | None) -> None:
        """Fill a player."""
        self.players[slot].set_clip(clip)
        self._playback.set_clip(slot, clip)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """The slots by the keys of the action registry."""
        return {
            "zoom_in": self.zoom.closer,
            "zoom_out": self.zoom.wider,
            "zoom_fit": self.zoom.fit,
            "spectrum": self._toggle_spectrum,
        }

    @Slot()
    def _toggle_spectrum(self) -> None:
        self.show_spectrum(not self.players[0].strip.spectrum)

    @Slot(bool)
    def show_spectrum(self, spectrum: bool) -> None:
        """Every strip of sound as a spectrogram, or as a waveform."""
        for player in self.players:
            player.show_spectrum(spectrum)

    @Slot()
    def _heard(self) -> None:
        self._playback.hear(self.players.index(self.sender()))

    @Slot(object)
    def _dropped(self, data: object) -> None:
        self.dropped.emit(self.players.index(self.sender()), data)

    @Slot()
    def _show_play(self) -> None:
        playback = self._playback
        for slot, player in enumerate(self.players):
            player.ear.setChecked(slot == playback.sounding)
            player.set_range(playback.begin, playback.end)

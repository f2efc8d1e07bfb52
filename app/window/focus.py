"""The order in which Tab visits the window: clips, players, transport, mix, training."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.window.main import MainWindow


def focus_order(window: MainWindow) -> list[QWidget]:
    """Everything that takes the focus while clips are open, in order."""
    library, transport, mix, train = window.library, window.workspace.transport, window.mix, window.train
    order: list[QWidget] = [library.open, library.folder, library.filter, library.view, library.to_a, library.to_b]
    order += [part for player in window.workspace.players for part in (player.look, player.ear)]
    order += [transport.slider, transport.back, transport.play, transport.forward, transport.loop, transport.speed]
    order += [transport.size_of, transport.mute, transport.volume]
    for row in (mix.static, mix.dynamic):
        order += [row.pick_a, row.slider, row.pick_b]
    order += [mix.models, mix.swap, mix.export, mix.speaker]
    order += [mix.voice.pitch.slider, mix.voice.formants.slider, mix.voice.clarity.slider]
    order += [mix.voice.way_back, mix.voice.reset, mix.cancel]
    return [*order, train.fold.open, *train.form.focus_order, train.start, train.pause, train.stop]


def order_focus(window: MainWindow) -> None:
    """Give the window that order."""
    for first, second in pairwise(focus_order(window)):
        QWidget.setTabOrder(first, second)

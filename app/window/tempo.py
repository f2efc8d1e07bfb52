"""Sound at other speeds, or for a card that takes another rate: made in a lane, kept for the next time."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.window.playable import Pcm, at_speed
from app.window.worker import DONE, FAILED, Job, Lane

KEPT = 6
MOST_SECONDS = 3600
"""Sound that would last longer at its speed is not made: each hour takes up to 700 MB."""


class TempoLane(QObject):
    """Gives sound at a speed once it is made.

    Signals:
        ready: sound that was asked for has been made.
        failed: a Failure.
    """

    ready = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane("tempo", self, latest_only=True)
        self._kept: OrderedDict[tuple[Pcm, float, int], Pcm] = OrderedDict()
        self._wanted: tuple[Pcm, float, int] | None = None

    def get(self, pcm: Pcm, speed: float, rate: int) -> Pcm | None:
        """The sound at a speed for a card's rate; None until it is made, of which `ready` tells."""
        if speed == 1 and rate == pcm.sample_rate:
            return pcm
        key = (pcm, speed, rate)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key != self._wanted and not too_long(pcm, speed):
            self._wanted = key
            title = self.tr("Could not change the speed of the sound")
            self._lane.run(title, lambda job: (key, at_speed(pcm, speed, rate, lambda: job.report(None))), self._made)
        return None

    def shut_down(self) -> bool:
        """Give up what is being made; whether the lane ended in time."""
        return self._lane.shut_down()

    def _made(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE:
            key, made = payload
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self.ready.emit()
        elif kind == FAILED:
            self.failed.emit(payload)
        if not self._lane.jobs:
            self._wanted = None


def too_long(pcm: Pcm, speed: float) -> bool:
    """Whether the sound is never made at this speed."""
    return pcm.data.size() / (2 * pcm.channels * pcm.sample_rate) / speed > MOST_SECONDS

"""What was heard of recordings, kept for the next swap of the same: a moved dial then only converts and synthesises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import ref

from app.voice import Heard, heard
from core_models.store import StoredModel
from media_io.clip import Clip
from media_io.world import RATE

if TYPE_CHECKING:
    from app.pipeline import OnProgress

MOST_SECONDS = 1800.0
"""Of sound that is kept; 0.1 to 0.25 MB a second."""


@dataclass(frozen=True, eq=False)
class _Kept:
    clip: ref[Clip]
    stored: ref[StoredModel]
    found: Heard

    @property
    def alive(self) -> bool:
        return self.clip() is not None and self.stored() is not None


class Listener:
    """`app.voice.heard` with a memory: a clip that a model has heard is not listened to again.

    Clips and models are told apart by identity and not kept alive. One thread at a time may call it.
    """

    def __init__(self, most_seconds: float = MOST_SECONDS) -> None:
        self._most = most_seconds
        self._kept: list[_Kept] = []  # what was asked for last is last

    def __call__(self, stored: StoredModel, clip: Clip, progress: OnProgress, phase: str = "Listening") -> Heard:
        """As `heard`. Raises MediaError for a clip without sound, and what `progress` raises."""
        one = self._taken(stored, clip) or _Kept(ref(clip), ref(stored), heard(stored, clip, progress, phase))
        self._kept = [kept for kept in self._kept if kept.alive]
        room = self._most - _seconds(one)
        while self._kept and sum(map(_seconds, self._kept)) > room:
            del self._kept[0]
        if room >= 0:
            self._kept.append(one)
        return one.found

    def _taken(self, stored: StoredModel, clip: Clip) -> _Kept | None:
        for place, kept in enumerate(self._kept):
            if kept.clip() is clip and kept.stored() is stored:
                return self._kept.pop(place)
        return None


def _seconds(one: _Kept) -> float:
    return one.found.voice.length / RATE

"""What was heard and seen of clips, kept for the next swap of the same: a moved slider then only decodes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import ref

from app.braiding import Encoded, encoded
from app.voice import Heard, heard
from core_models.store import StoredModel
from media_io.clip import Clip
from media_io.world import RATE

if TYPE_CHECKING:
    from app.pipeline import OnProgress

MOST_SECONDS = 1800.0
"""Of sound that is kept; 0.1 to 0.25 MB a second."""
MOST_BYTES = 256e6
"""Of pictures as models see them and their codes."""
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class _Kept(Generic[T]):
    clip: ref[Clip]
    stored: ref[StoredModel]
    found: T
    size: float

    @property
    def alive(self) -> bool:
        return self.clip() is not None and self.stored() is not None

    def of(self, stored: StoredModel | None, clip: Clip | None) -> bool:
        """Whether it was made of this clip by this model."""
        return self.clip() is clip and self.stored() is stored


class Shelf(Generic[T]):
    """What was made of clips by models, up to a sum of sizes: what was asked for longest ago goes first.

    Clips and models are told apart by identity and not kept alive. Threads may use it at the same time; two that ask
    for the same at once both make it.
    """

    def __init__(self, most: float) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: list[_Kept[T]] = []  # what was asked for last is last

    @property
    def clips(self) -> list[Clip | None]:
        """Of what something is kept; None for a clip that is gone."""
        with self._lock:
            return [kept.clip() for kept in self._kept]

    def find(self, stored: StoredModel, clip: Clip, make: Callable[[], T], size: Callable[[T], float]) -> T:
        """What is kept for this clip and model, or what `make` gives now."""
        with self._lock:
            one = self._taken(stored, clip)
        if one is None:
            one = self._made(stored, clip, make(), size)
        with self._lock:
            self._keep(one)
        return one.found

    def _keep(self, one: _Kept[T]) -> None:
        self._kept = [kept for kept in self._kept if kept.alive and not kept.of(one.stored(), one.clip())]
        room = self._most - one.size
        while self._kept and sum(kept.size for kept in self._kept) > room:
            del self._kept[0]
        if room >= 0:
            self._kept.append(one)

    def _made(self, stored: StoredModel, clip: Clip, found: T, size: Callable[[T], float]) -> _Kept[T]:
        return _Kept(ref(clip), ref(stored), found, size(found))

    def _taken(self, stored: StoredModel, clip: Clip) -> _Kept[T] | None:
        return next((kept for kept in self._kept if kept.of(stored, clip)), None)


class Listener:
    """`app.voice.heard` and `app.braiding.encoded` with a memory: a clip is taken apart once by each model."""

    def __init__(self, most_seconds: float = MOST_SECONDS, most_bytes: float = MOST_BYTES) -> None:
        self.heard: Shelf[Heard] = Shelf(most_seconds)
        self.seen: Shelf[Encoded] = Shelf(most_bytes)

    def __call__(self, stored: StoredModel, clip: Clip, progress: OnProgress, phase: str = "Listening") -> Heard:
        """As `heard`. Raises MediaError for a clip without sound, and what `progress` raises."""
        return self.heard.find(stored, clip, lambda: heard(stored, clip, progress, phase), _seconds)

    def encoded(self, stored: StoredModel, clip: Clip, phase: str, progress: OnProgress) -> Encoded:
        """As `encoded`. Raises MediaError for a clip that does not suit the model, and what `progress` raises."""

        def make() -> Encoded:
            made = encoded(stored, clip, phase, progress)
            # A clip that suits the model as it is would be kept alive by what is remembered of it.
            return replace(made, clip=replace(clip)) if made.clip is clip else made

        return self.seen.find(stored, clip, make, _bytes)


def _seconds(one: Heard) -> float:
    return one.voice.length / RATE


def _bytes(one: Encoded) -> float:
    arrays = [array for array in (one.clip.frames, one.clip.audio) if array is not None]
    codes = one.latents.static, one.latents.dynamic
    return float(sum(array.nbytes for array in arrays) + sum(code.nbytes for code in codes))

"""Models that stay in memory and what they made of clips: one shelf for all lanes of a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from app.shelf import NEEDED
from app.window.services import Services

if TYPE_CHECKING:
    from app.listening import Listener
    from app.pipeline import LoadedModel

Stamp = tuple[str, tuple[int, ...]]
"""What a model is known by: its key or folder, and when its files were written, and how long they are."""
KEPT = 4


class Shelf:
    """The models that were used last, each loaded once, and a memory for clips that were heard and seen.

    Lanes may ask at the same time: a model that one loads the others wait for.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = Lock()
        self._loading: dict[Stamp, Lock] = {}
        self._models: dict[Stamp, LoadedModel] = {}
        self._places: dict[str, Path] = {}
        self._listener: Listener | None = None

    def load(self, key: str | Path, begun: Callable[[], object] = lambda: None) -> LoadedModel:
        """The model of this key or folder; loaded again where its folder changed. Raises as `load_model`.

        `begun` is called where it must be loaded first.
        """
        with self._lock:
            stamp = stamp_of(self._places.get(str(key), key))
            gate = self._loading.setdefault(stamp, Lock())
        with gate:
            loaded = self._models.get(stamp)
            if loaded is None:
                begun()
                loaded = self._services.load_model(key, "auto")
            return self._kept(key, stamp, loaded)

    def _kept(self, key: str | Path, stamp: Stamp, loaded: LoadedModel) -> LoadedModel:
        """The model, as the only one of its folder: a shipped one is asked for by its name and by its folder."""
        with self._lock:
            place = self._places[str(key)] = loaded.info.path
            if stamp[0] != str(place):
                stamp = stamp_of(place)
            loaded = self._models.pop(stamp, loaded)
            for earlier in [other for other in self._models if other[0] == stamp[0]]:
                self._let_go(earlier)  # from before its folder changed
            self._models[stamp] = loaded  # what was used last is last
            while len(self._models) > KEPT:
                self._let_go(next(iter(self._models)))
        return loaded

    def _let_go(self, stamp: Stamp) -> None:
        del self._models[stamp]
        self._loading.pop(stamp, None)

    @property
    def ears(self) -> Listener:
        """What remembers the clips that were heard and seen; it comes with torch."""
        from app.listening import Listener

        with self._lock:
            if self._listener is None:
                self._listener = Listener()
            return self._listener


def stamp_of(key: str | Path) -> Stamp:
    """Tells a model that was written anew from the one before; zeros where a file of it is not there."""
    facts: list[int] = []
    for name in NEEDED:
        try:
            found = (Path(key) / name).stat()
        except OSError:
            facts += (0, 0)
        else:
            facts += (found.st_mtime_ns, found.st_size)
    return str(key), tuple(facts)

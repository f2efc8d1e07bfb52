"""Encoding the clips of the Latents tab, in the lane's thread; the axes of a model are kept while it learns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.window.playable import Playable, prepare
from app.window.shelf import Shelf
from app.window.worker import Job, StoppableJob
from media_io.clip import Clip

if TYPE_CHECKING:
    from app.code_numbers import Range
    from app.latent_map import Basis, Carried, Item, LatentMap
    from app.pipeline import LoadedModel

LIBRARY = "library"
MOST_FRAMES = 4000
"""Frames of dynamics that their axes are found in."""


@dataclass(frozen=True, eq=False)
class MapOrder:
    """What to place.

    Attributes:
        model: a folder, or the name of a shipped model.
        source: LIBRARY or the name of a labelled set.
        clips: of the library, each with its path.
        fresh: whether the axes are found anew.
    """

    model: str | Path
    source: str
    clips: tuple[tuple[Path, Clip], ...] = ()
    fresh: bool = False


@dataclass(frozen=True, eq=False)
class Placed:
    """Clips with their places.

    Attributes:
        order: what was asked for.
        name: the model's, for a user.
        found: the codes.
        basis: the axes of the standing codes.
        places: (N, K) on the axes of the standing codes.
        paths: (T, K) of each clip on the axes of the dynamics.
        numbers: those in which the clips differ most.
    """

    order: MapOrder
    name: str
    found: LatentMap
    basis: Basis
    places: NDArray[np.float32]
    paths: tuple[NDArray[np.float32], ...]
    numbers: tuple[Range, ...]


class Mapper:
    """Remembers the last set of clips and the axes of every model; only the lane calls its work."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._items: tuple[str, list[Item]] | None = None
        self._axes: dict[tuple[str, str], tuple[Basis, Basis]] = {}

    def work(self, order: MapOrder) -> Callable[[StoppableJob], Placed]:
        """The work of one map."""

        def place(job: StoppableJob) -> Placed:
            from app.latent_numbers import widest
            from app.pipeline import encode_all

            loaded = self._shelf.load(order.model)
            items = self._items_of(order, loaded, job)
            found = encode_all(loaded, items, job.report)
            still, moving = self._bases(order, loaded, found)
            paths = tuple(moving.places(codes) for codes in found.dynamic)
            numbers = tuple(widest(found))
            return Placed(order, _name(loaded), found, still, still.places(found.standing), paths, numbers)

        return place

    def _items_of(self, order: MapOrder, loaded: LoadedModel, job: StoppableJob) -> list[Item]:
        from app.latent_map import Item
        from app.latent_sources import folder_label
        from app.pipeline import labelled_clips

        if order.source == LIBRARY:
            return [Item(str(path), path.name, clip, folder_label(path)) for path, clip in order.clips]
        key = f"{order.source} {loaded.info.kind} {loaded.info.length}"
        if self._items is None or self._items[0] != key:
            self._items = key, labelled_clips(order.source, loaded, job.report, job.control)
        return self._items[1]

    def _bases(self, order: MapOrder, loaded: LoadedModel, found: LatentMap) -> tuple[Basis, Basis]:
        """The axes of this model and these clips, from when it was first looked at."""
        from app.latent_map import fitted_basis

        key = str(loaded.info.path), order.source
        frames = np.concatenate(found.dynamic)
        kept = self._axes.get(key)
        if kept is None or order.fresh or not kept[0].fits(found.standing) or not kept[1].fits(frames):
            step = -(-len(frames) // MOST_FRAMES)
            kept = fitted_basis(found.standing), fitted_basis(frames[::step])
            self._axes[key] = kept
        return kept


def carried_work(found: LatentMap, factors: tuple[str, ...]) -> Callable[[Job], Carried]:
    """Ask which block carries which factor."""

    def work(job: Job) -> Carried:
        from app.latent_map import carried

        return carried(found, factors, job.report)

    return work


def playable_work(item: Item, rate_for: Callable[[int], int]) -> Callable[[Job], Playable]:
    """Make a clip of a labelled set ready for a player."""
    return lambda _: prepare(item.clip, item.title, rate_for)


def _name(loaded: LoadedModel) -> str:
    info = loaded.info
    return info.path.resolve().parent.name if info.key == "model" else info.key


def sources_work(_: Job) -> list[tuple[str, str, str]]:
    """Labelled sets at hand: key, title, kind."""
    from app.latent_sources import labelled_sources

    return [(one.key, one.title, one.kind) for one in labelled_sources()]

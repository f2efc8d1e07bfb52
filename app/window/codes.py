"""Work on the codes of one clip, in the lane's thread: take it apart once, then only decode."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.window.playable import Playable, prepare
from app.window.services import Services
from app.window.shelf import Shelf
from app.window.worker import Job
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.braiding import Encoded
    from app.code_numbers import Edit, Range
    from app.pipeline import LoadedModel
    from media_io.clip import Clip

MOST_KNOWN = 16
"""Clips of the library that are taken apart to see which numbers vary."""


@dataclass(frozen=True, eq=False)
class Opened:
    """A clip taken apart: what the sliders show.

    Attributes:
        clip: what was taken apart.
        ranges: the numbers of the model's code, those first that vary most, and the clip's own value of each.
        blocks: the names of the model's blocks, and whether each is dynamic.
    """

    clip: Playable
    ranges: tuple[tuple[Range, float], ...]
    blocks: tuple[tuple[str, bool], ...]


class Codes:
    """Remembers what is open; only the lane's thread calls its work."""

    def __init__(self, services: Services, shelf: Shelf) -> None:
        self._services, self._shelf = services, shelf
        self._loaded: LoadedModel | None = None
        self._open: Encoded | None = None

    def open(self, model: str | Path, clip: Playable, others: Sequence[Clip]) -> Callable[[Job], Opened]:
        """The work of taking a clip apart, and some others to see what varies; a clip that does not suit is skipped."""

        def work(job: Job) -> Opened:
            from app.pipeline import Progress
            from app.traversal import own_value

            job.report(Progress("Loading the model", 0, 0))
            loaded = self._loaded = self._shelf.load(model)
            own = self._open = self._taken(job, loaded, clip.clip)
            known = []
            for done, other in enumerate(others[:MOST_KNOWN]):
                job.report(Progress("Comparing clips", done, min(len(others), MOST_KNOWN)))
                try:
                    known.append(self._taken(job, loaded, other))
                except MediaError:
                    continue  # of the other kind: it has no such codes
            found, network = self._services.code_ranges(loaded, known), loaded.stored.model
            ranges = tuple((one, own_value(network, own.latents, one.block, one.number)) for one in found)
            return Opened(clip, ranges, tuple((block.name, block.part == "dynamic") for block in network.blocks()))

        return work

    def decode(self, edits: Sequence[Edit], title: str, rate_for: Callable[[int], int]) -> Callable[[Job], Playable]:
        """The work of decoding the open clip's code with numbers moved."""

        def work(job: Job) -> Playable:
            assert self._loaded is not None
            assert self._open is not None
            return prepare(self._services.decode_latents(self._loaded, self._open, edits), title, rate_for)

        return work

    def sweep(
        self,
        model: str | Path,
        clip: Clip,
        what: tuple[str, int, float, float],
        edits: Sequence[Edit],
        title: str,
        rate_for: Callable[[int], int],
    ) -> Callable[[Job], Playable]:
        """The work of a clip in which one number (block, number, first, last) moves while `edits` hold."""

        def work(job: Job) -> Playable:
            from app.pipeline import Progress

            job.report(Progress("Loading the model", 0, 0))
            loaded, ears = self._shelf.load(model), self._shelf.ears
            made = self._services.sweep(loaded, clip, *what, edits=edits, progress=job.report, listener=ears)
            return prepare(made, title, rate_for)

        return work

    def interpolate(
        self,
        model: str | Path,
        pair: tuple[Clip, Clip],
        how: tuple[float | None, str, str],
        title: str,
        rate_for: Callable[[int], int],
    ) -> Callable[[Job], Playable]:
        """The work of going from one clip to another; `how` is seconds, dynamics and path of `pipeline.interpolate`."""

        def work(job: Job) -> Playable:
            from app.pipeline import Progress

            job.report(Progress("Loading the model", 0, 0))
            loaded, ears = self._shelf.load(model), self._shelf.ears
            made = self._services.interpolate(loaded, *pair, *how, progress=job.report, listener=ears)
            return prepare(made, title, rate_for)

        return work

    def _taken(self, job: Job, loaded: LoadedModel, clip: Clip) -> Encoded:
        return self._services.take_apart(loaded, clip, job.report, self._shelf.ears)

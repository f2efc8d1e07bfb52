"""Work on the codes of one clip, in the lane's thread: take it apart once, then only decode."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.window.playable import Playable, prepare
from app.window.services import Services
from app.window.shelf import Shelf
from app.window.steps import OF_A, OF_B, Interpolated, Moved, Step, Swept, step_title
from app.window.worker import Job
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.braiding import Encoded
    from app.code_numbers import Range
    from app.listening import Listener
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


@dataclass(frozen=True, eq=False)
class Stepped:
    """A result, how it was made, and of which clips."""

    clip: Playable
    step: Step
    clips: Mapping[str, Clip]


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

    def decode(self, step: Moved, clip: Clip, rate_for: Callable[[int], int]) -> Callable[[Job], Stepped]:
        """The work of decoding the open clip's code with numbers moved."""

        def work(job: Job) -> Stepped:
            assert self._loaded is not None
            assert self._open is not None
            made = self._services.decode_latents(self._loaded, self._open, step.edits)
            return Stepped(prepare(made, step_title(step, ""), rate_for), step, {step.of: clip})

        return work

    def make(
        self, step: Step, model: str | Path, clips: Mapping[str, Clip], title: str, rate_for: Callable[[int], int]
    ) -> Callable[[Job], Stepped]:
        """The work of one step of codes."""

        def work(job: Job) -> Stepped:
            from app.pipeline import Progress

            job.report(Progress("Loading the model", 0, 0))
            loaded = self._shelf.load(model)
            made = stepped(self._services, loaded, self._shelf.ears, step, clips, job)
            return Stepped(prepare(made, title, rate_for), step, clips)

        return work

    def _taken(self, job: Job, loaded: LoadedModel, clip: Clip) -> Encoded:
        return self._services.take_apart(loaded, clip, job.report, self._shelf.ears)


def stepped(
    services: Services, loaded: LoadedModel, ears: Listener, step: Step, clips: Mapping[str, Clip], job: Job
) -> Clip:
    """What a step makes; `clips` has those of OF_A, OF_B and OF_RESULT that it is of."""
    if isinstance(step, Interpolated):
        how = (step.seconds, step.dynamic, step.path)
        return services.interpolate(loaded, clips[OF_A], clips[OF_B], *how, progress=job.report, listener=ears)
    if isinstance(step, Swept):
        what = (step.block, step.number, step.first, step.last)
        told = {"edits": step.edits, "progress": job.report, "listener": ears}
        return services.sweep(loaded, clips[step.of], *what, **told)
    own = services.take_apart(loaded, clips[step.of], job.report, ears)
    return services.decode_latents(loaded, own, step.edits)

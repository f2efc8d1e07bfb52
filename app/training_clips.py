"""What a run learns from, cut or drawn some clips at a time, so that more than fits into memory goes to disk."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from app.bench.data import sized, source_of, title_of, to_validate
from app.clip_store import Spool, Who, spooling, states_of
from core_models.config import Window
from core_models.control import Control
from core_models.data import ClipArray
from media_io import datasets
from media_io.labelled_sets import DIGITS
from media_io.roots import has_data

CLIPS = 64
"""That are drawn between two looks at the stop button."""


@dataclass(frozen=True, eq=False)
class TrainingData:
    """What a run learns from.

    Attributes:
        train, validation: clips of the model's length and size; no identity-action pair or sentence is in both.
        fps: frame rate of the pictures where they have one of their own.
        description: a line for the model's card.
        skipped: files left out, each with the reason.
    """

    train: ClipArray
    validation: ClipArray
    fps: Fraction | None
    description: str
    skipped: tuple[tuple[Path, str], ...] = ()


@dataclass(frozen=True)
class Loading:
    """How far loading has come: items done of all."""

    phase: str
    done: int
    total: int


class Division(NamedTuple):
    """How clips in a spool are divided.

    Attributes:
        train: how many of them, from the first, are to learn from.
        who: who is in the clips, of both parts.
        description, fps, skipped: as of TrainingData.
    """

    train: int
    who: tuple[Who, Who]
    description: str
    fps: Fraction | None = None
    skipped: tuple[tuple[Path, str], ...] = ()


Cutting = Generator[Loading, None, Division]


def spooled(facts: Mapping[str, Any], cutting: Callable[[Spool], Cutting]) -> Iterator[Loading | TrainingData]:
    """Clips that were cut before and are too many for the memory, or what `cutting` puts into a spool."""
    with spooling(facts) as spool:
        found = spool.kept()
        if found is None:
            train, who, description, fps, skipped = yield from cutting(spool)
            told = {
                "description": description,
                "fps": None if fps is None else str(fps),
                "skipped": [[str(path), why] for path, why in skipped],
            }
            found = spool.keep(train, who, told)
    rate = found.facts["fps"]
    yield TrainingData(
        found.train,
        found.validation,
        None if rate is None else Fraction(rate),
        found.facts["description"],
        tuple((Path(path), why) for path, why in found.facts["skipped"]),
    )


def of_any_size(base: str) -> bool:
    """Whether so many clips of a set are drawn as its name asks for."""
    return base in datasets.SETS and datasets.SETS[base].plan is not None


def drawn_or_kept(name: str, window: Window, control: Control) -> Iterator[Loading | TrainingData]:
    """Clips of a set of any size, those that `app.bench.data.load` gives to learn from and to choose by.

    Raises:
        ModelError: another kind than the model takes, or no number of clips behind the name.
        MediaError: clips that cannot be drawn, or kept.
        Cancelled: the control was stopped.
    """
    base = name.partition(":")[0]
    clips = source_of(name, window)[1] or datasets.SETS[base].train
    read = [datasets.data_root() / DIGITS] if base == "moving-mnist" and has_data(DIGITS) else []
    facts = {"drawn": base, "clips": clips, "length": window.length, "size": window.size, "read": states_of(read)}
    return spooled(facts, lambda spool: _drawn(base, clips, window, control, spool))


def _drawn(base: str, clips: int, window: Window, control: Control, spool: Spool) -> Cutting:
    yield Loading("Making the clips", 0, clips)
    plan = datasets.plan_labelled(base, "train", clips, length=window.length)
    assert plan is not None
    held = to_validate(plan.identity, clips)
    for start in range(0, clips, CLIPS):
        control.check()
        yield Loading("Making the clips", start, clips)
        part = slice(start, start + CLIPS)
        frames = sized(plan.draw(part), window.size).frames
        spool.add(frames[~held[part]])
        spool.add(frames[held[part]], held_out=True)
    who = plan.identity[~held], plan.identity[held]
    return Division(spool.clips[0], who, f"{title_of(base, clips)}, as published")

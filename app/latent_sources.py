"""Named sets of labelled clips for a map of codes: which are at hand, and some clips of each with what is known."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from app.latent_map import Item
from core_models.control import Control
from media_io.clip import Clip

if TYPE_CHECKING:
    from app.pipeline import OnProgress
    from core_models.store import ModelConfig
    from media_io.labelled import LabelledClips
    from media_io.speech_corpora import Utterance

PICTURES, SOUNDS = 200, 40
"""Clips that are shown where no number is asked for; to take a recording apart costs about as long as it lasts."""
FPS = Fraction(8)


@dataclass(frozen=True)
class SourceName:
    """A labelled set that is at hand.

    Attributes:
        key: its name, as `unbraid evaluate --data` takes it.
        title: what a user reads.
        kind: "video" or "speech".
    """

    key: str
    title: str
    kind: str


def labelled_sources() -> list[SourceName]:
    """The labelled sets of pictures and of sound whose files are here, or that are drawn."""
    from app.bench.data import SOURCES

    return [SourceName(key, one.title, one.kind) for key, one in SOURCES.items() if _at_hand(key, one.kind)]


def _at_hand(name: str, kind: str) -> bool:
    from app.data_names import REAL_SPEECH
    from media_io.datasets import SETS
    from media_io.errors import MediaError
    from media_io.roots import has_data

    named = name if name in REAL_SPEECH else None
    folder = SETS[name].folder if name in SETS else named
    try:
        return kind in ("video", "speech") and (folder is None or has_data(folder))
    except MediaError:
        return False


def labelled_items(
    name: str, config: ModelConfig, progress: OnProgress, control: Control | None = None, limit: int | None = None
) -> list[Item]:
    """Clips of a named set with the class of every factor, as the model takes them.

    Args:
        name: a key of `labelled_sources`.
        config: of the model: clips have the length that it looks at, where the set can have any.
        progress: called between pieces of work; may raise to cancel.
        control: stops the loading.
        limit: at most so many; None for the usual number.

    Raises:
        ModelError: an unknown name, or a set of another kind than the model takes; both sides are named.
        MediaError: files that are missing or broken.
        Cancelled: the control was stopped.
    """
    from app.bench.data import SOURCES
    from app.pipeline import Progress
    from core_models.errors import ModelError

    if name not in SOURCES:
        raise ModelError(f"no labelled data set is called {name!r}; valid: {', '.join(SOURCES)}.")
    kind, taken = SOURCES[name].kind, config.architecture.window.kind
    if kind != taken:
        raise ModelError(f"{name} is {kind}, the model takes {taken}. Choose another model or data.")
    progress(Progress("Loading the clips", 0, 0))
    if kind == "speech":
        return _recordings(name, limit or SOUNDS, progress)
    return _drawn(name, config, limit or PICTURES, control or Control())


def _drawn(name: str, config: ModelConfig, limit: int, control: Control) -> list[Item]:
    from app.bench.data import abandoned_when_stopped
    from media_io.datasets import SETS, load_labelled

    made = SETS[name]
    count = min(limit, made.test) if made.test else None
    length = config.architecture.window.length if made.lengths else None
    work = functools.partial(load_labelled, name, "test", count, length=length)
    clips = abandoned_when_stopped(work, control)
    fps = Fraction(config.fps) if config.fps else FPS
    return [_item(name, clips, index, fps) for index in range(min(limit, len(clips)))]


def _item(name: str, clips: LabelledClips, index: int, fps: Fraction) -> Item:
    labels = {factor: clips.classes[factor][values[index]] for factor, values in clips.labels.items()}
    title = f"{name} {index + 1}: {', '.join(labels.values())}"
    return Item(f"{name}:{index}", title, Clip(clips.frames[index], fps), labels)


def _recordings(name: str, limit: int, progress: OnProgress) -> list[Item]:
    from app.bench.data import SPEECH
    from app.pipeline import Progress, open_clip

    found = sorted(SPEECH[name](), key=lambda one: (one.speaker, one.path))
    chosen = _spread(found, limit)
    items = []
    for done, one in enumerate(chosen):
        progress(Progress("Loading the clips", done, len(chosen)))
        labels = {"speaker": one.speaker, "sentence": one.sentence, **one.labels}
        labels.pop("take", None)
        items.append(Item(str(one.path), one.path.stem, open_clip(one.path), labels))
    return items


def _spread(found: Sequence[Utterance], limit: int) -> list[Utterance]:
    """At most so many, evenly from the whole."""
    if len(found) <= limit:
        return list(found)
    return [found[index * len(found) // limit] for index in range(limit)]


def folder_label(path: Path) -> dict[str, str]:
    """What is known of a file of the user's: the folder it lies in."""
    return {"folder": path.parent.name}

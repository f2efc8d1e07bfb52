"""What lies in a data set or in a folder of clips: how much, of whom, and what training would leave out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np

from media_io.clip import Clip
from media_io.datasets import SETS, data_root, list_action_folder, list_speaker_folder, load_labelled
from media_io.errors import MediaError
from media_io.features import SpectrogramSpec
from media_io.labelled import LabelledClips
from media_io.probe import probe
from media_io.read import read_clip
from media_io.segments import LENGTH, speech_of
from media_io.speech_corpora import Utterance
from media_io.video_folders import VideoItem

GENERATED_FPS = Fraction(8)


@dataclass(frozen=True)
class Collection:
    """Clips of known people.

    Attributes:
        name: what was asked for.
        kind: "video" or "speech".
        where: the folder; None for generated clips.
        identities: clips or utterances of each person, by name; where they are drawn, of each split.
        motions: the same for each action, sentence or digit; empty where it is drawn at random.
        factors: for sets of labelled clips the classes of every factor, static ones first.
        dropped: files that would be left out, each with the reason.
    """

    name: str
    kind: str
    where: Path | None
    identities: dict[str, int]
    motions: dict[str, int]
    dropped: tuple[tuple[Path, str], ...] = ()
    factors: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def clips(self) -> int:
        """How many there are, with those that would be dropped."""
        return sum(self.identities.values())


def look(name: str) -> Collection:
    """Read a data set or a folder as training would. Raises MediaError."""
    if name in SETS:
        return _labelled(name)
    videos, utterances = _listed(name)
    return _videos(name, videos) if videos else _speech(name, utterances)


def some_clips(name: str, count: int, seed: int = 0) -> tuple[list[Clip], list[str]]:
    """A few clips picked at random, each with a line that says who and what. Raises MediaError."""
    generator = np.random.default_rng(seed)
    if name in SETS:
        return _some_labelled(name, count, seed)
    videos, utterances = _listed(name)
    files = [(v.path, f"{v.identity} {v.action}") for v in videos]
    files += [(u.path, f"{u.speaker} {u.sentence}") for u in utterances]
    return _first_readable([files[i] for i in generator.permutation(len(files))], count)


def identity_of(clips: LabelledClips, index: int) -> str:
    """The static classes of a clip, joined: a name for a folder."""
    return "-".join(clips.classes[factor][clips.labels[factor][index]] for factor in clips.static).replace(" ", "_")


def action_of(clips: LabelledClips, index: int) -> str:
    """The dynamic classes of a clip, joined: a name for a folder."""
    return "-".join(clips.classes[factor][clips.labels[factor][index]] for factor in clips.dynamic).replace(" ", "-")


def _listed(name: str) -> tuple[list[VideoItem], list[Utterance]]:
    """Videos or utterances: of speech corpora joined by +, or of a folder."""
    from app.training_data import SPEECH

    parts = name.split("+")
    if all(part in SPEECH for part in parts):
        return [], [utterance for part in parts for utterance in SPEECH[part]()]
    folder = Path(name).expanduser()
    if not folder.is_dir():
        cause = "not a folder" if folder.exists() else "neither a data set nor a folder"
        known = ", ".join((*SETS, *SPEECH))
        raise MediaError(folder, cause, f"Give one of {known}, or a folder of speaker/*.wav or identity/action/*.mp4.")
    return _folder(folder)


def _folder(folder: Path) -> tuple[list[VideoItem], list[Utterance]]:
    try:
        return list_action_folder(folder), []
    except MediaError:
        pass
    try:
        return [], list_speaker_folder(folder)
    except MediaError:
        cause = "neither videos as identity/action/*.mp4 nor sound as speaker/*.wav in this folder"
        raise MediaError(folder, cause, "Sort the clips into folders, one for each person.") from None


def _labelled(name: str) -> Collection:
    """A set of labelled clips: its parts and factors, and how often each action comes where every one does each."""
    made = SETS[name]
    folder = None if made.folder is None else data_root() / made.folder
    if made.train:
        parts = {split: made.clips(split) for split in (("train",) if made.whole else ("train", "test"))}
        some = load_labelled(name, "test", 1 if made.folder else 0)
    else:
        loaded = {split: load_labelled(name, split) for split in ("train", "test")}
        parts, some = {split: len(clips) for split, clips in loaded.items()}, loaded["test"]
    actions = some.classes.get("action", ())
    each = {action: sum(parts.values()) // len(actions) for action in actions}
    factors = {factor: some.classes[factor] for factor in (*some.static, *some.dynamic)}
    return Collection(name, "video", folder, parts, each, factors=factors)


def _speech(name: str, utterances: list[Utterance]) -> Collection:
    dropped: list[tuple[Path, str]] = []
    for utterance in utterances:
        try:
            speech_of(utterance, SpectrogramSpec(), LENGTH)
        except MediaError as error:
            dropped.append((utterance.path, error.cause))
    people, sentences = Counter(u.speaker for u in utterances), Counter(u.sentence for u in utterances)
    where = _common([u.path for u in utterances])
    return Collection(name, "speech", where, dict(people), dict(sentences), tuple(dropped))


def _videos(name: str, items: list[VideoItem]) -> Collection:
    dropped = []
    for item in items:
        try:
            probe(item.path)
        except MediaError as error:
            dropped.append((item.path, error.cause))
    people, actions = Counter(i.identity for i in items), Counter(i.action for i in items)
    where = _common([i.path for i in items])
    return Collection(name, "video", where, dict(people), dict(actions), tuple(dropped))


def _common(paths: Sequence[Path]) -> Path:
    """The folder that all these files lie in."""
    return Path(os.path.commonpath([path.parent for path in paths]))


def _first_readable(files: Sequence[tuple[Path, str]], count: int) -> tuple[list[Clip], list[str]]:
    clips: list[Clip] = []
    labels: list[str] = []
    last = None
    for path, label in files:
        if len(clips) == count:
            break
        try:
            clips.append(read_clip(path))
            labels.append(label)
        except MediaError as error:
            last = error
    if last is not None and not clips:
        raise last
    return clips, labels


def _some_labelled(name: str, count: int, seed: int) -> tuple[list[Clip], list[str]]:
    found = load_labelled(name, "test", count, seed)
    clips = [Clip(frames=frames, fps=GENERATED_FPS) for frames in found.frames]
    return clips, [
        ", ".join(found.classes[factor][found.labels[factor][k]] for factor in found.dynamic) for k in range(len(clips))
    ]

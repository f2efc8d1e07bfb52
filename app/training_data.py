"""From the name of a data set or a folder to equal-length clips to train on and to validate with."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence, Set
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.bench.data import MOTIONS, SOURCES, TESTED_SHARE, held_out_sentences, load, segment_spec, untested_utterances
from app.bench.data import SPEECH as CORPORA
from app.clip_list import is_clip_list, read_clip_list, utterances_of, videos_of
from app.clip_store import Spool, Who, states_of
from app.corpus_features import CorpusFeatures
from app.training_clips import Cutting, Division, Loading, TrainingData, drawn_or_kept, of_any_size, spooled
from app.training_rules import (
    characters_asked_for,
    clips_to_validate,
    held_out_videos,
    no_picture,
    sentences_to_validate,
    starts_of_windows,
    video_order,
)
from core_models.config import Window
from core_models.control import Control
from core_models.data import ClipArray
from core_models.errors import ModelError
from media_io import characters, datasets
from media_io.errors import MediaError
from media_io.fit import fit_video
from media_io.labelled import LabelledClips
from media_io.read import read_clip
from media_io.segments import segments_in, speech_of
from media_io.speech_corpora import Utterance, list_speaker_folder, list_timit
from media_io.sprites import load_sprites
from media_io.video_folders import VideoItem, list_action_folder

MEDLEYS = 1 / 3
VARIATION = "9 motions each, begun at any frame, a third turning to another motion"
CHARACTERS, RECORDINGS = 32, 8  # between two looks at the stop button

SPEECH: dict[str, Callable[[], list[Utterance]]] = {
    **{name: CORPORA[name] for name in ("samples", "emodb", "fsdd")},
    "timit": lambda: list_timit(datasets.data_root() / "timit", "train", dialect_sentences=False),
}
VIDEO = ("generated", "sprites")
EXACT, SENTENCES = "exact", "sentences"


def load_training_data(name: str, window: Window, control: Control) -> Iterator[Loading | TrainingData]:
    """Yield Loading while at work, and TrainingData last.

    Args:
        name: "generated" or "generated:N" (N characters), "sprites", "samples", "emodb", "fsdd", "timit", several
            speech sets joined by "+" (as "emodb:exact+fsdd"), a folder of `speaker/*.wav` or `identity/action/*.mp4`,
            a list of files (`app.clip_list`), or another set of the papers (`app.bench.data.SOURCES`);
            "generated:exact" and "sprites:exact" are the clips as published; "emodb:exact" leaves out the speakers,
            "emodb:sentences" the sentences, that voices are tested with.
        window: of the model that will learn.

    Raises:
        MediaError: data that is missing or of another form than its name says.
        ModelError: pictures for a model of speech, or the reverse.
        Cancelled: the control was stopped.
    """
    base, _, count = name.partition(":")
    if _is_published(name):
        made = drawn_or_kept if of_any_size(base) else _published
        yield from made(base if count == EXACT else name, window, control)
    elif base in VIDEO:
        check_kind(name, "video", window)
        yield from _generated_or_kept(count, control) if base == "generated" else _sprites()
    elif is_speech(name):
        check_kind(name, "speech", window)
        yield from _speech_or_kept(listed_speech(name), name, window, control)
    elif window.kind == "speech":
        yield from _speech_or_kept(recordings_in(name), name, window, control)
    else:
        check_kind(name, "video", window)
        yield from _videos_or_kept(videos_in(name), name, window, control)


def is_set(name: str) -> bool:
    """Whether this names clips that are drawn or cut, or published vectors, and no recordings."""
    base = name.partition(":")[0]
    return base in SOURCES and base not in SPEECH


def kind_of(name: str) -> str:
    """What the clips of a set or a corpus are: "video", "speech" or "vectors"."""
    return "speech" if is_speech(name) else SOURCES[name.partition(":")[0]].kind


def _is_published(name: str) -> bool:
    base, _, count = name.partition(":")
    return base in SOURCES and (count == EXACT or base not in (*VIDEO, *SPEECH))


def is_speech(name: str) -> bool:
    """Whether this names speech corpora."""
    return all(_is_corpus(part) for part in name.split("+"))


def listed_speech(name: str) -> list[Utterance]:
    """Recordings of corpora joined by "+". Raises MediaError where one is not at hand."""
    return [utterance for part in name.split("+") for utterance in _listed(part)]


def recordings_in(name: str) -> list[Utterance]:
    """Recordings of a folder of speakers or of a list of files. Raises MediaError."""
    place = _place(name)
    return utterances_of(read_clip_list(place)) if is_clip_list(name) else list_speaker_folder(place)


def videos_in(name: str) -> list[VideoItem]:
    """Videos of a folder of people and actions or of a list of files. Raises MediaError."""
    place = _place(name)
    return videos_of(read_clip_list(place)) if is_clip_list(name) else list_action_folder(place)


def _place(name: str) -> Path:
    place = Path(name)
    if not place.exists():
        names = ", ".join(dict.fromkeys((*VIDEO, *SPEECH, *SOURCES)))
        remedy = f"Choose a folder, a list of files, or one of {names}."
        raise MediaError(place, "neither a data set's name nor a folder", remedy)
    return place


def _is_corpus(part: str) -> bool:
    base, _, left_out = part.partition(":")
    return base in SPEECH and left_out in ("", EXACT, SENTENCES)


def _listed(part: str) -> list[Utterance]:
    """Recordings of a corpus, without the speakers or the sentences that are tested where its name says so."""
    base, _, left_out = part.partition(":")
    found = SPEECH[base]()
    if left_out == SENTENCES:
        tested = held_out_sentences(found, TESTED_SHARE)
        return [u for u in found if u.sentence not in tested]
    if left_out == EXACT:
        return untested_utterances(found)
    return found


def check_kind(name: str, kind: str, window: Window) -> None:
    """Raise ModelError, naming both sides, where data of this kind is not what the model takes."""
    if kind != window.kind:
        raise ModelError(f"{name} is {kind}, the preset's model takes {window.kind}. Choose another preset or data.")


def _published(name: str, window: Window, control: Control) -> Iterator[Loading | TrainingData]:
    """Clips exactly as a paper has them, in the parts that the bench learns from and chooses by."""
    yield Loading("Making the clips", 0, 0)
    found = load(name, window, control)
    yield TrainingData(found.train.clips, found.validation.clips, None, f"{found.title}, as published")


def _generated_or_kept(count: str, control: Control) -> Iterator[Loading | TrainingData]:
    people = characters.split_characters()[0][: characters_asked_for(count)]
    return spooled({"generated": len(people)}, lambda spool: _generated(people, control, spool))


def _generated(people: Sequence[characters.Character], control: Control, spool: Spool) -> Cutting:
    for start in range(0, len(people), CHARACTERS):
        control.check()
        yield Loading("Drawing characters", start, len(people))
        spool.add(_varied(characters.generate(people[start : start + CHARACTERS]).frames, start))
    who = np.arange(spool.clips[0], dtype=np.int64) // MOTIONS
    cut = len(who) - clips_to_validate(len(people))
    return Division(cut, (who[:cut], who[cut:]), f"{len(people)} generated characters; {VARIATION}")


def _varied(frames: NDArray[np.uint8], seed: int) -> NDArray[np.uint8]:
    """Cycles begun at a random frame; a third of the clips turn to another motion of the same character at some frame.

    Windows of a longer clip begin with any pose, and a motion that can change within a clip is none of what stays.

    Args:
        frames: (N, T, H, W, 3), a clip of each motion in a row for each character.
    """
    N, T = frames.shape[:2]
    rng = np.random.default_rng(seed)
    places = (np.arange(T) + rng.integers(0, T, (N, 1))) % T
    first = np.arange(N)[:, None]
    second = first - first % MOTIONS + rng.integers(0, MOTIONS, (N, 1))
    turn = np.where(rng.random((N, 1)) < MEDLEYS, rng.integers(2, T - 1, (N, 1)), T)
    clips: NDArray[np.uint8] = frames[np.where(np.arange(T) < turn, first, second), places]
    return clips


def _sprites() -> Iterator[Loading | TrainingData]:
    yield Loading("Cutting the Sprites sheets", 0, 0)
    clips: LabelledClips = load_sprites(datasets.data_root() / "sprites", "train")
    # The characters lie in rising order of their skin: held out from the end, one skin would never be learned.
    order = np.random.default_rng(0).permutation(len(clips) // MOTIONS)
    places = (order[:, None] * MOTIONS + np.arange(MOTIONS)).ravel()
    yield _divided(_varied(clips.frames[places], 0), f"real Sprites, {len(order)} characters; {VARIATION}")


def _divided(frames: NDArray[np.uint8], description: str) -> TrainingData:
    who = np.arange(len(frames), dtype=np.int64) // MOTIONS
    cut = len(frames) - clips_to_validate(len(frames) // MOTIONS)
    return TrainingData(ClipArray(frames[:cut], who[:cut]), ClipArray(frames[cut:], who[cut:]), None, description)


def _speech_or_kept(
    found: Sequence[Utterance], name: str, window: Window, control: Control
) -> Iterator[Loading | TrainingData]:
    told = [[u.speaker, u.sentence] for u in found]
    facts = {"speech": states_of(u.path for u in found), "told": told, "window": window.model_dump(), "name": name}
    return spooled(facts, lambda spool: _speech(found, name, window, control, spool))


def _speech(found: Sequence[Utterance], name: str, window: Window, control: Control, spool: Spool) -> Cutting:
    spec = segment_spec(window)
    features = CorpusFeatures(found, spec)
    for done, total in features:
        control.check()
        yield Loading("Reading speech", done, total)
    held_out = sentences_to_validate(found, [])
    cut = yield from _cut_speech(found, held_out, features, window, control, spool)
    again = sentences_to_validate(found, cut.used)
    if again != held_out:  # all recordings of a part are unusable
        held_out = again
        spool.clear()
        cut = yield from _cut_speech(found, held_out, features, window, control, spool)
    if not all(spool.clips):
        learned = [utterance.sentence in held_out for utterance in cut.used].count(False)
        validated = len(cut.used) - learned
        cause = f"{len(found)} recordings gave {learned} for training and {validated} for validation"
        raise MediaError(Path(name), cause, "Add recordings of at least two sentences.")
    speakers = len({u.speaker for u in found})
    description = f"{name}: {len(found)} recordings of {speakers} speakers, {len(held_out)} sentences held out"
    return Division(spool.clips[0], cut.who, description, skipped=tuple(cut.skipped))


class CutSpeech(NamedTuple):
    """Recordings whose segments are in a spool, who speaks in the segments of both parts, and files left out."""

    used: list[Utterance]
    who: tuple[NDArray[np.int64], NDArray[np.int64]]
    skipped: list[tuple[Path, str]]


def _cut_speech(
    found: Sequence[Utterance],
    held_out: Set[str],
    features: CorpusFeatures,
    window: Window,
    control: Control,
    spool: Spool,
) -> Generator[Loading, None, CutSpeech]:
    spec, people = segment_spec(window), _individuals(found)
    used: list[Utterance] = []
    who: tuple[list[int], list[int]] = ([], [])
    skipped: list[tuple[Path, str]] = []
    for done, utterance in enumerate(found):
        if done % RECORDINGS == 0:
            control.check()
            yield Loading(f"Cutting speech. {features.note}".strip(". "), done, len(found))
        try:
            spoken = speech_of(utterance, spec, window.length, read=features)
        except MediaError as error:
            skipped.append((utterance.path, error.cause))
            continue
        frames = segments_in(spoken, window.length, window.hop)
        spool.add(frames, held_out=utterance.sentence in held_out)
        who[utterance.sentence in held_out].extend([people[utterance.path]] * len(frames))
        used.append(utterance)
    return CutSpeech(used, (np.array(who[0], np.int64), np.array(who[1], np.int64)), skipped)


def _individuals(found: Sequence[Utterance]) -> dict[Path, int]:
    """Who speaks in each file, as a number; where all have one name, nobody says, and each file is its own."""
    told = len({u.speaker for u in found}) > 1
    names = {u.path: u.speaker if told else str(u.path) for u in found}
    numbers = {name: i for i, name in enumerate(sorted(set(names.values())))}
    return {path: numbers[name] for path, name in names.items()}


def _videos_or_kept(
    items: Sequence[VideoItem], name: str, window: Window, control: Control
) -> Iterator[Loading | TrainingData]:
    told = [[item.identity, item.action] for item in items]
    states = states_of(item.path for item in items)
    facts = {"videos": states, "told": told, "window": window.model_dump(), "name": name}
    return spooled(facts, lambda spool: _videos(items, name, window, control, spool))


def _videos(items: Sequence[VideoItem], name: str, window: Window, control: Control, spool: Spool) -> Cutting:
    order = video_order(len(items))
    counts: list[int] = []
    rates: list[Fraction] = []
    people: list[str] = []
    skipped: list[tuple[Path, str]] = []
    for done, index in enumerate(order):
        control.check()
        yield Loading("Reading videos", done, len(order))
        try:
            windows, fps = _read_windows(items[index], window)
        except MediaError as error:
            skipped.append((items[index].path, error.cause))
            continue
        spool.add(windows)
        counts.append(len(windows))
        rates.append(fps)
        people.append(items[index].identity)
    if len(counts) < 2:
        reason = f"; {skipped[0][0]}: {skipped[0][1]}" if skipped else ""
        raise MediaError(Path(name), f"only {len(counts)} videos could be read{reason}", "Add videos that play.")
    cut = len(counts) - held_out_videos(counts)
    return Division(
        sum(counts[:cut]),
        (_numbered(counts[:cut], people[:cut]), _numbered(counts[cut:], people[cut:])),
        f"{Path(name).name}: {len(counts)} videos of {len(set(people))} identities",
        sorted(rates)[len(rates) // 2],
        tuple(skipped),
    )


def _numbered(counts: Sequence[int], people: Sequence[str]) -> Who:
    """Who is seen in so many windows of each video, where more than one name is given."""
    numbers = {name: i for i, name in enumerate(sorted(set(people)))}
    who = np.repeat([numbers[name] for name in people], counts).astype(np.int64)
    return who if len(numbers) > 1 else None


def _read_windows(item: VideoItem, window: Window) -> tuple[NDArray[np.uint8], Fraction]:
    """All windows of one video, (W, length, size, size, 3), and its rate. Raises MediaError where there are none."""
    clip = fit_video(read_clip(item.path), window.size)
    if clip.frames is None or clip.fps is None:
        raise no_picture(item.path)
    starts = starts_of_windows(item.path, len(clip.frames), window)
    return np.stack([clip.frames[start : start + window.length] for start in starts]), clip.fps

"""What training would find in a data set, a folder or a list: told from headers, before anything is learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from app.clip_list import ListedClip, is_clip_list, read_clip_list, utterances_of, videos_of
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.pipeline import OnProgress
    from app.training_preview_files import Seen
    from core_models.config import Window
    from media_io.clip import Clip
    from media_io.speech_corpora import Utterance

SOME = 8
SHORT, UNREADABLE, SILENT, NO_SOUND, NO_PICTURE = "short", "unreadable", "silent", "no sound", "no picture"
_WHY = (
    ("less than", SHORT), ("fewer than", SHORT), ("nothing but silence", SILENT),
    ("there is no sound", NO_SOUND), ("there is no picture", NO_PICTURE),
)  # fmt: skip


@dataclass(frozen=True)
class Dropped:
    """A file that would be left out, and why, in the words of training."""

    path: Path
    reason: str

    @property
    def why(self) -> str:
        """One of SHORT, UNREADABLE, SILENT, NO_SOUND and NO_PICTURE."""
        return next((kind for start, kind in _WHY if self.reason.startswith(start)), UNREADABLE)


@dataclass(frozen=True)
class Found:
    """What a run would learn from.

    Attributes:
        name: of the data.
        kind: "video", "speech" or "vectors".
        files: clips found, before any is left out.
        clips: of these, the ones that are used.
        windows: the pieces of the model's length that the used ones are cut into.
        validation: of these, the pieces to validate with.
        identities: used clips of everybody, by name; empty where they are only counted.
        individuals: how many people, characters or shapes; 0 where nobody says.
        lengths: seconds of the shortest, the middle and the longest used clip; None where they are drawn.
        seconds: of all used clips.
        rates: used clips of each frame or sample rate.
        dropped: what is left out.
        bytes: memory that the pieces take.
        counted: False where the number of pieces is estimated from headers.
        problem: why a run must fail; empty where it need not.
        some: a few of the used clips, with who is in them.
    """

    name: str
    kind: str
    files: int
    clips: int
    windows: int
    validation: int
    identities: Mapping[str, int] = field(default_factory=dict)
    individuals: int = 0
    lengths: tuple[float, float, float] | None = None
    seconds: float = 0.0
    rates: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()
    bytes: int = 0
    counted: bool = True
    problem: str = ""
    some: tuple[tuple[Path, str], ...] = ()

    @property
    def single(self) -> int:
        """How many of the identities have a single clip."""
        return sum(count == 1 for count in self.identities.values())


def preview_data(
    data: str | Sequence[ListedClip], window: Window, progress: OnProgress | None = None, name: str = ""
) -> Found:
    """What `load_training_data` would give a model of this window.

    Headers are read; of sound, up to half an hour is listened to, of more only the short files are.

    Args:
        data: a name as of `load_training_data`, or files.
        window: of the model.
        progress: called between files; it may raise to cancel.
        name: what to call files.

    Raises:
        MediaError: data that is not there, or of another form than its name says.
        ModelError: pictures for a model of speech, or the reverse.
    """
    from app import training_data
    from app.pipeline import Progress
    from app.training_preview_files import seen_speech, seen_videos
    from app.training_preview_sets import look_at_set

    def tell(done: int, total: int) -> None:
        if progress is not None:
            progress(Progress("Looking at the clips", done, total))

    called = data if isinstance(data, str) else name or f"{len(data)} files"
    tell(0, 0)
    if isinstance(data, str) and training_data.is_set(data):
        return look_at_set(data, window)
    _check_kind(data, called, window)
    if window.kind == "speech":
        return _summed(called, list(seen_speech(_recordings(data), window, tell)), window)
    videos = videos_of(data) if not isinstance(data, str) else training_data.videos_in(data)
    return _summed(called, list(seen_videos(videos, window, tell)), window)


def some_clips(found: Found, count: int = SOME) -> list[tuple[Clip, str]]:
    """A few of the clips, the first seconds of each, with who is in them; what cannot be read is left out."""
    from app.collection import some_clips as drawn
    from media_io.read import read_clip

    if not found.some and found.kind == "video":
        return list(zip(*drawn(found.name.partition(":")[0], count), strict=True))
    clips: list[tuple[Clip, str]] = []
    for path, who in found.some[:count]:
        try:
            clips.append((read_clip(path, max_seconds=2.0), who))
        except MediaError:
            continue
    return clips


def kinds_of(data: str | Sequence[ListedClip]) -> frozenset[str]:
    """What models of the data can be for: "video", "speech", both or "vectors". Raises MediaError for neither."""
    from app import training_data
    from app.training_preview_files import probed
    from media_io.probe import MediaInfo

    if isinstance(data, str) and (training_data.is_set(data) or training_data.is_speech(data)):
        return frozenset({training_data.kind_of(data)})
    if isinstance(data, str) and not is_clip_list(data):
        return _kinds_of_folder(data)
    clips = read_clip_list(Path(data)) if isinstance(data, str) else data
    heads = [head for clip in clips if isinstance(head := probed(clip.path), MediaInfo)]
    kinds = {kind for head in heads for kind in ("video", "speech") if _has(head, kind)}
    if not kinds:
        raise MediaError(None, "none of the files can be read", "Choose clips that play.")
    return frozenset(kinds)


def _has(head: object, kind: str) -> bool:
    return getattr(head, "kind", "") in (("video", "both") if kind == "video" else ("audio", "both"))


def _kinds_of_folder(name: str) -> frozenset[str]:
    from app import training_data

    kinds = set()
    for kind, listed in (("video", training_data.videos_in), ("speech", training_data.recordings_in)):
        try:
            listed(name)
            kinds.add(kind)
        except MediaError:
            continue
    if not kinds:
        cause = "neither videos as identity/action/*.mp4 nor sound as speaker/*.wav in this folder"
        raise MediaError(Path(name), cause, "Sort the clips into folders, one for each person.")
    return frozenset(kinds)


def _check_kind(data: str | Sequence[ListedClip], name: str, window: Window) -> None:
    from app import training_data
    from core_models.errors import ModelError

    if isinstance(data, str) and training_data.is_speech(data):
        training_data.check_kind(data, "speech", window)
    if window.kind == "vectors":
        raise ModelError(f"{name} is files, the preset's model takes vectors. Choose another preset or data.")


def _recordings(data: str | Sequence[ListedClip]) -> Sequence[Utterance]:
    from app import training_data

    if not isinstance(data, str):
        return utterances_of(data)
    return training_data.listed_speech(data) if training_data.is_speech(data) else training_data.recordings_in(data)


def _summed(name: str, seen: Sequence[Seen], window: Window) -> Found:
    used = [one for one in seen if not one.reason]
    validation = sum(one.windows for one in used if one.validates)
    windows = sum(one.windows for one in used)
    seconds = [one.seconds for one in used]
    people = dict(sorted(Counter(one.identity for one in used).items()))
    return Found(
        name,
        window.kind,
        len(seen),
        len(used),
        windows,
        validation,
        people,
        len(people),
        (min(seconds), median(seconds), max(seconds)) if seconds else None,
        sum(seconds),
        dict(Counter(one.rate for one in used).most_common()),
        tuple(Dropped(one.path, one.reason) for one in seen if one.reason),
        windows * bytes_of(window),
        all(one.counted for one in used),
        _problem(len(used), windows - validation, validation, window.kind),
        tuple((one.path, one.identity) for one in used[:: max(1, len(used) // SOME)][:SOME]),
    )


def bytes_of(window: Window) -> int:
    """Memory that a piece takes: pictures of bytes, frames of sound and vectors of floats."""
    return window.length * (3 * window.size**2 if window.kind == "video" else 4 * window.bins)


def _problem(clips: int, train: int, validation: int, kind: str) -> str:
    """Why a run must fail with so many clips, and pieces of them to learn from and to validate with."""
    if not clips:
        return "None of the clips can be used."
    if kind == "speech" and not (train and validation):
        return "There must be recordings of at least two sentences: some are held out to validate with."
    if min(train, validation) < 2:
        return f"There are {train} pieces to learn from and {validation} to validate with; add clips until each are 2."
    return ""

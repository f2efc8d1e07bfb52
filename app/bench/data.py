"""The data sets of the papers by name, cut into parts to learn from, to choose by and to test with.

The clips are exactly those that are published: no cycle begun elsewhere, no motion that turns into another, as
`app.training_data` varies them. Where the real data are not at hand another set stands in, and says so.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from app.paths import SAMPLES
from core_models.config import Window
from core_models.control import Control
from core_models.data import ClipArray
from core_models.errors import ModelError
from core_models.evaluate.judge import JudgeSettings
from media_io import characters, datasets, dsprites, trajectories
from media_io.errors import MediaError
from media_io.features import SpectrogramSpec
from media_io.labelled import LabelledClips, of_held_out
from media_io.labelled_sets import DIGITS
from media_io.roots import has_data
from media_io.segments import EnvelopeSpec, SegmentSet, load_segments
from media_io.shapes import halved
from media_io.speech_corpora import Utterance, list_emodb, list_fsdd, list_speaker_folder, list_timit

Labels = Mapping[str, NDArray[np.int64]]
Classes = Mapping[str, tuple[str, ...]]

VALIDATION_SHARE = 0.1
USUAL = JudgeSettings()
BLOCK = 8  # recordings between two looks at the stop button
TEST_SPEAKERS = 4
TESTED_SHARE = 0.4
MOTIONS = len(characters.ACTIONS) * len(characters.DIRECTIONS)

TIMIT_CORE = (
    "MDAB0 MWBT0 FELC0 MTAS1 MWEW0 FPAS0 MJMP0 MLNT0 FPKT0 MLLL0 MTLS0 FJLM0 "
    "MBPM0 MKLT0 FNLP0 MCMJ0 MJDH0 FMGD0 MGRT0 MNJM0 FDHC0 MJLN0 MPAM0 FMLD0"
)
"""The 24 speakers of TIMIT's core test set."""


@dataclass(frozen=True, eq=False)
class Part:
    """Clips with what is known of each.

    Attributes:
        clips: pictures, spectra or vectors.
        labels: int64 (N,) of each factor; {} for speech.
        utterance, speaker: of speech, int64 (N,): which recording a segment is from, and who speaks.
    """

    clips: ClipArray
    labels: Labels = field(default_factory=dict)
    utterance: NDArray[np.int64] | None = None
    speaker: NDArray[np.int64] | None = None


@dataclass(frozen=True, eq=False)
class BenchData:
    """A data set in three parts.

    Attributes:
        name: as it is asked for; of the stand-in where one stands in.
        title: a line for the report.
        kind: "video", "speech" or "vectors".
        train, validation, test: no individual, sentence or speaker of the test part is in the others, where the data
            tell; vectors are tested on what they are learned from, as FAVAE does.
        classes: names of each factor's classes.
        static, dynamic: names of the factors.
        stand_in: why the numbers cannot be laid beside published ones; empty where they can.
        judge_data: the set that judges are trained and tested on; empty for these very clips.
        judge: how a judge of these clips is trained.
        implied: from the labels of the clips that give the static code, and of those that give the dynamics, to the
            dynamic labels of their swap, where the one depends on the other; None where they are the second's own.
    """

    name: str
    title: str
    kind: str
    train: Part
    validation: Part
    test: Part
    classes: Classes = field(default_factory=dict)
    static: tuple[str, ...] = ()
    dynamic: tuple[str, ...] = ()
    stand_in: str = ""
    judge_data: str = ""
    judge: JudgeSettings = USUAL
    implied: Callable[[Labels, Labels], Labels] | None = None


@dataclass(frozen=True)
class Source:
    """How a data set is made.

    Attributes:
        title: a line for a user.
        kind: "video", "speech" or "vectors".
        load: from the window of the model, a number behind the name ("generated:40") and the stop button.
        stand_ins: names of what is taken where the files are not there, the first that is there.
        judge: how a judge is trained; longer where clips are hard to read.
    """

    title: str
    kind: str
    load: Callable[[Window, int, Control], BenchData]
    stand_ins: tuple[str, ...] = ()
    judge: JudgeSettings = USUAL


def load(name: str, window: Window, control: Control | None = None, *, stand_in: bool = False) -> BenchData:
    """Load a data set.

    Args:
        name: a key of SOURCES, perhaps with ":N" for so many training characters or clips.
        window: of the model that is to see the clips.
        control: stops the loading.
        stand_in: take another set where the files are missing, and say so in the result.

    Raises:
        ModelError: an unknown name, or data of another kind than the model takes; both sides are named.
        MediaError: files that are missing or of another form.
        Cancelled: the control was stopped.
    """
    source, count = source_of(name, window)
    control = control or Control()
    control.check()
    try:
        return replace(source.load(window, count, control), name=name, judge=source.judge)
    except MediaError as error:
        if not stand_in or not source.stand_ins:
            raise
        return _standing_in(name, error, source, window, control)


def source_of(name: str, window: Window) -> tuple[Source, int]:
    """The source of a data set and the number behind its name, 0 without one. Raises ModelError as `load` does."""
    base, _, count = name.partition(":")
    if base not in SOURCES:
        raise ModelError(f"no labelled data set is called {name!r}; valid: {', '.join(SOURCES)}.")
    if count and not count.isdigit():
        raise ModelError(f"{name}: {count!r} is not a number of characters or clips.")
    source = SOURCES[base]
    if source.kind != window.kind:
        raise ModelError(f"{name} is {source.kind}, the model takes {window.kind}. Choose another model or data.")
    return source, int(count or 0)


def loading(name: str) -> str:
    """What is told while a data set is loaded: its title."""
    source = SOURCES.get(name.partition(":")[0])
    title = source.title if source is not None else name
    return f"Loading data. {title[:1].upper()}{title[1:]}"


def _standing_in(name: str, error: MediaError, source: Source, window: Window, control: Control) -> BenchData:
    """The first stand-in that can be loaded; the last reason where none can."""
    for other in source.stand_ins:
        try:
            found = load(other, window, control)
        except MediaError as failure:
            error = failure
            continue
        why = f"{name} is not at hand ({error.cause}); {found.title} stands in, so these numbers cannot be compared"
        return replace(found, stand_in=f"{why} with the published ones.")
    raise error


def limited(data: BenchData, clips: int, seed: int = 0) -> BenchData:
    """The same data with at most so many test clips, drawn by the seed."""
    return replace(data, test=limited_part(data.test, clips, seed))


def limited_part(part: Part, clips: int, seed: int = 0) -> Part:
    """At most so many clips of a part, drawn by the seed, in their order."""
    if clips >= len(part.clips):
        return part
    return chosen(part, np.sort(np.random.default_rng(seed).permutation(len(part.clips))[:clips]))


def chosen(part: Part, indices: NDArray[np.int64]) -> Part:
    """The clips at these indices."""
    clips, u, s = part.clips, part.utterance, part.speaker
    identity = None if clips.identity is None else clips.identity[indices]
    labels = {name: values[indices] for name, values in part.labels.items()}
    return Part(
        ClipArray(clips.frames[indices], identity),
        labels,
        None if u is None else u[indices],
        None if s is None else s[indices],
    )


# Pictures


def _video(name: str) -> Callable[[Window, int, Control], BenchData]:
    """Clips by the name of their set; `count` counts training characters where these are drawn, clips elsewhere."""

    def make(window: Window, count: int, control: Control) -> BenchData:
        made = datasets.SETS[name]
        sizes: list[int | None] = [None, None]
        if count and name == "generated":
            sizes = [count * MOTIONS, max(2, count // 3) * MOTIONS]
        elif count:
            sizes = [count, max(2, count // 4)]
        length = window.length if made.lengths else None
        parts = []
        for part, n in zip(("train", "test"), sizes, strict=True):
            work = functools.partial(datasets.load_labelled, name, part, n, length=length)
            parts.append(sized(abandoned_when_stopped(work, control), window.size))
        train, held_out = parts
        title = title_of(name, len(train))
        return replace(_labelled(title, train, held_out), stand_in=_drawn_instead(name))

    return make


def title_of(name: str, clips: int) -> str:
    """A line for the report and the model's card about a set with so many clips to learn from."""
    return f"{datasets.SETS[name].title}, {clips:,} clips to learn from"


def sized(clips: LabelledClips, size: int) -> LabelledClips:
    """Clips of half the height and width, for models of 32 pixels."""
    return replace(clips, frames=halved(clips.frames)) if clips.frames.shape[2] == 2 * size else clips


def abandoned_when_stopped(work: Callable[[], LabelledClips], control: Control) -> LabelledClips:
    """What `work` gives. It knows no stop button, so it is left to itself in a thread of its own where one is pressed.

    Raises:
        Cancelled: the control was stopped. Whatever `work` raises.
    """
    found: list[LabelledClips] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            found.append(work())
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=run, name="loading clips", daemon=True)
    thread.start()
    while thread.is_alive():
        control.check()
        thread.join(0.1)
    if failed:
        raise failed[0]
    return found[0]


def _drawn_instead(name: str) -> str:
    """Why a set that is drawn only where real pictures are missing cannot be compared; empty for all others."""
    if name != "moving-mnist" or has_data(DIGITS):
        return ""
    why = "handwritten digits are not at hand (moving_mnist/ below UNBRAID_DATA); drawn ones stand in, so these numbers"
    return f"{why} cannot be compared with the published ones."


def _labelled(title: str, train: LabelledClips, test: LabelledClips) -> BenchData:
    held = to_validate(train.identity, len(train))
    learned, held_out = train.select(np.flatnonzero(~held)), train.select(np.flatnonzero(held))
    a, b, c = (_part(clips) for clips in (learned, held_out, test))
    return BenchData("", title, "video", a, b, c, dict(train.classes), train.static, train.dynamic)


def to_validate(identity: NDArray[np.int64] | None, clips: int) -> NDArray[np.bool_]:
    """Which clips choose the model: those of a tenth of the individuals; the last, where most clips have their own."""
    if identity is not None and len(np.unique(identity)) * 4 <= clips:
        return of_held_out(identity, VALIDATION_SHARE, seed=0)
    return np.arange(clips) >= clips - unnamed_to_validate(clips)


def unnamed_to_validate(clips: int) -> int:
    """How many of the last of so many clips to hold out, where nobody says who is in them; none of none."""
    return max(2, round(clips * VALIDATION_SHARE)) if clips else 0


def _part(clips: LabelledClips) -> Part:
    return Part(ClipArray(clips.frames, clips.identity), dict(clips.labels))


def _causal(window: Window, count: int, control: Control) -> BenchData:
    """Judged by one that saw every motion at every scale, or it would read the motion off the scale."""
    data = _video("dsprites-causal")(window, count, control)
    return replace(data, judge_data=f"dsprites-intervened:{count or 3000}", implied=dsprites.implied_labels)


# Speech


def _speech(title: str, listed: Callable[[], list[Utterance]]) -> Callable[[Window, int, Control], BenchData]:
    def make(window: Window, count: int, control: Control) -> BenchData:
        found = listed()
        test, rest = tested_utterances(found), untested_utterances(found)
        held_out = held_out_sentences(rest)
        groups = [
            [u for u in rest if u.sentence not in held_out],
            [u for u in rest if u.sentence in held_out],
            test,
        ]
        a, b, c = (_segments(group, window, control) for group in groups)
        speakers = len({u.speaker for u in test})
        return BenchData("", f"{title}, {len(test)} recordings of {speakers} speakers to test with", "speech", a, b, c)

    return make


def tested_utterances(found: Sequence[Utterance]) -> list[Utterance]:
    """What is kept for tests: TIMIT's core speakers, the corpus's own test part, some speakers, or some sentences."""
    core = [u for u in found if u.speaker in TIMIT_CORE.split() and u.split == "test"]
    if core or any(u.split == "test" for u in found):
        return core or [u for u in found if u.split == "test"]
    speakers = sorted({u.speaker for u in found})
    if len(speakers) >= 2 * TEST_SPEAKERS:
        order = np.random.default_rng(0).permutation(len(speakers))
        kept = {speakers[i] for i in order[:TEST_SPEAKERS]}
        return [u for u in found if u.speaker in kept]
    sentences = held_out_sentences(found, TESTED_SHARE)
    return [u for u in found if u.sentence in sentences]


def untested_utterances(found: Sequence[Utterance]) -> list[Utterance]:
    """What may be learned from: all but what is tested, and but the rest of the corpus's own test part."""
    tested = {u.path for u in tested_utterances(found)}
    return [u for u in found if u.path not in tested and u.split != "test"]


def held_out_sentences(found: Sequence[Utterance], share: float = VALIDATION_SHARE) -> set[str]:
    """A share of the sentences, at least one: no text is both learned from and validated or tested with."""
    sentences = sorted({u.sentence for u in found})
    order = np.random.default_rng(0).permutation(len(sentences))
    return {sentences[i] for i in order[: max(1, round(len(sentences) * share))]}


def segment_spec(window: Window) -> SpectrogramSpec | EnvelopeSpec:
    """The frames that a model of speech learns from.

    Raises:
        ModelError: envelopes of another form than the program makes.
    """
    if window.features == "spectrum":
        return SpectrogramSpec(window.sample_rate, window.n_fft, window.hop_samples, window.bins)
    spec = EnvelopeSpec()
    asked = (window.bins, window.sample_rate, window.hop_samples)
    if asked != (spec.bins, spec.sample_rate, spec.hop):
        wanted = f"{spec.bins} points every {spec.hop} samples at {spec.sample_rate} Hz"
        raise ModelError(
            f"the model takes envelopes of {asked[0]} points every {asked[2]} at {asked[1]}, not {wanted}."
        )
    return spec


def _segments(found: Sequence[Utterance], window: Window, control: Control) -> Part:
    spec = segment_spec(window)
    speakers = sorted({u.speaker for u in found})
    sets: list[tuple[int, SegmentSet]] = []
    for start in range(0, len(found), BLOCK):
        control.check()
        block = found[start : start + BLOCK]
        sets.append((start, load_segments(block, spec, length=window.length, hop=window.hop)))
    if not sets:
        raise MediaError(None, "no recordings are left for one of the parts", "Add speakers or sentences.")
    frames = np.concatenate([one.frames for _, one in sets])
    utterance = np.concatenate([start + one.utterance for start, one in sets])
    speaker = np.array([speakers.index(found[i].speaker) for i in utterance], np.int64)
    return Part(ClipArray(frames, speaker), {}, utterance, speaker)


# Vectors


def _paths(kind: str, length: int) -> Callable[[Window, int, Control], BenchData]:
    def make(window: Window, count: int, control: Control) -> BenchData:
        maker = trajectories.reaching if kind == "reaching" else trajectories.wavy_reaching
        found = maker(length)
        labels = {name: found.factors[:, k] for k, name in enumerate(found.names)}
        classes = {
            name: tuple(f"{name} {i}" for i in range(size)) for name, size in zip(found.names, found.sizes, strict=True)
        }
        part = Part(ClipArray(found.trajectories), labels)
        title = f"2D {'Wavy ' if kind == 'wavy' else ''}Reaching, {length} points, {len(found.trajectories)} paths"
        return BenchData("", title, "vectors", part, part, part, classes, (), found.names)

    return make


SPEECH: dict[str, Callable[[], list[Utterance]]] = {
    "timit": lambda: list_timit(datasets.data_root() / "timit", dialect_sentences=False),
    "emodb": lambda: list_emodb(datasets.data_root() / "emodb"),
    "fsdd": lambda: list_fsdd(datasets.data_root() / "fsdd"),
    "samples": lambda: list_speaker_folder(SAMPLES / "speech"),
}
"""Recordings of the corpora, by name."""

HANDWRITING = JudgeSettings(steps=9_000, batch=48, channels=24, bend=0.2)

SOURCES: dict[str, Source] = {
    "sprites": Source("real Sprites, Li & Mandt's cut", "video", _video("sprites"), ("generated",)),
    "sprites-vdsm": Source("real Sprites, VDSM's cut", "video", _video("sprites-vdsm"), ("generated",)),
    "sprites-favae": Source("real Sprites, FAVAE's cut", "video", _video("sprites-favae"), ("generated:16",)),
    "generated": Source("generated characters", "video", _video("generated")),
    "moving-mnist": Source("Moving-MNIST", "video", _video("moving-mnist"), judge=HANDWRITING),
    "pendula": Source("swinging pendula", "video", _video("pendula")),
    "dsprites": Source("moving dSprites", "video", _video("dsprites")),
    "dsprites-causal": Source("moving dSprites, causal", "video", _causal),
    "dsprites-intervened": Source("moving dSprites, any motion at any scale", "video", _video("dsprites-intervened")),
    "expressions": Source("drawn expressions", "video", _video("expressions")),
    "mug": Source("MUG, your copy", "video", _video("mug"), ("expressions",)),
    "timit": Source(
        "TIMIT",
        "speech",
        _speech("TIMIT", SPEECH["timit"]),
        ("emodb", "samples"),
    ),
    "emodb": Source("EMO-DB", "speech", _speech("EMO-DB", SPEECH["emodb"])),
    "fsdd": Source("Free Spoken Digit Dataset", "speech", _speech("FSDD", SPEECH["fsdd"])),
    "samples": Source("the shipped speech", "speech", _speech("shipped speech", SPEECH["samples"])),
    "reaching-100": Source("2D Reaching", "vectors", _paths("reaching", 100)),
    "reaching-1000": Source("2D Reaching, long", "vectors", _paths("reaching", 1000)),
    "wavy-100": Source("2D Wavy Reaching", "vectors", _paths("wavy", 100)),
    "wavy-1000": Source("2D Wavy Reaching, long", "vectors", _paths("wavy", 1000)),
}

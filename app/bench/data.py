"""The data sets of the papers by name, cut into parts to learn from, to choose by and to test with.

The clips are exactly those that are published: no cycle begun elsewhere, no motion that turns into another, as
`app.training_data` varies them. Where the real data are not at hand another set stands in, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from app.paths import SAMPLES
from core_models.config import Window
from core_models.control import Control
from core_models.data import ClipArray
from core_models.errors import ModelError
from media_io import characters, datasets, digits, dsprites, moving_mnist, trajectories
from media_io.errors import MediaError
from media_io.features import SpectrogramSpec
from media_io.labelled import LabelledClips, split_by_identity
from media_io.segments import SegmentSet, load_segments
from media_io.speech_corpora import Utterance, list_emodb, list_fsdd, list_speaker_folder, list_timit
from media_io.sprites import load_sprites

Labels = Mapping[str, NDArray[np.int64]]
Classes = Mapping[str, tuple[str, ...]]

VALIDATION_SHARE = 0.1
BLOCK = 32  # characters or recordings between two looks at the stop button
TEST_SPEAKERS = 4
TRAJECTORIES = 10_000

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


@dataclass(frozen=True)
class Source:
    """How a data set is made.

    Attributes:
        title: a line for a user.
        kind: "video", "speech" or "vectors".
        load: from the window of the model, a number behind the name ("generated:40") and the stop button.
        stand_ins: names of what is taken where the files are not there, the first that is there.
    """

    title: str
    kind: str
    load: Callable[[Window, int, Control], BenchData]
    stand_ins: tuple[str, ...] = ()


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
    base, _, count = name.partition(":")
    if base not in SOURCES:
        raise ModelError(f"no labelled data set is called {name!r}; valid: {', '.join(SOURCES)}.")
    if count and not count.isdigit():
        raise ModelError(f"{name}: {count!r} is not a number of characters or clips.")
    source = SOURCES[base]
    if source.kind != window.kind:
        raise ModelError(f"{name} is {source.kind}, the model takes {window.kind}. Choose another model or data.")
    control = control or Control()
    control.check()
    try:
        return replace(source.load(window, int(count or 0), control), name=name)
    except MediaError as error:
        if not stand_in or not source.stand_ins:
            raise
        return _standing_in(name, error, source, window, control)


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


def _sprites(cut: str) -> Callable[[Window, int, Control], BenchData]:
    def load_cut(window: Window, count: int, control: Control) -> BenchData:
        root = datasets.data_root() / "sprites"
        train, test = load_sprites(root, "train", cut), load_sprites(root, "test", cut)
        return _labelled(f"real Sprites, {cut} cut", train, test)

    return load_cut


def _generated(window: Window, count: int, control: Control) -> BenchData:
    people, others = characters.split_characters()
    if count and not 4 <= count <= len(people):
        raise ModelError(f"generated:{count}: the number of characters must be from 4 to {len(people)}.")
    people, others = people[: count or len(people)], others[: max(2, count // 3) if count else len(others)]
    return _labelled(
        f"{len(people)} generated characters, {len(others)} others to test with",
        _drawn_characters(people, window.length, 0, control),
        _drawn_characters(others, window.length, len(people), control),
    )


def _drawn_characters(
    people: Sequence[characters.Character], length: int, first: int, control: Control
) -> LabelledClips:
    motions = len(characters.ACTIONS) * len(characters.DIRECTIONS)
    parts = []
    for start in range(0, len(people), BLOCK):
        control.check()
        parts.append(characters.generate(people[start : start + BLOCK], frames=length))
    identity = np.repeat(np.arange(first, first + len(people)), motions)
    labels = {name: np.concatenate([part.labels[name] for part in parts]) for name in parts[0].labels}
    frames, one = np.concatenate([part.frames for part in parts]), parts[0]
    return LabelledClips(frames, labels, one.classes, one.static, one.dynamic, identity)


def _moving_mnist(window: Window, count: int, control: Control) -> BenchData:
    try:
        folder = datasets.data_root() / "moving_mnist"
        pictures = [digits.read_digits(folder, part) for part in ("train", "test")]
        whose, why = "handwritten digits", ""
    except MediaError as error:
        pictures = [digits.drawn_digits(part) for part in ("train", "test")]
        whose = "drawn digits"
        why = f"handwritten digits are not at hand ({error.cause}); drawn ones stand in, so these numbers cannot be "
        why += "compared with the published ones."
    counts = (count or 10_000, max(2, (count or 10_000) // 5))
    parts = []
    for seed, (n, those) in enumerate(zip(counts, pictures, strict=True)):
        control.check()
        parts.append(moving_mnist.generate(n, seed, those, length=window.length, clips_per_pair=4))
    data = _labelled(f"Moving-MNIST, {counts[0]} clips of {whose}", parts[0], parts[1])
    return replace(data, stand_in=why)


def _dsprites(kind: str) -> Callable[[Window, int, Control], BenchData]:
    def make(window: Window, count: int, control: Control) -> BenchData:
        counts = (count or 9_000, max(2, (count or 9_000) // 4))
        parts = []
        for seed, n in enumerate(counts):
            control.check()
            parts.append(dsprites.generate(n, seed, kind, length=window.length, size=window.size))
        return _labelled(f"moving dSprites, {kind}, {counts[0]} clips", parts[0], parts[1], by_identity=False)

    return make


def _labelled(title: str, train: LabelledClips, test: LabelledClips, by_identity: bool = True) -> BenchData:
    if by_identity and train.identity is not None:
        learned, held_out = split_by_identity(train, VALIDATION_SHARE, seed=0)
    else:
        cut = len(train) - max(2, round(len(train) * VALIDATION_SHARE))
        learned, held_out = train.select(np.arange(cut)), train.select(np.arange(cut, len(train)))
    a, b, c = (_part(clips) for clips in (learned, held_out, test))
    return BenchData("", title, "video", a, b, c, dict(train.classes), train.static, train.dynamic)


def _part(clips: LabelledClips) -> Part:
    return Part(ClipArray(clips.frames, clips.identity), dict(clips.labels))


# Speech


def _speech(title: str, listed: Callable[[], list[Utterance]]) -> Callable[[Window, int, Control], BenchData]:
    def make(window: Window, count: int, control: Control) -> BenchData:
        found = listed()
        test = tested_utterances(found)
        paths = {u.path for u in test}
        rest = [u for u in found if u.path not in paths and u.split != "test"]
        held_out = _some_sentences(rest)
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
    sentences = _some_sentences(found, 0.4)
    return [u for u in found if u.sentence in sentences]


def _some_sentences(found: Sequence[Utterance], share: float = VALIDATION_SHARE) -> set[str]:
    sentences = sorted({u.sentence for u in found})
    order = np.random.default_rng(0).permutation(len(sentences))
    return {sentences[i] for i in order[: max(1, round(len(sentences) * share))]}


def _segments(found: Sequence[Utterance], window: Window, control: Control) -> Part:
    spec = SpectrogramSpec(window.sample_rate, window.n_fft, window.hop_samples, window.bins)
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


def _under(name: str, listing: Callable[..., list[Utterance]], *rest: object) -> Callable[[], list[Utterance]]:
    return lambda: listing(datasets.data_root() / name, *rest)


SOURCES: dict[str, Source] = {
    "sprites": Source("real Sprites, Li & Mandt's cut", "video", _sprites("published"), ("generated",)),
    "sprites-vdsm": Source("real Sprites, VDSM's cut", "video", _sprites("vdsm"), ("generated",)),
    "sprites-favae": Source("real Sprites, FAVAE's cut", "video", _sprites("favae"), ("generated:16",)),
    "generated": Source("generated characters", "video", _generated),
    "moving-mnist": Source("Moving-MNIST", "video", _moving_mnist),
    "dsprites": Source("moving dSprites", "video", _dsprites("independent")),
    "dsprites-causal": Source("moving dSprites, causal", "video", _dsprites("causal")),
    "timit": Source(
        "TIMIT",
        "speech",
        _speech("TIMIT", lambda: list_timit(datasets.data_root() / "timit", dialect_sentences=False)),
        ("emodb", "samples"),
    ),
    "emodb": Source("EMO-DB", "speech", _speech("EMO-DB", _under("emodb", list_emodb))),
    "fsdd": Source("Free Spoken Digit Dataset", "speech", _speech("FSDD", _under("fsdd", list_fsdd))),
    "samples": Source(
        "the shipped speech", "speech", _speech("shipped speech", lambda: list_speaker_folder(SAMPLES / "speech"))
    ),
    "reaching-100": Source("2D Reaching", "vectors", _paths("reaching", 100)),
    "reaching-1000": Source("2D Reaching, long", "vectors", _paths("reaching", 1000)),
    "wavy-100": Source("2D Wavy Reaching", "vectors", _paths("wavy", 100)),
    "wavy-1000": Source("2D Wavy Reaching, long", "vectors", _paths("wavy", 1000)),
}

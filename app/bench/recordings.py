"""Recordings of a speech corpus, and the swaps of voices that are measured on them.

Sentences are cut in two: those that are tested, and the others, of which voices are pooled, classical conversions
fitted and the judge trained. FSDD's digits are too short to be understood or measured alone, so that the digits of
one take are one recording here, one after the other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.bench.data import BLOCK, SPEECH, TESTED_SHARE, held_out_sentences, segment_spec, tested_utterances
from app.corpus_features import CorpusFeatures
from core_models.control import Control
from core_models.errors import ModelError
from media_io.errors import MediaError
from media_io.features import FloatArray, SpectrogramSpec, log_magnitude
from media_io.segments import FRAME, EnvelopeSpec, read_speech
from media_io.speech_corpora import Utterance, list_speaker_folder
from media_io.world import RATE, Voice, analyse, envelope_of

if TYPE_CHECKING:
    from core_models.config import Window

MOST_SPEAKERS = 50
"""A judge is of all speakers of a corpus of at most so many, else of those that are tested."""
POOLED = 12
"""Recordings that a voice is pooled of, at most."""
NEUTRAL = "neutral"

CORPORA = {"emodb": "EMO-DB", "fsdd": "FSDD", "timit": "TIMIT", "samples": "the shipped speech"}
"""Titles of the corpora of `app.bench.data.SPEECH`."""


@dataclass(frozen=True, eq=False)
class Recording:
    """One recording, analysed when it is first asked for.

    Attributes:
        speaker, sentence: who says what.
        emotion: empty where the corpus does not tell.
        samples: float32 (N,) at 16 kHz.
        held_out: whether the sentence is one of those that are tested.
        tested: whether it may be the source of a swap.
        path: the file that it is the whole of; None where it is made of several.
        kept: gives `cepstra` of a whole file where they are kept, or None.
    """

    speaker: str
    sentence: str
    emotion: str
    samples: FloatArray
    held_out: bool
    tested: bool
    path: Path | None = None
    kept: Callable[[], FloatArray | None] | None = None

    @cached_property
    def heard(self) -> tuple[Voice, float]:
        """WORLD's parts every 5 ms, as voices are heard, and the processor's seconds for it."""
        began = time.process_time()
        return analyse(self.samples, precise=True), time.process_time() - began

    @property
    def voice(self) -> Voice:
        """WORLD's parts every 5 ms."""
        return self.heard[0]

    @cached_property
    def cepstra(self) -> FloatArray:
        """Mel-cepstra (T, 40) every 10 ms, found as for training."""
        kept = self.kept() if self.kept is not None else None
        return analyse(self.samples).cepstra[::2] if kept is None else kept


@dataclass(frozen=True, eq=False)
class Corpus:
    """Recordings of a corpus.

    Attributes:
        title: a line for the report.
        recordings: all that can be used.
        voices: whose recordings are tested.
        speakers: all.
        skipped: how many files could not be used.
    """

    title: str
    recordings: tuple[Recording, ...]
    voices: tuple[str, ...]
    speakers: tuple[str, ...]
    skipped: int


@dataclass(frozen=True, eq=False)
class Swap:
    """One sentence to be said in another's voice.

    Attributes:
        source: what is said.
        own, target: recordings of other sentences by the source's and by the target's speaker.
        reading: the target's own reading of the source's sentence; None where there is none.
    """

    source: Recording
    own: tuple[Recording, ...]
    target: tuple[Recording, ...]
    reading: Recording | None

    @property
    def voice(self) -> str:
        """The target's name."""
        return self.target[0].speaker


def load_corpus(
    name: str, every_voice: bool, control: Control, on_progress: Callable[[int, int], None] | None = None
) -> Corpus:
    """Read a corpus.

    Args:
        name: a key of CORPORA, or a folder of `speaker/*.wav`.
        every_voice: test all speakers, instead of those alone that training on "NAME:exact" leaves out.
        control: asked between files.
        on_progress: called with files read, and of all.

    Raises:
        ModelError: neither a corpus nor a folder. MediaError: files that are missing or of another form.
        Cancelled: the control was stopped.
    """
    title, found = _listed(name)
    chosen = tested_utterances(found)
    voices = {u.speaker for u in chosen}
    if len({u.speaker for u in found}) > MOST_SPEAKERS:
        found = [u for u in found if u.speaker in voices]
    elif every_voice and not any(u.split for u in found):
        chosen, voices = found, {u.speaker for u in found}
    held, sources = held_out_sentences(found, TESTED_SHARE), {u.path for u in chosen}
    kept: list[tuple[Utterance, Recording]] = []
    features = _Features(found, control)
    for i, u in enumerate(found):
        control.check()
        if on_progress and i % BLOCK == 0:
            on_progress(i, len(found))
        samples = _usable(u.path)
        if samples is not None:
            out = u.sentence in held
            emotion = u.labels.get("emotion", "")
            tested, cepstra = out and u.path in sources, partial(features, u, len(samples))
            kept.append((u, Recording(u.speaker, u.sentence, emotion, samples, out, tested, u.path, cepstra)))
    recordings = _takes(kept) if any("digit" in u.labels for u, _ in kept) else [recording for _, recording in kept]
    speakers = tuple(sorted({r.speaker for r in recordings}))
    return Corpus(title, tuple(recordings), tuple(sorted(voices)), speakers, len(found) - len(kept))


class _Features:
    """Cepstra of a corpus, all of them computed or found when the first is asked for."""

    def __init__(self, found: Sequence[Utterance], control: Control) -> None:
        self._features = CorpusFeatures(found, EnvelopeSpec())
        self._control = control
        self._ready = False

    def __call__(self, utterance: Utterance, samples: int) -> FloatArray | None:
        """(T, 40) of a recording of so many samples; None where they are not kept."""
        if not self._ready:
            for _ in self._features:
                self._control.check()
            self._ready = True
        return self._features.kept(utterance, 1 + samples // FRAME)


def swaps_of(corpus: Corpus, neutral: bool, count: int, seed: int) -> list[Swap]:
    """At most so many swaps between the voices that are tested, drawn by the seed.

    Where the corpus tells the emotion, all recordings of a swap are of one. Where it has the target's own reading of
    a sentence for some swaps, only those are taken, so that every figure is of the same swaps.

    Raises:
        ModelError: no two voices of which one has a tested sentence and both have others.
    """
    usable = [r for r in corpus.recordings if r.speaker in corpus.voices and (not neutral or _is_neutral(r))]
    found = [
        swap
        for source in usable
        if source.tested
        for voice in corpus.voices
        if voice != source.speaker and (swap := _swap(source, voice, usable)) is not None
    ]
    found = [swap for swap in found if swap.reading is not None] or found
    if not found:
        cause = f"{corpus.title} has no two voices with sentences that are tested and others to know them by"
        raise ModelError(f"{cause}. Choose a corpus with more sentences a speaker, or all emotions.")
    order = np.random.default_rng(seed).permutation(len(found))
    return [found[i] for i in order[:count]]


def frames_of(recording: Recording, window: Window) -> FloatArray:
    """The frames (T, F) that a model of speech sees."""
    spec = segment_spec(window)
    if isinstance(spec, SpectrogramSpec):
        return log_magnitude(recording.samples, spec)
    return envelope_of(recording.cepstra)


def has_emotions(corpus: Corpus) -> bool:
    """Whether the corpus tells emotions."""
    return any(r.emotion for r in corpus.recordings)


def _is_neutral(recording: Recording) -> bool:
    return recording.emotion in ("", NEUTRAL)


def _swap(source: Recording, voice: str, usable: Sequence[Recording]) -> Swap | None:
    alike = [r for r in usable if r.emotion == source.emotion]
    pools = [tuple(r for r in alike if r.speaker == who and not r.held_out) for who in (source.speaker, voice)]
    if not all(pools):
        return None
    readings = (r for r in alike if r.speaker == voice and r.tested and r.sentence == source.sentence)
    return Swap(source, _some(pools[0]), _some(pools[1]), next(readings, None))


def _some(pool: tuple[Recording, ...]) -> tuple[Recording, ...]:
    """At most POOLED of them, evenly."""
    return tuple(pool[i] for i in np.unique(np.linspace(0, len(pool) - 1, POOLED).round().astype(int)))


def _listed(name: str) -> tuple[str, list[Utterance]]:
    if name in CORPORA:
        return CORPORA[name], SPEECH[name]()
    folder = Path(name)
    if not folder.is_dir():
        known = ", ".join(CORPORA)
        raise ModelError(f"{name}: neither a corpus nor a folder. Name {known}, or a folder of speaker/*.wav.")
    return folder.name, list_speaker_folder(folder)


def _usable(path: Path) -> FloatArray | None:
    """Samples at 16 kHz; None of what cannot be read, and of what is too short for a judge or silent."""
    try:
        samples = read_speech(path, RATE)
    except MediaError:
        return None
    return samples if len(samples) >= RATE // 10 and float(np.abs(samples).max()) > 1e-4 else None


def _takes(kept: Sequence[tuple[Utterance, Recording]]) -> list[Recording]:
    """The digits of a speaker's take as one recording, in their order; those that are tested apart from the others."""
    groups: dict[tuple[str, str, bool, bool], list[Recording]] = {}
    for utterance, r in sorted(kept, key=lambda one: one[1].sentence):
        groups.setdefault((r.speaker, utterance.labels["take"], r.held_out, r.tested), []).append(r)
    return [
        Recording(who, " ".join(r.sentence for r in parts), "", np.concatenate([r.samples for r in parts]), out, tested)
        for (who, _, out, tested), parts in sorted(groups.items())
    ]

"""Ways to say a sentence in another's voice: none, classical ones, and models of both kinds with their steps apart."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.bench.recordings import Recording, Swap
from app.voice import (
    Heard,
    Speaker,
    as_clip,
    converts,
    pooled,
    taken,
    voiced,
)
from app.voicing import Voicing
from core_models.evaluate.speech import loud
from core_models.store import StoredModel
from core_models.transport import moments, nearest_neighbours, optimal_transport
from media_io.features import FloatArray
from media_io.loudness import match_loudness
from media_io.world import RATE, log_f0_statistics, moved_pitch, synthesise

NEIGHBOURS, SMOOTHED = 4, 5
"""Frames of the target that make one, and frames of 5 ms that a mean is taken over."""
STEPS = {
    "retrieval": "frames of the target",
    "detail": "the source's detail",
    "spread": "the target's variance",
    "emphasis": "emphasis",
    "modulations": "modulations",
}
"""Classical steps of a voice that have a share, in the order of the table."""
Cepstra = NDArray[Any]
Change = Callable[[Cepstra], Cepstra]
Fit = Callable[[Cepstra, Cepstra], Change]


@dataclass(frozen=True, eq=False)
class Made:
    """What a method made of a swap.

    Attributes:
        samples: float32 (N,) at 16 kHz.
        seconds: of processor time, from the source's samples on, so that a busy machine counts no more; NaN where
            nothing is done. What is known of the target is known before.
    """

    samples: FloatArray
    seconds: float = float("nan")


@dataclass(frozen=True)
class Method:
    """A row of the table.

    Attributes:
        label: its name.
        make: from a swap; None where it cannot be made for that one.
        note: what to know.
        reference: whether the samples are another recording, which has no intelligibility or pitch to compare.
    """

    label: str
    make: Callable[[Swap], Made | None]
    note: str = ""
    reference: bool = False


def references() -> list[Method]:
    """The source as it is, and the target's own reading."""
    return [
        Method("source as it is", lambda swap: Made(swap.source.samples)),
        Method(
            "target's own reading",
            lambda swap: None if swap.reading is None else Made(swap.reading.samples),
            reference=True,
        ),
    ]


def classical() -> list[Method]:
    """WORLD with the pitch moved and, but for the first, the mel-cepstra; all fitted on the same recordings."""
    return [
        _through_world("pitch moved", lambda own, target: lambda cepstra: cepstra),
        _through_world("mean matched", lambda own, target: moments(own, target, variance=False)),
        _through_world("mean and variance matched", moments),
        _through_world("linear optimal transport", optimal_transport),
        _through_world(f"nearest neighbours, k = {NEIGHBOURS}", _neighbours),
    ]


def wanted_pitch(swap: Swap) -> NDArray[np.float64]:
    """F0 (T,) every 5 ms that every method is asked for: the source's with the target's log mean and variance."""
    voice = swap.source.voice
    return moved_pitch(voice.f0, log_f0_statistics([voice]), log_f0_statistics(r.voice for r in swap.target))


def of_model(stored: StoredModel, name: str, *, steps: bool = True) -> list[Method]:
    """The rows of a model: as it is shipped and, where asked for, with its classical steps one after the other."""
    if not converts(stored):
        note = "a model of spectra: the pitch stays the source's"
        return [Method(f"{name}, spectra", _by_spectra(stored), note)]
    ears, shipped = Ears(stored), Voicing()

    def row(step: str, how: Voicing, note: str = "", corrected: bool = True) -> Method:
        return Method(f"{name}: {step}", lambda swap: ears.say(swap, how, corrected=corrected), note)

    none = Voicing(detail=0.0, emphasis=0.0, modulations=0.0, retrieval=0.0, spread=0.0, again=0, adapts=False)
    alone, whole = row("decoded alone", none, corrected=False), row("as shipped", shipped)
    if not steps:
        return [alone, whole]
    rows, how = [alone, row("+ the target's mean", none)], none
    for step, told in STEPS.items():
        if share := getattr(shipped, step):
            how = replace(how, **{step: share})
            rows.append(row(f"+ {told}", how, f"a share of {share:g}"))
    rows.append(row("+ made again, as shipped", shipped, "its envelopes measured and what they lack put right"))
    return [
        *rows,
        row("as shipped, no frames retrieved", replace(shipped, retrieval=0.0)),
        row("as shipped, filter", replace(shipped, back_end="filter"), "filters the recording, which keeps its pitch"),
    ]


class Ears:
    """What a model has heard: each recording and each voice once, with the seconds of a recording."""

    def __init__(self, stored: StoredModel) -> None:
        self._stored = stored
        self._heard: dict[Recording, tuple[Heard, float]] = {}
        self._voices: dict[tuple[Recording, ...], Speaker] = {}

    def heard(self, recording: Recording) -> tuple[Heard, float]:
        """A recording taken apart and encoded, and the processor's seconds for both."""
        if recording not in self._heard:
            voice, listening = recording.heard
            began = time.process_time()
            found = taken(self._stored, recording.samples, voice)
            self._heard[recording] = found, time.process_time() - began + listening
        return self._heard[recording]

    def speaker(self, recordings: tuple[Recording, ...]) -> Speaker:
        """A voice pooled over recordings."""
        if recordings not in self._voices:
            self._voices[recordings] = pooled(self._stored, [self.heard(r)[0] for r in recordings])
        return self._voices[recordings]

    def say(self, swap: Swap, how: Voicing, *, corrected: bool = True) -> Made:
        """The source's sentence in the target's voice; without the target's own mean where `corrected` is False."""
        target = self.speaker(swap.target)
        source, listening = self.heard(swap.source)
        if not corrected:
            target = replace(target, correction=np.zeros_like(target.correction))
        began = time.process_time()
        samples = voiced(self._stored, source, target, how, _unheard)
        return Made(samples, time.process_time() - began + listening)


def _through_world(label: str, fit: Fit) -> Method:
    @cache
    def fitted(own: tuple[Recording, ...], target: tuple[Recording, ...]) -> Change:
        return fit(_speech(own), _speech(target))

    def make(swap: Swap) -> Made:
        change, f0 = fitted(swap.own, swap.target), wanted_pitch(swap)
        voice, listening = swap.source.heard
        began = time.process_time()
        made = synthesise(replace(voice, f0=f0, cepstra=change(voice.cepstra).astype(np.float32)))
        made = match_loudness(made, swap.source.samples, RATE)
        return Made(made, time.process_time() - began + listening)

    return Method(f"WORLD, {label}", make)


def _speech(recordings: tuple[Recording, ...]) -> Cepstra:
    """Mel-cepstra of all loud frames every 5 ms."""
    return np.concatenate([r.voice.cepstra[loud(r.voice.cepstra)] for r in recordings])


def _neighbours(own: Cepstra, target: Cepstra) -> Change:
    """Frames of the target whose cepstra lie, from their speaker's mean, where the source's lie from theirs."""
    mean, contents = own[:, 1:].mean(0), target[:, 1:] - target[:, 1:].mean(0)

    def change(cepstra: Cepstra) -> Cepstra:
        found = nearest_neighbours(cepstra[:, 1:] - mean, contents, target, NEIGHBOURS, cepstra[:, 0])
        return np.concatenate([found[:, :1], _smoothed(found[:, 1:])], axis=1)

    return change


def _smoothed(frames: Cepstra) -> Cepstra:
    """The mean of SMOOTHED frames around each; the ends are held."""
    half = SMOOTHED // 2
    sums = np.cumsum(np.pad(frames, ((half + 1, half), (0, 0)), mode="edge"), axis=0)
    means: Cepstra = (sums[SMOOTHED:] - sums[:-SMOOTHED]) / SMOOTHED
    return means


def _by_spectra(stored: StoredModel) -> Callable[[Swap], Made]:
    """`pipeline.swap`, the target's recordings one after the other as the clip that gives the voice."""
    from app.braiding import braid

    def make(swap: Swap) -> Made:
        target = as_clip(np.concatenate([r.samples for r in swap.target]))
        began = time.process_time()
        made = braid(stored, target, as_clip(swap.source.samples), 0.0, 1.0, Voicing(), _unheard)
        return Made(np.asarray(made.audio, np.float32)[0], time.process_time() - began)

    return make


def _unheard(progress: object) -> None:
    pass

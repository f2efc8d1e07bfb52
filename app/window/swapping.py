"""Making a swap, in the lane's thread; models stay in memory between swaps."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication

from app.window.codes import stepped
from app.window.languages import number
from app.window.messages import told as in_words
from app.window.orders import (
    AUTOMATIC,
    DYNAMIC,
    STATIC,
    SWAPPED,
    Order,
    Parts,
    SampleOrder,
    StepOrder,
    SwapOrder,
    sample_title,
    title_of,
)
from app.window.playable import Playable, prepare
from app.window.services import Services
from app.window.shelf import Shelf, Stamp, stamp_of
from app.window.speakers import Voices
from app.window.steps import OF_A, OF_B, OF_RESULT, Interpolated, Moved, step_title
from app.window.worker import Job
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.pipeline import LoadedModel
    from media_io.clip import Clip

LONG_SECONDS, PREVIEW_SECONDS = 12.0, 6.0
"""Of sound above the first, so much of the beginning is made before the whole."""


@dataclass(frozen=True, eq=False)
class Made:
    """A result.

    Attributes:
        clip: ready for its player.
        seconds: how long it took, less the loading of models.
        rule: what was done to picture and sound, where that is worth saying.
    """

    clip: Playable
    seconds: float
    rule: str = ""


@dataclass(frozen=True, eq=False)
class Preview:
    """The first seconds, or the picture alone, of a result that is still being made."""

    clip: Playable


class Swapper:
    """Remembers voices and what was found in clips; only the lane's thread calls its work."""

    def __init__(self, services: Services, shelf: Shelf) -> None:
        self._services, self._shelf = services, shelf
        self._voices = Voices(services)
        self._found: WeakKeyDictionary[Clip, tuple[str, ...]] = WeakKeyDictionary()
        self._speaks: WeakKeyDictionary[Clip, bool] = WeakKeyDictionary()
        self._beginnings: WeakKeyDictionary[Clip, Clip] = WeakKeyDictionary()

    def work(self, order: Order, rate_for: Callable[[int], int]) -> Callable[[Job], Made]:
        """The work of one result."""
        return lambda job: self._result(job, order, rate_for)

    def _result(self, job: Job, order: Order, rate_for: Callable[[int], int]) -> Made:
        if isinstance(order, StepOrder):
            return self._stepped(job, order, rate_for)
        if isinstance(order, SampleOrder):
            return self._drawn(job, order, rate_for)
        if order.parts is not None:
            return self._both(job, order, order.parts, rate_for)
        return self._swapped(job, order, rate_for)

    def _swapped(self, job: Job, order: SwapOrder, rate_for: Callable[[int], int]) -> Made:
        loaded = self._load(job, order.model, order.a)
        begun = time.perf_counter()
        _tell(job, _tr("Swapping"))
        warnings = self._warnings(job, order) if loaded.info.converts else ()
        if loaded.info.kind == "speech" and order.seconds > LONG_SECONDS:
            beginning = order.beginning(self._beginning)
            clip, notes = self._made(job, loaded, beginning)
            job.report(Preview(self._shown(clip, notes, beginning, rate_for, preview=True)))
        clip, notes = self._made(job, loaded, order)
        _tell(job, _tr("Drawing"))
        rule = _rule(loaded.info.key, order.leader) if clip.frames is not None and clip.audio is not None else ""
        shown = self._shown(clip, (*warnings, *notes), order, rate_for, step=loaded.info.live_step)
        return Made(shown, time.perf_counter() - begun, rule)

    def _both(self, job: Job, order: SwapOrder, parts: Parts, rate_for: Callable[[int], int]) -> Made:
        """Picture and sound, each by its model or as it is."""
        a, b = order.a.clip, order.b.clip
        sound = self._sound_of(job, order, parts)
        picture = parts.picture
        seen = self._load_kind(job, order, "video") if picture == SWAPPED else picture
        heard = self._load_kind(job, order, "speech") if sound == SWAPPED else sound
        begun = time.perf_counter()
        _tell(job, _tr("Swapping"))
        converts = not isinstance(heard, str) and heard.info.converts
        warnings = self._warnings(job, order) if converts else ()
        voicing = order.dials.voicing() if converts else None
        how = (order.mix, order.mix, job.report, voicing, self._shelf.ears, order.shares)
        preview = None
        if picture == sound == SWAPPED:  # else the picture takes no longer than the whole, or is there already
            preview = self._previewed(job, order, rate_for)
        clip = self._services.swap_both(seen, heard, a, b, *how, on_picture=preview)
        _tell(job, _tr("Drawing"))
        names = [part if isinstance(part, str) else part.info.key for part in (seen, heard)]
        steps = [part.info.live_step for part in (seen, heard) if not isinstance(part, str)]
        step = next((step for step in steps if step is not None), None)
        shown = self._shown(clip, warnings, order, rate_for, step=step)
        return Made(shown, time.perf_counter() - begun, _rule(*names))

    def _previewed(self, job: Job, order: SwapOrder, rate_for: Callable[[int], int]) -> Callable[[Clip], None]:
        """What shows a picture while the sound that belongs to it is made."""
        return lambda picture: job.report(Preview(self._shown(picture, (), order, rate_for, preview=True)))

    def _sound_of(self, job: Job, order: SwapOrder, parts: Parts) -> str:
        """What becomes of the sound: SWAPPED or whose it is."""
        if parts.sound != AUTOMATIC:
            return parts.sound
        for clip in (order.a.clip, order.b.clip):
            if clip not in self._speaks:
                _tell(job, _tr("Listening for speech"))
                self._speaks[clip] = self._services.speaks(clip)
        return SWAPPED if self._speaks[order.a.clip] and self._speaks[order.b.clip] else order.leader

    def _drawn(self, job: Job, order: SampleOrder, rate_for: Callable[[int], int]) -> Made:
        loaded = self._load(job, order.model, order.clip)
        begun = time.perf_counter()
        _tell(job, _tr("Sampling"))
        own = order.clip.clip
        static, dynamic = own if order.kind == DYNAMIC else None, own if order.kind == STATIC else None
        seconds = own.duration if order.kind == DYNAMIC else None
        (clip,) = self._services.sample(loaded, 1, seconds, order.seed, static_of=static, dynamic_of=dynamic)
        _tell(job, _tr("Drawing"))
        return Made(prepare(clip, sample_title(order), rate_for), time.perf_counter() - begun)

    def _stepped(self, job: Job, order: StepOrder, rate_for: Callable[[int], int]) -> Made:
        there = [(of, one) for of, one in ((OF_A, order.a), (OF_B, order.b)) if one is not None]
        clips, titles = {of: one.clip for of, one in there}, {of: one.title for of, one in there}
        seconds = 0.0
        if order.base is not None:
            base = self._result(job, order.base, rate_for)
            clips[OF_RESULT], titles[OF_RESULT], seconds = base.clip.clip, base.clip.title, base.seconds
        for step in order.steps:
            of = OF_A if isinstance(step, Interpolated) else step.of
            chosen = [step.model] if isinstance(step, Moved) else []
            key = next((model for model in (*chosen, order.model) if model != AUTOMATIC), None)
            loaded = self._at_hand(job, key or self._services.model_key_for(clips[of]))
            begun = time.perf_counter()
            made = stepped(self._services, loaded, self._shelf.ears, step, clips, job)
            clips[OF_RESULT], titles[OF_RESULT] = made, step_title(step, titles[of])
            seconds += time.perf_counter() - begun
        _tell(job, _tr("Drawing"))
        return Made(prepare(clips[OF_RESULT], titles[OF_RESULT], rate_for), seconds)

    def _warnings(self, job: Job, order: SwapOrder) -> tuple[str, ...]:
        """What may spoil a voice in either clip, listened to once a clip. Raises MediaError where there is no voice."""
        from app.pipeline import Progress

        told: list[str] = []
        for letter, clip in (("A", order.a), ("B", order.b)):
            if clip.clip not in self._found:
                job.report(Progress(_tr("Checking {0}").format(letter), 0, 0))
                self._found[clip.clip] = self._texts(letter, clip)
            told += [f"{letter}: {text}" for text in self._found[clip.clip]]
        return tuple(told)

    def _texts(self, letter: str, clip: Playable) -> tuple[str, ...]:
        try:
            return tuple(in_words(one.text) for one in self._services.voice_findings(clip.clip))
        except MediaError as error:
            cause = _tr("in {0} ({1}), {2}").format(letter, clip.title, in_words(error.cause))
            raise MediaError(error.path, cause, error.remedy) from error

    def _shown(
        self,
        clip: Clip,
        notes: tuple[str, ...],
        order: SwapOrder,
        rate_for: Callable[[int], int],
        preview: bool = False,
        step: int | None = None,
    ) -> Playable:
        title = _tr("Preview: {0}").format(title_of(order)) if preview else title_of(order)
        if step is not None:
            title = _tr("{0}, step {1}").format(title, number(step, ","))
        return replace(ready(clip, title, order, rate_for), notes=notes, preview=preview)

    def _made(self, job: Job, loaded: LoadedModel, order: SwapOrder) -> tuple[Clip, tuple[str, ...]]:
        """The result, and what a user should know of it."""
        voicing = order.dials.voicing() if loaded.info.converts else None
        given = order.of_speaker()
        if given is None:
            a, b = order.a.clip, order.b.clip
            if order.blocks:
                how = (order.mix, job.report, voicing, self._shelf.ears)
                return self._services.swap_blocks(loaded, a, b, order.shares, *how), ()
            return self._services.swap(loaded, a, b, order.mix, job.report, voicing, self._shelf.ears), ()
        folder, source, share = given
        voice, notes = self._voices.of(job, loaded, self._stamp(order.model, order.a), folder)
        ears = self._shelf.ears
        made = self._services.speak(loaded, source, voice, voicing, job.report, share=share, listener=ears)
        return made, notes

    def _beginning(self, clip: Clip) -> Clip:
        """The beginning of a clip, one and the same each time, so that it is heard once."""
        if clip.audio is None:
            return clip  # for the model to refuse
        if clip not in self._beginnings:
            self._beginnings[clip] = _beginning(clip)
        return self._beginnings[clip]

    def _key(self, model: str | Path, a: Playable) -> str | Path:
        return self._services.model_key_for(a.clip) if model == AUTOMATIC else model

    def _stamp(self, model: str | Path, a: Playable) -> Stamp:
        """What a model is remembered by."""
        return stamp_of(self._key(model, a))

    def _load(self, job: Job, model: str | Path, a: Playable) -> LoadedModel:
        return self._at_hand(job, self._key(model, a))

    def _load_kind(self, job: Job, order: SwapOrder, kind: str) -> LoadedModel:
        """The chosen model where it takes pictures ("video") or sound ("speech"), else the one that suits them."""
        clip = order.a.clip
        if isinstance(order.model, Path):
            chosen = self._load(job, order.model, order.a)
            if chosen.info.kind == kind:
                return chosen
        bare = replace(clip, audio=None, sample_rate=None) if kind == "video" else replace(clip, frames=None, fps=None)
        return self._at_hand(job, self._services.model_key_for(bare))

    def _at_hand(self, job: Job, key: str | Path) -> LoadedModel:
        return self._shelf.load(key, lambda: _tell(job, _tr("Loading the model")))


def _tell(job: Job, phase: str) -> None:
    """Say what comes next, of unknown length."""
    from app.pipeline import Progress

    job.report(Progress(phase, 0, 0))


def _rule(picture: str, sound: str) -> str:
    """What was done to picture and sound: a model's name, or whose they are."""
    own = {"A": _tr("A's own"), "B": _tr("B's own")}
    return _tr("Picture: {0}, sound: {1}").format(own.get(picture, picture), own.get(sound, sound))


def ready(clip: Clip, title: str, order: SwapOrder, rate_for: Callable[[int], int]) -> Playable:
    """A result ready for its player; sound that is A's or B's own is not made ready again."""
    for own in (order.a, order.b):
        if clip.frames is not None and clip.audio is not None and clip.audio is own.clip.audio:
            pictures = prepare(replace(clip, audio=None, sample_rate=None), title)
            return replace(pictures, clip=clip, peaks=own.peaks, spectrogram=own.spectrogram, pcm=own.pcm)
    return prepare(clip, title, rate_for)


def _beginning(clip: Clip) -> Clip:
    """The sound of the first seconds."""
    assert clip.audio is not None
    assert clip.sample_rate is not None
    sound = clip.audio[:, : round(PREVIEW_SECONDS * clip.sample_rate)]
    return replace(clip, frames=None, fps=None, audio=sound)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Swap", text)

"""Making a swap, in the lane's thread; models stay in memory between swaps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication

from app.window.playable import Playable, prepare
from app.window.services import Services
from app.window.speakers import Stamp, Voices, recordings
from app.window.voicing import Dials
from app.window.worker import Job
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.listening import Listener
    from app.pipeline import LoadedModel, Mix
    from media_io.clip import Clip

KEPT = 3
LONG_SECONDS, PREVIEW_SECONDS = 12.0, 6.0
"""Of sound above the first, so much of the beginning is made before the whole."""


@dataclass(frozen=True, eq=False)
class SwapOrder:
    """What to make.

    Attributes:
        model: "automatic" or a folder.
        a, b: the clips.
        mix: how much of each.
        dials: how a voice is made, by a model that converts voices.
    """

    model: str | Path
    a: Playable
    b: Playable
    mix: Mix
    dials: Dials = field(default_factory=Dials)

    @property
    def seconds(self) -> float:
        """The longer clip's sound."""
        return max(_seconds(self.a.clip), _seconds(self.b.clip))

    def beginning(self, begin: Callable[[Clip], Clip]) -> SwapOrder:
        """The same of the first seconds of both, in the voice of the one recording: a folder takes its time."""
        a, b = (replace(one, clip=begin(one.clip), speaker=None) for one in (self.a, self.b))
        return replace(self, a=a, b=b)

    def of_speaker(self) -> tuple[Path, Clip, float] | None:
        """The folder whose voice speaks, what it says, and its share beside the sayer's own voice.

        None where no folder was given, or where what is said is a blend: that is made from two recordings.
        """
        a, b, mix = self.a, self.b, self.mix
        if mix.dynamic == 1 and a.speaker is not None and mix.static < 1:
            return a.speaker, b.clip, 1 - mix.static
        if mix.dynamic == 0 and b.speaker is not None and mix.static > 0:
            return b.speaker, a.clip, mix.static
        return None


@dataclass(frozen=True, eq=False)
class Preview:
    """The first seconds of a result that is still being made."""

    clip: Playable


class Swapper:
    """Remembers models, voices and what was heard of clips; only the lane's thread calls its work."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._models: dict[Stamp, LoadedModel] = {}
        self._voices = Voices(services)
        self._found: WeakKeyDictionary[Clip, tuple[str, ...]] = WeakKeyDictionary()
        self._beginnings: WeakKeyDictionary[Clip, Clip] = WeakKeyDictionary()
        self._listener: Listener | None = None

    def work(self, order: SwapOrder, rate_for: Callable[[int], int]) -> Callable[[Job], Playable]:
        """The work of one swap."""

        def make(job: Job) -> Playable:
            from app.pipeline import Progress

            job.report(Progress(_tr("Loading the model"), 0, 0))
            loaded = self._load(order.model, order.a)
            job.report(Progress(_tr("Swapping"), 0, 0))
            warnings = self._warnings(job, order) if loaded.info.converts else ()
            if loaded.info.kind == "speech" and order.seconds > LONG_SECONDS:
                beginning = order.beginning(self._beginning)
                clip, notes = self._made(job, loaded, beginning)
                job.report(Preview(self._shown(clip, notes, beginning, rate_for, preview=True)))
            clip, notes = self._made(job, loaded, order)
            job.report(Progress(_tr("Drawing"), 0, 0))
            return self._shown(clip, (*warnings, *notes), order, rate_for)

        return make

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
            return tuple(one.text for one in self._services.voice_findings(clip.clip))
        except MediaError as error:
            cause = _tr("in {0} ({1}), {2}").format(letter, clip.title, error.cause)
            raise MediaError(error.path, cause, error.remedy) from error

    def _shown(
        self,
        clip: Clip,
        notes: tuple[str, ...],
        order: SwapOrder,
        rate_for: Callable[[int], int],
        preview: bool = False,
    ) -> Playable:
        title = _tr("Preview: {0}").format(title_of(order)) if preview else title_of(order)
        return replace(prepare(clip, title, rate_for), notes=notes, preview=preview)

    def _made(self, job: Job, loaded: LoadedModel, order: SwapOrder) -> tuple[Clip, tuple[str, ...]]:
        """The result, and what a user should know of it."""
        voicing = order.dials.voicing() if loaded.info.converts else None
        given = order.of_speaker()
        if given is None:
            a, b, ears = order.a.clip, order.b.clip, self._ears() if loaded.info.converts else None
            return self._services.swap(loaded, a, b, order.mix, job.report, voicing, ears), ()
        folder, source, share = given
        voice, notes = self._voices.of(job, loaded, self._stamp(order.model, order.a), folder)
        made = self._services.speak(loaded, source, voice, voicing, job.report, share=share, listener=self._ears())
        return made, notes

    def _ears(self) -> Listener:
        """What remembers the clips that were heard; it comes with torch, which pictures need not wait for."""
        from app.listening import Listener

        if self._listener is None:
            self._listener = Listener()
        return self._listener

    def _beginning(self, clip: Clip) -> Clip:
        """The beginning of a clip, one and the same each time, so that it is heard once."""
        if clip.audio is None:
            return clip  # for the model to refuse
        if clip not in self._beginnings:
            self._beginnings[clip] = _beginning(clip)
        return self._beginnings[clip]

    def _stamp(self, model: str | Path, a: Playable) -> Stamp:
        """What a model is remembered by."""
        key = self._services.model_key_for(a.clip) if model == "automatic" else model
        return str(key), _changed(key)

    def _load(self, model: str | Path, a: Playable) -> LoadedModel:
        stamp = self._stamp(model, a)
        if stamp not in self._models:
            loaded = self._services.load_model(stamp[0] if model == "automatic" else model, "auto")
            while len(self._models) >= KEPT:
                del self._models[next(iter(self._models))]
            self._models[stamp] = loaded
        return self._models[stamp]


def title_of(order: SwapOrder) -> str:
    """What a result is made of: "Static A + dynamic B, 12 recordings"."""
    title = mix_title(order.mix)
    if order.of_speaker() is None:
        return title
    count = order.a.recordings if order.mix.dynamic == 1 else order.b.recordings
    return _tr("{0}, {1}").format(title, recordings(count))


def mix_title(mix: Mix) -> str:
    """What a result is made of: "Static A + dynamic B"."""
    static, dynamic = _share(mix.static), _share(mix.dynamic)
    return _tr("Static {0} + dynamic {1}").format(static, dynamic)


def _seconds(clip: Clip) -> float:
    return 0.0 if clip.audio is None or clip.sample_rate is None else clip.audio.shape[1] / clip.sample_rate


def _beginning(clip: Clip) -> Clip:
    """The sound of the first seconds."""
    assert clip.audio is not None
    assert clip.sample_rate is not None
    sound = clip.audio[:, : round(PREVIEW_SECONDS * clip.sample_rate)]
    return replace(clip, frames=None, fps=None, audio=sound)


def _share(value: float) -> str:
    if value in (0.0, 1.0):
        return "B" if value else "A"
    return f"{round(100 - 100 * value)}/{round(100 * value)}"


def _changed(key: str | Path) -> float:
    config = Path(key) / "config.json"
    return config.stat().st_mtime if config.is_file() else 0.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("Swap", text)

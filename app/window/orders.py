"""What a result is to be made of, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.window.playable import Playable
from app.window.speakers import recordings
from app.window.steps import Step
from app.window.voicing import Dials

if TYPE_CHECKING:
    from app.pipeline import Mix
    from media_io.clip import Clip

SWAPPED, AUTOMATIC, OWN_A, OWN_B = "swapped", "automatic", "A", "B"
DYNAMIC, STATIC, BOTH = "dynamic", "static", "both"


@dataclass(frozen=True)
class Parts:
    """What becomes of clips with picture and sound.

    Attributes:
        picture: SWAPPED by a model of pictures, or the one clip's own.
        sound: SWAPPED by a model of speech, the one clip's own, or AUTOMATIC: swapped where both speak, else it goes
            with the dynamics.
    """

    picture: str = SWAPPED
    sound: str = AUTOMATIC


@dataclass(frozen=True, eq=False)
class SampleOrder:
    """A draw from what a model learned to expect.

    Attributes:
        model: "automatic" or a folder.
        kind: what is drawn: DYNAMIC, STATIC or BOTH.
        seed: the same draw has the same.
        clip: whose other factor is kept; for BOTH it only says which model suits.
        side: the player that the clip is in.
    """

    model: str | Path
    kind: str
    seed: int
    clip: Playable
    side: str


@dataclass(frozen=True, eq=False)
class SwapOrder:
    """What to make.

    Attributes:
        model: "automatic" or a folder.
        a, b: the clips.
        mix: how much of each.
        dials: how a voice is made, by a model that converts voices.
        blocks: of the model's own blocks, which is whose ("A" or "B"), whatever the mix says.
        parts: what becomes of picture and sound where both clips have both; None otherwise.
    """

    model: str | Path
    a: Playable
    b: Playable
    mix: Mix
    dials: Dials = field(default_factory=Dials)
    blocks: Mapping[str, str] = field(default_factory=dict)
    parts: Parts | None = None

    @property
    def seconds(self) -> float:
        """The longer clip's sound."""
        return max(_seconds(self.a.clip), _seconds(self.b.clip))

    @property
    def shares(self) -> dict[str, float]:
        """How much of each block that is named is from B."""
        return {name: float(side == "B") for name, side in self.blocks.items()}

    @property
    def leader(self) -> str:
        """Whose length and sound a result has: "A" or "B"."""
        return "B" if self.mix.dynamic >= 0.5 else "A"

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
class StepOrder:
    """What to make of codes.

    Attributes:
        model: "automatic" or a folder.
        steps: one after the other.
        a, b: the clips that are there.
        base: what makes the result that the first step is of; None where it is of a clip.
    """

    model: str | Path
    steps: tuple[Step, ...]
    a: Playable | None
    b: Playable | None
    base: SwapOrder | SampleOrder | None


Order = SwapOrder | SampleOrder | StepOrder


def title_of(order: SwapOrder) -> str:
    """What a result is made of: "Static A + dynamic B, 12 recordings"."""
    title = mix_title(order.mix)
    if order.blocks:
        own = ", ".join(_tr("{0} {1}").format(name, side) for name, side in order.blocks.items())
        title = _tr("{0}, {1}").format(title, own)
    if order.of_speaker() is None:
        return title
    count = order.a.recordings if order.mix.dynamic == 1 else order.b.recordings
    return _tr("{0}, {1}").format(title, recordings(count))


def sample_title(order: SampleOrder) -> str:
    """What a sample is made of: "Static A + draw 3"."""
    texts = {
        DYNAMIC: _tr("Static {0} + draw {1}"),
        STATIC: _tr("Draw {1} + dynamic {0}"),
        BOTH: _tr("Draw {1}"),
    }
    return texts[order.kind].format(order.side, order.seed)


def mix_title(mix: Mix) -> str:
    """What a result is made of: "Static A + dynamic B"."""
    static, dynamic = _share(mix.static), _share(mix.dynamic)
    return _tr("Static {0} + dynamic {1}").format(static, dynamic)


def _seconds(clip: Clip) -> float:
    return 0.0 if clip.audio is None or clip.sample_rate is None else clip.audio.shape[1] / clip.sample_rate


def _share(value: float) -> str:
    if value in (0.0, 1.0):
        return "B" if value else "A"
    return f"{round(100 - 100 * value)}/{round(100 * value)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Swap", text)

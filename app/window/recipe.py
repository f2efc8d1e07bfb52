"""Everything that makes a result: to undo it, to keep it in a project, to make it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from app.window.steps import AUTOMATIC, MOST, Moved, Step, step_to_json, steps_from
from app.window.voicing import Dials

Plain = str | int | float | bool | None
MOST_DIAL = 10_000
"""Beyond the ends of every dial."""


@dataclass(frozen=True)
class Source:
    """What is in a player.

    Attributes:
        clip: the file in the library; None where only a folder of recordings was given.
        speaker: the folder whose recordings are one voice; None for the clip alone.
    """

    clip: Path | None = None
    speaker: Path | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is in the player."""
        return self.clip is None and self.speaker is None


@dataclass(frozen=True)
class Recipe:
    """What makes a result.

    Attributes:
        a, b: what is in the players.
        model: "automatic", or a model's folder or key.
        static, dynamic: 0 for all from A to 1 for all from B.
        dials: how a voice is made.
        blocks: for each of the model's own blocks that is not as `static` and `dynamic` say, where it comes from.
        extra: further plain values by name, for what is not above.
        steps: what is made of codes instead of a swap, one after the other; a step of the result is one of what the
            steps before it make, the first of what the rest of the recipe makes.
    """

    a: Source = field(default_factory=Source)
    b: Source = field(default_factory=Source)
    model: str | Path = AUTOMATIC
    static: float = 0.0
    dynamic: float = 1.0
    dials: Dials = field(default_factory=Dials)
    blocks: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Plain] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    @property
    def own_way(self) -> bool:
        """Whether it tells of more than a swap, which is all that the strip's button makes."""
        return bool(self.steps) or "sample" in self.extra

    @property
    def models(self) -> list[Path]:
        """The models that are named by their folders."""
        named = [self.model, *(step.model for step in self.steps if isinstance(step, Moved))]
        return [model for model in named if isinstance(model, Path)]

    def to_json(self, told: Callable[[Path], str] = str) -> dict[str, Any]:
        """As plain JSON; `told` makes a text of a path."""
        return {
            "a": _told(self.a, told),
            "b": _told(self.b, told),
            "model": told(self.model) if isinstance(self.model, Path) else self.model,
            "static": self.static,
            "dynamic": self.dynamic,
            "dials": asdict(self.dials),
            "blocks": dict(self.blocks),
            "extra": dict(self.extra),
            "steps": [step_to_json(step, told) for step in self.steps],
        }


def recipe_from(data: Mapping[str, Any], found: Callable[[str], Path] = Path) -> Recipe:
    """A recipe of plain JSON; `found` makes a path of a text. What is missing is as a new window has it.

    Raises:
        ValueError: a value of the wrong kind, named.
    """
    usual = Recipe()
    model = _of(data, "model", str, AUTOMATIC)
    return Recipe(
        a=_source(_of(data, "a", dict, {}), found),
        b=_source(_of(data, "b", dict, {}), found),
        model=model if model == AUTOMATIC else found(model),
        static=_share(data, "static", usual.static),
        dynamic=_share(data, "dynamic", usual.dynamic),
        dials=_dials(_of(data, "dials", dict, {})),
        blocks={_text(key): _text(value) for key, value in _of(data, "blocks", dict, {}).items()},
        extra={_text(key): _plain(value) for key, value in _of(data, "extra", dict, {}).items()},
        steps=steps_from(_of(data, "steps", list, []), found),
    )


def _told(source: Source, told: Callable[[Path], str]) -> dict[str, str | None]:
    return {
        "clip": None if source.clip is None else told(source.clip),
        "speaker": None if source.speaker is None else told(source.speaker),
    }


def _source(data: Mapping[str, Any], found: Callable[[str], Path]) -> Source:
    clip, speaker = (_of(data, name, (str, type(None)), None) for name in ("clip", "speaker"))
    return Source(None if clip is None else found(clip), None if speaker is None else found(speaker))


def _dials(data: Mapping[str, Any]) -> Dials:
    usual = Dials()
    found = (_of(data, name, int, getattr(usual, name)) for name in ("pitch", "formants", "clarity"))
    pitch, formants, clarity = (min(max(value, -MOST_DIAL), MOST_DIAL) for value in found)
    return Dials(pitch, formants, clarity, "filter" if data.get("way_back") == "filter" else "world")


def _share(data: Mapping[str, Any], name: str, usual: float) -> float:
    value = _of(data, name, (int, float), usual)
    if not abs(value) < MOST:
        raise ValueError(f"{name}: {value!r}"[:200])
    return min(max(float(value), 0.0), 1.0)


def _of(data: Mapping[str, Any], name: str, kind: type | tuple[type, ...], usual: Any) -> Any:
    value = data.get(name, usual)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{name}: {value!r}"[:200])
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text"[:200])
    return value


def _plain(value: object) -> Plain:
    if not isinstance(value, Plain):
        raise ValueError(f"{value!r} is no plain value"[:200])
    return value

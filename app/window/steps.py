"""What a hand does with codes: the way from A to B, a number through its range, numbers moved; to and from JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.code_numbers import Edit

AUTOMATIC = "automatic"
OF_A, OF_B, OF_RESULT = "A", "B", "result"
"""Whose code: that of the clip in a player, or of the result."""
INTERPOLATION, SWEEP, TRAVERSAL, LATENTS = "interpolation", "sweep", "traversal", "latents"
DYNAMICS, PATHS = ("a", "b", "both"), ("straight", "spherical")
MOST_STEPS, MOST_EDITS, SHOWN_EDITS, MOST = 1_000, 10_000, 3, 1e30


@dataclass(frozen=True)
class Interpolated:
    """A clip that goes from A's static code to B's.

    Attributes:
        seconds: None for as long as the dynamics are.
        dynamic: one of DYNAMICS.
        path: one of PATHS.
    """

    seconds: float | None
    dynamic: str
    path: str

    kind = INTERPOLATION


@dataclass(frozen=True)
class Swept:
    """A clip in which one number goes through its range.

    Attributes:
        of: OF_A, OF_B or OF_RESULT.
        block, number: which number.
        first, last: its values.
        edits: other numbers that are held elsewhere.
    """

    of: str
    block: str
    number: int
    first: float
    last: float
    edits: tuple[Edit, ...] = ()

    kind = SWEEP


@dataclass(frozen=True)
class Moved:
    """A clip with numbers of its code moved.

    Attributes:
        of: OF_A, OF_B or OF_RESULT.
        edits: the numbers.
        kind: TRAVERSAL, or LATENTS for the sliders of that tab.
        model: the folder of the tab's own model; AUTOMATIC for what the mix says.
    """

    of: str
    edits: tuple[Edit, ...]
    kind: str = TRAVERSAL
    model: str | Path = AUTOMATIC


Step = Interpolated | Swept | Moved


def needed(steps: Sequence[Step]) -> set[str]:
    """What must be there to make the first of these and all that follow: of OF_A, OF_B and OF_RESULT."""
    found: set[str] = set()
    for number, step in enumerate(steps):
        own = {OF_A, OF_B} if isinstance(step, Interpolated) else {step.of}
        found |= own if number == 0 else own - {OF_RESULT}
    return found


# Words


def step_title(step: Step, clip: str) -> str:
    """What a step makes of a clip of this title."""
    if isinstance(step, Interpolated):
        return _tr("From A to B")
    if isinstance(step, Swept):
        return _tr("Traversal: {0} {1}, whole range").format(step.block, step.number)
    if step.kind == LATENTS:
        return _tr("{0}, moved by hand").format(clip)
    moved = [_tr("{0} {1}").format(edit.block, edit.number) for edit in step.edits]
    if not moved:
        return _tr("Traversal: own code")
    shown = ", ".join(moved[:SHOWN_EDITS])
    text = _tr("Traversal: {0} and more") if moved[SHOWN_EDITS:] else _tr("Traversal: {0}")
    return text.format(shown)


# JSON


def step_to_json(step: Step, told: Callable[[Path], str]) -> dict[str, Any]:
    """As plain JSON; `told` makes a text of a path."""
    if isinstance(step, Interpolated):
        return {"kind": step.kind, "seconds": step.seconds, "dynamic": step.dynamic, "path": step.path}
    edits = [
        {"block": edit.block, "number": edit.number, "value": edit.value, "held": edit.held} for edit in step.edits
    ]
    if isinstance(step, Swept):
        number = {"block": step.block, "number": step.number, "first": step.first, "last": step.last}
        return {"kind": step.kind, "of": step.of, **number, "edits": edits}
    model = told(step.model) if isinstance(step.model, Path) else step.model
    return {"kind": step.kind, "of": step.of, "edits": edits, "model": model}


def steps_from(data: object, found: Callable[[str], Path]) -> tuple[Step, ...]:
    """Steps of plain JSON; `found` makes a path of a text. Raises ValueError for what is no step, named."""
    if not isinstance(data, Sequence) or isinstance(data, str) or len(data) > MOST_STEPS:
        raise ValueError(f"steps: {data!r}"[:200])
    return tuple(_step(one, found) for one in data)


def _step(data: object, found: Callable[[str], Path]) -> Step:
    if not isinstance(data, Mapping):
        raise ValueError(f"steps: {data!r} is no step"[:200])
    kind = _one_of(data, "kind", (INTERPOLATION, SWEEP, TRAVERSAL, LATENTS))
    if kind == INTERPOLATION:
        seconds = None if data.get("seconds") is None else _number(data, "seconds")
        return Interpolated(seconds, _one_of(data, "dynamic", DYNAMICS), _one_of(data, "path", PATHS))
    of, edits = _one_of(data, "of", (OF_A, OF_B, OF_RESULT)), _edits(data.get("edits"))
    if kind == SWEEP:
        ends = _number(data, "first"), _number(data, "last")
        return Swept(of, _text(data, "block"), _place(data), *ends, edits)
    model = _text(data, "model")
    return Moved(of, edits, kind, model if model == AUTOMATIC else found(model))


def _edits(data: object) -> tuple[Edit, ...]:
    if not isinstance(data, list) or len(data) > MOST_EDITS:
        raise ValueError(f"edits: {data!r}"[:200])
    made = []
    for one in data:
        if not isinstance(one, Mapping) or not isinstance(one.get("held"), bool):
            raise ValueError(f"edits: {one!r}"[:200])
        made.append(Edit(_text(one, "block"), _place(one), _number(one, "value"), one["held"]))
    return tuple(made)


def _one_of(data: Mapping[str, Any], name: str, known: Sequence[str]) -> str:
    value = _text(data, name)
    if value not in known:
        raise ValueError(f"{name}: {value!r} is none of {', '.join(known)}")
    return value


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name}: {value!r} is no text")
    return value


def _place(data: Mapping[str, Any]) -> int:
    value = data.get("number")
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"number: {value!r}")
    return value


def _number(data: Mapping[str, Any], name: str) -> float:
    value = data.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < MOST:
        raise ValueError(f"{name}: {value!r} is no number"[:200])
    return float(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Step", text)

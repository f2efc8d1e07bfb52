"""The settings of a preset as a form needs them: what each is called, what it may be, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from app.presets import Changes, PresetOutline, Value, built, changed
from core_models.config import Preset
from core_models.config_help import PICTURES_ONLY, SECTIONS, SOUND_ONLY, help_of
from core_models.errors import ConfigError

Kind = Literal["whole", "number", "switch", "choice", "numbers"]
OWN_PARTS = {"information": "cdsvae", "ladder": "favae", "experts": "vdsm", "flow": "scd"}
"""Parts of an architecture that one model has."""
_LEFT_OUT = frozenset({"title", "architecture.model", "architecture.window.kind"})


@dataclass(frozen=True)
class FieldSpec:
    """One setting.

    Attributes:
        place: where it lies in the file, such as "training.steps".
        section: the part of the form, a key of SECTIONS.
        kind: a whole number, any number, on or off, one of `choices`, or several numbers.
        label, unit, help: in words.
        usual: what the preset says.
        low, high: the ends of its range; None for none.
        above, below: whether the end itself is outside the range.
    """

    place: str
    section: str
    kind: Kind
    label: str
    unit: str
    help: str
    usual: Value
    low: float | None = None
    high: float | None = None
    above: bool = False
    below: bool = False
    choices: tuple[str | int, ...] = ()

    def parse(self, text: str) -> Value:
        """A value of what was typed; ValueError where it is none of the kind."""
        if self.kind == "numbers":
            return _numbers(text, self.usual)
        return int(text) if self.kind == "whole" else float(text)

    def text(self, value: Value) -> str:
        """A value as one types it."""
        if isinstance(value, list | tuple):
            return ", ".join(str(one).removesuffix(".0") for one in value)
        return str(value).removesuffix(".0") if isinstance(value, float) else str(value)


def fields_of(base: PresetOutline) -> tuple[FieldSpec, ...]:
    """All settings of a preset that its model and its clips have, in the order of a form."""
    found = [*_of_model(base.preset, ""), *_weights(base.preset)]
    order = list(SECTIONS)
    return tuple(sorted((one for one in found if _applies(one, base.preset)), key=lambda one: order.index(one.section)))


def faults_of(base: PresetOutline, changes: Changes) -> dict[str, str]:
    """What is wrong with changed values, by place; the place is "" where no single setting is to blame."""
    try:
        Preset.model_validate(changed(base, changes))
    except ValidationError as error:
        return dict(_fault(fault, changes) for fault in error.errors())
    try:
        built(base, changes)
    except ConfigError as error:
        return {_named_in(str(error), changes): str(error).partition(": ")[2] or str(error)}
    return _weight_faults(changes)


def _weight_faults(changes: Changes) -> dict[str, str]:
    """A loss without any weight has nothing to learn from."""
    return {
        place: "0 or more"
        for place, value in changes.items()
        if place.startswith("weights.") and isinstance(value, int | float) and value < 0
    }


def _of_model(model: BaseModel, above: str) -> Iterator[FieldSpec]:
    for name, info in type(model).model_fields.items():
        place, value = f"{above}{name}", getattr(model, name)
        if isinstance(value, BaseModel):
            yield from _of_model(value, f"{place}.")
        elif place not in _LEFT_OUT and not isinstance(value, Mapping):
            yield _spec(place, value, info)


def _weights(preset: Preset) -> Iterator[FieldSpec]:
    for name, value in preset.weights.items():
        words = help_of(f"weights.{name}")
        label, text = (words.label, words.text) if words else (name, "")
        yield FieldSpec(f"weights.{name}", "weights", "number", label, "", text, value, low=0.0)


def _spec(place: str, value: Any, info: FieldInfo) -> FieldSpec:
    words = help_of(place)
    label, unit, text = (words.label, words.unit, words.text) if words else (place.rpartition(".")[2], "", "")
    ends: dict[str, Any] = {}
    for limit in info.metadata:
        if isinstance(limit, Ge | Gt):
            ends |= {"low": limit.ge if isinstance(limit, Ge) else limit.gt, "above": isinstance(limit, Gt)}
        if isinstance(limit, Le | Lt):
            ends |= {"high": limit.le if isinstance(limit, Le) else limit.lt, "below": isinstance(limit, Lt)}
    choices = get_args(info.annotation) if get_origin(info.annotation) is Literal else ()
    usual = list(value) if isinstance(value, tuple) else value
    section = place.rpartition(".")[0]
    return FieldSpec(
        place, section, _kind(value, choices, info), label, unit, text, usual, **ends, choices=tuple(choices)
    )


def _kind(value: Any, choices: tuple[Any, ...], info: FieldInfo) -> Kind:
    if choices:
        return "choice"
    if isinstance(value, bool):
        return "switch"
    if isinstance(value, tuple) or "tuple" in str(info.annotation):
        return "numbers"
    return "number" if isinstance(value, float) else "whole"


def _applies(spec: FieldSpec, preset: Preset) -> bool:
    kind, part = preset.architecture.window.kind, spec.section.rpartition(".")[2]
    if spec.place in PICTURES_ONLY and kind != "video":
        return False
    if spec.place in SOUND_ONLY and kind == "video":
        return False
    if spec.place in ("architecture.window.bins", "architecture.window.length") and kind == "vectors":
        return False
    return OWN_PARTS.get(part, preset.architecture.model) == preset.architecture.model


def _numbers(text: str, usual: Value) -> Value:
    whole = all(isinstance(one, int) for one in (usual if isinstance(usual, list | tuple) else [usual]))
    found = [int(part) if whole else float(part) for part in text.replace(";", ",").split(",") if part.strip()]
    if not found:
        raise ValueError(text)
    return found[0] if isinstance(usual, int) and len(found) == 1 else found


def _fault(fault: Any, changes: Changes) -> tuple[str, str]:
    """The place and the words of one of pydantic's faults; of a rule between settings, one that was changed."""
    parts = [str(part) for part in fault["loc"]]
    for size in range(len(parts), 0, -1):
        place = ".".join(parts[:size])
        if place in changes:
            return place, _said(fault["msg"])
    near = [place for place in changes if place.startswith(".".join(parts) + ".")]
    return near[-1] if near else "", _said(fault["msg"])


def _said(message: str) -> str:
    return message.removeprefix("Value error, ").removeprefix("Input should be ")


def _named_in(message: str, changes: Changes) -> str:
    """The first changed setting that a rule's message names."""
    for name in re.findall(r"\b([a-z]+\.[a-z_]+) = ", message):
        if f"architecture.{name}" in changes:
            return f"architecture.{name}"
    return ""

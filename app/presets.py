"""Presets as a user meets them: what each is for, changed copies of them, and the user's own."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.models import available_presets, preset_file
from app.paths import PRESETS, user_presets
from core_models.config import Preset, checked, read_preset
from core_models.errors import ConfigError
from media_io.atomic import write_text

Value = bool | int | float | str | list[Any]
Changes = Mapping[str, Value]
"""New values by place, such as {"training.steps": 500}."""


@dataclass(frozen=True)
class PresetOutline:
    """A preset, read.

    Attributes:
        name: as `TrainJob.preset` takes it.
        file: where it lies.
        own: whether it is the user's own.
        preset: its settings.
        text: its tables as they are in the file, without what is left to its usual value.
    """

    name: str
    file: Path
    own: bool
    preset: Preset
    text: dict[str, Any]

    @property
    def kind(self) -> str:
        """ "video", "speech" or "vectors"."""
        return self.preset.architecture.window.kind


def outline(name: str) -> PresetOutline:
    """A preset by name or path. Raises ConfigError."""
    file = preset_file(name)
    preset = read_preset(file)
    return PresetOutline(name, file, file.parent == user_presets(), preset, tomllib.loads(file.read_text("utf-8")))


def outlines(names: Sequence[str] | None = None) -> list[PresetOutline]:
    """These presets, or all there are, as far as they can be read: the shipped ones first."""
    found = []
    for name in available_presets() if names is None else names:
        try:
            found.append(outline(name))
        except ConfigError:
            continue
    return sorted(found, key=lambda one: one.own)


def changed(base: PresetOutline, changes: Changes, title: str = "") -> dict[str, Any]:
    """The tables of a preset with other values."""
    tables = copy.deepcopy(base.text)
    for place, value in changes.items():
        *path, last = place.split(".")
        table = tables
        for part in path:
            table = table.setdefault(part, {})
        table[last] = value
    return {**tables, "title": title} if title else tables


def built(base: PresetOutline, changes: Changes) -> Preset:
    """The preset with other values. Raises ConfigError, which names the fields."""
    preset = checked(Preset, changed(base, changes), base.file)
    from core_models.config_rules import check_architecture

    check_architecture(preset.architecture)
    return preset


def write_preset(path: Path, tables: Mapping[str, Any]) -> None:
    """Write tables as TOML, atomically, once they are known to be a preset.

    Raises:
        ConfigError: they are none.
        MediaError: the file cannot be written.
    """
    checked(Preset, dict(tables), path)
    write_text(path, toml_of(tables))


def save_preset(name: str, base: PresetOutline, changes: Changes) -> PresetOutline:
    """Keep a changed preset among the user's own, in place of one of the same name.

    Raises:
        ConfigError: a name that cannot be a file's or is a shipped preset's; values that cannot be.
        MediaError: the file cannot be written.
    """
    name = name.strip()
    if not name or name[0] == "." or any(c in '<>:"/\\|?*' or ord(c) < 32 for c in name) or len(name) > 80:
        raise ConfigError(f"{name!r} cannot be the name of a preset: choose letters, digits, spaces and dashes.")
    if (PRESETS / f"{name}.toml").exists():
        raise ConfigError(f"{name} is a shipped preset. Choose another name.")
    built(base, changes)
    path = user_presets() / f"{name}.toml"
    write_preset(path, changed(base, changes, name))
    return outline(name)


def delete_preset(name: str) -> None:
    """Remove one of the user's own presets. Raises ConfigError for any other."""
    path = user_presets() / f"{name}.toml"
    if not path.is_file():
        raise ConfigError(f"{name}: none of your own presets; only these can be deleted.")
    path.unlink()


def toml_of(tables: Mapping[str, Any], above: tuple[str, ...] = ()) -> str:
    """TOML of nested tables of numbers, words, switches and lists."""
    plain = [f"{_key(key)} = {toml_value(value)}" for key, value in tables.items() if not isinstance(value, Mapping)]
    parts = [(f"[{'.'.join(map(_key, above))}]\n" if above and plain else "") + "\n".join(plain)] if plain else []
    parts += [toml_of(value, (*above, key)).rstrip() for key, value in tables.items() if isinstance(value, Mapping)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else json.dumps(key)


def toml_value(value: Value) -> str:
    """A value as TOML has it."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)

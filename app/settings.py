"""The user's settings as one versioned JSON file: read with care, written whole or not at all, no Qt."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from media_io.atomic import atomically, write_text
from media_io.errors import MediaError
from media_io.problems import check_plain

VERSION = 1
MOST_BYTES = 4 * 2**20
NEWER, BROKEN, ODD = "newer", "broken", "odd"


@dataclass(frozen=True)
class Settings:
    """What a user chose; every value has a default.

    Attributes:
        theme: "system", "light" or "dark".
        language: "system", or a language that there is a translation for.
        scale: size of everything in percent.
        autosave_minutes: between two autosaves of a project; 0 for none.
        threads: processor threads for models; 0 for the program's own choice.
        open_folder, export_folder, model_folder: where file choosers begin; empty for where they were last.
        confirm_close: whether closing asks while something would be lost.
        show_tour: whether the tour is shown at the next start.
        volume: of playback, in percent.
        recent_actions: the actions that the palette did last, latest first.
        recent_projects: the files of the projects that were opened or saved last, latest first.
        layout: places and sizes of windows, as `app.window.project_layout` writes them.
    """

    theme: str = field(default="system", metadata={"choices": ("system", "light", "dark")})
    language: str = field(default="system", metadata={"choices": ("system", "en", "de")})
    scale: int = field(default=100, metadata={"range": (75, 200)})
    autosave_minutes: int = field(default=2, metadata={"range": (0, 60)})
    threads: int = field(default=0, metadata={"range": (0, 256)})
    open_folder: str = ""
    export_folder: str = ""
    model_folder: str = ""
    confirm_close: bool = True
    show_tour: bool = True
    volume: int = field(default=100, metadata={"range": (0, 100)})
    recent_actions: tuple[str, ...] = ()
    recent_projects: tuple[str, ...] = ()
    layout: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Notice:
    """What was odd about a file of settings.

    Attributes:
        kind: "newer" (a later version of the program wrote it), "broken" (no settings in it) or "odd" (some values
            were out of range and became defaults).
        copy: where the file as it was is kept.
        names: the values concerned.
    """

    kind: str
    copy: Path
    names: tuple[str, ...] = ()


def load(path: Path) -> tuple[Settings, Notice | None]:
    """Read settings; whatever is wrong with the file, there are settings, and the file's content is kept beside it."""
    try:
        check_plain(path, MOST_BYTES, "")
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), None
    except MediaError:  # no file of ours: a pipe, a folder, a film
        return Settings(), Notice(BROKEN, _keep(path, BROKEN) if path.is_file() else path)
    except (OSError, ValueError, RecursionError):
        return Settings(), Notice(BROKEN, _keep(path, BROKEN))
    version = data.get("version", 0) if isinstance(data, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 0:
        return Settings(), Notice(BROKEN, _keep(path, BROKEN))
    if version > VERSION:
        return _checked(data)[0], Notice(NEWER, _keep(path, f"version{version}"))
    for step in range(version, VERSION):
        data = _MIGRATIONS[step](data)
    settings, odd = _checked(data)
    return settings, Notice(ODD, _keep(path, ODD), odd) if odd else None


def check(name: str, value: object) -> str:
    """Why a value cannot be; empty where it can."""
    spec = next(spec for spec in fields(Settings) if spec.name == name)
    if _valid(value, getattr(Settings(), name), spec.metadata) is not None:
        return ""
    if "choices" in spec.metadata:
        return f"choose one of {', '.join(spec.metadata['choices'])}."
    if "range" in spec.metadata:
        return "choose a whole number from {} to {}.".format(*spec.metadata["range"])
    return f"this setting is {_KINDS[type(getattr(Settings(), name))]}."


def save(settings: Settings, path: Path) -> None:
    """Write settings, atomically. Raises MediaError."""
    write_text(path, json.dumps({"version": VERSION, **asdict(settings)}, indent=2, sort_keys=True) + "\n")


def _checked(data: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """Settings from what is valid, and the names of what was not."""
    defaults, good, odd = Settings(), {}, []
    for spec in fields(Settings):
        if spec.name not in data:
            continue
        value = _valid(data[spec.name], getattr(defaults, spec.name), spec.metadata)
        if value is None:
            odd.append(spec.name)
        else:
            good[spec.name] = value
    return Settings(**good), tuple(odd)


def _valid(value: Any, default: Any, limits: Mapping[str, Any]) -> Any:
    """The value as its field wants it, None where it does not fit."""
    if isinstance(default, tuple):
        return tuple(value) if isinstance(value, list) and all(isinstance(item, str) for item in value) else None
    if isinstance(default, Mapping):
        fits = isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
        return dict(value) if fits else None
    if type(value) is not type(default):
        return None
    low, high = limits.get("range", (value, value))
    return value if value in limits.get("choices", (value,)) and low <= value <= high else None


def _keep(path: Path, mark: str) -> Path:
    """Copy a file beside itself, without writing over an earlier copy of another content."""
    for number in range(100):
        copy = path.with_name(f"{path.stem}.{mark}{number or ''}{path.suffix}")
        try:
            if copy.exists() and copy.read_bytes() != path.read_bytes():
                continue
            with atomically(copy) as temporary:
                shutil.copyfile(path, temporary)
        except (OSError, MediaError):
            return path
        return copy
    return path


def _from_0(data: dict[str, Any]) -> dict[str, Any]:
    """Version 0 had no number, the scale as a factor, and "automatic" where it is now "system"."""
    moved = dict(data)
    if isinstance(moved.get("scale"), float):
        moved["scale"] = round(100 * moved["scale"])
    for name in ("theme", "language"):
        if moved.get(name) == "automatic":
            moved[name] = "system"
    return moved


_KINDS = {bool: "yes or no", str: "a text", tuple: "a list", dict: "a table"}
_MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {0: _from_0}

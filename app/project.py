"""The project file: clips, edits, the mix, swaps and layout as JSON with relative paths and content hashes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, ValidationError

from media_io.atomic import write_text
from media_io.errors import MediaError

SUFFIX = ".unbraid"
FORMAT: Literal["unbraid project"] = "unbraid project"
VERSION: Literal[2] = 2
"""1 knew swaps and draws alone; 2 has recipes with steps of codes, of which 1 would make swaps."""
MOST_BYTES = 16 * 2**20
MOST_CLIPS, MOST_SWAPS, MOST_PLACES = 20_000, 1_000, 100

Name = Annotated[str, StringConstraints(max_length=1_000)]
Place = Annotated[str, StringConstraints(min_length=1, max_length=4_096)]
Hash = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Edits(_Part):
    """What was done to a clip; None for its own start and end.

    Attributes:
        trim_in, trim_out: seconds of the file.
    """

    trim_in: Seconds | None = None
    trim_out: Seconds | None = None


class ClipEntry(_Part):
    """A clip of the library.

    Attributes:
        path: of the file, with "/" on every system; relative to the project's folder where both lie near each other.
        title: what the library calls it.
        sha256, size: as `project_files.fingerprint` has them; None where the file was never read.
        edits: what was done to it.
    """

    path: Place
    title: Name = ""
    sha256: Hash | None = None
    size: Annotated[int, Field(ge=0)] | None = None
    edits: Edits = Edits()


class Made(_Part):
    """A result that was made: its title and its recipe."""

    title: Name
    recipe: dict[str, JsonValue]

    @property
    def kind(self) -> str:
        """What it is: "swap", "sample", or what the last step of codes made, such as "interpolation"."""
        steps, extra = self.recipe.get("steps"), self.recipe.get("extra")
        last = steps[-1] if isinstance(steps, list) and steps else None
        if isinstance(last, dict):
            return str(last.get("kind"))
        return "sample" if isinstance(extra, dict) and "sample" in extra else "swap"


class Project(_Part):
    """A project as its file has it.

    Attributes:
        saved_as: of an autosave, the project that it belongs to; None where there is none.
        clips: the library, in order.
        recipe: what is in the players and how it is mixed.
        swaps: what was made, swaps and others, the latest last.
        models: those in use, by key or by a path like those of clips.
        layout: places of panels and windows, opaque.
    """

    format: Literal["unbraid project"] = FORMAT
    version: Literal[1, 2] = VERSION
    saved_as: Place | None = None
    clips: Annotated[tuple[ClipEntry, ...], Field(max_length=MOST_CLIPS)] = ()
    recipe: dict[str, JsonValue] = {}
    swaps: Annotated[tuple[Made, ...], Field(max_length=MOST_SWAPS)] = ()
    models: Annotated[tuple[Place, ...], Field(max_length=1_000)] = ()
    layout: Annotated[
        dict[Name, Annotated[str, StringConstraints(max_length=2**20)]], Field(max_length=MOST_PLACES)
    ] = {}


def read_project(path: Path) -> Project:
    """The project in a file, its paths as they are written there.

    Raises:
        MediaError: no project, one of a later version, or a damaged one; the wrong place in the file is named.
    """
    try:
        if not path.is_file():
            raise MediaError(path, "there is no such file", "Choose a project, or look for where it was moved to.")
        if path.stat().st_size > MOST_BYTES:
            raise MediaError(path, f"over {MOST_BYTES // 2**20} MiB, which no project has", "Choose another file.")
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MediaError(path, error.strerror or str(error), "Choose a file that you may read.") from error
    except (ValueError, RecursionError) as error:
        raise MediaError(path, f"not a project: not JSON ({error})", "Take an earlier copy of it.") from error
    return _checked(path, data)


def _checked(path: Path, data: object) -> Project:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise MediaError(path, "JSON, and not of a project", "Choose a file that Unbraid saved as a project.")
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        cause = f"version {version} of the format, and this program reads up to {VERSION}"
        raise MediaError(path, cause, "Open it with a later version of Unbraid.")
    for where in _unknown(data):  # one at a time: a file may hold millions
        raise MediaError(path, f"{where}: Extra inputs are not permitted", "Take an earlier copy, or mend that place.")
    try:
        project = Project.model_validate(data)
    except (ValidationError, RecursionError) as error:
        raise MediaError(path, _first_fault(error), "Take an earlier copy, or mend that place.") from error
    for text in _texts(
        [*(clip.path for clip in project.clips), project.recipe, *(made.recipe for made in project.swaps)]
    ):
        _check_place(path, text)
    return project


def _unknown(data: dict[str, Any]) -> Iterator[str]:
    """Where there is something that no project has."""
    clips, swaps, layout = data.get("clips"), data.get("swaps"), data.get("layout")
    parts: list[tuple[str, type[_Part], object]] = [("", Project, data)]
    for number, clip in enumerate(clips if isinstance(clips, list) else ()):
        parts.append((f"clips.{number}.", ClipEntry, clip))
        if isinstance(clip, dict):
            parts.append((f"clips.{number}.edits.", Edits, clip.get("edits")))
    parts += [(f"swaps.{number}.", Made, one) for number, one in enumerate(swaps if isinstance(swaps, list) else ())]
    for where, schema, part in parts:
        if isinstance(part, dict):
            yield from (f"{where}{name}"[:200] for name in part if name not in schema.model_fields)
    if isinstance(layout, dict) and len(layout) > MOST_PLACES:
        yield f"layout.{list(layout)[MOST_PLACES]}"[:200]


def _texts(value: JsonValue) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _first_fault(error: ValidationError | RecursionError) -> str:
    if not isinstance(error, ValidationError):
        return "nested too deep for a project"
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in fault["loc"]) or "the file"
    return f"{where}: {fault['msg']}"


def _check_place(path: Path, place: str) -> None:
    """Refuse what is no name of a file here: opening a share of another machine would send it the user's name."""
    if "\0" in place or place.startswith(("\\\\", "//")):
        raise MediaError(path, f"{place!r} is not the path of a file here", "Mend that place.")


def write_project(path: Path, project: Project) -> Path:
    """Write a project whole or not at all: the file that was there stays until the new one is safe on the disk.

    Returns:
        The file written: a link is followed, so that it stays one.

    Raises:
        MediaError: the disk is full, or the place may not be written.
    """
    write_text(path, json.dumps(project.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n")
    return Path(os.path.realpath(path))


def told(path: Path, folder: Path | None) -> str:
    """A path as a project in `folder` has it.

    Relative where the two lie below one folder such as somebody's home; else whole, as always without a folder.
    """
    whole = _whole(path)
    if folder is None:
        return whole.as_posix()
    folder = _whole(folder)
    shared = [one for one, other in zip(whole.parts, folder.parts, strict=False) if one == other]
    if len(shared) < 3 and not whole.is_relative_to(folder):
        return whole.as_posix()
    return Path(os.path.relpath(whole, folder)).as_posix()


def _whole(path: Path) -> Path:
    """From the root, links left as they are: one may be what keeps the file findable."""
    return Path(os.path.normpath(path.absolute()))


def found(place: str, folder: Path) -> Path:
    """The path that a project in `folder` means."""
    return Path(os.path.normpath(folder / place))

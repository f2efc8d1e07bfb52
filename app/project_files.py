"""The files of a project: what they are known by, which are gone or changed, and where they may have gone."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from app.project import ClipEntry, Project, found, told

WHOLE = 64 * 2**20
"""Files up to so many bytes are read whole for their hash."""
END, SAMPLE, SAMPLES = 2**20, 2**16, 16
MOST_LOOKED = 200_000
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Print:
    """What a file is known by: its size and its hash."""

    size: int
    sha256: str


def fingerprint(path: Path) -> Print:
    """What a file, or a folder of numbered pictures, is known by.

    Up to 64 MiB the hash is of all bytes. Of a larger file it is of its size, its first and its last MiB and 16 pieces
    of 64 KiB evenly between: reading hours of video would hold up every save. Of a folder it is of names and sizes.

    Raises:
        OSError: it cannot be read.
    """
    if path.is_dir():
        return _folder_print(path)
    if not path.is_file():  # a pipe would be waited for, a device has no end
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    size = path.stat().st_size
    digest = hashlib.sha256()
    with path.open("rb") as file:
        if size <= WHOLE:
            while block := file.read(2**20):
                digest.update(block)
            return Print(size, digest.hexdigest())
        digest.update(str(size).encode())
        gap = (size - 2 * END - SAMPLE) // (SAMPLES - 1)
        places = [(0, END), *((END + gap * i, SAMPLE) for i in range(SAMPLES)), (size - END, END)]
        for place, length in places:
            file.seek(place)
            digest.update(file.read(length))
    return Print(size, digest.hexdigest())


def _folder_print(folder: Path) -> Print:
    files = sorted((file.name, file.stat().st_size) for file in folder.iterdir() if file.is_file())
    text = "\n".join(f"{name}\0{size}" for name, size in files)
    return Print(sum(size for _, size in files), hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def missing(project: Project, folder: Path) -> list[ClipEntry]:
    """The clips whose file is not where the project says."""
    return [clip for clip in project.clips if not is_there(found(clip.path, folder))]


def is_there(path: Path) -> bool:
    """Whether this is a file or a folder, and no device or pipe, which would never end."""
    try:
        return path.is_file() or path.is_dir()
    except (OSError, ValueError):
        return False


def changed(clip: ClipEntry, path: Path) -> bool:
    """Whether the file holds something else than when the project was saved. Raises OSError."""
    return clip.sha256 is not None and fingerprint(path) != Print(clip.size or 0, clip.sha256)


def find_moved(
    project: Project,
    folder: Path,
    roots: Sequence[Path],
    progress: Told = lambda done, total: None,
    most: int = MOST_LOOKED,
) -> dict[str, Path]:
    """Where the missing clips are now, by their place in the project.

    A file is looked for below `roots` by its size and hash, first under its own name. Where it moved tells where the
    others of its folder went: those are tried first. One never hashed is found by its name, if no other has it. At
    most so many files are looked at.
    """
    gone = missing(project, folder)
    if not gone:
        return {}
    by_size, by_name = _census(roots, {_key(clip.path) for clip in gone}, {clip.size for clip in gone}, most)
    moves: dict[str, Path] = {}
    for done, clip in enumerate(gone):
        progress(done, len(gone))
        near = beside(clip.path, moves, folder)
        candidates = [*([near] if near is not None else []), *by_name.get(_key(clip.path), [])]
        if clip.sha256 is None:
            file = near or (candidates[0] if len(candidates) == 1 else None)
        else:
            candidates += by_size.get(clip.size or 0, [])
            file = next((one for one in dict.fromkeys(candidates) if _is(clip, one)), None)
        if file is not None:
            moves[clip.path] = file
    return moves


def beside(place: str, moves: Mapping[str, Path], folder: Path) -> Path | None:
    """Where a file must be if its folder moved as those of `moves` did; None where it is not there."""
    path = found(place, folder)
    for before, now in moves.items():
        old, new = _moved_folder(found(before, folder), now)
        if path.is_relative_to(old) and is_there(new / path.relative_to(old)):
            return new / path.relative_to(old)
    return None


def _moved_folder(old: Path, new: Path) -> tuple[Path, Path]:
    """The highest folders of which one became the other: a/x/c.wav and b/x/c.wav are a and b."""
    was, is_now = old.parent, new.parent
    while was.name == is_now.name and was.name and was != is_now:
        was, is_now = was.parent, is_now.parent
    return was, is_now


def relinked(project: Project, moves: Mapping[str, Path], folder: Path) -> Project:
    """The project with clips at their new places, in recipes too."""
    places = {old: told(new, folder) for old, new in moves.items()}
    clips = tuple(clip.model_copy(update={"path": places.get(clip.path, clip.path)}) for clip in project.clips)
    swaps = tuple(made.model_copy(update={"recipe": _replaced(made.recipe, places)}) for made in project.swaps)
    recipe = _replaced(project.recipe, places)
    return project.model_copy(update={"clips": clips, "swaps": swaps, "recipe": recipe})


def _replaced(value: JsonValue, places: Mapping[str, str]) -> JsonValue:
    if isinstance(value, str):
        return places.get(value, value)
    if isinstance(value, dict):
        return {key: _replaced(one, places) for key, one in value.items()}
    return [_replaced(one, places) for one in value] if isinstance(value, list) else value


def _key(place: str) -> str:
    return place.rpartition("/")[2].casefold()


def _is(clip: ClipEntry, path: Path) -> bool:
    try:
        return fingerprint(path) == Print(clip.size or 0, clip.sha256 or "")
    except OSError:
        return False


def _census(
    roots: Sequence[Path], names: set[str], sizes: set[int | None], most: int
) -> tuple[dict[int, list[Path]], dict[str, list[Path]]]:
    """Files below the roots by size and by name, only those that may be looked for."""
    by_size: dict[int, list[Path]] = {}
    by_name: dict[str, list[Path]] = {}
    for path, size in _files(roots, most):
        if size in sizes:
            by_size.setdefault(size, []).append(path)
        if path.name.casefold() in names:
            by_name.setdefault(path.name.casefold(), []).append(path)
    return by_size, by_name


def _files(roots: Sequence[Path], most: int) -> Iterator[tuple[Path, int]]:
    """Files and folders with their sizes (0 for folders), up to so many; links to folders are not followed."""
    seen = 0
    for root in dict.fromkeys(roots):
        for where, folders, files in os.walk(root):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in (*folders, *files):
                seen += 1
                if seen > most:
                    return
                path = Path(where, name)
                try:
                    yield path, path.stat().st_size if path.is_file() else 0
                except OSError:
                    continue

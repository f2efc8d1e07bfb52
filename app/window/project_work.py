"""What projects need done away from the GUI thread: reading, opening their clips, hashing, writing.

The file's own module checks it with pydantic, which takes a third of the window's start to import: lanes import it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.window.edits import Trim, trimmed_entry
from app.window.failures import Failure, describe
from app.window.library import Entry
from app.window.opening import Found
from app.window.playable import prepare
from app.window.recipe import Recipe
from app.window.services import Services
from app.window.worker import Job
from core_models.control import Cancelled

if TYPE_CHECKING:
    from app.pipeline import ModelInfo
    from app.project import ClipEntry, Project
    from app.project_files import Print

MODEL = "model:"
LOOKED = 20_000
"""Files near a project that are looked through for those that are missing, without being asked."""


@dataclass(frozen=True)
class Row:
    """A clip as it is saved; `known` is what an earlier save knew of its file."""

    path: Path
    title: str
    trim: Trim
    known: Print | None


@dataclass(frozen=True)
class Snapshot:
    """All that a project keeps, taken in the GUI thread at one moment; `models` are keys of those that the
    program comes with or that lie in the user's folder of models; others go by their folders.
    """

    rows: tuple[Row, ...]
    recipe: Recipe
    swaps: tuple[tuple[str, Recipe], ...]
    models: Mapping[Path, str]
    layout: Mapping[str, str]


@dataclass
class Prints:
    """Prints of files that have not changed since; used by one lane's thread alone."""

    _known: dict[Path, tuple[int, int, Print]] = field(default_factory=dict)

    def of(self, path: Path) -> Print | None:
        """The print of a file; None where it cannot be read."""
        from app.project_files import fingerprint

        try:
            stat = path.stat()
            known = self._known.get(path)
            if known is None or known[:2] != (stat.st_mtime_ns, stat.st_size):
                known = self._known[path] = stat.st_mtime_ns, stat.st_size, fingerprint(path)
        except OSError:
            return None
        return known[2]


@dataclass(frozen=True)
class Read:
    """A project that was read: its file, the folder that its paths are meant from, how many moved clips it found."""

    path: Path
    project: Project
    folder: Path
    moved: int = 0


@dataclass(frozen=True, eq=False)
class RowOpened:
    """A clip of a project that was opened, is missing or would not open."""

    entry: Entry
    known: Print | None
    changed: bool
    done: int
    total: int


@dataclass(frozen=True)
class ModelFound:
    """A model of a project that lies in a folder of its own."""

    info: ModelInfo


# Writing


def project_of(snapshot: Snapshot, folder: Path | None, prints: Prints, saved_as: Path | None = None) -> Project:
    """The project of a snapshot for a file in `folder`; paths are whole without one."""
    from app.project import ClipEntry, Edits, Made, Project, told

    def name(path: Path) -> str:
        return MODEL + snapshot.models[path] if path in snapshot.models else told(path, folder)

    clips = []
    for row in snapshot.rows:
        known = prints.of(row.path) or row.known
        clips.append(
            ClipEntry(
                path=told(row.path, folder),
                title=row.title[:1000],
                sha256=known.sha256 if known is not None else None,
                size=known.size if known is not None else None,
                edits=Edits(trim_in=row.trim[0], trim_out=row.trim[1]),
            )
        )
    recipes = [snapshot.recipe, *(recipe for _, recipe in snapshot.swaps)]
    models = {name(model) for recipe in recipes for model in recipe.models}
    return Project(
        saved_as=None if saved_as is None else told(saved_as, None),
        clips=tuple(clips),
        recipe=snapshot.recipe.to_json(name),
        swaps=tuple(Made(title=title[:1000], recipe=recipe.to_json(name)) for title, recipe in snapshot.swaps),
        models=tuple(sorted(models)),
        layout=dict(snapshot.layout),
    )


def save(snapshot: Snapshot, path: Path, prints: Prints) -> Path:
    """Write a project. Raises MediaError; the file that was there stays."""
    from app.project import write_project

    target = Path(os.path.realpath(path))
    return write_project(target, project_of(snapshot, target.parent, prints))


# Reading


def read(path: Path) -> Read:
    """Read a project, and look near it for clips that are missing. Raises MediaError."""
    from app.project import read_project
    from app.project_files import find_moved, relinked

    target = Path(os.path.realpath(path))
    project = read_project(target)
    moves = find_moved(project, target.parent, [target.parent], most=LOOKED)
    return Read(path, relinked(project, moves, target.parent), target.parent, len(moves))


def open_rows(services: Services, what: Read, rate_for: Callable[[int], int]) -> Callable[[Job], None]:
    """The work of opening the clips of a project: reports `Found`, `RowOpened` and `ModelFound`; one that fails
    stops no other.
    """

    def work(job: Job) -> None:
        from app.project import found
        from app.project_files import Print
        from core_models.errors import ModelError

        clips = what.project.clips
        for done, clip in enumerate(clips, start=1):
            job.report(Found((found(clip.path, what.folder),)))
            known = None if clip.sha256 is None else Print(clip.size or 0, clip.sha256)
            entry, now = _row(services, clip, found(clip.path, what.folder), rate_for)
            changed = None not in (known, now) and known != now
            job.report(RowOpened(entry, known, changed, done, len(clips)))
        for place in what.project.models:
            if not place.startswith(MODEL):
                with suppress(ModelError):  # the end tells which model of the mix is not here
                    job.report(ModelFound(services.model_info(found(place, what.folder))))

    return work


def _row(services: Services, clip: ClipEntry, path: Path, rate_for: Callable[[int], int]) -> tuple[Entry, Print | None]:
    """A row for a clip, and what its file is now."""
    from app.project_files import fingerprint, is_there

    title, trim = clip.title or path.name, (clip.edits.trim_in, clip.edits.trim_out)
    if not is_there(path):
        return lost_entry(path, title, trim), None
    try:
        return _opened(services, path, title, trim, rate_for), fingerprint(path)
    except Cancelled:
        raise
    except (Exception, SystemExit) as error:
        failure = describe(error, _tr("Could not open {0}").format(path.name))
        return Entry(path, title, failure=failure, trim=trim), None


def _opened(services: Services, path: Path, title: str, trim: Trim, rate_for: Callable[[int], int]) -> Entry:
    whole = prepare(services.open_clip(path), title, rate_for)
    return trimmed_entry(Entry(path, title, whole), whole, trim, rate_for)


def lost_entry(path: Path, title: str, trim: Trim) -> Entry:
    """A row for a file that is not where it was."""
    remedy = _tr("Double-click the row to say where the file is now.")
    cause = _tr("Not where it was. The file was moved or removed.")
    failure = Failure(_tr("Could not find {0}").format(path.name), cause, remedy, str(path), path)
    return Entry(path, title, failure=failure, trim=trim, lost=True)


def relinked_rows(
    job: Job, services: Services, lost: Mapping[Path, Entry], old: Path, new: Path, rate_for: Callable[[int], int]
) -> list[tuple[Entry, Entry]]:
    """Rows before and after: the one whose file is here now, and others that moved as it did.

    Raises:
        MediaError: the file that was chosen would not open.
    """
    from app.project_files import beside

    chosen = lost[old]
    rows = [(chosen, _opened(services, new, chosen.title, chosen.trim, rate_for))]
    for path, entry in lost.items():
        job.report(len(rows))
        place = beside(str(path), {str(old): new}, old.parent) if path != old else None
        if place is None:
            continue
        try:
            rows.append((entry, _opened(services, place, entry.title, entry.trim, rate_for)))
        except Cancelled:
            raise
        except Exception as error:
            failure = describe(error, _tr("Could not open {0}").format(place.name))
            rows.append((entry, replace(entry, path=place, failure=failure, lost=False)))
    return rows


def _tr(text: str) -> str:
    return QCoreApplication.translate("Project", text)

"""Finding and opening files, in the lane's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

from app.window.failures import Failure, describe
from app.window.languages import number
from app.window.playable import Playable, prepare
from app.window.services import Services
from app.window.worker import Job
from core_models.control import Cancelled
from media_io.errors import MediaError

VIDEO = frozenset({".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".gif", ".npz"})
SOUND = frozenset({".wav", ".flac", ".ogg", ".mp3", ".sph", ".nist"})
MOST = 500
"""Files that one folder gives to the library; all of their clips are held in memory."""


@dataclass(frozen=True, eq=False)
class Found:
    """Files that will be opened; reported before the first is read."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, eq=False)
class Opened:
    """A file that was opened or would not; `done` of `total` files are through."""

    path: Path
    playable: Playable | None
    failure: Failure | None
    done: int
    total: int


def open_all(services: Services, paths: Sequence[Path], rate_for: Callable[[int], int]) -> Callable[[Job], list[Path]]:
    """The work of opening files and folders: reports `Found` and `Opened`, gives the files in order.

    A file that fails is reported and the next one opened.
    """

    def work(job: Job) -> list[Path]:
        files: dict[Path, Failure | None] = {}
        for path in paths:
            files |= _expanded(path)
        job.report(Found(tuple(files)))
        for done, (file, failure) in enumerate(files.items(), start=1):
            playable, failure = (None, failure) if failure is not None else _open(services, file, rate_for)
            job.report(Opened(file, playable, failure, done, len(files)))
        return list(files)

    return work


def _expanded(path: Path) -> dict[Path, Failure | None]:
    """What lies behind a path; itself with the failure where that cannot be told."""
    try:
        return dict.fromkeys(expand(path))
    except (MediaError, OSError) as error:
        return {path: describe(error, _could_not_open(path))}


def _could_not_open(path: Path) -> str:
    return QCoreApplication.translate("Opening", "Could not open {0}").format(path.name)


def _open(services: Services, file: Path, rate_for: Callable[[int], int]) -> tuple[Playable | None, Failure | None]:
    try:
        _check_kind(file)
        return prepare(services.open_clip(file), file.name, rate_for), None
    except Cancelled:
        raise
    except (Exception, SystemExit) as error:
        return None, describe(error, _could_not_open(file))


def _check_kind(path: Path) -> None:
    """Refuse devices and pipes, which would never end. Raises MediaError."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise MediaError(path, "neither a file nor a folder", "Choose a file.")


def expand(path: Path) -> Iterator[Path]:
    """A file itself; the clips in and below a folder; or the folder, where it has none: numbered pictures.

    Raises:
        MediaError: the folder has more than MOST clips.
    """
    if not path.is_dir():
        yield path
        return
    clips = sorted(file for file in path.rglob("*") if file.suffix.lower() in VIDEO | SOUND and file.is_file())
    if len(clips) > MOST:
        cause = _tr("{0} clips in and below this folder").format(number(len(clips), ","))
        raise MediaError(path, cause, _tr("Open a folder further down, or up to {0} of its files.").format(MOST))
    yield from clips or [path]


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files of a drop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Opening", text)

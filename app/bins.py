"""The bin: what is deleted moves into a hidden folder beside its place, from where it can be taken back.

Beside, because a renaming on one disk is done at once or not at all, however full the disk and large the run.
"""

from __future__ import annotations

import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core_models.disk import make_folder, move

BIN = ".deleted"
KEPT_DAYS = 30
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def throw_away(folder: Path) -> Path:
    """Move a folder into the bin beside it, and say where it lies. Raises CheckpointError."""
    from core_models.files import told

    kept = folder.parent / BIN / f"{time.time_ns()} {folder.name}"
    with told(folder):
        make_folder(kept.parent)
        return move(folder, kept)


def put_back(kept: Path) -> Path:
    """Move something out of the bin again, to where it was; the path.

    Raises:
        CheckpointError: it is not in the bin any more, or something else is in its place by now.
    """
    from core_models.errors import CheckpointError
    from core_models.files import told

    place = place_of(kept)
    if not kept.is_dir():
        raise CheckpointError(f"{place.name}: is no longer in the bin.")
    if place.exists():
        raise CheckpointError(f"{place}: there is something of this name already. Rename that first.")
    with told(place):
        return move(kept, place)


def place_of(kept: Path) -> Path:
    """Where something in a bin was."""
    return kept.parent.parent / kept.name.partition(" ")[2]


def when(kept: Path) -> datetime:
    """When something was thrown into a bin."""
    return datetime.fromtimestamp(int(kept.name.partition(" ")[0]) / 1e9, UTC).astimezone()


def thrown_away(root: Path) -> list[Path]:
    """What lies in the bin of a folder, newest first."""
    return sorted((kept for kept in (root / BIN).glob("* *") if kept.name.partition(" ")[0].isdigit()), reverse=True)


def empty_bin(root: Path, days: float = KEPT_DAYS) -> None:
    """Remove what has lain in the bin for so long."""
    for kept in thrown_away(root):
        if is_older(when(kept), days):
            shutil.rmtree(kept, ignore_errors=True)


def is_older(then: datetime, days: float) -> bool:
    """Whether so many days have passed since; never for a time before this program, when a clock had lost its own."""
    return _BEGAN < then.astimezone() < datetime.now().astimezone() - timedelta(days)

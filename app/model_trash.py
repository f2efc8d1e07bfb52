"""Models that were thrown away, and brought back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.paths import user_data
from app.shelf import check_free, movable, run_of

PLACE = "place.json"


@dataclass(frozen=True)
class Trashed:
    """A model that was thrown away and can be brought back.

    Attributes:
        key: its folder in the trash.
        name: what the user called it.
        place: where it was.
        when: as text, to the second.
        kept: where it lies, if that is not the trash: in the bin of the runs.
    """

    key: str
    name: str
    place: Path
    when: str
    kept: Path | None = None


def delete_model(folder: Path) -> Trashed:
    """Move one of the user's models, or the whole run that it lies in, to the trash of the program.

    Raises:
        CheckpointError: a shipped model, or a folder that is none of the user's models or runs.
    """
    from app.runs import delete_run
    from core_models.files import write_json

    moved = movable(folder, "deleted")
    now = datetime.now()
    key = f"{now:%Y%m%d-%H%M%S-%f} {moved.name}"
    entry = trash() / key
    entry.mkdir(parents=True)
    facts = {"place": str(moved), "when": f"{now:%Y-%m-%d %H:%M:%S}", "name": moved.name}
    if run_of(folder) is None:
        write_json(entry / PLACE, facts)
        shutil.move(moved, entry / moved.name)
    else:  # runs have a bin of their own
        write_json(entry / PLACE, {**facts, "kept": str(delete_run(moved))})
    return Trashed(key, moved.name, moved, facts["when"])


def trashed() -> list[Trashed]:
    """What lies in the trash, newest first."""
    from core_models.errors import CheckpointError

    found = []
    for path in sorted(trash().glob(f"*/{PLACE}"), reverse=True):
        try:
            found.append(_trashed(path.parent))
        except CheckpointError:
            continue
    return found


def restore_model(key: str) -> Path:
    """Bring something back from the trash, by its key or its name (then the newest). Returns where it is again.

    Raises:
        CheckpointError: nothing of that name in the trash, or something else is in its place by now.
    """
    from core_models.errors import CheckpointError

    there = trashed()
    entry = next((one for one in there if one.key == key), None) or next((o for o in there if o.name == key), None)
    if entry is None:
        names = ", ".join(one.name for one in there) or "nothing"
        raise CheckpointError(f"{key}: not in the trash, which holds {names}.")
    check_free(entry.place)
    entry.place.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(entry.kept or trash() / entry.key / entry.name, entry.place)
    shutil.rmtree(trash() / entry.key)
    return entry.place


def trash() -> Path:
    """The folder for what was thrown away; it need not exist."""
    return user_data() / "trash"


def _trashed(entry: Path) -> Trashed:
    from core_models.errors import CheckpointError
    from core_models.files import read_json

    facts = read_json(entry / PLACE)
    name, place, when, bin_place = (str(facts.get(key, "")) for key in ("name", "place", "when", "kept"))
    kept = Path(bin_place) if bin_place else None
    if not name or Path(name).name != name or not Path(place).is_absolute():
        raise CheckpointError(f"{entry / PLACE}: damaged.")
    if not (kept or entry / name).is_dir():
        raise CheckpointError(f"{name}: is no longer in the trash.")
    return Trashed(entry.name, name, Path(place), when, kept)

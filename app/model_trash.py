"""Models that were thrown away, and brought back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.bins import place_of, put_back, throw_away, thrown_away, when
from app.paths import user_data, user_models
from app.shelf import movable


@dataclass(frozen=True)
class Trashed:
    """A model, or the run it lies in, that was thrown away and can be brought back.

    Attributes:
        key: where it lies in the bin.
        name: what the user called it.
        place: where it was.
        when: as text, to the second.
    """

    key: str
    name: str
    place: Path
    when: str


def delete_model(folder: Path) -> Trashed:
    """Move one of the user's models, or the whole run that it lies in, to the bin beside it.

    Raises:
        CheckpointError: a shipped model, or a folder that is none of the user's models or runs.
    """
    return _trashed(throw_away(movable(folder, "deleted")))


def trashed() -> list[Trashed]:
    """What lies in the bins of the user's models and runs, newest first."""
    kept = [one for root in (user_models(), user_data() / "runs") for one in thrown_away(root)]
    return [_trashed(one) for one in sorted(kept, key=when, reverse=True)]


def restore_model(key: str) -> Path:
    """Bring something back from the bin, by its key or its name (then the newest). Returns where it is again.

    Raises:
        CheckpointError: nothing of that name in the bin, or something else is in its place by now.
    """
    from core_models.errors import CheckpointError

    there = trashed()
    found = next((one.key for one in there if one.name == key), key)
    if Path(found) not in thrown_away(place_of(Path(found)).parent):
        names = ", ".join(one.name for one in there) or "nothing"
        raise CheckpointError(f"{key}: not in the trash, which holds {names}.")
    return put_back(Path(found))


def _trashed(kept: Path) -> Trashed:
    place = place_of(kept)
    return Trashed(str(kept), place.name, place, f"{when(kept):%Y-%m-%d %H:%M:%S}")

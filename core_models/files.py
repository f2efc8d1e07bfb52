"""Files and folders written whole or not at all, and JSON in them; no torch."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from core_models.disk import ASIDE, make_folder, move, remove, replace, sweep, to_disk
from core_models.errors import CheckpointError

MOST_JSON_BYTES = 4 * 2**20
_MARK = r"\.[0-9a-f]{32}"
_PUT_ASIDE = re.compile(rf"\.(.+){_MARK}{re.escape(ASIDE)}")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses to write inside the block into CheckpointError, which names `path`."""
    try:
        yield
    except OSError as error:
        cause = error.strerror or str(error)
        raise CheckpointError(
            f"{path}: cannot be written ({cause}). Free some space or choose another place."
        ) from error


def check_there(folder: Path) -> None:
    """Raise CheckpointError where a folder that was being written to has vanished, instead of making an empty one."""
    if not folder.is_dir():
        raise CheckpointError(
            f"{folder}: is gone. Connect its disk or put it back, and go on from the last checkpoint."
        )


def check_plain(path: Path, most: int | None = None) -> None:
    """Refuse a device, a pipe or whatever else is there and is no file, since reading it may never end.

    Raises:
        CheckpointError: it is one of these, or above `most` bytes; what is not there is left to whoever opens it.
    """
    if path.exists() and not path.is_file():
        raise CheckpointError(f"{path}: is no plain file. Take another copy.")
    if most is not None and path.exists() and path.stat().st_size > most:
        raise CheckpointError(f"{path}: over {most // 2**20} MiB, which none of ours has. Take another.")


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary neighbour of `path` (file or folder), then rename it over `path`.

    All is safe on the disk before the renaming, and so is the new name in the end. A folder that is already there is
    replaced, in one moment where the system can, else see `mend_names`. What killed writers of this name left goes
    after a day.

    Raises:
        CheckpointError: it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    with told(path):
        make_folder(path.parent)
        sweep(path.parent, rf"\.{re.escape(path.name)}{_MARK}" + (f"({re.escape(ASIDE)})?" if path.exists() else ""))
        try:
            write(temporary)
            to_disk(temporary)
            replace(temporary, path)
        except CheckpointError as error:
            # The user knows the target, not the temporary name.
            raise CheckpointError(str(error).replace(str(temporary), str(path))) from error
        finally:
            remove(temporary)


def mend_names(folder: Path) -> None:
    """Give folders in a folder their names back that a writer put aside for new ones, and was killed in that moment."""
    for left in folder.glob(f".*{ASIDE}"):
        found = _PUT_ASIDE.fullmatch(left.name)
        if found is not None and not (folder / found[1]).exists():
            with suppress(OSError):  # the writer lives and was faster, or the disk is read-only
                move(left, folder / found[1])


def checkpoints_in(run: Path) -> list[Path]:
    """The folders of a run's checkpoints, oldest first."""
    mend_names(run / "checkpoints")
    return sorted((run / "checkpoints").glob("step-*"))


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write JSON, atomically."""
    write_atomically(path, lambda temporary: put_json(temporary, data))


def put_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write JSON into a folder that is written atomically itself. Raises OSError."""
    path.write_text(json.dumps(data, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object; CheckpointError names the file otherwise."""
    try:
        check_plain(path, MOST_JSON_BYTES)
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read ({error.strerror}). Choose a whole model folder.") from error
    except (ValueError, RecursionError) as error:
        raise CheckpointError(f"{path}: not JSON ({error}). The file is damaged; take another copy.") from error
    if not isinstance(data, dict):
        raise CheckpointError(f"{path}: not a JSON object. The file is damaged; take another copy.")
    return data

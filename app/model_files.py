"""Models taken in from folders and zips, and given out as either; whole or not at all."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from app.shelf import NEEDED, PARTS, free_place
from media_io.atomic import atomically

MOST_BYTES = 8 << 30
"""A zip that says it holds more than this is not unpacked."""


def import_model(source: Path, name: str | None = None) -> Path:
    """Copy a model folder, or a zip of one, into the user's models; its weights are loaded once before, to be sure.

    Args:
        source: a folder with config.json and model.safetensors, or a .zip that holds them.
        name: what it is to be called; None for the name of the source.

    Returns:
        The new folder.

    Raises:
        CheckpointError, ConfigError: not a whole model, or a name that is taken or cannot be a folder's.
        MediaError: the copy cannot be written.
    """
    from core_models.errors import CheckpointError

    source = Path(source)
    target = free_place(name or _own_name(source))
    if not source.exists():
        raise CheckpointError(f"{source}: there is no such file or folder. Choose a folder with config.json.")

    with atomically(target) as temporary:
        temporary.mkdir()
        _unpack(source, temporary) if source.is_file() else _copy_parts(source, temporary)
        _check(temporary, source)
    return target


def export_model(folder: Path, target: Path, replace: bool = False) -> Path:
    """Copy a model to a new folder, or into a file that ends in .zip; whole or not at all. Returns what was written.

    Raises:
        CheckpointError: not a whole model, or something is there already and `replace` does not allow it.
        MediaError: the copy cannot be written.
    """
    from core_models.errors import CheckpointError

    _check_parts(folder)
    zipped = target.suffix.lower() == ".zip"
    if target.exists() and not (replace and (zipped or (target / PARTS[0]).is_file())):
        raise CheckpointError(f"{target}: is there already. Choose another name.")

    with atomically(target) as temporary:
        if zipped:
            _zip(folder, temporary, target.stem)
        else:
            temporary.mkdir()
            _copy_parts(folder, temporary)
    return target


def _own_name(source: Path) -> str:
    """The name of a folder or a zip; a run's "model" is called after the run."""
    source = source.resolve()
    name = source.stem if source.suffix.lower() == ".zip" else source.name
    return source.parent.name if name == "model" else name


def _check_parts(folder: Path) -> None:
    from core_models.errors import CheckpointError

    missing = [part for part in NEEDED if not (folder / part).is_file()]
    if missing:
        raise CheckpointError(f"{folder}: has no {' and no '.join(missing)}. Choose a whole model folder.")


def _copy_parts(source: Path, target: Path) -> None:
    """Only the files that are a model's; whatever else lies beside them stays there."""
    _check_parts(source)
    for part in PARTS:
        if (source / part).is_file():
            shutil.copyfile(source / part, target / part)


def _zip(folder: Path, target: Path, inside: str) -> None:
    # A clock that stood before 1980 must not matter.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        for part in PARTS:
            if (folder / part).is_file():
                archive.write(folder / part, f"{inside}/{part}")


def _unpack(source: Path, target: Path) -> None:
    """Take the parts of a model out of a zip, by name alone: nothing in it can be written elsewhere."""
    from core_models.errors import CheckpointError

    try:
        with zipfile.ZipFile(source) as archive:
            members = {Path(one.filename).name: one for one in archive.infolist() if not one.is_dir()}
            found = {part: members[part] for part in PARTS if part in members}
            if sum(one.file_size for one in found.values()) > MOST_BYTES:
                raise CheckpointError(f"{source}: holds more than {MOST_BYTES >> 30} GiB. Unpack it yourself.")
            for part, member in found.items():
                with archive.open(member) as stream, (target / part).open("wb") as copy:
                    shutil.copyfileobj(stream, copy)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise CheckpointError(f"{source}: no readable zip ({error}). Take another copy.") from error


def _check(folder: Path, source: Path) -> None:
    """Load the model once; the error names the source, not the copy."""
    from core_models.errors import ModelError
    from core_models.store import load_model

    try:
        _check_parts(folder)
        load_model(folder)
    except ModelError as error:
        raise type(error)(str(error).replace(str(folder), str(source))) from error

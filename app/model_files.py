"""Models taken in from folders and zips, and given out as either; whole or not at all."""

from __future__ import annotations

import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from app.shelf import NEEDED, PARTS, free_place
from media_io.atomic import atomically

MOST_MEMBERS = 10_000
PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those that are unpacked piece by piece; a piece of the others may become a thousand times as large."""
_NO_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, ValueError, OverflowError)
"""What a damaged zip raises."""


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
    from core_models.store import load_model

    source = Path(source)
    target = free_place(name or _own_name(source))
    if not source.exists():
        raise CheckpointError(f"{source}: there is no such file or folder. Choose a folder with config.json.")

    with atomically(target) as temporary:
        temporary.mkdir()
        with _named(source, temporary):
            _unpack(source, temporary) if source.is_file() else _copy_parts(source, temporary)
            _check_parts(temporary)
            load_model(temporary)
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
    source = Path(os.path.realpath(source))
    name = source.stem if source.suffix.lower() == ".zip" else source.name
    return source.parent.name if name == "model" else name


def _check_parts(folder: Path) -> None:
    """Raise CheckpointError for what is no whole model, or leads out of its folder to what is not for others."""
    from core_models.errors import CheckpointError

    for part in PARTS:
        if Path(os.path.realpath(folder / part)).parent != Path(os.path.realpath(folder)):
            raise CheckpointError(f"{folder / part}: is a link to elsewhere. Put the file itself there.")
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
    """Take the parts of a model out of a zip, by name alone: nothing in it can be written elsewhere.

    The configuration says how large weights can be; a zip that says more, or that it holds less than it does, is not
    unpacked to its end.
    """
    from core_models.errors import CheckpointError
    from core_models.files import MOST_JSON_BYTES
    from core_models.store import most_bytes, read_config

    try:
        with zipfile.ZipFile(source) as archive:
            found = _members(archive, source)
            config, weights, card = (found.get(part) for part in PARTS)
            if config is None or weights is None:
                return  # the check of the folder tells what is missing
            _take(archive, config, target / PARTS[0], MOST_JSON_BYTES, source)
            _take(archive, weights, target / PARTS[1], most_bytes(read_config(target).architecture), source)
            if card is not None:
                _take(archive, card, target / PARTS[2], MOST_JSON_BYTES, source)
    except _NO_ZIP as error:
        raise CheckpointError(f"{source}: no readable zip ({error}). Take another copy.") from error


def _members(archive: zipfile.ZipFile, source: Path) -> dict[str, zipfile.ZipInfo]:
    """The parts of the one model in an archive, by their names."""
    from core_models.errors import CheckpointError

    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise CheckpointError(f"{source}: holds {len(infos)} files, and a model has three. Unpack it yourself.")
    found: dict[str, zipfile.ZipInfo] = {}
    for one in infos:
        name = PurePosixPath(one.filename).name
        if one.is_dir() or name not in PARTS:
            continue
        if name in found:
            raise CheckpointError(f"{source}: holds {name} twice. Give a zip of one model.")
        found[name] = one
    return found


def _take(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, most: int, source: Path) -> None:
    """Unpack one file, of at most so many bytes."""
    from core_models.errors import CheckpointError

    if member.compress_type not in PLAIN_METHODS:
        raise CheckpointError(f"{source}: is packed in a way that is not read here. Unpack it yourself.")
    if member.file_size > most:
        raise CheckpointError(f"{source}: {path.name} is larger than that of its model can be. Take another copy.")
    with archive.open(member) as stream, path.open("wb") as copy:
        shutil.copyfileobj(stream, copy)  # which ends where the archive's list says


@contextmanager
def _named(source: Path, folder: Path) -> Iterator[None]:
    """Errors name the source, not the copy."""
    from core_models.errors import ModelError

    try:
        yield
    except ModelError as error:
        raise type(error)(str(error).replace(str(folder), str(source))) from error

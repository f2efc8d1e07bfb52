"""Files and folders that outlast a power cut. Word for word in core_models and media_io, which know not each other."""

from __future__ import annotations

import errno
import os
from itertools import takewhile
from pathlib import Path

_NO_WAY = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES})
"""What disks say that flush no folders, and folders whose names may be changed but not read."""


def to_disk(path: Path) -> None:
    """Wait until a power cut would spare a file, or a folder with all in it; only then a full disk says so surely."""
    for part in (*path.rglob("*"), path) if path.is_dir() else (path,):
        if part.is_dir():
            names_to_disk(part)
        elif part.is_file():
            with part.open("rb+") as written:
                os.fsync(written.fileno())


def names_to_disk(folder: Path) -> None:
    """Wait until a power cut would spare the names in a folder, where the system can wait for that."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_WAY:
            raise


def make_folder(folder: Path) -> None:
    """Make a folder with those on the way to it; a power cut spares them all."""
    missing = list(takewhile(lambda part: not part.exists(), (folder, *folder.parents)))
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        names_to_disk(made.parent)


def move(path: Path, target: Path) -> Path:
    """Give a file or a folder another name or place, which a power cut does not take back; returns the target."""
    path.replace(target)
    for folder in {path.parent, target.parent}:
        names_to_disk(folder)
    return target

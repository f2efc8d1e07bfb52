"""Files and folders that outlast power cuts and kills. One text in both media_io and core_models, who never meet."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import time
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

ASIDE = ".old"
"""Ends the name of a folder that makes room for a new one where both cannot change names at once."""
_STALE_SECONDS = 86_400
_HERE, _EXCHANGE, _SWAP = -100, 2, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""

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


def replace(new: Path, place: Path) -> None:
    """Let something take the place of what is there, in one moment and for good; a folder that was there is `new` then.

    Where the system cannot let two folders change names at once, there is a moment in which the old one is called as
    the new one with ASIDE, and none has its place.
    """
    if not place.is_dir():
        new.replace(place)
    elif not _exchanged(new, place):
        _exchange_in_steps(new, place)
    names_to_disk(place.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two neighbours change names at once; False where the system or the disk cannot."""
    import ctypes

    a, b = os.fsencode(one), os.fsencode(other)
    failed = -1
    with suppress(AttributeError, OSError):  # a system library from before there was such a call
        if sys.platform == "linux":
            failed = ctypes.CDLL(None).renameat2(_HERE, a, _HERE, b, _EXCHANGE)
        elif sys.platform == "darwin":
            failed = ctypes.CDLL(None).renamex_np(a, b, _SWAP)
    return failed == 0


def _exchange_in_steps(new: Path, place: Path) -> None:
    old = new.with_name(new.name + ASIDE)
    while True:
        place.replace(old)
        try:
            new.replace(place)
            break
        except OSError:
            if old.exists():
                old.replace(place)
                raise
            # Somebody took this for what a kill had left, and gave the old one its name back.
    old.replace(new)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder; what is not there, or will not go, is left."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def sweep(folder: Path, names: str) -> None:
    """Remove what killed writers left half-written in a folder a day ago or earlier.

    Args:
        folder: it need not exist.
        names: regular expression of the whole name of what may go.
    """
    with suppress(OSError):
        for left in [path for path in folder.iterdir() if re.fullmatch(names, path.name)]:
            if time.time() - max(part.stat().st_mtime for part in (left, *left.rglob("*"))) > _STALE_SECONDS:
                remove(left)

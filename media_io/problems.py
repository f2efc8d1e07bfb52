"""What can be wrong with a file, told as `MediaError`: limits, causes and remedies that readers and writers share."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from media_io.errors import MediaError

MAX_PIXELS = 64_000_000
"""Pixels of the largest frame that is decoded; beyond it the header alone is read."""

MAX_BYTES = 4 * 2**30
"""Bytes of frames, and of samples, that one clip may hold in memory."""

SUPPORTED = "mp4, mov, mkv, webm, avi, gif, wav, flac, ogg, mp3, SPHERE, npz, or a folder of numbered pictures"

_CAUSES = {
    errno.ENOENT: ("there is no such file or folder", "Check the name, or choose it again."),
    errno.EACCES: ("no permission", "Change the permissions, or choose another place."),
    errno.EPERM: ("no permission", "Change the permissions, or choose another place."),
    errno.EROFS: ("the disk is read-only", "Choose a folder on another disk."),
    errno.ENOSPC: ("the disk is full", "Free some space, or choose another disk."),
    errno.EDQUOT: ("the disk quota is used up", "Free some space, or choose another disk."),
    errno.EFBIG: ("the file grows beyond what the disk allows", "Choose another disk, or export a shorter clip."),
    errno.EISDIR: ("this is a folder, not a file", "Give the name of a file."),
    errno.EEXIST: ("a part of this path is a file, not a folder", "Choose a folder that exists."),
    errno.ENOTDIR: ("a part of this path is a file, not a folder", "Choose a folder that exists."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name."),
    errno.EMFILE: ("too many files are open", "Close other clips and try again."),
}


def explain(path: str | Path, error: OSError, doing: str) -> MediaError:
    """The `MediaError` for a refusal of the operating system.

    Args:
        path: the file or folder concerned.
        error: what the system raised.
        doing: "read" or "written".
    """
    fallback = (str(error.strerror or error), "Check the disk and try again.")
    cause, remedy = _CAUSES.get(error.errno or 0, fallback)
    return MediaError(path, f"could not be {doing}: {cause}", remedy)


@contextmanager
def told(path: str | Path, doing: str) -> Iterator[None]:
    """Turn what the operating system refuses inside the block into `MediaError`."""
    try:
        yield
    except OSError as error:
        raise explain(path, error, doing) from error


def check_plain(path: Path, most: int, remedy: str) -> None:
    """Refuse what is no plain file (a pipe is waited for, a device has no end) or above so many bytes.

    Raises:
        MediaError: it is one of these; what is not there is left to whoever opens it.
    """
    if path.exists() and not path.is_file():
        raise MediaError(path, "this is no plain file", remedy)
    if path.exists() and path.stat().st_size > most:
        raise MediaError(path, f"over {most // 2**20} MiB, which none of ours has", remedy)


def check_picture(path: str | Path, width: int, height: int) -> None:
    """Refuse a frame size that no sensible clip has, before anything is decoded. Raises MediaError."""
    if width < 1 or height < 1:
        raise MediaError(path, f"its picture size is {width} x {height}", "Export the clip again.")
    if width * height > MAX_PIXELS:
        cause = f"a frame of {width} x {height} ({width * height / 1e6:.0f} megapixels) is above the limit of 64"
        raise MediaError(path, cause, "Scale the clip down first.")


def check_memory(path: str | Path | None, needed: int, what: str) -> None:
    """Refuse a clip whose frames or samples would not fit into memory. Raises MediaError."""
    if needed > MAX_BYTES:
        cause = f"its {what} would take {needed / 2**30:.1f} GiB of memory, above the limit of {MAX_BYTES / 2**30:.0f}"
        raise MediaError(path, cause, "Read a part of it (max_seconds), or crop or scale the file down first.")


def cut_off(path: str | Path, found: str, stated: str) -> MediaError:
    """The `MediaError` for a file that ends before its own header says."""
    cause = f"the file is cut off: {found} of {stated} are there"
    return MediaError(path, cause, "Copy or download it again; max_seconds reads the part that is there.")

"""What a file is, told from its first bytes: a wrong suffix neither hides a good file nor lets a bad one through."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Literal

from media_io.errors import MediaError
from media_io.problems import told

Content = Literal["folder", "npz", "sphere", "sound", "picture", "container"]

_STARTS: tuple[tuple[bytes, Content], ...] = (
    (b"NIST_1A", "sphere"),
    (b"PK\x03\x04", "npz"),
    (b"RF64", "sound"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)


def recognise(path: Path) -> Content:
    """Tell what lies at `path` from its content. "container" stands for everything that FFmpeg has to look at.

    Raises:
        MediaError: nothing there, nothing in it, no permission, or not a plain file.
    """
    with told(path, "read"):
        try:
            status = path.stat()
        except ValueError as error:  # a null among its letters, or half of one
            raise MediaError(path, "this cannot be the name of a file", "Choose a video or audio file.") from error
        if stat.S_ISDIR(status.st_mode):
            return "folder"
        if not stat.S_ISREG(status.st_mode):
            raise MediaError(path, "this is neither a file nor a folder", "Choose a video or audio file.")
        if status.st_size == 0:
            raise MediaError(path, "the file is empty (0 bytes)", "Copy or export it again.")
        with path.open("rb") as file:
            return recognise_bytes(file.read(4096))


def recognise_bytes(head: bytes) -> Content:
    """Tell what a file is from its first bytes."""
    for start, content in _STARTS:
        if head.startswith(start):
            return content
    if head[:4] == b"fLaC":
        return "sound" if _flac_length(head) else "container"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "sound"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "picture"
    if head[:4] == b"OggS" and b"theora" not in head:
        return "sound"
    return "container"


def _flac_length(head: bytes) -> int:
    """Samples by a flac's header; 0 where it was written to a pipe, which FFmpeg reads and libsndfile does not."""
    return int.from_bytes(head[21:26], "big") & (2**36 - 1)

"""Sound files by libsndfile: wav, flac, ogg. A file that ends before its header says is refused, not shortened."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.problems import check_memory, cut_off, told

_BLOCK = 1 << 18
_STREAMED = (0, 0xFFFFFFFF)
"""Sizes that a wav written to a pipe has in its header: unknown."""


def read_sound(path: Path, max_seconds: float | None = None) -> Clip:
    """Read wav, flac or ogg whole, or its first `max_seconds`.

    Raises:
        MediaError: not readable, cut off, 0 samples, samples that are not finite, or too long for memory.
    """
    with open_sound(path) as file:
        limit = None if max_seconds is None else round(max_seconds * file.samplerate)
        # Exact for flac, an estimate for some codecs in wav.
        stated = file.frames
        check_memory(path, (stated if limit is None else min(limit, stated)) * file.channels * 4, "samples")
        audio = _blocks(path, file, limit)
        rate, exact = file.samplerate, file.format == "FLAC"
    if limit is None or audio.shape[0] < limit:
        check_whole(path)
        if exact and audio.shape[0] < stated:
            raise cut_off(path, f"{audio.shape[0]} samples", str(stated))
    return Clip(audio=np.ascontiguousarray(audio.T), sample_rate=rate, source=path)


def open_sound(path: Path) -> Any:
    """Open with libsndfile, header only. Raises MediaError. (The package has no types.)"""
    import soundfile

    with told(path, "read"):
        path.open("rb").close()
    try:
        return soundfile.SoundFile(str(path))
    except soundfile.LibsndfileError as error:
        cause = f"its sound cannot be decoded ({str(error.error_string).rstrip('. ')})"
        raise MediaError(path, cause, "Check that it plays elsewhere, and export it again as wav or flac.") from error


def _blocks(path: Path, file: Any, limit: int | None) -> np.ndarray[Any, np.dtype[np.float32]]:
    import soundfile

    blocks, count = [], 0
    try:
        while limit is None or count < limit:
            wanted = _BLOCK if limit is None else min(_BLOCK, limit - count)
            block = file.read(wanted, dtype="float32", always_2d=True)
            if len(block) == 0:
                break
            blocks.append(block)
            count += len(block)
            check_memory(path, count * file.channels * 4, "samples")
    except soundfile.LibsndfileError as error:
        seconds = count / file.samplerate
        raise cut_off(path, f"{seconds:.2f} s", f"{file.frames / file.samplerate:.2f} s") from error
    return np.concatenate(blocks) if blocks else np.zeros((0, file.channels), np.float32)


def check_whole(path: Path) -> None:
    """Raise MediaError for a wav or ogg that is cut off: libsndfile shortens these without a word."""
    with told(path, "read"), path.open("rb") as file:
        magic = file.read(4)
        if magic == b"RIFF":
            _check_wav(path, file)
        if magic == b"OggS":
            _check_ogg(path, file)


def _check_wav(path: Path, file: BinaryIO) -> None:
    """Compare the size of its data, as the header says, with that of the file."""
    size = path.stat().st_size
    file.seek(12)
    while len(head := file.read(8)) == 8:
        name, length = struct.unpack("<4sI", head)
        if name == b"data":
            if length not in _STREAMED and file.tell() + length > size:
                raise cut_off(path, f"{size - file.tell()} bytes of sound", str(length))
            return
        file.seek(length + length % 2, 1)


def _check_ogg(path: Path, file: BinaryIO) -> None:
    """The last page of a whole ogg carries the flag "end of stream"."""
    size = path.stat().st_size
    file.seek(max(0, size - 2 * 65536))
    tail = file.read()
    last = tail.rfind(b"OggS")
    if last < 0 or not tail[last + 5] & 4:
        raise MediaError(path, "the file is cut off: its last page is missing", "Copy or download it again.")

"""Folders of numbered pictures, and the size of a picture from its header."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media_io.clip import Clip, Frames
from media_io.errors import MediaError
from media_io.problems import check_memory, check_picture, check_plain, told
from media_io.recognise import recognise_bytes

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff")
DEFAULT_FPS = Fraction(25)
MOST_BYTES = 2**30
"""A picture of the most pixels and 16 bits takes half of it, uncompressed."""
_BROKEN = "Replace this picture, or take it out of the folder."


def read_folder(folder: Path, fps: Fraction | None = None, max_seconds: float | None = None) -> Clip:
    """Read a folder of pictures of one size as a clip, in natural order: frame 2 comes before frame 10.

    Transparent pictures are laid on black; 16-bit pictures are reduced to 8 bits.

    Raises:
        MediaError: no pictures in it, a picture that is broken, too large, or of another size than the first.
    """
    rate = fps or DEFAULT_FPS
    paths = list_pictures(folder)
    if max_seconds is not None:
        paths = paths[: max(1, round(max_seconds * rate))]
    first = read_picture(paths[0])
    check_memory(folder, len(paths) * first.size, "frames")
    frames: Frames = np.empty((len(paths), *first.shape), np.uint8)
    for frame, picture in zip(frames, pictures(paths), strict=True):
        frame[:] = picture
    return Clip(frames=frames, fps=rate, source=folder)


def list_pictures(folder: Path) -> list[Path]:
    """The pictures of a folder in natural order. Raises MediaError where there are none."""
    with told(folder, "read"):
        found = [p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and not p.name.startswith(".")]
        found = [p for p in found if p.is_file()]
    if not found:
        remedy = f"Choose a folder of numbered pictures ({', '.join(s[1:] for s in SUFFIXES)})."
        raise MediaError(folder, "there are no pictures in this folder", remedy)
    return sorted(found, key=natural_order)


def natural_order(path: Path) -> tuple[list[tuple[int, int, str]], str]:
    """A key to sort by in which numbers count as numbers; the full name breaks ties (1.png, 01.png)."""
    parts = re.findall(r"\d+|\D+", path.stem.lower())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts], path.name


def pictures(paths: Sequence[Path]) -> Iterator[NDArray[np.uint8]]:
    """Yield pictures (H, W, 3), all of the size of the first. Raises MediaError."""
    first: tuple[int, ...] | None = None
    for path in paths:
        picture = read_picture(path)
        if first is not None and picture.shape != first:
            cause = f"it is {picture.shape[1]} x {picture.shape[0]}, the first one {first[1]} x {first[0]}"
            raise MediaError(path, cause, "Make all pictures of the folder the same size.")
        first = picture.shape
        yield picture


def read_picture(path: Path) -> NDArray[np.uint8]:
    """Read one picture as RGB (H, W, 3): transparent on black, 16-bit reduced, turned as its camera says."""
    import cv2

    data = picture_bytes(path)
    # "Unchanged" keeps transparency and 16 bits, but does not turn a photograph: JPEG has neither.
    jpeg = data.startswith(b"\xff\xd8\xff")
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR if jpeg else cv2.IMREAD_UNCHANGED)
    if picture is None:
        raise _undecodable(path)
    if picture.dtype == np.uint16:
        picture = cv2.convertScaleAbs(picture, alpha=1 / 257)  # rounds, and needs no room for fractions of 64 bits
    if picture.dtype != np.uint8:
        raise MediaError(path, f"this picture has {picture.dtype} values", "Save it with 8 or 16 bits.")
    return on_black(_rgb(np.asarray(picture, np.uint8)))


def _rgb(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if picture.ndim == 2:
        return np.repeat(picture[:, :, None], 3, axis=2)
    return picture[:, :, [2, 1, 0, 3][: picture.shape[2]]]


def on_black(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Composite RGBA (..., H, W, 4) on black; RGB is returned as it is."""
    if picture.shape[-1] == 3:
        return np.ascontiguousarray(picture)
    colour, alpha = picture[..., :3], picture[..., 3:]
    if alpha.min() == 255:
        return np.ascontiguousarray(colour)
    return ((colour.astype(np.uint16) * alpha + 127) // 255).astype(np.uint8)


def picture_bytes(path: Path) -> bytes:
    """The bytes of a picture whose header gives a size within the limit. Raises MediaError."""
    with told(path, "read"):
        check_plain(path, MOST_BYTES, _BROKEN)
        data = path.read_bytes()
    if not data:
        raise MediaError(path, "the file is empty (0 bytes)", _BROKEN)
    try:
        size = header_size(data)
    except (struct.error, IndexError, KeyError) as error:
        raise MediaError(path, "the header of this picture is broken", _BROKEN) from error
    if size is None:
        raise MediaError(path, "this is not a picture in a known format", _BROKEN)
    check_picture(path, *size)
    if data[:4] == b"\x89PNG" and not _whole_chunks(data):
        raise _undecodable(path)
    return data


def _whole_chunks(data: bytes) -> bool:
    """Whether no chunk of a PNG claims more bytes than follow: OpenCV makes room for what it claims."""
    place = 8
    while place + 8 <= len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        place += 12 + length
    return place <= len(data)


def _undecodable(path: Path) -> MediaError:
    return MediaError(path, "this picture cannot be decoded", _BROKEN)


def header_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the header of png, jpg, bmp, webp or tiff; None for anything else.

    Raises:
        struct.error, IndexError, KeyError: the header is broken.
    """
    if recognise_bytes(data[:64]) != "picture":
        return None
    if data[:4] == b"\x89PNG":
        return struct.unpack(">II", data[16:24])
    if data[:2] == b"BM":
        width, height = struct.unpack("<ii", data[18:26])
        return width, abs(height)
    if data[:4] == b"RIFF":
        return _webp_size(data)
    return _jpeg_size(data) if data[:2] == b"\xff\xd8" else _tiff_size(data)


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at < len(data):
        if data[at] != 0xFF or data[at + 1] == 0xFF:
            at += 1
            continue
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        # Start-of-frame markers, without the tables (C4, C8, CC) that lie among them.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _tiff_size(data: bytes) -> tuple[int, int]:
    order = "<" if data[:2] == b"II" else ">"
    at = struct.unpack(order + "I", data[4:8])[0]
    count = struct.unpack(order + "H", data[at : at + 2])[0]
    tags: dict[int, int] = {}
    for k in range(count):
        entry = data[at + 2 + 12 * k : at + 14 + 12 * k]
        tag, kind = struct.unpack(order + "HH", entry[:4])
        value = struct.unpack(order + ("H" if kind == 3 else "I"), entry[8 : 10 if kind == 3 else 12])[0]
        tags.setdefault(tag, value)  # of two of a kind whoever decodes it goes by the first
    return tags[256], tags[257]

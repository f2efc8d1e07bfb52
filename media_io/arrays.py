"""Clips in NumPy's npz: frames, fps_num, fps_den, audio, sample_rate. Nothing in them is ever unpickled."""

from __future__ import annotations

import math
import tokenize
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import IO, Any

import numpy as np

from media_io.clip import Clip, Frames, Samples
from media_io.errors import MediaError
from media_io.images import DEFAULT_FPS, on_black
from media_io.problems import check_memory, check_picture, told

_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError,
    TypeError, tokenize.TokenError,  # numpy, of the text that tells shape and kind of an array
)  # fmt: skip
_ARRAYS = ("frames", "audio")
_NUMBERS = ("fps_num", "fps_den", "sample_rate")
_FORM = "Save it with the arrays frames (T, H, W, 3) uint8, fps_num, fps_den and/or audio (channels, N), sample_rate."


def read_npz(path: Path, fps: Fraction | None = None, max_seconds: float | None = None) -> Clip:
    """Read an npz with the keys frames[, fps_num, fps_den] and/or audio, sample_rate.

    Frames may be (T, H, W, 3), (T, H, W, 4) laid on black, or grey (T, H, W); audio (channels, N) or (N,), as float
    or int16. Without a frame rate in the file `fps` counts, or 25.

    Raises:
        MediaError: not an npz, without these keys, of another type, or too large.
    """
    with _readable(path):
        _checked_shapes(path)
        found = _load(path, _ARRAYS + _NUMBERS)
    _check_present(path, found)
    clip = Clip(
        frames=_frames(path, found["frames"]) if "frames" in found else None,
        fps=_rate(path, found) or fps or DEFAULT_FPS,
        audio=_audio(path, found["audio"]) if "audio" in found else None,
        sample_rate=_number(path, found, "sample_rate"),
        source=path,
    )
    return clip if "frames" in found else Clip(audio=clip.audio, sample_rate=clip.sample_rate, source=path)


def npz_arrays(clip: Clip) -> dict[str, Any]:
    """What `read_npz` reads, ready for numpy.savez."""
    arrays: dict[str, Any] = {}
    if clip.frames is not None and clip.fps is not None:
        arrays |= {"frames": clip.frames, "fps_num": clip.fps.numerator, "fps_den": clip.fps.denominator}
    if clip.audio is not None:
        arrays |= {"audio": clip.audio, "sample_rate": clip.sample_rate}
    return arrays


@dataclass(frozen=True)
class NpzOutline:
    """What an npz holds, by the headers of its arrays.

    Attributes:
        frames, audio: shapes; None where the array is missing.
        fps: of the frames, 25 where the file does not say.
        sample_rate: None where the file does not say.
    """

    frames: tuple[int, ...] | None
    audio: tuple[int, ...] | None
    fps: Fraction
    sample_rate: int | None


def npz_outline(path: Path) -> NpzOutline:
    """Describe an npz without loading its frames or samples. Raises MediaError as `read_npz`."""
    with _readable(path):
        shapes = _checked_shapes(path)
        numbers = _load(path, _NUMBERS)
    _check_present(path, shapes)
    for key, sizes in (("frames", (3, 4)), ("audio", (1, 2))):
        if key in shapes and (len(shapes[key]) not in sizes or 0 in shapes[key]):
            raise MediaError(path, f"its {key} are of shape {shapes[key]}", _FORM)
    return NpzOutline(
        frames=shapes.get("frames"),
        audio=shapes.get("audio"),
        fps=_rate(path, numbers) or DEFAULT_FPS,
        sample_rate=_number(path, numbers, "sample_rate"),
    )


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        with told(path, "read"):
            yield
    except _UNREADABLE as error:
        raise MediaError(path, f"it cannot be read as npz ({error})", "Save it again with numpy.savez.") from error


def _check_present(path: Path, found: Collection[str]) -> None:
    if "frames" not in found and "audio" not in found:
        raise MediaError(path, "there is neither 'frames' nor 'audio' in it", _FORM)


def _checked_shapes(path: Path) -> dict[str, tuple[int, ...]]:
    """Shapes of the large arrays, from their headers alone; all arrays are within the limits."""
    shapes = {}
    with zipfile.ZipFile(path) as archive:
        for key in _ARRAYS + _NUMBERS:
            if f"{key}.npy" in archive.namelist():
                with archive.open(f"{key}.npy") as file:
                    shape, dtype = _header(file)
                if key in _ARRAYS:
                    shapes[key] = shape
                    _check_size(path, key, shape, dtype)
                elif math.prod(shape) != 1:
                    raise _no_number(path, key)
    return shapes


def _load(path: Path, keys: Sequence[str]) -> dict[str, Any]:
    found = {}
    with zipfile.ZipFile(path) as archive:
        for key in keys:
            if f"{key}.npy" in archive.namelist():
                with archive.open(f"{key}.npy") as file:
                    found[key] = np.lib.format.read_array(file, allow_pickle=False)
    return found


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], np.dtype[Any]]:
    version = np.lib.format.read_magic(file)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, dtype = read(file)
    return shape, dtype


def _check_size(path: Path, key: str, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
    if key == "frames" and len(shape) in (3, 4) and 0 not in shape:
        check_picture(path, shape[2], shape[1])
    check_memory(path, math.prod(shape) * dtype.itemsize, key)


def _frames(path: Path, frames: Any) -> Frames:
    if frames.dtype != np.uint8 or frames.ndim not in (3, 4) or (frames.ndim == 4 and frames.shape[3] not in (1, 3, 4)):
        raise MediaError(path, f"its frames are {frames.dtype} {frames.shape}", _FORM)
    grey = frames[..., None] if frames.ndim == 3 else frames
    if 0 in grey.shape:
        raise MediaError(path, "the video has no frames", "Choose a clip with at least one frame.")
    return on_black(np.repeat(grey, 3, axis=3) if grey.shape[3] == 1 else grey)


def _audio(path: Path, audio: Any) -> Samples:
    channels = audio[None] if audio.ndim == 1 else audio
    if channels.dtype == np.int16:
        return np.asarray(channels / 32768.0, np.float32)
    if channels.dtype.kind != "f" or channels.ndim != 2:
        raise MediaError(path, f"its audio is {audio.dtype} {audio.shape}", _FORM)
    return np.ascontiguousarray(channels, np.float32)


def _rate(path: Path, found: dict[str, Any]) -> Fraction | None:
    numerator = _number(path, found, "fps_num")
    if numerator is None:
        return None
    denominator = _number(path, found, "fps_den")
    return Fraction(numerator, 1 if denominator is None else denominator)


def _number(path: Path, found: dict[str, Any], key: str) -> int | None:
    if key not in found:
        return None
    array = found[key]
    if array.dtype.kind not in "iu" or int(array.reshape(())) <= 0:
        raise _no_number(path, key)
    return int(array.reshape(()))


def _no_number(path: Path, key: str) -> MediaError:
    return MediaError(path, f"its {key} is not a whole number above 0", _FORM)

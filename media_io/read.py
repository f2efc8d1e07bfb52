"""Reading: any supported file or folder as a clip, or as a stream of frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.recognise import Content, recognise


def read_clip(path: str | Path, *, fps: Fraction | None = None, max_seconds: float | None = None) -> Clip:
    """Read mp4, mov, mkv, webm, avi, gif, npz, wav, flac, ogg, mp3, NIST SPHERE or a folder of numbered pictures.

    What a file is, its content says, not its suffix. Picture and sound come on one time line. A varying frame rate
    becomes constant: the average one or `fps`, each picture in the frame nearest to its time stamp, so that the
    duration is kept; a gif keeps its delays. Rotation flags and non-square pixels are applied; transparent parts are
    laid on black, except that the transparency of VP8 and VP9 is ignored. A file that ends before its own header says
    is refused, so that no part of a clip is lost unnoticed; recordings whose container states no length are read to
    their end.

    Args:
        path: the file or folder.
        fps: frames a second to take the pictures to; for a folder the rate its pictures have (default 25).
        max_seconds: read only the beginning.

    Raises:
        MediaError: missing, empty, cut off, not supported, no permission, no frames, samples that are not finite, a
            frame above 64 megapixels, or more than 4 GiB of frames.
    """
    place = Path(path)
    _check_arguments(place, fps, max_seconds)
    content = recognise(place)
    clip = _read(place, content, fps, max_seconds)
    return clip if max_seconds is None else _beginning(clip, max_seconds)


def stream_frames(path: str | Path) -> Iterator[tuple[Fraction, NDArray[np.uint8]]]:
    """Yield the pictures of a video or folder one by one, with flat memory.

    Yields:
        The time in seconds from the start of the clip, and the picture, uint8 (H, W, 3) RGB, as `read_clip` gives it
        but at the file's own times.

    Raises:
        MediaError: as `read_clip`, and where there is no picture.
    """
    from media_io.images import DEFAULT_FPS, list_pictures, pictures
    from media_io.video import stream_video

    place = Path(path)
    content = recognise(place)
    if content == "container":
        yield from stream_video(place)
    elif content == "folder":
        for k, picture in enumerate(pictures(list_pictures(place))):
            yield k / DEFAULT_FPS, picture
    else:
        clip = _read(place, content, None, None)
        if clip.frames is None or clip.fps is None:
            raise MediaError(place, "there is no picture in it", "Choose a video.")
        for k, frame in enumerate(clip.frames):
            yield k / clip.fps, frame


def _check_arguments(path: Path, fps: Fraction | None, max_seconds: float | None) -> None:
    if fps is not None and fps <= 0:
        raise MediaError(path, f"frame rate {fps}", "Give the frames a second as a positive number.")
    if max_seconds is not None and not max_seconds > 0:
        raise MediaError(path, f"max_seconds is {max_seconds}", "Give a number of seconds above 0.")


def _read(path: Path, content: Content, fps: Fraction | None, max_seconds: float | None) -> Clip:
    if content == "folder":
        from media_io.images import read_folder

        return read_folder(path, fps, max_seconds)
    if content == "npz":
        return _read_npz(path, fps)
    if content == "sphere":
        from media_io.sphere import read_sphere

        return read_sphere(path, max_seconds)
    if content == "sound":
        from media_io.sound import read_sound

        return read_sound(path, max_seconds)
    if content == "picture":
        remedy = "Choose a video, or the folder with all its numbered pictures."
        raise MediaError(path, "this is a single picture, not a clip", remedy)
    from media_io.video import read_video

    return read_video(path, fps, max_seconds)


def _read_npz(path: Path, fps: Fraction | None) -> Clip:
    from media_io.arrays import read_npz
    from media_io.fit import resample_frames

    clip = read_npz(path, fps)
    if clip.frames is None or clip.fps is None or fps in (None, clip.fps):
        return clip
    return replace(clip, frames=resample_frames(clip.frames, clip.fps, fps), fps=fps)


def _beginning(clip: Clip, seconds: float) -> Clip:
    frames = audio = None
    if clip.frames is not None and clip.fps is not None:
        frames = clip.frames[: max(1, round(seconds * clip.fps))]
    if clip.audio is not None and clip.sample_rate is not None:
        audio = clip.audio[:, : max(1, round(seconds * clip.sample_rate))]
    return replace(clip, frames=frames, audio=audio)

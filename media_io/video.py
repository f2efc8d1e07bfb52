"""Decoding of video containers, mp3 and gif: picture and sound on one time line, at a constant frame rate.

The time line begins with the first picture or sound. Pictures are placed by their time stamps into frames of a constant
rate, each where it is nearest to its stamp, and stay until the next; so the duration is kept and no picture runs ahead
of the sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from media_io.clip import Clip, Frames, Samples
from media_io.container import Scan, Source, open_source, scan
from media_io.errors import MediaError
from media_io.pictures import ToRGB
from media_io.problems import check_memory
from media_io.timeline import Grid, average_rate, even_grid, gif_rate, steady_rate

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

Picture = NDArray[np.uint8]

_TIE = 1e-9
_GAP = 0.05
"""Seconds without sound that are filled with silence; smaller ones are rounding of the container's stamps."""

MOST_FRAMES, MOST_SHOWN = 1_000_000, 100
"""Frames beyond which each picture may be shown so often at most: stamps that are years apart make gigabytes of two."""
_BROKEN = "Check that it plays elsewhere, and export it again."


def read_video(path: Path, fps: Fraction | None = None, max_seconds: float | None = None) -> Clip:
    """Read a container: its picture, its sound, or both.

    Args:
        path: mp4, mov, mkv, webm, avi, gif, mp3 and what else FFmpeg finds in one of these containers.
        fps: the rate to take the pictures to; None for the file's own, the average one where it varies.
        max_seconds: stop here.

    Raises:
        MediaError: not readable, cut off, too large, no frames.
    """
    with open_source(path) as source:
        stamps = scan(source, max_seconds)
        grid = _grid(source, stamps, fps, max_seconds)
    with open_source(path) as source:
        return _decode(source, stamps, grid, max_seconds)


def stream_video(path: Path) -> Iterator[tuple[Fraction, NDArray[np.uint8]]]:
    """Yield each picture with its time in seconds from the start of the time line; memory stays flat."""
    with open_source(path) as source:
        stamps = scan(source)
        if source.video is None:
            raise MediaError(path, "there is no picture in it", "Choose a video.")
        start = Fraction(even_frames(source, stamps).start).limit_denominator(10**9)
    with open_source(path) as source:
        to_rgb = ToRGB(source)
        shift = Fraction(stamps.shift).limit_denominator(10**9)
        for frame in decoded(source):
            stamp = Fraction(0) if frame.pts is None else frame.pts * Fraction(frame.time_base or 0)
            yield stamp + shift - start, to_rgb(frame)


def decoded(source: Source) -> Iterator[VideoFrame]:
    """The pictures of a source, in the order they are shown. Raises MediaError where its data is damaged."""
    return cast("Iterator[VideoFrame]", _decoded(source, source.video))


def decoded_sound(source: Source) -> Iterator[AudioFrame]:
    """The sound of a source. Raises MediaError where its data is damaged."""
    return cast("Iterator[AudioFrame]", _decoded(source, source.audio))


def _decoded(source: Source, stream: VideoStream | AudioStream | None) -> Iterator[VideoFrame | AudioFrame]:
    from av.error import InvalidDataError

    reached = 0.0
    try:
        for item in source.container.decode(stream):
            frame = cast("VideoFrame | AudioFrame", item)
            yield frame
            reached = frame.time or reached
    except InvalidDataError as error:
        raise _damaged(source, reached) from error


def _damaged(source: Source, seconds: float) -> MediaError:
    return MediaError(source.path, f"it cannot be decoded beyond {seconds:.2f} s: its data is damaged", _BROKEN)


def own_rate(source: Source, stamps: Scan) -> Fraction:
    """The frame rate of a file: the constant one, a gif's exact one, else the average."""
    video = source.video
    stated = () if video is None else (video.average_rate, video.guessed_rate, video.base_rate)
    candidates = [Fraction(rate) for rate in stated if rate]
    if source.format == "gif":
        return gif_rate(stamps.times, stamps.end)
    if len(stamps.times) == 1:
        # Any rate fits one picture: it has to fit its duration too.
        shown = stamps.end - stamps.times[0]
        candidates = [rate for rate in candidates if abs(shown * rate - 1) <= 0.25]
    return steady_rate(stamps.times, candidates) or average_rate(stamps.times, stamps.end)


def even_frames(source: Source, stamps: Scan, fps: Fraction | None = None) -> Grid:
    """The frames of a source with pictures, at its own rate or another. Raises MediaError for stamps years apart."""
    grid = even_grid(stamps.times, stamps.end, fps or own_rate(source, stamps), stamps.audio_start)
    if grid.count > max(MOST_FRAMES, MOST_SHOWN * len(stamps.times)):
        cause = f"{len(stamps.times)} pictures over {stamps.end - grid.start:.0f} s"
        raise MediaError(source.path, cause, "Export the clip with a frame rate that videos have.")
    return grid


def _grid(source: Source, stamps: Scan, fps: Fraction | None, max_seconds: float | None) -> Grid | None:
    if source.video is None:
        return None
    grid = even_frames(source, stamps, fps)
    if max_seconds is not None:
        grid = Grid(grid.start, grid.rate, max(1, min(grid.count, round(max_seconds * grid.rate))))
    context = source.video.codec_context
    check_memory(source.path, grid.count * context.width * context.height * 3, "frames")
    return grid


def _decode(source: Source, stamps: Scan, grid: Grid | None, max_seconds: float | None) -> Clip:
    from av.audio.frame import AudioFrame
    from av.error import InvalidDataError

    sheet = None if grid is None else _Sheet(source, grid, stamps.shift)
    track = Track(source.path, max_seconds)
    start = None if grid is None else grid.start
    try:
        for frame in source.container.decode(*source.streams):
            if isinstance(frame, AudioFrame):
                track.add(frame, start)
            elif sheet is not None:
                sheet.add(cast("VideoFrame", frame))
            if max_seconds is not None and (sheet is None or sheet.full) and (source.audio is None or track.full):
                break
    except InvalidDataError as error:
        reached = max(track.seconds, 0.0 if sheet is None else sheet.seconds)
        raise _damaged(source, reached) from error
    audio = track.samples(sound_end(source, stamps, start), max_seconds)
    return Clip(
        frames=None if sheet is None else sheet.frames(),
        fps=None if grid is None else grid.rate,
        audio=audio,
        sample_rate=None if audio is None else track.rate,
        source=source.path,
    )


def sound_end(source: Source, stamps: Scan, start: float | None) -> float | None:
    """Where the sound ends, in seconds from the start of the clip; the mov family alone says so to the sample."""
    if source.format != "mov" or stamps.audio_end is None or stamps.audio_start is None:
        return None
    return stamps.audio_end - (stamps.audio_start if start is None else start)


class Slots:
    """Pictures as they are decoded, placed into frames of a constant rate: one picture for each frame, in order."""

    def __init__(self, source: Source, grid: Grid, shift: float) -> None:
        self._path = source.path
        self._to_rgb = ToRGB(source)
        self._grid = grid
        self._shift = shift
        self._shape: tuple[int, ...] | None = None
        self._filled = 0
        self._last: VideoFrame | None = None

    @property
    def full(self) -> bool:
        """Whether there is a picture for every frame."""
        return self._filled >= self._grid.count

    @property
    def seconds(self) -> float:
        """How far the frames reach that have a picture."""
        return float(self._filled / self._grid.rate)

    def add(self, frame: VideoFrame) -> Iterator[Picture]:
        """Frames that show the picture before this one, until this one appears."""
        if self.full:
            return
        if self._last is not None and frame.pts is not None and frame.time_base is not None:
            yield from self._fill(float(frame.pts * frame.time_base) + self._shift)
        self._last = frame

    def rest(self) -> Iterator[Picture]:
        """The last picture stays to the end. Raises MediaError where there was none."""
        if self._last is None:
            raise MediaError(self._path, "none of its frames can be decoded", _BROKEN)
        yield from self._fill(float("inf"))

    def _fill(self, until: float) -> Iterator[Picture]:
        assert self._last is not None
        picture: Picture | None = None
        while not self.full and self._grid.middle(self._filled) - _TIE <= until:
            if picture is None:
                picture = self._first_size(self._to_rgb(self._last))
            self._filled += 1
            yield picture

    def _first_size(self, picture: Picture) -> Picture:
        self._shape = self._shape or picture.shape
        return picture if picture.shape == self._shape else _same_size(picture, self._shape)


class _Sheet:
    """All frames of a clip, filled with pictures as they are decoded."""

    def __init__(self, source: Source, grid: Grid, shift: float) -> None:
        self._path = source.path
        self._slots = Slots(source, grid, shift)
        self._count = grid.count
        self._frames: Frames | None = None
        self._filled = 0

    @property
    def full(self) -> bool:
        return self._slots.full

    @property
    def seconds(self) -> float:
        return self._slots.seconds

    def add(self, frame: VideoFrame) -> None:
        """Show the picture before this one until this one appears."""
        self._put(self._slots.add(frame))

    def frames(self) -> Frames:
        """All frames; the last picture stays to the end."""
        self._put(self._slots.rest())
        assert self._frames is not None
        return self._frames

    def _put(self, pictures: Iterator[Picture]) -> None:
        for picture in pictures:
            if self._frames is None:
                check_memory(self._path, self._count * picture.size, "frames")
                self._frames = np.empty((self._count, *picture.shape), np.uint8)
            self._frames[self._filled] = picture
            self._filled += 1


def _same_size(picture: Picture, shape: tuple[int, ...]) -> Picture:
    """A stream may change its picture size midway: the first one counts."""
    import cv2

    height, width = shape[:2]
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


class Track:
    """Sound as it is decoded, placed by its time stamps."""

    def __init__(self, path: Path, max_seconds: float | None) -> None:
        self._path = path
        self._limit = max_seconds
        self._parts: list[Samples] = []
        self._count = 0
        self._taken = 0
        self._channels = 0
        self._origin: float | None = None
        self.rate = 0

    @property
    def seconds(self) -> float:
        """How far it reaches."""
        return self._count / self.rate if self.rate else 0.0

    @property
    def full(self) -> bool:
        """Whether it reaches as far as it was asked for."""
        return self._limit is not None and self.rate > 0 and self.seconds >= self._limit

    def add(self, frame: AudioFrame, start: float | None) -> None:
        """Append a piece; `start` is when the clip begins, None for sound alone (then its first sample does)."""
        part = to_samples(frame)
        if self.rate and (frame.sample_rate, len(part)) != (self.rate, self._channels):
            cause = f"its sound changes from {self.rate} Hz, {self._channels} channels after {self.seconds:.2f} s"
            raise MediaError(self._path, cause, "Export it with one rate and one number of channels.")
        self.rate, self._channels = frame.sample_rate, len(part)
        if self.full:
            return
        if frame.pts is not None and frame.time_base is not None:
            self._pad(float(frame.pts * frame.time_base), start)
        self._append(part)

    def _pad(self, time: float, start: float | None) -> None:
        if self._origin is None or not self._count:
            self._origin = time if start is None else start
            silence = max(0, round((time - self._origin) * self.rate))
        else:
            silence = round((time - self._origin) * self.rate) - self._count
            silence = silence if silence > _GAP * self.rate else 0
        if silence:
            self._check(silence)
            self._append(np.zeros((self._channels, silence), np.float32))

    def _append(self, part: Samples) -> None:
        self._parts.append(part)
        self._count += part.shape[1]
        self._check(0)

    def _check(self, more: int) -> None:
        check_memory(self._path, (self._count - self._taken + more) * self._channels * 4, "samples")

    def taken(self) -> Samples:
        """What came since this was asked last, (channels, n); it is not kept."""
        parts, self._parts, self._taken = self._parts, [], self._count
        return np.concatenate(parts, axis=1) if parts else np.zeros((self._channels, 0), np.float32)

    def samples(self, end: float | None, max_seconds: float | None) -> Samples | None:
        """All sound up to `end` and `max_seconds`; None where the stream holds none."""
        if not self._parts:
            return None
        audio = np.concatenate(self._parts, axis=1)
        limits = [round(limit * self.rate) for limit in (end, max_seconds) if limit is not None]
        return np.ascontiguousarray(audio[:, : max(1, min([audio.shape[1], *limits]))])


def to_samples(frame: AudioFrame) -> Samples:
    """Decoded sound as float32 (channels, N) in [-1, 1]."""
    values: NDArray[Any] = frame.to_ndarray()
    channels = frame.layout.nb_channels
    if not frame.format.is_planar:
        values = values.reshape(-1, channels).T
    if values.dtype == np.uint8:
        return ((values.astype(np.float32) - 128) / 128).astype(np.float32)
    if values.dtype.kind == "i":
        return (values / -float(np.iinfo(values.dtype).min)).astype(np.float32)
    return values.astype(np.float32)

"""Opening video containers, mp3 and gif with FFmpeg (PyAV), and scanning their time stamps without decoding."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from media_io.errors import MediaError
from media_io.problems import SUPPORTED, check_picture, cut_off, told
from media_io.timeline import Seconds

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.video.stream import VideoStream

# A closed list: playlists and the like, which would open other files and addresses, are never recognised.
_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,gif,mp3,ogg,wav,flac"
_BROKEN = "Check that it plays elsewhere, and export it again."
_MARGIN = 1.0
"""Seconds read beyond `max_seconds`, since pictures are not stored in the order they are shown."""


@dataclass(frozen=True)
class Source:
    """An open container and the streams to take from it."""

    path: Path
    container: InputContainer
    video: VideoStream | None
    audio: AudioStream | None

    @property
    def format(self) -> str:
        """FFmpeg's name of the format, the first where it has several: "mov", "matroska", "avi", "gif", "mp3"."""
        return self.container.format.name.split(",")[0]

    @property
    def streams(self) -> list[VideoStream | AudioStream]:
        """The streams to take."""
        return [stream for stream in (self.video, self.audio) if stream is not None]


@dataclass(frozen=True)
class Scan:
    """Time stamps of a file, in seconds on its own clock.

    Attributes:
        times: of each picture, rising; empty without pictures.
        end: when the last picture ends.
        audio_start, audio_end: of the sound; None without any.
        shift: to add to the stamps of decoded pictures to come to `times`.
    """

    times: Seconds
    end: float
    audio_start: float | None
    audio_end: float | None
    shift: float


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open for reading; errors of FFmpeg inside the block become `MediaError`."""
    import av

    av.logging.set_level(None)
    with told(path, "read"), path.open("rb") as file:
        try:
            with av.open(file, "r", options={"format_whitelist": _FORMATS}, metadata_errors="replace") as container:
                yield _choose(path, container)
        except av.error.FFmpegError as error:
            raise _explain(path, file, error) from error


def _choose(path: Path, container: InputContainer) -> Source:
    from av.stream import Disposition

    # A cover picture in a sound file is stored as a video stream of one frame.
    pictures = [s for s in container.streams.video if not s.disposition & Disposition.attached_pic]
    video = max(pictures, key=lambda s: s.disposition & Disposition.default, default=None)
    audio = max(container.streams.audio, key=lambda s: s.disposition & Disposition.default, default=None)
    if video is None and audio is None:
        raise MediaError(path, "there is neither picture nor sound in it", "Choose a video or audio file.")
    for stream in (video, audio):
        if stream is not None and stream.codec_context is None:
            raise MediaError(path, f"its {stream.type} is coded in a way that is not known", _BROKEN)
    if video is not None:
        check_picture(path, video.codec_context.width, video.codec_context.height)
        video.thread_type = "AUTO"
    return Source(path, container, video, audio)


def _explain(path: Path, file: BinaryIO, error: Exception) -> MediaError:
    file.seek(0)
    head = file.read(64)
    if head[4:8] == b"ftyp":
        cause = "it cannot be decoded: its index (moov) is missing or broken, so the file was cut off or not finished"
        return MediaError(path, cause, "Copy or download it again.")
    if head[:4] in (b"\x1aE\xdf\xa3", b"GIF8", b"RIFF", b"OggS", b"fLaC") or head[:3] == b"ID3":
        return MediaError(path, f"it cannot be decoded ({_short(error)})", _BROKEN)
    return MediaError(path, "its content is in no format that can be read", f"Choose {SUPPORTED}.")


def _short(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def scan(source: Source, max_seconds: float | None = None) -> Scan:
    """Go through the packets without decoding them.

    Raises:
        MediaError: the file ends before its header says (so no part of a clip is lost unnoticed), or holds no picture
            where it announces a video stream.
    """
    times: list[float] = []
    ends: dict[int, float] = {}
    starts: dict[int, float] = {}
    limited = False
    # All streams: the length in the header of Matroska is that of the longest, which may be subtitles.
    for packet in source.container.demux():
        stamp = packet.pts if packet.pts is not None else packet.dts
        # The last packets of a demuxer are empty: they flush the decoders.
        if stamp is None or packet.size == 0 or packet.is_discard:
            continue
        start = float(stamp * packet.time_base)
        index = packet.stream_index
        starts[index] = min(starts.get(index, start), start)
        ends[index] = max(ends.get(index, start), start + float((packet.duration or 0) * packet.time_base))
        if source.video is not None and index == source.video.index:
            times.append(start)
        if max_seconds is not None and _passed(starts, ends, source, max_seconds + _MARGIN):
            limited = True
            break
    if not limited:
        _check_whole(source, ends, max_seconds)
    return _summary(source, times, starts, ends)


def _passed(starts: dict[int, float], ends: dict[int, float], source: Source, seconds: float) -> bool:
    first = min(starts.values())
    return all(ends.get(stream.index, first) - first > seconds for stream in source.streams)


def _summary(source: Source, times: list[float], starts: dict[int, float], ends: dict[int, float]) -> Scan:
    video, audio = source.video, source.audio
    if video is not None and not times:
        raise MediaError(source.path, "its video has no frames", "Choose a clip with at least one frame.")
    ordered = np.array(sorted(times), np.float64)
    shift = 0.0
    if video is not None and source.format == "avi" and video.start_time is not None and video.time_base is not None:
        # avi stores no time stamps: FFmpeg counts B-frames in, which moves the picture against the sound.
        shift = float(video.start_time * video.time_base) - float(ordered[0])
    end = ends[video.index] + shift if video is not None else 0.0
    if video is not None and end <= ordered[-1] + shift:
        end = float(ordered[-1] + shift + _usual_step(video, ordered))
    return Scan(
        times=ordered + shift,
        end=end,
        audio_start=None if audio is None else starts.get(audio.index),
        audio_end=None if audio is None else ends.get(audio.index),
        shift=shift,
    )


def _usual_step(video: VideoStream, times: Seconds) -> float:
    if video.average_rate:
        return float(1 / video.average_rate)
    return float(np.median(np.diff(times))) if len(times) > 1 else 0.04


def _check_whole(source: Source, ends: dict[int, float], max_seconds: float | None) -> None:
    stated = stated_ends(source)
    for index, end in stated.items():
        found = max(ends.values(), default=0.0) if index is None else ends.get(index, 0.0)
        wanted = end if max_seconds is None else min(end, max_seconds)
        slack = (
            0.1 if source.video is None or not source.video.average_rate else 0.1 + float(2 / source.video.average_rate)
        )
        if found < wanted - slack:
            raise cut_off(source.path, f"{found:.2f} s", f"{end:.2f} s")
    if source.format == "gif" and max_seconds is None and not _gif_ends(source.path):
        raise MediaError(source.path, "the file is cut off: its last byte is not a gif's", "Copy or download it again.")


def stated_ends(source: Source) -> dict[int | None, float]:
    """When each stream ends by the file's header (None: the longest of all), where the format has that in its header.

    Elsewhere FFmpeg estimates a length from the bit rate, which proves nothing.
    """
    if source.format in ("mov", "avi"):
        return {
            s.index: float((s.duration + (s.start_time or 0)) * s.time_base)
            for s in source.streams
            if s.duration and s.time_base
        }
    duration = source.container.duration
    if not duration or not (
        (source.format == "matroska" and _has_duration(source.path))
        or (source.format == "mp3" and _has_xing(source.path))
    ):
        return {}
    return {None: duration / 1e6}


def _gif_ends(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 64))
        return file.read().rstrip(b"\x00")[-1:] == b";"


def _has_duration(path: Path) -> bool:
    """Whether a Matroska file says how long it is: recordings that were not finished do not."""
    with path.open("rb") as file:
        head = file.read(65536)
    info = head.find(b"\x15\x49\xa9\x66")
    return info >= 0 and b"\x44\x89" in head[info : info + 512]


def _has_xing(path: Path) -> bool:
    """Whether an mp3 says how long it is, in a Xing or Info tag in its first frame."""
    with path.open("rb") as file:
        head = file.read(10)
        tagged = head[:3] == b"ID3"
        offset = (
            10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
            if tagged
            else 0
        )
        file.seek(offset)
        first = file.read(256)
    return b"Xing" in first or b"Info" in first

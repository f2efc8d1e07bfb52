"""What a file holds, without decoding it: size, rates, duration, codecs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from media_io.container import open_source, scan, stated_ends
from media_io.errors import MediaError
from media_io.recognise import recognise

Kind = Literal["video", "audio", "both"]


@dataclass(frozen=True)
class MediaInfo:
    """A file in numbers, as `media_io.read.read_clip` would read it.

    Attributes:
        path: the file or folder.
        kind: "video", "audio" or "both".
        width, height: of the picture as shown (turned, square pixels); None without one.
        fps: frames a second; None without a picture.
        frames: frames at that rate; None without a picture.
        duration: seconds, of the longer of picture and sound.
        sample_rate, channels: of the sound; None without one.
        codecs: names, of the picture first.
    """

    path: Path
    kind: Kind
    width: int | None = None
    height: int | None = None
    fps: Fraction | None = None
    frames: int | None = None
    duration: float = 0.0
    sample_rate: int | None = None
    channels: int | None = None
    codecs: tuple[str, ...] = ()


def probe(path: str | Path) -> MediaInfo:
    """Describe a file from its headers and time stamps; of a video one frame is decoded. Raises MediaError."""
    place = Path(path)
    content = recognise(place)
    if content == "folder":
        return _probe_folder(place)
    if content == "npz":
        return _probe_npz(place)
    if content == "sphere":
        return _probe_sphere(place)
    if content == "sound":
        return _probe_sound(place)
    if content == "picture":
        remedy = "Choose a video, or the folder with all its numbered pictures."
        raise MediaError(place, "this is a single picture, not a clip", remedy)
    return _probe_container(place)


def _probe_folder(path: Path) -> MediaInfo:
    from media_io.images import DEFAULT_FPS, list_pictures, read_picture

    paths = list_pictures(path)
    height, width = read_picture(paths[0]).shape[:2]
    codec = paths[0].suffix.lower().lstrip(".")
    seconds = float(len(paths) / DEFAULT_FPS)
    return MediaInfo(path, "video", width, height, DEFAULT_FPS, len(paths), seconds, codecs=(codec,))


def _probe_npz(path: Path) -> MediaInfo:
    from media_io.arrays import npz_outline

    outline = npz_outline(path)
    frames, audio = outline.frames, outline.audio
    picture_seconds = 0.0 if frames is None else float(frames[0] / outline.fps)
    sound_seconds = 0.0 if audio is None or outline.sample_rate is None else audio[-1] / outline.sample_rate
    return MediaInfo(
        path=path,
        kind="audio" if frames is None else "video" if audio is None else "both",
        width=None if frames is None else frames[2],
        height=None if frames is None else frames[1],
        fps=None if frames is None else outline.fps,
        frames=None if frames is None else frames[0],
        duration=max(picture_seconds, sound_seconds),
        sample_rate=outline.sample_rate,
        channels=None if audio is None else audio[0] if len(audio) == 2 else 1,
        codecs=("npz",),
    )


def _probe_sphere(path: Path) -> MediaInfo:
    from media_io.sphere import read_sphere_header

    header = read_sphere_header(path)
    return MediaInfo(
        path=path,
        kind="audio",
        duration=header.count / header.rate,
        sample_rate=header.rate,
        channels=header.channels,
        codecs=(f"sphere {header.coding}",),
    )


def _probe_sound(path: Path) -> MediaInfo:
    from media_io.sound import check_whole, open_sound

    check_whole(path)
    with open_sound(path) as file:
        return MediaInfo(
            path=path,
            kind="audio",
            duration=file.frames / file.samplerate,
            sample_rate=file.samplerate,
            channels=file.channels,
            codecs=(str(file.subtype).lower(),),
        )


def _probe_container(path: Path) -> MediaInfo:
    from media_io.timeline import even_grid
    from media_io.video import own_rate

    with open_source(path) as source:
        stamps = scan(source)
        sound_start, sound_end = stamps.audio_start, stamps.audio_end
        grid = None
        if source.video is not None:
            grid = even_grid(stamps.times, stamps.end, own_rate(source, stamps), sound_start)
        start = grid.start if grid is not None else sound_start or 0.0
        picture_seconds = 0.0 if grid is None else float(grid.count / grid.rate)
        sound_seconds = 0.0 if sound_end is None else sound_end - start
        if source.format == "mp3":
            # The packets hold the padding of the codec too.
            sound_seconds = stated_ends(source).get(None, sound_seconds)
        audio = source.audio if sound_end is not None else None
        codecs = tuple(stream.codec_context.name for stream in (source.video, audio) if stream is not None)
    width, height = (None, None) if grid is None else _shown_size(path)
    return MediaInfo(
        path=path,
        kind="audio" if grid is None else "video" if audio is None else "both",
        width=width,
        height=height,
        fps=None if grid is None else grid.rate,
        frames=None if grid is None else grid.count,
        duration=max(picture_seconds, sound_seconds),
        sample_rate=None if audio is None else audio.sample_rate,
        channels=None if audio is None else audio.channels,
        codecs=codecs,
    )


def _shown_size(path: Path) -> tuple[int, int]:
    """The size after rotation, which lies beside the first frame."""
    from media_io.pictures import ToRGB
    from media_io.video import decoded

    with open_source(path) as source:
        frame = next(decoded(source), None)
        height, width = ToRGB(source)(frame).shape[:2] if frame is not None else (0, 0)
    if frame is None:
        raise MediaError(path, "none of its frames can be decoded", "Check that it plays elsewhere.")
    return width, height

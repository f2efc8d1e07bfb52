"""Encoding picture and sound with FFmpeg (PyAV): mp4, webm and gif."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from media_io.clip import Clip, Frames, Samples
from media_io.errors import MediaError
from media_io.film import Film
from media_io.fit import resample_audio
from media_io.timeline import resampled

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

_BT709 = 1
_AAC_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000)
# The slower search of this encoder smears the first tenth of a second.
_AAC = {"aac_coder": "fast"}
_OPUS_RATES = (48000, 24000, 16000, 12000, 8000)
_LAYOUTS = {1: "mono", 2: "stereo", 3: "3.0", 4: "4.0", 5: "5.0", 6: "5.1", 8: "7.1"}
_STEP = 4096
_GIF_TICKS = 100
_GIF_FASTEST = 50

_VIDEO: dict[str, tuple[str, dict[str, str]]] = {
    # No B-frames: their reordering needs an edit list, which some players ignore.
    ".mp4": ("libx264", {"crf": "12", "preset": "medium", "bf": "0"}),
    ".webm": ("libvpx-vp9", {"crf": "14", "b": "0", "deadline": "good", "cpu-used": "4", "row-mt": "1"}),
}


def write_video(film: Film, path: Path, factor: int) -> None:
    """Write mp4 (H.264, AAC) or webm (VP9, Opus) at the film's exact rate. `path` is absolute.

    Memory is flat, except that sound at a rate which the format has not is held as a whole.
    """
    suffix = path.suffix.lower()
    options = {"movflags": "+faststart", "movie_timescale": str(_movie_clock(film))} if suffix == ".mp4" else {}
    with _created(path, suffix[1:], options) as container:
        video = _video_stream(container, film, factor, suffix)
        audio = None if film.sound is None else _audio_stream(container, film, path)
        sound = None if audio is None else _sound_packets(audio, film)
        sent = 0.0
        for k, frame in enumerate(film.pictures):
            container.mux(video.encode(_yuv(frame, factor, k)))
            # Sound beside its picture, so that players need not seek between them.
            while sound is not None and sent <= float((k + 1) / film.fps):
                sent, packets = next(sound, (math.inf, []))
                container.mux(packets)
        container.mux(video.encode(None))
        for _, packets in sound or ():
            container.mux(packets)


def _movie_clock(film: Film) -> int:
    """Ticks a second in which the lengths of both streams are whole, as far as 31 bits allow."""
    exact = math.lcm(film.fps.numerator, film.sample_rate or 1)
    return exact if exact < 2**31 else 1_000_000


@contextmanager
def _created(path: Path, container_format: str, options: dict[str, str]) -> Iterator[OutputContainer]:
    import av

    av.logging.set_level(None)
    try:
        with av.open(str(path), "w", format=container_format, options=options) as container:
            yield container
    except OSError:
        raise
    except av.error.FFmpegError as error:
        raise MediaError(path, f"it cannot be encoded ({error})", "Choose another format.") from error


def _video_stream(container: OutputContainer, film: Film, factor: int, suffix: str) -> VideoStream:
    codec, options = _VIDEO[suffix]
    height, width = (side * factor + side * factor % 2 for side in film.size)
    stream: Any = container.add_stream(codec, rate=film.fps, options=options)
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    stream.codec_context.time_base = 1 / film.fps
    stream.codec_context.colorspace = _BT709
    stream.codec_context.color_primaries = _BT709
    stream.codec_context.color_trc = _BT709
    stream.codec_context.color_range = 1
    return stream  # type: ignore[no-any-return]


def _yuv(frame: NDArray[np.uint8], factor: int, index: int) -> VideoFrame:
    """A picture with even sides as yuv420p; the chroma of enlarged pixels is exact."""
    from av.video.frame import VideoFrame
    from av.video.reformatter import Interpolation

    from media_io.write import enlarge

    large = enlarge(frame, factor)
    odd = ((0, large.shape[0] % 2), (0, large.shape[1] % 2), (0, 0))
    picture = VideoFrame.from_ndarray(np.pad(large, odd, mode="edge"), format="rgb24")
    flags = Interpolation.AREA | Interpolation.ACCURATE_RND
    picture = picture.reformat(format="yuv420p", dst_colorspace=_BT709, interpolation=int(flags))
    picture.pts = index
    return picture


def _audio_stream(container: OutputContainer, film: Film, path: Path) -> AudioStream:
    layout = _LAYOUTS.get(film.channels)
    if layout is None:
        cause = f"{path.suffix[1:]} holds no sound of {film.channels} channels"
        raise MediaError(path, cause, "Mix it to mono or stereo first, or export the sound as wav.")
    opus = path.suffix.lower() == ".webm"
    rates = _OPUS_RATES if opus else _AAC_RATES
    rate = film.sample_rate if film.sample_rate in rates else 48000
    stream: Any = container.add_stream(
        "libopus" if opus else "aac", rate=rate, layout=layout, options={} if opus else _AAC
    )
    stream.bit_rate = film.channels * (96_000 if opus else 192_000)
    return stream  # type: ignore[no-any-return]


def _sound_packets(stream: AudioStream, film: Film) -> Iterator[tuple[float, Any]]:
    """Yield how many seconds are sent, and their packets."""
    from av.audio.frame import AudioFrame

    sent = 0
    for part in _steps(_at_rate(film, stream.rate)):
        frame = AudioFrame.from_ndarray(np.clip(part, -1.0, 1.0), format="fltp", layout=stream.layout.name)
        frame.sample_rate, frame.pts, frame.time_base = stream.rate, sent, Fraction(1, stream.rate)
        sent += _STEP
        yield sent / stream.rate, stream.encode(frame)
    yield math.inf, stream.encode(None)


def _at_rate(film: Film, rate: int) -> Iterable[Samples]:
    assert film.sound is not None
    if film.sample_rate == rate:
        return film.sound
    return [resample_audio(np.concatenate(list(film.sound), axis=1), film.sample_rate, rate)]


def _steps(pieces: Iterable[Samples]) -> Iterator[Samples]:
    """The same samples in steps of equal length, the last one shorter."""
    held: list[Samples] = []
    count = 0
    for piece in pieces:
        held.append(piece)
        count += piece.shape[1]
        if count >= _STEP:
            joined = np.concatenate(held, axis=1)
            whole = count - count % _STEP
            for start in range(0, whole, _STEP):
                yield np.ascontiguousarray(joined[:, start : start + _STEP])
            held, count = [joined[:, whole:]], count - whole
    if count:
        yield np.ascontiguousarray(np.concatenate(held, axis=1))


def write_gif(clip: Clip, path: Path, factor: int) -> None:
    """Write a gif that loops, with one palette made for the clip and delays that keep its duration."""
    from av.filter import Graph

    assert clip.frames is not None
    assert clip.fps is not None
    indices, stamps = gif_times(len(clip.frames), clip.fps)
    height, width = (side * factor for side in clip.frames.shape[1:3])
    options = {"loop": "0", "final_delay": str(stamps[-1] - stamps[-2])}
    with _created(path, "gif", options) as container:
        stream: Any = container.add_stream("gif", rate=_GIF_TICKS)
        stream.width, stream.height, stream.pix_fmt = width, height, "pal8"
        graph = _palette_graph(Graph(), width, height)
        for frame in _gif_frames(graph, clip.frames[indices], stamps, factor):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def gif_times(count: int, fps: Fraction) -> tuple[NDArray[np.int64], list[int]]:
    """Which frames a gif shows, and when: hundredths of a second, one more than there are frames (the end)."""
    rate = min(fps, Fraction(_GIF_FASTEST))
    indices = resampled(count, fps / rate)
    return indices, [round(k * _GIF_TICKS / rate) for k in range(len(indices) + 1)]


def _palette_graph(graph: Any, width: int, height: int) -> Any:
    source = graph.add("buffer", f"video_size={width}x{height}:pix_fmt=rgb24:time_base=1/{_GIF_TICKS}:pixel_aspect=1/1")
    split, make, use = (
        graph.add("split"),
        graph.add("palettegen", "stats_mode=full:reserve_transparent=0"),
        graph.add("paletteuse", "dither=sierra2_4a"),
    )
    sink = graph.add("buffersink")
    source.link_to(split)
    split.link_to(make, 0, 0)
    split.link_to(use, 1, 0)
    make.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    return graph


def _gif_frames(graph: Any, frames: Frames, stamps: list[int], factor: int) -> Iterator[VideoFrame]:
    from av.error import BlockingIOError as NotYet
    from av.error import EOFError as Finished
    from av.video.frame import VideoFrame

    from media_io.write import enlarge

    for frame, stamp in zip(frames, stamps, strict=False):
        picture = VideoFrame.from_ndarray(np.ascontiguousarray(enlarge(frame, factor)), format="rgb24")
        picture.pts, picture.time_base = stamp, Fraction(1, _GIF_TICKS)
        graph.push(picture)
    graph.push(None)
    while True:
        try:
            yield graph.pull()
        except (Finished, NotYet):
            return

"""Containers: picture and sound on one time line."""

from __future__ import annotations

import gc
import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.probe import probe
from media_io.read import read_clip, stream_frames

Greys = Callable[..., NDArray[np.uint8]]
Numbers = Callable[[NDArray[np.uint8]], list[int]]
Make = Callable[..., Path]
NTSC = Fraction(30000, 1001)

CONTAINERS = [
    ("a.mp4", "libx264", "yuv420p", "aac"),
    ("a.mov", "libx264", "yuv420p", "pcm_s16le"),
    ("a.mkv", "ffv1", "bgr0", "flac"),
    ("a.webm", "libvpx-vp9", "yuv420p", "libopus"),
    ("a.avi", "mpeg4", "yuv420p", "pcm_s16le"),
]


@pytest.mark.parametrize(("name", "codec", "pix_fmt", "audio_codec"), CONTAINERS)
def test_picture_and_sound_of_each_container(
    tmp_path: Path, make_file: Make, greys: Greys, numbers: Numbers, tone: Greys,
    name: str, codec: str, pix_fmt: str, audio_codec: str,
) -> None:  # fmt: skip
    path = make_file(
        tmp_path / name, greys(15), codec=codec, pix_fmt=pix_fmt, rate=NTSC, time_base=1 / NTSC,
        audio=tone(24000, 48000), sample_rate=48000, audio_codec=audio_codec,
    )  # fmt: skip
    clip = read_clip(path)
    assert clip.frames is not None
    assert clip.audio is not None
    assert clip.fps == NTSC
    assert numbers(clip.frames) == list(range(15))
    assert (clip.audio.shape, clip.sample_rate) == ((1, 24000), 48000)
    assert np.abs(clip.audio - tone(24000, 48000))[:, 4000:20000].max() < 0.06
    info = probe(path)
    assert (info.kind, info.width, info.height, info.fps, info.frames) == ("both", 64, 48, NTSC, 15)
    assert (info.sample_rate, info.channels, len(info.codecs)) == (48000, 1, 2)
    assert info.duration == pytest.approx(clip.duration, abs=0.03)


def test_a_wrong_suffix_still_reads(tmp_path: Path, make_file: Make, greys: Greys) -> None:
    make_file(tmp_path / "a.mkv", greys(5)).rename(tmp_path / "a.wav")
    assert read_clip(tmp_path / "a.wav").duration == 0.2


def test_b_frames_come_in_the_order_they_are_shown(
    tmp_path: Path, make_file: Make, greys: Greys, numbers: Numbers
) -> None:
    for name, codec in (("a.mp4", "libx264"), ("a.avi", "mpeg4"), ("a.mkv", "libx264")):
        path = make_file(
            tmp_path / name, greys(12), codec=codec, pix_fmt="yuv420p", options={"bf": "2", "qmin": "1", "qmax": "3"}
        )
        clip = read_clip(path)
        assert clip.frames is not None
        assert numbers(clip.frames) == list(range(12))
        times, frames = zip(*stream_frames(path), strict=True)
        assert numbers(np.stack(frames)) == list(range(12))
        assert [float(time) for time in times] == pytest.approx([k / 25 for k in range(12)], abs=0.001)


TURNS = [(r, h, v) for r in (0, 90, 180, 270) for h in (False, True) for v in (False, True)]


@pytest.mark.parametrize(("degrees", "hflip", "vflip"), TURNS)
def test_rotation_flags(tmp_path: Path, make_file: Make, degrees: int, hflip: bool, vflip: bool) -> None:
    frames = np.zeros((2, 32, 64, 3), np.uint8)
    frames[:, :16, :16], frames[:, :16, 48:] = 250, 120
    path = make_file(tmp_path / "a.mp4", frames, codec="libx264", pix_fmt="yuv420p", rotation=(degrees, hflip, vflip))
    shown = np.rot90(frames[0], degrees // 90)
    shown = shown[:, ::-1] if hflip else shown
    shown = shown[::-1] if vflip else shown
    clip = read_clip(path)
    assert clip.frames is not None
    assert np.abs(clip.frames[0].astype(int) - shown).mean() < 4
    info = probe(path)
    assert (info.height, info.width) == shown.shape[:2]


def test_a_varying_rate_keeps_the_duration_and_each_picture_its_time(
    tmp_path: Path, make_file: Make, greys: Greys, numbers: Numbers
) -> None:
    stamps = [0, 40, 80, 400, 440, 700]
    path = make_file(
        tmp_path / "a.mp4", greys(6), codec="libx264", pix_fmt="yuv420p", stamps=stamps, time_base=Fraction(1, 1000)
    )
    clip = read_clip(path)
    assert clip.frames is not None
    assert clip.fps is not None
    end = float(sum(1 for _ in clip.frames) / clip.fps)
    assert end == pytest.approx(probe(path).duration)
    assert abs(end - 0.74) < 0.05
    fine = read_clip(path, fps=Fraction(50))
    assert fine.frames is not None
    expected = [max(j for j, stamp in enumerate(stamps) if stamp / 1000 < (k + 0.5) / 50) for k in range(37)]
    assert numbers(fine.frames)[:37] == expected
    assert [float(time) for time, _ in stream_frames(path)] == pytest.approx([s / 1000 for s in stamps])


def test_the_stated_rate(tmp_path: Path, make_file: Make, greys: Greys, numbers: Numbers) -> None:
    path = make_file(tmp_path / "a.mkv", greys(10))
    half = read_clip(path, fps=Fraction(25, 2))
    assert half.frames is not None
    assert (numbers(half.frames), half.fps) == ([0, 2, 4, 6, 8], Fraction(25, 2))
    twice = read_clip(path, fps=Fraction(50))
    assert twice.frames is not None
    assert numbers(twice.frames) == [k // 2 for k in range(20)]


@pytest.mark.parametrize(
    ("pix_fmt", "array_format", "codec"),
    [
        ("gray", "rgb24", "ffv1"),
        ("yuv420p10le", "rgb24", "ffv1"),
        ("yuv444p", "rgb24", "ffv1"),
        ("yuv422p", "rgb24", "ffv1"),
        ("gray10le", "rgb24", "ffv1"),
        ("yuvj420p", "rgb24", "mjpeg"),
        ("bgra", "rgb24", "ffv1"),
    ],
)
def test_pixel_formats(
    tmp_path: Path, make_file: Make, greys: Greys, pix_fmt: str, array_format: str, codec: str
) -> None:
    path = make_file(tmp_path / "a.mkv", greys(15), codec=codec, pix_fmt=pix_fmt, array_format=array_format)
    clip = read_clip(path)
    assert clip.frames is not None
    assert np.abs(clip.frames.astype(int) - greys(15)).max() <= 3


def test_transparent_pictures_lie_on_black(tmp_path: Path, make_file: Make) -> None:
    frames = np.full((2, 16, 16, 4), (200, 100, 50, 255), np.uint8)
    frames[:, :8, :, 3] = 0
    frames[:, 8:, :8, 3] = 128
    path = make_file(tmp_path / "a.mov", frames, codec="png", pix_fmt="rgba", array_format="rgba")
    clip = read_clip(path)
    assert clip.frames is not None
    assert (clip.frames[:, :8] == 0).all()
    assert (clip.frames[:, 8:, :8] == (100, 50, 25)).all()
    assert (clip.frames[:, 8:, 8:] == (200, 100, 50)).all()


def test_odd_sizes_and_pixels_that_are_not_square(tmp_path: Path, make_file: Make, greys: Greys) -> None:
    odd = read_clip(make_file(tmp_path / "a.mkv", greys(2, 47, 63)))
    assert odd.frames is not None
    assert odd.frames.shape == (2, 47, 63, 3)
    path = make_file(
        tmp_path / "b.mkv", greys(2, 48, 60), codec="libx264", pix_fmt="yuv420p", pixel_aspect=Fraction(4, 3)
    )
    wide = read_clip(path)
    assert wide.frames is not None
    assert wide.frames.shape == (2, 48, 80, 3)
    assert probe(path).width == 80


def test_colours_survive_h264(tmp_path: Path, make_file: Make) -> None:
    frames = np.zeros((3, 64, 64, 3), np.uint8)
    colours = np.random.default_rng(0).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    frames[:] = colours.repeat(8, 0).repeat(8, 1)
    path = make_file(tmp_path / "a.mp4", frames, codec="libx264", pix_fmt="yuv420p", options={"crf": "1"})
    clip = read_clip(path)
    assert clip.frames is not None
    inner = np.abs(clip.frames[:, 4::8, 4::8].astype(int) - colours)
    assert inner.max() <= 12
    assert inner.mean() < 3


@pytest.mark.parametrize("start", [8000, 12345])
def test_sound_that_starts_later_is_led_by_silence(
    tmp_path: Path, make_file: Make, greys: Greys, tone: Greys, start: int
) -> None:
    path = make_file(
        tmp_path / "a.mov", greys(25), codec="libx264", pix_fmt="yuv420p", audio=tone(8000), audio_start=start,
        container_options={"movie_timescale": "16000"},
    )  # fmt: skip
    clip = read_clip(path)
    assert clip.audio is not None
    assert clip.audio.shape == (1, start + 8000)
    assert (clip.audio[:, :start] == 0).all()
    assert np.abs(clip.audio[:, start:] - tone(8000)).max() < 0.001


def test_sound_that_starts_earlier_holds_the_first_picture(
    tmp_path: Path, make_file: Make, greys: Greys, numbers: Numbers, tone: Greys
) -> None:
    stamps = [k + 10 for k in range(5)]
    path = make_file(tmp_path / "a.mkv", greys(5), stamps=stamps, audio=tone(16000), audio_codec="flac")
    clip = read_clip(path)
    assert clip.frames is not None
    assert clip.audio is not None
    assert numbers(clip.frames) == [0] * 11 + [1, 2, 3, 4]
    assert clip.audio.shape == (1, 16000)
    np.testing.assert_allclose(clip.audio, tone(16000), atol=1e-4)
    assert probe(path).frames == 15
    assert next(stream_frames(path))[0] == Fraction(2, 5)


def test_both_starting_late_start_at_zero(
    tmp_path: Path, make_file: Make, greys: Greys, numbers: Numbers, tone: Greys
) -> None:
    path = make_file(
        tmp_path / "a.mkv", greys(5), stamps=[k + 50 for k in range(5)], audio=tone(3200), audio_codec="flac",
        audio_start=32000, container_options={"avoid_negative_ts": "disabled"},
    )  # fmt: skip
    clip = read_clip(path)
    assert clip.frames is not None
    assert clip.audio is not None
    assert numbers(clip.frames) == list(range(5))
    assert clip.audio.shape == (1, 3200)


@pytest.mark.parametrize(("rate", "channels", "layout"), [(8000, 1, "mono"), (192000, 2, "stereo"), (44100, 8, "7.1")])
def test_sound_in_containers_of_many_rates_and_channels(
    tmp_path: Path, make_file: Make, greys: Greys, tone: Greys, rate: int, channels: int, layout: str
) -> None:
    audio = tone(rate // 5, rate, channels=channels)
    path = make_file(tmp_path / "a.mkv", greys(5), audio=audio, sample_rate=rate, layout=layout)
    clip = read_clip(path)
    assert clip.sample_rate == rate
    np.testing.assert_allclose(clip.audio, audio, atol=1e-4)


def test_aac_has_its_exact_length_by_the_edit_list(tmp_path: Path, make_file: Make, greys: Greys, tone: Greys) -> None:
    path = make_file(
        tmp_path / "a.mp4", greys(10), codec="libx264", pix_fmt="yuv420p", audio=tone(5001), audio_codec="aac"
    )
    clip = read_clip(path)
    assert clip.audio is not None
    assert clip.audio.shape == (1, 5001)
    # In step with the original: the priming of the codec is gone.
    assert float(np.corrcoef(clip.audio[0, 2000:4000], tone(5001)[0, 2000:4000])[0, 1]) > 0.999


def test_the_beginning_alone(tmp_path: Path, make_file: Make, greys: Greys, numbers: Numbers, tone: Greys) -> None:
    path = make_file(tmp_path / "a.mkv", greys(18), audio=tone(16000))
    clip = read_clip(path, max_seconds=0.2)
    assert clip.frames is not None
    assert clip.audio is not None
    assert numbers(clip.frames) == list(range(5))
    assert clip.audio.shape == (1, 3200)
    assert read_clip(path, max_seconds=99).duration == 1.0


def test_a_sound_file_with_a_cover_is_sound(tmp_path: Path, make_file: Make, greys: Greys, tone: Greys) -> None:
    path = tmp_path / "a.mp3"
    with av.open(str(path), "w") as container:
        sound = container.add_stream("libmp3lame", rate=16000, layout="mono")
        cover = container.add_stream("png")
        cover.width, cover.height, cover.pix_fmt = 64, 48, "rgb24"
        cover.disposition = av.stream.Disposition.attached_pic
        picture = av.VideoFrame.from_ndarray(greys(1)[0], format="rgb24")
        picture.pts, picture.time_base = 0, Fraction(1, 90000)
        packets = cover.encode(picture) + cover.encode(None)
        container.mux(packets)
        piece = av.AudioFrame.from_ndarray(tone(16000), format="fltp", layout="mono")
        piece.sample_rate = 16000
        container.mux(sound.encode(piece) + sound.encode(None))
    assert read_clip(path).frames is None
    assert probe(path).kind == "audio"


def _gif(path: Path, frames: NDArray[np.uint8], delays: list[int], clear: int | None = None) -> Path:
    """A gif of greys, written byte by byte: palette of 256 greys, uncompressed codes; `clear` is transparent."""
    height, width = frames.shape[1:3]
    palette = bytes(level for grey in range(256) for level in (grey, grey, grey))
    data = b"GIF89a" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + b"\xf7\x00\x00" + palette
    for frame, delay in zip(frames, delays, strict=True):
        # After each picture the canvas is cleared (disposal 2), so that what is transparent stays so.
        flags = b"\x08" if clear is None else b"\x09"
        data += b"\x21\xf9\x04" + flags + delay.to_bytes(2, "little") + bytes([clear or 0]) + b"\x00"
        data += b"\x2c\x00\x00\x00\x00" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + b"\x00\x08"
        bits, at = 0, 0
        codes = [256]
        for k, pixel in enumerate(frame[..., 0].reshape(-1).tolist()):
            codes += [256] if k and k % 200 == 0 else []
            codes.append(pixel)
        for code in [*codes, 257]:
            bits |= code << at
            at += 9
        packed = bits.to_bytes(-(-at // 8), "little")
        for k in range(0, len(packed), 255):
            block = packed[k : k + 255]
            data += bytes([len(block)]) + block
        data += b"\x00"
    path.write_bytes(data + b"\x3b")
    return path


def test_gif_delays(tmp_path: Path, greys: Greys, numbers: Numbers) -> None:
    path = _gif(tmp_path / "a.gif", greys(3, 8, 12), [10, 30, 20])
    clip = read_clip(path)
    assert clip.frames is not None
    assert (numbers(clip.frames), clip.fps) == ([0, 1, 1, 1, 2, 2], 10)
    info = probe(path)
    assert (info.kind, info.width, info.height, info.duration) == ("video", 12, 8, pytest.approx(0.6))
    assert [time for time, _ in stream_frames(path)] == [0, Fraction(1, 10), Fraction(2, 5)]


def test_transparent_parts_of_a_gif_are_black(tmp_path: Path) -> None:
    frames = np.full((2, 8, 12, 3), 200, np.uint8)
    frames[:, :, 6:] = 77
    clip = read_clip(_gif(tmp_path / "a.gif", frames, [10, 10], clear=77))
    assert clip.frames is not None
    assert (clip.frames[:, :, :6] == 200).all()
    assert (clip.frames[:, :, 6:] == 0).all()


def test_an_edit_list_that_shows_a_part(tmp_path: Path, make_file: Make, greys: Greys, numbers: Numbers) -> None:
    """As a telephone trims: the file holds 20 frames, its edit list shows the first 8."""
    path = make_file(
        tmp_path / "a.mp4", greys(20), codec="libx264", pix_fmt="yuv420p", options={"bf": "0"},
        container_options={"use_editlist": "1", "movie_timescale": "25"},
    )  # fmt: skip
    data = bytearray(path.read_bytes())
    at = data.index(b"elst")
    assert struct.unpack(">II", data[at + 8 : at + 16]) == (1, 20)
    data[at + 12 : at + 16] = struct.pack(">I", 8)
    path.write_bytes(data)
    clip = read_clip(path)
    assert clip.frames is not None
    assert (numbers(clip.frames), clip.fps) == (list(range(8)), 25)
    assert probe(path).frames == 8


@pytest.mark.parametrize(("name", "codec"), [("a.mkv", "libx264"), ("a.mp4", "libx264"), ("a.gif", "gif")])
def test_a_single_frame_has_its_duration(tmp_path: Path, make_file: Make, greys: Greys, name: str, codec: str) -> None:
    pix_fmt = "rgb8" if codec == "gif" else "yuv420p"
    rate = Fraction(10)
    path = make_file(tmp_path / name, greys(1), codec=codec, pix_fmt=pix_fmt, rate=rate, time_base=1 / rate)
    clip = read_clip(path)
    assert clip.frames is not None
    assert len(clip.frames) == 1
    assert clip.duration == pytest.approx(0.1, abs=0.001)


def test_streaming_binds_no_frames(tmp_path: Path, make_file: Make, greys: Greys) -> None:
    """Frames in reference cycles would stay until the garbage is collected: a long file would fill the memory."""
    unreachable = []
    for count in (5, 20):
        path = make_file(tmp_path / "a.mp4", greys(count), codec="libx264", pix_fmt="yuv420p")
        gc.collect()
        gc.disable()
        try:
            assert sum(1 for _ in stream_frames(path)) == count
            unreachable.append(gc.collect())
        finally:
            gc.enable()
    assert unreachable[1] <= unreachable[0] + 3


def test_a_jump_in_the_sound_that_memory_does_not_hold(
    tmp_path: Path, make_file: Make, greys: Greys, tone: Greys, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_file(
        tmp_path / "a.mov", greys(2), codec="libx264", pix_fmt="yuv420p", audio=tone(800), audio_start=80000
    )
    monkeypatch.setattr("media_io.problems.MAX_BYTES", 300_000)
    with pytest.raises(MediaError, match="samples would take"):
        read_clip(path)


@pytest.mark.real_data
def test_real_clips(real_data: Path) -> None:
    clip = read_clip(real_data / "clips" / "realshort.mp4")
    assert clip.frames is not None
    assert clip.audio is not None
    assert clip.frames.shape == (36, 240, 320, 3)
    assert clip.fps == Fraction(45000, 1499)
    assert clip.sample_rate == 48000
    assert abs(clip.audio.shape[1] / 48000 - 36 / clip.fps) < 0.05
    gif = read_clip(real_data / "clips" / "newtonscradle.gif")
    assert gif.frames is not None
    assert gif.frames.shape[1:] == (150, 200, 3)
    assert gif.duration == pytest.approx(0.82)

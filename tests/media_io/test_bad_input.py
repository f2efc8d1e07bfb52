"""Whatever is wrong with a file, the user is told the file, the cause and what to do."""

from __future__ import annotations

import errno
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.images import header_size
from media_io.probe import probe
from media_io.problems import explain, told
from media_io.read import read_clip, stream_frames

Greys = Callable[..., NDArray[np.uint8]]
Make = Callable[..., Path]


def _everything(path: Path) -> list[Callable[[], object]]:
    return [lambda: read_clip(path), lambda: probe(path), lambda: next(stream_frames(path))]


def _refused(path: Path, message: str) -> None:
    for read in _everything(path):
        with pytest.raises(MediaError, match=message) as caught:
            read()
        assert caught.value.path == path
        assert caught.value.remedy.endswith(".")


@pytest.fixture
def video(tmp_path: Path, make_file: Make, greys: Greys, tone: Greys) -> Path:
    """Two seconds of mp4, its index at the front."""
    frames = np.random.default_rng(0).integers(0, 256, (50, 48, 64, 3), dtype=np.uint8)
    return make_file(
        tmp_path / "clip.mp4", frames, codec="libx264", pix_fmt="yuv420p", audio=tone(32000), audio_codec="aac",
        container_options={"movflags": "+faststart"},
    )  # fmt: skip


def test_missing(tmp_path: Path) -> None:
    _refused(tmp_path / "none.mp4", "no such file")
    _refused(tmp_path / "none" / "a.mp4", "no such file")


def test_empty(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").touch()
    _refused(tmp_path / "a.mp4", "empty")


def test_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(MediaError):
        read_clip(tmp_path / "a" / "b.mp4")


def test_folder_without_pictures(tmp_path: Path) -> None:
    _refused(tmp_path, "no pictures")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    _refused(tmp_path / "pipe", "neither a file nor a folder")


@pytest.mark.parametrize("name", ["a.mp4", "a.gif", "a.mkv", "a.txt", "a"])
@pytest.mark.parametrize(
    "content",
    [
        b"hello, this is text\n" * 50,
        b"#EXTM3U\n#EXTINF:1,\nhttp://localhost/a.ts\n",
        b"ffconcat version 1.0\nfile other.mp4\n",
        b"%PDF-1.7\n%abc" * 30,
        np.random.default_rng(0).integers(0, 256, 20000, dtype=np.uint8).tobytes(),
        b"\x00" * 5000,
    ],
)
def test_content_that_is_no_clip_whatever_its_name(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    _refused(tmp_path / name, "no format that can be read.*mp4")


def test_an_mp4_whose_index_is_missing(tmp_path: Path, make_file: Make, greys: Greys) -> None:
    path = make_file(tmp_path / "a.mp4", greys(20, 64, 64), codec="libx264", pix_fmt="yuv420p")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    _refused(path, r"moov.*cut off")


def test_a_video_that_is_cut_off_is_never_shortened_in_silence(video: Path) -> None:
    whole = video.read_bytes()
    assert read_clip(video).duration == 2.0
    video.write_bytes(whole[: len(whole) * 7 // 10])
    _refused(video, "cut off.*of 2.00 s.*max_seconds")
    assert read_clip(video, max_seconds=0.5).duration == 0.5


@pytest.mark.parametrize(("name", "codec", "pix_fmt"), [
    ("a.mkv", "libx264", "yuv420p"), ("a.webm", "libvpx-vp9", "yuv420p"), ("a.avi", "mpeg4", "yuv420p"),
    ("a.gif", "gif", "rgb8"),
])  # fmt: skip
def test_other_containers_that_are_cut_off(
    tmp_path: Path, make_file: Make, name: str, codec: str, pix_fmt: str
) -> None:
    frames = np.random.default_rng(0).integers(0, 256, (50, 48, 64, 3), dtype=np.uint8)
    if codec == "gif":
        frames = frames // 128 * 255
    rate = Fraction(10) if codec == "gif" else Fraction(25)
    path = make_file(tmp_path / name, frames, codec=codec, pix_fmt=pix_fmt, rate=rate, time_base=1 / rate)
    data = path.read_bytes()
    assert len(read_clip(path).frames) == 50  # type: ignore[arg-type]
    path.write_bytes(data[: len(data) * 6 // 10])
    _refused(path, "cut off|cannot be decoded")


def test_an_mp3_that_is_cut_off(tmp_path: Path, make_file: Make, tone: Greys) -> None:
    path = make_file(tmp_path / "a.mp3", audio=tone(48000), audio_codec="libmp3lame")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(MediaError, match="cut off"):
        read_clip(path)


def test_a_recording_that_was_not_finished_reads_to_its_end(tmp_path: Path, make_file: Make, greys: Greys) -> None:
    """A live Matroska states no length: what is there is all there is."""
    path = make_file(tmp_path / "a.mkv", greys(15), codec="libx264", pix_fmt="yuv420p", container_options={"live": "1"})
    assert read_clip(path).duration == pytest.approx(0.6)


def test_damaged_data_does_not_end_in_a_traceback(video: Path) -> None:
    data = bytearray(video.read_bytes())
    at = data.index(b"mdat") + 100
    data[at : at + 6000] = np.random.default_rng(1).integers(0, 256, 6000, dtype=np.uint8).tobytes()
    video.write_bytes(data)
    with pytest.raises(MediaError, match="decoded"):
        read_clip(video)


def _patch_size(path: Path, box: bytes, offset: int) -> None:
    data = bytearray(path.read_bytes())
    at = data.index(box) + offset
    data[at : at + 4] = struct.pack("<HH", 12000, 9000) if box == b"GIF8" else struct.pack(">HH", 12000, 9000)
    path.write_bytes(data)


def test_a_hundred_megapixels_are_refused_by_the_header(tmp_path: Path, make_file: Make, greys: Greys) -> None:
    gif = make_file(tmp_path / "a.gif", greys(3), codec="gif", pix_fmt="rgb8")
    _patch_size(gif, b"GIF8", 6)
    _refused(gif, r"12000 x 9000 \(108 megapixels\) is above the limit of 64.*Scale")
    mov = make_file(tmp_path / "a.mov", greys(3), codec="mjpeg", pix_fmt="yuvj420p")
    _patch_size(mov, b"jpeg\x00\x00", 28)
    with pytest.raises(MediaError):
        read_clip(mov)


def test_more_frames_than_memory_takes(
    tmp_path: Path, make_file: Make, greys: Greys, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_file(tmp_path / "a.mkv", greys(15))
    monkeypatch.setattr("media_io.problems.MAX_BYTES", 10 * 48 * 64 * 3)
    with pytest.raises(MediaError, match=r"GiB.*max_seconds.*crop"):
        read_clip(path)
    assert len(read_clip(path, max_seconds=0.4).frames) == 10  # type: ignore[arg-type]
    assert len(read_clip(path, fps=Fraction(10)).frames) == 6  # type: ignore[arg-type]


def test_a_video_without_frames(tmp_path: Path, make_file: Make, greys: Greys, tone: Greys) -> None:
    import av

    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mjpeg", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
        sound = container.add_stream("pcm_s16le", rate=16000, layout="mono")
        stream.codec_context.open()
        sound.codec_context.open()
        piece = av.AudioFrame.from_ndarray((tone(16000) * 32767).astype(np.int16), format="s16", layout="mono")
        piece.sample_rate = 16000
        container.mux(sound.encode(piece) + sound.encode(None))
    _refused(path, "no frames")


def test_streaming_sound_says_that_there_is_no_picture(tmp_path: Path, make_file: Make, tone: Greys) -> None:
    for name, codec in (("a.mp3", "libmp3lame"), ("a.wav", "pcm_s16le")):
        path = make_file(tmp_path / name, audio=tone(16000), audio_codec=codec)
        with pytest.raises(MediaError, match="no picture"):
            next(stream_frames(path))


def test_arguments(video: Path) -> None:
    for seconds in (0, -1, float("nan")):
        with pytest.raises(MediaError, match="max_seconds"):
            read_clip(video, max_seconds=seconds)
    with pytest.raises(MediaError, match="frame rate"):
        read_clip(video, fps=Fraction(0))


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EACCES, "no permission"),
        (errno.EPERM, "no permission"),
        (errno.EROFS, "read-only"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EIO, "Check the disk"),
        (None, "device vanished"),
    ],
)
def test_what_the_system_refuses(tmp_path: Path, number: int | None, message: str) -> None:
    error = OSError("device vanished") if number is None else OSError(number, os.strerror(number))
    assert message in str(explain(tmp_path, error, "written"))
    with pytest.raises(MediaError, match="could not be read") as caught, told(tmp_path, "read"):
        raise error
    assert caught.value.__cause__ is error


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="gives up the rights of root")
def test_no_permission_as_another_user(tmp_path: Path, video: Path) -> None:
    """A process that gives up the rights of root meets real refusals."""
    video.chmod(0)
    (tmp_path / "locked").mkdir(mode=0o500)
    script = """
import os, sys
from fractions import Fraction
from pathlib import Path
import av, cv2, numpy, soundfile
import media_io.encode, media_io.images, media_io.probe, media_io.sound, media_io.video, media_io.arrays
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.read import read_clip
from media_io.write import write_clip
folder = os.open(sys.argv[1], os.O_RDONLY)
os.fchdir(folder)
os.setgroups([]), os.setgid(65534), os.setuid(65534)
frames, audio = numpy.zeros((2, 8, 8, 3), numpy.uint8), numpy.zeros((1, 9), numpy.float32)
clip = Clip(frames=frames, fps=Fraction(5), audio=audio, sample_rate=8000)
for name in ("clip.mp4", "locked/a.mp4", "locked/a.wav", "locked/a.npz", "locked/p"):
    try:
        write_clip(clip, name) if "/" in name else read_clip(name)
        print("done")
    except MediaError as error:
        print(error)
"""
    tmp_path.chmod(0o755)
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert [line.split(": ")[1:] for line in run.stdout.splitlines()] == [
        ["could not be read", "no permission. Change the permissions, or choose another place."],
        *[["could not be written", "no permission. Change the permissions, or choose another place."]] * 4,
    ]


def test_ffmpeg_keeps_quiet(tmp_path: Path, video: Path) -> None:
    data = video.read_bytes()
    video.write_bytes(data[: len(data) * 7 // 10])
    script = (
        "import sys\nfrom media_io.read import read_clip\nfrom media_io.errors import MediaError\n"
        "try:\n    read_clip(sys.argv[1])\nexcept MediaError: pass\n"
        "print(len(read_clip(sys.argv[1], max_seconds=0.5).frames))"
    )
    run = subprocess.run([sys.executable, "-c", script, str(video)], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("12\n", "")


def test_importing_costs_nothing() -> None:
    script = (
        "import sys, media_io\n"
        "print([m for m in ('numpy', 'av', 'cv2', 'soundfile', 'torch', 'torchaudio') if m in sys.modules])\n"
        "import media_io.read, media_io.write, media_io.fit, media_io.probe, media_io.sheet\n"
        "print([m for m in ('av', 'cv2', 'soundfile', 'torch', 'torchaudio') if m in sys.modules])\n"
        "print(all(getattr(media_io, name) for name in media_io.__all__))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n[]\nTrue\n"


def _wav(path: Path, rate: int) -> Path:
    head = struct.pack("<4sI8sIHHIIHH4sI", b"RIFF", 236, b"WAVEfmt ", 16, 1, 1, rate, rate, 2, 16, b"data", 200)
    path.write_bytes(head + bytes(200))
    return path


@pytest.mark.parametrize("rate", [1, 999, 1_000_001, 2**31 - 1])
def test_sample_rates_that_nothing_is_recorded_with_are_refused(tmp_path: Path, rate: int) -> None:
    with pytest.raises(MediaError, match=f"sample rate {rate}"):
        read_clip(_wav(tmp_path / "a.wav", rate))
    assert read_clip(_wav(tmp_path / "a.wav", 1000)).sample_rate == 1000


@pytest.mark.parametrize("rate", [(1, 2**62), (2**62, 1), (2**62 + 1, 2**61), (1, 3601), (10**6, 1)])
def test_frame_rates_that_no_video_has_are_refused(tmp_path: Path, rate: tuple[int, int]) -> None:
    np.savez(tmp_path / "a.npz", frames=np.zeros((2, 4, 4, 3), np.uint8), fps_num=rate[0], fps_den=rate[1])
    with pytest.raises(MediaError, match="frame rate"):
        read_clip(tmp_path / "a.npz")


def test_pictures_years_apart_make_no_gigabytes_of_frames(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=8, options={})
        stream.width = stream.height = 16
        stream.pix_fmt = "yuv420p"
        stream.time_base = Fraction(1, 1000)
        for number in range(3):
            frame = av.VideoFrame.from_ndarray(np.zeros((16, 16, 3), np.uint8), "rgb24")
            frame.pts, frame.time_base = number * 10**12, Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    for read in (read_clip, lambda path: next(stream_frames(path))):
        with pytest.raises(MediaError, match="3 pictures over"):
            read(path)


def test_samples_beyond_any_scale_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", audio=np.full((1, 9), -1e30, np.float32), sample_rate=8000)
    with pytest.raises(MediaError, match=r"samples as large as 1e\+30"):
        read_clip(tmp_path / "a.npz")


def test_a_tiff_that_tells_two_sizes_goes_by_the_first() -> None:
    entries = [(256, 30_000), (257, 30_000), (256, 8), (257, 8)]
    tags = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    assert header_size(b"II*\0" + struct.pack("<IH", 8, len(entries)) + tags) == (30_000, 30_000)

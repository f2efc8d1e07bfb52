"""Every format that is written is read back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from media_io.atomic import atomically
from media_io.clip import Clip
from media_io.encode import gif_times
from media_io.errors import MediaError
from media_io.read import read_clip
from media_io.write import to_pcm, write_clip

Greys = Callable[..., NDArray[np.uint8]]
Numbers = Callable[[NDArray[np.uint8]], list[int]]


def _blocks(count: int, height: int, width: int, colours: int = 200) -> NDArray[np.uint8]:
    """Frames of random pixels from a few colours."""
    generator = np.random.default_rng(3)
    palette = generator.integers(0, 256, (colours, 3), dtype=np.uint8)
    return palette[generator.integers(0, colours, (count, height, width))]


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


RATES = [Fraction(25), Fraction(30000, 1001), Fraction(12), Fraction(1, 2), Fraction(120)]


@pytest.mark.parametrize("fps", RATES)
@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
def test_rate_duration_and_pictures_of_video(
    tmp_path: Path, greys: Greys, numbers: Numbers, suffix: str, fps: Fraction
) -> None:
    path = write_clip(Clip(frames=greys(9, 16, 24), fps=fps), tmp_path / f"a{suffix}")
    clip = read_clip(path)
    assert clip.frames is not None
    assert clip.fps == fps
    assert clip.audio is None
    assert clip.frames.shape == (9, 256, 384, 3)
    assert numbers(clip.frames) == list(range(9))


def test_small_pictures_stay_sharp_and_keep_their_colours(tmp_path: Path) -> None:
    frames = _blocks(4, 64, 64)
    clip = read_clip(write_clip(Clip(frames=frames, fps=Fraction(8)), tmp_path / "a.mp4"))
    assert clip.frames is not None
    assert clip.frames.shape == (4, 256, 256, 3)
    inner = np.abs(clip.frames[:, 1::4, 1::4].astype(int) - frames)
    assert inner.mean() < 4


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".gif"])
@pytest.mark.parametrize(("height", "width", "scale"), [(65, 33, 1), (65, 33, 3), (1, 1, None), (257, 301, None)])
def test_odd_sizes(tmp_path: Path, suffix: str, height: int, width: int, scale: int | None) -> None:
    frames = np.full((2, height, width, 3), 130, np.uint8)
    clip = read_clip(write_clip(Clip(frames=frames, fps=Fraction(10)), tmp_path / f"a{suffix}", scale=scale))
    assert clip.frames is not None
    factor = scale or -(-256 // min(height, width))
    even = 0 if suffix == ".gif" else 1
    expected = [side * factor + side * factor % 2 * even for side in (height, width)]
    assert list(clip.frames.shape[1:3]) == expected
    assert np.abs(clip.frames.astype(int) - 130).max() <= 3


@pytest.mark.parametrize(("suffix", "rate", "channels", "read_rate"), [
    (".mp4", 16000, 1, 16000), (".mp4", 44100, 2, 44100), (".mp4", 8000, 1, 8000), (".mp4", 192000, 2, 48000),
    (".mp4", 10000, 1, 48000), (".mp4", 48000, 6, 48000), (".webm", 16000, 1, 48000), (".webm", 44100, 2, 48000),
])  # fmt: skip
def test_sound_beside_the_picture_keeps_its_length_and_place(
    tmp_path: Path, greys: Greys, tone: Greys, suffix: str, rate: int, channels: int, read_rate: int
) -> None:
    samples = rate * 7 // 10 + 7
    audio = tone(samples, rate, channels=channels)
    clip = Clip(frames=greys(10, 16, 16), fps=Fraction(30000, 1001), audio=audio, sample_rate=rate)
    back = read_clip(write_clip(clip, tmp_path / f"a{suffix}"))
    assert back.frames is not None
    assert back.audio is not None
    assert len(back.frames) == 10
    assert back.sample_rate == read_rate
    assert back.audio.shape[0] == channels
    # One sample for the resampling, half a millisecond for webm's rounded time stamps.
    assert abs(back.audio.shape[1] / read_rate - samples / rate) < (1 / read_rate if suffix == ".mp4" else 0.0006)
    same = tone(back.audio.shape[1], read_rate, channels=channels)
    middle = slice(read_rate // 4, read_rate // 2)
    assert np.abs(back.audio - same)[:, middle].max() < 0.06


def test_gif_of_few_colours_has_them_and_keeps_its_delays(tmp_path: Path) -> None:
    frames = _blocks(6, 20, 30, colours=200)
    for fps in (Fraction(10), Fraction(25), Fraction(12), Fraction(30), Fraction(50)):
        clip = read_clip(write_clip(Clip(frames=frames, fps=fps), tmp_path / "a.gif", scale=2))
        assert clip.fps == fps
        assert np.abs(clip.frames - frames.repeat(2, 1).repeat(2, 2).astype(int)).max() <= 1


def test_gif_of_many_colours_is_near(tmp_path: Path) -> None:
    rows, columns = np.mgrid[0:64, 0:64]
    frames = np.stack([np.stack([rows * 4, columns * 4, np.full_like(rows, 40 * t)], -1) for t in range(4)])
    clip = read_clip(write_clip(Clip(frames=frames.astype(np.uint8), fps=Fraction(10)), tmp_path / "a.gif", scale=1))
    assert clip.frames is not None
    # Single pixels are dithered; what the eye sees, means of small blocks, is near.
    error = (clip.frames.astype(int) - frames).reshape(4, 16, 4, 16, 4, 3).mean(axis=(2, 4))
    assert np.abs(error).mean() < 6


def test_gif_of_one_frame_and_of_a_fast_clip(tmp_path: Path, greys: Greys) -> None:
    one = read_clip(write_clip(Clip(frames=greys(1), fps=Fraction(4)), tmp_path / "a.gif"))
    assert one.duration == 0.25
    fast = read_clip(write_clip(Clip(frames=greys(20), fps=Fraction(100)), tmp_path / "a.gif"))
    assert fast.duration == pytest.approx(0.2)
    assert fast.fps == 50


@given(st.integers(1, 50), st.fractions(Fraction(1, 4), Fraction(240), max_denominator=1001))
def test_gif_times_keep_the_duration(count: int, fps: Fraction) -> None:
    indices, stamps = gif_times(count, fps)
    assert len(stamps) == len(indices) + 1
    assert all(b - a >= 2 for a, b in pairwise(stamps))
    slowest = min(fps, Fraction(50))
    assert (
        abs(Fraction(stamps[-1], 100) - count / fps) <= Fraction(1, 200) + 1 / (2 * slowest) + (fps > 50) * 1 / slowest
    )


def test_wav_clips_and_does_not_wrap(tmp_path: Path) -> None:
    audio = np.array([[0.0, 1.0, 1.7, -1.0, -3.0, 0.5]], np.float32)
    write_clip(Clip(audio=audio, sample_rate=8000), tmp_path / "a.wav")
    values, rate = soundfile.read(tmp_path / "a.wav", dtype="int16")
    assert (values.tolist(), rate) == ([0, 32767, 32767, -32768, -32768, 16384], 8000)
    assert to_pcm(audio, 24)[:, 0].tolist() == [0, 2**23 - 1, 2**23 - 1, -(2**23), -(2**23), 2**22]


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_sound_of_16_bits_survives_exactly(tmp_path: Path, suffix: str) -> None:
    values = np.random.default_rng(0).integers(-32768, 32768, (6, 999)).astype(np.float32)
    clip = Clip(audio=values / 32768, sample_rate=192000)
    back = read_clip(write_clip(clip, tmp_path / f"a{suffix}"))
    np.testing.assert_array_equal(back.audio, clip.audio)
    assert back.sample_rate == 192000
    assert soundfile.info(tmp_path / f"a{suffix}").subtype == "PCM_16"


def test_flac_keeps_24_bits(tmp_path: Path, tone: Greys) -> None:
    back = read_clip(write_clip(Clip(audio=tone(1000), sample_rate=8000), tmp_path / "a.flac"))
    assert np.abs(back.audio - tone(1000)).max() < 2**-23


def test_npz_and_pictures_are_exact(tmp_path: Path, tone: Greys) -> None:
    frames = _blocks(12, 9, 7)
    clip = Clip(frames=frames, fps=Fraction(30000, 1001), audio=tone(100), sample_rate=8000)
    back = read_clip(write_clip(clip, tmp_path / "a.npz"))
    np.testing.assert_array_equal(back.frames, frames)
    np.testing.assert_array_equal(back.audio, clip.audio)
    assert (back.fps, back.sample_rate) == (clip.fps, 8000)
    folder = write_clip(clip, tmp_path / "pictures")
    assert _left(folder)[:2] == ["0000.png", "0001.png"]
    np.testing.assert_array_equal(read_clip(folder, fps=clip.fps).frames, frames)
    doubled = read_clip(write_clip(clip, tmp_path / "b.npz", scale=2)).frames
    np.testing.assert_array_equal(doubled, frames.repeat(2, 1).repeat(2, 2))
    sound = read_clip(write_clip(Clip(audio=tone(100), sample_rate=8000), tmp_path / "c.npz"))
    assert sound.frames is None


def test_pictures_replace_only_pictures(tmp_path: Path, greys: Greys) -> None:
    clip = Clip(frames=greys(5), fps=Fraction(10))
    write_clip(clip, tmp_path / "out")
    write_clip(replace(clip, frames=greys(2)), tmp_path / "out")
    assert _left(tmp_path) == ["out"]
    assert _left(tmp_path / "out") == ["0000.png", "0001.png"]
    (tmp_path / "out" / "thesis.txt").write_text("precious")
    with pytest.raises(MediaError, match="something else"):
        write_clip(clip, tmp_path / "out")
    assert _left(tmp_path / "out") == ["0000.png", "0001.png", "thesis.txt"]
    (tmp_path / "empty").mkdir()
    write_clip(clip, tmp_path / "empty")
    assert len(_left(tmp_path / "empty")) == 5
    assert _left(tmp_path) == ["empty", "out"]


def test_missing_folders_are_made_and_an_old_file_is_replaced(tmp_path: Path, greys: Greys) -> None:
    target = tmp_path / "x" / "y" / "a.GIF"
    target.parent.mkdir(parents=True)
    target.write_text("old")
    assert write_clip(Clip(frames=greys(3), fps=Fraction(10)), target) == target
    assert read_clip(target).duration == pytest.approx(0.3)
    write_clip(Clip(frames=greys(3), fps=Fraction(10)), tmp_path / "new" / "deep" / "a.npz")
    assert _left(tmp_path / "new" / "deep") == ["a.npz"]


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".gif", ""])
def test_sound_alone_is_no_video(tmp_path: Path, tone: Greys, suffix: str) -> None:
    with pytest.raises(MediaError, match="wav or flac"):
        write_clip(Clip(audio=tone(100), sample_rate=8000), tmp_path / f"a{suffix}")
    assert _left(tmp_path) == []


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_silent_video_is_no_sound(tmp_path: Path, greys: Greys, suffix: str) -> None:
    with pytest.raises(MediaError, match="no sound"):
        write_clip(Clip(frames=greys(2), fps=Fraction(5)), tmp_path / f"a{suffix}")


def test_unknown_suffix_and_bad_scale(tmp_path: Path, greys: Greys) -> None:
    clip = Clip(frames=greys(2), fps=Fraction(5))
    with pytest.raises(MediaError, match=r"'\.xyz'.*\.mp4"):
        write_clip(clip, tmp_path / "a.xyz")
    with pytest.raises(MediaError, match="scale of 0"):
        write_clip(clip, tmp_path / "a.mp4", scale=0)


def test_more_channels_than_a_format_holds(tmp_path: Path, greys: Greys, tone: Greys) -> None:
    clip = Clip(frames=greys(2), fps=Fraction(5), audio=tone(100, channels=9), sample_rate=8000)
    for name, message in (("a.mp4", "9 channels.*mono or stereo"), ("a.flac", "9 channels")):
        with pytest.raises(MediaError, match=message):
            write_clip(clip, tmp_path / name)
    assert _left(tmp_path) == []
    assert read_clip(write_clip(clip, tmp_path / "a.wav")).audio.shape == (9, 100)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["a.mp4", "a.gif", "a.npz", "pictures"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, MemoryError])
def test_what_breaks_off_leaves_nothing(
    tmp_path: Path, greys: Greys, monkeypatch: pytest.MonkeyPatch, name: str, error: type[BaseException]
) -> None:
    """Breaks off in the middle, once a part is on the disk; the old file stays."""
    if name != "pictures":
        (tmp_path / name).write_text("old")
    before = _left(tmp_path)
    calls = []

    def breaking(frames: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
        calls.append(factor)
        if len(calls) > (0 if name == "a.npz" else 2):
            raise error
        return frames

    monkeypatch.setattr("media_io.write.enlarge", breaking)
    with pytest.raises(error):
        write_clip(Clip(frames=greys(5, 64, 64), fps=Fraction(10)), tmp_path / name, scale=1)
    assert _left(tmp_path) == before
    if name != "pictures":
        assert (tmp_path / name).read_text() == "old"


_DISK_FULL = """
import resource, sys
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
import numpy as np
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.write import write_clip
frames = np.random.default_rng(0).integers(0, 256, (40, 128, 128, 3), dtype=np.uint8)
audio = np.random.default_rng(0).uniform(-1, 1, (1, 60000)).astype(np.float32)
clip = Clip(frames=frames, fps=Fraction(10), audio=audio, sample_rate=16000)
write_clip(Clip(frames=frames[:2], fps=Fraction(10), audio=audio[:, :99], sample_rate=16000), sys.argv[1] + "/w.mp4")
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
for name in ("a.mp4", "a.webm", "a.gif", "a.wav", "a.flac", "a.npz", "pictures"):
    try:
        write_clip(clip, Path(sys.argv[1]) / name)
        print("written", name)
    except MediaError as error:
        print("refused", error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_disk_that_takes_no_more(tmp_path: Path) -> None:
    # -B: Python would keep compiled modules that are cut off at the limit.
    command = [sys.executable, "-B", "-c", _DISK_FULL, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = run.stdout.splitlines()
    assert [line.split(":")[0].rsplit("/")[-1] for line in lines] == [
        "a.mp4", "a.webm", "a.gif", "a.wav", "a.flac", "a.npz", "pictures",
    ]  # fmt: skip
    assert all(line.startswith("refused") for line in lines)
    assert _left(tmp_path) == ["w.mp4"]
    assert run.stderr == ""


def test_a_target_below_a_file_and_a_target_that_is_a_folder(tmp_path: Path, greys: Greys) -> None:
    clip = Clip(frames=greys(2), fps=Fraction(5))
    (tmp_path / "file").write_text("x")
    with pytest.raises(MediaError, match="a part of this path is a file"):
        write_clip(clip, tmp_path / "file" / "a.mp4")
    (tmp_path / "a.mp4").mkdir()
    with pytest.raises(MediaError, match="folder of this name"):
        write_clip(clip, tmp_path / "a.mp4")
    with pytest.raises(MediaError, match="too long"):
        write_clip(clip, tmp_path / ("n" * 300 + ".npz"))


def test_files_have_usual_permissions(tmp_path: Path, greys: Greys) -> None:
    (tmp_path / "plain").write_text("x")
    path = write_clip(Clip(frames=greys(2), fps=Fraction(5)), tmp_path / "a.mp4")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_atomically_hides_the_file_until_it_is_complete(tmp_path: Path) -> None:
    with atomically(tmp_path / "a.txt") as temporary:
        temporary.write_text("new")
        assert not (tmp_path / "a.txt").exists()
        assert temporary.parent == tmp_path
    assert _left(tmp_path) == ["a.txt"]

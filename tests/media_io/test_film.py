"""Films are written as clips are, picture by picture."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from media_io import problems
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.film import changed, film_of, open_film
from media_io.read import read_clip
from media_io.write import write_clip, write_film

Greys = Callable[..., NDArray[np.uint8]]
Written = Callable[..., Path]


def noise(seconds: float, rate: int, channels: int = 1) -> NDArray[np.float32]:
    generator = np.random.default_rng(0)
    return generator.uniform(-0.5, 0.5, (channels, round(seconds * rate))).astype(np.float32)


SOURCES: dict[str, dict[str, Any]] = {
    "silent": {},
    "with sound": {"audio": noise(0.8, 44100), "sample_rate": 44100},
    "sound of another rate than the format has": {"audio": noise(0.8, 22000), "sample_rate": 22000},
    "sound that begins later": {"audio": noise(0.5, 16000), "audio_start": 4800},
    "sound longer than the picture": {"audio": noise(2.5, 16000)},
    "varying rate": {"stamps": [0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 13, 15, 17, 19, 21, 24, 27, 30, 33, 39]},
    "turned": {"rotation": (90, False, False)},
    "wide pixels": {"pixel_aspect": Fraction(2)},
}


@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
@pytest.mark.parametrize("name", SOURCES)
def test_a_film_gives_the_file_that_a_clip_gives(
    tmp_path: Path, greys: Greys, make_file: Written, name: str, suffix: str
) -> None:
    source = make_file(tmp_path / "source.mkv", greys(20), **SOURCES[name])
    whole = write_clip(read_clip(source), tmp_path / f"whole{suffix}")
    with open_film(source) as film:
        streamed = write_film(film, tmp_path / f"streamed{suffix}")
    first, second = read_clip(whole), read_clip(streamed)
    assert (first.fps, first.sample_rate) == (second.fps, second.sample_rate)
    assert np.array_equal(first.frames, second.frames)
    assert (first.audio is None) == (second.audio is None)
    assert first.audio is None or np.array_equal(first.audio, second.audio)


@pytest.mark.parametrize("fps", [Fraction(10), Fraction(50), Fraction(30000, 1001)])
def test_pictures_at_another_rate(tmp_path: Path, greys: Greys, make_file: Written, fps: Fraction) -> None:
    source = make_file(tmp_path / "source.mkv", greys(20), audio=noise(0.8, 16000))
    clip = read_clip(source, fps=fps)
    with open_film(source, fps) as film:
        assert film.fps == clip.fps
        assert film.count == len(clip.frames)
        assert np.array_equal(np.stack(list(film.pictures)), clip.frames)
        assert np.array_equal(np.concatenate(list(film.sound), axis=1), clip.audio)


def test_a_file_too_large_for_memory_is_written_all_the_same(
    tmp_path: Path, greys: Greys, make_file: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_file(tmp_path / "source.mkv", greys(20, 96, 128), audio=noise(0.8, 44100), sample_rate=44100)
    monkeypatch.setattr(problems, "MAX_BYTES", 400_000)
    with pytest.raises(MediaError, match="memory"):
        read_clip(source)
    with open_film(source) as film:
        write_film(film, tmp_path / "o.mp4", scale=1)
    monkeypatch.undo()
    assert len(read_clip(tmp_path / "o.mp4").frames) == 20


def test_changed_pictures_have_their_own_size(tmp_path: Path, greys: Greys) -> None:
    told: list[int] = []
    film = film_of(Clip(frames=greys(5), fps=Fraction(5)))
    half = changed(film, lambda picture: np.ascontiguousarray(picture[::2, ::2]), told.append)
    path = write_film(half, tmp_path / "o.mp4", scale=1)
    assert read_clip(path).frames.shape == (5, 24, 32, 3)
    assert told == [0, 1, 2, 3, 4]


def test_nothing_is_left_of_a_film_that_was_stopped(tmp_path: Path, greys: Greys) -> None:
    def stop(done: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    film = changed(film_of(Clip(frames=greys(5), fps=Fraction(5))), lambda picture: picture, stop)
    with pytest.raises(KeyboardInterrupt):
        write_film(film, tmp_path / "o.mp4")
    assert list(tmp_path.iterdir()) == []


def test_damaged_data_is_told_of_the_source(tmp_path: Path) -> None:
    frames = np.random.default_rng(0).integers(0, 256, (40, 64, 64, 3), dtype=np.uint8)
    source = write_clip(Clip(frames=frames, fps=Fraction(10)), tmp_path / "a.mp4", scale=1)
    data = bytearray(source.read_bytes())
    source.write_bytes(data[: len(data) // 2])
    with pytest.raises(MediaError) as raised, open_film(source) as film:
        write_film(film, tmp_path / "o.mp4")
    assert raised.value.path == source
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_films_are_of_pictures_and_go_to_mp4_and_webm(tmp_path: Path, greys: Greys, make_file: Written) -> None:
    sound = make_file(tmp_path / "a.mkv", None, audio=noise(0.5, 16000))
    with pytest.raises(MediaError, match="no picture"), open_film(sound):
        pass
    with pytest.raises(MediaError, match="cannot be written"):
        write_film(film_of(Clip(frames=greys(2), fps=Fraction(2))), tmp_path / "o.gif")

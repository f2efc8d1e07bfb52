"""Films: picture and sound that come piece by piece, so that long ones are read, changed and written in flat memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media_io.clip import Clip, Samples
from media_io.container import Source, open_source, scan
from media_io.errors import MediaError
from media_io.timeline import Grid
from media_io.video import Slots, Track, decoded, decoded_sound, even_frames, sound_end

Picture = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Film:
    """A video to go through once.

    Attributes:
        pictures: uint8 (H, W, 3) each, RGB, all of one size, at least one.
        size: (H, W).
        count: pictures.
        fps: pictures a second, exact.
        sound: float32 (channels, n) pieces; None for silence.
        channels, sample_rate: of the sound; 0 without.
    """

    pictures: Iterable[Picture]
    size: tuple[int, int]
    count: int
    fps: Fraction
    sound: Iterable[Samples] | None = None
    channels: int = 0
    sample_rate: int = 0


def film_of(clip: Clip) -> Film:
    """A clip with frames as a film."""
    assert clip.frames is not None
    assert clip.fps is not None
    height, width = clip.frames.shape[1:3]
    if clip.audio is None:
        return Film(clip.frames, (height, width), len(clip.frames), clip.fps)
    heard = [clip.audio], len(clip.audio), clip.sample_rate or 0
    return Film(clip.frames, (height, width), len(clip.frames), clip.fps, *heard)


@contextmanager
def open_film(path: Path, fps: Fraction | None = None) -> Iterator[Film]:
    """A container as a film: the pictures and the sound that `read_clip` gives, while they are decoded.

    Picture and sound are decoded side by side from the file opened twice, each as far as it is asked for.

    Args:
        path: mp4, mov, mkv, webm, avi or gif.
        fps: the rate to take the pictures to; None for the file's own.

    Raises:
        MediaError: as `read_clip`, though not for a file that is too large, and where there is no picture; of damaged
            data when it is reached.
    """
    with open_source(path) as source:
        stamps = scan(source)
        if source.video is None:
            raise MediaError(path, "there is no picture in it", "Choose a video.")
        grid = even_frames(source, stamps, fps)
        end = sound_end(source, stamps, grid.start)
    with ExitStack() as open_files:
        first, second = (open_files.enter_context(open_source(path)) for _ in range(2))
        pictures = _pictures(first, grid, stamps.shift)
        begun = next(pictures)
        film = Film(chain([begun], pictures), begun.shape[:2], grid.count, grid.rate)
        track = Track(path, None)
        sound = _sound(second, track, grid, end)
        heard = None if second.audio is None else next(sound, None)
        if heard is None:
            yield film
        else:
            held = chain([heard], sound), len(heard), track.rate
            yield Film(film.pictures, film.size, film.count, film.fps, *held)


def changed(film: Film, change: Callable[[Picture], Picture], on_picture: Callable[[int], None]) -> Film:
    """A film whose pictures are changed one by one; `on_picture` is told how many are done, and may raise to cancel."""

    def made() -> Iterator[Picture]:
        for done, picture in enumerate(film.pictures):
            on_picture(done)
            yield change(picture)

    pictures = made()
    first = next(pictures)
    return replace(film, pictures=chain([first], pictures), size=first.shape[:2])


def _pictures(source: Source, grid: Grid, shift: float) -> Iterator[Picture]:
    slots = Slots(source, grid, shift)
    for frame in decoded(source):
        yield from slots.add(frame)
    yield from slots.rest()


def _sound(source: Source, track: Track, grid: Grid, end: float | None) -> Iterator[Samples]:
    given = 0
    for frame in decoded_sound(source):
        track.add(frame, grid.start)
        part = track.taken()
        most = part.shape[1] if end is None else max(1, round(end * track.rate)) - given
        if most > 0 and part.shape[1]:
            yield np.ascontiguousarray(part[:, :most])
            given += min(most, part.shape[1])

"""Crop, letterbox, resize, rates and windows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.fit import (
    crop_box,
    crop_centre,
    crop_face,
    face_box,
    fit_video,
    letterbox,
    resample_audio,
    resample_frames,
    resize_area,
    to_mono,
    window_starts,
)

Greys = Callable[..., NDArray[np.uint8]]


def _ramp(height: int, width: int) -> NDArray[np.uint8]:
    """One frame: red counts columns, green rows."""
    frame = np.zeros((1, height, width, 3), np.uint8)
    frame[..., 0], frame[..., 1] = np.arange(width), np.arange(height)[:, None]
    return frame


def test_crop_centre_by_hand() -> None:
    wide = crop_centre(_ramp(4, 10), 1.0)
    assert wide.shape == (1, 4, 4, 3)
    assert wide[0, 0, :, 0].tolist() == [3, 4, 5, 6]
    tall = crop_centre(_ramp(10, 4), 2.0)
    assert tall.shape == (1, 2, 4, 3)
    assert tall[0, :, 0, 1].tolist() == [4, 5]
    assert crop_centre(_ramp(1, 50), 0.01).shape == (1, 1, 1, 3)


def test_crop_box_by_hand_and_outside() -> None:
    cut = crop_box(_ramp(8, 8), (2, 3, 4, 5))
    assert cut.shape == (1, 5, 4, 3)
    assert cut[0, 0, 0].tolist() == [2, 3, 0]
    for box in ((5, 0, 4, 4), (-1, 0, 2, 2), (0, 0, 0, 3)):
        with pytest.raises(MediaError, match="does not lie in the picture of 8 x 8"):
            crop_box(_ramp(8, 8), box)


def test_resize_by_area_is_the_mean_of_blocks() -> None:
    frames = np.random.default_rng(0).integers(0, 256, (3, 12, 8, 3), dtype=np.uint8)
    expected = frames.reshape(3, 4, 3, 4, 2, 3).mean(axis=(2, 4))
    np.testing.assert_allclose(resize_area(frames, (4, 4)), expected, atol=0.51)


def test_resize_one_side_down_and_the_other_up() -> None:
    frames = np.zeros((1, 40, 4, 3), np.uint8)
    frames[:, ::2] = 200
    result = resize_area(frames, (4, 40))
    assert result.shape == (1, 4, 40, 3)
    assert np.abs(result.astype(int) - 100).max() <= 1


def test_letterbox_keeps_everything() -> None:
    boxed = letterbox(np.full((2, 20, 40, 3), 200, np.uint8), 16)
    assert boxed.shape == (2, 16, 16, 3)
    assert (boxed[:, 4:12] == 200).all()
    assert (boxed[:, :4] == 0).all()
    assert (boxed[:, 12:] == 0).all()
    assert letterbox(np.full((1, 20, 40, 3), 200, np.uint8), (10, 60)).shape == (1, 10, 60, 3)


def test_resample_frames_keeps_the_duration(greys: Greys) -> None:
    frames = greys(12)
    assert resample_frames(frames, Fraction(12), Fraction(12)) is frames
    assert resample_frames(frames, Fraction(24), Fraction(12)).shape[0] == 6
    assert resample_frames(frames, Fraction(12), Fraction(30)).shape[0] == 30
    with pytest.raises(MediaError):
        resample_frames(frames, Fraction(12), Fraction(0))


@pytest.mark.parametrize(("old", "new"), [(8000, 16000), (192000, 16000), (44100, 16000), (44101, 16000)])
def test_resample_audio_keeps_pitch_and_length(tone: Greys, old: int, new: int) -> None:
    audio = tone(old, old, channels=2)
    result = resample_audio(audio, old, new)
    assert result.dtype == np.float32
    assert result.shape == (2, new)
    # 100 s of samples would be needed to see the millionth by which odd rates are off.
    assert np.abs(result - tone(new, new, channels=2))[:, 500:-500].max() < 0.005


def test_what_would_fill_the_memory_is_refused_before_it_is_made(greys: Greys) -> None:
    with pytest.raises(MediaError, match="memory"):
        resample_audio(np.broadcast_to(np.float32(0.1), (1, 10**9)), 1000, 16_000)
    with pytest.raises(MediaError, match="memory"):
        resample_frames(greys(9), Fraction(1, 3600), Fraction(100_000))


def test_resample_audio_leaves_the_same_rate_alone(tone: Greys) -> None:
    audio = tone(100)
    assert resample_audio(audio, 16000, 16000) is audio
    with pytest.raises(MediaError):
        resample_audio(audio, 16000, 0)


def test_to_mono() -> None:
    audio = np.array([[1, 0.5], [0, -0.5]], np.float32)
    assert to_mono(audio).tolist() == [[0.5, 0.0]]
    assert to_mono(audio).dtype == np.float32
    mono = audio[:1]
    assert to_mono(mono) is mono


def test_windows_by_hand() -> None:
    assert window_starts(8, 8, 4) == [0]
    assert window_starts(3, 8, 4) == [0]
    assert window_starts(20, 8, 4) == [0, 4, 8, 12]
    assert window_starts(21, 8, 4) == [0, 4, 8, 12, 13]
    assert window_starts(9, 8, 8) == [0, 1]
    for length, hop in ((8, 9), (8, 0), (0, 1)):
        with pytest.raises(MediaError):
            window_starts(20, length, hop)


@given(st.integers(1, 200), st.integers(1, 40), st.integers(1, 40))
def test_windows_cover_every_frame(n: int, length: int, hop: int) -> None:
    starts = window_starts(n, length, min(hop, length))
    assert starts == sorted(set(starts))
    assert {k for s in starts for k in range(s, s + length)} >= set(range(n))
    if n >= length:
        assert starts[-1] + length == n


def test_a_clip_that_fits_is_untouched(greys: Greys) -> None:
    clip = Clip(frames=greys(5, 64, 64), fps=Fraction(12))
    assert fit_video(clip, 64) is clip
    assert fit_video(clip, 64, "face", Fraction(12)) is clip
    assert fit_video(clip, 64, "box", box=(0, 0, 64, 64)) is clip
    assert fit_video(clip, 64, "box", box=(0, 0, 32, 32)) is not clip


@pytest.mark.parametrize("how", ["centre", "letterbox", "box"])
def test_fit_gives_size_and_rate_and_keeps_the_sound(greys: Greys, tone: Greys, how: str) -> None:
    clip = Clip(frames=greys(10, 90, 160), fps=Fraction(10), audio=tone(16000), sample_rate=16000)
    fitted = fit_video(clip, 64, how, Fraction(25), box=(5, 5, 50, 60))  # type: ignore[arg-type]
    assert fitted.frames is not None
    assert fitted.frames.shape == (25, 64, 64, 3)
    assert fitted.fps == 25
    assert fitted.audio is clip.audio
    assert fitted.duration == clip.duration


def test_fit_says_what_is_missing(greys: Greys, tone: Greys) -> None:
    clip = Clip(frames=greys(3, 20, 40), fps=Fraction(10))
    with pytest.raises(MediaError, match="no picture"):
        fit_video(Clip(audio=tone(10), sample_rate=8000), 64)
    with pytest.raises(MediaError, match="no box"):
        fit_video(clip, 16, "box")
    with pytest.raises(MediaError, match="no way to fit"):
        fit_video(clip, 16, "stretch")  # type: ignore[arg-type]
    with pytest.raises(MediaError, match="no face"):
        fit_video(clip, 16, "face")


def _drawn_face(left: int, top: int, size: int, height: int = 240, width: int = 320) -> NDArray[np.uint8]:
    """A face of shaded ellipses, which the cascade takes for one."""
    import cv2

    canvas = np.full((height, width, 3), 110, np.uint8)

    def at(x: float, y: float) -> tuple[int, int]:
        return left + round(x * size), top + round(y * size)

    def oval(x: float, y: float, a: float, b: float, tone: int) -> None:
        axes = (max(1, round(a * size)), max(1, round(b * size)))
        cv2.ellipse(canvas, at(x, y), axes, 0, 0, 360, (tone, tone, tone), -1, cv2.LINE_AA)

    oval(0.5, 0.5, 0.45, 0.62, 205)
    for x in (0.3, 0.7):
        oval(x, 0.36, 0.14, 0.07, 120)
        oval(x, 0.28, 0.15, 0.03, 60)
        oval(x, 0.37, 0.09, 0.045, 40)
    oval(0.5, 0.5, 0.05, 0.16, 235)
    oval(0.5, 0.64, 0.09, 0.03, 130)
    oval(0.5, 0.82, 0.19, 0.05, 80)
    return cv2.GaussianBlur(canvas, (0, 0), size / 60)


def test_a_face_is_found_and_its_box_holds_it_through_the_clip() -> None:
    lefts = [90, 96, 102, 108, 114]
    frames = np.stack([_drawn_face(left, 60, 100) for left in lefts])
    left, top, width, height = face_box(frames)
    assert width == height
    for face in lefts:
        assert left <= face + 20
        assert face + 80 <= left + width
    assert top <= 60 + 20
    assert top + height >= 60 + 85
    assert crop_face(frames).shape == (5, height, width, 3)


def test_a_frame_without_a_face_does_not_move_the_box() -> None:
    faces = [_drawn_face(100, 60, 100) for _ in range(4)]
    steady = face_box(np.stack(faces))
    faces[2] = np.full_like(faces[0], 110)
    assert face_box(np.stack(faces)) == steady

"""Fitting clips to a model: crop, letterbox, resize, frame and sample rates, windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import numpy as np

from media_io.clip import Clip, Frames, Samples
from media_io.errors import MediaError
from media_io.problems import check_memory
from media_io.timeline import resampled

How = Literal["centre", "box", "face", "letterbox"]
Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""

_FACES_LOOKED_AT = 16
_FACE_MARGIN = 1.3
_DETECTION_SIZE = 480
FINEST_RATIO = 1000


def crop_centre(frames: Frames, aspect: float) -> Frames:
    """Cut out the largest box of a shape around the centre.

    Args:
        frames: uint8 (T, H, W, 3).
        aspect: width over height.
    """
    if not aspect > 0:
        raise MediaError(None, f"an aspect of {aspect}", "Give width over height as a number above 0.")
    height, width = frames.shape[1:3]
    cut_width = max(1, min(width, round(height * aspect)))
    cut_height = max(1, min(height, round(width / aspect)))
    left, top = (width - cut_width) // 2, (height - cut_height) // 2
    return crop_box(frames, (left, top, cut_width, cut_height))


def crop_box(frames: Frames, box: Box) -> Frames:
    """Cut out a box: left, top, width, height in pixels. Raises MediaError where it leaves the picture."""
    left, top, width, height = box
    if (
        width < 1
        or height < 1
        or left < 0
        or top < 0
        or left + width > frames.shape[2]
        or top + height > frames.shape[1]
    ):
        cause = f"the box {box} does not lie in the picture of {frames.shape[2]} x {frames.shape[1]}"
        raise MediaError(None, cause, "Give left, top, width and height inside the picture.")
    return frames[:, top : top + height, left : left + width]


def crop_face(frames: Frames) -> Frames:
    """Cut out one steady square around the largest face of the clip. Raises MediaError where no face is found."""
    return crop_box(frames, face_box(frames))


def face_box(frames: Frames) -> Box:
    """One square for the whole clip that holds the face wherever it goes.

    The largest frontal face of up to 16 frames is found by OpenCV's Haar cascade (Viola & Jones 2001); detections far
    from the median one are false and left out; the rest are enclosed with a margin, within the picture.

    Raises:
        MediaError: no face is found.
    """
    chosen = np.unique(np.linspace(0, len(frames) - 1, min(len(frames), _FACES_LOOKED_AT)).round().astype(int))
    find = _face_finder()
    found = [box for k in chosen if (box := find(frames[k])) is not None]
    if not found:
        raise MediaError(None, "no face is found in the clip", "Crop by a box or around the centre instead.")
    boxes = np.array(found, np.float64)
    centres, sizes = boxes[:, :2] + boxes[:, 2:] / 2, boxes[:, 2]
    near = np.abs(centres - np.median(centres, axis=0)).max(axis=1) <= np.median(sizes)
    boxes = boxes[near] if near.any() else boxes
    low, high = boxes[:, :2].min(axis=0), (boxes[:, :2] + boxes[:, 2:]).max(axis=0)
    return _square(low, high, frames.shape[2], frames.shape[1])


def _face_finder() -> Callable[[Frames], tuple[float, float, float, float] | None]:
    """A function that finds the largest face of a frame: left, top, width, height."""
    import cv2

    cascade = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_default.xml"))
    return lambda frame: _largest_face(cascade, frame)


def _largest_face(cascade: Any, frame: Frames) -> tuple[float, float, float, float] | None:
    import cv2

    shrink = min(1.0, _DETECTION_SIZE / max(frame.shape[:2]))
    grey = cv2.cvtColor(np.ascontiguousarray(frame), cv2.COLOR_RGB2GRAY)
    grey = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA) if shrink < 1 else grey
    smallest = max(20, min(grey.shape) // 8)
    faces = cascade.detectMultiScale(cv2.equalizeHist(grey), 1.1, 5, minSize=(smallest, smallest))
    if len(faces) == 0:
        return None
    x, y, width, height = max(faces, key=lambda face: int(face[2]))
    return x / shrink, y / shrink, width / shrink, height / shrink


def _square(low: Frames, high: Frames, width: int, height: int) -> Box:
    side = min(width, height, max(1, round(float((high - low).max()) * _FACE_MARGIN)))
    centre = (low + high) / 2
    left = min(max(0, round(float(centre[0]) - side / 2)), width - side)
    top = min(max(0, round(float(centre[1]) - side / 2)), height - side)
    return left, top, side, side


def letterbox(frames: Frames, size: int | tuple[int, int]) -> Frames:
    """Scale to fit into (height, width), or a square, whole and undistorted; black bars fill the rest."""
    height, width = (size, size) if isinstance(size, int) else size
    scale = min(height / frames.shape[1], width / frames.shape[2])
    inner = resize_area(frames, (max(1, round(frames.shape[1] * scale)), max(1, round(frames.shape[2] * scale))))
    top, left = (height - inner.shape[1]) // 2, (width - inner.shape[2]) // 2
    result: Frames = np.zeros((len(frames), height, width, 3), np.uint8)
    result[:, top : top + inner.shape[1], left : left + inner.shape[2]] = inner
    return result


def resize_area(frames: Frames, size: tuple[int, int]) -> Frames:
    """Resize to (height, width): by area along a side that shrinks, bilinear along one that grows."""
    import cv2

    height, width = size
    if height < 1 or width < 1:
        raise MediaError(None, f"a picture size of {width} x {height}", "Give a size of at least 1 x 1.")
    if frames.shape[1:3] == (height, width):
        return frames
    check_memory(None, len(frames) * height * width * 3, "frames")
    middle = (min(width, frames.shape[2]), min(height, frames.shape[1]))
    result: Frames = np.empty((len(frames), height, width, 3), np.uint8)
    for source, target in zip(frames, result, strict=True):
        shrunk = cv2.resize(np.ascontiguousarray(source), middle, interpolation=cv2.INTER_AREA)
        target[:] = cv2.resize(shrunk, (width, height), interpolation=cv2.INTER_LINEAR)
    return result


def resample_frames(frames: Frames, from_fps: Fraction, to_fps: Fraction) -> Frames:
    """Take frames to another rate: each shows the picture nearest to its time; the duration is kept to half a frame."""
    if from_fps <= 0 or to_fps <= 0:
        raise MediaError(None, f"frame rates {from_fps} and {to_fps}", "Give frames a second as positive numbers.")
    if from_fps == to_fps:
        return frames
    ratio = Fraction(from_fps) / Fraction(to_fps)
    check_memory(None, round(len(frames) / ratio) * frames[0].size, "frames")
    return frames[resampled(len(frames), ratio)]


def resample_audio(audio: Samples, from_rate: int, to_rate: int) -> Samples:
    """Take sound to another rate by windowed sinc interpolation (torchaudio).

    Args:
        audio: float32 (channels, N).
        from_rate: samples a second it has.
        to_rate: samples a second it shall have.

    Returns:
        float32 (channels, ceil(N * to_rate / from_rate)).

    Raises:
        MediaError: a rate of 0 or below, or more than 4 GiB of samples.
    """
    if from_rate <= 0 or to_rate <= 0:
        raise MediaError(None, f"sample rates {from_rate} and {to_rate}", "Give samples a second above 0.")
    if from_rate == to_rate:
        return audio
    import torch
    from torchaudio.functional import resample

    # A filter has as many phases as the reduced ratio says: rates such as 44101 would take gigabytes. The nearest
    # small ratio is off by less than one part in a million.
    ratio = Fraction(to_rate, from_rate)
    if max(ratio.numerator, ratio.denominator) > FINEST_RATIO:
        ratio = ratio.limit_denominator(FINEST_RATIO)
    length = -(-audio.shape[1] * to_rate // from_rate)
    check_memory(None, length * len(audio) * 4, "samples")
    wave = resample(torch.from_numpy(np.ascontiguousarray(audio)), ratio.denominator, ratio.numerator).numpy()
    missing = max(0, length - wave.shape[1])
    return np.ascontiguousarray(np.pad(wave, ((0, 0), (0, missing)))[:, :length], np.float32)


def to_mono(audio: Samples) -> Samples:
    """The mean of all channels: (channels, N) to (1, N)."""
    return audio if len(audio) == 1 else audio.mean(axis=0, keepdims=True, dtype=np.float32)


def fit_video(clip: Clip, size: int, how: How = "centre", fps: Fraction | None = None, box: Box | None = None) -> Clip:
    """Fit the picture of a clip to a square model at its frame rate; the sound stays as it is.

    Args:
        clip: with frames. One that already fits is returned untouched.
        size: height and width in pixels.
        how: "centre" crops the largest square, "box" crops `box`, "face" a square around the face, "letterbox" keeps
            everything between black bars.
        fps: frames a second; None keeps the clip's.
        box: left, top, width, height in pixels, for "box".

    Raises:
        MediaError: no picture, a box outside of it, or no face.
    """
    if clip.frames is None or clip.fps is None:
        raise MediaError(clip.source, "there is no picture in it", "Choose a video.")
    rate = fps or clip.fps
    whole = box is None or box == (0, 0, clip.frames.shape[2], clip.frames.shape[1])
    if clip.frames.shape[1:3] == (size, size) and rate == clip.fps and (whole or how != "box"):
        return clip
    try:
        frames = resample_frames(clip.frames, clip.fps, rate)
        fitted = _ways(size, box)[how](frames)
    except MediaError as error:
        raise MediaError(error.path or clip.source, error.cause, error.remedy) from error
    except KeyError as error:
        raise MediaError(clip.source, f"{how!r} is no way to fit", "Choose centre, box, face or letterbox.") from error
    return replace(clip, frames=np.ascontiguousarray(fitted), fps=rate)


def _ways(size: int, box: Box | None) -> dict[str, Callable[[Frames], Frames]]:
    def cut(frames: Frames) -> Frames:
        if box is None:
            raise MediaError(None, "no box is given to crop by", "Give left, top, width and height.")
        return crop_box(frames, box)

    return {
        "centre": lambda frames: resize_area(crop_centre(frames, 1.0), (size, size)),
        "box": lambda frames: resize_area(cut(frames), (size, size)),
        "face": lambda frames: resize_area(crop_face(frames), (size, size)),
        "letterbox": lambda frames: letterbox(frames, size),
    }


def window_starts(n: int, length: int, hop: int) -> list[int]:
    """Where windows of `length` frames begin so that they cover all of `n` frames.

    Windows follow each other by `hop`; the last one is moved back to end with the clip. A clip that is not longer than
    one window gives [0].

    Raises:
        MediaError: a length or hop below 1, or a hop above the length, which would leave frames out.
    """
    if length < 1 or not 1 <= hop <= length:
        cause = f"windows of {length} frames every {hop} frames"
        raise MediaError(None, cause, "Give a length of at least 1 and a hop from 1 to the length.")
    if n <= length:
        return [0]
    starts = list(range(0, n - length + 1, hop))
    return starts if starts[-1] == n - length else [*starts, n - length]

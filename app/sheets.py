"""Clips as rows of pictures for a contact sheet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from media_io.clip import Clip

FRAMES = 8
HEIGHT = 160


def rows_of(clips: Sequence[Clip]) -> list[NDArray[np.uint8]]:
    """One uint8 (T, H, W, 3) a clip: up to eight frames spread evenly, or one spectrogram where there is no picture.

    Pictures of different sizes are letterboxed to the largest height and width among them.
    """
    from media_io.fit import letterbox

    pictures = [clip.frames.shape[1:3] for clip in clips if clip.frames is not None]
    size = (max(h for h, _ in pictures), max(w for _, w in pictures)) if pictures else (0, 0)
    return [
        spectrogram_picture(clip)[None] if clip.frames is None else letterbox(_frames(clip.frames), size)
        for clip in clips
    ]


def spectrogram_picture(clip: Clip, width: int | None = None) -> NDArray[np.uint8]:
    """The spectrogram of a clip's sound as a picture (H, W, 3): low frequencies below, 70 dB from black to white."""
    import cv2

    from media_io.features import SpectrogramSpec, log_magnitude
    from media_io.fit import resample_audio, to_mono

    if clip.audio is None or clip.sample_rate is None:
        return np.zeros((HEIGHT, width or HEIGHT, 3), np.uint8)
    spec = SpectrogramSpec()
    level = log_magnitude(resample_audio(to_mono(clip.audio), clip.sample_rate, spec.sample_rate)[0], spec).T[::-1]
    decibels = (level - level.max()) * (20 / np.log(10))
    grey = (np.clip(decibels / 70 + 1, 0, 1) * 255).astype(np.uint8)
    size = (width or max(level.shape[1], 1) * 2, HEIGHT)
    resized = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    picture: NDArray[np.uint8] = np.ascontiguousarray(cv2.applyColorMap(resized, cv2.COLORMAP_MAGMA)[..., ::-1])
    return picture


def _frames(frames: NDArray[np.uint8]) -> NDArray[np.uint8]:
    chosen: NDArray[np.uint8] = frames[np.linspace(0, len(frames) - 1, min(FRAMES, len(frames))).round().astype(int)]
    return chosen

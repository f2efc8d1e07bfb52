"""Files that the tests make themselves, with PyAV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

LEVEL = 12
"""Grey levels between one frame and the next: enough to tell frames apart after lossy coding."""


def grey_frames(count: int, height: int = 48, width: int = 64) -> NDArray[np.uint8]:
    """Frame k is grey of level 12 (k + 1)."""
    frames = np.empty((count, height, width, 3), np.uint8)
    frames[:] = (LEVEL * (np.arange(count) + 1)).astype(np.uint8)[:, None, None, None]
    return frames


def frame_numbers(frames: NDArray[np.uint8]) -> list[int]:
    """Which of `grey_frames` each frame is."""
    return [round(float(frame.mean()) / LEVEL) - 1 for frame in frames]


def write_file(
    path: Path,
    frames: NDArray[np.uint8] | None = None,
    *,
    stamps: Sequence[int] | None = None,
    time_base: Fraction = Fraction(1, 25),
    rate: Fraction = Fraction(25),
    codec: str = "ffv1",
    pix_fmt: str = "bgr0",
    array_format: str = "rgb24",
    options: dict[str, str] | None = None,
    rotation: tuple[int, bool, bool] | None = None,
    pixel_aspect: Fraction | None = None,
    audio: NDArray[np.float32] | None = None,
    sample_rate: int = 16000,
    audio_codec: str = "pcm_s16le",
    audio_start: int = 0,
    layout: str = "mono",
    container_options: dict[str, str] | None = None,
) -> Path:
    """Write a container; stamps are in units of time_base, audio_start in samples."""
    with av.open(str(path), "w", options=container_options or {}) as container:
        video: Any = None
        if frames is not None:
            video = container.add_stream(codec, rate=rate, options=options or {})
            video.width, video.height, video.pix_fmt = frames.shape[2], frames.shape[1], pix_fmt
            video.codec_context.time_base = time_base
            if pixel_aspect is not None:
                video.codec_context.sample_aspect_ratio = pixel_aspect
            if rotation is not None:
                video.set_display_rotation(rotation[0], hflip=rotation[1], vflip=rotation[2])
        sound: Any = None
        if audio is not None:
            sound = container.add_stream(audio_codec, rate=sample_rate, layout=layout)
        for k, frame in enumerate(() if frames is None else frames):
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format=array_format)
            picture.pts, picture.time_base = (k if stamps is None else stamps[k]), time_base
            container.mux(video.encode(picture))
        if sound is not None and audio is not None:
            packed = np.ascontiguousarray(audio.T).reshape(1, -1)
            piece = av.AudioFrame.from_ndarray(packed, format="flt", layout=layout)
            piece.sample_rate, piece.pts, piece.time_base = sample_rate, audio_start, Fraction(1, sample_rate)
            resampler = av.AudioResampler(format=sound.codec_context.format.name, layout=layout, rate=sample_rate)
            for part in resampler.resample(piece):
                part.pts = audio_start
                container.mux(sound.encode(part))
            container.mux(sound.encode(None))
        if video is not None:
            container.mux(video.encode(None))
    return path


@pytest.fixture
def make_file() -> Callable[..., Path]:
    return write_file


@pytest.fixture
def greys() -> Callable[..., NDArray[np.uint8]]:
    return grey_frames


@pytest.fixture
def numbers() -> Callable[[NDArray[np.uint8]], list[int]]:
    return frame_numbers


@pytest.fixture
def tone() -> Callable[..., NDArray[np.float32]]:
    """A sine of 220 Hz and half scale; further channels are quieter."""

    def make(samples: int, rate: int = 16000, channels: int = 1) -> NDArray[np.float32]:
        wave = np.sin(2 * np.pi * 220 / rate * np.arange(samples)) / 2
        return np.stack([wave / (k + 1) for k in range(channels)]).astype(np.float32)

    return make

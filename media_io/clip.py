"""The clip: what every reader gives and every writer takes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError

Frames = NDArray[np.uint8]
Samples = NDArray[np.float32]

SLOWEST, FASTEST = Fraction(1, 3600), Fraction(100_000)
"""Frames a second."""
LOWEST_RATE, HIGHEST_RATE = 1_000, 1_000_000
"""Samples a second; what a player or a model makes of a few samples at a rate far outside would fill the memory."""
LOUDEST = 2.0**31
"""Sound lies within 1; whole numbers of 32 bits that somebody forgot to scale are the most that can be meant."""
_LARGEST = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Clip:
    """A piece of video, of sound, or of both on one time line that starts at 0.

    Attributes:
        frames: uint8 (T, H, W, 3), RGB, T >= 1; None for sound alone.
        fps: frames a second, exact (30000/1001 stays so), from SLOWEST to FASTEST; None without frames.
        audio: float32 (channels, N) in [-1, 1], finite, N >= 1; None for silent video.
        sample_rate: samples a second, from LOWEST_RATE to HIGHEST_RATE; None without audio.
        source: the file or folder read; None for a clip made in memory.

    Raises:
        MediaError: parts of the wrong dtype or shape, nothing in the clip, rates that no clip has, or samples that are
            not finite.
    """

    frames: Frames | None = None
    fps: Fraction | None = None
    audio: Samples | None = None
    sample_rate: int | None = None
    source: Path | None = None

    def __post_init__(self) -> None:
        if self.frames is None and self.audio is None:
            raise MediaError(self.source, "neither picture nor sound in the clip", "Choose a video or audio file.")
        if self.frames is not None:
            self._check_frames(self.frames)
        if self.audio is not None:
            self._check_audio(self.audio)

    def _check_frames(self, frames: Frames) -> None:
        if frames.dtype != np.uint8 or frames.ndim != 4 or frames.shape[-1] != 3:
            cause = f"frames are {frames.dtype} {frames.shape}, not uint8 (T, H, W, 3)"
            raise MediaError(self.source, cause, "Convert them before making a clip.")
        if 0 in frames.shape:
            raise MediaError(self.source, "the video has no frames", "Choose a clip with at least one frame.")
        if self.fps is None or self.fps <= 0:
            raise MediaError(self.source, f"frame rate {self.fps}", "Give the frames a second as a positive number.")
        if not SLOWEST <= self.fps <= FASTEST or max(self.fps.numerator, self.fps.denominator) > _LARGEST:
            raise MediaError(
                self.source, f"frame rate {self.fps}", "Export the clip with a frame rate that videos have."
            )

    def _check_audio(self, audio: Samples) -> None:
        if audio.dtype != np.float32 or audio.ndim != 2:
            cause = f"samples are {audio.dtype} {audio.shape}, not float32 (channels, N)"
            raise MediaError(self.source, cause, "Convert them before making a clip.")
        if 0 in audio.shape:
            raise MediaError(self.source, "the sound has length 0", "Choose a file with at least one sample.")
        if self.sample_rate is None or self.sample_rate <= 0:
            raise MediaError(self.source, f"sample rate {self.sample_rate}", "Give the samples a second, above 0.")
        if not LOWEST_RATE <= self.sample_rate <= HIGHEST_RATE:
            remedy = f"Export the sound with {LOWEST_RATE:,} to {HIGHEST_RATE:,} samples a second."
            raise MediaError(self.source, f"sample rate {self.sample_rate}", remedy)
        loudest = max(float(audio.max()), -float(audio.min()))
        if not np.isfinite(loudest):
            raise MediaError(self.source, "the sound has samples that are NaN or infinite", "Export the file again.")
        if loudest > LOUDEST:
            cause = f"the sound has samples as large as {loudest:.3g}"
            raise MediaError(self.source, cause, "Export the file again, with samples from -1 to 1.")

    @property
    def duration(self) -> float:
        """Length in seconds: the longer of picture and sound."""
        picture = 0.0 if self.frames is None or self.fps is None else float(len(self.frames) / self.fps)
        sound = 0.0 if self.audio is None or self.sample_rate is None else self.audio.shape[1] / self.sample_rate
        return max(picture, sound)

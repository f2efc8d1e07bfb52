"""A part of a clip, by seconds."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from media_io.clip import Clip
from media_io.errors import MediaError


def cut(clip: Clip, start: float | None, end: float | None) -> Clip:
    """The clip from `start` to `end` seconds, None for its own; picture and sound stay in step.

    Pictures are those that show at some time between; the sound goes from the first of them to the end of the last.

    Raises:
        MediaError: nothing lies between.
    """
    first, last = max(start or 0.0, 0.0), min(clip.duration if end is None else end, clip.duration)
    if not first < last:
        remedy = f"Choose a start before the end, between 0 and {clip.duration:.2f} s."
        raise MediaError(clip.source, f"nothing lies between {first:.2f} and {last:.2f} s", remedy)
    frames, audio = clip.frames, clip.audio
    if frames is not None and clip.fps is not None:
        begin = min(math.floor(first * clip.fps + 1e-6), len(frames) - 1)
        stop = max(math.ceil(last * clip.fps - 1e-6), begin + 1)
        frames = frames[begin:stop]
        first, last = float(begin / clip.fps), max(last, float((begin + len(frames)) / clip.fps))
    if audio is not None and clip.sample_rate is not None:
        begin = min(round(first * clip.sample_rate), audio.shape[1] - 1)
        audio = np.ascontiguousarray(audio[:, begin : max(round(last * clip.sample_rate), begin + 1)])
    return replace(clip, frames=frames, audio=audio)

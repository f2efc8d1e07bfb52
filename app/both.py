"""Clips with picture and sound: each braided by its own model, or one of them kept, in one clip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import numpy as np

from media_io.clip import Clip, Samples
from media_io.errors import MediaError

Side = Literal["A", "B"]
Part = Side | Callable[[Clip, Clip], Clip]
"""One clip's own, or what braids the two."""
NO_SPEECH = frozenset({"short", "silence", "music", "no pitch"})


def braid_both(picture: Part, sound: Part, a: Clip, b: Clip, on_picture: Callable[[Clip], None] | None = None) -> Clip:
    """The pictures that one part gives with the sound that the other gives, as long as the pictures.

    `on_picture` gets the pictures, without any sound, before the sound is made.

    Raises:
        MediaError: a clip without picture or without sound, where it is needed.
    """
    seen = _part(picture, a, b)
    if seen.frames is None or seen.fps is None:
        raise MediaError(seen.source, "there is no picture in it", "Choose two videos.")
    if on_picture is not None:
        on_picture(replace(seen, audio=None, sample_rate=None, source=None))
    heard = _part(sound, a, b)
    if heard.audio is None or heard.sample_rate is None:
        raise MediaError(heard.source, "there is no sound in it", "Choose two videos with sound.")
    count = max(1, round(len(seen.frames) / seen.fps * heard.sample_rate))
    return replace(seen, audio=lasting(heard.audio, count), sample_rate=heard.sample_rate, source=None)


def lasting(audio: Samples, count: int) -> Samples:
    """So many samples of it: silence follows where there are fewer."""
    if audio.shape[1] == count:
        return audio
    return np.ascontiguousarray(np.pad(audio, ((0, 0), (0, max(0, count - audio.shape[1]))))[:, :count])


def speaks(clip: Clip) -> bool:
    """Whether the sound is likely speech: there is some, it has a pitch, and it is neither music nor a steady tone."""
    from app.voice import samples_of
    from media_io.speech_checks import findings

    if clip.audio is None:
        return False
    found = findings(samples_of(clip), clip.sample_rate or 0)
    return not any(finding.code in NO_SPEECH for finding in found)


def _part(part: Part, a: Clip, b: Clip) -> Clip:
    if callable(part):
        return part(a, b)
    return a if part == "A" else b

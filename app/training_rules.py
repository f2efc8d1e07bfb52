"""What training takes and holds out, and why it leaves a file out: one set of rules for it and for its preview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.bench.data import MOTIONS, VALIDATION_SHARE, held_out_sentences
from core_models.config import Window
from core_models.errors import ModelError
from core_models.longclips import window_starts
from media_io import characters
from media_io.errors import MediaError
from media_io.speech_corpora import Utterance

FEWEST_CHARACTERS = 10


def video_order(count: int) -> NDArray[np.int64]:
    """The order in which so many videos are read; the last are held out."""
    return np.random.default_rng(0).permutation(count)


def no_picture(path: Path) -> MediaError:
    """What to say of a file that is no video."""
    return MediaError(path, "there is no picture in it", "Leave it out.")


def starts_of_windows(path: Path, frames: int, window: Window) -> list[int]:
    """First frames of the windows that a video of so many frames is cut into. Raises MediaError where it is short."""
    if frames < window.length:
        raise MediaError(path, f"fewer than {window.length} frames", "Leave it out.")
    return window_starts(frames, window.length, window.hop)


def held_out_videos(windows: Sequence[int]) -> int:
    """How many of the last videos, of so many windows each, to hold out: a tenth, or more until they have two."""
    held = max(1, round(len(windows) * VALIDATION_SHARE))
    while held < len(windows) - 1 and sum(windows[-held:]) < 2:
        held += 1
    return held


def sentences_to_validate(found: Sequence[Utterance], used: Sequence[Utterance]) -> set[str]:
    """The sentences to hold out: of all that were found, or of those in use where that would leave a part empty."""
    held_out = held_out_sentences(found)
    parts = {utterance.sentence in held_out for utterance in used}
    return held_out if len(parts) == 2 or not used else held_out_sentences(used)


def characters_asked_for(count: str) -> int:
    """How many characters "generated:COUNT" draws; all that there are to learn from without a count.

    Raises:
        ModelError: not a number, or too few or too many.
    """
    most = len(characters.split_characters()[0])
    if not count:
        return most
    if not count.isdigit() or not FEWEST_CHARACTERS <= int(count) <= most:
        raise ModelError(f"generated:{count}: the number of characters must be from {FEWEST_CHARACTERS} to {most}.")
    return int(count)


def clips_to_validate(people: int) -> int:
    """How many of the last clips of so many characters, each of whom does every motion, to hold out."""
    return max(1, round(people * VALIDATION_SHARE)) * MOTIONS

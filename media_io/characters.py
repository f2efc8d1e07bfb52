"""Generated characters: 64x64 clips of little people whose every attribute and action is known.

They play the part of the Sprites data set (Li & Mandt 2018) where no real data are at hand: four attributes of six
values each stay the same over a clip, one of three actions in one of three directions is what moves.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from media_io.character_art import SKINS, TOPS, TROUSERS, draw_fixed, draw_skin, draw_top, draw_trousers
from media_io.character_hair import HAIRS, draw_hair
from media_io.character_motion import pose_at
from media_io.character_raster import SCALE, SIZE, Layer
from media_io.errors import MediaError
from media_io.labelled import LabelledClips

ATTRIBUTES: tuple[str, ...] = ("skin", "top", "trousers", "hair")
ACTIONS = ("walk", "spellcast", "slash")
DIRECTIONS = ("left", "front", "right")
VALUES = 6

_MOTIONS = tuple(itertools.product(ACTIONS, DIRECTIONS))
_CLASSES: dict[str, tuple[str, ...]] = {
    "skin": SKINS,
    "top": TOPS,
    "trousers": TROUSERS,
    "hair": HAIRS,
    "action": tuple(f"{action} {direction}" for action, direction in _MOTIONS),
}
_DRAWERS = {"skin": draw_skin, "top": draw_top, "trousers": draw_trousers, "hair": draw_hair}
_JITTER_PHASES = (-0.0625, -0.03125, 0.0, 0.03125, 0.0625)


@dataclass(frozen=True)
class Character:
    """The looks of a character, each 0 <= value < VALUES.

    Raises:
        MediaError: a value out of range.
    """

    skin: int
    top: int
    trousers: int
    hair: int

    def __post_init__(self) -> None:
        for attribute in ATTRIBUTES:
            value = getattr(self, attribute)
            if not 0 <= value < VALUES:
                cause = f"{attribute} {value} of a character is not one of its {VALUES} values"
                raise MediaError(None, cause, f"Choose a whole number from 0 to {VALUES - 1}.")


def all_characters() -> list[Character]:
    """All VALUES**4 characters; character k has the digits of k in base VALUES, skin first."""
    return [Character(*values) for values in itertools.product(range(VALUES), repeat=len(ATTRIBUTES))]


def split_characters(seed: int = 0, test: int = 296) -> tuple[list[Character], list[Character]]:
    """All characters in random order, cut in two.

    Args:
        seed: of the NumPy Generator that permutes them.
        test: how many characters the second part holds.

    Returns:
        Characters for training and characters for testing.

    Raises:
        MediaError: test is negative or greater than the number of characters.
    """
    everyone = all_characters()
    if not 0 <= test <= len(everyone):
        raise MediaError(None, f"{test} test characters of {len(everyone)}", f"Choose 0 to {len(everyone)}.")
    order = np.random.default_rng(seed).permutation(len(everyone))
    cut = len(everyone) - test
    return [everyone[k] for k in order[:cut]], [everyone[k] for k in order[cut:]]


def draw_clip(
    character: Character, action: str, direction: str, frames: int = 8, *, phase: float = 0.0
) -> NDArray[np.uint8]:
    """One full cycle of an action.

    Args:
        character: who is drawn.
        action: one of ACTIONS.
        direction: one of DIRECTIONS: where the character looks.
        frames: T, frames over the cycle, at least 1.
        phase: where in the cycle the clip begins, as a share of the cycle.

    Returns:
        uint8 (T, 64, 64, 3), RGB on black.

    Raises:
        MediaError: an unknown action or direction, or no frames.
    """
    if (action, direction) not in _MOTIONS:
        cause = f"no motion {action!r} in direction {direction!r}"
        raise MediaError(None, cause, f"Actions: {', '.join(ACTIONS)}; directions: {', '.join(DIRECTIONS)}.")
    _check_frames(frames)
    layers = np.empty((frames, SIZE * SCALE, SIZE * SCALE), dtype=np.uint32)
    for k in range(frames):
        moment = (action, direction, (k / frames + phase) % 1.0)
        body = _body(character.skin, character.trousers, *moment)
        np.maximum(body, _worn(character.top, character.hair, *moment), out=layers[k])
    return _picture(layers)


def generate(characters: Sequence[Character], *, frames: int = 8, jitter: bool = False, seed: int = 0) -> LabelledClips:
    """Every character in every action and direction.

    Args:
        characters: C characters; a character may come more than once.
        frames: T, frames over the cycle of each action, at least 1.
        jitter: move each clip by up to one pixel and up to 1/16 of its cycle, as no label says.
        seed: of the jitter; without jitter the clips do not depend on it.

    Returns:
        C * 9 clips in the order of characters, then actions, then directions; see LabelledClips.

    Raises:
        MediaError: no frames.
    """
    motions = np.tile(np.arange(len(_MOTIONS)), len(characters))
    who = [character for character in characters for _ in _MOTIONS]
    return _render(who, motions, frames, jitter, np.random.default_rng(seed))


def generate_random(n: int, seed: int, *, frames: int = 8, jitter: bool = False) -> LabelledClips:
    """Clips of random characters in random actions and directions, all equally likely.

    Args:
        n: number of clips, 0 or more.
        seed: 0 or more; the same seed gives the same clips.
        frames: T, frames over the cycle of each action, at least 1.
        jitter: as in generate.

    Returns:
        n clips; see LabelledClips.

    Raises:
        MediaError: a negative number of clips, or no frames.
    """
    if n < 0:
        raise MediaError(None, f"{n} clips", "Choose 0 clips or more.")
    rng = np.random.default_rng(seed)
    values = rng.integers(VALUES, size=(n, len(ATTRIBUTES)))
    motions = rng.integers(len(_MOTIONS), size=n)
    return _render([Character(*map(int, row)) for row in values], motions, frames, jitter, rng)


def _render(
    who: Sequence[Character], motions: NDArray[np.int64], frames: int, jitter: bool, rng: np.random.Generator
) -> LabelledClips:
    _check_frames(frames)
    count = len(who)
    phases = rng.choice(_JITTER_PHASES, size=count) if jitter else np.zeros(count)
    shifts = rng.integers(-1, 2, size=(count, 2)) if jitter else np.zeros((count, 2), dtype=np.int64)
    clips = np.zeros((count, frames, SIZE, SIZE, 3), dtype=np.uint8)
    # Clips of one motion are drawn together, so that the layers in use stay few.
    for k in np.lexsort((phases, motions)):
        action, direction = _MOTIONS[motions[k]]
        clip = draw_clip(who[k], action, direction, frames, phase=float(phases[k]))
        clips[k] = np.roll(clip, tuple(shifts[k]), axis=(1, 2)) if jitter else clip
    looks = np.array([[getattr(c, a) for a in ATTRIBUTES] for c in who], dtype=np.int64).reshape(count, len(ATTRIBUTES))
    labels = {attribute: looks[:, j] for j, attribute in enumerate(ATTRIBUTES)}
    labels["action"] = motions.astype(np.int64)
    identity = looks @ VALUES ** np.arange(len(ATTRIBUTES))[::-1]
    return LabelledClips(clips, labels, _CLASSES, ATTRIBUTES, ("action",), identity)


# One moment is kept at a time, and not a whole clip, so that memory does not grow with the length of clips.
@functools.lru_cache(maxsize=512)
def _layer(attribute: str, value: int, action: str, direction: str, time: float) -> Layer:
    return _DRAWERS[attribute](pose_at(action, direction, time), value)


@functools.lru_cache(maxsize=512)
def _body(skin: int, trousers: int, action: str, direction: str, time: float) -> Layer:
    """Skin, trousers and what everybody has, the nearest of them at each pixel."""
    body = np.maximum(
        _layer("skin", skin, action, direction, time), _layer("trousers", trousers, action, direction, time)
    )
    return np.maximum(body, draw_fixed(pose_at(action, direction, time)))


@functools.lru_cache(maxsize=512)
def _worn(top: int, hair: int, action: str, direction: str, time: float) -> Layer:
    return np.maximum(_layer("top", top, action, direction, time), _layer("hair", hair, action, direction, time))


def _picture(layers: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Layers (T, H, W) to frames (T, H / SCALE, W / SCALE, 3): each pixel the mean of those drawn for it."""
    count, height, width = layers.shape
    large = layers.astype("<u4", copy=False).view(np.uint8).reshape(count * height, width, 4)
    small = cv2.resize(large, (width // SCALE, count * height // SCALE), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(small.reshape(count, height // SCALE, width // SCALE, 4)[..., :3])


def _check_frames(frames: int) -> None:
    if frames < 1:
        raise MediaError(None, f"a clip of {frames} frames", "Choose at least one frame.")

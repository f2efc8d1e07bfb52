"""The shipped models do what their cards say, on clips that they were not trained on."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app import pipeline
from core_models.evaluate.speech import stoi
from media_io.characters import ACTIONS, DIRECTIONS, generate, split_characters
from media_io.clip import Clip
from media_io.world import analyse, log_f0_statistics

FPS = Fraction(8)
MOTIONS = len(ACTIONS) * len(DIRECTIONS)
Clips = NDArray[np.uint8]


def swapped(model: pipeline.LoadedModel, a: Clips, b: Clips) -> Clips:
    made = pipeline.swap(model, Clip(a, FPS), Clip(b, FPS)).frames
    assert made is not None
    return made


def nearest(made: Clips, candidates: Clips) -> int:
    """Which of (N, T, H, W, 3) is nearest to (T, H, W, 3)."""
    difference = candidates.astype(np.float32) - made
    return int(np.square(difference).reshape(len(candidates), -1).sum(axis=1).argmin())


def every_swap_is_nearest_to_the_truth(model: pipeline.LoadedModel, clips: Clips, people: int, pairs: int) -> None:
    """Clips are ordered person by motion: person i with the motion of another is a clip that there is."""
    rng = np.random.default_rng(0)
    for _ in range(pairs):
        (i, j), (own, other) = rng.choice(people, 2, replace=False), rng.integers(0, MOTIONS, 2)
        made = swapped(model, clips[i * MOTIONS + own], clips[j * MOTIONS + other])
        assert nearest(made, clips) == i * MOTIONS + other


def test_held_out_characters_swap_to_the_clip_that_would_have_been_drawn() -> None:
    people = split_characters()[1][:30]
    model = pipeline.load_model("sprites", "cpu")
    every_swap_is_nearest_to_the_truth(model, generate(people).frames, len(people), pairs=12)


def test_a_long_clip_that_begins_anywhere_swaps_too() -> None:
    model = pipeline.load_model("sprites", "cpu")
    drawn = generate(split_characters()[1][:10]).frames
    looped = np.concatenate([np.roll(drawn, 3, axis=1)] * 3, axis=1)
    every_swap_is_nearest_to_the_truth(model, looped, 10, pairs=4)


def test_the_speech_model_moves_the_voice_and_keeps_the_words() -> None:
    model = pipeline.load_model("speech", "cpu")
    a, b = (pipeline.open_clip(path) for path in list(pipeline.sample_clips().values())[2:])
    made = pipeline.swap(model, b, a)
    assert made.audio is not None
    assert b.audio is not None
    assert made.audio.shape == b.audio.shape
    assert stoi(b.audio[0], made.audio[0]) > 0.6
    pitches = [log_f0_statistics([analyse(clip.audio[0])])[0] for clip in (a, b, made) if clip.audio is not None]
    assert abs(pitches[2] - pitches[0]) < 0.25 * abs(pitches[1] - pitches[0])


@pytest.mark.parametrize("key", ["sprites", "sprites-lpc", "speech"])
def test_cards_say_what_was_measured(key: str) -> None:
    info = pipeline.load_model(key, "cpu").info
    card = (info.path / "card.md").read_text(encoding="utf-8")
    assert info.metrics
    assert all(f"| {name} | {value:g} |" in card for name, value in info.metrics.items())
    assert "unknown" not in card


@pytest.mark.real_data
def test_real_sprites_swap_to_the_clip_that_is_in_the_sheets(real_data: Path) -> None:
    from media_io.sprites import load_sprites

    model = pipeline.load_model("sprites-lpc", "cpu")
    clips = load_sprites(real_data / "sprites", "test").frames[: 30 * MOTIONS]
    every_swap_is_nearest_to_the_truth(model, clips, 30, pairs=12)


@pytest.mark.real_data
def test_a_real_sentence_is_said_in_another_voice(real_data: Path) -> None:
    model = pipeline.load_model("speech", "cpu")
    a, b = (pipeline.open_clip(real_data / "emodb" / "wav" / name) for name in ("03a01Nc.wav", "08a02Na.wav"))
    made, own = pipeline.swap(model, b, a), pipeline.swap(model, b, b)
    assert made.audio is not None
    assert own.audio is not None
    assert np.abs(made.audio).max() <= 1
    assert np.sqrt(np.mean((made.audio - own.audio) ** 2)) > 0.05 * np.sqrt(np.mean(own.audio**2))

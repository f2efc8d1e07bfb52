"""What is kept of what was heard: one and the same for a clip and a model, never another's, never too much."""

from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import pytest
import torch

from app import pipeline
from app.listening import Listener
from app.voice import Voicing, heard
from core_models.config import Architecture, Network, Window
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from media_io.clip import Clip

RATE = 16_000


def clip(seconds: float, pitch: float) -> Clip:
    times = np.arange(round(seconds * RATE)) / RATE
    phase = pitch * times + 3 * np.sin(5 * times)
    sound = sum(np.sin(2 * np.pi * k * phase) / k for k in range(1, 12))
    return Clip(audio=(0.1 * np.asarray(sound))[None].astype(np.float32), sample_rate=RATE)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> list[pipeline.LoadedModel]:
    window = Window(kind="speech", features="envelope", length=20, hop=10, bins=64)
    network = Network(static=4, dynamic=3, features=12, hidden=12)
    architecture = Architecture(model="cdsvae", window=window, network=network)
    found = []
    for seed in range(2):
        torch.manual_seed(seed)
        folder: Path = tmp_path_factory.mktemp("models") / f"model{seed}"
        save_model(folder, build_model(architecture), ModelConfig(title="t", architecture=architecture), "card")
        found.append(pipeline.load_model(folder, "cpu"))
    return found


def test_a_clip_is_heard_once_for_each_model(models: list[pipeline.LoadedModel]) -> None:
    listener, one, like = Listener(), clip(0.5, 120), clip(0.5, 120)
    phases: list[str] = []

    def told(progress: pipeline.Progress) -> None:
        phases.append(progress.phase)

    found = listener(models[0].stored, one, told)
    assert listener(models[0].stored, one, told) is found
    assert len(phases) == 3
    assert listener(models[1].stored, one, told).speaker.static is not found.speaker.static
    assert listener(models[0].stored, like, told) is not found  # equal, but another
    assert len(phases) == 9


def test_a_swap_is_the_same_with_what_was_kept(models: list[pipeline.LoadedModel]) -> None:
    a, b, listener, phases = clip(0.5, 120), clip(0.6, 200), Listener(), list[str]()

    def swapped(pitch: float, listener: Listener | None) -> Clip:
        how = Voicing(pitch=pitch)
        return pipeline.swap(models[0], a, b, None, lambda progress: phases.append(progress.phase), how, listener)

    alone = swapped(2, None)
    swapped(0, listener)
    phases.clear()
    np.testing.assert_array_equal(swapped(2, listener).audio, alone.audio)
    assert set(phases) == {"Changing the voice", "Making samples"}


def test_what_is_kept_has_an_end(models: list[pipeline.LoadedModel]) -> None:
    stored, listener, heard = models[0].stored, Listener(most_seconds=1.2), list[object]()
    first, second, third, long = clip(0.5, 100), clip(0.5, 130), clip(0.5, 160), clip(1.3, 190)

    def count(one: Clip) -> int:
        heard.clear()
        listener(stored, one, heard.append)
        return len(heard)

    assert [count(one) for one in (first, second, first, third)] == [3, 3, 0, 3]  # second was asked for longest ago
    assert count(first) == 0
    assert count(second) == 3
    assert count(long) == 3
    assert count(long) == 3  # more than is kept


def test_clips_are_not_kept_alive(models: list[pipeline.LoadedModel]) -> None:
    listener, one = Listener(), clip(0.3, 120)
    listener(models[0].stored, one, lambda progress: None)
    del one
    gc.collect()
    two = clip(0.3, 150)
    listener(models[0].stored, two, lambda progress: None)
    assert listener.heard.clips == [two]


def test_codes_are_those_that_a_swap_hears(models: list[pipeline.LoadedModel]) -> None:
    one = clip(0.5, 120)
    latents, found = pipeline.encode(models[0], one), heard(models[0].stored, one, lambda progress: None)
    torch.testing.assert_close(latents.dynamic, found.dynamic, rtol=0, atol=0)
    torch.testing.assert_close(latents.static, found.speaker.static, rtol=0, atol=0)

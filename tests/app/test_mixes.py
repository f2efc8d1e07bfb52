"""Swaps by blocks, of picture and sound together, and what is kept between two swaps of the same clips."""

from __future__ import annotations

import gc
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch

from app import pipeline
from app.both import braid_both, lasting, speaks
from app.listening import Listener
from core_models.config import Architecture, Ladder, Network, Window, read_preset
from core_models.errors import ModelError
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.read import read_clip

RATE = 16_000
VIDEO = Window(kind="video", length=4, hop=2, size=32)
SMALL = Network(static=4, dynamic=3, encoder_channels=4, channels=8, features=12, hidden=12)


def film(seed: int, count: int = 8, seconds: float | None = None) -> Clip:
    """Moving noise, with a voice of so many seconds."""
    noise = np.random.default_rng(seed)
    frames = noise.integers(0, 255, (count, 32, 32, 3)).astype(np.uint8)
    if seconds is None:
        return Clip(frames, Fraction(8))
    times = np.arange(round(seconds * RATE)) / RATE
    phase = (110 + 60 * seed) * times + 2 * np.sin(5 * times)
    sound = sum(np.sin(2 * np.pi * k * phase) / k for k in range(1, 12)) * np.clip(2 * np.sin(9 * times), 0, 1)
    audio = (0.1 * sound + 0.003 * noise.normal(size=len(times)))[None].astype(np.float32)
    return Clip(frames, Fraction(8), audio, RATE)


def stored(folder: Path, architecture: Architecture) -> pipeline.LoadedModel:
    torch.manual_seed(0)
    save_model(folder, build_model(architecture), ModelConfig(title="t", architecture=architecture), "card")
    return pipeline.load_model(folder, "cpu")


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pipeline.LoadedModel]:
    """Two of pictures, one of them with rungs, and one of voices, with random weights."""
    folder = tmp_path_factory.mktemp("models")
    rungs = Ladder(rungs=(4, 3), capacities=(1.0, 1.0), convolutions=1, stride=2, channels=8)
    voices = Window(kind="speech", features="envelope", length=20, hop=10, bins=64)
    small = Network(static=4, dynamic=3, features=12, hidden=12)
    return {
        "pictures": stored(folder / "pictures", Architecture(model="cdsvae", window=VIDEO, network=SMALL)),
        "rungs": stored(folder / "rungs", Architecture(model="favae", window=VIDEO, network=SMALL, ladder=rungs)),
        "voices": stored(folder / "voices", Architecture(model="cdsvae", window=voices, network=small)),
    }


def test_some_rungs_are_bs_and_the_others_as(models: dict[str, pipeline.LoadedModel]) -> None:
    model, a, b = models["rungs"], film(1), film(2)
    assert [block.name for block in pipeline.model_blocks(model.info.path)] == ["rung 1", "rung 2"]
    own, other = pipeline.encode(model, a), pipeline.encode(model, b)
    one = pipeline.swap_blocks(model, a, b, {"rung 2": 1.0})
    np.testing.assert_array_equal(one.frames, pipeline.swap_block(model, a, b, "rung 2").frames)
    assert not torch.equal(own.dynamic, other.dynamic)
    both = pipeline.swap_blocks(model, a, b, {"rung 1": 1.0, "rung 2": 1.0})
    np.testing.assert_array_equal(both.frames, pipeline.swap(model, a, b, pipeline.Mix(0, 1)).frames)
    back = pipeline.swap_blocks(model, a, b, {"rung 1": 0.0, "rung 2": 0.0}, pipeline.Mix(0, 1))
    np.testing.assert_array_equal(back.frames, pipeline.swap(model, a, b, pipeline.Mix(0, 0)).frames)
    assert not np.array_equal(one.frames, both.frames)
    assert not np.array_equal(one.frames, back.frames)


def test_blocks_of_a_vdsm_as_its_preset_has_it(tmp_path: Path) -> None:
    preset = read_preset(pipeline.preset_file("vdsm-sprites"))
    model = stored(tmp_path / "vdsm", preset.architecture)
    assert [block.name for block in pipeline.model_blocks(tmp_path / "vdsm")] == ["identity", "pose"]
    frames = np.random.default_rng(0).integers(0, 255, (2, 8, 64, 64, 3)).astype(np.uint8)
    a, b = (Clip(one, Fraction(8)) for one in frames)
    looks = pipeline.swap_blocks(model, a, b, {"identity": 1.0})
    np.testing.assert_array_equal(looks.frames, pipeline.swap(model, a, b, pipeline.Mix(1, 0)).frames)


def test_a_block_that_is_not_there_or_a_share_beyond_the_clips(models: dict[str, pipeline.LoadedModel]) -> None:
    with pytest.raises(ModelError, match=r"no block 'rung 9'\. Choose one of rung 1, rung 2"):
        pipeline.swap_blocks(models["rungs"], film(1), film(2), {"rung 9": 1.0})
    with pytest.raises(ModelError, match="share of rung 1 is 2"):
        pipeline.swap_blocks(models["rungs"], film(1), film(2), {"rung 1": 2.0})


def test_blocks_of_voices_are_their_two_factors(models: dict[str, pipeline.LoadedModel]) -> None:
    a, b = film(1, seconds=0.6), film(2, seconds=0.8)
    named = pipeline.swap_blocks(models["voices"], a, b, {"static": 1.0})
    np.testing.assert_array_equal(named.audio, pipeline.swap(models["voices"], a, b, pipeline.Mix(1, 0)).audio)


@pytest.mark.parametrize(("dynamic", "count"), [(1.0, 6), (0.0, 8), (0.5, 7)])
def test_picture_and_sound_are_swapped_each_by_its_model(
    models: dict[str, pipeline.LoadedModel], tmp_path: Path, dynamic: float, count: int
) -> None:
    a, b, mix = film(1, 8, 1.1), film(2, 6, 0.7), pipeline.Mix(0.0, dynamic)
    news: list[Clip | str] = []
    tell, early = (lambda progress: news.append(progress.phase)), news.append
    made = pipeline.swap_both(models["pictures"], models["voices"], a, b, mix, mix, tell, on_picture=early)
    assert made.frames is not None
    assert made.audio is not None
    np.testing.assert_array_equal(made.frames, pipeline.swap(models["pictures"], a, b, mix).frames)
    (picture,) = (one for one in news if isinstance(one, Clip))
    np.testing.assert_array_equal(picture.frames, made.frames)
    assert picture.audio is None
    assert "Listening to A" in news[news.index(picture) :]
    voice = pipeline.swap(models["voices"], a, b, mix).audio
    assert voice is not None
    assert made.audio.shape == (1, count * RATE // 8)
    shared = min(voice.shape[1], made.audio.shape[1])
    np.testing.assert_array_equal(made.audio[:, :shared], voice[:, :shared])
    back = read_clip(pipeline.export(made, tmp_path / "both.mp4"))
    assert back.frames is not None
    assert back.audio is not None
    assert len(back.frames) == count
    assert abs(back.audio.shape[1] / (back.sample_rate or 1) - count / 8) <= 1 / 8


def test_either_part_can_be_kept(models: dict[str, pipeline.LoadedModel]) -> None:
    a, b = film(1, 8, 1.1), film(2, 6, 0.7)
    assert a.audio is not None
    sound_of_a = pipeline.swap_both(models["pictures"], "A", a, b)
    np.testing.assert_array_equal(sound_of_a.audio, a.audio[:, :12_000])
    np.testing.assert_array_equal(sound_of_a.frames, pipeline.swap(models["pictures"], a, b).frames)
    pictures_of_b = pipeline.swap_both("B", models["voices"], a, b)
    np.testing.assert_array_equal(pictures_of_b.frames, b.frames)
    assert pictures_of_b.audio is not None
    assert pictures_of_b.audio.shape == (1, 12_000)
    with pytest.raises(MediaError, match="no sound"):
        braid_both("A", "B", film(1), film(2))


def test_sound_lasts_as_long_as_is_asked() -> None:
    sound = np.ones((1, 4), np.float32)
    assert lasting(sound, 4) is sound
    assert lasting(sound, 6).tolist() == [[1, 1, 1, 1, 0, 0]]
    assert lasting(sound, 2).tolist() == [[1, 1]]


def test_tones_and_silence_do_not_speak() -> None:
    times = np.arange(RATE) / RATE
    tone = Clip(audio=(0.3 * np.sin(2 * np.pi * 440 * times))[None].astype(np.float32), sample_rate=RATE)
    quiet = Clip(audio=np.zeros((1, RATE), np.float32), sample_rate=RATE)
    assert [speaks(one) for one in (tone, quiet, film(1))] == [False, False, False]
    assert speaks(pipeline.open_clip(pipeline.sample_clips()["speech_a.flac"]))


def test_pictures_are_taken_apart_once(models: dict[str, pipeline.LoadedModel]) -> None:
    listener, a, b, phases = Listener(), film(1), film(2), list[str]()

    def swapped(static: float, listener: Listener | None) -> Clip:
        told = lambda progress: phases.append(progress.phase)  # noqa: E731
        return pipeline.swap(models["pictures"], a, b, pipeline.Mix(static, 1.0), told, None, listener)

    alone = swapped(0.5, None)
    swapped(0.0, listener)
    phases.clear()
    np.testing.assert_array_equal(swapped(0.5, listener).frames, alone.frames)
    assert set(phases) == {"Decoding"}


def test_pictures_are_not_kept_alive_nor_without_end(models: dict[str, pipeline.LoadedModel]) -> None:
    model, a, b = models["pictures"].stored, film(1), film(2)
    assert a.frames is not None
    listener = Listener(most_bytes=1.5 * a.frames.nbytes)
    for one in (a, b):
        listener.encoded(model, one, "", lambda progress: None)
    assert listener.seen.clips == [b]
    del one, b
    gc.collect()
    assert listener.seen.clips == [None]


def test_many_swaps_leave_nothing_behind(models: dict[str, pipeline.LoadedModel]) -> None:
    listener, a = Listener(), film(1)
    for seed in range(20):
        pipeline.swap(models["pictures"], a, film(seed), None, None, None, listener)
    gc.collect()
    listener.encoded(models["pictures"].stored, a, "", lambda progress: None)
    assert listener.seen.clips == [a]

"""The use cases, on small models with random weights and clips made here."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch

from app import pipeline
from core_models.config import Architecture, Network, Window
from core_models.control import Cancelled, Control
from core_models.errors import CheckpointError, ConfigError, ModelError
from core_models.registry import build_model
from core_models.store import ModelConfig, load_model, save_model
from media_io.characters import draw_clip, split_characters
from media_io.clip import Clip
from media_io.errors import MediaError

SMALL = Network(static=6, dynamic=4, encoder_channels=4, channels=4, features=16, hidden=16)
FPS = Fraction(8)


def stored(folder: Path, window: Window, fps: str | None = None) -> Path:
    architecture = Architecture(model="cdsvae", window=window, network=SMALL)
    torch.manual_seed(0)
    save_model(folder, build_model(architecture), ModelConfig(title="t", architecture=architecture, fps=fps), "card")
    return folder


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> pipeline.LoadedModel:
    return pipeline.load_model(stored(tmp_path_factory.mktemp("m") / "tiny-video", Window(kind="video")), "cpu")


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> pipeline.LoadedModel:
    folder = tmp_path_factory.mktemp("m") / "tiny-speech"
    return pipeline.load_model(stored(folder, Window(kind="speech", length=20, hop=10)), "cpu")


def person(place: int, action: str, frames: int, sound: float | None = None) -> Clip:
    character = split_characters()[1][place]
    audio = None if sound is None else tone(sound, int(frames / FPS * 8_000), 8_000)
    return Clip(draw_clip(character, action, "front", frames), FPS, audio, None if audio is None else 8_000)


def tone(frequency: float, n: int, rate: int, channels: int = 1) -> np.ndarray:
    wave = 0.3 * np.sin(2 * np.pi * frequency * np.arange(n) / rate) + 0.05 * np.sin(
        9 * frequency * np.arange(n) / rate
    )
    return np.tile(wave.astype(np.float32), (channels, 1))


def test_a_swap_takes_length_rate_and_sound_from_the_dynamics(video: pipeline.LoadedModel) -> None:
    a, b = person(0, "walk", 8, 200.0), person(1, "slash", 21, 300.0)
    made = pipeline.swap(video, a, b)
    assert made.frames is not None
    assert made.frames.shape == (21, 64, 64, 3)
    assert made.fps == FPS
    np.testing.assert_array_equal(made.audio, b.audio)
    back = pipeline.swap(video, a, b, pipeline.Mix(static=1, dynamic=0))
    assert back.frames is not None
    assert len(back.frames) == 8
    np.testing.assert_array_equal(back.audio, a.audio)


def test_the_static_code_matters_and_all_of_one_clip_is_its_reconstruction(video: pipeline.LoadedModel) -> None:
    a, b = person(0, "walk", 8), person(1, "slash", 12)
    rebuilt = pipeline.swap(video, b, b)
    all_b = pipeline.swap(video, a, b, pipeline.Mix(static=1, dynamic=1))
    np.testing.assert_array_equal(all_b.frames, rebuilt.frames)
    swapped = pipeline.swap(video, a, b, pipeline.Mix(static=0, dynamic=1))
    assert np.any(swapped.frames != rebuilt.frames)


def test_blends_lie_between_and_lengths_too(video: pipeline.LoadedModel) -> None:
    a, b = person(0, "walk", 8), person(1, "slash", 16)
    half = pipeline.swap(video, a, b, pipeline.Mix(0.5, 0.5))
    assert half.frames is not None
    assert len(half.frames) == 12
    with pytest.raises(ModelError, match=r"static blend is 1\.5"):
        pipeline.swap(video, a, b, pipeline.Mix(1.5, 0))


def test_encode_gives_one_static_code_and_a_dynamic_code_a_frame(video: pipeline.LoadedModel) -> None:
    latents = pipeline.encode(video, person(0, "walk", 19))
    assert latents.static.shape == (1, 6)
    assert latents.dynamic.shape == (1, 19, 4)


def test_progress_is_told_and_may_cancel(video: pipeline.LoadedModel) -> None:
    heard: list[pipeline.Progress] = []
    pipeline.swap(video, person(0, "walk", 30), person(1, "walk", 8), progress=heard.append)
    assert [p.phase for p in heard] == ["Encoding A", "Encoding B", "Decoding"]
    assert all(p.done == p.total for p in heard)

    def cancel(progress: pipeline.Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        pipeline.swap(video, person(0, "walk", 8), person(1, "walk", 8), progress=cancel)


def test_big_and_oblong_clips_are_fitted(video: pipeline.LoadedModel) -> None:
    frames = np.random.default_rng(0).integers(0, 255, (9, 120, 201, 3), np.uint8)
    seen = pipeline.preview(Clip(frames, Fraction(30000, 1001)), video)
    assert seen.frames is not None
    assert seen.frames.shape == (9, 64, 64, 3)
    assert seen.fps == Fraction(30000, 1001)


def test_a_model_with_a_rate_of_its_own_resamples(tmp_path: Path) -> None:
    model = pipeline.load_model(stored(tmp_path / "m", Window(kind="video"), fps="4"), "cpu")
    made = pipeline.swap(model, person(0, "walk", 16), person(1, "walk", 16))
    assert made.frames is not None
    assert len(made.frames) == 8
    assert made.fps == 4


def test_speech_with_its_own_voice_comes_back_untouched(speech: pipeline.LoadedModel) -> None:
    clip = Clip(audio=tone(150.0, 16_000, 16_000), sample_rate=16_000)
    same = pipeline.swap(speech, clip, clip)
    assert same.audio is not None
    assert clip.audio is not None
    assert same.audio.shape == clip.audio.shape
    np.testing.assert_allclose(same.audio, clip.audio, atol=2e-3)


def test_speech_of_any_rate_and_channels_becomes_mono_at_the_models_rate(speech: pipeline.LoadedModel) -> None:
    a = Clip(audio=tone(150.0, 22_050, 22_050, 2), sample_rate=22_050)
    b = Clip(audio=tone(220.0, 4_000, 8_000), sample_rate=8_000)
    made = pipeline.swap(speech, b, a)
    assert made.audio is not None
    assert made.audio.shape == (1, 8_000)
    assert made.sample_rate == 16_000
    mixed = pipeline.swap(speech, a, b, pipeline.Mix(0.5, 0.5))
    assert mixed.audio is not None
    assert mixed.audio.shape == (1, 12_000)
    assert np.abs(mixed.audio).max() <= 1


def test_a_clip_without_what_the_model_takes_is_told(video: pipeline.LoadedModel, speech: pipeline.LoadedModel) -> None:
    sound, picture = Clip(audio=tone(150.0, 8_000, 8_000), sample_rate=8_000), person(0, "walk", 8)
    with pytest.raises(MediaError, match="sound alone"):
        pipeline.swap(video, picture, sound)
    with pytest.raises(MediaError, match="no sound"):
        pipeline.swap(speech, picture, sound)
    assert pipeline.model_key_for(sound) == "speech"
    assert pipeline.model_key_for(picture) == "sprites"


def test_samples_are_repeatable_and_as_long_as_asked(video: pipeline.LoadedModel, speech: pipeline.LoadedModel) -> None:
    one, other = pipeline.sample(video, 2, seed=3)
    again = pipeline.sample(video, 2, seed=3)
    np.testing.assert_array_equal(one.frames, again[0].frames)
    assert np.any(one.frames != other.frames)
    long = pipeline.sample(video, 1, seconds=2.5)[0]
    assert long.frames is not None
    assert len(long.frames) == 20
    voice = pipeline.sample(speech, 1, seconds=0.5)[0]
    assert voice.audio is not None
    assert voice.audio.shape[1] == pytest.approx(8_000, abs=200)
    with pytest.raises(ModelError, match="above 0"):
        pipeline.sample(video, 0)


def test_a_model_of_one_code_a_clip_braids_long_clips(tmp_path: Path) -> None:
    preset = Architecture(model="favae", window=Window(kind="video", length=8, hop=4), network=SMALL)
    torch.manual_seed(0)
    save_model(tmp_path / "ladder", build_model(preset), ModelConfig(title="Ladder", architecture=preset), "# Ladder\n")
    ladder = pipeline.load_model(tmp_path / "ladder")
    a, b = person(0, "walk", 8), person(1, "slash", 19)
    assert pipeline.encode(ladder, b).dynamic.shape[1] == 19
    swapped = pipeline.swap(ladder, a, b)
    assert swapped.frames is not None
    assert len(swapped.frames) == 19
    drawn = pipeline.sample(ladder, 1, seconds=2.5)[0]
    assert drawn.frames is not None
    assert len(drawn.frames) == 20
    blocks = [block.name for block in ladder.stored.model.blocks()]
    assert blocks == ["rung 1", "rung 2", "rung 3"]
    assert pipeline.swap_block(ladder, a, b, "rung 2").frames is not None


def test_an_unknown_model_lists_the_known_ones() -> None:
    with pytest.raises(ModelError, match=r"nothing-like-it.*Known models"):
        pipeline.load_model("nothing-like-it")
    with pytest.raises(ModelError, match="auto, cpu, cuda"):
        pipeline.chosen_device("toaster")


def test_models_below_a_folder_are_found_and_a_broken_one_is_left_out(tmp_path: Path) -> None:
    stored(tmp_path / "mine", Window(kind="video"))
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "config.json").write_text("{")
    keys = [info.key for info in pipeline.available_models(tmp_path)]
    assert "mine" in keys
    assert "broken" not in keys
    with pytest.raises(CheckpointError, match="broken"):
        pipeline.load_model(tmp_path / "broken")


def kinds(events: Iterator[object]) -> list[str]:
    return [event.kind for event in events]  # type: ignore[attr-defined]


def test_training_leaves_a_model_that_swaps(tmp_path: Path) -> None:
    job = pipeline.TrainJob("demo", "generated:10", tmp_path / "run", steps=2, device="cpu")
    events = list(pipeline.train(job))
    assert events[0].kind == "phase"
    assert events[-1].kind == "end"
    assert events[-1].step == 2
    model = pipeline.load_model(tmp_path / "run" / "model", "cpu")
    assert "10 generated characters" in (tmp_path / "run" / "model" / "card.md").read_text()
    assert model.info.kind == "video"
    assert pipeline.swap(model, person(0, "walk", 8), person(1, "walk", 8)).frames is not None
    with pytest.raises(CheckpointError, match="holds a run already"):
        next(pipeline.train(job))
    more = pipeline.TrainJob("demo", "generated:10", tmp_path / "run", steps=3, device="cpu", resume=True)
    assert list(pipeline.train(more))[-1].step == 3


def test_a_time_limit_ends_training_with_a_model(tmp_path: Path) -> None:
    job = pipeline.TrainJob("demo", "generated:10", tmp_path / "run", steps=10_000, device="cpu", minutes=0.0)
    events = list(pipeline.train(job))
    assert events[-1].kind == "end"
    assert events[-1].step < 10_000
    assert load_model(tmp_path / "run" / "model").config.training["steps"] == events[-1].step


def test_stopping_while_data_is_loaded_is_clean(tmp_path: Path) -> None:
    control = Control()
    running = pipeline.train(pipeline.TrainJob("demo", "generated", tmp_path / "run", device="cpu"), control)
    assert next(running).kind == "phase"
    control.stop()
    with pytest.raises(Cancelled):
        list(running)


@pytest.mark.parametrize(
    ("preset", "data", "error", "words"),
    [
        ("no-such", "generated", ConfigError, "demo"),
        ("demo", "samples", ModelError, "samples is speech, the preset's model takes video"),
        ("demo", "generated:3", ModelError, "from 10 to"),
        ("demo", "no/such/folder", MediaError, "neither a data set's name nor a folder"),
    ],
)
def test_a_job_that_cannot_be_done_is_told_before_work(
    tmp_path: Path, preset: str, data: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        list(pipeline.train(pipeline.TrainJob(preset, data, tmp_path / "run", device="cpu")))


def test_training_on_a_folder_of_videos_leaves_out_a_bad_one(tmp_path: Path) -> None:
    for who in (0, 1, 2):
        for action in ("walk", "slash"):
            pipeline.export(person(who, action, 10), tmp_path / "data" / f"p{who}" / action / "1.npz")
    bad = tmp_path / "data" / "p0" / "walk" / "2.mp4"
    bad.write_bytes(b"no film at all")
    job = pipeline.TrainJob("demo", str(tmp_path / "data"), tmp_path / "run", steps=1, device="cpu")
    list(pipeline.train(job))
    config = load_model(tmp_path / "run" / "model").config
    assert config.fps == "8"
    assert "6 videos of 3 identities" in str(config.training["data"])


@pytest.mark.real_data
def test_two_real_sprites_and_two_real_sentences_are_swapped(
    real_data: Path, video: pipeline.LoadedModel, speech: pipeline.LoadedModel
) -> None:
    from media_io.sprites import load_sprites

    clips = load_sprites(real_data / "sprites", "test").frames[[0, 100]]
    made = pipeline.swap(video, Clip(clips[0], FPS), Clip(clips[1], FPS))
    assert made.frames is not None
    assert made.frames.shape == (8, 64, 64, 3)
    a, b = (pipeline.open_clip(real_data / "emodb" / "wav" / name) for name in ("03a01Nc.wav", "08a02Na.wav"))
    spoken = pipeline.swap(speech, a, b)
    assert spoken.audio is not None
    assert spoken.audio.shape[1] == pytest.approx(a.duration * 16_000, abs=1)

"""Moved numbers of a code and codes that move, checked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch

from app import pipeline
from app.code_numbers import Edit
from app.interpolation import between
from app.traversal import edited, own_value
from core_models.config import Architecture, Network, Window
from core_models.errors import ModelError
from core_models.longclips import decode_clip
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from core_models.types import Latents
from media_io.clip import Clip

SMALL = Network(static=6, dynamic=4, encoder_channels=4, channels=4, features=16, hidden=16)
FPS = Fraction(8)


def tiny(folder: Path, model: str, window: Window) -> pipeline.LoadedModel:
    architecture = Architecture(model=model, window=window, network=SMALL)
    torch.manual_seed(0)
    save_model(folder, build_model(architecture), ModelConfig(title="t", architecture=architecture), "card")
    return pipeline.load_model(folder, "cpu")


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> pipeline.LoadedModel:
    return tiny(tmp_path_factory.mktemp("m") / "tiny-video", "cdsvae", Window(kind="video"))


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> pipeline.LoadedModel:
    return tiny(tmp_path_factory.mktemp("m") / "tiny-speech", "cdsvae", Window(kind="speech", length=20, hop=10))


def noise(seed: int, count: int) -> Clip:
    frames = np.random.default_rng(seed).integers(0, 255, (count, 8, 8, 3), np.uint8).repeat(8, 1).repeat(8, 2)
    return Clip(frames, FPS)


def close(a: Clip, b: Clip, where: slice | int = slice(None)) -> None:
    np.testing.assert_allclose(a.frames[where].astype(int), b.frames[where].astype(int), atol=1)


def test_an_edit_moves_the_mean_of_its_number_and_nothing_else(video: pipeline.LoadedModel) -> None:
    latents = Latents(torch.zeros(1, 6), torch.arange(12.0).reshape(1, 3, 4))
    model = video.stored.model
    moved = edited(model, latents, [Edit("static", 2, 1.5), Edit("dynamic", 1, 10.0)])
    assert moved.static.tolist() == [[0, 0, 1.5, 0, 0, 0]]
    assert moved.dynamic[0, :, 1].tolist() == [6, 10, 14]  # 1, 5, 9 about their mean of 5
    assert moved.dynamic[0, :, 0].tolist() == [0, 4, 8]
    held = edited(model, latents, [Edit("dynamic", 3, -1.0, held=True)])
    assert held.dynamic[0, :, 3].tolist() == [-1, -1, -1]
    assert latents.static.sum() == 0
    assert own_value(model, latents, "dynamic", 1) == 5
    with pytest.raises(ModelError, match="numbers 0 to 3, 4 was asked for"):
        edited(model, latents, [Edit("dynamic", 4, 0.0)])


def test_edited_codes_are_what_is_decoded_and_no_edit_is_the_reconstruction(video: pipeline.LoadedModel) -> None:
    clip = noise(1, 12)
    own = pipeline.take_apart(video, clip)
    np.testing.assert_array_equal(
        pipeline.decode_latents(video, own, ()).frames, pipeline.swap(video, clip, clip).frames
    )
    static = own.latents.static.clone()
    static[0, 3] = 2.0
    with torch.inference_mode():
        wanted = decode_clip(video.stored.model, Latents(static, own.latents.dynamic), 8, 4)
    made = pipeline.decode_latents(video, own, [Edit("static", 3, 2.0)])
    np.testing.assert_allclose(made.frames, (wanted.clamp(0, 1) * 255).round().permute(0, 2, 3, 1).numpy(), atol=1)
    assert made.fps == clip.fps


def test_editing_encodes_nothing(video: pipeline.LoadedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    own = pipeline.take_apart(video, noise(1, 8))
    monkeypatch.setattr(video.stored.model, "encode", lambda frames: pytest.fail("encoded again"))
    assert pipeline.decode_latents(video, own, [Edit("dynamic", 0, 1.0)]).frames is not None


def test_speech_is_decoded_from_moved_numbers_too(speech: pipeline.LoadedModel) -> None:
    wave = 0.3 * np.sin(2 * np.pi * 200 * np.arange(8000) / 16000)
    own = pipeline.take_apart(speech, Clip(audio=wave[None].astype(np.float32), sample_rate=16000))
    made = pipeline.decode_latents(speech, own, [Edit("static", 0, 1.0)])
    assert made.audio.shape == (1, 8000)


def test_numbers_that_vary_most_over_the_clips_come_first(video: pipeline.LoadedModel) -> None:
    plain = pipeline.code_ranges(video)
    assert len(plain) == 10
    statics = [one for one in plain if one.block == "static"]
    assert all(abs(one.mean) < 0.25 and 0.8 < one.deviation < 1.2 for one in statics)  # N(0, I)
    own = pipeline.take_apart(video, noise(1, 8))
    static = [torch.zeros(1, 6), torch.zeros(1, 6)]
    static[0][0, 4], static[1][0, 4], static[1][0, 2] = -5.0, 5.0, 0.1
    known = [replace(own, latents=Latents(code, own.latents.dynamic)) for code in static]
    ordered = [one for one in pipeline.code_ranges(video, known) if one.block == "static"]
    assert [one.number for one in ordered][:2] == [4, 2]
    assert ordered[0].deviation == pytest.approx(50**0.5)  # beyond the prior's, so it counts
    assert ordered[1].deviation == pytest.approx(statics[[s.number for s in statics].index(2)].deviation)


def test_an_interpolation_begins_and_ends_with_the_swaps(video: pipeline.LoadedModel) -> None:
    a, b = noise(1, 13), noise(2, 9)
    for dynamic, leader in (("a", a), ("b", b)):
        made = pipeline.interpolate(video, a, b, dynamic=dynamic)
        assert len(made.frames) == len(leader.frames)
        share = 0 if dynamic == "a" else 1
        close(made, pipeline.swap(video, a, b, pipeline.Mix(0, share)), 0)
        close(made, pipeline.swap(video, a, b, pipeline.Mix(1, share)), -1)
        assert np.any(made.frames[-1] != pipeline.swap(video, a, b, pipeline.Mix(0, share)).frames[-1])


def test_with_the_same_clip_twice_it_is_the_reconstruction(video: pipeline.LoadedModel) -> None:
    a = noise(1, 14)
    rebuilt = pipeline.swap(video, a, a)
    for dynamic in ("a", "b", "both"):
        close(pipeline.interpolate(video, a, a, dynamic=dynamic), rebuilt)
    close(pipeline.interpolate(video, a, a, path="spherical"), rebuilt)


def test_both_go_from_one_clip_to_the_other(video: pipeline.LoadedModel) -> None:
    a, b = noise(1, 8), noise(2, 8)
    made = pipeline.interpolate(video, a, b, dynamic="both")
    close(made, pipeline.swap(video, a, a), 0)
    close(made, pipeline.swap(video, b, b), -1)


def test_dynamics_play_again_for_as_long_as_is_asked(video: pipeline.LoadedModel) -> None:
    a, b = replace(noise(1, 8), audio=np.ones((1, 1000), np.float32) * 0.1, sample_rate=1000), noise(2, 8)
    made = pipeline.interpolate(video, a, b, seconds=2.5)
    assert len(made.frames) == 20
    assert made.audio.shape == (1, 2500)
    with pytest.raises(ModelError, match="0 s were asked for"):
        pipeline.interpolate(video, a, b, seconds=0)


def test_the_spherical_path_keeps_the_radius_and_is_refused_without_a_normal_prior(
    tmp_path: Path, video: pipeline.LoadedModel, speech: pipeline.LoadedModel
) -> None:
    shares = torch.tensor([[0.0], [0.5], [1.0]])
    codes = between(torch.tensor([[2.0, 0.0]]), torch.tensor([[0.0, 2.0]]), shares, "spherical")
    torch.testing.assert_close(codes, torch.tensor([[2, 0], [2**0.5, 2**0.5], [0, 2]]), atol=1e-6, rtol=0)
    straight = between(torch.tensor([[2.0, 0.0]]), torch.tensor([[0.0, 2.0]]), shares)
    assert straight[1].tolist() == [1, 1]
    opposite = between(torch.tensor([[1.0, 0.0]]), torch.tensor([[-1.0, 0.0]]), shares, "spherical")
    assert opposite.isfinite().all()
    other = tiny(tmp_path / "scd", "scd", Window(kind="video"))
    with pytest.raises(ModelError, match="not a standard normal"):
        pipeline.interpolate(other, noise(1, 8), noise(2, 8), path="spherical")
    with pytest.raises(ModelError, match="models of pictures"):
        pipeline.interpolate(speech, noise(1, 8), noise(2, 8))


def test_a_sweep_goes_from_one_value_to_the_other(video: pipeline.LoadedModel) -> None:
    clip = noise(1, 10)
    own = pipeline.take_apart(video, clip)
    for block in ("static", "dynamic"):
        made = pipeline.sweep(video, clip, block, 1, -2.0, 2.0)
        close(made, pipeline.decode_latents(video, own, [Edit(block, 1, -2.0)]), 0)
        close(made, pipeline.decode_latents(video, own, [Edit(block, 1, 2.0)]), -1)


def test_models_with_one_code_a_clip_move_too(tmp_path: Path) -> None:
    window = Window(kind="video")
    ladder = tiny(tmp_path / "favae", "favae", window)
    a, b = noise(1, 8), noise(2, 8)
    made = pipeline.interpolate(ladder, a, b, dynamic="both")
    assert made.frames.shape == (8, 64, 64, 3)
    swept = pipeline.sweep(ladder, a, ladder.stored.model.blocks()[0].name, 0)
    assert np.any(swept.frames[0] != swept.frames[-1])

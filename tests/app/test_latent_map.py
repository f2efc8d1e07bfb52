"""Codes of many clips: the same as one by one, axes that stay put, blocks asked what they carry."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from app import pipeline
from app.cli import cli
from app.latent_map import Item, LatentMap, carried, fitted_basis, largest_spread
from app.latent_sources import labelled_sources
from app.pipeline import Progress
from core_models.control import Cancelled
from core_models.errors import ModelError
from core_models.types import Block
from media_io.clip import Clip

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture(scope="module")
def sprites() -> pipeline.LoadedModel:
    return pipeline.load_model("sprites", "cpu")


@pytest.fixture(scope="module")
def items() -> list[Item]:
    samples = pipeline.sample_clips()
    return [Item(name, name, pipeline.open_clip(path), {"kind": path.suffix}) for name, path in samples.items()]


def test_many_clips_get_the_codes_that_each_gets_alone(sprites: pipeline.LoadedModel, items: list[Item]) -> None:
    whole = items[0].clip.frames
    assert whole is not None
    short = Clip(whole[:5], Fraction(8))  # shorter than a window
    found = pipeline.encode_all(sprites, [*items, Item("short", "short", short)])
    assert [item.key for item in found.items] == ["video_a.mp4", "video_b.mp4", "short"]
    assert [line.partition(":")[0] for line in found.left_out] == ["speech_a.flac", "speech_b.flac"]
    for item, static, dynamic in zip(found.items, found.static, found.dynamic, strict=True):
        alone = pipeline.encode(sprites, item.clip)
        np.testing.assert_allclose(static, alone.static[0].numpy(), atol=1e-5)
        np.testing.assert_allclose(dynamic, alone.dynamic[0].numpy(), atol=1e-4)
    assert len(found.dynamic[2]) == 5


def test_none_that_suits_is_an_error_with_a_reason(sprites: pipeline.LoadedModel, items: list[Item]) -> None:
    with pytest.raises(ModelError, match="sound alone"):
        pipeline.encode_all(sprites, items[2:])


def test_it_is_given_up_between_clips(sprites: pipeline.LoadedModel, items: list[Item]) -> None:
    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    with pytest.raises(Cancelled):
        pipeline.encode_all(sprites, items[:2], stop)


def test_points_neither_flip_nor_turn_while_a_model_learns() -> None:
    rng = np.random.default_rng(0)
    codes = (rng.normal(size=(60, 8)) * np.array([5, 3, 2, 1, 1, 1, 1, 1])).astype(np.float32)
    first = fitted_basis(codes)
    places, spread = first.places(codes), codes.std()
    for epoch in range(1, 6):
        moved = codes + 0.02 * epoch * rng.normal(size=codes.shape).astype(np.float32)
        assert np.abs(first.places(moved) - places).max() < 0.5 * spread  # the axes are kept
        again = fitted_basis(moved)  # and even new ones lie alike
        assert (np.sum(first.axes[:2] * again.axes[:2], axis=1) > 0.98).all()
    flipped = fitted_basis(-codes)
    np.testing.assert_allclose(flipped.axes[:2], first.axes[:2], atol=1e-4)


def test_axes_tell_the_spread_and_few_clips_have_them_too() -> None:
    codes = np.zeros((4, 3), np.float32)
    codes[:, 1] = [-2, 2, -2, 2]
    codes[:, 2] = [1, 1, -1, -1]
    basis = fitted_basis(codes)
    np.testing.assert_allclose(np.abs(basis.axes[:2]), [[0, 1, 0], [0, 0, 1]], atol=1e-6)
    np.testing.assert_allclose(basis.share[:2], [0.8, 0.2], atol=1e-6)
    assert largest_spread(codes) == [1, 2]
    one = fitted_basis(codes[:1])
    assert one.places(codes[:1]).tolist() == [[0.0, 0.0, 0.0]]
    assert not basis.fits(codes[:, :2])


def made_map(n: int, label: Callable[[int], str], told: bool) -> LatentMap:
    """Clips whose looks are in the static code alone, or nowhere."""
    rng = np.random.default_rng(1)
    clip = Clip(np.zeros((2, 4, 4, 3), np.uint8), Fraction(8))
    items = tuple(Item(str(k), str(k), clip, {"hair": label(k)}) for k in range(n))
    static = rng.normal(size=(n, 3)).astype(np.float32)
    if told:
        static[:, 0] += 6 * np.array([item.labels["hair"] == "red" for item in items])
    dynamic = tuple(rng.normal(size=(4 + k % 3, 2)).astype(np.float32) for k in range(n))
    return LatentMap(items, static, dynamic, (Block("static", "static", 0, 3), Block("dynamic", "dynamic", 0, 2)))


def test_the_block_that_carries_a_factor_is_found() -> None:
    torch.set_num_threads(1)
    told = carried(made_map(60, lambda k: "red" if k % 2 else "blue", told=True), ["hair"], lambda _: None)
    assert told.blocks["static"]["hair"] > 0.95
    assert told.blocks["dynamic"]["hair"] < 0.8
    assert told.chance["hair"] == pytest.approx(0.5, abs=0.05)


def test_factors_that_cannot_be_asked_for_are_told() -> None:
    with pytest.raises(ModelError, match="two classes"):
        carried(made_map(12, lambda k: "red", told=True), ["hair"], lambda _: None)
    with pytest.raises(ModelError, match="4 clips"):
        carried(made_map(4, lambda k: "red" if k % 2 else "blue", told=True), ["hair"], lambda _: None)


def test_named_sets_give_clips_with_their_factors(sprites: pipeline.LoadedModel) -> None:
    assert {"generated", "samples"} <= {one.key for one in labelled_sources()}
    found = pipeline.labelled_clips("generated", sprites, limit=3)
    assert len(found) == 3
    frames = found[0].clip.frames
    assert frames is not None
    assert frames.shape == (8, 64, 64, 3)
    assert set(found[0].labels) == {"skin", "top", "trousers", "hair", "action"}
    with pytest.raises(ModelError, match="samples is speech, the model takes video"):
        pipeline.labelled_clips("samples", sprites)
    with pytest.raises(ModelError, match="no labelled data set"):
        pipeline.labelled_clips("nothing", sprites)


def test_sets_whose_files_are_elsewhere_are_not_offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UNBRAID_DATA", str(tmp_path))
    assert {"sprites", "emodb", "mug"}.isdisjoint({one.key for one in labelled_sources()})
    (tmp_path / "emodb").mkdir()
    assert "emodb" in {one.key for one in labelled_sources()}


def test_the_command_line_places_clips_too() -> None:
    samples = [str(path) for path in pipeline.sample_clips().values()][:3]
    result = CliRunner().invoke(cli, ["latents", "sprites", *samples, "--device", "cpu", "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert [one["clip"] for one in told["clips"]] == ["video_a.mp4", "video_b.mp4"]
    assert told["share"] == [1.0, 0.0]
    assert len(told["left_out"]) == 1

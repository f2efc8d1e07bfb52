"""Pictures mixed of a palette: the mean of its colours, which the static code alone tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from core_models.config import Network, Preset
from core_models.data import ClipArray
from core_models.errors import ConfigError, ModelError
from core_models.networks import Palette, PictureDecoder
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from core_models.training import Run, fresh_state

Presets = Callable[..., Preset]
Clips = Callable[[int, int], ClipArray]


def with_palette(preset: Preset, count: int, **network: object) -> Preset:
    changed = preset.architecture.network.model_copy(update={"palette": count, **network})
    return preset.model_copy(update={"architecture": preset.architecture.model_copy(update={"network": changed})})


def test_pixels_are_the_mean_of_the_colours_by_their_shares() -> None:
    torch.manual_seed(0)
    decoder = PictureDecoder(5, 4, 32, Palette(3, 8, 6))
    latents = torch.randn(2, 5)
    assert decoder.palette is not None
    shares = decoder.convolutions(decoder.start(latents).view(-1, decoder.width, 4, 4))
    colours = decoder.palette(latents)
    pictures = decoder(latents)
    assert pictures.shape == (2, 3, 32, 32)
    for n, channel, row, column in ((0, 0, 3, 5), (1, 2, 31, 0)):
        expected = sum(shares[n, k, row, column] * colours[n, k, channel] for k in range(6))
        torch.testing.assert_close(pictures[n, channel, row, column], torch.as_tensor(expected))


def test_colours_are_the_static_codes_alone_and_differ_at_first() -> None:
    torch.manual_seed(1)
    palette = Palette(3, 8, 6)
    static = torch.randn(1, 3)
    one, other = (palette(torch.cat([static, torch.randn(1, 4)], 1)) for _ in range(2))
    torch.testing.assert_close(one, other)
    assert torch.pdist(one[0]).min() > 0.01
    assert one.min() > 0
    assert one.max() < 1


@pytest.mark.parametrize("name", ["dsvae", "cdsvae", "scd"])
def test_models_with_a_palette_decode_in_their_form(name: str, toy_preset: Presets, video_clips: Clips) -> None:
    preset = with_palette(toy_preset("video", name), 5)
    model = build_model(preset.architecture)
    frames = video_clips(2, 0).take(range(2), torch.device("cpu"))
    decoded = model.decode(model.encode(frames))
    assert decoded.shape == frames.shape
    decoded.sum().backward()  # type: ignore[no-untyped-call]
    assert isinstance(model, torch.nn.Module)
    assert all(one.grad is not None for key, one in model.named_parameters() if "palette" in key)


def test_a_palette_can_begin_with_the_weights_of_a_model_without(
    toy_preset: Presets, video_clips: Clips, tmp_path: Path
) -> None:
    plain = toy_preset("video", "cdsvae")
    torch.manual_seed(5)
    model = build_model(plain.architecture)
    save_model(tmp_path / "model", model, ModelConfig(title="plain", architecture=plain.architecture), "card")
    clips = video_clips(4, 0)
    run = Run(with_palette(plain, 5), clips, clips, tmp_path / "run", torch.device("cpu"))
    begun = fresh_state(run, tmp_path / "model").model.state_dict()
    theirs = model.state_dict()
    fresh = {name for name, one in begun.items() if name not in theirs or not torch.equal(one, theirs[name])}
    assert {name.split(".")[1] for name in fresh} == {"palette", "convolutions"}
    last = max(int(name.split(".")[2]) for name in theirs if name.startswith("frame_decoder.convolutions"))
    assert {name for name in fresh if "palette" not in name} == {
        f"frame_decoder.convolutions.{last}.{part}" for part in ("weight", "bias")
    }
    other = with_palette(plain, 5, static=plain.architecture.network.static + 1)
    with pytest.raises(ModelError, match="static="):
        fresh_state(Run(other, clips, clips, tmp_path / "other", torch.device("cpu")), tmp_path / "model")


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("speech", "cdsvae", "palette = 5 for speech"),
        ("video", "favae", "palette = 5 for favae"),
        ("video", "vdsm", "palette = 5 for vdsm"),
    ],
)
def test_where_there_is_no_palette_both_sides_are_named(kind: str, name: str, told: str, toy_preset: Presets) -> None:
    preset = with_palette(toy_preset(kind, name), 5)
    with pytest.raises(ConfigError, match=told):
        build_model(preset.architecture)


def test_shapes_have_no_palette(toy_preset: Presets) -> None:
    preset = with_palette(toy_preset("video", "cdsvae"), 5, static=4, shapes=2)
    with pytest.raises(ConfigError, match=r"palette = 5 for network.shapes = 2"):
        build_model(preset.architecture)


def test_fresh_weights_come_from_the_seed(toy_preset: Presets) -> None:
    preset = with_palette(toy_preset("video", "cdsvae"), 5)
    models = []
    for _ in range(2):
        torch.manual_seed(3)
        models.append(build_model(preset.architecture).state_dict())
    assert all(torch.equal(one, models[1][name]) for name, one in models[0].items())
    assert Network().palette == 0  # models without one are as they were

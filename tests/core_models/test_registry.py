"""Every registered model does what the protocol says, for both kinds of frames."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Generator

from core_models.config import Preset
from core_models.data import ClipArray, make_batch
from core_models.errors import ConfigError
from core_models.registry import MODELS, build_model, spec_of
from core_models.types import ORDER, SAME_DYNAMIC, sample


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("kind", ["speech", "video"])
def test_models_name_their_terms_and_keep_shapes(
    name: str,
    kind: str,
    toy_preset: Callable[..., Preset],
    speech_clips: Callable[[int, int], ClipArray],
    video_clips: Callable[[int, int], ClipArray],
) -> None:
    preset = toy_preset(kind, name)
    model = build_model(preset.architecture)
    clips = (speech_clips if kind == "speech" else video_clips)(3, 0)
    frames = clips.take(range(3), torch.device("cpu"))
    batch = make_batch(frames, preset.augment, Generator().manual_seed(0), views=spec_of(name).views)
    terms = model.losses(batch, 0)
    assert set(terms) <= set(MODELS[name].terms(preset.architecture))
    assert all(term.shape == () and term.isfinite() for term in terms.values())
    latents = model.encode(frames)
    length = preset.architecture.window.length
    assert latents.dynamic.shape[:2] == (3, length if model.frame_codes else 1)
    assert model.decode(latents).shape == frames.shape
    drawn = sample(model, 2, length, Generator().manual_seed(0))
    assert drawn.static.shape[1:] == latents.static.shape[1:]
    assert drawn.dynamic.shape[1:] == latents.dynamic.shape[1:]
    assert model.decode(drawn).shape == (2, *frames.shape[1:])
    for part in ("static", "dynamic"):
        blocks = [block for block in model.blocks() if block.part == part]
        covered = [place for block in blocks for place in range(block.start, block.stop)]
        assert covered == list(range(getattr(latents, part).shape[-1]))
    stages = model.stages(25)
    assert sum(stage.steps for stage in stages) == 25
    modules = {module for module, _ in model.named_children()}
    assert all(set(stage.trains) <= modules for stage in stages)


def test_every_weight_learns(toy_preset: Callable[..., Preset], speech_clips: Callable[[int, int], ClipArray]) -> None:
    preset = toy_preset()
    model = build_model(preset.architecture)
    frames = speech_clips(4, 0).take(range(4), torch.device("cpu"))
    batch = make_batch(frames, preset.augment, Generator().manual_seed(0), views=frozenset({ORDER, SAME_DYNAMIC}))
    torch.stack(list(model.losses(batch, 0).values())).sum().backward()
    for name, weight in model.named_parameters():
        assert weight.grad is not None, name
        assert weight.grad.abs().sum() > 0, name


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(ConfigError, match="'svae'; valid: dsvae, cdsvae"):
        spec_of("svae")


def test_weights_follow_torchs_seed(toy_preset: Callable[..., Preset]) -> None:
    def fresh(seed: int) -> torch.Tensor:
        torch.manual_seed(seed)
        return torch.cat([weight.flatten() for weight in build_model(toy_preset().architecture).parameters()])

    assert torch.equal(fresh(1), fresh(1))
    assert not torch.equal(fresh(1), fresh(2))

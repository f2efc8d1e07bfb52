"""The contrastive estimate against the paper's double loop, and the objective made of it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import torch
from torch import Generator, Tensor

from core_models.cdsvae import (
    contrastive_information,
    individual_information,
    information_monitors,
    information_terms,
)
from core_models.config import Architecture, Information, Preset, Window
from core_models.data import ClipArray, make_batch
from core_models.dsvae import DSVAE, elbo_terms
from core_models.registry import build_model, spec_of
from core_models.training import fit
from core_models.types import ORDER, SAME_DYNAMIC, Batch

FIGURES = (
    "info_static_contrast",
    "info_static_weighting",
    "info_dynamic_contrast",
    "info_dynamic_weighting",
    "info_exclusion_weighting",
    "info_exclusion_widened",
)
ARCHITECTURE = Architecture(model="cdsvae", window=Window(kind="speech"))


def codes(*shape: int, seed: int) -> Tensor:
    return torch.randn(*shape, generator=Generator().manual_seed(seed), dtype=torch.float64)


def one_direction(a: Tensor, b: Tensor, temperature: float) -> float:
    """Bai et al. 2021, eq. 7-8, plus log B: mean over i of log phi(i, i) / mean_j phi(i, j)."""
    B, total = len(a), 0.0
    for i in range(B):
        phi = []
        for j in range(B):
            cosine = float(a[i].flatten() @ b[j].flatten()) / float(a[i].norm() * b[j].norm())
            phi.append(math.exp(cosine / temperature))
        total += math.log(phi[i] / (sum(phi) / B))
    return total / B


@pytest.mark.parametrize("shape", [(6, 5), (5, 4, 3), (1, 5)])
@pytest.mark.parametrize("temperature", [0.5, 0.1])
def test_estimate_is_the_double_loop(shape: tuple[int, ...], temperature: float) -> None:
    a, b = codes(*shape, seed=0), codes(*shape, seed=1)
    loop = 0.5 * (one_direction(a, b, temperature) + one_direction(b, a, temperature))
    assert float(contrastive_information(a, b, temperature)) == pytest.approx(loop, abs=1e-6)


def test_estimate_never_exceeds_log_batch() -> None:
    for seed in range(20):
        a = codes(8, 3, seed=seed)
        assert contrastive_information(a, a, 0.05) <= math.log(8) + 1e-6
    apart = torch.eye(8, dtype=torch.float64)
    assert float(contrastive_information(apart, apart, 0.01)) == pytest.approx(math.log(8), abs=1e-6)


def test_pairs_tell_more_than_strangers() -> None:
    a = codes(8, 5, seed=2)
    pairs, strangers = (
        contrastive_information(a, a + 0.1 * codes(8, 5, seed=3)),
        contrastive_information(a, a.roll(1, 0)),
    )
    assert pairs > 0.5
    assert strangers < 0


def test_codes_that_are_all_alike_tell_nothing() -> None:
    alike = torch.ones(8, 4, dtype=torch.float64)
    assert float(contrastive_information(alike, alike)) == pytest.approx(0.0, abs=1e-6)


def test_gradient_reaches_both_sides_and_raises_the_estimate() -> None:
    a, b = codes(6, 4, seed=4).requires_grad_(), codes(6, 4, seed=5).requires_grad_()
    before = contrastive_information(a, b)
    before.backward()
    assert a.grad is not None
    assert b.grad is not None
    assert a.grad.abs().sum() > 0
    assert b.grad.abs().sum() > 0
    assert contrastive_information(a + 0.1 * a.grad, b + 0.1 * b.grad) > before


@pytest.fixture
def model(toy_preset: Callable[..., Preset]) -> DSVAE:
    torch.manual_seed(0)
    return build_model(toy_preset().architecture)


def a_batch(preset: Preset, clips: ClipArray, seed: int = 0) -> Batch:
    frames = clips.take(range(len(clips)), torch.device("cpu"))
    return make_batch(frames, preset.augment, Generator().manual_seed(seed), views=frozenset({ORDER, SAME_DYNAMIC}))


def test_terms_are_the_elbo_and_two_estimates(
    model: DSVAE, toy_preset: Callable[..., Preset], speech_clips: Callable[[int, int], ClipArray]
) -> None:
    batch = a_batch(toy_preset(), speech_clips(8, 0))
    assert batch.noise is not None
    state = batch.noise.get_state()
    terms = information_terms(model, batch)
    batch.noise.set_state(state)
    for name, value in elbo_terms(model, batch).items():
        torch.testing.assert_close(terms[name], value)
    assert batch.order is not None
    assert batch.same_dynamic is not None
    clip = torch.arange(8)[:, None]
    shuffled, altered = model.encode(batch.frames[clip, batch.order]), model.encode(batch.same_dynamic)
    own = model.encode(batch.frames)
    torch.testing.assert_close(terms["mi_static"], -contrastive_information(own.static, shuffled.static))
    torch.testing.assert_close(terms["mi_dynamic"], -contrastive_information(own.dynamic, altered.dynamic))


def test_a_term_whose_view_is_switched_off_is_nothing(
    model: DSVAE, speech_clips: Callable[[int, int], ClipArray]
) -> None:
    frames = speech_clips(4, 0).take(range(4), torch.device("cpu"))
    backwards = torch.arange(5, -1, -1).expand(4, -1)
    for batch, off in (
        (Batch(frames, order=backwards), "mi_dynamic"),
        (Batch(frames, same_dynamic=frames), "mi_static"),
    ):
        terms = information_terms(model, batch)
        assert set(terms) == set(spec_of("cdsvae").terms(ARCHITECTURE))
        assert {name for name in ("mi_static", "mi_dynamic") if float(terms[name].detach()) == 0} == {off}
        torch.stack(list(terms.values())).sum().backward()
        figures = information_monitors(model, batch)
        assert {name for name in FIGURES if name not in figures} == {off.replace("mi_", "info_") + "_contrast"}


@pytest.mark.parametrize("estimate", ["contrast", "weighting"])
@pytest.mark.parametrize("exclusion", [True, False])
def test_models_follow_their_settings(
    estimate: Literal["contrast", "weighting"],
    exclusion: bool,
    toy_preset: Callable[..., Preset],
    speech_clips: Callable[[int, int], ClipArray],
) -> None:
    settings = Information(estimate=estimate, exclusion=exclusion)
    architecture = toy_preset().architecture.model_copy(update={"information": settings})
    torch.manual_seed(0)
    model = build_model(architecture)
    batch = dataclasses.replace(a_batch(toy_preset(), speech_clips(8, 0)), population=1000)
    assert batch.noise is not None
    state = batch.noise.get_state()
    terms = model.losses(batch, 0)
    assert set(terms) == set(spec_of("cdsvae").terms(architecture))
    assert ("exclusion" in terms) == exclusion
    batch.noise.set_state(state)
    with torch.no_grad():
        figures = model.monitors(batch)
    assert set(figures) == set(FIGURES)
    if exclusion:
        assert terms["exclusion"].requires_grad
    for factor in ("static", "dynamic"):
        contrast, weighting = figures[f"info_{factor}_contrast"], figures[f"info_{factor}_weighting"]
        torch.testing.assert_close(-terms[f"mi_{factor}"], contrast if estimate == "contrast" else weighting)
        assert contrast <= math.log(8)
        assert weighting <= math.log(1000)


def test_training_with_each_part_logs_what_the_settings_name(
    toy_preset: Callable[..., Preset], speech_clips: Callable[[int, int], ClipArray], tmp_path: Path
) -> None:
    preset = toy_preset(steps=4, validate_every=4)
    architecture = preset.architecture.model_copy(update={"information": Information(exclusion=True)})
    weights = {**preset.weights, "exclusion": 10.0}
    augment = preset.augment.model_copy(update={"shuffle": False, "reverse": False})
    preset = preset.model_copy(update={"architecture": architecture, "weights": weights, "augment": augment})
    events = list(fit(preset, speech_clips(12, 0), speech_clips(8, 1), tmp_path))
    (losses,) = [event.losses for event in events if event.kind == "validation"]
    assert losses["mi_static"] == 0
    assert set(losses) == {*weights, "total", *FIGURES} - {"info_static_contrast"}
    assert losses["total"] == pytest.approx(sum(weight * losses[name] for name, weight in weights.items()), rel=1e-4)


def test_each_estimate_moves_its_own_posterior(
    model: DSVAE, toy_preset: Callable[..., Preset], speech_clips: Callable[[int, int], ClipArray]
) -> None:
    terms = information_terms(model, a_batch(toy_preset(), speech_clips(8, 1)))
    terms["mi_static"].backward()
    learnt = [weight.grad for weight in model.static_posterior.parameters()]
    assert sum(float(grad.abs().sum()) for grad in learnt if grad is not None) > 0
    assert all(weight.grad is None for weight in model.dynamic_posterior.parameters())
    assert all(weight.grad is None for weight in model.frame_decoder.parameters())


@pytest.mark.parametrize("yields", ["static", "dynamic", "both"])
def test_exclusion_moves_the_code_that_is_to_give_way(
    yields: Literal["static", "dynamic", "both"],
    model: DSVAE,
    toy_preset: Callable[..., Preset],
    speech_clips: Callable[[int, int], ClipArray],
) -> None:
    batch = dataclasses.replace(a_batch(toy_preset(), speech_clips(8, 1)), population=1000)
    information_terms(model, batch, Information(exclusion=True, yields=yields))["exclusion"].backward()
    for name, part in (("static", model.static_posterior), ("dynamic", model.dynamic_posterior)):
        moved = sum(float(weight.grad.abs().sum()) for weight in part.parameters() if weight.grad is not None)
        assert (moved > 0) == (yields in (name, "both"))


def test_information_of_individuals_is_the_loop_over_their_clips() -> None:
    a, b = codes(7, 4, seed=1), codes(7, 4, seed=2)
    identity = torch.tensor([0, 0, 0, 1, 1, 2, 3])

    def direction(x: Tensor, y: Tensor) -> float:
        total = 0.0
        for i in range(7):
            alike = [j for j in range(7) if identity[j] == identity[i] and j != i] or [i]
            compared = [j for j in range(7) if j != i or alike == [i]]
            similar = {j: float(x[i] @ y[j] / x[i].norm() / y[j].norm()) / 0.3 for j in compared}
            mean = math.log(sum(math.exp(value) for value in similar.values()) / len(compared))
            total += sum(similar[j] - mean for j in alike) / len(alike)
        return total / 7

    expected = 0.5 * (direction(a, b) + direction(b, a))
    assert float(individual_information(a, b, identity, 0.3)) == pytest.approx(expected, abs=1e-5)


def test_where_each_clip_is_an_individual_of_its_own_both_contrasts_agree() -> None:
    a, b = codes(6, 4, seed=1), codes(6, 4, seed=2)
    torch.testing.assert_close(individual_information(a, b, torch.arange(6)), contrastive_information(a, b))


def test_clips_of_an_individual_are_drawn_together_with_and_without_other_orders(
    toy_preset: Callable[..., Preset], speech_clips: Callable[[int, int], ClipArray]
) -> None:
    settings = Information(alike="individual", static_temperature=0.2)
    architecture = toy_preset().architecture.model_copy(update={"information": settings})
    torch.manual_seed(0)
    model, batch = build_model(architecture), a_batch(toy_preset(), speech_clips(8, 0))
    assert torch.equal(model.losses(batch, 0)["mi_static"], -contrast_of(model, batch))  # nobody says who is who
    known = dataclasses.replace(batch, identity=torch.arange(8) // 2)
    own = model.encode(known.frames).static
    bare = dataclasses.replace(known, order=None)
    expected = individual_information(own, own, torch.arange(8) // 2, 0.2)
    torch.testing.assert_close(model.losses(bare, 0)["mi_static"], -expected)
    assert not torch.equal(model.losses(known, 0)["mi_static"], model.losses(bare, 0)["mi_static"])


def contrast_of(model: DSVAE, batch: Batch) -> Tensor:
    assert batch.order is not None
    clip = torch.arange(len(batch.frames))[:, None]
    shuffled = model.encode(batch.frames[clip, batch.order])
    return contrastive_information(model.encode(batch.frames).static, shuffled.static, 0.2)


def test_pooled_voices_learn_in_groups(
    toy_preset: Callable[..., Preset], speech_clips: Callable[[int, int], ClipArray], tmp_path: Path
) -> None:
    preset = toy_preset(steps=30, group=2, validate_every=30)
    network = preset.architecture.network.model_copy(update={"static_posterior": "pooled", "content": "normalised"})
    information = Information(alike="individual")
    architecture = preset.architecture.model_copy(update={"network": network, "information": information})
    augment = preset.augment.model_copy(update={"voice_warp": 0.1, "voice_colour": 0.5})
    preset = preset.model_copy(update={"architecture": architecture, "augment": augment})
    clips = ClipArray(speech_clips(12, 0).frames, np.arange(12, dtype=np.int64) // 4)
    events = list(fit(preset, clips, clips, tmp_path))
    steps = [event.losses["mi_static"] for event in events if event.kind == "step"]
    assert steps[-1] < steps[0] - 0.05

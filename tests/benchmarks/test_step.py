"""All forms of the step that are timed minimise the same loss."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from benchmarks.step import ALL, STEPS, Variant, full_size, ours, published
from core_models import networks
from core_models.config import Preset


@pytest.fixture(autouse=True)
def _on_one_thread(one_thread: None) -> None:
    """Small tensors."""


@pytest.fixture(scope="module")
def preset() -> Preset:
    return full_size(4, quick=True)


@pytest.fixture(scope="module")
def losses(preset: Preset) -> tuple[float, float]:
    """Of the published form's first step, and of the second, when the first one has moved the weights."""
    return two(published(preset, "cpu"))


def two(step: Callable[[], object]) -> tuple[float, float]:
    first, second = (found["total"] if isinstance(found, dict) else found for found in (step(), step()))
    return float(first.detach()), float(second.detach())


@pytest.mark.parametrize("name", STEPS)
def test_a_way_alone_leaves_the_losses(name: str, preset: Preset, losses: tuple[float, float]) -> None:
    variant = STEPS[name](Variant(), True)
    assert variant != Variant()
    assert two(published(preset, "cpu", variant)) == pytest.approx(losses, rel=2e-2 if variant.bfloat16 else 1e-3)


def test_all_of_them_are_ours(preset: Preset, losses: tuple[float, float]) -> None:
    all_on = Variant()
    for switched in STEPS.values():
        all_on = switched(all_on, True)
    assert all_on == ALL
    assert two(published(preset, "cpu", ALL)) == pytest.approx(losses, rel=2e-2)
    # Ours begins with a small learning rate, so only its first step is the same.
    assert two(ours(preset, "cpu"))[0] == pytest.approx(losses[0], rel=1e-3)


def test_the_networks_are_laid_as_before_after_a_step(preset: Preset) -> None:
    before = networks.in_order
    published(preset, "cpu", ALL)()
    assert networks.in_order is before
    pictures = torch.rand(2, 3, 8, 8)
    assert networks.in_order(pictures, 4).is_contiguous()

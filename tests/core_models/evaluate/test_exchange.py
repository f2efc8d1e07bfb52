"""Exchange accuracy by hand: a model that swaps perfectly, or in known ways not, and a judge that reads its pixels."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
import torch
from torch import Tensor

from core_models.data import ClipArray
from core_models.dsvae import DSVAE
from core_models.evaluate.exchange import exchange_accuracy
from core_models.evaluate.judge import Judge
from core_models.types import Block, Latents

COLOUR, SIZE, ACTION = np.array([0, 1, 2, 0, 1]), np.array([1, 1, 0, 0, 1]), np.array([0, 1, 2, 1, 0])
LABELS = {"colour": COLOUR, "size": SIZE, "action": ACTION}
PARTNERS = np.array([1, 2, 3, 4, 0])


def clips() -> ClipArray:
    """Clips (5, 2, 1, 1, 3) whose one pixel holds the three labels."""
    pixel = np.stack([COLOUR, SIZE, ACTION], axis=1).astype(np.uint8)
    return ClipArray(np.broadcast_to(pixel[:, None, None, None], (5, 2, 1, 1, 3)).copy())


class PixelModel:
    """Static: the first two numbers of the pixel; dynamic: the third. `lost` of them come out as zero."""

    def __init__(self, lost: tuple[int, ...] = ()) -> None:
        self.offset = torch.zeros(1)
        self.lost = lost

    def encode(self, frames: Tensor) -> Latents:
        numbers = frames[..., 0, 0]
        return Latents(numbers[:, 0, :2], numbers[:, :, 2:])

    def decode(self, latents: Latents) -> Tensor:
        static = latents.static[:, None].expand(-1, latents.dynamic.shape[1], -1)
        numbers = torch.cat([static, latents.dynamic], dim=2)
        numbers[..., list(self.lost)] = 0
        return numbers[..., None, None]

    def blocks(self) -> tuple[Block, ...]:
        return Block("static", "static", 0, 2), Block("dynamic", "dynamic", 0, 1)


class PixelJudge:
    """Reads the numbers of the pixel as classes, and is sure."""

    classes = {"colour": 3, "size": 2, "action": 3}  # noqa: RUF012 - as the real judge has it

    def __call__(self, frames: Tensor) -> dict[str, Tensor]:
        numbers = (frames[:, 0, :, 0, 0] * 255).round().long()
        return {
            name: 20.0 * torch.nn.functional.one_hot(numbers[:, i], count).float()
            for i, (name, count) in enumerate(self.classes.items())
        }


def exchange(lost: tuple[int, ...] = (), partners: np.ndarray = PARTNERS, batch: int = 64):  # type: ignore[no-untyped-def,type-arg]
    model, judge = cast(DSVAE, PixelModel(lost)), cast(Judge, PixelJudge())
    return exchange_accuracy(model, judge, clips(), LABELS, ("colour", "size"), partners, batch)


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_perfect_swaps_are_all_right(batch: int) -> None:
    result = exchange(batch=batch)
    assert (result.static_kept, result.dynamic_kept, result.both, result.clips) == (1.0, 1.0, 1.0, 5)
    assert result.factors == {"colour": 1.0, "size": 1.0, "action": 1.0}


def test_a_lost_action_counts_against_the_clip_that_gave_it() -> None:
    """Partners' actions are 1 2 1 0 0; read as 0, two of five are right."""
    result = exchange(lost=(2,))
    assert (result.static_kept, result.dynamic_kept, result.both) == (1.0, 0.4, 0.4)
    assert result.factors == {"colour": 1.0, "size": 1.0, "action": 0.4}


def test_all_static_factors_must_be_right_at_once() -> None:
    """Colours 0 1 2 0 1 and sizes 1 1 0 0 1 read as 0: right 2, 2 and, both at once, 1 of five (clip 3)."""
    result = exchange(lost=(0, 1))
    assert result.factors == {"colour": 0.4, "size": 0.4, "action": 1.0}
    assert (result.static_kept, result.dynamic_kept, result.both) == (0.2, 1.0, 0.2)


def test_both_needs_the_two_at_once() -> None:
    """Static right for clip 3 alone, whose partner's action is 0; lost or not, it stays right there."""
    result = exchange(lost=(0, 1, 2))
    assert (result.static_kept, result.dynamic_kept, result.both) == (0.2, 0.4, 0.2)


def test_a_clip_that_is_its_own_partner_judges_reconstruction() -> None:
    result = exchange(lost=(2,), partners=np.arange(5))
    assert result.dynamic_kept == 0.4
    assert exchange(partners=np.arange(5)).both == 1.0

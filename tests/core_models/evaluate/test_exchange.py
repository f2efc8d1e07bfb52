"""Exchange accuracy by hand: a model that swaps perfectly, or in known ways not, and a judge that reads its pixels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from core_models.data import ClipArray
from core_models.errors import ModelError
from core_models.evaluate.exchange import Exchange, exchange_accuracy, exchanged
from core_models.evaluate.judge import Judge
from core_models.types import SequenceModel

COLOUR, SIZE, ACTION = np.array([0, 1, 2, 0, 1]), np.array([1, 1, 0, 0, 1]), np.array([0, 1, 2, 1, 0])
LABELS = {"colour": COLOUR, "size": SIZE, "action": ACTION}
PARTNERS = np.array([1, 2, 3, 4, 0])
Run = Callable[..., Exchange]


@pytest.fixture
def exchange(
    pixel_model: Callable[..., SequenceModel],
    pixel_judge: Callable[..., Judge],
    pixel_clips: Callable[..., ClipArray],
) -> Run:
    """A maker of results: exchange(lost=(2,), partners=..., batch=2)."""

    def run(lost: tuple[int, ...] = (), partners: np.ndarray = PARTNERS, batch: int = 64) -> Exchange:  # type: ignore[type-arg]
        clips = pixel_clips(LABELS)
        return exchange_accuracy(pixel_model(lost), pixel_judge(), clips, LABELS, ("colour", "size"), partners, batch)

    return run


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_perfect_swaps_are_all_right(exchange: Run, batch: int) -> None:
    result = exchange(batch=batch)
    assert (result.static_kept, result.dynamic_kept, result.both, result.clips) == (1.0, 1.0, 1.0, 5)
    assert result.factors == {"colour": 1.0, "size": 1.0, "action": 1.0}


def test_a_lost_action_counts_against_the_clip_that_gave_it(exchange: Run) -> None:
    """Partners' actions are 1 2 1 0 0; read as 0, two of five are right."""
    result = exchange(lost=(2,))
    assert (result.static_kept, result.dynamic_kept, result.both) == (1.0, 0.4, 0.4)
    assert result.factors == {"colour": 1.0, "size": 1.0, "action": 0.4}


def test_all_static_factors_must_be_right_at_once(exchange: Run) -> None:
    """Colours 0 1 2 0 1 and sizes 1 1 0 0 1 read as 0: right 2, 2 and, both at once, 1 of five (clip 3)."""
    result = exchange(lost=(0, 1))
    assert result.factors == {"colour": 0.4, "size": 0.4, "action": 1.0}
    assert (result.static_kept, result.dynamic_kept, result.both) == (0.2, 1.0, 0.2)


def test_both_needs_the_two_at_once(exchange: Run) -> None:
    """Static right for clip 3 alone, whose partner's action is 0; lost or not, it stays right there."""
    result = exchange(lost=(0, 1, 2))
    assert (result.static_kept, result.dynamic_kept, result.both) == (0.2, 0.4, 0.2)


def test_a_clip_that_is_its_own_partner_judges_reconstruction(exchange: Run) -> None:
    result = exchange(lost=(2,), partners=np.arange(5))
    assert result.dynamic_kept == 0.4
    assert exchange(partners=np.arange(5)).both == 1.0


def test_without_dynamic_factors_nothing_is_said_of_them() -> None:
    read = {"colour": np.eye(3)[[0, 1, 1, 0, 1]]}
    result = exchanged(read, {"colour": COLOUR}, ("colour",), PARTNERS)
    assert (result.static_kept, result.dynamic_kept, result.both) == (0.8, None, 0.8)


@pytest.mark.parametrize("partners", [PARTNERS[:4], PARTNERS + 1, PARTNERS - 1])
def test_partners_that_are_no_clips_are_refused(exchange: Run, partners: np.ndarray) -> None:  # type: ignore[type-arg]
    with pytest.raises(ModelError, match="one of the 5 clips for each"):
        exchange(partners=partners)

"""The mutual information gap against hand-worked tables and a plain loop."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from core_models.errors import ModelError
from core_models.evaluate.factors import (
    block_information,
    clip_codes,
    code_names,
    discretised,
    drawn_with_replacement,
    entropy_of,
    factor_information,
    mutual_information,
)
from core_models.types import Block, Latents

GRID = np.array(list(product(range(2), range(4))))
LABELS = {"goal": GRID[:, 0], "bend": GRID[:, 1]}


def counted(z: NDArray[np.int64], v: NDArray[np.int64]) -> float:
    """I(z; v) by the definition."""
    total = 0.0
    for a in set(z.tolist()):
        for b in set(v.tolist()):
            both = float(np.mean((z == a) & (v == b)))
            if both:
                total += both * math.log(both / (float(np.mean(z == a)) * float(np.mean(v == b))))
    return total


def test_one_latent_a_factor_has_the_whole_gap() -> None:
    codes = np.stack([GRID[:, 1], np.zeros(8), -3.0 * GRID[:, 0]], axis=1)
    found = factor_information(codes, LABELS)
    assert found.mig == pytest.approx(1)
    assert found.carriers == {"goal": 2, "bend": 0}
    assert found.information["goal"] == pytest.approx((0, 0, math.log(2)), abs=1e-12)
    assert found.information["bend"] == pytest.approx((math.log(4), 0, 0), abs=1e-12)
    assert found.entropy == {"goal": pytest.approx(math.log(2)), "bend": pytest.approx(math.log(4))}
    assert not found.one_latent
    assert found.clips == 8


def test_a_factor_held_twice_has_no_gap() -> None:
    """Goal in latents 0 and 1 (gap 0), bend in latent 2 alone (gap 1): mean one half."""
    codes = np.stack([GRID[:, 0], GRID[:, 0], GRID[:, 1]], axis=1).astype(float)
    found = factor_information(codes, LABELS)
    assert found.gaps == {"goal": pytest.approx(0), "bend": pytest.approx(1)}
    assert found.mig == pytest.approx(0.5)


def test_half_a_factor_by_hand() -> None:
    """A latent that knows only whether the bend is over 1 has ln 2 of ln 4 nats."""
    codes = np.stack([(GRID[:, 1] > 1), np.zeros(8)], axis=1).astype(float)
    assert factor_information(codes, {"bend": GRID[:, 1]}).mig == pytest.approx(0.5)


def test_one_latent_that_carries_everything_is_told() -> None:
    codes = np.stack([GRID[:, 0] * 4 + GRID[:, 1], np.zeros(8)], axis=1).astype(float)
    assert factor_information(codes, LABELS).one_latent
    assert not factor_information(codes, {"goal": GRID[:, 0]}).one_latent
    nothing = factor_information(np.zeros((8, 3)), LABELS)
    assert not nothing.one_latent
    assert nothing.carriers == {"goal": -1, "bend": -1}
    assert nothing.mig == 0


def test_information_equals_a_plain_loop() -> None:
    rng = np.random.default_rng(0)
    labels = rng.integers(3, 8, 300)
    codes = np.stack([labels + rng.normal(size=300), rng.normal(size=300), labels**2.0], axis=1)
    binned = discretised(codes, 7)
    wanted = [counted(binned[:, j], labels) for j in range(3)]
    assert mutual_information(binned, labels, 7) == pytest.approx(wanted)
    assert entropy_of(labels) == pytest.approx(counted(labels, labels))


def test_bins_are_of_equal_width_and_hold_both_ends() -> None:
    binned = discretised(np.array([[0.0, 5], [0.99, 5], [1.0, 5], [4.0, 5]]), 4)
    assert binned.tolist() == [[0, 0], [0, 0], [1, 0], [3, 0]]


def test_scale_and_offset_of_a_latent_do_not_matter() -> None:
    codes = np.random.default_rng(1).normal(size=(200, 3)).astype(np.float32)
    labels = {"goal": (codes[:, 0] > 0).astype(np.int64)}
    moved = (codes * 8 + 16).astype(np.float32)
    assert factor_information(moved, labels).mig == pytest.approx(factor_information(codes, labels).mig, abs=0.02)


def test_codes_are_static_then_dynamic_with_the_names_of_their_blocks() -> None:
    latents = Latents(torch.tensor([[1.0, 2.0]]), torch.tensor([[[3.0, 5.0, 0.0], [5.0, 5.0, 0.0]]]))
    assert clip_codes(latents).tolist() == [[1, 2, 4, 5, 0]]
    blocks = (Block("identity", "static", 0, 2), Block("rung 1", "dynamic", 0, 2), Block("rung 2", "dynamic", 2, 3))
    names = code_names(latents, blocks)
    assert names == ("identity [0]", "identity [1]", "rung 1 [0]", "rung 1 [1]", "rung 2 [0]")
    assert code_names(latents, ())[1:3] == ("static [1]", "dynamic [0]")


def test_which_rung_carries_which_factor() -> None:
    rungs = (Block("rung 1", "dynamic", 0, 2), Block("rung 2", "dynamic", 2, 3))
    dynamic = torch.from_numpy(np.stack([np.zeros(8), GRID[:, 1], GRID[:, 0]], axis=1)).float()[:, None]
    latents = Latents(torch.zeros(8, 0), dynamic)
    shares = block_information(factor_information(clip_codes(latents), LABELS), latents, rungs)
    assert shares["rung 1"] == {"goal": pytest.approx(0, abs=1e-9), "bend": pytest.approx(1)}
    assert shares["rung 2"] == {"goal": pytest.approx(1), "bend": pytest.approx(0, abs=1e-9)}


def test_samples_follow_their_seed() -> None:
    drawn = drawn_with_replacement(20, seed=4)
    assert drawn.shape == (10_000,)
    assert set(drawn.tolist()) == set(range(20))
    assert (drawn == drawn_with_replacement(20, seed=4)).all()


def test_what_has_no_gap_is_refused() -> None:
    codes = np.zeros((8, 3))
    with pytest.raises(ModelError, match="goal has one class"):
        factor_information(codes, {"goal": np.zeros(8, np.int64)})
    with pytest.raises(ModelError, match=r"goal are \(7,\) for 8 codes"):
        factor_information(codes, {"goal": np.zeros(7, np.int64)})
    with pytest.raises(ModelError, match=r"not \(8, 1\)"):
        factor_information(codes[:, :1], LABELS)
    with pytest.raises(ModelError, match="at least one factor"):
        factor_information(codes, {})
    with pytest.raises(ModelError, match="not finite"):
        factor_information(codes * np.nan, LABELS)

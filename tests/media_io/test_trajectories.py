"""Generated paths against the published ones, and by what must hold for any."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_io.errors import MediaError
from media_io.trajectories import LabelledTrajectories, reaching, wavy_reaching

Maker = Callable[..., LabelledTrajectories]


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("name", "make", "length"),
    [
        ("2d_reaching_100", reaching, 100),
        ("2d_reaching_1000", reaching, 1000),
        ("2d_wavy_reaching_100", wavy_reaching, 100),
    ],
)
def test_every_point_is_the_published_one(real_data: Path, name: str, make: Maker, length: int) -> None:
    with np.load(real_data / "reaching" / f"{name}.npz") as published:
        ours = make(length)
        np.testing.assert_array_equal(ours.factors, published["factors"])
        np.testing.assert_allclose(ours.trajectories, published["trajectories"], rtol=0, atol=1e-6)


def test_the_longer_wavy_paths_pass_through_the_shorter_ones() -> None:
    long, short = wavy_reaching(1000), wavy_reaching(100)
    np.testing.assert_allclose(long.trajectories[:, ::10], short.trajectories, atol=1e-6)


def test_an_arc_is_part_of_a_circle_through_start_and_goal() -> None:
    paths = reaching(1000)
    np.testing.assert_allclose(paths.trajectories[:, 0], 0, atol=1e-6)
    goals = np.where(paths.factors[:, 0] == 0, -0.1, 0.1)
    np.testing.assert_allclose(paths.trajectories[:, -1], np.stack([goals, np.ones(20)], 1), atol=1e-6)
    side = np.sign(paths.trajectories[:, 500, 0] - goals / 2)
    np.testing.assert_array_equal(side, np.where(paths.factors[:, 1] == 0, -1, 1))
    steps = np.linalg.norm(np.diff(paths.trajectories.astype(np.float64), axis=1), axis=-1)
    np.testing.assert_allclose(steps, steps.mean(1, keepdims=True).repeat(999, 1), rtol=1e-3)


def test_a_height_scales_and_mirrors_its_half_alone() -> None:
    paths = wavy_reaching(100)
    straight = {tuple(f): p for f, p in zip(paths.factors.tolist(), paths.trajectories, strict=True) if f[0] == 2}
    high, half, low = straight[2, 0, 3, 1, 0], straight[2, 0, 2, 1, 0], straight[2, 0, 0, 1, 0]
    np.testing.assert_allclose(high[:50, 1], 2 * half[:50, 1], atol=1e-6)
    np.testing.assert_allclose(high[:50, 1], -low[:50, 1], atol=1e-6)
    np.testing.assert_array_equal(high[50:], low[50:])


@pytest.mark.parametrize("make", [reaching, wavy_reaching])
@given(n=st.integers(1, 40), seed=st.integers(0, 99), jitter=st.sampled_from([0.0, 0.5, 1.0]))
def test_draws_follow_their_seed_and_stay_near_their_class(make: Maker, n: int, seed: int, jitter: float) -> None:
    paths, again, plain = make(20, n, seed, jitter), make(20, n, seed, jitter), make(20, n, seed)
    assert paths.trajectories.shape == (n, 20, 2)
    assert paths.trajectories.dtype == np.float32
    np.testing.assert_array_equal(paths.trajectories, again.trajectories)
    np.testing.assert_array_equal(paths.factors, plain.factors)
    assert np.all(paths.factors >= 0)
    assert np.all(paths.factors < paths.sizes)
    assert np.abs(paths.trajectories).max() <= 1.0 + 1e-6
    assert np.abs(paths.trajectories - plain.trajectories).max() <= 0.5 * jitter + 1e-6


@pytest.mark.parametrize("wrong", [{"length": 1}, {"n": 0}, {"jitter": 1.5}])
def test_impossible_requests_are_named(wrong: dict[str, int]) -> None:
    with pytest.raises(MediaError, match="Ask for at least 1 path"):
        reaching(**wrong)

"""Classical conversions: values by hand, what they promise of the moments, and neighbours against a loop."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core_models.errors import ModelError
from core_models.transport import Conversion, moments, nearest, nearest_neighbours, optimal_transport

Array = NDArray[np.float64]


def speaker(n: int, size: int = 6, seed: int = 0) -> Array:
    """Correlated frames (n, size) about a mean that is not 0."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, size)) @ rng.normal(size=(size, size)) + rng.normal(size=size)


def test_moments_by_hand() -> None:
    source = np.array([[9.0, 1, 0], [9, 3, 4]])  # means 2 and 2, deviations 1 and 2
    target = np.array([[0.0, 10, 5], [0, 16, 5.5], [0, 13, 4.5], [0, 13, 5]])  # means 13 and 5
    frame = np.array([[7.0, 3, 0]])
    np.testing.assert_allclose(moments(source, target, variance=False)(frame), [[7, 14, 3]])
    deviations = 4.5**0.5, 0.125**0.5
    wanted = [[7, 13 + deviations[0] * 1, 5 + deviations[1] / 2 * -2]]
    np.testing.assert_allclose(moments(source, target)(frame), wanted)


@pytest.mark.parametrize("fit", [moments, optimal_transport])
def test_mean_and_variance_become_the_targets_and_the_level_stays(fit: object) -> None:
    assert callable(fit)
    source, target = speaker(200), speaker(300, seed=1)
    moved = fit(source, target)(source)
    np.testing.assert_allclose(moved[:, 1:].mean(0), target[:, 1:].mean(0))
    ratio = moved[:, 1:].var(0) / target[:, 1:].var(0)
    np.testing.assert_allclose(ratio, ratio[0], rtol=1e-6)  # all off by the divisors n and n - 1 at most
    assert ratio[0] == pytest.approx(1, abs=0.01)
    assert np.array_equal(moved[:, 0], source[:, 0])


def test_transported_covariance_is_the_targets() -> None:
    source, target = speaker(400), speaker(500, seed=1)
    wanted = np.cov(target[:, 1:].T)
    np.testing.assert_allclose(np.cov(optimal_transport(source, target)(source)[:, 1:].T), wanted, atol=1e-8)


def test_poor_directions_of_both_speakers_are_not_stretched() -> None:
    """What neither takes has a tiny product of variances, which must not be taken for noise."""
    source, target = speaker(400), speaker(500, seed=1)
    source, target = source * [1, 1, 1, 1, 1e-2, 1e-2], target * [1, 1, 1, 1, 1e-2, 2e-2]
    moved = optimal_transport(source, target)(source)
    wanted = np.cov(target[:, 1:].T)
    np.testing.assert_allclose(np.cov(moved[:, 1:].T), wanted, rtol=1e-5, atol=1e-9)


def test_transport_of_a_speaker_to_the_same_is_the_identity() -> None:
    source = speaker(300)
    for conversion in (optimal_transport(source, source), moments(source, source)):
        np.testing.assert_allclose(conversion.matrix, np.eye(5), atol=1e-7)
        np.testing.assert_allclose(conversion(source), source, atol=1e-6)


def test_transport_is_symmetric_positive_and_undone_by_its_reverse() -> None:
    """A gradient of a convex function, which is what makes it optimal (Brenier)."""
    source, target = speaker(300), speaker(300, seed=1)
    there, back = optimal_transport(source, target), optimal_transport(target, source)
    assert np.array_equal(there.matrix, there.matrix.T)
    assert np.linalg.eigvalsh(there.matrix).min() > 0
    np.testing.assert_allclose(back(there(source)), source, atol=1e-6)


def test_transport_moves_frames_less_than_other_maps_to_the_same_gaussian() -> None:
    """Whitening and colouring by Cholesky factors reaches the same covariance by a longer way."""
    source, target = speaker(500), speaker(500, seed=1)
    lower = [np.linalg.cholesky(np.cov(x[:, 1:].T)) for x in (source, target)]
    other = Conversion(source[:, 1:].mean(0), (lower[1] @ np.linalg.inv(lower[0])).T, target[:, 1:].mean(0))
    moved = other(source)
    np.testing.assert_allclose(np.cov(moved[:, 1:].T), np.cov(target[:, 1:].T), atol=1e-8)
    way = [np.square(one - source).sum(1).mean() for one in (optimal_transport(source, target)(source), moved)]
    assert way[0] < way[1]


def test_independent_coefficients_are_transported_like_their_moments() -> None:
    rows = np.stack(np.meshgrid([-1.0, 1], [-1.0, 1], [-1.0, 1]), -1).reshape(-1, 3)
    source, target = rows * [1, 2, 3] + 5, rows * [1, 4, 0.5] - 1
    np.testing.assert_allclose(optimal_transport(source, target).matrix, np.diag([2, 1 / 6]), atol=1e-9)
    np.testing.assert_allclose(moments(source, target).matrix, np.diag([2, 1 / 6]), atol=1e-9)


def test_a_direction_without_spread_does_not_blow_up() -> None:
    source, target = speaker(50), speaker(50, seed=1)
    source[:, 2] = 0.25
    for conversion in (optimal_transport(source, target), moments(source, target)):
        moved = conversion(source.astype(np.float32))
        assert moved.dtype == np.float32
        assert np.isfinite(moved).all()
        assert np.abs(moved - target.mean(0)).max() < 50


def test_neighbours_are_those_of_the_loop() -> None:
    own, other, frames = speaker(1100, 3), speaker(40, 3, seed=1), speaker(40, 6, seed=2)
    level = np.arange(1100.0)
    found = nearest_neighbours(own, other, frames, 3, level)
    for t in (0, 500, 1023, 1024, 1099):
        order = np.argsort(((other - own[t]) ** 2).sum(1))[:3]
        np.testing.assert_allclose(found[t, 1:], frames[order].mean(0)[1:])
    assert np.array_equal(found[:, 0], level)
    assert not nearest_neighbours(own, other, frames, 3)[:, 0].any()


def test_the_nearest_are_those_of_the_loop_and_no_more_than_there_are() -> None:
    own, other = speaker(1100, 3), speaker(40, 3, seed=1)
    found = nearest(own.astype(np.float32), other.astype(np.float32), 5)
    assert found.shape == (1100, 5)
    for t in (0, 1023, 1024, 1099):
        assert set(found[t]) == set(np.argsort(((other - own[t]) ** 2).sum(1))[:5])
    assert set(nearest(own[:1], other[:3], 9)[0]) == {0, 1, 2}


def test_one_neighbour_of_the_targets_own_frames_is_the_frame_itself() -> None:
    content, frames = speaker(30, 4), speaker(30, 6, seed=2)
    found = nearest_neighbours(content, content, frames, 1, frames[:, 0])
    np.testing.assert_allclose(found, frames)
    np.testing.assert_allclose(nearest_neighbours(content, content, frames, 99)[0, 1:], frames.mean(0)[1:])


def test_what_does_not_fit_is_refused_with_both_sides() -> None:
    source, target = speaker(30), speaker(30, seed=1)
    with pytest.raises(ModelError, match="6 mel-cepstra of the source and 5 of the target"):
        optimal_transport(source, target[:, :5])
    with pytest.raises(ModelError, match="1 frames of the source and 30 of the target"):
        moments(source[:1], target)
    with pytest.raises(ModelError, match="the frames have 5 mel-cepstra, the conversion was fitted on 6"):
        moments(source, target)(source[:, :5])
    with pytest.raises(ModelError, match="30 contents for 29 frames"):
        nearest_neighbours(source, target, target[:29])
    with pytest.raises(ModelError, match=r"\(30, 6\) and \(30, 5\)"):
        nearest_neighbours(source, target[:, :5], target)
    with pytest.raises(ModelError, match="0 neighbours"):
        nearest_neighbours(source, target, target, 0)
    with pytest.raises(ModelError, match="3 levels for 30 frames"):
        nearest_neighbours(source, target, target, 2, np.zeros(3))

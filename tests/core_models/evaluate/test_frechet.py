"""The Frechet distance against closed forms and a root taken another way."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from core_models.errors import ModelError
from core_models.evaluate.frechet import frechet_distance


def features(n: int, size: int, seed: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, size)) @ rng.normal(size=(size, size)) + rng.normal(size=size)


def test_by_hand_in_one_dimension() -> None:
    """Means 0 and 3, unbiased variances 2 and 8: 9 + (sqrt 8 - sqrt 2)^2 = 11."""
    assert frechet_distance(np.array([[-1.0], [1.0]]), np.array([[1.0], [5.0]])) == pytest.approx(11)


def test_equals_the_root_of_the_product_of_the_covariances() -> None:
    """The twin takes the eigenvalues of C_a C_b itself, which is not symmetric."""
    a, b = features(60, 5, 0), features(80, 5, 1)
    product = torch.from_numpy(np.cov(a.T) @ np.cov(b.T))
    root = torch.linalg.eigvals(product).real.clamp(min=0).sqrt().sum().item()
    wanted = ((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(np.cov(a.T)) + np.trace(np.cov(b.T)) - 2 * root
    assert frechet_distance(a, b) == pytest.approx(wanted)
    assert frechet_distance(b, a) == pytest.approx(frechet_distance(a, b))


def test_a_set_is_at_no_distance_from_itself_and_a_shift_counts_squared() -> None:
    a = features(50, 4, 2)
    assert frechet_distance(a, a) == pytest.approx(0, abs=1e-6)
    assert frechet_distance(a, a + 2.0) == pytest.approx(16)


def test_fewer_clips_than_features_and_float32() -> None:
    a, b = features(6, 20, 3).astype(np.float32), features(5, 20, 4).astype(np.float32)
    assert np.isfinite(frechet_distance(a, b))
    assert frechet_distance(a, a) == pytest.approx(0, abs=1e-3)


def test_what_cannot_be_compared_is_refused() -> None:
    with pytest.raises(ModelError, match=r"\(6, 2\) and \(6, 3\)"):
        frechet_distance(features(6, 2, 0), features(6, 3, 0))
    with pytest.raises(ModelError, match="at least 2 clips"):
        frechet_distance(features(1, 2, 0), features(6, 2, 0))
    with pytest.raises(ModelError, match="not finite"):
        frechet_distance(np.full((4, 2), np.nan), features(6, 2, 0))

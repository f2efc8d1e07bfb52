"""Frechet distance between two sets of features (Dowson & Landau 1982; Heusel et al. 2017)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core_models.errors import ModelError

Features = NDArray[np.float64] | NDArray[np.float32]


def frechet_distance(a: Features, b: Features) -> float:
    """|mu_a - mu_b|^2 + Tr(C_a + C_b - 2 (C_a C_b)^(1/2)) of features (N, F) and (M, F), in float64.

    The root's trace is that of the symmetric C_a^(1/2) C_b C_a^(1/2), which has the eigenvalues of C_a C_b; so it
    needs no root of a matrix that is not symmetric, and exists where covariances are singular.

    Raises:
        ModelError: features of different sizes, fewer than two clips, or values that are not finite.
    """
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ModelError(f"features of {a.shape} and {b.shape} cannot be compared. Take both from one network.")
    if len(a) < 2 or len(b) < 2:
        raise ModelError(f"a Frechet distance needs at least 2 clips a side, not {len(a)} and {len(b)}. Add clips.")
    (mean_a, cov_a), (mean_b, cov_b) = _moments(a), _moments(b)
    root = _root(cov_a)
    middle = root @ cov_b @ root
    eigenvalues = np.linalg.eigvalsh((middle + middle.T) / 2)
    trace = np.sqrt(eigenvalues.clip(min=0)).sum()
    distance = np.square(mean_a - mean_b).sum() + np.trace(cov_a) + np.trace(cov_b) - 2 * trace
    return max(float(distance), 0.0)


def _moments(features: Features) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean (F,) and unbiased covariance (F, F)."""
    values = np.asarray(features, dtype=np.float64)
    if not np.isfinite(values).all():
        raise ModelError("features hold values that are not finite. Check the network and its clips.")
    return values.mean(0), np.cov(values, rowvar=False).reshape(values.shape[1], values.shape[1])


def _root(covariance: NDArray[np.float64]) -> NDArray[Any]:
    values, vectors = np.linalg.eigh(covariance)
    root: NDArray[Any] = (vectors * np.sqrt(values.clip(min=0))) @ vectors.T
    return root

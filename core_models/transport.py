"""Classical conversions of a speaker's mel-cepstra, with no learning: moments, optimal transport, nearest neighbours.

Frames are mel-cepstra (T, K) of the natural-log magnitude. Coefficient 0 is the level: it stays the source's in all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core_models.errors import ModelError

Array = NDArray[np.float64]
Floats = NDArray[np.floating[Any]]

SMALLEST = 1e-6
"""Variances below this share of the largest count as this share: a direction that a speaker never takes."""
ROWS = 1024
"""Frames whose distances to all of the target's are held at once."""


@dataclass(frozen=True, eq=False)
class Conversion:
    """x -> (x - source) matrix + target, of coefficients 1 to K - 1.

    Attributes:
        source, target: (K - 1,), the means of both speakers.
        matrix: (K - 1, K - 1), symmetric.
    """

    source: Array
    matrix: Array
    target: Array

    def __call__(self, cepstra: Floats) -> Floats:
        """Frames (T, K) -> (T, K) of the same type, their level untouched.

        Raises:
            ModelError: another number of coefficients than it was fitted on.
        """
        if cepstra.shape[1] != len(self.source) + 1:
            both = f"{cepstra.shape[1]} mel-cepstra, the conversion was fitted on {len(self.source) + 1}"
            raise ModelError(f"the frames have {both}. Analyse both in one way.")
        converted = cepstra.copy()
        converted[:, 1:] = (cepstra[:, 1:] - self.source) @ self.matrix + self.target
        return converted


def moments(source: Floats, target: Floats, *, variance: bool = True) -> Conversion:
    """Move the mean of each coefficient to the target's, and its standard deviation where asked for.

    Args:
        source, target: frames (T, K) of speech by both speakers, of any number.

    Raises:
        ModelError: fewer than two frames, or other numbers of coefficients.
    """
    x, y = _fitted(source, target)
    spread = _floored(y.var(0)) / _floored(x.var(0)) if variance else np.ones(x.shape[1])
    return Conversion(x.mean(0), np.diag(np.sqrt(spread)), y.mean(0))


def optimal_transport(source: Floats, target: Floats) -> Conversion:
    """The linear map between the Gaussians of both speakers that moves frames least (Olkin & Pukelsheim 1982).

    With covariances S and T it is S^-1/2 (S^1/2 T S^1/2)^1/2 S^-1/2: the frames' covariance becomes T, mean for mean.

    Args:
        source, target: frames (T, K) of speech by both speakers, better some hundred times K than less.

    Raises:
        ModelError: fewer than two frames, or other numbers of coefficients.
    """
    x, y = _fitted(source, target)
    S, T = (np.cov(frames.T).reshape(x.shape[1], -1) for frames in (x, y))
    root, inverse = _power(S, 0.5), _power(S, -0.5)
    matrix = inverse @ _root(root @ T @ root) @ inverse
    return Conversion(x.mean(0), (matrix + matrix.T) / 2, y.mean(0))


def nearest_neighbours(
    content_source: Floats, content_target: Floats, frames_target: Floats, k: int = 4, level: Floats | None = None
) -> Array:
    """Say each frame by the mean of the target's k frames of nearest content (Baas, van Niekerk & Kamper 2023).

    Args:
        content_source, content_target: (T, F) and (N, F), what is compared (Euclidean): dynamic codes, or cepstra
            less their mean.
        frames_target: mel-cepstra (N, K) of the target, one for each of its contents.
        k: neighbours, at most N count.
        level: (T,), the source's coefficient 0, which the result takes; None leaves 0 there.

    Returns:
        mel-cepstra (T, K).

    Raises:
        ModelError: numbers of frames or features that differ, no frames of the target, k below 1.
    """
    _check_neighbours(content_source, content_target, frames_target, k, level)
    places = nearest(np.asarray(content_source, np.float64), np.asarray(content_target, np.float64), k)
    found = np.zeros((len(content_source), frames_target.shape[1]))
    for start in range(0, len(found), ROWS):
        found[start : start + ROWS] = frames_target[places[start : start + ROWS]].mean(1)
    found[:, 0] = 0 if level is None else level
    return found


def nearest(contents: Floats, others: Floats, k: int) -> NDArray[np.int64]:
    """Which of the others lie nearest to each (Euclidean): int64 (T, min(k, N)), in no order; computed block by block.

    Args:
        contents, others: (T, F) and (N, F), N of 1 or more.
    """
    sizes = np.square(others).sum(1)
    count = min(k, len(others))
    found = np.zeros((len(contents), count), np.int64)
    for start in range(0, len(contents), ROWS):
        distance = sizes - 2 * contents[start : start + ROWS] @ others.T  # a frame's own size is the same for all
        found[start : start + ROWS] = np.argpartition(distance, count - 1, axis=1)[:, :count]
    return found


def _check_neighbours(own: Floats, other: Floats, frames: Floats, k: int, level: Floats | None) -> None:
    if own.shape[1:] != other.shape[1:]:
        raise ModelError(f"contents of {own.shape} and {other.shape} cannot be compared. Read both in one way.")
    if not len(other) or len(other) != len(frames):
        raise ModelError(f"{len(other)} contents for {len(frames)} frames of the target. Give one a frame, and some.")
    if k < 1:
        raise ModelError(f"{k} neighbours say nothing. Ask for 1 or more.")
    if level is not None and len(level) != len(own):
        raise ModelError(f"{len(level)} levels for {len(own)} frames of the source. Give one a frame.")


def _fitted(source: Floats, target: Floats) -> tuple[Array, Array]:
    """Both speakers' coefficients 1 to K - 1."""
    if source.shape[1] != target.shape[1] or source.shape[1] < 2:
        both = f"{source.shape[1]} mel-cepstra of the source and {target.shape[1]} of the target"
        raise ModelError(f"{both} do not fit. Analyse both in one way, with 2 or more.")
    if min(len(source), len(target)) < 2:
        both = f"{len(source)} frames of the source and {len(target)} of the target"
        raise ModelError(f"{both} are too few to tell how they speak. Give longer recordings.")
    x, y = np.asarray(source[:, 1:], dtype=np.float64), np.asarray(target[:, 1:], dtype=np.float64)
    return x, y


def _power(covariance: Array, exponent: float) -> Array:
    """A symmetric matrix of no negative eigenvalues to a power."""
    values, vectors = np.linalg.eigh(covariance)
    raised: Array = (vectors * _floored(values) ** exponent) @ vectors.T
    return raised


def _root(product: Array) -> Array:
    """As `_power`, of a product of covariances, whose small eigenvalues are small squared and must stay so."""
    values, vectors = np.linalg.eigh(product)
    root: Array = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    return root


def _floored(variances: Array) -> Array:
    floored: Array = np.maximum(variances, max(SMALLEST * float(variances.max()), 1e-12))
    return floored

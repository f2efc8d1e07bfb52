"""Scores of a judge's verdicts: pure functions of probabilities (N, classes). Entropies and divergences in nats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core_models.errors import ModelError

Probabilities = NDArray[np.float64]
"""float64 (N, C), rows that sum to 1."""
Classes = NDArray[np.int64]
"""int64 (N,), a class for each clip."""

EPS = 1e-16
"""Added before each logarithm, as the published code does."""


def _checked(name: str, values: NDArray[Any], shape: tuple[int, ...]) -> None:
    if values.shape != shape or 0 in shape:
        raise ModelError(
            f"{name} are {values.shape} where {shape} was expected. Give one entry a clip, and some clips."
        )


def accuracy(probabilities: Probabilities, labels: Classes) -> float:
    """Share of clips whose most probable class is the label."""
    _checked("labels", labels, probabilities.shape[:1])
    return float((probabilities.argmax(1) == labels).mean())


def inter_entropy(probabilities: Probabilities) -> float:
    """H(y), the entropy of the mean prediction (high: all classes occur)."""
    mean = probabilities.mean(0)
    return float(-(mean * np.log(mean + EPS)).sum())


def intra_entropy(probabilities: Probabilities) -> float:
    """H(y|x), the mean entropy of a prediction (low: the judge is sure)."""
    return float(-(probabilities * np.log(probabilities + EPS)).sum(1).mean())


def inception_score(probabilities: Probabilities) -> float:
    """exp mean_x KL(p(y|x) || p(y)), from 1 to the number of classes (Salimans et al. 2016; C-DSVAE, section 5)."""
    mean = probabilities.mean(0, keepdims=True)
    return float(np.exp(divergence(probabilities, np.broadcast_to(mean, probabilities.shape))))


def divergence(p: Probabilities, q: Probabilities) -> float:
    """Mean over clips of KL(p || q)."""
    _checked("the second predictions", q, p.shape)
    return float((p * (np.log(p + EPS) - np.log(q + EPS))).sum(1).mean())


def balanced(labels: Classes, seed: int | None) -> Classes:
    """Indices of the same number of clips for each class that occurs: the number of the smallest class.

    Args:
        seed: which clips of a larger class are taken; None takes the first ones (as the published code does).

    Returns:
        int64, class by class.
    """
    _checked("labels", labels, (len(labels),))
    present, counts = np.unique(labels, return_counts=True)
    order = np.arange(len(labels)) if seed is None else np.random.default_rng(seed).permutation(len(labels))
    return np.concatenate([np.sort(order[labels[order] == one][: counts.min()]) for one in present])


def disagreement(p: Probabilities, q: Probabilities) -> float:
    """Share of clips for which two predictions name different classes."""
    _checked("the second predictions", q, p.shape)
    return float((p.argmax(1) != q.argmax(1)).mean())


def consistency(p: Probabilities, q: Probabilities) -> float:
    """Share of clips for which two predictions name the same class (VDSM)."""
    return 1.0 - disagreement(p, q)


def uniform_disagreement(probabilities: Probabilities) -> float:
    """Disagreement that a class drawn uniformly would have, whatever the predictions: 1 - 1/C."""
    return 1.0 - 1.0 / int(probabilities.shape[1])


def uniform_divergence(data: Probabilities) -> float:
    """Mean KL(uniform || data): what the divergence of a generator that carries nothing would be."""
    return divergence(np.full_like(data, 1.0 / data.shape[1]), data)


@dataclass(frozen=True)
class Inception:
    """The three figures of a set of predictions.

    Attributes:
        score: inception score, 1 to the number of classes.
        intra: H(y|x), nats.
        inter: H(y), nats.
        clips: how many predictions they are of.
    """

    score: float
    intra: float
    inter: float
    clips: int


def inception(probabilities: Probabilities) -> Inception:
    """Inception score and both entropies of all predictions given."""
    _checked("predictions", probabilities, probabilities.shape)
    scores = inception_score(probabilities), intra_entropy(probabilities), inter_entropy(probabilities)
    return Inception(*scores, len(probabilities))


def over_seeds(reports: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Every number of equal-shaped reports as {"mean", "spread", "runs"}; spread is the sample standard deviation.

    Texts and counts are kept, being the same in all; an entry "seed" becomes the list of the seeds.

    Raises:
        ModelError: no reports, or reports with different entries.
    """
    if not reports:
        raise ModelError("there are no reports to summarise. Give the report of at least one seed.")
    first = reports[0]
    for other in reports[1:]:
        if other.keys() != first.keys():
            both = f"{', '.join(first)} and {', '.join(other)}"
            raise ModelError(f"reports with different entries cannot be summarised: {both}. Use one protocol for all.")
    return {key: _summary(key, [report[key] for report in reports]) for key in first}


def _summary(key: str, values: list[Any]) -> Any:
    if all(isinstance(value, Mapping) for value in values):
        return over_seeds(values)
    if key == "seed":
        return values
    if all(isinstance(value, float) for value in values):
        spread = float(np.std(values, ddof=1)) if len(values) > 1 else 0.0
        return {"mean": float(np.mean(values)), "spread": spread, "runs": len(values)}
    if any(value != values[0] for value in values):
        raise ModelError(f"reports differ in {key}: {values[0]!r} and others. Summarise runs of one setting.")
    return values[0]

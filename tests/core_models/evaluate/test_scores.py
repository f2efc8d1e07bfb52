"""Scores against hand-worked values and plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from core_models.errors import ModelError
from core_models.evaluate.scores import (
    EPS,
    accuracy,
    balanced,
    consistency,
    disagreement,
    divergence,
    inception,
    inception_score,
    inter_entropy,
    intra_entropy,
    over_seeds,
    uniform_disagreement,
    uniform_divergence,
)

SURE = np.eye(3)[[0, 1, 2, 0]]
HALVES = np.array([[0.5, 0.5], [1.0, 0.0]])


def random_predictions(n: int, classes: int, seed: int) -> NDArray[np.float64]:
    return np.random.default_rng(seed).dirichlet(np.full(classes, 0.4), n)


def test_accuracy_by_hand() -> None:
    assert accuracy(SURE, np.array([0, 1, 1, 0])) == 0.75


def test_entropies_by_hand() -> None:
    """Means .75 and .25: H(y) = .5623; one sure and one even prediction: H(y|x) = ln 2 / 2."""
    assert inter_entropy(HALVES) == pytest.approx(-0.75 * math.log(0.75) - 0.25 * math.log(0.25))
    assert intra_entropy(HALVES) == pytest.approx(math.log(2) / 2)
    assert intra_entropy(SURE) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("classes", "ceiling"), [(9, 2.197), (6, 1.792)])
def test_sure_predictions_of_all_classes_reach_the_ceilings(classes: int, ceiling: float) -> None:
    assert inception_score(np.eye(classes)) == pytest.approx(classes)
    assert inter_entropy(np.eye(classes)) == pytest.approx(ceiling, abs=5e-4)
    assert inception_score(np.full((4, classes), 1 / classes)) == pytest.approx(1)


def test_divergence_by_hand() -> None:
    """KL((1, 0) || (.5, .5)) = ln 2; KL of equal ones 0; and it is not symmetric."""
    sure, even = np.array([[1.0, 0.0]]), np.array([[0.5, 0.5]])
    assert divergence(sure, even) == pytest.approx(math.log(2))
    assert divergence(sure, sure) == pytest.approx(0)
    assert divergence(even, sure) == pytest.approx(math.log(0.5) - 0.5 * math.log(EPS), rel=1e-9)


def test_scores_equal_plain_loops() -> None:
    p, q = random_predictions(40, 5, 0), random_predictions(40, 5, 1)
    mean = [sum(row[c] for row in p) / 40 for c in range(5)]
    each = [sum(x * (math.log(x + EPS) - math.log(m + EPS)) for x, m in zip(row, mean, strict=True)) for row in p]
    assert inception_score(p) == pytest.approx(math.exp(sum(each) / 40))
    assert inter_entropy(p) == pytest.approx(-sum(m * math.log(m + EPS) for m in mean))
    assert intra_entropy(p) == pytest.approx(-sum(x * math.log(x + EPS) for row in p for x in row) / 40)
    pairs = [(x, y) for a, b in zip(p, q, strict=True) for x, y in zip(a, b, strict=True)]
    assert divergence(p, q) == pytest.approx(sum(x * (math.log(x + EPS) - math.log(y + EPS)) for x, y in pairs) / 40)
    other = sum(int(np.argmax(a)) != int(np.argmax(b)) for a, b in zip(p, q, strict=True)) / 40
    assert disagreement(p, q) == other == 1 - consistency(p, q)


def test_the_inception_score_is_the_difference_of_the_entropies() -> None:
    found = inception(random_predictions(200, 4, 2))
    assert math.log(found.score) == pytest.approx(found.inter - found.intra)
    assert found.clips == 200


def test_the_uniform_baseline_by_hand() -> None:
    assert uniform_disagreement(SURE) == pytest.approx(2 / 3)
    assert uniform_divergence(np.full((3, 4), 0.25)) == pytest.approx(0)
    assert uniform_divergence(HALVES[:1]) == pytest.approx(0)
    draws = np.random.default_rng(0).integers(0, 3, 30_000)
    assert (draws != 0).mean() == pytest.approx(uniform_disagreement(SURE), abs=0.01)


def test_balanced_takes_the_smallest_class_number_of_each() -> None:
    labels = np.array([2, 0, 0, 2, 0, 5, 2, 5])
    assert balanced(labels, None).tolist() == [1, 2, 0, 3, 5, 7]
    drawn = balanced(labels, 3)
    assert [int(x) for x in labels[drawn]] == [0, 0, 2, 2, 5, 5]
    assert len(set(drawn.tolist())) == 6
    assert balanced(labels, 3).tolist() == drawn.tolist()
    others = {tuple(balanced(labels, seed).tolist()) for seed in range(20)}
    assert len(others) > 1


def test_predictions_of_different_numbers_are_refused() -> None:
    with pytest.raises(ModelError, match=r"\(3,\) where \(4,\)"):
        accuracy(SURE, np.array([0, 1, 2]))
    with pytest.raises(ModelError, match=r"\(2, 2\) where \(4, 3\)"):
        disagreement(SURE, HALVES)
    with pytest.raises(ModelError, match="some clips"):
        inception(np.zeros((0, 3)))


def test_seeds_are_summarised_number_by_number() -> None:
    shares = enumerate((0.9, 1.0, 0.8))
    reports = [{"mode": "strict", "seed": i, "swap": {"both": share, "clips": 7}} for i, share in shares]
    summary = over_seeds(reports)
    assert (summary["mode"], summary["seed"], summary["swap"]["clips"]) == ("strict", [0, 1, 2], 7)
    assert summary["swap"]["both"] == {"mean": pytest.approx(0.9), "spread": pytest.approx(0.1), "runs": 3}
    assert over_seeds(reports[:1])["swap"]["both"]["spread"] == 0
    with pytest.raises(ModelError, match="differ in mode: 'strict'"):
        over_seeds([*reports, {"mode": "paper", "seed": 4, "swap": {"both": 1.0, "clips": 7}}])
    with pytest.raises(ModelError, match="swap and mode"):
        over_seeds([reports[0], {"mode": "strict"}])
    with pytest.raises(ModelError, match="at least one"):
        over_seeds([])

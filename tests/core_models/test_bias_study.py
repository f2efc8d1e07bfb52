"""The bias study on small settings: where maxima are, what a budget leaves out, how it is cancelled."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import numpy as np
import pytest
import torch

from core_models.bias_study import BiasStudy, Settings, highest, run_bias_study
from core_models.linear_gaussian import Schedule, best_elbo, covariance, families, model_at

SMALL = Settings(
    true_x=(0.5,),
    true_z=(1.0,),
    points=9,
    clips=200,
    schedule=Schedule(steps=150, batch=64, learning_rate=0.03, hidden=8),
)


@pytest.fixture(scope="module")
def study() -> BiasStudy:
    return run_bias_study(seed=0, settings=SMALL)


def test_highest_is_found_between_grid_points() -> None:
    sigma = torch.from_numpy(np.geomspace(0.2, 2.0, 9))
    assert highest(sigma, -((sigma.log() - np.log(0.7)) ** 2)) == (pytest.approx(0.7, rel=1e-3), False)
    cubic = -((sigma.log() - np.log(1.1)) ** 2) * (1 + 0.2 * sigma.log())
    assert highest(sigma, cubic)[0] == pytest.approx(1.1, rel=2e-3)
    assert highest(sigma, sigma) == (2.0, True)
    assert highest(sigma, -sigma) == (0.2, True)


def test_likelihood_is_highest_at_the_truth_in_the_limit(study: BiasStudy) -> None:
    for scan in study.scans:
        assert scan.curves[0].name == "log-likelihood"
        assert scan.curves[0].limit == pytest.approx(scan.truth, rel=1e-3)
        assert scan.curves[0].best == pytest.approx(scan.truth, rel=0.1)
        assert scan.curves[0].bias == 0


def test_exact_maxima_are_those_of_a_fine_search(study: BiasStudy) -> None:
    """The slope of the bound changes its sign at the maximum that the scan tells."""
    limit = covariance(model_at(0.5, 1.0))[0]
    for scan in study.scans:
        for curve in scan.curves:
            if curve.limit is None or curve.name == "log-likelihood":
                continue
            near = [curve.limit * factor for factor in (0.98, 1.0, 1.02)]
            models = [model_at(v, 1.0) if scan.scanned == "sigma_x" else model_at(0.5, v) for v in near]
            below, at, above = (float(best_elbo(model, limit, families()[curve.name])) for model in models)
            assert at > below
            assert at > above


def test_mean_field_overrates_the_noise_of_frames(study: BiasStudy) -> None:
    """What the posterior cannot express is explained as noise (docs/models/seqae-bias.md)."""
    over_x = next(scan for scan in study.scans if scan.scanned == "sigma_x")
    bias = {curve.name: curve.bias for curve in over_x.curves}
    assert bias["mean-field"] > 0.2
    assert bias["trained mean-field"] == pytest.approx(bias["mean-field"], abs=0.1)


def test_every_curve_is_below_the_likelihood(study: BiasStudy) -> None:
    for scan in study.scans:
        likelihood = dict(zip(scan.curves[0].sigma, scan.curves[0].nats, strict=True))
        for curve in scan.curves[1:]:
            for sigma, nats in zip(curve.sigma, curve.nats, strict=True):
                nearest = min(likelihood, key=lambda s, sigma=sigma: abs(s - sigma))
                assert nearest == pytest.approx(sigma)
                assert nats < likelihood[nearest]


def test_a_budget_leaves_out_encoders_and_says_so(study: BiasStudy) -> None:
    none = run_bias_study(seed=0, budget_seconds=0.0, settings=SMALL)
    assert len(none.left_out) == 4
    assert none.left_out[0] == "trained mean-field of sigma_x, true sigma_x 0.5, sigma_z 1"
    for cut, whole in zip(none.scans, study.scans, strict=True):
        assert cut.curves == whole.curves[:4]
    assert study.left_out == ()
    assert [curve.name for curve in study.scans[0].curves[4:]] == ["trained mean-field", "trained frame-wise"]


def test_progress_counts_up_and_may_cancel() -> None:
    seen: list[tuple[int, int, str]] = []

    def stop_in_the_second(done: int, total: int, what: str) -> None:
        seen.append((done, total, what))
        if done >= 60:
            raise KeyboardInterrupt

    settings = replace(SMALL, points=3, finer=1, schedule=Schedule(steps=40, batch=8, hidden=4))
    with pytest.raises(KeyboardInterrupt):
        run_bias_study(settings=settings, on_progress=stop_in_the_second)
    over_x, over_z = (f"trained mean-field of sigma_{which}, true sigma_x 0.5, sigma_z 1" for which in "xz")
    assert seen[:2] == [(0, 160, "exact curves")] * 2
    assert seen[2:] == [(0, 160, over_x), (20, 160, over_x), (40, 160, over_z), (60, 160, over_z)]


def test_study_is_ready_for_json_and_repeatable() -> None:
    settings = replace(SMALL, points=3, finer=1, schedule=Schedule(steps=5, batch=8, hidden=4))
    first, again, other = (asdict(run_bias_study(seed=seed, settings=settings)) for seed in (1, 1, 2))
    assert json.loads(json.dumps(first))["scans"][0]["curves"][0]["name"] == "log-likelihood"
    assert first["scans"] == again["scans"]
    assert first["scans"] != other["scans"]

"""The bias study: where the ELBO has its maximum, beside where the likelihood has it, on a linear-Gaussian model.

One standard deviation is scanned with the other at its true value (docs/models/seqae-bias.md). Curves are means over
the same clips, in nats a clip.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np
import torch
from torch import Generator, Tensor

from core_models.linear_gaussian import (
    Family,
    LinearGaussian,
    Schedule,
    best_elbo,
    covariance,
    draw_clips,
    families,
    log_likelihood,
    model_at,
    second_moment,
    train_encoders,
    trained_elbo,
)

OnProgress = Callable[[int, int, str], None]
LIKELIHOOD = "log-likelihood"
BOUNDS = ("two-part", "mean-field", "frame-wise")
ENCODERS = ("mean-field", "frame-wise")


class _OutOfTime(Exception):  # noqa: N818 - ends one training and no more
    """The budget ended while encoders were being trained."""


@dataclass(frozen=True)
class Settings:
    """What the study scans.

    Attributes:
        true_x, true_z: standard deviations that clips are drawn with, every pair of them.
        lowest, highest: the scan's ends, for either parameter.
        points: of the scan where encoders are trained, equally far apart in the logarithm.
        finer: intervals of the exact curves in one of the encoders'.
        clips: drawn for every pair of true values.
        schedule: of the encoders' training.
    """

    true_x: tuple[float, ...] = (0.3, 0.5, 1.0)
    true_z: tuple[float, ...] = (0.5, 1.0)
    lowest: float = 0.15
    highest: float = 2.0
    points: int = 17
    finer: int = 4
    clips: int = 1000
    schedule: Schedule = field(default_factory=Schedule)


@dataclass(frozen=True)
class Curve:
    """One objective along a scan.

    Attributes:
        name: "log-likelihood", a family of posteriors such as "mean-field", or "trained mean-field".
        sigma: the scanned standard deviation.
        nats: the objective there, mean over the clips.
        best: where it is highest, between grid points too.
        at_edge: whether that is an end of the scan: the maximum then lies there or beyond.
        bias: `best` less the likelihood's.
        limit: where it is highest in the limit of many clips, whose likelihood is highest at the truth; None where
            encoders were trained, since they need clips.
    """

    name: str
    sigma: tuple[float, ...]
    nats: tuple[float, ...]
    best: float
    at_edge: bool
    bias: float
    limit: float | None


@dataclass(frozen=True)
class Scan:
    """All curves over one parameter, for one pair of true values.

    Attributes:
        true_x, true_z: what the clips were drawn with.
        scanned: "sigma_x" or "sigma_z"; the other is held at its true value.
        curves: the log-likelihood first.
    """

    true_x: float
    true_z: float
    scanned: str
    curves: tuple[Curve, ...]

    @property
    def truth(self) -> float:
        """The true value of what is scanned."""
        return self.true_x if self.scanned == "sigma_x" else self.true_z

    @property
    def title(self) -> str:
        """What a user reads."""
        return f"{self.scanned}, true sigma_x {self.true_x:g}, sigma_z {self.true_z:g}"


@dataclass(frozen=True)
class BiasStudy:
    """The whole study; `dataclasses.asdict` makes it ready for JSON.

    Attributes:
        seed: of the clips and the encoders.
        settings: what was scanned and how encoders were trained.
        scans: for each pair of true values, over sigma_x and over sigma_z.
        left_out: curves that the budget did not allow, in words.
        seconds: that the study took.
    """

    seed: int
    settings: Settings
    scans: tuple[Scan, ...]
    left_out: tuple[str, ...]
    seconds: float


def run_bias_study(
    seed: int = 0,
    budget_seconds: float | None = None,
    on_progress: OnProgress | None = None,
    settings: Settings | None = None,
) -> BiasStudy:
    """Run the study: exact curves first, then encoders for as long as the budget lasts.

    Args:
        seed: of the clips (the same noise for every pair of true values) and of the encoders.
        budget_seconds: encoders begun or unfinished after it are left out, and named in the result; None for no limit.
        on_progress: called with optimiser steps done, of all, and what is at work; may raise to cancel.
        settings: what to scan; None for the report's values.
    """
    settings, start = settings or Settings(), time.monotonic()
    tell = on_progress or (lambda done, total, what: None)
    clips = {truth: _clips(truth, settings, seed) for truth in product(settings.true_x, settings.true_z)}
    asked = list(product(clips, ("sigma_x", "sigma_z")))
    steps = settings.schedule.steps
    total = steps * len(ENCODERS) * len(asked)
    scans = []
    for truth, scanned in asked:
        tell(0, total, "exact curves")
        scans.append(_exact_scan(truth, scanned, clips[truth], settings))
    left_out = []
    for number, (name, index) in enumerate(product(ENCODERS, range(len(scans)))):
        scan = scans[index]
        what = f"trained {name} of {scan.title}"

        def check(step: int, done: int = number * steps, what: str = what) -> None:
            if step % 20 == 0:
                tell(done + step, total, what)
            if budget_seconds is not None and time.monotonic() - start > budget_seconds:
                raise _OutOfTime

        try:
            curve = _trained_curve(scan, name, clips[scan.true_x, scan.true_z], settings, seed, check)
        except _OutOfTime:
            left_out.append(what)
        else:
            scans[index] = replace(scan, curves=(*scan.curves, curve))
    return BiasStudy(seed, settings, tuple(scans), tuple(left_out), time.monotonic() - start)


def highest(sigma: Tensor, nats: Tensor) -> tuple[float, bool]:
    """Where a curve is highest, and whether at an end of it.

    Between grid points by the polynomial in log sigma through the five around the highest (all, where there are fewer).
    """
    top, last = int(nats.argmax()), len(sigma) - 1
    if top in (0, last):
        return float(sigma[top]), True
    first = min(max(top - 2, 0), max(last - 4, 0))
    x, y = sigma.log().numpy(), nats.numpy()
    near = slice(first, first + 5)
    polynomial = np.polynomial.Polynomial.fit(x[near], y[near], len(x[near]) - 1)
    fine = np.linspace(x[top - 1], x[top + 1], 2001)
    return float(np.exp(fine[polynomial(fine).argmax()])), False


def _clips(truth: tuple[float, float], settings: Settings, seed: int) -> Tensor:
    return draw_clips(model_at(*truth), settings.clips, Generator().manual_seed(seed))


def _models(scan_of: str, truth: tuple[float, float], settings: Settings, points: int) -> tuple[Tensor, LinearGaussian]:
    sigma = torch.from_numpy(np.geomspace(settings.lowest, settings.highest, points))
    if scan_of == "sigma_x":
        return sigma, LinearGaussian(sigma, torch.full_like(sigma, truth[1]))
    return sigma, LinearGaussian(torch.full_like(sigma, truth[0]), sigma)


def _exact_scan(truth: tuple[float, float], scanned: str, clips: Tensor, settings: Settings) -> Scan:
    sigma, models = _models(scanned, truth, settings, (settings.points - 1) * settings.finer + 1)
    drawn, limit = second_moment(clips), covariance(model_at(*truth))[0]
    curves: list[Curve] = []
    for name, objective in _objectives():
        nats = objective(models, drawn)
        best, at_edge = highest(sigma, nats)
        reference = curves[0].best if curves else best
        most = highest(sigma, objective(models, limit))[0]
        curves.append(Curve(name, _plain(sigma), _plain(nats), best, at_edge, best - reference, most))
    return Scan(*truth, scanned, tuple(curves))


def _objectives() -> Iterator[tuple[str, Callable[[LinearGaussian, Tensor], Tensor]]]:
    yield LIKELIHOOD, log_likelihood
    known = families()
    for name in BOUNDS:
        yield name, _bound(known[name])


def _bound(family: Family) -> Callable[[LinearGaussian, Tensor], Tensor]:
    return lambda model, moment: best_elbo(model, moment, family)


def _trained_curve(
    scan: Scan, name: str, clips: Tensor, settings: Settings, seed: int, check: Callable[[int], None]
) -> Curve:
    sigma, models = _models(scan.scanned, (scan.true_x, scan.true_z), settings, settings.points)
    weights = train_encoders(models, clips, families()[name], settings.schedule, seed, check)
    nats = trained_elbo(models, clips, weights)
    best, at_edge = highest(sigma, nats)
    return Curve(f"trained {name}", _plain(sigma), _plain(nats), best, at_edge, best - scan.curves[0].best, None)


def _plain(values: Tensor) -> tuple[float, ...]:
    return tuple(float(value) for value in values)

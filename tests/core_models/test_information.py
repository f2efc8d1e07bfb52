"""Minibatch estimates of information against plain loops, closed forms, and each other where one saturates."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Generator, Tensor
from torch.distributions import Normal

from core_models.distributions import draw, kl_gaussian, pairwise_log_density
from core_models.information import (
    exclusive_information,
    frame_information,
    log_aggregate,
    shared_information,
    weighted_information,
    widened,
)
from core_models.types import Gaussian

N = 9000


def gaussian(*shape: int, seed: int, logvar: float | None = None) -> Gaussian:
    generator = Generator().manual_seed(seed)
    mean = torch.randn(*shape, generator=generator, dtype=torch.float64)
    spread = torch.randn(*shape, generator=generator, dtype=torch.float64)
    return Gaussian(mean, spread if logvar is None else torch.full_like(mean, logvar))


def density(x: Tensor, q: Gaussian, clip: int) -> float:
    normal = Normal(q.mean[clip].flatten(), torch.exp(0.5 * q.logvar[clip].flatten()))
    return math.exp(float(normal.log_prob(x.flatten()).sum()))


def weight(i: int, j: int, B: int, population: int, stratified: bool) -> float:
    """Chen et al. 2018, appendix C: each of the batch 1 / (N B), or the own clip 1 / N and the others the rest."""
    if not stratified:
        return 1 / (population * B)
    return 1 / population if i == j else (population - 1) / (population * (B - 1))


@pytest.mark.parametrize("stratified", [True, False])
@pytest.mark.parametrize("population", [6, 50, N])
def test_information_is_the_loop_over_draws_and_clips(stratified: bool, population: int) -> None:
    q = gaussian(6, 2, 3, seed=0)
    x, loop = draw(q, Generator().manual_seed(1)), 0.0
    for i in range(6):
        mixed = sum(weight(i, j, 6, population, stratified) * density(x[i], q, j) for j in range(6))
        loop += math.log(density(x[i], q, i) / mixed) / 6
    assert float(weighted_information(x, q, population, stratified=stratified)) == pytest.approx(loop)


@pytest.mark.parametrize("stratified", [True, False])
def test_shared_information_is_the_loop(stratified: bool) -> None:
    s, z = gaussian(5, 2, seed=2), gaussian(5, 3, seed=3)
    a, b, loop = draw(s, Generator().manual_seed(4)), draw(z, Generator().manual_seed(5)), 0.0
    for i in range(5):
        weights = [weight(i, j, 5, N, stratified) for j in range(5)]
        joint = sum(w * density(a[i], s, j) * density(b[i], z, j) for j, w in enumerate(weights))
        alone = [sum(w * density(x[i], q, j) for j, w in enumerate(weights)) for x, q in ((a, s), (b, z))]
        loop += math.log(joint / alone[0] / alone[1]) / 5
    pairs = pairwise_log_density(a, s), pairwise_log_density(b, z)
    assert float(shared_information(*pairs, N, stratified=stratified)) == pytest.approx(loop)


def test_published_exclusion_is_the_mean_over_frames() -> None:
    s, z = gaussian(5, 2, seed=6), gaussian(5, 4, 3, seed=7)
    drawn = draw(s), draw(z)
    pairs = pairwise_log_density(drawn[0], s)
    frames = [
        shared_information(
            pairs,
            pairwise_log_density(drawn[1][:, t], Gaussian(z.mean[:, t], z.logvar[:, t])),
            N,
            stratified=False,
        )
        for t in range(4)
    ]
    torch.testing.assert_close(frame_information(s, z, drawn, N), torch.stack(frames).mean())


def test_stratified_weights_sum_to_one_and_weighted_ones_to_a_share() -> None:
    alike = torch.zeros(7, 7, dtype=torch.float64)
    torch.testing.assert_close(log_aggregate(alike, N), torch.zeros(7, dtype=torch.float64))
    torch.testing.assert_close(log_aggregate(alike, N, stratified=False).exp() * N, torch.ones(7, dtype=torch.float64))
    torch.testing.assert_close(log_aggregate(alike, 0), torch.zeros(7, dtype=torch.float64))
    assert log_aggregate(torch.zeros(1, 1), N).isfinite().all()


def test_narrow_posteriors_tell_the_clip_and_no_more() -> None:
    q = gaussian(8, 20, seed=8, logvar=-12.0)
    x = draw(q)
    assert float(weighted_information(x, q, N)) == pytest.approx(math.log(N))
    assert float(weighted_information(x, q, N, stratified=False)) == pytest.approx(math.log(N * 8))


def test_information_of_one_gaussian_of_gaussians() -> None:
    """Means N(0, 1) and posterior variance v: I = log(1 + 1 / v) / 2 a dimension."""
    q = gaussian(2000, 1, seed=9, logvar=math.log(0.5))
    exact = 0.5 * math.log(1 + 1 / 0.5)
    assert float(weighted_information(draw(q, Generator().manual_seed(0)), q, 10**9)) == pytest.approx(exact, abs=0.04)


def correlated(B: int, T: int, rho: float, seed: int, logvar: float = -4.0) -> tuple[Gaussian, Gaussian]:
    """One-dimensional codes of B clips whose means have correlation rho, the same at all T frames."""
    generator = Generator().manual_seed(seed)
    s, other = torch.randn(2, B, 1, generator=generator, dtype=torch.float64)
    z = (rho * s + math.sqrt(1 - rho**2) * other)[:, None].expand(B, T, 1)
    return Gaussian(s, torch.full_like(s, logvar)), Gaussian(z, torch.full_like(z, logvar))


@pytest.mark.parametrize("rho", [0.0, 0.5, 0.9])
def test_exclusion_of_correlated_gaussians_is_the_closed_form(rho: float) -> None:
    """Noise is a share h = 1 / (a kappa) of each code's variance a = 1 + v: the correlation left is rho / (a + a h)."""
    s, z = correlated(600, 2, rho, seed=0)
    for separation in (4.0, 20.0):
        aggregate = 1 + math.exp(-4.0)
        seen = rho / (aggregate + 1 / separation)
        exact = -0.5 * math.log(1 - seen**2)
        estimates = [
            exclusive_information(s, z, 10**9, separation, Generator().manual_seed(seed)) for seed in (1, 2, 3)
        ]
        assert float(torch.stack(estimates).mean()) == pytest.approx(exact, abs=0.06 if rho < 0.9 else 0.1)
        assert seen < rho or rho == 0


def leaking(leak: float, seed: int, variance: float = 0.05, B: int = 32) -> tuple[Gaussian, Gaussian]:
    """Codes as large as a model's, posteriors narrow; the motion's class shows in z, and in s by `leak`."""
    generator = Generator().manual_seed(seed)
    s, z = torch.randn(B, 64, generator=generator), 0.5 * torch.randn(B, 8, 16, generator=generator)
    motion = torch.randint(-1, 2, (B,), generator=generator).float()
    s[:, 12:], z[:, :, 5:] = 0.05 * s[:, 12:], 0.05 * z[:, :, 5:]
    s[:, 0], z[:, :, 0] = (1 - leak) * s[:, 0] + leak * motion, motion[:, None]
    variance_s, variance_z = torch.ones_like(s), torch.ones_like(z)  # a dimension that is not used has the prior's
    variance_s[:, :12] = variance_z[:, :, :5] = variance
    return Gaussian(s.requires_grad_(), variance_s.log()), Gaussian(z.requires_grad_(), variance_z.log())


def test_exclusion_has_a_gradient_where_the_published_one_is_flat() -> None:
    s, z = leaking(1.0, 0, variance=0.001)
    flat = frame_information(s, z, (draw(s), draw(z)), N)
    assert float(flat.detach()) == pytest.approx(math.log(N * 32), abs=1e-3)
    (gone,) = torch.autograd.grad(flat, s.mean)
    (left,) = torch.autograd.grad(exclusive_information(s, z, N), s.mean)
    assert gone.abs().max() < 1e-5
    assert left.abs().max() > 1e-3


def test_exclusion_descends_by_shrinking_what_leaks() -> None:
    """d I / d log scale of each static dimension, over 30 batches: largest for the one that leaks."""
    slopes = []
    for seed in range(30):
        s, z = leaking(1.0, seed)
        (gradient,) = torch.autograd.grad(
            exclusive_information(s, z, N, noise=Generator().manual_seed(500 + seed)), s.mean
        )
        slopes.append((gradient * s.mean.detach()).sum(0))
    slope = torch.stack(slopes).mean(0)
    assert slope[0] > 0
    assert slope[0] > 2 * slope[1:].abs().max()


def test_exclusion_tells_a_leak_from_none_and_is_unbiased_without() -> None:
    def mean(leak: float) -> tuple[float, float]:
        values = torch.stack(
            [
                exclusive_information(*leaking(leak, i), N, noise=Generator().manual_seed(500 + i)).detach()
                for i in range(60)
            ]
        )
        return float(values.mean()), float(values.std()) / 60**0.5

    none, error = mean(0.0)
    assert abs(none) < 4 * error
    assert mean(1.0)[0] > none + 4 * error


def test_scale_of_codes_changes_nothing() -> None:
    s, z = gaussian(8, 5, seed=10), gaussian(8, 3, 4, seed=11)
    shift = 2 * math.log(3.0)
    large = Gaussian(3 * s.mean, s.logvar + shift), Gaussian(3 * z.mean, z.logvar + shift)
    here, there = (exclusive_information(*q, N, noise=Generator().manual_seed(0)) for q in ((s, z), large))
    torch.testing.assert_close(here, there)


@pytest.mark.parametrize("separation", [1.0, 4.0])
def test_widened_posteriors_are_so_far_apart(separation: float) -> None:
    q = widened(gaussian(200, 30, seed=12, logvar=-8.0), separation)
    pairs = [kl_gaussian(q, Gaussian(q.mean.roll(k, 0), q.logvar.roll(k, 0))).mean() for k in range(1, 200)]
    assert float(torch.stack(pairs).mean()) == pytest.approx(separation, rel=0.02)
    unused = widened(Gaussian(torch.zeros(4, 2), torch.zeros(4, 2)), separation)
    torch.testing.assert_close(unused.logvar, torch.zeros(4, 2))


def test_two_clips_are_enough_and_one_tells_nothing() -> None:
    assert exclusive_information(gaussian(2, 3, seed=0), gaussian(2, 4, 3, seed=1), N).isfinite()
    alone = exclusive_information(gaussian(1, 3, seed=0), gaussian(1, 4, 3, seed=1), N)
    assert alone.isfinite()

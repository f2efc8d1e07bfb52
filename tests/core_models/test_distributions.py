"""Gaussians against torch.distributions, Monte Carlo and plain loops, in float64."""

from __future__ import annotations

import torch
from torch import Generator, Tensor
from torch.distributions import Normal, kl_divergence

from core_models.distributions import draw, kl_gaussian, kl_standard, log_density, pairwise_log_density
from core_models.types import Gaussian


def gaussian(*shape: int, seed: int) -> Gaussian:
    generator = Generator().manual_seed(seed)
    mean = torch.randn(*shape, generator=generator, dtype=torch.float64)
    return Gaussian(mean, torch.randn(*shape, generator=generator, dtype=torch.float64))


def normal(p: Gaussian) -> Normal:
    return Normal(p.mean, torch.exp(0.5 * p.logvar))


def test_kl_standard_by_hand() -> None:
    # mean 1, variance 4, one dimension: (1 + 4 - 1 - ln 4) / 2
    q = Gaussian(torch.tensor([[1.0]], dtype=torch.float64), torch.tensor([[4.0]], dtype=torch.float64).log())
    torch.testing.assert_close(kl_standard(q), torch.tensor([1.3068528194400546], dtype=torch.float64))
    assert kl_standard(Gaussian(torch.zeros(2, 3), torch.zeros(2, 3))).tolist() == [0.0, 0.0]


def test_kl_standard_sums_all_but_the_batch() -> None:
    q = gaussian(5, 4, 3, seed=0)
    expected = kl_divergence(normal(q), Normal(torch.zeros_like(q.mean), 1.0)).sum((1, 2))
    torch.testing.assert_close(kl_standard(q), expected)


def test_kl_gaussian_is_the_exact_one() -> None:
    q, p = gaussian(5, 4, 3, seed=1), gaussian(5, 4, 3, seed=2)
    torch.testing.assert_close(kl_gaussian(q, p), kl_divergence(normal(q), normal(p)).sum((1, 2)))
    torch.testing.assert_close(kl_gaussian(q, q), torch.zeros(5, dtype=torch.float64))


def test_kl_gaussian_is_the_mean_of_log_ratios_of_draws() -> None:
    q, p = gaussian(1, 3, seed=3), gaussian(1, 3, seed=4)
    many = Gaussian(q.mean.expand(200_000, -1), q.logvar.expand(200_000, -1))
    x = draw(many, Generator().manual_seed(0))
    ratios = (log_density(x, q) - log_density(x, p)).sum(1)
    error = 4 * ratios.std() / len(ratios) ** 0.5
    assert abs(ratios.mean() - kl_gaussian(q, p)[0]) < error


def test_log_density_is_torchs() -> None:
    x, p = gaussian(6, 3, seed=5).mean, gaussian(6, 3, seed=6)
    torch.testing.assert_close(log_density(x, p), normal(p).log_prob(x))


def test_pairwise_log_density_is_the_loop_over_pairs() -> None:
    x, q = gaussian(7, 5, seed=7).mean, gaussian(4, 5, seed=8)
    loop = torch.empty(7, 4, dtype=torch.float64)
    for i in range(7):
        for j in range(4):
            loop[i, j] = sum(Normal(q.mean[j, d], (0.5 * q.logvar[j, d]).exp()).log_prob(x[i, d]) for d in range(5))
    torch.testing.assert_close(pairwise_log_density(x, q), loop)


def test_draws_have_the_mean_and_the_variance() -> None:
    q = Gaussian(torch.tensor([2.0, -1.0]).expand(100_000, 2), torch.tensor([0.0, 2.0]).expand(100_000, 2))
    x = draw(q, Generator().manual_seed(1))
    spread = torch.tensor([1.0, 2.718281828])
    assert ((x.mean(0) - q.mean[0]).abs() < 4 * spread / 100_000**0.5).all()
    assert ((x.std(0) / spread - 1).abs() < 0.02).all()


def test_draws_come_from_the_generator_given() -> None:
    q = gaussian(4, 3, seed=9)

    def drawn(seed: int) -> Tensor:
        return draw(q, Generator().manual_seed(seed))

    assert torch.equal(drawn(1), drawn(1))
    assert not torch.equal(drawn(1), drawn(2))
    state = torch.get_rng_state()
    drawn(1)
    assert torch.equal(torch.get_rng_state(), state)


def test_draws_are_differentiable_in_both_parts() -> None:
    mean, logvar = torch.zeros(3, requires_grad=True), torch.zeros(3, requires_grad=True)
    noise = draw(Gaussian(torch.zeros(3), torch.zeros(3)), Generator().manual_seed(0))
    draw(Gaussian(mean, logvar), Generator().manual_seed(0)).sum().backward()
    torch.testing.assert_close(mean.grad, torch.ones(3))
    torch.testing.assert_close(logvar.grad, 0.5 * noise)

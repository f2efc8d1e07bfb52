"""The dynamics' prior against steps of an LSTM cell and its own draws; the individuals' against FHVAE's terms."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Generator, Tensor, nn
from torch.distributions import Normal, kl_divergence

from core_models.distributions import kl_standard
from core_models.priors import LSTMPrior, individual_means, static_divergence
from core_models.types import Gaussian


@pytest.fixture
def prior() -> LSTMPrior:
    """A prior whose LSTM is turned up, so that the past tells."""
    torch.manual_seed(1)
    prior = LSTMPrior(latents=3, hidden=8)
    with torch.no_grad():
        for weight in prior.parameters():
            weight.mul_(2)
    return prior


def unrolled(prior: LSTMPrior, dynamic: Tensor) -> Gaussian:
    """p(z_t | z_<t) one step at a time, from z_0 = 0."""
    cell = nn.LSTMCell(prior.latents, prior.lstm.hidden_size)
    names = {"weight_ih": "weight_ih_l0", "weight_hh": "weight_hh_l0", "bias_ih": "bias_ih_l0", "bias_hh": "bias_hh_l0"}
    cell.load_state_dict({own: getattr(prior.lstm, name) for own, name in names.items()})
    state, before, means, logvars = None, torch.zeros(len(dynamic), prior.latents), [], []
    for t in range(dynamic.shape[1]):
        state = cell(before, state)
        mean, logvar = (state[0] @ prior.head.affine.weight.T + prior.head.affine.bias).chunk(2, dim=1)
        means.append(mean)
        logvars.append(logvar.clamp(-12, 8))
        before = dynamic[:, t]
    return Gaussian(torch.stack(means, 1), torch.stack(logvars, 1))


def test_teacher_forcing_is_stepping(prior: LSTMPrior) -> None:
    dynamic = torch.randn(4, 7, 3, generator=Generator().manual_seed(0))
    forced, stepped = prior(dynamic), unrolled(prior, dynamic)
    torch.testing.assert_close(forced.mean, stepped.mean)
    torch.testing.assert_close(forced.logvar, stepped.logvar)


def test_a_step_sees_the_past_alone(prior: LSTMPrior) -> None:
    dynamic = torch.randn(2, 6, 3, generator=Generator().manual_seed(1))
    changed = dynamic.clone()
    changed[:, 3] += 1
    before, after = prior(dynamic).mean, prior(changed).mean
    assert torch.equal(before[:, :4], after[:, :4])
    assert ((before[:, 4:] - after[:, 4:]).abs().amax(2) > 1e-4).all()


def test_draws_are_forward_step_by_step(prior: LSTMPrior) -> None:
    """With the same noise, a trajectory is what repeated calls of forward() on what is drawn so far give."""
    drawn = prior.sample(5, 4, Generator().manual_seed(2))
    noise, generator = torch.empty(5, 0, 3), Generator().manual_seed(2)
    for _ in range(4):
        noise = torch.cat([noise, torch.empty(5, 1, 3).normal_(generator=generator)], dim=1)
    by_hand = torch.zeros(5, 4, 3)
    for t in range(4):
        p = prior(by_hand)
        by_hand = by_hand.clone()
        by_hand[:, t] = p.mean[:, t] + torch.exp(0.5 * p.logvar[:, t]) * noise[:, t]
    torch.testing.assert_close(drawn, by_hand)


@torch.no_grad()
def test_draws_have_the_statistics_that_forward_names(prior: LSTMPrior) -> None:
    """Whitened by forward()'s mean and variance, draws are standard normal at every step."""
    drawn = prior.sample(20_000, 4, Generator().manual_seed(3))
    p = prior(drawn)
    white = (drawn - p.mean) * torch.exp(-0.5 * p.logvar)
    assert (white.mean(0).abs() < 4 / 20_000**0.5).all()
    assert ((white.std(0) - 1).abs() < 0.03).all()


@pytest.mark.parametrize("length", [1, 9])
def test_draws_have_the_length_asked_for(prior: LSTMPrior, length: int) -> None:
    drawn = prior.sample(2, length, Generator().manual_seed(4))
    assert drawn.shape == (2, length, 3)
    assert torch.equal(drawn, prior.sample(2, length, Generator().manual_seed(4)))
    assert not torch.equal(drawn, prior.sample(2, length, Generator().manual_seed(5)))


def static_posterior(n: int, size: int) -> Gaussian:
    noise = Generator().manual_seed(6)
    return Gaussian(torch.randn(n, size, generator=noise) + 0.5, torch.randn(n, size, generator=noise) - 1)


def test_without_identities_the_static_prior_is_standard() -> None:
    q = static_posterior(5, 3)
    assert torch.equal(static_divergence(q), kl_standard(q).mean())


def test_the_individuals_prior_by_hand() -> None:
    """One dimension; two clips at 1 and 3 with the prior's own variance: mu = 4 / 2.25, a third alone at 1.25."""
    q = Gaussian(torch.tensor([[1.0], [1.25], [3.0]]), torch.full((3, 1), math.log(0.25)))
    mean, alone = 4 / 2.25, 1.0
    far = ((1 - mean) ** 2 + (3 - mean) ** 2 + (1.25 - alone) ** 2) / (2 * 0.25)
    prior = (mean**2 + alone**2) / 2 + math.log(2 * math.pi)
    assert float(static_divergence(q, torch.tensor([7, 2, 7]))) == pytest.approx((far + prior) / 3, rel=1e-6)


def test_the_individuals_prior_is_the_loop_over_clips_and_individuals() -> None:
    q, identity = static_posterior(7, 4), torch.tensor([3, 1, 3, 3, 0, 1, 5])
    total = torch.zeros(())
    for person in (0, 1, 3, 5):
        own = [i for i in range(7) if identity[i] == person]
        mean = q.mean[own].sum(0) / (len(own) + 0.25)
        total = total - Normal(0.0, 1.0).log_prob(mean).sum()
        for i in own:
            total = total + kl_divergence(Normal(q.mean[i], (0.5 * q.logvar[i]).exp()), Normal(mean, 0.5)).sum()
    torch.testing.assert_close(static_divergence(q, identity), total / 7)


def test_the_individuals_means_minimise_the_divergence() -> None:
    """So that a table of means that is learned, as in the paper, would come to the same place."""
    q, identity = static_posterior(6, 3), torch.tensor([0, 0, 1, 1, 1, 2])
    means, index = individual_means(q.mean, identity)
    free = means.clone().requires_grad_()
    spread = Normal(free[index], 0.5)
    terms = kl_divergence(Normal(q.mean, (0.5 * q.logvar).exp()), spread).sum() - Normal(0.0, 1.0).log_prob(free).sum()
    (slope,) = torch.autograd.grad(terms, free)
    torch.testing.assert_close(slope, torch.zeros_like(slope), atol=1e-4, rtol=0)

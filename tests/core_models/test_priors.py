"""The prior of the dynamics: teacher forcing against steps of an LSTM cell, and draws against forward()."""

from __future__ import annotations

import pytest
import torch
from torch import Generator, Tensor, nn

from core_models.priors import LSTMPrior
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

"""Flows: exact inverses, log-determinants against autograd, densities that integrate to one, draws that follow them."""

from __future__ import annotations

from typing import TypeVar

import pytest
import torch
from torch import Generator, Tensor, nn
from torch.distributions import Normal

from core_models.flows import Coupling, CouplingFlow, DynamicFlow, StaticFlow, standard_log_density

M = TypeVar("M", bound=nn.Module)


def disturbed(module: M, seed: int = 0, size: float = 0.4) -> M:
    """Weights far from the identity that flows begin as, in float64."""
    generator = Generator().manual_seed(seed)
    for weight in module.parameters():
        weight.data += size * torch.randn(weight.shape, generator=generator)
    return module.double()


def codes(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=Generator().manual_seed(seed), dtype=torch.float64)


def jacobian_log_det(flow: CouplingFlow, x: Tensor, context: Tensor | None) -> Tensor:
    matrix = torch.autograd.functional.jacobian(lambda row: flow.to_noise(row, context)[0], x)
    return torch.linalg.slogdet(matrix).logabsdet


def test_a_coupling_by_hand() -> None:
    """One dimension stays, the other is scaled by e^(limited log-scale) and moved."""
    coupling = Coupling(2, 8)
    coupling.changes[-1].bias.data = torch.tensor([3.0, 0.5])  # shift, raw log-scale; the weights are zero
    log_scale = 2 * torch.tanh(torch.tensor(0.25))
    moved, log_det = coupling(torch.tensor([[1.0, 2.0]]))
    torch.testing.assert_close(moved, torch.tensor([[1.0, 2.0 * float(log_scale.exp()) + 3.0]]))
    torch.testing.assert_close(log_det, log_scale[None])


@pytest.mark.parametrize("latents", [2, 3, 8])
@pytest.mark.parametrize("couplings", [1, 2, 5])
@pytest.mark.parametrize("context", [0, 4])
def test_flows_are_inverted_and_their_determinants_are_autograds(latents: int, couplings: int, context: int) -> None:
    flow = disturbed(CouplingFlow(latents, couplings, 8, context))
    x, given = codes(5, latents), codes(5, context, seed=1) if context else None
    noise, log_det = flow.to_noise(x, given)
    torch.testing.assert_close(flow.from_noise(noise, given), x)
    for i in range(len(x)):
        expected = jacobian_log_det(flow, x[i], None if given is None else given[i])
        torch.testing.assert_close(log_det[i], expected)


def test_a_new_flow_is_a_permutation() -> None:
    flow = CouplingFlow(5, 4, 8)
    x = torch.randn(3, 5, generator=Generator().manual_seed(0))
    noise, log_det = flow.to_noise(x)
    assert torch.equal(noise, x)  # an even number of couplings turns the order round an even number of times
    assert log_det.tolist() == [0, 0, 0]


def test_every_dimension_is_changed_and_so_by_the_context() -> None:
    flow = disturbed(CouplingFlow(6, 2, 8, 3))
    x = codes(1, 6)
    (one, _), (other, _) = (flow.to_noise(x, codes(1, 3, seed=seed)) for seed in (1, 2))
    assert ((one - other).abs() > 1e-6).all()


def test_one_coupling_stretches_no_more_than_its_limit() -> None:
    flow = disturbed(CouplingFlow(4, 4, 8), size=3.0)
    far = 1e4 * codes(8, 4)
    noise, log_det = flow.to_noise(far)
    assert noise.isfinite().all()
    assert log_det.abs().max() <= 4 * 2 * 2.0  # four couplings of two dimensions, at most two nats each
    assert flow.from_noise(noise).isfinite().all()


@torch.no_grad()
def test_the_static_density_integrates_to_one_and_draws_follow_it() -> None:
    prior = disturbed(StaticFlow(2, 3, 8), size=0.2)
    line = torch.linspace(-15, 15, 601, dtype=torch.float64)
    grid = torch.cartesian_prod(line, line)
    density = prior.log_density(grid).exp() * (line[1] - line[0]) ** 2
    assert float(density.sum()) == pytest.approx(1, abs=1e-3)
    mean = (density[:, None] * grid).sum(0)
    prior.float()
    drawn = prior.sample(40_000, Generator().manual_seed(1)).double()
    deviation = drawn.std(0)
    assert ((drawn.mean(0) - mean).abs() < 5 * deviation / 200).all()
    # the mean log-density of draws is minus the entropy
    entropy = -(density * prior.double().log_density(grid)).nan_to_num().sum()
    assert float(-prior.log_density(drawn).mean()) == pytest.approx(float(entropy), abs=0.05)


@torch.no_grad()
def test_the_dynamic_density_is_the_product_over_time() -> None:
    """Frame by frame: the LSTM advanced by hand, the coupling's determinant added."""
    prior = disturbed(DynamicFlow(3, 4, 2, 8, 8))
    dynamic, static = codes(2, 5, 3), codes(2, 4, seed=1)
    for i in range(2):
        total, state, before = 0.0, None, torch.zeros(1, 1, 3, dtype=torch.float64)
        for t in range(5):
            u, log_det = prior.flow.to_noise(dynamic[i, t], static[i])
            hidden, state = prior.base.lstm(before, state)
            mean, logvar = prior.base.head.affine(hidden[0, 0]).chunk(2)
            total += float(Normal(mean, torch.exp(0.5 * logvar)).log_prob(u).sum() + log_det)
            before = u.view(1, 1, -1)
        # posteriors' heads give float32
        assert float(prior.log_density(dynamic, static)[i]) == pytest.approx(total, rel=1e-5)


@torch.no_grad()
@pytest.mark.parametrize("white", [False, True])
def test_dynamics_come_back_under_their_own_static_code_only(white: bool) -> None:
    prior = disturbed(DynamicFlow(4, 3, 4, 8, 8, white))
    dynamic, static = codes(2, 6, 4), codes(2, 3, seed=1)
    noise = prior.to_noise(dynamic, static)
    torch.testing.assert_close(prior.from_noise(noise, static), dynamic, atol=1e-5, rtol=1e-5)
    assert ((prior.from_noise(noise, static.flip(0)) - dynamic).abs() > 1e-6).all()


@torch.no_grad()
@pytest.mark.parametrize("white", [False, True])
def test_innovations_are_white_noise_with_the_determinant_of_the_whole_flow(white: bool) -> None:
    """log p(z | s) is the density of the innovations under N(0, I) and autograd's determinant of z -> innovations."""
    prior = disturbed(DynamicFlow(2, 3, 2, 8, 8, white))
    dynamic, static = codes(2, 4, 2), codes(2, 3, seed=1)
    noise = prior.innovations(dynamic, static)
    assert torch.equal(prior.to_noise(dynamic, static), noise) is white
    for i in range(2):
        given = static[i : i + 1]
        with torch.enable_grad():
            whole = torch.autograd.functional.jacobian(
                lambda z, s=given: prior.innovations(z.view(1, 4, 2), s).flatten(), dynamic[i].flatten()
            )
        expected = standard_log_density(noise[i]).sum() + torch.linalg.slogdet(whole).logabsdet
        torch.testing.assert_close(prior.log_density(dynamic, static)[i], expected, atol=1e-4, rtol=1e-4)


@torch.no_grad()
@pytest.mark.parametrize("white", [False, True])
def test_a_flow_without_context_gives_independent_dynamics(white: bool) -> None:
    prior = disturbed(DynamicFlow(4, 0, 2, 8, 8, white))
    dynamic = codes(2, 6, 4)
    here, there = (prior.to_noise(dynamic, codes(2, 3, seed=seed)) for seed in (1, 2))
    assert torch.equal(here, there)
    torch.testing.assert_close(prior.from_noise(here, codes(2, 3)), dynamic, atol=1e-5, rtol=1e-5)


def test_a_conditional_flow_learns_how_the_context_scales() -> None:
    """z = c * noise with c from 1 to 3: the learned flow maps codes of any c to noise of one width."""
    torch.manual_seed(0)
    flow, generator = CouplingFlow(2, 2, 16, 1), Generator().manual_seed(0)
    optimiser = torch.optim.Adam(flow.parameters(), lr=1e-2)
    for _ in range(150):
        width = 1 + 2 * torch.rand(128, 1, generator=generator)
        noise, log_det = flow.to_noise(width * torch.randn(128, 2, generator=generator), width)
        loss = -(standard_log_density(noise).sum(-1) + log_det).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        for wide in (1.0, 2.0, 3.0):
            width = torch.full((4000, 1), wide)
            noise, _ = flow.to_noise(wide * torch.randn(4000, 2, generator=generator), width)
            torch.testing.assert_close(noise.std(0), torch.ones(2), atol=0.2, rtol=0)

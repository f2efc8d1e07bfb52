"""Our training step of C-DSVAE against its published form: the same losses and gradients, by other ways."""

from __future__ import annotations

from dataclasses import fields

import pytest
import torch
from torch import Generator, Tensor

from benchmarks import reference_cdsvae
from benchmarks.reference_cdsvae import PUBLISHED, Ways
from core_models.config import Architecture, Augment, Information, Network, Window
from core_models.data import make_batch
from core_models.distributions import log_density, pairwise_log_density
from core_models.dsvae import DSVAE
from core_models.registry import build_model
from core_models.types import ORDER, SAME_DYNAMIC, Batch, Gaussian

B, T = 6, 5
TIGHT = {"rtol": 1e-10, "atol": 1e-10}
WEIGHTS = {
    "reconstruction": 1.0,
    "kl_static": 2.0,
    "kl_dynamic": 3.0,
    "mi_static": 4.0,
    "mi_dynamic": 5.0,
    "exclusion": 6.0,
}


@pytest.fixture(autouse=True)
def _on_one_thread(one_thread: None) -> None:
    """Tiny tensors."""


def built(seed: int) -> DSVAE:
    torch.manual_seed(seed)
    network = Network(static=6, dynamic=4, encoder_channels=4, channels=4, features=10, hidden=9)
    window = Window(kind="video", length=T, size=32)
    architecture = Architecture(
        model="cdsvae", window=window, network=network, sigma=0.7, information=Information(exclusion=True)
    )
    made = build_model(architecture)
    assert isinstance(made, DSVAE)
    return made.double()


@pytest.fixture
def model() -> DSVAE:
    return built(0)


def batch(seed: int) -> Batch:
    noise = Generator().manual_seed(seed)
    made = make_batch(torch.rand(B, T, 3, 32, 32, generator=noise), Augment(), noise, frozenset({ORDER, SAME_DYNAMIC}))
    assert made.same_dynamic is not None
    return Batch(made.frames.double(), made.order, made.same_dynamic.double(), population=50, noise=noise)


def gradients(model: DSVAE, losses: dict[str, Tensor]) -> dict[str, Tensor]:
    model.zero_grad()
    torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum().backward()
    return {name: one.grad.clone() for name, one in model.named_parameters() if one.grad is not None}


@pytest.mark.parametrize("way", [None, *(field.name for field in fields(Ways))])
@pytest.mark.parametrize("seed", range(2))
def test_losses_and_gradients_are_the_references(model: DSVAE, seed: int, way: str | None) -> None:
    theirs = reference_cdsvae.losses(model, batch(seed), Ways(**{way: True}) if way else PUBLISHED)
    ours = model.losses(batch(seed), 0)
    assert ours.keys() == theirs.keys()
    for name, loss in ours.items():
        assert loss.dtype == torch.float64
        torch.testing.assert_close(loss, theirs[name], **TIGHT, msg=lambda told, name=name: f"{name}: {told}")
    expected, found = gradients(model, theirs), gradients(model, ours)
    assert found.keys() == dict(model.named_parameters()).keys() == expected.keys()
    for name, gradient in found.items():
        torch.testing.assert_close(gradient, expected[name], **TIGHT, msg=lambda told, name=name: f"{name}: {told}")


def test_every_term_moves_what_it_should(model: DSVAE) -> None:
    """Equal gradients would say little if some were zero."""
    losses = model.losses(batch(0), 0)
    for name, loss in losses.items():
        reached = torch.autograd.grad(loss, list(model.frame_encoder.parameters()), retain_graph=True)
        assert all(float(one.abs().max()) > 0 for one in reached), name


def test_densities_of_pairs_as_products_are_those_of_all_pairs() -> None:
    noise = Generator().manual_seed(0)
    x, mean, logvar = torch.randn(3, 4, 7, 5, generator=noise, dtype=torch.float64)
    q = Gaussian(mean, logvar)
    torch.testing.assert_close(pairwise_log_density(x, q), reference_cdsvae.pairwise(x, q), **TIGHT)
    one = log_density(x[0, 2], Gaussian(mean[0, 5], logvar[0, 5])).sum()
    torch.testing.assert_close(pairwise_log_density(x, q)[0, 2, 5], one, **TIGHT)


def test_a_step_of_both_moves_the_weights_alike(model: DSVAE) -> None:
    twin = built(1)
    twin.load_state_dict(model.state_dict())
    optimiser = reference_cdsvae.plain_adam(twin, 1e-3)
    reference_cdsvae.train_step(twin, batch(1), WEIGHTS, optimiser)
    ours = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    gradients(model, model.losses(batch(1), 0))
    ours.step()
    for (name, one), other in zip(model.named_parameters(), twin.parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-7, atol=1e-9, msg=lambda told, name=name: f"{name}: {told}")

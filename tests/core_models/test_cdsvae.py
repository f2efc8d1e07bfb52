"""The contrastive estimate against the paper's double loop, and the objective made of it."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import torch
from torch import Generator, Tensor

from core_models.cdsvae import contrastive_information, contrastive_terms
from core_models.config import Preset
from core_models.data import ClipArray, make_batch
from core_models.dsvae import DSVAE, elbo_terms
from core_models.registry import build_model
from core_models.types import Batch


def codes(*shape: int, seed: int) -> Tensor:
    return torch.randn(*shape, generator=Generator().manual_seed(seed), dtype=torch.float64)


def one_direction(a: Tensor, b: Tensor, temperature: float) -> float:
    """Bai et al. 2021, eq. 7-8, plus log B: mean over i of log phi(i, i) / mean_j phi(i, j)."""
    B, total = len(a), 0.0
    for i in range(B):
        phi = []
        for j in range(B):
            cosine = float(a[i].flatten() @ b[j].flatten()) / float(a[i].norm() * b[j].norm())
            phi.append(math.exp(cosine / temperature))
        total += math.log(phi[i] / (sum(phi) / B))
    return total / B


@pytest.mark.parametrize("shape", [(6, 5), (5, 4, 3), (1, 5)])
@pytest.mark.parametrize("temperature", [0.5, 0.1])
def test_estimate_is_the_double_loop(shape: tuple[int, ...], temperature: float) -> None:
    a, b = codes(*shape, seed=0), codes(*shape, seed=1)
    loop = 0.5 * (one_direction(a, b, temperature) + one_direction(b, a, temperature))
    assert float(contrastive_information(a, b, temperature)) == pytest.approx(loop, abs=1e-6)


def test_estimate_never_exceeds_log_batch() -> None:
    for seed in range(20):
        a = codes(8, 3, seed=seed)
        assert contrastive_information(a, a, 0.05) <= math.log(8) + 1e-6
    apart = torch.eye(8, dtype=torch.float64)
    assert float(contrastive_information(apart, apart, 0.01)) == pytest.approx(math.log(8), abs=1e-6)


def test_pairs_tell_more_than_strangers() -> None:
    a = codes(8, 5, seed=2)
    pairs, strangers = (
        contrastive_information(a, a + 0.1 * codes(8, 5, seed=3)),
        contrastive_information(a, a.roll(1, 0)),
    )
    assert pairs > 0.5
    assert strangers < 0


def test_codes_that_are_all_alike_tell_nothing() -> None:
    alike = torch.ones(8, 4, dtype=torch.float64)
    assert float(contrastive_information(alike, alike)) == pytest.approx(0.0, abs=1e-6)


def test_gradient_reaches_both_sides_and_raises_the_estimate() -> None:
    a, b = codes(6, 4, seed=4).requires_grad_(), codes(6, 4, seed=5).requires_grad_()
    before = contrastive_information(a, b)
    before.backward()
    assert a.grad is not None
    assert b.grad is not None
    assert a.grad.abs().sum() > 0
    assert b.grad.abs().sum() > 0
    assert contrastive_information(a + 0.1 * a.grad, b + 0.1 * b.grad) > before


@pytest.fixture
def model(toy_preset: Callable[..., Preset]) -> DSVAE:
    torch.manual_seed(0)
    return build_model(toy_preset().architecture)


def a_batch(preset: Preset, clips: ClipArray, seed: int = 0) -> Batch:
    frames = clips.take(range(len(clips)), torch.device("cpu"))
    return make_batch(frames, preset.augment, Generator().manual_seed(seed), views=True)


def test_terms_are_the_elbo_and_two_estimates(
    model: DSVAE, toy_preset: Callable[..., Preset], speech_clips: Callable[[int, int], ClipArray]
) -> None:
    batch = a_batch(toy_preset(), speech_clips(8, 0))
    assert batch.noise is not None
    state = batch.noise.get_state()
    terms = contrastive_terms(model, batch)
    batch.noise.set_state(state)
    for name, value in elbo_terms(model, batch).items():
        torch.testing.assert_close(terms[name], value)
    assert batch.order is not None
    assert batch.same_dynamic is not None
    clip = torch.arange(8)[:, None]
    shuffled, altered = model.encode(batch.frames[clip, batch.order]), model.encode(batch.same_dynamic)
    own = model.encode(batch.frames)
    torch.testing.assert_close(terms["mi_static"], -contrastive_information(own.static, shuffled.static))
    torch.testing.assert_close(terms["mi_dynamic"], -contrastive_information(own.dynamic, altered.dynamic))


def test_views_that_are_absent_give_no_term(model: DSVAE, speech_clips: Callable[[int, int], ClipArray]) -> None:
    frames = speech_clips(4, 0).take(range(4), torch.device("cpu"))
    assert set(contrastive_terms(model, Batch(frames))) == {"reconstruction", "kl_static", "kl_dynamic"}


def test_each_estimate_moves_its_own_posterior(
    model: DSVAE, toy_preset: Callable[..., Preset], speech_clips: Callable[[int, int], ClipArray]
) -> None:
    terms = contrastive_terms(model, a_batch(toy_preset(), speech_clips(8, 1)))
    terms["mi_static"].backward()
    learnt = [weight.grad for weight in model.static_posterior.parameters()]
    assert sum(float(grad.abs().sum()) for grad in learnt if grad is not None) > 0
    assert all(weight.grad is None for weight in model.dynamic_posterior.parameters())
    assert all(weight.grad is None for weight in model.frame_decoder.parameters())

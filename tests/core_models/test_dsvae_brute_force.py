"""DSVAE with either posterior of the dynamics against clip-by-clip, step-by-step twins and plain Monte Carlo."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import pytest
import torch
from torch import Generator, Tensor, nn
from torch.distributions import Normal

from core_models.config import Preset
from core_models.dsvae import DSVAE, elbo_terms
from core_models.posteriors import DynamicPosterior, FramePosterior
from core_models.registry import build_model
from core_models.types import Batch, Gaussian

CLIPS, FRAMES, BINS, DRAWS = 2, 4, 8, 20_000


class Draws(NamedTuple):
    """N draws of one clip's latents with their densities: s (N, S), z (N, T, D), log q and log p (N,)."""

    static: Tensor
    dynamic: Tensor
    log_q: dict[str, Tensor]
    log_p: dict[str, Tensor]


@pytest.fixture(params=["full", "factorised"])
def model(request: pytest.FixtureRequest, toy_preset: Callable[..., Preset]) -> DSVAE:
    """Tiny, for spectra in units that are not the identity; weights are turned up so that the past and frames tell."""
    architecture = toy_preset("speech", "dsvae").architecture
    network = architecture.network.model_copy(update={"posterior": request.param})
    torch.manual_seed(0)
    model = build_model(architecture.model_copy(update={"network": network}))
    assert isinstance(model, DSVAE)
    assert isinstance(model.dynamic_posterior, DynamicPosterior if request.param == "full" else FramePosterior)
    with torch.no_grad():
        for weight in model.parameters():
            weight.mul_(1.8)
        for weight in model.prior.parameters():
            weight.mul_(2.0)
    model.set_normalisation(torch.linspace(-1, 1, BINS), torch.linspace(0.5, 2, BINS))
    return model


@pytest.fixture
def frames() -> Tensor:
    return torch.randn(CLIPS, FRAMES, BINS, generator=Generator().manual_seed(1))


def cell(lstm: nn.LSTM, suffix: str = "") -> nn.LSTMCell:
    """One direction of an LSTM, to be stepped by hand."""
    single = nn.LSTMCell(lstm.input_size, lstm.hidden_size)
    names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    single.load_state_dict({name: getattr(lstm, f"{name}_l0{suffix}") for name in names})
    return single


def stepped(lstm: nn.LSTM, inputs: list[Tensor], suffix: str = "") -> list[Tensor]:
    """Hidden states after each input (F,), from a state of zeros."""
    single, state, outputs = cell(lstm, suffix), None, []
    for value in inputs:
        state = single(value[None], state)
        outputs.append(state[0][0])
    return outputs


def gaussian(affine: nn.Linear, hidden: Tensor) -> Normal:
    values = affine.weight @ hidden + affine.bias
    half = len(values) // 2
    return Normal(values[:half], torch.exp(0.5 * values[half:].clamp(-12, 8)))


def literal_posteriors(model: DSVAE, clip: Tensor) -> tuple[Normal, list[Normal]]:
    """q(s | x_1:T) and every q(z_t | .) of one clip (T, F), frame by frame."""
    features = [model.frame_encoder(((frame - model.offset) / model.scale)[None])[0] for frame in clip]
    lstm = model.static_posterior.lstm
    ends = torch.cat([stepped(lstm, features)[-1], stepped(lstm, features[::-1], "_reverse")[-1]])
    static = gaussian(model.static_posterior.head.affine, ends)
    posterior = model.dynamic_posterior
    if isinstance(posterior, FramePosterior):
        first = posterior.hidden[0]
        before = [first.weight @ feature + first.bias for feature in features]
        hidden = [torch.where(value > 0, value, 0.2 * value) for value in before]
    else:
        forwards = stepped(posterior.context, features)
        backwards = stepped(posterior.context, features[::-1], "_reverse")[::-1]
        context = [torch.cat(pair) for pair in zip(forwards, backwards, strict=True)]
        hidden = stepped(posterior.forwards, context)
    return static, [gaussian(posterior.head.affine, value) for value in hidden]


def draws(model: DSVAE, clip: Tensor, generator: Generator) -> Draws:
    """Draws from the twin's posteriors and the densities of the generative story, step by step."""
    static_q, dynamic_q = literal_posteriors(model, clip)

    def drawn(q: Normal) -> Tensor:
        return q.mean + q.stddev * torch.randn(DRAWS, len(q.mean), generator=generator)

    static, dynamic = drawn(static_q), [drawn(q) for q in dynamic_q]
    single, state, before = cell(model.prior.lstm), None, torch.zeros(DRAWS, model.prior.latents)
    log_z, log_x = torch.zeros(DRAWS), torch.zeros(DRAWS)
    for frame, value in zip(clip, dynamic, strict=True):
        state = single(before, state)
        mean, logvar = model.prior.head.affine(state[0]).chunk(2, dim=1)
        log_z += Normal(mean, torch.exp(0.5 * logvar.clamp(-12, 8))).log_prob(value).sum(1)
        picture = model.frame_decoder(torch.cat([static, value], dim=1))
        log_x += Normal(picture, model.sigma).log_prob((frame - model.offset) / model.scale).sum(1)
        before = value
    log_q_z = torch.stack([q.log_prob(value).sum(1) for q, value in zip(dynamic_q, dynamic, strict=True)]).sum(0)
    log_q = {"static": static_q.log_prob(static).sum(1), "dynamic": log_q_z}
    log_p = {"static": Normal(0.0, 1.0).log_prob(static).sum(1), "dynamic": log_z, "frames": log_x}
    return Draws(static, torch.stack(dynamic, 1), log_q, log_p)


def close_in_the_mean(found: Tensor, sample: Tensor, other_error: float = 0.0) -> None:
    """`found` is the mean of `sample`, to five standard errors."""
    error = math.hypot(float(sample.std()) / len(sample) ** 0.5, other_error)
    assert float(found) == pytest.approx(float(sample.mean()), abs=5 * error + 1e-4)


@torch.no_grad()
def test_posteriors_are_the_loop_over_clips_and_steps(model: DSVAE, frames: Tensor) -> None:
    inferred = model.infer(frames, Generator().manual_seed(0))
    for i, clip in enumerate(frames):
        static, dynamic = literal_posteriors(model, clip)
        torch.testing.assert_close(inferred.static.mean[i], static.mean)
        torch.testing.assert_close(torch.exp(0.5 * inferred.static.logvar[i]), static.stddev)
        for t, q in enumerate(dynamic):
            torch.testing.assert_close(inferred.dynamic.mean[i, t], q.mean)
            torch.testing.assert_close(torch.exp(0.5 * inferred.dynamic.logvar[i, t]), q.stddev)


@torch.no_grad()
def test_terms_are_expectations_of_log_ratios(model: DSVAE, frames: Tensor) -> None:
    """Each term, over many draws of one clip, is the mean of the log densities that it stands for."""
    constant = FRAMES * (BINS / 2) * math.log(2 * math.pi * model.sigma**2)
    for i, clip in enumerate(frames):
        sample = draws(model, clip, Generator().manual_seed(i))
        many = clip.expand(DRAWS, FRAMES, BINS)
        terms = elbo_terms(model, Batch(many, noise=Generator().manual_seed(10 + i)))
        frame_error = float(sample.log_p["frames"].std()) / DRAWS**0.5
        ratio = sample.log_q["dynamic"] - sample.log_p["dynamic"]
        # The model's estimate has the conditional divergence in closed form: its own error is below the ratio's.
        close_in_the_mean(terms["kl_dynamic"], ratio, float(ratio.std()) / DRAWS**0.5)
        close_in_the_mean(terms["kl_static"], sample.log_q["static"] - sample.log_p["static"])
        close_in_the_mean(terms["reconstruction"] + constant, -sample.log_p["frames"], frame_error)


@torch.no_grad()
def test_elbo_is_below_the_likelihood(model: DSVAE, frames: Tensor) -> None:
    """log p(x), estimated by weighting the same draws, is above the bound by more than its error.

    The logarithm of the mean weight is never above log p(x) in expectation, so the gap is not an artefact of few draws.
    """
    constant = FRAMES * (BINS / 2) * math.log(2 * math.pi * model.sigma**2)
    for i, clip in enumerate(frames):
        sample = draws(model, clip, Generator().manual_seed(i))
        log_weight = sum(sample.log_p.values()) - sum(sample.log_q.values())
        likelihood = torch.logsumexp(log_weight, 0) - math.log(DRAWS)
        terms = elbo_terms(model, Batch(clip.expand(DRAWS, FRAMES, BINS), noise=Generator().manual_seed(20 + i)))
        bound = -float(sum(terms.values())) - constant
        close_in_the_mean(torch.tensor(bound), log_weight, float(log_weight.std()) / DRAWS**0.5)
        assert bound < float(likelihood) - 0.1


@torch.no_grad()
def test_only_the_factorised_posterior_reads_a_frame_alone(model: DSVAE, frames: Tensor) -> None:
    changed = frames.clone()
    changed[:, 1] += 1
    before, after = model.infer(frames).dynamic, model.infer(changed).dynamic
    for part in range(len(Gaussian._fields)):
        moved = (before[part] != after[part]).any(dim=2).all(dim=0).tolist()
        assert moved == (
            [False, True, False, False] if isinstance(model.dynamic_posterior, FramePosterior) else [True] * 4
        )

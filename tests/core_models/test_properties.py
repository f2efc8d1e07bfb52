"""What holds of every divergence, estimate of information, reconstruction term and flow, whatever the numbers."""

from __future__ import annotations

import math
from typing import TypeVar

import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Generator, Tensor
from torch.distributions import Normal

from core_models.distributions import draw, kl_gaussian, kl_standard
from core_models.flows import CouplingFlow, DynamicFlow, standard_log_density
from core_models.information import weighted_information
from core_models.observation import gaussian_distance
from core_models.types import Gaussian

M = TypeVar("M", bound=torch.nn.Module)
SEEDS = st.integers(0, 2**31 - 1)
SCALES = st.floats(0.01, 30.0)
PAIRED = st.floats(0.01, 3.0)
"""Densities of pairs are matrix products: variances further apart would cost them digits."""


def codes(seed: int, *shape: int) -> Tensor:
    return torch.randn(*shape, generator=Generator().manual_seed(seed), dtype=torch.float64)


def gaussian(seed: int, scale: float, *shape: int) -> Gaussian:
    return Gaussian(scale * codes(seed, *shape), (0.2 * scale * codes(seed + 1, *shape)).clamp(-30, 30))


@given(SEEDS, SEEDS, SCALES)
def test_divergences_are_above_0_and_0_of_a_distribution_from_itself(seed: int, other: int, scale: float) -> None:
    q, p = gaussian(seed, scale, 3, 4), gaussian(other, scale, 3, 4)
    standard = Gaussian(torch.zeros_like(q.mean), torch.zeros_like(q.mean))
    assert (kl_gaussian(q, p) >= -1e-9).all()
    assert (kl_standard(q) >= 0).all()
    torch.testing.assert_close(kl_gaussian(q, standard), kl_standard(q))
    torch.testing.assert_close(kl_gaussian(q, q), torch.zeros(3, dtype=torch.float64), rtol=0, atol=1e-9)
    assert (kl_standard(standard) == 0).all()


@given(SEEDS, PAIRED, st.integers(2, 6), st.integers(0, 40))
def test_information_is_at_most_what_the_clips_have(seed: int, scale: float, clips: int, population: int) -> None:
    """log N of N clips; weighted sampling, whose weights sum to 1 / N, may give log B more."""
    q = gaussian(seed, scale, clips, 3)
    drawn, N = draw(q, Generator().manual_seed(seed)), max(population, clips)
    assert weighted_information(drawn, q, population) <= math.log(N) + 1e-7
    assert weighted_information(drawn, q, population, stratified=False) <= math.log(N * clips) + 1e-7


@given(SEEDS, PAIRED, st.integers(2, 6))
def test_codes_of_equal_posteriors_tell_nothing(seed: int, scale: float, clips: int) -> None:
    one = gaussian(seed, scale, 1, 3)
    q = Gaussian(one.mean.expand(clips, -1), one.logvar.expand(clips, -1))
    drawn = draw(q, Generator().manual_seed(seed))
    assert abs(float(weighted_information(drawn, q, clips))) < 1e-7


@given(SEEDS, SEEDS, SCALES, st.floats(0.05, 3.0))
def test_the_reconstruction_term_is_torchs_density_less_its_constant(
    seed: int, other: int, scale: float, sigma: float
) -> None:
    frames, decoded, spread = codes(seed, 2, 3, 5), codes(other, 2, 3, 5), scale * codes(seed + 7, 5).abs() + 0.1
    densities = Normal(decoded / spread, sigma).log_prob(frames / spread) + math.log(sigma * math.sqrt(2 * math.pi))
    torch.testing.assert_close(gaussian_distance(frames, decoded, spread, sigma), -densities.sum((1, 2)).mean())


def disturbed(flow: M, seed: int) -> M:
    generator = Generator().manual_seed(seed)
    for weight in flow.parameters():
        weight.data += 0.3 * torch.randn(weight.shape, generator=generator)
    return flow.double()


@settings(max_examples=25)
@given(SEEDS, st.integers(2, 5), st.integers(1, 4), st.integers(0, 3))
def test_couplings_invert_and_tell_their_determinant(seed: int, latents: int, couplings: int, context: int) -> None:
    flow = disturbed(CouplingFlow(latents, couplings, 6, context), seed)
    x, given_ = codes(seed, 1, latents), codes(seed + 1, 1, context) if context else None
    noise, log_det = flow.to_noise(x, given_)
    torch.testing.assert_close(flow.from_noise(noise, given_), x, rtol=0, atol=1e-9)
    matrix = torch.autograd.functional.jacobian(lambda row: flow.to_noise(row[None], given_)[0][0], x[0])
    torch.testing.assert_close(log_det[0], torch.linalg.slogdet(matrix).logabsdet, rtol=0, atol=1e-9)


@settings(max_examples=25)
@given(SEEDS, st.integers(2, 4), st.integers(0, 2), st.integers(1, 5), st.booleans())
def test_the_flow_over_time_inverts_and_its_density_has_the_determinant_of_all_frames(
    seed: int, latents: int, static: int, length: int, white: bool
) -> None:
    flow = disturbed(DynamicFlow(latents, static, 2, 6, 5, white), seed)
    dynamic, given_ = codes(seed, 1, length, latents), codes(seed + 1, 1, static)
    noise = flow.innovations(dynamic, given_)
    torch.testing.assert_close(flow.from_noise(flow.to_noise(dynamic, given_), given_), dynamic, rtol=0, atol=1e-9)
    matrix = torch.autograd.functional.jacobian(lambda z: flow.innovations(z[None], given_).flatten(), dynamic[0])
    log_det = torch.linalg.slogdet(matrix.flatten(1)).logabsdet
    expected = standard_log_density(noise).sum() + log_det
    torch.testing.assert_close(flow.log_density(dynamic, given_).sum(), expected, rtol=0, atol=1e-9)

"""Mutual information of codes and clips from the posteriors of one batch: minibatch weighted sampling, in nats.

The aggregate posterior q(s) = 1/N sum_j q(s | x_j) over all N clips is estimated from the B clips of a batch (Chen et
al. 2018, "Isolating sources of disentanglement", appendix C), as Bai et al. 2021 do for I(s; z).

Where posteriors are narrow beside their distance, a draw lies under its own posterior alone, all three densities of
I(s; z) reduce to that one term, and the estimate is log N (or log(N B), see `log_aggregate`) whatever the encoder does:
nothing is left to descend. That is not only an error: told apart so well, s and z do share which of the N clips it is.
What is wanted instead is what the codes of *other* clips tell, so `exclusive_information`

- looks at both codes through independent noise that is a share of their spread over the batch, as much as leaves two
  clips `separation` nats apart. Noise can only lose information, so this bounds I(s; z) from below; and since the noise
  is relative, nothing is won by shrinking or stretching the codes;
- takes one frame of the dynamics at a time, which has fewer dimensions to be apart in and bounds I(s; z_1:T) from below
  as well;
- subtracts what the same estimator gives for pairings that are independent by construction (each static code with
  another clip's dynamics), which is its bias on so few clips.
"""

from __future__ import annotations

import math

import torch
from torch import Generator, Tensor

from core_models.distributions import draw, log_density, pairwise_log_density
from core_models.types import Gaussian

SEPARATION = 4.0
STRANGERS = 3


def log_aggregate(pairs: Tensor, population: int, *, stratified: bool = True) -> Tensor:
    """log q(x_i) of the aggregate posterior, (..., B), from log q(x_i | clip j), (..., B, B).

    Weighted sampling gives each of the batch 1 / (N B), which sums to 1 / N and not to 1: narrow posteriors give
    information up to log(N B), more than N clips can have. Stratified sampling gives a draw's own clip the 1 / N that
    it has among all, and the others the rest: unbiased, and information is at most log N.

    Args:
        pairs: row i: the densities of draw i under every clip's posterior, its own on the diagonal.
        population: N; a smaller one than the batch (0 for unknown, too) stands for the batch itself.
    """
    B = pairs.shape[-1]
    N = max(population, B)
    if not stratified or B == 1:
        return torch.logsumexp(pairs, -1) - math.log(N * B)
    own = torch.eye(B, dtype=torch.bool, device=pairs.device)
    weights = torch.full((B, B), math.log((N - 1) / (N * (B - 1))), device=pairs.device, dtype=pairs.dtype)
    return torch.logsumexp(pairs + weights.masked_fill(own, -math.log(N)), -1)


def weighted_information(drawn: Tensor, q: Gaussian, population: int, *, stratified: bool = True) -> Tensor:
    """I(code; x) = E[log q(code | x) - log q(code)] of codes (B, ...) drawn from q, all dimensions at once."""
    x, flat = drawn.flatten(1), Gaussian(q.mean.flatten(1), q.logvar.flatten(1))
    own = log_density(x, flat).sum(1)
    return (own - log_aggregate(pairwise_log_density(x, flat), population, stratified=stratified)).mean()


def shared_information(first: Tensor, second: Tensor, population: int, *, stratified: bool = True) -> Tensor:
    """I(s; z) = E[log q(s, z) - log q(s) - log q(z)] from the densities of all pairs, (..., B, B) each.

    Given a clip its codes are independent, so log q(s_i, z_i | clip j) is the sum of both (Bai et al. 2021, app. E).
    """
    joint, s, z = (log_aggregate(p, population, stratified=stratified) for p in (first + second, first, second))
    return (joint - s - z).mean()


def frame_information(static: Gaussian, dynamic: Gaussian, drawn: tuple[Tensor, Tensor], population: int) -> Tensor:
    """I(s; z_t), mean over t, as published but for the densities: it saturates, and is for comparison.

    Args:
        static, dynamic: parts (B, S) and (B, T, D).
        drawn: a draw from each.
    """
    first = pairwise_log_density(drawn[0], static)
    second = pairwise_log_density(drawn[1].transpose(0, 1), _by_frame(dynamic))
    return shared_information(first, second, population, stratified=False)


def exclusive_information(
    static: Gaussian,
    dynamic: Gaussian,
    population: int,
    separation: float = SEPARATION,
    noise: Generator | None = None,
) -> Tensor:
    """I(s; z_t) through noise, mean over t, less the estimator's bias: a lower bound that keeps a gradient.

    About 0 for independent codes, and below it by chance.

    Args:
        static, dynamic: parts (B, S) and (B, T, D).
        separation: mean KL between the widened posteriors of two clips, for each code.
        noise: for the draws.
    """
    s, z = widened(static, separation), widened(_by_frame(dynamic), separation)
    first, second = pairwise_log_density(draw(s, noise), s), pairwise_log_density(draw(z, noise), z)
    shifts = range(1, min(STRANGERS, len(first) - 1) + 1)
    strangers = [shared_information(first, second.roll((k, k), (-1, -2)), population) for k in shifts]
    bias = torch.stack(strangers).mean() if strangers else first.new_zeros(())
    return shared_information(first, second, population) - bias


def widened(q: Gaussian, separation: float) -> Gaussian:
    """Posteriors (..., B, D) seen through noise: two clips' are on average at most `separation` nats (KL) apart.

    The noise of each dimension is the same share of its variance over the batch; a dimension that no clip uses adds
    nothing to the distance.
    """
    between = q.mean.var(-2, keepdim=True, unbiased=False)
    aggregate = between + q.logvar.exp().mean(-2, keepdim=True)
    share = (between / aggregate).sum(-1, keepdim=True) / separation
    return Gaussian(q.mean, torch.log(q.logvar.exp() + share * aggregate))


def _by_frame(q: Gaussian) -> Gaussian:
    """(B, T, D) -> (T, B, D)."""
    return Gaussian(q.mean.transpose(0, 1), q.logvar.transpose(0, 1))

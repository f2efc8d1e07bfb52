"""Diagonal Gaussians: draws, densities and divergences, in nats."""

from __future__ import annotations

import math

import torch
from torch import Generator, Tensor

from core_models.distributed import normal_like
from core_models.types import Gaussian


def unhalved(tensor: Tensor) -> Tensor:
    """What a network in half precision gave, in float32; float32 and float64 stay as they are."""
    return tensor.float() if tensor.dtype.itemsize < 4 else tensor


def draw(q: Gaussian, generator: Generator | None = None) -> Tensor:
    """A reparameterised draw (Kingma & Welling 2014, eq. 4), of the shape of the mean."""
    return q.mean + torch.exp(0.5 * q.logvar) * normal_like(q.mean, generator)


def kl_standard(q: Gaussian) -> Tensor:
    """KL[q || N(0, I)], (B,): summed over all dimensions but the first."""
    return 0.5 * (q.mean.square() + q.logvar.exp() - 1.0 - q.logvar).flatten(1).sum(1)


def kl_gaussian(q: Gaussian, p: Gaussian) -> Tensor:
    """KL[q || p], (B,): summed over all dimensions but the first."""
    ratio = torch.exp(q.logvar - p.logvar)
    distance = (q.mean - p.mean).square() * torch.exp(-p.logvar)
    return 0.5 * (ratio + distance - 1.0 - q.logvar + p.logvar).flatten(1).sum(1)


def log_density(x: Tensor, p: Gaussian) -> Tensor:
    """log p(x) a dimension, of the broadcast shape of x and p."""
    return -0.5 * (math.log(2 * math.pi) + p.logvar + (x - p.mean).square() * torch.exp(-p.logvar))


def pairwise_log_density(x: Tensor, q: Gaussian) -> Tensor:
    """log q_j(x_i), summed over D, for all pairs: x (..., N, D), q (..., M, D) give (..., N, M).

    Written as matrix products, so that no (N, M, D) tensor is made; about q's centre, so that they lose few digits.
    """
    centre = q.mean.mean(-2, keepdim=True).detach()
    x, mean, precision = x - centre, q.mean - centre, torch.exp(-q.logvar)
    cross = x.square() @ precision.mT - 2.0 * x @ (precision * mean).mT
    quadratic = cross + (precision * mean.square()).sum(-1).unsqueeze(-2)
    constant = q.logvar.sum(-1).unsqueeze(-2) + x.shape[-1] * math.log(2 * math.pi)
    return -0.5 * (quadratic + constant)

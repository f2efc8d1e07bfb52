"""Priors: of the dynamics by an LSTM, of the static code N(0, I) or about a mean that an individual's clips share."""

from __future__ import annotations

import math

import torch
from torch import Generator, Tensor, nn

from core_models.distributions import draw, kl_gaussian, kl_standard, log_density
from core_models.posteriors import GaussianHead
from core_models.types import Gaussian

INDIVIDUAL_VARIANCE = 0.25
"""sigma^2 of p(s_i | individual), FHVAE's."""


def static_divergence(q: Gaussian, identity: Tensor | None = None, variance: float = INDIVIDUAL_VARIANCE) -> Tensor:
    """KL of the static posteriors to their prior, mean over the batch.

    With identities the prior is FHVAE's (Hsu, Zhang & Glass 2017, section 3): p(mu_u) = N(0, I) of an individual u and
    p(s_i | mu_u) = N(mu_u, variance I) of its clips. mu_u is a point, so each individual adds -log p(mu_u) once,
    which its clips share. The paper keeps a table of mu_u that training moves; here it is the posterior mean given the
    clips in the batch (`individual_means`), which minimises the same terms.

    Args:
        q: parts (B, S).
        identity: int64 (B,), equal for clips of one individual; None for the prior N(0, I).
        variance: of a clip's code about its individual's mean.
    """
    if identity is None:
        return kl_standard(q).mean()
    means, index = individual_means(q.mean, identity, variance)
    prior = Gaussian(means[index], torch.full_like(q.mean, math.log(variance)))
    standard = Gaussian(torch.zeros_like(means), torch.zeros_like(means))
    return kl_gaussian(q, prior).mean() - log_density(means, standard).sum() / len(q.mean)


def individual_means(static: Tensor, identity: Tensor, variance: float = INDIVIDUAL_VARIANCE) -> tuple[Tensor, Tensor]:
    """Posterior mean of mu_u given its clips' codes: their sum over (their number + variance).

    Args:
        static: (B, S).
        identity: int64 (B,).

    Returns:
        (G, S), and int64 (B,): which of the G each clip has.
    """
    people, index = torch.unique(identity, return_inverse=True)
    sums = static.new_zeros(len(people), static.shape[1]).index_add(0, index, static)
    counts = torch.bincount(index, minlength=len(people))[:, None]
    return sums / (counts + variance), index


def shared_codes(static: Tensor, identity: Tensor) -> Tensor:
    """(B, S) -> (B, S): each the mean over the clips of one individual."""
    means, index = individual_means(static, identity, 0.0)
    return means[index]


class LSTMPrior(nn.Module):
    """p(z_t | z_<t), Gaussian, by an LSTM (Li & Mandt 2018, eq. 1). Time starts from z_0 = 0."""

    def __init__(self, latents: int, hidden: int) -> None:
        super().__init__()
        self.latents = latents
        self.lstm = nn.LSTM(latents, hidden, batch_first=True)
        self.head = GaussianHead(hidden, latents)

    def forward(self, dynamic: Tensor) -> Gaussian:
        """p(z_t | z_<t) for given z (B, T, D): parts (B, T, D). One call of the LSTM, since all inputs are known."""
        before = torch.cat([torch.zeros_like(dynamic[:, :1]), dynamic[:, :-1]], dim=1)
        states, _ = self.lstm(before)
        prior: Gaussian = self.head(states)
        return prior

    def sample(self, n: int, length: int, generator: Generator) -> Tensor:
        """Trajectories (n, length, D) drawn step by step."""
        weight = self.head.affine.weight
        value = torch.zeros(n, 1, self.latents, device=weight.device, dtype=weight.dtype)
        state: tuple[Tensor, Tensor] | None = None
        steps = []
        for _ in range(length):
            hidden, state = self.lstm(value, state)
            value = draw(self.head(hidden), generator)
            steps.append(value)
        return torch.cat(steps, dim=1)

"""Priors over dynamics. The prior of the static code is N(0, I) and needs no network."""

from __future__ import annotations

import torch
from torch import Generator, Tensor, nn

from core_models.distributions import draw
from core_models.posteriors import GaussianHead
from core_models.types import Gaussian


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

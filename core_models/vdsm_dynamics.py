"""VDSM's second stage: what action a clip shows, and how poses follow from it (Vowels et al. 2021)."""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Generator, Tensor, nn

from core_models.distributions import draw
from core_models.posteriors import LOGVAR_RANGE, GaussianHead
from core_models.types import Gaussian


class Motion(NamedTuple):
    """Poses that an action gives: their posterior and a draw from it, parts and draw (B, T, D)."""

    posterior: Gaussian
    drawn: Tensor


class Combiner(nn.Module):
    """q(z_t | z_t-1, h_t, d): the pose before, the state of the decoding LSTM and the action together."""

    def __init__(self, pose: int, action: int, hidden: int) -> None:
        super().__init__()
        self.state = nn.Linear(hidden + action, hidden)
        self.before = nn.Linear(pose, hidden)
        self.head = GaussianHead(hidden, pose)

    def forward(self, before: Tensor, state: Tensor, action: Tensor) -> Gaussian:
        """(B, D), (B, hidden), (B, A) -> Gaussian of (B, D)."""
        state = F.leaky_relu(self.state(torch.cat([state, action], -1)), 0.2)
        posterior: Gaussian = self.head(0.5 * (torch.tanh(self.before(before)) + state))
        return posterior


class GatedTransition(nn.Module):
    """p(z_t | z_t-1, d): a linear map of the pose before, which starts as the identity, gated with a proposed mean.

    The transition of deep Markov models (Krishnan et al. 2017), with the action as a second input.
    """

    def __init__(self, pose: int, action: int, hidden: int) -> None:
        super().__init__()
        self.gate = nn.Sequential(nn.Linear(pose + action, hidden), nn.ReLU(), nn.Linear(hidden, pose))
        self.proposed = nn.Sequential(nn.Linear(pose + action, hidden), nn.ReLU(), nn.Linear(hidden, pose))
        self.linear = nn.Linear(pose, pose)
        self.logvar = nn.Linear(pose, pose)
        with torch.no_grad():
            nn.init.eye_(self.linear.weight)
            nn.init.zeros_(self.linear.bias)

    def forward(self, before: Tensor, action: Tensor) -> Gaussian:
        """(..., D) and (..., A) -> Gaussian of (..., D)."""
        both = torch.cat([before, action], -1)
        gate, proposed = torch.sigmoid(self.gate(both)), self.proposed(both)
        mean = (1 - gate) * self.linear(before) + gate * proposed
        return Gaussian(mean, self.logvar(F.relu(proposed)).clamp(*LOGVAR_RANGE))


class Dynamics(nn.Module):
    """The sequence networks over poses (B, T, D): q(d | z_1:T), q(z_t | z_t-1, h_t, d), p(z_t | z_t-1, d).

    The poses reach the second only through the action d: an LSTM that starts from d and is fed its own outputs writes
    h_1:T, for any length.
    """

    def __init__(self, pose: int, action: int, hidden: int) -> None:
        super().__init__()
        self.size = action
        self.reader = nn.LSTM(pose, hidden, batch_first=True, bidirectional=True)
        self.action = GaussianHead(2 * hidden, action)
        self.start = nn.Linear(action, 2 * hidden)
        self.writer = nn.LSTMCell(hidden, hidden)
        self.combiner = Combiner(pose, action, hidden)
        self.transition = GatedTransition(pose, action, hidden)
        self.first_input = nn.Parameter(torch.zeros(hidden))
        self.first_pose = nn.Parameter(torch.zeros(pose))

    def read(self, poses: Tensor) -> Gaussian:
        """q(d | z_1:T), Gaussian of (B, A): both last states of a bidirectional LSTM."""
        _, (last, _) = self.reader(poses)
        action: Gaussian = self.action(torch.cat([last[-2], last[-1]], -1))
        return action

    def write(self, action: Tensor, length: int, noise: Generator | None = None, mean: bool = False) -> Motion:
        """q(z_1:T | d) of actions (B, A) for any length, pose by pose; with `mean`, means stand for draws."""
        state, cell = self.start(action).chunk(2, -1)
        given = self.first_input.expand_as(state)
        pose = self.first_pose.expand(len(action), -1)
        means, logvars, drawn = [], [], []
        for _ in range(length):
            state, cell = self.writer(given, (state, cell))
            posterior = self.combiner(pose, state, action)
            pose = posterior.mean if mean else draw(posterior, noise)
            given = state
            means.append(posterior.mean)
            logvars.append(posterior.logvar)
            drawn.append(pose)
        return Motion(Gaussian(torch.stack(means, 1), torch.stack(logvars, 1)), torch.stack(drawn, 1))

    def prior(self, poses: Tensor, action: Tensor) -> Gaussian:
        """p(z_t | z_t-1, d) for given poses (B, T, D), in one call; z_0 is learned."""
        first = self.first_pose.expand(len(poses), 1, -1)
        before = torch.cat([first, poses[:, :-1]], 1)
        prior: Gaussian = self.transition(before, action[:, None].expand(-1, poses.shape[1], -1))
        return prior

    def sample(self, action: Tensor, length: int, generator: Generator) -> Tensor:
        """Poses (B, length, D) of actions (B, A), drawn one after the other from the gated transition."""
        pose = self.first_pose.expand(len(action), -1)
        poses = []
        for _ in range(length):
            pose = draw(self.transition(pose, action), generator)
            poses.append(pose)
        return torch.stack(poses, 1)

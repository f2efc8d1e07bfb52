"""Latent classification (VDSM): what a classifier reads of each factor from one code alone.

A probe is a small network of its own for each factor and code, trained on the codes of the training clips and tested
on those of the test clips. Static codes, and dynamic codes of a whole clip (K = 1), go through a perceptron with one
hidden layer. Dynamic codes of each frame (K > 1) go through a bidirectional LSTM whose states are averaged over time:
unlike a perceptron over all frames it need not learn a motion anew for each frame it may begin at. Codes are scaled to
zero mean and unit spread of the training clips, so that the scale of a latent does not decide what is found in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from core_models.data import batch_indices
from core_models.errors import ModelError
from core_models.evaluate.codes import Progress
from core_models.evaluate.judge import Labels
from core_models.types import Latents


@dataclass(frozen=True)
class ProbeSettings:
    """How a probe is trained.

    Attributes:
        steps: optimiser steps.
        batch: codes a step.
        learning_rate: the highest; rises and falls by one cycle.
        hidden: width of the hidden layer, or of the LSTM's two directions together.
        weight_decay: pulls weights to zero, so that few training clips are not learnt by heart.
        seed: of the start and the order of clips.
    """

    steps: int = 600
    batch: int = 128
    learning_rate: float = 3e-3
    hidden: int = 128
    weight_decay: float = 1e-3
    seed: int = 0


@dataclass(frozen=True)
class Probed:
    """Accuracies in [0, 1] on test clips, by factor; None where a model has no such code.

    Attributes:
        static, dynamic: from this code alone.
        chance: share of the most frequent class among the test clips.
        train_clips, test_clips: how many codes.
    """

    static: dict[str, float] | None
    dynamic: dict[str, float] | None
    chance: dict[str, float]
    train_clips: int
    test_clips: int


def probe_codes(
    train: Latents,
    train_labels: Labels,
    test: Latents,
    test_labels: Labels,
    factors: Sequence[str],
    settings: ProbeSettings | None = None,
    on_progress: Progress | None = None,
) -> Probed:
    """Accuracy of every factor from the static code alone and from the dynamic code alone.

    Args:
        train, test: codes of the training and the test clips.
        train_labels, test_labels: int64 (N,) of each factor.
        on_progress: called with probes trained and to train; may raise to cancel.

    Raises:
        ModelError: labels missing for a factor, codes of different sizes or another number than their labels, or a
            class that only test clips have.
    """
    _check(train, train_labels, test, test_labels, factors)
    settings = settings or ProbeSettings()
    parts = {"static": (train.static, test.static), "dynamic": (train.dynamic, test.dynamic)}
    present = {name: codes for name, codes in parts.items() if codes[0].shape[-1]}
    found: dict[str, dict[str, float]] = {name: {} for name in present}
    for place, (part, factor) in enumerate((part, factor) for part in present for factor in factors):
        a, b = present[part]
        found[part][factor] = probe_accuracy(a, train_labels[factor], b, test_labels[factor], settings)
        if on_progress:
            on_progress(place + 1, len(present) * len(factors))
    chance = {name: float(np.bincount(test_labels[name]).max() / len(test_labels[name])) for name in factors}
    return Probed(found.get("static"), found.get("dynamic"), chance, len(train.dynamic), len(test.dynamic))


def probe_accuracy(
    train: Tensor,
    train_labels: NDArray[np.int64],
    test: Tensor,
    test_labels: NDArray[np.int64],
    settings: ProbeSettings,
) -> float:
    """Train a probe on codes (N, S) or (N, K, D) and give its share of right answers on the test codes."""
    mean, spread = _moments(train)
    classes = int(max(train_labels.max(), test_labels.max())) + 1
    probe = _trained((train - mean) / spread, torch.from_numpy(train_labels).to(train.device), classes, settings)
    with torch.no_grad():
        parts = [probe((part - mean) / spread).argmax(1) for part in torch.split(test, 1024)]
    return float((torch.cat(parts).cpu().numpy() == test_labels).mean())


class _Sequence(nn.Module):
    """A bidirectional LSTM whose states are averaged over time: (B, K, D) -> (B, classes)."""

    def __init__(self, size: int, hidden: int, classes: int) -> None:
        super().__init__()
        self.time = nn.LSTM(size, hidden // 2, batch_first=True, bidirectional=True)
        self.head = nn.Linear(hidden // 2 * 2, classes)

    def forward(self, codes: Tensor) -> Tensor:
        states, _ = self.time(codes)
        odds: Tensor = self.head(states.mean(1))
        return odds


def _network(codes: Tensor, hidden: int, classes: int) -> nn.Module:
    if codes.ndim == 3 and codes.shape[1] > 1:
        return _Sequence(codes.shape[2], hidden, classes)
    return nn.Sequential(nn.Flatten(), nn.Linear(codes.shape[-1], hidden), nn.ReLU(), nn.Linear(hidden, classes))


def _trained(codes: Tensor, labels: Tensor, classes: int, s: ProbeSettings) -> nn.Module:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(s.seed)
        probe = _network(codes, s.hidden, classes).to(codes.device)
    optimiser = torch.optim.AdamW(probe.parameters(), lr=s.learning_rate, weight_decay=s.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, s.learning_rate, s.steps)
    for step in range(s.steps):
        index = torch.from_numpy(batch_indices(len(codes), s.batch, step, s.seed)).to(codes.device)
        loss = F.cross_entropy(probe(codes[index]), labels[index])
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
    return probe.eval()


def _moments(codes: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and spread of each latent, over clips and frames; a latent that never changes keeps its scale."""
    flat = codes.reshape(-1, codes.shape[-1])
    spread = flat.std(0, correction=0)
    return flat.mean(0), torch.where(spread > 1e-6, spread, torch.ones_like(spread))


def _check(train: Latents, train_labels: Labels, test: Latents, test_labels: Labels, factors: Sequence[str]) -> None:
    sizes = [(tuple(codes.static.shape[1:]), tuple(codes.dynamic.shape[1:])) for codes in (train, test)]
    if sizes[0] != sizes[1]:
        raise ModelError(f"codes of {sizes[0]} and {sizes[1]} cannot share a probe. Encode both with one model.")
    for codes, labels, which in ((train, train_labels, "training"), (test, test_labels, "test")):
        n = len(codes.dynamic)
        for name in factors:
            if name not in labels:
                known = ", ".join(labels) or "nothing"
                raise ModelError(f"there are no {which} labels of {name}, only of {known}. Label it or leave it out.")
            if labels[name].shape != (n,) or not n:
                raise ModelError(f"{which} labels of {name} are {labels[name].shape} for {n} codes. Give one a clip.")
    for name in factors:
        if unseen := sorted(set(test_labels[name].tolist()) - set(train_labels[name].tolist())):
            both = f"test clips have classes {unseen} of {name}, which no training clip has"
            raise ModelError(f"{both}. Divide the clips so that both have every class.")

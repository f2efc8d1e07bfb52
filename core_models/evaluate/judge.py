"""A judge: a classifier of every factor, trained with full supervision on real clips only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Generator, Tensor, nn

from core_models.augment import uniform
from core_models.data import ClipArray, batch_indices
from core_models.errors import CheckpointError, ModelError
from core_models.files import read_json, read_tensors, write_atomically, write_json, write_tensors
from core_models.store import put_weights

Labels = Mapping[str, NDArray[np.int64]]


class Judge(nn.Module):
    """A CNN a frame, a bidirectional LSTM over time, one linear head a factor (the judge of S3VAE and C-DSVAE).

    Args:
        classes: number of classes of each factor, by name.
        channels: width of the first convolution.
    """

    def __init__(self, classes: Mapping[str, int], channels: int = 16) -> None:
        super().__init__()
        self.classes = dict(classes)
        widths = [3, channels, 2 * channels, 4 * channels, 4 * channels]
        layers: list[nn.Module] = []
        for before, after in pairwise(widths):
            layers += [nn.Conv2d(before, after, 4, 2, 1), nn.GroupNorm(4, after), nn.ReLU()]
        self.frame = nn.Sequential(*layers, nn.Flatten(), nn.Linear(widths[-1] * 16, 128), nn.ReLU())
        self.time = nn.LSTM(128, 64, batch_first=True, bidirectional=True)
        self.heads = nn.ModuleDict({name: nn.Linear(128, count) for name, count in self.classes.items()})

    def forward(self, frames: Tensor) -> dict[str, Tensor]:
        """Log-odds (B, classes) of each factor for frames (B, T, 3, 64, 64) in [0, 1]."""
        B, T = frames.shape[:2]
        states, _ = self.time(self.frame(frames.flatten(0, 1)).view(B, T, -1))
        pooled = states.mean(1)
        return {name: head(pooled) for name, head in self.heads.items()}


@dataclass(frozen=True)
class JudgeSettings:
    """How a judge is trained: steps, clips a step, highest learning rate, seed."""

    steps: int = 1500
    batch: int = 32
    learning_rate: float = 2e-3
    seed: int = 0


def train_judge(
    clips: ClipArray,
    labels: Labels,
    settings: JudgeSettings,
    device: torch.device,
    on_step: Callable[[int], None] | None = None,
) -> Judge:
    """Train on real clips with slight changes of brightness and slight noise, so that it reads what a person would.

    Args:
        labels: int64 (N,) for each factor.
        on_step: called with the step; may raise to cancel.

    Raises:
        ModelError: labels and clips of different number.
    """
    for name, values in labels.items():
        if len(values) != len(clips):
            raise ModelError(f"{len(values)} labels of {name} for {len(clips)} clips. Give one label a clip.")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(settings.seed)
        judge = Judge({name: int(values.max()) + 1 for name, values in labels.items()}).to(device)
    noise = Generator(device).manual_seed(settings.seed)
    optimiser = torch.optim.Adam(judge.parameters(), lr=settings.learning_rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, settings.learning_rate, settings.steps)
    for step in range(settings.steps):
        indices = batch_indices(len(clips), settings.batch, step, settings.seed)
        frames = _disturb(clips.take(indices, device), noise)
        odds = judge(frames)
        targets = {name: torch.from_numpy(values[indices]).to(device) for name, values in labels.items()}
        loss = torch.stack([F.cross_entropy(odds[name], target) for name, target in targets.items()]).sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
        if on_step:
            on_step(step + 1)
    return judge.eval()


def _disturb(frames: Tensor, generator: Generator) -> Tensor:
    """Slight noise and brightness changes: decoded pictures must not fall out of what the judge knows."""
    B = len(frames)
    level = uniform(B, 0.0, 0.06, generator).view(-1, 1, 1, 1, 1)
    gain = uniform(B, 0.9, 1.1, generator).view(-1, 1, 1, 1, 1)
    return (frames * gain + level * torch.empty_like(frames).normal_(generator=generator)).clamp(0, 1)


@torch.no_grad()
def judged(judge: Judge, frames: Tensor, batch: int = 128) -> dict[str, Tensor]:
    """Probabilities (B, classes) of each factor, on the CPU, for frames (B, T, 3, 64, 64)."""
    parts = [judge(frames[i : i + batch]) for i in range(0, len(frames), batch)]
    return {name: torch.cat([part[name] for part in parts]).softmax(1).cpu() for name in judge.classes}


def save_judge(folder: Path, judge: Judge) -> None:
    """Write a judge's folder (judge.safetensors, judge.json), atomically."""

    def write(temporary: Path) -> None:
        temporary.mkdir()
        write_tensors(temporary / "judge.safetensors", judge.state_dict())
        write_json(temporary / "judge.json", {"classes": judge.classes})

    write_atomically(folder, write)


def load_judge(folder: Path) -> Judge:
    """Read what `save_judge` wrote; CheckpointError where it is damaged."""
    classes = read_json(folder / "judge.json").get("classes")
    if not isinstance(classes, dict) or not all(isinstance(count, int) for count in classes.values()):
        raise CheckpointError(f"{folder / 'judge.json'}: no classes. Train the judge again.")
    judge = Judge(classes)
    put_weights(judge, read_tensors(folder / "judge.safetensors"), folder / "judge.safetensors")
    return judge.eval()

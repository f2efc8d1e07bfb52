"""A judge: a classifier of every factor, trained with full supervision on real clips only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, PositiveInt, ValidationError
from torch import Generator, Tensor, nn

from core_models.augment import uniform
from core_models.data import ClipArray, batch_indices
from core_models.errors import CheckpointError, ModelError
from core_models.evaluate.scores import accuracy
from core_models.files import put_json, read_json, write_atomically
from core_models.store import put_weights
from core_models.tensor_files import read_tensors, write_tensors

Labels = Mapping[str, NDArray[np.int64]]
Names = Mapping[str, Sequence[str]]
"""Names of each factor's classes, in the order of the label values."""

FEATURES = "features from the judge's penultimate layer"
SIZES = (32, 64)
WEIGHTS, DESCRIPTION = "judge.safetensors", "judge.json"


class Judge(nn.Module):
    """A CNN a frame, a bidirectional LSTM over time, one linear head a factor (the judge of S3VAE and C-DSVAE).

    Args:
        classes: number of classes of each factor, by name.
        channels: width of the first convolution.
        size: side of the pictures in pixels, 32 or 64.
        length: frames of the clips that it was trained on; None where that is not known.
        names: names of the classes; {} where they are not known.
    """

    def __init__(
        self,
        classes: Mapping[str, int],
        channels: int = 16,
        size: int = 64,
        length: int | None = None,
        names: Names | None = None,
    ) -> None:
        super().__init__()
        if size not in SIZES:
            raise ModelError(f"a judge reads pictures of 32 or 64 pixels, not {size}. Scale the clips first.")
        self.classes = dict(classes)
        self.channels, self.size, self.length = channels, size, length
        self.names = {name: tuple(one) for name, one in (names or {}).items()}
        widths = [3, channels, 2 * channels, 4 * channels, 4 * channels]
        layers: list[nn.Module] = []
        for before, after in pairwise(widths):
            layers += [nn.Conv2d(before, after, 4, 2, 1), nn.GroupNorm(4, after), nn.ReLU()]
        self.frame = nn.Sequential(*layers, nn.Flatten(), nn.Linear(widths[-1] * (size // 16) ** 2, 128), nn.ReLU())
        self.time = nn.LSTM(128, 64, batch_first=True, bidirectional=True)
        self.heads = nn.ModuleDict({name: nn.Linear(128, count) for name, count in self.classes.items()})

    def features(self, frames: Tensor) -> Tensor:
        """The penultimate layer (B, 128) of frames (B, T, 3, size, size) in [0, 1]: the LSTM's mean over time.

        Raises:
            ModelError: frames of another size, or of another length than the judge was trained on.
        """
        self.check_shape(tuple(frames.shape[1:]))
        B, T = frames.shape[:2]
        states, _ = self.time(self.frame(frames.flatten(0, 1)).view(B, T, -1))
        pooled: Tensor = states.mean(1)
        return pooled

    def read(self, features: Tensor) -> dict[str, Tensor]:
        """Log-odds (B, classes) of each factor for features (B, 128)."""
        return {name: head(features) for name, head in self.heads.items()}

    def forward(self, frames: Tensor) -> dict[str, Tensor]:
        """Log-odds (B, classes) of each factor for frames (B, T, 3, size, size) in [0, 1]."""
        return self.read(self.features(frames))

    def check_shape(self, shape: tuple[int, ...]) -> None:
        """Raise ModelError, naming both sides, where clips (T, 3, H, W) are not of the judge's kind."""
        length = shape[0] if self.length is None else self.length
        if shape != (length, 3, self.size, self.size):
            frames = "any number of" if self.length is None else str(length)
            wanted = f"{frames} pictures of 3 x {self.size} x {self.size}"
            raise ModelError(f"the clips are {shape}, the judge reads {wanted}. Train a judge on such clips.")


@dataclass(frozen=True, eq=False)
class Verdicts:
    """What a judge makes of N clips, on the CPU.

    Attributes:
        probabilities: float64 (N, classes) of each factor.
        features: float32 (N, 128), the penultimate layer.
    """

    probabilities: dict[str, NDArray[np.float64]]
    features: NDArray[np.float32]


@dataclass(frozen=True)
class JudgeSettings:
    """How a judge is trained.

    Attributes:
        steps, batch: clips a step.
        learning_rate: the highest.
        channels: width of the first convolution.
        bend: how far whole clips are slanted, turned and stretched at most; 0 where that would change what they show.
            Where few have drawn the shapes, as handwriting, others' hands are made up so.
        seed: of weights, order and changes.
    """

    steps: int = 1500
    batch: int = 32
    learning_rate: float = 2e-3
    channels: int = 16
    bend: float = 0.0
    seed: int = 0


def train_judge(
    clips: ClipArray,
    labels: Labels,
    settings: JudgeSettings,
    device: torch.device,
    on_step: Callable[[int], None] | None = None,
    names: Names | None = None,
) -> Judge:
    """Train on real clips with slight changes of brightness and slight noise, so that it reads what a person would.

    Args:
        labels: int64 (N,) for each factor.
        on_step: called with the step; may raise to cancel.
        names: of the classes of each factor; kept with the judge, so that it is not asked about others. Without them
            there are as many classes as the highest label says.

    Raises:
        ModelError: labels and clips of different number, a label without a name, pictures not of 32 or 64 pixels.
    """
    judge = _untrained(clips, labels, names, settings).to(device)
    noise = Generator(device).manual_seed(settings.seed)
    optimiser = torch.optim.Adam(judge.parameters(), lr=settings.learning_rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, settings.learning_rate, settings.steps)
    for step in range(settings.steps):
        indices = batch_indices(len(clips), settings.batch, step, settings.seed)
        frames = clips.take(indices, device)
        if settings.bend:
            frames = _bent(frames, settings.bend, noise)
        frames = _disturb(frames, noise)
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


def _bent(frames: Tensor, most: float, generator: Generator) -> Tensor:
    """Clips (B, T, 3, H, W) turned, stretched and slanted, each as a whole; what comes in at the borders is black."""
    B = len(frames)
    angle = uniform(B, -1.25 * most, 1.25 * most, generator)  # in radians
    wide, high = (uniform(B, -0.75 * most, 0.75 * most, generator) for _ in range(2))
    slant = uniform(B, -most, most, generator)
    cosine, sine, none = angle.cos(), angle.sin(), torch.zeros_like(angle)
    turn = torch.stack([cosine, -sine, sine, cosine], -1).view(B, 2, 2)
    stretch = torch.stack([1 + wide, slant, none, 1 + high], -1).view(B, 2, 2)
    where = torch.cat([turn @ stretch, torch.zeros_like(turn[..., :1])], -1)
    planes = frames.flatten(1, 2)
    grid = F.affine_grid(where, list(planes.shape), align_corners=False)
    return F.grid_sample(planes, grid, align_corners=False).view_as(frames)


def _untrained(clips: ClipArray, labels: Labels, names: Names | None, settings: JudgeSettings) -> Judge:
    if not labels or not len(clips):
        raise ModelError(f"{len(labels)} factors and {len(clips)} clips teach a judge nothing. Give some of both.")
    for name, values in labels.items():
        if len(values) != len(clips):
            raise ModelError(f"{len(values)} labels of {name} for {len(clips)} clips. Give one label a clip.")
        if names is not None and (name not in names or int(values.max()) >= len(names[name])):
            raise ModelError(f"labels of {name} go to {values.max()}, the names are {_listed(names)}. Name each class.")
    shape = clips.frames.shape[1:]
    if len(shape) != 4 or shape[1] != shape[2] or shape[3] != 3:
        raise ModelError(f"the clips are {shape}, a judge reads (T, 32, 32, 3) or (T, 64, 64, 3). Fit the clips.")
    counts = {name: len(names[name]) if names else int(values.max()) + 1 for name, values in labels.items()}
    known = {name: tuple(names[name]) for name in labels} if names else None
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(settings.seed)
        return Judge(counts, settings.channels, shape[1], shape[0], known)


@torch.no_grad()
def verdicts(judge: Judge, frames: Tensor, batch: int = 128) -> Verdicts:
    """Probabilities and penultimate features for frames (B, T, 3, size, size), read in eval mode."""
    device, training = next(judge.parameters()).device, judge.training
    judge.eval()
    try:
        features = torch.cat([judge.features(frames[i : i + batch].to(device)) for i in range(0, len(frames), batch)])
        odds = judge.read(features)
    finally:
        judge.train(training)
    probabilities = {name: one.double().softmax(1).cpu().numpy() for name, one in odds.items()}
    return Verdicts(probabilities, features.float().cpu().numpy())


def judged(judge: Judge, frames: Tensor, batch: int = 128) -> dict[str, Tensor]:
    """Probabilities (B, classes) of each factor, on the CPU, for frames (B, T, 3, size, size), read in eval mode."""
    found = verdicts(judge, frames, batch).probabilities
    return {name: torch.from_numpy(values).float() for name, values in found.items()}


def joined(parts: Sequence[Verdicts]) -> Verdicts:
    """Verdicts of clips that were read in parts."""
    names = parts[0].probabilities
    probabilities = {name: np.concatenate([part.probabilities[name] for part in parts]) for name in names}
    return Verdicts(probabilities, np.concatenate([part.features for part in parts]))


def read_clips(
    judge: Judge, clips: ClipArray, batch: int = 128, on_progress: Callable[[int, int], None] | None = None
) -> Verdicts:
    """Verdicts on real clips. `on_progress` is called with clips read and of all; it may raise to cancel."""
    device, n = next(judge.parameters()).device, len(clips)
    parts = []
    for start in range(0, n, batch):
        stop = min(start + batch, n)
        parts.append(verdicts(judge, clips.take(np.arange(start, stop), device), batch))
        if on_progress:
            on_progress(stop, n)
    return joined(parts)


def judge_accuracy(judge: Judge, clips: ClipArray, labels: Labels, names: Names | None = None) -> dict[str, float]:
    """Share of real clips that the judge reads as labelled, by factor; ModelError where the labels are not its own."""
    check_labels(judge, labels, tuple(labels), names)
    read = read_clips(judge, clips).probabilities
    return {name: accuracy(read[name], values) for name, values in labels.items()}


def check_labels(judge: Judge, labels: Labels, factors: Sequence[str], names: Names | None = None) -> None:
    """Raise ModelError where these factors cannot be judged, naming both sides.

    Args:
        names: of the labels' classes, to be compared with those that the judge was trained on.
    """
    for name in factors:
        if name not in labels:
            raise ModelError(f"there are no labels of {name}, only of {', '.join(labels) or 'nothing'}. Label it.")
        if name not in judge.classes:
            known = ", ".join(judge.classes)
            raise ModelError(f"the labels are of {name}, the judge knows {known}. Train a judge on these labels.")
        highest = int(labels[name].max(initial=0))
        if highest >= judge.classes[name]:
            both = f"labels of {name} go to {highest}, the judge knows {judge.classes[name]} classes"
            raise ModelError(f"{both} ({_listed({name: judge.names.get(name, ())})}). Train a judge on these labels.")
        if names and name in judge.names and tuple(names.get(name, ())) != judge.names[name]:
            both = f"{_listed({name: names.get(name, ())})}, the judge's are {_listed({name: judge.names[name]})}"
            raise ModelError(f"the labels' classes are {both}. Train a judge on these labels.")


def _listed(names: Names) -> str:
    return "; ".join(f"{name}: {', '.join(one) or 'not named'}" for name, one in names.items())


def save_judge(folder: Path, judge: Judge) -> None:
    """Write a judge's folder (judge.safetensors, judge.json), atomically."""
    kind = {"channels": judge.channels, "size": judge.size, "length": judge.length}
    names = {name: list(one) for name, one in judge.names.items()}

    def write(temporary: Path) -> None:
        temporary.mkdir()
        write_tensors(temporary / WEIGHTS, judge.state_dict())
        described = {"classes": judge.classes, "names": names} | kind
        put_json(temporary / DESCRIPTION, described)

    write_atomically(folder, write)


def load_judge(folder: Path) -> Judge:
    """Read what `save_judge` wrote, on the CPU in eval mode; CheckpointError where it is damaged.

    A judge that was saved before names, size and length were kept comes back without names, for 64 pixels.
    """
    told = _description(folder / DESCRIPTION)
    for name, one in told.names.items():
        if len(one) != told.classes.get(name):
            both = f"{told.classes.get(name, 0)} classes of {name} and {len(one)} names"
            raise CheckpointError(f"{folder / DESCRIPTION}: {both}. The file is damaged; train the judge again.")
    judge = Judge(told.classes, told.channels, told.size, told.length, told.names)
    put_weights(judge, read_tensors(folder / WEIGHTS), folder / WEIGHTS)
    return judge.eval()


def _description(path: Path) -> _Description:
    """What judge.json says, checked."""
    try:
        return _Description.model_validate(read_json(path))
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise CheckpointError(f"{path}: {faults}. The file is damaged; train the judge again.") from error


class _Description(BaseModel):
    """What judge.json holds."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    classes: dict[str, PositiveInt]
    names: dict[str, list[str]] = {}
    channels: int = Field(default=16, ge=4, multiple_of=4)
    size: Literal[32, 64] = 64
    length: PositiveInt | None = None

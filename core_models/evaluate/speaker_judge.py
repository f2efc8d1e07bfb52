"""A judge of who speaks: mel-cepstra, a small TDNN and statistics pooling, trained on real recordings alone.

The x-vector layout (Snyder et al. 2018) at a size for ten speakers. It shares nothing with the models it judges: not
their frames, and not the envelopes that conversions work on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from torch import Tensor, nn

from core_models.errors import CheckpointError, ModelError
from core_models.evaluate.judge import JudgeSettings
from core_models.evaluate.scores import accuracy as share_right
from core_models.files import put_json, read_json, write_atomically
from core_models.store import put_weights
from core_models.tensor_files import read_tensors, write_tensors

Samples = NDArray[np.float32]

RATE = 16_000
CEPSTRA, MELS, CROP = 24, 40, 100
LEVEL = 0.05
"""Root mean square that every recording is brought to: how loud somebody is recorded does not tell who they are."""
SHORTEST = 0.1
"""Seconds below which nobody can be told by their voice."""
WEIGHTS, DESCRIPTION = "speaker_judge.safetensors", "speaker_judge.json"


class SpeakerJudge(nn.Module):
    """Cepstra -> convolutions over time -> their mean and standard deviation -> log-odds of each speaker.

    Args:
        speakers: names, in the order of the log-odds.
        channels: width of the convolutions.
    """

    def __init__(self, speakers: Sequence[str], channels: int = 96) -> None:
        super().__init__()
        self.speakers, self.channels = tuple(speakers), channels
        layers: list[nn.Module] = [nn.BatchNorm1d(CEPSTRA)]
        for before, width, dilation in ((CEPSTRA, 5, 1), (channels, 3, 2), (channels, 3, 3)):
            layers += [nn.Conv1d(before, channels, width, dilation=dilation), nn.ReLU(), nn.BatchNorm1d(channels)]
        self.frames = nn.Sequential(*layers)
        self.head = nn.Sequential(
            nn.Dropout(0.3), nn.Linear(2 * channels, 64), nn.ReLU(), nn.Dropout(0.3), nn.Linear(64, len(speakers))
        )

    def forward(self, cepstra: Tensor) -> Tensor:
        """Log-odds (B, speakers) of cepstra (B, CEPSTRA, T), T of 16 or more."""
        frames = self.frames(cepstra)
        odds: Tensor = self.head(torch.cat([frames.mean(-1), frames.std(-1)], dim=-1))
        return odds


@cache
def _transform(device: torch.device) -> nn.Module:
    from torchaudio.transforms import MFCC  # takes a second to import

    mel = {"n_fft": 512, "win_length": 400, "hop_length": 160, "n_mels": MELS, "f_min": 20.0, "f_max": 7600.0}
    made: nn.Module = MFCC(RATE, CEPSTRA, melkwargs=mel).to(device)
    return made


@torch.no_grad()
def mel_cepstra(samples: Samples, device: torch.device) -> Tensor:
    """MFCC (CEPSTRA, T) of a recording at 16 kHz, every 10 ms, its level taken off; at least CROP frames.

    A recording that is shorter is repeated: pooled statistics know no order.

    Raises:
        ModelError: not one channel, less than 0.1 s, or samples that are not finite.
    """
    if samples.ndim != 1 or len(samples) < SHORTEST * RATE:
        told = f"samples of {samples.shape}, a judge of speakers hears (N,) of at least {SHORTEST} s at {RATE} Hz"
        raise ModelError(f"{told}. Mix channels into one, and leave shorter recordings out.")
    if not np.isfinite(samples).all():
        raise ModelError("a recording holds samples that are not finite. Take another copy.")
    sound = torch.from_numpy(np.ascontiguousarray(samples)).float().to(device)
    sound = sound * (LEVEL / sound.square().mean().sqrt().clamp(min=1e-5))
    cepstra: Tensor = _transform(device)(sound)
    times = -(-CROP // cepstra.shape[-1])
    return cepstra.repeat(1, times)


def train_speaker_judge(
    recordings: Sequence[Samples],
    speakers: Sequence[str],
    settings: JudgeSettings,
    device: torch.device,
    on_step: Callable[[int], None] | None = None,
) -> SpeakerJudge:
    """Train on seconds of real recordings at 16 kHz, as many of each speaker, under slight changes of their colour.

    Args:
        recordings: float32 (N,) of free length.
        speakers: who speaks in each.
        on_step: called with the step; may raise to cancel.

    Raises:
        ModelError: recordings and speakers of different number, fewer than two speakers, a recording that is too short.
    """
    names = tuple(sorted(set(speakers)))
    if len(recordings) != len(speakers) or len(names) < 2:
        both = f"{len(recordings)} recordings, {len(speakers)} names of {len(names)} speakers"
        raise ModelError(f"{both}: a judge needs a name for each recording, and two speakers or more.")
    cepstra = [mel_cepstra(samples, device) for samples in recordings]
    labels = np.array([names.index(speaker) for speaker in speakers], dtype=np.int64)
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        torch.manual_seed(settings.seed)
        judge = SpeakerJudge(names).to(device)
        optimiser = torch.optim.AdamW(judge.parameters(), lr=settings.learning_rate, weight_decay=1e-2)
        crops = _Crops(cepstra, labels)
        for step in range(settings.steps):
            heard, who = crops.draw(settings.batch, np.random.default_rng([settings.seed, step]))
            loss = F.cross_entropy(judge(heard), who)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            if on_step:
                on_step(step + 1)
    return judge.eval()


class _Crops:
    """Cepstra of all recordings end to end, to cut crops of CROP frames from at once."""

    def __init__(self, cepstra: Sequence[Tensor], labels: NDArray[np.int64]) -> None:
        self.frames = torch.cat(list(cepstra), dim=1)
        self.lengths = np.array([one.shape[1] for one in cepstra], dtype=np.int64)
        self.starts = np.cumsum(self.lengths) - self.lengths
        self.labels = labels
        self.chance = 1.0 / np.bincount(labels)[labels]
        self.chance /= self.chance.sum()

    def draw(self, count: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """(count, CEPSTRA, CROP), each with an offset of its own, and who speaks (count,)."""
        device = self.frames.device
        chosen = rng.choice(len(self.labels), count, p=self.chance)
        first = self.starts[chosen] + rng.integers(0, self.lengths[chosen] - CROP + 1)
        places = torch.from_numpy(first[:, None] + np.arange(CROP)).to(device)
        offset = 0.5 * rng.normal(size=(count, CEPSTRA, 1))
        offset[:, 0] = 2 * offset[:, 0] + 2 * rng.normal(size=(count, 1))  # a level, and a slight colour
        crops = self.frames[:, places].movedim(0, 1) + torch.from_numpy(offset).float().to(device)
        return crops, torch.from_numpy(self.labels[chosen]).to(device)


@torch.no_grad()
def verdicts(
    judge: SpeakerJudge, recordings: Sequence[Samples], on_progress: Callable[[int, int], None] | None = None
) -> NDArray[np.float64]:
    """Probabilities (N, speakers) that each recording at 16 kHz is of each speaker, read in eval mode.

    Args:
        on_progress: called with recordings heard and of all; may raise to cancel.

    Raises:
        ModelError: a recording that is too short, of many channels, or not finite.
    """
    device, training = next(judge.parameters()).device, judge.training
    judge.eval()
    found = np.zeros((len(recordings), len(judge.speakers)))
    try:
        for i, samples in enumerate(recordings):
            found[i] = judge(mel_cepstra(samples, device)[None]).double().softmax(1)[0].cpu().numpy()
            if on_progress:
                on_progress(i + 1, len(recordings))
    finally:
        judge.train(training)
    return found


def accuracy(judge: SpeakerJudge, recordings: Sequence[Samples], speakers: Sequence[str]) -> float:
    """Share of recordings that the judge hears their speaker in; ModelError where it does not know one of them."""
    unknown = sorted(set(speakers) - set(judge.speakers))
    if unknown:
        raise ModelError(
            f"the recordings are of {', '.join(unknown)}, the judge knows {', '.join(judge.speakers)}. "
            "Train a judge on these speakers."
        )
    labels = np.array([judge.speakers.index(speaker) for speaker in speakers], dtype=np.int64)
    return share_right(verdicts(judge, recordings), labels)


def save_speaker_judge(folder: Path, judge: SpeakerJudge) -> None:
    """Write a judge's folder (speaker_judge.safetensors, speaker_judge.json), atomically."""

    def write(temporary: Path) -> None:
        temporary.mkdir()
        write_tensors(temporary / WEIGHTS, judge.state_dict())
        described = {"speakers": list(judge.speakers), "channels": judge.channels}
        put_json(temporary / DESCRIPTION, described)

    write_atomically(folder, write)


def load_speaker_judge(folder: Path, speakers: Sequence[str] | None = None) -> SpeakerJudge:
    """Read what `save_speaker_judge` wrote, on the CPU in eval mode.

    Args:
        speakers: who is to be judged among, in any order: all whom the judge knows and nobody else; None for whomever.

    Raises:
        CheckpointError: a file that is missing or damaged.
        ModelError: a judge of other speakers.
    """
    told = _description(folder / DESCRIPTION)
    if speakers is not None and set(speakers) != set(told.speakers):
        both = f"{', '.join(told.speakers)}, to be told apart are {', '.join(sorted(set(speakers)))}"
        raise ModelError(f"{folder}: the judge knows {both}. Train a judge on these speakers.")
    judge = SpeakerJudge(told.speakers, told.channels)
    put_weights(judge, read_tensors(folder / WEIGHTS), folder / WEIGHTS)
    return judge.eval()


class _Description(BaseModel):
    """What speaker_judge.json holds."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    speakers: list[str] = Field(min_length=2)
    channels: int = Field(ge=1, le=4096)

    def model_post_init(self, context: Any) -> None:
        """Names tell speakers apart."""
        if len(set(self.speakers)) != len(self.speakers):
            raise ValueError(f"speakers {self.speakers} are named twice")


def _description(path: Path) -> _Description:
    try:
        return _Description.model_validate(read_json(path))
    except (ValidationError, ValueError) as error:
        raise CheckpointError(f"{path}: {error}. The file is damaged; train the judge again.") from error

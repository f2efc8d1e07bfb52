"""A model and a judge whose every verdict can be worked out by hand: a clip's colour holds its labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor, nn

from core_models.data import ClipArray
from core_models.evaluate.judge import Judge
from core_models.types import Block, Latents, SequenceModel

CLASSES = {"colour": 3, "size": 2, "action": 3}


class PixelModel(nn.Module):
    """Static: red and green of the clip; dynamic: blue of each frame. `lost` channels are decoded as zero.

    Codes are drawn uniformly from the labels; drawn dynamics of `bound` models are the static code's first number.
    """

    precision = torch.float32
    frame_codes = True

    def __init__(self, lost: tuple[int, ...] = (), bound: bool = False, static: bool = True) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(1))
        self.lost, self.bound, self.parts = lost, bound, 2 if static else 0

    def encode(self, frames: Tensor) -> Latents:
        numbers = frames[..., 0, 0]
        return Latents(numbers[:, 0, : self.parts], numbers[:, :, self.parts :])

    def decode(self, latents: Latents) -> Tensor:
        static = latents.static[:, None].expand(-1, latents.dynamic.shape[1], -1)
        numbers = torch.cat([static, latents.dynamic], dim=2)
        numbers[..., list(self.lost)] = 0
        return numbers[..., None, None].expand(-1, -1, -1, 32, 32)

    def sample_static(self, n: int, generator: Generator) -> Tensor:
        drawn = [torch.randint(0, count, (n, 1), generator=generator) for count in (3, 2)][: self.parts]
        return torch.cat([*drawn, torch.zeros(n, 0)], dim=1) / 255

    def sample_dynamic(self, static: Tensor, length: int, generator: Generator) -> Tensor:
        if self.bound:
            return static[:, None, :1].expand(-1, length, -1)
        counts = (3, 2, 3)[self.parts :]
        drawn = [torch.randint(0, count, (len(static), 1, 1), generator=generator) for count in counts]
        return torch.cat(drawn, dim=2).expand(-1, length, -1) / 255

    def blocks(self) -> tuple[Block, ...]:
        return Block("static", "static", 0, self.parts), Block("dynamic", "dynamic", 0, 3 - self.parts)


class PixelJudge(Judge):
    """Reads the three numbers of the first pixel as classes; `sure` are the log-odds of the class it sees."""

    def __init__(self, sure: float = 20.0, names: Mapping[str, tuple[str, ...]] | None = None) -> None:
        super().__init__(CLASSES, channels=4, size=32, length=2, names=names)
        self.sure = sure

    def features(self, frames: Tensor) -> Tensor:
        self.check_shape(tuple(frames.shape[1:]))
        return frames[:, 0, :, 0, 0] * 255

    def read(self, features: Tensor) -> dict[str, Tensor]:
        numbers = features.round().long()
        counts = enumerate(CLASSES.items())
        return {name: self.sure * nn.functional.one_hot(numbers[:, i], n).float() for i, (name, n) in counts}


@pytest.fixture
def pixel_model() -> Callable[..., SequenceModel]:
    """A maker of models: pixel_model(lost=(2,), bound=True, static=False)."""
    return lambda *args, **kwargs: cast(SequenceModel, PixelModel(*args, **kwargs))


@pytest.fixture
def pixel_judge() -> Callable[..., Judge]:
    """A maker of judges: pixel_judge(sure=2.0)."""
    return PixelJudge


@pytest.fixture
def pixel_clips() -> Callable[[Mapping[str, NDArray[np.int64]]], ClipArray]:
    """A maker of clips (N, 2, 32, 32, 3) whose colour holds their labels of colour, size and action."""

    def make(labels: Mapping[str, NDArray[np.int64]]) -> ClipArray:
        pixel = np.stack([labels[name] for name in CLASSES], axis=1).astype(np.uint8)
        return ClipArray(np.broadcast_to(pixel[:, None, None, None], (len(pixel), 2, 32, 32, 3)).copy())

    return make

"""p(x_t | codes) as all models of frames share it: units of frames, precision of networks, the Gaussian's distance."""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor, nn

from core_models.types import Batch


class Observed(Protocol):
    """A model of frames: mean and spread (F,) of its features ((1,) for pictures), and the networks' precision."""

    offset: Tensor
    scale: Tensor
    precision: torch.dtype


def add_units(model: nn.Module, frame_shape: tuple[int, ...]) -> None:
    """Give a model its buffers `offset` and `scale`, which leave frames as they are until they are set."""
    features = frame_shape[-1] if len(frame_shape) == 1 else 1
    model.register_buffer("offset", torch.zeros(features))
    model.register_buffer("scale", torch.ones(features))


def set_units(model: Observed, offset: Tensor, scale: Tensor) -> None:
    """Store mean and spread (F,) of spectra or vectors, so that frames in and out keep their own units."""
    model.offset.copy_(offset)
    model.scale.copy_(scale)


def networks_precision(model: Observed) -> torch.autocast:
    """The networks of frames may run in bfloat16; recurrences, flows, densities and losses never do."""
    half = model.precision == torch.bfloat16
    return torch.autocast(model.offset.device.type, dtype=torch.bfloat16, enabled=half)


def gaussian_distance(frames: Tensor, decoded: Tensor, scale: Tensor, sigma: float) -> Tensor:
    """-log N(x; decoded, sigma^2) less its constant, summed over a clip (B, ...), mean over the batch.

    Args:
        scale: spread of the features; sigma is in units of it.
    """
    return ((frames - decoded) / scale).square().flatten(1).sum(1).mean() / (2 * sigma**2)


def estimated_frames(batch: Batch) -> tuple[Tensor, float]:
    """The frames (B, k, *frame_shape) that stand for all of each clip, and their share of them.

    Given the codes the frames are independent, so a random few give an unbiased estimate.
    """
    if batch.decoded is None:
        return batch.frames, 1.0
    rows = torch.arange(len(batch.frames), device=batch.frames.device)[:, None]
    return batch.frames[rows, batch.decoded], batch.decoded.shape[1] / batch.frames.shape[1]


def estimated_codes(batch: Batch, codes: Tensor) -> Tensor:
    """The codes (B, k, D) of those frames, out of codes of all (B, T, D)."""
    return codes if batch.decoded is None else torch.take_along_dim(codes, batch.decoded[..., None], dim=1)

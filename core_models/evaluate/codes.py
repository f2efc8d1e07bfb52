"""The codes of many clips: encoded once, in batches, and kept on the CPU for every protocol."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray

from core_models.data import ClipArray
from core_models.types import Latents, SequenceModel, device_of

Progress = Callable[[int, int], None]
"""Called with what is done and what is to do; may raise to cancel."""


@torch.no_grad()
def encode_clips(
    model: SequenceModel, clips: ClipArray, batch: int = 64, on_progress: Progress | None = None
) -> Latents:
    """Posterior means of all clips, on the CPU, float32: static (N, S), dynamic (N, K, D)."""
    device = device_of(model)
    static, dynamic = [], []
    for start in range(0, len(clips), batch):
        stop = min(start + batch, len(clips))
        codes = model.encode(clips.take(np.arange(start, stop), device))
        static.append(codes.static.float().cpu())
        dynamic.append(codes.dynamic.float().cpu())
        if on_progress:
            on_progress(stop, len(clips))
    return Latents(torch.cat(static), torch.cat(dynamic))


def chosen(latents: Latents, indices: NDArray[np.int64], device: torch.device) -> Latents:
    """The codes of these clips, (n,), on a device."""
    index = torch.from_numpy(indices)
    return Latents(latents.static[index].to(device), latents.dynamic[index].to(device))

"""How often a swap comes out right, by a judge of real clips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from core_models.data import ClipArray
from core_models.evaluate.judge import Judge, Labels, judged
from core_models.swaps import swap
from core_models.types import SequenceModel, device_of


@dataclass(frozen=True)
class Exchange:
    """Shares in [0, 1] of generated clips that the judge reads as intended.

    Attributes:
        static_kept: all static factors are those of the clip that gave the static code.
        dynamic_kept: all dynamic factors are those of the clip that gave the dynamics.
        both: both at once.
        factors: each factor by itself.
        clips: how many were judged.
    """

    static_kept: float
    dynamic_kept: float
    both: float
    factors: dict[str, float]
    clips: int


@torch.no_grad()
def exchange_accuracy(
    model: SequenceModel,
    judge: Judge,
    clips: ClipArray,
    labels: Labels,
    static: tuple[str, ...],
    partners: NDArray[np.int64],
    batch: int = 64,
) -> Exchange:
    """Static of clip i, dynamics of clip partners[i], for every i; judged against both clips' labels.

    Args:
        static: the factors that belong to the static code; all others belong to the dynamics.
        partners: int64 (N,): which clip's dynamics each clip takes; `partners = arange(N)` judges reconstructions.
    """
    device = device_of(model)
    right: dict[str, list[NDArray[np.bool_]]] = {name: [] for name in labels}
    for start in range(0, len(clips), batch):
        own = np.arange(start, min(start + batch, len(clips)))
        other = partners[own]
        a, b = model.encode(clips.take(own, device)), model.encode(clips.take(other, device))
        read = judged(judge, model.decode(swap(a, b, model.blocks()[1])))
        for name, values in labels.items():
            wanted = values[own] if name in static else values[other]
            right[name].append(read[name].argmax(1).numpy() == wanted)
    hits = {name: np.concatenate(parts) for name, parts in right.items()}
    kept = np.all([hits[name] for name in labels if name in static], axis=0)
    moved = np.all([hits[name] for name in labels if name not in static], axis=0)
    shares = {name: float(values.mean()) for name, values in hits.items()}
    return Exchange(float(kept.mean()), float(moved.mean()), float((kept & moved).mean()), shares, len(clips))

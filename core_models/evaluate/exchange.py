"""How often a swap comes out right, by a judge of real clips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from core_models.data import ClipArray
from core_models.errors import ModelError
from core_models.evaluate.codes import Progress, chosen, encode_clips
from core_models.evaluate.judge import Judge, Labels, Verdicts, check_labels, joined, verdicts
from core_models.types import Latents, SequenceModel, device_of


@dataclass(frozen=True)
class Exchange:
    """Shares in [0, 1] of generated clips that the judge reads as intended.

    Attributes:
        static_kept: all static factors are those of the clip that gave the static code; None without such factors.
        dynamic_kept: all dynamic factors are those of the clip that gave the dynamics; None without such factors.
        both: both at once.
        factors: each factor by itself.
        clips: how many were judged.
    """

    static_kept: float | None
    dynamic_kept: float | None
    both: float
    factors: dict[str, float]
    clips: int


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
    check_labels(judge, labels, tuple(labels))
    check_partners(partners, len(clips))
    swapped = swapped_codes(encode_clips(model, clips, batch), partners)
    return exchanged(read_decoded(model, judge, swapped, batch).probabilities, labels, static, partners)


def swapped_codes(codes: Latents, partners: NDArray[np.int64]) -> Latents:
    """Static of clip i, dynamics of clip partners[i]."""
    return Latents(codes.static, codes.dynamic[torch.from_numpy(partners)])


@torch.no_grad()
def read_decoded(
    model: SequenceModel, judge: Judge, latents: Latents, batch: int = 64, on_progress: Progress | None = None
) -> Verdicts:
    """A judge's verdicts on what a model decodes from N latents on the CPU, in batches."""
    device, n = device_of(model), len(latents.dynamic)
    parts = []
    for start in range(0, n, batch):
        stop = min(start + batch, n)
        parts.append(verdicts(judge, model.decode(chosen(latents, np.arange(start, stop), device)).clamp(0, 1)))
        if on_progress:
            on_progress(stop, n)
    return joined(parts)


def exchanged(
    read: Mapping[str, NDArray[np.float64]], labels: Labels, static: Sequence[str], partners: NDArray[np.int64]
) -> Exchange:
    """Verdicts on swapped clips against the labels of the clip that gave each factor."""
    hits = {}
    for name, values in labels.items():
        hits[name] = read[name].argmax(1) == (values if name in static else values[partners])
    kept = [values for name, values in hits.items() if name in static]
    moved = [values for name, values in hits.items() if name not in static]
    shares = {name: float(values.mean()) for name, values in hits.items()}
    both = float(np.all(kept + moved, axis=0).mean())
    return Exchange(_together(kept), _together(moved), both, shares, len(partners))


def _together(hits: list[NDArray[np.bool_]]) -> float | None:
    return float(np.all(hits, axis=0).mean()) if hits else None


def check_partners(partners: NDArray[np.int64], n: int) -> None:
    """Raise ModelError where partners are not one clip of n for each clip."""
    if partners.shape != (n,) or not n or partners.min() < 0 or partners.max() >= n:
        raise ModelError(f"partners {partners.shape} are not one of the {n} clips for each. Give indices 0 to {n - 1}.")

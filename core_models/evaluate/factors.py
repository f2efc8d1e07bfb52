"""Which latent carries which factor: mutual information and its gap (Chen et al. 2018, as FAVAE uses it)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core_models.errors import ModelError
from core_models.types import Block, Latents

Codes = NDArray[np.float32] | NDArray[np.float64]
Labels = Mapping[str, NDArray[np.int64]]

BINS = 20
SAMPLES = 10_000


@dataclass(frozen=True)
class FactorInformation:
    """What each latent says about each factor, in nats.

    Attributes:
        mig: mutual information gap, 0 to 1.
        gaps: its part of each factor.
        information: for each factor I(z_j; v_k) of every latent j.
        entropy: H(v_k) of each factor.
        carriers: the latent that says most about each factor; where none says anything, -1.
        one_latent: one latent carries every factor, of two or more (FAVAE leaves such a run out of its mean).
        clips: how many codes were counted.
    """

    mig: float
    gaps: dict[str, float]
    information: dict[str, tuple[float, ...]]
    entropy: dict[str, float]
    carriers: dict[str, int]
    one_latent: bool
    clips: int


def factor_information(codes: Codes, labels: Labels, bins: int = BINS) -> FactorInformation:
    """MIG = (1/K) sum_k [I(z_j1; v_k) - I(z_j2; v_k)] / H(v_k), j1 and j2 the two latents that say most about v_k.

    Args:
        codes: (N, J), one number a latent and clip, J at least 2.
        labels: int64 (N,) for each factor.
        bins: equal-width bins between a latent's lowest and highest value.

    Raises:
        ModelError: fewer than two latents, no factor, a factor with one class, or labels of another number.
    """
    _check(codes, labels, bins)
    binned = discretised(codes, bins)
    information = {name: mutual_information(binned, values, bins) for name, values in labels.items()}
    entropy = {name: entropy_of(values) for name, values in labels.items()}
    gaps = {}
    for name, row in information.items():
        second, first = np.sort(row)[-2:]
        gaps[name] = float((first - second) / entropy[name])
    carriers = {name: int(row.argmax()) if row.max() > 1e-9 else -1 for name, row in information.items()}
    one_latent = len(carriers) > 1 and len(set(carriers.values())) == 1 and -1 not in carriers.values()
    rows = {name: tuple(float(value) for value in row) for name, row in information.items()}
    mean = float(np.mean(list(gaps.values())))
    return FactorInformation(mean, gaps, rows, entropy, carriers, one_latent, len(codes))


def discretised(codes: Codes, bins: int = BINS) -> NDArray[np.int64]:
    """(N, J) -> the equal-width bin of each value, 0 to bins - 1; a latent that never changes is in one bin."""
    low, high = codes.min(0).astype(np.float64), codes.max(0).astype(np.float64)
    width = np.where(high > low, high - low, 1.0)
    places: NDArray[np.int64] = ((codes - low) / width * bins).astype(np.int64).clip(0, bins - 1)
    return places


def mutual_information(binned: NDArray[np.int64], labels: NDArray[np.int64], bins: int = BINS) -> NDArray[np.float64]:
    """I(z_j; v), (J,), in nats, of binned latents (N, J) and labels (N,)."""
    _, v = np.unique(labels, return_inverse=True)
    classes, J = int(v.max()) + 1, binned.shape[1]
    places = (np.arange(J) * bins + binned) * classes + v[:, None]
    joint = np.bincount(places.ravel(), minlength=J * bins * classes).reshape(J, bins, classes) / len(labels)
    apart = joint.sum(2, keepdims=True) * joint.sum(1, keepdims=True)
    ratio = np.divide(joint, apart, out=np.ones_like(joint), where=joint > 0)
    information: NDArray[np.float64] = (joint * np.log(ratio)).sum((1, 2))
    return information.clip(min=0)


def entropy_of(labels: NDArray[np.int64]) -> float:
    """H(v) in nats."""
    share = np.unique(labels, return_counts=True)[1] / len(labels)
    return float(-(share * np.log(share)).sum())


def clip_codes(latents: Latents) -> NDArray[np.float32]:
    """One number a latent and clip, (N, S + D): static codes, then dynamic ones, averaged over time where K > 1."""
    both = (latents.static.float(), latents.dynamic.float().mean(1))
    return np.concatenate([part.detach().cpu().numpy() for part in both], axis=1)


def code_names(latents: Latents, blocks: Sequence[Block]) -> tuple[str, ...]:
    """A name for each column of `clip_codes`: the last block it lies in, and its place there ("rung 2 [0]")."""
    static, dynamic = latents.static.shape[1], latents.dynamic.shape[2]
    names = [f"static [{i}]" for i in range(static)] + [f"dynamic [{i}]" for i in range(dynamic)]
    for block in blocks:
        offset = 0 if block.part == "static" else static
        for i in range(block.start, block.stop):
            names[offset + i] = f"{block.name} [{i - block.start}]"
    return tuple(names)


def block_information(
    found: FactorInformation, latents: Latents, blocks: Sequence[Block]
) -> dict[str, dict[str, float]]:
    """For each block and factor the largest I(z_j; v_k) / H(v_k) of its latents: FAVAE's table 3 as numbers."""
    static = latents.static.shape[1]
    shares: dict[str, dict[str, float]] = {}
    for block in blocks:
        offset = 0 if block.part == "static" else static
        columns = slice(offset + block.start, offset + block.stop)
        rows = found.information.items()
        shares[block.name] = {name: max(row[columns], default=0.0) / found.entropy[name] for name, row in rows}
    return shares


def drawn_with_replacement(n: int, samples: int = SAMPLES, seed: int = 0) -> NDArray[np.int64]:
    """Which of n clips are the samples that MIG is counted over, (samples,)."""
    return np.random.default_rng(seed).integers(0, n, samples)


def _check(codes: Codes, labels: Labels, bins: int) -> None:
    if codes.ndim != 2 or codes.shape[1] < 2 or not len(codes) or bins < 2:
        raise ModelError(f"a gap needs codes (N, 2 or more) and 2 bins or more, not {codes.shape} and {bins}.")
    if not np.isfinite(codes).all():
        raise ModelError("codes hold values that are not finite. Train the model again at a lower rate.")
    if not labels:
        raise ModelError("there are no labels of factors. Give labels of at least one factor.")
    for name, values in labels.items():
        if values.shape != (len(codes),):
            raise ModelError(f"labels of {name} are {values.shape} for {len(codes)} codes. Give one label a clip.")
        if len(np.unique(values)) < 2:
            raise ModelError(f"{name} has one class in these clips, so nothing can be known of it. Leave it out.")

"""Speaker verification by codes: equal error rates of static and dynamic (C-DSVAE, table 4; FHVAE)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core_models.data import ClipArray
from core_models.errors import ModelError
from core_models.evaluate.codes import Progress, encode_clips
from core_models.types import SequenceModel

Vectors = NDArray[np.float64]


@dataclass(frozen=True)
class Verification:
    """Equal error rates in [0, 1]; a static one near 0 and a dynamic one near 0.5 are good.

    Attributes:
        static, dynamic: of utterances.
        static_segments, dynamic_segments: of single segments.
        utterances, pairs, target_pairs: how many utterances, unordered pairs, pairs of one speaker.
        segments, segment_pairs: the same of the segments that were compared.
    """

    static: float
    dynamic: float
    static_segments: float
    dynamic_segments: float
    utterances: int
    pairs: int
    target_pairs: int
    segments: int
    segment_pairs: int


def speech_verification(
    model: SequenceModel,
    utterances: Sequence[NDArray[np.float32]],
    speakers: NDArray[np.int64],
    *,
    most_segments: int = 5_000,
    seed: int = 0,
    batch: int = 256,
    on_progress: Progress | None = None,
) -> Verification:
    """Cosine similarity of the codes over all unordered pairs; the target of both codes is "the same speaker".

    An utterance's static code is the mean over its segments, its dynamic code the mean over segments and time.

    Args:
        utterances: segments of each, float32 (n, T, F), n at least 1 and free to differ.
        speakers: int64 (U,).
        most_segments: a draw of so many segments (by `seed`) stands for all in the segment-level rates where there
            are more: the number of pairs grows with the square.
        on_progress: called with segments encoded and of all; may raise to cancel.

    Raises:
        ModelError: speakers of another number, an utterance without segments, or no pair of the same, or of
            different, speakers.
    """
    if len(speakers) != len(utterances):
        raise ModelError(f"{len(speakers)} speakers for {len(utterances)} utterances. Give one speaker an utterance.")
    counts = np.array([len(segments) for segments in utterances], dtype=np.int64)
    if not counts.size or counts.min() < 1:
        raise ModelError("an utterance without segments cannot be verified. Leave it out, or cut shorter segments.")
    codes = encode_clips(model, ClipArray(np.concatenate(list(utterances))), batch, on_progress)
    static = codes.static.double().numpy()
    dynamic = codes.dynamic.double().mean(1).numpy()
    whole = [pair_scores(_means(vectors, counts), speakers) for vectors in (static, dynamic)]
    kept, spoken = _some(len(static), most_segments, seed), np.repeat(speakers, counts)
    parts = [pair_scores(vectors[kept], spoken[kept]) for vectors in (static, dynamic)]
    of_utterances, of_segments = ([equal_error_rate(*pairs) for pairs in level] for level in (whole, parts))
    same = whole[0][1]
    sizes = len(speakers), len(same), int(same.sum()), len(kept), len(parts[0][1])
    return Verification(of_utterances[0], of_utterances[1], of_segments[0], of_segments[1], *sizes)


def pair_scores(vectors: Vectors, speakers: NDArray[np.int64]) -> tuple[Vectors, NDArray[np.bool_]]:
    """Cosine similarity of all unordered pairs of vectors (N, F), and whether each pair is of one speaker.

    A vector of zeros is similar to nothing (0).
    """
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)
    first, second = np.triu_indices(len(vectors), k=1)
    return (unit @ unit.T)[first, second], speakers[first] == speakers[second]


def equal_error_rate(scores: Vectors, same: NDArray[np.bool_]) -> float:
    """Where false acceptances equal false rejections on the ROC, read on the line between its points.

    Scores that are equal are accepted or rejected together, so they make one point; a score that says nothing has 0.5.

    Args:
        scores: (P,), higher for pairs that are more alike.
        same: bool (P,), the targets.

    Raises:
        ModelError: not both kinds of pairs, or scores that are not finite.
    """
    targets, others = int(same.sum()), int((~same).sum())
    if not targets or not others:
        raise ModelError(f"{targets} pairs of one and {others} of two speakers; an error rate needs both. Add speech.")
    if not np.isfinite(scores).all():
        raise ModelError("similarities hold values that are not finite. Train the model again at a lower rate.")
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)
    accepted = np.cumsum(same[order])[ends]
    rejected = np.append(1.0, 1 - accepted / targets)  # false rejections as the threshold falls
    false = np.append(0.0, (ends + 1 - accepted) / others)
    gap = false - rejected  # rises from -1 to 1
    after = int(np.argmax(gap >= 0))
    share = -gap[after - 1] / (gap[after] - gap[after - 1])
    return float(false[after - 1] + share * (false[after] - false[after - 1]))


def _means(vectors: Vectors, counts: NDArray[np.int64]) -> Vectors:
    """Mean of each run of rows, (U, F)."""
    starts = np.cumsum(counts) - counts
    means: Vectors = np.add.reduceat(vectors, starts, axis=0) / counts[:, None]
    return means


def _some(n: int, most: int, seed: int) -> NDArray[np.int64]:
    if n <= most:
        return np.arange(n)
    return np.sort(np.random.default_rng(seed).choice(n, most, replace=False))


def speaker_utterances(
    frames: NDArray[np.float32], utterance: NDArray[np.int64], speaker: NDArray[np.int64]
) -> tuple[list[NDArray[np.float32]], NDArray[np.int64]]:
    """Segments (N, T, F) in order of their utterances -> the segments of each utterance, and its speaker."""
    _, starts = np.unique(utterance, return_index=True)
    return np.split(frames, starts[1:]), speaker[starts]

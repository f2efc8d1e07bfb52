"""Frames of a target's own recordings, found by what a model says the target would say: a classical step of voices.

What a model decodes is a mean over all that it has heard, and so too smooth; frames that lie nearest in the target's
own recordings are sharp, but never quite the right ones. Between the two is nearer to how the target says it than
either (benchmarks/results/speech_voices.md). Nearest neighbours as in kNN-VC (Baas, van Niekerk & Kamper 2023), which
compares one encoder's features; here nearness is of decoded frames, and of the recordings' own frames less their mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from core_models.evaluate.speech import COEFFICIENTS
from core_models.transport import nearest
from media_io.features import FloatArray

NEIGHBOURS, CONTEXT = 32, 3
"""Frames that are averaged, and frames to each side that are compared with them."""
OWN = 0.7
"""Weight of the recordings' own frames beside the decoded ones."""
MOST_FRAMES = 4000
"""Frames of a target that are searched: 40 s of speech; of more so many are drawn."""


@dataclass(frozen=True, eq=False)
class Pool:
    """What is known of how a target says things.

    Attributes:
        static: (1, S), with which `contents` were decoded.
        contents: float32 (N, F), what is compared, of speech alone.
        frames: float32 (N, 39), the target's own mel-cepstra there, without their level.
        spread: float32 (39,), their standard deviation over all of the target's speech.
    """

    static: Tensor
    contents: FloatArray
    frames: FloatArray
    spread: FloatArray


def contents_of(
    decoded: FloatArray, own: FloatArray, mean: NDArray[Any], places: NDArray[np.int64] | None = None
) -> FloatArray:
    """What is compared, float32 (T, F): each frame with CONTEXT on both sides, the ends held.

    Args:
        decoded: (T, 39), what a model says the target would say.
        own: (T, 39), what the recording says.
        mean: (39,), of the speaker of the recording.
        places: of the frames that are wanted; all without it.
    """
    parts = decoded, OWN * (own - mean)
    both = np.concatenate([part[:, :COEFFICIENTS] for part in parts], axis=1, dtype=np.float32)
    chosen = np.arange(len(both)) if places is None else places
    around = chosen[:, None] + np.arange(-CONTEXT, CONTEXT + 1)
    stacked: FloatArray = both[np.clip(around, 0, len(both) - 1)].reshape(len(chosen), -1)
    return stacked


def pool_of(static: Tensor, recordings: Sequence[tuple[FloatArray, FloatArray, NDArray[np.bool_]]]) -> Pool:
    """A pool of MOST_FRAMES at most, which are drawn by a fixed seed.

    Args:
        static: (1, S), of the speaker.
        recordings: of each what is decoded by that code and what it says, both (T, 39), and which frames are speech.
    """
    spoken = np.concatenate([own[speech] for _, own, speech in recordings])
    mean, spread = spoken.mean(0), spoken.std(0)
    drawn = np.zeros(len(spoken), np.bool_)
    drawn[np.random.default_rng(0).permutation(len(spoken))[:MOST_FRAMES]] = True
    contents, first = [], 0
    for decoded, own, speech in recordings:
        places = np.flatnonzero(speech)
        contents.append(contents_of(decoded, own, mean, places[drawn[first : first + len(places)]]))
        first += len(places)
    return Pool(static, np.concatenate(contents), spoken[drawn], spread)


def retrieved(pool: Pool, contents: FloatArray) -> FloatArray:
    """Frames of the target (T, 39) for what is said: the mean of the nearest, smoothed over three frames."""
    found = pool.frames[nearest(contents, pool.contents, NEIGHBOURS)].mean(1)
    padded = np.pad(found, ((1, 1), (0, 0)), mode="edge")
    smooth: FloatArray = (0.25 * padded[:-2] + 0.5 * found + 0.25 * padded[2:]).astype(np.float32)
    return smooth

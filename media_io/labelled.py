"""Clips of one length with the class of every factor: what training, probes and judges read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError

_REMEDY = "Build the clips and their labels together, one label for each clip and factor."


@dataclass(frozen=True, eq=False)
class LabelledClips:
    """N clips of the same length and size with labels for their static and dynamic factors.

    Attributes:
        frames: uint8 (N, T, H, W, 3), RGB; N may be 0, the other sizes not.
        labels: for each factor int64 (N,), each entry an index into the factor's classes.
        classes: for each factor the names of its classes, in the order of the label values.
        static: names of the factors that stay the same over a clip.
        dynamic: names of the factors that tell one motion from another.
        identity: int64 (N,), 0 or more, the same number for clips of the same individual; None where nobody knows.
            Individuals may differ in more than the static factors tell, as two hands write the same digit.

    Raises:
        MediaError: wrong dtype or shape, a factor without labels or classes, or a label outside its classes.
    """

    frames: NDArray[np.uint8]
    labels: Mapping[str, NDArray[np.int64]]
    classes: Mapping[str, tuple[str, ...]]
    static: tuple[str, ...]
    dynamic: tuple[str, ...]
    identity: NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        frames = self.frames
        if frames.dtype != np.uint8 or frames.ndim != 5 or frames.shape[-1] != 3 or 0 in frames.shape[1:]:
            raise MediaError(None, f"frames are {frames.dtype} {frames.shape}, not uint8 (N, T, H, W, 3)", _REMEDY)
        self._check_factors()
        for factor, labels in self.labels.items():
            self._check_labels(factor, labels)
        self._check_identity()

    def _check_factors(self) -> None:
        factors = (*self.static, *self.dynamic)
        if len(set(factors)) != len(factors):
            raise MediaError(None, f"a factor is named twice among {factors}", _REMEDY)
        for kind, names in (("labels", self.labels), ("classes", self.classes)):
            if set(names) != set(factors):
                cause = f"{kind} are given for {sorted(names)}, the factors are {sorted(factors)}"
                raise MediaError(None, cause, _REMEDY)

    def _check_labels(self, factor: str, labels: NDArray[np.int64]) -> None:
        if labels.dtype != np.int64 or labels.shape != (len(self.frames),):
            cause = f"labels of {factor} are {labels.dtype} {labels.shape}, not int64 ({len(self.frames)},)"
            raise MediaError(None, cause, _REMEDY)
        count = len(self.classes[factor])
        if labels.size and not 0 <= int(labels.min()) <= int(labels.max()) < count:
            cause = f"labels of {factor} run from {labels.min()} to {labels.max()}, with {count} classes"
            raise MediaError(None, cause, _REMEDY)

    def _check_identity(self) -> None:
        identity = self.identity
        if identity is None:
            return
        if identity.dtype != np.int64 or identity.shape != (len(self.frames),):
            cause = f"identities are {identity.dtype} {identity.shape}, not int64 ({len(self.frames)},)"
            raise MediaError(None, cause, _REMEDY)
        if identity.size and int(identity.min()) < 0:
            raise MediaError(None, f"identities run from {identity.min()}", "Number the individuals from 0 on.")

    def __len__(self) -> int:
        return len(self.frames)

    def select(self, indices: NDArray[np.int64]) -> LabelledClips:
        """The clips at these indices (n,), in that order."""
        labels = {factor: values[indices] for factor, values in self.labels.items()}
        identity = None if self.identity is None else self.identity[indices]
        return LabelledClips(self.frames[indices], labels, self.classes, self.static, self.dynamic, identity)


@dataclass(frozen=True, eq=False)
class Plan:
    """Clips that are decided on and not drawn yet.

    Attributes:
        identity: int64 (N,), as of LabelledClips.
        draw: those of a slice; of all at once and of one after the other the same clips come.
    """

    identity: NDArray[np.int64]
    draw: Callable[[slice], LabelledClips]

    def __len__(self) -> int:
        return len(self.identity)

    def drawn(self) -> LabelledClips:
        """All clips."""
        return self.draw(slice(None))


def of_held_out(identity: NDArray[np.int64], share: float, seed: int) -> NDArray[np.bool_]:
    """Which clips (N,) are of held-out individuals, so that no individual is in both parts.

    Args:
        identity: as of LabelledClips.
        share: of the individuals to hold out, 0 to 1; rounded, but at least one where there are two.
        seed: of the NumPy Generator that permutes the individuals.

    Raises:
        MediaError: a share outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise MediaError(None, f"a share of {share} held-out individuals", "Choose 0 to 1.")
    people = np.unique(identity)
    count = round(share * len(people))
    if share > 0 and len(people) > 1:
        count = max(1, count)
    return np.isin(identity, np.random.default_rng(seed).permutation(people)[:count])


def check_split(name: str, split: str) -> None:
    """Raise MediaError unless this is a part that data sets have."""
    if split not in ("train", "test"):
        raise MediaError(None, f'no part "{split}" of {name}', 'Ask for "train" or "test".')


def check_request(name: str, n: int, length: int) -> None:
    """Raise MediaError where clips are asked for that cannot be: a negative number of them, or without frames."""
    if n < 0:
        raise MediaError(None, f"{n} clips of {name}", "Choose 0 clips or more.")
    if length < 1:
        raise MediaError(None, f"clips of {length} frames of {name}", "Choose at least one frame.")

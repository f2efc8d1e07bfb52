"""Clips of one length with the class of every factor: what training, probes and judges read."""

from __future__ import annotations

from collections.abc import Mapping
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

    Raises:
        MediaError: wrong dtype or shape, a factor without labels or classes, or a label outside its classes.
    """

    frames: NDArray[np.uint8]
    labels: Mapping[str, NDArray[np.int64]]
    classes: Mapping[str, tuple[str, ...]]
    static: tuple[str, ...]
    dynamic: tuple[str, ...]

    def __post_init__(self) -> None:
        frames = self.frames
        if frames.dtype != np.uint8 or frames.ndim != 5 or frames.shape[-1] != 3 or 0 in frames.shape[1:]:
            raise MediaError(None, f"frames are {frames.dtype} {frames.shape}, not uint8 (N, T, H, W, 3)", _REMEDY)
        self._check_factors()
        for factor, labels in self.labels.items():
            self._check_labels(factor, labels)

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

    def __len__(self) -> int:
        return len(self.frames)

    def select(self, indices: NDArray[np.int64]) -> LabelledClips:
        """The clips at these indices (n,), in that order."""
        labels = {factor: values[indices] for factor, values in self.labels.items()}
        return LabelledClips(self.frames[indices], labels, self.classes, self.static, self.dynamic)

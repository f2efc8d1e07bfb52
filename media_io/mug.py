"""MUG's facial expressions (Aifanti et al. 2010) from the folders that its users are given: subject/expression/take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.expressions import EXPRESSIONS, HELD_OUT
from media_io.fit import crop_centre
from media_io.images import list_pictures, read_picture
from media_io.labelled import LabelledClips, check_request, check_split
from media_io.listing import check_folder, entries

LEFT_OUT = ("neutral", "mixed")
"""Folders beside the six expressions that MUG has and the papers do not use."""

_FORM = f"Choose a folder with subject/expression/take/frame*.jpg; expressions are {', '.join(EXPRESSIONS)}."


@dataclass(frozen=True)
class Take:
    """One recording of one expression: the pictures in order, at least one."""

    pictures: tuple[Path, ...]
    subject: str
    expression: str


def list_mug(root: Path) -> list[Take]:
    """The takes of the six expressions in order of subject, expression and take.

    Raises:
        MediaError: not such a folder, an expression that MUG does not have, or a take without pictures.
    """
    check_folder(root, _FORM)
    takes = [
        Take(tuple(list_pictures(take)), subject.name, expression)
        for subject in _folders(root)
        for folder, expression in _expressions(subject)
        for take in _folders(folder)
    ]
    if not takes:
        raise MediaError(root, "no takes of expressions in this folder", _FORM)
    return takes


def load_mug(root: Path, split: str, *, length: int = 16, size: int = 64, seed: int = 0) -> LabelledClips:
    """One clip of each take of the subjects of a part.

    A take goes from neutral to an expression and back, so its clip is as many of its frames as asked for, evenly spread
    over all of it, each cut to its largest centred square. A quarter of the subjects is held out, as in the papers.

    Args:
        root: the folder with subject/expression/take/frame*.jpg.
        split: "train" or "test".
        length: T, frames of a clip: 15 in C-DSVAE, 16 in VDSM.
        size: height and width of a clip.
        seed: of the permutation of the subjects.

    Returns:
        uint8 (N, T, size, size, 3) with the static factor subject, the dynamic factor expression, and the subject as
        identity. The classes of subject are those of both parts.

    Raises:
        MediaError: an unknown split, a folder of another form, fewer than two subjects, a take with fewer frames than
            asked for, or a picture that is broken.
    """
    check_split("MUG", split)
    check_request("MUG", 0, length)
    takes = list_mug(root)
    subjects = sorted({take.subject for take in takes})
    held_out = _held_out(root, subjects, seed)
    chosen = [take for take in takes if (take.subject in held_out) == (split == "test")]
    frames = np.empty((len(chosen), length, size, size, 3), np.uint8)
    for clip, take in zip(frames, chosen, strict=True):
        _read_take(take, clip)
    subject = np.array([subjects.index(take.subject) for take in chosen], np.int64)
    labels = {
        "subject": subject,
        "expression": np.array([EXPRESSIONS.index(take.expression) for take in chosen], np.int64),
    }
    classes = {"subject": tuple(subjects), "expression": EXPRESSIONS}
    return LabelledClips(frames, labels, classes, ("subject",), ("expression",), subject.copy())


def _held_out(root: Path, subjects: list[str], seed: int) -> set[str]:
    if len(subjects) < 2:
        raise MediaError(root, f"one subject ({subjects[0]}) cannot be cut into two parts", "Add another subject.")
    order = np.random.default_rng(seed).permutation(len(subjects))
    return {subjects[k] for k in order[: max(1, round(HELD_OUT * len(subjects)))]}


def _read_take(take: Take, clip: NDArray[np.uint8]) -> None:
    """Fill a clip (T, size, size, 3)."""
    length, size = clip.shape[:2]
    count = len(take.pictures)
    if count < length:
        cause = f"this take has {count} frames, a clip is to have {length}"
        raise MediaError(take.pictures[0].parent, cause, "Take this folder out, or ask for shorter clips.")
    for t, k in enumerate(np.rint(np.linspace(0, count - 1, length)).astype(int)):
        square = crop_centre(read_picture(take.pictures[k])[None], 1.0)[0]
        clip[t] = cv2.resize(square, (size, size), interpolation=cv2.INTER_AREA)


def _expressions(subject: Path) -> Iterator[tuple[Path, str]]:
    for folder in _folders(subject):
        name = folder.name.lower()
        if name in EXPRESSIONS:
            yield folder, name
        elif name not in LEFT_OUT:
            raise MediaError(folder, f'"{folder.name}" is none of the expressions of MUG', _FORM)


def _folders(folder: Path) -> list[Path]:
    return [path for path in entries(folder) if path.is_dir()]

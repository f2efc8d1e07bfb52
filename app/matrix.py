"""The swap matrix: every clip's static beside every clip's dynamics; each clip is encoded once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from app.braiding import Encoded, braid, fitted
from app.listening import Listener
from app.voicing import Voicing
from core_models.data import to_pictures
from core_models.errors import ModelError
from core_models.longclips import code_windows, cross_fade
from core_models.store import StoredModel
from core_models.types import Latents
from media_io.clip import Clip, Frames
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.pipeline import OnProgress

MOST, MOST_SOUNDS = 12, 6
BATCH = 16
"""Windows that are decoded at once, as `decode_clip` has it."""


@dataclass(frozen=True, eq=False)
class Headers:
    """The clips as the model sees them, in order; None for one that is left out."""

    clips: tuple[Clip | None, ...]


@dataclass(frozen=True)
class LeftOut:
    """A clip that the model cannot take: its row and column stay empty.

    Attributes:
        number: which clip, from 0.
        cause, remedy: what is told.
    """

    number: int
    cause: str
    remedy: str


@dataclass(frozen=True, eq=False)
class Cell:
    """A swap of the matrix.

    Attributes:
        row: which clip gave the static.
        column: which clip gave the dynamics, the rate and the sound.
        clip: what came of it.
    """

    row: int
    column: int
    clip: Clip


News = Headers | LeftOut | Cell


def most_clips(kind: str) -> int:
    """How many clips a matrix has at most, by a model's kind."""
    return MOST if kind == "video" else MOST_SOUNDS


def swap_matrix(
    stored: StoredModel, clips: Sequence[Clip], progress: OnProgress, listener: Listener | None = None
) -> Iterator[News]:
    """What is left out, then the headers, then the cells, column by column.

    A clip that the model cannot take stops nothing as long as one is left. `progress` is called before each piece of
    work and may raise to cancel, also within a cell.

    Raises:
        ModelError: no clips, or more than `most_clips`. MediaError: no clip that the model takes; it tells the first's.
    """
    kind = stored.config.architecture.window.kind
    if not 1 <= len(clips) <= most_clips(kind):
        raise ModelError(f"a matrix of {len(clips)} clips was asked for. Choose 1 to {most_clips(kind)}.")
    if kind == "video":
        yield from _of_pictures(stored, clips, progress, listener or Listener())
    else:
        yield from _of_sounds(stored, clips, progress, listener or Listener())


def _of_pictures(
    stored: StoredModel, clips: Sequence[Clip], progress: OnProgress, listener: Listener
) -> Iterator[News]:
    found: dict[int, Encoded] = {}
    refused: list[MediaError] = []
    for number, clip in enumerate(clips):
        tell = _Counted(progress, "Encoding", number, len(clips))
        tell()
        try:
            found[number] = listener.encoded(stored, clip, "Encoding", tell)
        except MediaError as error:
            refused.append(error)
            yield LeftOut(number, error.cause, error.remedy)
    if not found:
        raise refused[0]
    yield Headers(tuple(found[number].clip if number in found else None for number in range(len(clips))))
    rows, total = list(found), len(found) ** 2
    statics = torch.cat([one.latents.static for one in found.values()])
    for place, (column, leader) in enumerate(found.items()):
        tell = _Counted(progress, "Decoding", place * len(rows), total)
        made = _decoded_beside(stored, statics, leader.latents.dynamic, tell)
        for row, frames in zip(rows, made, strict=True):
            yield Cell(row, column, replace(leader.clip, frames=frames, source=None))


def _of_sounds(stored: StoredModel, clips: Sequence[Clip], progress: OnProgress, listener: Listener) -> Iterator[News]:
    """A voice for each row, words for each column; whoever listens remembers what was heard."""
    seen: dict[int, Clip] = {}
    refused: list[MediaError] = []
    for number, clip in enumerate(clips):
        try:
            seen[number] = fitted(stored.config, clip)
        except MediaError as error:
            refused.append(error)
            yield LeftOut(number, error.cause, error.remedy)
    if not seen:
        raise refused[0]
    yield Headers(tuple(seen.get(number) for number in range(len(clips))))
    how, total = Voicing(), len(seen) ** 2
    for column in seen:
        for row in seen:
            tell = _Counted(progress, "Braiding", list(seen).index(column) * len(seen) + list(seen).index(row), total)
            tell()
            made = braid(stored, clips[row], clips[column], 0.0, 1.0, how, tell, listener, listener.encoded)
            yield Cell(row, column, made)


@dataclass(frozen=True)
class _Counted:
    """Tells how many of a job's items are done, whatever the piece of work says of itself."""

    progress: OnProgress
    phase: str
    done: int
    total: int

    def __call__(self, _: object = None) -> None:
        from app.pipeline import Progress

        self.progress(Progress(self.phase, self.done, self.total))


@torch.inference_mode()
def _decoded_beside(stored: StoredModel, statics: Tensor, dynamic: Tensor, tell: _Counted) -> Iterator[Frames]:
    """The frames of dynamics (1, T, D) beside each of the statics (R, S).

    As `decode_clip` for each, but the windows of several rows are decoded together.
    """
    model, window = stored.model, stored.config.architecture.window
    codes, starts, held = code_windows(model, dynamic, window.length, window.hop)
    pairs = torch.cartesian_prod(torch.arange(len(statics)), torch.arange(len(starts)))
    decoded: list[Tensor] = []
    for part in torch.split(pairs, BATCH):
        tell()
        decoded += model.decode(Latents(statics[part[:, 0]], codes[part[:, 1]])).unbind()
    for row in range(len(statics)):
        own = torch.stack(decoded[row * len(starts) : (row + 1) * len(starts)])
        frames: Frames = to_pictures(cross_fade(own, starts, held)[None, : dynamic.shape[1]])[0].numpy()
        yield frames

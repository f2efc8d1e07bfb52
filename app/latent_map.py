"""Where clips lie among the codes of a model: many clips encoded, their main axes, and what each block tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from app.braiding import encoded, fitted
from core_models.config import Window
from core_models.data import to_frames
from core_models.errors import ModelError
from core_models.evaluate.probes import ProbeSettings, probe_accuracy
from core_models.longclips import cross_fade, window_starts
from core_models.store import StoredModel
from core_models.types import Block, Latents, SequenceModel, device_of
from media_io.clip import Clip
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.pipeline import OnProgress, Progress

Codes = NDArray[np.float32]

BATCH = 32
"""Windows that are encoded at once."""
AXES = 3
PROBE_FRAMES = 12
"""Dynamics are read at so many places by a probe, however long a clip is."""
PROBE = ProbeSettings(steps=200, batch=64, hidden=64)
TEST_SHARE = 0.4
FEWEST = 10
"""Clips below which a probe would tell chance alone."""


@dataclass(frozen=True, eq=False)
class Item:
    """A clip to be placed.

    Attributes:
        key: tells it from all others: a path, or a name with a number.
        title: what a user reads.
        clip: its pictures or sound.
        labels: the class of each factor that is known of it.
    """

    key: str
    title: str
    clip: Clip
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class LatentMap:
    """Codes of clips.

    Attributes:
        items: the clips that the model takes.
        static: (N, S); S may be 0.
        dynamic: (T, D) of each clip, a code a frame.
        blocks: the model's.
        left_out: a line for each clip that the model does not take.
    """

    items: tuple[Item, ...]
    static: Codes
    dynamic: tuple[Codes, ...]
    blocks: tuple[Block, ...]
    left_out: tuple[str, ...] = ()

    @property
    def standing(self) -> Codes:
        """A code for each clip: the static one, or the mean of its dynamics where the model has none."""
        if self.static.shape[1] or not self.dynamic:
            return self.static
        return np.stack([codes.mean(0) for codes in self.dynamic])

    @property
    def factors(self) -> tuple[str, ...]:
        """Names of what is known of the clips, in the order in which they come."""
        return tuple(dict.fromkeys(name for item in self.items for name in item.labels))


@dataclass(frozen=True, eq=False)
class Basis:
    """Main axes of codes; kept while a model learns, so that its points move and do not jump.

    Attributes:
        mean: (S,).
        axes: (K, S), of unit length, the one with the largest spread first.
        share: (K,), of the whole variance.
    """

    mean: Codes
    axes: Codes
    share: Codes

    def places(self, codes: Codes) -> Codes:
        """Where codes (n, S) lie on the axes: (n, K)."""
        return np.asarray((codes - self.mean) @ self.axes.T, np.float32)

    def fits(self, codes: Codes) -> bool:
        """Whether these codes have the size of those that the axes were found in."""
        return bool(codes.shape[1] == len(self.mean))


@dataclass(frozen=True)
class Carried:
    """What a small classifier reads of each factor in each block, shares of right answers in [0, 1].

    Attributes:
        blocks: of each block's name each factor's share.
        chance: of each factor the share of the most frequent class.
        left_out: factors that cannot be asked for, each with the reason.
        clips: how many the classifiers were tested on.
    """

    blocks: Mapping[str, Mapping[str, float]]
    chance: Mapping[str, float]
    left_out: tuple[str, ...]
    clips: int


def map_of(stored: StoredModel, items: Sequence[Item], progress: OnProgress) -> LatentMap:
    """Encode clips, window by window, many windows at once.

    `progress` is called between pieces of work; it may raise to cancel.

    Raises:
        ModelError: no clip that the model takes; the first reason is given.
    """
    kept: list[Item] = []
    found: list[Latents] = []
    left_out: list[str] = []
    for item, latents in _encoded(stored, items, progress):
        if isinstance(latents, Latents):
            kept.append(item)
            found.append(latents)
        else:
            left_out.append(f"{item.title}: {latents}")
    if not found:
        reason = left_out[0] if left_out else "there are no clips"
        raise ModelError(f"none of {len(items)} clips can be encoded by this model ({reason}). Choose others.")
    static = torch.cat([one.static for one in found]).numpy()
    dynamic = tuple(one.dynamic[0].numpy() for one in found)
    return LatentMap(tuple(kept), static, dynamic, stored.model.blocks(), tuple(left_out))


def fitted_basis(codes: Codes, count: int = AXES) -> Basis:
    """The main axes of codes (N, S). The largest part of each axis is positive, so that no axis flips by chance."""
    mean = codes.mean(0, dtype=np.float64)
    centred = codes.astype(np.float64) - mean
    _, spread, axes = np.linalg.svd(centred, full_matrices=False)
    axes, power = axes[:count], spread**2
    axes = axes * np.where(np.take_along_axis(axes, np.abs(axes).argmax(1)[:, None], 1) < 0, -1.0, 1.0)
    share = power[:count] / max(float(power.sum()), 1e-12)
    short = count - len(axes)
    axes, share = np.pad(axes, ((0, short), (0, 0))), np.pad(share, (0, short))
    return Basis(*(np.asarray(part, np.float32) for part in (mean, axes, share)))


def largest_spread(codes: Codes, count: int = 8) -> list[int]:
    """Which numbers of codes (N, S) differ most between clips, the first most; those that never differ are left out."""
    spread = codes.std(0)
    order = np.argsort(-spread, kind="stable")[:count]
    return [int(index) for index in order if spread[index] > 1e-6]


def carried(found: LatentMap, factors: Sequence[str], progress: OnProgress, seed: int = 0) -> Carried:
    """Ask a small classifier for each factor from each block alone.

    Raises:
        ModelError: too few clips, or none with labels that differ.
    """
    from app.pipeline import Progress

    asked, left_out = _askable(found, factors)
    if not asked:
        raise ModelError(f"no factor can be asked for: {'; '.join(left_out) or 'nothing is known of the clips'}.")
    shares: dict[str, dict[str, float]] = {block.name: {} for block in found.blocks}
    chance: dict[str, float] = {}
    tested, done, total = 0, 0, len(found.blocks) * len(asked)
    for factor in asked:
        rows, labels = _labelled_rows(found, factor)
        train, test = _divided(labels, seed)
        tested = max(tested, len(test))
        chance[factor] = float(np.bincount(labels[test]).max() / len(test))
        for block in found.blocks:
            progress(Progress(f"Reading factors from codes. {factor}, {block.name}", done, total))
            codes = _codes_of(found, block)[rows]
            told = probe_accuracy(codes[train], labels[train], codes[test], labels[test], PROBE)
            shares[block.name][factor] = told
            done += 1
    return Carried(shares, chance, tuple(left_out), tested)


def _encoded(stored: StoredModel, items: Sequence[Item], progress: OnProgress) -> Iterator[tuple[Item, Latents | str]]:
    """Each clip with its codes on the CPU, or with the reason why it has none."""
    from app.pipeline import Progress

    window = stored.config.architecture.window
    waiting: list[tuple[Item, Tensor]] = []
    for done, item in enumerate(items):
        progress(Progress("Encoding the clips", done, len(items)))
        try:
            if window.kind == "video":
                waiting.append((item, _pictures(stored, item.clip)))
            else:
                telling = Progress("Encoding the clips", done, len(items))
                codes = encoded(stored, item.clip, "Encoding", partial(_repeated, progress, telling)).latents
                yield item, Latents(codes.static.cpu(), codes.dynamic.cpu())
        except (MediaError, ModelError) as error:
            yield item, error.cause if isinstance(error, MediaError) else str(error)
        if sum(len(window_starts(len(frames), window.length, window.hop)) for _, frames in waiting) >= BATCH:
            yield from _together(stored.model, waiting, window)
            waiting = []
    yield from _together(stored.model, waiting, window)
    progress(Progress("Encoding the clips", len(items), len(items)))


def _repeated(progress: OnProgress, telling: Progress, _: object) -> None:
    """A chance to cancel within a long clip."""
    progress(telling)


def _pictures(stored: StoredModel, clip: Clip) -> Tensor:
    frames = cast("NDArray[np.uint8]", fitted(stored.config, clip).frames)
    return to_frames(frames[None], device_of(stored.model))[0]


@torch.inference_mode()
def _together(
    model: SequenceModel, waiting: Sequence[tuple[Item, Tensor]], window: Window
) -> Iterator[tuple[Item, Latents]]:
    """Codes of several clips from one pass, as `encode_clip` gives them of one."""
    if not waiting:
        return
    length, all_starts, windows = window.length, [], []
    for _, frames in waiting:
        held = torch.cat([frames, frames[-1:].expand(max(0, length - len(frames)), *frames.shape[1:])])
        starts = window_starts(len(frames), length, window.hop)
        all_starts.append(starts)
        windows += [held[start : start + length] for start in starts]
    parts = [model.encode(torch.stack(windows[i : i + BATCH])) for i in range(0, len(windows), BATCH)]
    static, dynamic = torch.cat([one.static for one in parts]), torch.cat([one.dynamic for one in parts])
    dynamic = dynamic if model.frame_codes else dynamic.expand(-1, length, -1)
    at = 0
    for (item, frames), starts in zip(waiting, all_starts, strict=True):
        own = slice(at, at + len(starts))
        at += len(starts)
        moving = cross_fade(dynamic[own], starts, max(length, len(frames)))[: len(frames)]
        yield item, Latents(static[own].mean(0, keepdim=True).float().cpu(), moving[None].float().cpu())


def _askable(found: LatentMap, factors: Sequence[str]) -> tuple[list[str], list[str]]:
    """Factors with at least two classes that are not all alike, and why the others are left out."""
    asked, left_out = [], []
    for factor in factors:
        _, labels = _labelled_rows(found, factor)
        if len(labels) < FEWEST:
            left_out.append(f"{factor}: {len(labels)} clips, at least {FEWEST} are needed")
        elif len(np.unique(labels)) < 2:
            left_out.append(f"{factor}: at least two classes with two clips each are needed")
        else:
            asked.append(factor)
    return asked, left_out


def _labelled_rows(found: LatentMap, factor: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which clips have a class of this factor that another clip has too, and that class as a number from 0."""
    names = [item.labels.get(factor) for item in found.items]
    known = [name for name in dict.fromkeys(names) if name is not None and names.count(name) >= 2]
    rows = np.array([row for row, name in enumerate(names) if name in known], np.int64)
    return rows, np.array([known.index(cast("str", names[row])) for row in rows], np.int64)


def _divided(labels: NDArray[np.int64], seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Clips to learn from and to test with: of each class at least one on either side."""
    rng = np.random.default_rng(seed)
    test: list[int] = []
    for label in np.unique(labels):
        own = rng.permutation(np.flatnonzero(labels == label))
        test += own[: min(len(own) - 1, max(1, round(TEST_SHARE * len(own))))].tolist()
    chosen = np.array(sorted(test), np.int64)
    return np.setdiff1d(np.arange(len(labels)), chosen), chosen


def _codes_of(found: LatentMap, block: Block) -> Tensor:
    """A block's codes of all clips: (N, s), or (N, PROBE_FRAMES, d) of dynamics."""
    part = slice(block.start, block.stop)
    if block.part == "static":
        return torch.from_numpy(np.ascontiguousarray(found.static[:, part]))
    places = [np.linspace(0, len(codes) - 1, PROBE_FRAMES).round().astype(np.int64) for codes in found.dynamic]
    return torch.from_numpy(np.stack([codes[at, part] for codes, at in zip(found.dynamic, places, strict=True)]))

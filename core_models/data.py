"""Clips in memory and the batches that training draws from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor

from core_models.augment import (
    SpectrogramAugment,
    VideoAugment,
    VoiceChange,
    content_order,
    other_voices,
    same_content,
    same_motion,
)
from core_models.config import Augment, Window
from core_models.distributed import joint, own, together, whole
from core_models.errors import ModelError
from core_models.shards import Shards
from core_models.types import IDENTITY, ORDER, SAME_DYNAMIC, Batch

BLOCK_BYTES = 16 * 2**20


@dataclass(frozen=True, eq=False)
class ClipArray:
    """Equal-length clips.

    Attributes:
        frames: uint8 (N, T, H, W, 3) pictures, or float32 (N, T, F) spectra or vectors; in memory, or mapped from
            files that may be larger.
        identity: int64 (N,), which clips are of one individual (equal numbers); None where nobody says.
    """

    frames: NDArray[np.uint8] | NDArray[np.float32] | Shards
    identity: NDArray[np.int64] | None = None

    def __len__(self) -> int:
        return len(self.frames)

    def take(self, indices: Sequence[int] | NDArray[np.int64], device: torch.device) -> Tensor:
        """Chosen clips as models take them: float32 (B, T, 3, H, W) in [0, 1], or (B, T, F)."""
        return to_frames(self.frames[np.asarray(indices)], device)

    def on(self, device: torch.device) -> ClipArray:
        """The same clips, kept on a GPU where a quarter of its free memory holds them, so that steps copy none."""
        if device.type != "cuda" or self.frames.nbytes > torch.cuda.mem_get_info(device)[0] / 4:
            return self
        return kept(self, device)

    def check(self, window: Window) -> None:
        """Raise ModelError, naming both sides, where the clips do not fit a model's window."""
        shape = self.frames.shape[1:]
        wanted = (
            (window.length, window.size, window.size, 3) if window.kind == "video" else (window.length, window.bins)
        )
        if shape != wanted:
            raise ModelError(
                f"the clips are {shape}, the model takes {wanted}. Fit the clips or choose another preset."
            )
        if self.identity is not None and self.identity.shape != (len(self),):
            raise ModelError(f"identities are {self.identity.shape} for {len(self)} clips. Give one number a clip.")
        if len(self) < 2:
            raise ModelError(f"there are {len(self)} clips; contrast and validation need at least 2. Add clips.")


@dataclass(frozen=True, eq=False)
class KeptClips(ClipArray):
    """Clips that are also on a device.

    Attributes:
        there: the frames, as they are.
    """

    there: Tensor = field(kw_only=True)

    def take(self, indices: Sequence[int] | NDArray[np.int64], device: torch.device) -> Tensor:
        """Chosen clips as models take them, without a copy from the processor's memory."""
        return _as_models_take(self.there[torch.as_tensor(indices, device=self.there.device)].to(device))


def kept(clips: ClipArray, device: torch.device) -> KeptClips:
    """The same clips with their frames on a device as well."""
    return KeptClips(clips.frames, clips.identity, there=torch.from_numpy(np.array(clips.frames)).to(device))


def moments(frames: NDArray[np.uint8] | NDArray[np.float32] | Shards) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation (F,) of each feature of clips (N, T, F); of mapped ones block by block."""
    if not isinstance(frames, Shards):
        flat = torch.from_numpy(frames).flatten(0, 1)
        return flat.mean(0), flat.std(0)
    clips = max(1, BLOCK_BYTES // frames[:1].nbytes)
    centre = np.asarray(frames[:clips], np.float64).mean((0, 1))
    sums, squares = np.zeros_like(centre), np.zeros_like(centre)
    for start in range(0, len(frames), clips):
        apart = np.asarray(frames[start : start + clips], np.float64) - centre
        sums += apart.sum((0, 1))
        squares += np.square(apart).sum((0, 1))
    count = len(frames) * frames.shape[1]
    variance = (squares - np.square(sums) / count) / (count - 1)
    return torch.from_numpy(centre + sums / count).float(), torch.from_numpy(np.sqrt(variance)).float()


def to_frames(clips: NDArray[np.uint8] | NDArray[np.float32], device: torch.device) -> Tensor:
    """uint8 (B, T, H, W, 3) or float32 (B, T, F) -> what models take."""
    return _as_models_take(torch.from_numpy(np.ascontiguousarray(clips)).to(device))


def _as_models_take(tensor: Tensor) -> Tensor:
    return tensor.permute(0, 1, 4, 2, 3).float().div_(255) if tensor.dtype == torch.uint8 else tensor


def to_pictures(frames: Tensor) -> Tensor:
    """(B, T, 3, H, W) in [0, 1] -> uint8 (B, T, H, W, 3) on the CPU, rounded."""
    return frames.clamp(0, 1).mul_(255).round_().to(torch.uint8).permute(0, 1, 3, 4, 2).cpu()


def make_batch(
    frames: Tensor,
    settings: Augment,
    generator: Generator,
    views: frozenset[str] = frozenset(),
    *,
    decode_frames: int = 0,
    identity: Tensor | None = None,
    population: int = 0,
    run: int = 0,
) -> Batch:
    """A batch with those views that the objective asks for and the settings leave on.

    Args:
        views: of "order", "same_dynamic" and "identity".
        decode_frames: how many frames of each clip the reconstruction is estimated from; 0 for all.
        run: clips of one individual in a row, which become another individual where the settings change voices; 0 for
            clips that stay as they are.
    """
    B, T = frames.shape[:2]
    voices = VoiceChange(settings.voice_warp, settings.voice_tilt, settings.voice_colour)
    if run and frames.ndim == 3 and any(astuple(voices)):
        (frames,) = together(frames)
        with whole():  # an individual's clips may be shared out to two processes
            frames = other_voices(frames, run, voices, generator)
        frames, identity = own(frames), own(torch.arange(joint(B), device=frames.device) // run)
    decoded = content_order(B, T, generator, reverse=False)[:, :decode_frames] if 0 < decode_frames < T else None
    order = None
    if ORDER in views and (settings.shuffle or settings.reverse):
        order = content_order(B, T, generator, shuffle=settings.shuffle, reverse=settings.reverse)
    same_dynamic = None
    if SAME_DYNAMIC in views:
        with torch.no_grad():
            same_dynamic = _same_dynamic(frames, settings, generator)
    return Batch(frames, order, same_dynamic, decoded, identity if IDENTITY in views else None, population, generator)


def _same_dynamic(frames: Tensor, s: Augment, generator: Generator) -> Tensor | None:
    """The view with the same dynamics; None where every change is switched off."""
    if frames.ndim == 5:
        video = VideoAugment(s.crop, s.stretch, s.colour, s.blur, s.noise)
        return same_motion(frames, video, generator) if any(astuple(video)) else None
    speech = SpectrogramAugment(s.warp, s.tilt, s.gain)
    return same_content(frames, speech, generator) if any(astuple(speech)) else None


@lru_cache(maxsize=2)
def epoch_order(n: int, seed: int, epoch: int) -> NDArray[np.int64]:
    """The order of n clips in an epoch: a function of seed and epoch, so that a resumed run finds its place."""
    order = np.random.default_rng([seed, epoch]).permutation(n)
    order.setflags(write=False)
    return order


def batch_indices(n: int, batch: int, step: int, seed: int) -> NDArray[np.int64]:
    """The clips of a step, counted from 0; an epoch's ragged end is filled from the next epoch's start."""
    places = np.arange(step * batch, (step + 1) * batch)
    orders = {int(epoch): epoch_order(n, seed, int(epoch)) for epoch in np.unique(places // n)}
    return np.array([orders[int(place) // n][int(place) % n] for place in places])


def grouped_indices(identity: NDArray[np.int64], batch: int, group: int, step: int, seed: int) -> NDArray[np.int64]:
    """The clips of a step in runs of `group` clips of one individual: a function of seed and step.

    An individual with fewer clips repeats some of them.
    """
    rng = np.random.default_rng([seed, step])
    people = np.unique(identity)
    count = max(1, batch // group)
    chosen = rng.choice(people, count, replace=count > len(people))
    runs = []
    for person in chosen:
        own = np.flatnonzero(identity == person)
        runs.append(rng.choice(own, group, replace=group > len(own)))
    return np.concatenate(runs)

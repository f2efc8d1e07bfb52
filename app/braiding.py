"""Encode, mix and decode clips of both kinds with a loaded model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor

from app.voice import Heard, Voicing, braided, converts, heard, samples_of, spoken
from core_models.config import Window
from core_models.data import to_frames, to_pictures
from core_models.errors import ModelError
from core_models.longclips import OnWindow, decode_clip, encode_clip
from core_models.store import ModelConfig, StoredModel
from core_models.swaps import blend, blend_blocks, traverse
from core_models.types import Block, Latents, SequenceModel, device_of, sample
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.features import SpectrogramSpec, filter_by_ratio, griffin_lim, log_magnitude, soft_limit
from media_io.fit import fit_video
from media_io.loudness import match_loudness
from media_io.segments import envelopes_of
from media_io.world import analyse

if TYPE_CHECKING:
    from app.pipeline import OnProgress

Listen = Callable[[StoredModel, Clip, "OnProgress", str], Heard]
Look = Callable[[StoredModel, Clip, str, "OnProgress"], "Encoded"]

SAMPLE_FPS = Fraction(8)


@dataclass(frozen=True, eq=False)
class Encoded:
    """A clip as a model sees it, and its latents."""

    clip: Clip
    latents: Latents


def fitted(config: ModelConfig, clip: Clip) -> Clip:
    """The clip as the model sees it: pictures of its size (and rate, where it has one), or mono sound at its rate.

    Raises:
        MediaError: the clip has not what the model takes.
    """
    window = config.architecture.window
    if window.kind == "vectors":
        cause = f"pictures or sound, and the model takes {window.bins} numbers a frame"
        raise MediaError(clip.source, cause, "Choose a model of video or of speech.")
    if window.kind == "video":
        if clip.frames is None:
            cause = "sound alone, and the model takes pictures"
            raise MediaError(clip.source, cause, "Choose a video, or a model of speech.")
        return fit_video(clip, window.size, fps=None if config.fps is None else Fraction(config.fps))
    samples = samples_of(clip, window.sample_rate)
    return Clip(audio=samples[None], sample_rate=window.sample_rate, source=clip.source)


@torch.inference_mode()
def encoded(stored: StoredModel, clip: Clip, phase: str, progress: OnProgress) -> Encoded:
    """Fit a clip and encode it window by window."""
    window = stored.config.architecture.window
    seen = fitted(stored.config, clip)
    frames = _frames_of(seen, window, device_of(stored.model))
    latents = encode_clip(stored.model, frames, window.length, window.hop, told(phase, progress))
    return Encoded(seen, latents)


def braid(
    stored: StoredModel,
    a: Clip,
    b: Clip,
    static: float,
    dynamic: float,
    how: Voicing,
    progress: OnProgress,
    listen: Listen = heard,
    look: Look = encoded,
    blocks: Mapping[str, float] | None = None,
) -> Clip:
    """Mix the latents of two clips and bring the result back to pictures or sound; length goes with `dynamic`.

    `blocks` says of blocks of the code by name how much of each is from B, where `static` and `dynamic` say else.
    `how` and `listen` are for models of voices; with a `Listener` a clip need not be heard or seen twice.

    Raises:
        ModelError: a block that the model has not, or a share outside [0, 1].
    """
    shares = [(block_named(stored.model, name), share) for name, share in (blocks or {}).items()]
    if converts(stored):
        for block, share in shares:  # its blocks are its two factors
            static, dynamic = (share, dynamic) if block.part == "static" else (static, share)
        return braided(stored, *_both_heard(stored, a, b, listen, progress), static, dynamic, how, progress)
    first, second = look(stored, a, "Encoding A", progress), look(stored, b, "Encoding B", progress)
    mixed = blend_blocks(blend(first.latents, second.latents, static, dynamic), first.latents, second.latents, shares)
    leader = second if dynamic >= 0.5 else first
    if stored.config.architecture.window.kind == "video":
        return _pictures(stored, mixed, leader.clip, progress)
    if dynamic in (0.0, 1.0) and all(block.part == "static" for block, _ in shares):
        return _filtered(stored, mixed, leader, progress)
    frames = _decoded(stored, mixed, "Decoding", progress)
    length = round((1 - dynamic) * _samples(first.clip).size + dynamic * _samples(second.clip).size)
    return _sound(_inverted(frames, stored.config.architecture.window, length), leader.clip)


def exchange(stored: StoredModel, a: Clip, b: Clip, name: str, progress: OnProgress) -> Clip:
    """Clip A with one block of its code taken from B; A keeps its length, B's motion is stretched to it.

    Raises:
        ModelError: a block that the model has not.
    """
    return braid(stored, a, b, 0.0, 0.0, Voicing(), progress, blocks={name: 1.0})


def block_named(model: SequenceModel, name: str) -> Block:
    """The block of this name; ModelError lists the model's."""
    for block in model.blocks():
        if block.name == name:
            return block
    names = ", ".join(block.name for block in model.blocks())
    raise ModelError(f"the model has no block {name!r}. Choose one of {names}.")


def traversed(
    stored: StoredModel, clip: Clip, name: str, number: int, values: Sequence[float], progress: OnProgress
) -> list[Clip]:
    """The clip once for each value of one number of its code, everything else held.

    Raises:
        ModelError: a block or a number that the model has not.
    """
    block, own = block_named(stored.model, name), encoded(stored, clip, "Encoding", progress)
    moved = traverse(own.latents, block, number, torch.tensor(values))
    return [
        rendered(stored, Latents(moved.static[i : i + 1], moved.dynamic[i : i + 1]), own.clip, progress)
        for i in range(len(values))
    ]


@torch.inference_mode()
def drawn(
    stored: StoredModel, n: int, seconds: float | None, seed: int, static_of: Clip | None, dynamic_of: Clip | None
) -> list[Clip]:
    """Clips decoded from the priors, or from one clip's code of one factor and the prior of the other.

    Raises:
        ModelError: a number or length that is not above 0; both factors given, or a length beside a clip's dynamics.
    """
    if n < 1 or (seconds is not None and seconds <= 0):
        raise ModelError(f"{n} clips of {seconds} s cannot be drawn. Both must be above 0.")
    if dynamic_of is not None and (static_of is not None or seconds is not None):
        other = "the static code is given too" if static_of is not None else f"{seconds} s were asked for"
        raise ModelError(f"the dynamics of a clip are kept and {other}. Leave one of them out.")
    window, model = stored.config.architecture.window, stored.model
    length = window.length if seconds is None else max(1, round(seconds * _rate(stored)))
    generator = Generator(device_of(model)).manual_seed(seed)
    if dynamic_of is not None:
        kept = encoded(stored, dynamic_of, "Encoding", _quiet).latents.dynamic
        latents = Latents(model.sample_static(n, generator), kept.expand(n, -1, -1))
    elif static_of is not None:
        kept = encoded(stored, static_of, "Encoding", _quiet).latents.static.expand(n, -1)
        latents = Latents(kept, model.sample_dynamic(kept, length if model.frame_codes else window.length, generator))
    else:
        latents = sample(model, n, length if model.frame_codes else window.length, generator)
    dynamic = latents.dynamic.expand(-1, length, -1) if latents.dynamic.shape[1] == 1 else latents.dynamic
    return [rendered(stored, Latents(latents.static[i : i + 1], dynamic[i : i + 1]), None, _quiet) for i in range(n)]


def _rate(stored: StoredModel) -> Fraction:
    """Codes a second."""
    window = stored.config.architecture.window
    if window.kind == "video":
        return Fraction(stored.config.fps) if stored.config.fps else SAMPLE_FPS
    return Fraction(window.sample_rate, window.hop_samples)


def rendered(stored: StoredModel, latents: Latents, like: Clip | None, progress: OnProgress) -> Clip:
    """Pictures or sound of the latents of one clip, with the rate of `like` where it is given."""
    window = stored.config.architecture.window
    frames = _decoded(stored, latents, "Decoding", progress)
    if window.kind == "video":
        fps = like.fps if like is not None and like.fps is not None else _rate(stored)
        return Clip(frames=to_pictures(frames[None])[0].numpy(), fps=fps)
    length = (len(frames) - 1) * window.hop_samples + 1 if like is None else _samples(like).size
    if converts(stored):
        samples = spoken(frames.cpu().numpy(), None if like is None else _samples(like))
    else:
        samples = _inverted(frames, window, length)
    return Clip(audio=soft_limit(samples)[None], sample_rate=window.sample_rate)


def _both_heard(stored: StoredModel, a: Clip, b: Clip, listen: Listen, progress: OnProgress) -> tuple[Heard, Heard]:
    return listen(stored, a, progress, "Listening to A"), listen(stored, b, progress, "Listening to B")


def spectrogram_spec(window: Window) -> SpectrogramSpec:
    """The spectrogram that a model of speech was trained on."""
    return SpectrogramSpec(window.sample_rate, window.n_fft, window.hop_samples, window.bins)


def _pictures(stored: StoredModel, mixed: Latents, leader: Clip, progress: OnProgress) -> Clip:
    frames = to_pictures(_decoded(stored, mixed, "Decoding", progress)[None])[0].numpy()
    return replace(leader, frames=frames, source=None)


def _filtered(stored: StoredModel, mixed: Latents, leader: Encoded, progress: OnProgress) -> Clip:
    """The leader's own sound, filtered by what the model says the other static code would change.

    Keeps the fine structure and the phase of the recording, which decoding alone loses.
    """
    window = stored.config.architecture.window
    own = _decoded(stored, leader.latents, "Decoding the source", progress)
    other = _decoded(stored, mixed, "Decoding the swap", progress)
    samples = _samples(leader.clip)
    spec = spectrogram_spec(window)
    changed = filter_by_ratio(samples, other.cpu().numpy(), own.cpu().numpy(), spec)
    return _sound(changed, leader.clip)


def _sound(samples: NDArray[np.float32], leader: Clip) -> Clip:
    """Sound as loud as the leader's, without clipping."""
    level = soft_limit(match_loudness(samples, _samples(leader), leader.sample_rate or 0))
    return Clip(audio=np.ascontiguousarray(level[None], np.float32), sample_rate=leader.sample_rate)


@torch.inference_mode()
def _decoded(stored: StoredModel, latents: Latents, phase: str, progress: OnProgress) -> Tensor:
    window = stored.config.architecture.window
    model = stored.model
    return decode_clip(model, latents, window.length, window.hop, told(phase, progress))


def _inverted(frames: Tensor, window: Window, length: int) -> NDArray[np.float32]:
    spectra: NDArray[np.float32] = frames.cpu().numpy()
    samples: NDArray[np.float32] = griffin_lim(spectra, spectrogram_spec(window), length)
    return samples


def _frames_of(clip: Clip, window: Window, device: torch.device) -> Tensor:
    """(T, *frame_shape) of a fitted clip."""
    if window.kind == "video":
        return to_frames(cast("NDArray[np.uint8]", clip.frames)[None], device)[0]
    if window.features == "envelope":
        return to_frames(envelopes_of(analyse(_samples(clip), precise=True).cepstra)[None], device)[0]
    return to_frames(log_magnitude(_samples(clip), spectrogram_spec(window))[None], device)[0]


def _samples(clip: Clip) -> NDArray[np.float32]:
    """(N,) of a fitted clip of sound."""
    samples: NDArray[np.float32] = cast("NDArray[np.float32]", clip.audio)[0]
    return samples


def told(phase: str, progress: OnProgress) -> OnWindow:
    """What `encode_clip` and `decode_clip` tell, as progress of a phase."""
    from app.pipeline import Progress

    return lambda done, total: progress(Progress(phase, done, total))


def _quiet(progress: object) -> None:
    pass

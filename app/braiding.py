"""Encode, mix and decode clips of both kinds with a loaded model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor

from core_models.config import Window
from core_models.data import to_frames, to_pictures
from core_models.errors import ModelError
from core_models.longclips import OnWindow, decode_clip, encode_clip
from core_models.store import ModelConfig, StoredModel
from core_models.swaps import blend
from core_models.types import Latents, device_of, sample
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.features import SpectrogramSpec, filter_by_ratio, griffin_lim, log_magnitude, match_loudness, soft_limit
from media_io.fit import fit_video, resample_audio, to_mono

if TYPE_CHECKING:
    from app.pipeline import OnProgress

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
    if window.kind == "video":
        if clip.frames is None:
            cause = "sound alone, and the model takes pictures"
            raise MediaError(clip.source, cause, "Choose a video, or a model of speech.")
        return fit_video(clip, window.size, fps=None if config.fps is None else Fraction(config.fps))
    if clip.audio is None or clip.sample_rate is None:
        cause = "no sound, and the model takes speech"
        raise MediaError(clip.source, cause, "Choose a clip with sound, or a model of video.")
    samples = resample_audio(to_mono(clip.audio), clip.sample_rate, window.sample_rate)
    return Clip(audio=samples, sample_rate=window.sample_rate, source=clip.source)


@torch.inference_mode()
def encoded(stored: StoredModel, clip: Clip, phase: str, progress: OnProgress) -> Encoded:
    """Fit a clip and encode it window by window."""
    window = stored.config.architecture.window
    seen = fitted(stored.config, clip)
    frames = _frames_of(seen, window, device_of(stored.model))
    latents = encode_clip(stored.model, frames, window.length, window.hop, _told(phase, progress))
    return Encoded(seen, latents)


def braid(stored: StoredModel, a: Clip, b: Clip, static: float, dynamic: float, progress: OnProgress) -> Clip:
    """Mix the latents of two clips and bring the result back to pictures or sound."""
    first, second = encoded(stored, a, "Encoding A", progress), encoded(stored, b, "Encoding B", progress)
    mixed = blend(first.latents, second.latents, static, dynamic)
    leader = second if dynamic >= 0.5 else first
    if stored.config.architecture.window.kind == "video":
        return _pictures(stored, mixed, leader.clip, progress)
    if dynamic in (0.0, 1.0):
        return _filtered(stored, mixed, leader, progress)
    frames = _decoded(stored, mixed, "Decoding", progress)
    length = round((1 - dynamic) * _samples(first.clip).size + dynamic * _samples(second.clip).size)
    return _sound(_inverted(frames, stored.config.architecture.window, length), leader.clip)


@torch.inference_mode()
def drawn(stored: StoredModel, n: int, seconds: float | None, seed: int) -> list[Clip]:
    """Clips decoded from the priors.

    Raises:
        ModelError: a number or length that is not above 0.
    """
    if n < 1 or (seconds is not None and seconds <= 0):
        raise ModelError(f"{n} clips of {seconds} s cannot be drawn. Both must be above 0.")
    window = stored.config.architecture.window
    fps = Fraction(stored.config.fps) if stored.config.fps else SAMPLE_FPS
    rate = fps if window.kind == "video" else Fraction(window.sample_rate, window.hop_samples)
    length = window.length if seconds is None else max(1, round(seconds * rate))
    generator = Generator(device_of(stored.model)).manual_seed(seed)
    latents = sample(stored.model, n, length, generator)
    dynamic = latents.dynamic if stored.model.frame_codes else latents.dynamic.expand(-1, length, -1)
    clips = []
    for i in range(n):
        frames = _decoded(stored, Latents(latents.static[i : i + 1], dynamic[i : i + 1]), "", _quiet)
        if window.kind == "video":
            clips.append(Clip(frames=to_pictures(frames[None])[0].numpy(), fps=fps))
        else:
            samples = _inverted(frames, window, (length - 1) * window.hop_samples + 1, seed)
            clips.append(Clip(audio=soft_limit(samples)[None], sample_rate=window.sample_rate))
    return clips


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
    level = soft_limit(match_loudness(samples, _samples(leader)))
    return Clip(audio=np.ascontiguousarray(level[None], np.float32), sample_rate=leader.sample_rate)


@torch.inference_mode()
def _decoded(stored: StoredModel, latents: Latents, phase: str, progress: OnProgress) -> Tensor:
    window = stored.config.architecture.window
    model = stored.model
    return decode_clip(model, latents, window.length, window.hop, _told(phase, progress))


def _inverted(frames: Tensor, window: Window, length: int, seed: int = 0) -> NDArray[np.float32]:
    spectra: NDArray[np.float32] = frames.cpu().numpy()
    samples: NDArray[np.float32] = griffin_lim(spectra, spectrogram_spec(window), length, seed=seed)
    return samples


def _frames_of(clip: Clip, window: Window, device: torch.device) -> Tensor:
    """(T, *frame_shape) of a fitted clip."""
    if window.kind == "video":
        return to_frames(cast("NDArray[np.uint8]", clip.frames)[None], device)[0]
    return to_frames(log_magnitude(_samples(clip), spectrogram_spec(window))[None], device)[0]


def _samples(clip: Clip) -> NDArray[np.float32]:
    """(N,) of a fitted clip of sound."""
    samples: NDArray[np.float32] = cast("NDArray[np.float32]", clip.audio)[0]
    return samples


def _told(phase: str, progress: OnProgress) -> OnWindow:
    from app.pipeline import Progress

    return lambda done, total: progress(Progress(phase, done, total))


def _quiet(progress: object) -> None:
    pass

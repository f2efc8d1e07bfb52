"""Codes that move while the clip plays: from one clip's static to another's, or one number through its range."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch
from torch import Tensor

from app.braiding import Encoded, Look, block_named, encoded
from app.code_numbers import Edit
from app.traversal import edited
from core_models.data import to_pictures
from core_models.errors import ModelError
from core_models.longclips import code_windows, cross_fade
from core_models.store import StoredModel
from core_models.swaps import stretched
from core_models.types import Latents
from media_io.clip import Clip, Samples

if TYPE_CHECKING:
    from app.pipeline import OnProgress

Dynamics = Literal["a", "b", "both"]
Way = Literal["straight", "spherical"]

BATCH = 16
NORMAL = ("dsvae", "cdsvae")
"""Models whose static prior is N(0, I)."""
LONGEST_SECONDS = 600.0


def interpolated(
    stored: StoredModel,
    a: Clip,
    b: Clip,
    seconds: float | None,
    dynamic: Dynamics,
    path: Way,
    progress: OnProgress,
    look: Look = encoded,
) -> Clip:
    """From A's static to B's in even steps, one a frame, while dynamics play; first and last frame are those of swaps.

    Dynamics that are shorter than asked begin again. Under "both" each frame's dynamics lie as far between A's and B's
    as its static does; B's are brought to A's rate.

    A straight line is the usual path: what lies between two codes is then the mean of both, weighted. Under a standard
    normal prior of many dimensions, though, nearly all codes lie near one radius, sqrt(S), and a straight line between
    two of them cuts through the middle, where the decoder has seen nothing: the `spherical` path keeps the radius
    (White 2016, "Sampling generative networks"). It has that meaning for such a prior only; others refuse it.

    Raises:
        ModelError: a model of sound, a length that is not above 0 and at most ten minutes, "spherical" with another
            prior. MediaError: a clip that the model does not take.
    """
    _check(stored, path)
    first = look(stored, a, "Encoding A", progress)
    second = look(stored, b, "Encoding B", progress)
    leader = second if dynamic == "b" else first
    moving = {"a": [first], "b": [second], "both": [first, second]}[dynamic]
    tracks = [_at_rate(one, leader.clip.fps) for one in moving]
    n = _frames(leader, seconds, max(track.shape[1] for track in tracks))
    shares = torch.linspace(0, 1, n, device=tracks[0].device)[:, None]
    played = [_again(track, n) for track in tracks]
    codes = played[0] if len(played) == 1 else torch.lerp(played[0], played[1], shares[None])
    statics = between(first.latents.static, second.latents.static, shares, path)
    return _clip(stored, leader, statics, codes, progress)


def swept(
    stored: StoredModel,
    clip: Clip,
    block: str,
    number: int,
    first: float,
    last: float,
    seconds: float | None,
    progress: OnProgress,
    edits: tuple[Edit, ...] = (),
    look: Look = encoded,
) -> Clip:
    """The clip while one number of its code moves evenly from `first` to `last`; other `edits` hold throughout.

    A dynamic number keeps its own motion about the mean that moves.

    Raises:
        ModelError: as `interpolated`, and for a block or number that the model has not.
    """
    _check(stored, "straight")
    own = look(stored, clip, "Encoding", progress)
    start, end = (
        edited(stored.model, own.latents, [*edits, Edit(block, number, value)]) for value in (first, last)
    )  # fmt: skip
    block_named(stored.model, block)
    n = _frames(own, seconds, own.latents.dynamic.shape[1])
    shares = torch.linspace(0, 1, n, device=start.static.device)[:, None]
    statics = torch.lerp(start.static, end.static, shares)
    codes = torch.lerp(_again(start.dynamic, n), _again(end.dynamic, n), shares[None])
    return _clip(stored, own, statics, codes, progress)


def between(a: Tensor, b: Tensor, shares: Tensor, path: Way = "straight") -> Tensor:
    """Codes (n, S) on the way from a to b, each (1, S); shares (n, 1) from 0 to 1. See `interpolated` for the paths."""
    if path == "straight":
        return torch.lerp(a, b, shares)
    cosine = (a * b).sum() / (a.norm() * b.norm()).clamp_min(1e-12)
    angle = torch.arccos(cosine.clamp(-1, 1))
    if torch.sin(angle) < 1e-4:  # along one line through the origin there is no arc to follow
        return torch.lerp(a, b, shares)
    return (torch.sin((1 - shares) * angle) * a + torch.sin(shares * angle) * b) / torch.sin(angle)


@torch.inference_mode()
def decoded_changing(stored: StoredModel, statics: Tensor, dynamic: Tensor, progress: OnProgress) -> Tensor:
    """Frames (n, *frame_shape) of dynamics (1, n, D), each frame beside a static code of its own (n, S).

    A model decodes a window beside one static code, and its frames may depend on one another. So each frame's window is
    decoded beside that frame's code and the frame taken out of it; where windows overlap they are cross-faded, as in
    `decode_clip`. With one code throughout it is `decode_clip`.
    """
    from app.pipeline import Progress

    model, window = stored.model, stored.config.architecture.window
    L = window.length
    codes, starts, held = code_windows(model, dynamic, L, window.hop)
    beside = torch.cat([statics, statics[-1:].expand(held - len(statics), -1)])
    pairs = torch.cartesian_prod(torch.arange(len(starts)), torch.arange(L))
    frames = []
    for done, part in enumerate(torch.split(pairs, BATCH)):
        progress(Progress("Decoding", done * BATCH, len(pairs)))
        at = torch.tensor(starts)[part[:, 0]] + part[:, 1]
        made = model.decode(Latents(beside[at], codes[part[:, 0]]))
        frames.append(made[torch.arange(len(part)), part[:, 1]])
    decoded = torch.cat(frames)
    return cross_fade(decoded.view(len(starts), L, *decoded.shape[1:]), starts, held)[: len(statics)]


def _clip(stored: StoredModel, leader: Encoded, statics: Tensor, dynamic: Tensor, progress: OnProgress) -> Clip:
    frames = to_pictures(decoded_changing(stored, statics, dynamic, progress)[None])[0].numpy()
    clip = leader.clip
    assert clip.fps is not None
    sound = clip.audio
    if sound is not None and clip.sample_rate is not None:
        period = Fraction(leader.latents.dynamic.shape[1]) / clip.fps * clip.sample_rate
        sound = _sound_again(sound, round(period), round(Fraction(len(frames)) / clip.fps * clip.sample_rate))
    return replace(clip, frames=frames, audio=sound, source=None)


def _check(stored: StoredModel, path: Way) -> None:
    architecture = stored.config.architecture
    if architecture.window.kind != "video":
        raise ModelError("codes that move while a clip plays are for models of pictures. Blend voices instead.")
    if path == "spherical" and architecture.model not in NORMAL:
        raise ModelError(f"the static prior of {architecture.model} is not a standard normal. Choose the straight way.")


def _frames(leader: Encoded, seconds: float | None, own: int) -> int:
    if seconds is None:
        return own
    if not 0 < seconds <= LONGEST_SECONDS:
        raise ModelError(f"{seconds:g} s were asked for. Choose a length above 0, up to {LONGEST_SECONDS:g} s.")
    return max(2, round(seconds * float(leader.clip.fps or 0)))


def _at_rate(one: Encoded, fps: Fraction | None) -> Tensor:
    """Codes (1, T, D) of a clip at another rate."""
    own, dynamic = one.clip.fps, one.latents.dynamic
    if own is None or fps is None or own == fps:
        return dynamic
    return stretched(dynamic, max(1, round(dynamic.shape[1] * fps / own)))


def _again(dynamic: Tensor, n: int) -> Tensor:
    """The first n frames, from the start again where there are fewer."""
    return dynamic[:, torch.arange(n, device=dynamic.device) % dynamic.shape[1]]


def _sound_again(audio: Samples, period: int, n: int) -> Samples:
    """Sound of n samples that begins again every `period`, with silence where it is shorter than that."""
    whole = np.pad(audio[:, :period], ((0, 0), (0, max(0, period - audio.shape[1]))))
    return np.ascontiguousarray(whole[:, np.arange(n) % max(1, period)])

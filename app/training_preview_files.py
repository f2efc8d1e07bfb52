"""Files as training would take them, told from their headers and, of sound, from where it is loud."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.bench.data import segment_spec
from app.training_rules import held_out_videos, no_picture, sentences_to_validate, starts_of_windows, video_order
from core_models.config import Window
from media_io.errors import MediaError
from media_io.features import SpectrogramSpec, log_magnitude
from media_io.probe import MediaInfo, probe
from media_io.segments import EnvelopeSpec, read_speech, segment_count, speech_of, too_short
from media_io.speech_corpora import Utterance
from media_io.video_folders import VideoItem

LISTENED_S = 1800.0
"""Seconds of sound that are measured; of more only files that may be too short are."""
MARGIN_S = 1.0
NEAR = 0.3
"""Share of a window by which the speech of a file, as it is estimated for envelopes, may be off."""

Tell = Callable[[int, int], None]
Spec = SpectrogramSpec | EnvelopeSpec
Stamp = tuple[int, int]


@dataclass(frozen=True)
class Seen:
    """One file.

    Attributes:
        path, identity: the file, and who is in it.
        windows: the pieces that it gives a model.
        seconds: its length.
        rate: its frame or sample rate.
        reason: why it is left out, in the words of training; empty where it is used.
        validates: whether it is held out to validate with.
        counted: whether `windows` is more than an estimate.
    """

    path: Path
    identity: str
    windows: int = 0
    seconds: float = 0.0
    rate: str = ""
    reason: str = ""
    validates: bool = False
    counted: bool = True


def seen_videos(items: Sequence[VideoItem], window: Window, tell: Tell) -> Iterator[Seen]:
    """Videos in the order in which training reads them; those that it holds out come last."""
    used: list[Seen] = []
    for done, index in enumerate(video_order(len(items))):
        tell(done, len(items))
        seen = _video(items[index], window)
        if seen.reason:
            yield seen
        else:
            used.append(seen)
    cut = len(used) - (held_out_videos([seen.windows for seen in used]) if used else 0)
    yield from used[:cut]
    yield from (replace(seen, validates=True) for seen in used[cut:])


def seen_speech(found: Sequence[Utterance], window: Window, tell: Tell) -> Iterator[Seen]:
    """Recordings in their order."""
    spec = segment_spec(window)
    heads: list[MediaInfo | MediaError] = []
    for done, utterance in enumerate(found):
        tell(done, 2 * len(found))
        heads.append(probed(utterance.path))
    listened = sum(head.duration for head in heads if isinstance(head, MediaInfo)) <= LISTENED_S
    all_seen = []
    for done, (utterance, head) in enumerate(zip(found, heads, strict=True)):
        tell(len(found) + done, 2 * len(found))
        all_seen.append(_recording(utterance, head, window, spec, listened))
    used = [utterance for utterance, seen in zip(found, all_seen, strict=True) if not seen.reason]
    held_out = sentences_to_validate(found, used)
    for utterance, seen in zip(found, all_seen, strict=True):
        yield replace(seen, validates=utterance.sentence in held_out)


def probed(path: Path) -> MediaInfo | MediaError:
    """What a header says, remembered until the file changes."""
    return _probed(path, _stamp(path))


@lru_cache(maxsize=50_000)
def _probed(path: Path, stamp: Stamp) -> MediaInfo | MediaError:
    try:
        return probe(path)
    except MediaError as error:
        return error


def _stamp(path: Path) -> Stamp:
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


def _video(item: VideoItem, window: Window) -> Seen:
    head = probed(item.path)
    if isinstance(head, MediaError):
        return Seen(item.path, item.identity, reason=head.cause)
    if head.frames is None or head.fps is None:
        return Seen(item.path, item.identity, reason=no_picture(item.path).cause)
    try:
        windows = len(starts_of_windows(item.path, head.frames, window))
    except MediaError as error:
        return Seen(item.path, item.identity, reason=error.cause)
    rate = f"{float(head.fps):.4g} fps"
    return Seen(item.path, item.identity, windows, float(head.frames / head.fps), rate)


def _recording(utterance: Utterance, head: MediaInfo | MediaError, window: Window, spec: Spec, listened: bool) -> Seen:
    path, who = utterance.path, utterance.speaker
    if isinstance(head, MediaError):
        return Seen(path, who, reason=head.cause)
    if head.sample_rate is None:
        return Seen(path, who, reason="there is no sound in it")
    hop = spec.hop
    least = window.length * hop / spec.sample_rate
    frames, counted = 1 + int(head.duration * spec.sample_rate) // hop, False
    if listened or head.duration < least + MARGIN_S:
        spoken = spoken_frames(path, spec, window.length)
        if isinstance(spoken, MediaError):
            return Seen(path, who, reason=spoken.cause)
        frames, counted = spoken, isinstance(spec, SpectrogramSpec)
    if frames < window.length:
        return Seen(path, who, reason=too_short(path, spec, window.length).cause)
    windows = segment_count(frames, window.length, window.hop)
    return Seen(path, who, windows, head.duration, f"{head.sample_rate / 1000:g} kHz", counted=counted)


def spoken_frames(path: Path, spec: Spec, length: int) -> int | MediaError:
    """Frames from the first to the last that are loud: of a spectrum exactly, of an envelope only near `length`."""
    stamp = _stamp(path)
    if isinstance(spec, SpectrogramSpec):
        return _spoken(path, stamp, spec, exactly=True)
    frames = _spoken(path, stamp, spec, exactly=False)
    if isinstance(frames, int) and abs(frames - length) <= NEAR * length:
        return _spoken(path, stamp, spec, exactly=True)
    return frames


@lru_cache(maxsize=50_000)
def _spoken(path: Path, stamp: Stamp, spec: Spec, *, exactly: bool) -> int | MediaError:
    read = None if exactly else _levels
    try:
        return len(speech_of(Utterance(path, "", ""), spec, 1, read=read))
    except MediaError as error:
        return error


def _levels(utterance: Utterance) -> NDArray[np.float32]:
    """In place of mel-cepstra, which take long, their first: about the mean logarithm of the spectrum."""
    samples = read_speech(utterance.path, EnvelopeSpec().sample_rate)
    if np.abs(samples).max(initial=0) <= 1e-5:
        raise MediaError(utterance.path, "nothing but silence", "Leave it out.")
    spectrum = log_magnitude(samples, SpectrogramSpec())
    return np.stack([spectrum.mean(axis=1), *[np.zeros(len(spectrum), np.float32)] * 39], axis=1)

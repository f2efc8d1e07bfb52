"""Utterances cut into segments of spectra or envelopes: what the models of speech learn from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.features import FloatArray, SpectrogramSpec, log_magnitude
from media_io.fit import resample_audio, to_mono
from media_io.read import read_clip
from media_io.speech_corpora import Utterance
from media_io.world import ENVELOPE_POINTS, RATE, analyse, envelope_of

LENGTH, HOP = 20, 10
"""Frames of a segment, and from one to the next, where nobody asks for others."""
FRAME = RATE // 100
"""Samples from one frame of an envelope to the next: 10 ms."""
Read = Callable[[Utterance], FloatArray]
_SILENT = 1e-5


@dataclass(frozen=True)
class EnvelopeSpec:
    """Frames of a model of envelopes: `world.envelope_of` every 10 ms at 16 kHz, without the level."""

    bins: int = ENVELOPE_POINTS
    sample_rate: int = RATE
    hop: int = FRAME


@dataclass(frozen=True, eq=False)
class SegmentSet:
    """N segments of equal length.

    Attributes:
        frames: float32 (N, length, bins), log magnitudes.
        utterance: int64 (N,), which of the utterances given each segment is from; rising.
        speakers: names of all speakers of the utterances given, in order of the alphabet.
        speaker: int64 (N,), indices into `speakers`.
        skipped: files that gave no segment, each with the reason.
    """

    frames: FloatArray
    utterance: NDArray[np.int64]
    speakers: tuple[str, ...]
    speaker: NDArray[np.int64]
    skipped: tuple[tuple[Path, str], ...]

    def __len__(self) -> int:
        return len(self.frames)


def load_segments(
    utterances: Sequence[Utterance],
    spec: SpectrogramSpec | EnvelopeSpec,
    *,
    length: int = LENGTH,
    hop: int = HOP,
    trim_silence_db: float | None = 40.0,
    read: Read | None = None,
) -> SegmentSet:
    """Read utterances and cut their frames into overlapping segments.

    Args:
        utterances: what to read, at any sample rate and with any number of channels.
        spec: of the frames; sound is brought to its sample rate first.
        length: frames a segment.
        hop: frames from the start of one segment to the next.
        read: gives `features_of` an utterance, where they are at hand already.
        trim_silence_db: cut the ends of an utterance that lie this far below its loudest frame; None cuts nothing.

    Returns:
        All segments, in order of the utterances. A file that cannot be used is told in `skipped`.

    Raises:
        MediaError: not one of the files gave a segment, or a length or hop below 1.
    """
    if length < 1 or hop < 1:
        raise MediaError(None, f"segments of {length} frames every {hop}", "Give numbers of at least 1.")
    speakers = tuple(sorted({u.speaker for u in utterances}))
    usable: list[tuple[int, FloatArray]] = []
    skipped: list[tuple[Path, str]] = []
    for i, utterance in enumerate(utterances):
        try:
            usable.append((i, speech_of(utterance, spec, length, trim_silence_db=trim_silence_db, read=read)))
        except MediaError as error:
            skipped.append((utterance.path, error.cause))
    if not usable:
        path, cause = skipped[0] if skipped else (None, "no utterances were given")
        raise MediaError(path, f"no segment could be cut: {cause}", "Choose a folder of recordings that play.")
    counts = np.array([segment_count(len(spectrogram), length, hop) for _, spectrogram in usable])
    frames = np.empty((int(counts.sum()), length, spec.bins), np.float32)
    starts = np.cumsum(counts) - counts
    for start, count, (_, spectrogram) in zip(starts, counts, usable, strict=True):
        frames[start : start + count] = segments_in(spectrogram, length, hop)
    origin = np.repeat(np.array([i for i, _ in usable], np.int64), counts)
    who = np.array([speakers.index(u.speaker) for u in utterances], np.int64)
    return SegmentSet(frames, origin, speakers, who[origin], tuple(skipped))


def speech_of(
    utterance: Utterance,
    spec: SpectrogramSpec | EnvelopeSpec,
    length: int,
    *,
    trim_silence_db: float | None = 40.0,
    read: Read | None = None,
) -> FloatArray:
    """The frames (T, bins) of one file's speech, T at least `length`; the arguments as of `load_segments`.

    Raises:
        MediaError: what the file is left out for.
    """
    features = features_of(utterance, spec) if read is None else read(utterance)
    if isinstance(spec, SpectrogramSpec):
        spoken = slice(None) if trim_silence_db is None else speech_range(features, trim_silence_db)
        frames = features[spoken]
    else:
        spoken = slice(None) if trim_silence_db is None else _loud_range(features[:, 0], trim_silence_db)
        frames = envelope_of(features[spoken])
    if len(frames) < length:
        raise too_short(utterance.path, spec, length)
    return frames


def too_short(path: Path, spec: SpectrogramSpec | EnvelopeSpec, length: int) -> MediaError:
    """What to say of a file with fewer than `length` frames of speech."""
    return MediaError(path, f"less than {length * spec.hop / spec.sample_rate:g} s of speech", "Leave it out.")


def segment_count(frames: int, length: int, hop: int) -> int:
    """How many segments so many frames, at least `length`, are cut into."""
    return 1 + (frames - length) // hop


def segments_in(frames: FloatArray, length: int, hop: int) -> FloatArray:
    """Overlapping segments (N, length, bins) of frames (T, bins), T at least `length`."""
    starts = (hop * k for k in range(segment_count(len(frames), length, hop)))
    return np.stack([frames[start : start + length] for start in starts])


def read_speech(path: Path, sample_rate: int) -> FloatArray:
    """Read the sound of a file as one channel.

    Args:
        path: a sound file at any rate.
        sample_rate: the rate wanted, samples a second.

    Returns:
        float32 (N,): the mean of the channels.

    Raises:
        MediaError: what cannot be read, or has no sound in it.
    """
    clip = read_clip(path)
    if clip.audio is None or clip.sample_rate is None:
        raise MediaError(path, "there is no sound in it", "Choose a recording.")
    samples: FloatArray = resample_audio(to_mono(clip.audio), clip.sample_rate, sample_rate)[0]
    return samples


def speech_range(log_mag: FloatArray, below_peak_db: float) -> slice:
    """From the first to the last frame of (T, bins) at most this far below the loudest."""
    level = np.logaddexp.reduce(2 * log_mag.astype(np.float64), axis=1) * (10 / np.log(10))  # dB, (T,)
    loud = np.flatnonzero(level >= level.max() - below_peak_db)
    return slice(int(loud[0]), int(loud[-1]) + 1)


def envelopes_of(cepstra: FloatArray) -> FloatArray:
    """Envelopes (T, 64) every 10 ms of mel-cepstra every 5 ms, as `world.analyse` gives them."""
    return envelope_of(cepstra[::2])


def features_of(utterance: Utterance, spec: SpectrogramSpec | EnvelopeSpec) -> FloatArray:
    """All that the frames of an utterance are made of: log magnitudes (T, bins), or mel-cepstra (T, 40) every 10 ms.

    Raises:
        MediaError: a file that cannot be read, or nothing but silence.
    """
    samples = read_speech(utterance.path, spec.sample_rate)
    if np.abs(samples).max(initial=0) <= _SILENT:
        raise MediaError(utterance.path, "nothing but silence", "Leave it out.")
    return log_magnitude(samples, spec) if isinstance(spec, SpectrogramSpec) else analyse(samples).cepstra[::2]


def _loud_range(level: FloatArray, below_peak_db: float) -> slice:
    """The same as `speech_range` for levels (T,) in natural-log magnitude."""
    loud = np.flatnonzero(level >= level.max() - below_peak_db * np.log(10) / 20)
    return slice(int(loud[0]), int(loud[-1]) + 1)

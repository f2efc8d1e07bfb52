"""Utterances cut into segments of spectra: what the models of speech learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.features import FloatArray, SpectrogramSpec, log_magnitude
from media_io.fit import resample_audio, to_mono
from media_io.read import read_clip
from media_io.speech_corpora import Utterance


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
    spec: SpectrogramSpec,
    *,
    length: int = 20,
    hop: int = 10,
    trim_silence_db: float | None = 40.0,
) -> SegmentSet:
    """Read utterances and cut their spectrograms into overlapping segments.

    Args:
        utterances: what to read, at any sample rate and with any number of channels.
        spec: of the spectrograms; sound is brought to its sample rate first.
        length: frames a segment.
        hop: frames from the start of one segment to the next.
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
            usable.append((i, _spectrogram(utterance.path, spec, length, trim_silence_db)))
        except MediaError as error:
            skipped.append((utterance.path, error.cause))
    if not usable:
        path, cause = skipped[0] if skipped else (None, "no utterances were given")
        raise MediaError(path, f"no segment could be cut: {cause}", "Choose a folder of recordings that play.")
    counts = np.array([1 + (len(spectrogram) - length) // hop for _, spectrogram in usable])
    frames = np.empty((int(counts.sum()), length, spec.bins), np.float32)
    starts = np.cumsum(counts) - counts
    for start, count, (_, spectrogram) in zip(starts, counts, usable, strict=True):
        for k in range(count):
            frames[start + k] = spectrogram[k * hop : k * hop + length]
    origin = np.repeat(np.array([i for i, _ in usable], np.int64), counts)
    who = np.array([speakers.index(u.speaker) for u in utterances], np.int64)
    return SegmentSet(frames, origin, speakers, who[origin], tuple(skipped))


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


def _spectrogram(path: Path, spec: SpectrogramSpec, length: int, trim_silence_db: float | None) -> FloatArray:
    """The spectrogram of a file's speech, of at least `length` frames, or the reason why not."""
    spectrogram = log_magnitude(read_speech(path, spec.sample_rate), spec)
    if spectrogram.max() <= np.log(spec.floor) + 1e-3:
        raise MediaError(path, "nothing but silence", "Leave it out.")
    if trim_silence_db is not None:
        spectrogram = spectrogram[speech_range(spectrogram, trim_silence_db)]
    if len(spectrogram) < length:
        seconds = length * spec.hop / spec.sample_rate
        raise MediaError(path, f"less than {seconds:g} s of speech", "Leave it out.")
    return spectrogram

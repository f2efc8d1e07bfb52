"""What is wrong with a recording as speech: told to the user before it is converted.

Every limit was set so that next to nothing is found in recordings that are right: all 535 of EMO-DB, the 200 test takes
of FSDD (8 kHz) and the 100 samples that ship give no "clipping", "music" or "no pitch"; six of EMO-DB (1.1 %) and none
of the others give "two speakers"; nothing else is found in EMO-DB and the samples. Found, otherwise: 300 sums of
two EMO-DB speakers of equal power as "two speakers" 76 %; 60 made sequences of chords and 20 made drum loops as "music"
100 % (half of the loops where they are played 20 ms off their beat); white noise as "no pitch"; EMO-DB brought to 8 kHz
and back as "narrow band" 100 %, and driven 6, 10 and 20 dB over full scale as "clipping" 44, 97 and 100 %. Sung words,
and speech over music, were not at hand and are likely missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.loudness import SILENCE_LUFS, loudness
from media_io.world import RATE

DoubleArray = NDArray[np.float64]

SHORTEST_SECONDS = 0.2

_SPECTRUM, _SPECTRUM_HOP = 1024, 512
_HIGH_HZ = 5_000
_NARROW_DB = -47.0
_CLIPPED_LEVEL = 0.97
_CLIPPED_SHARE = 0.025
_STEADY = 0.7
_STEADY_LAG = 4  # hops of 32 ms: longer than speech holds a pitch, shorter than most notes
_BEAT = 0.65
_PITCHED, _PITCHED_SHARE = 0.5, 0.1
_BEAT_FRAME, _BEAT_HOP = 512, 160  # 32 ms every 10 ms
_BEAT_BANDS = (0, 6, 16, 32, 64, 128, 256)  # bins of 31 Hz: to 200 Hz, 500, 1000, 2000, 4000, 8000
_BEAT_LAGS = (20, 100)  # 0.2 to 1 s, frames
_BEAT_FEWEST = 250
_PERIODS = np.arange(20, 108)  # samples at 8 kHz: 400 to 74 Hz
_TWO_FRAME, _TWO_HOP = 800, 160  # 100 ms every 20 ms, at 8 kHz
_TWO_CUT_HZ = 800.0
_ALONE = 0.25
_TOGETHER = 0.3
_TWO_SHARE = 0.045
_TWO_FEWEST = 25


@dataclass(frozen=True)
class Finding:
    """One thing found in a recording.

    Attributes:
        code: "short", "silence", "clipping", "narrow band", "music", "no pitch" or "two speakers".
        severity: "error" where there is nothing to convert, "warning" where the result will be the worse for it.
        text: a sentence for the user.
    """

    code: str
    severity: Literal["error", "warning"]
    text: str


def findings(samples: NDArray[Any], file_rate: int = RATE) -> tuple[Finding, ...]:
    """What a user should know of a recording before it is converted as speech.

    Args:
        samples: float (N,) at 16 kHz, finite, full scale 1.
        file_rate: samples a second of the file that they come from.

    Returns:
        Errors first; of a recording with an error, that alone. Empty where nothing was found.

    Raises:
        MediaError: more than one channel, or values that are not finite.
    """
    if samples.ndim != 1 or not np.isfinite(samples).all():
        raise MediaError(None, f"samples of shape {samples.shape}", "Give one channel of finite samples.")
    sound = np.asarray(samples, np.float64)
    if (error := _nothing_there(sound)) is not None:
        return (error,)
    sound = _excerpts(sound)
    sound = sound - sound.mean()  # an offset is no sound, and would outweigh all that is
    voices = _music(sound) or _no_pitch(sound) or _two_speakers(sound)
    found = [_clipping(sound), _narrow_band(sound, file_rate), voices]
    return tuple(finding for finding in found if finding is not None)


def _excerpts(sound: DoubleArray) -> DoubleArray:
    """All of a recording up to a minute; of a longer one six parts of ten seconds, evenly spread."""
    part = 10 * RATE
    if len(sound) <= 6 * part:
        return sound
    starts = np.linspace(0, len(sound) - part, 6).astype(int)
    return np.concatenate([sound[start : start + part] for start in starts])


def _nothing_there(sound: DoubleArray) -> Finding | None:
    seconds = len(sound) / RATE
    if seconds < SHORTEST_SECONDS:
        text = f"The recording lasts {seconds:.2f} s; speech needs at least {SHORTEST_SECONDS:g} s."
        return Finding("short", "error", text)
    if loudness(sound, RATE) == -np.inf:
        text = f"The recording is silent: nothing in it is louder than {SILENCE_LUFS:g} LUFS."
        return Finding("silence", "error", text)
    return None


def _clipping(sound: DoubleArray) -> Finding | None:
    share = clipped_share(sound)
    if share < _CLIPPED_SHARE:
        return None
    text = f"The recording is clipped throughout ({share:.0%} of its sound lies at the limit); it will sound rough."
    return Finding("clipping", "warning", text)


def _narrow_band(sound: DoubleArray, file_rate: int) -> Finding | None:
    if file_rate < 12_000:
        text = f"At {file_rate} Hz the file holds no sound above {file_rate / 2000:g} kHz; the result is muffled."
        return Finding("narrow band", "warning", text)
    if high_band_db(sound) > _NARROW_DB:
        return None
    text = "There is nothing above 4 kHz in the recording, as over a telephone; the result is muffled."
    return Finding("narrow band", "warning", text)


def _music(sound: DoubleArray) -> Finding | None:
    if beat(sound) > _BEAT:
        text = "A beat runs through the recording, as of drums; it is treated as if it were speech."
        return Finding("music", "warning", text)
    if steadiness(sound) < _STEADY:
        return None
    text = "This sounds like music or a steady tone, not speech; the result will hardly be intelligible."
    return Finding("music", "warning", text)


def _no_pitch(sound: DoubleArray) -> Finding | None:
    if pitched_share(sound) > _PITCHED_SHARE:
        return None
    text = "Hardly anything in the recording has a pitch, as in noise or a whisper; the result will have none either."
    return Finding("no pitch", "warning", text)


def _two_speakers(sound: DoubleArray) -> Finding | None:
    if two_voices_share(sound) < _TWO_SHARE:
        return None
    text = "Two voices seem to speak at once; both are converted as if they were one."
    return Finding("two speakers", "warning", text)


def clipped_share(sound: DoubleArray) -> float:
    """Samples within 3 % of the largest, among those within 26 dB of it."""
    size = np.abs(sound)
    peak = size.max()
    return float((size > _CLIPPED_LEVEL * peak).sum() / max(int((size > 0.05 * peak).sum()), 1))


def high_band_db(sound: DoubleArray) -> float:
    """Power above 5 kHz relative to all, in dB."""
    power = np.square(_magnitudes(sound)).mean(axis=0)
    first = _HIGH_HZ * _SPECTRUM // RATE
    return float(10 * np.log10((power[first:].sum() + 1e-20) / (power.sum() + 1e-20)))


def steadiness(sound: DoubleArray) -> float:
    """Median correlation of the fine structure of log spectra (100 Hz to 3 kHz) 128 ms apart; 0 below half a second.

    The pitch of speech glides, so that its harmonics lie elsewhere a tenth of a second later; those of notes do not.
    """
    magnitudes = _magnitudes(sound)
    if len(magnitudes) < 4 * _STEADY_LAG:
        return 0.0
    log = np.log(magnitudes[:, 6:192] + 1e-6)
    fine = log - _smoothed(log, 25)
    fine -= fine.mean(axis=1, keepdims=True)
    fine /= np.sqrt(np.square(fine).sum(axis=1, keepdims=True)) + 1e-9
    loud = _loud(np.square(magnitudes).mean(axis=1), 30)
    both = loud[_STEADY_LAG:] & loud[:-_STEADY_LAG]
    alike = (fine[_STEADY_LAG:] * fine[:-_STEADY_LAG]).sum(axis=1)[both]
    return float(np.median(alike)) if alike.size else 0.0


def beat(sound: DoubleArray) -> float:
    """How alike the onsets in six bands are to those one step and two steps later, at the best step from 0.2 to 1 s.

    0 below 2.5 s. Sentences one after the other stay below 0.25, FSDD's ten digits below 0.4, one digit said ten times
    below 0.61 in 99 of 100; drums that are 3, 10 and 20 ms off their beat are 0.95, 0.85 and 0.65 in the median.
    """
    power = np.square(_magnitudes(sound, _BEAT_FRAME, _BEAT_HOP))
    if len(power) < _BEAT_FEWEST:
        return 0.0
    bands = np.add.reduceat(power[:, :-1], _BEAT_BANDS[:-1], axis=1) / np.diff(_BEAT_BANDS)
    onsets = np.maximum(np.diff(np.log(bands + 1e-7), axis=0), 0)
    onsets = np.stack([np.convolve(band, np.hanning(7), "same") for band in onsets.T], axis=1)
    onsets -= onsets.mean(axis=0)
    n = len(onsets)
    correlation = np.fft.irfft(np.square(np.abs(np.fft.rfft(onsets, 2 * n, axis=0))), axis=0)[:n].sum(axis=1)
    correlation *= n / (n - np.arange(n)) / (correlation[0] + 1e-12)
    steps = np.arange(_BEAT_LAGS[0], min(n // 3, _BEAT_LAGS[1]))
    once = np.max([correlation[steps + k] for k in (-1, 0, 1)], axis=0)
    twice = np.max([correlation[2 * steps + k] for k in (-2, -1, 0, 1, 2)], axis=0)
    return float(max(0.0, (once + twice).max() / 2))


def pitched_share(sound: DoubleArray) -> float:
    """Share of the loud frames of 64 ms in which a period from 2.5 to 14 ms repeats itself; 1 where there are few."""
    frames = _frames(sound, _SPECTRUM, _SPECTRUM // 4)
    if len(frames) < 4:
        return 1.0
    frames = frames[_loud(np.square(frames).mean(axis=1), 20)]
    window = np.hanning(_SPECTRUM)
    correlation = _autocorrelation(frames * window, 220) / _autocorrelation(window[None], 220)
    return float((correlation[:, 40:].max(axis=1) > _PITCHED).mean())


def two_voices_share(sound: DoubleArray) -> float:
    """Share of the loud frames in which two periods explain what one does not; 0 where they are few.

    After the double difference function of de Cheveigné (1993): the power that is left of a frame when it is cancelled
    with one delay, and with two whose ratio is not a power of two, both from the frame's autocorrelation.
    """
    frames = _frames(_low(sound), _TWO_FRAME, _TWO_HOP)
    if len(frames) == 0:
        return 0.0
    frames = frames[_loud(np.square(frames).mean(axis=1), 20)]
    if len(frames) < _TWO_FEWEST:
        return 0.0
    hits = 0
    # In blocks: every frame has thousands of pairs of periods.
    for at in range(0, len(frames), 200):
        alone, together = _left_over(frames[at : at + 200])
        hits += int(((alone > _ALONE) & (together < _TOGETHER * alone)).sum())
    return hits / len(frames)


def _left_over(frames: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
    """Relative power (T,) left by the best single period, and by the best pair."""
    longest = 2 * int(_PERIODS[-1]) + 1
    window = np.hanning(_TWO_FRAME)
    correlation = _autocorrelation(frames * window, longest) / _autocorrelation(window[None], longest)
    a, b = _PERIODS[:, None], _PERIODS[None]
    pair = correlation[:, a + b] + correlation[:, np.abs(a - b)]
    left = 1 - correlation[:, a] - correlation[:, b] + pair / 2
    octaves = np.abs(np.log2(a / b))
    left[:, np.abs(octaves - np.round(octaves)) < 0.06] = np.inf
    return 1 - correlation[:, _PERIODS].max(axis=1), left.min(axis=(1, 2))


def _autocorrelation(frames: DoubleArray, count: int) -> DoubleArray:
    power = np.square(np.abs(np.fft.rfft(frames, 2048)))
    correlation = np.fft.irfft(power)[:, :count]
    return np.asarray(correlation / (correlation[:, :1] + 1e-12))


def _low(sound: DoubleArray) -> DoubleArray:
    """The harmonics that two voices are told by, at 8 kHz."""
    size = len(sound) + RATE // 10
    frequencies = np.fft.rfftfreq(size, 1 / RATE)
    gain = (frequencies > 70) * np.clip((_TWO_CUT_HZ - frequencies) / 500 + 1, 0, 1)
    return np.asarray(np.fft.irfft(np.fft.rfft(sound, size) * gain, size)[: len(sound) : 2])


def _magnitudes(sound: DoubleArray, size: int = _SPECTRUM, hop: int = _SPECTRUM_HOP) -> DoubleArray:
    frames = _frames(sound, size, hop)
    return np.asarray(np.abs(np.fft.rfft(frames * np.hanning(size))))


def _smoothed(rows: DoubleArray, width: int) -> DoubleArray:
    kernel = np.hanning(width + 2)[1:-1]
    weight = np.convolve(np.ones(rows.shape[1]), kernel, "same")
    return np.stack([np.convolve(row, kernel, "same") for row in rows]) / weight


def _loud(power: DoubleArray, below_peak_db: float) -> NDArray[np.bool_]:
    return np.asarray(power > power.max() * 10 ** (-below_peak_db / 10))


def _frames(sound: DoubleArray, size: int, hop: int) -> DoubleArray:
    """(T, size) without copying."""
    if len(sound) < size:
        return np.zeros((0, size))
    return np.asarray(np.lib.stride_tricks.sliding_window_view(sound, size)[::hop])

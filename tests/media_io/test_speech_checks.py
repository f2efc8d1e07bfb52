"""What is found in recordings that are wrong, and that nothing is found in those that are right."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.fit import resample_audio
from media_io.segments import read_speech
from media_io.speech_checks import beat, findings, pitched_share, steadiness, two_voices_share
from media_io.speech_corpora import list_emodb, list_fsdd, list_speaker_folder

SAMPLES = Path(__file__).parents[2] / "assets" / "samples" / "speech"


def codes(samples: NDArray[np.floating], file_rate: int = 16_000) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in findings(samples, file_rate)]


def chords(seed: int, seconds: float = 2.5) -> NDArray[np.float64]:
    """Triads of decaying notes, from a quarter of a second to one each."""
    rng, parts = np.random.default_rng(seed), []
    while sum(map(len, parts)) < seconds * 16_000:
        time = np.arange(int(rng.uniform(0.25, 1.0) * 16_000)) / 16_000
        root, decay = rng.uniform(100, 400), rng.choice([0, 2, 5])
        notes = [root * r * k for r in (1, 1.26, 1.498) for k in range(1, 10)]
        parts.append(sum(np.sin(2 * np.pi * f * time + rng.uniform(0, 6)) / f for f in notes) * np.exp(-time * decay))
    return np.concatenate(parts) * 20


def drums(seed: int, seconds: float = 4.0) -> NDArray[np.float64]:
    """Bass drum, snare and hi-hat to a beat of 80 to 150 a minute, each stroke a few milliseconds off."""
    rng = np.random.default_rng(seed)
    time, step = np.arange(4000) / 16_000, 30 / rng.uniform(80, 150)
    sound = np.zeros(int(seconds * 16_000) + 5000)
    for k in range(int(seconds / step)):
        strokes = [0.15 * np.diff(rng.normal(size=4001)) * np.exp(-60 * time)]
        if k % 4 == 0:
            strokes.append(np.sin(2 * np.pi * (55 * time + 4 * (1 - np.exp(-30 * time)))) * np.exp(-14 * time))
        if k % 4 == 2:
            strokes.append((0.5 * rng.normal(size=4000) + 0.4 * np.sin(2 * np.pi * 185 * time)) * np.exp(-22 * time))
        for stroke in strokes:
            at = max(0, int((k * step + 0.006 * rng.normal()) * 16_000))
            sound[at : at + 4000] += stroke * rng.uniform(0.8, 1.1)
    return 0.4 * sound[: int(seconds * 16_000)]


def shipped(every: int = 1) -> list[NDArray[np.float32]]:
    return [read_speech(u.path, 16_000) for u in list_speaker_folder(SAMPLES)[::every]]


def test_nothing_is_found_in_the_samples_that_ship() -> None:
    for sound in shipped(3):
        assert findings(sound) == ()


def test_what_cannot_be_converted_is_an_error_and_stands_alone() -> None:
    assert codes(np.ones(3199)) == [("short", "error")]
    assert codes(np.zeros(0)) == [("short", "error")]
    assert codes(np.zeros(16_000)) == [("silence", "error")]
    assert codes(1e-5 * np.random.default_rng(0).normal(size=16_000)) == [("silence", "error")]
    assert "0.10 s" in findings(np.ones(1600))[0].text


def test_clipping_throughout_is_found_whatever_the_level() -> None:
    for sound in shipped(12):
        clipped = np.clip(sound, -0.15 * np.abs(sound).max(), 0.15 * np.abs(sound).max())
        assert codes(clipped) == [("clipping", "warning")]
        assert codes(clipped / 8) == [("clipping", "warning")]


def test_a_narrow_band_is_found_in_the_file_and_in_the_sound() -> None:
    for sound in shipped(12):
        telephone = resample_audio(resample_audio(sound[None], 16_000, 8_000), 8_000, 16_000)[0]
        assert codes(telephone) == [("narrow band", "warning")]
        assert codes(sound, 8_000) == [("narrow band", "warning")]
        assert "4 kHz" in findings(telephone, 8_000)[0].text


def test_long_recordings_are_looked_at_here_and_there() -> None:
    speech, music = np.concatenate(shipped(6)), chords(0, 25)
    assert findings(np.tile(speech, 3)) == ()
    assert codes(np.tile(music, 4)) == codes(music)


@pytest.mark.parametrize("seed", range(6))
def test_chords_are_music(seed: int) -> None:
    assert ("music", "warning") in codes(chords(seed))
    assert steadiness(chords(seed)) > 0.9


@pytest.mark.parametrize("seed", range(4))
def test_drums_are_music(seed: int) -> None:
    assert codes(drums(seed)) == [("music", "warning")]
    assert "beat" in findings(drums(seed))[0].text
    assert beat(drums(seed, 2.4)) == 0  # too short to tell
    assert beat(np.random.default_rng(seed).normal(size=64_000)) < 0.3


def test_noise_has_no_pitch() -> None:
    noise = 0.1 * np.random.default_rng(0).normal(size=32_000)
    assert codes(noise) == [("no pitch", "warning")]
    assert pitched_share(noise[:1500]) == 1  # too short to tell


def test_an_offset_changes_nothing() -> None:
    for sound in shipped(24):
        assert findings(0.5 * sound + 0.4) == ()


def test_two_steady_voices_are_two_and_either_alone_is_one() -> None:
    time = np.arange(32_000) / 16_000
    low, high = (
        sum(np.sin(k * (2 * np.pi * f * time + 0.8 * np.sin(2 * np.pi * 3 * time + f))) / k for k in range(1, 9))
        for f in (105.0, 171.0)
    )
    assert two_voices_share(low + high) > 0.5
    assert two_voices_share(low) == two_voices_share(high) == 0
    assert two_voices_share(low[:4000] + high[:4000]) == 0  # too short to tell


@pytest.mark.parametrize("samples", [np.zeros((2, 9000)), np.full(9000, np.nan)], ids=["stereo", "nan"])
def test_samples_that_cannot_be_looked_at_are_told(samples: NDArray[np.float64]) -> None:
    with pytest.raises(MediaError):
        findings(samples)


@pytest.mark.real_data
def test_real_speech_is_speech_of_one(real_data: Path) -> None:
    for utterance in list_emodb(real_data / "emodb")[::9]:
        assert findings(read_speech(utterance.path, 16_000)) == ()
    for utterance in list_fsdd(real_data / "fsdd")[::50]:
        assert set(codes(read_speech(utterance.path, 16_000), 8_000)) <= {
            ("narrow band", "warning"),
            ("short", "error"),
        }


@pytest.mark.real_data
def test_two_real_speakers_at_once_are_found_in_two_mixtures_of_three(real_data: Path) -> None:
    utterances = list_emodb(real_data / "emodb")
    found = 0
    for a, b in zip(utterances[:250:8], utterances[250:500:8], strict=True):
        assert a.speaker != b.speaker
        first, second = (read_speech(u.path, 16_000) for u in (a, b))
        size = min(len(first), len(second))
        mixture = first[:size] / first[:size].std() + second[:size] / second[:size].std()
        found += ("two speakers", "warning") in codes(0.05 * mixture)
    assert found >= 2 / 3 * 32

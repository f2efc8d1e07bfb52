"""Loudness after ITU-R BS.1770-4: the standard's tone and coefficients, its gates, short and silent sounds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.loudness import k_weighting, loudness, match_loudness


def sine(rate: int, seconds: float, level_db: float = 0.0, frequency: float = 997.0) -> NDArray[np.float64]:
    return 10 ** (level_db / 20) * np.sin(2 * np.pi * frequency * np.arange(int(seconds * rate)) / rate)


def test_the_filters_are_those_that_the_standard_prints_for_48_khz() -> None:
    (b1, a1), (b2, a2) = k_weighting(48_000)
    np.testing.assert_allclose(b1, [1.53512485958697, -2.69169618940638, 1.19839281085285], atol=1e-9)
    np.testing.assert_allclose(a1, [1, -1.69065929318241, 0.73248077421585], atol=1e-9)
    np.testing.assert_allclose(b2, [1, -2, 1])
    np.testing.assert_allclose(a2, [1, -1.99004745483398, 0.99007225036621], atol=1e-9)


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 44_100, 48_000])
def test_the_tone_of_the_standard(rate: int) -> None:
    np.testing.assert_allclose(loudness(sine(rate, 5), rate), -3.01, atol=0.1 if rate < 12_000 else 0.05)
    np.testing.assert_allclose(loudness(sine(rate, 0.2), rate), -3.01, atol=0.3)
    np.testing.assert_allclose(loudness(sine(rate, 3, -20), rate) - loudness(sine(rate, 3), rate), -20, atol=1e-6)


def test_weighting_agrees_with_the_filters_run_sample_by_sample() -> None:
    sound = np.random.default_rng(0).normal(size=7_000) * 0.1
    filtered = sound
    for b, a in k_weighting(16_000):
        out = np.zeros_like(filtered)
        for n in range(len(filtered)):
            out[n] = sum(b[k] * filtered[n - k] - (a[k] * out[n - k] if k else 0) for k in range(3) if n >= k)
        filtered = out
    power = np.array([np.square(filtered[at : at + 6400]).mean() for at in range(0, 7_000 - 6400, 1600)])
    np.testing.assert_allclose(loudness(sound, 16_000), -0.691 + 10 * np.log10(power.mean()), atol=1e-3)


def test_both_gates() -> None:
    """EBU Tech 3341, cases 3 and 4, shortened: quieter parts by 13 dB and near silence do not count."""
    parts = [sine(16_000, 3, level) for level in (-72, -36, -23, -36, -72)]
    parts[2] = sine(16_000, 18, -23)
    np.testing.assert_allclose(loudness(np.concatenate(parts), 16_000), -26.01, atol=0.1)


def test_long_recordings_are_measured_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = np.random.default_rng(0).normal(size=70_000) * np.linspace(0.1, 0.3, 70_000)
    whole = loudness(sound, 16_000)
    monkeypatch.setattr("media_io.loudness._CHUNK", 7)
    np.testing.assert_allclose(loudness(sound, 16_000), whole, atol=1e-4)


def test_silence_has_no_loudness_and_nothing_is_too_short() -> None:
    assert loudness(np.zeros(16_000), 16_000) == -np.inf
    assert loudness(np.zeros(0), 16_000) == -np.inf
    assert loudness(np.ones(1), 16_000) > -10
    assert loudness(sine(16_000, 1, -90), 16_000) == -np.inf


def test_loudness_is_matched_whatever_the_pauses() -> None:
    quiet = np.concatenate([np.zeros(32_000), sine(16_000, 1, -40), np.zeros(32_000)]).astype(np.float32)
    loud = sine(16_000, 2, -15).astype(np.float32)
    matched = match_loudness(quiet, loud, 16_000)
    assert matched.dtype == np.float32
    np.testing.assert_allclose(loudness(matched, 16_000), loudness(loud, 16_000), atol=0.01)
    limited = match_loudness(quiet, loud, 16_000, limit_db=6)
    np.testing.assert_allclose(limited, quiet * 10 ** (6 / 20), rtol=1e-5)
    silence = np.zeros(100, np.float32)
    np.testing.assert_array_equal(match_loudness(silence, loud, 16_000), silence)
    np.testing.assert_array_equal(match_loudness(loud, silence, 16_000), loud)


@pytest.mark.parametrize("samples", [np.zeros((2, 100)), np.full(400, np.inf)], ids=["stereo", "infinite"])
def test_what_cannot_be_measured_is_told(samples: NDArray[Any]) -> None:
    with pytest.raises(MediaError):
        loudness(samples, 16_000)

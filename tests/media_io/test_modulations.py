"""Bands rise and fall as in the source; nothing else of the made voice changes."""

from __future__ import annotations

import numpy as np
import pytest

from media_io.errors import MediaError
from media_io.modulations import with_modulations

N = 32_000
FLAT = np.zeros((1 + N // 80, 40), np.float32)


def noise(seed: int) -> np.ndarray:
    return (0.1 * np.random.default_rng(seed).standard_normal(N)).astype(np.float32)


def pulsed(samples: np.ndarray, hertz: float, depth: float) -> np.ndarray:
    wave = 1 + depth * np.sin(2 * np.pi * hertz * np.arange(N) / 16_000)
    return (samples * wave).astype(np.float32)


def depth_of(samples: np.ndarray, hertz: float) -> float:
    """Depth of the rise and fall at a rate, from the power of blocks of 10 ms."""
    power = np.square(samples.astype(np.float64)).reshape(-1, 160).mean(1)
    wave = np.exp(-2j * np.pi * hertz * np.arange(len(power)) / 100)
    return float(2 * np.abs((power * wave).mean()) / power.mean())


def test_none_of_it_is_the_made_voice() -> None:
    made = noise(0)
    assert np.array_equal(with_modulations(made, noise(1), FLAT, FLAT, 0.0), made)


def test_a_voice_that_is_the_source_stays() -> None:
    made = noise(0)
    back = with_modulations(made, made, FLAT, FLAT, 1.0)
    assert np.abs(back - made)[512:-512].max() < 1e-4


def test_the_rise_and_fall_of_the_source_comes_back() -> None:
    source, made = pulsed(noise(0), 6, 0.5), noise(1)
    assert depth_of(made, 6) < 0.1
    half, whole = (depth_of(with_modulations(made, source, FLAT, FLAT, share), 6) for share in (0.5, 1.0))
    assert 0.25 < half < whole
    assert whole == pytest.approx(depth_of(source, 6), rel=0.25)


def test_what_lasts_is_left_alone() -> None:
    source, made = 4 * noise(0), noise(1)
    loud = with_modulations(made, source, FLAT, FLAT, 1.0)
    assert np.square(loud).mean() == pytest.approx(np.square(made).mean(), rel=0.15)


def test_a_rise_that_the_envelopes_ask_for_is_no_difference() -> None:
    made = noise(0)
    wave = 0.4 * np.sin(2 * np.pi * 6 * np.arange(len(FLAT)) / 200)
    source = (made * np.exp(np.interp(np.arange(N), np.arange(len(FLAT)) * 80, wave))).astype(np.float32)
    own = FLAT.copy()
    own[:, 0] = wave
    kept = with_modulations(made, source, own, FLAT, 1.0)
    changed = with_modulations(made, source, FLAT, FLAT, 1.0)
    assert np.abs(kept - made).mean() < 0.3 * np.abs(changed - made).mean()


def test_parts_of_other_lengths_are_refused() -> None:
    with pytest.raises(MediaError, match="32000 samples"):
        with_modulations(noise(0), noise(1), FLAT[:-1], FLAT, 0.5)

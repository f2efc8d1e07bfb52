"""Measures of speech by hand and against loops over frames."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core_models.errors import ModelError
from core_models.evaluate.speech import (
    dtw,
    f0_error,
    log_spectral_distance,
    loud,
    mel_cepstral_distortion,
    spoken,
    stoi,
)

Array = NDArray[np.float64]


def noise(*shape: int, seed: int = 0) -> Array:
    return np.random.default_rng(seed).normal(size=shape)


def cheapest(costs: Array) -> float:
    """The cost of the best path by recursion over every way there."""

    @cache
    def to(i: int, j: int) -> float:
        ways = [(i - 1, j - 1), (i - 1, j), (i, j - 1)]
        before = [to(*way) for way in ways if min(way) >= 0]
        return float(costs[i, j]) + min(before, default=0.0)

    return to(costs.shape[0] - 1, costs.shape[1] - 1)


@pytest.mark.parametrize("shape", [(1, 1), (1, 5), (6, 1), (4, 7), (9, 9), (12, 5)])
def test_the_path_is_the_cheapest_of_all(shape: tuple[int, int]) -> None:
    costs = np.abs(noise(*shape, seed=sum(shape)))
    path = dtw(costs)
    assert path[0].tolist() == [0, 0]
    assert path[-1].tolist() == [shape[0] - 1, shape[1] - 1]
    assert {tuple(step) for step in np.diff(path, axis=0).tolist()} <= {(1, 1), (1, 0), (0, 1)}
    assert costs[path[:, 0], path[:, 1]].sum() == pytest.approx(cheapest(costs))


def test_a_path_by_hand() -> None:
    costs = np.array([[0.0, 5, 5], [0, 5, 5], [5, 0, 0]])
    assert dtw(costs).tolist() == [[0, 0], [1, 0], [2, 1], [2, 2]]
    assert dtw(np.zeros((3, 3))).tolist() == [[0, 0], [1, 1], [2, 2]]


@pytest.mark.parametrize("costs", [np.zeros((0, 3)), np.array([[np.nan]])])
def test_what_cannot_be_aligned_is_refused(costs: Array) -> None:
    with pytest.raises(ModelError, match="cannot be aligned"):
        dtw(costs)


def cepstra(levels: list[float], seed: int = 0) -> Array:
    """Frames (T, 40) of given levels."""
    frames = noise(len(levels), 40, seed=seed)
    frames[:, 0] = levels
    return frames


def test_speech_is_within_40_db_of_the_loudest_frame() -> None:
    frames = cepstra([-4.7, -4.6, 0.0, -9.0, -1.0, -5.0])  # 40 dB are 4.605 nats
    assert loud(frames).tolist() == [False, True, True, False, True, False]
    assert np.array_equal(spoken(frames), frames[1:5])
    with pytest.raises(ModelError, match="no frames"):
        loud(np.zeros((0, 40)))


def test_distortion_by_hand() -> None:
    """One coefficient .5 apart everywhere: 10 / ln 10 * sqrt(2 * .25) = 3.0709; level and coefficient 25 are out."""
    a = np.zeros((7, 40))
    b = np.zeros((4, 40))
    b[:, 24] = 0.5
    b[:, 0], b[:, 25] = 3.0, 9.0
    assert mel_cepstral_distortion(a, b) == pytest.approx(10 / np.log(10) * 0.5**0.5, rel=1e-9)


def test_distortion_does_not_hear_silence_at_the_ends_or_pauses_in_time() -> None:
    a = cepstra([0.0, -1.0, -2.0, -1.0, 0.0])
    silence = cepstra([-9.0] * 3, seed=1)
    slower = np.repeat(a, [1, 3, 1, 2, 1], axis=0)
    padded = np.concatenate([silence, slower, silence])
    assert mel_cepstral_distortion(a, padded) == pytest.approx(0, abs=1e-6)


def test_distortion_is_the_loop_over_the_path() -> None:
    a, b = cepstra([0.0] * 9), cepstra([0.0] * 6, seed=1)
    costs = np.array([[10 / np.log(10) * (2 * ((x - y)[1:25] ** 2).sum()) ** 0.5 for y in b] for x in a])
    path = dtw(costs)
    wanted = np.mean([costs[i, j] for i, j in path])
    assert mel_cepstral_distortion(a.astype(np.float32), b) == pytest.approx(wanted, rel=1e-5)
    with pytest.raises(ModelError, match="40 and 24 mel-cepstra"):
        mel_cepstral_distortion(a, b[:, :24])


def test_pitch_error_by_hand() -> None:
    f0 = np.array([200.0, 100.0, 0.0, 110.0, 0.0])
    wanted = np.array([100.0, 100.0, 90.0, 0.0, 0.0])
    error = f0_error(f0, wanted)
    assert (error.semitones, error.one_voiced) == (6.0, 0.4)  # an octave in one of two frames; two frames of five
    assert np.isnan(f0_error(f0, np.zeros(5)).semitones)
    with pytest.raises(ModelError, match="5 frames of pitch, 4"):
        f0_error(f0, wanted[:4])


def test_spectral_distance_by_hand() -> None:
    """Two loud frames 6 dB and 0 dB away and one 50 dB down, which does not count: 3 dB. Below 60 dB all is one."""
    dB = np.log(10) / 20
    clean = np.zeros((3, 4))
    clean[2] = -50 * dB
    other = clean.copy()
    other[0] += 6 * dB
    other[2] += 30 * dB
    assert log_spectral_distance(clean, other) == pytest.approx(3.0)
    clean[0, 1], other[0, 1] = -80 * dB, -70 * dB
    assert log_spectral_distance(clean, other) == pytest.approx((36 * 3 / 4) ** 0.5 / 2)
    with pytest.raises(ModelError, match=r"\(3, 4\) and \(2, 4\)"):
        log_spectral_distance(clean, other[:2])


def speech_like(seconds: float, rate: int, seed: int = 0) -> Array:
    """Noise whose loudness comes and goes four times a second."""
    time = np.arange(int(seconds * rate)) / rate
    return noise(len(time), seed=seed) * (0.1 + np.abs(np.sin(2 * np.pi * 2 * time)))


def literal_stoi(x: Array, y: Array) -> float:
    """Taal et al. 2011, section II, band by band and segment by segment, for samples at 10 kHz without silence."""
    window = np.hanning(258)[1:-1]
    starts = range(0, len(x) - 255, 128)
    spectra = [np.abs(np.fft.rfft([s[i : i + 256] * window for i in starts], 512)) ** 2 for s in (x, y)]
    bins, scores = np.arange(257) * 10_000 / 512, []
    for j in range(15):
        centre = 150 * 2 ** (j / 3)
        low, high = (int(np.argmin(np.abs(bins - centre * 2**side))) for side in (-1 / 6, 1 / 6))
        band_x, band_y = (np.sqrt(power[:, low:high].sum(1)) for power in spectra)
        for m in range(30, len(band_x) + 1):
            a, b = band_x[m - 30 : m], band_y[m - 30 : m]
            b = np.minimum(b * np.linalg.norm(a) / np.linalg.norm(b), (1 + 10 ** (15 / 20)) * a)
            scores.append(np.corrcoef(a, b)[0, 1])
    return float(np.mean(scores))


def test_intelligibility_is_the_papers_loop() -> None:
    """Loud throughout, so that no frame is taken for silence; ends do not overlap and are left out of both."""
    x = speech_like(1.0, 10_000)
    y = x + 0.5 * noise(len(x), seed=1)
    window = np.hanning(258)[1:-1]
    frames = [range(i, i + 256) for i in range(0, len(x) - 255, 128)]
    added = []
    for samples in (x, y):
        total = np.zeros(frames[-1][-1] + 1)
        for places in frames:
            total[list(places)] += samples[list(places)] * window
        added.append(total)
    assert stoi(x, y, 10_000) == pytest.approx(literal_stoi(added[0], added[1]), rel=1e-9)


def test_intelligibility_falls_with_noise_and_does_not_hear_level_or_silence() -> None:
    x = speech_like(1.5, 16_000)
    little, much = x + 0.3 * noise(len(x), seed=1), x + 2 * noise(len(x), seed=1)
    assert stoi(x, x) == pytest.approx(1.0)
    assert stoi(x, 0.1 * x) == pytest.approx(1.0)
    assert stoi(x, much) < 0.7 < stoi(x, little) < 1.0
    still = 128 * 16_000 // 10_000 * 40  # a whole number of frames of 10 kHz
    padded = [np.pad(samples, (still, 0)) for samples in (x, little)]
    assert stoi(*padded) == pytest.approx(stoi(x, little), abs=0.02)


@pytest.mark.parametrize("length", [0, 100, 4_000])
def test_what_is_too_short_to_be_understood_is_refused(length: int) -> None:
    samples: Any = noise(length)
    with pytest.raises(ModelError, match=r"less than 0\.4 s"):
        stoi(samples, samples)
    with pytest.raises(ModelError, match=f"{length} samples and {length + 1} samples"):
        stoi(samples, noise(length + 1))

"""WORLD features: frames, mel-cepstra against the recursion, envelopes, pitch and formants that move as told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.features import SpectrogramSpec, log_magnitude
from media_io.world import (
    Voice,
    analyse,
    cepstra_of,
    envelope_of,
    envelopes_at,
    full_envelope,
    log_envelope,
    log_f0_statistics,
    mean_filtered,
    mel_cepstra,
    moved_pitch,
    synthesise,
    with_formants,
)


def vowel(pitch: float = 120.0, seconds: float = 0.6, formants: tuple[float, ...] = (700.0, 1800.0)) -> NDArray[Any]:
    """Harmonics under two formants, between pauses of a tenth of a second."""
    time = np.arange(int(seconds * 16_000)) / 16_000
    sound = np.random.default_rng(0).normal(0, 1e-4, len(time))
    for k in range(1, int(7_500 / pitch)):
        level = sum(np.exp(-(((k * pitch - f) / 250) ** 2)) for f in formants) + 0.003
        sound += 0.1 * level * np.sin(2 * np.pi * k * pitch * time + k * k)
    return np.pad(sound, 1600).astype(np.float32)


def random_cepstra(frames: int = 7) -> NDArray[np.float32]:
    return (np.random.default_rng(1).normal(size=(frames, 40)) / (1 + np.arange(40))).astype(np.float32)


def freqt(cepstrum: NDArray[Any], order: int, alpha: float) -> NDArray[Any]:
    """Oppenheim & Johnson's recursion, one coefficient at a time."""
    warped = [0.0] * order
    for c in reversed(cepstrum.tolist()):
        step = [c + alpha * warped[0], (1 - alpha**2) * warped[0] + alpha * warped[1]]
        for m in range(2, order):
            step.append(warped[m - 1] + alpha * (warped[m] - step[m - 1]))
        warped = step
    return np.array(warped)


def test_mel_cepstra_are_those_of_the_recursion_and_say_the_envelope() -> None:
    smooth = np.zeros(513)
    smooth[:12] = np.random.default_rng(0).normal(size=12) / (1 + np.arange(12))
    log = np.cos(np.arange(513)[:, None] * np.linspace(0, np.pi, 513)[None]).T @ smooth
    cepstra = mel_cepstra(np.exp(2 * log)[None])
    np.testing.assert_allclose(cepstra[0], freqt(smooth, 40, 0.42), atol=1e-5)
    np.testing.assert_allclose(np.log(full_envelope(cepstra)[0]) / 2, log, atol=1e-3)


@pytest.mark.parametrize("hop", [80, 160, 100])
@pytest.mark.parametrize("length", [1, 79, 80, 1599, 1600, 5555])
def test_every_length_and_hop_has_its_frames_and_comes_back(length: int, hop: int) -> None:
    voice = analyse(vowel()[1600 : 1600 + length], hop)
    assert len(voice.f0) == len(voice.cepstra) == len(voice.aperiodicity) == 1 + length // hop
    assert (voice.f0.dtype, voice.cepstra.dtype, voice.cepstra.shape[1]) == (np.float64, np.float32, 40)
    sound = synthesise(voice)
    assert sound.shape == (length,)
    assert sound.dtype == np.float32
    assert np.isfinite(sound).all()


@pytest.mark.parametrize("precise", [False, True])
def test_pitch_and_pauses_are_found_where_they_are(precise: bool) -> None:
    voice = analyse(vowel(160.0), precise=precise)
    np.testing.assert_allclose(voice.f0[35:125], 160, rtol=0.01)
    assert (voice.f0[:15] == 0).all()
    loud = voice.cepstra[:, 0]
    assert loud[30:130].min() > loud[:12].max() + 2


def test_resynthesis_has_the_pitch_the_level_and_the_spectrum() -> None:
    sound = vowel()
    back = synthesise(analyse(sound))
    np.testing.assert_allclose(np.median(analyse(back).f0[35:125]), 120, rtol=0.01)
    assert abs(20 * np.log10(back[3000:9000].std() / sound[3000:9000].std())) < 1
    a, b = (log_magnitude(x, SpectrogramSpec())[20:60].max(axis=0) for x in (sound, back))
    assert np.abs(a - b)[5:60].mean() < 0.35


def test_longer_recordings_are_analysed_as_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = analyse(vowel())
    monkeypatch.setattr("media_io.world._BLOCK", 37)
    parts = analyse(vowel())
    loud = slice(22, 138)  # in digital silence the envelope is that of WORLD's own random numbers
    np.testing.assert_allclose(parts.cepstra[loud], whole.cepstra[loud], atol=0.01)
    np.testing.assert_array_equal(parts.f0, whole.f0)
    monkeypatch.setattr("media_io.world._PITCH_BLOCK", 51)
    monkeypatch.setattr("media_io.world._PITCH_OVERLAP", 40)
    np.testing.assert_allclose(analyse(vowel()).f0[loud], whole.f0[loud], rtol=0.01)


def test_longer_voices_are_synthesised_as_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = np.concatenate([vowel(), vowel(150.0), vowel(200.0)])
    voice = analyse(sound)
    whole = synthesise(voice)
    monkeypatch.setattr("media_io.world._BLOCK", 200)
    parts = synthesise(voice)
    assert parts.shape == whole.shape
    np.testing.assert_allclose(*(analyse(x).f0[[80, 240, 400]] for x in (parts, whole)), rtol=0.01)
    for start in (2400, 15200, 28000):
        a, b = (x[start : start + 8000].std() for x in (parts, whole))
        assert abs(20 * np.log10(a / b)) < 0.5
    assert np.abs(np.diff(parts)).max() < 1.2 * np.abs(np.diff(whole)).max()


def test_envelopes_by_hand_and_back() -> None:
    cepstra = random_cepstra()
    envelope = envelope_of(cepstra)
    twin = sum(cepstra[3, m] * np.cos(m * (10 + 0.5) * np.pi / 64) for m in range(1, 40))
    np.testing.assert_allclose(envelope[3, 10], twin, atol=1e-5)
    assert envelope.shape == (7, 64)
    np.testing.assert_allclose(cepstra_of(envelope, cepstra[:, 0]), cepstra, atol=1e-6)
    np.testing.assert_allclose(cepstra_of(envelope + 3, cepstra[:, 0]), cepstra, atol=1e-5)


def test_formants_move_by_the_factor_and_the_rest_stays() -> None:
    cepstra = analyse(vowel(100.0, formants=(900.0,))).cepstra[60:70]
    axis = np.linspace(0, np.pi, 2049)
    for factor in (0.8, 1.25):
        moved = with_formants(cepstra, factor)
        peak = log_envelope(moved, axis).mean(axis=0)[:700].argmax() * 8000 / 2048
        np.testing.assert_allclose(peak, 900 * factor, rtol=0.06)
        np.testing.assert_allclose(
            log_envelope(moved, axis[100:800]), log_envelope(cepstra, axis[100:800] / factor), atol=0.2
        )
    np.testing.assert_allclose(with_formants(cepstra, 1.0), cepstra, atol=1e-5)


def test_filtering_by_equal_cepstra_gives_the_samples_back_and_another_level_is_a_gain() -> None:
    sound = vowel()
    own = analyse(sound).cepstra[::2]
    np.testing.assert_allclose(mean_filtered(sound, own, own), sound, atol=1e-5)
    louder = own.copy()
    louder[:, 0] += np.log(2)
    np.testing.assert_allclose(mean_filtered(sound, own, louder)[400:-400], 2 * sound[400:-400], atol=1e-3)


def test_filtering_moves_the_envelope_and_keeps_the_pitch() -> None:
    sound = vowel(100.0, formants=(900.0,))
    voice = analyse(sound)
    moved = analyse(mean_filtered(sound, voice.cepstra[::2], with_formants(voice.cepstra[::2], 1.25)))
    np.testing.assert_allclose(moved.f0[35:125], 100, rtol=0.01)
    wanted = with_formants(voice.cepstra, 1.25)
    left, before = (
        np.abs(envelope_of(c) - envelope_of(wanted))[40:120, 5:40].mean() for c in (moved.cepstra, voice.cepstra)
    )
    assert left < 0.4 * before


def test_pitch_takes_the_statistics_of_the_target() -> None:
    rng = np.random.default_rng(0)
    f0 = np.exp(rng.normal(np.log(110), 0.15, 400)) * (rng.random(400) > 0.3)
    blank = analyse(np.zeros(16, np.float32))
    source = log_f0_statistics([replace(blank, f0=f0[:200]), replace(blank, f0=f0[200:])])
    np.testing.assert_allclose(source, (np.log(f0[f0 > 0]).mean(), np.log(f0[f0 > 0]).std()))
    moved = moved_pitch(f0, source, (np.log(220), 0.1))
    assert ((moved == 0) == (f0 == 0)).all()
    np.testing.assert_allclose(log_f0_statistics([replace(blank, f0=moved)]), (np.log(220), 0.1))
    octave = moved_pitch(f0, source, source, semitones=12)
    np.testing.assert_allclose(octave, 2 * f0)


def test_pitch_without_enough_voice_only_shifts() -> None:
    f0 = np.array([0.0, 100.0, 200.0])
    silent: Voice = analyse(np.zeros(1600, np.float32))
    assert np.isnan(log_f0_statistics([silent])).all()
    assert np.isnan(log_f0_statistics([])).all()
    none = log_f0_statistics([silent])
    for pair in ((none, (5.0, 0.1)), ((5.0, 0.1), none)):
        np.testing.assert_allclose(moved_pitch(f0, *pair, semitones=12), 2 * f0)
    monotone = (float(np.log(100)), 0.0)
    np.testing.assert_allclose(moved_pitch(f0, monotone, (float(np.log(150)), 0.2)), 1.5 * f0)
    wild = moved_pitch(f0, (float(np.log(100)), 0.02), (float(np.log(100)), 0.5))
    assert wild[2] == 1000


@pytest.mark.parametrize(
    "samples",
    [np.zeros(0), np.zeros((2, 100)), np.full(400, np.nan), np.zeros(100, np.int16)],
    ids=["empty", "stereo", "nan", "integers"],
)
def test_samples_that_cannot_be_analysed_are_told(samples: NDArray[Any]) -> None:
    with pytest.raises(MediaError):
        analyse(samples)


def test_parts_that_do_not_go_together_are_told() -> None:
    voice, cepstra = analyse(vowel()), random_cepstra()
    with pytest.raises(MediaError, match="frames"):
        synthesise(replace(voice, f0=voice.f0[:-1]))
    with pytest.raises(MediaError, match="NaN"):
        synthesise(replace(voice, f0=voice.f0 * np.nan))
    with pytest.raises(MediaError, match="40"):
        envelope_of(cepstra[:, :39])
    with pytest.raises(MediaError, match="64"):
        cepstra_of(np.zeros((7, 63)), cepstra[:, 0])
    with pytest.raises(MediaError, match="factor"):
        with_formants(cepstra, 3.0)
    with pytest.raises(MediaError, match="ratio"):
        mean_filtered(vowel(), cepstra, cepstra)


@pytest.mark.parametrize("length", [1, 700, 9_600])
def test_envelopes_under_a_known_pitch_are_those_of_the_analysis(length: int) -> None:
    samples = vowel()[:length].astype(np.float32)
    voice = analyse(samples)
    np.testing.assert_allclose(envelopes_at(samples, voice.f0), voice.cepstra, atol=1e-6)
    with pytest.raises(MediaError, match="frames of pitch"):
        envelopes_at(samples, voice.f0[:-1])

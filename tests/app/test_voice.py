"""Voice conversion: what must hold whatever the model has learned, and what holds of long recordings made in blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from app import pipeline, voice_stream
from app.retrieval import contents_of, retrieved
from app.voice import (
    Heard,
    between,
    codes_of,
    converted,
    decoded_cepstra,
    heard,
    pooled,
    samples_made,
    speech_frames,
    voiced,
)
from app.voicing import Voicing, detail_for
from core_models.config import Architecture, Network, Window
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.loudness import loudness
from media_io.world import RATE, analyse, envelopes_at, log_f0_statistics, moved_pitch

SMALL = Network(static=4, dynamic=3, features=12, hidden=12, content="normalised")
WAYS = ("world", "filter", "griffin-lim")


def syllables(seconds: float, pitch: float, formant: float, seed: int = 0, rate: int = RATE) -> np.ndarray:
    """Sound with a gliding pitch, two formants, and a pause after every syllable: float32 (N,)."""
    generator = np.random.default_rng(seed)
    time = np.arange(int(seconds * rate)) / rate
    f0 = pitch * 2 ** (0.25 * np.sin(2 * np.pi * 1.3 * time + seed))
    phase = 2 * np.pi * np.cumsum(f0) / rate
    top = min(3800.0, 0.45 * rate)
    sound = np.zeros(len(time))
    for number in range(1, int(top / pitch)):
        place = number * pitch
        height = sum(np.exp(-(((place - centre) / 250) ** 2)) for centre in (formant, 2.8 * formant)) + 0.02
        sound += height * np.sin(number * phase) * (number * f0 < top)
    sound += 0.02 * generator.normal(size=len(time))
    rhythm = np.clip(1.6 * np.sin(2 * np.pi * 2.1 * time + 0.3 * seed), 0, 1)
    return (0.15 * sound / np.abs(sound).max() * 3 * (rhythm + 0.001)).astype(np.float32)


def clip_of(samples: np.ndarray, rate: int = RATE) -> Clip:
    """Samples (N,) or (channels, N) as a clip."""
    return Clip(audio=np.atleast_2d(samples).astype(np.float32), sample_rate=rate)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> pipeline.LoadedModel:
    """A model of envelopes with random weights: what is asked here holds for any."""
    torch.manual_seed(0)
    window = Window(kind="speech", features="envelope", length=20, hop=10, bins=64)
    architecture = Architecture(model="cdsvae", window=window, network=SMALL)
    folder = tmp_path_factory.mktemp("voice") / "small"
    save_model(folder, build_model(architecture), ModelConfig(title="Small", architecture=architecture), "# Small\n")
    return pipeline.load_model(folder, "cpu")


@pytest.fixture(scope="module")
def low(model: pipeline.LoadedModel) -> Heard:
    return heard(model.stored, clip_of(syllables(1.6, 110, 500)), quiet)


@pytest.fixture(scope="module")
def high(model: pipeline.LoadedModel) -> Heard:
    return heard(model.stored, clip_of(syllables(2.0, 210, 650, seed=1)), quiet)


def quiet(_progress: object) -> None:
    """Nobody listens."""


def said(model: pipeline.LoadedModel, source: Heard, target: Heard, **how: object) -> np.ndarray:
    """The source's words in the target's voice."""
    return voiced(model.stored, source, target.speaker, Voicing(**how), quiet)  # type: ignore[arg-type]


def test_ones_own_voice_with_all_detail_is_the_source(model: pipeline.LoadedModel, low: Heard) -> None:
    how = Voicing(detail=1.0, retrieval=0.0, spread=0.0)
    assert np.array_equal(converted(model.stored, low, low.speaker, how), low.voice.cepstra)
    made = said(model, low, low, detail=1.0, retrieval=0.0, spread=0.0, back_end="filter")
    assert np.abs(made - low.samples).max() < 1e-4


def test_the_level_of_every_frame_is_the_sources(model: pipeline.LoadedModel, low: Heard, high: Heard) -> None:
    made = converted(model.stored, low, high.speaker, Voicing())
    assert np.array_equal(made[:, 0], low.voice.cepstra[:, 0])
    assert not np.allclose(made[:, 1:], low.voice.cepstra[:, 1:], atol=0.05)


@pytest.mark.parametrize("way", WAYS)
def test_length_loudness_and_bounds(model: pipeline.LoadedModel, low: Heard, high: Heard, way: str) -> None:
    made = said(model, low, high, back_end=way)
    assert made.shape == low.samples.shape
    assert made.dtype == np.float32
    assert abs(loudness(made, RATE) - loudness(low.samples, RATE)) < 1
    assert np.abs(made).max() < 1
    assert np.array_equal(made, said(model, low, high, back_end=way))


def test_a_source_at_full_scale_is_not_clipped(model: pipeline.LoadedModel, low: Heard, high: Heard) -> None:
    loud = (low.samples / np.abs(low.samples).max()).astype(np.float32)
    source = heard(model.stored, clip_of(loud), quiet)
    assert np.abs(said(model, source, high, detail=0.0)).max() <= 0.981


def test_pitch_lands_on_the_targets_and_moves_by_semitones(
    model: pipeline.LoadedModel, low: Heard, high: Heard
) -> None:
    mean, spread = log_f0_statistics([high.voice])
    found = log_f0_statistics([analyse(said(model, low, high))])
    assert abs(found[0] - mean) * 12 / np.log(2) < 0.7
    assert abs(found[1] - spread) < 0.06
    raised = log_f0_statistics([analyse(said(model, low, high, pitch=3.0))])
    assert (raised[0] - found[0]) * 12 / np.log(2) == pytest.approx(3, abs=0.4)


def test_filtering_keeps_the_pitch_of_the_recording(model: pipeline.LoadedModel, low: Heard, high: Heard) -> None:
    found = log_f0_statistics([analyse(said(model, low, high, back_end="filter"))])
    assert abs(found[0] - low.speaker.pitch[0]) * 12 / np.log(2) < 0.7


def test_what_has_no_pitch_gets_none(model: pipeline.LoadedModel, high: Heard) -> None:
    noise = (0.1 * np.random.default_rng(0).normal(size=RATE)).astype(np.float32)
    whispered = heard(model.stored, clip_of(noise), quiet)
    made = analyse(said(model, whispered, high))
    assert (whispered.voice.f0 > 0).mean() < 0.1
    assert (made.f0 > 0).mean() < 0.1


def test_a_voice_between_has_the_two_as_its_ends(low: Heard, high: Heard) -> None:
    for share, end in ((0.0, low.speaker), (1.0, high.speaker)):
        found = between(low.speaker, high.speaker, share)
        assert torch.equal(found.static, end.static)
        assert np.array_equal(found.correction, end.correction)
        assert found.pitch == end.pitch
    middle = between(low.speaker, high.speaker, 0.5)
    assert low.speaker.pitch[0] < middle.pitch[0] < high.speaker.pitch[0]


def test_a_speaker_pooled_over_one_recording_twice_is_that_of_the_recording(
    model: pipeline.LoadedModel, low: Heard
) -> None:
    twice = pooled(model.stored, [low, low])
    assert torch.allclose(twice.static, low.speaker.static, atol=1e-6)
    assert np.allclose(twice.correction, low.speaker.correction, atol=1e-5)
    assert twice.pitch == pytest.approx(low.speaker.pitch)


def test_a_voice_between_two_retrieves_from_both_and_goes_smoothly(
    model: pipeline.LoadedModel, low: Heard, high: Heard
) -> None:
    assert between(low.speaker, high.speaker, 0.0).pools == low.speaker.pools
    assert [weight for weight, _ in between(low.speaker, high.speaker, 0.25).pools] == [0.75, 0.25]

    def at(share: float) -> np.ndarray:
        return converted(model.stored, low, between(low.speaker, high.speaker, share), Voicing())

    whole = np.abs(at(1.0) - at(0.0)).mean()
    assert np.array_equal(at(1.0), converted(model.stored, low, high.speaker, Voicing()))
    for share in (0.0, 0.5, 0.98):
        assert np.abs(at(share + 0.02) - at(share)).mean() < 0.1 * whole


def test_retrieval_moves_half_way_to_the_targets_own_frames(
    model: pipeline.LoadedModel, low: Heard, high: Heard
) -> None:
    def at(share: float) -> np.ndarray:
        how = Voicing(detail=0.0, adapts=False, spread=0.0, emphasis=0.0, retrieval=share)
        return converted(model.stored, low, high.speaker, how)[::2, 1:]

    decoded = decoded_cepstra(model.stored, high.speaker.static, low.dynamic)
    assert np.allclose(at(0.0), decoded + high.speaker.correction, atol=1e-5)
    [(_, pool)] = high.speaker.pools
    found = retrieved(pool, contents_of(decoded, low.voice.cepstra[::2, 1:], low.speaker.mean))
    assert np.allclose(at(1.0), found, atol=1e-5)
    assert np.allclose(at(0.5), (at(0.0) + at(1.0)) / 2, atol=1e-5)


def test_a_voice_that_was_drawn_has_no_frames_to_retrieve(model: pipeline.LoadedModel, low: Heard, high: Heard) -> None:
    drawn = replace(high.speaker, pools=())
    plain = Voicing(retrieval=0.0, spread=0.0)
    assert np.array_equal(converted(model.stored, low, drawn, Voicing()), converted(model.stored, low, drawn, plain))


def test_variance_is_raised_to_the_targets_and_never_lowered(
    model: pipeline.LoadedModel, low: Heard, high: Heard
) -> None:
    def spread(share: float) -> np.ndarray:
        made = converted(model.stored, low, high.speaker, Voicing(spread=share))
        return made[::2, 1:][speech_frames(low.voice)].std(0)

    [(_, pool)] = high.speaker.pools
    wanted = np.clip(pool.spread, spread(0.0), 2 * spread(0.0))
    assert np.allclose(spread(1.0), wanted, rtol=1e-3)
    assert np.allclose(spread(0.5), np.sqrt(spread(0.0) * wanted), rtol=1e-3)


def test_making_again_comes_nearer_to_what_was_asked_for(model: pipeline.LoadedModel, low: Heard, high: Heard) -> None:
    cepstra = converted(model.stored, low, high.speaker, Voicing())
    apart = []
    for again in (0, 1):
        made = samples_made(low, high.speaker, cepstra, Voicing(again=again, modulations=0.0))
        f0 = moved_pitch(low.voice.f0, low.speaker.pitch, high.speaker.pitch)
        found = envelopes_at(made, f0)
        apart.append(np.abs(found - cepstra)[::2, 1:25][speech_frames(low.voice)].mean())
    assert apart[1] < 0.9 * apart[0]


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (44_100, 2), (48_000, 1), (11_025, 3)])
def test_any_rate_and_channels(model: pipeline.LoadedModel, high: Heard, rate: int, channels: int) -> None:
    samples = np.stack([syllables(0.7, 120, 500, rate=rate)] * channels)
    made = pipeline.speak(model, clip_of(samples, rate), high.speaker)
    assert made.sample_rate == RATE
    assert made.audio is not None
    assert made.audio.shape == (1, -(-samples.shape[1] * RATE // rate))


def test_what_cannot_be_converted_is_told() -> None:
    with pytest.raises(MediaError, match="silent"):
        pipeline.voice_findings(clip_of(np.zeros(RATE)))
    with pytest.raises(MediaError, match=r"0\.10 s"):
        pipeline.voice_findings(clip_of(syllables(0.1, 110, 500)))
    clipped = np.clip(40 * syllables(2.0, 110, 500), -0.5, 0.5)
    assert "clipping" in {found.code for found in pipeline.voice_findings(clip_of(clipped))}
    narrow = pipeline.voice_findings(clip_of(syllables(2.0, 110, 500, rate=8_000), 8_000))
    assert "narrow band" in {found.code for found in narrow}


def test_even_silence_and_very_short_sound_come_back_whole(model: pipeline.LoadedModel, high: Heard) -> None:
    for samples in (np.zeros(4_000), syllables(0.05, 110, 500), np.full(1, 0.1)):
        made = pipeline.speak(model, clip_of(samples), high.speaker).audio
        assert made is not None
        assert made.shape == (1, len(samples))
        assert np.isfinite(made).all()


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording of 9 s, which makes three blocks of 3 s."""
    path = tmp_path_factory.mktemp("long") / "long.wav"
    soundfile.write(path, syllables(9, 110, 500, seed=2)[: 9 * RATE - 7], RATE, subtype="FLOAT")
    return path


def in_blocks(
    model: pipeline.LoadedModel,
    path: Path,
    target: Heard,
    out: Path,
    how: Voicing,
    progress: pipeline.OnProgress = quiet,
) -> np.ndarray:
    """A recording converted block by block."""
    voice_stream.convert_stream(model.stored, path, target.speaker, out, how, progress, block=3 * RATE)
    return soundfile.read(out, dtype="float32")[0]


def in_one_piece(model: pipeline.LoadedModel, path: Path) -> Heard:
    """A recording taken apart as a whole, with the pitch that blocks are given."""
    samples = soundfile.read(path, dtype="float32")[0]
    whole = heard(model.stored, clip_of(samples), quiet)
    voice = analyse(samples)
    dynamic = codes_of(model.stored, voice).dynamic
    own = replace(whole.speaker, pitch=log_f0_statistics([voice]))
    return Heard(samples, voice, dynamic, own)


def test_more_detail_is_kept_of_a_voice_that_the_model_can_hardly_say() -> None:
    usual, strange, beyond = 5.0, 8.5, 30.0
    asked = Voicing(detail=0.3)
    assert detail_for(usual, asked) == 0.3
    assert detail_for(strange, asked) == pytest.approx((8.5 - 6.5) / 4)
    assert detail_for(beyond, asked) == 0.8
    assert detail_for(beyond, Voicing(detail=0.9)) == 0.9
    assert detail_for(beyond, Voicing(detail=0.0, adapts=False)) == 0.0


def test_what_a_model_misses_of_a_recording_is_its_distortion(high: Heard, model: pipeline.LoadedModel) -> None:
    decoded = decoded_cepstra(model.stored, high.speaker.static, high.dynamic)
    apart = (high.voice.cepstra[::2, 1:] - decoded)[speech_frames(high.voice), :24]
    corrected = apart - apart.mean(0)
    assert high.missed == pytest.approx(10 / np.log(10) * float(np.sqrt(2 * (corrected**2).sum(1).mean())), rel=1e-4)


def test_blocks_give_what_the_whole_gives(model: pipeline.LoadedModel, high: Heard, long: Path, tmp_path: Path) -> None:
    how = Voicing(back_end="filter", adapts=False)
    made = in_blocks(model, long, high, tmp_path / "out.flac", how)
    whole = voiced(model.stored, in_one_piece(model, long), high.speaker, how, quiet)
    assert made.shape == whole.shape
    assert np.abs(made - whole).max() < 0.01 * np.abs(whole).max()


def test_no_clicks_where_blocks_meet(model: pipeline.LoadedModel, high: Heard, long: Path, tmp_path: Path) -> None:
    made = in_blocks(model, long, high, tmp_path / "out.wav", Voicing())
    source = soundfile.read(long, dtype="float32")[0]
    cuts = np.cumsum([len(block) for block in voice_stream.quiet_blocks([source], 1600, 3 * RATE)])[:-1]
    steps = np.abs(np.diff(made))
    assert len(cuts) >= 2
    assert made.shape == source.shape
    assert max(steps[cut - 800 : cut + 800].max() for cut in cuts) < np.quantile(steps, 0.99)
    assert abs(loudness(made, RATE) - loudness(source, RATE)) < 1


def test_stopping_leaves_nothing_behind(model: pipeline.LoadedModel, high: Heard, long: Path, tmp_path: Path) -> None:
    def after(number: int) -> Callable[[pipeline.Progress], None]:
        calls = []

        def told(progress: pipeline.Progress) -> None:
            calls.append(progress)
            if len(calls) == number:
                raise KeyboardInterrupt

        return told

    for number in (2, 5):
        with pytest.raises(KeyboardInterrupt):
            in_blocks(model, long, high, tmp_path / "out.wav", Voicing(), after(number))
        assert list(tmp_path.iterdir()) == []


def test_a_long_silence_is_told(model: pipeline.LoadedModel, high: Heard, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silent.wav", np.zeros(61 * RATE), RATE)
    with pytest.raises(MediaError, match="silent"):
        pipeline.convert_file(model, tmp_path / "silent.wav", high.speaker, tmp_path / "out.wav")
    assert [path.name for path in tmp_path.iterdir()] == ["silent.wav"]

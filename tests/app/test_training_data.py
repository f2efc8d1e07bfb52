"""What a run learns from: splits, folders, and files that are left out."""

from __future__ import annotations

import functools
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app import training_data
from app.bench.data import TEST_SPEAKERS, TESTED_SHARE, held_out_sentences
from app.paths import SAMPLES
from app.training_clips import Loading, TrainingData
from app.training_data import load_training_data
from core_models.config import Window
from core_models.control import Control
from core_models.errors import ModelError
from media_io import characters
from media_io.characters import generate, split_characters
from media_io.clip import Clip
from media_io.datasets import SETS
from media_io.errors import MediaError
from media_io.speech_corpora import list_speaker_folder
from media_io.sprites import load_sprites
from media_io.write import write_clip

VIDEO, SPEECH = Window(kind="video"), Window(kind="speech", length=20, hop=10)


def loaded(name: str, window: Window) -> TrainingData:
    *before, last = load_training_data(name, window, Control())
    assert all(isinstance(item, Loading) for item in before)
    assert isinstance(last, TrainingData)
    return last


@pytest.fixture(scope="module")
def ten() -> TrainingData:
    return loaded("generated:10", VIDEO)


@pytest.fixture(scope="module")
def drawn() -> NDArray[np.uint8]:
    """The clips of the same ten characters as they are drawn."""
    return generate(split_characters()[0][:10]).frames


def test_generated_clips_are_of_one_character_each_and_never_of_the_test(
    ten: TrainingData, drawn: NDArray[np.uint8]
) -> None:
    assert len(ten.train) == 81
    assert len(ten.validation) == 9
    owner = {picture.tobytes(): k // 9 for k, clip in enumerate(drawn) for picture in clip}
    clips = np.concatenate([ten.train.frames, ten.validation.frames])
    assert [{owner[picture.tobytes()] for picture in clip} for clip in clips] == [{k // 9} for k in range(90)]
    strangers = {picture.tobytes() for clip in generate(split_characters()[1][:3]).frames for picture in clip}
    assert not strangers & {picture.tobytes() for clip in clips for picture in clip}


def test_most_generated_clips_are_one_cycle_begun_anywhere_and_the_others_turn_to_another_motion(
    ten: TrainingData, drawn: NDArray[np.uint8]
) -> None:
    clips = ten.train.frames
    whole = sum(
        any(np.array_equal(np.roll(own, k, axis=0), clip) for k in range(8))
        for own, clip in zip(drawn, clips, strict=False)
    )
    begun_elsewhere = sum(not np.array_equal(own, clip) for own, clip in zip(drawn, clips, strict=False))
    assert 0.5 < whole / len(clips) < 0.85
    assert begun_elsewhere / len(clips) > 0.8


def speak(path: Path, frequency: float, seconds: float) -> None:
    t = np.arange(int(16_000 * seconds)) / 16_000
    wave = (0.2 * np.sign(np.sin(2 * np.pi * frequency * t)) * (1 + np.sin(9 * t))).astype(np.float32)
    write_clip(Clip(audio=np.clip(wave, -1, 1)[None], sample_rate=16_000), path)


def test_exact_clips_are_those_that_are_drawn(monkeypatch: pytest.MonkeyPatch, drawn: NDArray[np.uint8]) -> None:
    """Of ten characters: drawing a thousand takes long."""
    people, test = split_characters()
    assert SETS["generated"].clips("train") == 9 * len(people) == 9_000
    monkeypatch.setitem(SETS, "generated", replace(SETS["generated"], train=90, test=18))
    monkeypatch.setattr(characters, "split_characters", lambda: (people[:10], test[:2]))
    data = loaded("generated:exact", VIDEO)
    assert (len(data.train), len(data.validation)) == (81, 9)
    assert "as published" in data.description
    clips = np.concatenate([data.train.frames, data.validation.frames])
    assert {clip.tobytes() for clip in drawn} == {clip.tobytes() for clip in clips}
    assert data.train.identity is not None
    assert set(np.bincount(data.train.identity)) <= {0, 9}


def test_sets_of_the_papers_are_known_by_name() -> None:
    data = loaded("reaching-100", Window(kind="vectors", length=100, bins=2))
    assert data.train.frames.shape == (20, 100, 2)
    with pytest.raises(ModelError, match="reaching-100 is vectors, the model takes video"):
        loaded("reaching-100", VIDEO)
    with pytest.raises(MediaError, match=r"neither a data set's name nor a folder.*moving-mnist"):
        loaded("moving-mnits", VIDEO)


def test_varied_clips_say_who_is_who(ten: TrainingData) -> None:
    assert ten.train.identity is not None
    assert (ten.train.identity == np.arange(81) // 9).all()


def test_a_folder_of_speakers_is_split_by_sentence_and_bad_files_are_told(tmp_path: Path) -> None:
    for who, pitch in (("ann", 210.0), ("bob", 110.0)):
        for sentence in ("one", "two", "three"):
            speak(tmp_path / who / f"{sentence}.wav", pitch, 1.0)
    (tmp_path / "ann" / "four.wav").write_bytes(b"RIFF")
    speak(tmp_path / "bob" / "five.wav", 110.0, 0.1)
    data = loaded(str(tmp_path), SPEECH)
    assert {path.name for path, _ in data.skipped} == {"four.wav", "five.wav"}
    per_recording = (101 - 20) // 10 + 1
    assert len(data.train) + len(data.validation) == pytest.approx(6 * per_recording, abs=6)
    assert data.train.frames.shape[1:] == (20, 200)


def test_few_short_videos_leave_two_to_validate_with(tmp_path: Path) -> None:
    for k, clip in enumerate(generate(split_characters()[0][:1]).frames[:5]):
        write_clip(Clip(clip, Fraction(8)), tmp_path / "ann" / "walk" / f"{k}.npz")
    data = loaded(str(tmp_path), VIDEO)
    assert (len(data.train), len(data.validation)) == (3, 2)
    assert data.fps == 8


def test_a_folder_of_one_sentence_cannot_be_validated(tmp_path: Path) -> None:
    speak(tmp_path / "ann" / "one.wav", 210.0, 1.0)
    with pytest.raises(MediaError, match="at least two sentences"):
        loaded(str(tmp_path), SPEECH)


def test_tested_sentences_are_left_out_of_all_voices_where_asked_for() -> None:
    everything, fewer = loaded("samples", SPEECH), loaded("samples:sentences", SPEECH)
    found = list_speaker_folder(SAMPLES / "speech")
    left = {u.sentence for u in found} - held_out_sentences(found, TESTED_SHARE)
    kept = sum(u.sentence in left for u in found)
    assert f"{kept} recordings of {len({u.speaker for u in found})} speakers" in fewer.description
    assert len(fewer.train) + len(fewer.validation) < 0.75 * (len(everything.train) + len(everything.validation))


def test_the_shipped_speech_is_data() -> None:
    data = loaded("samples", SPEECH)
    assert "10 speakers" in data.description
    assert len(data.validation) > 100
    assert not data.skipped
    assert data.train.identity is not None
    assert len(np.unique(data.train.identity)) == 10


def test_speech_says_who_speaks_or_takes_each_recording_for_itself(tmp_path: Path) -> None:
    for who in ("ann", "bob"):
        for sentence in ("one", "two", "three"):
            speak(tmp_path / "two" / who / f"{sentence}.wav", 110.0, 1.0)
    shutil.copytree(tmp_path / "two" / "ann", tmp_path / "one" / "ann")
    both, alone = loaded(str(tmp_path / "two"), SPEECH), loaded(str(tmp_path / "one"), SPEECH)
    assert both.train.identity is not None
    assert both.validation.identity is not None
    assert alone.train.identity is not None
    assert np.bincount(both.train.identity).tolist() == [len(both.train) // 2] * 2
    assert set(both.validation.identity) == {0, 1}
    assert len(np.unique(alone.train.identity)) == 2


def test_corpora_are_joined_with_their_tested_parts_left_out() -> None:
    everything = list_speaker_folder(SAMPLES / "speech")
    one, joined = loaded("samples:sentences", SPEECH), loaded("samples:sentences+samples:sentences", SPEECH)
    assert len(joined.train) == 2 * len(one.train)
    voices = loaded("samples:exact+samples:exact", SPEECH)
    assert voices.train.identity is not None
    assert len(np.unique(voices.train.identity)) == len({u.speaker for u in everything}) - TEST_SPEAKERS


@pytest.mark.real_data
def test_real_speech_is_found_by_name(real_data: Path) -> None:
    assert "10 speakers" in loaded("emodb", SPEECH).description


@pytest.mark.real_data
def test_real_sprites_stay_one_character_a_clip(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = functools.cache(load_sprites)
    monkeypatch.setattr(training_data, "load_sprites", cut)
    data = loaded("sprites", VIDEO)
    assert (len(data.train), len(data.validation)) == (8_100, 900)
    clips = cut(real_data / "sprites", "train")
    assert (clips.labels["skin"].reshape(-1, 9) == clips.labels["skin"].reshape(-1, 9)[:, :1]).all()
    order = np.random.default_rng(0).permutation(1_000)
    first = clips.frames[order[0] * 9 : order[0] * 9 + 9]
    whole = {clip.tobytes() for own in first for clip in (np.roll(own, k, axis=0) for k in range(8))}
    assert 3 <= sum(clip.tobytes() in whole for clip in data.train.frames[:9]) <= 8
    skins = clips.labels["skin"].reshape(-1, 9)[:, 0][order]
    assert len(set(skins[:900])) == len(set(skins[900:])) == 6

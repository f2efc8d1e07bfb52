"""Converted voices as a report: which recordings are swapped, what is measured of them, the command."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from numpy.typing import NDArray

from app.bench.conversions import Ears, Made, Method, classical, of_model, references, wanted_pitch
from app.bench.recordings import Corpus, Recording, Swap, load_corpus, swaps_of
from app.bench.results import read_report
from app.bench.speech import measured, segments
from app.cli import cli
from app.voice import as_clip, heard
from core_models.config import Architecture, Window
from core_models.control import Cancelled, Control
from core_models.errors import ModelError
from core_models.evaluate.speaker_judge import SpeakerJudge
from core_models.evaluate.speech import loud
from core_models.registry import build_model
from core_models.store import ModelConfig, StoredModel, load_model, save_model
from media_io.segments import EnvelopeSpec, load_segments
from media_io.speech_corpora import Utterance
from media_io.world import RATE
from media_io.write import write_clip

ENVELOPE = {"kind": "speech", "features": "envelope", "length": 20, "hop": 10, "bins": 64}
SPECTRUM = {"kind": "speech", "length": 20, "hop": 10}
NETWORK = {"static": 4, "dynamic": 4, "features": 8, "hidden": 8}
WHO = {"anna": (220.0, 1.15), "bert": (110.0, 0.9)}

pytestmark = pytest.mark.usefixtures("one_thread")


def say(speaker: str, sentence: int, seconds: float = 0.7) -> NDArray[np.float32]:
    """Two vowels of a speaker's pitch and formants, with a pause between them."""
    pitch, formants = WHO[speaker]
    rng = np.random.default_rng(sentence)
    time = np.arange(int(seconds * RATE)) / RATE
    sound = np.zeros(len(time))
    phase = 2 * np.pi * np.cumsum(pitch * (1 + 0.05 * np.sin(2 * np.pi * 3 * time))) / RATE
    for half in (time < 0.45 * seconds, time >= 0.55 * seconds):
        centres = formants * rng.uniform([300, 900, 2300], [800, 2000, 3000])
        for k in range(1, int(7000 / pitch)):
            gain = sum(np.exp(-0.5 * ((k * pitch - c) / 180) ** 2) for c in centres) + 0.01
            sound += half * gain * np.sin(k * phase)
    sound = 0.2 * sound / np.abs(sound).max() + 1e-4 * rng.normal(size=len(time))
    return np.asarray(sound, np.float32)


def recording(speaker: str, sentence: str, emotion: str = "", *, held_out: bool = False) -> Recording:
    return Recording(speaker, sentence, emotion, say(speaker, sum(map(ord, sentence))), held_out, held_out)


def corpus(*recordings: Recording) -> Corpus:
    voices = tuple(sorted({r.speaker for r in recordings}))
    return Corpus("a corpus", recordings, voices, voices, 0)


@pytest.fixture(scope="module")
def swap() -> Swap:
    a, b = ([recording(who, text) for text in ("p", "q")] for who in ("anna", "bert"))
    source = recording("anna", "t", held_out=True)
    return Swap(source, tuple(a), tuple(b), recording("bert", "t", held_out=True))


def stored_model(folder: Path, window: dict[str, object], model: str = "dsvae") -> StoredModel:
    architecture = Architecture.model_validate({"model": model, "window": window, "network": NETWORK})
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        save_model(folder, build_model(architecture), ModelConfig(title="Tiny", architecture=architecture), "# Tiny\n")
    return load_model(folder, "cpu")


@pytest.fixture
def speakers(tmp_path: Path) -> Path:
    """A folder of a corpus: two speakers, four sentences."""
    for who in WHO:
        for text in range(4):
            write_clip(as_clip(say(who, text)), tmp_path / "people" / who / f"{text}.wav")
    return tmp_path / "people"


# Recordings and swaps


def test_sentences_that_are_tested_are_in_no_voice_and_all_of_a_swap_is_of_one_emotion() -> None:
    texts = [("p", False), ("q", False), ("t", True)]
    found = [
        recording(who, text, emotion, held_out=out)
        for who in WHO
        for emotion in ("neutral", "anger")
        for text, out in texts
    ]
    swaps = swaps_of(corpus(*found), False, 99, 0)
    assert len(swaps) == 4
    for one in swaps:
        assert one.reading is not None
        assert one.source.tested
        assert {r.speaker for r in one.target} == {one.voice} != {one.source.speaker}
        assert {r.speaker for r in one.own} == {one.source.speaker}
        assert {r.emotion for r in (one.source, *one.own, *one.target, one.reading)} == {one.source.emotion}
        assert not any(r.held_out for r in (*one.own, *one.target))
        assert (one.reading.speaker, one.reading.sentence) == (one.voice, "t")
    assert {one.source.emotion for one in swaps_of(corpus(*found), True, 99, 0)} == {"neutral"}
    assert [one.source for one in swaps_of(corpus(*found), False, 2, 1)] == [
        one.source for one in swaps_of(corpus(*found), False, 4, 1)[:2]
    ]


def test_a_swap_without_a_reading_is_taken_only_where_no_swap_has_one() -> None:
    found = [recording(who, "p") for who in WHO] + [recording("anna", "t", held_out=True)]
    assert [one.reading for one in swaps_of(corpus(*found), True, 9, 0)] == [None]
    with pytest.raises(ModelError, match="no two voices"):
        swaps_of(corpus(*found[:2]), True, 9, 0)


def test_a_folder_of_speakers_is_a_corpus_and_digits_are_put_in_a_row(
    speakers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = load_corpus(str(speakers), False, Control())
    assert found.speakers == found.voices == ("anna", "bert")
    held = {r.sentence for r in found.recordings if r.held_out}
    assert len(held) == 2
    assert len(found.recordings) == 8
    for who in WHO:
        for digit in range(10):
            for take in (0, 7):
                path = tmp_path / "fsdd" / "recordings" / f"{digit}_{who}_{take}.wav"
                write_clip(as_clip(say(who, digit, 0.2)), path)
    monkeypatch.setenv("UNBRAID_DATA", str(tmp_path))
    digits = load_corpus("fsdd", False, Control())
    texts = {(r.held_out, r.tested): r.sentence for r in digits.recordings}
    assert len(digits.recordings) == 8
    assert texts[True, True] == texts[True, False]
    assert sorted((texts[True, True] + " " + texts[False, False]).split()) == list("0123456789")
    assert len(next(r for r in digits.recordings if r.tested).samples) == 4 * 0.2 * RATE
    with pytest.raises(ModelError, match="neither a corpus nor a folder"):
        load_corpus("nowhere", False, Control())


@pytest.mark.parametrize("window", [ENVELOPE, SPECTRUM])
def test_segments_are_those_that_models_learn_from(speakers: Path, window: dict[str, object]) -> None:
    from app.bench.data import segment_spec
    from media_io.segments import read_speech

    asked, path = Window.model_validate(window), speakers / "anna" / "2.wav"
    spec = segment_spec(asked)
    wanted = load_segments([Utterance(path, "anna", "2")], spec, length=20, hop=10).frames
    one = Recording("anna", "2", "", read_speech(path, RATE), False, False)
    np.testing.assert_allclose(segments(one, asked), wanted, atol=1e-6)
    assert isinstance(spec, EnvelopeSpec) == (window is ENVELOPE)


# Methods


def test_classical_methods_ask_for_the_targets_pitch_and_move_the_voice_towards_it(swap: Swap) -> None:
    judge = SpeakerJudge(["anna", "bert"])
    found = {m.label: measured(swap, m, made, judge) for m in classical() if (made := m.make(swap)) is not None}
    source = measured(swap, references()[0], Made(swap.source.samples), judge)
    assert source["stoi"] == pytest.approx(1, abs=1e-6)
    assert source["semitones"] == pytest.approx(12, abs=1)
    assert all(values["semitones"] < 1 for values in found.values())
    assert all(values["real_time"] > 0 for values in found.values())
    assert found["WORLD, mean matched"]["distortion"] < found["WORLD, pitch moved"]["distortion"]
    assert found["WORLD, nearest neighbours, k = 4"]["distortion"] < source["distortion"]


def test_the_mean_of_what_is_matched_is_the_targets(swap: Swap) -> None:
    from media_io.world import analyse

    made = next(m for m in classical() if m.label == "WORLD, mean matched").make(swap)
    assert made is not None
    own, target, result = (
        np.concatenate([c[loud(c)] for c in group])[:, 1:].mean(0)
        for group in (
            [r.voice.cepstra for r in swap.own],
            [r.voice.cepstra for r in swap.target],
            [analyse(made.samples).cepstra],
        )
    )
    moved = swap.source.voice.cepstra
    wanted = moved[loud(moved)][:, 1:].mean(0) + target - own
    assert np.linalg.norm(result - wanted) < 0.5 * np.linalg.norm(target - own)


def test_the_targets_own_reading_is_judged_alone(swap: Swap) -> None:
    reading = references()[1]
    made = reading.make(swap)
    assert made is not None
    assert set(measured(swap, reading, made, SpeakerJudge(["anna", "bert"]))) == {"judged"}


def test_what_is_too_short_to_be_understood_is_measured_but_for_that(swap: Swap) -> None:
    brief = Recording("anna", "t", "", swap.source.samples[: int(0.3 * RATE)], True, True)
    values = measured(
        Swap(brief, swap.own, swap.target, None),
        Method("", lambda s: None),
        Made(brief.samples),
        SpeakerJudge(["anna", "bert"]),
    )
    assert set(values) == {"judged", "semitones", "one_voiced", "real_time"}


def test_models_of_envelopes_show_their_steps_and_models_of_spectra_one_row(swap: Swap, tmp_path: Path) -> None:
    methods = of_model(stored_model(tmp_path / "envelopes", ENVELOPE), "tiny")
    steps = len(methods) - 2
    labels = [method.label.removeprefix("tiny: ") for method in methods]
    assert labels[:3] == ["decoded alone", "+ the target's mean", "+ frames of the target"]
    assert labels[steps - 1 : steps + 1] == ["+ made again, as shipped", "as shipped, no frames retrieved"]
    made = [method.make(swap) for method in methods[:steps]]
    sounds = [one.samples for one in made if one is not None]
    assert [len(sound) for sound in sounds] == [len(swap.source.samples)] * steps
    assert all(np.abs(a - b).max() > 1e-3 for a, b in pairwise(sounds))
    assert np.median(wanted_pitch(swap)[wanted_pitch(swap) > 0]) == pytest.approx(110, rel=0.1)
    [spectra] = of_model(stored_model(tmp_path / "spectra", SPECTRUM), "old")
    one = spectra.make(swap)
    assert one is not None
    assert one.seconds > 0
    assert len(one.samples) == len(swap.source.samples)


def test_a_model_hears_what_the_program_hears(swap: Swap, tmp_path: Path) -> None:
    stored = stored_model(tmp_path / "envelopes", ENVELOPE)
    found, seconds = Ears(stored).heard(swap.source)
    wanted = heard(stored, as_clip(swap.source.samples), lambda progress: None)
    assert seconds > 0
    assert torch.equal(found.dynamic, wanted.dynamic)
    assert torch.equal(found.speaker.static, wanted.speaker.static)
    np.testing.assert_array_equal(found.speaker.correction, wanted.speaker.correction)
    np.testing.assert_array_equal(found.voice.f0, wanted.voice.f0)
    assert found.speaker.pitch == wanted.speaker.pitch


# The command


def evaluate(model: Path, data: Path, out: Path, *more: object) -> tuple[int, str, str]:
    words = ("evaluate", model, "--speech", "--data", data, "--out", out, "--judge-steps", 3, "--device", "cpu", *more)
    result = CliRunner().invoke(cli, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_writes_a_report_with_every_method_and_another_models_rows(speakers: Path, tmp_path: Path) -> None:
    stored_model(tmp_path / "first", ENVELOPE)
    stored_model(tmp_path / "second", SPECTRUM)
    out, judge = tmp_path / "report", tmp_path / "judge"
    more = ("--swaps", 1, "--beside", tmp_path / "second", "--judge", judge, "--json")
    code, told, err = evaluate(tmp_path / "first", speakers, out, *more)
    assert (code, err) == (0, "")
    rows = len(of_model(stored_model(tmp_path / "third", ENVELOPE), "third"))
    assert len(json.loads(told)["rows"]) == 2 + 5 + rows + 1 + 2
    report = read_report(out)
    voices, codes = report.tables
    assert [column.key for column in voices.shown][:3] == ["judged", "distortion", "stoi"]
    assert [row.label for row in codes.rows] == ["first, all", "second, all"]
    assert all(row.mean("lsd") is not None and row.mean("static") is not None for row in codes.rows)
    assert (out / "index.html").stat().st_size > 5_000
    assert len(list((out / "sounds").glob("1-*.flac"))) == 2 + 5 + rows + 1
    assert (judge / "speaker_judge.json").read_bytes() == (out / "judge" / "speaker_judge.json").read_bytes()


def test_stopped_between_swaps_it_keeps_those_that_are_done(speakers: Path, tmp_path: Path) -> None:
    from app import pipeline
    from app.bench.jobs import EvaluateJob
    from app.pipeline import Progress

    stored_model(tmp_path / "first", SPECTRUM)
    control = Control()

    def stop(progress: Progress) -> None:
        if progress.phase == "Changing voices" and progress.done == 2:
            control.stop()

    job = EvaluateJob(
        tmp_path / "first", str(speakers), tmp_path / "report", judge_steps=2, device="cpu", speech=True, swaps=4
    )
    report = pipeline.evaluate(job, stop, control)
    assert any("2 of 4 swaps" in note for note in report.notes)
    assert [table.title for table in report.tables] == ["Voices changed"]
    assert read_report(tmp_path / "report").notes == report.notes
    with pytest.raises(Cancelled):
        pipeline.evaluate(job, control=control)


def test_models_of_pictures_are_refused_by_name(speakers: Path, tmp_path: Path) -> None:
    stored_model(tmp_path / "pictures", {"kind": "video", "length": 4, "hop": 2, "size": 64})
    code, _, err = evaluate(tmp_path / "pictures", speakers, tmp_path / "report")
    assert code == 1
    assert "pictures is a model of video" in err

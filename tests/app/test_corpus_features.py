"""Features of a corpus that are kept: the same as without, noticed when stale, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from app.bench.recordings import load_corpus
from app.cli import cli
from app.corpus_features import CorpusFeatures
from app.paths import ASSETS, user_cache
from app.training_clips import Loading, TrainingData
from app.training_data import load_training_data
from core_models.config import Window
from core_models.control import Control
from media_io.clip import Clip
from media_io.feature_cache import FOLDER
from media_io.features import SpectrogramSpec
from media_io.segments import EnvelopeSpec, features_of, load_segments
from media_io.speech_corpora import Utterance, list_speaker_folder
from media_io.world import analyse
from media_io.write import write_clip

RATE = 16_000
SPECS = (EnvelopeSpec(), SpectrogramSpec())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two speakers with three recordings each, and one that is silent."""
    root = tmp_path / "corpus"
    for s, speaker in enumerate(("anna", "bert")):
        (root / speaker).mkdir(parents=True)
        for take in range(3):
            times = np.arange(round((0.5 + 0.1 * take) * RATE)) / RATE
            phase = (110 + 80 * s + 10 * take) * times + 2 * np.sin(4 * times)
            sound = sum(np.sin(2 * np.pi * k * phase) / k for k in range(1, 15))
            audio = (0.1 * np.asarray(sound))[None].astype(np.float32)
            write_clip(Clip(audio=audio, sample_rate=RATE), root / speaker / f"{take}.wav")
    write_clip(Clip(audio=np.zeros((1, RATE), np.float32), sample_rate=RATE), root / "bert" / "silent.wav")
    return root


def read_all(corpus: Path, spec: SpectrogramSpec | EnvelopeSpec) -> tuple[CorpusFeatures, list[tuple[int, int]]]:
    features = CorpusFeatures(list_speaker_folder(corpus), spec)
    return features, list(features)


@pytest.mark.parametrize("spec", SPECS, ids=["envelope", "spectrum"])
def test_segments_are_the_same_from_what_is_kept(corpus: Path, spec: SpectrogramSpec | EnvelopeSpec) -> None:
    found = list_speaker_folder(corpus)
    plain = load_segments(found, spec)
    first, progress = read_all(corpus, spec)
    again, nothing = read_all(corpus, spec)
    assert progress == [(done, 7) for done in range(1, 8)]
    assert nothing == []
    for features in (first, again):
        kept = load_segments(found, spec, read=features)
        np.testing.assert_array_equal(kept.frames, plain.frames)
        np.testing.assert_array_equal(kept.utterance, plain.utterance)
        assert [path.name for path, _ in kept.skipped] == ["silent.wav"]
        assert kept.skipped == plain.skipped
    assert (corpus / FOLDER).is_dir()


def test_a_changed_or_removed_recording_is_noticed(corpus: Path) -> None:
    read_all(corpus, SPECS[0])
    (corpus / "anna" / "2.wav").unlink()
    assert len(read_all(corpus, SPECS[0])[1]) == 6
    write_clip(Clip(audio=np.full((1, RATE), 0.1, np.float32), sample_rate=RATE), corpus / "anna" / "1.wav")
    features, progress = read_all(corpus, SPECS[0])
    assert len(progress) == 6
    one = next(u for u in list_speaker_folder(corpus) if u.path.name == "1.wav")
    np.testing.assert_array_equal(features(one), features_of(one, SPECS[0]))


def test_a_read_only_corpus_is_kept_in_the_users_folder(corpus: Path) -> None:
    corpus.chmod(0o555)
    try:
        features, progress = read_all(corpus, SPECS[1])
        assert len(progress) == 7
        assert read_all(corpus, SPECS[1])[1] == []
    finally:
        corpus.chmod(0o755)
    assert features.note == ""
    assert not (corpus / FOLDER).exists()
    assert list((user_cache() / "features").iterdir())


def test_without_a_place_everything_goes_on(corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (corpus / FOLDER).write_text("a file where the folder would be")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("UNBRAID_CACHE", str(tmp_path / "file"))
    features, progress = read_all(corpus, SPECS[0])
    assert progress == []
    assert features.note.startswith("Nothing is kept for the next time")
    found = list_speaker_folder(corpus)
    np.testing.assert_array_equal(features(found[0]), features_of(found[0], SPECS[0]))
    window = Window(kind="speech", features="envelope", length=20, hop=10, bins=64)
    items = list(load_training_data(str(corpus), window, Control()))
    assert isinstance(items[-1], TrainingData)
    phases = {item.phase for item in items if isinstance(item, Loading)}
    assert len(phases) == 1
    assert "Nothing is kept for the next time" in phases.pop()


def test_what_ships_is_not_written_to() -> None:
    features = CorpusFeatures(list_speaker_folder(ASSETS / "samples" / "speech")[:1], SPECS[1])
    assert list(features) == [(1, 1)]
    assert not list(ASSETS.rglob(FOLDER))


def test_a_utterance_of_another_corpus_is_read_itself(corpus: Path, tmp_path: Path) -> None:
    features, _ = read_all(corpus, SPECS[0])
    other = Utterance((corpus / "anna" / "0.wav").rename(tmp_path / "moved.wav"), "anna", "x")
    np.testing.assert_array_equal(features(other), features_of(other, SPECS[0]))
    assert features.kept(other, 51) is None


def test_evaluation_reads_what_training_kept(corpus: Path) -> None:
    (corpus / "bert" / "silent.wav").unlink()
    read_all(corpus, SPECS[0])
    (kept,) = (corpus / FOLDER).iterdir()
    before = (kept / "features.npy").stat()
    found = load_corpus(str(corpus), True, Control())
    for recording in found.recordings:
        np.testing.assert_array_equal(recording.cepstra, analyse(recording.samples).cepstra[::2])
        assert isinstance(recording.cepstra, np.memmap)
    assert (kept / "features.npy").stat() == before or (kept / "features.npy").stat().st_mtime == before.st_mtime
    assert list((corpus / FOLDER).iterdir()) == [kept]


def test_the_command_shows_and_clears_what_is_kept(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNBRAID_CACHE", str(corpus.parent / "own"))
    monkeypatch.delenv("UNBRAID_DATA", raising=False)
    for spec in SPECS:
        read_all(corpus, spec)
    shown = CliRunner().invoke(cli, ["data", "cache", str(corpus), "--json"])
    assert len(json.loads(shown.stdout)["caches"]) == 2
    cleared = CliRunner().invoke(cli, ["data", "cache", str(corpus), "--clear"])
    assert cleared.stdout.splitlines()[-1].endswith("MB, deleted")
    assert list((corpus / FOLDER).iterdir()) == []
    assert CliRunner().invoke(cli, ["data", "cache", str(corpus)]).stdout == "0 caches, 0.0 MB\n"

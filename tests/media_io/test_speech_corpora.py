"""Speech corpora: trees that the test makes, and the real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from media_io.datasets import data_root
from media_io.errors import MediaError
from media_io.speech_corpora import list_emodb, list_fsdd, list_speaker_folder, list_timit


def touch(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def test_emodb_names_tell_speaker_text_emotion_and_sex(tmp_path: Path) -> None:
    touch(tmp_path, "wav/16b10Wb.wav", "wav/03a01Fa.wav", "wav/._03a01Fa.wav", "wav/readme.txt", "wav/other.wav")
    first, second = list_emodb(tmp_path)
    assert (first.path.name, first.speaker, first.sentence) == ("03a01Fa.wav", "03", "a01")
    assert first.labels == {"emotion": "happiness", "sex": "male", "take": "a"}
    assert second.labels == {"emotion": "anger", "sex": "female", "take": "b"}
    assert list_emodb(tmp_path / "wav") == [first, second]


@pytest.mark.parametrize("folder", ["recordings", "theo", "."])
def test_fsdd_is_found_in_its_own_layout_and_sorted_by_speaker(tmp_path: Path, folder: str) -> None:
    touch(tmp_path, f"{folder}/7_theo_4.wav", f"{folder}/7_theo_5.wav")
    utterances = list_fsdd(tmp_path)
    assert [(u.speaker, u.sentence, u.split) for u in utterances] == [("theo", "7", "test"), ("theo", "7", "train")]
    assert utterances[1].labels == {"digit": "7", "take": "5"}


@pytest.mark.parametrize("case", [str.upper, str.lower])
@pytest.mark.parametrize("above", ["", "timit/"])
def test_timit_is_found_in_letters_of_any_case(tmp_path: Path, case: Callable[[str], str], above: str) -> None:
    names = [
        "TRAIN/DR1/FCJF0/SA1.WAV",
        "TRAIN/DR1/FCJF0/SX37.WAV",
        "TRAIN/DR1/FCJF0/SX37.PHN",
        "TEST/DR8/MJLN0/SI9.WAV",
    ]
    touch(tmp_path, *(case(above + name) for name in [*names, "DOC/DR1/X/Y.WAV"]))
    found = {(u.split, u.speaker, u.sentence): u for u in list_timit(tmp_path)}
    assert set(found) == {("test", "MJLN0", "SI9"), ("train", "FCJF0", "SA1"), ("train", "FCJF0", "SX37")}
    assert found["train", "FCJF0", "SX37"].labels == {"dialect": "DR1", "sex": "female", "kind": "SX"}
    assert found["test", "MJLN0", "SI9"].labels == {"dialect": "DR8", "sex": "male", "kind": "SI"}
    assert [u.speaker for u in list_timit(tmp_path, "test")] == ["MJLN0"]
    assert [u.sentence for u in list_timit(tmp_path, "train", dialect_sentences=False)] == ["SX37"]


def test_a_recording_of_timit_that_lies_there_twice_is_taken_once(tmp_path: Path) -> None:
    touch(tmp_path, "TRAIN/DR1/FCJF0/SA1.WAV", "TRAIN/DR1/FCJF0/SA1.WAV.wav")
    assert [u.path.name for u in list_timit(tmp_path)] == ["SA1.WAV.wav"]


def test_a_speaker_folder_keeps_equal_sentences_together(tmp_path: Path) -> None:
    touch(tmp_path, "anna/hello.wav", "anna/b/2.mp3", "bert/hello.FLAC", "bert/notes.txt", ".cache/x.wav", "loose.wav")
    utterances = list_speaker_folder(tmp_path)
    assert [(u.speaker, u.sentence) for u in utterances] == [("anna", "b/2"), ("anna", "hello"), ("bert", "hello")]


@pytest.mark.parametrize("lister", [list_emodb, list_fsdd, list_timit, list_speaker_folder])
def test_wrong_trees_say_what_was_expected(tmp_path: Path, lister: Callable[[Path], object]) -> None:
    touch(tmp_path, "some/deeper/folder/sound.txt")
    for root in (tmp_path, tmp_path / "nowhere", tmp_path / "some/deeper/folder/sound.txt"):
        with pytest.raises(MediaError, match=r"Choose .* folder with") as told:
            lister(root)
        assert told.value.path == root


def test_an_unknown_part_of_timit_is_told(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="dev"):
        list_timit(tmp_path, "dev")


def test_the_folder_of_real_data_is_named_by_a_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNBRAID_DATA", str(tmp_path))
    assert data_root() == tmp_path
    monkeypatch.setenv("UNBRAID_DATA", str(tmp_path / "gone"))
    with pytest.raises(MediaError, match="UNBRAID_DATA"):
        data_root()
    monkeypatch.delenv("UNBRAID_DATA")
    with pytest.raises(MediaError, match="UNBRAID_DATA is not set"):
        data_root()


@pytest.mark.real_data
def test_the_real_corpora(real_data: Path) -> None:
    emodb, fsdd = list_emodb(real_data / "emodb"), list_fsdd(real_data / "fsdd")
    assert (len(emodb), len({u.speaker for u in emodb}), len({u.sentence for u in emodb})) == (535, 10, 10)
    assert Counter(u.labels["emotion"] for u in emodb)["neutral"] == 79
    assert len({u.speaker for u in emodb if u.labels["sex"] == "female"}) == 5
    assert Counter(u.split for u in fsdd) == {"train": 1800, "test": 200}

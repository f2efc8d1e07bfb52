"""Phone labels, and a small tree of TIMIT's form with SPHERE files in it."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from media_io.errors import MediaError
from media_io.phones import CLASSES, Phone, phone_class, phone_file, phone_of_frames, phones_of, read_phones
from media_io.segments import read_speech
from media_io.speech_corpora import list_timit

LABELS = "0 3200 h#\n3200 4800 sh\n4800 8000 iy\n"


def sphere(path: Path, samples: int = 8000, coding: str = "pcm") -> None:
    """A SPHERE file of a tone, as TIMIT's are."""
    tone = (8000 * np.sin(np.arange(samples) / 10)).astype("<i2")
    fields = [
        f"sample_count -i {samples}",
        "sample_n_bytes -i 2",
        "channel_count -i 1",
        "sample_byte_format -s2 01",
        "sample_rate -i 16000",
        f"sample_coding -s{len(coding)} {coding}",
    ]
    header = "NIST_1A\n   1024\n" + "\n".join(fields) + "\nend_head\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header.encode().ljust(1024) + tone.tobytes())


def tree(root: Path) -> Path:
    for home in ("TRAIN/DR1/FCJF0", "TRAIN/DR2/MDPK0", "TEST/DR4/MLLL0"):
        for sentence in ("SA1", "SX37", "SI648"):
            sphere(root / home / f"{sentence}.WAV")
            (root / home / f"{sentence}.PHN").write_text(LABELS)
    return root


def test_a_tree_of_sphere_files_reads_with_all_that_timit_tells(tmp_path: Path) -> None:
    found = list_timit(tree(tmp_path), dialect_sentences=False)
    told = {(u.split, u.speaker, u.labels["sex"], u.labels["dialect"], u.sentence, u.labels["kind"]) for u in found}
    assert told == {
        (split, speaker, sex, dialect, sentence, sentence[:2])
        for split, speaker, sex, dialect in (
            ("train", "FCJF0", "female", "DR1"),
            ("train", "MDPK0", "male", "DR2"),
            ("test", "MLLL0", "male", "DR4"),
        )
        for sentence in ("SX37", "SI648")
    }
    for utterance in found:
        assert read_speech(utterance.path, 16_000).shape == (8000,)
        assert phones_of(utterance.path) == [Phone(0, 0.2, "h#"), Phone(0.2, 0.3, "sh"), Phone(0.3, 0.5, "iy")]


def test_shorten_is_named_with_the_way_out(tmp_path: Path) -> None:
    sphere(tmp_path / "TEST/DR1/FAKS0/SX1.WAV", coding="pcm,embedded-shorten-v2.00")
    with pytest.raises(MediaError, match=r"SX1.WAV.*shorten.*sph2pipe"):
        read_speech(list_timit(tmp_path)[0].path, 16_000)


@pytest.mark.parametrize(
    ("sound", "labels"), [("SA1.WAV", "SA1.PHN"), ("sa1.wav", "sa1.phn"), ("SA1.WAV.wav", "sa1.PHN")]
)
def test_labels_are_found_in_letters_of_any_case(tmp_path: Path, sound: str, labels: str) -> None:
    (tmp_path / labels).write_text(LABELS)
    (tmp_path / "SA10.PHN").write_text(LABELS)
    assert phone_file(tmp_path / sound) == tmp_path / labels
    assert len(phones_of(tmp_path / sound)) == 3


def test_no_labels_are_told(tmp_path: Path) -> None:
    assert phone_file(tmp_path / "SA1.WAV") is None
    with pytest.raises(MediaError, match="PHN"):
        phones_of(tmp_path / "SA1.WAV")


def test_the_phone_of_a_frame_is_that_at_its_centre() -> None:
    phones = [Phone(0.02, 0.03, "a"), Phone(0.03, 0.055, "b")]
    assert phone_of_frames(phones, 8, 0.01) == ["", "", "a", "b", "b", "b", "", ""]
    assert phone_of_frames([], 2, 0.01) == ["", ""]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0 100 a\nb 200 c\n", "line 2 is 'b 200 c'"),
        ("0 100\n", "line 1 is"),
        ("0 100 a\n\n90 200 b\n", "line 3 goes from 90 to 200"),
        ("100 90 a\n", "line 1 goes from 100 to 90"),
        ("-5 90 a\n", "line 1 is"),
        ("\n", "no phones"),
        ("0 " + "9" * 400 + " h#", "line 1 is"),
    ],
)
def test_broken_files_name_the_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "x.PHN"
    path.write_text(text)
    with pytest.raises(MediaError, match=message):
        read_phones(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.PHN")
    with pytest.raises(MediaError, match="no plain file"):
        read_phones(tmp_path / "x.PHN")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="no such file"):
        read_phones(tmp_path / "x.PHN")


def test_every_phone_of_timit_has_one_class() -> None:
    names = [name for group in CLASSES.values() for name in group.split()]
    assert len(names) == len(set(names)) == 61
    assert [phone_class(name) for name in ("iy", "TCL", "h#", "ng", "jh", "l", "?")] == [
        "vowel", "stop", "silence", "nasal", "fricative", "glide", "",
    ]  # fmt: skip

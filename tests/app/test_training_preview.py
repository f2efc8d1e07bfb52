"""What training would find: told beforehand, and just as it then is."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from app.cli import cli
from app.clip_list import ListedClip, read_clip_list, write_clip_list
from app.training_clips import TrainingData
from app.training_data import load_training_data
from app.training_preview import NO_SOUND, SHORT, SILENT, UNREADABLE, Found, kinds_of, preview_data, some_clips
from core_models.config import Window
from core_models.control import Cancelled, Control
from core_models.errors import ModelError
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.write import write_clip

VIDEO, SPEECH = Window(kind="video"), Window(kind="speech", length=20, hop=10)
VOICES = Window(kind="speech", features="envelope", length=64, hop=32, bins=64)


def loaded(name: str, window: Window) -> TrainingData:
    *_, last = load_training_data(name, window, Control())
    assert isinstance(last, TrainingData)
    return last


def agree(found: Found, data: TrainingData) -> None:
    assert {(one.path, one.reason) for one in found.dropped} == set(data.skipped)
    assert found.validation == len(data.validation)
    assert found.windows == len(data.train) + len(data.validation)
    assert found.bytes == data.train.frames.nbytes + data.validation.frames.nbytes
    assert found.problem == ""


def speak(path: Path, frequency: float, seconds: float, silence: float = 0.0) -> Path:
    t = np.arange(int(16_000 * seconds)) / 16_000
    wave = 0.2 * np.sign(np.sin(2 * np.pi * frequency * t)) * (1 + np.sin(9 * t))
    quiet = np.zeros(int(16_000 * silence))
    samples = np.concatenate([quiet, np.clip(wave, -1, 1), quiet]).astype(np.float32)
    return write_clip(Clip(audio=samples[None], sample_rate=16_000), path)


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    """Two speakers; a torn, a short and a silent file, and one that is mostly silence."""
    root = tmp_path / "voices"
    for who, pitch in (("ann", 210.0), ("bob", 110.0)):
        for number, sentence in enumerate(("one", "two", "three")):
            speak(root / who / f"{sentence}.wav", pitch, 1.5 + number / 3, silence=0.3)
    (root / "ann" / "torn.wav").write_bytes(b"RIFF")
    speak(root / "bob" / "short.wav", 110.0, 0.1)
    speak(root / "bob" / "quiet.wav", 110.0, 0.1, silence=1.0)
    write_clip(Clip(audio=np.zeros((1, 16_000), np.float32), sample_rate=16_000), root / "bob" / "silent.wav")
    return root


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Two people; a torn file, one without a picture, one of too few frames."""
    root, rng = tmp_path / "people", np.random.default_rng(0)
    for who in ("ann", "bob"):
        for take, frames in enumerate((8, 11, 24)):
            pictures = rng.integers(0, 256, (frames, 48, 64, 3), dtype=np.uint8)
            write_clip(Clip(pictures, Fraction(8)), root / who / "walk" / f"{take}.npz")
    write_clip(Clip(np.zeros((3, 64, 64, 3), np.uint8), Fraction(8)), root / "ann" / "walk" / "few.gif", scale=1)
    (root / "bob" / "walk" / "torn.mp4").write_bytes(b"no video")
    write_clip(Clip(audio=np.zeros((1, 900), np.float32), sample_rate=16_000), root / "bob" / "walk" / "sound.npz")
    return root


def test_speech_is_told_as_it_is_then_learned(voices: Path) -> None:
    found = preview_data(str(voices), SPEECH)
    agree(found, loaded(str(voices), SPEECH))
    assert (found.files, found.clips, found.counted) == (10, 6, True)
    assert dict(found.identities) == {"ann": 3, "bob": 3}
    assert sorted(one.why for one in found.dropped) == sorted([SHORT, SHORT, SILENT, UNREADABLE])
    assert found.lengths is not None
    assert found.lengths[0] == pytest.approx(2.1, abs=0.01)
    assert found.lengths[2] == pytest.approx(2.1 + 2 / 3, abs=0.01)
    assert found.rates == {"16 kHz": 6}


def test_of_envelopes_what_is_dropped_is_told_exactly(voices: Path) -> None:
    found, data = preview_data(str(voices), VOICES), loaded(str(voices), VOICES)
    assert {(one.path, one.reason) for one in found.dropped} == set(data.skipped)
    assert found.windows == pytest.approx(len(data.train) + len(data.validation), abs=3)
    assert not found.counted


def test_videos_are_told_as_they_are_then_learned(people: Path) -> None:
    found = preview_data(str(people), VIDEO)
    data = loaded(str(people), VIDEO)
    agree(found, data)
    assert (found.files, found.clips) == (9, 6)
    assert dict(found.identities) == {"ann": 3, "bob": 3}
    assert {one.path.name for one in found.dropped} == {"few.gif", "torn.mp4", "sound.npz"}
    assert found.windows == 2 * (1 + 2 + 5)
    assert data.train.identity is not None
    assert len(some_clips(found)) == 6


def test_a_list_of_files_is_data_with_its_own_names(voices: Path, people: Path, tmp_path: Path) -> None:
    clips = [ListedClip(path, path.parts[-3]) for path in sorted(people.rglob("*.*"))]
    assert kinds_of(clips) == {"video", "speech"}
    kept = tmp_path / "clips.json"
    write_clip_list(kept, clips)
    assert read_clip_list(kept) == clips
    agree(preview_data(str(kept), VIDEO), loaded(str(kept), VIDEO))
    assert preview_data(clips, VIDEO).identities == {"ann": 3, "bob": 3}
    lines = tmp_path / "clips.txt"
    lines.write_text("\n".join(f"voices/{p.parent.name}/{p.name}\tme" for p in voices.rglob("*.wav")) + "\n\n")
    found = preview_data(str(lines), SPEECH)
    agree(found, loaded(str(lines), SPEECH))
    assert found.identities == {"me": 6}


def test_lists_that_are_none_are_told(tmp_path: Path) -> None:
    broken = tmp_path / "clips.json"
    for text in ("{", '{"clips": 3}', "[]", '{"clips": []}'):
        broken.write_text(text)
        with pytest.raises(MediaError, match="clips"):
            read_clip_list(broken)


@pytest.mark.parametrize("name", ["generated:10", "pendula:20"])
def test_drawn_sets_are_told_without_drawing_them(name: str) -> None:
    agree(preview_data(name, VIDEO), loaded(name, VIDEO))


def test_what_must_fail_is_told(voices: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="samples is speech"):
        preview_data("samples", VIDEO)
    assert "8 frames" in preview_data("generated", Window(kind="video", length=15)).problem
    only = speak(tmp_path / "one" / "ann" / "a.wav", 200, 1.0)
    assert "two sentences" in preview_data(str(only.parents[1]), SPEECH).problem
    sounds = preview_data([ListedClip(only, "ann")], VIDEO)
    assert "None of the clips" in sounds.problem
    assert preview_data(str(voices), Window(kind="speech", length=900, hop=9)).clips == 0
    with pytest.raises(MediaError, match="in this folder"):
        kinds_of(str(tmp_path / "one" / "ann"))


def test_pictures_without_sound_are_no_speech(people: Path) -> None:
    clips = [ListedClip(path, "ann") for path in people.rglob("*.npz")]
    assert {one.why for one in preview_data(clips, SPEECH).dropped} == {NO_SOUND, SILENT}


def test_looking_can_be_cancelled(voices: Path) -> None:
    def stop(progress: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        preview_data(str(voices), SPEECH, stop)


def test_the_command_line_tells_the_same(voices: Path) -> None:
    result = CliRunner().invoke(cli, ["data", "preview", str(voices), "--preset", "speech"])
    assert result.exit_code == 0, result.stderr
    assert "6 of 10 speech clips can be used" in result.stdout
    assert "Left out: 4" in result.stdout
    facts = json.loads(
        CliRunner().invoke(cli, ["data", "preview", "samples", "--preset", "demo", "--json"]).stdout or "{}"
    )
    assert facts == {}
    shown = CliRunner().invoke(cli, ["data", "preview", str(voices), "--preset", "speech", "--json"]).stdout
    assert json.loads(shown)["clips"] == 6

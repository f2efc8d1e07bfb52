"""`unbraid convert`, and `unbraid swap` of sound with a model that converts voices."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch
from click.testing import CliRunner

from app import pipeline
from app.cli import cli
from app.commands import voices
from core_models.config import Architecture, Network, Window
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model

RATE = 16_000


def run(*words: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `unbraid` with these words."""
    result = CliRunner().invoke(cli, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def tone(seconds: float, pitch: float, rate: int = RATE) -> np.ndarray:
    """Sound with harmonics, a gliding pitch and pauses."""
    time = np.arange(int(seconds * rate)) / rate
    phase = 2 * np.pi * np.cumsum(pitch * (1 + 0.15 * np.sin(7 * time))) / rate
    sound = sum(np.sin(number * phase) / number for number in range(1, int(0.45 * rate / pitch / 1.2)))
    noise = np.random.default_rng(0).normal(size=len(time))
    return (0.1 * sound * np.clip(1.5 * np.sin(12 * time), 0, 1) + 0.004 * noise).astype(np.float32)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of voices with random weights, two recordings, and a speaker's folder with a file that is no sound."""
    folder = tmp_path_factory.mktemp("voices")
    torch.manual_seed(0)
    window = Window(kind="speech", features="envelope", length=20, hop=10, bins=64)
    network = Network(static=4, dynamic=3, features=12, hidden=12, content="normalised")
    for name, seen in (("model", window), ("spectra", Window(kind="speech", length=20, hop=10))):
        architecture = Architecture(model="cdsvae", window=seen, network=network)
        config = ModelConfig(title="Small", architecture=architecture)
        save_model(folder / name, build_model(architecture), config, "# Small\n")
    (folder / "anna" / "more").mkdir(parents=True)
    soundfile.write(folder / "a.wav", tone(0.6, 110), RATE)
    soundfile.write(folder / "b.wav", tone(0.8, 210, 44_100), 44_100)
    soundfile.write(folder / "anna" / "1.wav", tone(0.7, 200), RATE)
    soundfile.write(folder / "anna" / "more" / "2.flac", tone(0.5, 220), RATE)
    (folder / "anna" / "3.wav").write_bytes(b"no sound")
    return folder


def test_swap_says_what_a_says_in_bs_voice(here: Path, tmp_path: Path) -> None:
    out, words = tmp_path / "out.wav", ("--model", here / "model", "--json")
    code, text, err = run("swap", here / "a.wav", here / "b.wav", "-o", out, *words)
    assert (code, err) == (0, "")
    facts = json.loads(text)
    assert (facts["static"], facts["dynamic"], facts["warnings"]) == (1.0, 0.0, [])
    assert (soundfile.info(out).frames, soundfile.info(out).samplerate) == (9_600, RATE)
    run("swap", here / "a.wav", here / "b.wav", "-o", out, *words, "--static", "A", "--dynamic", "B")
    assert soundfile.info(out).frames == 12_800


def test_how_the_voice_is_made_changes_the_result(here: Path, tmp_path: Path) -> None:
    made = []
    for words in ((), ("--pitch", 4), ("--formants", 1.2), ("--back-end", "filter"), ("--detail", 1)):
        out = tmp_path / f"{len(made)}.wav"
        code, _, err = run("swap", here / "a.wav", here / "b.wav", "-o", out, "--model", here / "model", *words)
        assert code == 0, err
        made.append(soundfile.read(out)[0])
    assert all(np.abs(one - made[0]).max() > 0.01 for one in made[1:])


@pytest.mark.parametrize("words", [("--pitch", "30"), ("--formants", "3"), ("--back-end", "tape"), ("--detail", "2")])
def test_what_no_voice_can_have_is_wrong_usage(here: Path, tmp_path: Path, words: tuple[str, str]) -> None:
    assert run("swap", here / "a.wav", here / "b.wav", "-o", tmp_path / "o.wav", *words)[0] == 2
    assert run("swap", "a.wav", "b.wav", "-o", "o.wav", "--block", "static", "--pitch", "1")[0] == 2


def test_a_model_that_converts_no_voices_says_so(here: Path, tmp_path: Path) -> None:
    words = ("--model", here / "spectra")
    code, _, err = run("swap", here / "a.wav", here / "b.wav", "-o", tmp_path / "o.wav", *words, "--pitch", 1)
    assert code == 1
    assert "--pitch" in err
    code, _, err = run("convert", here / "a.wav", "--voice", here / "b.wav", "-o", tmp_path, *words)
    assert code == 1
    assert "converts no voices" in err


def test_a_folder_of_recordings_is_a_voice_on_either_side(here: Path, tmp_path: Path) -> None:
    model, made = ("--model", here / "model", "--json"), []
    for pair in ((here / "a.wav", here / "anna"), (here / "anna", here / "a.wav")):
        out = tmp_path / f"{len(made)}.wav"
        code, text, err = run("swap", *pair, "-o", out, *model)
        assert code == 0, err
        assert [Path(one["file"]).name for one in json.loads(text)["warnings"]] == ["3.wav"]
        assert err.count("3.wav") == 1
        made.append(soundfile.read(out)[0])
    assert np.array_equal(*made)
    code, _, err = run("swap", here / "anna", here / "anna", "-o", tmp_path / "o.wav", *model)
    assert code == 1
    assert "Give one recording and one voice" in err
    code, _, err = run("swap", here / "a.wav", here / "anna", "-o", tmp_path / "o.wav", *model, "--dynamic", "B")
    assert code == 1
    assert "words cannot be taken from a folder" in err


@pytest.mark.parametrize(
    "words",
    [("b.wav", "a.wav"), ("b.wav", "a.wav", "--static", "A", "--dynamic", "B"), ("b.wav", "anna"), ("anna", "b.wav")],
)
def test_long_swaps_are_made_in_blocks_and_the_same(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    asked = ("swap", here / words[0], here / words[1], *words[2:], "--model", here / "model", "--json")
    code, text, err = run(*asked, "-o", tmp_path / "short.wav")
    assert code == 0, err
    monkeypatch.setattr(voices, "LONG_SECONDS", 0.7)  # b.wav is longer
    held = list[Path]()
    monkeypatch.setattr(pipeline, "open_clip", held.append)  # the whole of neither is read into memory
    code, long, err = run(*asked, "-o", tmp_path / "long.wav")
    assert code == 0, err
    first, second = (json.loads(one) for one in (text, long))
    assert {**first, "out": ""} == {**second, "out": ""}
    assert held == []
    short, made = (soundfile.read(tmp_path / f"{name}.wav")[0] for name in ("short", "long"))
    np.testing.assert_allclose(made, short, atol=1e-4)


def test_long_swaps_that_need_both_in_memory(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "LONG_SECONDS", 0.1)
    a, b, anna, out = here / "a.wav", here / "b.wav", here / "anna", tmp_path / "o.wav"
    assert voices.long_pair(a, b, out, None, None) == (a, b)
    assert voices.long_pair(a, b, out, 0.0, 1.0) == (b, a)
    assert voices.long_pair(a, anna, out, None, None) == voices.long_pair(anna, a, out, None, None) == (a, anna)
    for shares in ((0.5, None), (None, 0.5), (0.0, None), (1.0, 1.0)):
        assert voices.long_pair(a, b, out, *shares) is None
    assert voices.long_pair(a, anna, out, 0.0, 1.0) is None  # a folder has no words
    assert voices.long_pair(anna, anna, out, None, None) is None
    assert voices.long_pair(a, b, tmp_path / "o.npz", None, None) is None
    assert voices.long_pair(a, anna / "3.wav", out, None, None) is None  # for the reader to tell
    code, _, err = run("swap", a, b, "-o", out, "--model", here / "spectra", "--pitch", "1")
    assert (code, "--pitch" in err) == (1, True)


def test_silence_is_an_error_and_clipping_a_warning(here: Path, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silent.wav", np.zeros(RATE), RATE)
    soundfile.write(tmp_path / "rough.wav", np.clip(30 * tone(1.5, 120), -0.9, 0.9), RATE)
    model, out = ("--model", here / "model", "--json"), tmp_path / "o.wav"
    code, text, err = run("swap", tmp_path / "silent.wav", here / "a.wav", "-o", out, *model)
    assert (code, text) == (1, "")
    assert "silent.wav: the recording is silent" in err
    code, text, err = run("swap", tmp_path / "rough.wav", here / "a.wav", "-o", out, *model)
    assert code == 0, err
    assert "clipping" in [one["code"] for one in json.loads(text)["warnings"]]
    assert "Warning: " in err


def test_what_is_the_matter_with_many_recordings_is_told_in_one_line(here: Path, tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / "phone").mkdir(exist_ok=True)
        soundfile.write(tmp_path / "phone" / f"{number}.wav", tone(0.6, 120 + number, 8_000), 8_000)
    words = ("-o", tmp_path / "out.wav", "--model", here / "model")
    code, text, err = run("swap", here / "a.wav", tmp_path / "phone", *words, "--json")
    assert code == 0, err
    lines = [line for line in err.splitlines() if "At 8000 Hz" in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"Warning: 4 recordings, such as {tmp_path / 'phone' / '0.wav'}: At 8000 Hz")
    assert len([one for one in json.loads(text)["warnings"] if "At 8000 Hz" in one["text"]]) == 4
    to = ("--voice", here / "b.wav", "-o", tmp_path / "all", "--model", here / "model")
    _, _, err = run("convert", tmp_path / "phone", *to)
    assert err.count("At 8000 Hz") == 1


def test_convert_does_all_that_can_be_done_and_names_the_rest(here: Path, tmp_path: Path) -> None:
    words = (
        here / "anna",
        here / "a.wav",
        "--voice",
        here / "b.wav",
        "-o",
        tmp_path / "out",
        "--model",
        here / "model",
    )
    code, text, _ = run("convert", *words, "--json")
    facts = json.loads(text)
    assert code == 1
    written = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*"))
    assert written == ["1.wav", "a.wav", str(Path("more", "2.wav"))]
    assert [Path(one["file"]).name for one in facts["failed"]] == ["3.wav"]
    assert len(facts["converted"]) == 3
    for one in facts["converted"]:
        assert soundfile.info(one["out"]).frames == soundfile.info(one["file"]).frames
    before = (tmp_path / "out" / "a.wav").stat().st_mtime_ns
    code, _, err = run("convert", *words)
    assert code == 1
    assert "--force" in err
    assert (tmp_path / "out" / "a.wav").stat().st_mtime_ns == before
    code, text, _ = run("convert", *words, "--force")
    assert code == 1
    assert "Wrote 3 of 4 recordings" in text
    assert "3.wav" in text


def test_convert_writes_flac_and_ends_well(here: Path, tmp_path: Path) -> None:
    words = (here / "a.wav", "--voice", here / "anna", "-o", tmp_path, "--model", here / "model", "--format", "flac")
    code, text, _ = run("convert", *words)
    assert (code, text) == (0, f"Wrote 1 of 1 recordings to {tmp_path}\n")
    assert soundfile.info(tmp_path / "a.flac").format == "FLAC"


def test_convert_never_replaces_what_it_reads_nor_mixes_names(here: Path, tmp_path: Path) -> None:
    kept = (here / "a.wav").read_bytes()
    code, _, err = run("convert", here / "a.wav", "--voice", here / "b.wav", "-o", here, "--force")
    assert code == 1
    assert "the recording that is read" in err
    assert (here / "a.wav").read_bytes() == kept
    soundfile.write(tmp_path / "a.flac", tone(0.5, 100), RATE)
    code, _, err = run("convert", here / "a.wav", tmp_path / "a.flac", "--voice", here / "b.wav", "-o", tmp_path / "o")
    assert code == 1
    assert "the same name" in err
    assert not (tmp_path / "o").exists()


def test_ctrl_c_keeps_what_is_finished(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app import conversion

    convert = conversion.convert

    def stopping(stored: object, path: Path, *rest: object) -> object:
        if path.name == "b.wav":
            raise KeyboardInterrupt
        return convert(stored, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(conversion, "convert", stopping)
    words = (here / "a.wav", here / "b.wav", "--voice", here / "b.wav", "-o", tmp_path, "--model", here / "model")
    code, text, err = run("convert", *words, "--json")
    facts = json.loads(text)
    assert code == 130
    assert facts["stopped"] is True
    assert err.splitlines()[-1] == "Stopped."
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]

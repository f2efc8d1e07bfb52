"""`unbraid data`: what it draws, finds and leaves out."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from app.cli import cli
from media_io.characters import generate_random
from media_io.datasets import SETS, load_labelled
from media_io.read import read_clip


def run(*words: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `unbraid data` with these words."""
    result = CliRunner().invoke(cli, ["data", *map(str, words)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    """Two speakers; of anna's three files one is too short and one no sound."""
    folder = tmp_path / "voices"
    generator = np.random.default_rng(0)
    for name, seconds in (("anna/hello", 0.5), ("anna/short", 0.02), ("ben/hello", 0.5)):
        path = folder / f"{name}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, generator.normal(0, 0.1, int(seconds * 16_000)), 16_000)
    (folder / "anna" / "torn.wav").write_bytes(b"RIFF")
    return folder


def test_generate_makes_a_tree_that_list_and_training_can_read(tmp_path: Path) -> None:
    out = tmp_path / "characters"
    code, _, err = run("generate", out, "-n", "5", "--seed", "3")
    assert code == 0, err
    drawn = generate_random(5, 3)
    files = sorted(out.glob("*/*/*.mp4"), key=lambda path: path.name)
    assert [path.name for path in files] == [f"{number}.mp4" for number in range(1, 6)]
    assert all(read_clip(path).frames.shape == (8, 64, 64, 3) for path in files)
    actions = [drawn.classes["action"][label].replace(" ", "-") for label in drawn.labels["action"]]
    assert [path.parent.name for path in files] == actions
    facts = json.loads(run("list", out, "--json")[1])
    assert (facts["kind"], facts["clips"], facts["dropped"]) == ("video", 5, [])


def test_generate_as_one_file_holds_the_same_clips(tmp_path: Path) -> None:
    code, _, err = run("generate", tmp_path / "new", "-n", "4", "--seed", "3", "--format", "npz")
    assert code == 0, err
    drawn = generate_random(4, 3)
    with np.load(tmp_path / "new" / "characters.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["frames"], drawn.frames)
        assert np.array_equal(arrays["action_label"], drawn.labels["action"])
        assert tuple(arrays["skin_classes"]) == drawn.classes["skin"]


def test_generate_leaves_a_folder_with_files_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
    code, _, err = run("generate", tmp_path, "-n", "1")
    assert code == 1
    assert "there are files in this folder already" in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_list_says_what_would_be_left_out_and_why(voices: Path) -> None:
    facts = json.loads(run("list", voices, "--json")[1])
    assert facts["identities"] == {"anna": 3, "ben": 1}
    assert facts["motions"] == {"hello": 2, "short": 1, "torn": 1}
    left_out = {Path(entry["file"]).name: entry["cause"] for entry in facts["dropped"]}
    assert set(left_out) == {"short.wav", "torn.wav"}
    assert "less than 0.2 s" in left_out["short.wav"]
    code, text, _ = run("list", voices)
    assert code == 0
    assert "Left out: 2" in text
    assert str(voices / "anna" / "torn.wav") in text


def test_list_of_videos_names_those_that_do_not_open(tmp_path: Path) -> None:
    run("generate", tmp_path / "c", "-n", "2", "--format", "gif")
    torn = next((tmp_path / "c").glob("*/*/*.gif"))
    torn.write_bytes(torn.read_bytes()[:20])
    facts = json.loads(run("list", tmp_path / "c", "--json")[1])
    assert facts["clips"] == 2
    assert [entry["file"] for entry in facts["dropped"]] == [str(torn)]


def test_list_of_generated_characters_counts_every_one_in_every_action() -> None:
    facts = json.loads(run("list", "generated", "--json")[1])
    assert facts["identities"] == {"train": 1000 * 9, "test": 296 * 9}
    assert facts["motions"]["walk left"] == 1296


def test_list_without_a_name_names_every_set() -> None:
    code, text, err = run("list")
    assert code == 0, err
    assert all(f"  {name} " in text for name in SETS)
    sets = json.loads(run("list", "--json")[1])["sets"]
    assert [entry["name"] for entry in sets] == list(SETS)
    assert sets[0] == {
        "name": "generated",
        "title": "drawn characters",
        "train": 9000,
        "test": 2664,
        "frames": 8,
        "folder": None,
    }


def test_list_of_a_drawn_set_names_its_factors() -> None:
    facts = json.loads(run("list", "dsprites-causal", "--json")[1])
    assert facts["identities"] == {"train": SETS["dsprites-causal"].train, "test": SETS["dsprites-causal"].test}
    assert facts["factors"]["shape"] == ["square", "ellipse", "heart"]
    assert list(facts["factors"]) == ["shape", "colour", "scale", "direction", "pace", "rotation"]
    assert "clockwise, anticlockwise" in run("list", "dsprites-causal")[1]


def test_generate_writes_any_set_as_the_library_draws_it(tmp_path: Path) -> None:
    words = ("-n", "3", "--seed", "5", "--frames", "6", "--set", "pendula", "--split", "test", "--format")
    code, _, err = run("generate", tmp_path / "a", *words, "npz")
    assert code == 0, err
    clips = load_labelled("pendula", "test", 3, 5, 6)
    with np.load(tmp_path / "a" / "pendula.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["frames"], clips.frames)
        assert np.array_equal(arrays["identity"], clips.labels["colour"])
        assert np.array_equal(arrays["speed_label"], clips.labels["speed"])
    code, _, err = run("generate", tmp_path / "b", *words, "gif")
    assert code == 0, err
    colours = {path.parts[-3] for path in (tmp_path / "b").glob("*/*/*.gif")}
    assert colours == {clips.classes["colour"][k] for k in clips.labels["colour"]}
    assert json.loads(run("list", tmp_path / "b", "--json")[1])["clips"] == 3


def test_generate_of_an_unknown_set_names_the_known_ones(tmp_path: Path) -> None:
    code, _, err = run("generate", tmp_path / "a", "--set", "pendulums")
    assert code == 1
    assert "pendula" in err


def test_long_lists_are_cut_short_for_people(tmp_path: Path) -> None:
    generator = np.random.default_rng(0)
    for number in range(25):
        path = tmp_path / f"speaker{number:02d}" / "a.wav"
        path.parent.mkdir()
        soundfile.write(path, generator.normal(0, 0.1, 8_000), 16_000)
    text = run("list", tmp_path)[1]
    assert "People (25):" in text
    assert "and 5 more; --json lists them all" in text


@pytest.mark.parametrize("name", ["emodb", "sprites"])
def test_real_data_without_a_folder_names_the_variable(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UNBRAID_DATA", raising=False)
    code, out, err = run("list", name)
    assert (code, out) == (1, "")
    assert "UNBRAID_DATA" in err


def test_neither_data_set_nor_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, _, err = run("list", "emodbb")
    assert code == 1
    assert "emodb, fsdd" in err
    code, _, err = run("list", tmp_path / "empty")
    assert code == 1
    assert "speaker/*.wav" in err


def test_sheet_has_a_row_for_each_clip(tmp_path: Path, voices: Path) -> None:
    assert run("sheet", "generated", "-o", tmp_path / "1.png", "-n", "1")[0] == 0
    assert run("sheet", "generated", "-o", tmp_path / "3.png", "-n", "3")[0] == 0
    one, three = cv2.imread(str(tmp_path / "1.png")), cv2.imread(str(tmp_path / "3.png"))
    assert three.shape[0] > 2.5 * one.shape[0]
    code, out, err = run("sheet", "expressions", "-o", tmp_path / "e.png", "-n", "2", "--json")
    assert code == 0, err
    assert set(json.loads(out)["labels"]) <= set(load_labelled("expressions", "test", 0).classes["expression"])
    code, out, err = run("sheet", voices, "-o", tmp_path / "v.png", "--json")
    assert code == 0, err
    assert len(json.loads(out)["clips"]) == 3


@pytest.mark.real_data
def test_real_emodb(real_data: Path) -> None:
    facts = json.loads(run("list", "emodb", "--json")[1])
    assert facts["clips"] == 535
    assert len(facts["identities"]) == 10

"""From a choice to a run that can be repeated: its folder, its files, its line."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from app.cli import cli
from app.clip_list import ListedClip, read_clip_list
from app.commands.training import changed_value
from app.data_names import known_data
from app.presets import Value
from app.train_choice import TrainChoice
from app.train_setup import command_for, prepared, run_folder
from core_models.config import read_preset
from core_models.errors import CheckpointError, ConfigError


def test_a_run_has_a_folder_of_its_own(tmp_path: Path) -> None:
    assert run_folder(tmp_path, 'a/b:"c"').name == "a-b--c-"
    (tmp_path / "a").mkdir()
    (tmp_path / "a 2").mkdir()
    assert run_folder(tmp_path, "a") == tmp_path / "a 3"
    assert run_folder(tmp_path, "..").parent == tmp_path


def test_what_was_changed_lies_in_the_folder(tmp_path: Path) -> None:
    out, clips = tmp_path / "run", (ListedClip(tmp_path / "a.wav", "ann"), ListedClip(tmp_path / "b.wav", "bob"))
    choice = TrainChoice("speech", "my clips", 5, "cpu", {"training.batch": 4}, clips, 3, None, "x")
    job = prepared(choice, out)
    assert (job.steps, job.device, job.minutes, job.out) == (5, "cpu", 3, out)
    assert read_preset(Path(job.preset)).training.batch == 4
    assert tuple(read_clip_list(Path(job.data))) == clips
    plain = prepared(TrainChoice("demo", "generated"), tmp_path / "plain")
    assert (plain.preset, plain.data) == ("demo", "generated")


def test_an_old_run_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "checkpoints" / "step-1").mkdir(parents=True)
    with pytest.raises(CheckpointError, match="holds a run"):
        prepared(TrainChoice("demo", "generated", changes={"training.batch": 4}), tmp_path)
    assert not (tmp_path / "preset.toml").exists()


def test_values_that_cannot_be_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"training\.batch"):
        prepared(TrainChoice("demo", "generated", changes={"training.batch": 0}), tmp_path)


def test_the_line_says_what_the_window_does(tmp_path: Path) -> None:
    changes: dict[str, Value] = {"training.batch": 4, "training.keep": "last", "augment.shuffle": False}
    words = shlex.split(command_for(TrainChoice("demo", "generated", 9, changes=changes, minutes=2), tmp_path / "v1.2"))
    sets = dict(changed_value(words[k + 1]) for k, word in enumerate(words) if word == "--set")
    assert sets == changes
    assert words[words.index("--minutes") + 1] == "2"
    listed = command_for(TrainChoice("demo", "3 clips", clips=(ListedClip(tmp_path / "a", "b"),)), tmp_path / "v1.2")
    assert str(tmp_path / "v1.2.json") in listed


def test_values_are_typed_as_in_a_preset() -> None:
    assert changed_value("training.batch=8") == ("training.batch", 8)
    assert changed_value("training.keep=last") == ("training.keep", "last")
    assert changed_value("architecture.ladder.rungs=[4, 2]") == ("architecture.ladder.rungs", [4, 2])
    for text in ("training.batch", "steps=", "=3"):
        with pytest.raises(click.BadParameter):
            changed_value(text)


def test_the_command_line_tells_wrong_settings_before_it_begins(tmp_path: Path) -> None:
    words = ["train", "--preset", "demo", "--data", "generated", "--out", str(tmp_path / "run")]
    result = CliRunner().invoke(cli, [*words, "--set", "training.batch=0"])
    assert result.exit_code != 0
    assert "training.batch" in result.stderr
    result = CliRunner().invoke(cli, [*words, "--device", "gpu"])
    assert result.exit_code == 2
    assert "cuda:0" in result.stderr


def test_only_sets_that_are_at_hand_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UNBRAID_DATA", raising=False)
    assert {one.group for one in known_data()} == {"shipped", "drawn"}
    (tmp_path / "emodb").mkdir()
    monkeypatch.setenv("UNBRAID_DATA", str(tmp_path))
    assert [one.name for one in known_data() if one.group == "real"] == ["emodb"]
    monkeypatch.setenv("UNBRAID_DATA", str(tmp_path / "nowhere"))
    assert "real" not in {one.group for one in known_data()}

"""The shelf of models: in, out, renamed, deleted and back; shipped ones stay; nothing half-done is left."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner

from app import model_files, model_trash, shelf
from app.cli import cli
from app.paths import MODELS, user_models
from core_models.checkpoint import TrainState, save_checkpoint
from core_models.config import Architecture, Preset
from core_models.errors import ConfigError, ModelError
from core_models.registry import build_model
from core_models.store import ModelConfig, load_model, save_model

NETWORK = {"static": 4, "dynamic": 4, "channels": 8, "features": 8, "hidden": 8}
WINDOW = {"kind": "video", "length": 4, "hop": 2, "size": 32}
ARCHITECTURE = {"model": "dsvae", "window": WINDOW, "network": NETWORK}


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setattr("app.paths.user_data", lambda: home)
    monkeypatch.setattr("app.model_trash.user_data", lambda: home)
    return home


@pytest.fixture
def model(tmp_path: Path) -> Path:
    architecture = Architecture.model_validate(ARCHITECTURE)
    config = ModelConfig(title="Tiny", architecture=architecture, fps="8", training={"data": "four clips"})
    save_model(tmp_path / "friends" / "tiny", build_model(architecture), config, "# Tiny\n\nA model.\n")
    return tmp_path / "friends" / "tiny"


@pytest.fixture
def run(tmp_path: Path, model: Path) -> Path:
    """A run with a finished model and a checkpoint whose best weights are not its last."""
    preset = Preset.model_validate(
        {
            "title": "Tiny run",
            "architecture": ARCHITECTURE,
            "weights": {"reconstruction": 1.0, "kl_static": 1.0, "kl_dynamic": 1.0},
            "training": {"steps": 9, "batch": 2},
        }
    )
    state = TrainState.start(build_model(preset.architecture), torch.Generator(), 1e-3)
    state.step = 5
    state.keep_best(2.5)
    with torch.no_grad():
        for weight in state.model.parameters():
            weight.add_(1.0)
    state.step = 8
    folder = tmp_path / "runs" / "first"
    save_checkpoint(folder, state, preset)
    shutil.copytree(model, folder / "model")
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_models_folder_that_a_kill_put_aside_is_on_the_shelf(run: Path) -> None:
    (run / "model").rename(run / f".model.{'0' * 32}.old")
    assert run / "model" in [one.info.path for one in shelf.shelf(run.parent)]


def test_a_folder_is_taken_in_checked_and_only_its_parts(model: Path) -> None:
    (model / "notes.txt").write_text("mine")
    taken = model_files.import_model(model)
    assert taken == user_models() / "tiny"
    assert files(taken) == sorted(shelf.PARTS)
    found = {one.name: one for one in shelf.shelf()}
    assert found["tiny"].origin == shelf.OWN
    assert found["tiny"].fps == "8"
    assert found["tiny"].training == {"data": "four clips"}
    assert found["tiny"].card.startswith("# Tiny")
    assert found["sprites"].origin == shelf.SHIPPED
    with pytest.raises(ModelError, match="of this name already"):
        model_files.import_model(model)
    assert model_files.import_model(model, "other").name == "other"


@pytest.mark.parametrize("spoil", ["config", "weights", "missing"])
def test_what_is_no_model_is_not_taken_in_and_leaves_nothing(model: Path, spoil: str) -> None:
    if spoil == "config":
        config = json.loads((model / "config.json").read_text())
        (model / "config.json").write_text(json.dumps({**config, "run": "rm"}))
    elif spoil == "weights":
        (model / "model.safetensors").write_bytes(b"nothing")
    else:
        (model / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="tiny") as told:
        model_files.import_model(model)
    assert ".tiny." not in str(told.value)
    assert not user_models().exists() or list(user_models().iterdir()) == []
    assert isinstance(told.value, ConfigError) == (spoil == "config")


def test_a_zip_goes_out_and_in_and_cannot_write_elsewhere(model: Path, tmp_path: Path) -> None:
    out = model_files.export_model(model, tmp_path / "tiny.zip")
    assert load_model(model_files.import_model(out)).config.title == "Tiny"
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        for part in shelf.NEEDED:
            archive.write(model / part, f"../../{part}")
        archive.writestr("../../elsewhere.txt", "x")
    taken = model_files.import_model(tmp_path / "evil.zip")
    assert files(taken) == sorted(shelf.NEEDED)
    assert not list(tmp_path.rglob("elsewhere.txt"))
    (tmp_path / "torn.zip").write_bytes(out.read_bytes()[:200])
    with pytest.raises(ModelError, match="no readable zip"):
        model_files.import_model(tmp_path / "torn.zip")
    with pytest.raises(ModelError, match="no such file"):
        model_files.import_model(tmp_path / "nothing.zip")


def test_export_never_writes_over_anything(model: Path, tmp_path: Path) -> None:
    target = model_files.export_model(MODELS / "sprites", tmp_path / "copy")
    assert files(target) == sorted(shelf.PARTS)
    with pytest.raises(ModelError, match="is there already"):
        model_files.export_model(model, target)


def test_deleted_comes_back_where_it_was(model: Path) -> None:
    taken = model_files.import_model(model)
    before = (taken / "model.safetensors").read_bytes()
    gone = model_trash.delete_model(taken)
    assert not taken.exists()
    assert [one.name for one in model_trash.trashed()] == ["tiny"]
    model_files.import_model(model)
    with pytest.raises(ModelError, match="of this name already"):
        model_trash.restore_model(gone.key)
    model_trash.delete_model(taken)
    assert model_trash.restore_model(gone.key) == taken
    assert (taken / "model.safetensors").read_bytes() == before
    assert len(model_trash.trashed()) == 1
    with pytest.raises(ModelError, match="not in the trash"):
        model_trash.restore_model("nobody")


def test_shipped_models_and_those_of_others_stay(model: Path) -> None:
    with pytest.raises(ModelError, match="came with the program"):
        model_trash.delete_model(MODELS / "sprites")
    with pytest.raises(ModelError, match="came with the program"):
        shelf.rename_model(MODELS / "sprites", "mine")
    with pytest.raises(ModelError, match="outside"):
        model_trash.delete_model(model)
    assert (MODELS / "sprites" / "config.json").is_file()
    assert model.is_dir()


@pytest.mark.parametrize("name", ["", "a/b", "..", "x" * 200, "con:"])
def test_names_that_cannot_be_folders_are_refused(model: Path, name: str) -> None:
    taken = model_files.import_model(model)
    with pytest.raises(ModelError, match="cannot be a model's name"):
        shelf.rename_model(taken, name)
    assert taken.is_dir()


def test_a_run_is_renamed_and_deleted_as_a_whole(run: Path) -> None:
    found = next(one for one in shelf.shelf(run.parent) if one.name == "first")
    assert found.origin == shelf.RUN
    renamed = shelf.rename_model(found.info.path, "better")
    assert renamed == run.with_name("better") / "model"
    gone = model_trash.delete_model(renamed)
    assert not (run.parent / "better").exists()
    assert (model_trash.restore_model(gone.key) / "checkpoints").is_dir()


def test_a_checkpoint_becomes_a_model(run: Path) -> None:
    best, last = shelf.checkpoints(run)
    assert (best.best, best.step, best.loss) == (True, 5, 2.5)
    assert (last.best, last.step, last.loss) == (False, 8, None)
    kept = [load_model(shelf.keep_checkpoint(run, one.key)) for one in (best, last)]
    assert [one.folder.name for one in kept if one.folder] == ["first step 5", "first step 8"]
    a, b = (next(iter(one.model.parameters())) for one in kept)
    assert torch.allclose(a + 1, b)
    assert kept[0].config.fps == "8"
    assert kept[0].config.training["data"] == "four clips"
    with pytest.raises(ModelError, match="no checkpoint"):
        shelf.keep_checkpoint(run, "step-000000099:best")


def test_the_command_line_does_it_too(model: Path, run: Path, tmp_path: Path) -> None:
    def told(*words: object) -> str:
        result = CliRunner().invoke(cli, ["models", *map(str, words)])
        assert result.exit_code == 0, result.output
        return result.stdout

    assert json.loads(told("import", model, "--json"))["path"] == str(user_models() / "tiny")
    assert "tiny" in told("list", "--runs", run.parent)
    assert len(json.loads(told("show", run / "model", "--json"))["checkpoints"]) == 2
    told("rename", user_models() / "tiny", "mine")
    told("delete", user_models() / "mine")
    assert "mine" in told("restore")
    told("restore", "mine")
    told("export", user_models() / "mine", tmp_path / "out.zip")
    assert (tmp_path / "out.zip").is_file()
    told("keep", run, "step-000000008:last", "--name", "late")
    assert (user_models() / "late" / "config.json").is_file()
    failed = CliRunner().invoke(cli, ["models", "delete", "sprites"])
    assert (failed.exit_code, failed.stderr.count("\n")) == (1, 1)

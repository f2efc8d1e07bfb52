"""Model folders: what is saved comes back; what does not fit is refused by name."""

from __future__ import annotations

import json
import resource
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from core_models.config import Architecture, Preset, Window
from core_models.dsvae import DSVAE
from core_models.errors import CheckpointError, ConfigError
from core_models.files import read_json, write_json
from core_models.registry import build_model
from core_models.store import ModelConfig, load_model, read_config, save_model
from core_models.tensor_files import read_tensors, shapes_in, write_tensors


@pytest.fixture(params=["speech", "video"])
def stored(
    request: pytest.FixtureRequest, toy_preset: Callable[..., Preset], tmp_path: Path
) -> tuple[Path, DSVAE, ModelConfig]:
    torch.manual_seed(0)
    architecture = toy_preset(request.param).architecture
    model = build_model(architecture)
    if request.param == "speech":
        model.set_normalisation(torch.linspace(-1, 1, 8), torch.linspace(1, 2, 8))
    config = ModelConfig(title="toy", architecture=architecture, fps="25/3", training={"steps": 3}, metrics={"a": 0.5})
    folder = tmp_path / "model"
    save_model(folder, model, config, "# A card, with ü\n")
    return folder, model, config


def test_a_model_comes_back_as_it_was(stored: tuple[Path, DSVAE, ModelConfig]) -> None:
    folder, model, config = stored
    loaded = load_model(folder)
    assert loaded.config == config
    assert loaded.folder == folder
    assert not loaded.model.training
    for name, tensor in model.state_dict().items():
        assert torch.equal(loaded.model.state_dict()[name], tensor)
    assert (folder / "card.md").read_text(encoding="utf-8") == "# A card, with ü\n"
    assert sorted(path.name for path in folder.iterdir()) == ["card.md", "config.json", "model.safetensors"]
    assert [path.name for path in folder.parent.iterdir()] == ["model"]


def test_half_precision_halves_the_file_and_loads_as_float32(
    stored: tuple[Path, DSVAE, ModelConfig], tmp_path: Path
) -> None:
    _, model, config = stored
    save_model(tmp_path / "half", model, config, "", torch.float16)
    size = {name: (tmp_path / name / "model.safetensors").stat().st_size for name in ("half", "model")}
    assert size["half"] < 0.8 * size["model"]
    for name, tensor in load_model(tmp_path / "half").model.state_dict().items():
        assert tensor.dtype == torch.float32
        assert torch.equal(tensor, model.state_dict()[name].half().float())


def test_saving_again_replaces_the_folder(stored: tuple[Path, DSVAE, ModelConfig]) -> None:
    folder, model, config = stored
    with torch.no_grad():
        model.prior.head.affine.bias.fill_(2)
    save_model(folder, model, config, "second")
    assert (load_model(folder).model.prior.head.affine.bias == 2).all()
    assert [path.name for path in folder.parent.iterdir()] == ["model"]


BIAS = "prior.head.affine.bias"


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda t: t.pop(BIAS), BIAS),
        (lambda t: t.update(stranger=torch.ones(1)), "stranger"),
        (lambda t: t.update({BIAS: torch.ones(5)}), rf"{BIAS} is \(5,\), the configuration says \(6,\)"),
        (lambda t: t.update({BIAS: torch.full((6,), torch.nan)}), f"{BIAS} holds values that are not finite"),
        (lambda t: t.update({BIAS: torch.full((6,), torch.inf)}), f"{BIAS} holds values that are not finite"),
    ],
)
def test_weights_that_do_not_fit_are_named(
    stored: tuple[Path, DSVAE, ModelConfig], damage: Callable[[dict[str, torch.Tensor]], object], told: str
) -> None:
    path = stored[0] / "model.safetensors"
    tensors = read_tensors(path)
    damage(tensors)
    write_tensors(path, tensors)
    with pytest.raises(CheckpointError, match=f"model.safetensors: .*{told}"):
        load_model(stored[0])


@pytest.mark.parametrize("name", ["model.safetensors", "config.json"])
@pytest.mark.parametrize("damage", ["missing", "truncated"])
def test_a_folder_that_is_not_whole_is_refused(stored: tuple[Path, DSVAE, ModelConfig], name: str, damage: str) -> None:
    path = stored[0] / name
    content = path.read_bytes()
    path.unlink()
    if damage == "truncated":
        path.write_bytes(content[: len(content) // 2])
    with pytest.raises(CheckpointError, match=name):
        load_model(stored[0])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format": 2}, "format"),
        ({"architecture": None}, "architecture"),
        ({"author": "x"}, "author: unknown key; valid here: format, title, architecture, fps, training, metrics"),
    ],
)
def test_a_configuration_that_does_not_fit_is_named(
    stored: tuple[Path, DSVAE, ModelConfig], change: dict[str, object], told: str
) -> None:
    path = stored[0] / "config.json"
    write_json(path, read_json(path) | change)
    with pytest.raises(ConfigError, match=f"config.json: .*{told}"):
        read_config(stored[0])


def test_an_unknown_model_lists_the_known(stored: tuple[Path, DSVAE, ModelConfig]) -> None:
    path = stored[0] / "config.json"
    data = read_json(path)
    data["architecture"]["model"] = "svae"
    write_json(path, data)
    with pytest.raises(ConfigError, match="'svae'; valid: dsvae, cdsvae"):
        load_model(stored[0])


@pytest.mark.parametrize(("name", "own"), [("favae", {"ladder"}), ("cdsvae", {"information"}), ("dsvae", set())])
def test_a_file_holds_no_other_models_settings(tmp_path: Path, name: str, own: set[str]) -> None:
    """So that what another model gains or loses later leaves it readable."""
    architecture = Architecture(model=name, window=Window(kind="vectors", length=8, bins=2))
    save_model(tmp_path / "m", build_model(architecture), ModelConfig(title="t", architecture=architecture), "card")
    written = json.loads((tmp_path / "m" / "config.json").read_text())["architecture"]
    assert written.keys() - {"model", "window", "network", "sigma"} == own
    assert load_model(tmp_path / "m").config.architecture == architecture


def test_counters_survive_half_precision(tmp_path: Path) -> None:
    architecture = Architecture(model="favae", window=Window(kind="vectors", length=8, bins=2))
    model = build_model(architecture)
    counters = [name for name, tensor in model.state_dict().items() if not tensor.is_floating_point()]
    assert counters
    model.load_state_dict(model.state_dict() | {name: torch.tensor(100_000) for name in counters})
    save_model(tmp_path / "m", model, ModelConfig(title="t", architecture=architecture), "card", torch.float16)
    kept = load_model(tmp_path / "m").model.state_dict()
    assert all(kept[name] == 100_000 for name in counters)


def test_a_configuration_of_giants_is_refused_before_they_are_built(tmp_path: Path) -> None:
    """Gigabytes of experts: the head of the weights' file says that they are not there."""
    window = Window(kind="video", length=4, hop=2)
    small = Architecture.model_validate({"model": "vdsm", "window": window, "network": {"static": 2, "channels": 4}})
    save_model(tmp_path / "model", build_model(small), ModelConfig(title="toy", architecture=small), "")
    described = read_json(tmp_path / "model" / "config.json")
    described["architecture"]["network"] |= {"static": 400, "channels": 256}
    described["architecture"]["experts"]["ends_only"] = False
    write_json(tmp_path / "model" / "config.json", described)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(CheckpointError, match="not of one model"):
        load_model(tmp_path / "model")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 2**20  # KiB


def test_the_head_of_a_file_tells_names_and_shapes(tmp_path: Path) -> None:
    tensors = {"a": torch.zeros(2, 3), "b": torch.tensor(4)}
    write_tensors(tmp_path / "x.safetensors", tensors)
    assert shapes_in(tmp_path / "x.safetensors") == {"a": (2, 3), "b": ()}
    with pytest.raises(CheckpointError, match="no such file"):
        shapes_in(tmp_path / "y.safetensors")
    (tmp_path / "y.safetensors").write_bytes((tmp_path / "x.safetensors").read_bytes()[:-1])
    with pytest.raises(CheckpointError, match=r"y\.safetensors: no readable"):
        shapes_in(tmp_path / "y.safetensors")

"""Training states on disk: exact copies, the newest few, and refusals by name."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import Generator, Tensor

from core_models.checkpoint import KEEP, TrainState, best_model, latest_checkpoint, restore, save_checkpoint
from core_models.config import Preset
from core_models.errors import CheckpointError, ConfigError
from core_models.files import read_json, write_json
from core_models.registry import build_model
from core_models.tensor_files import read_tensors, write_tensors

CPU = torch.device("cpu")


def step(state: TrainState, seed: int) -> None:
    """A step on gradients that the seed names, in the layout that autograd would give them."""
    generator = Generator().manual_seed(seed)
    for weight in state.model.parameters():
        weight.grad = torch.empty_like(weight).copy_(torch.randn(weight.shape, generator=generator))
    state.optimiser.step()
    state.step += 1
    torch.rand(3, generator=state.noise)


@pytest.fixture(params=["speech", "video"])
def preset(request: pytest.FixtureRequest, toy_preset: Callable[..., Preset]) -> Preset:
    return toy_preset(request.param)


@pytest.fixture
def state(preset: Preset) -> TrainState:
    """Three steps old."""
    torch.manual_seed(0)
    state = TrainState.start(
        build_model(preset.architecture), Generator().manual_seed(5), preset.training.learning_rate
    )
    for seed in range(3):
        step(state, seed)
    state.keep_best(2.5)
    return state


def weights(state: TrainState) -> dict[str, Tensor]:
    return {name: tensor.clone() for name, tensor in state.model.state_dict().items()}


def same(a: dict[str, Tensor], b: dict[str, Tensor]) -> bool:
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def test_a_restored_state_goes_on_as_the_one_that_was_saved(state: TrainState, preset: Preset, tmp_path: Path) -> None:
    """Also for weights that lie channels last in memory, whose moments must lie alike."""
    restored = restore(save_checkpoint(tmp_path, state, preset), preset, CPU)
    assert (restored.step, restored.best_step, restored.best_total, restored.stale) == (3, 3, 2.5, 0)
    assert same(restored.best, state.best)
    for seed in range(3, 6):
        step(state, seed)
        step(restored, seed)
        assert same(weights(state), weights(restored))
        assert torch.equal(state.noise.get_state(), restored.noise.get_state())


def test_saving_what_was_restored_writes_the_same_files(state: TrainState, preset: Preset, tmp_path: Path) -> None:
    first = save_checkpoint(tmp_path / "a", state, preset)
    second = save_checkpoint(tmp_path / "b", restore(first, preset, CPU), preset)
    for name in ("state.json", "state.safetensors"):
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_the_lowest_validation_is_kept(state: TrainState) -> None:
    """By hand: 2.5 at step 3, then worse, equal, not a number, better, infinite."""
    kept = []
    for total in (3.0, 2.5, math.nan, 2.0, math.inf):
        step(state, state.step)
        state.keep_best(total)
        kept.append((state.best_step, state.best_total, state.stale))
    assert kept == [(3, 2.5, 1), (3, 2.5, 2), (3, 2.5, 3), (7, 2.0, 0), (7, 2.0, 1)]
    assert not same(state.best, weights(state))


def test_no_number_is_never_the_best(toy_preset: Callable[..., Preset]) -> None:
    state = TrainState.start(build_model(toy_preset().architecture), Generator(), 1e-2)
    for total in (math.nan, 4.0, 3.0):
        step(state, 0)
        state.keep_best(total)
    assert (state.best_step, state.best_total) == (3, 3.0)


def test_the_best_weights_are_a_copy(state: TrainState) -> None:
    before = {name: tensor.clone() for name, tensor in state.best.items()}
    step(state, 9)
    assert same(state.best, before)


def test_best_model_gives_the_best_weights_and_their_step(state: TrainState, preset: Preset, tmp_path: Path) -> None:
    step(state, 3)
    save_checkpoint(tmp_path, state, preset)
    model, told, best_step = best_model(tmp_path)
    assert (told, best_step, model.training) == (preset, 3, False)
    assert same(dict(model.state_dict()), state.best)


def test_best_model_before_any_validation_is_the_last(toy_preset: Callable[..., Preset], tmp_path: Path) -> None:
    state = TrainState.start(build_model(toy_preset().architecture), Generator(), 1e-2)
    step(state, 0)
    save_checkpoint(tmp_path, state, toy_preset())
    model, _, best_step = best_model(tmp_path)
    assert best_step == 1
    assert same(dict(model.state_dict()), weights(state))


def test_the_newest_few_are_kept_and_nothing_else(state: TrainState, preset: Preset, tmp_path: Path) -> None:
    for number in (9, 10, 99, 1000):
        state.step = number
        assert save_checkpoint(tmp_path, state, preset).name == f"step-{number:09d}"
    assert sorted(path.name for path in (tmp_path / "checkpoints").iterdir()) == ["step-000000099", "step-000001000"]
    assert KEEP == 2
    assert latest_checkpoint(tmp_path).name == "step-000001000"


def test_what_a_killed_run_left_half_written_goes_with_the_next_checkpoint(
    state: TrainState, preset: Preset, tmp_path: Path
) -> None:
    half = tmp_path / "checkpoints" / ".step-000000003.0123abcd"
    half.mkdir(parents=True)
    (half / "state.safetensors").write_bytes(b"half")
    save_checkpoint(tmp_path, state, preset)
    assert not half.exists()


def test_no_checkpoint_is_told(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="no checkpoint to go on from"):
        latest_checkpoint(tmp_path)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"training": {"seed": 8}}, "training.seed: 3 became 8"),
        ({"training": {"batch": 5, "learning_rate": 1.0}}, "training.batch: 4 became 5"),
        ({"weights": {"kl_static": 2.0}}, "weights.kl_static: 1.0 became 2.0"),
        ({"weights": {"other": 2.0}}, "weights.other: None became 2.0"),
        ({"augment": {"shuffle": False}}, "augment.shuffle: True became False"),
    ],
)
def test_other_settings_are_refused_by_name(
    state: TrainState, preset: Preset, tmp_path: Path, change: dict[str, dict[str, object]], told: str
) -> None:
    saved = save_checkpoint(tmp_path, state, preset)
    data = preset.model_dump()
    for table, values in change.items():
        data[table] |= values
    with pytest.raises(CheckpointError) as caught:
        restore(saved, Preset.model_validate(data), CPU)
    assert f"({told}" in str(caught.value) or f", {told}" in str(caught.value)
    assert "augment.crop" not in str(caught.value)


def test_length_and_patience_may_change(state: TrainState, preset: Preset, tmp_path: Path) -> None:
    saved = save_checkpoint(tmp_path, state, preset)
    data = preset.model_dump() | {"title": "another"}
    data["training"] |= {"steps": 50, "validate_every": 3, "patience": 2}
    assert restore(saved, Preset.model_validate(data), CPU).step == 3


def short(saved: Path) -> None:
    content = (saved / "state.safetensors").read_bytes()
    (saved / "state.safetensors").write_bytes(content[:-100])


def unsaid(name: str, value: object = None) -> Callable[[Path], None]:
    def damage(saved: Path) -> None:
        facts = read_json(saved / "state.json")
        facts = {key: kept for key, kept in facts.items() if key != name} if value is None else facts | {name: value}
        write_json(saved / "state.json", facts)

    return damage


def retold(name: str, tensor: Tensor | None) -> Callable[[Path], None]:
    def damage(saved: Path) -> None:
        tensors = read_tensors(saved / "state.safetensors")
        del tensors[name]
        write_tensors(saved / "state.safetensors", tensors | ({name: tensor} if tensor is not None else {}))

    return damage


HEAD = "model.prior.head.affine.bias"


@pytest.mark.parametrize(
    "damage",
    [
        short,
        unsaid("step"),
        unsaid("stale"),
        unsaid("step", "many"),
        retold(HEAD, None),
        retold(HEAD, torch.full((6,), torch.nan)),
        retold("noise", None),
        retold("noise", torch.zeros(3, dtype=torch.uint8)),
        retold("optimiser.0.exp_avg", torch.zeros(1)),
    ],
)
def test_a_damaged_checkpoint_is_refused(
    state: TrainState, preset: Preset, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    saved = save_checkpoint(tmp_path, state, preset)
    damage(saved)
    with pytest.raises(CheckpointError, match=saved.name):
        restore(saved, preset, CPU)


def test_a_checkpoint_that_tells_no_preset_is_refused(state: TrainState, preset: Preset, tmp_path: Path) -> None:
    unsaid("preset")(save_checkpoint(tmp_path, state, preset))
    with pytest.raises(ConfigError, match=r"state\.json"):
        best_model(tmp_path)


def test_best_model_of_a_damaged_checkpoint_is_refused(state: TrainState, preset: Preset, tmp_path: Path) -> None:
    unsaid("best_step")(save_checkpoint(tmp_path, state, preset))
    with pytest.raises(CheckpointError, match="incomplete"):
        best_model(tmp_path)


def test_a_kill_while_old_checkpoints_are_removed_leaves_whole_ones_only(
    state: TrainState, preset: Preset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A removal that ends after its first file, as a kill ends it."""

    def killed(folder: Path) -> None:
        (folder / "state.json").unlink()
        raise KeyboardInterrupt

    monkeypatch.setattr("core_models.checkpoint.shutil.rmtree", killed)
    for seed in range(KEEP):
        step(state, seed)
        save_checkpoint(tmp_path, state, preset)
    step(state, KEEP)
    with pytest.raises(KeyboardInterrupt):
        save_checkpoint(tmp_path, state, preset)
    whole = sorted((tmp_path / "checkpoints").glob("step-*"))
    assert len(whole) == KEEP
    for checkpoint in whole:
        restore(checkpoint, preset, CPU)

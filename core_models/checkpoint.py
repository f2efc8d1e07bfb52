"""The state of a training run on disk: a folder a checkpoint, safetensors + JSON, renamed into place when whole."""

from __future__ import annotations

import math
import shutil
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path

import torch
from torch import Generator, Tensor

from core_models.config import Preset, checked
from core_models.errors import CheckpointError
from core_models.files import check_plain, checkpoints_in, put_json, read_json, told, write_atomically
from core_models.store import build_fitting, most_bytes, put_weights
from core_models.tensor_files import read_tensors, write_tensors
from core_models.types import SequenceModel, Trouble

FORMAT = 1
KEEP = 2
COPIES = 4
"""Times that the most that a model's weights may take, of eight bytes a number; ours are seven times four bytes."""
MOST_COUNT = 2**53


@dataclass(eq=False)
class TrainState:
    """Everything that a step changes.

    The position in the epoch and the learning rate are functions of `step`, so they need no entry of their own.

    Attributes:
        step: optimiser steps done.
        best_total: the lowest weighted validation loss so far; None before the first validation.
        best_step: when that was.
        best: the weights then, on the CPU.
        stale: validations since.
        noise: the generator of noise and views.
        trouble: steps that were skipped, and how often the run was set back.
        good: weights and optimiser at `trouble.good`, on the CPU, to go back to.
    """

    model: SequenceModel
    optimiser: torch.optim.Adam
    noise: Generator
    step: int = 0
    best_total: float | None = None
    best_step: int | None = None
    best: dict[str, Tensor] = field(default_factory=dict)
    stale: int = 0
    trouble: Trouble = field(default_factory=Trouble)
    good: dict[str, Tensor] = field(default_factory=dict)

    @staticmethod
    def start(model: SequenceModel, noise: Generator, learning_rate: float) -> TrainState:
        """A state at step 0."""
        state = TrainState(model, torch.optim.Adam(model.parameters(), lr=learning_rate, fused=True), noise)
        state.keep_good()
        return state

    @cached_property
    def moving(self) -> list[Tensor]:
        """Running figures of layers, which a forward pass may change: the buffers that are saved with the weights."""
        saved = self.model.state_dict()
        return [buffer for name, buffer in self.model.named_buffers() if name in saved]

    def forget_best(self) -> None:
        """Begin anew, where a stage begins whose losses are others than the last stage's."""
        self.best_total, self.best_step, self.stale, self.best = None, None, 0, {}

    def keep_best(self, total: float) -> None:
        """Take note of a validation loss; copy the weights where it is the lowest. One that is not finite never is."""
        if not math.isfinite(total) or (self.best_total is not None and total >= self.best_total):
            self.stale += 1
            return
        self.best_total, self.best_step, self.stale = total, self.step, 0
        self.best = {name: tensor.detach().cpu().clone() for name, tensor in self.model.state_dict().items()}

    def keep_good(self) -> None:
        """Copy what has been learned, to go back to it."""
        self.good = {name: tensor.detach().cpu().clone() for name, tensor in _learned(self).items()}
        self.trouble = replace(self.trouble, good=self.step)

    def go_back(self) -> None:
        """Take up what was kept last. Step and noise go on, so that other clips and other noise come next."""
        self.model.load_state_dict(_part(self.good, "model."))
        _restore_optimiser(self.optimiser, self.good)
        self.trouble = replace(self.trouble, in_a_row=0, set_back=self.trouble.set_back + 1)


def save_checkpoint(folder: Path, state: TrainState, preset: Preset) -> Path:
    """Write folder/checkpoints/step-N, then drop all but the newest few, and what a killed run left half-written.

    Returns the checkpoint's folder.
    """
    target = folder / "checkpoints" / f"step-{state.step:09d}"
    facts = {
        "format": FORMAT,
        "step": state.step,
        "best_total": state.best_total,
        "best_step": state.best_step,
        "stale": state.stale,
        "trouble": asdict(state.trouble),
        "preset": preset.model_dump(mode="json"),
    }

    def write(temporary: Path) -> None:
        temporary.mkdir()
        write_tensors(temporary / "state.safetensors", _tensors(state))
        put_json(temporary / "state.json", facts)

    write_atomically(target, write)
    with told(target.parent):
        for old in checkpoints_in(folder)[:-KEEP]:
            old.rename(old.with_name(f".{old.name}"))  # killed while it is removed, it must not look whole
        for old in target.parent.glob(".step-*"):
            shutil.rmtree(old)
    return target


def latest_checkpoint(folder: Path) -> Path:
    """The newest whole checkpoint of a run; CheckpointError where there is none."""
    found = checkpoints_in(folder)
    if not found:
        raise CheckpointError(f"{folder}: no checkpoint to go on from. Start the run without resume.")
    return found[-1]


def restore(checkpoint: Path, preset: Preset, device: torch.device, *, new_batch: bool = False) -> TrainState:
    """The state that `save_checkpoint` wrote; `new_batch` where the preset may ask for another batch.

    Raises:
        CheckpointError: damaged files, or a checkpoint of another preset (only the number of steps, the validation
            interval and the patience may differ).
    """
    facts = read_json(checkpoint / "state.json")
    written = checked(Preset, facts.get("preset"), checkpoint / "state.json")
    if new_batch:
        written = _with_batch(written, preset.training.batch)
    if _fixed(written) != _fixed(preset):
        raise CheckpointError(f"{checkpoint}: made with other settings ({_difference(written, preset)}). Keep them.")
    model, tensors = _read(checkpoint, preset)
    put_weights(model, _part(tensors, "model."), checkpoint / "state.safetensors")
    model.to(device)
    state = TrainState.start(model, Generator(device), preset.training.learning_rate)
    try:
        state.noise.set_state(tensors["noise"])
        _restore_optimiser(state.optimiser, tensors)
        state.step, state.stale = _count(facts["step"]), _count(facts["stale"])
        if facts["best_step"] is not None:
            state.best_total, state.best_step = float(facts["best_total"]), _count(facts["best_step"])
        state.best = _fitting(_part(tensors, "best."), model)
        _restore_good(state, facts.get("trouble"), _part(tensors, "good."))
    except (LookupError, TypeError, ValueError, RuntimeError, OverflowError) as error:
        raise CheckpointError(f"{checkpoint}: incomplete ({error}). Resume from an older copy of the run.") from error
    return state


def best_model(folder: Path) -> tuple[SequenceModel, Preset, int]:
    """The best weights of a run's last checkpoint (the last weights before any validation), preset and step.

    Raises:
        CheckpointError: no checkpoint, or a damaged one.
    """
    checkpoint = latest_checkpoint(folder)
    facts = read_json(checkpoint / "state.json")
    preset = checked(Preset, facts.get("preset"), checkpoint / "state.json")
    model, tensors = _read(checkpoint, preset)
    best = {} if preset.training.keep == "last" else _part(tensors, "best.")
    weights = best or _part(tensors, "model.")
    put_weights(model, weights, checkpoint / "state.safetensors")
    try:
        step = _count((facts["best_step"] if best else None) or facts["step"])
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise CheckpointError(f"{checkpoint}: incomplete ({error}). Use an older copy of the run.") from error
    return model.eval(), preset, step


def weights_of(checkpoint: Path, *, best: bool) -> tuple[SequenceModel, Preset]:
    """A model with the weights of one checkpoint: the best ones until then, or those of its own step.

    Raises:
        CheckpointError: a damaged checkpoint, or best weights where there are none.
    """
    preset = checked(Preset, read_json(checkpoint / "state.json").get("preset"), checkpoint / "state.json")
    prefix = "best." if best else "model."
    model, tensors = _read(checkpoint, preset, prefix)
    put_weights(model, _part(tensors, prefix), checkpoint / "state.safetensors")
    return model.eval(), preset


def _read(checkpoint: Path, preset: Preset, prefix: str = "model.") -> tuple[SequenceModel, dict[str, Tensor]]:
    """A fresh model of a checkpoint's architecture, and all of its tensors."""
    path = checkpoint / "state.safetensors"
    check_plain(path, COPIES * most_bytes(preset.architecture))
    return build_fitting(preset.architecture, path, prefix), read_tensors(path)


def _count(value: object) -> int:
    """A number of steps. Raises ValueError, TypeError or OverflowError for what is none."""
    number = int(value)  # type: ignore[call-overload]
    if not 0 <= number < MOST_COUNT:
        raise ValueError(f"{number} is no number of steps")
    return int(number)


def _fitting(best: dict[str, Tensor], model: SequenceModel) -> dict[str, Tensor]:
    """The best weights, if there are any: those of this model and no others."""
    wanted = {name: tensor.shape for name, tensor in model.state_dict().items()}
    if best and {name: tensor.shape for name, tensor in best.items()} != wanted:
        raise LookupError("best")
    return best


def _tensors(state: TrainState) -> dict[str, Tensor]:
    """All tensors of a state. What to go back to is left out where it is the state itself, as at a validation."""
    tensors = _learned(state) | {f"best.{name}": tensor for name, tensor in state.best.items()}
    if state.trouble.good != state.step:
        tensors |= {f"good.{name}": tensor for name, tensor in state.good.items()}
    return tensors | {"noise": state.noise.get_state()}


def _learned(state: TrainState) -> dict[str, Tensor]:
    """What steps change: weights, running figures of the layers, the optimiser's moments."""
    tensors = {f"model.{name}": tensor for name, tensor in state.model.state_dict().items()}
    for index, moments in state.optimiser.state_dict()["state"].items():
        tensors |= {f"optimiser.{index}.{name}": moment for name, moment in moments.items()}
    return tensors


def _restore_good(state: TrainState, counts: dict[str, int] | None, good: dict[str, Tensor]) -> None:
    """What to go back to: of a checkpoint that does not tell, its own state."""
    counts = {"good": state.step} if counts is None else counts
    state.trouble = Trouble(**{name: _count(number) for name, number in dict(counts).items()})
    if state.trouble.good == state.step:
        state.keep_good()
    elif _fits(good, state):
        _moments(state.optimiser, good)
        state.good = good
    else:
        raise LookupError("good")


def _fits(good: dict[str, Tensor], state: TrainState) -> bool:
    """Whether a state can go back to this: all weights, and the optimiser's moments where it had any by then."""
    wanted = {name: tensor.shape for name, tensor in _learned(state).items()}
    weights = {name for name in wanted if name.startswith("model.")}
    return weights <= good.keys() and all(wanted.get(name) == tensor.shape for name, tensor in good.items())


def _restore_optimiser(optimiser: torch.optim.Adam, tensors: dict[str, Tensor]) -> None:
    moments = _moments(optimiser, tensors)
    optimiser.load_state_dict({"state": moments, "param_groups": optimiser.state_dict()["param_groups"]})


def _moments(optimiser: torch.optim.Adam, tensors: dict[str, Tensor]) -> dict[int, dict[str, Tensor]]:
    """The moments of each weight, by its number.

    The fused step walks a weight and its moments in memory order: both must lie alike, channels last included.

    Raises:
        LookupError, ValueError: some are missing, of another shape, not finite, or below what a square or a count is.
    """
    weights = [weight for group in optimiser.param_groups for weight in group["params"]]
    moments: dict[int, dict[str, Tensor]] = {}
    for key, tensor in _part(tensors, "optimiser.").items():
        index, name = key.split(".")
        weight = weights[int(index)]
        wanted = torch.Size() if name == "step" else weight.shape
        if tensor.shape != wanted or tensor.is_complex():
            raise ValueError(f"{key} is {tuple(tensor.shape)}, its weight {tuple(weight.shape)}")
        laid = tensor.clone().float() if name == "step" else torch.empty_like(weight).copy_(tensor)
        if not torch.isfinite(laid).all() or (name != "exp_avg" and (laid < 0).any()):
            raise ValueError(f"{key} holds what no step leaves behind")
        moments.setdefault(int(index), {})[name] = laid
    if any(there.keys() != {"step", "exp_avg", "exp_avg_sq"} for there in moments.values()):
        raise LookupError("optimiser")
    return moments


def _part(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def _with_batch(preset: Preset, batch: int) -> Preset:
    return preset.model_copy(update={"training": preset.training.model_copy(update={"batch": batch})})


def _fixed(preset: Preset) -> dict[str, object]:
    """What must not change between a run and its continuation."""
    free = {"steps", "validate_every", "patience"}
    kept: dict[str, object] = preset.model_dump(mode="json", exclude={"title": True, "training": free})
    return kept


def _difference(written: Preset, preset: Preset) -> str:
    a, b = _leaves(_fixed(written)), _leaves(_fixed(preset))
    names = sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))
    return ", ".join(f"{name}: {a.get(name)} became {b.get(name)}" for name in names)


def _leaves(table: dict[str, object], prefix: str = "") -> dict[str, object]:
    leaves: dict[str, object] = {}
    for key, value in table.items():
        leaves |= _leaves(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
    return leaves

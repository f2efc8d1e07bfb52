"""The training steps of VDSM, FAVAE, SCD and DSVAE against their published forms (`reference_*.py`).

Sizes are those of the presets, with 32 clips a step. Both step on the same clips with the same networks and decode all
frames; ours is the step that `core_models.training.fit` makes. One row more of each table is the preset as it is: in
its precision, and with the reconstruction estimated from as many frames of each clip as it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from benchmarks import reference_cdsvae, reference_favae, reference_scd, reference_vdsm
from benchmarks.measure import Options, interleaved, ratio_of, spread_of
from benchmarks.report import Cell, Table
from benchmarks.step import pictures_in, waiter
from core_models import training
from core_models.checkpoint import TrainState
from core_models.config import Preset, Window, read_preset
from core_models.data import ClipArray
from core_models.training import Run, fresh_state, stage_at, weighted_sum
from core_models.types import Batch

PRESETS = Path(__file__).parents[1] / "assets" / "presets"
BATCH = 32
ROUNDS = 6
CLIPS = 128
Losses = Callable[[Any, Batch, int], dict[str, Tensor]]


@dataclass(frozen=True)
class Case:
    """A training whose step is measured.

    Attributes:
        title: of the table.
        preset: name of the preset.
        forms: the losses of published forms, by name; the first is what the others are compared with.
        stage: which one of the training.
    """

    title: str
    preset: str
    forms: dict[str, Losses]
    stage: int = 0


VDSM: dict[str, Losses] = {"published form": reference_vdsm.losses}
FAVAE: dict[str, Losses] = {
    "published form, each rung its own way up": reference_favae.losses,
    "published form, one way up": partial(reference_favae.losses, shared=True),
}
SCD: dict[str, Losses] = {"published form": lambda model, batch, step: reference_scd.losses(model, batch)}
DSVAE: dict[str, Losses] = {"published form": lambda model, batch, step: reference_cdsvae.elbo(model, batch)}

CASES = (
    Case("VDSM, frames", "vdsm-sprites", VDSM),
    Case("VDSM, dynamics", "vdsm-sprites", VDSM, 1),
    Case("VDSM with all layers mixtures, frames", "vdsm-sprites-full", VDSM),
    Case("VDSM with all layers mixtures, dynamics", "vdsm-sprites-full", VDSM, 1),
    Case("FAVAE on pictures", "favae-sprites", FAVAE),
    Case("FAVAE on paths of 1000 points", "favae-wavy-1000", FAVAE),
    Case("SCD on Sprites", "scd-sprites", SCD),
    Case("SCD on causal dSprites", "scd-dsprites-causal", SCD),
    Case("DSVAE", "dsvae-sprites-small", DSVAE),
)


def measure(options: Options) -> Iterator[Table]:
    """A table for each training."""
    for case in CASES:
        yield against(case, options)


def against(case: Case, options: Options) -> Table:
    """Ours against the published form, in turns."""
    preset = sized(case.preset, options.quick)
    whole = changed(preset, decode_frames=0)
    works: dict[str, Callable[[], object]] = {
        f"{name}, float32": published(changed(whole, precision="float32"), options.device, losses, case.stage)
        for name, losses in case.forms.items()
    }
    for precision in ("float32", "bfloat16"):
        works[f"ours, {precision}"] = ours(changed(whole, precision=precision), options.device, case.stage)
    own = preset.training
    if own.decode_frames:
        decoded = f"{own.decode_frames} of {preset.architecture.window.length} frames decoded"
        works[f"ours, {own.precision}, {decoded}"] = ours(preset, options.device, case.stage)
    found = interleaved(works, 1 if options.quick else ROUNDS, warm_up=2, finish=waiter(options.device))
    first = next(iter(found.values()))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, spread_of(times), own.batch / spread_of(times).value, ratio_of(first, times))
        for name, times in found.items()
    )
    where = f"{own.batch} clips of {size(preset)}, {options.threads} threads, {options.device}"
    title = f"Training step of {case.title} ({case.preset}): {where}"
    return Table(title, ("form", "s a step", "clips/s", "times as fast"), rows)


def sized(name: str, quick: bool) -> Preset:
    """A preset with the batch that is measured."""
    preset = read_preset(PRESETS / f"{name}.toml")
    if not quick:
        return changed(preset, batch=BATCH)
    own = preset.architecture
    network = own.network.model_copy(update={"encoder_channels": 8, "channels": 8, "hidden": 16})
    return changed(preset.model_copy(update={"architecture": own.model_copy(update={"network": network})}), batch=4)


def changed(preset: Preset, **settings: Any) -> Preset:
    """A preset with other settings of its training."""
    return preset.model_copy(update={"training": preset.training.model_copy(update=settings)})


def size(preset: Preset) -> str:
    """What a clip is, as a title says it."""
    window = preset.architecture.window
    return " x ".join(map(str, (window.length, *window.frame_shape)))


def ours(preset: Preset, device: str, stage: int = 0) -> Callable[[], object]:
    """A step as users train."""
    run, state = begun(preset, device, stage)
    return partial(training._step, run, state)


def published(preset: Preset, device: str, losses: Losses, stage: int = 0) -> Callable[[], object]:
    """A step with these losses, and Adam going from parameter to parameter."""
    run, state = begun(preset, device, stage)
    model: Any = state.model
    model.to(memory_format=torch.contiguous_format)
    adam = reference_cdsvae.plain_adam(model, preset.training.learning_rate)

    def step() -> object:
        with pictures_in(torch.contiguous_format):
            batch = training._train_batch(run, state)
            adam.zero_grad()
            total = weighted_sum(losses(model, batch, state.step), preset.weights)
            total.backward()  # type: ignore[no-untyped-call]
            adam.step()
        state.step += 1
        return total.detach()

    return step


def begun(preset: Preset, device: str, stage: int = 0) -> tuple[Run, TrainState]:
    """A run on clips of noise, two of each individual, and its state before the first step of a stage."""
    frames = noise(preset.architecture.window, max(CLIPS, preset.training.batch))
    where = torch.device(device)
    clips = ClipArray(frames, np.arange(len(frames)) // 2).on(where)
    run = Run(preset, clips, clips, Path("unused"), where)
    state = fresh_state(run)
    state.model.precision = getattr(torch, preset.training.precision)
    stages = state.model.stages(preset.training.steps)
    state.step = sum(one.steps for one in stages[:stage])
    training._let_learn(state.model, stage_at(stages, state.step)[0])
    return run, state


def noise(window: Window, count: int) -> Any:
    """Clips (N, T, ...) of noise: uint8 pictures, or vectors within [-1, 1]."""
    rng = np.random.default_rng(0)
    if window.kind == "video":
        return rng.integers(0, 256, (count, window.length, window.size, window.size, 3), dtype=np.uint8)
    return rng.uniform(-0.5, 0.5, (count, window.length, window.bins)).astype(np.float32)

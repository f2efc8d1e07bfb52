"""Training: a generator of events over a model, clips and a preset. Closing it stops training."""

from __future__ import annotations

import math
import time
from collections.abc import Generator as Events
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Generator, Tensor
from torch.utils.tensorboard import SummaryWriter

from core_models.checkpoint import TrainState, latest_checkpoint, restore, save_checkpoint
from core_models.config import Preset
from core_models.control import Control
from core_models.data import ClipArray, batch_indices, make_batch, to_pictures
from core_models.dsvae import DSVAE
from core_models.errors import ConfigError, ModelError
from core_models.files import read_tensors
from core_models.registry import build_model, spec_of
from core_models.store import WEIGHTS, put_weights, read_config
from core_models.swaps import swap
from core_models.types import Stage, TrainEvent

LOG_EVERY = 10
VALIDATION_CLIPS = 128


@dataclass(frozen=True, eq=False)
class Run:
    """What stays the same over a run."""

    preset: Preset
    train: ClipArray
    validation: ClipArray
    folder: Path
    device: torch.device
    stage: Stage


def fit(
    preset: Preset,
    train: ClipArray,
    validation: ClipArray,
    folder: Path,
    *,
    device: torch.device | str = "cpu",
    control: Control | None = None,
    resume: bool = False,
    start: Path | None = None,
) -> Events[TrainEvent, None, None]:
    """Train a model from a preset; yield a TrainEvent every few steps, at every validation and at the end.

    `start` is the folder of a model whose weights to begin from, to fit it to other clips or with other weights.

    Checkpoints go to folder/checkpoints, TensorBoard events to folder/events. The last event has kind "end"; the best
    weights are then in the last checkpoint (`best_model`). A run that is closed, stopped or killed continues with
    `resume` to the same numbers as one that was not.

    Raises:
        ConfigError: a loss term without a weight, or the reverse; an unknown model.
        ModelError: clips that do not fit, a loss that is not finite.
        CheckpointError: `resume` without a checkpoint, or one of another preset.
    """
    stage = Stage("all", (), preset.training.steps)
    run = Run(preset, train, validation, folder, torch.device(device), stage)
    _check(run)
    state = restore(latest_checkpoint(folder), preset, run.device) if resume else fresh_state(run, start)
    control = control or Control()
    # TensorBoard hides what an earlier process wrote from purge_step on; the checkpoint's own step stays.
    events = SummaryWriter(str(folder / "events"), purge_step=state.step + 1)
    with closing(events) as writer, closing(_steps(run, state, control)) as steps:
        for event in steps:
            _record(writer, event)
            yield event


def fresh_state(run: Run, start: Path | None = None) -> TrainState:
    """Weights, optimiser and random state at step 0, functions of the preset's seed; sets spectra's normalisation.

    With `start`, a model's folder, its weights and normalisation take the place of fresh ones.
    """
    seed = run.preset.training.seed
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = build_model(run.preset.architecture)
    if run.preset.architecture.window.kind == "speech":
        flat = torch.from_numpy(run.train.frames).flatten(0, 1)
        model.set_normalisation(flat.mean(0), flat.std(0).clamp(min=1e-3))
    if start is not None:
        _take_weights(model, run.preset, start)
    model.to(run.device)
    noise = Generator(run.device).manual_seed(seed)
    return TrainState.start(model, noise, run.preset.training.learning_rate)


def _take_weights(model: DSVAE, preset: Preset, start: Path) -> None:
    theirs, ours = read_config(start).architecture, preset.architecture
    if (theirs.window, theirs.network) != (ours.window, ours.network):
        raise ModelError(f"{start}: {theirs.window} {theirs.network}, the preset has {ours.window} {ours.network}.")
    put_weights(model, read_tensors(start / WEIGHTS), start / WEIGHTS)


def _check(run: Run) -> None:
    run.train.check(run.preset.architecture.window)
    run.validation.check(run.preset.architecture.window)
    terms, weights = set(spec_of(run.preset.architecture.model).terms), set(run.preset.weights)
    if terms != weights:
        wrong = ", ".join(sorted(terms ^ weights))
        raise ConfigError(f"weights must name each of {', '.join(sorted(terms))}, once; these differ: {wrong}.")


def _steps(run: Run, state: TrainState, control: Control) -> Events[TrainEvent, None, None]:
    """Steps, each whole (validation and checkpoint included) before its events go out: whatever ends the run between
    two steps leaves a checkpoint that continues exactly; what breaks a step leaves the checkpoints before it.
    """
    settings = run.preset.training
    state.model.precision = getattr(torch, settings.precision)
    saved, whole, began, first, why = state.step, True, time.monotonic(), state.step, ""
    try:
        while state.step < settings.steps:
            control.wait_while_paused()
            if control.stopped:
                why = "stopped"
                break
            if settings.patience and state.stale >= settings.patience:
                why = f"no better validation in {state.stale} rounds"
                break
            whole, events = False, []
            losses = _step(run, state)
            if state.step % LOG_EVERY == 0:
                rate = (state.step - first) / max(time.monotonic() - began, 1e-9)
                events.append(_event("step", run, state, losses, rate))
            if state.step % settings.validate_every == 0 or state.step == settings.steps:
                events.append(_validate(run, state))
                save_checkpoint(run.folder, state, run.preset)
                saved = state.step
                events.append(_event("checkpoint", run, state))
            whole = True
            yield from events
    finally:
        if whole and saved != state.step:
            save_checkpoint(run.folder, state, run.preset)
    yield _event("end", run, state, message=why)


def _step(run: Run, state: TrainState) -> dict[str, Tensor]:
    settings = run.preset.training
    indices = batch_indices(len(run.train), settings.batch, state.step, settings.seed)
    views = spec_of(run.preset.architecture.model).views
    frames = run.train.take(indices, run.device)
    batch = make_batch(frames, run.preset.augment, state.noise, views=views, decode_frames=settings.decode_frames)
    losses = state.model.losses(batch, state.step)
    total = weighted_sum(losses, run.preset.weights)
    for group in state.optimiser.param_groups:
        group["lr"] = learning_rate(state.step, settings.steps, settings.learning_rate, settings.warmup)
    state.optimiser.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    norm = torch.nn.utils.clip_grad_norm_(state.model.parameters(), settings.clip_norm)
    if not torch.isfinite(norm):
        raise ModelError(f"the loss is not finite at step {state.step}. Lower training.learning_rate and start again.")
    state.optimiser.step()
    state.step += 1
    return {**losses, "total": total}


def weighted_sum(losses: dict[str, Tensor], weights: dict[str, float]) -> Tensor:
    """The scalar that is minimised; every term has a weight and the reverse (checked before training)."""
    return torch.stack([weights[name] * loss for name, loss in losses.items()]).sum()


def learning_rate(step: int, steps: int, highest: float, warmup: int) -> float:
    """A straight rise over `warmup` steps, then half a cosine down to a twentieth of the highest."""
    if step < warmup:
        return highest * (step + 1) / warmup
    share = (step - warmup) / max(1, steps - warmup)
    return highest * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * share)))


@torch.no_grad()
def _validate(run: Run, state: TrainState) -> TrainEvent:
    """Losses on the same clips with the same noise each time; keeps the best weights."""
    settings = run.preset.training
    n = min(len(run.validation), VALIDATION_CLIPS)
    chosen = torch.linspace(0, len(run.validation) - 1, n).long().numpy()
    noise = Generator(run.device).manual_seed(settings.seed + 1)
    views = spec_of(run.preset.architecture.model).views
    model = state.model.eval()
    sums: dict[str, float] = {}
    parts = [chosen[i : i + settings.batch] for i in range(0, n, settings.batch)]
    parts = [part for part in parts if len(part) > 1]  # one clip alone has nothing to contrast with
    judged = sum(len(part) for part in parts)
    for part in parts:
        batch = make_batch(run.validation.take(part, run.device), run.preset.augment, noise, views=views)
        losses = model.losses(batch, state.step)
        for name, loss in {**losses, "total": weighted_sum(losses, run.preset.weights)}.items():
            sums[name] = sums.get(name, 0.0) + float(loss) * len(part) / judged
    model.train()
    state.keep_best(sums["total"])
    preview = _preview(run, state.model) if run.preset.architecture.window.kind == "video" else None
    return _event("validation", run, state, {name: torch.tensor(value) for name, value in sums.items()}, 0.0, preview)


def _preview(run: Run, model: DSVAE) -> Tensor:
    """Input, reconstruction and swap with the next clip, of up to four validation clips: uint8 (3, n, T, H, W, 3)."""
    few = torch.linspace(0, len(run.validation) - 1, min(4, len(run.validation))).long().numpy()
    frames = run.validation.take(few, run.device)
    latents = model.encode(frames)
    swapped = model.decode(swap(latents, latents.rolled(1), model.blocks()[1]))
    return torch.stack([to_pictures(part) for part in (frames, model.decode(latents), swapped)])


def _event(
    kind: str,
    run: Run,
    state: TrainState,
    losses: dict[str, Tensor] | None = None,
    rate: float = 0.0,
    preview: Tensor | None = None,
    message: str = "",
) -> TrainEvent:
    numbers = {name: float(loss.detach()) for name, loss in (losses or {}).items()}
    total = run.preset.training.steps
    return TrainEvent(kind, run.stage.name, state.step, total, numbers, state.best_step, rate, preview, message)


def _record(writer: SummaryWriter, event: TrainEvent) -> None:
    for name, value in event.losses.items():
        writer.add_scalar(f"{event.kind}/{name}", value, event.step)

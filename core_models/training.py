"""Training: a generator of events over a model, clips and a preset. Closing it stops training."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Generator as Events
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor
from torch.utils.tensorboard import SummaryWriter

from core_models.checkpoint import TrainState, latest_checkpoint, restore, save_checkpoint
from core_models.config import Preset, Training, checked
from core_models.control import Control
from core_models.data import ClipArray, batch_indices, grouped_indices, make_batch, moments, to_pictures
from core_models.distributed import ALONE, Ranks, own
from core_models.errors import ConfigError, ModelError
from core_models.files import check_there, told
from core_models.registry import build_model, spec_of
from core_models.store import WEIGHTS, put_weights, read_config
from core_models.swaps import swap
from core_models.tensor_files import read_tensors
from core_models.types import Batch, SequenceModel, Stage, TrainEvent

LOG = logging.getLogger(__name__)
LOG_EVERY = 10
MOST_SKIPPED = 3
"""Steps in a row that are not finite before a run goes back to its last good state."""
MOST_SET_BACK = 4
SLOWED = 0.5
"""What the learning rate is multiplied by each time."""
VALIDATION_CLIPS = 128
MEMORY_SIGNS = ("out of memory", "DefaultCPUAllocator", "not enough memory", "bad_alloc", "ALLOC_FAILED")
"""What is said by those that raise no OutOfMemoryError."""


@dataclass(frozen=True, eq=False)
class Run:
    """What stays the same over a run."""

    preset: Preset
    train: ClipArray
    validation: ClipArray
    folder: Path
    device: torch.device
    ranks: Ranks = ALONE


def fit(
    preset: Preset,
    train: ClipArray,
    validation: ClipArray,
    folder: Path,
    *,
    device: torch.device | str = "cpu",
    control: Control | None = None,
    resume: bool = False,
    new_batch: bool = False,
    start: Path | None = None,
    ranks: Ranks = ALONE,
) -> Events[TrainEvent, None, None]:
    """Train a model from a preset; yield a TrainEvent every few steps, at every validation and at the end.

    `start` is the folder of a model whose weights to begin from, to fit it to other clips or with other weights; its
    networks are the preset's, but for the palette, which may be another.

    Checkpoints go to folder/checkpoints, TensorBoard events to folder/events. The last event has kind "end"; the best
    weights are then in the last checkpoint (`best_model`). A run that is closed, stopped or killed continues with
    `resume` to the same numbers as one that was not. With `new_batch` it may go on with another batch: weights,
    optimiser and step stay, but a step's clips follow from the batch, so that a new order of clips begins there.

    With `ranks`, all processes of a training call this with the same arguments: each takes its share of a step's clips,
    the leading one alone writes, and all stop together. Another number of them may resume.

    Raises:
        ConfigError: a loss term without a weight, or the reverse; an unknown model.
        ModelError: clips that do not fit, a loss that does not become finite though the run was set back several times.
        CheckpointError: `resume` without a checkpoint, or one of another preset.
    """
    where = torch.device(device)
    run = Run(preset, train.on(where), validation.on(where), folder, where, ranks)
    _check(run)
    _check_ranks(run)
    if resume:
        state = restore(latest_checkpoint(folder), preset, run.device, new_batch=new_batch)
    else:
        state = fresh_state(run, start)
    ranks.check_same(step=state.step)
    # TensorBoard hides what an earlier process wrote from purge_step on; the checkpoint's own step stays.
    recorder = _recorder(folder / "events", state.step + 1) if ranks.leads else nullcontext()
    with recorder as writer, closing(_steps(run, state, control or Control())) as steps:
        for event in steps:
            if writer is not None:
                _record(writer, event)
            yield event


@contextmanager
def _recorder(folder: Path, purge_step: int) -> Iterator[SummaryWriter]:
    """A writer of TensorBoard events. CheckpointError where the disk refuses them and nothing else broke before."""
    with told(folder):
        writer = SummaryWriter(str(folder), purge_step=purge_step)
        try:
            yield writer
        except BaseException:
            with suppress(OSError):
                writer.close()
            raise
        writer.close()


def fresh_state(run: Run, start: Path | None = None) -> TrainState:
    """Weights, optimiser and random state at step 0, functions of the preset's seed; sets features' normalisation.

    With `start`, a model's folder, its weights and normalisation take the place of fresh ones.
    """
    seed = run.preset.training.seed
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = build_model(run.preset.architecture)
    if run.preset.architecture.window.kind != "video":
        offset, scale = moments(run.train.frames)
        model.set_normalisation(offset, scale.clamp(min=1e-3))
    if start is not None:
        _take_weights(model, run.preset, start)
    model.to(run.device)
    noise = Generator(run.device).manual_seed(seed)
    return TrainState.start(model, noise, run.preset.training.learning_rate)


def _take_weights(model: SequenceModel, preset: Preset, start: Path) -> None:
    theirs, ours = read_config(start).architecture, preset.architecture
    alike = theirs.network.model_copy(update={"palette": ours.network.palette})
    if (theirs.window, alike) != (ours.window, ours.network):
        raise ModelError(f"{start}: {theirs.window} {theirs.network}, the preset has {ours.window} {ours.network}.")
    tensors = read_tensors(start / WEIGHTS)
    if theirs.network.palette != ours.network.palette:  # how colours are drawn begins anew, all else goes on
        fresh = model.state_dict()
        common = {name: one for name, one in tensors.items() if name in fresh and one.shape == fresh[name].shape}
        tensors = {**fresh, **common}
    put_weights(model, tensors, start / WEIGHTS)


def _check(run: Run) -> None:
    checked(Preset, run.preset.model_dump(mode="json"), run.folder)  # no checkpoint must hold what cannot be read again
    run.train.check(run.preset.architecture.window)
    run.validation.check(run.preset.architecture.window)
    architecture = run.preset.architecture
    terms, weights = set(spec_of(architecture.model).terms(architecture)), set(run.preset.weights)
    if terms != weights:
        wrong = ", ".join(sorted(terms ^ weights))
        raise ConfigError(f"weights must name each of {', '.join(sorted(terms))}, once; these differ: {wrong}.")


def _check_ranks(run: Run) -> None:
    settings = run.preset.training
    alike = settings.group if settings.group > 1 and run.train.identity is not None else 1
    run.ranks.check_batch(max(1, settings.batch // alike) * alike)
    run.ranks.check_same(steps=settings.steps, seed=settings.seed, clips=len(run.train))


def _steps(run: Run, state: TrainState, control: Control) -> Events[TrainEvent, None, None]:
    """Steps, each whole (validation included) before its events go out: whatever ends the run between two steps leaves
    a checkpoint that continues exactly; what breaks a step leaves the checkpoints before it.
    """
    settings = run.preset.training
    state.model.precision = getattr(torch, settings.precision)
    saved, whole, began, first, why = state.step, True, time.monotonic(), state.step, ""
    learning: Stage | None = None
    try:
        while state.step < settings.steps:
            waited, stopped = _asked(run, control)
            began += waited
            if stopped:
                why = "stopped"
                break
            if settings.patience and state.stale >= settings.patience:
                why = f"no better validation in {state.stale} rounds"
                break
            whole, events = False, []
            stage, begins = stage_at(state.model.stages(settings.steps), state.step)
            if begins:
                state.forget_best()
            if stage != learning:
                learning = stage
                _let_learn(state.model, stage)
            losses = _step(run, state)
            if state.trouble.in_a_row:
                events += _tell_skip(run, state, losses)
            elif state.step % LOG_EVERY == 0:
                rate = (state.step - first) / max(time.monotonic() - began, 1e-9)
                events.append(_event("step", run, state, losses, rate))
            due = state.step % settings.validate_every == 0 or state.step == settings.steps
            if due:
                events.append(_validate(run, state))
            if events and run.ranks.leads:
                check_there(run.folder)
            whole = True
            yield from events  # before the checkpoint: after a kill the step is told again rather than never
            if due:
                whole = False
                _save(run, state)
                whole, saved = True, state.step
                yield _event("checkpoint", run, state)
        if 0 < state.step == state.trouble.skipped:
            raise ModelError(f"not one of {state.step} steps had a finite loss. Look for damaged clips.")
    finally:
        if whole and saved != state.step:
            _save(run, state)
    yield _event("end", run, state, message=why)


def _save(run: Run, state: TrainState) -> None:
    if run.ranks.leads:
        check_there(run.folder)
        save_checkpoint(run.folder, state, run.preset)


def _asked(run: Run, control: Control) -> tuple[float, bool]:
    """Wait out a pause; the seconds it took, which are none of the work's, and whether to stop."""
    began = time.monotonic()
    stopped = run.ranks.obey(control)
    return time.monotonic() - began, stopped


def ran_out_of_memory(error: BaseException) -> bool:
    """Whether an error of torch, its libraries or Python means that there was not enough memory."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    told = str(error)
    return isinstance(error, RuntimeError) and any(sign in told for sign in MEMORY_SIGNS)


def stage_at(stages: tuple[Stage, ...], step: int) -> tuple[Stage, bool]:
    """The stage that the step after `step` done ones belongs to, and whether it is the stage's first.

    Past the end, the last stage.
    """
    first = 0
    for stage in stages:
        if step < first + stage.steps:
            return stage, step == first
        first += stage.steps
    return stages[-1], False


def _let_learn(model: SequenceModel, stage: Stage) -> None:
    """Hold all modules but the stage's."""
    for name, module in model.named_children():
        module.requires_grad_(not stage.trains or name in stage.trains)


def _step(run: Run, state: TrainState) -> dict[str, Tensor]:
    """One step; where its loss or its gradient is not finite all that is learned stays as it was."""
    settings, model = run.preset.training, state.model
    figures = [buffer.clone() for buffer in state.moving]
    with run.ranks.sharing():
        losses = model.losses(_train_batch(run, state), state.step)
    total = weighted_sum(losses, run.preset.weights)
    for group in state.optimiser.param_groups:
        group["lr"] = learning_rate(state.step, settings) * SLOWED**state.trouble.set_back
    state.optimiser.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    losses = run.ranks.average(model.parameters(), {**losses, "total": total})
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), settings.clip_norm)
    if torch.isfinite(norm + losses["total"].detach()):  # of both at once: the processor waits for the device here
        state.optimiser.step()
        state.trouble = replace(state.trouble, in_a_row=0)
    else:
        for buffer, before in zip(state.moving, figures, strict=True):
            buffer.copy_(before)
        skipped, in_a_row = state.trouble.skipped + 1, state.trouble.in_a_row + 1
        state.trouble = replace(state.trouble, skipped=skipped, in_a_row=in_a_row)
    state.step += 1
    return losses


def _tell_skip(run: Run, state: TrainState, losses: dict[str, Tensor]) -> list[TrainEvent]:
    """Events of a step that was skipped; where it was one too many the run is set back, as often as that may help.

    Raises:
        ModelError: it was set back too often.
    """
    wrong = ", ".join(name for name, loss in losses.items() if not torch.isfinite(loss)) or "gradient"
    events = [_event("skip", run, state, losses, message=f"Step {state.step} was skipped: not finite: {wrong}")]
    if state.trouble.in_a_row >= MOST_SKIPPED:
        rate = run.preset.training.learning_rate * SLOWED**state.trouble.set_back
        if state.trouble.set_back >= MOST_SET_BACK:
            raise ModelError(
                f"training diverges: the loss is not finite at step {state.step} ({wrong}), with the learning rate "
                f"lowered to {rate:g} and set back {MOST_SET_BACK} times. Lower training.learning_rate (it was "
                f"{run.preset.training.learning_rate:g}), or look for damaged clips, and start again."
            )
        state.go_back()
        told = f"{MOST_SKIPPED} steps in a row were not finite: back to the state of step {state.trouble.good}"
        message = f"{told}, with a learning rate of {rate * SLOWED:g} at most"
        events.append(_event("restore", run, state, message=message))
    for event in events:
        LOG.info("%s: %s", run.folder, event.message)
    return events


def _train_batch(run: Run, state: TrainState) -> Batch:
    settings, identity = run.preset.training, run.train.identity
    alike = 1
    if settings.group > 1 and identity is not None:
        alike = settings.group
        indices = grouped_indices(identity, settings.batch, settings.group, state.step, settings.seed)
    else:
        indices = batch_indices(len(run.train), settings.batch, state.step, settings.seed)
    return _batch(run, run.train, own(indices), state.noise, settings.decode_frames, alike)


def _batch(
    run: Run, clips: ClipArray, indices: NDArray[np.int64], noise: Generator, decode_frames: int = 0, alike: int = 0
) -> Batch:
    identity = None if clips.identity is None else torch.from_numpy(clips.identity[indices]).to(run.device)
    return make_batch(
        clips.take(indices, run.device),
        run.preset.augment,
        noise,
        spec_of(run.preset.architecture.model).views,
        decode_frames=decode_frames,
        identity=identity,
        population=len(run.train),
        run=alike,
    )


def weighted_sum(losses: dict[str, Tensor], weights: dict[str, float]) -> Tensor:
    """The scalar that is minimised; every term has a weight and the reverse (checked before training)."""
    return torch.stack([weights[name] * loss for name, loss in losses.items()]).sum()


def learning_rate(step: int, settings: Training) -> float:
    """A straight rise over `warmup` steps, then half a cosine down to a twentieth of the highest, or no fall."""
    highest, warmup = settings.learning_rate, settings.warmup
    if step < warmup:
        return highest * (step + 1) / warmup
    if settings.schedule == "constant":
        return highest
    share = (step - warmup) / max(1, settings.steps - warmup)
    return highest * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * share)))


@torch.no_grad()
def _validate(run: Run, state: TrainState) -> TrainEvent:
    """Losses on the same clips with the same noise each time; keeps the best weights."""
    settings = run.preset.training
    n = min(len(run.validation), VALIDATION_CLIPS)
    chosen = torch.linspace(0, len(run.validation) - 1, n).long().numpy()
    noise = Generator(run.device).manual_seed(settings.seed + 1)
    model = state.model.eval()
    sums: dict[str, float] = {}
    parts = [chosen[i : i + settings.batch] for i in range(0, n, settings.batch)]
    parts = [part for part in parts if len(part) > 1]  # one clip alone has nothing to contrast with
    judged = sum(len(part) for part in parts)
    for part in parts:
        batch = _batch(run, run.validation, part, noise)
        losses = model.losses(batch, state.step)
        total = weighted_sum(losses, run.preset.weights)
        for name, loss in {**losses, **model.monitors(batch), "total": total}.items():
            sums[name] = sums.get(name, 0.0) + float(loss) * len(part) / judged
    model.train()
    sums = run.ranks.of_leader(sums)
    state.keep_best(sums["total"])
    if math.isfinite(sums["total"]):
        state.keep_good()
    preview = _preview(run, state.model) if run.preset.architecture.window.kind == "video" else None
    return _event("validation", run, state, {name: torch.tensor(value) for name, value in sums.items()}, 0.0, preview)


def _preview(run: Run, model: SequenceModel) -> Tensor:
    """Input, reconstruction and swap with the next clip, of up to four validation clips: uint8 (3, n, T, H, W, 3)."""
    few = torch.linspace(0, len(run.validation) - 1, min(4, len(run.validation))).long().numpy()
    frames = run.validation.take(few, run.device)
    latents = model.encode(frames)
    swapped = model.decode(swap(latents, latents.rolled(1), model.blocks()[-1]))
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
    stage, _ = stage_at(state.model.stages(total), max(0, state.step - 1))
    return TrainEvent(
        kind, stage.name, state.step, total, numbers, state.best_step, rate, preview, message, state.trouble
    )


def _record(writer: SummaryWriter, event: TrainEvent) -> None:
    if event.kind in ("skip", "restore"):
        writer.add_scalar("trouble/skipped", event.trouble.skipped, event.step)
        writer.add_scalar("trouble/set_back", event.trouble.set_back, event.step)
        return
    for name, value in event.losses.items():
        writer.add_scalar(f"{event.kind}/{name}", value, event.step)

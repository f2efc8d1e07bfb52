"""Training from a job to a model folder: preset, data, the fit, and the card."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.models import chosen_device, model_folder, preset_file
from core_models import disk
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.training_clips import TrainingData
    from core_models.config import Preset
    from core_models.control import Control
    from core_models.distributed import Ranks
    from core_models.types import TrainEvent


@dataclass(frozen=True)
class TrainJob:
    """What to train.

    Attributes:
        preset: a name in assets/presets or a path to a .toml file.
        data: "generated" (drawn characters; "generated:N" for N of them), "samples" (the shipped speech), "sprites",
            "emodb", "fsdd", "timit" (below UNBRAID_DATA), a folder of `speaker/*.wav` or `identity/action/*.mp4`, or a
            list of files (`app.clip_list`).
        out: the run folder: checkpoints, TensorBoard events, the finished model.
        steps: overrides the preset's number of steps.
        seed: overrides the preset's seed.
        device: "cpu", "cuda" or "auto".
        resume: go on from the last checkpoint in `out`.
        minutes: stop cleanly after this long; None for no limit.
        batch: clips a step, instead of the preset's; a run that goes on may change it, and begins a new order of clips.
        start: a model's key or folder to begin from instead of fresh weights; None for fresh ones.
    """

    preset: str
    data: str
    out: Path
    steps: int | None = None
    seed: int | None = None
    device: str = "auto"
    resume: bool = False
    minutes: float | None = None
    start: str | Path | None = None
    batch: int | None = None


def train(job: TrainJob, control: Control | None = None) -> Generator[TrainEvent, None, None]:
    """Train and yield events, of kind "phase" while data is loaded (then `step` and `total` count its items).

    At each better validation the best weights so far are written to job.out / "model", to be used while training goes
    on; on the "end" event the finished model lies there. Closing the generator or control.stop() stops cleanly with a
    checkpoint and keeps the best weights. The folder tells what was asked, how the run stands and all its numbers, see
    `app.runs` and `app.history`.

    Of several processes that torchrun started each calls this with the same job. All yield the same events of training;
    one writes.

    Raises:
        OutOfMemoryError: the batch did not fit; the run can go on with a smaller one.
        MediaError, ModelError, ConfigError, CheckpointError: data, settings or files that do not fit.
        Cancelled: stopped before the first step.
    """
    from app.runs import noted
    from core_models.control import Control
    from core_models.distributed import joined

    control = control or Control()
    preset, device = _preset_of(job), chosen_device(job.device)
    check_run_folder(job)
    with joined(device) as ranks, closing(_events(job, preset, device, control, ranks)) as events:
        if not ranks.leads:
            yield from events
            return
        with noted(job, preset) as notes:
            for event in events:
                notes.take(event)
                yield event
            notes.write("stopped" if control.stopped else "finished", event.message)


def _events(
    job: TrainJob, preset: Preset, device: str, control: Control, ranks: Ranks
) -> Generator[TrainEvent, None, None]:
    """Events of loading and of training."""
    from app.training_clips import Loading
    from app.training_data import load_training_data
    from core_models.types import TrainEvent

    start = None if job.start is None else model_folder(job.start)
    data: TrainingData | None = None
    loading = load_training_data(job.data, preset.architecture.window, control)
    for item in ranks.leaders_first(loading, control):
        if isinstance(item, Loading):
            yield TrainEvent("phase", "data", item.done, item.total, message=item.phase)
        else:
            data = item
    if data is None:
        raise MediaError(None, f"{job.data} gave no data", "Choose another folder or data set.")
    if ranks.obey(control):
        control.check()
    yield TrainEvent("phase", "model", 0, 0, message="Building the model")
    yield from _learning(job, preset, data, ranks.own_device(device), control, start, ranks)


def _learning(
    job: TrainJob,
    preset: Preset,
    data: TrainingData,
    device: str,
    control: Control,
    start: Path | None,
    ranks: Ranks,
) -> Iterator[TrainEvent]:
    """Events of training; the best model is written as soon as there is a better one, and at the end."""
    from core_models.training import fit
    from core_models.types import TrainEvent

    began, kept = time.monotonic(), None
    events = fit(
        preset,
        data.train,
        data.validation,
        job.out,
        device=device,
        control=control,
        resume=job.resume,
        new_batch=job.batch is not None,
        start=start,
        ranks=ranks,
    )
    with closing(events):
        for event in _within_memory(events, preset.training.batch, device):
            if job.minutes is not None and time.monotonic() - began > 60 * job.minutes:
                control.stop()
            better = event.kind == "checkpoint" and (event.best_step != kept or preset.training.keep == "last")
            if event.kind == "end":
                if event.step == 0:
                    control.check()
                yield TrainEvent("phase", "model", event.step, event.total, message="Writing the model")
            if ranks.leads and (better or event.kind == "end"):
                _keep_model(job, data, began, event)
                kept = event.best_step
            yield event


def _within_memory(events: Iterator[TrainEvent], batch: int, device: str) -> Iterator[TrainEvent]:
    """Events, where running out of memory says what to do. The error is told, not kept: it holds on to the memory."""
    from core_models.errors import OutOfMemoryError
    from core_models.training import ran_out_of_memory

    try:
        yield from events
        return
    except (RuntimeError, MemoryError) as error:
        if not ran_out_of_memory(error):
            raise
        told = str(error).partition("\n")[0]
    processor = "" if device == "cpu" else ", or train on the processor (--device cpu)"
    advice = f"Take a smaller batch, such as {max(2, batch // 2)} (--batch){processor}, and go on with --resume."
    raise OutOfMemoryError(f"there is not enough memory on {device} for a batch of {batch} clips. {advice} ({told})")


def make_folder(folder: Path) -> None:
    """Make a folder for results, or raise CheckpointError where that cannot be."""
    from core_models.errors import CheckpointError

    try:
        disk.make_folder(folder)
    except OSError as error:
        raise CheckpointError(f"{folder}: cannot be made ({error.strerror}). Choose another folder.") from error


def _preset_of(job: TrainJob) -> Preset:
    from core_models.config import read_preset
    from core_models.errors import ConfigError

    preset = read_preset(preset_file(job.preset))
    changes = {
        name: value
        for name, value in (("steps", job.steps), ("seed", job.seed), ("batch", job.batch))
        if value is not None
    }
    if job.batch is not None and job.batch < 2:
        raise ConfigError(f"a batch of {job.batch}: training needs at least 2 clips a step.")
    if job.steps is not None and job.steps < 1:
        raise ConfigError(f"{job.steps} steps: training needs at least 1.")
    return preset.model_copy(update={"training": preset.training.model_copy(update=changes)})


def check_run_folder(job: TrainJob) -> None:
    """A new run must not write over an old one; say so before any work is done."""
    from core_models.errors import CheckpointError
    from core_models.files import checkpoints_in

    if not job.resume and checkpoints_in(job.out):
        raise CheckpointError(f"{job.out}: holds a run already. Resume it, or choose another folder.")
    make_folder(job.out)


def _keep_model(job: TrainJob, data: TrainingData, began: float, event: TrainEvent) -> None:
    """Write the best weights of a run as a model folder with its card."""
    from app.model_card import card_of
    from core_models.checkpoint import best_model
    from core_models.store import ModelConfig, save_model

    model, preset, best_step = best_model(job.out)
    begun_from = "fresh weights" if job.start is None else _told_in_short(model_folder(job.start))
    config = ModelConfig(
        title=preset.title,
        architecture=preset.architecture,
        fps=None if data.fps is None else str(data.fps),
        training={
            "data": data.description,
            "steps": event.step,
            "best_step": best_step,
            "seed": preset.training.seed,
            "minutes": round((time.monotonic() - began) / 60, 1),
            "begun_from": begun_from,
            "skipped": event.trouble.skipped,
            "set_back": event.trouble.set_back,
        },
    )
    save_model(job.out / "model", model, config, card_of(config, preset))


def _told_in_short(folder: Path) -> str:
    from core_models.store import read_config

    config = read_config(folder)
    facts = ", ".join(
        f"{name} {config.training[name]}" for name in ("steps", "seed", "data") if name in config.training
    )
    return f"{config.title} ({facts})"

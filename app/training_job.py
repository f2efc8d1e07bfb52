"""Training from a job to a model folder: preset, data, the fit, and the card."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.models import chosen_device, model_folder, preset_file
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.training_data import TrainingData
    from core_models.config import Preset
    from core_models.control import Control
    from core_models.types import TrainEvent


@dataclass(frozen=True)
class TrainJob:
    """What to train.

    Attributes:
        preset: a name in assets/presets or a path to a .toml file.
        data: "generated" (drawn characters; "generated:N" for N of them), "samples" (the shipped speech), "sprites",
            "emodb", "fsdd", "timit" (below UNBRAID_DATA), or a folder of `speaker/*.wav` or `identity/action/*.mp4`.
        out: the run folder: checkpoints, TensorBoard events, the finished model.
        steps: overrides the preset's number of steps.
        seed: overrides the preset's seed.
        device: "cpu", "cuda" or "auto".
        resume: go on from the last checkpoint in `out`.
        minutes: stop cleanly after this long; None for no limit.
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


def train(job: TrainJob, control: Control | None = None) -> Iterator[TrainEvent]:
    """Train and yield events, of kind "phase" while data is loaded (then `step` and `total` count its items).

    On the "end" event the finished model lies in job.out / "model". Closing the generator or control.stop() stops
    cleanly with a checkpoint and keeps the best weights.

    Raises:
        MediaError, ModelError, ConfigError, CheckpointError: data, settings or files that do not fit.
        Cancelled: stopped while the data was being loaded.
    """
    from app.training_data import Loading, load_training_data
    from core_models.control import Control
    from core_models.training import fit
    from core_models.types import TrainEvent

    control = control or Control()
    preset, device = _preset_of(job), chosen_device(job.device)
    start = None if job.start is None else model_folder(job.start)
    _check_run_folder(job)
    data: TrainingData | None = None
    for item in load_training_data(job.data, preset.architecture.window, control):
        if isinstance(item, Loading):
            yield TrainEvent("phase", "data", item.done, item.total, message=item.phase)
        else:
            data = item
    if data is None:
        raise MediaError(None, f"{job.data} gave no data", "Choose another folder or data set.")
    began = time.monotonic()
    events = fit(
        preset, data.train, data.validation, job.out, device=device, control=control, resume=job.resume, start=start
    )
    with closing(events):
        for event in events:
            if job.minutes is not None and time.monotonic() - began > 60 * job.minutes:
                control.stop()
            if event.kind == "end":
                _keep_model(job, data, began, event)
            yield event


def make_folder(folder: Path) -> None:
    """Make a folder for results, or raise CheckpointError where that cannot be."""
    from core_models.errors import CheckpointError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CheckpointError(f"{folder}: cannot be made ({error.strerror}). Choose another folder.") from error


def _preset_of(job: TrainJob) -> Preset:
    from core_models.config import read_preset
    from core_models.errors import ConfigError

    preset = read_preset(preset_file(job.preset))
    changes = {name: value for name, value in (("steps", job.steps), ("seed", job.seed)) if value is not None}
    if job.steps is not None and job.steps < 1:
        raise ConfigError(f"{job.steps} steps: training needs at least 1.")
    return preset.model_copy(update={"training": preset.training.model_copy(update=changes)})


def _check_run_folder(job: TrainJob) -> None:
    """A new run must not write over an old one; say so before any work is done."""
    from core_models.errors import CheckpointError

    if not job.resume and any((job.out / "checkpoints").glob("step-*")):
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

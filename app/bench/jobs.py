"""The bench's two use cases as the command line and the window ask for them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.bench.context import Context
from app.bench.results import REPORT, Report
from core_models.errors import CheckpointError

if TYPE_CHECKING:
    from app.pipeline import OnProgress
    from core_models.control import Control


@dataclass(frozen=True)
class EvaluateJob:
    """What to evaluate.

    Attributes:
        model: a name or a folder.
        data: a name of `app.bench.data.SOURCES`, perhaps with ":N".
        out: the report's folder.
        judge: a folder with a judge, or for the new one; None keeps it with the report alone.
        mode: "strict" or "paper".
        seeds: draws of the protocol.
        clips: at most so many test clips; None for all.
        judge_steps: of a new judge; None for the usual number.
        device: "cpu", "cuda" or "auto".
        speech: measure converted voices; the rest is for that alone.
        emotions: "neutral" or "all".
        swaps: of voices.
        beside: other models that get rows of their own.
        voices: "tested" for those alone that training on "NAME:exact" leaves out, or "all".
    """

    model: str | Path
    data: str
    out: Path
    judge: Path | None = None
    mode: str = "strict"
    seeds: int = 1
    clips: int | None = None
    judge_steps: int | None = None
    device: str = "auto"
    speech: bool = False
    emotions: str = "neutral"
    swaps: int = 60
    beside: tuple[str | Path, ...] = ()
    voices: str = "tested"


@dataclass(frozen=True)
class ReproduceJob:
    """Which table to repeat.

    Attributes:
        table: a key of `app.reproductions.TABLES`.
        out: the report's folder; one that holds the same table is gone on with.
        minutes: the budget; None for as long as the presets take.
        seeds: how many trainings a row.
        presets: "small", "full", or "auto": full where a CUDA device computes.
        mode, judge, clips, judge_steps, device: as in EvaluateJob.
    """

    table: str
    out: Path
    minutes: float | None = None
    seeds: int = 1
    mode: str = "strict"
    judge: Path | None = None
    clips: int | None = None
    judge_steps: int | None = None
    device: str = "auto"
    presets: str = "auto"


def run_evaluation(job: EvaluateJob, progress: OnProgress, control: Control) -> Report:
    """See `app.pipeline.evaluate`."""
    from app.bench.evaluating import Asked, evaluate
    from app.pipeline import load_model

    _check_folder(job.out)
    if job.speech:
        return _run_speech(job, progress, control)
    model = load_model(job.model, job.device)
    return evaluate(Asked(model.stored, model.info.key, job.data), _context(job, progress, control))


def _run_speech(job: EvaluateJob, progress: OnProgress, control: Control) -> Report:
    from app.bench.speech import SpeechAsked, evaluate_speech
    from app.pipeline import load_model

    loaded = [load_model(model, job.device) for model in (job.model, *job.beside)]
    # The model of any run is called "model": the run's name says more.
    names = [key if (key := one.info.key) != "model" else one.info.path.resolve().parent.name for one in loaded]
    models = tuple(zip((one.stored for one in loaded), names, strict=True))
    asked = SpeechAsked(models, job.data, job.emotions == "neutral", job.swaps, job.voices == "all")
    return evaluate_speech(asked, _context(job, progress, control))


def run_reproduction(job: ReproduceJob, progress: OnProgress, control: Control) -> Report:
    """See `app.pipeline.reproduce`."""
    from app.bench.reproducing import reproduce
    from app.reproductions import table

    spec = table(job.table)
    _check_folder(job.out)
    return reproduce(job.table, spec, _context(job, progress, control))


def report_folders(root: Path) -> list[Path]:
    """Folders with a report in and below a folder, two deep at most, newest first."""
    found = [root / REPORT, *root.glob(f"*/{REPORT}"), *root.glob(f"*/*/{REPORT}")]
    there = [path for path in found if path.is_file()]
    return [path.parent for path in sorted(there, key=lambda path: path.stat().st_mtime, reverse=True)]


def _context(job: EvaluateJob | ReproduceJob, progress: OnProgress, control: Control) -> Context:
    from app.pipeline import Progress, chosen_device

    device = chosen_device(job.device)
    size = job.presets if isinstance(job, ReproduceJob) else "small"
    return Context(
        job.out,
        device,
        job.mode,
        job.seeds,
        job.minutes if isinstance(job, ReproduceJob) else None,
        control,
        lambda phase, done, total: progress(Progress(phase, done, total)),
        time.monotonic,
        time.monotonic(),
        job.judge,
        job.judge_steps,
        job.clips,
        size == "full" or (size == "auto" and device == "cuda"),
    )


def _check_folder(folder: Path) -> None:
    """Say before any work that a report cannot be written there, or would stand among other files."""
    from app.pipeline import make_folder

    make_folder(folder)
    if any(folder.iterdir()) and not any((folder / name).exists() for name in (REPORT, "judge", "runs")):
        if any(path.name.startswith("judge") for path in folder.iterdir()):
            return
        raise CheckpointError(f"{folder}: holds other files. Choose a new folder, or one with a report.")

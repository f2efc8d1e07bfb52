"""From what a user chose to a run: its folder, its files, and the line that repeats it."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import replace
from pathlib import Path

from app.clip_list import write_clip_list
from app.presets import built, changed, outline, toml_value, write_preset
from app.train_choice import TrainChoice
from app.training_job import TrainJob, check_run_folder

PRESET, CLIPS = "preset.toml", "clips.json"
_NO_NAME = '<>:"/\\|?*'


def run_folder(runs: Path, name: str) -> Path:
    """A folder below `runs` that is not there yet, named as asked for as far as a file can be."""
    plain = "".join("-" if c in _NO_NAME or ord(c) < 32 else c for c in name).strip(" .")[:80] or "run"
    taken = 2
    folder = runs / plain
    while folder.exists():
        folder = runs / f"{plain} {taken}"
        taken += 1
    return folder


def prepared(choice: TrainChoice, out: Path) -> TrainJob:
    """The job in this folder; a changed preset and a list of files are written into it, so that it can be repeated.

    Raises:
        ConfigError: values that cannot be.
        CheckpointError, MediaError: the folder cannot be written to.
    """
    job = _job(choice, out)
    check_run_folder(job)
    if choice.changes:
        base = outline(choice.preset)
        built(base, choice.changes)
        write_preset(out / PRESET, changed(base, choice.changes))
        job = replace(job, preset=str(out / PRESET))
    if choice.clips:
        write_clip_list(out / CLIPS, choice.clips)
        job = replace(job, data=str(out / CLIPS))
    return job


def command_for(choice: TrainChoice, out: Path) -> str:
    """What to type for a choice; a list of files is written beside the run's folder for it.

    Raises:
        MediaError: the list cannot be written.
    """
    job = _job(choice, out)
    if choice.clips:
        listed = out.with_name(f"{out.name}.json")
        write_clip_list(listed, choice.clips)
        job = replace(job, data=str(listed))
    sets = [word for place, value in choice.changes.items() for word in ("--set", f"{place}={toml_value(value)}")]
    return _line([*words_of(job), *sets])


def command_of(job: TrainJob) -> str:
    """What to type for this job."""
    return _line(words_of(job))


def _job(choice: TrainChoice, out: Path) -> TrainJob:
    """The job of a choice whose preset and data are as they are named."""
    return TrainJob(
        choice.preset,
        choice.data,
        out,
        choice.steps,
        device=choice.device,
        minutes=choice.minutes,
        start=choice.start,
    )


def words_of(job: TrainJob) -> list[str]:
    """The words of that line."""
    words = ["unbraid", "train", "--preset", job.preset, "--data", job.data, "--out", str(job.out)]
    words += [] if job.steps is None else ["--steps", str(job.steps)]
    words += [] if job.seed is None else ["--seed", str(job.seed)]
    words += [] if job.batch is None else ["--batch", str(job.batch)]
    words += [] if job.device == "auto" else ["--device", job.device]
    words += [] if job.minutes is None else ["--minutes", f"{job.minutes:g}"]
    words += [] if job.start is None else ["--from", str(job.start)]
    return [*words, *(["--resume"] if job.resume else [])]


def _line(words: list[str]) -> str:
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)

"""`unbraid train`: train a model, watch it, stop it, go on."""

from __future__ import annotations

import os
import signal
import sys
import tomllib
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import report
from app.commands import options
from app.environment import TOGETHER

if TYPE_CHECKING:
    from app.pipeline import TrainJob
    from app.signals import Asked
    from core_models.control import Control
    from core_models.types import TrainEvent

SIGNALLED = 128
"""Exit codes above tell of a signal."""


@click.command(short_help="Train a model, stop, go on.")
@click.option("--preset", required=True, metavar="NAME|FILE", help="A shipped preset (see `unbraid info`) or a .toml.")
@click.option(
    "--data",
    required=True,
    metavar="NAME|FOLDER|LIST",
    help="generated, samples; sprites, emodb, fsdd, timit below $UNBRAID_DATA; a paper's set (see `unbraid data`), "
    "generated:exact or sprites:exact; a folder of speaker/*.wav or identity/action/*.mp4; "
    "or a list of files (.txt): a path a line, after a tab who is in it.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder of the run.")
@click.option("--steps", type=click.IntRange(min=1), help="Optimiser steps, instead of the preset's.")
@click.option("--from", "start", metavar="KEY|FOLDER", help="Begin with the weights of this model.")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), help="Stop with a checkpoint after so long.")
@click.option(
    "--set", "sets", metavar="PLACE=VALUE", multiple=True, help="Another value: training.batch=8. Repeatable."
)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Random seed, instead of the preset's.")
@click.option("--batch", type=click.IntRange(min=2), help="Clips a step, instead of the preset's or the run's.")
@click.option("--resume", is_flag=True, help="Go on from the last checkpoint in --out.")
@options.device
@click.option(
    "--processes", type=click.IntRange(1, 64), default=1, help="Train in so many processes or on so many GPUs."
)
@click.option("--json", "as_json", is_flag=True, help="Print every event as a line of JSON, for scripts.")
@options.debug
def train(
    preset: str,
    data: str,
    out: Path,
    steps: int | None,
    start: str | None,
    minutes: float | None,
    sets: tuple[str, ...],
    seed: int | None,
    batch: int | None,
    resume: bool,
    device: str,
    processes: int,
    as_json: bool,
) -> None:
    """Train a model and keep its best weights in OUT/model.

    Ctrl+C stops with a checkpoint; the same command with --resume goes on as if nothing had happened.
    Where memory runs out, --batch N --resume goes on with a smaller batch, in a new order of clips.
    `tensorboard --logdir OUT` shows the curves too.

    --processes N shares each step's clips out to N processes, each with a GPU of its own where there are as many; for
    several machines there is `torchrun ... -m app train ...`.

    \b
    Examples:
      unbraid train --preset demo --data generated --out runs/first
      unbraid train --preset speech --data ~/voices --out runs/voices --minutes 30
      unbraid train --preset speech --data ~/voices --out runs/mine --from speech
      unbraid train --preset demo --data generated --out runs/first --resume
      unbraid train --preset voices --data clips.txt --out runs/mine --set training.batch=18
    """
    from app.environment import leads
    from app.pipeline import TrainJob
    from app.runs import forget_run, lying_at
    from app.train_choice import TrainChoice
    from app.train_setup import PRESET, prepared
    from app.training_view import trouble_line
    from core_models.files import checkpoints_in

    earlier = lying_at(out)
    if sets and resume and (out / PRESET).exists():
        preset = str(out / PRESET)
    elif sets:
        preset = prepared(TrainChoice(preset, data, changes=dict(map(changed_value, sets))), out).preset
    job = TrainJob(preset, data, out, steps, seed, device, resume, minutes, start, batch)
    if processes > 1:
        code = in_processes(job, processes, as_json)
        if code > SIGNALLED:
            forget_run(out, earlier)
        raise click.exceptions.Exit(code)
    asked, last = follow(job, as_json)
    if not leads():
        raise click.exceptions.Exit(asked.exit_code)
    if asked.number is not None:
        saved = checkpoints_in(out)
        if not saved:
            forget_run(out, earlier)
        report.note(f"Stopped. To go on: {resume_command(job)}" if saved else "Stopped before the first step.")
        raise click.exceptions.Exit(asked.exit_code)
    why = f" ({last.message})" if last is not None and last.message else ""
    best = f"; best at step {last.best_step}" if last is not None and last.best_step is not None else ""
    step = last.step if last is not None else 0
    model = click.format_filename(out / "model")
    if not as_json:
        told = trouble_line(last.trouble) if last is not None else ""
        click.echo(f"Trained {step} steps{why}{best}{told and f' ({told})'}. The model is in {model}")


def changed_value(text: str) -> tuple[str, Any]:
    """Place and value of "training.batch=8"; the value is written as in a preset. Raises BadParameter."""
    place, _, value = (part.strip() for part in text.partition("="))
    if not value or "." not in place:
        raise click.BadParameter(f"{text!r} is not a place and a value, such as training.batch=8.")
    try:
        return place, tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        return place, value


def in_processes(job: TrainJob, count: int, as_json: bool) -> int:
    """Run a training job in so many processes; the exit code. Raises UsageError in one of several processes."""
    from app.together import run_together
    from app.train_setup import words_of

    if "WORLD_SIZE" in os.environ:
        raise click.UsageError("--processes starts the processes by itself: leave out torchrun.")
    flags = [flag for flag, set_ in (("--json", as_json), ("--debug", "--debug" in sys.argv)) if set_]
    return run_together([*words_of(job)[1:], *flags], count)


def follow(job: TrainJob, as_json: bool) -> tuple[Asked, TrainEvent | None]:
    """Run a training job to its end and show it; the last event is None if it was stopped before the first."""
    from app import training_view
    from app.environment import abandoned, leads
    from app.signals import stopping
    from core_models.control import Control

    control, last, tells = Control(), None, leads()
    if tells and not as_json:
        report.note(f"Training {job.preset} on {job.data}. Ctrl+C stops with a checkpoint.")
    showing = training_view.shown(silent=as_json) if tells else nullcontext(lambda _event: None)
    with stopping(control.stop) as asked, showing as show:
        for event in events(job, control):
            if abandoned() and asked.number is None:
                asked.number = signal.SIGTERM
                control.stop()
            show(event)
            last = event
            if tells and as_json:
                report.event(dict(training_view.as_facts(event)))
    return asked, last


def events(job: TrainJob, control: Control) -> Iterator[TrainEvent]:
    """Events of a job; being stopped while the data are read ends them too."""
    from app import pipeline
    from core_models.control import Cancelled

    with suppress(Cancelled):
        yield from pipeline.train(job, control)


def resume_command(job: TrainJob) -> str:
    """What to type to go on with a stopped run."""
    from app.train_setup import command_of

    typed = command_of(replace(job, resume=True))
    if TOGETHER in os.environ:
        return f"{typed} --processes {os.environ[TOGETHER]}"
    beside = os.environ.get("LOCAL_WORLD_SIZE", "1")
    if beside == "1":
        return typed
    return typed.replace("unbraid", f"torchrun --nproc-per-node {beside} -m app", 1)

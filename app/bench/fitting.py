"""Training for a table: a preset with a row's changes, and as many of its steps as its share of the budget allows."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.bench.context import Context
from app.bench.curves import Curves
from app.bench.data import BenchData
from app.bench.results import Chart
from app.pipeline import preset_file
from core_models.checkpoint import best_model
from core_models.config import Preset, checked, read_preset
from core_models.control import Cancelled
from core_models.files import checkpoints_in, read_json, write_json
from core_models.store import ModelConfig, StoredModel, load_model, save_model
from core_models.training import fit

PROBE_SHARE, PROBE_SECONDS, PROBE_STEPS = 0.1, 30.0, 60
MARGIN = 0.85
"""Of the time that is left the share that is planned with: steps are not all equally long."""
LEAST_SHARE = 0.005
"""Of a preset's steps the share below which a training says nothing of its model, and is not begun."""
PLAN, MODEL = "plan.json", "model"


class TooShortError(Exception):
    """The time for a training allows too few steps; the text says how many."""


@dataclass(frozen=True, eq=False)
class Trained:
    """What a row's training gave.

    Attributes:
        stored: the best weights.
        steps, planned: done, and those of the preset.
        note: what a reader must know, such as that the budget cut the steps.
        charts: losses on validation clips, and what is only watched.
    """

    stored: StoredModel
    steps: int
    planned: int
    note: str
    charts: tuple[Chart, ...]


def changed(name: str, overrides: Mapping[str, Any], seed: int) -> Preset:
    """A preset by name or path, with values by dotted name changed, and a seed.

    Raises:
        ConfigError: no such preset, or a change that it cannot take.
    """
    path = preset_file(name)
    data = read_preset(path).model_dump(mode="json")
    for dotted, value in {**overrides, "training.seed": seed}.items():
        _set(data, dotted.split("."), value)
    return checked(Preset, data, path)


def _set(table: dict[str, Any], path: list[str], value: Any) -> None:
    """Put a value at a path; None takes an entry of the weights away."""
    for key in path[:-1]:
        table = table.setdefault(key, {})
    if value is None:
        table.pop(path[-1], None)
    else:
        table[path[-1]] = value


def train_in_turn(
    presets: Sequence[Preset], data: BenchData, folder: Path, seconds: float | None, title: str, context: Context
) -> Trained:
    """Train by several presets, each from the weights that the one before gave; time is divided as their steps are."""
    total = sum(preset.training.steps for preset in presets)
    done: list[Trained] = []
    for number, preset in enumerate(presets, start=1):
        share = None if seconds is None else seconds * preset.training.steps / total
        part, name = (folder, title) if number == 1 else (folder / f"part-{number}", f"{title}, part {number}")
        done.append(train(preset, data, part, share, name, context, done[-1].stored.folder if done else None))
    steps = sum(one.steps for one in done)
    charts = tuple(chart for one in done for chart in one.charts)
    return Trained(done[-1].stored, steps, total, _cut(steps, total), charts)


def train(
    preset: Preset,
    data: BenchData,
    folder: Path,
    seconds: float | None,
    title: str,
    context: Context,
    start: Path | None = None,
) -> Trained:
    """Train in a folder, go on where an interrupted run stopped, keep the model in folder/model.

    Args:
        seconds: what the training may take; None for all of the preset's steps.
        title: of the progress line and of the curves.
        start: a model's folder whose weights to begin with.

    Raises:
        Cancelled: the control was stopped; a checkpoint is left to go on from.
        TooShortError: so few steps fit into the time that their result would mislead.
    """
    began, planned, curves = time.monotonic(), preset.training.steps, Curves()
    asked = {"preset": preset.model_dump(mode="json"), "data": data.title, "minutes": context.minutes}
    plan = _plan(folder, asked)
    if plan is not None and plan.get("done"):
        return Trained(
            load_model(folder / MODEL, context.device), plan["done"], planned, _cut(plan["done"], planned), ()
        )
    if plan is None:
        few = planned if seconds is None else _affordable(preset, data, folder, seconds, title, context)
        plan = {"asked": asked, "steps": few}
        write_json(folder / PLAN, plan)
    short = shortened(preset, int(plan["steps"]))
    end = None if seconds is None else began + seconds
    steps = _fit(short, data, folder, end, start, title, context, curves)
    stored = _kept(folder, data, steps, (time.monotonic() - began) / 60, title, context)
    write_json(folder / PLAN, {**plan, "done": steps})
    shutil.rmtree(folder / "checkpoints", ignore_errors=True)
    return Trained(stored, steps, planned, _cut(steps, planned), curves.charts(title.partition(", seed")[0]))


def _plan(folder: Path, asked: dict[str, Any]) -> dict[str, Any] | None:
    """What an interrupted training had planned; None, and nothing left of it, where it was asked for something else."""
    if (folder / PLAN).exists():
        plan = read_json(folder / PLAN)
        if plan.get("asked") == asked:
            return plan
    shutil.rmtree(folder, ignore_errors=True)
    return None


def _kept(folder: Path, data: BenchData, steps: int, minutes: float, title: str, context: Context) -> StoredModel:
    """The best weights as a model's folder."""
    model, preset, best = best_model(folder)
    facts: dict[str, str | int | float] = {
        "data": data.title,
        "steps": steps,
        "best_step": best,
        "seed": preset.training.seed,
        "minutes": round(minutes, 1),
    }
    config = ModelConfig(title=f"{preset.title}; {title}", architecture=preset.architecture, training=facts)
    save_model(folder / MODEL, model, config, f"# {config.title}\n\nTrained for a table: {data.title}.\n")
    return StoredModel(model.eval().to(context.device), config, folder / MODEL)


def _cut(steps: int, planned: int) -> str:
    return "" if steps >= planned else f"{steps:,} of the preset's {planned:,} steps (budget)"


def shortened(preset: Preset, steps: int) -> Preset:
    """The preset over fewer steps: all that is counted in steps (warm-up, rise, validations) shrinks alike."""
    whole = preset.training.steps
    if steps >= whole:
        return preset
    share = steps / whole
    training = preset.training.model_copy(
        update={
            "steps": steps,
            "warmup": min(preset.training.warmup, round(preset.training.warmup * share) + 1),
            "validate_every": max(1, min(preset.training.validate_every, steps // 8)),
        }
    )
    ladder = preset.architecture.ladder
    rise = ladder.model_copy(update={"rise": max(1, round(ladder.rise * share)) if ladder.rise else 0})
    architecture = preset.architecture.model_copy(update={"ladder": rise})
    return preset.model_copy(update={"training": training, "architecture": architecture})


def _affordable(preset: Preset, data: BenchData, folder: Path, seconds: float, title: str, context: Context) -> int:
    """How many steps fit, from the pace of a few: at least 1, at most the preset's."""
    began = time.monotonic()
    probe = folder / "probe"
    shutil.rmtree(probe, ignore_errors=True)
    longest = min(PROBE_SHARE * seconds, PROBE_SECONDS)
    first: tuple[int, float] | None = None
    last = (0, began)
    settings = preset.training.model_copy(update={"validate_every": preset.training.steps})
    events = fit(
        preset.model_copy(update={"training": settings}),
        data.train.clips, data.validation.clips, probe, device=context.device, control=context.control,
    )  # fmt: skip
    context.progress(f"{title}: measuring the pace")
    with closing(events):
        for event in events:
            context.control.check()
            last = (event.step, time.monotonic())
            first = first or last
            # The first steps load libraries: the pace is that between two events.
            if event.step >= PROBE_STEPS or (last[1] - began > longest and last[0] > first[0]):
                break
    shutil.rmtree(probe, ignore_errors=True)
    context.control.check()
    start = first if first is not None and first[0] < last[0] else (0, began)
    each = (last[1] - start[1]) / max(1, last[0] - start[0])
    left = seconds - (time.monotonic() - began)
    steps = int(MARGIN * left / max(each, 1e-9))
    if steps < LEAST_SHARE * preset.training.steps:
        raise TooShortError(f"its share of the time allows {max(0, steps)} of {preset.training.steps:,} steps")
    return max(1, min(preset.training.steps, steps))


def _fit(
    preset: Preset,
    data: BenchData,
    folder: Path,
    end: float | None,
    start: Path | None,
    title: str,
    context: Context,
    curves: Curves,
) -> int:
    """Train to the end of the steps or of the time, from the last checkpoint if any; returns the steps done."""
    tell = context.progress(f"Training {title}")
    resume = bool(checkpoints_in(folder))
    events = fit(
        preset, data.train.clips, data.validation.clips, folder,
        device=context.device, control=context.control, resume=resume, start=None if resume else start,
    )  # fmt: skip
    steps = 0
    with closing(events):
        for event in events:
            steps = event.step
            curves.take(event)
            if context.control.stopped:
                break
            tell(event.step, event.total)
            if end is not None and time.monotonic() > end and event.step > 0:
                break
    if context.control.stopped:
        raise Cancelled
    return steps

"""The judge of a measurement: loaded where there is one, else trained on real clips; kept with the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from app.bench import data as bench_data
from app.bench.context import Context
from app.bench.data import BenchData
from core_models.config import Window
from core_models.data import ClipArray
from core_models.evaluate.judge import Judge, JudgeSettings, judge_accuracy, load_judge, save_judge, train_judge
from core_models.files import read_json, write_json

JUDGE, DESCRIPTION = "judge", "judge.json"
JUDGE_SHARE, PROBE_STEPS = 0.25, 8


def judge_for(data: BenchData, window: Window, context: Context, name: str = JUDGE) -> tuple[Judge, dict[str, float]]:
    """A judge of these data and its accuracy on real test clips, in percent by factor.

    Loaded from `context.judge`, or from folder/name; where neither holds one it is trained on the clips for training
    and validation, and written to both.

    Raises:
        ModelError: a judge of other factors, classes or clips than the data's; both sides are named.
        Cancelled: the control was stopped.
    """
    if data.judge_data:
        context.progress(bench_data.loading(data.judge_data))
        data = bench_data.load(data.judge_data, window, context.control)
    kept = context.folder / name
    cached = _place(data, context, name)
    how = {"data": data.title, "steps": context.judge_steps, "minutes": context.minutes}
    if (cached / DESCRIPTION).exists() and (cached != kept or _was(kept, how)):
        judge = load_judge(cached).to(context.device)
    else:
        judge = _trained(data, context)
        save_judge(cached, judge)
        write_json(kept.with_suffix(".json"), how)
    accuracy = _accuracy(judge, data, context)
    if cached != kept:
        save_judge(kept, judge)
    return judge, accuracy


def _place(data: BenchData, context: Context, name: str) -> Path:
    """Where a judge is looked for, and put: the report's own folder unless the user names one.

    A table may need judges of several data sets: the user's folder then holds one, or a folder for each.
    """
    if context.judge is None:
        return context.folder / name
    if name == JUDGE:
        return context.judge
    single = (context.judge / DESCRIPTION).exists() and set(data.classes) <= set(load_judge(context.judge).classes)
    return context.judge if single else context.judge / name


def _was(kept: Path, how: dict[str, Any]) -> bool:
    """Whether the report's own judge was trained as it would be now: one of a quick look must not stay."""
    path = kept.with_suffix(".json")
    return path.exists() and read_json(path) == how


def _trained(data: BenchData, context: Context) -> Judge:
    settings = data.judge
    if context.judge_steps is not None:
        settings = replace(settings, steps=context.judge_steps)
    elif context.left is not None:
        settings = replace(settings, steps=_affordable(data, settings, context))
    return _train(data, settings, context, context.progress("Training the judge on real clips"))


def _affordable(data: BenchData, settings: JudgeSettings, context: Context) -> int:
    """Steps that a share of the budget allows, by the pace of a few; the report tells what the judge is worth."""
    share = JUDGE_SHARE * (context.left or 0.0)
    told, at = context.progress("Measuring the judge's pace"), [context.clock()]

    def tell(step: int, steps: int) -> None:
        told(step, steps)
        at.append(context.clock())

    _train(data, replace(settings, steps=PROBE_STEPS), context, tell)
    each = (at[-1] - at[2]) / (len(at) - 3)  # the first steps load libraries
    return max(PROBE_STEPS, min(settings.steps, int(share / max(each, 1e-9))))


def _train(data: BenchData, settings: JudgeSettings, context: Context, tell: Callable[[int, int], None]) -> Judge:
    clips, labels, steps = ClipArray(data.train.clips.frames), dict(data.train.labels), settings.steps
    device = torch.device(context.device)
    return train_judge(clips, labels, settings, device, lambda step: tell(step, steps), names=data.classes)


def _accuracy(judge: Judge, data: BenchData, context: Context) -> dict[str, float]:
    context.progress("Asking the judge about real clips")
    shares: Mapping[str, float] = judge_accuracy(judge, data.test.clips, data.test.labels, data.classes)
    return {factor: 100 * share for factor, share in shares.items()}

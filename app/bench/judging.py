"""The judge of a measurement: loaded where there is one, else trained on real clips; kept with the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import torch

from app.bench import data as bench_data
from app.bench.context import Context
from app.bench.data import BenchData
from core_models.config import Window
from core_models.data import ClipArray
from core_models.evaluate.judge import Judge, JudgeSettings, judge_accuracy, load_judge, save_judge, train_judge

JUDGE = "judge"


def judge_for(data: BenchData, window: Window, context: Context, name: str = JUDGE) -> tuple[Judge, dict[str, float]]:
    """A judge of these data and its accuracy on real test clips, in percent by factor.

    Loaded from `context.judge`, or from folder/name; where neither holds one it is trained on the clips for training
    and validation, and written to both.

    Raises:
        ModelError: a judge of other factors, classes or clips than the data's; both sides are named.
        Cancelled: the control was stopped.
    """
    if data.judge_data:
        context.progress(f"Loading {data.judge_data}")
        data = bench_data.load(data.judge_data, window, context.control)
    kept = context.folder / name
    cached = context.judge or kept
    if (cached / "judge.json").exists():
        judge = load_judge(cached).to(context.device)
    else:
        judge = _trained(data, context)
        save_judge(cached, judge)
    accuracy = _accuracy(judge, data, context)
    if cached != kept:
        save_judge(kept, judge)
    return judge, accuracy


def _trained(data: BenchData, context: Context) -> Judge:
    tell = context.progress("Training the judge on real clips")
    settings = JudgeSettings()
    if context.judge_steps is not None:
        settings = replace(settings, steps=context.judge_steps)
    device = torch.device(context.device)
    steps = settings.steps
    labels = dict(data.train.labels)
    clips = ClipArray(data.train.clips.frames)
    return train_judge(clips, labels, settings, device, lambda step: tell(step, steps), names=data.classes)


def _accuracy(judge: Judge, data: BenchData, context: Context) -> dict[str, float]:
    context.progress("Asking the judge about real clips")
    shares: Mapping[str, float] = judge_accuracy(judge, data.test.clips, data.test.labels, data.classes)
    return {factor: 100 * share for factor, share in shares.items()}


def has_judge(folder: Path) -> bool:
    """Whether a folder holds a judge."""
    return (folder / "judge.json").exists()

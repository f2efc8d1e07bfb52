"""What a measurement needs beside models and data: where to write, when to stop, whom to tell."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from core_models.control import Control


@dataclass(frozen=True, eq=False)
class Context:
    """The frame of a measurement.

    Attributes:
        folder: of the report.
        device: "cpu" or "cuda".
        mode: "strict" or "paper".
        seeds: how many seeds each row is run with, 0, 1, ...
        minutes: the whole budget; None for as long as the presets take.
        control: stops it.
        tell: called with a phase, what is done and of how much; raises Cancelled where the control was stopped.
        clock: seconds, from any start.
        began: when the measurement began, by that clock.
        judge: a folder with a judge, or for one; None for a new one in the report's folder.
        judge_steps: steps of a new judge, and at most so many of each classifier of codes; None for the usual.
        clips: at most so many test clips; None for all.
        full: whether tables are run with the presets of the papers' sizes instead of those for a CPU.
    """

    folder: Path
    device: str = "cpu"
    mode: str = "strict"
    seeds: int = 1
    minutes: float | None = None
    control: Control = field(default_factory=Control)
    tell: Callable[[str, int, int], None] = lambda phase, done, total: None
    clock: Callable[[], float] = time.monotonic
    began: float = 0.0
    judge: Path | None = None
    judge_steps: int | None = None
    clips: int | None = None
    full: bool = False

    def progress(self, phase: str) -> Callable[[int, int], None]:
        """A function that takes what is done and of how much, tells it, and leaves by Cancelled where asked."""

        def on_progress(done: int, total: int) -> None:
            self.control.check()
            self.tell(phase, done, total)

        on_progress(0, 0)
        return on_progress

    @property
    def spent(self) -> float:
        """Seconds since the beginning."""
        return self.clock() - self.began

    @property
    def left(self) -> float | None:
        """Seconds of the budget that are left; None without one, and never below 0."""
        return None if self.minutes is None else max(0.0, 60 * self.minutes - self.spent)


def machine(device: str) -> str:
    """The processor that computes, in words."""
    import torch

    if device == "cuda":
        return str(torch.cuda.get_device_name())
    name = platform.processor() or platform.machine()
    return f"{_processor() or name}, {torch.get_num_threads()} threads"


def versions() -> str:
    """Of the program, of Python and of torch."""
    return f"Unbraid {version('unbraid')}, Python {platform.python_version()}, torch {version('torch')}"


def _processor() -> str:
    """What Linux calls the processor; empty elsewhere."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")

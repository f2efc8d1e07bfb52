"""The numbers of a training run: read from what it wrote, thinned and smoothed for drawing, written as a table."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from media_io.atomic import atomically

if TYPE_CHECKING:
    from app.chart import Curve
    from app.colours import Colour
    from core_models.types import TrainEvent

TRAINING, VALIDATION = "step", "validation"
KINDS = (TRAINING, VALIDATION)
SKIP, RESTORE = "skip", "restore"
KEPT = tuple(f'"{kind}"' for kind in (VALIDATION, SKIP, RESTORE))
"""In lines that are read of a long history too."""
MOST_POINTS = 100_000
MOST_BYTES = 64 * 2**20
"""Of a run's numbers; of longer ones every second, third, ... training step is read."""

MOST_TERMS = 100
"""Curves of one run; each of them has a chart in the window."""
MOST_LINE = 2**18
"""Letters of a line; a longer one is read in parts, none of which is a line of ours."""

BLOCK = 128
"""Smoothed at once; the next block begins with the average that the last one ended with."""

Points = tuple[NDArray[np.float64], NDArray[np.float64]]


class Series:
    """The points of one curve, in order of step; of too many neighbours are averaged, so that memory stays bounded."""

    def __init__(self, most: int = MOST_POINTS) -> None:
        self._most = most
        self._points = np.empty((2, 64))
        self._count = 0
        self._stride = 1
        self._pending: list[tuple[float, float]] = []

    def __len__(self) -> int:
        return self._count

    @property
    def x(self) -> NDArray[np.float64]:
        """Steps."""
        return self._points[0, : self._count]

    @property
    def y(self) -> NDArray[np.float64]:
        """Values."""
        return self._points[1, : self._count]

    def add(self, x: float, y: float) -> None:
        """Add a point; one that is not after the last begins anew there, as a run does that was killed and goes on."""
        if self._count and x <= self._points[0, self._count - 1]:
            self._count = int(np.searchsorted(self.x, x))
            self._pending.clear()
        self._pending.append((x, y))
        if len(self._pending) < self._stride:
            return
        if self._count == self._points.shape[1]:
            self._points = np.concatenate([self._points, np.empty_like(self._points)], axis=1)
        self._points[:, self._count] = self._pending[-1][0], sum(y for _, y in self._pending) / len(self._pending)
        self._count += 1
        self._pending.clear()
        if self._count >= self._most:
            self._halve()

    def _halve(self) -> None:
        half = self._count // 2
        self._points[0, :half] = self.x[1 : 2 * half : 2]
        self._points[1, :half] = (self.y[0 : 2 * half : 2] + self.y[1 : 2 * half : 2]) / 2
        self._count = half
        self._stride *= 2


class RunCurves:
    """All curves of one run."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.best: int | None = None
        self.left_out = 0
        self.marks: dict[str, list[int]] = {SKIP: [], RESTORE: []}
        """Steps that were skipped, and after which the run was set back."""
        self._series: dict[str, dict[str, Series]] = {}

    @property
    def terms(self) -> list[str]:
        """Names, the weighted sum that is minimised first."""
        return sorted(self._series, key=lambda name: name != "total")

    @property
    def last_step(self) -> float:
        """The last step that any number is of; 0 where there is none."""
        every = [one for pair in self._series.values() for one in pair.values() if len(one)]
        return max((float(one.x[-1]) for one in every), default=0.0)

    def series(self, term: str, kind: str) -> Series:
        """Points of a term; `kind` is "step" or "validation". None for a term that the run does not have."""
        return self._series.get(term, {}).get(kind) or Series()

    def take(self, events: Iterable[TrainEvent]) -> set[str]:
        """Add the numbers of events; the terms that changed."""
        changed: set[str] = set()
        for event in events:
            if event.best_step is not None and event.best_step != self.best:
                self.best = event.best_step
                changed.update(self._series)
            if event.kind in KINDS:
                changed.update(event.losses)
                self.add(event.kind, event.step, event.losses.items())
            elif event.kind in self.marks:
                self.mark(event.kind, event.step)
                changed.update(self._series)
        return changed

    def mark(self, kind: str, step: int) -> None:
        """Note a step that was skipped or after which the run was set back; what lies after it is done anew."""
        later = {other: [each for each in steps if each < step] for other, steps in self.marks.items()}
        if kind == RESTORE:  # it is told right after the step that was skipped
            later[SKIP] = [each for each in self.marks[SKIP] if each <= step]
        self.marks = later
        self.marks[kind].append(step)

    def add(self, kind: str, step: float, losses: Iterable[tuple[str, float | None]]) -> None:
        """Add the numbers of a step; those that are not finite are only counted."""
        for name, value in losses:
            if name not in self._series and len(self._series) >= MOST_TERMS:
                continue
            pair = self._series.setdefault(name, {each: Series() for each in KINDS})
            if value is not None and math.isfinite(value):
                pair[kind].add(step, value)
            else:
                self.left_out += 1

    def copied(self) -> RunCurves:
        """The numbers as they are now, for another thread."""
        copy = RunCurves(self.name)
        copy.best, copy.left_out = self.best, self.left_out
        copy.marks, copy._series = deepcopy(self.marks), deepcopy(self._series)
        return copy

    def rows(self) -> Iterator[tuple[str, str, str, int, float]]:
        """Run, term, "training" or "validation", step and value of every point."""
        for term in self.terms:
            for kind, told in zip(KINDS, ("training", "validation"), strict=True):
                series = self.series(term, kind)
                for x, y in zip(series.x, series.y, strict=True):
                    yield self.name, term, told, int(x), float(y)


def drawn(run: RunCurves, term: str, colours: tuple[Colour, Colour], name: str = "") -> list[Curve]:
    """The curves of a term in a chart: training, and in dashes validation, each with its colour, after `name`."""
    from app.chart import Curve

    curves = []
    for kind, told, colour in zip(KINDS, ("training", "validation"), colours, strict=True):
        series = run.series(term, kind)
        called = f"{name} {told}".strip()
        curves.append(Curve(called, series.x.tolist(), series.y.tolist(), colour, dashed=kind == VALIDATION))
    return curves


def line_of(event: TrainEvent) -> str:
    """The line of an event in a run's history."""
    losses = {name: float(f"{value:.7g}") if math.isfinite(value) else None for name, value in event.losses.items()}
    facts = {"kind": event.kind, "step": event.step, "best": event.best_step, "losses": losses}
    return json.dumps(facts, separators=(",", ":")) + "\n"


def read_curves(folder: Path, most_bytes: int = MOST_BYTES, look: Callable[[], object] = lambda: None) -> RunCurves:
    """The curves of a run, from the history in its folder; none where it has no history.

    Args:
        folder: of the run.
        most_bytes: of a longer history only as many training steps are read as fit.
        look: called now and then; it may raise to cancel.
    """
    from app.runs import HISTORY

    curves, path = RunCurves(folder.name), folder / HISTORY
    if not path.is_file():
        return curves
    stride = max(1, math.ceil(path.stat().st_size / most_bytes))
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(MOST_LINE), "")):
            if number % 1000 == 0:
                look()
            if number % stride == 0 or any(kind in line[:24] for kind in KEPT):
                _take_line(curves, line)
    return curves


def _take_line(curves: RunCurves, line: str) -> None:
    """Half a line, left by a process that was killed, is no line."""
    try:
        facts: Any = json.loads(line)
        kind, step, losses = facts["kind"], int(facts["step"]), facts["losses"]
        if kind in KINDS:
            curves.add(kind, step, ((str(name), value) for name, value in list(losses.items())[:MOST_TERMS]))
            curves.best = int(facts["best"]) if facts["best"] is not None else curves.best
        elif kind in curves.marks:
            curves.mark(kind, step)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return


def smoothed(values: NDArray[np.float64], weight: float) -> NDArray[np.float64]:
    """An exponential average: each value weighs `weight` times less a step on; 0 leaves the values as they are.

    Divided by what the weights sum to, so that the start does not lean to zero.
    """
    if weight <= 0 or len(values) == 0:
        return values
    powers = weight ** np.arange(BLOCK + 1)
    lags = np.subtract.outer(np.arange(BLOCK), np.arange(BLOCK))
    within = np.where(lags >= 0, powers[np.maximum(lags, 0)], 0.0).T * (1 - weight)
    blocks = np.zeros((math.ceil(len(values) / BLOCK), BLOCK))
    blocks.flat[: len(values)] = values
    averages, before = blocks @ within, 0.0
    for block in averages:
        block += powers[1:] * before
        before = block[-1]
    scales = 1 - weight ** np.arange(1, len(values) + 1)
    smooth: NDArray[np.float64] = averages.ravel()[: len(values)] / scales
    return smooth


def thinned(x: NDArray[np.float64], y: NDArray[np.float64], most: int) -> Points:
    """At most so many points that look the same: the lowest and the highest of each stretch, and both ends."""
    if len(x) <= most:
        return x, y
    per = math.ceil(len(x) / ((most - 2) // 2))
    whole = len(x) // per * per
    blocks = y[:whole].reshape(-1, per)
    starts = np.arange(0, whole, per)
    chosen = np.concatenate([[0], starts + blocks.argmin(1), starts + blocks.argmax(1), [len(x) - 1]])
    chosen = np.unique(chosen)
    return x[chosen], y[chosen]


def write_table(path: Path, runs: Sequence[RunCurves]) -> Path:
    """Write every point of every term of runs as CSV: run, term, part, step, value. Raises MediaError."""
    with atomically(path) as temporary, temporary.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("run", "term", "part", "step", "value"))
        for run in runs:
            table.writerows(run.rows())
    return path

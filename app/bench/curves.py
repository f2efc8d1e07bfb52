"""Training curves: from the events of a run as it goes, or from what a finished run wrote."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app.bench.results import Chart, Line

if TYPE_CHECKING:
    from core_models.types import TrainEvent

MOST_POINTS = 200
WATCHED, LARGE = "info_", ("total", "reconstruction")
SEEN = "Estimates of mutual information between clips and codes, on clips that the model does not learn from."
CAPTION = "Each term of the loss on clips that the model does not learn from, as training goes on."


class Curves:
    """Collects validation losses."""

    def __init__(self) -> None:
        self._points: dict[str, list[tuple[int, float]]] = {}

    def take(self, event: TrainEvent) -> None:
        """Add an event; only validations count."""
        if event.kind == "validation":
            for name, value in event.losses.items():
                self._points.setdefault(name, []).append((event.step, value))

    def charts(self, title: str) -> tuple[Chart, ...]:
        """What was collected."""
        return charts_of(title, self._points)


def charts_of(title: str, points: Mapping[str, Iterable[tuple[float, float]]]) -> tuple[Chart, ...]:
    """Charts of the error, of the far smaller terms beside it, and of the information that is only watched."""
    lines = [line for name, values in points.items() if (line := _line(name, values)).x]
    watched = [line for line in lines if line.name.startswith(WATCHED)]
    large = [line for line in lines if line.name in LARGE]
    small = [line for line in lines if line not in watched and line not in large]
    charts = (
        Chart(f"Training: {title}", tuple(large), caption=CAPTION),
        Chart(f"Training, the other terms: {title}", tuple(small), caption=CAPTION),
        Chart(f"Information: {title}", tuple(watched), caption=SEEN),
    )
    return tuple(chart for chart in charts if chart.lines)


def _line(name: str, values: Iterable[tuple[float, float]]) -> Line:
    """Points thinned to a few hundred; values that are not finite are left out."""
    kept = [(float(x), float(y)) for x, y in values if math.isfinite(y)]
    kept = kept[:: max(1, math.ceil(len(kept) / MOST_POINTS))]
    return Line(name, tuple(x for x, _ in kept), tuple(y for _, y in kept))


def training_charts(title: str, model: Path | None) -> tuple[Chart, ...]:
    """The curves of the run whose folder holds the model's, from its TensorBoard events; none where there are none."""
    folder = None if model is None else model.resolve().parent / "events"
    if folder is None or not any(folder.glob("events.*")):
        return ()
    # TensorBoard warns of what its own reader lacks; none of it concerns a user.
    logging.getLogger("tensorboard").setLevel(logging.ERROR)
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    events = EventAccumulator(str(folder))
    events.Reload()
    names = [tag for tag in events.Tags()["scalars"] if tag.startswith("validation/")]
    points = {
        tag.removeprefix("validation/"): [(scalar.step, scalar.value) for scalar in events.Scalars(tag)]
        for tag in names
    }
    return charts_of(title, points)

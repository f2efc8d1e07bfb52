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

    def chart(self, title: str) -> Chart:
        """What was collected."""
        return chart_of(title, self._points)


def chart_of(title: str, points: Mapping[str, Iterable[tuple[float, float]]]) -> Chart:
    """Terms by name, thinned to a few hundred points; values that are not finite are left out."""
    lines = []
    for name, values in points.items():
        kept = [(float(x), float(y)) for x, y in values if math.isfinite(y)]
        kept = kept[:: max(1, math.ceil(len(kept) / MOST_POINTS))]
        if kept:
            lines.append(Line(name, tuple(x for x, _ in kept), tuple(y for _, y in kept)))
    return Chart(title, tuple(lines), caption=CAPTION)


def training_charts(model: Path | None) -> tuple[Chart, ...]:
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
    return (chart_of("Training", points),) if points else ()

"""Training as the command line shows it: a live bar with losses on a terminal, lines elsewhere."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.progress import QUIET_SECONDS, drawable, duration
from app.report import note

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

    from core_models.types import TrainEvent, Trouble

OnEvent = Callable[["TrainEvent"], None]


@contextmanager
def shown(silent: bool = False) -> Iterator[OnEvent]:
    """A function that takes each event of a training run and shows it on stderr.

    Args:
        silent: show nothing where there is no terminal, as scripts want it.
    """
    if drawable(silent):
        from rich.console import Console
        from rich.live import Live

        view = LiveTraining()
        console = Console(stderr=True)
        with Live(get_renderable=view.render, console=console, refresh_per_second=4, redirect_stdout=False):
            yield view
    elif silent:
        yield lambda _event: None
    else:
        yield PlainTraining(note, time.monotonic)


class LiveTraining:
    """A bar, and the latest losses below it."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}"),
        )
        self._bars = Progress(*columns, TimeElapsedColumn())
        self._bar = self._bars.add_task("Preparing", total=None, pace="")
        self._latest: dict[str, TrainEvent] = {}
        self._trouble: Trouble | None = None

    def __call__(self, event: TrainEvent) -> None:
        """Show an event."""
        if event.kind == "step":
            self._bars.update(self._bar, pace=pace(event))
        total = event.total or None
        self._bars.update(self._bar, description=phase(event), completed=event.step, total=total)
        if event.kind in ("step", "validation", "restore"):
            self._latest[event.kind] = event
        self._trouble = event.trouble

    def render(self) -> Group:
        """What the terminal shows now."""
        from rich.console import Group

        told = [trouble_line(self._trouble)] if self._trouble is not None and self._trouble.skipped else []
        told += [self._latest["restore"].message] if "restore" in self._latest else []
        return Group(self._bars, *([self._losses()] if self._latest else []), *told)

    def _losses(self) -> Table:
        """A row for training and one for validation, a column for each term."""
        from rich.table import Table

        terms = list(dict.fromkeys(term for event in self._latest.values() for term in ordered_losses(event)))
        table = Table("", *terms, "best step", box=None, pad_edge=False)
        for kind, name in (("step", "training"), ("validation", "validation")):
            if kind in self._latest:
                event = self._latest[kind]
                best = event.best_step if kind == "validation" else None
                numbers = [f"{event.losses[term]:.4g}" if term in event.losses else "" for term in terms]
                table.add_row(name, *numbers, "" if best is None else str(best))
        return table


class PlainTraining:
    """A line for each validation, and one now and then between them.

    Args:
        write: takes each line.
        clock: seconds, from any start.
    """

    def __init__(self, write: Callable[[str], None], clock: Callable[[], float]) -> None:
        self._write = write
        self._clock = clock
        self._last: float | None = None
        self._phase = ""

    def __call__(self, event: TrainEvent) -> None:
        """Write a line if there is something new to say."""
        if phase(event) != self._phase:
            self._phase = phase(event)
            self._write(f"{self._phase} ...")
        if event.kind in ("skip", "restore"):
            self._write(event.message)
        now = self._clock()
        due = self._last is None or now - self._last >= QUIET_SECONDS
        if event.kind == "validation" or (event.kind == "step" and due):
            parts = (f"step {event.step} of {event.total}", pace(event), losses_line(event))
            self._write("  ".join(part for part in parts if part))
            self._last = now


def trouble_line(trouble: Trouble) -> str:
    """How many steps were skipped, and how often the run went back; empty where all went well."""
    if not trouble.skipped:
        return ""
    steps = "step was" if trouble.skipped == 1 else "steps were"
    times = "once" if trouble.set_back == 1 else f"{trouble.set_back} times"
    back = f"; set back {times} with a lower learning rate" if trouble.set_back else ""
    return f"{trouble.skipped} {steps} skipped, being not finite{back}"


def phase(event: TrainEvent) -> str:
    """What is going on: a phase of loading, or the stage of training."""
    if event.kind == "phase":
        return event.message
    return "Training" if event.stage in ("", "all") else f"Training {event.stage}"


def pace(event: TrainEvent) -> str:
    """Steps a second and the time left; empty where they are not known."""
    rate = event.steps_per_second
    if rate <= 0:
        return ""
    return f"{rate:.1f} steps/s, {duration((event.total - event.step) / rate)} left"


def losses_line(event: TrainEvent) -> str:
    """The weighted sum first, then each term; for validation the best step too."""
    name = "validation" if event.kind == "validation" else "training"
    numbers = " ".join(f"{term} {value:.4g}" for term, value in ordered_losses(event).items())
    best = f" (best: step {event.best_step})" if event.kind == "validation" and event.best_step is not None else ""
    return f"{name} {numbers}{best}"


def ordered_losses(event: TrainEvent) -> dict[str, float]:
    """The losses of an event, the weighted sum first."""
    return dict(sorted(event.losses.items(), key=lambda item: item[0] != "total"))


def as_facts(event: TrainEvent) -> Mapping[str, Any]:
    """An event as one line of JSON has it: all but the preview pictures."""
    return {
        "event": event.kind,
        "stage": event.stage,
        "step": event.step,
        "total_steps": event.total,
        "losses": {name: value if math.isfinite(value) else None for name, value in event.losses.items()},
        "best_step": event.best_step,
        "steps_per_second": round(event.steps_per_second, 3),
        "message": event.message,
        "skipped": event.trouble.skipped,
        "set_back": event.trouble.set_back,
    }

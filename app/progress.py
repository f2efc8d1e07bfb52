"""Progress on stderr: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from app.pipeline import OnProgress, Progress

QUIET_SECONDS = 10.0
GUESS_SECONDS = 3.0
"""A phase is watched for so long before anybody is told how long it will take."""


def drawable(silent: bool) -> bool:
    """Whether bars can be redrawn on stderr without getting between lines for a script on the same terminal."""
    return sys.stderr.isatty() and not (silent and sys.stdout.isatty())


def duration(seconds: float) -> str:
    """Seconds as 0:07, 12:34 or 1:02:03."""
    whole = round(max(0.0, seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


class Pace:
    """How fast the phases of a job go, each watched from when it is first asked about.

    Args:
        clock: seconds, from any start.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._phase: str | None = None
        self._began = 0.0
        self._first = 0

    def restart(self) -> None:
        """Forget the phase: another job begins."""
        self._phase = None

    def left(self, phase: str, done: int, total: int) -> float | None:
        """Seconds left of a phase; None where nobody can tell yet, and at its end."""
        now = self._clock()
        if phase != self._phase:
            self._phase, self._began, self._first = phase, now, done
        spent, new = now - self._began, done - self._first
        if new <= 0 or done >= total or spent < GUESS_SECONDS:
            return None
        return spent / new * (total - done)


@contextmanager
def shown(silent: bool = False) -> Iterator[OnProgress]:
    """A function for the pipeline to call; what it shows is gone from the terminal at the end.

    Args:
        silent: show nothing where there is no terminal, as scripts want it.
    """
    if drawable(silent):
        with _bars() as bars:
            yield _BarDisplay(bars)
    elif silent:
        yield lambda _progress: None
    else:
        from app.report import note  # brings click along, which the window does without

        yield PlainDisplay(note, time.monotonic)


def _bars() -> Bars:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"))
    console = Console(stderr=True)
    return Progress(
        *columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console, transient=True, redirect_stdout=False
    )


class _BarDisplay:
    """One bar, started anew with each phase."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._phase: str | None = None
        self._bar: TaskID | None = None

    def __call__(self, progress: Progress) -> None:
        total = progress.total or None
        if self._bar is None or progress.phase != self._phase:
            if self._bar is not None:
                self._bars.remove_task(self._bar)
            self._bar = self._bars.add_task(progress.phase, total=total, count="")
            self._phase = progress.phase
        count = f"{progress.done}/{progress.total}" if total else ""
        self._bars.update(self._bar, completed=progress.done, total=total, count=count)


class PlainDisplay:
    """A line for each phase, and one now and then in a long phase.

    Args:
        write: takes each line.
        clock: seconds, from any start.
    """

    def __init__(self, write: Callable[[str], None], clock: Callable[[], float]) -> None:
        self._write = write
        self._clock, self._pace = clock, Pace(clock)
        self._phase: str | None = None
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        """Write a line if there is something new to say."""
        now, left = self._clock(), self._pace.left(progress.phase, progress.done, progress.total)
        if progress.phase != self._phase:
            self._write(f"{progress.phase} ...")
        elif now - self._last < QUIET_SECONDS:
            return
        else:
            count = f"{progress.done} of {progress.total}" if progress.total else str(progress.done)
            self._write(f"{progress.phase}: {count}{'' if left is None else f', {duration(left)} left'}")
        self._phase, self._last = progress.phase, now

"""A training run as the window sees it: a thread that trains, a feed of its events, and the buttons' states."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.window.services import Services
from app.window.worker import FAILED, Job, Lane
from core_models.control import Control
from core_models.errors import CheckpointError

if TYPE_CHECKING:
    from app.pipeline import TrainJob
    from core_models.types import TrainEvent

IDLE, STARTING, RUNNING, PAUSED, STOPPING, FINISHED, BROKEN = (
    "idle", "starting", "running", "paused", "stopping", "finished", "failed"
)  # fmt: skip
ACTIVE = frozenset({STARTING, RUNNING, PAUSED, STOPPING})
DRAIN_MS = 100
PHASE = "phase"
"""The kind of the events that tell how loading goes."""
MOST_EVENTS = 5000

Preview = NDArray[np.uint8]


class Feed:
    """Events from the thread that trains to the one that draws; bounded, and the latest preview wins."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: list[TrainEvent] = []
        self._preview: Preview | None = None

    def put(self, event: TrainEvent) -> None:
        """Add an event; when nobody drains, every second logged step is forgotten, nothing else."""
        preview = None if event.preview is None else event.preview.cpu().numpy().copy()
        with self._lock:
            if preview is not None:
                self._preview = preview
            self._events.append(event)
            if len(self._events) > MOST_EVENTS:
                steps = [e for e in self._events if e.kind == "step"]
                forgotten = {id(e) for e in steps[:-1:2]}
                self._events = [e for e in self._events if id(e) not in forgotten]

    def drain(self) -> tuple[list[TrainEvent], Preview | None]:
        """All events since the last call, and a preview if a new one came."""
        with self._lock:
            events, preview = self._events, self._preview
            self._events, self._preview = [], None
        return events, preview


def train_work(services: Services, job: TrainJob, control: Control, feed: Feed) -> Callable[[Job], None]:
    """The work of the training lane."""

    def work(_: Job) -> None:
        for event in services.train(job, control):
            feed.put(event)

    return work


class TrainingRun(QObject):
    """One run at a time.

    Signals:
        state_changed: idle, starting, running, paused, stopping, finished or failed.
        arrived: events (a list) since the last tenth of a second.
        previewed: uint8 (3, n, T, H, W, 3), the latest.
        ended: "done", "cancelled" or "failed" with what the thread said.
    """

    state_changed = Signal(str)
    arrived = Signal(object)
    previewed = Signal(object)
    ended = Signal(str, object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.lane = Lane("training", self)
        self.writing = Lane("curves", self)
        self.state = IDLE
        self.job: TrainJob | None = None
        self.was_stopped = False
        self._control = Control()
        self._feed = Feed()
        self._discard = False
        self._timer = QTimer(self)
        self._timer.setInterval(DRAIN_MS)
        self._timer.timeout.connect(self._drain)

    @property
    def active(self) -> bool:
        """Whether the thread is training, or paused in it."""
        return self.state in ACTIVE

    def start(self, job: TrainJob) -> None:
        """Begin; nothing happens while a run is active."""
        if self.active:
            return
        self.job, self._discard, self.was_stopped = job, False, False
        self._control, self._feed = Control(), Feed()
        self._enter(STARTING)
        self._timer.start()
        work = train_work(self._services, job, self._control, self._feed)
        self.lane.run(self.tr("Training stopped"), work, self._ended)

    @Slot()
    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self.state == PAUSED:
            self._control.resume()
            self._enter(RUNNING)
        elif self.state in (STARTING, RUNNING):
            self._control.pause()
            self._enter(PAUSED)

    @Slot()
    def stop(self) -> None:
        """Ask for the end, with a checkpoint."""
        if self.active:
            self.was_stopped = True
            self._enter(STOPPING)
            self._control.stop()

    def stop_and_discard(self) -> None:
        """Ask for the end and move the run's folder into the bin, with what a run that went on had before."""
        self._discard = True
        self.stop()

    def shut_down(self) -> bool:
        """Stop and wait; whether the thread ended in time."""
        self._control.stop()
        self._timer.stop()
        return all([self.writing.shut_down(), self.lane.shut_down()])

    @property
    def model_folder(self) -> Path | None:
        """Where the finished model of the last run lies; None where there is none."""
        folder = self.job.out / "model" if self.job is not None else None
        return folder if folder is not None and (folder / "config.json").is_file() else None

    @Slot()
    def _drain(self) -> None:
        events, preview = self._feed.drain()
        if self.state == STARTING and any(event.kind != PHASE for event in events):
            self._enter(RUNNING)
        if events:
            self.arrived.emit(events)
        if preview is not None:
            self.previewed.emit(preview)

    def _ended(self, job: Job, kind: str, payload: Any) -> None:
        self._drain()
        self._timer.stop()
        if self._discard and self.job is not None:
            with suppress(OSError, CheckpointError):  # the window closes: the run stays where it is
                self._services.delete_run(self.job.out)
        self._enter(BROKEN if kind == FAILED else FINISHED)
        self.ended.emit(kind, payload)

    def _enter(self, state: str) -> None:
        self.state = state
        self.state_changed.emit(state)

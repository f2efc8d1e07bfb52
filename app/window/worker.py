"""Work away from the GUI thread: a lane is one thread that runs one job after another.

A job lives in the GUI thread; the lane's thread only calls `work` and emits the job's signals. Connect methods of
QObjects to them: a lambda or a free function would run in the lane's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from app.window.failures import describe
from core_models.control import Cancelled

DONE, CANCELLED, FAILED = "done", "cancelled", "failed"
SHUTDOWN_MS = 5000


class Job(QObject):
    """A piece of work, its progress and its one end.

    Signals:
        progressed: whatever `work` reports.
        ended: once: ("done", result), ("cancelled", None) or ("failed", Failure).
    """

    progressed = Signal(object)
    ended = Signal(str, object)

    def __init__(self, title: str, work: Callable[[Job], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Ask the work to end at its next report."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        """Whether cancel() was called."""
        return self._cancel.is_set()

    def report(self, progress: object) -> None:
        """Called by the work: pass a figure on, and leave by `Cancelled` if the user asked for it."""
        if self.cancelled:
            raise Cancelled
        self.progressed.emit(progress)

    def execute(self) -> None:
        """Run the work in this thread; every exception becomes an end."""
        if self.cancelled:
            self.ended.emit(CANCELLED, None)
            return
        try:
            result = self._work(self)
        except Cancelled:
            self.ended.emit(CANCELLED, None)
        except BaseException as error:
            self.ended.emit(FAILED, describe(error, self.title))
        else:
            self.ended.emit(DONE, result)


class _Worker(QObject):
    """Lives in the lane's thread."""

    @Slot(object)
    def execute(self, job: Job) -> None:
        job.execute()


class Lane(QObject):
    """A thread with a queue of jobs; `latest_only` cancels what runs or waits when a new job comes."""

    _queued = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, name: str, parent: QObject | None = None, latest_only: bool = False) -> None:
        super().__init__(parent)
        self._latest_only = latest_only
        self._jobs: list[Job] = []
        self._shut = False
        self._thread = QThread(self)
        self._thread.setObjectName(name)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._queued.connect(self._worker.execute, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What runs (first) and waits."""
        return tuple(self._jobs)

    def submit(self, job: Job) -> Job:
        """Queue a job; the thread starts with the first. After `shut_down` the job is dropped."""
        if self._shut:
            return job
        if self._latest_only:
            self.cancel_all()
        job.setParent(self)
        self._jobs.append(job)
        job.ended.connect(self._forget, Qt.ConnectionType.QueuedConnection)
        if not self._thread.isRunning():
            self._thread.start()
        self._queued.emit(job)
        self.busy_changed.emit(True)
        return job

    def run(self, title: str, work: Callable[[Job], object], ended: Callable[[str, Any], None]) -> Job:
        """Queue `work`; `ended`, a method of a QObject of this thread, is called with its end."""
        job = Job(title, work)
        job.ended.connect(ended, Qt.ConnectionType.QueuedConnection)
        return self.submit(job)

    def cancel_all(self) -> None:
        """Ask everything that runs or waits to end."""
        for job in self._jobs:
            job.cancel()

    def shut_down(self) -> bool:
        """Cancel, leave the event loop, wait; whether the thread ended in time (it is never killed)."""
        self._shut = True
        self.cancel_all()
        self._thread.quit()
        return self._thread.wait(SHUTDOWN_MS)

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._jobs:
            self._jobs.remove(job)
            job.deleteLater()
        self.busy_changed.emit(bool(self._jobs))

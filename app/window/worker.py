"""Work away from the GUI thread: a lane is one thread that runs one job after another.

Jobs are plain objects: a QObject that one thread deletes while another still emits its signal crashes the program.
The lane hands their progress and their end to callables that it calls in the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from app.window.failures import describe
from app.window.heap import heap
from app.window.qt_types import make_all
from core_models.control import Cancelled, Control

DONE, CANCELLED, FAILED = "done", "cancelled", "failed"
SHUTDOWN_MS = 5000
MOST_UNHEARD = 4
HEARD_SECONDS = 0.5
"""Reports that come faster than the window shows them would keep it from everything else: the work waits for it."""

Ended = Callable[["Job", str, Any], None]


class Job:
    """A piece of work, what hears of its progress, and what hears of its one end.

    Attributes:
        title: what is told should it fail, such as "Could not open the clips".
        work: runs in the lane's thread and gives the result.
        ended: called once in the GUI thread with the job and ("done", result), ("cancelled", None) or
            ("failed", Failure).
        progressed: called in the GUI thread with the job and whatever `work` reports.
    """

    def __init__(
        self,
        title: str,
        work: Callable[[Job], object],
        ended: Ended,
        progressed: Callable[[Job, Any], None] | None = None,
    ) -> None:
        self.title = title
        self.work = work
        self.ended = ended
        self.progressed = progressed
        self.tell: Callable[[object], None] | None = None
        self.unheard = threading.Semaphore(MOST_UNHEARD)
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
        if self.tell is not None:
            self.tell(progress)

    def execute(self) -> tuple[str, object]:
        """Run the work in this thread; every exception becomes an end."""
        try:
            return (CANCELLED, None) if self.cancelled else (DONE, self.work(self))
        except Cancelled:
            return CANCELLED, None
        except BaseException as error:
            return FAILED, describe(error, self.title)


class StoppableJob(Job):
    """A job whose work obeys a `Control`: it ends at its own next look at that, and keeps what it has."""

    def __init__(
        self,
        title: str,
        work: Callable[[Any], object],
        ended: Ended,
        progressed: Callable[[Job, Any], None] | None = None,
    ) -> None:
        super().__init__(title, work, ended, progressed)
        self.control = Control()

    def cancel(self) -> None:
        """Ask the work to end."""
        super().cancel()
        self.control.stop()

    def show(self, progress: object) -> None:
        """Called by work that ends by its control: pass a figure on."""
        if self.tell is not None:
            self.tell(progress)


class _Thread(QThread):
    """Keeps Python's state of the thread for as long as the thread lives.

    A slot that Qt calls in a thread without one gets a state of its own and drops it. The thread that imports torch is
    remembered by its state (pybind11), so the next call into torch there would wait for a lock that it holds itself.
    """

    def run(self) -> None:
        """Nothing but the event loop, called from Python."""
        self.exec()


class _Worker(QObject):
    """Lives in the lane's thread; its signals are queued into the GUI thread."""

    progressed = Signal(object, object)
    ended = Signal(object, str, object)

    @Slot(object)
    def execute(self, job: Job) -> None:
        job.tell = lambda progress: self._tell(job, progress)
        kind, payload = job.execute()
        job.tell = None
        self.ended.emit(job, kind, payload)
        heap.give_back()

    def _tell(self, job: Job, progress: object) -> None:
        job.unheard.acquire(timeout=HEARD_SECONDS)
        self.progressed.emit(job, progress)


class Lane(QObject):
    """A thread with a queue of jobs; `latest_only` cancels what runs or waits when a new job comes."""

    _queued = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None, latest_only: bool = False) -> None:
        super().__init__(parent)
        self._latest_only = latest_only
        self._jobs: list[Job] = []
        self._shut = False
        self._thread = _Thread(self)
        self._thread.setObjectName(name)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._queued.connect(self._worker.execute, queued)
        self._worker.progressed.connect(self._progressed, queued)
        self._worker.ended.connect(self._ended, queued)

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
        self._jobs.append(job)
        if not self._thread.isRunning():
            make_all()
            self._thread.start()
        self._queued.emit(job)
        return job

    def run(self, title: str, work: Callable[[Job], object], ended: Ended) -> Job:
        """Queue `work`; `ended` is called with its end."""
        return self.submit(Job(title, work, ended))

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

    @Slot(object, object)
    def _progressed(self, job: Job, progress: object) -> None:
        job.unheard.release()
        if job.progressed is not None and not job.cancelled:
            job.progressed(job, progress)

    @Slot(object, str, object)
    def _ended(self, job: Job, kind: str, payload: object) -> None:
        self._jobs.remove(job)
        job.ended(job, kind, payload)

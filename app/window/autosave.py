"""Autosaves: unsaved work on the disk while the program runs, and what a program that did not end left there."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from app.bins import is_older
from app.window.worker import FAILED, Job, Lane
from media_io.disk import make_folder

if TYPE_CHECKING:
    from app.project import Project
    from app.window.project_work import Prints, Snapshot

MINUTE_MS = 60_000
KEPT_DAYS, MOST_KEPT = 60, 10
SUFFIX = ".unbraid"


@dataclass(frozen=True, eq=False)
class Left:
    """An autosave that a program left: its file, what is in it, the project that it belongs to, and its time."""

    file: Path
    project: Project
    saved_as: Path | None
    when: datetime


class Autosaver(QObject):
    """Writes unsaved work some time after it came, and again while it goes on.

    Attributes:
        instead_of: another program's autosave that was recovered, removed once this one holds the work.

    Signals:
        failed: a Failure, once until a later autosave works.
    """

    failed = Signal(object)

    def __init__(self, folder: Path, lane: Lane, prints: Prints, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._lane, self._prints = folder, lane, prints
        self.file = folder / f"{uuid.uuid4().hex}{SUFFIX}"
        self._lock: QLockFile | None = None
        self._told = False
        self.instead_of: Path | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)

    def expect(self, minutes: int) -> None:
        """There is something to write before long; 0 for not at all."""
        if minutes and not self.timer.isActive():
            self.timer.start(minutes * MINUTE_MS)

    def submit(self, snapshot: Snapshot, saved_as: Path | None) -> None:
        """Write, in the lane."""
        self.timer.stop()
        title = self.tr("Unsaved work could not be kept for a recovery")
        self._lane.run(title, lambda _: self._write(snapshot, saved_as), self._ended)

    def write_now(self, snapshot: Snapshot, saved_as: Path | None) -> None:
        """Write, in this thread: the program ends."""
        self.timer.stop()
        job = Job("", lambda _: self._write(snapshot, saved_as), lambda *_: None)
        job.execute()

    def _write(self, snapshot: Snapshot, saved_as: Path | None) -> None:
        from app.project import write_project
        from app.window.project_work import project_of

        make_folder(self._folder)
        if self._lock is None:
            self._lock = lock_of(self.file)
            self._lock.tryLock(0)
        write_project(self.file, project_of(snapshot, None, self._prints, saved_as))
        if self.instead_of is not None:
            self.instead_of.unlink(missing_ok=True)

    def _ended(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED and not self._told:
            self.failed.emit(payload)
        self._told = kind == FAILED

    def drop(self) -> None:
        """Nothing is unsaved: remove the file, after those that are being written."""
        work = self._dropping()
        self._lane.run(self.tr("Kept work could not be removed"), lambda _: work(), lambda *_: None)

    def drop_now(self) -> None:
        """The same in this thread: the program ends."""
        self._dropping()()

    def _dropping(self) -> Callable[[], None]:
        self.timer.stop()
        other, self.instead_of = self.instead_of, None

        def remove() -> None:
            for file in (self.file, other):
                with suppress(OSError):  # on a disk that refuses by now it stays, and is offered once more
                    if file is not None:
                        file.unlink(missing_ok=True)
            if self._lock is not None:
                self._lock.unlock()
                self._lock = None

        return remove


def lock_of(file: Path) -> QLockFile:
    """The lock that the program which writes an autosave holds."""
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # a program may run for days; one that is gone is known by its number
    return lock


def left_behind(folder: Path) -> Callable[[Job], list[Left]]:
    """The work of looking for autosaves of programs that are gone, the latest first.

    One that is older than its project, or very old, is removed, and so are those beyond the latest few; one that
    cannot be read is left out.
    """

    def work(_: Job) -> list[Left]:
        found = []
        for file in folder.glob(f"*{SUFFIX}"):
            lock = lock_of(file)
            if not lock.tryLock(0):
                continue
            try:
                left = _left(file)
                if left is not None and (_outdated(left) or is_older(left.when, KEPT_DAYS)):
                    file.unlink(missing_ok=True)
                elif left is not None:
                    found.append(left)
            finally:
                lock.unlock()
        found.sort(key=lambda left: left.when, reverse=True)
        for left in found[MOST_KEPT:]:
            left.file.unlink(missing_ok=True)
        return found[:MOST_KEPT]

    return work


def _left(file: Path) -> Left | None:
    from app.project import read_project
    from media_io.errors import MediaError

    try:
        project = read_project(file)
        when = datetime.fromtimestamp(file.stat().st_mtime)
    except (MediaError, OSError):
        return None
    return Left(file, project, None if project.saved_as is None else Path(project.saved_as), when)


def _outdated(left: Left) -> bool:
    """Whether the project was saved after the autosave, as far as times can be believed: none has yet to come."""
    try:
        saved = None if left.saved_as is None else left.saved_as.stat().st_mtime
    except OSError:
        return False
    return saved is not None and is_older(left.when, 0) and left.when.timestamp() < saved <= time.time()

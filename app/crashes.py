"""What is left of a program that ended unexpectedly: a report for its user, never sent anywhere.

While the program runs it holds a locked file; a clean end removes it. One that is there unlocked tells of a crash.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import platform
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from app.logs import Ring, last_lines
from media_io.atomic import write_text
from media_io.errors import MediaError

PACKAGES = ("unbraid", "PySide6_Essentials", "torch", "numpy", "av", "pyqtgraph")
KEPT = 10
OUTSIDE = "Nothing was noted: it was ended from outside, for lack of memory or with the computer."

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Crash:
    """A report: its file and its text."""

    path: Path
    text: str


class Watch:
    """Notes everything that Python does not catch, from `begin` to `finish`."""

    def __init__(self, folder: Path, ring: Ring | None = None, told: Callable[[str], None] | None = None) -> None:
        self._folder = folder
        self._ring = ring
        self._told = told
        self._file: IO[str] | None = None
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def begin(self) -> None:
        """Watch from now on; where the folder cannot be written, errors are told but no report is kept."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable
        try:
            self._open()
        except OSError as error:
            _log.warning("There will be no report of a crash: %s", error)

    def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"running-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
        self._file = path.open("w", encoding="utf-8", errors="backslashreplace")
        _lock(self._file)
        self._file.write(facts())
        self._file.flush()
        faulthandler.enable(self._file)

    def tell(self, told: Callable[[str], None] | None) -> None:
        """From now on `told` hears the text of each error, in whichever thread it came up."""
        self._told = told

    def finish(self) -> None:
        """A clean end: no report."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        if self._file is None:
            return
        faulthandler.disable()
        path = Path(self._file.name)
        with suppress(OSError):
            self._file.close()
        self._file = None
        with suppress(OSError):  # left behind it is told as a crash at the next start, which is better than not to end
            path.unlink(missing_ok=True)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._note("".join(traceback.format_exception(kind, error, trace)))
        self._before[0](kind, error, trace)

    def _uncaught_in_thread(self, args: Any) -> None:
        where = f"In the thread {args.thread.name if args.thread else 'unknown'}:\n"
        self._note(where + "".join(traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback)))
        self._before[1](args)

    def _unraisable(self, args: Any) -> None:
        error = args.exc_value or args.exc_type()
        self._note(f"{args.err_msg or 'Ignored'}:\n" + "".join(traceback.format_exception(error)))
        self._before[2](args)

    def _note(self, text: str) -> None:
        lines = [line.text for line in self._ring.since()[-40:]] if self._ring is not None else []
        if self._file is not None and not self._file.closed:
            with suppress(OSError):  # a disk that refuses must not keep the user from hearing of it
                self._file.write("\n".join([time.strftime("%Y-%m-%d %H:%M:%S"), text, *lines, ""]))
                self._file.flush()
        _log.error("Nobody caught this: %s", text.rstrip())
        if self._told is not None:
            self._told(text)


def facts() -> str:
    """The first lines of a report: versions and the system."""
    rows = [f"{name} {_version(name)}" for name in PACKAGES]
    began = time.strftime("%Y-%m-%d %H:%M:%S")
    return "\n".join([f"Began {began}", platform.platform(), f"Python {platform.python_version()}", *rows, "", ""])


def collect(folder: Path) -> list[Crash]:
    """Turn what ended programs left into reports; the reports that are new, oldest first."""
    new = []
    for path in sorted(folder.glob("running-*.txt")):
        if _running(path):
            continue
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
            noted = text.split("\n\n", 1)[-1].strip()
            tail = last_lines(folder)
            whole = "\n".join([text.rstrip(), *([] if noted else ["", OUTSIDE]), "", "The end of the log:", *tail, ""])
            report = path.with_name(path.name.replace("running", "crash"))
            write_text(report, whole)
            path.unlink()
        except (OSError, MediaError):
            continue
        new.append(Crash(report, whole))
    for old in reports(folder)[:-KEPT]:
        if old not in new:  # after a clock that was set back, the latest have the earliest names
            old.path.unlink(missing_ok=True)
    return new


def reports(folder: Path) -> list[Crash]:
    """The reports that are kept, oldest first."""
    found = []
    for path in sorted(folder.glob("crash-*.txt")):
        try:
            found.append(Crash(path, path.read_text(encoding="utf-8", errors="replace")))
        except OSError:
            continue
    return found


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"


if sys.platform == "win32":

    def _lock(file: IO[str]) -> None:
        """An open file cannot be renamed there, which is lock enough."""

    def _running(path: Path) -> bool:
        try:
            probe = path.with_suffix(".probe")
            path.rename(probe)
            probe.rename(path)
        except OSError:
            return True
        return False

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _running(path: Path) -> bool:
        try:
            with path.open("r+") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        return False

"""The program's log: a file that never grows beyond a few megabytes, and the last lines in memory."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME, BYTES, COPIES, LINES = "unbraid.log", 1_000_000, 2, 2000
OWN = ("app", "core_models", "media_io", "qt")
FORMAT = "%(asctime)s %(levelname)-8s %(name)s: %(message)s"


@dataclass(frozen=True)
class Line:
    """A line of the log: its number since the start, its level as logging counts, its text."""

    number: int
    level: int
    text: str


class Ring(logging.Handler):
    """Keeps the last lines; any thread may write and read."""

    def __init__(self, room: int = LINES) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter(FORMAT))
        self.count = 0
        self._lines: deque[Line] = deque(maxlen=room)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record; called under the handler's lock."""
        try:
            text = self.format(record)
        except Exception:
            self.handleError(record)
            return
        self.count += 1
        self._lines.append(Line(self.count, record.levelno, text))

    def since(self, number: int = 0) -> list[Line]:
        """The lines after that number."""
        self.acquire()
        try:
            return [line for line in self._lines if line.number > number]
        finally:
            self.release()


class LogFile(RotatingFileHandler):
    """A log file on a disk that may be full or gone: then the last lines in memory are all there is."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Say nothing: a traceback for every line would be all that the terminal shows."""


def start(folder: Path | None) -> Ring:
    """Log from now on: the program's own notes, and the warnings of what it uses; to a file below `folder` as well."""
    root, ring = logging.getLogger(), Ring()
    root.setLevel(logging.WARNING)
    for name in OWN:
        logging.getLogger(name).setLevel(logging.INFO)
    logging.captureWarnings(True)
    root.addHandler(ring)
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = LogFile(folder / NAME, maxBytes=BYTES, backupCount=COPIES, encoding="utf-8", delay=True)
            file.setFormatter(ring.formatter)
            root.addHandler(file)
        except OSError as error:
            logging.getLogger(__name__).warning("There is no log file: %s", error)
    return ring


def last_lines(folder: Path, count: int = 40) -> list[str]:
    """The end of the log file; nothing where there is none."""
    try:
        return (folder / NAME).read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
    except OSError:
        return []

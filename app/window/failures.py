"""What went wrong, told for the banner: any exception becomes a cause, a remedy and details; none is lost."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.window.messages import told
from core_models.errors import CheckpointError, ConfigError, ModelError, OutOfMemoryError
from media_io.errors import MediaError

MEMORY = "memory"


@dataclass(frozen=True)
class Failure:
    """An error as a user reads it.

    Attributes:
        title: the thing that failed, one line.
        cause: why.
        remedy: what to do; empty where nothing is known.
        details: everything, for a report: the traceback where the error was not expected.
        path: the file concerned, or None.
        kind: MEMORY where training ran out of it; empty otherwise.
    """

    title: str
    cause: str
    remedy: str
    details: str
    path: Path | None = None
    kind: str = ""

    def as_text(self) -> str:
        """All of it as plain text, for the clipboard."""
        return "\n".join(part for part in (self.title, self.cause, self.remedy, "", self.details) if part is not None)


def describe(error: BaseException, title: str) -> Failure:
    """The failure that an exception means.

    Args:
        error: anything that was raised, `SystemExit` and `KeyboardInterrupt` included.
        title: what was being done, such as "Could not open clip.mp4".
    """
    details = "".join(traceback.format_exception(error))
    if isinstance(error, MediaError):
        return Failure(title, _sentence(told(error.cause)), told(error.remedy), details, error.path)
    if isinstance(error, OutOfMemoryError):
        return Failure(title, told(str(error)), "", details, kind=MEMORY)
    if isinstance(error, CheckpointError | ConfigError | ModelError):
        return Failure(title, told(str(error)), "", details)
    if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
        return Failure(
            title, _tr("There is not enough memory."), _tr("Close other programs or use shorter clips."), details
        )
    if isinstance(error, OSError) and error.strerror:
        remedy = _tr("Check that the place exists, has room and may be written.")
        return Failure(title, _sentence(told(error.strerror)), remedy, details)
    cause = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Failure(title, cause, _tr("This was not expected: copy the details into a report."), details)


def _sentence(clause: str) -> str:
    clause = clause.strip()
    return clause[:1].upper() + clause[1:] + ("" if clause.endswith((".", "!", "?")) else ".")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Failure", text)

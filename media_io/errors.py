"""The one exception that reading, fitting and writing media raises."""

from __future__ import annotations

from pathlib import Path


class MediaError(Exception):
    """A file or clip that cannot be used, told so that a user can act on it.

    Attributes:
        path: the file or folder concerned; None where the data came from memory.
        cause: what is wrong, a clause without a full stop.
        remedy: what to do about it, a sentence.
    """

    def __init__(self, path: str | Path | None, cause: str, remedy: str) -> None:
        self.path = None if path is None else Path(path)
        self.cause = cause
        self.remedy = remedy
        where = "" if path is None else f"{path}: "
        super().__init__(f"{where}{cause}. {remedy}")

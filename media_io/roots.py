"""Where real data sets lie: the folder that UNBRAID_DATA names."""

from __future__ import annotations

import os
from pathlib import Path

from media_io.errors import MediaError

VARIABLE = "UNBRAID_DATA"


def data_root() -> Path:
    """The folder of real data sets that the environment variable UNBRAID_DATA names.

    Raises:
        MediaError: the variable is not set, or names no folder.
    """
    remedy = f"Set {VARIABLE} to the folder that holds sprites/, emodb/, fsdd/ and so on."
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        raise MediaError(None, f"{VARIABLE} is not set, so there is no folder of real data", remedy)
    root = Path(named).expanduser()
    if not root.is_dir():
        raise MediaError(root, f"{VARIABLE} names this, and it is not a folder", remedy)
    return root


def has_data(folder: str) -> bool:
    """Whether UNBRAID_DATA is set and there is such a folder below it. Raises MediaError where it names no folder."""
    return bool(os.environ.get(VARIABLE, "").strip()) and (data_root() / folder).is_dir()

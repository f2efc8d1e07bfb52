"""Where the program's own files and the user's lie."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

ASSETS = Path(__file__).resolve().parent.parent / "assets"
PRESETS = ASSETS / "presets"
MODELS = ASSETS / "models"
SAMPLES = ASSETS / "samples"


def user_models() -> Path:
    """The folder for the user's own models; it need not exist."""
    return Path(platformdirs.user_data_dir("unbraid", appauthor=False)) / "models"


def user_cache() -> Path:
    """The folder for what can be computed again, or the one that UNBRAID_CACHE names; it need not exist."""
    return Path(os.environ.get("UNBRAID_CACHE") or platformdirs.user_cache_dir("unbraid", appauthor=False))

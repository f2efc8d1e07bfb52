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
    return user_data() / "models"


def user_data() -> Path:
    """The folder for what the user makes and keeps: models, runs, reports, the trash; it need not exist."""
    return Path(platformdirs.user_data_dir("unbraid", appauthor=False))


def user_presets() -> Path:
    """The folder for the user's own presets; it need not exist."""
    return user_data() / "presets"


def user_cache() -> Path:
    """The folder for what can be computed again, or the one that UNBRAID_CACHE names; it need not exist."""
    return Path(os.environ.get("UNBRAID_CACHE") or platformdirs.user_cache_dir("unbraid", appauthor=False))


def user_settings() -> Path:
    """The file of the user's settings; it need not exist."""
    return Path(platformdirs.user_config_dir("unbraid", appauthor=False)) / "settings.json"


def user_state() -> Path:
    """The folder for logs and reports of crashes; it need not exist."""
    return Path(platformdirs.user_state_dir("unbraid", appauthor=False))

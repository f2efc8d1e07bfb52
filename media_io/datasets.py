"""Real data sets: where they lie, and the loaders of all of them in one place."""

from __future__ import annotations

import os
from pathlib import Path

from media_io.errors import MediaError
from media_io.segments import SegmentSet, load_segments
from media_io.speech_corpora import Utterance, list_emodb, list_fsdd, list_speaker_folder, list_timit
from media_io.sprites import load_sprites
from media_io.video_folders import VideoItem, list_action_folder

VARIABLE = "UNBRAID_DATA"

__all__ = [
    "VARIABLE",
    "SegmentSet",
    "Utterance",
    "VideoItem",
    "data_root",
    "list_action_folder",
    "list_emodb",
    "list_fsdd",
    "list_speaker_folder",
    "list_timit",
    "load_segments",
    "load_sprites",
]


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

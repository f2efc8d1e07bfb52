"""Data sets, and the loaders of all of them in one place."""

from __future__ import annotations

from media_io.labelled_sets import SETS, LabelledSet, digits_at_hand, load_labelled, plan_labelled
from media_io.mug import load_mug
from media_io.roots import VARIABLE, data_root
from media_io.segments import SegmentSet, load_segments
from media_io.speech_corpora import Utterance, list_emodb, list_fsdd, list_speaker_folder, list_timit
from media_io.sprites import load_sprites
from media_io.video_folders import VideoItem, list_action_folder

__all__ = [
    "SETS",
    "VARIABLE",
    "LabelledSet",
    "SegmentSet",
    "Utterance",
    "VideoItem",
    "data_root",
    "digits_at_hand",
    "list_action_folder",
    "list_emodb",
    "list_fsdd",
    "list_speaker_folder",
    "list_timit",
    "load_labelled",
    "load_mug",
    "load_segments",
    "load_sprites",
    "plan_labelled",
]

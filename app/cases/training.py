"""What training needs to be told and shown before it begins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cases.progress import OnProgress
from app.models import ModelInfo
from app.training_job import TrainJob
from media_io.clip import Clip

if TYPE_CHECKING:
    from app.clip_list import ListedClip
    from app.data_names import KnownData
    from app.presets import Changes, PresetOutline
    from app.train_choice import TrainChoice
    from app.training_preview import Found
    from core_models.config import Window


def preview_data(data: str | Sequence[ListedClip], window: Window, progress: OnProgress | None = None) -> Found:
    """What training would find in data, drop and why, for models of a window; see `app.training_preview`.

    Raises MediaError for data that is not there, ModelError for data of another kind than the window's.
    """
    from app.training_preview import preview_data as found

    return found(data, window, progress)


def data_kinds(data: str | Sequence[ListedClip]) -> frozenset[str]:
    """Whether models of "video", "speech" or "vectors" can learn from data. Raises MediaError where none can."""
    from app.training_preview import kinds_of

    return kinds_of(data)


def found_clips(found: Found, count: int = 8) -> list[tuple[Clip, str]]:
    """A few clips of what a preview found, with who is in them."""
    from app.training_preview import some_clips

    return some_clips(found, count)


def known_data() -> list[KnownData]:
    """The named data sets that are at hand."""
    from app.data_names import known_data as known

    return known()


def models_to_begin_from(preset: str, changes: Changes | None = None) -> list[ModelInfo]:
    """Models whose weights a run of a preset, perhaps with other values, can begin with. Raises ConfigError."""
    from app.data_names import models_to_begin_from as fitting

    return fitting(preset, changes or {})


def preset_outlines(names: Sequence[str] | None = None) -> list[PresetOutline]:
    """These presets, or all there are, as far as they can be read: the shipped ones, then the user's own."""
    from app.presets import outlines

    return outlines(names)


def save_preset(name: str, base: PresetOutline, changes: Changes) -> PresetOutline:
    """Keep a changed preset among the user's own. Raises ConfigError."""
    from app.presets import save_preset as save

    return save(name, base, changes)


def delete_preset(name: str) -> None:
    """Delete one of the user's own presets. Raises ConfigError."""
    from app.presets import delete_preset as delete

    delete(name)


def prepared(choice: TrainChoice, out: Path) -> TrainJob:
    """The job of a choice, with its changed preset and its list of files in its folder. Raises ModelError."""
    from app.train_setup import prepared as make

    return make(choice, out)


def command_for(choice: TrainChoice, out: Path) -> str:
    """The line that does what was chosen; a list of files is written for it beside the run's folder."""
    from app.train_setup import command_for as command

    return command(choice, out)

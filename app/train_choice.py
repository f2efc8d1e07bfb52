"""What a user chose to train."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.clip_list import ListedClip
    from app.presets import Value


@dataclass(frozen=True)
class TrainChoice:
    """What to train.

    Attributes:
        preset: a preset's name or file.
        data: as of `TrainJob`; with `clips` only what they are called.
        steps: None for the preset's own number.
        device: "auto", "cpu", "cuda" or "cuda:N".
        changes: settings of the preset that have another value, by place.
        clips: files to learn from, in place of `data`.
        minutes: None for no limit.
        start: a model's folder to begin from.
        name: of the run; empty for one made of time and preset.
    """

    preset: str
    data: str
    steps: int | None = None
    device: str = "auto"
    changes: Mapping[str, Value] = field(default_factory=dict)
    clips: tuple[ListedClip, ...] = ()
    minutes: float | None = None
    start: str | None = None
    name: str = ""

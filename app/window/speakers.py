"""A speaker as a folder of recordings: shown by one of them, spoken with by all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.window.playable import Playable
from app.window.services import Services
from app.window.worker import Job

if TYPE_CHECKING:
    from app.pipeline import LoadedModel
    from app.voice import Speaker

KEPT = 8
Stamp = tuple[str, float]


def gather(services: Services, clip: Playable, folder: Path) -> Callable[[Job], Playable]:
    """The work of making a clip stand for all recordings of its folder."""

    def work(job: Job) -> Playable:
        count = len(services.speaker_files(folder))
        title = _tr("{0} · {1}").format(recordings(count), folder.name)
        return replace(clip, title=title, speaker=folder, recordings=count)

    return work


def recordings(count: int) -> str:
    """How many, in words."""
    return _tr("1 recording") if count == 1 else _tr("{0} recordings").format(count)


class Voices:
    """The pooled voices that were used last, each by its folder and the model that heard it."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept: dict[tuple[Path, float, Stamp], tuple[Speaker, tuple[str, ...]]] = {}

    def of(self, job: Job, loaded: LoadedModel, stamp: Stamp, folder: Path) -> tuple[Speaker, tuple[str, ...]]:
        """The voice of a folder, and what a user should know of its recordings."""
        key = (folder, folder.stat().st_mtime, stamp)
        if key not in self._kept:
            voice, found = self._services.voice_from(loaded, folder, job.report)
            while len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            names = [one.file.name if one.file is not None else folder.name for one in found]
            notes = tuple(f"{name}: {one.text}" for name, one in zip(names, found, strict=True))
            self._kept[key] = voice, notes
        return self._kept[key]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Speaker", text)

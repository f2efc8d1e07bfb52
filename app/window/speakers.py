"""A speaker as a folder of recordings: shown by one of them, spoken with by all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.window.languages import number
from app.window.messages import told
from app.window.playable import Playable, prepare
from app.window.services import Services
from app.window.shelf import Stamp
from app.window.worker import Job
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.conversion import Warned
    from app.pipeline import LoadedModel
    from app.voice import Speaker
    from media_io.clip import Clip

KEPT = 8


def gather(
    services: Services, clip: Playable | None, folder: Path, rate_for: Callable[[int], int]
) -> Callable[[Job], Playable]:
    """The work of making a clip, or the first that opens, stand for all recordings of its folder."""

    def work(job: Job) -> Playable:
        files = services.speaker_files(folder)
        title = _tr("{0} · {1}").format(recordings(len(files)), folder.name)
        shown = clip or prepare(_first(services, files), title, rate_for)
        return replace(shown, title=title, speaker=folder, recordings=len(files))

    return work


def _first(services: Services, files: Sequence[Path]) -> Clip:
    """The first recording that opens. Raises MediaError of the first where none does."""
    failed: list[MediaError] = []
    for file in files:
        try:
            return services.open_clip(file)
        except MediaError as error:
            failed.append(error)
    raise failed[0]


def recordings(count: int) -> str:
    """How many, in words."""
    return _tr("1 recording") if count == 1 else _tr("{0} recordings").format(number(count, ","))


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
            self._kept[key] = voice, _notes(found, folder)
        return self._kept[key]


def _notes(found: Sequence[Warned], folder: Path) -> tuple[str, ...]:
    """What may spoil the voice; what is the matter with many recordings once."""
    from app.conversion import grouped

    notes = []
    for one, count in grouped(found):
        name = one.file.name if one.file is not None else folder.name
        many = _tr("{0} recordings, such as {1}: {2}").format(number(count, ","), name, told(one.text))
        notes.append(many if count > 1 else _tr("{0}: {1}").format(name, told(one.text)))
    return tuple(notes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Speaker", text)

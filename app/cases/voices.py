"""Voices: from recordings, and what is said in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.cases.progress import OnProgress, unheard
from app.models import LoadedModel
from media_io.clip import Clip

if TYPE_CHECKING:
    from app.conversion import ConvertedFile, Warned
    from app.listening import Listener
    from app.voice import Speaker, Voicing


def speak(
    model: LoadedModel,
    source: Clip,
    voice: Speaker,
    voicing: Voicing | None = None,
    progress: OnProgress | None = None,
    *,
    share: float = 1.0,
    listener: Listener | None = None,
) -> Clip:
    """The source's words in a voice, as long as the source, at 16 kHz.

    `share` goes from the source's own voice (0) to the one given (1). The `listener` remembers what it has heard.
    `progress` is called between pieces of work; it may raise to cancel.
    Raises ModelError for a model that converts no voices, MediaError for a clip without sound.
    """
    from app.voice import Voicing, as_clip, between, heard, voiced

    _check_converts(model)
    told = progress or unheard
    found = (listener or heard)(model.stored, source, told)
    target = between(found.speaker, voice, share)
    return as_clip(voiced(model.stored, found, target, voicing or Voicing(), told))


def speaker_files(path: str | Path) -> list[Path]:
    """The sound files of a speaker: the file itself, or all in a folder. Raises MediaError where there are none."""
    from app.conversion import speaker_files as found

    return found(Path(path))


def is_speaker_folder(path: str | Path) -> bool:
    """Whether this is a folder of recordings, and not one of pictures."""
    from app.conversion import is_speaker_folder as found

    return found(Path(path))


def voice_from(
    model: LoadedModel, path: str | Path, progress: OnProgress | None = None
) -> tuple[Speaker, tuple[Warned, ...]]:
    """The voice of a file, or pooled over a folder of one speaker, and what may spoil it; up to three minutes are used.

    Raises:
        ModelError: a model that converts no voices. MediaError: nothing there that can be used.
    """
    from app.conversion import speaker_of

    _check_converts(model)
    return speaker_of(model.stored, Path(path), progress or unheard)


def voice_findings(clip: Clip) -> tuple[Warned, ...]:
    """What may spoil the conversion of a recording: clipping, a narrow band, music, two speakers at once.

    Raises:
        MediaError: no sound, silence, or under 0.2 s.
    """
    from app.conversion import checked

    return checked(clip)


def convert_file(
    model: LoadedModel,
    path: str | Path,
    voice: Speaker,
    out: str | Path,
    voicing: Voicing | None = None,
    progress: OnProgress | None = None,
) -> ConvertedFile:
    """Write a recording of any length in a voice, as long as it is, at 16 kHz; memory does not grow with the length.

    `progress` is called between pieces of work; it may raise to cancel, and then nothing is left behind.
    Raises ModelError for a model that converts no voices, MediaError for files that cannot be used.
    """
    from app.conversion import convert
    from app.voice import Voicing

    _check_converts(model)
    return convert(model.stored, Path(path), voice, Path(out), voicing or Voicing(), progress or unheard)


def _check_converts(model: LoadedModel) -> None:
    from app.voice import converts
    from core_models.errors import ModelError

    if not converts(model.stored):
        raise ModelError(f"{model.info.key} converts no voices: it is a model of {model.info.kind}. Choose speech.")

"""Files of speech: the speaker of a file or folder, what is wrong with a recording, a recording in another voice.

`app.voice` knows arrays, this module knows files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.voice import Heard, Speaker, Voicing, as_clip, heard, pooled, samples_of, voiced
from app.voice_stream import convert_stream
from core_models.store import StoredModel
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.images import SUFFIXES as PICTURES
from media_io.probe import probe
from media_io.read import read_clip
from media_io.speech_checks import Finding, findings
from media_io.speech_corpora import AUDIO_SUFFIXES, list_recordings
from media_io.world import RATE
from media_io.write import write_clip

if TYPE_CHECKING:
    from app.pipeline import OnProgress

LONG_SECONDS = 60.0
"""Recordings above this are converted in blocks."""
VOICE_SECONDS = 180.0
"""So much of a speaker is listened to: more changes nothing but the time it takes."""
_REMEDIES = {
    "short": "Choose a longer recording.",
    "silence": "Choose a recording with speech in it, or raise its level.",
}


@dataclass(frozen=True)
class Warned:
    """Something about a file that may spoil a result.

    Attributes:
        file: which; None for a clip made in memory.
        code: a word for scripts, such as "clipping".
        text: a sentence for the user.
    """

    file: Path | None
    code: str
    text: str


@dataclass(frozen=True)
class ConvertedFile:
    """A recording that was converted, where it lies now, and what was found in it."""

    source: Path
    out: Path
    warnings: tuple[Warned, ...]


def checked(clip: Clip) -> tuple[Warned, ...]:
    """What may spoil a conversion of this recording.

    Raises:
        MediaError: no sound, silence, or under 0.2 s: there is nothing to convert.
    """
    found = findings(samples_of(clip), clip.sample_rate or 0)
    for finding in found:
        if finding.severity == "error":
            text = finding.text.rstrip(".")
            remedy = _REMEDIES.get(finding.code, "Choose another recording.")
            raise MediaError(clip.source, text[0].lower() + text[1:], remedy)
    return warned(clip.source, found)


def warned(source: Path | None, found: tuple[Finding, ...]) -> tuple[Warned, ...]:
    """The same for one file."""
    return tuple(Warned(source, finding.code, finding.text) for finding in found)


def grouped(told: Sequence[Warned]) -> list[tuple[Warned, int]]:
    """The first of each text and how many files it is about, so that a folder of hundreds is told in a line."""
    files: dict[str, list[Warned]] = {}
    for one in told:
        files.setdefault(one.text, []).append(one)
    return [(alike[0], len({one.file for one in alike})) for alike in files.values()]


def is_speaker_folder(path: Path) -> bool:
    """Whether this is a folder with recordings somewhere in it, and not one of pictures."""
    if not path.is_dir() or any(found.suffix.lower() in PICTURES for found in path.iterdir()):
        return False
    return any(found.suffix.lower() in AUDIO_SUFFIXES for found in path.rglob("*"))


def speaker_files(path: Path) -> list[Path]:
    """The sound files of a speaker: the file itself, or all in a folder. Raises MediaError where there are none."""
    return list_recordings(path) if path.is_dir() else [path]


def speaker_of(stored: StoredModel, path: Path, progress: OnProgress) -> tuple[Speaker, tuple[Warned, ...]]:
    """The voice of a file, or pooled over those of a folder, up to three minutes of it.

    Files of a folder that cannot be used are left out, and that is told.

    Raises:
        MediaError: nothing that can be used; of a single file what is wrong with it.
    """
    from app.pipeline import Progress

    files, found, told, left = speaker_files(path), list[Heard](), list[Warned](), VOICE_SECONDS
    for number, file in enumerate(files):
        progress(Progress("Listening to the voice", number, len(files)))
        if left <= 0:
            break
        try:
            clip = read_clip(file, max_seconds=left)
            told += checked(clip)
        except MediaError as error:
            if not path.is_dir():
                raise
            told.append(Warned(file, "left out", f"{error.cause[0].upper()}{error.cause[1:]}; it is left out."))
            continue
        found.append(heard(stored, clip, lambda _progress: None))
        left -= found[-1].voice.length / RATE
    if not found:
        raise MediaError(path, f"none of its {len(files)} recordings can be used", "Choose another folder.")
    return pooled(stored, found), tuple(told)


def convert(
    stored: StoredModel, path: Path, target: Speaker, out: Path, how: Voicing, progress: OnProgress
) -> ConvertedFile:
    """Write a recording in the target's voice; a long one in blocks, in memory that does not grow with it.

    Raises:
        MediaError: a file that cannot be read, converted or written.
    """
    if out.suffix.lower() not in (".wav", ".flac"):
        raise MediaError(out, f"a voice cannot be written as {out.suffix or 'a folder'}", "Write wav or flac.")
    if probe(path).duration > LONG_SECONDS:
        return ConvertedFile(path, out, warned(path, convert_stream(stored, path, target, out, how, progress)))
    clip = read_clip(path)
    told = checked(clip)
    source = heard(stored, clip, progress)
    write_clip(as_clip(voiced(stored, source, target, how, progress)), out)
    return ConvertedFile(path, out, told)

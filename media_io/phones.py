"""Phones of an utterance: TIMIT's .PHN files, and the phone of every frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from media_io.errors import MediaError
from media_io.listing import entries
from media_io.problems import check_plain, told

TIMIT_RATE = 16_000
MOST_BYTES = 16 * 2**20
_MOST_DIGITS = 12

CLASSES = {
    "vowel": "iy ih eh ey ae aa aw ay ah ao oy ow uh uw ux er ax ix axr ax-h",
    "glide": "l r w y hh hv el",
    "nasal": "m n ng em en eng nx",
    "fricative": "s sh z zh f th v dh jh ch",
    "stop": "b d g p t k dx q bcl dcl gcl pcl tcl kcl",
    "silence": "pau epi h#",
}
"""TIMIT's 61 phones by kind as its PHONCODE.DOC lists them, affricates with fricatives and closures with stops."""

_CLASS_OF = {name: kind for kind, names in CLASSES.items() for name in names.split()}

_FORM = 'A line is "start end phone" with both in samples, as in "0 3050 h#". Get the file again from its source.'


@dataclass(frozen=True)
class Phone:
    """A stretch of speech with one label, as "sh"; seconds from the start of the recording."""

    start_seconds: float
    end_seconds: float
    name: str


def phone_file(recording: Path) -> Path | None:
    """The .PHN file beside a recording, letters in any case; None where there is none. SA1.WAV.wav has SA1.PHN."""
    stem = recording.name.split(".")[0].lower()
    beside = (path for path in entries(recording.parent) if path.name.lower() == f"{stem}.phn")
    return next(beside, None)


def phones_of(recording: Path, rate: int = TIMIT_RATE) -> list[Phone]:
    """The phones of a recording, from the .PHN file beside it. Raises MediaError where there is none, or as below."""
    path = phone_file(recording)
    if path is None:
        raise MediaError(recording, "there is no .PHN file beside it", "Put SA1.PHN beside SA1.WAV, or do without.")
    return read_phones(path, rate)


def read_phones(path: Path, rate: int = TIMIT_RATE) -> list[Phone]:
    """Read a .PHN file.

    Args:
        path: lines of "start end phone", start and end in samples.
        rate: samples a second of the numbers in it.

    Raises:
        MediaError: a line of another form, or one that ends before it starts or starts before the last one ends; the
            message names the line. A file without phones.
    """
    with told(path, "read"):
        check_plain(path, MOST_BYTES, _FORM)
        lines = path.read_text(encoding="latin-1").splitlines()
    phones: list[Phone] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            before = phones[-1].end_seconds if phones else 0.0
            phones.append(_phone(path, number, line, rate, before))
    if not phones:
        raise MediaError(path, "there are no phones in it", _FORM)
    return phones


def phone_of_frames(phones: Sequence[Phone], frames: int, hop_seconds: float) -> list[str]:
    """The phone at the centre of each frame, t * hop_seconds; "" where there is none."""
    names, at = [], 0
    for t in range(frames):
        # A frame on the border of two phones belongs to the later one.
        time = t * hop_seconds + 1e-9
        while at < len(phones) and phones[at].end_seconds <= time:
            at += 1
        names.append(phones[at].name if at < len(phones) and phones[at].start_seconds <= time else "")
    return names


def phone_class(name: str) -> str:
    """The class of a phone's name, one of CLASSES; "" where it is none of TIMIT's."""
    return _CLASS_OF.get(name.lower(), "")


def _phone(path: Path, number: int, line: str, rate: int, before: float) -> Phone:
    parts = line.split()
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= _MOST_DIGITS for part in parts[:2]):
        raise MediaError(path, f"line {number} is {line.strip()[:40]!r}", _FORM)
    start, end = int(parts[0]) / rate, int(parts[1]) / rate
    if end < start or start < before:
        cause = f"line {number} goes from {parts[0]} to {parts[1]}, and the line before it ends at {before * rate:.0f}"
        raise MediaError(path, cause, _FORM)
    return Phone(start, end, parts[2])

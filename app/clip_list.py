"""Lists of clips to learn from: files anywhere, each with who is in it, kept as a small text or JSON file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from media_io.atomic import write_text
from media_io.errors import MediaError
from media_io.problems import check_plain
from media_io.speech_corpora import Utterance
from media_io.video_folders import VideoItem

MOST_BYTES, MOST_CLIPS = 64 * 2**20, 500_000
SUFFIXES = (".txt", ".tsv", ".json")
FORM = 'Write one path a line, after a tab who is in it, or JSON: {"clips": [{"file": "a.wav", "identity": "anna"}]}.'


@dataclass(frozen=True)
class ListedClip:
    """A file, and who is seen or heard in it."""

    path: Path
    identity: str


def listed(path: Path, identity: str = "") -> ListedClip:
    """A file, of the one that its folder is named for where nothing else is said."""
    return ListedClip(path, identity or path.absolute().parent.name)


def is_clip_list(name: str) -> bool:
    """Whether this names a file with a list."""
    return Path(name).suffix.lower() in SUFFIXES and Path(name).is_file()


def read_clip_list(path: Path) -> list[ListedClip]:
    """The clips of a list, each file once; relative paths start at the list's folder.

    Raises:
        MediaError: not such a file, or nothing in it.
    """
    try:
        check_plain(path, MOST_BYTES, FORM)
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MediaError(path, f"the list of clips cannot be read ({error})", FORM) from error
    rows = _from_json(path, text) if path.suffix.lower() == ".json" else _from_lines(text)
    if len(rows) > MOST_CLIPS:
        raise MediaError(path, f"{len(rows):,} clips in this list", f"Split it into lists of {MOST_CLIPS:,} at most.")
    clips = {file: listed(path.parent / file, who) for file, who in rows}
    if not clips:
        raise MediaError(path, "no clips in this list", FORM)
    return list(clips.values())


def write_clip_list(path: Path, clips: Sequence[ListedClip]) -> None:
    """Write a list as JSON with whole paths, atomically. Raises MediaError."""
    rows = [{"file": str(clip.path.absolute()), "identity": clip.identity} for clip in clips]
    write_text(path, json.dumps({"clips": rows}, indent=1, ensure_ascii=False) + "\n")


def videos_of(clips: Sequence[ListedClip]) -> list[VideoItem]:
    """The clips as videos; nobody says what is done in them."""
    return [VideoItem(clip.path, clip.identity, "") for clip in clips]


def utterances_of(clips: Sequence[ListedClip]) -> list[Utterance]:
    """The clips as recordings: equal names mean equal texts, unless all names are equal."""
    stems = {clip.path.stem for clip in clips}
    return [Utterance(c.path, c.identity, c.path.stem if len(stems) > 1 else str(c.path)) for c in clips]


def _from_lines(text: str) -> list[tuple[str, str]]:
    rows = [line.partition("\t") for line in text.splitlines() if line.strip()]
    return [(file.strip(), who.strip()) for file, _, who in rows]


def _from_json(path: Path, text: str) -> list[tuple[str, str]]:
    try:
        rows: Any = json.loads(text)["clips"]
        return [(str(row["file"]), str(row.get("identity", ""))) for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise MediaError(path, f"no list of clips ({error})", FORM) from error

"""What lies in a folder of videos sorted by person and action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from media_io.errors import MediaError
from media_io.listing import check_folder, entries

VIDEO_SUFFIXES = (".mp4", ".mov", ".mkv", ".webm", ".avi", ".gif", ".npz")
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".webp")


@dataclass(frozen=True)
class VideoItem:
    """One video of one person.

    Attributes:
        path: the file, or the folder of numbered images.
        identity: who is seen, the name of the outer folder.
        action: what is done, the name of the inner folder.
    """

    path: Path
    identity: str
    action: str


def list_action_folder(root: Path) -> list[VideoItem]:
    """Videos of a folder `identity/action/*.mp4`.

    In place of files an action's folder may hold folders of numbered images (as MUG does, one a take), or be one.

    Raises:
        MediaError: not such a folder.
    """
    form = "Choose a folder with a folder for each person, one for each action in it, and videos: anna/smile/1.mp4."
    check_folder(root, form)
    items = [
        VideoItem(path, person.name, action.name)
        for person in entries(root)
        if person.is_dir()
        for action in entries(person)
        if action.is_dir()
        for path in _videos(action)
    ]
    if not items:
        raise MediaError(root, "no folder of a person with folders of actions in this folder", form)
    return items


def _videos(action: Path) -> Iterator[Path]:
    if _holds_numbered_images(action):
        yield action
    for path in entries(action):
        if path.is_dir():
            if _holds_numbered_images(path):
                yield path
        elif path.suffix.lower() in VIDEO_SUFFIXES:
            yield path


def _holds_numbered_images(folder: Path) -> bool:
    numbered = (p for p in entries(folder) if p.suffix.lower() in IMAGE_SUFFIXES and p.stem[-1].isdigit())
    return sum(1 for _ in numbered) >= 2

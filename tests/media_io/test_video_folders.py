"""Folders of videos by person and action."""

from __future__ import annotations

from pathlib import Path

import pytest

from media_io.errors import MediaError
from media_io.video_folders import list_action_folder


def touch(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def test_files_and_folders_of_numbered_images_are_found(tmp_path: Path) -> None:
    touch(tmp_path, "anna/smile/1.mp4", "anna/smile/2.GIF", "anna/smile/notes.txt", "bert/frown/take0/f001.jpg")
    touch(tmp_path, "bert/frown/take0/f002.jpg", "bert/nod/01.png", "bert/nod/02.png", "bert/wave/cover.png")
    touch(tmp_path, ".git/objects/1.mp4", "loose.mp4")
    found = [(i.path.relative_to(tmp_path).as_posix(), i.identity, i.action) for i in list_action_folder(tmp_path)]
    assert found == [
        ("anna/smile/1.mp4", "anna", "smile"),
        ("anna/smile/2.GIF", "anna", "smile"),
        ("bert/frown/take0", "bert", "frown"),
        ("bert/nod", "bert", "nod"),
    ]


def test_wrong_trees_say_what_was_expected(tmp_path: Path) -> None:
    touch(tmp_path, "anna/1.mp4")
    for root in (tmp_path, tmp_path / "nowhere", tmp_path / "anna" / "1.mp4"):
        with pytest.raises(MediaError, match="anna/smile"):
            list_action_folder(root)

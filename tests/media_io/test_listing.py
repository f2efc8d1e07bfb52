"""Looking into folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from media_io.errors import MediaError
from media_io.listing import check_folder, entries


def test_entries_come_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b", "a.wav", ".hidden", "._a.wav"):
        (tmp_path / name).touch()
    assert [path.name for path in entries(tmp_path)] == ["a.wav", "b"]


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(MediaError, match=r"not a folder.*Choose one"):
        check_folder(file, "Choose one.")
    with pytest.raises(MediaError, match=r"no such folder.*Choose one"):
        check_folder(tmp_path / "gone", "Choose one.")
    with pytest.raises(MediaError, match="cannot be read"):
        entries(file)
    check_folder(tmp_path, "Choose one.")

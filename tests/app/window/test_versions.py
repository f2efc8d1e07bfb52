"""Projects of released versions open in this window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.window.main import MainWindow

KEPT = sorted(path for path in (Path(__file__).parents[2] / "versions").iterdir() if path.name[0].isdigit())


@pytest.mark.parametrize("version", KEPT, ids=lambda version: version.name)
def test_a_kept_project_opens_as_it_was(
    qtbot: QtBot, make_window: Callable[..., MainWindow], version: Path, tmp_path: Path
) -> None:
    shutil.copytree(version, tmp_path / "kept")
    path = tmp_path / "kept" / "project" / "cousins.unbraid"
    window = make_window()
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.projects.path == path and not window.projects.load.busy)
    assert not window.banner.isVisible()
    assert [entry.title for entry in window.library.model.entries] == ["Anna", "ben.npz"]
    assert window.library.model.entries[1].trim == (0.25, None)
    recipe = window.swaps.recipe()
    assert (recipe.static, recipe.dynamic) == (1.0, 0.5)
    assert recipe.model == tmp_path / "kept" / "models" / "dsvae"
    assert [title for title, _ in window.projects.history.swaps] == ["Static B + dynamic 50/50: Anna, ben.npz"]

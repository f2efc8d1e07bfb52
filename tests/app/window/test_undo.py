"""Undo and redo of players, mix, swaps and edits of the library."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.window.main import MainWindow
from app.window.playback import RESULT, A, B
from app.window.trimming import TrimDialog


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> MainWindow:
    """Red in A, blue in B, a gif in the library, and nothing to undo."""
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"], clips["gif"]])
    window.undo.forget()
    return window


def titles(window: MainWindow) -> list[str]:
    return [clip.title if clip is not None else "" for clip in window.playback.clips]


def made(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(window.swaps.made):
        act()


def colour(window: MainWindow) -> list[int]:
    result = window.playback.clips[RESULT]
    assert result is not None
    assert result.clip.frames is not None
    return list(result.clip.frames[0].reshape(-1, 3).max(axis=0))


def test_a_clip_put_into_a_player_is_taken_back(qtbot: QtBot, ready: MainWindow, clips: dict[str, Path]) -> None:
    entry = ready.library.entry(clips["gif"])
    assert entry is not None
    ready.swaps.put(B, entry.playable)
    assert titles(ready)[B] == "red.gif"
    qtbot.waitUntil(ready.command["undo"].isEnabled)
    ready.command["undo"].trigger()
    assert titles(ready)[B] == "blue.npz"
    assert "red.gif into B" in ready.command["redo"].text()
    ready.command["redo"].trigger()
    assert titles(ready)[B] == "red.gif"
    assert not ready.command["redo"].isEnabled()


def test_an_exchange_is_one_change(ready: MainWindow) -> None:
    ready.swaps.trade()
    assert titles(ready)[:2] == ["blue.npz", "red.npz"]
    ready.undo.undo()
    assert titles(ready)[:2] == ["red.npz", "blue.npz"]
    assert ready.undo.stack.count() == 1


def test_an_earlier_result_is_back_at_once(qtbot: QtBot, ready: MainWindow) -> None:
    made(qtbot, ready, ready.swaps.swap)
    first = ready.playback.clips[RESULT]
    assert colour(ready) == [255, 0, 0]
    made(qtbot, ready, lambda: ready.mix.static.set_value(1.0))
    second = ready.playback.clips[RESULT]
    assert colour(ready) == [0, 0, 255]
    assert ready.undo.stack.count() == 2
    ready.undo.undo()
    assert ready.playback.clips[RESULT] is first
    assert ready.mix.mix.static == 0.0
    assert not ready.desk.swapping
    ready.undo.redo()
    assert ready.playback.clips[RESULT] is second
    assert ready.mix.mix.static == 1.0
    ready.undo.undo()
    ready.undo.undo()
    assert ready.playback.clips[RESULT] is None
    ready.undo.redo()
    assert ready.playback.clips[RESULT] is first


def test_a_result_that_was_let_go_is_made_again(qtbot: QtBot, ready: MainWindow) -> None:
    ready.undo.results.most = 1
    made(qtbot, ready, ready.swaps.swap)
    made(qtbot, ready, lambda: ready.mix.static.set_value(1.0))
    made(qtbot, ready, ready.undo.undo)
    assert colour(ready) == [255, 0, 0]
    assert ready.undo.stack.canRedo()
    assert ready.undo.stack.count() == 2


def test_a_drag_is_one_change(qtbot: QtBot, ready: MainWindow) -> None:
    slider = ready.mix.static.slider
    slider.setSliderDown(True)
    for value in (10, 30, 60):
        slider.setValue(value)
        with qtbot.waitSignal(ready.mix.mix_moved):
            pass
        ready.undo.note()
    assert ready.undo.stack.count() == 0
    slider.setSliderDown(False)
    qtbot.waitUntil(lambda: ready.undo.stack.count() == 1)
    ready.undo.undo()
    assert ready.mix.mix.static == 0.0


def test_keys_that_follow_one_another_are_one_change_and_later_ones_another(qtbot: QtBot, ready: MainWindow) -> None:
    now = [0.0]
    ready.undo.clock = lambda: now[0]
    for seconds, value in ((0.0, 10), (0.5, 20), (1.2, 30), (9.0, 40)):
        now[0] = seconds
        ready.mix.static.slider.setValue(value)
        ready.undo.note()
    assert ready.undo.stack.count() == 2
    ready.undo.undo()
    assert ready.mix.static.slider.value() == 30
    ready.undo.undo()
    assert ready.mix.static.slider.value() == 0


def test_a_dial_of_the_voice_is_taken_back(ready: MainWindow) -> None:
    ready.mix.voice.pitch.slider.setValue(3)
    ready.undo.undo()
    assert ready.mix.voice.pitch.slider.value() == 0


def test_removed_clips_come_back_in_their_places(qtbot: QtBot, ready: MainWindow) -> None:
    made(qtbot, ready, ready.swaps.swap)
    result = ready.playback.clips[RESULT]
    before = list(ready.library.model.entries)
    ready.library.view.selectAll()
    index = ready.library.rows.index(1, 0)
    ready.library.view.selectionModel().select(index, ready.library.view.selectionModel().SelectionFlag.Deselect)
    ready.command["remove_clip"].trigger()
    assert [entry.title for entry in ready.library.model.entries] == ["blue.npz"]
    assert titles(ready) == ["", "blue.npz", ""]
    ready.undo.undo()
    assert ready.library.model.entries == before
    assert titles(ready)[:2] == ["red.npz", "blue.npz"]
    assert ready.playback.clips[RESULT] is result
    ready.undo.redo()
    assert titles(ready) == ["", "blue.npz", ""]


def test_a_title_is_typed_in_the_row_and_taken_back(qtbot: QtBot, ready: MainWindow, clips: dict[str, Path]) -> None:
    made(qtbot, ready, ready.swaps.swap)
    result = ready.playback.clips[RESULT]
    ready.library.select(clips["red"])
    ready.command["rename_clip"].trigger()
    editor = ready.library.view.findChild(type(ready.library.filter))
    assert editor is not None
    editor.setText("Ann")
    qtbot.keyClick(editor, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    qtbot.waitUntil(lambda: ready.library.model.entries[0].title == "Ann")
    assert titles(ready)[A] == "Ann"
    assert ready.playback.clips[RESULT] is result
    ready.undo.undo()
    assert titles(ready)[A] == "red.npz"
    assert ready.library.model.entries[0].title == "red.npz"
    assert clips["red"].exists()


def test_a_clip_is_trimmed_to_the_in_and_out_points(qtbot: QtBot, ready: MainWindow, clips: dict[str, Path]) -> None:
    made(qtbot, ready, ready.swaps.swap)
    result = ready.playback.clips[RESULT]
    whole = ready.playback.clips[A]
    ready.playback.in_point, ready.playback.out_point = 0.25, 0.75
    ready.library.select(clips["red"])
    ready.command["trim_clip"].trigger()
    dialog = ready.findChild(TrimDialog)
    assert dialog is not None
    assert dialog.trim == (0.25, 0.75)
    with qtbot.waitSignal(ready.undo.changed):
        dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
    trimmed = ready.playback.clips[A]
    assert trimmed is not None
    assert trimmed.clip.frames is not None
    assert whole is not None
    assert whole.clip.frames is not None
    np.testing.assert_array_equal(trimmed.clip.frames, whole.clip.frames[2:6])
    assert "trimmed" in ready.library.model.entries[0].line()
    assert ready.playback.clips[RESULT] is None
    ready.undo.undo()
    assert ready.playback.clips[A] is whole
    assert ready.playback.clips[RESULT] is result
    assert ready.library.model.entries[0].trim == (None, None)


def test_thirty_files_of_which_some_are_bad_all_get_their_rows(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path], tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    paths = []
    for number in range(30):
        path = many / f"{number:02}.npz"
        if number % 5 == 0:
            path.write_bytes(b"not a clip")
        elif number % 7 == 0:
            path = many / f"{number:02}"
            path.mkdir()  # an empty folder
        elif number == 11:
            path = many / "never there.wav"
        else:
            shutil.copy(clips["red"], path)
        paths.append(path)
    with qtbot.waitSignal(window.desk.opening_ended, timeout=20000):
        window.open_paths(paths)
    rows = window.library.model.entries
    assert len(rows) == 30
    bad = [entry.path.name for entry in rows if entry.failure is not None]
    assert bad == [
        "00.npz",
        "05.npz",
        "07",
        "10.npz",
        "never there.wav",
        "14",
        "15.npz",
        "20.npz",
        "21",
        "25.npz",
        "28",
    ]
    assert all(entry.playable is not None for entry in rows if entry.failure is None)
    assert "11" in window.banner.title.text()

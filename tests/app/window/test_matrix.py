"""The swap matrix: cells that come, one clock, cancelling, a clip that does not suit, a click, exports."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from pytestqt.qtbot import QtBot

from app import pipeline
from app.matrix import Cell, Headers, LeftOut
from app.window.clock import PlayClock
from app.window.main import MainWindow
from app.window.matrices import beginning
from app.window.playback import RESULT, A, B
from core_models.errors import ModelError
from media_io.clip import Clip
from media_io.read import read_clip

Tell = Callable[[pipeline.Progress], None]


def braided(row: Clip, column: Clip) -> Clip:
    """The column's clip, brighter by a tenth of the row's brightest."""
    assert row.frames is not None
    assert column.frames is not None
    more = np.full_like(column.frames, row.frames[..., 0].max() // 10)
    return Clip(column.frames // 2 + more, column.fps, column.audio, column.sample_rate)


def quick(model: object, clips: Sequence[Clip], progress: Tell, listener: object) -> Iterator[Headers | LeftOut | Cell]:
    """A matrix without a model: sounds are left out."""
    there = {number: clip for number, clip in enumerate(clips) if clip.frames is not None}
    for number in range(len(clips)):
        progress(pipeline.Progress("Encoding", number, len(clips)))
        if number not in there:
            yield LeftOut(number, "sound alone, and the model takes pictures", "Choose a video.")
    yield Headers(tuple(there.get(number) for number in range(len(clips))))
    for column, moving in there.items():
        for row, staying in there.items():
            progress(pipeline.Progress("Decoding", 0, len(there) ** 2))
            yield Cell(row, column, braided(staying, moving))


@pytest.fixture
def filled(qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]) -> MainWindow:
    window = make_window(swap_matrix=quick)
    window.matrix.page.set_playing(False)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"], clips["tone"]])
    return window


def select(window: MainWindow, *rows: int) -> None:
    selection = window.library.view.selectionModel()
    selection.clearSelection()
    for row in rows:
        selection.select(window.library.rows.index(row, 0), QItemSelectionModel.SelectionFlag.Select)


def make(qtbot: QtBot, window: MainWindow) -> None:
    window.command["matrix"].trigger()
    qtbot.waitUntil(lambda: not window.matrix.busy)


def picture(window: MainWindow, row: int, column: int) -> np.ndarray:
    grid = window.matrix.page.grid
    return grid.mosaic[grid.slot((row, column))]


def test_all_pictures_of_the_library_where_nothing_is_selected(qtbot: QtBot, filled: MainWindow) -> None:
    make(qtbot, filled)
    assert filled.matrix.page.isVisible()
    assert set(filled.matrix.playables) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    red, blue = (filled.library.model.entries[row].playable.clip for row in (0, 1))
    np.testing.assert_array_equal(picture(filled, 1, 0), red.frames[0])
    np.testing.assert_array_equal(picture(filled, 0, 2), blue.frames[0])
    np.testing.assert_array_equal(picture(filled, 1, 2), braided(red, blue).frames[0])
    np.testing.assert_array_equal(picture(filled, 2, 2), braided(blue, blue).frames[0])


def test_every_picture_is_at_the_same_frame_of_one_clock(qtbot: QtBot, filled: MainWindow, clock: Any) -> None:
    page = filled.matrix.page
    page.clock = PlayClock(clock)
    make(qtbot, filled)
    page.set_playing(True)
    for seconds, frame in ((0.5, 4), (0.99, 7), (1.1, 0)):  # a second long: begins again
        clock.seconds = 100 + seconds
        page.tick()
        for row, column in ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1)):
            wanted = filled.matrix.playables[row - 1, column - 1].clip if row and column else None
            source = wanted or filled.library.model.entries[max(row, column) - 1].playable.clip
            np.testing.assert_array_equal(picture(filled, row, column), source.frames[frame])
    page.set_playing(False)
    clock.seconds = 200
    page.tick()
    assert page.clock.now() == pytest.approx(0.1)


def test_the_diagonal_may_show_the_clips_themselves(qtbot: QtBot, filled: MainWindow) -> None:
    make(qtbot, filled)
    red = filled.library.model.entries[0].playable.clip
    filled.matrix.page.diagonal.setCurrentIndex(1)
    np.testing.assert_array_equal(picture(filled, 1, 1), red.frames[0])
    filled.matrix.page.diagonal.setCurrentIndex(0)
    np.testing.assert_array_equal(picture(filled, 1, 1), braided(red, red).frames[0])


def test_a_clip_that_does_not_suit_is_named_and_the_rest_comes(qtbot: QtBot, filled: MainWindow) -> None:
    select(filled, 0, 2, 1)
    make(qtbot, filled)
    page = filled.matrix.page
    assert set(filled.matrix.playables) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert "tone.wav: sound alone" in page.progress.status.text()
    assert page.grid.tip((3, 1)) == "tone.wav: sound alone, and the model takes pictures. Choose a video."


def test_a_click_loads_the_pair_and_shows_the_cell(qtbot: QtBot, filled: MainWindow) -> None:
    make(qtbot, filled)
    filled.mix.set_mix(1.0, 0.5)
    grid = filled.matrix.page.grid
    place = grid.rect_of((2, 1)).center().toPoint()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(place))
    a, b, result = (filled.playback.clips[slot] for slot in (A, B, RESULT))
    assert a is filled.library.model.entries[1].playable
    assert b is filled.library.model.entries[0].playable
    assert result is filled.matrix.playables[1, 0]
    assert (filled.mix.static.value, filled.mix.dynamic.value) == (0.0, 1.0)
    assert filled.playback.playing
    assert filled.command["export"].isEnabled()
    filled.playback.pause()


def test_the_keyboard_reaches_every_cell(qtbot: QtBot, filled: MainWindow) -> None:
    make(qtbot, filled)
    grid = filled.matrix.page.grid
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(grid, key)
    assert grid.current == (1, 1)
    assert grid.accessibleDescription() == "Static of blue.npz, dynamics of blue.npz"
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert filled.playback.clips[RESULT] is filled.matrix.playables[1, 1]
    filled.playback.pause()


def test_cells_come_one_by_one_and_what_is_there_stays_when_cancelled(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    go = threading.Event()

    def endless(model: object, given: Sequence[Clip], progress: Tell, listener: object) -> Iterator[Headers | Cell]:
        yield Headers(tuple(given))
        yield Cell(0, 0, given[0])
        while not go.is_set():
            progress(pipeline.Progress("Decoding", 1, 4))

    window = make_window(swap_matrix=endless)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    window.command["matrix"].trigger()
    page = window.matrix.page
    qtbot.waitUntil(lambda: page.progress.status.text() == "Decoding: 1 of 4")
    assert set(window.matrix.playables) == {(0, 0)}
    assert page.progress.bar.isVisible()
    page.progress.cancel.click()
    qtbot.waitUntil(lambda: not window.matrix.busy)
    assert page.progress.status.text() == "Cancelled"
    assert page.progress.bar.isHidden()
    assert set(window.matrix.playables) == {(0, 0)}
    page.close()


def test_a_models_refusal_is_told(qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]) -> None:
    def refuse(*args: object) -> Iterator[Cell]:
        raise ModelError("the weights are gone. Choose another model.")

    window = make_window(swap_matrix=refuse)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    make(qtbot, window)
    assert "the weights are gone" in window.matrix.page.progress.status.text()
    assert "the weights are gone" in window.banner.text.text()


def test_one_clip_is_no_matrix(qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]) -> None:
    window = make_window(swap_matrix=quick)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"]])
    make(qtbot, window)
    assert "two or more clips" in window.matrix.page.progress.status.text()


def test_it_is_made_again_where_another_selection_is_opened(qtbot: QtBot, filled: MainWindow) -> None:
    make(qtbot, filled)
    first = filled.matrix.playables
    make(qtbot, filled)
    assert filled.matrix.playables is first
    select(filled, 1, 0, 2)
    make(qtbot, filled)
    assert filled.matrix.playables is not first


@pytest.mark.parametrize("what", ["grid", "sheet", "cells"])
def test_it_is_written(qtbot: QtBot, filled: MainWindow, tmp_path: Path, what: str) -> None:
    make(qtbot, filled)
    path = tmp_path / {"grid": "grid.gif", "sheet": "sheet.png", "cells": "cells"}[what]
    filled.matrix.export_to(path, what)
    qtbot.waitUntil(lambda: not filled.matrix.busy)
    assert str(path) in filled.matrix.page.progress.status.text()
    if what == "grid":
        assert len(read_clip(path).frames) == 8
    elif what == "cells":
        assert len(list(path.iterdir())) == 4
    else:
        assert path.stat().st_size > 0


def test_a_long_clip_is_cut_to_its_beginning() -> None:
    clip = Clip(np.zeros((20, 4, 4, 3), np.uint8), pipeline.Fraction(10), np.zeros((1, 2000), np.float32), 1000)
    cut = beginning(clip, 5, 10.0)
    assert len(cut.frames) == 5
    assert cut.audio.shape == (1, 500)
    assert beginning(clip, 20, 10.0) is clip
    sound = Clip(audio=np.zeros((1, 20_000), np.float32), sample_rate=1000)
    assert beginning(sound, 5, 10.0).audio.shape == (1, 10_000)


def test_it_shows_in_both_themes(qtbot: QtBot, filled: MainWindow) -> None:
    make(qtbot, filled)
    for theme in ("light", "dark"):
        filled.set_theme(theme)
        image = filled.matrix.page.grab().toImage()
        assert len({image.pixel(x, image.height() // 2) for x in range(0, image.width(), 3)}) > 3
        np.testing.assert_array_equal(picture(filled, 1, 0), filled.library.model.entries[0].playable.clip.frames[0])

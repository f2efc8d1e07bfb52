"""Sliders for a code and the way from A to B, by a small model with random weights."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from pytestqt.qtbot import QtBot

from app import pipeline
from app.code_numbers import Edit
from app.window.main import MainWindow
from app.window.playback import RESULT, A, B
from core_models.config import Architecture, Network, Window
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from media_io.clip import Clip

SMALL = Network(static=12, dynamic=4, encoder_channels=4, channels=4, features=16, hidden=16)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> pipeline.LoadedModel:
    folder = tmp_path_factory.mktemp("models") / "sprites"
    architecture = Architecture(model="cdsvae", window=Window(kind="video"), network=SMALL)
    torch.manual_seed(0)
    save_model(folder, build_model(architecture), ModelConfig(title="t", architecture=architecture), "card")
    return pipeline.load_model(folder, "cpu")


@pytest.fixture
def filled(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path], loaded: pipeline.LoadedModel
) -> MainWindow:
    window = make_window(load_model=lambda key, device: loaded)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    return window


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.traversals.busy)


def opened(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.command["traverse"].trigger()
    settle(qtbot, window)
    return window


def result_of(window: MainWindow) -> Clip:
    result = window.playback.clips[RESULT]
    assert result is not None
    return result.clip


def test_a_moved_slider_decodes_the_moved_code(qtbot: QtBot, filled: MainWindow, loaded: pipeline.LoadedModel) -> None:
    page = opened(qtbot, filled).traversals.page
    found, _ = page.numbers[1]
    page.rows[1].slider.setValue(150)
    settle(qtbot, filled)
    assert page.edits == (Edit("static", found.number, found.mean + 1.5 * found.deviation),)
    clip = filled.playback.clips[A].clip
    wanted = pipeline.decode_latents(loaded, pipeline.take_apart(loaded, clip), page.edits)
    np.testing.assert_array_equal(result_of(filled).frames, wanted.frames)
    assert page.rows[1].amount.text() == "+1.50 sd"
    assert filled.workspace.players[RESULT].title.text() == f"Traversal: static {found.number}"
    assert filled.command["export"].isEnabled()
    page.reset.click()
    settle(qtbot, filled)
    assert page.edits == ()
    np.testing.assert_array_equal(result_of(filled).frames, pipeline.swap(loaded, clip, clip).frames)


def test_while_a_picture_is_made_only_the_latest_wish_waits(qtbot: QtBot, filled: MainWindow) -> None:
    made, go = [], threading.Event()
    opened(qtbot, filled)
    page, lead = filled.traversals.page, filled.traversals
    decode = filled.desk.services.decode_latents

    def slow(model: object, own: object, edits: tuple[Edit, ...]) -> Clip:
        made.append(edits)
        assert go.wait(20)
        return decode(model, own, edits)

    object.__setattr__(filled.desk.services, "decode_latents", slow)
    for value in (10, 20, 30, 40):
        page.rows[0].slider.setValue(value)
    go.set()
    settle(qtbot, filled)
    assert len(made) == 2
    found, _ = page.numbers[0]
    assert made[1][0].value == pytest.approx(found.mean + 0.4 * found.deviation)
    assert not lead.busy


def test_pages_of_eight_and_blocks(qtbot: QtBot, filled: MainWindow) -> None:
    page = opened(qtbot, filled).traversals.page
    assert page.place.text() == "1 to 8 of 12"
    page.forward.click()
    assert page.place.text() == "9 to 12 of 12"
    assert [row.slider.isVisible() for row in page.rows] == [True] * 4 + [False] * 4
    assert not page.held.isEnabled()
    page.block.setCurrentIndex(1)
    page.block.activated.emit(1)
    assert page.place.text() == "1 to 4 of 4"
    assert page.held.isEnabled()
    page.held.click()
    page.rows[0].slider.setValue(-100)
    settle(qtbot, filled)
    assert page.edits[0].held


def test_random_draws_the_whole_block(qtbot: QtBot, filled: MainWindow) -> None:
    page = opened(qtbot, filled).traversals.page
    page.random.click()
    settle(qtbot, filled)
    assert len(page.edits) == 12
    assert len({edit.value for edit in page.edits}) == 12


def test_another_clip_in_a_is_taken_apart(qtbot: QtBot, filled: MainWindow) -> None:
    page = opened(qtbot, filled).traversals.page
    page.rows[0].slider.setValue(100)
    settle(qtbot, filled)
    filled.swaps.put(A, filled.library.model.entries[1].playable)
    settle(qtbot, filled)
    assert page.edits == ()
    page.rows[0].slider.setValue(100)
    settle(qtbot, filled)
    assert result_of(filled).audio is not None  # of the blue clip, which has sound


def test_a_number_goes_through_its_range_as_a_clip(
    qtbot: QtBot, filled: MainWindow, loaded: pipeline.LoadedModel
) -> None:
    page = opened(qtbot, filled).traversals.page
    found, _ = page.numbers[0]
    page.rows[0].film.click()
    settle(qtbot, filled)
    own = pipeline.take_apart(loaded, filled.playback.clips[A].clip)
    end = Edit(found.block, found.number, found.mean + 3 * found.deviation)
    wanted = pipeline.decode_latents(loaded, own, [end]).frames[-1]
    np.testing.assert_allclose(result_of(filled).frames[-1].astype(int), wanted.astype(int), atol=1)
    assert filled.playback.playing
    filled.playback.pause()


def test_the_way_from_a_to_b_is_a_result(qtbot: QtBot, filled: MainWindow, loaded: pipeline.LoadedModel) -> None:
    filled.command["interpolate"].trigger()
    way = filled.traversals.way
    way.seconds.setValue(2.0)
    way.dynamic.setCurrentIndex(1)
    way.make.click()
    settle(qtbot, filled)
    a, b = filled.playback.clips[A].clip, filled.playback.clips[B].clip
    wanted = pipeline.interpolate(loaded, a, b, 2.0, "b")
    np.testing.assert_array_equal(result_of(filled).frames, wanted.frames)
    assert filled.workspace.players[RESULT].title.text() == "From A to B"
    filled.playback.pause()


def test_a_clip_that_takes_long_is_given_up(qtbot: QtBot, filled: MainWindow) -> None:
    def endless(*args: object, progress: Callable[[pipeline.Progress], None], listener: object) -> Clip:
        while True:
            progress(pipeline.Progress("Decoding", 1, 2))

    object.__setattr__(filled.desk.services, "interpolate", endless)
    filled.command["interpolate"].trigger()
    way = filled.traversals.way
    way.make.click()
    qtbot.waitUntil(lambda: way.progress.status.text() == "Decoding")
    way.progress.cancel.click()
    settle(qtbot, filled)
    assert way.progress.status.text() == "Cancelled"
    assert filled.playback.clips[RESULT] is None


def test_without_clips_there_is_nothing_to_move(qtbot: QtBot, make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    window.command["traverse"].trigger()
    window.command["interpolate"].trigger()
    assert not window.traversals.page.reset.isEnabled()
    assert not window.traversals.way.make.isEnabled()
    window.traversals.page.close()

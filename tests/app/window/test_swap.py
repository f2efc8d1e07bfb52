from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import pipeline
from app.window.main import MainWindow
from app.window.playback import RESULT, A, B
from core_models.errors import ModelError
from media_io.clip import Clip
from media_io.read import read_clip


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> MainWindow:
    fill(qtbot, window, clips)
    return window


def fill(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])


def result_of(window: MainWindow) -> Clip:
    result = window.playback.clips[RESULT]
    assert result is not None
    return result.clip


def test_the_swap_takes_the_mix_of_the_strip(qtbot: QtBot, filled: MainWindow) -> None:
    filled.mix.static.pick_b.click()
    with qtbot.waitSignal(filled.desk.swapped):
        qtbot.keyClick(filled, Qt.Key.Key_X)
    result = result_of(filled)
    b = filled.playback.clips[B]
    assert b is not None
    np.testing.assert_array_equal(result.frames, b.clip.frames)
    assert filled.playback.heard == RESULT
    assert filled.playback.playing
    assert filled.workspace.players[RESULT].title.text() == "Static B + dynamic B"
    filled.playback.pause()


def test_moving_a_blend_swaps_again_without_playing(qtbot: QtBot, filled: MainWindow) -> None:
    with qtbot.waitSignal(filled.desk.swapped):
        filled.mix.swap.click()
    filled.playback.pause()
    with qtbot.waitSignal(filled.desk.swapped):
        filled.mix.static.slider.setValue(50)
    assert result_of(filled).frames.max() == 128  # half of 255, rounded to even
    assert not filled.playback.playing
    assert not filled.mix.static.pick_a.isChecked()
    assert filled.mix.static.amount.text() == "50 % A"


def test_a_new_swap_supersedes_the_one_that_runs(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    running, release, ended = threading.Event(), threading.Event(), []

    def slow(
        model: object, a: Clip, b: Clip, mix: pipeline.Mix, progress: Callable[[pipeline.Progress], None], *how: object
    ) -> Clip:
        running.set()
        assert release.wait(10)
        progress(pipeline.Progress("Encoding", 1, 2))
        ended.append(mix.static)
        return a if mix.static == 0 else b

    window = make_window(swap=slow)
    fill(qtbot, window, clips)
    window.swaps.swap()
    qtbot.waitUntil(running.is_set)
    window.mix.static.set_value(1.0)
    with qtbot.waitSignal(window.desk.swapped) as told:
        window.swaps.swap()
        release.set()
    assert ended == [1.0]
    assert told.args[0].title == "Static B + dynamic B"
    window.playback.pause()


def test_a_swap_can_be_cancelled(qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]) -> None:
    def endless(
        model: object, a: Clip, b: Clip, mix: pipeline.Mix, progress: Callable[[pipeline.Progress], None], *how: object
    ) -> Clip:
        while True:
            progress(pipeline.Progress("Encoding A", 1, 2))

    window = make_window(swap=endless)
    fill(qtbot, window, clips)
    window.mix.swap.click()
    qtbot.waitUntil(lambda: window.mix.progress.status.text() == "Encoding A")
    assert window.mix.progress.bar.isVisible()
    with qtbot.waitSignal(window.desk.swap_ended) as ended:
        window.mix.progress.cancel.click()
    assert ended.args == ["cancelled"]
    assert window.mix.progress.bar.isHidden()
    assert window.playback.clips[RESULT] is None


def test_a_models_refusal_reaches_the_banner(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    def refuse(*args: object) -> Clip:
        raise ModelError("the model takes speech, A is a picture. Choose another model.")

    window = make_window(swap=refuse)
    fill(qtbot, window, clips)
    window.mix.swap.click()
    qtbot.waitUntil(window.banner.isVisible)
    assert "Choose another model." in window.banner.text.text()
    assert window.mix.swap.isEnabled()


def test_even_an_exit_in_a_worker_is_told(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    def leave(*args: object) -> Clip:
        raise SystemExit(3)

    window = make_window(swap=leave)
    fill(qtbot, window, clips)
    window.mix.swap.click()
    qtbot.waitUntil(window.banner.isVisible)
    assert "SystemExit: 3" in window.banner.text.text()


def test_another_clip_drops_the_stale_result(qtbot: QtBot, filled: MainWindow) -> None:
    with qtbot.waitSignal(filled.desk.swapped):
        filled.mix.swap.click()
    filled.playback.pause()
    filled.command["trade"].trigger()
    assert filled.playback.clips[RESULT] is None
    assert [clip.title for clip in filled.playback.clips[:2] if clip is not None] == ["blue.npz", "red.npz"]


def test_without_a_model_players_work_and_the_mix_says_what_to_do(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    window = make_window(available_models=list)
    fill(qtbot, window, clips)
    assert window.mix.no_model.isVisible()
    assert not window.mix.swap.isEnabled()
    window.playback.play()
    assert window.playback.playing
    window.playback.pause()
    window.desk.add_model(Path("elsewhere/mine"), named=True)
    qtbot.waitUntil(lambda: window.mix.models.currentText() == "mine · video")
    assert window.mix.no_model.isHidden()
    assert window.mix.swap.isEnabled()
    assert window.mix.model == Path("elsewhere/mine")


@pytest.mark.parametrize("name", ["out.gif", "out.mp4", "out.wav", "pictures"])
def test_the_result_is_exported_by_suffix(qtbot: QtBot, filled: MainWindow, tmp_path: Path, name: str) -> None:
    with qtbot.waitSignal(filled.desk.swapped):
        filled.mix.swap.click()
    filled.playback.pause()
    with qtbot.waitSignal(filled.desk.exported, timeout=20_000):
        filled.export_to(tmp_path / name)
    assert filled.banner.isVisible()
    assert name in filled.banner.text.text()
    written = read_clip(tmp_path / name)
    if name != "out.wav":
        assert written.frames is not None
        assert len(written.frames) == 8
    else:
        assert written.sample_rate == 16000


def test_an_export_that_fails_is_told_and_leaves_nothing(qtbot: QtBot, filled: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(filled.desk.swapped):
        filled.mix.swap.click()
    filled.playback.pause()
    filled.export_to(tmp_path / "out.xyz")
    qtbot.waitUntil(filled.banner.isVisible)
    assert "out.xyz" in filled.banner.title.text()
    assert not list(tmp_path.glob("*xyz*"))


def test_players_a_and_b_keep_their_clips_when_a_model_is_chosen(qtbot: QtBot, filled: MainWindow) -> None:
    filled.mix.set_models(filled.desk.models, filled.desk.models[0].path)
    assert filled.mix.model == filled.desk.models[0].path
    assert filled.playback.clips[A] is not None

"""The mix strip: live blends, blocks, draws, picture and sound together."""

from __future__ import annotations

import threading
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import pipeline
from app.progress import Pace
from app.window.main import MainWindow
from app.window.orders import Parts
from app.window.playback import RESULT, A, B
from core_models.types import Block
from media_io.clip import Clip
from media_io.write import write_clip

RUNGS = (Block("rung 1", "dynamic", 0, 4), Block("rung 2", "dynamic", 4, 7))


def plain(level: int, colour: int = 0) -> np.ndarray:
    frames = np.zeros((8, 32, 32, 3), np.uint8)
    frames[:, 8:24, 8:24, colour] = level
    return frames


def tone(hertz: float) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(16000) / 16000))[None].astype(np.float32)


def fill(qtbot: QtBot, window: MainWindow, paths: list[Path]) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths(paths)


def swap(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.desk.swap_ended):
        window.mix.swap.click()
    window.playback.pause()


def frames_of(window: MainWindow) -> np.ndarray:
    result = window.playback.clips[RESULT]
    assert result is not None
    assert result.clip.frames is not None
    return result.clip.frames


@pytest.fixture
def talkies(tmp_path: Path) -> list[Path]:
    """Two videos with sound."""
    clips = [Clip(plain(255, colour), Fraction(8), tone(hertz), 16000) for colour, hertz in ((0, 220.0), (2, 330.0))]
    return [write_clip(clip, tmp_path / f"{name}.npz") for clip, name in zip(clips, ("one", "two"), strict=True)]


def test_a_drag_shows_every_result_that_comes_in_time(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    made, running, release = [], threading.Event(), threading.Event()
    release.set()

    def watched(model: object, a: Clip, b: Clip, mix: pipeline.Mix, *rest: object) -> Clip:
        running.set()
        assert release.wait(60)
        made.append(mix.static)
        return Clip(plain(round(255 * (1 - mix.static))), Fraction(8))

    window = make_window(swap=watched)
    fill(qtbot, window, [clips["red"], clips["blue"]])
    swap(qtbot, window)
    window.mix.live = True  # as after a quick swap
    release.clear()
    running.clear()
    shown: list[float] = []
    window.desk.swapped.connect(lambda clip: shown.append(clip.clip.frames.max()))
    window.mix.static.slider.setValue(10)
    qtbot.waitUntil(running.is_set)
    for value in (20, 30, 40):
        window.mix.static.slider.setValue(value)
    with qtbot.waitSignal(window.desk.swap_ended):
        release.set()
    assert made == [0.0, 0.1, 0.4]
    assert len(shown) == 2
    assert frames_of(window).max() == 153  # 60 % of A


def test_a_slow_swap_waits_until_the_slider_stands(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    window = make_window()
    fill(qtbot, window, [clips["red"], clips["blue"]])
    swap(qtbot, window)
    window.mix.live = False
    with qtbot.waitSignal(window.desk.swap_ended):
        for value in (20, 30, 50):
            window.mix.static.slider.setValue(value)
        assert not window.desk.swapping
    assert frames_of(window).max() == 128


def test_other_clips_end_the_live_blend(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    fill(qtbot, window, [clips["red"], clips["blue"]])
    swap(qtbot, window)
    window.mix.live = True
    window.command["trade"].trigger()
    assert not window.mix.live
    window.mix.static.slider.setValue(30)
    assert not window.desk.swapping


def test_blocks_of_the_model_have_choices_of_their_own(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    asked = []

    def by_blocks(model: object, a: Clip, b: Clip, blocks: dict[str, float], mix: pipeline.Mix, *rest: object) -> Clip:
        asked.append((blocks, mix.dynamic))
        return b

    window = make_window(model_blocks=lambda folder: RUNGS, swap_blocks=by_blocks)
    fill(qtbot, window, [clips["red"], clips["blue"]])
    qtbot.waitUntil(window.mix.blocks.isVisible)
    chooser = window.mix.blocks.choosers["rung 2"]
    assert chooser.accessibleName() == "Block rung 2"
    chooser.setCurrentIndex(1)
    swap(qtbot, window)
    assert asked == [({"rung 2": 0.0}, 1.0)]
    assert window.workspace.players[RESULT].title.text() == "Static A + dynamic B, rung 2 A"
    recipe = window.swaps.recipe()
    assert recipe.blocks == {"rung 2": "A"}
    window.mix.blocks.choose({})
    window.swaps.restore(recipe)
    assert window.mix.blocks.choices == {"rung 2": "A"}


def test_a_model_of_two_factors_has_sliders_only(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    fill(qtbot, window, [clips["red"], clips["blue"]])
    window.mix.blocks.set_blocks((Block("identity", "static", 0, 4), Block("pose", "dynamic", 0, 4)))
    assert window.mix.blocks.isHidden()


def test_a_draw_needs_one_clip_and_each_is_another(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    asked = []

    def drawn(
        model: object, n: int, seconds: float | None, seed: int, static_of: Clip | None, dynamic_of: Clip | None
    ) -> list[Clip]:
        asked.append((seconds, seed, static_of is not None, dynamic_of is not None))
        return [Clip(plain(40 * seed, 1), Fraction(8))]

    window = make_window(sample=drawn)
    assert not window.command["draw_dynamic"].isEnabled()
    fill(qtbot, window, [clips["red"]])
    assert window.mix.sample.isEnabled()
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        with qtbot.waitSignal(window.desk.swap_ended):
            qtbot.keyClick(window, Qt.Key.Key_D, keys)
        window.playback.pause()
    assert asked == [(1.0, 1, True, False), (1.0, 2, True, False), (None, 3, False, True)]
    assert window.workspace.players[RESULT].title.text() == "Draw 3 + dynamic A"
    recipe = window.swaps.recipe()
    assert recipe.extra == {"sample": "static", "seed": 3}
    with qtbot.waitSignal(window.desk.swap_ended):
        window.command["draw_both"].trigger()
    window.playback.pause()
    window.swaps.restore(recipe)
    with qtbot.waitSignal(window.desk.swap_ended):
        window.swaps.results.again()
    assert asked[-2:] == [(None, 4, False, False), (None, 3, False, True)]


def test_a_swap_after_a_draw_is_a_swap(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    window = make_window(sample=lambda *how, **of: [Clip(plain(9), Fraction(8))])
    fill(qtbot, window, [clips["red"], clips["blue"]])
    with qtbot.waitSignal(window.desk.swap_ended):
        window.command["draw_static"].trigger()
    assert window.workspace.players[RESULT].title.text() == "Draw 1 + dynamic B"
    swap(qtbot, window)
    assert frames_of(window).max() == 255
    assert window.swaps.recipe().extra == {}


def test_picture_and_sound_are_swapped_with_one_click(
    qtbot: QtBot, make_window: Callable[..., MainWindow], talkies: list[Path]
) -> None:
    window = make_window(speaks=lambda clip: True)
    fill(qtbot, window, talkies)
    assert window.mix.parts.isVisible()
    assert window.mix.parts.picture.currentText() == "swapped by sprites"
    assert window.mix.parts.sound.currentText() == "by speech, if both speak"
    swap(qtbot, window)
    result = window.playback.clips[RESULT]
    assert result is not None
    assert result.pcm is not None
    assert result.clip.audio is not None
    assert np.abs(result.clip.audio).max() == 0  # what stands for the voice that was made
    assert window.mix.progress.status.text() == "Done. Picture: sprites, sound: speech"


def test_the_picture_is_shown_while_its_sound_is_made(
    qtbot: QtBot, make_window: Callable[..., MainWindow], talkies: list[Path]
) -> None:
    go = threading.Event()

    def slow(
        picture: object, sound: object, a: Clip, b: Clip, *how: object, on_picture: Callable[[Clip], None]
    ) -> Clip:
        on_picture(Clip(plain(99), Fraction(8)))
        assert go.wait(60)
        return Clip(plain(99), Fraction(8), tone(110.0), 16000)

    window = make_window(speaks=lambda clip: True, swap_both=slow)
    fill(qtbot, window, talkies)
    wholes: list[tuple[object, bool]] = []
    window.swaps.made.connect(lambda clip, asked: wholes.append((clip, asked)))
    with qtbot.waitSignal(window.desk.previewed):
        window.mix.swap.click()
    assert window.desk.swapping
    assert frames_of(window).max() == 99
    assert window.workspace.players[RESULT].title.text() == "Preview: Static A + dynamic B"
    assert not window.mix.export.isEnabled()
    assert window.playback.playing
    window.playback.pause()
    with qtbot.waitSignal(window.desk.swap_ended):
        go.set()
    assert window.playback.playing  # again, with its sound
    window.playback.pause()
    result = window.playback.clips[RESULT]
    assert result is not None
    assert result.pcm is not None
    assert result.title == "Static A + dynamic B"
    assert window.playback.heard == RESULT
    assert wholes == [(result, True)]
    assert window.mix.export.isEnabled()


@pytest.mark.parametrize(("sound", "slot"), [("automatic", B), ("A", A), ("B", B)])
def test_the_sound_can_be_kept(qtbot: QtBot, window: MainWindow, talkies: list[Path], sound: str, slot: int) -> None:
    fill(qtbot, window, talkies)  # tones do not speak
    window.mix.parts.set_parts(Parts(sound=sound))
    swap(qtbot, window)
    result, own = window.playback.clips[RESULT], window.playback.clips[slot]
    assert result is not None
    assert own is not None
    np.testing.assert_array_equal(result.clip.audio, own.clip.audio)
    assert window.mix.progress.status.text() == f"Done. Picture: sprites, sound: {'AB'[slot]}'s own"
    recipe = window.swaps.recipe()
    assert recipe.extra == {"picture": "swapped", "sound": sound}
    window.mix.parts.set_parts(Parts("B", "swapped"))
    window.swaps.restore(recipe)
    assert window.mix.parts.parts == Parts(sound=sound)


def test_one_clip_without_sound_has_no_choice_of_parts(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    fill(qtbot, window, [clips["red"], clips["blue"]])
    assert window.mix.parts.isHidden()
    swap(qtbot, window)
    assert window.mix.progress.status.text() == "Done. Picture: sprites, sound: B's own"


def test_a_long_phase_says_how_long_it_will_take(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    now = [50.0]
    window.mix.progress.pace = Pace(lambda: now[0])
    window.desk.swap_moved.emit(pipeline.Progress("Encoding A", 0, 10))
    assert window.mix.progress.status.text() == "Encoding A"
    now[0] += 20
    window.desk.swap_moved.emit(pipeline.Progress("Encoding A", 4, 10))
    assert window.mix.progress.status.text().startswith("Encoding A, ")
    assert "30" in window.mix.progress.status.text()


def test_results_do_not_make_sound_ready_that_is_bs_own(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    fill(qtbot, window, [clips["red"], clips["blue"]])
    swap(qtbot, window)
    result, b = window.playback.clips[RESULT], window.playback.clips[B]
    assert result is not None
    assert b is not None
    assert result.pcm is b.pcm
    assert result.peaks is b.peaks
    assert result.spectrogram is b.spectrogram

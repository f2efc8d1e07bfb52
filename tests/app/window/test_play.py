from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.window.audio import SilentAudio, open_audio
from app.window.clock import PlayClock
from app.window.main import MainWindow
from app.window.playable import Pcm, Playable, prepare
from app.window.playback import RESULT, A, B, Playback
from app.window.transport import time_text
from media_io.clip import Clip


class HeardAudio(SilentAudio):
    """Notes what would be heard; its position is set by the test."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []
        self.at: float | None = None

    def load(self, pcm: Pcm | None) -> None:
        self.told.append(("load", pcm))

    def play(self, seconds: float, loop: tuple[float, float] | None = None) -> None:
        self.told.append(("play", round(seconds, 3)))

    def stop(self) -> None:
        self.told.append(("stop", None))

    def position(self) -> float | None:
        return self.at


def video(count: int = 8, fps: int = 8, sound: bool = False) -> Playable:
    audio = np.zeros((1, 8000), np.float32) if sound else None
    frames = np.zeros((count, 4, 4, 3), np.uint8)
    return prepare(Clip(frames, Fraction(fps), audio, 8000 if sound else None), "clip")


@pytest.fixture
def playback(qapp: object, clock: Any) -> Playback:
    return Playback(clock=PlayClock(clock))


def test_the_picture_follows_the_floor_of_time_times_rate(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path], clock: Any
) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    view = window.workspace.players[A].view
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.playback.playing
    for seconds, frame in ((0.1, 0), (0.125, 1), (0.49, 3), (0.99, 7)):
        clock.seconds = 100 + seconds
        window.playback.tick()
        assert view.index == frame
        assert window.workspace.transport.slider.value() == frame
    assert window.workspace.transport.frame.text() == "8 / 8"
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not window.playback.playing


def test_keys_move_by_frames(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"]])
    step = []
    for key, modifier in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(window, key, modifier)
        step.append(window.playback.step)
    assert step == [1, 2, 1, 7, 0, 7, 0]


def test_arrows_in_a_focused_blend_move_the_blend_and_not_the_clip(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    slider = window.mix.static.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 1
    assert window.playback.step == 0


def test_the_slider_and_the_strips_seek(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["blue"]])
    slider = window.workspace.transport.slider
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert window.playback.step in (3, 4)
    strip = window.workspace.players[A].strip
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().topRight())
    assert window.playback.step == 7


def test_the_longest_clip_and_the_finest_rate_make_the_time_line(playback: Playback) -> None:
    playback.set_clip(A, video(8, 8))
    playback.set_clip(B, video(50, 25))
    assert (playback.duration, playback.count, playback.fps) == (2.0, 50, 25)
    playback.seek_step(49)
    assert playback.time == pytest.approx(1.96)


def test_the_end_loops_or_stops_on_the_last_frame(playback: Playback, clock: Any) -> None:
    playback.set_clip(A, video())
    playback.play()
    clock.seconds += 1.01
    playback.tick()
    assert playback.playing
    assert playback.step == 0
    playback.set_loop(False)
    clock.seconds += 1.01
    playback.tick()
    assert not playback.playing
    assert playback.step == 7
    playback.play()
    assert playback.step == 0
    playback.pause()


def test_the_chosen_player_is_heard_from_where_the_picture_stands(playback: Playback, clock: Any) -> None:
    audio = HeardAudio()
    playback.set_audio(audio)
    a, b = video(sound=True), video(sound=True)
    playback.set_clip(A, a)
    playback.set_clip(B, b)
    playback.seek_step(2)
    playback.play()
    assert audio.told[-1] == ("play", 0.25)
    clock.seconds += 0.25
    playback.hear(B)
    assert audio.told[-2:] == [("load", b.pcm), ("play", 0.5)]
    playback.seek_step(6)
    assert audio.told[-1] == ("play", 0.75)
    playback.pause()
    assert audio.told[-1] == ("stop", None)


def test_the_picture_is_slewed_to_the_sound(playback: Playback, clock: Any) -> None:
    audio = HeardAudio()
    playback.set_audio(audio)
    playback.set_clip(A, video(sound=True))
    playback.play()
    for tick in range(1, 60):
        clock.seconds = 100 + tick * 0.015
        audio.at = 0.9 * tick * 0.015
        playback.tick()
    assert playback.time == pytest.approx(audio.at, abs=0.02)
    playback.pause()


def test_a_sound_device_that_stands_still_is_told_once(qtbot: QtBot, playback: Playback, clock: Any) -> None:
    audio = HeardAudio()
    audio.at = 0.0
    playback.set_audio(audio)
    playback.set_clip(A, video(sound=True))
    playback.play()
    told = []
    playback.sound_stalled.connect(lambda: told.append(1))
    playback.tick()
    for _ in range(8):
        clock.seconds += 0.1
        playback.tick()
    assert told == [1]
    assert playback.time == pytest.approx(0.3, abs=0.11)  # time has waited for it for half a second
    playback.pause()


def test_without_a_sound_device_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, window: MainWindow
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "PySide6.QtMultimedia", None)
    audio = open_audio(window)
    assert audio.reason
    window.playback.set_audio(audio)
    window.desk.audio_ready.emit()
    assert window.status.sound.isVisible()
    assert window.status.sound.text() == "No audio device: silent"


def test_mute_and_solo_keys(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert window.playback.muted
    assert window.workspace.transport.mute.isChecked()
    heard = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        qtbot.keyClick(window, key)
        heard.append(window.playback.heard)
    assert heard == [B, RESULT, A]
    qtbot.keyClick(window, Qt.Key.Key_L)
    assert not window.playback.loop


def test_sound_alone_has_a_spectrogram_and_a_time_line_of_ten_milliseconds(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["tone"]])
    assert window.playback.count == 100
    assert window.workspace.players[A].strip.isVisible()
    assert window.workspace.players[A].film.isHidden()
    playable = window.playback.clips[A]
    assert playable is not None
    assert playable.spectrogram is not None


@pytest.mark.parametrize(("seconds", "text"), [(0, "00:00.000"), (62.3455, "01:02.346"), (59.9996, "01:00.000")])
def test_times_are_written_to_the_millisecond(seconds: float, text: str) -> None:
    assert time_text(seconds) == text


def test_keys_mark_a_loop_that_plays_between_its_points(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path], clock: Any
) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"]])
    playback, shown = window.playback, []
    playback.seek_step(2)
    qtbot.keyClick(window, Qt.Key.Key_I)
    playback.seek_step(4)
    qtbot.keyClick(window, Qt.Key.Key_O)
    assert (playback.in_point, playback.out_point) == (0.25, 0.625)
    playback.play()  # at the last frame of the loop: from its first
    for _ in range(8):
        shown.append(window.workspace.players[A].view.index)
        clock.seconds += 0.125
        playback.tick()
    assert shown == [2, 3, 4, 2, 3, 4, 2, 3]
    playback.set_loop(False)
    for _ in range(3):
        clock.seconds += 0.125
        playback.tick()
    assert not playback.playing
    assert playback.step == 4
    qtbot.keyClick(window, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert (playback.in_point, playback.out_point) == (None, None)


def test_points_stay_in_order_and_within_the_clips(playback: Playback) -> None:
    playback.set_clip(A, video())
    playback.in_point = 0.5
    playback.out_point = 0.75
    playback.in_point = 0.8
    assert (playback.in_point, playback.out_point) == (0.8, None)
    playback.out_point = 0.25
    assert (playback.in_point, playback.out_point) == (None, 0.25)
    playback.set_points(0.5, 0.5)
    assert (playback.in_point, playback.out_point) == (None, None)
    playback.set_points(3.0, 4.0)  # kept for a longer clip
    assert (playback.begin, playback.end) == (0.0, 1.0)
    playback.set_clip(B, video(50, 10))
    assert (playback.begin, playback.end) == (3.0, 4.0)


def test_beyond_the_out_point_the_clip_plays_to_its_end(playback: Playback, clock: Any) -> None:
    playback.set_clip(A, video())
    playback.set_points(0.25, 0.5)
    playback.seek_step(5)
    playback.play()
    clock.seconds += 0.25
    playback.tick()
    assert playback.step == 7
    clock.seconds += 0.2
    playback.tick()
    assert playback.step == 2
    playback.pause()


def test_the_flags_of_the_slider_are_dragged_and_stop_at_one_another(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"]])
    window.playback.set_points(0.25, 0.75)
    slider = window.workspace.transport.slider
    for grip, frame, points in ((2, 4, (0.5, 0.75)), (5, 6, (0.5, 0.875)), (4, 7, (0.75, 0.875))):
        qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.place_of(grip)), 2))
        qtbot.mouseMove(slider, QPoint(round(slider.place_of(frame)), 2))
        qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.place_of(frame)), 2))
        assert (window.playback.in_point, window.playback.out_point) == points
    assert window.playback.step == 0


def test_strips_are_shaded_outside_the_points(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"]])
    film = window.workspace.players[A].film
    plain = film.grab().toImage()
    window.playback.set_points(0.5, 0.75)
    shaded = film.grab().toImage()
    changed = [plain.pixel(round(film.width() * at), 22) != shaded.pixel(round(film.width() * at), 22)
               for at in (0.2, 0.4, 0.6, 0.7, 0.8, 0.95)]  # fmt: skip
    assert changed == [True, True, False, False, True, True]

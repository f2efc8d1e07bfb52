# ruff: noqa: N815 (the names are Qt's)
from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import PySide6
import pytest
from PySide6.QtCore import QByteArray, QObject, QPoint, Qt, Signal
from pytestqt.qtbot import QtBot

from app.window.audio import QtAudio, SilentAudio, looped, open_audio, watch_devices
from app.window.clock import PlayClock, frame_at
from app.window.main import MainWindow
from app.window.playable import Pcm, Playable, prepare
from app.window.playback import RESULT, A, B, Playback
from media_io.clip import Clip

RATE = 8000


class HeardAudio(SilentAudio):
    """Notes what would be heard; plays by the test's clock."""

    def __init__(self) -> None:
        super().__init__()
        self.pcm: Pcm | None = None
        self.plays: list[tuple[Pcm, float]] = []
        self.sounds = False
        self.volume = 1.0
        self.at: float | None = None
        self.ends = 0.0

    def load(self, pcm: Pcm | None) -> None:
        self.pcm, self.sounds = pcm, False

    def play(self, seconds: float, loop: tuple[float, float] | None = None) -> None:
        self.loop = loop
        if self.pcm is not None:
            self.plays.append((self.pcm, round(seconds, 3)))
            self.sounds = True

    def stop(self) -> None:
        self.sounds = False

    def until(self) -> float:
        return self.ends

    def position(self) -> float | None:
        return self.at

    def set_volume(self, volume: float) -> None:
        self.volume = volume


def sounding(hertz: float = 440.0, seconds: float = 2.0, picture: bool = True) -> Playable:
    count = round(seconds * RATE)
    tone = (0.5 * np.sin(2 * np.pi * hertz * np.arange(count) / RATE))[None].astype(np.float32)
    frames = np.zeros((round(8 * seconds), 4, 4, 3), np.uint8) if picture else None
    return prepare(Clip(frames, Fraction(8) if picture else None, tone, RATE), "clip")


def hertz_of(pcm: Pcm) -> float:
    samples = np.frombuffer(pcm.data, "<i2").astype(float)  # type: ignore[call-overload]
    middle = samples[len(samples) // 2 - RATE // 2 :][:RATE]
    return float(np.abs(np.fft.rfft(middle)).argmax() * RATE / len(middle))


@pytest.fixture
def playback(qapp: object, clock: Any) -> Iterator[Playback]:
    made = Playback(clock=PlayClock(clock))
    made.set_audio(HeardAudio())
    yield made
    assert made.shut_down()


def heard(playback: Playback) -> HeardAudio:
    assert isinstance(playback.audio, HeardAudio)
    return playback.audio


# Speed


@pytest.mark.parametrize("speed", [0.25, 0.5, 0.75, 1.5, 2.0])
def test_sound_at_a_speed_keeps_its_pitch_and_is_silent_until_it_is_made(
    qtbot: QtBot, playback: Playback, clock: Any, speed: float
) -> None:
    playback.set_clip(A, sounding())
    playback.play()
    playback.set_speed(speed)
    assert playback.sound_awaited
    assert not heard(playback).sounds
    clock.seconds += 0.5 / speed
    playback.tick()
    assert playback.time == pytest.approx(0.5)
    qtbot.waitUntil(lambda: heard(playback).sounds)
    assert not playback.sound_awaited
    pcm, begin = heard(playback).plays[-1]
    assert (pcm.speed, begin) == (speed, 0.5)
    assert len(pcm.data) == 2 * round(2 * RATE / speed)
    assert abs(hertz_of(pcm) - 440) <= 2
    playback.set_speed(1.0)
    assert heard(playback).plays[-1][0].speed == 1
    playback.set_speed(speed)
    assert heard(playback).plays[-1][0] is pcm  # kept


def test_the_speed_keys_and_the_list_agree_and_the_window_says_that_sound_is_being_made(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["blue"]])
    shown = window.workspace.transport.speed
    speeds = []
    for key in (Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus):
        qtbot.keyClick(window, key)
        speeds.append(shown.currentText())
    assert speeds == ["0.75×", "0.5×", "0.75×", "1×", "1.5×", "2×"]
    assert window.status.making.isVisible()
    qtbot.waitUntil(lambda: not window.status.making.isVisible())


# Scrubbing


def test_dragging_shows_the_decoded_frame_in_every_player_and_plays_on_when_let_go(
    qtbot: QtBot, window: MainWindow, clock: Any
) -> None:
    rng = np.random.default_rng(0)
    rates = {A: Fraction(8), B: Fraction(30000, 1001), RESULT: Fraction(25)}
    for slot, fps in rates.items():
        frames = rng.integers(0, 256, (round(4 * fps), 4, 4, 3), dtype=np.uint8)
        window.workspace.set_clip(slot, prepare(Clip(frames, fps), "clip"))
    window.pages.setCurrentWidget(window.workspace)
    slider, playback = window.workspace.transport.slider, window.playback
    playback.play()
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(20, slider.height() // 2))
    for x in range(30, slider.width(), 37):
        qtbot.mouseMove(slider, QPoint(x, slider.height() // 2))
        step = slider.frame_at(x)
        clock.seconds += 5  # time stands still while the slider is held
        playback.tick()
        assert (slider.sliderPosition(), playback.step) == (step, step)
        for slot, fps in rates.items():
            view, clip = window.workspace.players[slot].view, window.playback.clips[slot]
            assert clip is not None
            assert clip.clip.frames is not None
            index = min(int(Fraction(step) / playback.fps * fps), len(clip.clip.frames) - 1)
            assert view.index == index
            assert view._image is not None
            assert view._image.pixelColor(2, 1).getRgb()[:3] == tuple(clip.clip.frames[index, 1, 2])
    assert playback.playing
    qtbot.mouseMove(slider, QPoint(40, slider.height() // 2))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(40, slider.height() // 2))
    begin = playback.time
    clock.seconds += 0.5
    playback.tick()
    assert playback.time == pytest.approx(begin + 0.5)


def test_no_sound_is_started_while_the_slider_is_held(playback: Playback) -> None:
    playback.set_clip(A, sounding())
    playback.play()
    playback.hold()
    plays = len(heard(playback).plays)
    for step in range(8):
        playback.seek_step(step)
    assert (len(heard(playback).plays), heard(playback).sounds) == (plays, False)
    playback.release()
    assert heard(playback).plays[plays:] == [(heard(playback).pcm, 0.875)]


def test_let_go_at_the_end_without_a_loop_it_stays_there(playback: Playback) -> None:
    playback.set_clip(A, sounding())
    playback.set_loop(False)
    playback.play()
    playback.hold()
    playback.seek_step(15)
    playback.release()
    assert not playback.playing
    assert playback.step == 15


def test_strips_are_scrubbed(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["blue"]])
    strip = window.workspace.players[A].strip
    steps = []
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(2, 10))
    for share in (0.3, 0.7, 0.4):
        qtbot.mouseMove(strip, QPoint(round(share * strip.width()), 10))
        steps.append(window.playback.step)
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(2, 10))
    assert steps == [2, 5, 3]


# What is heard


def test_where_the_chosen_player_has_no_sound_another_is_heard_and_marked(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    players = window.workspace.players
    assert (window.playback.heard, window.playback.sounding) == (A, B)
    assert players[B].ear.isChecked()
    assert players[A].ear.isHidden()


def test_the_volume_scales_and_ends_a_mute(qtbot: QtBot, window: MainWindow) -> None:
    audio = HeardAudio()
    window.playback.set_audio(audio)
    window.playback.set_clip(A, sounding())
    slider = window.workspace.transport.volume
    slider.setValue(40)
    assert audio.volume == 0.4
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert audio.volume == 0
    qtbot.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert (audio.volume, slider.value(), window.playback.muted) == (0.5, 50, False)


def test_another_output_goes_on_where_the_first_was(playback: Playback, clock: Any) -> None:
    playback.set_clip(A, sounding())
    playback.play()
    clock.seconds += 0.5
    other = HeardAudio()
    playback.set_audio(other)
    assert [begin for _, begin in other.plays] == [0.5]


def test_a_card_that_takes_another_rate_gets_it(qtbot: QtBot, playback: Playback) -> None:
    playback.set_clip(A, sounding(440.0))
    other = HeardAudio()
    other.rate_for = lambda rate: 2 * RATE  # type: ignore[method-assign]
    playback.set_audio(other)
    playback.play()
    assert not other.sounds
    qtbot.waitUntil(lambda: other.sounds)
    pcm = other.plays[-1][0]
    assert (pcm.sample_rate, len(pcm.data), pcm.speed) == (2 * RATE, 2 * 2 * 2 * RATE, 1.0)
    assert abs(2 * hertz_of(pcm) - 440) <= 2


def test_strips_show_a_spectrogram_or_a_waveform_and_sound_alone_shows_both(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    window.workspace.set_clip(A, sounding(1000.0))
    window.workspace.set_clip(B, sounding(1000.0, picture=False))
    window.pages.setCurrentWidget(window.workspace)
    a, b = window.workspace.players[:2]

    def bright(strip: Any, share: float) -> int:
        image = strip.grab().toImage()
        return max(
            image.pixelColor(strip.width() // 2 + dx, round(strip.height() * share)).lightness() for dx in range(-3, 4)
        )

    assert bright(a.strip, 0.5) > 100  # the wave lies about the middle
    qtbot.mouseClick(a.look, Qt.MouseButton.LeftButton)
    assert b.look.isChecked()
    for strip in (a.strip, b.strip):
        assert bright(strip, 0.75) > 150  # a quarter of 4 kHz above the bottom
        assert bright(strip, 0.3) < 60
    qtbot.keyClick(window, Qt.Key.Key_W)
    assert not a.look.isChecked()
    assert b.view._clip is not None
    assert b.view._clip.spectrogram is not None


# The clock


def test_ten_minutes_stay_within_a_frame_of_a_drifting_jumping_sound_card(playback: Playback, clock: Any) -> None:
    """200 parts in a million fast, positions in steps of 16 ms, underruns of 100 ms every 20 s."""
    fps, seconds = Fraction(30), 600
    frames = np.zeros((int(fps * seconds), 1, 1, 3), np.uint8)
    audio = HeardAudio()
    playback.set_audio(audio)
    clip = prepare(Clip(frames, fps, np.zeros((1, 1000), np.float32), 1000), "long")
    playback.set_clip(A, clip)
    playback.play()
    rng, start, lost, worst = np.random.default_rng(0), clock.seconds, 0.0, 0.0
    while True:
        clock.seconds += 0.015 + rng.uniform(0, 0.012)
        wall = clock.seconds - start
        within = wall % 20
        lost_now = 0.1 * int(wall // 20) + min(max(within - 19.9, 0.0), 0.1)
        true = (wall - lost_now) * 1.0002
        if true > seconds - 1:
            break
        audio.at = int(true / 0.016) * 0.016
        playback.tick()
        shown = frame_at(playback.time, fps, len(frames))
        lost = max(lost, lost_now)
        if not within >= 19.9 and within > 1.5:  # an underrun is made up for within a second and a half
            worst = max(worst, abs(shown - frame_at(true, fps, len(frames))))
    assert lost > 2.8
    assert worst <= 1
    playback.pause()


def test_a_short_loop_is_heard_without_a_gap(playback: Playback, clock: Any) -> None:
    audio = heard(playback)
    audio.ends = 0.25 + 3.25
    playback.set_clip(A, sounding())
    playback.set_points(0.5, 1.5)
    playback.seek_step(2)
    start, steps, plays = clock.seconds, [], 0
    playback.play()
    for _ in range(400):
        clock.seconds += 0.01
        if audio.plays[plays + 1 :]:
            plays, start = len(audio.plays) - 1, clock.seconds
        audio.at = audio.plays[-1][1] + clock.seconds - start
        playback.tick()
        steps.append(playback.step)
    assert audio.loop == (0.5, 1.5)
    changes = [step for step, before in zip(steps[1:], steps, strict=False) if step != before]
    assert changes[:27] == [3, *range(4, 12), *range(4, 12), *range(4, 12), 4, 5]
    assert [begin for _, begin in audio.plays][:2] == [0.25, pytest.approx(0.5, abs=0.02)]  # when the sound ran out
    playback.set_loop(False)
    assert audio.loop is None


@pytest.mark.parametrize("change", ["ear", "device", "points", "speed"])
def test_sound_that_starts_anew_after_loops_is_followed_from_where_the_picture_stands(
    playback: Playback, clock: Any, change: str
) -> None:
    audio = heard(playback)
    audio.ends = 100.0
    playback.set_clip(A, sounding())
    playback.set_clip(B, sounding())
    start = clock.seconds
    playback.play()
    for _ in range(520):  # two loops of two seconds and a half
        clock.seconds += 0.01
        audio.at = clock.seconds - start
        playback.tick()
    before = playback.time
    assert before == pytest.approx(1.2, abs=0.05)
    if change == "ear":
        playback.hear(B)
    elif change == "points":
        playback.set_points(0.25, 1.75)
    elif change == "speed":
        playback.set_speed(2.0)
        playback.set_speed(1.0)
    else:
        playback.set_audio(audio := HeardAudio())
    assert [begin for _, begin in audio.plays][-1] == pytest.approx(before, abs=0.02)
    start = clock.seconds
    for _ in range(20):
        clock.seconds += 0.01
        audio.at = audio.plays[-1][1] + clock.seconds - start
        playback.tick()
    assert playback.time == pytest.approx(before + 0.2, abs=0.03)


class FakeSink(QObject):
    """A QAudioSink that plays as told."""

    def __init__(self, log: list[FakeSink]) -> None:
        super().__init__()
        self.us, self.active, self.volume = 0, True, 1.0
        log.append(self)

    def setBufferSize(self, size: int) -> None: ...
    def stop(self) -> None: ...
    def start(self, device: object) -> None:
        self.device = device

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def state(self) -> str:
        return "active" if self.active else "idle"

    def processedUSecs(self) -> int:
        return self.us


def fake_multimedia(sinks: list[FakeSink]) -> Any:
    class Format:
        SampleFormat = SimpleNamespace(Int16=2)

        def setSampleRate(self, rate: int) -> None: ...
        def setChannelCount(self, count: int) -> None: ...
        def setSampleFormat(self, form: int) -> None: ...

    audio = SimpleNamespace(
        State=SimpleNamespace(ActiveState="active"),
        VolumeScale=SimpleNamespace(LogarithmicVolumeScale=1, LinearVolumeScale=0),
        convertVolume=lambda volume, *_: volume,
    )
    return SimpleNamespace(QAudio=audio, QAudioFormat=Format, QAudioSink=lambda *_: FakeSink(sinks))


def test_the_position_counts_in_seconds_of_the_clip_at_any_speed(qapp: Any) -> None:
    sinks: list[FakeSink] = []
    parent = QObject()
    audio = QtAudio(fake_multimedia(sinks), None, parent)
    pcm = sounding().pcm
    assert pcm is not None
    audio.load(Pcm(pcm.data + pcm.data, RATE, 1, speed=0.5))
    audio.play(1.0)
    assert sinks[-1].device.pos() == 2 * 2 * RATE  # two seconds into four
    sinks[-1].us = 500_000
    assert audio.position() == pytest.approx(1.25)
    sinks[-1].active = False
    assert audio.position() == pytest.approx(1.25)  # an underrun: stands still
    sinks[-1].device.seek(sinks[-1].device.size())
    assert audio.position() is None
    audio.stop()


def test_the_samples_of_a_loop_follow_one_another_and_are_padded_to_its_length() -> None:
    samples = np.arange(1, 9, dtype="<i2")
    pcm = Pcm(QByteArray(samples.tobytes()), 4, 1)  # two seconds
    found = np.frombuffer(looped(pcm, 1.0, 0.5, 2.5), "<i2").tolist()  # type: ignore[call-overload]
    again = [3, 4, 5, 6, 7, 8, 0, 0]
    assert found[:22] == [5, 6, 7, 8, 0, 0, *again, *again]
    assert len(found) == 6 + 8 * 10


def test_a_device_that_fails_is_told_started_anew_once_and_told_when_it_is_back(
    qtbot: QtBot, window: MainWindow, clock: Any
) -> None:
    audio = HeardAudio()
    audio.at = 0.0
    window.playback.set_audio(audio)
    window.status.show_silence("")
    window.workspace.set_clip(A, sounding())
    window.playback.play()
    for _ in range(9):
        clock.seconds += 0.1
        window.playback.tick()
    assert window.status.sound.isVisible()
    assert "the picture follows the clock" in window.status.sound.toolTip()
    assert len(audio.plays) == 2
    assert 0.2 < window.playback.time < 0.5  # half a second was spent waiting for the sound to start
    for at in (0.7, 0.8):
        audio.at = at
        window.playback.tick()
    assert not window.status.sound.isVisible()
    window.playback.pause()


def test_without_the_sound_library_or_with_a_null_device_playing_goes_on_and_says_so(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, window: MainWindow, clock: Any
) -> None:
    null = SimpleNamespace(isNull=lambda: True)
    without_device = SimpleNamespace(QMediaDevices=SimpleNamespace(defaultAudioOutput=lambda: null))
    window.workspace.set_clip(A, sounding())
    for module in (None, without_device):
        monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", module)
        monkeypatch.setattr(PySide6, "QtMultimedia", module, raising=False)
        if module is None:
            monkeypatch.delattr(PySide6, "QtMultimedia")
        audio = open_audio(window)
        window.playback.set_audio(audio)
        window.status.show_silence("")
        window.desk.audio_ready.emit()
        assert window.status.sound.isVisible()
        assert audio.reason
        window.playback.play()
        clock.seconds += 0.5
        window.playback.tick()
        assert window.playback.step == 4
        window.playback.pause()
        window.playback.seek_step(0)


class FakeDevices(QObject):
    """A system whose sound device changes."""

    audioOutputsChanged = Signal()
    name = b"speakers"

    def defaultAudioOutput(self) -> Any:
        return SimpleNamespace(id=lambda: QByteArray(self.name))


def test_sound_follows_the_systems_choice_of_a_device(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, window: MainWindow
) -> None:
    multimedia = SimpleNamespace(QMediaDevices=FakeDevices)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", multimedia)
    monkeypatch.setattr(PySide6, "QtMultimedia", multimedia, raising=False)
    watch = watch_devices(window, window.desk._open_sound)
    assert watch is not None
    multimedia.QMediaDevices = SimpleNamespace(defaultAudioOutput=lambda: SimpleNamespace(isNull=lambda: True))
    with qtbot.assertNotEmitted(window.desk.audio_ready):
        watch._devices.audioOutputsChanged.emit()
    before = window.playback.audio
    watch._devices.name = b"headphones"
    with qtbot.waitSignal(window.desk.audio_ready):
        watch._devices.audioOutputsChanged.emit()
    assert window.playback.audio is not before


def test_sound_too_long_for_a_speed_is_said_not_awaited(monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> None:
    monkeypatch.setattr("app.window.tempo.MOST_SECONDS", 3)
    window.workspace.set_clip(A, sounding(seconds=2.0))
    window.playback.set_speed(0.5)
    assert window.status.making.text() == "Too long to hear at this speed"
    window.playback.set_speed(2.0)
    assert not window.playback.sound_refused

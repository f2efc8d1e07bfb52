from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.window import pitch
from app.window.main import MainWindow
from app.window.pitch import Pitch, draw_pitch, height_of, pitch_of, runs
from app.window.playable import prepare
from app.window.playback import A
from media_io.clip import Clip


def buzz(seconds: float, hertz: float, rate: int = 16000) -> np.ndarray:
    times = np.arange(round(seconds * rate)) / rate
    return sum(np.sin(2 * np.pi * k * hertz * times) / (10 * k) for k in range(1, 12))[None].astype(np.float32)


@pytest.mark.parametrize(("rate", "channels"), [(16000, 1), (8000, 1), (44100, 2)])
def test_a_buzz_has_its_pitch_and_the_silence_after_it_none(qapp: object, rate: int, channels: int) -> None:
    sound = np.concatenate([buzz(1.0, 140.0, rate), np.zeros((1, rate), np.float32)], axis=1)
    found = pitch_of(Clip(audio=np.repeat(sound, channels, 0), sample_rate=rate))
    assert found is not None
    assert len(found.hertz) == 201
    np.testing.assert_allclose(found.hertz[20:80], 140, rtol=0.01)
    assert not found.hertz[115:].any()
    assert found.middle == pytest.approx(140, rel=0.01)


def test_of_long_sound_the_beginning_is_listened_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pitch, "MOST_SECONDS", 0.5)
    found = pitch_of(Clip(audio=buzz(2.0, 200.0), sample_rate=16000))
    assert found is not None
    assert len(found.hertz) == 51


def test_noise_and_silence_have_no_middle() -> None:
    assert Pitch(np.zeros(5)).middle is None
    assert pitch_of(Clip(frames=np.zeros((1, 2, 2, 3), np.uint8), fps=Fraction(1))) is None


def test_voiced_stretches_are_apart_and_long_ones_thinned() -> None:
    hertz = np.array([0, 100, 110, 0, 0, 200, 0.0])
    assert [(frames.tolist(), values.tolist()) for frames, values in runs(hertz)] == [
        ([1, 2], [100, 110]),
        ([5], [200]),
    ]
    ((frames, _),) = runs(np.full(6000, 100.0))
    assert frames.tolist() == list(range(0, 6000, 15))
    assert runs(np.zeros(9)) == []


def test_the_axis_is_logarithmic() -> None:
    assert height_of(60) == 0
    assert height_of(600) == pytest.approx(1)
    assert height_of(np.sqrt(60 * 600)) == pytest.approx(0.5)
    assert height_of(20) == 0
    assert height_of(2000) == 1


def test_the_curve_lies_at_its_time_and_height(qapp: object) -> None:
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#fcfdbf"))  # the brightest of the spectrogram
    painter = QPainter(picture)
    hertz = np.zeros(200)
    hertz[50:100] = np.sqrt(60 * 600)
    draw_pitch(painter, QRectF(0, 0, 400, 300), Pitch(hertz), 2.0)
    painter.end()
    assert picture.pixelColor(150, 150).name() == pitch.COLOUR
    assert picture.pixelColor(50, 150).name() == picture.pixelColor(250, 150).name() == "#fcfdbf"
    edge = picture.pixelColor(150, 151)
    assert edge.lightness() < 120  # told apart from a bright spectrogram by its dark edge


def test_a_clip_without_a_voice_gets_no_axis(qapp: object) -> None:
    picture = QImage(100, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor("#000000"))
    painter = QPainter(picture)
    draw_pitch(painter, QRectF(0, 0, 100, 80), Pitch(np.zeros(10)), 0.1)
    painter.end()
    black = QImage(picture.size(), picture.format())
    black.fill(QColor("#000000"))
    assert picture == black


def test_the_player_shows_and_tells_the_pitch(qtbot: QtBot, window: MainWindow) -> None:
    buzzing, still = (
        prepare(Clip(audio=sound, sample_rate=16000), "x")
        for sound in (buzz(1.0, 150.0), np.zeros((1, 16000), np.float32))
    )
    window.swaps.put(A, still)
    view = window.workspace.players[A].view
    assert view.accessibleDescription() == ""
    window.swaps.put(A, buzzing)
    assert view.accessibleDescription() == "Pitch about 150 Hz"
    window.playback.seek_time(0.9)
    image = view.grab().toImage()
    at = view.height() - 2 - (view.height() - 4) * height_of(150)
    column = [image.pixelColor(view.width() // 2, y) for y in range(round(at) - 2, round(at) + 3)]
    assert QColor(pitch.COLOUR) in column

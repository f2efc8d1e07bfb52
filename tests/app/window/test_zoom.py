from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.window.main import MainWindow
from app.window.picture import EDGE, ClipView
from app.window.playable import Playable, prepare
from app.window.playback import RESULT, A, B
from app.window.theme import Theme
from app.window.zoom import FIT, Zoom
from media_io.clip import Clip


def noise(size: int = 64, count: int = 2, seed: int = 0) -> Playable:
    frames = np.random.default_rng(seed).integers(0, 256, (count, size, size, 3), dtype=np.uint8)
    return prepare(Clip(frames, Fraction(8)), "noise")


def drawn(view: ClipView, dense: int) -> np.ndarray:
    """The device pixels of a view on a screen of a density."""
    picture = QPixmap(view.size() * dense)
    picture.setDevicePixelRatio(dense)
    picture.fill(Qt.GlobalColor.black)
    view.devicePixelRatioF = lambda: float(dense)  # type: ignore[method-assign]
    view.render(picture)
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()  # the image goes


@pytest.mark.parametrize("dense", [1, 2])
@pytest.mark.parametrize(("level", "scale"), [(FIT, 4), (1, 1), (2, 2), (4, 4)])
def test_every_pixel_of_a_small_clip_is_a_sharp_square(qtbot: QtBot, dense: int, level: int, scale: int) -> None:
    view = ClipView(Theme(), Zoom())
    qtbot.addWidget(view)
    view.resize(64 * 4 + 2 * EDGE + 9, 64 * 4 + 2 * EDGE + 30)
    clip = noise()
    view.set_clip(clip)
    view._zoom.set_level(level)
    assert clip.clip.frames is not None
    expected = clip.clip.frames[0].repeat(scale * dense, 0).repeat(scale * dense, 1)
    shown = drawn(view, dense)
    top, left = ((shown.shape[axis] - expected.shape[axis]) // 2 for axis in (0, 1))
    found = shown[top : top + len(expected), left : left + len(expected)]
    inner = slice(8, -8)  # the corners are rounded
    assert np.array_equal(found[inner, inner], expected[inner, inner])


def test_eight_times_shows_the_middle_and_is_dragged_to_the_edge(qtbot: QtBot) -> None:
    zoom = Zoom()
    view = ClipView(Theme(), zoom)
    qtbot.addWidget(view)
    view.resize(204, 204)
    clip = noise()
    view.set_clip(clip)
    zoom.set_level(8)
    frames = clip.clip.frames
    assert frames is not None
    assert tuple(drawn(view, 1)[102, 102]) == tuple(frames[0, 32, 32])
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.mouseMove(view, QPoint(180, 180))
    qtbot.mouseMove(view, QPoint(20 + 800, 20 + 800))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(180, 180))
    assert tuple(drawn(view, 1)[EDGE + 9, EDGE + 9]) == tuple(frames[0, 1, 1])


def test_the_wheel_zooms_about_the_pointer(qtbot: QtBot) -> None:
    zoom = Zoom()
    view = ClipView(Theme(), zoom)
    qtbot.addWidget(view)
    view.resize(260, 260)
    clip = noise()
    view.set_clip(clip)
    frames = clip.clip.frames
    assert frames is not None
    place = QPoint(EDGE + 4 * 20 + 2, EDGE + 4 * 30 + 2)  # on pixel (20, 30) at four times its size
    assert tuple(drawn(view, 1)[place.y(), place.x()]) == tuple(frames[0, 30, 20])
    for control, level in ((Qt.KeyboardModifier.NoModifier, FIT), (Qt.KeyboardModifier.ControlModifier, 8)):
        turn = QWheelEvent(QPointF(place), view.mapToGlobal(QPointF(place)), QPoint(), QPoint(0, 120),
                           Qt.MouseButton.NoButton, control, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(view, turn)
        assert zoom.level == level
    assert tuple(drawn(view, 1)[place.y(), place.x()]) == tuple(frames[0, 30, 20])


def test_levels_follow_from_what_fits() -> None:
    zoom = Zoom()
    zoom.fitted = 4.0
    zoom.closer()
    assert zoom.level == 8
    zoom.fit()
    zoom.wider()
    assert zoom.level == 2
    for _ in range(3):
        zoom.wider()
    assert zoom.level == 1
    assert zoom.place(QSize(10, 10), QSize(30, 20), 1.0).topLeft() == QPointF(10, 5)


def test_keys_and_the_list_zoom_all_players(qtbot: QtBot, window: MainWindow) -> None:
    for slot in (A, B, RESULT):
        window.workspace.set_clip(slot, noise(seed=slot))
    window.pages.setCurrentWidget(window.workspace)
    views = [player.view for player in window.workspace.players]
    size = window.workspace.transport.size_of
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert size.currentText() == f"{window.workspace.zoom.level}×" != "Fit"
    window.workspace.zoom.set_level(2)
    for view in views:
        clip, middle = view._clip, view.rect().center()
        assert clip is not None
        assert clip.clip.frames is not None
        assert view._place(QSize(64, 64)).size() == QSize(128, 128).toSizeF()
        assert view._place(QSize(64, 64)).contains(QPointF(middle))
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert size.currentText() == "1×"
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert size.currentText() == "Fit"

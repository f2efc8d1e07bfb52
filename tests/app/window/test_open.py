from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.window.main import MainWindow
from app.window.playback import RESULT, A, B
from media_io.clip import Clip


def open_and_wait(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths(paths)


def test_files_fill_the_library_and_the_players(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path], read: Callable[[Path], Clip]
) -> None:
    assert window.pages.currentWidget() is window.empty
    open_and_wait(qtbot, window, clips["red"], clips["blue"], clips["tone"])
    assert window.pages.currentWidget() is window.workspace
    assert [entry.title for entry in window.library.model.entries] == ["red.npz", "blue.npz", "tone.wav"]
    assert [entry.line() for entry in window.library.model.entries] == [
        "1.00 s · 8 fps",
        "1.00 s · 8 fps",
        "1.00 s · 16 kHz",
    ]
    a, b = window.playback.clips[A], window.playback.clips[B]
    assert a is not None
    assert b is not None
    np.testing.assert_array_equal(a.clip.frames, read(clips["red"]).frames)
    assert (a.title, b.title) == ("red.npz", "blue.npz")
    assert window.workspace.players[A].strip.isHidden()
    assert window.workspace.players[B].strip.isVisible()


def test_a_file_that_will_not_open_has_a_row_with_its_error_and_the_others_open(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    open_and_wait(qtbot, window, clips["red"], clips["broken"], clips["gif"])
    rows = window.library.model.entries
    assert [entry.playable is not None for entry in rows] == [True, False, True]
    assert rows[1].failure is not None
    assert rows[1].line() == rows[1].failure.cause
    assert window.banner.isVisible()
    assert "broken.mp4" in window.banner.title.text()
    assert rows[1].failure.remedy in window.banner.text.text()
    window.banner.more.click()
    assert "MediaError" in window.banner.details.toPlainText()
    window.banner.copy.click()
    assert "broken.mp4" in QApplication.clipboard().text()
    assert "MediaError" in QApplication.clipboard().text()
    window.banner.shut.click()
    assert window.banner.isHidden()


def test_several_bad_files_make_one_banner(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    open_and_wait(qtbot, window, clips["broken"], clips["broken"].with_name("missing.wav"))
    assert window.banner.title.text() == "2 files could not be opened"
    assert "missing.wav" in window.banner.text.text()


def test_a_folder_gives_its_clips(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    open_and_wait(qtbot, window, clips["red"].parent)
    assert [entry.title for entry in window.library.model.entries] == sorted(p.name for p in clips.values())


def test_the_filter_hides_rows_and_buttons_choose_players(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path]
) -> None:
    open_and_wait(qtbot, window, clips["red"], clips["blue"], clips["tone"])
    qtbot.keyClicks(window.library.filter, "TONE")
    assert window.library.rows.rowCount() == 1
    assert not window.library.to_a.isEnabled()
    window.library.view.setCurrentIndex(window.library.rows.index(0, 0))
    window.library.to_a.click()
    clip = window.playback.clips[A]
    assert clip is not None
    assert clip.title == "tone.wav"


def test_a_double_click_fills_a(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    open_and_wait(qtbot, window, clips["red"], clips["blue"])
    view = window.library.view
    spot = view.visualRect(window.library.rows.index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    clip = window.playback.clips[A]
    assert clip is not None
    assert clip.title == "blue.npz"


def test_a_file_dropped_on_b_opens_in_b(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    open_and_wait(qtbot, window, clips["red"])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(clips["tone"]))])
    drop = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.desk.opening_ended):
        window.workspace.players[B].dropEvent(drop)
    clip = window.playback.clips[B]
    assert clip is not None
    assert clip.title == "tone.wav"


def test_opening_can_be_cancelled(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path], read: Callable[[Path], Clip]
) -> None:
    window: MainWindow

    def cancel_after_the_first(path: Path) -> Clip:
        window.desk.files.cancel_all()
        return read(path)

    window = make_window(open_clip=cancel_after_the_first)
    open_and_wait(qtbot, window, clips["red"], clips["blue"], clips["gif"])
    assert window.library.model.rowCount() == 0
    assert window.pages.currentWidget() is window.empty


def test_a_folder_of_too_many_clips_says_so(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    crowd = tmp_path / "crowd"
    crowd.mkdir()
    for number in range(501):
        (crowd / f"{number}.wav").touch()
    open_and_wait(qtbot, window, crowd)
    qtbot.waitUntil(window.banner.isVisible)
    assert "501 clips" in window.banner.text.text()


def test_try_a_sample_opens_swaps_and_plays(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.desk.swapped):
        window.empty.sample.click()
    assert window.playback.clips[RESULT] is not None
    assert window.playback.playing
    window.playback.pause()

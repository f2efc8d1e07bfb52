"""Projects in the window: saved, opened, autosaved, recovered; nothing is lost when something fails."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from app import project_files
from app.project import found, read_project
from app.window.autosave import MOST_KEPT, left_behind, lock_of
from app.window.main import MainWindow
from app.window.playback import RESULT, B
from app.window.recents import Recents
from app.window.store import SettingsStore
from app.window.theme import pixmap
from app.window.worker import Job
from media_io.clip import Clip

Make = Callable[..., MainWindow]


def opened(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths(paths)


def saved(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.projects.save_to(path)
    qtbot.waitUntil(lambda: window.projects.lane.jobs == ())


def loaded(qtbot: QtBot, window: MainWindow, path: Path, title: str = "") -> None:
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.projects.path == path and not window.projects.load.busy)


def swapped(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.swaps.made):
        window.swaps.swap()


@pytest.fixture
def work(qtbot: QtBot, make_window: Make, clips: dict[str, Path]) -> MainWindow:
    """Three clips, one renamed, one trimmed, a mix and a swap; not saved."""
    window = make_window()
    opened(qtbot, window, clips["red"], clips["blue"], clips["tone"])
    window.projects.edits.rename(clips["red"], "Ann")
    with qtbot.waitSignal(window.undo.changed):
        window.projects.edits.trim(clips["tone"], (0.25, None))
    window.mix.set_mix(1.0, 0.5)
    swapped(qtbot, window)
    return window


def answer(window: MainWindow, choice: str) -> None:
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    button = next(button for button in box.buttons() if button.objectName() == choice)
    button.click()


def test_a_project_is_saved_and_comes_back_whole(
    qtbot: QtBot, work: MainWindow, make_window: Make, clips: dict[str, Path], tmp_path: Path
) -> None:
    assert work.isWindowModified()
    assert work.windowTitle() == "Untitled[*] – Unbraid"
    path = tmp_path / "cousins.unbraid"
    saved(qtbot, work, path)
    assert work.windowTitle() == "cousins[*] – Unbraid"
    assert not work.isWindowModified()
    assert [clip.path for clip in read_project(path).clips] == ["clips/red.npz", "clips/blue.npz", "clips/tone.wav"]
    recipe = work.swaps.recipe()

    window = make_window()
    loaded(qtbot, window, path)
    assert [entry.title for entry in window.library.model.entries] == ["Ann", "blue.npz", "tone.wav"]
    assert window.library.model.entries[2].trim == (0.25, None)
    assert [clip.title if clip else "" for clip in window.playback.clips] == ["Ann", "blue.npz", ""]
    trimmed = window.library.model.entries[2].playable
    assert trimmed is not None
    assert trimmed.clip.duration == 0.75
    assert window.swaps.recipe() == recipe
    assert [title for title, _ in window.projects.history.swaps] == ["Static B + dynamic 50/50: Ann, blue.npz"]
    assert not window.isWindowModified()
    assert not window.undo.stack.canUndo()
    assert not window.banner.isVisible()


def test_the_star_comes_with_a_change_and_goes_with_its_undo(qtbot: QtBot, work: MainWindow, tmp_path: Path) -> None:
    saved(qtbot, work, tmp_path / "x.unbraid")
    work.mix.static.slider.setValue(20)
    qtbot.waitUntil(work.isWindowModified)
    work.undo.undo()
    assert not work.isWindowModified()


def test_a_save_that_fails_keeps_the_file_and_the_work(
    qtbot: QtBot, work: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.unbraid"
    saved(qtbot, work, path)
    before = path.read_bytes()
    work.swaps.trade()
    qtbot.waitUntil(work.isWindowModified)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        saved(qtbot, work, path)
    assert path.read_bytes() == before
    assert work.isWindowModified()
    assert "the disk is full" in work.banner.text.text()
    assert work.banner.fix.text() == "Save as…"
    saved(qtbot, work, path)
    assert not work.isWindowModified()
    assert path.read_bytes() != before


def test_what_changes_while_it_is_saved_stays_unsaved(qtbot: QtBot, work: MainWindow, tmp_path: Path) -> None:
    work.projects.save_to(tmp_path / "x.unbraid")
    work.swaps.trade()
    work.undo.note()
    qtbot.waitUntil(lambda: work.projects.lane.jobs == ())
    assert work.isWindowModified()


def test_one_bad_file_and_one_lost_one_do_not_stop_a_project(
    qtbot: QtBot, work: MainWindow, make_window: Make, clips: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "x.unbraid"
    saved(qtbot, work, path)
    clips["red"].write_bytes(b"no longer a clip")
    clips["blue"].unlink()
    shutil.copy(clips["broken"].parent / "red.gif", tmp_path / "y.gif")
    window = make_window()
    loaded(qtbot, window, path)
    rows = window.library.model.entries
    assert [(entry.title, entry.lost, entry.playable is not None) for entry in rows] == [
        ("Ann", False, False),
        ("blue.npz", True, False),
        ("tone.wav", False, True),
    ]
    assert window.banner.failure is not None
    assert "blue.npz" in window.banner.failure.cause
    assert "Ann" in window.banner.failure.cause
    # Saved again, it still knows what was lost.
    window.mix.set_mix(0.0, 0.0)
    saved(qtbot, window, path)
    project = read_project(path)
    assert project.clips[1].sha256 is not None
    assert project.recipe["b"] == {"clip": "clips/blue.npz", "speaker": None}
    assert project.clips[2].edits.trim_in == 0.25


def test_a_changed_file_is_told(
    qtbot: QtBot, work: MainWindow, make_window: Make, clips: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "x.unbraid"
    saved(qtbot, work, path)
    shutil.copy(clips["red"], clips["blue"])
    window = make_window()
    loaded(qtbot, window, path)
    assert window.banner.isVisible()
    assert "Changed since the project was saved: blue.npz." in window.banner.text.text()


def test_files_that_moved_with_the_project_or_beside_it_are_found(
    qtbot: QtBot, work: MainWindow, make_window: Make, tmp_path: Path
) -> None:
    path = tmp_path / "x.unbraid"
    saved(qtbot, work, path)
    (tmp_path / "clips").rename(tmp_path / "footage")
    window = make_window()
    loaded(qtbot, window, path)
    assert all(entry.playable is not None for entry in window.library.model.entries)
    assert window.library.model.entries[0].path == tmp_path / "footage" / "red.npz"
    assert window.playback.clips[B] is not None
    assert window.isWindowModified()


def test_finding_one_file_finds_those_that_moved_with_it(
    qtbot: QtBot, work: MainWindow, make_window: Make, clips: dict[str, Path], tmp_path: Path
) -> None:
    (tmp_path / "project").mkdir()
    path = tmp_path / "project" / "x.unbraid"
    saved(qtbot, work, path)
    (tmp_path / "clips").rename(tmp_path / "footage")
    window = make_window()
    loaded(qtbot, window, path)
    assert [entry.lost for entry in window.library.model.entries] == [True, True, True]
    with qtbot.waitSignal(window.undo.changed):
        window.projects.edits.relink(clips["blue"], tmp_path / "footage" / "blue.npz")
    rows = window.library.model.entries
    assert [entry.path.name for entry in rows] == ["red.npz", "blue.npz", "tone.wav"]
    assert all(entry.playable is not None for entry in rows)
    assert rows[2].trim == (0.25, None)
    assert [clip.title if clip else "" for clip in window.playback.clips] == ["Ann", "blue.npz", ""]
    window.undo.undo()
    assert [entry.lost for entry in window.library.model.entries] == [True, True, True]


@pytest.mark.parametrize("text", ["{", '{"format": "unbraid project", "version": 9}'])
def test_a_project_that_cannot_be_read_leaves_the_work_alone(
    qtbot: QtBot, work: MainWindow, tmp_path: Path, text: str
) -> None:
    saved(qtbot, work, tmp_path / "good.unbraid")
    (tmp_path / "bad.unbraid").write_text(text)
    work.open_paths([tmp_path / "bad.unbraid"])
    qtbot.waitUntil(work.banner.isVisible)
    assert work.projects.name == "good"
    assert work.library.model.rowCount() == 3
    assert work.playback.clips[RESULT] is not None


def test_a_project_dropped_among_clips_is_opened_and_they_are_added(
    qtbot: QtBot, work: MainWindow, make_window: Make, clips: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "x.unbraid"
    saved(qtbot, work, path)
    window = make_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in (clips["gif"], path, clips["broken"])])
    with qtbot.waitSignal(window.desk.opening_ended):
        window._drop(data)
    assert [entry.title for entry in window.library.model.entries] == [
        "Ann",
        "blue.npz",
        "tone.wav",
        "red.gif",
        "broken.mp4",
    ]
    assert window.isWindowModified()


def test_closing_asks_and_saves(qtbot: QtBot, work: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "x.unbraid"
    saved(qtbot, work, path)
    work.swaps.trade()
    work.close()
    assert work.isVisible()
    answer(work, "cancel")
    assert work.isVisible()
    assert work.isWindowModified()
    work.close()
    answer(work, "save")
    qtbot.waitUntil(lambda: not work.isVisible())
    a = read_project(path).recipe["a"]
    assert isinstance(a, dict)
    assert a["clip"] == "clips/blue.npz"
    assert not list((tmp_path / "autosave").glob("*"))


def test_closing_and_discarding_leaves_nothing_to_recover(qtbot: QtBot, work: MainWindow, tmp_path: Path) -> None:
    work.projects.autosaver.timer.timeout.emit()
    qtbot.waitUntil(lambda: any((tmp_path / "autosave").glob("*.unbraid")))
    work.close()
    answer(work, "discard")
    assert not work.isVisible()
    assert work.ended_cleanly
    assert not list((tmp_path / "autosave").glob("*"))


def test_a_failed_save_on_closing_keeps_the_window(
    qtbot: QtBot, work: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.unbraid"
    saved(qtbot, work, path)
    work.swaps.trade()
    work.close()
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.EROFS, "Read-only file system")))
        answer(work, "save")
        qtbot.waitUntil(work.banner.isVisible)
    assert work.isVisible()
    assert work.isWindowModified()


def test_clips_that_were_only_opened_are_no_work(qtbot: QtBot, make_window: Make, clips: dict[str, Path]) -> None:
    window = make_window()
    opened(qtbot, window, clips["red"], clips["blue"])
    assert window.isWindowModified()
    window.close()
    assert not window.isVisible()


def test_work_of_a_program_that_was_killed_is_offered_and_recovered(
    qtbot: QtBot, work: MainWindow, make_window: Make, tmp_path: Path
) -> None:
    recipe = work.swaps.recipe()
    work.projects.autosaver.timer.timeout.emit()
    qtbot.waitUntil(lambda: work.projects.lane.jobs == ())
    (autosave,) = (tmp_path / "autosave").glob("*.unbraid")

    other = make_window()  # while the first still runs
    qtbot.waitUntil(lambda: other.projects.lane.jobs == ())
    assert not other.banner.isVisible()
    other.close()

    assert work.projects.autosaver._lock is not None
    work.projects.autosaver._lock.unlock()  # as if the process had gone
    window = make_window()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.title.text() == "Unsaved work was found"
    sign = QLabel()
    sign.setPixmap(pixmap("reset", window.theme.colours.good, 20))
    assert window.banner.sign.pixmap().toImage() == sign.pixmap().toImage()
    window.banner.fix.click()
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 3 and not window.projects.load.busy)
    assert window.swaps.recipe() == recipe
    assert window.library.model.entries[0].title == "Ann"
    assert window.isWindowModified()
    assert window.projects.path is None
    assert autosave.exists()  # until another holds the work
    window.projects.autosaver.timer.timeout.emit()
    qtbot.waitUntil(lambda: not autosave.exists())
    assert len(list((tmp_path / "autosave").glob("*.unbraid"))) == 1


def test_an_end_by_a_signal_leaves_unsaved_work_to_recover(qtbot: QtBot, work: MainWindow, tmp_path: Path) -> None:
    work.checkpoint_and_quit()
    assert not work.isVisible()
    (autosave,) = (tmp_path / "autosave").glob("*.unbraid")
    assert len(read_project(autosave).clips) == 3


def released(window: MainWindow) -> None:
    """As if the process had gone."""
    if window.projects.autosaver._lock is not None:
        window.projects.autosaver._lock.unlock()


def test_closing_without_a_question_keeps_unsaved_work_for_the_next_start(
    qtbot: QtBot, work: MainWindow, make_window: Make
) -> None:
    work.around.settings.change(confirm_close=False)
    assert work.close()
    released(work)
    window = make_window()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.title.text() == "Unsaved work was found"
    window.banner.fix.click()
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 3 and not window.projects.load.busy)


def test_without_question_and_without_copies_unsaved_work_goes(work: MainWindow, tmp_path: Path) -> None:
    work.around.settings.change(confirm_close=False, autosave_minutes=0)
    assert work.close()
    assert not list((tmp_path / "autosave").glob("*"))


def test_only_the_latest_of_many_left_autosaves_are_kept(work: MainWindow, tmp_path: Path) -> None:
    work.checkpoint_and_quit()
    released(work)
    folder = tmp_path / "autosave"
    (autosave,) = folder.glob("*.unbraid")
    for number in range(1, MOST_KEPT + 3):
        shutil.copy(autosave, folder / f"{number}.unbraid")
        os.utime(folder / f"{number}.unbraid", (time.time() - 60 * number,) * 2)
    look = left_behind(folder)
    left = look(Job("", look, lambda *_: None))
    assert [one.file for one in left] == [autosave, *(folder / f"{number}.unbraid" for number in range(1, MOST_KEPT))]
    assert len(list(folder.glob("*.unbraid"))) == MOST_KEPT


def test_an_autosave_older_than_its_project_is_not_offered(qtbot: QtBot, work: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "x.unbraid"
    saved(qtbot, work, path)
    work.swaps.trade()
    qtbot.waitUntil(work.isWindowModified)
    work.checkpoint_and_quit()
    (autosave,) = (tmp_path / "autosave").glob("*.unbraid")
    look = left_behind(tmp_path / "autosave")
    lock_of(autosave).removeStaleLockFile()
    work.projects.autosaver._lock = None
    for lock in (tmp_path / "autosave").glob("*.lock"):
        lock.unlink()
    assert [left.saved_as for left in look(Job("", look, lambda *_: None))] == [path]
    later = time.time() + 3600
    os.utime(path, (later, later))  # before the clock was set back
    assert [left.saved_as for left in look(Job("", look, lambda *_: None))] == [path]
    os.utime(autosave, (0, 0))  # before the clock was set at all
    os.utime(path)
    assert [left.saved_as for left in look(Job("", look, lambda *_: None))] == [path]
    os.utime(autosave, (path.stat().st_mtime - 10,) * 2)
    assert look(Job("", look, lambda *_: None)) == []
    assert not autosave.exists()


def test_a_new_project_is_empty(qtbot: QtBot, work: MainWindow, tmp_path: Path) -> None:
    saved(qtbot, work, tmp_path / "x.unbraid")
    work.command["new_project"].trigger()
    assert work.pages.currentWidget() is work.empty
    assert work.library.model.rowCount() == 0
    assert work.playback.clips == [None, None, None]
    assert work.windowTitle() == "Untitled[*] – Unbraid"
    assert not work.isWindowModified()
    assert [path.name for path in work.projects.recents.paths] == ["x.unbraid"]


def test_recent_projects_are_kept_in_order(tmp_path: Path, qtbot: QtBot, work: MainWindow) -> None:
    settings = SettingsStore(tmp_path / "settings.json")
    recents = Recents(settings, work)
    for name in ("one", "two", "one"):
        recents.add(tmp_path / f"{name}.unbraid")
    settings.flush()
    again = Recents(SettingsStore(tmp_path / "settings.json"), work)
    assert [path.stem for path in again.paths] == ["one", "two"]
    with qtbot.waitSignal(again.chosen) as chosen:
        again.menu.actions()[1].trigger()
    assert chosen.args == [str(tmp_path / "two.unbraid")]


def test_an_earlier_swap_is_made_again(qtbot: QtBot, work: MainWindow) -> None:
    first = work.swaps.recipe()
    work.mix.set_mix(0.0, 1.0)
    swapped(qtbot, work)
    assert len(work.projects.history.swaps) == 2
    work.projects.history.menu.aboutToShow.emit()
    with qtbot.waitSignal(work.swaps.made):
        work.projects.history.menu.actions()[1].trigger()
    assert work.swaps.recipe() == first


def test_an_earlier_draw_is_made_again_with_its_seed(
    qtbot: QtBot, make_window: Make, clips: dict[str, Path], tmp_path: Path
) -> None:
    seeds: list[int] = []

    def drawn(model: object, n: int, seconds: float | None, seed: int, **of: Clip | None) -> list[Clip]:
        seeds.append(seed)
        return [Clip(np.full((8, 4, 4, 3), seed, np.uint8), Fraction(8))]

    window = make_window(sample=drawn)
    opened(qtbot, window, clips["red"], clips["blue"])
    for _ in range(2):
        with qtbot.waitSignal(window.swaps.made):
            window.command["draw_static"].trigger()
    window.undo.note()
    commands = window.undo.stack.count()
    history = window.projects.history
    first, second = history.swaps
    history.menu.aboutToShow.emit()
    with qtbot.waitSignal(window.swaps.made):
        history.menu.actions()[1].trigger()
    assert seeds == [1, 2, 1]
    assert window.playback.playing
    window.playback.pause()
    assert window.swaps.recipe() == first[1]
    assert history.swaps == (second, first)
    assert window.undo.stack.count() == commands + 1
    window.undo.undo()
    assert window.swaps.recipe() == second[1]
    assert history.swaps == (second, first)


def test_what_an_undo_makes_again_takes_no_swaps_place(qtbot: QtBot, work: MainWindow) -> None:
    work.mix.set_mix(0.0, 1.0)
    swapped(qtbot, work)
    first, second = work.projects.history.swaps
    work.undo.results.most = 1
    work.mix.set_mix(0.0, 0.0)
    swapped(qtbot, work)
    work.undo.undo()
    with qtbot.waitSignal(work.swaps.made):
        work.undo.undo()
    assert work.swaps.recipe() == second[1]
    assert {title for title, _ in work.projects.history.swaps} >= {first[0], second[0]}
    assert len(work.projects.history.swaps) == 3


def test_no_hash_is_read_twice(qtbot: QtBot, work: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.unbraid"
    saved(qtbot, work, path)
    monkeypatch.setattr(project_files, "fingerprint", lambda path: pytest.fail("read again"))
    saved(qtbot, work, path)
    data = json.loads(path.read_text())
    assert found(data["clips"][0]["path"], tmp_path).exists()


def test_a_model_in_any_folder_comes_with_the_project_and_is_no_other_of_its_name(
    qtbot: QtBot, make_window: Make, clips: dict[str, Path], tmp_path: Path
) -> None:
    """What runs make all lies in a folder called "model"."""
    first, second = (tmp_path / "runs" / name / "model" for name in ("one", "two"))
    for folder in (first, second):
        folder.mkdir(parents=True)
    window = make_window()
    opened(qtbot, window, clips["red"], clips["blue"])
    with qtbot.waitSignal(window.desk.model_found):
        window.desk.add_model(second, named=True)
    swapped(qtbot, window)
    path = tmp_path / "cousins.unbraid"
    saved(qtbot, window, path)
    assert read_project(path).models == ("runs/two/model",)

    window = make_window()
    with qtbot.waitSignal(window.desk.model_found):
        window.desk.add_model(first, named=False)
    loaded(qtbot, window, path)
    assert window.mix.model == second
    assert not window.banner.isVisible()
    with qtbot.waitSignal(window.desk.model_found):
        window.desk.add_model(first, named=False)
    assert window.swaps.recipe().model == second

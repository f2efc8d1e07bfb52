"""What users of such programs complain of most, and the tests that fail should it come back.

`TESTS` names for each complaint the tests elsewhere that stand against it; below are those that belong nowhere else.
"""

from __future__ import annotations

import ast
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from app import pipeline
from app.window.library import Entry, LibraryModel
from app.window.main import MainWindow
from app.window.playback import RESULT
from app.window.worker import Job, Lane
from core_models.errors import ModelError
from media_io.clip import Clip

HERE = Path(__file__).parent
TESTS: dict[str, dict[str, tuple[str, ...]]] = {
    'stuck at "Preparing"': {
        "app/window/test_train_runs.py": (
            "test_stop_ends_a_run_that_is_still_loading",
            "test_the_time_left_of_a_phase",
        ),
        "app/window/test_train.py": ("test_start_locks_the_form_and_shows_where_it_stands",),
        "app/test_pipeline.py": ("test_stopping_while_data_is_loaded_is_clean",),
    },
    "a frozen window": {
        "app/window/test_start.py": ("test_the_first_window_shows_before_anything_heavy_is_imported",),
        "app/window/test_worker.py": ("test_work_runs_elsewhere_and_its_end_comes_home",),
        "app/window/test_mix.py": ("test_a_drag_shows_every_result_that_comes_in_time",),
    },
    "Stop that does not stop": {
        "app/window/test_train.py": ("test_stop_ends_while_paused_and_the_model_can_be_chosen",),
        "app/window/test_swap.py": ("test_a_swap_can_be_cancelled",),
        "app/window/test_open.py": ("test_opening_can_be_cancelled",),
        "core_models/test_control.py": ("test_stop_cancels_at_the_next_check", "test_stop_ends_a_pause"),
    },
    "ports in use": {"app/window/test_around.py": ("test_no_port_is_listened_on",)},
    "work lost when a save fails": {
        "app/window/test_projects.py": (
            "test_a_save_that_fails_keeps_the_file_and_the_work",
            "test_a_failed_save_on_closing_keeps_the_window",
            "test_work_of_a_program_that_was_killed_is_offered_and_recovered",
        ),
        "app/test_project.py": ("test_a_failed_save_keeps_the_old_file",),
        "app/test_settings.py": ("test_a_save_that_fails_leaves_the_file_as_it_was",),
        "app/test_runs.py": ("test_a_killed_run_is_known_as_cut_off_and_goes_on",),
    },
    "one bad file breaks the project": {
        "app/window/test_open.py": ("test_a_file_that_will_not_open_has_a_row_with_its_error_and_the_others_open",),
        "app/window/test_projects.py": ("test_one_bad_file_and_one_lost_one_do_not_stop_a_project",),
        "app/window/test_undo.py": ("test_thirty_files_of_which_some_are_bad_all_get_their_rows",),
        "app/test_pipeline.py": ("test_training_on_a_folder_of_videos_leaves_out_a_bad_one",),
    },
    "moved files": {
        "app/window/test_projects.py": (
            "test_files_that_moved_with_the_project_or_beside_it_are_found",
            "test_finding_one_file_finds_those_that_moved_with_it",
        ),
        "app/test_project.py": ("test_moved_files_are_found_by_what_is_in_them",),
    },
    "not knowing when to stop or which epoch is best": {
        "app/window/test_train.py": ("test_a_run_to_its_end_draws_every_term",),
        "app/window/test_train_runs.py": ("test_the_best_weights_so_far_are_used_while_training_goes_on",),
        "core_models/test_training.py": (
            "test_the_best_model_is_that_of_the_lowest_validation",
            "test_training_stops_early_when_nothing_gets_better",
        ),
    },
    "drifting or lost audio": {
        "app/window/test_sound.py": (
            "test_ten_minutes_stay_within_a_frame_of_a_drifting_jumping_sound_card",
            "test_a_device_that_fails_is_told_started_anew_once_and_told_when_it_is_back",
            "test_without_the_sound_library_or_with_a_null_device_playing_goes_on_and_says_so",
        ),
        "app/window/test_play.py": ("test_a_sound_device_that_stands_still_is_told_once",),
    },
    "100 % and then no output and no reason": {
        "app/window/test_train_runs.py": ("test_the_last_phase_is_named_and_says_where_the_model_is",),
        "app/window/test_swap.py": (
            "test_an_export_that_fails_is_told_and_leaves_nothing",
            "test_even_an_exit_in_a_worker_is_told",
        ),
    },
}


@pytest.mark.parametrize("complaint", TESTS)
def test_every_complaint_has_its_tests(complaint: str) -> None:
    for file, names in TESTS[complaint].items():
        tree = ast.parse((HERE.parents[1] / file).read_text(encoding="utf-8"))
        there = {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
        assert set(names) <= there, file


# A frozen window


def test_news_that_comes_faster_than_it_can_be_shown_leaves_time_for_all_else(qtbot: QtBot) -> None:
    """Qt handles all news that is there before it looks at timers: a hasty lane must wait for the window."""
    lane, ticks, heard = Lane("test"), [0], [0]
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.__setitem__(0, ticks[0] + 1))

    def show(job: Job, news: object) -> None:
        heard[0] += 1
        end = time.perf_counter() + 0.002
        while time.perf_counter() < end:
            pass

    def hurry(job: Job) -> None:
        for number in range(300):
            job.report(number)

    timer.start(0)
    lane.submit(Job("Hurrying", hurry, lambda *_: None, show))
    qtbot.waitUntil(lambda: heard[0] == 300, timeout=60_000)
    qtbot.waitUntil(lambda: lane.jobs == ())
    timer.stop()
    assert ticks[0] >= 30
    assert lane.shut_down()


def test_a_lane_whose_news_nobody_hears_goes_on(qtbot: QtBot) -> None:
    """A window that waits for the end of a lane hears nothing: the lane must not wait for it for ever."""
    lane = Lane("test")
    through = threading.Event()

    def hurry(job: Job) -> None:
        for number in range(6):
            job.report(number)
        through.set()

    lane.submit(Job("Hurrying", hurry, lambda *_: None, lambda *_: None))
    assert through.wait(30)
    assert lane.shut_down()


def test_hundreds_of_clips_come_as_one_change(qtbot: QtBot) -> None:
    model = LibraryModel()
    paths = [Path(f"clip_{number}.gif") for number in range(500)]
    model.put_all([Entry(path, path.name) for path in paths[:3]])
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.put_all([Entry(path, f"new {path.name}") for path in paths])
    assert inserted.args[1:] == [3, 499]
    assert [model.find(path) for path in paths] == list(range(500))
    assert model.entries[0].title == "new clip_0.gif"


def test_the_library_finds_its_rows_whatever_is_done_to_them() -> None:
    model = LibraryModel()
    a, b, c, d = (Path(name) for name in "abcd")
    for path in (a, b, c):
        model.put(Entry(path, path.name))
    model.take(a)
    model.insert(0, Entry(d, "d"))
    assert [model.find(path) for path in (a, b, c, d)] == [-1, 1, 2, 0]
    model.replace(1, Entry(a, "a"))
    assert [model.find(path) for path in (a, b, c, d)] == [1, -1, 2, 0]
    model.clear()
    assert [model.find(path) for path in (a, b, c, d)] == [-1] * 4


# 100 % and then nothing


def test_a_swap_that_fails_after_its_last_step_says_why(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    def fail(model: object, a: Clip, b: Clip, mix: object, progress: Callable[[Any], None], *_: object) -> Clip:
        progress(pipeline.Progress("Decoding", 2, 2))
        raise ModelError("the decoder gave no picture. Train the model anew.")

    window = make_window(swap=fail)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    with qtbot.waitSignal(window.desk.swap_ended):
        window.mix.swap.click()
    assert window.banner.isVisible()
    assert "the decoder gave no picture" in window.banner.text.text()
    assert window.playback.clips[RESULT] is None
    assert not window.desk.swapping
    assert window.mix.progress.bar.isHidden()


# What a test leaves behind fails it


def test_whatever_is_left_behind_is_found(qtbot: QtBot, left_behind: Callable[[], list[str]]) -> None:
    assert left_behind() == []
    timer, thread, ended = QTimer(), QThread(), threading.Event()
    timer.start(1000)
    assert len(left_behind()) == 1
    thread.start()
    assert len(left_behind()) == 2
    plain = threading.Thread(target=ended.wait)
    plain.start()
    assert len(left_behind()) == 3
    timer.stop()
    thread.quit()
    assert thread.wait(10_000)
    ended.set()
    plain.join()
    assert left_behind() == []


def test_warnings_of_qt_fail_a_test(request: pytest.FixtureRequest) -> None:
    mark = request.node.get_closest_marker("qt_log_level_fail")
    assert mark is not None
    assert mark.args == ("WARNING",)

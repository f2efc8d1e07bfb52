from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.window.failures import Failure
from app.window.worker import CANCELLED, DONE, FAILED, Job, Lane


class Listener:
    def __init__(self) -> None:
        self.ends: list[tuple[str, object]] = []
        self.threads: list[QThread] = []

    def hear(self, job: Job, kind: str, payload: object) -> None:
        self.ends.append((kind, payload))
        self.threads.append(QThread.currentThread())


def test_work_runs_elsewhere_and_its_end_comes_home(qtbot: QtBot) -> None:
    lane, listener = Lane("test"), Listener()
    lane.run("Adding", lambda job: (QThread.currentThread() is lane.thread(), 2 + 2), listener.hear)
    qtbot.waitUntil(lambda: bool(listener.ends))
    assert listener.ends == [(DONE, (False, 4))]
    assert listener.threads == [lane.thread()]
    assert lane.shut_down()


@pytest.mark.parametrize("error", [ValueError("bad"), SystemExit(2), KeyboardInterrupt(), MemoryError()])
def test_every_exception_becomes_text(qtbot: QtBot, error: BaseException) -> None:
    def fail(job: Job) -> None:
        raise error

    lane, listener = Lane("test"), Listener()
    lane.run("Failing", fail, listener.hear)
    qtbot.waitUntil(lambda: bool(listener.ends))
    kind, failure = listener.ends[0]
    assert kind == FAILED
    assert isinstance(failure, Failure)
    assert failure.title == "Failing"
    assert failure.cause
    assert type(error).__name__ in failure.details
    assert lane.shut_down()


def test_the_latest_job_wins(qtbot: QtBot) -> None:
    started = threading.Event()

    def endless(job: Job) -> None:
        started.set()
        while True:
            job.report(None)

    lane, listener = Lane("test", latest_only=True), Listener()
    lane.run("First", endless, listener.hear)
    assert started.wait(10)
    lane.run("Second", endless, listener.hear)
    lane.run("Third", lambda job: 3, listener.hear)
    qtbot.waitUntil(lambda: len(listener.ends) == 3)
    assert listener.ends == [(CANCELLED, None), (CANCELLED, None), (DONE, 3)]
    qtbot.waitUntil(lambda: lane.jobs == ())
    assert lane.shut_down()


def test_reports_come_home_in_order_and_none_after_cancel(qtbot: QtBot) -> None:
    heard: list[object] = []
    go_on = threading.Event()

    def count(job: Job) -> None:
        for number in range(100):
            job.report(number)
        assert go_on.wait(10)
        job.report("too late")

    lane, listener = Lane("test"), Listener()
    job = lane.submit(Job("Counting", count, listener.hear, lambda job, news: heard.append(news)))
    qtbot.waitUntil(lambda: len(heard) == 100)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(listener.ends))
    assert heard == list(range(100))
    assert listener.ends == [(CANCELLED, None)]
    assert lane.shut_down()


def test_many_short_jobs_leave_the_program_whole(qtbot: QtBot) -> None:
    lane, listener = Lane("test"), Listener()
    for number in range(500):
        lane.run("Counting", lambda job, n=number: n, listener.hear)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(listener.ends) == 500)
    assert [payload for _, payload in listener.ends] == list(range(500))
    assert lane.shut_down()


def test_a_lane_that_was_shut_takes_no_more_work(qtbot: QtBot) -> None:
    lane, listener = Lane("test"), Listener()
    lane.run("One", lambda job: 1, listener.hear)
    qtbot.waitUntil(lambda: bool(listener.ends))
    assert lane.shut_down()
    lane.run("Two", lambda job: 2, listener.hear)
    assert lane.jobs == ()
    assert lane.shut_down()


TORCH_TWICE = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from app.window.worker import Lane
app = QCoreApplication([])
lane = Lane("test")
def bring_torch(job):
    import torch
def use_torch(job):
    import torch
    return tuple(torch.nn.Linear(3, 2).weight.shape)
def end(job, kind, payload):
    print(kind, payload)
    app.exit(0 if lane.shut_down() else 1)
lane.run("Import", bring_torch, lambda job, kind, payload: None)
lane.run("Use", use_torch, end)
sys.exit(app.exec())
"""


def test_a_lane_that_imported_torch_can_use_it_later() -> None:
    """pybind11 keeps the thread state in which it was born; a slot that brings its own state would deadlock here."""
    done = subprocess.run([sys.executable, "-c", TORCH_TWICE], capture_output=True, text=True, timeout=100)
    assert done.stdout.strip() == "done (2, 3)", done.stderr

"""Events that a job in another thread obeys."""

from __future__ import annotations

import threading

import pytest

from core_models.control import Cancelled, Control


def test_a_fresh_control_lets_a_job_run() -> None:
    control = Control()
    control.wait_while_paused()
    control.check()
    assert not control.paused
    assert not control.stopped


def test_stop_cancels_at_the_next_check() -> None:
    control = Control()
    control.stop()
    assert control.stopped
    control.wait_while_paused()
    with pytest.raises(Cancelled):
        control.check()


def test_a_pause_holds_a_job_until_resume() -> None:
    control, came, passed = Control(), threading.Event(), threading.Event()
    control.pause()
    assert control.paused

    def job() -> None:
        came.set()
        control.check()
        passed.set()

    worker = threading.Thread(target=job)
    worker.start()
    assert came.wait(30)
    assert not passed.is_set()
    control.resume()
    assert passed.wait(30)
    worker.join(30)
    assert not control.paused


def test_stop_ends_a_pause() -> None:
    control = Control()
    control.pause()
    control.stop()
    assert not control.paused
    with pytest.raises(Cancelled):
        control.check()

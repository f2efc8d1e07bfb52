"""The log in its file, and what a crash leaves behind."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import crashes, logs

DIES = """
import ctypes, logging, os, sys, threading
from pathlib import Path
from app import crashes, logs
folder = Path(sys.argv[1])
watch = crashes.Watch(folder, logs.start(folder))
watch.begin()
logging.getLogger("app.test").info("the last thing that was done")
how = sys.argv[2]
if how == "segfault":
    ctypes.string_at(0)
if how == "abort":
    os.abort()
if how == "killed":
    os.kill(os.getpid(), 9)
if how == "exception":
    raise RuntimeError("nobody caught this")
if how == "thread":
    thread = threading.Thread(target=lambda: 1 / 0, name="worker")
    thread.start()
    thread.join()
    os._exit(3)
watch.finish()
"""


def die(folder: Path, how: str) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", DIES, str(folder), how], env=env, capture_output=True, timeout=120)


class FullDisk:
    """A file on a disk that takes no more."""

    closed = False
    name = "running.txt"

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")

    def flush(self) -> None:
        self.write("")

    def close(self) -> None:
        self.write("")


def test_a_disk_that_takes_no_line_fills_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = logs.LogFile(tmp_path / "x.log", delay=True)
    file.stream = FullDisk()  # type: ignore[assignment]
    file.emit(logging.LogRecord("app", logging.INFO, "x.py", 1, "a line", (), None))
    file.stream = None  # type: ignore[assignment]
    assert capsys.readouterr().err == ""


def test_on_a_full_disk_errors_are_told_still_and_the_end_is_an_end(tmp_path: Path) -> None:
    heard: list[str] = []
    watch = crashes.Watch(tmp_path, told=heard.append)
    watch._file = FullDisk()  # type: ignore[assignment]
    watch._note("nobody caught this")
    assert heard == ["nobody caught this"]
    watch.finish()


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("segfault", "Segmentation fault"),
        ("abort", "Aborted"),
        ("exception", "RuntimeError: nobody caught this"),
        ("thread", "ZeroDivisionError"),
        pytest.param("killed", "ended from outside", marks=pytest.mark.skipif(os.name == "nt", reason="no signal 9")),
    ],
)
def test_a_crash_leaves_one_report(tmp_path: Path, how: str, said: str) -> None:
    if sys.platform == "win32" and how == "segfault":
        said = "access violation"
    die(tmp_path, how)
    (crash,) = crashes.collect(tmp_path)
    assert said in crash.text
    assert "the last thing that was done" in crash.text
    assert "Python 3" in crash.text
    assert crashes.collect(tmp_path) == []
    assert [kept.path for kept in crashes.reports(tmp_path)] == [crash.path]


def test_a_clean_end_leaves_none(tmp_path: Path) -> None:
    die(tmp_path, "well")
    assert crashes.collect(tmp_path) == []
    assert [path.name for path in tmp_path.iterdir()] == [logs.NAME]


def test_a_program_that_still_runs_did_not_crash(tmp_path: Path) -> None:
    watch = crashes.Watch(tmp_path)
    watch.begin()
    try:
        assert crashes.collect(tmp_path) == []
        assert len(list(tmp_path.glob("running-*"))) == 1
    finally:
        watch.finish()


def test_a_folder_that_cannot_be_written_keeps_nothing_from_starting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    heard: list[str] = []
    watch = crashes.Watch(tmp_path / "file" / "state", told=heard.append)
    before = threading.excepthook
    watch.begin()
    watch.finish()
    assert threading.excepthook is before


def test_only_the_last_reports_are_kept(tmp_path: Path) -> None:
    for number in range(crashes.KEPT + 5):
        (tmp_path / f"crash-20240101-0000{number:02}-1.txt").write_text(str(number))
    crashes.collect(tmp_path)
    assert [crash.text for crash in crashes.reports(tmp_path)] == [str(number) for number in range(5, crashes.KEPT + 5)]


@pytest.fixture
def clean_logging() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    logging.captureWarnings(False)
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    for name in logs.OWN:
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.mark.usefixtures("clean_logging")
def test_the_file_is_rotated_and_the_ring_forgets(tmp_path: Path) -> None:
    ring = logs.start(tmp_path)
    log = logging.getLogger("app.test")
    for number in range(4500):
        log.info("%05d %s", number, "x" * 900)
    sizes = [path.stat().st_size for path in tmp_path.glob(f"{logs.NAME}*")]
    assert len(sizes) == 1 + logs.COPIES
    assert max(sizes) <= logs.BYTES
    lines = ring.since()
    assert len(lines) == logs.LINES
    assert " 04499 " in lines[-1].text
    assert ring.since(lines[-2].number) == [lines[-1]]
    assert logs.last_lines(tmp_path, 2)[-1] == lines[-1].text


@pytest.mark.usefixtures("clean_logging")
def test_without_a_place_for_the_file_there_is_still_a_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ring = logs.start(tmp_path / "file" / "state")
    logging.getLogger("somebody.else").info("small talk")
    logging.getLogger("somebody.else").warning("careful")
    texts = [line.text for line in ring.since()]
    assert "There is no log file" in texts[0]
    assert "careful" in texts[1]

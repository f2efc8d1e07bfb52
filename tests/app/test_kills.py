"""Writers that are killed in the midst of replacing a folder: there is always a whole one, and their rests go."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest

import core_models.disk
import media_io.disk
from app.models import model_folder
from app.runs import resume_job, run_info
from app.shelf import checkpoints
from app.training_job import TrainJob, check_run_folder
from core_models.checkpoint import latest_checkpoint
from core_models.errors import CheckpointError
from core_models.files import mend_names, write_atomically
from media_io.atomic import atomically

PARTS = "abc"
DAY = 86_400
MOST_SECONDS = 60
KILLS = 20

# Writes a folder anew for ever. With a number it kills itself before so many of its renamings.
CHILD = """
import os, signal, sys
from itertools import count
from pathlib import Path
from core_models.files import write_atomically
from media_io.atomic import atomically

target, writer, steps, last = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
os.fsync = lambda _: None  # so that as many kills as can be meet a renaming
if steps == "in steps":
    import core_models.disk, media_io.disk
    core_models.disk._exchanged = media_io.disk._exchanged = lambda *_: False

def fill(folder, number):
    folder.mkdir()
    for part in "abc":
        (folder / part).write_text(str(number))

def write(number):
    if writer == "models":
        write_atomically(target, lambda folder: fill(folder, number))
    else:
        with atomically(target) as folder:
            fill(folder, number)

write(0)
print("ready", flush=True)
rename, done = Path.replace, count(1)
def replace(self, other):
    if next(done) == last:
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, other)
Path.replace = replace
for number in count(1):
    write(number)
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
at_once = pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="folders change names in steps here")


@contextmanager
def writing(target: Path, *how: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has written the folder once and goes on, until it is killed at the end of the block."""
    process = subprocess.Popen([sys.executable, "-c", CHILD, str(target), *how], stdout=subprocess.PIPE, text=True)
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def number_in(folder: Path) -> int:
    """Which of the folders that were written this is; all its parts are of one."""
    (number,) = {int((folder / part).read_text()) for part in PARTS}
    return number


def a_folder(path: Path, text: str = "0") -> None:
    path.mkdir(parents=True)
    for part in PARTS:
        (path / part).write_text(text)


def left_by_a_kill(place: Path, ending: str = "") -> Path:
    """The name that a writer of `place` gives for a while."""
    return place.with_name(f".{place.name}.{uuid.uuid4().hex}{ending}")


def aged_rest(path: Path) -> Path:
    a_folder(path)
    return aged(path)


def aged(path: Path) -> Path:
    for part in (*path.rglob("*"), path):
        os.utime(part, (time.time() - DAY - 60,) * 2)
    return path


@posix
@at_once
@pytest.mark.parametrize("writer", ["models", "media"])
def test_wherever_a_writer_is_killed_there_is_a_whole_folder(writer: str, tmp_path: Path) -> None:
    target, chance = tmp_path / "model", random.Random(0)
    for _ in range(KILLS // 2):
        with writing(target, writer, "at once", "0"):
            end = time.monotonic() + chance.uniform(0, 0.05)
            while time.monotonic() < end:
                assert (target / PARTS[0]).exists()
        number_in(target)
    for left in tmp_path.glob(".*"):
        aged(left)
    with writing(target, writer, "at once", "0"):
        pass
    assert len(list(tmp_path.glob(".*"))) <= 1  # of the last kill


@posix
@pytest.mark.parametrize(("last", "found"), [(1, 0), (2, 0), (3, 1)])
def test_where_folders_change_names_in_steps_a_kill_is_mended(last: int, found: int, tmp_path: Path) -> None:
    target = tmp_path / "model"
    with writing(target, "models", "in steps", str(last)) as process:
        process.wait(MOST_SECONDS)
    assert target.exists() == (last != 2)
    mend_names(tmp_path)
    assert number_in(target) == found
    for left in tmp_path.glob(".*"):
        aged(left)
    write_atomically(target, a_folder)
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_mending_while_the_writer_lives_disturbs_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core_models.disk, "_exchanged", lambda *_: False)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    target = tmp_path / "model"
    a_folder(target)
    errors: list[Exception] = []

    def write() -> None:
        try:
            for number in range(1, 201):
                write_atomically(target, lambda path, number=number: a_folder(path, str(number)))  # type: ignore[misc]
        except Exception as error:
            errors.append(error)

    writer = Thread(target=write)
    writer.start()
    while writer.is_alive():
        mend_names(tmp_path)
    writer.join()
    assert errors == []
    assert number_in(target) == 200
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_checkpoint_put_aside_is_found_by_all_who_look(tmp_path: Path) -> None:
    run = tmp_path / "run"
    saved = run / "checkpoints" / "step-000000005"
    a_folder(saved)
    (saved / "state.json").write_text('{"step": 5, "best_step": null}')
    (run / "run.json").write_text('{"job": {"data": "samples", "preset": "speech"}}')
    (run / "preset.json").write_text("{}")

    def refused() -> bool:
        with pytest.raises(CheckpointError, match="holds a run already"):
            check_run_folder(TrainJob("", "", run))
        return True

    def listed() -> bool:
        info = run_info(run)
        return info is not None and info.has_checkpoint

    looks: list[Callable[[], object]] = [
        listed,
        refused,
        lambda: checkpoints(run),
        lambda: resume_job(run, batch=2).resume,
        lambda: latest_checkpoint(run),
    ]
    for look in looks:
        saved.rename(left_by_a_kill(saved, core_models.disk.ASIDE))
        assert look()
        assert number_in(saved) == 0


def test_a_model_put_aside_is_found_by_all_who_look(tmp_path: Path) -> None:
    model = tmp_path / "run" / "model"
    a_folder(model)
    (model / "config.json").touch()
    (tmp_path / "run" / "run.json").write_text('{"format": 1}')
    for look in (lambda: run_info(tmp_path / "run"), lambda: model_folder(model)):
        model.rename(left_by_a_kill(model, core_models.disk.ASIDE))
        assert look()
        assert model.is_dir()


def test_what_is_no_folder_put_aside_keeps_its_name(tmp_path: Path) -> None:
    names = [".model.old", f".model.{'g' * 32}.old", f".model.{'0' * 32}", f".taken.{'0' * 32}.old", "taken"]
    for name in names:
        a_folder(tmp_path / name)
    mend_names(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_rests_of_killed_writers_go_after_a_day(tmp_path: Path) -> None:
    target = tmp_path / "model[1]"
    a_folder(target)
    old = [aged_rest(left_by_a_kill(target)), aged_rest(left_by_a_kill(target, core_models.disk.ASIDE))]
    others = [
        left_by_a_kill(target),
        aged_rest(left_by_a_kill(tmp_path / "model1")),
        aged_rest(tmp_path / ".model[1].x"),
    ]
    others[0].mkdir()
    write_atomically(target, a_folder)
    assert not any(path.exists() for path in old)
    assert all(path.exists() for path in others)


def test_rests_of_killed_exports_go_after_a_day(tmp_path: Path) -> None:
    target, rest = tmp_path / "a.mp4", f".a-{uuid.uuid4().hex}"
    gone = tmp_path / f"{rest}.mp4"
    kept = [tmp_path / f"{rest}.gif", tmp_path / f".b-{uuid.uuid4().hex}.mp4", tmp_path / ".a-1.mp4"]
    for path in (gone, *kept):
        path.touch()
        aged(path)
    fresh = tmp_path / f".a-{uuid.uuid4().hex}.mp4"
    fresh.touch()
    with atomically(target) as temporary:
        temporary.touch()
    assert not gone.exists()
    assert all(path.exists() for path in (fresh, *kept))


def test_the_only_copy_is_no_rest(tmp_path: Path) -> None:
    aside = aged_rest(left_by_a_kill(tmp_path / "model", core_models.disk.ASIDE))

    def fail(path: Path) -> None:
        raise CheckpointError("full")

    with pytest.raises(CheckpointError, match="full"):
        write_atomically(tmp_path / "model", fail)
    assert aside.exists()


def test_a_link_to_a_folder_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    a_folder(tmp_path / "real")
    (tmp_path / "model").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "model", lambda path: a_folder(path, "1"))
    assert number_in(tmp_path / "model") == 1
    assert number_in(tmp_path / "real") == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model", "real"]


@pytest.mark.parametrize("disk", [core_models.disk, media_io.disk])
def test_a_system_without_the_call_changes_names_in_steps(
    disk: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    a_folder(tmp_path / "new", "1")
    a_folder(tmp_path / "place")
    disk.replace(tmp_path / "new", tmp_path / "place")
    assert (number_in(tmp_path / "place"), number_in(tmp_path / "new")) == (1, 0)
    assert len(list(tmp_path.iterdir())) == 2

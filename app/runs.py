"""Training runs on disk: what was asked for, how each stands, and who holds it."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from app.bins import empty_bin, throw_away
from core_models.control import Cancelled

if TYPE_CHECKING:
    from app.training_job import TrainJob
    from core_models.config import Preset
    from core_models.types import TrainEvent

_PLAIN: dict[str, Any] = {
    "steps": int | None, "seed": int | None, "resume": bool, "minutes": int | float | None, "start": str | None,
    "batch": int | None,
}  # fmt: skip
"""What a run notes of a job, where it is no text."""
RUN, PRESET, HISTORY, LOCK = "run.json", "preset.json", "history.jsonl", "run.lock"
RUNNING, FINISHED, STOPPED, FAILED, CUT_OFF = "running", "finished", "stopped", "failed", "cut off"
MOST_LETTERS = 4_000
"""Of a text in the notes of a run."""
N = TypeVar("N", int, None)
LOCK_SECONDS = 1.0
"""Somebody who only looks holds the lock for a moment."""


@dataclass(frozen=True)
class RunInfo:
    """A run as a list shows it.

    Attributes:
        folder: what it wrote.
        preset, data: as they were asked for; empty where the run is older than these notes.
        state: "running", "finished", "stopped", "failed" or "cut off" (its process ended without a word).
        step, total: optimiser steps done at the last checkpoint, and planned.
        best_step: the step whose weights are best; None before the first validation.
        began: when, in the local time.
        batch: clips a step.
        device: as asked for.
        message: why it failed or ended early.
        has_model: whether there are weights to use.
        has_checkpoint: whether it can go on from somewhere.
        skipped, set_back: steps left out for losses that are not finite, and how often it went back for them.
    """

    folder: Path
    preset: str
    data: str
    state: str
    step: int
    total: int
    best_step: int | None
    began: datetime
    batch: int
    device: str
    message: str
    has_model: bool
    has_checkpoint: bool
    skipped: int = 0
    set_back: int = 0

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def can_resume(self) -> bool:
        """Whether somebody may go on with it."""
        return bool(self.preset) and self.state in (STOPPED, FAILED, CUT_OFF)


class Notes:
    """What a run writes down about itself while it goes on: its standing, and its numbers."""

    def __init__(self, folder: Path, facts: dict[str, Any]) -> None:
        self._folder, self._facts = folder, facts
        self.write(RUNNING)
        self._numbers = _appending(folder / HISTORY)

    def take(self, event: TrainEvent) -> None:
        """Write what an event tells; numbers are on disk before the next step, its standing at each checkpoint."""
        from app.history import line_of
        from core_models.files import told

        if event.losses:
            with told(self._folder / HISTORY):
                self._numbers.write(line_of(event))
                self._numbers.flush()
        if event.kind in ("checkpoint", "restore", "end"):
            self._facts.update(step=event.step, total=event.total, best_step=event.best_step)
            self._facts.update(skipped=event.trouble.skipped, set_back=event.trouble.set_back)
            self.write(RUNNING)

    def write(self, state: str, message: str = "") -> None:
        """Write down how the run stands."""
        from core_models.files import check_there, write_json

        check_there(self._folder)
        self._facts.update(state=state, message=message)
        write_json(self._folder / RUN, self._facts)

    def close(self) -> None:
        """No more numbers; a line that the disk refused is not tried again."""
        with suppress(OSError):
            self._numbers.close()


@contextmanager
def noted(job: TrainJob, preset: Preset) -> Iterator[Notes]:
    """Hold a run's folder and keep notes in it, of its end too.

    Raises:
        CheckpointError: the run is alive, in this process or another, or its notes cannot be written.
    """
    from core_models.errors import CheckpointError

    with held(job.out):
        notes = Notes(job.out, _begun(job, preset))
        try:
            yield notes
        except (GeneratorExit, Cancelled):
            notes.write(STOPPED)
            raise
        except BaseException as error:
            with suppress(CheckpointError):  # the same disk: what broke the run is what must be told
                notes.write(FAILED, str(error))
            raise
        finally:
            notes.close()


def _begun(job: TrainJob, preset: Preset) -> dict[str, Any]:
    """The facts of a run at its start; one that goes on keeps when it began and how far it had come."""
    from core_models.files import write_json

    earlier = _facts(job.out) if job.resume else {}
    write_json(job.out / PRESET, preset.model_dump(mode="json"))
    asked = {name: str(value) if isinstance(value, Path) else value for name, value in asdict(job).items()}
    asked["preset"] = _job(earlier).get("preset", asked["preset"])
    return {
        "format": 1,
        "job": asked,
        "title": preset.title,
        "batch": preset.training.batch,
        "began": earlier.get("began", datetime.now().astimezone().isoformat(timespec="seconds")),
        "step": earlier.get("step", 0),
        "total": preset.training.steps,
        "best_step": earlier.get("best_step"),
        "skipped": earlier.get("skipped", 0),
        "set_back": earlier.get("set_back", 0),
        "process": os.getpid(),
        "machine": socket.gethostname(),
    }


def lying_at(folder: Path) -> frozenset[Path]:
    """A folder and what is right in it; nothing where there is no such folder."""
    return frozenset((folder, *folder.iterdir())) if folder.is_dir() else frozenset()


def forget_run(folder: Path, earlier: Collection[Path] = ()) -> None:
    """Remove what a run wrote that was stopped before anything worth keeping was in it, and its folder if that is all.

    Args:
        folder: of the run; files of other kinds in it stay.
        earlier: what stays too, since it lay there before the run (`lying_at`).
    """
    from app.train_setup import CLIPS
    from app.train_setup import PRESET as CHOSEN
    from core_models.files import checkpoints_in

    if checkpoints_in(folder) or is_held(folder):
        return
    for name in (RUN, PRESET, HISTORY, LOCK, CHOSEN, CLIPS, "checkpoints", "events"):
        if (folder / name).is_dir() and folder / name not in earlier:
            shutil.rmtree(folder / name)
        elif folder / name not in earlier:
            (folder / name).unlink(missing_ok=True)
    if folder not in earlier:
        with suppress(OSError):
            folder.rmdir()


# Listing and going on


def list_runs(root: Path) -> list[RunInfo]:
    """The runs right below a folder, the newest first."""
    folders = [path for path in root.glob("*") if path.is_dir() and not path.name.startswith(".")]
    runs = [info for info in map(run_info, folders) if info is not None]
    return sorted(runs, key=lambda info: info.began, reverse=True)


def cut_off_runs(root: Path) -> list[RunInfo]:
    """Runs that were cut off and could go on, the newest first; also empties the bin of what has lain there long."""
    empty_bin(root)
    return [info for info in list_runs(root) if info.state == CUT_OFF and info.can_resume]


def settle_run(folder: Path) -> None:
    """Take a run that was cut off for one that was stopped, so that nobody asks again."""
    from core_models.files import write_json

    with held(folder):
        write_json(folder / RUN, {**_facts(folder), "state": STOPPED, "message": CUT_OFF})


def run_info(folder: Path) -> RunInfo | None:
    """How a run stands; None where the folder holds none."""
    from core_models.files import checkpoints_in, mend_names

    mend_names(folder)
    facts, checkpoints = _facts(folder), checkpoints_in(folder)
    if not facts and not checkpoints:
        return None
    asked = _job(facts)
    has_model = (folder / "model" / "config.json").is_file()
    state = _line(facts.get("state", FINISHED if has_model else STOPPED))
    if is_held(folder):
        state = RUNNING
    elif state == RUNNING:
        state = CUT_OFF
    reached = _whole(checkpoints[-1].name.removeprefix("step-"), 0) if checkpoints else 0
    return RunInfo(
        folder=folder,
        preset=_line(asked.get("preset", "")),
        data=_line(asked.get("data", "")),
        state=state,
        step=reached,
        total=_whole(facts.get("total"), reached),
        best_step=_whole(facts.get("best_step"), None),
        began=_when(facts.get("began"), folder),
        batch=_whole(facts.get("batch"), 0),
        device=_line(asked.get("device", "auto")),
        message=_line(facts.get("message", "")),
        has_model=has_model,
        has_checkpoint=bool(checkpoints),
        skipped=_whole(facts.get("skipped"), 0),
        set_back=_whole(facts.get("set_back"), 0),
    )


def resume_job(folder: Path, batch: int | None = None, device: str | None = None) -> TrainJob:
    """The job that goes on with a run, or begins it again where it has no checkpoint yet.

    Args:
        folder: of the run.
        batch: clips a step from now on; None for as many as before.
        device: to go on with; None for the same.

    Raises:
        CheckpointError: a folder whose notes say nothing of data and preset.
    """
    from dataclasses import fields

    from app.training_job import TrainJob
    from core_models.config import read_preset
    from core_models.errors import CheckpointError
    from core_models.files import checkpoints_in

    asked = _job(_facts(folder))
    if "data" not in asked or not (folder / PRESET).is_file():
        raise CheckpointError(f"{folder}: does not say what it was trained on. Go on by `unbraid train --resume`.")
    known = {each.name for each in fields(TrainJob)} & asked.keys()
    saved = bool(checkpoints_in(folder))
    if not all(isinstance(asked[name], _PLAIN.get(name, str)) for name in known - {"out"}):
        raise CheckpointError(f"{folder}: does not say what it was trained on. Go on by `unbraid train --resume`.")
    job = TrainJob(**{**{name: asked[name] for name in known}, "out": folder})
    batch = batch or read_preset(folder / PRESET).training.batch
    job = replace(job, preset=str(folder / PRESET), steps=None, seed=None, resume=saved, batch=batch)
    return job if device is None else replace(job, device=device)


def smaller_batch(folder: Path) -> int | None:
    """Half of a run's batch, in whole groups; None where it cannot be halved."""
    from core_models.config import read_preset

    training = read_preset(folder / PRESET).training
    half = training.batch // 2 // training.group * training.group
    return half if half >= max(2, training.group) else None


def _facts(folder: Path) -> dict[str, Any]:
    """The notes of a run; none where there are none that can be read."""
    from core_models.errors import CheckpointError
    from core_models.files import read_json

    try:
        return read_json(folder / RUN) if (folder / RUN).is_file() else {}
    except CheckpointError:
        return {}


def _job(facts: dict[str, Any]) -> dict[str, Any]:
    """What was asked for, by the notes of a run."""
    asked = facts.get("job")
    return asked if isinstance(asked, dict) else {}


def _line(value: object) -> str:
    """A text of the notes, which anybody may have written, as a list shows it."""
    return str(value)[:MOST_LETTERS]


def _whole(value: object, otherwise: N) -> int | N:
    """A number of steps or clips; `otherwise` for what is none."""
    with suppress(TypeError, ValueError, OverflowError):
        number = int(value)  # type: ignore[call-overload]
        if 0 <= number < 2**53:
            return int(number)
    return otherwise


def _when(text: object, folder: Path) -> datetime:
    """When a run began, with its time zone, so that all can be put in order; the epoch where nobody knows."""
    with suppress(ValueError, OverflowError):
        return datetime.fromisoformat(str(text)).astimezone()
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(folder.stat().st_mtime, UTC).astimezone()
    return datetime.fromtimestamp(0, UTC)


# Deleting


def delete_run(folder: Path) -> Path:
    """Move a run into the bin beside it, and say where it lies. Raises CheckpointError while it is alive."""
    from core_models.errors import CheckpointError

    if is_held(folder):
        raise CheckpointError(f"{folder}: is being trained. Stop it first.")
    return throw_away(folder)


# Who holds a run


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a run's folder, so that nobody else goes on with it. Raises CheckpointError where somebody does."""
    from core_models.errors import CheckpointError
    from core_models.files import told

    with told(folder / LOCK):
        lock = (folder / LOCK).open("a+b")
    with lock as file:
        give_up = time.monotonic() + LOCK_SECONDS
        while not _lock(file):
            if time.monotonic() > give_up:
                raise CheckpointError(f"{folder}: is being trained already, here or in another window. Stop it there.")
            time.sleep(0.02)
        yield


def is_held(folder: Path) -> bool:
    """Whether a run is alive, in this process or another."""
    try:
        with (folder / LOCK).open("r+b") as file:
            return not _lock(file, to_look=True)
    except OSError:
        return False


def _lock(file: IO[bytes], to_look: bool = False) -> bool:
    """Lock a file until it is closed, beside others who only look or alone; whether that worked.

    File systems without locks let everybody in.
    """
    try:
        _lock_file(file, to_look)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


if os.name == "nt":  # pragma: no cover

    def _lock_file(file: IO[bytes], to_look: bool) -> None:
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]

else:

    def _lock_file(file: IO[bytes], to_look: bool) -> None:
        import fcntl

        fcntl.flock(file, (fcntl.LOCK_SH if to_look else fcntl.LOCK_EX) | fcntl.LOCK_NB)


def _appending(path: Path) -> IO[str]:
    """A file to add lines to; a line that a killed run left half-written is ended first.

    Raises:
        CheckpointError: the disk refuses, or it is a link: a run that somebody gave must not add lines to other files.
    """
    from core_models.errors import CheckpointError
    from core_models.files import check_plain, told

    if path.is_symlink():
        raise CheckpointError(f"{path}: is a link to elsewhere. Put the file itself there.")
    check_plain(path)
    with told(path):
        with path.open("a+b") as file:
            if file.tell() > 0:
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    file.write(b"\n")
        return path.open("a", encoding="utf-8")

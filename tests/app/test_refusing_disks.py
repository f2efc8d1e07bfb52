"""Disks that take no more, folders that vanish or cannot be, clocks that jump: told, and what was there stays whole.

A limit on the size of files stands for the full disk: it holds for an administrator too and needs no disk of its own.
Python would keep what it compiles there cut off at the limit, and every later process would stumble over it: hence -B.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from app import runs
from app.history import read_curves
from app.training_job import TrainJob, train
from benchmarks.tiny import tiny_preset
from core_models.checkpoint import latest_checkpoint
from core_models.config import Architecture, Network, Window
from core_models.errors import CheckpointError
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from core_models.tensor_files import read_tensors
from media_io.clip import Clip
from media_io.write import write_clip

PRESET = tiny_preset(4, steps=20, batch=4, warmup=1, validate_every=5, decode_frames=1)

LIMITED = """
import resource, sys
from pathlib import Path
from app.training_job import TrainJob, train
from core_models.errors import ModelError
folder, kept = Path(sys.argv[1]), int(sys.argv[2])
for most in (*map(int, sys.argv[3:]), resource.RLIM_INFINITY):
    out = folder / (f"run-{most}" if str(most) in sys.argv else "run")
    try:
        for event in train(TrainJob(str(folder / "tiny.toml"), str(folder / "data"), out, device="cpu")):
            if event.kind == "checkpoint" and event.step == kept:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    except ModelError as error:
        print(f"{type(error).__name__} {error}")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""

SAVES = """
import resource, sys
from pathlib import Path
from app.crashes import collect
from app.history import RunCurves, write_table
from app.model_files import export_model, import_model
from app.presets import outline, save_preset
from app.project import Project, write_project
from app.settings import Settings, save
from app.train_setup import write_clip_list
from app.clip_list import ListedClip
from core_models.errors import ModelError
from media_io.errors import MediaError
folder, model = Path(sys.argv[1]), Path(sys.argv[2])
long = "x" * 900
clips = [ListedClip(folder / f"{number}.wav", long) for number in range(200)]
works = {
    "settings.json": lambda: save(Settings(open_folder=long * 100), folder / "settings.json"),
    "mine.unbraid": lambda: write_project(folder / "mine.unbraid", Project(layout={str(k): long for k in range(90)})),
    "clips.json": lambda: write_clip_list(folder / "clips.json", clips),
    "model.zip": lambda: export_model(model, folder / "model.zip", replace=True),
    "model": lambda: export_model(model, folder / "model", replace=True),
}
if len(sys.argv) > 3:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, resource.RLIM_INFINITY))
for name, work in works.items():
    try:
        work()
        print("written", name)
    except (MediaError, ModelError) as error:
        print("refused", error)
"""

LIMITS = {0: "nothing", 300: "half a note", 20_000: "half a checkpoint"}


@dataclass(frozen=True)
class Filled:
    """The folder of a run that nothing stopped; folder and message of the runs that ran out of room, by their limit."""

    plain: Path
    runs: Mapping[int, tuple[Path, str]]


posix = pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")


@pytest.fixture
def job(tmp_path: Path) -> TrainJob:
    """Eight clips of noise, twenty steps, a checkpoint every five."""
    return job_in(tmp_path)


def job_in(place: Path) -> TrainJob:
    rng = np.random.default_rng(0)
    for index in range(8):
        folder = place / "data" / f"person{index}" / "walk"
        folder.mkdir(parents=True)
        np.savez(folder / "1.npz", frames=rng.integers(0, 256, (6, 64, 64, 3), dtype=np.uint8))
    (place / "tiny.toml").write_text(PRESET)
    return TrainJob(str(place / "tiny.toml"), str(place / "data"), place / "run", device="cpu")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Runs whose disk took no more than each of LIMITS after their first checkpoint, in one process."""
    place = tmp_path_factory.mktemp("filled")
    plain = job_in(place).out
    told = ran(LIMITED, place, 5, *LIMITS).splitlines()
    return Filled(plain, {most: (place / f"run-{most}", line) for most, line in zip(LIMITS, told, strict=True)})


def ran(script: str, *words: object) -> str:
    environment = dict(os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
    command = [sys.executable, "-B", "-c", script, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def disturbed(job: TrainJob, kind: str, disturb: Callable[[], object]) -> None:
    """Train, and do something at each event of a kind."""
    with closing(train(job)) as events:
        for event in events:
            if event.kind == kind:
                disturb()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@posix
@pytest.mark.parametrize("most", LIMITS, ids=LIMITS.values())
def test_training_goes_on_exactly_after_a_full_disk(filled: Filled, most: int, one_thread: None) -> None:
    out, told = filled.runs[most]
    assert told.startswith("CheckpointError")
    assert str(out) in told
    assert "File too large" in told
    assert names(out / "checkpoints") == ["step-000000005"]
    info = runs.run_info(out)
    assert info is not None
    assert info.can_resume
    list(train(runs.resume_job(out)))
    ends = [read_tensors(latest_checkpoint(folder) / "state.safetensors") for folder in (out, filled.plain)]
    assert all(np.array_equal(tensor, ends[1][name]) for name, tensor in ends[0].items())
    assert list(read_curves(out).series("total", "validation").x) == [5, 10, 15, 20]
    assert not list(out.rglob(".*"))


def test_a_run_whose_folder_vanishes_is_told_and_not_begun_anew(job: TrainJob) -> None:
    with pytest.raises(CheckpointError, match=r"run: is gone"):
        disturbed(job, "checkpoint", lambda: shutil.rmtree(job.out))
    assert not job.out.exists()


def test_a_file_in_place_of_the_checkpoints_keeps_all_else(job: TrainJob) -> None:
    with pytest.raises(CheckpointError, match=r"checkpoints.*cannot be written.*another place"):
        disturbed(job, "phase", lambda: (job.out / "checkpoints").write_text("in the way"))
    info = runs.run_info(job.out)
    assert info is not None
    assert info.state == runs.FAILED
    assert "cannot be written" in info.message


def test_notes_that_cannot_be_written_are_told(job: TrainJob) -> None:
    (job.out / runs.RUN).mkdir(parents=True)
    (job.out / runs.RUN / "in the way").write_text("x")
    (job.out / runs.LOCK).mkdir()
    with pytest.raises(CheckpointError, match=r"run\.lock: cannot be written"):
        list(train(job))


@posix
def test_what_is_saved_on_a_full_disk_stays_as_it_was(job: TrainJob, tmp_path: Path) -> None:
    list(train(job))
    there = tmp_path / "there"
    written = ran(SAVES, there, job.out / "model").splitlines()
    assert [line.split()[0] for line in written] == ["written"] * 5
    before = {path: path.read_bytes() for path in there.rglob("*") if path.is_file()}
    refused = ran(SAVES, there, job.out / "model", "limited").splitlines()
    for line, name in zip(refused, ("settings.json", "mine.unbraid", "clips.json", "model.zip", "model"), strict=True):
        assert line.startswith(f"refused {there / name}: could not be written: the file grows beyond"), line
    assert {path: path.read_bytes() for path in there.rglob("*") if path.is_file()} == before


def test_runs_stay_in_order_whatever_their_clock_said(tmp_path: Path) -> None:
    times = ["2031-01-01T00:00:00+00:00", "2026-05-01T00:00:00", "1970-01-01T00:00:00+14:00", "yesterday", None]
    for number, began in enumerate(times):
        folder = tmp_path / f"run{number}"
        (folder / "checkpoints" / "step-000000001").mkdir(parents=True)
        (folder / runs.RUN).write_text(json.dumps({"state": "stopped", "began": began}))
        os.utime(folder, (0, 10 * number))
    found = runs.list_runs(tmp_path)
    assert [info.name for info in found] == ["run0", "run1", "run4", "run3", "run2"]
    assert all(isinstance(info.began, datetime) and info.began.tzinfo is not None for info in found)


COMMANDS = """
import json, resource, sys
import av, soundfile, torch
from click.testing import CliRunner
from app.cli import cli
resource.setrlimit(resource.RLIMIT_FSIZE, (200, resource.RLIM_INFINITY))
ended = [CliRunner().invoke(cli, words.split()) for words in sys.argv[1:]]
print(json.dumps([[one.exit_code, one.output] for one in ended]))
"""


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two videos, two recordings, a model for each kind."""
    folder = tmp_path_factory.mktemp("there")
    rng = np.random.default_rng(0)
    torch.manual_seed(0)
    network = Network(static=4, dynamic=3, channels=8, features=12, hidden=12)
    voice = Window(kind="speech", features="envelope", length=20, hop=10, bins=64)
    for name, window in (("m", Window(kind="video", length=4, hop=2, size=32)), ("v", voice)):
        architecture = Architecture(model="cdsvae", window=window, network=network)
        save_model(folder / name, build_model(architecture), ModelConfig(title="S", architecture=architecture), "# S\n")
    for name in "ab":
        frames = rng.integers(0, 256, (12, 64, 64, 3), dtype=np.uint8)
        write_clip(Clip(frames=frames, fps=Fraction(8)), folder / f"{name}.npz")
        time = np.arange(16_000) / 16_000
        said = sum(np.sin(2 * np.pi * 120 * k * time) / k for k in range(1, 20)) * (1 + np.sin(12 * time))
        soundfile.write(folder / f"{name}.wav", 0.05 * said, 16_000)
    return folder


@posix
def test_commands_say_that_the_disk_is_full_and_leave_nothing(there: Path, tmp_path: Path) -> None:
    commands = [
        "encode a.npz -o out/code.npz --model m",
        "swap a.npz b.npz -o out/swap.mp4 --model m",
        "swap a.npz b.npz -o out/pictures --model m",
        "swap a.wav b.wav -o out/swap.flac --model v",
        "convert a.wav --voice b.wav -o out/said --model v",
        "matrix a.npz b.npz -o out/grid.mp4 --model m",
        "matrix a.npz b.npz -o out/cells --model m",
        "matrix a.npz b.npz -o out/sheet.png --model m --scale 8",
        "interpolate a.npz b.npz -o out/way.webm --model m",
    ]
    (tmp_path / "out").mkdir()
    environment = dict(os.environ, OMP_NUM_THREADS="1", TMPDIR=str(tmp_path / "out"))
    run = [sys.executable, "-B", "-c", COMMANDS, *commands]
    ended = subprocess.run(run, capture_output=True, text=True, check=True, env=environment, cwd=there)
    for command, (code, told) in zip(commands, json.loads(ended.stdout), strict=True):
        assert (code, "Traceback" in told) == (1, False), (command, told)
        assert "could not be written" in told or "cannot be written" in told, (command, told)
    assert [path for path in (there / "out").rglob("*") if path.is_file()] == []
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []

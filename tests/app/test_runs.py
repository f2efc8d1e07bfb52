"""Runs on disk: notes, locks, kills, memory that runs out, the bin; with real training of a tiny model."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

import app
from app import bins, runs, training_job
from app.cli import cli
from app.history import read_curves
from app.models import load_model, model_info
from app.training_job import TrainJob, train
from benchmarks.tiny import tiny_preset
from core_models import training
from core_models.checkpoint import TrainState, best_model
from core_models.control import Cancelled, Control
from core_models.data import ClipArray
from core_models.errors import CheckpointError, ConfigError, OutOfMemoryError
from core_models.types import TrainEvent

PRESET = tiny_preset(4, steps=30, batch=4, warmup=1, validate_every=10, decode_frames=1)

CHILD = """
import sys
from pathlib import Path
from app.training_job import TrainJob, train
folder = Path(sys.argv[1])
for event in train(TrainJob(str(folder / "tiny.toml"), str(folder / "data"), folder / "run", device="cpu")):
    print(event.kind, event.step, flush=True)
    if event.kind in ("step", "validation", "checkpoint"):
        sys.stdin.readline()
"""


@pytest.fixture
def job(tmp_path: Path) -> TrainJob:
    """Eight clips of noise, thirty steps."""
    rng = np.random.default_rng(0)
    for index in range(8):
        folder = tmp_path / "data" / f"person{index}" / "walk"
        folder.mkdir(parents=True)
        np.savez(folder / "1.npz", frames=rng.integers(0, 256, (6, 64, 64, 3), dtype=np.uint8))
    (tmp_path / "tiny.toml").write_text(PRESET)
    return TrainJob(str(tmp_path / "tiny.toml"), str(tmp_path / "data"), tmp_path / "run", device="cpu")


def told(folder: Path) -> runs.RunInfo:
    info = runs.run_info(folder)
    assert info is not None
    return info


def test_a_run_tells_what_it_is_and_all_its_numbers(job: TrainJob) -> None:
    events = list(train(job))
    assert [event.message for event in events if event.kind == "phase"][-1] == "Writing the model"
    assert events[-1].kind == "end"
    info = told(job.out)
    assert (info.state, info.step, info.total, info.batch) == ("finished", 30, 30, 4)
    assert (info.preset, info.data) == (job.preset, job.data)
    assert info.best_step == events[-1].best_step
    assert info.has_model
    assert not info.can_resume
    curves = read_curves(job.out)
    assert list(curves.series("total", "validation").x) == [10, 20, 30]
    validations = [event.losses["total"] for event in events if event.kind == "validation"]
    assert curves.series("total", "validation").y == pytest.approx(validations, rel=1e-6)
    assert curves.best == info.best_step
    assert [run.folder for run in runs.list_runs(job.out.parent)] == [job.out]


def test_the_best_weights_so_far_can_be_used_while_training_goes_on(job: TrainJob) -> None:
    with closing(train(job)) as events:
        for event in events:
            if event.kind == "checkpoint":
                break
        loaded = load_model(job.out / "model", "cpu")
        assert loaded.info.live_step == event.best_step == 10
        assert told(job.out).state == "running"
        assert not told(job.out).can_resume
    assert model_info(job.out / "model").live_step is None
    assert told(job.out).state == "stopped"
    assert told(job.out).can_resume


def test_a_run_that_is_alive_is_left_alone(job: TrainJob) -> None:
    with closing(train(job)) as events:
        next(events)
        with pytest.raises(CheckpointError, match="is being trained"):
            list(train(job))
        with pytest.raises(CheckpointError, match="Stop it first"):
            runs.delete_run(job.out)


def kill_after(folder: Path, line: str) -> None:
    root = Path(app.__file__).parents[1]
    command = [sys.executable, "-c", CHILD, str(folder)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        for said in child.stdout:
            if said.strip() == line:
                break
            child.stdin.write("\n")
            child.stdin.flush()
        assert told(folder / "run").state == "running"
        child.kill()


def test_a_killed_run_is_known_as_cut_off_and_goes_on(job: TrainJob) -> None:
    kill_after(job.out.parent, "checkpoint 20")
    info = told(job.out)
    assert (info.state, info.step, info.can_resume) == ("cut off", 20, True)
    with (job.out / runs.HISTORY).open("a") as history:
        history.write('{"kind":"step","step":2')  # as a kill in the midst of a line leaves it
    again = runs.resume_job(job.out)
    assert again.resume
    events = list(train(again))
    assert next(event.step for event in events if event.kind == "step") == 30
    info = told(job.out)
    assert (info.state, info.preset) == ("finished", job.preset)
    curves = read_curves(job.out)
    assert list(curves.series("total", "step").x) == [10, 20, 30]
    assert list(curves.series("total", "validation").x) == [10, 20, 30]


def break_at(monkeypatch: pytest.MonkeyPatch, step: int, error: Exception, batch: int = 4) -> None:
    """Make training fail at a step with batches of at least so many clips."""
    whole = training._train_batch

    def failing(run: training.Run, state: TrainState) -> object:
        if state.step >= step and run.preset.training.batch >= batch:
            raise error
        return whole(run, state)

    monkeypatch.setattr(training, "_train_batch", failing)


NO_ROOM = RuntimeError("[enforce fail at alloc_cpu.cpp:127] . DefaultCPUAllocator: can't allocate memory\nframe #0")


@pytest.mark.parametrize("step", [0, 15])
def test_memory_that_runs_out_goes_on_with_half_the_batch(
    job: TrainJob, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    break_at(monkeypatch, step, NO_ROOM)
    with pytest.raises(OutOfMemoryError, match=r"batch of 4 clips\. Take a smaller batch, such as 2 .*--resume"):
        list(train(job))
    assert told(job.out).state == "failed"
    half = runs.smaller_batch(job.out)
    assert half == 2
    again = runs.resume_job(job.out, batch=half)
    assert again.resume == (step > 0)
    list(train(again))
    assert told(job.out).state == "finished"
    assert told(job.out).batch == 2
    assert best_model(job.out)[1].training.batch == 2
    assert runs.smaller_batch(job.out) is None


def test_another_batch_must_be_asked_for(job: TrainJob) -> None:
    control = Control()
    for event in train(job, control):
        if event.kind == "checkpoint":
            control.stop()
    again = runs.resume_job(job.out)
    preset = Path(job.preset)
    preset.write_text(PRESET.replace("batch = 4", "batch = 3"))
    with pytest.raises(CheckpointError, match=r"training\.batch: 4 became 3"):
        list(train(TrainJob(job.preset, job.data, job.out, device="cpu", resume=True)))
    with pytest.raises(ConfigError, match="at least 2"):
        list(train(TrainJob(job.preset, job.data, job.out, device="cpu", resume=True, batch=1)))
    assert list(train(again))[-1].step == 30


def test_other_errors_are_not_taken_for_a_lack_of_memory(job: TrainJob, monkeypatch: pytest.MonkeyPatch) -> None:
    break_at(monkeypatch, 0, RuntimeError("shapes differ"))
    with pytest.raises(RuntimeError, match="shapes differ"):
        list(train(job))
    assert told(job.out).message == "shapes differ"


@pytest.mark.parametrize(
    "text", ["CUDA out of memory. Tried to allocate", "std::bad_alloc", "CUBLAS_STATUS_ALLOC_FAILED"]
)
def test_signs_of_a_lack_of_memory(text: str) -> None:
    assert training.ran_out_of_memory(RuntimeError(text))
    assert training.ran_out_of_memory(MemoryError())
    assert not training.ran_out_of_memory(ValueError(text))


def test_a_run_stopped_while_it_loads_leaves_nothing(job: TrainJob) -> None:
    control = Control()
    events: Iterator[TrainEvent] = train(job, control)
    assert next(events).kind == "phase"
    control.stop()
    with pytest.raises(Cancelled):
        list(events)
    runs.forget_run(job.out)
    assert not job.out.exists()


def test_a_run_stopped_between_its_data_and_its_first_step_is_cancelled(job: TrainJob) -> None:
    control = Control()
    events: Iterator[TrainEvent] = train(job, control)
    assert next(event for event in events if event.message == "Building the model")
    control.stop()
    with pytest.raises(Cancelled):
        list(events)
    runs.forget_run(job.out)
    assert not job.out.exists()


def test_only_what_a_run_wrote_is_forgotten(job: TrainJob) -> None:
    (job.out / "events").mkdir(parents=True)
    (job.out / "notes.txt").write_text("mine")
    earlier = runs.lying_at(job.out)
    control = Control()
    events: Iterator[TrainEvent] = train(job, control)
    next(events)
    (job.out / "later.txt").write_text("mine too")
    control.stop()
    with pytest.raises(Cancelled):
        list(events)
    runs.forget_run(job.out, earlier)
    assert sorted(path.name for path in job.out.iterdir()) == ["events", "later.txt", "notes.txt"]
    runs.forget_run(job.out)
    assert sorted(path.name for path in job.out.iterdir()) == ["later.txt", "notes.txt"]


def test_a_run_that_learned_is_not_forgotten(job: TrainJob) -> None:
    list(train(job))
    before = runs.lying_at(job.out)
    runs.forget_run(job.out)
    assert runs.lying_at(job.out) == before


def test_the_bin_gives_back_and_forgets_after_a_month(job: TrainJob) -> None:
    list(train(job))
    kept = runs.delete_run(job.out)
    assert runs.list_runs(job.out.parent) == []
    bins.empty_bin(job.out.parent)
    assert bins.put_back(kept) == job.out
    assert told(job.out).state == "finished"
    kept = runs.delete_run(job.out)
    bins.empty_bin(job.out.parent, days=-1)
    assert not kept.exists()


def test_notes_that_cannot_be_read_hide_no_run(job: TrainJob) -> None:
    list(train(job))
    (job.out / runs.RUN).write_text("{")
    info = told(job.out)
    assert (info.state, info.can_resume) == ("finished", False)
    with pytest.raises(CheckpointError, match="what it was trained on"):
        runs.resume_job(job.out)
    assert runs.run_info(job.out.parent / "data") is None


def test_the_preset_of_a_run_is_kept_as_json(job: TrainJob) -> None:
    list(train(job))
    (job.out / runs.PRESET).write_text("[")
    with pytest.raises(ConfigError, match="not a JSON file"):
        list(train(TrainJob(str(job.out / runs.PRESET), job.data, job.out, resume=True)))
    assert json.loads((job.out / runs.RUN).read_text())["job"]["data"] == job.data


def test_clips_are_checked_before_memory_is_blamed() -> None:
    assert isinstance(ClipArray(np.zeros((2, 4, 3), np.float32)), ClipArray)
    assert training_job.TrainJob("a", "b", Path("c")).batch is None


def test_the_command_line_lists_runs_writes_their_curves_and_goes_on(job: TrainJob, tmp_path: Path) -> None:
    control = Control()
    for event in train(job, control):
        if event.kind == "checkpoint":
            control.stop()

    def run(*words: object) -> str:
        result = CliRunner().invoke(cli, ["runs", *map(str, words)])
        assert result.exit_code == 0, result.output
        return result.output

    listed = json.loads(run("list", tmp_path, "--json"))
    assert [(one["state"], one["step"], one["total"]) for one in listed] == [("stopped", 10, 30)]
    assert "stopped" in run("list", tmp_path)
    run("curves", job.out, "-o", tmp_path / "numbers.csv")
    assert "run,validation" not in (tmp_path / "numbers.csv").read_text()
    assert "run,total,validation,10," in (tmp_path / "numbers.csv").read_text()
    run("curves", job.out, job.out, "-o", tmp_path / "total.png")
    assert (tmp_path / "total.png").stat().st_size > 1000
    assert "Trained 30 steps" in run("resume", job.out, "--batch", 2)
    assert told(job.out).batch == 2
    assert CliRunner().invoke(cli, ["runs", "curves", str(job.out), "-o", "x.gif"]).exit_code == 2

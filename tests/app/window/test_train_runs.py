"""Runs in the window: the list, going on, what is offered after a kill and without memory, the best weights so far."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import pipeline, runs
from app.history import line_of
from app.progress import Pace
from app.window.main import MainWindow
from app.window.runs_window import NAME, STATE, RunsWindow
from core_models.control import Cancelled, Control
from core_models.errors import OutOfMemoryError
from core_models.types import TrainEvent

Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Writes a run as training leaves it."""

    def make(name: str, state: str = "finished", step: int = 200, when: str = "2026-11-20T10:00:00+00:00") -> Path:
        folder = tmp_path / "runs" / name
        (folder / "checkpoints" / f"step-{step:09d}").mkdir(parents=True)
        (folder / "model").mkdir()
        (folder / "model" / "config.json").write_text("{}")
        job = {"preset": "demo", "data": "generated", "device": "cpu"}
        facts = {"job": job, "state": state, "total": 1000, "best_step": 100, "batch": 8, "began": when}
        (folder / runs.RUN).write_text(json.dumps(facts))
        preset = pipeline.preset_file("demo")
        from core_models.config import read_preset

        (folder / runs.PRESET).write_text(read_preset(preset).model_dump_json())
        lines = [line_of(TrainEvent("step", "all", s, 1000, {"total": 100 / s}, 100)) for s in range(10, step + 1, 10)]
        (folder / runs.HISTORY).write_text("".join(lines))
        return folder

    return make


def opened(qtbot: QtBot, window: MainWindow, count: int) -> RunsWindow:
    window.command["runs"].trigger()
    listing = window.trains.runs
    qtbot.waitUntil(lambda: listing.list.topLevelItemCount() == count)
    return listing


def test_the_list_tells_how_often_the_chosen_run_was_in_trouble(qtbot: QtBot, made: Made, window: MainWindow) -> None:
    folder = made("rough")
    facts = json.loads((folder / runs.RUN).read_text())
    (folder / runs.RUN).write_text(json.dumps({**facts, "skipped": 1203, "set_back": 2}))
    made("smooth", when="2026-11-21T10:00:00+00:00")
    listing = opened(qtbot, window, 2)
    assert not listing.trouble.isVisible()
    listing.list.setCurrentItem(row(listing, "rough"))
    assert listing.trouble.isVisible()
    assert "not finite: 1,203" in listing.trouble.text()
    assert "learning rate: 2" in listing.trouble.text()
    assert listing.trouble.text() in row(listing, "rough").toolTip(STATE)


def row(listing: RunsWindow, name: str) -> Any:
    found = listing.list.findItems(name, Qt.MatchFlag.MatchExactly, NAME)
    assert len(found) == 1
    return found[0]


def test_the_list_says_how_runs_stand_and_lays_curves_over_one_another(
    qtbot: QtBot, window: MainWindow, made: Made
) -> None:
    made("first", when="2026-11-19T10:00:00+00:00")
    made("second", "stopped", when="2026-11-20T10:00:00+00:00")
    listing = opened(qtbot, window, 2)
    states = [row(listing, name).text(STATE) for name in ("second", "first")]
    assert states == ["stopped at 200 of 1,000", "finished"]
    qtbot.waitUntil(lambda: [run.terms for run in listing.board.runs] == [["total"]])
    row(listing, "first").setCheckState(NAME, Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: [run.terms for run in listing.board.runs] == [["total"]] * 2)
    assert [run.name for run in listing.board.runs] == ["second", "first"]
    listing.list.setCurrentItem(row(listing, "first"))
    assert not listing.resume.isEnabled()
    assert listing.use.isEnabled()
    listing.use.click()
    qtbot.waitUntil(lambda: window.mix.model == window.trains.runs.chosen.folder / "model")  # type: ignore[union-attr]


def test_a_run_is_deleted_and_taken_back(qtbot: QtBot, window: MainWindow, made: Made) -> None:
    folder = made("first")
    listing = opened(qtbot, window, 1)
    with qtbot.waitSignal(listing.deleted):
        listing.delete.click()
    qtbot.waitUntil(lambda: listing.list.topLevelItemCount() == 0)
    assert not folder.exists()
    assert all(info.path != folder / "model" for info in window.desk.models)
    assert listing.undo.isVisible()
    with qtbot.waitSignal(listing.restored):
        listing.undo.click()
    assert folder.exists()
    qtbot.waitUntil(lambda: listing.list.topLevelItemCount() == 1)
    qtbot.waitUntil(lambda: window.mix.models.findData(str(folder / "model")) > 0)


@dataclass
class Recorder:
    """A trainer that takes down what it was asked for, and then waits to be stopped or fails."""

    errors: list[Exception] = field(default_factory=list)
    jobs: list[pipeline.TrainJob] = field(default_factory=list)

    def __call__(self, job: pipeline.TrainJob, control: Control) -> Iterator[TrainEvent]:
        self.jobs.append(job)
        yield TrainEvent("step", "all", 210, 1000, {"total": 1.0})
        if self.errors:
            raise self.errors.pop(0)
        while not control.stopped:
            control.wait_while_paused()
            threading.Event().wait(0.005)
        yield TrainEvent("end", "all", 210, 1000, message="stopped")


def stop(qtbot: QtBot, window: MainWindow) -> None:
    window.run.stop()
    qtbot.waitUntil(lambda: not window.run.active)


def test_a_run_that_was_cut_off_is_offered_and_goes_on(
    qtbot: QtBot, make_window: Callable[..., MainWindow], made: Made
) -> None:
    made("gone on with", "finished")
    folder = made("killed", "running")
    trainer = Recorder()
    window = make_window(train=trainer)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.title.text() == "A training was cut off"
    assert "killed ended at step 200 of 1,000" in window.banner.text.text()
    window.banner.choices[0].click()
    qtbot.waitUntil(lambda: window.train.curves.points("total", "step")[0][-1:] == [210] if trainer.jobs else False)
    assert trainer.jobs[0].out == folder
    assert trainer.jobs[0].resume
    assert window.train.curves.points("total", "step")[0][:2] == [10, 20]
    assert not window.banner.isVisible()
    stop(qtbot, window)


def test_a_run_that_was_cut_off_can_be_left(qtbot: QtBot, make_window: Callable[..., MainWindow], made: Made) -> None:
    folder = made("killed", "running")
    window = make_window()
    qtbot.waitUntil(window.banner.isVisible)
    window.banner.choices[2].click()
    assert not window.banner.isVisible()
    qtbot.waitUntil(lambda: json.loads((folder / runs.RUN).read_text())["state"] == "stopped")


def test_a_run_that_another_window_trains_is_not_offered(
    qtbot: QtBot, make_window: Callable[..., MainWindow], made: Made
) -> None:
    folder = made("alive", "running")
    with runs.held(folder):
        window = make_window()
        listing = opened(qtbot, window, 1)
        assert row(listing, "alive").text(STATE) == "training now"
        assert not listing.resume.isEnabled()
        assert not listing.delete.isEnabled()
        assert not window.banner.isVisible()


@pytest.mark.parametrize(("button", "batch"), [("Half the batch (16)", 16), ("On the processor", None)])
def test_too_little_memory_is_a_question_with_answers(
    qtbot: QtBot,
    make_window: Callable[..., MainWindow],
    made: Made,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    batch: int | None,
) -> None:
    monkeypatch.setattr("app.pipeline.chosen_device", lambda device: "cpu" if device == "cpu" else "cuda")
    folder = made("big", "stopped")
    facts = json.loads((folder / runs.RUN).read_text())
    facts["job"]["device"] = "auto"
    (folder / runs.RUN).write_text(json.dumps(facts))
    trainer = Recorder([OutOfMemoryError("there is not enough memory on cuda for a batch of 32 clips.")])
    window = make_window(train=trainer, smaller_batch=lambda _: 16)
    window.trains.go_on(folder)
    qtbot.waitUntil(lambda: bool(window.banner.choices))
    assert window.banner.title.text() == "Not enough memory to train"
    assert [choice.text() for choice in window.banner.choices] == [
        "Half the batch (16)",
        "On the processor",
        "Leave it",
    ]
    assert window.banner.failure is not None
    next(choice for choice in window.banner.choices if choice.text() == button).click()
    qtbot.waitUntil(lambda: len(trainer.jobs) == 2)
    assert trainer.jobs[1].resume
    assert trainer.jobs[1].batch == (batch or trainer.jobs[0].batch)
    assert trainer.jobs[1].device == ("auto" if batch else "cpu")
    stop(qtbot, window)


def test_too_little_memory_can_be_left(qtbot: QtBot, make_window: Callable[..., MainWindow], made: Made) -> None:
    folder = made("big", "stopped")
    trainer = Recorder([OutOfMemoryError("there is not enough memory on cpu for a batch of 2 clips.")])
    window = make_window(train=trainer, smaller_batch=lambda _: None)
    window.trains.go_on(folder)
    qtbot.waitUntil(lambda: bool(window.banner.choices))
    assert [choice.text() for choice in window.banner.choices] == ["Leave it"]
    window.banner.choices[0].click()
    assert not window.banner.isVisible()
    assert window.run.state == "failed"


def test_a_question_waits_while_something_else_is_told(qtbot: QtBot, window: MainWindow) -> None:
    answers: list[str] = []
    window.banner.ask("First?", "", [("Yes", lambda: answers.append("first"))])
    window.banner.ask("Second?", "", [("Yes", lambda: answers.append("second"))])
    window.show_info("News", "")
    assert window.banner.title.text() == "News"
    assert window.banner.choices == []
    window.banner.shut.click()
    assert window.banner.title.text() == "First?"
    window.banner.choices[0].click()
    assert window.banner.title.text() == "Second?"
    window.banner.choices[0].click()
    assert answers == ["first", "second"]
    assert not window.banner.isVisible()


@dataclass
class Improver:
    """A trainer that finds better weights when it is allowed to."""

    permits: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def __call__(self, job: pipeline.TrainJob, control: Control) -> Iterator[TrainEvent]:
        (job.out / "model").mkdir(parents=True)
        step = 0
        while not control.stopped:
            if self.permits.acquire(timeout=0.005):
                step += 1200
                (job.out / "model" / "config.json").write_text(json.dumps({"step": step}))
                yield TrainEvent("validation", "all", step, 9000, {"total": 1 / step}, step)
                yield TrainEvent("checkpoint", "all", step, 9000, {}, step)
        yield TrainEvent("phase", "model", step, 9000, message="Writing the model")
        yield TrainEvent("end", "all", step, 9000, {}, step, message="stopped")


def test_the_best_weights_so_far_are_used_while_training_goes_on(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path], services: Any
) -> None:
    trainer = Improver()
    loads: list[int] = []

    def load(key: str | Path, device: str) -> Any:
        info = services.model_info(Path(key))
        step = json.loads((Path(key) / "config.json").read_text())["step"]
        loads.append(step)
        model = services.load_model(key, device)
        model.info = replace(info, live_step=step)
        return model

    window = make_window(train=trainer, load_model=load)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    window.train.ask_start()
    trainer.permits.release()
    models = window.mix.models
    qtbot.waitUntil(lambda: models.findText("best so far (step 1,200)", Qt.MatchFlag.MatchContains) > 0)
    at = models.findText("best so far", Qt.MatchFlag.MatchContains)
    assert models.itemText(at).startswith("Training now: ")
    models.setCurrentIndex(at)
    models.activated.emit(at)
    with qtbot.waitSignal(window.desk.swapped):
        window.mix.swap.click()
    result = window.playback.clips[2]
    assert result is not None
    assert result.title.endswith(", step 1,200")
    trainer.permits.release()  # better weights make the result anew
    qtbot.waitUntil(lambda: window.playback.clips[2].title.endswith(", step 2,400"))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: models.currentText().startswith("Training now: best so far (step 2,400)"))
    assert window.run.active
    stop(qtbot, window)
    assert window.run.job is not None
    name = window.run.job.out.name
    assert "The model is in " in window.train.speed.text()
    assert name in window.train.speed.toolTip()


def test_the_last_phase_is_named_and_says_where_the_model_is(
    qtbot: QtBot, make_window: Callable[..., MainWindow]
) -> None:
    """All steps done and then silence must not come back."""
    held = threading.Event()

    def trainer(job: pipeline.TrainJob, control: Control) -> Iterator[TrainEvent]:
        yield TrainEvent("step", "all", 10, 10, {"total": 1.0}, None, 5.0)
        yield TrainEvent("phase", "model", 10, 10, message="Writing the model")
        held.wait()
        (job.out / "model").mkdir(parents=True)
        (job.out / "model" / "config.json").write_text("{}")
        yield TrainEvent("end", "all", 10, 10)

    window = make_window(train=trainer)
    window.train.ask_start()
    qtbot.waitUntil(lambda: window.train.phase.text() == "Writing the model")
    assert window.run.active
    held.set()
    qtbot.waitUntil(lambda: not window.run.active)
    assert window.train.phase.text() == "Finished"
    assert window.train.speed.text().startswith("The model is in ")
    assert window.banner.title.text() == "Training finished"


@pytest.mark.parametrize("paused", [False, True])
def test_stop_ends_a_run_that_is_still_loading(
    qtbot: QtBot, make_window: Callable[..., MainWindow], paused: bool
) -> None:
    """Stuck at "Preparing", or a Stop that does not stop, must not come back."""

    def trainer(job: pipeline.TrainJob, control: Control) -> Iterator[TrainEvent]:
        job.out.mkdir(parents=True, exist_ok=True)
        done = 0
        while True:
            control.check()
            done += 1
            yield TrainEvent("phase", "data", done, 1_000_000, message="Reading clips")
            threading.Event().wait(0.002)

    window = make_window(train=trainer)
    window.train.ask_start()
    qtbot.waitUntil(lambda: window.train.phase.text() == "Reading clips")
    assert window.train.count.text().endswith(" of 1,000,000")
    if paused:
        window.train.pause.click()
    window.train.stop.click()
    qtbot.waitUntil(lambda: not window.run.active)
    assert window.train.speed.text().startswith("No model: stopped before the first step.")
    assert window.banner.text.text() == "It was stopped before the first step."
    job = window.run.job
    assert job is not None
    qtbot.waitUntil(lambda: not job.out.exists())
    assert window.train.start.isEnabled()
    assert issubclass(Cancelled, Exception)


def test_the_time_left_of_a_phase() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert pace.left("Reading", 0, 100) is None
    now[0] = 1.0
    assert pace.left("Reading", 10, 100) is None
    now[0] = 4.0
    assert pace.left("Reading", 40, 100) == pytest.approx(6.0)
    assert pace.left("Drawing", 40, 100) is None
    now[0] = 9.0
    assert pace.left("Drawing", 50, 0) is None

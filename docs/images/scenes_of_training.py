"""Scenes of training: begun, paused, stopped, laid over one another, short of memory, cut off."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from stage import Stage, close_others, rest, until

from app.window.main import MainWindow
from app.window.playback import RESULT
from core_models.errors import OutOfMemoryError
from core_models.types import TrainEvent

FEW = "generated:150"
KIND = Qt.ItemDataRole.UserRole + 1


def _choose(window: MainWindow, steps: int, preset: str = "demo") -> None:
    """Few characters, so that drawing them takes no minute."""
    tab, data = window.train, window.train.form.data
    if data.findData(FEW) < 0:
        data.insertItem(0, data.itemText(data.findData("generated")), FEW)
        data.setItemData(0, "video", KIND)
    data.choose(FEW)
    tab.preset.setCurrentIndex(max(tab.preset.findData(preset), 0))
    tab.preset.activated.emit(tab.preset.currentIndex())
    tab.steps.setValue(steps)
    until(lambda: tab.start.isEnabled(), 120_000)


def form(stage: Stage, _: int) -> None:
    """Before the start: what was found, and every setting."""
    window = stage.window(stage.services("form"))
    _choose(window, 600)
    until(lambda: window.train.form.found.details.isVisible(), 60_000)
    rest(500)
    stage.take(window, "form")
    window.train.form.found.details.click()
    rest(1500)
    stage.take(window, "form-details")
    close_others(window)
    window.train.form.fold.setChecked(True)
    rest(300)
    stage.take(window, "form-advanced")
    stage.close(window)


def _go_on_from_the_shipped_weights(window: MainWindow, steps: int) -> None:
    """A model that knows characters already, looked at ten times a run."""
    form = window.train.form
    _choose(window, steps, "sprites")
    form.start.setCurrentIndex(form.start.findText("sprites"))
    every = form.fields.rows["training.validate_every"]
    every.enter(max(steps // 10, 1))
    every.changed.emit(every.spec.place)
    until(lambda: window.train.start.isEnabled(), 120_000)


def training(stage: Stage, steps: int) -> None:
    """A run from its beginning to its end, and beside another."""
    window = stage.window(stage.services("training"))
    window.open_samples()
    until(lambda: window.playback.clips[RESULT] is not None)
    window.playback.pause()
    tab = window.train
    _choose(window, max(steps // 6, 40))
    tab.ask_start()
    until(lambda: window.run.state == "running" or not window.run.active)
    stage.take(window, "training-begun")
    until(lambda: not window.run.active)
    rest(1000)
    stage.take(window, "finished")
    _go_on_from_the_shipped_weights(window, steps)
    tab.ask_start()
    until(lambda: window.run.state == "running" and tab.progress.bar.maximum() == steps)
    until(lambda: tab.progress.bar.value() >= 0.6 * steps or not window.run.active)
    window.banner.hide()
    rest(500)
    stage.take(window, "train")
    window.projects.settle()  # else it asks about unsaved changes first
    window.close()
    rest(300)
    stage.take(window, "closing-question")
    close_others(window)
    tab.live.setFocus()
    window.run.toggle_pause()
    rest(800)
    stage.take(window, "paused")
    window.run.stop()
    until(lambda: not window.run.active)
    rest(800)
    stage.take(window, "stopped")
    window.banner.hide()
    window.command["runs"].trigger()
    listing = window.trains.runs
    until(lambda: listing.list.topLevelItemCount() >= 2)
    for number in range(listing.list.topLevelItemCount()):
        listing.list.topLevelItem(number).setCheckState(0, Qt.CheckState.Checked)
    rest(1500)
    stage.take(window, "runs")
    listing.close()
    stage.close(window)


def memory(stage: Stage, _: int) -> None:
    """Too little of it."""

    def train(job: Any, control: Any) -> Iterator[TrainEvent]:
        job.out.mkdir(parents=True, exist_ok=True)
        yield TrainEvent("step", "all", 210, 1000, {"total": 1.0})
        raise OutOfMemoryError("there is not enough memory on cuda for a batch of 32 clips.")

    window = stage.window(replace(stage.services("memory"), train=train, smaller_batch=lambda _: 16))
    _choose(window, 1000)
    window.train.ask_start()
    until(lambda: window.banner.choices)
    stage.take(window, "memory")
    stage.close(window)


def cut_off(stage: Stage, _: int) -> None:
    """A run that was killed, offered at the next start."""
    from app import pipeline, runs
    from core_models.config import read_preset

    services = stage.services("cut off")
    folder = services.runs / "demo 2026-11-20 10-00-00"
    (folder / "checkpoints" / "step-000000200").mkdir(parents=True)
    job = {"preset": "demo", "data": "generated", "device": "cpu"}
    facts = {"job": job, "state": "running", "total": 1000, "batch": 8, "began": "2026-11-20T10:00:00+00:00"}
    (folder / runs.RUN).write_text(json.dumps(facts))
    (folder / runs.PRESET).write_text(read_preset(pipeline.preset_file("demo")).model_dump_json())
    (folder / runs.HISTORY).write_text("")
    window = stage.window(services)
    until(window.banner.isVisible, 30_000)
    stage.take(window, "cut-off")
    stage.close(window)


SCENES: dict[str, Callable[[Stage, int], None]] = {
    "form": form,
    "memory": memory,
    "cut off": cut_off,
    "training": training,
}

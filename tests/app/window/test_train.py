from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from app import pipeline
from app.bins import BIN
from app.window.main import MainWindow
from app.window.phases import span_text
from app.window.services import Services
from app.window.training import MOST_EVENTS, Feed
from benchmarks.tiny import tiny_preset
from core_models.errors import ConfigError
from core_models.types import TrainEvent, Trouble
from media_io.clip import Clip
from media_io.write import write_clip


def start(qtbot: QtBot, window: MainWindow, trainer: Any, steps: int = 1) -> None:
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    trainer.allow(steps)
    qtbot.waitUntil(lambda: window.train.count.text() == f"{steps} of {trainer.total}")


def test_start_locks_the_form_and_shows_where_it_stands(qtbot: QtBot, window: MainWindow, trainer: Any) -> None:
    window.train.ask_start()
    qtbot.waitUntil(lambda: window.train.phase.text() == "Drawing characters")
    assert not window.train.form.isEnabled()
    assert not window.train.start.isEnabled()
    trainer.allow(5)
    qtbot.waitUntil(lambda: window.train.count.text() == "5 of 40")
    assert window.run.state == "running"
    assert window.status.task.text() == "Training · 5 of 40"
    assert window.train.speed.text() == "5.0 steps/s · 7 s left"
    assert window.train.progress.best.text() == "best at step 5"
    qtbot.waitUntil(window.train.preview.isVisible)
    assert window.train.preview.frames is not None
    assert window.train.preview.frames.shape == (4, 48, 32, 3)
    window.train.stop.click()
    qtbot.waitUntil(lambda: not window.run.active)
    assert window.train.form.isEnabled()
    assert window.status.task.text() == "Ready"


def test_pause_holds_and_go_on_goes_on(qtbot: QtBot, window: MainWindow, trainer: Any) -> None:
    start(qtbot, window, trainer, 3)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(trainer.held.is_set)
    assert window.train.phase.text() == "Paused"
    assert window.train.pause.text() == "Go on"
    trainer.allow(2)
    assert trainer.permits._value == 2
    window.train.pause.click()
    qtbot.waitUntil(lambda: window.train.count.text() == "5 of 40")
    assert window.run.state == "running"
    window.run.stop()
    qtbot.waitUntil(lambda: not window.run.active)


def test_stop_ends_while_paused_and_the_model_can_be_chosen(qtbot: QtBot, window: MainWindow, trainer: Any) -> None:
    start(qtbot, window, trainer, 5)
    window.train.pause.click()
    qtbot.waitUntil(trainer.held.is_set)
    qtbot.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.run.state == "finished")
    assert trainer.stopped_at == 5
    folder = window.run.model_folder
    assert folder is not None
    qtbot.waitUntil(lambda: window.mix.models.findData(str(folder)) > 0)
    assert window.banner.title.text() == "Training stopped"
    window.banner.fix.click()
    assert window.mix.model == folder
    assert window.mix.models.currentText().startswith(folder.parent.name)


def test_a_run_to_its_end_draws_every_term(qtbot: QtBot, window: MainWindow, trainer: Any) -> None:
    trainer.allow(trainer.total)
    with qtbot.waitSignal(window.run.ended, timeout=20_000) as ended:
        window.train.ask_start()
    assert ended.args == ["done", None]
    steps, values = window.train.curves.points("total", "step")
    assert steps == list(range(1, 41))
    assert values == pytest.approx([120 / step for step in steps])
    assert window.train.curves.points("total", "validation")[0] == list(range(5, 41, 5))
    window.train.curves.enable()
    qtbot.waitUntil(lambda: window.train.curves.drawn)
    assert set(window.train.curves.plots) == {"reconstruction", "total"}
    plot = window.train.curves.plots["total"]
    assert plot.best.value() == 40
    assert plot.training.opts["pen"].style() != plot.validation.opts["pen"].style()
    assert plot.training.opts["pen"].widthF() == 1


def test_skipped_steps_and_a_restore_are_marked_counted_and_told(
    qtbot: QtBot, window: MainWindow, trainer: Any
) -> None:
    start(qtbot, window, trainer)
    window.train.curves.enable()
    trouble = Trouble(skipped=3, set_back=1, good=10)
    events = [TrainEvent("step", "all", step, 40, {"total": float(step)}) for step in (10, 20)]
    events += [TrainEvent("skip", "all", step, 40, {"total": np.nan}, trouble=trouble) for step in (21, 22, 23)]
    window.run.arrived.emit([*events, TrainEvent("restore", "all", 23, 40, trouble=trouble)])
    assert not window.banner.isHidden()
    assert window.banner.title.text() == "The training was set back"
    assert "step 10" in window.banner.text.text()
    assert "Steps skipped, being not finite: 3" in window.train.progress.trouble.text()
    qtbot.waitUntil(lambda: "total" in window.train.curves.plots and window.train.curves.drawn)
    (lines,) = window.train.curves.plots["total"].lines
    assert lines.skipped.getData()[0].tolist() == [21, 22, 23]
    assert lines.restored.getData()[0].tolist() == [23]
    assert "step&nbsp;skipped" in window.train.curves.legend.text()


def test_an_error_is_told_and_the_form_freed(qtbot: QtBot, window: MainWindow, trainer: Any) -> None:
    trainer.error = ConfigError("steps = -1: must be at least 1.")
    trainer.allow(1)
    window.train.ask_start()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text.text() == "steps = -1: must be at least 1."
    assert window.run.state == "failed"
    assert window.train.form.isEnabled()


def test_the_choice_is_what_the_form_says(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    train = window.train
    train.preset.clear()
    train.set_presets(pipeline.preset_outlines(["cdsvae-mmnist", "demo", "speech", "sprites", "voices"]))
    assert train.preset.currentText() == "sprites"
    train.data.choose("samples")
    assert train.preset.currentText() == "voices"
    train.set_folder(tmp_path)
    train.steps.setValue(70)
    train.device.setCurrentIndex(train.device.findData("cpu"))
    assert train.choice.data == str(tmp_path)
    assert train.choice.steps == 70
    assert train.choice.device == "cpu"


def question_of(qtbot: QtBot, window: MainWindow) -> QMessageBox:
    window.close()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    return window.findChildren(QMessageBox)[0]


def press(box: QMessageBox, name: str) -> None:
    button = box.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def test_closing_while_training_can_be_called_off(qtbot: QtBot, window: MainWindow, trainer: Any) -> None:
    start(qtbot, window, trainer)
    box = question_of(qtbot, window)
    assert [button.text() for button in box.buttons()].count("Keep training") == 1
    window.set_theme("dark")
    dark = box.iconPixmap().toImage()
    window.set_theme("light")
    assert box.iconPixmap().toImage() != dark, "the sign follows the theme"
    window.close()
    assert len(window.findChildren(QMessageBox)) == 1
    press(box, "keep")
    assert window.isVisible()
    assert window.run.active
    window.run.stop()
    qtbot.waitUntil(lambda: not window.run.active)


def test_closing_while_training_keeps_a_checkpoint(qtbot: QtBot, window: MainWindow, trainer: Any) -> None:
    start(qtbot, window, trainer)
    press(question_of(qtbot, window), "checkpoint")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert trainer.stopped_at == 1
    assert window.run.model_folder is not None
    assert window.ended_cleanly


def test_closing_while_training_can_discard_the_run(qtbot: QtBot, window: MainWindow, trainer: Any) -> None:
    start(qtbot, window, trainer)
    job = window.run.job
    assert job is not None
    assert job.out.exists()
    press(question_of(qtbot, window), "discard")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not job.out.exists()
    assert [kept.name.endswith(job.out.name) for kept in (job.out.parent / BIN).iterdir()] == [True]


def test_the_feed_is_bounded_and_forgets_only_steps() -> None:
    feed = Feed()
    feed.put(TrainEvent("validation", "all", 0, 9))
    for step in range(3 * MOST_EVENTS):
        feed.put(TrainEvent("step", "all", step, 9))
    feed.put(TrainEvent("end", "all", 9, 9))
    events, preview = feed.drain()
    assert len(events) <= MOST_EVENTS
    assert events[0].kind == "validation"
    assert events[-1].kind == "end"
    assert events[-2].step == 3 * MOST_EVENTS - 1
    assert preview is None
    assert feed.drain() == ([], None)


@pytest.mark.parametrize(("seconds", "text"), [(12.4, "12 s"), (200, "3 min 20 s"), (3900, "1 h 05 min")])
def test_spans_of_time(seconds: float, text: str) -> None:
    assert span_text(seconds) == text


TINY = tiny_preset(validate_every=2)


def test_a_real_run_makes_a_model_that_swaps(
    qtbot: QtBot, make_window: Callable[..., MainWindow], services: Services, tmp_path: Path, clips: dict[str, Path]
) -> None:
    """The whole way with nothing stood in for: train on a folder, stop, choose the model, swap, export."""
    rng = np.random.default_rng(0)
    for person in ("anna", "ben"):
        for action in ("walk", "wave"):
            folder = tmp_path / "people" / person / action
            folder.mkdir(parents=True)
            for take in range(6):
                frames = rng.integers(0, 256, (8, 64, 64, 3), dtype=np.uint8)
                write_clip(Clip(frames, Fraction(8)), folder / f"{take}.npz")
    preset = tmp_path / "tiny.toml"
    preset.write_text(TINY)
    real = replace(
        Services(),
        available_models=list,
        available_presets=lambda: [str(preset)],
        runs=tmp_path / "runs",
        autosaves=tmp_path / "autosave",
    )
    window = make_window(**{name: getattr(real, name) for name in vars(real)})
    window.train.set_folder(tmp_path / "people")
    window.train.device.setCurrentIndex(window.train.device.findData("cpu"))
    qtbot.waitUntil(window.train.start.isEnabled, timeout=60_000)
    window.train.ask_start()
    qtbot.waitUntil(lambda: bool(window.train.curves.best) or not window.run.active, timeout=120_000)
    window.train.stop.click()
    qtbot.waitUntil(lambda: not window.run.active)
    assert window.banner.failure is None, window.banner.details.toPlainText()
    qtbot.waitUntil(lambda: window.mix.models.count() > 3, timeout=20_000)
    window.banner.fix.click()
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    with qtbot.waitSignal(window.desk.swapped, timeout=30_000):
        window.mix.swap.click()
    window.playback.pause()
    with qtbot.waitSignal(window.desk.exported, timeout=20_000):
        window.export_to(tmp_path / "out.mp4")
    written = pipeline.open_clip(tmp_path / "out.mp4")
    assert written.frames is not None
    assert len(written.frames) == 8

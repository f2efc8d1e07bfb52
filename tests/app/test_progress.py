"""Progress without a terminal, and training as lines."""

from __future__ import annotations

import io
import math

import pytest
from rich.console import Console

from app import progress, training_view
from app.pipeline import Progress
from core_models.types import TrainEvent, Trouble


class Clock:
    """Seconds that the test moves on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_line_for_each_phase_and_now_and_then_in_a_long_one() -> None:
    lines: list[str] = []
    clock = Clock()
    show = progress.PlainDisplay(lines.append, clock)
    for second in range(0, 25, 5):
        clock.now = second
        show(Progress("Encoding A", second, 25))
    show(Progress("Decoding", 0, 0))
    assert lines == [
        "Encoding A ...",
        "Encoding A: 10 of 25, 0:15 left",
        "Encoding A: 20 of 25, 0:05 left",
        "Decoding ...",
    ]


def test_scripts_see_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.shown(silent=True) as show:
        show(Progress("Encoding A", 0, 1))
    with training_view.shown(silent=True) as show_event:
        show_event(TrainEvent("step", "all", 10, 20))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (59.6, "1:00"), (754, "12:34"), (3723, "1:02:03"), (-1, "0:00")]
)
def test_durations(seconds: float, shown: str) -> None:
    assert progress.duration(seconds) == shown


def test_training_lines_tell_phase_pace_time_left_losses_and_best_step() -> None:
    lines: list[str] = []
    clock = Clock()
    show = training_view.PlainTraining(lines.append, clock)
    show(TrainEvent("phase", "data", 0, 9, message="Drawing characters"))
    show(TrainEvent("phase", "data", 5, 9, message="Drawing characters"))
    show(TrainEvent("step", "all", 10, 130, {"kl": 1.5, "total": 20.0}, steps_per_second=2.0))
    clock.now = 5
    show(TrainEvent("step", "all", 20, 130, {"total": 19.0}, steps_per_second=2.0))
    show(TrainEvent("validation", "all", 20, 130, {"total": 18.0}, best_step=20))
    show(TrainEvent("checkpoint", "all", 20, 130))
    clock.now = 16
    show(TrainEvent("step", "pose", 30, 130, {"total": 17.0}, steps_per_second=2.0))
    assert lines == [
        "Drawing characters ...",
        "Training ...",
        "step 10 of 130  2.0 steps/s, 1:00 left  training total 20 kl 1.5",
        "step 20 of 130  validation total 18 (best: step 20)",
        "Training pose ...",
        "step 30 of 130  2.0 steps/s, 0:50 left  training total 17",
    ]


def test_trouble_is_told_as_it_comes_and_counted() -> None:
    lines: list[str] = []
    show = training_view.PlainTraining(lines.append, Clock())
    trouble = Trouble(skipped=3, set_back=1, good=10)
    skip = TrainEvent("skip", "all", 14, 130, {"total": math.nan}, message="Step 14 was skipped", trouble=trouble)
    restore = TrainEvent("restore", "all", 14, 130, message="back to the state of step 10", trouble=trouble)
    view = training_view.LiveTraining()
    for event in (skip, restore):
        show(event)
        view(event)
    assert lines == ["Training ...", "Step 14 was skipped", "back to the state of step 10"]
    text = io.StringIO()
    Console(width=120, file=text).print(view.render())
    assert "3 steps were skipped, being not finite; set back once with a lower learning rate" in text.getvalue()
    assert "back to the state of step 10" in text.getvalue()
    facts = training_view.as_facts(skip)
    assert (facts["losses"], facts["skipped"], facts["set_back"]) == ({"total": None}, 3, 1)


def test_the_live_view_shows_bar_and_losses() -> None:
    view = training_view.LiveTraining()
    view(TrainEvent("phase", "data", 3, 9, message="Drawing characters"))
    view(TrainEvent("step", "all", 10, 130, {"kl": 1.5, "total": 20.0}, steps_per_second=2.0))
    view(TrainEvent("validation", "all", 10, 130, {"total": 18.0}, best_step=10))
    text = io.StringIO()
    Console(width=120, file=text).print(view.render())
    shown = text.getvalue()
    assert "10/130" in shown
    assert "1:00 left" in shown
    rows = [line.split() for line in shown.splitlines()[-3:]]
    assert rows == [["total", "kl", "best", "step"], ["training", "20", "1.5"], ["validation", "18", "10"]]

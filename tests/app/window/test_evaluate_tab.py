"""The Evaluate tab: the job of the form, progress, stopping with what is measured, errors, the report."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.bench.jobs import EvaluateJob
from app.bench.results import Column, Report, Row, SeedRun, Table, write_report
from app.pipeline import OnProgress, Progress
from app.window.evaluate import KEPT, EvaluateTab
from app.window.main import MainWindow
from core_models.control import Cancelled, Control
from core_models.errors import ModelError


@dataclass
class FakeJudge:
    """Measures nothing: reports, waits for a permit, writes a small report."""

    go: threading.Event = field(default_factory=threading.Event)
    jobs: list[EvaluateJob] = field(default_factory=list)
    error: Exception | None = None
    stopped: bool = False

    def __call__(self, job: EvaluateJob, progress: OnProgress, control: Control) -> Report:
        self.jobs.append(job)
        progress(Progress("Training the judge on real clips", 3, 10))
        while not self.go.wait(0.005) and not control.stopped:
            continue
        self.stopped = control.stopped
        if self.error is not None:
            raise self.error
        row = Row("C-DSVAE", (SeedRun(0, {"accuracy": 12.34}),), {"accuracy": 99.99})
        table = Table("Actions", (Column("accuracy", "Accuracy", "%", "higher"),), (row,), "What is read.")
        report = Report("evaluation", "Swaps of the model", "strict", tables=(table,))
        write_report(job.out, report)
        return report


class Opened(QObject):
    """Takes what the desktop is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def judge() -> FakeJudge:
    return FakeJudge()


@pytest.fixture
def desktop() -> Iterator[Opened]:
    taker = Opened()
    QDesktopServices.setUrlHandler("file", taker, "open")
    yield taker
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def opened(
    make_window: Callable[..., MainWindow], qtbot: QtBot, judge: FakeJudge, tmp_path: Path
) -> tuple[MainWindow, EvaluateTab]:
    window = make_window(evaluate=judge, reports=(tmp_path / "own" / "reports",))
    window.command["show_evaluation"].trigger()
    tab = window.side.evaluation.tab
    qtbot.waitUntil(lambda: tab.data.count() > 0, timeout=60_000)
    return window, tab


def test_a_measurement_runs_beside_all_else_and_its_report_is_shown(
    qtbot: QtBot, opened: tuple[MainWindow, EvaluateTab], judge: FakeJudge, tmp_path: Path, desktop: Opened
) -> None:
    window, tab = opened
    assert tab.data.findData("generated") >= 0
    assert tab.data.findData("samples") < 0  # sound is not for a model of pictures
    tab.data.setCurrentIndex(tab.data.findData("generated"))
    tab.start.click()
    qtbot.waitUntil(lambda: tab.busy.phase.text() == "Training the judge on real clips")
    assert tab.busy.count.text().startswith("3 of 10")
    assert not tab.form.isEnabled()
    assert not tab.start.isEnabled()
    assert window.side.evaluation.lane.jobs
    assert not window.desk.files.jobs
    judge.go.set()
    qtbot.waitUntil(lambda: "12.34" in tab.page.toPlainText())
    assert "99.99" in tab.page.toPlainText()  # what was published stands beside
    assert tab.form.isEnabled()
    assert not tab.busy.isVisible()
    (job,) = judge.jobs
    assert (job.data, job.clips, job.mode, job.speech) == ("generated:200", 100, "strict", False)
    assert job.judge == tmp_path / "own" / "judges" / "generated 200 8"
    assert job.out.parent == tmp_path / "own" / "reports"
    tab.browser.click()
    tab.folder.click()
    assert desktop.paths == [job.out / "index.html", job.out]
    tab.larger.click()
    qtbot.waitUntil(lambda: "12.34" in window.reports.page.toPlainText())
    window.reports.close()


def test_stopped_it_keeps_what_is_measured(
    qtbot: QtBot, opened: tuple[MainWindow, EvaluateTab], judge: FakeJudge
) -> None:
    _, tab = opened
    tab.start.click()
    qtbot.waitUntil(lambda: bool(judge.jobs))
    tab.stop.click()
    qtbot.waitUntil(lambda: "12.34" in tab.page.toPlainText())
    assert judge.stopped
    assert not tab.stop.isEnabled()


def test_stopped_before_anything_was_measured_it_just_ends(
    qtbot: QtBot, opened: tuple[MainWindow, EvaluateTab], judge: FakeJudge
) -> None:
    window, tab = opened
    judge.error = Cancelled()
    tab.start.click()
    qtbot.waitUntil(lambda: bool(judge.jobs))
    tab.stop.click()
    qtbot.waitUntil(lambda: tab.start.isEnabled())
    assert window.banner.failure is None
    assert not tab.browser.isEnabled()


def test_what_does_not_fit_is_told_with_both_sides(
    qtbot: QtBot, opened: tuple[MainWindow, EvaluateTab], judge: FakeJudge, tmp_path: Path
) -> None:
    window, tab = opened
    tab.set_judge(tmp_path / "my judge")
    assert tab.choice is not None
    assert tab.choice.judge == tmp_path / "my judge"
    judge.error = ModelError("the judge reads 16 frames, the data have 8. Take another judge.")
    judge.go.set()
    tab.start.click()
    qtbot.waitUntil(lambda: window.banner.isVisible())
    assert window.banner.failure is not None
    assert "16 frames" in window.banner.failure.cause
    assert judge.jobs[0].judge == tmp_path / "my judge"
    assert tab.start.isEnabled()


def test_closing_ends_a_measurement(qtbot: QtBot, opened: tuple[MainWindow, EvaluateTab], judge: FakeJudge) -> None:
    window, tab = opened
    assert tab.choice is not None
    assert tab.choice.judge == KEPT
    tab.start.click()
    qtbot.waitUntil(lambda: bool(judge.jobs))
    window.close()
    assert window.ended_cleanly
    assert judge.stopped

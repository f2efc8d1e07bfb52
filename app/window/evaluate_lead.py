"""Leads a measurement from the Evaluate tab through its own lane to the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from app.window import choosers
from app.window.evaluate import KEPT, EvaluateChoice, EvaluateTab
from app.window.latents_work import sources_work
from app.window.report_page import page_of
from app.window.worker import DONE, FAILED, Job, Lane, StoppableJob

if TYPE_CHECKING:
    from app.bench.jobs import EvaluateJob
    from app.pipeline import ModelInfo
    from app.window.main import MainWindow
    from app.window.services import Services

JUDGES = "judges"


class EvaluateLead(QObject):
    """Listens to the tab and the desk."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self.tab = EvaluateTab()
        self.lane = Lane("evaluate", self)
        self.report: Path | None = None
        self._listed = False
        self._job: Job | None = None
        tab = self.tab
        tab.looked_at.connect(self._looked_at)
        tab.start_asked.connect(self.start)
        tab.cancel_asked.connect(self.cancel)
        tab.judge_asked.connect(self._ask_judge)
        tab.larger_asked.connect(self._larger)
        tab.browser_asked.connect(self._browse)
        tab.all_asked.connect(self._all)
        tab.folder_asked.connect(self._show_folder)
        self._desk.models_listed.connect(self._models_listed)
        window.theme.changed.connect(self._retheme)

    @Slot()
    def _looked_at(self) -> None:
        if not self._listed:
            self._listed = True
            self._desk.background.run(self.tr("Could not list the labelled sets"), sources_work, self._sources_listed)

    def _sources_listed(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE:
            self.tab.set_sources(payload)
        elif kind == FAILED:
            self._window.show_failure(payload)

    @Slot(object)
    def _models_listed(self, models: list[ModelInfo]) -> None:
        self.tab.set_models(models)

    # Measuring

    @Slot(object)
    def start(self, choice: EvaluateChoice) -> None:
        """Measure; everything else in the window goes on."""
        if self._job is not None:
            return
        root = self._desk.services.reports[0]
        self.report = None
        self.tab.show_report("", "")
        self.tab.set_running(True)
        self.tab.busy.begin(self.tr("Starting"))
        title = self.tr("Could not measure {0} on {1}").format(choice.name, choice.data)
        work = evaluate_work(self._desk.services, job_of(choice, root, datetime.now()))
        self._job = self.lane.submit(StoppableJob(title, work, self._ended, self._progressed))

    @Slot()
    def cancel(self) -> None:
        """Stop; what is measured by then is kept as a report."""
        if self._job is not None:
            self._job.cancel()
            self.tab.stop.setEnabled(False)
            self.tab.busy.stopping()

    def _progressed(self, job: Job, progress: Any) -> None:
        if job is self._job:
            self.tab.busy.tell(progress)

    def _ended(self, job: Job, kind: str, payload: Any) -> None:
        self._job = None
        self.tab.set_running(False)
        self.tab.busy.rest()
        if kind == FAILED:
            self._window.show_failure(payload)
        elif kind == DONE:
            self.show_report(payload)

    # The report

    def show_report(self, folder: Path) -> None:
        """Show a report in the tab."""
        self.report = folder
        colours = dict(vars(self._window.theme.colours))
        title = self.tr("Could not show the report in {0}").format(folder.name)
        self._desk.files.run(title, lambda _: (folder, page_of(folder, colours)), self._page_made)

    def _page_made(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE and payload[0] == self.report:
            self.tab.show_report(payload[0].name, without_title(payload[1]))
        elif kind == FAILED:
            self._window.show_failure(payload)

    @Slot()
    def _retheme(self) -> None:
        if self.report is not None:
            self.show_report(self.report)

    @Slot()
    def _larger(self) -> None:
        if self.report is not None:
            self._window.reports.show_report(self.report)
            self._window.reports.show()
            self._window.reports.activateWindow()

    @Slot()
    def _browse(self) -> None:
        from app.bench.results import PAGE

        if self.report is not None:
            self._open(self.report / PAGE)

    @Slot()
    def _show_folder(self) -> None:
        if self.report is not None:
            self._open(self.report)

    @Slot()
    def _all(self) -> None:
        self._window.command["reports"].trigger()

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    @Slot()
    def _ask_judge(self) -> None:
        chooser = choosers.folder(self._window, self.tr("Choose a folder with a judge"))
        chooser.fileSelected.connect(self._judge_chosen)
        chooser.open()

    @Slot(str)
    def _judge_chosen(self, folder: str) -> None:
        self.tab.set_judge(Path(folder))


def job_of(choice: EvaluateChoice, root: Path, now: datetime) -> EvaluateJob:
    """The job of a filled form: its report gets a folder of its own, judges are kept beside the reports."""
    from app.bench.jobs import EvaluateJob

    name = re.sub(r'[/\\:*?"<>|]+', "-", f"{choice.name} on {choice.data} {now:%Y-%m-%d %H%M%S}")
    kept = f"{choice.data.replace(':', ' ')} {choice.length}" + (f" {choice.judge_steps}" if choice.judge_steps else "")
    judge = choice.judge if isinstance(choice.judge, Path) else None
    if choice.judge == KEPT and not choice.speech:
        judge = root.parent / JUDGES / kept
    return EvaluateJob(
        choice.model, choice.data, root / name, judge, choice.mode, clips=choice.clips,
        judge_steps=choice.judge_steps, speech=choice.speech, swaps=choice.swaps,
    )  # fmt: skip


def without_title(page: str) -> str:
    """A page below a title of its own, where there is little room."""
    return re.sub(r"<h1[^>]*>.*?</h1>", "", page, count=1, flags=re.DOTALL)


def evaluate_work(services: Services, job: EvaluateJob) -> Callable[[StoppableJob], Path]:
    """The work of a measurement; gives the report's folder."""

    def work(running: StoppableJob) -> Path:
        services.evaluate(job, running.show, running.control)
        return job.out

    return work

"""Reports in a window of their own: a list of those at hand beside the page that the report's folder holds too."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.window import choosers
from app.window.failures import Failure
from app.window.plain import shown, tip
from app.window.theme import Theme
from app.window.widgets import button, label
from app.window.worker import DONE, FAILED, Job, Lane

MARGIN = 18
EMPTY = (
    "<h2>{0}</h2><p>{1}</p><p><code>unbraid evaluate sprites --data generated --out reports/sprites</code><br>"
    "<code>unbraid reproduce cdsvae-1 --budget 120</code></p><p>{2}</p>"
)


def found_reports(roots: Sequence[Path]) -> list[tuple[Path, str]]:
    """Folders with a readable report below these, newest first for each, with their titles."""
    from app.bench.jobs import report_folders
    from app.bench.results import read_report
    from media_io.errors import MediaError

    found: dict[Path, str] = {}
    for root in roots:
        for folder in report_folders(root):
            try:
                found.setdefault(folder.resolve(), read_report(folder).title)
            except MediaError:
                continue
    return list(found.items())


def page_of(folder: Path, colours: dict[str, str]) -> str:
    """The page of a report in the window's colours. Raises MediaError where there is no report."""
    from app.bench.results import read_report
    from app.html_report import page

    return page(read_report(folder), folder, colours)


def browser_page(folder: Path) -> Path:
    """The page of a report for a browser. Raises MediaError."""
    from app.html_report import browser_page as made

    return made(folder)


class ReportWindow(QDialog):
    """Shows reports; reading them happens in the lane.

    Args:
        theme: gives the page its colours, and another page when it changes.
        lane: reads the files.
        roots: folders below which reports are looked for.
        parent: the main window.
    """

    def __init__(
        self,
        theme: Theme,
        lane: Lane,
        roots: Sequence[Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._lane, self._roots = theme, lane, tuple(roots)
        self.folder: Path | None = None
        self.setObjectName("reports")
        self.setWindowTitle(self.tr("Reports"))
        self.resize(1180, 820)
        self._build()
        theme.changed.connect(self._retheme)

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Reports"))
        self.list.setWordWrap(True)
        self.choose = button(self.tr("Open a report\u2026"), "open", tip=self.tr("Choose a folder with a report.json"))
        self.browse = button(self.tr("Show in the browser"), tip=self.tr("The same page, with more room"))
        self.browse.setEnabled(False)
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("Report"))
        self.page.setOpenExternalLinks(False)
        self.page.setOpenLinks(False)
        self.page.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # a number is never cut in two
        self.page.document().setDocumentMargin(MARGIN)
        heading = self.tr("No report yet")
        how = self.tr("The Evaluate tab makes reports, and so does the command line:")
        self.page.setHtml(EMPTY.format(heading, how, self.tr("Open their folder here.")))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(self.tr("REPORTS"), "section"))
        column.addWidget(self.list, 1)
        column.addWidget(self.choose)
        column.addWidget(self.browse)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(side)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setSizes([260, 920])
        row = QHBoxLayout(self)
        row.addWidget(split)
        for each in (self.choose, self.browse):
            each.setAutoDefault(False)
        self.list.currentItemChanged.connect(self._chosen)
        self.choose.clicked.connect(self._ask)
        self.browse.clicked.connect(self._browse)

    @Slot()
    def refresh(self) -> None:
        """Look for reports again; the one that is shown stays."""
        roots = self._roots if self.folder is None else (*self._roots, self.folder)
        self._lane.run(self.tr("Could not look for reports"), lambda _: found_reports(roots), self._listed)

    def show_report(self, folder: Path) -> None:
        """Show the report in a folder."""
        self.folder = folder.resolve()
        self._read()
        self.refresh()

    def _read(self) -> None:
        folder, colours = self.folder, dict(vars(self._theme.colours))
        if folder is not None:
            title = self.tr("Could not show the report in {0}").format(folder.name)
            self._lane.run(title, lambda _: (folder, page_of(folder, colours)), self._shown)

    def _listed(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._tell(payload)
        if kind != DONE:
            return
        self.list.blockSignals(True)
        self.list.clear()
        for folder, title in payload:
            item = QListWidgetItem(f"{shown(folder.name)}\n{shown(title)}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, str(folder))
            item.setToolTip(tip(str(folder)))
            if folder == self.folder:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self.folder is None and self.list.count():
            self.list.setCurrentRow(0)

    def _shown(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._tell(payload)
        if kind == DONE and payload[0] == self.folder:
            place = self.page.verticalScrollBar().value()
            self.page.setHtml(payload[1])
            self.page.verticalScrollBar().setValue(place)
            self.browse.setEnabled(True)

    def _tell(self, failure: Failure) -> None:
        """An error takes the page's place, so that no other report is taken for the one that was asked for."""
        parts = [f"<h2>{escape(failure.title)}</h2>", *(f"<p>{escape(t)}</p>" for t in (failure.cause, failure.remedy))]
        self.page.setHtml("".join(parts))
        self.browse.setEnabled(False)

    @Slot(QListWidgetItem)
    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.folder = Path(str(item.data(Qt.ItemDataRole.UserRole)))
            self.page.verticalScrollBar().setValue(0)
            self._read()

    @Slot()
    def _retheme(self) -> None:
        self._read()

    @Slot()
    def _ask(self) -> None:
        chooser = choosers.folder(self, self.tr("Choose a folder with a report.json"))
        chooser.fileSelected.connect(self._folder_chosen)
        chooser.open()

    @Slot(str)
    def _folder_chosen(self, folder: str) -> None:
        self.show_report(Path(folder))

    @Slot()
    def _browse(self) -> None:
        folder = self.folder
        if folder is not None:
            title = self.tr("Could not show the report in {0}").format(folder.name)
            self._lane.run(title, lambda _: browser_page(folder), self._open)

    def _open(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self._tell(payload)
        if kind == DONE:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(payload)))

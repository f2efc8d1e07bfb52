"""All training runs: a list to go on with, use, delete or look into, and their curves laid over one another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.history import RunCurves, read_curves
from app.window.curve_tools import CurveTools
from app.window.curves import CurveBoard
from app.window.failures import Failure
from app.window.languages import number
from app.window.messages import told
from app.window.plain import show_folder
from app.window.plain import tip as plain_tip
from app.window.services import Services
from app.window.term_plot import run_colour
from app.window.theme import Theme
from app.window.train_live import trouble_text
from app.window.training import TrainingRun
from app.window.widgets import ElidedLabel, button, label
from app.window.worker import DONE, FAILED, Job

if TYPE_CHECKING:
    from app.runs import RunInfo

NAME, DATA, STATE, BEST, BEGUN = range(5)
FOLDER = Qt.ItemDataRole.UserRole


class RunsWindow(QDialog):
    """The list on the left, curves of those that are ticked on the right.

    Signals:
        resume_asked, use_asked: with a RunInfo.
        deleted, restored: the folder of a run that went, or came back.
        failed: a Failure.
    """

    resume_asked = Signal(object)
    use_asked = Signal(object)
    deleted = Signal(object)
    restored = Signal(object)
    failed = Signal(object)

    def __init__(self, run: TrainingRun, live: CurveBoard, services: Services, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._run, self._live, self._services, self._theme = run, live, services, theme
        self._infos: dict[Path, RunInfo] = {}
        self._curves: dict[Path, RunCurves] = {}
        self._ticked: list[Path] = []
        self._kept: Path | None = None
        self.setWindowTitle(self.tr("Training runs"))
        self.resize(1380, 780)
        self.list = QTreeWidget()
        self.board = CurveBoard(theme, plot_height=200)
        self.tools = CurveTools(self.board, run.writing)
        self.resume = button(self.tr("Go on"), "play", "", self.tr("Go on with the run from its last checkpoint"))
        self.use = button(self.tr("Use model"), "check", "", self.tr("Swap with the best weights of the run"))
        self.show_folder = button(self.tr("Open folder"), "folder", "", self.tr("Show the files of the run"))
        self.delete = button(self.tr("Delete"), "trash", "", self.tr("Move the run to the bin (Del)"))
        self.trouble = ElidedLabel("", "dim")
        self.note = ElidedLabel("", "dim")
        self.undo = button(self.tr("Undo"), "reset", "", self.tr("Take the run out of the bin"))
        self._fill()
        self._lay_out()
        self._connect()
        self._show_buttons()

    def _fill(self) -> None:
        names = self.tr("Run"), self.tr("Data"), self.tr("State"), self.tr("Best step"), self.tr("Begun")
        self.list.setHeaderLabels(list(names))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setAccessibleName(self.tr("Training runs; ticked ones show their curves"))
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((DATA, 110), (STATE, 200), (BEST, 110), (BEGUN, 130)):
            self.list.setColumnWidth(column, width)
        self.undo.hide()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        buttons, foot = QHBoxLayout(), QHBoxLayout()
        for each in (self.resume, self.use, self.show_folder, self.delete):
            each.setAutoDefault(False)
            buttons.addWidget(each)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.undo)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(self.tr("RUNS"), "section"))
        column.addWidget(self.list, 1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        column.addLayout(foot)
        area = QScrollArea()
        area.setWidget(self.board)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tools)
        column.addWidget(area, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([810, 550])
        QHBoxLayout(self).addWidget(split)

    def _connect(self) -> None:
        self.list.itemChanged.connect(self._item_changed)
        self.list.currentItemChanged.connect(self._show_buttons)
        self.list.itemDoubleClicked.connect(self._toggle)
        self.resume.clicked.connect(self._ask_resume)
        self.use.clicked.connect(self._ask_use)
        self.show_folder.clicked.connect(self._open_folder)
        self.delete.clicked.connect(self.delete_chosen)
        self.undo.clicked.connect(self.take_back)
        self.tools.failed.connect(self.failed)
        self.tools.exported.connect(self._exported)
        self._run.arrived.connect(self._arrived)
        self._run.state_changed.connect(self._state_changed)
        self._theme.changed.connect(self._colour_rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the run that is chosen."""
        if event.key() == Qt.Key.Key_Delete and self.delete.isEnabled():
            self.delete_chosen()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What is on the disk now."""
        self._theme.repaint_icons(self)
        self.refresh()

    # The list

    @property
    def chosen(self) -> RunInfo | None:
        """The run of the chosen row."""
        item = self.list.currentItem()
        return None if item is None else self._infos.get(_folder(item))

    @Slot()
    def refresh(self) -> None:
        """Look for runs again."""
        list_runs, root = self._services.list_runs, self._services.runs
        self._run.writing.run(self.tr("Could not list the runs"), lambda _: list_runs(root), self._listed)

    def _listed(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self.failed.emit(payload)
        if kind != DONE:
            return
        chosen, first = self.chosen, not self._infos
        self._infos = {info.folder: info for info in payload}
        self._ticked = [folder for folder in self._ticked if folder in self._infos]
        if first and payload and not self._ticked:
            self._tick(payload[0].folder)
        self.list.blockSignals(True)
        self.list.clear()
        rows = [self._row(info) for info in payload]
        self.list.addTopLevelItems(rows)
        if rows:
            known = [row for row in rows if chosen is not None and _folder(row) == chosen.folder]
            self.list.setCurrentItem([*known, *rows][0])
        self.list.blockSignals(False)
        if not payload:
            self.note.setText(self.tr("No runs yet: what you train appears here."))
        self._show_buttons()
        self._show_curves()

    def _row(self, info: RunInfo) -> QTreeWidgetItem:
        began = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(round(info.began.timestamp())), QLocale.FormatType.ShortFormat
        )
        best = "" if info.best_step is None else number(info.best_step, ",")
        item = QTreeWidgetItem([info.name, Path(info.data).name, state_text(info), best, began])
        item.setData(NAME, FOLDER, str(info.folder))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(NAME, Qt.CheckState.Checked if info.folder in self._ticked else Qt.CheckState.Unchecked)
        item.setTextAlignment(BEST, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        texts = info.preset, info.data, told(info.message), trouble_text(info.skipped, info.set_back), str(info.folder)
        tip = "\n".join(text for text in texts if text)
        for column in range(5):
            item.setToolTip(column, plain_tip(tip))
        return item

    @Slot()
    def _show_buttons(self) -> None:
        info = self.chosen
        idle = info is not None and info.state != "running"
        self.resume.setEnabled(info is not None and info.can_resume and not self._run.active)
        self.use.setEnabled(info is not None and info.has_model)
        self.show_folder.setEnabled(info is not None)
        self.delete.setEnabled(idle)
        self.trouble.setText("" if info is None else trouble_text(info.skipped, info.set_back))
        self.trouble.setVisible(bool(self.trouble.text()))

    @Slot(str)
    def _state_changed(self, state: str) -> None:
        if self.isVisible():
            self.refresh()

    # Curves

    @Slot(QTreeWidgetItem, int)
    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column != NAME:
            return
        folder = _folder(item)
        if item.checkState(NAME) == Qt.CheckState.Checked:
            self._tick(folder)
        elif folder in self._ticked:
            self._ticked.remove(folder)
        self._show_curves()

    @Slot(QTreeWidgetItem)
    def _toggle(self, item: QTreeWidgetItem) -> None:
        checked = item.checkState(NAME) == Qt.CheckState.Checked
        item.setCheckState(NAME, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def tick(self, folder: Path) -> None:
        """Show the curves of a run, beside those that are shown."""
        self._tick(folder)
        self.refresh()

    def _tick(self, folder: Path) -> None:
        if folder not in self._ticked:
            self._ticked.append(folder)

    def _show_curves(self) -> None:
        """Draw what is there; read what is not."""
        for folder in self._ticked:
            if folder not in self._curves and not self._is_live(folder):
                title = self.tr("Could not read the curves of {0}").format(folder.name)
                self._run.writing.run(title, _reading(folder), self._read)
                self._curves[folder] = RunCurves(folder.name)
        shown = [self._of(folder) for folder in self._ticked]
        if shown != self.board.runs:
            self.board.show_runs(shown)
        self._colour_rows()

    def _of(self, folder: Path) -> RunCurves:
        if not self._is_live(folder):
            return self._curves[folder]
        self._live.run.name = folder.name
        return self._live.run

    def _is_live(self, folder: Path) -> bool:
        return self._run.active and self._run.job is not None and self._run.job.out == folder

    def _read(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self.failed.emit(payload)
        elif kind == DONE:
            folder, curves = payload
            self._curves[folder] = curves
            self._show_curves()

    @Slot(object)
    def _arrived(self, events: object) -> None:
        if self.isVisible() and self._live.run in self.board.runs:
            self.board.refresh()

    @Slot()
    def _colour_rows(self) -> None:
        """A swatch of each run's colour where there are several."""
        self.list.blockSignals(True)
        for item in filter(None, map(self.list.topLevelItem, range(self.list.topLevelItemCount()))):
            folder = _folder(item)
            item.setIcon(NAME, self._swatch(folder) if folder in self._ticked and len(self._ticked) > 1 else QIcon())
        self.list.blockSignals(False)

    def _swatch(self, folder: Path) -> QIcon:
        picture = QPixmap(12, 12)
        picture.fill(self._theme.colours.panel)  # an edge, or it would not be seen in the row that is chosen
        painter = QPainter(picture)
        painter.fillRect(2, 2, 8, 8, QColor(run_colour(self._theme, self._ticked.index(folder))))
        painter.end()
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        return icon

    # What can be done

    @Slot()
    def _ask_resume(self) -> None:
        if self.chosen is not None:
            self.resume_asked.emit(self.chosen)

    @Slot()
    def _ask_use(self) -> None:
        if self.chosen is not None:
            self.use_asked.emit(self.chosen)

    @Slot()
    def _open_folder(self) -> None:
        if self.chosen is not None:
            show_folder(self.chosen.folder)

    @Slot()
    def delete_chosen(self) -> None:
        """Move the chosen run into the bin, from where it can be taken back."""
        info, work = self.chosen, self._services.delete_run
        if info is not None:
            title = self.tr("Could not delete {0}").format(info.name)
            self._run.writing.run(title, lambda _: (info.folder, work(info.folder)), self._deleted)

    def _deleted(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self.failed.emit(payload)
        elif kind == DONE:
            folder, self._kept = payload
            self._curves.pop(folder, None)
            self.note.setText(self.tr("{0} is in the bin for 30 days.").format(folder.name))
            self.undo.show()
            self.deleted.emit(folder)
            self.refresh()

    @Slot()
    def take_back(self) -> None:
        """Undo the last deletion."""
        kept, work = self._kept, self._services.restore_run
        if kept is not None:
            self._kept = None
            self._run.writing.run(self.tr("Could not take the run back"), lambda _: work(kept), self._taken_back)

    def _taken_back(self, job: Job, kind: str, payload: Any) -> None:
        self.undo.hide()
        self.note.setText("")
        if kind == FAILED:
            self.failed.emit(payload)
        elif kind == DONE:
            self.restored.emit(payload)
        self.refresh()

    @Slot(object)
    def _exported(self, path: Path) -> None:
        self.note.setText(self.tr("Saved: {0}").format(path))

    def tell(self, failure: Failure) -> None:
        """Say what went wrong, in a line."""
        self.note.setText(f"{failure.title}: {failure.cause}")


def state_text(info: RunInfo) -> str:
    """How a run stands, in the user's language."""
    texts = {
        "running": _tr("training now"),
        "finished": _tr("finished"),
        "stopped": _tr("stopped at {0} of {1}"),
        "failed": _tr("failed at {0} of {1}"),
        "cut off": _tr("cut off at {0} of {1}"),
    }
    return texts[info.state].format(number(info.step, ","), number(info.total, ","))


def _folder(item: QTreeWidgetItem) -> Path:
    return Path(str(item.data(NAME, FOLDER)))


def _reading(folder: Path) -> Any:
    def work(job: Job) -> tuple[Path, RunCurves]:
        return folder, read_curves(folder, look=lambda: job.report(None))

    return work


def _tr(text: str) -> str:
    return QCoreApplication.translate("Runs", text)

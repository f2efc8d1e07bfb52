"""The main window: puts the panels together and leads what the user does to the desk and back."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDockWidget,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.window import choosers
from app.window.actions import build_actions
from app.window.around import AroundLead, Surroundings
from app.window.banner import Banner
from app.window.closing import CHECKPOINT, DISCARD, choice_of, training_question
from app.window.desk import Desk, Machine
from app.window.empty import EmptyPage
from app.window.failures import Failure
from app.window.focus import order_focus
from app.window.garbage import GuiGarbage
from app.window.library import Library
from app.window.matrices import MatrixLead
from app.window.opening import dropped_paths
from app.window.playback import RESULT, Playback
from app.window.playkeys import PlayKeys
from app.window.projects import ProjectLead
from app.window.report_page import ReportWindow
from app.window.services import Services
from app.window.side import SideTabs
from app.window.status import StatusBar
from app.window.swaps import SwapLead
from app.window.theme import Theme
from app.window.train import TrainTab
from app.window.train_look import LookLead
from app.window.training import TrainingRun
from app.window.trains import TrainLead
from app.window.traversals import TraverseLead
from app.window.undo import UndoLead
from app.window.widgets import KeyKeeper
from app.window.workspace import Workspace

_log = logging.getLogger(__name__)
SWITCH_SECONDS = 0.0005
"""A call into Qt gives Python's lock away; with the usual 5 ms a thread that computes keeps it so long each time."""


class MainWindow(QMainWindow):
    """Library, players, mix strip, training."""

    def __init__(
        self, services: Services, theme: Theme, around: Surroundings | None = None, playback: Playback | None = None
    ) -> None:
        super().__init__()
        self.theme = theme
        self.ended_cleanly = True
        self.around = AroundLead(self, around)
        self._quitting = False
        self._fix: Callable[[], None] | None = None
        self.playback = playback or Playback(self)
        self.playback.setParent(self)
        self.keys = PlayKeys(self.playback)
        self.desk = Desk(services, self.playback, self)
        self.run = TrainingRun(services, self)
        self.matrix, self.traversals = MatrixLead(self, services), TraverseLead(self, services)
        self.garbage = GuiGarbage(self)
        self.undo = UndoLead(self)
        self.projects = ProjectLead(self, self.around.settings, services.autosaves)
        self._build()
        self.reports = ReportWindow(theme, self.desk.files, services.reports, self)
        order_focus(self)
        self.swaps = SwapLead(self)
        self.looks = LookLead(self, services)
        self.trains = TrainLead(self, services)
        self._connect()
        self.undo.attach()
        self.projects.attach()
        self.around.restore()

    # Building

    def _build(self) -> None:
        self.banner = Banner(self.theme)
        self.empty = EmptyPage(self.theme)
        self.workspace = Workspace(self.playback, self.theme)
        self.mix = self.workspace.mix
        self.library = Library(self.theme)
        self.train = TrainTab(self.run, self.theme)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Models"))
        self.tabs.tabBar().setAccessibleName(self.tr("Models"))
        self.tabs.addTab(self.train, self.tr("Train"))
        self.side = SideTabs(self)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.workspace)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self.command, self.menus = build_actions(self, self._handlers())
        self.library_dock = self._dock(
            self.tr("Library"), "library", self.library, Qt.DockWidgetArea.LeftDockWidgetArea, 240
        )
        self.models_dock = self._dock(
            self.tr("Models"), "models", self.tabs, Qt.DockWidgetArea.RightDockWidgetArea, 344
        )
        self.keeper = KeyKeeper(self)

    def _dock(self, title: str, name: str, inside: QWidget, area: Qt.DockWidgetArea, width: int) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(inside)
        dock.setTitleBarWidget(QWidget())
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.addDockWidget(area, dock)
        self.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        self.menus["View"].addAction(dock.toggleViewAction())
        return dock

    def _handlers(self) -> dict[str, Callable[[], None]]:
        return {
            **self.keys.handlers(),
            **self.around.handlers(),
            **self.workspace.handlers(),
            **self.side.handlers(),
            **self.matrix.handlers(),
            **self.traversals.handlers(),
            **self.undo.handlers(),
            **self.projects.handlers(),
            "open": self.ask_files, "open_folder": self.ask_folder, "sample": self.open_samples,
            "load_model": self.ask_model, "export": self.ask_export, "quit": self._quit,
            "swap": self._swap, "cancel_swap": self.desk.cancel_swap, "trade": self._trade,
            **self.mix.handlers(),
            "runs": self._runs,
            "train": self.train.ask_start, "pause_training": self.run.toggle_pause, "stop_training": self.run.stop,
            "reports": self._reports,
        }  # fmt: skip

    def _connect(self) -> None:
        for page in (self.empty, self.library):
            page.files_asked.connect(self.ask_files)
            page.folder_asked.connect(self.ask_folder)
            page.dropped.connect(self._drop)
        self.empty.sample_asked.connect(self.open_samples)
        self.library.failure_chosen.connect(self.show_failure)
        self.mix.export_asked.connect(self.ask_export)
        self.mix.load_asked.connect(self.ask_model)
        self.mix.train_asked.connect(self._show_train)
        self.banner.fix_asked.connect(self._do_fix)
        self.status.cancel_asked.connect(self.desk.files.cancel_all)
        self.desk.task_changed.connect(self.status.show_task)
        self.desk.failed.connect(self.show_failure)
        self.desk.exported.connect(self._exported)
        self.desk.audio_ready.connect(self._audio_ready)
        self.desk.warmed.connect(self._warmed)
        self.playback.changed.connect(self._show_play)
        self.playback.sound_stalled.connect(self._sound_stalled)
        self.playback.sound_back.connect(self._audio_ready)
        self.playback.failed.connect(self.show_failure)
        self.around.connect_up()

    # Start, open, export

    @Slot()
    def start(self) -> None:
        """Load the rest, now that the window shows."""
        sys.setswitchinterval(SWITCH_SECONDS)
        self.garbage.start()
        self.desk.start()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files and folders, or a project."""
        clips = self.projects.take(paths)
        if clips:
            self.desk.open(clips)

    @Slot()
    def open_samples(self) -> None:
        """Open the shipped clips and swap the first two."""
        self.desk.open_samples()

    @Slot()
    def ask_files(self) -> None:
        """Choose files to open."""
        chooser = choosers.clips(self, self.around.settings.values.open_folder)
        chooser.filesSelected.connect(self._files_chosen)
        chooser.open()

    @Slot()
    def ask_folder(self) -> None:
        """Choose a folder to open."""
        title = self.tr("Open a folder of clips or of numbered pictures")
        chooser = choosers.folder(self, title, self.around.settings.values.open_folder)
        chooser.filesSelected.connect(self._files_chosen)
        chooser.open()

    @Slot()
    def ask_model(self) -> None:
        """Choose a folder with a model."""
        title = self.tr("Choose a folder with config.json and model.safetensors")
        chooser = choosers.folder(self, title, self.around.settings.values.model_folder)
        chooser.fileSelected.connect(self._model_chosen)
        chooser.open()

    @Slot()
    def ask_export(self) -> None:
        """Choose where the result is written."""
        result = self.playback.clips[RESULT]
        if result is not None:
            chooser = choosers.export(self, result.clip, self.around.settings.values.export_folder)
            chooser.fileSelected.connect(self._export_chosen)
            chooser.open()

    @Slot(list)
    def _files_chosen(self, files: list[str]) -> None:
        self.open_paths([Path(file) for file in files])

    @Slot(object)
    def _drop(self, data: QMimeData) -> None:
        self.open_paths(dropped_paths(data))

    @Slot(str)
    def _model_chosen(self, folder: str) -> None:
        self.desk.add_model(Path(folder), named=True)

    @Slot(str)
    def _export_chosen(self, file: str) -> None:
        self.export_to(Path(file))

    def export_to(self, path: Path) -> None:
        """Write the result."""
        result = self.playback.clips[RESULT]
        if result is not None:
            self.desk.export(result, path)

    @Slot(object)
    def _exported(self, path: Path) -> None:
        self.banner.show_info(self.tr("Exported"), str(path))

    # Banner and status

    @Slot(object)
    def show_failure(self, failure: Failure, fix: str = "", action: Callable[[], None] | None = None) -> None:
        """Tell an error, with a button that mends it."""
        _log.error("%s: %s", failure.title, failure.cause)
        self._fix = action
        self.banner.show_failure(failure, fix)

    def show_info(
        self, title: str, text: str, fix: str = "", action: Callable[[], None] | None = None, sign: str = "check"
    ) -> None:
        """Tell news, with a button that leads on; `sign` is "check" for good ones."""
        self._fix = action
        self.banner.show_info(title, text, fix, sign)

    @Slot()
    def _do_fix(self) -> None:
        self.banner.shut.click()
        if self._fix is not None:
            self._fix()

    @Slot()
    def _audio_ready(self) -> None:
        self.status.show_silence(self.playback.audio.reason)

    @Slot()
    def _sound_stalled(self) -> None:
        self.status.show_silence(self.tr("the sound device does not move: the picture follows the clock"))

    @Slot(object)
    def _warmed(self, machine: Machine) -> None:
        self.status.show_device(machine.name)
        self.garbage.settle()
        self.train.curves.enable()
        self.trains.runs.board.enable()
        for name, key in machine.devices:
            self.train.add_device(name, key)

    # Playing

    @Slot()
    def _show_play(self) -> None:
        self.command["loop"].setChecked(self.playback.loop)
        self.command["mute"].setChecked(self.playback.muted)
        self.status.show_making(self.playback.sound_awaited, self.playback.sound_refused)

    @Slot()
    def _swap(self) -> None:
        self.swaps.swap()

    @Slot()
    def _trade(self) -> None:
        self.swaps.trade()

    def set_theme(self, mode: str) -> None:
        """Change to "light", "dark" or "system", and remember it."""
        self.around.settings.change(theme=mode)

    @Slot()
    def _runs(self) -> None:
        self.trains.show_runs()

    @Slot()
    def _show_train(self) -> None:
        self.tabs.setCurrentWidget(self.train)
        self.models_dock.show()
        self.train.start.setFocus()

    @Slot()
    def _reports(self) -> None:
        self.reports.refresh()
        self.reports.show()
        self.reports.activateWindow()

    # Closing

    @Slot()
    def _quit(self) -> None:
        self.close()

    @Slot(QAbstractButton)
    def _question_answered(self, button: QAbstractButton) -> None:
        choice = choice_of(button)
        if choice not in (CHECKPOINT, DISCARD):
            return
        if choice == DISCARD:
            self.run.stop_and_discard()
        self.checkpoint_and_quit()

    @Slot()
    def checkpoint_and_quit(self) -> None:
        """Close without a question; a model that is training keeps a checkpoint first."""
        self._quitting = True
        self.run.stop()
        if not self.run.active:
            self.close()

    @Slot()
    def quit_if_asked(self) -> None:
        """Called when training has ended."""
        if self._quitting:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, and while a model is training; else stop every lane and go."""
        if not self._quitting and not self.projects.may_close():
            event.ignore()
            return
        if self.run.active:
            event.ignore()
            if not self.around.settings.values.confirm_close:
                self.checkpoint_and_quit()
            elif not self._quitting and not self.findChildren(QMessageBox):
                question = training_question(self)
                question.buttonClicked.connect(self._question_answered)
                question.open()
            return
        self.around.leave()
        self.hide()
        leads = (self.playback, self.run, self.looks, self.projects, self.desk, self.matrix, self.traversals)
        ended = [lead.shut_down() for lead in leads]
        self.ended_cleanly = all(ended)
        self.garbage.stop()
        event.accept()

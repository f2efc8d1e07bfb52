"""What can be done with curves: smooth, log axis, choose terms, export; and the writing of pictures and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from app.history import RunCurves, write_table
from app.window.curves import CurveBoard
from app.window.languages import number
from app.window.widgets import button, label
from app.window.worker import FAILED, Job, Lane
from media_io.atomic import atomically

MOST_SMOOTHING = 99


class CurveTools(QWidget):
    """The controls of a board of curves.

    Signals:
        failed: a Failure. exported: the path. runs_asked: show other runs.
    """

    failed = Signal(object)
    exported = Signal(object)
    runs_asked = Signal()

    def __init__(self, board: CurveBoard, lane: Lane, with_runs: bool = False) -> None:
        super().__init__()
        self._board = board
        self._lane = lane
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.smoothing.setRange(0, MOST_SMOOTHING)
        self.smoothing.setPageStep(10)
        self.smoothing.setValue(round(100 * board.look.smoothing))
        self.smoothing.setAccessibleName(self.tr("Smoothing of the training curves"))
        self.smoothing.setToolTip(self.tr("How much each value leans on those before it"))
        self.amount = label("", "dim")
        self.log = button(self.tr("Log"), "", "", self.tr("Logarithmic axis; values up to 0 are left out"))
        self.log.setCheckable(True)
        self.terms = _menu_button(self.tr("Terms"), self.tr("Choose which terms are shown"))
        self.export = _menu_button(self.tr("Export"), self.tr("Save the curves"))
        self.export.menu().addAction(self.tr("Picture (PNG)…"), self.ask_picture)
        self.export.menu().addAction(self.tr("Table of all values (CSV)…"), self.ask_table)
        self.runs = button(self.tr("Runs…"), "", "", self.tr("All runs: compare, go on, use, delete"))
        self.runs.setVisible(with_runs)
        self._lay_out(with_runs)
        self.smoothing.valueChanged.connect(self._smooth)
        self.log.toggled.connect(self._set_log)
        self.runs.clicked.connect(self.runs_asked)
        board.terms_changed.connect(self._list_terms)
        self._smooth(self.smoothing.value())
        self._list_terms()

    def _lay_out(self, two_rows: bool) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(label(self.tr("Smooth"), "dim"))
        first.addWidget(self.smoothing, 1)
        first.addWidget(self.amount)
        for widget in (self.log, self.terms, self.export, self.runs):
            second.addWidget(widget)
        self.amount.setMinimumWidth(self.amount.fontMetrics().horizontalAdvance("0.99 "))
        outer: QVBoxLayout | QHBoxLayout = QVBoxLayout(self) if two_rows else QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(first)
        outer.addLayout(second)

    @Slot(int)
    def _smooth(self, value: int) -> None:
        self.amount.setText(number(value / 100, ".2f"))
        self._board.set_look(replace(self._board.look, smoothing=value / 100))

    @Slot(bool)
    def _set_log(self, log: bool) -> None:
        self._board.set_look(replace(self._board.look, log=log))

    @Slot()
    def _list_terms(self) -> None:
        menu = self.terms.menu()
        menu.clear()
        for name in self._board.terms:
            action = QAction(name.replace("_", " "), menu, checkable=True)
            action.setChecked(name not in self._board.look.hidden)
            action.setData(name)
            menu.addAction(action)
            action.toggled.connect(self._choose_terms)
        self.terms.setEnabled(bool(self._board.terms))
        self.export.setEnabled(bool(self._board.terms))

    @Slot()
    def _choose_terms(self) -> None:
        hidden = frozenset(str(action.data()) for action in self.terms.menu().actions() if not action.isChecked())
        self._board.set_look(replace(self._board.look, hidden=hidden))

    # Export

    @Slot()
    def ask_picture(self) -> None:
        """Choose where a picture of the curves goes."""
        chooser = self._chooser(self.tr("Save the curves as a picture"), "png", self.tr("Pictures (*.png)"))
        chooser.fileSelected.connect(self._picture_chosen)
        chooser.open()

    @Slot()
    def ask_table(self) -> None:
        """Choose where a table of the values goes."""
        chooser = self._chooser(self.tr("Save all values as a table"), "csv", self.tr("Tables (*.csv)"))
        chooser.fileSelected.connect(self._table_chosen)
        chooser.open()

    def _chooser(self, title: str, suffix: str, filters: str) -> QFileDialog:
        chooser = QFileDialog(self, title, f"curves.{suffix}", filters)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(suffix)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return chooser

    @Slot(str)
    def _picture_chosen(self, file: str) -> None:
        self.export_picture(Path(file))

    @Slot(str)
    def _table_chosen(self, file: str) -> None:
        self.export_table(Path(file))

    def export_picture(self, path: Path) -> None:
        """Write what is drawn as a PNG."""
        image = self._board.picture()
        title = self.tr("Could not save {0}").format(path.name)
        self._lane.run(title, lambda _: write_picture(path, image), self._written)

    def export_table(self, path: Path) -> None:
        """Write every value of every run that is drawn as CSV."""
        runs: Sequence[RunCurves] = [run.copied() for run in self._board.runs]
        title = self.tr("Could not save {0}").format(path.name)
        self._lane.run(title, lambda _: write_table(path, runs), self._written)

    def _written(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self.failed.emit(payload)
        elif payload is not None:
            self.exported.emit(payload)


def write_picture(path: Path, image: QImage) -> Path:
    """Write a PNG, whole or not at all. Raises MediaError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # By way of memory, since Qt does not say why a disk refuses.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    with atomically(path) as temporary:
        temporary.write_bytes(buffer.data().data())
    return path


def _menu_button(text: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setProperty("role", "menu")
    made.setToolTip(tip)
    made.setAccessibleName(text)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setMenu(QMenu(made))
    return made

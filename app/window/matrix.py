"""The window of the swap matrix: the grid, its clock, what it is made of, and what can be written of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.window.busy import BusyRow
from app.window.clock import PlayClock
from app.window.grid import MatrixGrid
from app.window.theme import Theme, set_icon
from app.window.widgets import button, label, tool

TICK_MS = 20
MOST_ZOOM, SHARE = 4, 0.92
"""Of the pictures, and of the screen, that the window takes at first."""


class MatrixWindow(QDialog):
    """Shows a matrix and plays it.

    Signals:
        chosen: row and column of a cell, from 0.
        header_chosen: a clip's number, from 0, and whether as a row (player A) or as a column (player B).
        remake_asked: make it again, of what is selected now.
        cancel_asked: give up what is being made or written.
        export_asked: "grid", "sheet" or "cells".
    """

    chosen = Signal(int, int)
    header_chosen = Signal(int, bool)
    remake_asked = Signal()
    cancel_asked = Signal()
    export_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, clock: PlayClock | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self.setWindowTitle(self.tr("Swap matrix"))
        self.resize(980, 860)
        self.clock = clock or PlayClock()
        self.duration = 0.0
        self.grid = MatrixGrid(theme)
        self.grid.hint = self.tr("Select two or more clips in the library and press “From the selection”")
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._theme = theme
        self._build()
        self._connect()
        self.set_playing(True)

    def _build(self) -> None:
        self.play = tool("pause", self.tr("Play or pause (Space)"))
        self.remake = button(
            self.tr("From the selection"), "reset", "", self.tr("Make it of the clips selected in the library")
        )
        self.diagonal = QComboBox()
        self.diagonal.addItems([self.tr("Diagonal: rebuilt"), self.tr("Diagonal: original")])
        self.diagonal.setAccessibleName(self.tr("What the diagonal shows"))
        self.labels = QCheckBox(self.tr("Names in exports"))
        self.labels.setChecked(True)
        self.export = button(self.tr("Export"), "export", "", self.tr("Write the matrix"))
        self.menu = QMenu(self.export)
        self.to_grid = self.menu.addAction(self.tr("The grid as one clip…"))
        self.to_sheet = self.menu.addAction(self.tr("The grid as a picture…"))
        self.to_cells = self.menu.addAction(self.tr("Each cell into a folder…"))
        self.export.setMenu(self.menu)
        for each in (self.remake, self.export):
            each.setAutoDefault(False)
        self.axes = label(self.tr("Rows keep what stays, columns give what changes"), "dim")
        self.made_by = label("", "chip")
        self.progress = BusyRow(self.tr("Progress of the matrix"), counts=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.play, self.axes, self.made_by):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        for choice in (self.labels, self.diagonal, self.remake, self.export):
            top.addWidget(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.progress)
        self.space = QShortcut(QKeySequence("Space"), self)

    def _connect(self) -> None:
        self.grid.chosen.connect(self.chosen)
        self.grid.header_chosen.connect(self.header_chosen)
        self.play.clicked.connect(self.toggle)
        self.space.activated.connect(self.toggle)
        self.remake.clicked.connect(self.remake_asked)
        self.progress.cancel_asked.connect(self.cancel_asked)
        self.diagonal.currentIndexChanged.connect(self._diagonal)
        self.to_grid.triggered.connect(self._to_grid)
        self.to_sheet.triggered.connect(self._to_sheet)
        self.to_cells.triggered.connect(self._to_cells)

    @property
    def original(self) -> bool:
        """Whether the diagonal shows the clips themselves."""
        return self.diagonal.currentIndex() == 1

    def begin(self, names: Sequence[str], model: str, moves: bool) -> None:
        """An empty matrix of these clips; `moves` for pictures, which play."""
        self.grid.begin(names)
        self.made_by.setText(model)
        self.made_by.setVisible(bool(model))
        self.duration = 0.0
        self.clock.seek(0.0)
        self.play.setVisible(moves)
        pictures = self.tr("Rows keep what stays, columns give what changes")
        self.axes.setText(pictures if moves else self.tr("Rows give the voice, columns the words"))
        self.set_exports(moving=False, any_cell=False)
        self.fit_grid()

    def fit_grid(self) -> None:
        """As large as the largest whole zoom of the pictures that the screen has room for; smaller than that, as is."""
        room = self.screen().availableGeometry().size() * SHARE
        rest = self.size() - self.grid.size() if self.isVisible() else QSize(28, 110)
        sizes = [self.grid.size_at(zoom) + rest for zoom in range(1, MOST_ZOOM + 1)]
        fitting = [size for size in sizes if size.width() <= room.width() and size.height() <= room.height()]
        if fitting:
            self.resize(fitting[-1].expandedTo(QSize(760, 480)))

    def set_exports(self, moving: bool, any_cell: bool) -> None:
        """What can be written by now."""
        self.to_grid.setEnabled(moving)
        self.export.setEnabled(any_cell)

    # The clock

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        self.set_playing(not self.clock.running)

    def set_playing(self, playing: bool) -> None:
        """Let all pictures move, or hold them."""
        self.clock.start() if playing else self.clock.pause()
        set_icon(self.play, "pause" if playing else "play")
        self._theme.repaint_icons(self)
        self._run()

    @Slot()
    def tick(self) -> None:
        """All pictures to the clock; after the longest they begin again."""
        now = self.clock.now()
        if self.duration and now >= self.duration:
            now %= self.duration
            self.clock.seek(now)
        self.grid.show_time(now)

    def _run(self) -> None:
        self._timer.start() if self.clock.running and self.isVisible() else self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Move only where somebody sees it."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still."""
        super().hideEvent(event)
        self._timer.stop()

    # Wishes

    @Slot(int)
    def _diagonal(self, index: int) -> None:
        self.grid.show_original(index == 1)

    @Slot()
    def _to_grid(self) -> None:
        self.export_asked.emit("grid")

    @Slot()
    def _to_sheet(self) -> None:
        self.export_asked.emit("sheet")

    @Slot()
    def _to_cells(self) -> None:
        self.export_asked.emit("cells")

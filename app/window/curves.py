"""Curves of runs: one small plot a term, drawn a few at a time, with a legend and a line that reads off values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QImage, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.history import RESTORE, SKIP, TRAINING, VALIDATION, RunCurves
from app.window.languages import number
from app.window.plain import tip
from app.window.term_plot import SYMBOLS, Look, TermPlot, run_colour, value_at
from app.window.theme import Theme
from app.window.widgets import ElidedLabel, label

if TYPE_CHECKING:
    from core_models.types import TrainEvent

PLOTS_A_TICK = 2
"""All plots at once would hold up the window."""
TICK_MS = 50
MARKS = dict(zip(SYMBOLS, "●■▼◆✚✖★⬟", strict=True))
PICTURE_SCALE = 2


class CurveBoard(QWidget):
    """All terms of one run or several; draws only once `enable` was called, when pyqtgraph is in memory.

    Signals:
        terms_changed: there are others than before.
    """

    terms_changed = Signal()

    def __init__(self, theme: Theme, columns: int = 2, plot_height: int = 118) -> None:
        super().__init__()
        self._theme = theme
        self._columns, self._plot_height = columns, plot_height
        self.enabled = False
        self._dirty: list[str] = []
        self._pointed: TermPlot | None = None
        self.look = Look()
        self.run = RunCurves(self.tr("This run"))
        self.runs = [self.run]
        self.plots: dict[str, TermPlot] = {}
        self.legend = label("", "dim")
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setWordWrap(True)
        self.readout = ElidedLabel("", "dim")
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        for place in range(columns):
            self._grid.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.legend)
        column.addLayout(self._grid)
        column.addWidget(self.readout)
        column.addStretch(1)
        self.setAccessibleName(self.tr("Curves of training and validation"))
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._draw_some)
        theme.changed.connect(self._recolour)
        self._write_legend()

    @property
    def drawn(self) -> bool:
        """Whether every number is on the screen."""
        return not self._dirty

    @property
    def best(self) -> int | None:
        """The best step of the first run."""
        return self.runs[0].best if self.runs else None

    @property
    def terms(self) -> list[str]:
        """Of all runs, the weighted sum first."""
        return sorted(dict.fromkeys(name for run in self.runs for name in run.terms), key=lambda name: name != "total")

    def enable(self) -> None:
        """From now on importing pyqtgraph costs nothing."""
        self.enabled = True
        self._draw_soon()

    def clear(self) -> None:
        """Begin a new run."""
        self.run = RunCurves(self.tr("This run"))
        self.show_runs([self.run])

    def show_runs(self, runs: Sequence[RunCurves]) -> None:
        """Draw these runs over one another."""
        self.runs = list(runs)
        for name in [name for name in self.plots if name not in self.terms]:
            self._drop_plot(name)
        self._write_legend()
        self._all_dirty()
        self.terms_changed.emit()

    def set_look(self, look: Look) -> None:
        """Draw in another way."""
        if look.hidden != self.look.hidden:
            for name in look.hidden & self.plots.keys():
                self._drop_plot(name)
        self.look = look
        self._all_dirty()

    def take(self, events: Iterable[TrainEvent]) -> None:
        """Add the numbers of events to the run that is trained; they are drawn a few plots at a time."""
        known = len(self.run.terms)
        changed = self.run.take(events)
        if any(event.kind in self.run.marks for event in events):
            self._write_legend()
        self._dirty += [name for name in self.run.terms if name in changed and name not in self._dirty]
        if len(self.run.terms) != known:
            self.terms_changed.emit()
        self._draw_soon()

    def go_on(self, curves: RunCurves) -> None:
        """Show what a run wrote earlier, and add to it what comes."""
        curves.name = self.run.name
        self.run = curves
        self.show_runs([curves])

    def refresh(self) -> None:
        """Draw again what others added to."""
        self._all_dirty()

    def points(self, name: str, kind: str) -> tuple[list[float], list[float]]:
        """Steps and values of a term; `kind` is "step" or "validation"."""
        series = self.run.series(name, kind)
        return series.x.tolist(), series.y.tolist()

    def picture(self) -> QImage:
        """The curves as they are drawn, with their legend, at twice the size."""
        self.point_to(None, 0.0)
        image = QImage(self.size() * PICTURE_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_SCALE)
        image.fill(QColor(self._theme.colours.window))
        self.render(image)
        return image

    # Drawing

    def _all_dirty(self) -> None:
        self._dirty = self.terms
        self._draw_soon()

    def _draw_soon(self) -> None:
        self._dirty = [name for name in self._dirty if name not in self.look.hidden]
        if self.enabled and self._dirty and self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        self._draw_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn where nobody sees it."""
        self._timer.stop()

    @Slot()
    def _draw_some(self) -> None:
        if self._dirty and self._dirty[0] not in self.plots:
            self._add_plot(self._dirty[0])  # the dearest step: alone in its tick
            return
        for name in self._dirty[:PLOTS_A_TICK]:
            if name in self.plots:
                self.plots[name].draw(self.runs, self.look)
                self._dirty.remove(name)
        if not self._dirty:
            self._timer.stop()

    def _add_plot(self, name: str) -> None:
        plot = TermPlot(name, self._theme, self._plot_height)
        if self.plots:
            plot.item.setXLink(next(iter(self.plots.values())).item)
        plot.widget.viewport().installEventFilter(self)
        self.plots[name] = plot
        self._arrange()

    def _drop_plot(self, name: str) -> None:
        if self._pointed is self.plots[name]:
            self.point_to(None, 0.0)
        plot = self.plots.pop(name)
        self._grid.removeWidget(plot.widget)
        plot.close()
        for other in self.plots.values():
            other.item.setXLink(None)
        for other in list(self.plots.values())[1:]:
            other.item.setXLink(next(iter(self.plots.values())).item)
        self._arrange()

    def _arrange(self) -> None:
        order = [name for name in self.terms if name in self.plots]
        for place, name in enumerate(order):
            self._grid.addWidget(self.plots[name].widget, *divmod(place, self._columns))

    @Slot()
    def _recolour(self) -> None:
        for plot in self.plots.values():
            plot.recolour()
        self._write_legend()

    def _write_legend(self) -> None:
        colours, many = self._theme.colours, len(self.runs) > 1
        first, second, third = (colours.dim,) * 3 if many else (colours.a, colours.b, colours.good)
        marks = [
            (first, "───", self.tr("training")),
            (second, "╌●╌", self.tr("validation")),
            (third, "┊", self.tr("best step")),
        ]
        told = ((SKIP, "▲", self.tr("step skipped")), (RESTORE, "✕", self.tr("set back")))
        marks += [(colours.error, sign, text) for kind, sign, text in told if any(run.marks[kind] for run in self.runs)]
        for index, run in enumerate(self.runs if many else ()):
            mark = f"━{MARKS[SYMBOLS[index % len(SYMBOLS)]]}━"
            marks.append((run_colour(self._theme, index), mark, run.name))
        spans = [f'<span style="color:{c}">{m}</span>&nbsp;{escape(t)}'.replace(" ", "&nbsp;") for c, m, t in marks]
        self.legend.setText("&nbsp;&nbsp; ".join(s.replace("<span&nbsp;", "<span ") for s in spans))

    # Reading off

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read values off where the mouse is."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            plot = next((p for p in self.plots.values() if p.widget.viewport() is watched), None)
            if plot is not None:
                self.point_to(plot, plot.step_at(event.position()))
        elif event.type() == QEvent.Type.Leave:
            self.point_to(None, 0.0)
        return False

    def point_to(self, plot: TermPlot | None, step: float) -> None:
        """Mark a step in a plot, and write what the curves are there."""
        if self._pointed is not None and self._pointed is not plot:
            self._pointed.point_to(None)
        self._pointed = plot
        if plot is None:
            self.readout.setText("")
            return
        plot.point_to(step)
        told = [self._told(run, plot.name, step) for run in self.runs]
        text = " · ".join(text for text in told if text)
        self.readout.setText(self.tr("step {0}: {1}").format(number(max(0, round(step)), ","), text))
        self.readout.setToolTip(tip(self.readout.text()))

    def _told(self, run: RunCurves, term: str, step: float) -> str:
        training = value_at(run.series(term, TRAINING), step, self.look.smoothing)
        validation = value_at(run.series(term, VALIDATION), step)
        parts = []
        if training is not None:
            parts.append(self.tr("training {0}").format(number(training, ".5g")))
        if validation is not None:
            parts.append(self.tr("validation {0}").format(number(validation, ".5g")))
        text = ", ".join(parts)
        return f"{run.name}: {text}" if text and len(self.runs) > 1 else text

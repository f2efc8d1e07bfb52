"""Where a long job stands: phase, count, what is left of the phase, and a button that gives it up."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.progress import Pace
from app.window.languages import number
from app.window.phases import phase_text, span_text
from app.window.plain import shown
from app.window.plain import tip as plain_tip
from app.window.widgets import ElidedLabel, label, progress_bar, tool

if TYPE_CHECKING:
    from app.pipeline import Progress


class BusyRow(QWidget):
    """One line below what is made; at rest it says what came of it.

    Signals:
        cancel_asked: the button was pressed.

    Args:
        name: of the progress, for those who hear the screen.
        cancel: what the button does; "Cancel" where it is empty.
        counts: whether the line tells how many are done.
        share: of the width that the bar has, beside the line's one.
    """

    cancel_asked = Signal()

    def __init__(self, name: str, cancel: str = "", counts: bool = False, share: int = 1) -> None:
        super().__init__()
        self.pace, self._counts = Pace(), counts
        self.status = ElidedLabel("", "dim")
        self.bar = progress_bar(name)
        self.cancel = tool("close", cancel or self.tr("Cancel"))
        self.cancel.setFixedHeight(24)
        self.cancel.clicked.connect(self.cancel_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.status, 1)
        line.addWidget(self.bar, share)
        line.addWidget(self.cancel)
        self.show_idle("")

    def show_busy(self, phase: str, done: int, total: int) -> None:
        """A job runs; what is left is said when it can be told."""
        left = self.pace.left(phase, done, total)
        text = (
            self.tr("{0}: {1} of {2}").format(phase, number(done, ","), number(total, ","))
            if total and self._counts
            else phase
        )
        self._say(text if left is None else self.tr("{0}, {1} left").format(text, span_text(left)))
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self.cancel.show()

    def show_idle(self, text: str, tip: str = "") -> None:
        """None does."""
        self.pace.restart()
        self._say(text, tip)
        self.bar.hide()
        self.cancel.hide()

    def _say(self, text: str, tip: str = "") -> None:
        self.status.setText(shown(text))
        self.status.setToolTip(plain_tip(tip or text))


class BusyPanel(QFrame):
    """A panel of a tab, hidden while nothing runs.

    Signals:
        cancel_asked: the button was pressed.

    Args:
        name: of the job, for those who hear the screen.
        clock: seconds, from any start.
    """

    cancel_asked = Signal()

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._pace = Pace(clock)
        self.setProperty("role", "panel")
        self.setAccessibleName(name)
        self.phase = ElidedLabel("", "heading")
        self.count = label("", "dim")
        self.bar = progress_bar(name)
        self.cancel = tool("close", self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_asked)
        upper = QHBoxLayout()
        upper.addWidget(self.phase, 1)
        upper.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 12)
        column.setSpacing(6)
        column.addLayout(upper)
        column.addWidget(self.bar)
        column.addWidget(self.count)
        self.hide()

    def begin(self, phase: str) -> None:
        """A job started."""
        self._pace.restart()
        self.cancel.setEnabled(True)
        self._write(phase, 0, 0)
        self.show()

    def tell(self, progress: Progress) -> None:
        """The job reported."""
        self._write(phase_text(progress.phase), progress.done, progress.total)

    def stopping(self) -> None:
        """The job was asked to end, and has not yet."""
        self.cancel.setEnabled(False)
        self._write(self.tr("Stopping…"), 0, 0)

    def rest(self) -> None:
        """Nothing runs."""
        self.hide()

    def _write(self, phase: str, done: int, total: int) -> None:
        self.phase.setText(phase)
        self.phase.setToolTip(plain_tip(phase))
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        parts = [self.tr("{0} of {1}").format(number(done, ","), number(total, ","))] if total else []
        left = self._pace.left(phase, done, total)
        if left is not None:
            parts.append(self.tr("{0} left").format(span_text(left)))
        self.count.setText(" · ".join(parts))

"""Where a long job of a tab stands: phase, count, what is left of the phase, and a button that gives it up."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from app.progress import Pace
from app.window.phases import phase_text, span_text
from app.window.widgets import ElidedLabel, label, tool

if TYPE_CHECKING:
    from app.pipeline import Progress


class BusyPanel(QFrame):
    """Hidden while nothing runs.

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
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
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
        self.phase.setToolTip(phase)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        parts = [self.tr("{0} of {1}").format(done, total)] if total else []
        left = self._pace.left(phase, done, total)
        if left is not None:
            parts.append(self.tr("{0} left").format(span_text(left)))
        self.count.setText(" · ".join(parts))

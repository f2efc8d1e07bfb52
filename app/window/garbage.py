"""Python's garbage is collected in the GUI thread only, a little at a time.

The collector otherwise runs in whichever thread allocates. In a thread that trains it would destroy widgets and plot
items that the GUI thread left behind in reference cycles, and Qt allows that in the GUI thread alone.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS = 500


class GuiGarbage(QObject):
    """Collects while it lives between `start` and `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.collect_due)

    def start(self) -> None:
        """Take over from the automatic collector."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back."""
        self._timer.stop()
        gc.enable()

    def settle(self) -> None:
        """Leave out all that is in memory now: torch alone would make every full collection hold up the window."""
        gc.freeze()

    @Slot()
    def collect_due(self) -> None:
        """Collect the oldest generation that is due by the collector's own thresholds."""
        due = [
            g for g, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if due:
            gc.collect(due[-1])

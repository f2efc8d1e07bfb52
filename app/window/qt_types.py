"""Python's classes for Qt's, all made in the GUI thread before any other thread runs.

PySide makes the Python class for a class of Qt when it is first asked for, by an import or by a call such as
`QPainter.fillRect`, which may take any brush. It does so by Python code, in which threads take turns. Two threads that
ask for the same class at once make it twice and take it out of the same table twice: a segmentation fault, there or
later (PySide 6.11). pyqtgraph asks for every class, in a lane, while the window may paint its first strip.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal, Slot

SLICE_SECONDS = 0.005  # the slowest class takes 2 ms


def unmade() -> Iterator[tuple[ModuleType, str]]:
    """Every class that nobody asked for yet, as its module and its name."""
    for module in (QtCore, QtGui, QtWidgets):
        yield from ((module, name) for name in dir(module) if name not in vars(module))


@cache
def make_all() -> None:
    """Make the classes that are left, 50 ms for all of them; called before another thread starts."""
    for module, name in unmade():
        getattr(module, name, None)


class TypeMaker(QObject):
    """Makes the classes a few at a time, so that the window goes on painting.

    Signals:
        made: there is none left.
    """

    made = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._make_some)
        self._left: Iterator[tuple[ModuleType, str]] = iter(())

    def start(self) -> None:
        """Begin; with nothing to do `made` comes at once."""
        self._left = unmade()
        self._make_some()

    @Slot()
    def _make_some(self) -> None:
        end = time.monotonic() + SLICE_SECONDS
        for module, name in self._left:
            getattr(module, name, None)
            if time.monotonic() > end:
                self._timer.start()
                return
        make_all()
        self.made.emit()

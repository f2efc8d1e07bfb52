"""Ctrl+C and a polite kill as a request to stop, for work that wants to write a checkpoint first."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass
class Asked:
    """Which signal asked to stop; None while none has."""

    number: int | None = None

    @property
    def exit_code(self) -> int:
        """What a shell expects of a program that a signal ended: 130 for Ctrl+C."""
        return 0 if self.number is None else 128 + self.number


@contextmanager
def held_back() -> Iterator[None]:
    """Inside, these signals wait; in processes that are started inside until they are ready for them by `stopping`."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def stopping(stop: Callable[[], None]) -> Iterator[Asked]:
    """Call `stop` at the first SIGINT or SIGTERM; a second one raises KeyboardInterrupt, for a job that does not obey.

    Only Python's main thread may set handlers: in any other this changes nothing.
    """
    asked = Asked()
    if threading.current_thread() is not threading.main_thread():
        yield asked
        return

    def handle(number: int, _frame: FrameType | None) -> None:
        if asked.number is not None:
            raise KeyboardInterrupt
        asked.number = number
        stop()

    before = {number: signal.signal(number, handle) for number in _SIGNALS}
    if hasattr(signal, "pthread_sigmask"):  # whoever started this process may have held them back until now
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""Stop and pause for work that runs in another thread."""

from __future__ import annotations

import threading


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """Raised inside a long job when its Control has been stopped."""


class Control:
    """Events that one thread sets and a long job in another thread obeys at every step."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._go = threading.Event()
        self._go.set()

    def stop(self) -> None:
        """Ask the job to end; also ends a pause."""
        self._stop.set()
        self._go.set()

    def pause(self) -> None:
        """Ask the job to wait before its next step."""
        self._go.clear()

    def resume(self) -> None:
        """Let a paused job go on."""
        self._go.set()

    @property
    def stopped(self) -> bool:
        """Whether stop() was called."""
        return self._stop.is_set()

    @property
    def paused(self) -> bool:
        """Whether the job is asked to wait."""
        return not self._go.is_set()

    def wait_while_paused(self) -> None:
        """Block while paused; returns at once when running or stopped."""
        self._go.wait()

    def check(self) -> None:
        """Wait out a pause, then raise Cancelled if the job was stopped."""
        self._go.wait()
        if self._stop.is_set():
            raise Cancelled

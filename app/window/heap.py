"""Memory that work has freed goes back to the system.

What a model makes and drops lies between results that are kept, and glibc gives back only what is free at the end of a
heap: over an hour of trainings and swaps the window held 300 MB that nothing used.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections.abc import Callable
from functools import cache

EVERY_SECONDS = 10.0
"""A look through the heaps takes some ms, in which threads that allocate may wait."""


class Heap:
    """Gives free memory back, at most once in `EVERY_SECONDS`; any thread may ask."""

    def __init__(self, trim: Callable[[], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._trim, self._clock = trim, clock
        self._lock = threading.Lock()
        self._last = clock()

    def give_back(self) -> None:
        """Call after work that may have freed much."""
        with self._lock:
            now = self._clock()
            if now - self._last < EVERY_SECONDS:
                return
            self._last = now
        self._trim()


def trim() -> None:
    """Give every free page of all heaps back; only glibc has to be asked."""
    found = _malloc_trim()
    if found is not None:
        found(0)


@cache
def _malloc_trim() -> Callable[[int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found


heap = Heap(trim)

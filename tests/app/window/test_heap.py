from __future__ import annotations

import subprocess
import sys

import pytest

from app.window.heap import EVERY_SECONDS, Heap

FREED = """
from app.window.heap import trim
from benchmarks.machine import resident_mb
blocks = [bytearray(60_000) for _ in range(2_000)]  # 120 MB, each too small to be mapped by itself
last = bytearray(60_000)  # behind them, so that the heap cannot shrink from its end
del blocks
kept = resident_mb()
trim()
print(kept - resident_mb())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems give memory back by themselves")
def test_memory_freed_before_what_is_kept_goes_back() -> None:
    ended = subprocess.run([sys.executable, "-c", FREED], capture_output=True, text=True, check=True)
    assert float(ended.stdout) > 80


def test_looks_through_the_heap_keep_their_distance() -> None:
    now, looks = 100.0, []
    heap = Heap(lambda: looks.append(now), lambda: now)
    for now in (100.0, 100.0 + EVERY_SECONDS, 100.0 + 1.5 * EVERY_SECONDS, 100.0 + 2 * EVERY_SECONDS):  # noqa: B007
        heap.give_back()
    assert looks == [100.0 + EVERY_SECONDS, 100.0 + 2 * EVERY_SECONDS]

"""The part `corpus` measures what it says."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from app.clip_store import LIMIT
from benchmarks.corpus import QUICK, measure
from benchmarks.measure import Options


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, one_thread: None) -> Iterator[None]:
    """The part sets these for processes of its own."""
    with monkeypatch.context() as patch:
        patch.setenv(LIMIT, os.environ.get(LIMIT, ""))
        patch.setenv("UNBRAID_CACHE", os.environ.get("UNBRAID_CACHE", ""))
        yield


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process's own memory from mapped files")
def test_every_size_has_its_times_and_its_memory() -> None:
    (table,) = measure(Options(quick=True))
    assert [row[0] for row in table.rows] == [str(size) for size in QUICK]
    for _, cut, found, step, memory in table.rows:
        assert min(cut, found, step.value) > 0
        assert 0 <= memory < 1000
    assert "cutting" in table.note

"""A few damaged files of every kind; `benchmarks/fuzz_files.py` opens thousands."""

from __future__ import annotations

from pathlib import Path

from benchmarks.fuzz_files import MOST_BYTES, fuzz


def test_damaged_files_are_answered_or_refused(tmp_path: Path) -> None:
    outcomes, wrong, highest = fuzz(150, 7, tmp_path, None)
    assert wrong == []
    assert sum(found.total() for found in outcomes.values()) == 150
    assert {"mp4", "gif", "wav", "flac", "npz", "model", "project"} <= outcomes.keys()
    assert 0 < highest < MOST_BYTES

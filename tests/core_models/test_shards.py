"""Rows in several files against the array that they are: whatever is asked of both must be the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core_models import shards
from core_models.data import ClipArray, moments
from core_models.shards import Shards, ShardWriter, mapped


@contextmanager
def written(array: NDArray[Any], in_shard: int, at_once: int) -> Iterator[Shards]:
    """An array in shards of so many rows, written some rows at once."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SHARD_BYTES", in_shard * array[:1].nbytes)
        writer = ShardWriter(Path(folder), "x")
        for start in range(0, len(array), at_once):
            writer.write(array[start : start + at_once])
        writer.close()
        assert len(writer.rows) == len(list(Path(folder).iterdir())) == -(-len(array) // in_shard)
        yield Shards(mapped(Path(folder), "x", writer.rows, array.dtype, array.shape[1:]))


@st.composite
def stored(draw: st.DrawFn) -> tuple[NDArray[Any], int, int]:
    rows = draw(st.integers(1, 30))
    form = draw(st.sampled_from([(np.uint8, (2, 3)), (np.float32, (4,)), (np.float32, ())]))
    array = np.arange(rows * int(np.prod(form[1])), dtype=form[0]).reshape(rows, *form[1])
    return array, draw(st.integers(1, rows)), draw(st.integers(1, rows))


@settings(max_examples=150, deadline=None)
@given(stored(), st.data())
def test_shards_are_as_the_array_that_they_hold(twin: tuple[NDArray[Any], int, int], data: st.DataObject) -> None:
    array, in_shard, at_once = twin
    with written(array, in_shard, at_once) as found:
        assert (len(found), found.shape, found.dtype, found.ndim) == (len(array), array.shape, array.dtype, array.ndim)
        assert found.nbytes == array.nbytes
        assert np.array_equal(np.asarray(found), array)
        assert np.array_equal(np.array(list(found)), array)
        assert np.asarray(found, np.float64).dtype == np.float64
        places = st.integers(-len(array), len(array) - 1)
        for rows in (data.draw(st.lists(places, max_size=40)), np.array(data.draw(st.lists(places, min_size=1)))):
            asked = np.array(rows, np.int64)
            taken = found[rows]
            assert (taken.dtype, taken.shape) == (array.dtype, array[asked].shape)
            assert np.array_equal(taken, array[asked])
        one = data.draw(places)
        assert np.array_equal(found[one], array[one])
        square = np.array(data.draw(st.lists(places, min_size=4, max_size=4))).reshape(2, 2)
        assert np.array_equal(found[square], array[square])


@settings(max_examples=150, deadline=None)
@given(stored(), st.data())
def test_slices_of_slices_are_those_of_the_array(twin: tuple[NDArray[Any], int, int], data: st.DataObject) -> None:
    array, in_shard, at_once = twin
    with written(array, in_shard, at_once) as found:
        cut, wanted = found, array
        for _ in range(3):
            part = data.draw(st.slices(len(wanted)))
            cut, wanted = cut[part], wanted[part]
            assert isinstance(cut, Shards)
            assert (cut.shape, cut.nbytes) == (wanted.shape, wanted.nbytes)
            assert np.array_equal(np.asarray(cut), wanted)


@pytest.mark.parametrize("rows", [3, -4, [0, 3], np.array([[0], [-4]])])
def test_rows_that_are_not_there_are_told(rows: Any) -> None:
    found = Shards([np.zeros((2, 5)), np.zeros((1, 5))])
    with pytest.raises(IndexError, match="of 3"):
        found[rows]


@pytest.mark.parametrize("rows", [1.0, [True, False, True], [0.5]])
def test_only_whole_numbers_ask_for_rows(rows: Any) -> None:
    with pytest.raises(IndexError, match="whole numbers"):
        Shards([np.zeros((3, 5))])[rows]


def test_a_step_touches_the_shards_of_its_own_clips_alone() -> None:
    class Watched(np.ndarray):
        read = 0

        def __getitem__(self, key: Any) -> Any:
            Watched.read += 1
            return super().__getitem__(key)

    quiet, touched = np.zeros((4, 2), np.float32), np.ones((4, 2), np.float32).view(Watched)
    clips = ClipArray(Shards([quiet, touched, quiet]))
    assert clips.frames[np.array([0, 9, 2])].sum() == 0
    assert Watched.read == 0
    assert clips.frames[np.array([5, 0, 7])].sum() == 4
    assert Watched.read == 2  # its two clips


def test_moments_over_shards_are_those_of_the_array(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core_models.data.BLOCK_BYTES", 500)
    clips = (7 + np.random.default_rng(0).normal(size=(41, 4, 3))).astype(np.float32)
    with written(clips, 9, 5) as found:
        for ours, wanted in zip(moments(found), moments(clips), strict=True):
            assert np.allclose(ours, wanted, rtol=1e-5)


@pytest.mark.parametrize("rows", [[3, 2], [2, 3], [4], [3, 1, 1], [0], [-1], ["3"], [3.0]])
def test_files_of_another_size_are_refused(rows: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_BYTES", 3 * 4 * 2)
    writer = ShardWriter(tmp_path, "x")
    writer.write(np.zeros((4, 2), np.float32))
    writer.close()
    assert writer.rows == [3, 1]
    assert sum(map(len, mapped(tmp_path, "x", [3, 1], np.dtype(np.float32), (2,)))) == 4
    with pytest.raises((ValueError, OSError, TypeError)):
        mapped(tmp_path, "x", rows, np.dtype(np.float32), (2,))

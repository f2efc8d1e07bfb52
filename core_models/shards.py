"""Clips in several files of a bounded size, mapped and read by range; no torch."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, SupportsIndex, overload

import numpy as np
from numpy.typing import NDArray

SHARD_BYTES = 2**30
"""The most that lies in one file; a single clip that is larger has one of its own."""


class Shards:
    """Rows of several arrays one after the other, as one array has them: those that are asked for are read.

    An index or an array of indices gives an array, as it does of an array. A slice gives the rows without reading them.
    """

    def __init__(self, parts: Sequence[NDArray[Any]]) -> None:
        """Args: parts: at least one array (rows, ...), all of one dtype and alike but for their rows."""
        self._parts = tuple(parts)
        sizes = [len(part) for part in self._parts]
        self._ends = np.cumsum(sizes)
        self._starts = self._ends - sizes
        self.dtype: np.dtype[Any] = self._parts[0].dtype
        self.shape: tuple[int, ...] = (int(self._ends[-1]), *self._parts[0].shape[1:])
        assert all((part.dtype, part.shape[1:]) == (self.dtype, self.shape[1:]) for part in self._parts)

    def __len__(self) -> int:
        return self.shape[0]

    @property
    def ndim(self) -> int:
        """How many axes."""
        return len(self.shape)

    @property
    def nbytes(self) -> int:
        """Of all rows."""
        return math.prod(self.shape) * self.dtype.itemsize

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        """All rows, read into memory."""
        whole = np.concatenate(self._parts)
        return whole if dtype is None else whole.astype(dtype, copy=False)

    @overload
    def __getitem__(self, rows: slice) -> Shards: ...

    @overload
    def __getitem__(self, rows: SupportsIndex | Sequence[int] | NDArray[np.integer[Any]]) -> NDArray[Any]: ...

    def __getitem__(
        self, rows: slice | SupportsIndex | Sequence[int] | NDArray[np.integer[Any]]
    ) -> Shards | NDArray[Any]:
        if isinstance(rows, slice):
            return self._range(*rows.indices(len(self)))
        asked = np.asarray(rows)
        if asked.dtype.kind not in "iu" and asked.size:
            raise IndexError(f"rows are asked for by {asked.dtype}, not by whole numbers or a slice")
        return self._gathered(asked.astype(np.int64))

    def __iter__(self) -> Iterator[NDArray[Any]]:
        return (row for part in self._parts for row in part)

    def _range(self, start: int, stop: int, step: int) -> Shards:
        if step != 1:
            return Shards([self._gathered(np.arange(start, stop, step))])
        parts = []
        for part, first in zip(self._parts, self._starts.tolist(), strict=True):
            found = part[max(0, start - first) : max(0, stop - first)]
            if len(found):
                parts.append(found)
        return Shards(parts or [self._parts[0][:0]])

    def _gathered(self, rows: NDArray[np.int64]) -> NDArray[Any]:
        """Rows in any order, each copied once, from the file that holds it to its place."""
        wrong = (rows < -len(self)) | (rows >= len(self))
        if wrong.any():
            raise IndexError(f"there is no row {rows[wrong][0]} of {len(self)}")
        flat = np.where(rows < 0, rows + len(self), rows).ravel()
        where = np.searchsorted(self._ends, flat, "right")
        within = flat - self._starts[where]
        found = np.empty((flat.size, *self.shape[1:]), self.dtype)
        for place, (part, row) in enumerate(zip(where.tolist(), within.tolist(), strict=True)):
            found[place] = self._parts[part][row]
        return found.reshape((*rows.shape, *self.shape[1:]))


class ShardWriter:
    """Writes rows to one file after the other.

    Attributes:
        rows: how many lie in each file so far.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.rows: list[int] = []
        self._folder, self._name = folder, name
        self._file: IO[bytes] | None = None

    def write(self, clips: NDArray[Any]) -> None:
        """Add rows, all alike. Raises OSError."""
        most = max(1, SHARD_BYTES // max(1, clips[:1].nbytes))
        while len(clips):
            if self._file is None or self.rows[-1] >= most:
                self.close()
                self._file = shard_path(self._folder, self._name, len(self.rows)).open("xb")
                self.rows.append(0)
            some = clips[: most - self.rows[-1]]
            self._file.write(np.ascontiguousarray(some).data)
            self.rows[-1] += len(some)
            clips = clips[len(some) :]

    def close(self) -> None:
        """End the file at hand. Raises OSError."""
        if self._file is not None:
            self._file.close()
            self._file = None


def shard_path(folder: Path, name: str, index: int) -> Path:
    """Where the shard of this number lies."""
    return folder / f"{name}-{index:05d}.bin"


def mapped(
    folder: Path, name: str, rows: Sequence[int], dtype: np.dtype[Any], shape: Sequence[int]
) -> list[NDArray[Any]]:
    """What a `ShardWriter` wrote, to be read where it is touched.

    Args:
        rows: as the writer tells.
        dtype, shape: of each row.

    Raises:
        OSError: a file is missing.
        ValueError: one is shorter or longer than its rows.
    """
    found: list[NDArray[Any]] = []
    for index, count in enumerate(map(operator.index, rows)):
        path = shard_path(folder, name, index)
        whole = (count, *shape)
        if min(whole) < 1 or path.stat().st_size != math.prod(whole) * dtype.itemsize:
            raise ValueError(path)
        found.append(np.asarray(np.memmap(path, dtype, "r", shape=whole)))
    return found

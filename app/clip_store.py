"""Clips of a corpus that is larger than a share of the memory: cut once, kept in shards, mapped from there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.paths import user_cache
from core_models.data import ClipArray
from core_models.shards import Shards, ShardWriter, mapped
from media_io.disk import make_folder, move, sweep, to_disk
from media_io.feature_cache import DAMAGED, INDEX
from media_io.problems import told

LIMIT = "UNBRAID_CLIPS_MB"
_VERSION = 2
"""Of how clips are cut, varied and kept; another number makes every store anew."""
_FRAMES, _WHO = ("frames", "held-out"), ("who_learned.npy", "who_held_out.npy")
_DTYPES = ("uint8", "float32")
_SHARE = 4
_GUESS = 8 * 2**30

Clips = NDArray[np.uint8] | NDArray[np.float32]
Who = NDArray[np.int64] | None


@dataclass(frozen=True, eq=False)
class Cut:
    """Clips as they were cut from a corpus.

    Attributes:
        train, validation: to learn from and to choose by; frames in memory, or mapped and read where they are touched.
        facts: what else is known, as JSON can say it.
    """

    train: ClipArray
    validation: ClipArray
    facts: dict[str, Any]


def home() -> Path:
    """Where clips are kept that do not fit into memory."""
    return user_cache() / "clips"


def most_in_memory() -> int:
    """Bytes of clips held in memory: UNBRAID_CLIPS_MB, or a quarter of the machine's shared by its processes."""
    asked = os.environ.get(LIMIT, "")
    if asked.isdigit():
        return int(asked) * 10**6
    return _memory() // _SHARE // max(1, int(os.environ.get("LOCAL_WORLD_SIZE", "1")))


def _memory() -> int:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return _GUESS


def states_of(paths: Iterable[Path]) -> list[list[object]]:
    """Name, size and time of change of files and of those in folders: where these are the same, clips of them are."""
    states: list[list[object]] = []
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else (path,):
            try:
                state = file.stat()
                states.append([str(file.absolute()), state.st_size, state.st_mtime_ns])
            except OSError:
                states.append([str(file.absolute())])  # whoever reads it tells of it
    return states


class Spool:
    """Takes clips as they are cut: in memory up to a limit, then on disk.

    A store is renamed into place when whole, so that nobody reads a half of one, and of two processes that cut the same
    the first wins.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder, self.limit = folder, limit
        self.clips = [0, 0]
        self._bytes = 0
        self._form: tuple[np.dtype[Any], tuple[int, ...]] | None = None
        self._parts: tuple[list[Clips], list[Clips]] = ([], [])
        self._files: list[ShardWriter] = []
        self._temporary = folder.with_name(f".{folder.name}-{uuid.uuid4().hex}")

    def kept(self) -> Cut | None:
        """What was cut before from the same files in the same way, if it was more than fits into memory."""
        return _read(self.folder)

    def add(self, clips: Clips, *, held_out: bool = False) -> None:
        """Take some more clips, all of one form. Raises MediaError where they cannot be written."""
        self._form = self._form or (clips.dtype, clips.shape[1:])
        assert (clips.dtype, clips.shape[1:]) == self._form
        self.clips[held_out] += len(clips)
        self._bytes += clips.nbytes
        self._parts[held_out].append(clips)
        if self._bytes > self.limit:
            self._write()

    def keep(self, train: int, who: tuple[Who, Who], facts: dict[str, Any]) -> Cut:
        """All clips, of which the first `train` are to learn from: those held out come last.

        Args:
            train: how many.
            who: who is seen or heard, for both parts.
            facts: anything that JSON can say.
        """
        if not self._files:
            frames = np.concatenate([*self._parts[0], *self._parts[1]])
            return _cut(frames, train, who, facts)
        assert self._form is not None
        dtype, shape = self._form
        with told(self.folder, "written"):
            self._write()
            for file in self._files:
                file.close()
            rows = [file.rows for file in self._files]
            index = {"dtype": dtype.name, "shape": shape, "rows": rows, "train": train, "facts": facts}
            for name, numbers in zip(_WHO, who, strict=True):
                if numbers is not None:
                    np.save(self._temporary / name, numbers, allow_pickle=False)
            (self._temporary / INDEX).write_text(json.dumps(index), encoding="utf-8")
            to_disk(self._temporary)
            if (earlier := self.kept()) is not None:
                return earlier
            shutil.rmtree(self.folder, ignore_errors=True)
            with suppress(OSError):  # another process was faster in this very moment: then its store is read
                move(self._temporary, self.folder)
            made = self.kept()
            if made is None:
                raise OSError("the clips that were just written cannot be read")
            return made

    def clear(self) -> None:
        """Forget all clips, and remove what is not kept."""
        for file in self._files:
            with suppress(OSError):  # what a full disk did not take
                file.close()
        shutil.rmtree(self._temporary, ignore_errors=True)
        self.clips, self._bytes, self._files, self._parts = [0, 0], 0, [], ([], [])

    def _write(self) -> None:
        with told(self.folder, "written"):
            if not self._files:
                make_folder(self._temporary)
                self._files = [ShardWriter(self._temporary, name) for name in _FRAMES]
            for parts, file in zip(self._parts, self._files, strict=True):
                for clips in parts:
                    file.write(clips)
                parts.clear()


@contextmanager
def spooling(facts: Mapping[str, Any]) -> Iterator[Spool]:
    """A place for clips.

    Args:
        facts: all that the clips depend on, as JSON can say it: files with their states, the window.
    """
    text = json.dumps([_VERSION, facts], sort_keys=True)
    name = hashlib.sha256(text.encode()).hexdigest()[:20]
    sweep(home(), r"\..*-.*")
    spool = Spool(home() / name, most_in_memory())
    try:
        yield spool
    finally:
        spool.clear()


def _read(folder: Path) -> Cut | None:
    """The clips in a folder; None where there are none, or some that something has damaged."""
    try:
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        dtype, shape, train = np.dtype(index["dtype"]), tuple(map(int, index["shape"])), int(index["train"])
        if dtype.name not in _DTYPES:
            return None
        parts = [mapped(folder, name, rows, dtype, shape) for name, rows in zip(_FRAMES, index["rows"], strict=True)]
        frames = Shards([*parts[0], *parts[1]])
        who = [np.load(folder / name, allow_pickle=False) if (folder / name).exists() else None for name in _WHO]
        cut = _cut(frames, train, (who[0], who[1]), dict(index["facts"]))
    except DAMAGED:
        return None
    fits = all(one.identity is None or one.identity.shape == (len(one),) for one in (cut.train, cut.validation))
    return cut if fits and len(cut.train) == train else None


def _cut(frames: Clips | Shards, train: int, who: tuple[Who, Who], facts: dict[str, Any]) -> Cut:
    return Cut(ClipArray(frames[:train], who[0]), ClipArray(frames[train:], who[1]), facts)

"""Power cuts: what is written is asked to be on the disk before and after its renaming, folders and names too."""

from __future__ import annotations

import errno
import inspect
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import core_models.disk
import media_io.disk
from app.bins import put_back, throw_away
from app.clip_store import LIMIT, spooling
from app.shelf import rename_model
from core_models.errors import CheckpointError
from core_models.files import write_atomically
from media_io.atomic import atomically
from media_io.errors import MediaError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no way to flush a folder")

Writer = Callable[[Path, Callable[[Path], object]], None]
both = pytest.mark.parametrize("disk", [core_models.disk, media_io.disk])


def by_models(target: Path, write: Callable[[Path], object]) -> None:
    write_atomically(target, write)


def by_media(target: Path, write: Callable[[Path], object]) -> None:
    with atomically(target) as temporary:
        write(temporary)


writers = pytest.mark.parametrize("writer", [by_models, by_media])


def a_file(path: Path) -> None:
    path.write_text("new")


def a_folder(path: Path) -> None:
    (path / "inner").mkdir(parents=True)
    for name in ("part", "inner/part"):
        a_file(path / name)


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The inodes that were asked to be on the disk, in their order."""
    seen: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: seen.append(os.fstat(descriptor).st_ino))
    return seen


def inodes(*paths: Path) -> list[int]:
    return [path.stat().st_ino for path in paths]


def test_models_and_media_ask_for_the_same() -> None:
    assert inspect.getsource(core_models.disk) == inspect.getsource(media_io.disk)


@writers
def test_a_file_is_flushed_then_its_name(writer: Writer, tmp_path: Path, flushed: list[int]) -> None:
    writer(tmp_path / "file", a_file)
    assert flushed == inodes(tmp_path / "file", tmp_path)


@writers
@pytest.mark.parametrize("replaced", [False, True])
def test_of_a_folder_all_is_flushed_then_its_name(
    writer: Writer, replaced: bool, tmp_path: Path, flushed: list[int]
) -> None:
    target = tmp_path / "folder"
    if replaced:
        a_folder(target)
    writer(target, a_folder)
    *inside, last = flushed
    parts = (target, target / "part", target / "inner", target / "inner" / "part")
    assert sorted(inside) == sorted(inodes(*parts))
    assert last == tmp_path.stat().st_ino


@writers
def test_the_name_is_flushed_when_it_is_there(writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def look(descriptor: int) -> None:
        if os.fstat(descriptor).st_ino == tmp_path.stat().st_ino:
            seen.append((tmp_path / "file").read_text())

    monkeypatch.setattr(os, "fsync", look)
    writer(tmp_path / "file", a_file)
    assert seen == ["new"]


@writers
def test_folders_on_the_way_are_flushed_too(writer: Writer, tmp_path: Path, flushed: list[int]) -> None:
    writer(tmp_path / "a" / "b" / "file", a_file)
    assert set(inodes(tmp_path, tmp_path / "a", tmp_path / "a" / "b")) <= set(flushed)


@writers
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES])
@pytest.mark.parametrize("call", ["open", "fsync"])
def test_a_disk_that_flushes_no_folders_is_no_failure(
    writer: Writer, number: int, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens, known = os.open, tmp_path.stat().st_ino

    def open_file(path: Path, *more: int) -> int:
        if call == "open" and path == tmp_path:
            raise OSError(number, os.strerror(number))
        return opens(path, *more)

    def flush(descriptor: int) -> None:
        if call == "fsync" and os.fstat(descriptor).st_ino == known:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", open_file)
    monkeypatch.setattr(os, "fsync", flush)
    writer(tmp_path / "file", a_file)
    assert (tmp_path / "file").read_text() == "new"


@pytest.mark.parametrize(("writer", "told"), [(by_models, CheckpointError), (by_media, MediaError)])
def test_a_disk_that_breaks_while_it_flushes_a_name_is_told(
    writer: Writer, told: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = tmp_path.stat().st_ino

    def broken(descriptor: int) -> None:
        if os.fstat(descriptor).st_ino == known:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(told, match="file"):
        writer(tmp_path / "file", a_file)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@both
def test_no_descriptor_is_left_open(disk: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    close = os.close
    monkeypatch.setattr(os, "close", lambda descriptor: (closed.append(descriptor), close(descriptor)))

    def broken(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    disk.names_to_disk(tmp_path)
    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="error"):
        disk.names_to_disk(tmp_path)
    assert len(closed) == 2


def test_what_moves_is_flushed_where_it_was_and_where_it_is(tmp_path: Path, flushed: list[int]) -> None:
    (tmp_path / "run").mkdir()
    kept = throw_away(tmp_path / "run")
    assert set(inodes(tmp_path, kept.parent)) <= set(flushed)
    flushed.clear()
    put_back(kept)
    assert set(flushed) == set(inodes(tmp_path, kept.parent))


def test_a_model_that_is_renamed_keeps_its_name(
    tmp_path: Path, flushed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.paths.user_data", lambda: tmp_path)
    model = tmp_path / "models" / "old"
    model.mkdir(parents=True)
    (model / "config.json").touch()
    rename_model(model, "new")
    assert flushed == inodes(tmp_path / "models")


def test_clips_that_are_kept_are_flushed(tmp_path: Path, flushed: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNBRAID_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv(LIMIT, "0")
    with spooling({}) as spool:
        spool.add(np.zeros((2, 3), np.float32))
        spool.keep(2, (None, None), {})
    (store,) = (tmp_path / "cache" / "clips").iterdir()
    assert set(inodes(tmp_path, tmp_path / "cache", store, *store.iterdir())) <= set(flushed)
    assert flushed[-1] == store.parent.stat().st_ino

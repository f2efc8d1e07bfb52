"""Features of a corpus, computed once and read as memory-mapped arrays afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import uuid
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.typing import NDArray

from media_io.atomic import atomically
from media_io.disk import make_folder
from media_io.errors import MediaError
from media_io.problems import check_plain, told
from media_io.speech_corpora import Utterance

FOLDER = ".unbraid-cache"

_VERSION = 1
_MOST_INDEX = 256 * 2**20
INDEX = "index.json"
_DATA = "features.npy"
DAMAGED = (
    OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError,
    EOFError, SyntaxError, TokenError, MemoryError,
)  # fmt: skip
"""What JSON and NumPy raise for damaged files; NumPy takes the head of numbers apart as if it were Python."""
_NAME = re.compile("[0-9a-f]{20}")

Array = NDArray[Any]
Compute = Callable[[Utterance], Array]
Progress = Callable[[int, int], object]


@dataclass(frozen=True, eq=False)
class FeatureCache:
    """Features of the utterances of a corpus, frame after frame in one mapped file.

    Attributes:
        folder: where they lie.
        data: (frames of all utterances, *frame shape), read-only and mapped: what is not touched is not read.
        starts: int64 (utterances + 1,), the first frame of each and the end of the last.
        skipped: utterances that could not be used, by their place among those given, with the reason; 0 frames each.
    """

    folder: Path
    data: Array
    starts: NDArray[np.int64]
    skipped: Mapping[int, str]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, index: int) -> Array:
        """Features (T, ...) of one utterance, a view of the mapped file."""
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self.data[self.starts[index] : self.starts[index + 1]]


class CacheError(MediaError):
    """Features cannot be kept: the recordings are as good as they were."""


@dataclass(frozen=True)
class Kept:
    """One cache on disk: its folder, and the bytes in it."""

    folder: Path
    bytes: int


def kept_in(home: Path) -> list[Kept]:
    """The caches in `corpus_root/.unbraid-cache`, or in the user's folder of caches; none where that is not there.

    Only what has a cache's name is one, and a corpus's folder of caches is none that leads elsewhere: whoever gave the
    corpus must not choose what is deleted.
    """
    if home.name == FOLDER and home.is_symlink():
        return []
    folders = sorted(index.parent for index in home.glob(f"*/{INDEX}") if _NAME.fullmatch(index.parent.name))
    return [Kept(folder, sum(file.stat().st_size for file in folder.iterdir())) for folder in folders]


def remove(one: Kept) -> None:
    """Delete a cache; the features are computed again when they are wanted. Raises MediaError."""
    with told(one.folder, "deleted"):
        shutil.rmtree(one.folder)


def cached_features(
    corpus_root: Path,
    utterances: Sequence[Utterance],
    settings: Mapping[str, Any],
    compute: Compute,
    *,
    cache_root: Path | None = None,
    progress: Progress | None = None,
    stopped: Callable[[], bool] | None = None,
) -> FeatureCache:
    """`caching` run to its end.

    Args:
        corpus_root, utterances, settings, compute, cache_root: as there.
        progress: told how many utterances are done, of how many.
        stopped: asked after each utterance; True ends the work.

    Raises:
        MediaError: stopped, and as there.
    """
    work = caching(corpus_root, utterances, settings, compute, cache_root=cache_root)
    done, total = 0, len(utterances)
    try:
        while True:
            if stopped is not None and stopped():
                raise MediaError(None, f"stopped after {done} of {total} recordings", "Start again.")
            done, total = next(work)
            if progress is not None:
                progress(done, total)
    except StopIteration as end:
        found: FeatureCache = end.value
        return found
    finally:
        work.close()


def caching(
    corpus_root: Path,
    utterances: Sequence[Utterance],
    settings: Mapping[str, Any],
    compute: Compute,
    *,
    cache_root: Path | None = None,
    beside: bool = True,
) -> Generator[tuple[int, int], None, FeatureCache]:
    """Features of utterances from the cache, computed first where it has none of these settings and files.

    The cache lies in `corpus_root/.unbraid-cache/HASH`, or below `cache_root` where the corpus cannot be written to.
    HASH is of the settings and of every file's relative path, size and time of change, so that another setting or a
    changed file makes a new one. It is renamed into place when whole: what is half-written is never read.

    Args:
        corpus_root: folder that all files lie below.
        utterances: of the corpus, in the order wanted.
        settings: everything that the features depend on, as JSON can say it.
        compute: an utterance -> (T, ...) with equal dtype and shape of frames for all; MediaError leaves it out.
        cache_root: the user's cache folder, for corpora that are read-only.
        beside: whether to write beside the corpus at all.

    Yields:
        How many utterances are done, of how many; nothing where all are kept. Closing it leaves nothing behind.

    Raises:
        CacheError: nowhere to write, or writing failed.
        MediaError: features of unequal form; not one usable utterance; a file that is gone.
    """
    name = _hash(corpus_root, utterances, settings)
    homes = [corpus_root / FOLDER] * beside + ([] if cache_root is None else [cache_root])
    for home in homes:
        if (found := _read(home / name, len(utterances))) is not None:
            return found
    usable = [home for home in homes if _writable(home)]
    if not usable:
        remedy = "Make the folder writable, or name a folder for the cache."
        raise CacheError(homes[-1], "features cannot be kept: no permission to write there", remedy)
    home = usable[0]
    yield from _compute_into(home / name, utterances, settings, compute)
    made = _read(home / name, len(utterances))
    if made is None:
        raise CacheError(home / name, "the cache that was just written cannot be read", "Delete it and try again.")
    return made


def _hash(root: Path, utterances: Sequence[Utterance], settings: Mapping[str, Any]) -> str:
    files = []
    for utterance in utterances:
        with told(utterance.path, "read"):
            state = utterance.path.stat()
        files.append([os.path.relpath(utterance.path, root), state.st_size, state.st_mtime_ns])
    text = json.dumps([_VERSION, settings, files], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _read(folder: Path, count: int) -> FeatureCache | None:
    """The cache in a folder; None where there is none, or one that something has damaged."""
    try:
        for path, most in ((folder / INDEX, _MOST_INDEX), (folder / _DATA, sys.maxsize)):
            check_plain(path, most, "")
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        data = np.load(folder / _DATA, mmap_mode="r", allow_pickle=False)
        starts = np.array(index["starts"], np.int64)
        skipped = {int(at): str(why) for at, why in index["skipped"].items()}
    except (*DAMAGED, MediaError):
        return None
    whole = data.ndim > 0 and data.dtype.kind == "f" and starts.shape == (count + 1,)
    if not whole or starts[0] != 0 or len(data) != starts[-1] or (np.diff(starts) < 0).any():
        return None
    return FeatureCache(folder, data, starts, skipped)


def _writable(home: Path) -> bool:
    """Whether files can be made in this folder, which is made where it is not there.

    What is marked as read-only is left alone by an administrator too, who could write there.
    """
    trial = home / f".{uuid.uuid4().hex}"
    try:
        there = next(folder for folder in (home, *home.parents) if folder.exists())
        if not there.stat().st_mode & 0o222:
            return False
        make_folder(home)
        trial.touch()
        trial.unlink()
    except OSError:
        return False
    return True


def _compute_into(
    folder: Path,
    utterances: Sequence[Utterance],
    settings: Mapping[str, Any],
    compute: Compute,
) -> Generator[tuple[int, int], None, None]:
    try:
        with atomically(folder) as temporary:
            temporary.mkdir()
            starts, skipped = yield from _write_data(temporary, utterances, compute)
            index = {"settings": settings, "starts": starts, "skipped": skipped}
            (temporary / INDEX).write_text(json.dumps(index), encoding="utf-8")
    except MediaError as error:
        if error.path != folder:
            raise
        raise CacheError(folder, error.cause, error.remedy) from error


def _write_data(
    folder: Path, utterances: Sequence[Utterance], compute: Compute
) -> Generator[tuple[int, int], None, tuple[list[int], dict[int, str]]]:
    """Write features one after the other as raw numbers, then once more behind a header that knows how many."""
    starts, skipped, form = [0], {}, None
    raw = folder / "raw"
    with raw.open("wb") as file:
        for i, utterance in enumerate(utterances):
            features = None
            try:
                features = np.ascontiguousarray(compute(utterance))
            except MediaError as error:
                skipped[i] = error.cause
            if features is not None:
                form = form or (features.dtype, features.shape[1:])
                _check_form(utterance.path, features, form)
                file.write(features.data)
            starts.append(starts[-1] + (0 if features is None else len(features)))
            yield i + 1, len(utterances)
    if form is None:
        path, why = (utterances[0].path, skipped[0]) if utterances else (None, "no utterances were given")
        raise MediaError(path, f"no features could be computed: {why}", "Choose a folder of recordings that play.")
    _with_header(raw, folder / _DATA, (starts[-1], *form[1]), form[0])
    return starts, skipped


def _check_form(path: Path, features: Array, form: tuple[np.dtype[Any], tuple[int, ...]]) -> None:
    if features.ndim == 0 or (features.dtype, features.shape[1:]) != form or features.dtype.hasobject:
        cause = f"features of shape {features.shape} and type {features.dtype} after frames of {form[1]}, {form[0]}"
        raise MediaError(path, cause, "Compute the same form for every recording.")


def _with_header(raw: Path, path: Path, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
    with path.open("wb") as file, raw.open("rb") as numbers:
        descr = np.lib.format.dtype_to_descr(dtype)
        np.lib.format.write_array_header_1_0(file, {"descr": descr, "fortran_order": False, "shape": shape})
        shutil.copyfileobj(numbers, file, 1 << 20)
    raw.unlink()

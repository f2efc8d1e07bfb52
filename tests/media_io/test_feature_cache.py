"""The cache of features: computed once, anew when anything changes, never half-written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.feature_cache import FOLDER, cached_features
from media_io.speech_corpora import Utterance

SETTINGS = {"hop": 160}


class Computing:
    """Features of a file: its bytes, counted from the left; remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, utterance: Utterance) -> NDArray[np.float32]:
        self.asked.append(utterance.path.name)
        values = np.frombuffer(utterance.path.read_bytes(), np.uint8).astype(np.float32)
        if len(values) == 0:
            raise MediaError(utterance.path, "nothing in it", "Leave it out.")
        return np.stack([np.arange(len(values), dtype=np.float32), values], axis=1)


@pytest.fixture
def corpus(tmp_path: Path) -> list[Utterance]:
    root = tmp_path / "corpus"
    root.mkdir()
    for name, data in (("a.wav", b"abc"), ("b.wav", b"hello"), ("c.wav", b"")):
        (root / name).write_bytes(data)
    return [Utterance(root / f"{name}.wav", name, "0") for name in "abc"]


def test_features_are_computed_once_and_mapped(corpus: list[Utterance]) -> None:
    root, compute, seen = corpus[0].path.parent, Computing(), []
    first = cached_features(root, corpus, SETTINGS, compute, progress=lambda done, n: seen.append((done, n)))
    again = cached_features(root, corpus, SETTINGS, compute)
    assert compute.asked == ["a.wav", "b.wav", "c.wav"]
    assert seen == [(1, 3), (2, 3), (3, 3)]
    for cache in (first, again):
        assert len(cache) == 3
        assert [len(cache[i]) for i in range(3)] == [3, 5, 0]
        np.testing.assert_array_equal(cache[1][:, 1], list(b"hello"))
        assert isinstance(cache.data, np.memmap)
        assert not cache[1].flags.writeable
        assert dict(cache.skipped) == {2: "nothing in it"}
        assert cache.folder.parent == root / FOLDER
    assert sorted(p.name for p in first.folder.iterdir()) == ["features.npy", "index.json"]


def test_a_setting_a_file_or_another_list_makes_a_new_one(corpus: list[Utterance]) -> None:
    root, folders = corpus[0].path.parent, set()

    def look(utterances: list[Utterance], settings: dict[str, Any]) -> None:
        folders.add(cached_features(root, utterances, settings, Computing()).folder)

    look(corpus, SETTINGS)
    look(corpus, {"hop": 80})
    look(corpus[:2], SETTINGS)
    os.utime(corpus[0].path, ns=(1, 1))
    look(corpus, SETTINGS)
    corpus[1].path.write_bytes(b"other length")
    look(corpus, SETTINGS)
    assert len(folders) == 5


def test_a_corpus_that_moves_keeps_its_cache(corpus: list[Utterance], tmp_path: Path) -> None:
    cached_features(corpus[0].path.parent, corpus, SETTINGS, Computing())
    moved = corpus[0].path.parent.rename(tmp_path / "moved")
    compute = Computing()
    cached_features(moved, [Utterance(moved / u.path.name, u.speaker, "0") for u in corpus], SETTINGS, compute)
    assert compute.asked == []


def test_a_run_that_is_stopped_or_fails_leaves_nothing(corpus: list[Utterance]) -> None:
    root = corpus[0].path.parent
    with pytest.raises(MediaError, match="stopped after 1 of 3"):
        cached_features(root, corpus, SETTINGS, compute := Computing(), stopped=lambda: len(compute.asked) == 1)

    def broken(utterance: Utterance) -> NDArray[np.float32]:
        raise RuntimeError(utterance.path.name)

    with pytest.raises(RuntimeError):
        cached_features(root, corpus, SETTINGS, broken)
    assert list((root / FOLDER).iterdir()) == []


@pytest.mark.parametrize("damage", ["index.json", "features.npy"])
def test_a_damaged_cache_is_made_again(corpus: list[Utterance], damage: str) -> None:
    root = corpus[0].path.parent
    path = cached_features(root, corpus, SETTINGS, Computing()).folder / damage
    path.write_bytes(path.read_bytes()[:-9])
    compute = Computing()
    again = cached_features(root, corpus, SETTINGS, compute)
    assert len(compute.asked) == 3
    np.testing.assert_array_equal(again[0][:, 1], list(b"abc"))


def test_a_corpus_that_cannot_be_written_to_is_cached_elsewhere(corpus: list[Utterance], tmp_path: Path) -> None:
    root = corpus[0].path.parent
    (root / FOLDER).write_text("a file where the folder would be")  # root may write into read-only folders
    cache = cached_features(root, corpus, SETTINGS, Computing(), cache_root=tmp_path / "own")
    assert cache.folder.parent == tmp_path / "own"
    compute = Computing()
    cached_features(root, corpus, SETTINGS, compute, cache_root=tmp_path / "own")
    assert compute.asked == []
    with pytest.raises(MediaError, match="permission"):
        cached_features(root, corpus, {}, Computing())


def test_what_cannot_be_cached_is_told(corpus: list[Utterance]) -> None:
    root = corpus[0].path.parent
    with pytest.raises(MediaError, match=r"c.wav.*nothing in it"):
        cached_features(root, corpus[2:], SETTINGS, Computing())
    with pytest.raises(MediaError, match="same form"):
        cached_features(root, corpus, SETTINGS, lambda u: np.zeros((2, 1 + ord(u.speaker))))
    with pytest.raises(MediaError, match="no such file"):
        cached_features(root, [Utterance(root / "gone.wav", "x", "0")], SETTINGS, Computing())
    with pytest.raises(IndexError):
        cached_features(root, corpus, SETTINGS, Computing())[3]

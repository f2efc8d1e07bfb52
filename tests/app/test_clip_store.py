"""Clips that do not fit into memory: cut once, mapped, the same as in memory; gone when their files change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

import app
from app import clip_store
from app.bench.data import load
from app.clip_store import LIMIT, Spool, most_in_memory, spooling
from app.corpus_features import all_kept
from app.training_clips import Loading, TrainingData
from app.training_data import load_training_data
from core_models.config import Window
from core_models.control import Control
from core_models.data import moments
from core_models.shards import Shards
from media_io.characters import generate_random
from media_io.clip import Clip
from media_io.feature_cache import remove
from media_io.write import write_clip

VIDEO, SPEECH = Window(kind="video", length=4, hop=2), Window(kind="speech", length=20, hop=10)

# Cuts 400 MB of features and trains on them with 150 MB to itself; then shows that they would not fit.
CHILD = """
import resource, sys
from pathlib import Path
import numpy as np
import torch
from app.clip_store import Spool, spooling
from core_models.config import Preset
from core_models.training import fit

torch.set_num_threads(1)
folder = Path(sys.argv[1])
preset = Preset.model_validate_json((folder / "preset.json").read_text(encoding="utf-8"))
rng = np.random.default_rng(0)

def some():
    return rng.standard_normal((200, 50, 200), np.float32)

def train(data, out, steps):
    short = preset.model_copy(update={"training": preset.training.model_copy(update={"steps": steps})})
    return [event.losses["total"] for event in fit(short, data.train, data.validation, out) if event.losses]

with spooling({"small": 1}) as spool:  # whatever training needs by itself is there before the limit is set
    for _ in range(2):
        spool.add(some())
    train(spool.keep(300, (None, None), {}), folder / "small", 2)
words = Path("/proc/self/status").read_text().split()
limit = int(words[words.index("VmData:") + 1]) * 1024 + 150 * 10**6
resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
with spooling({"large": 1}) as spool:
    for _ in range(50):
        spool.add(some())
    data = spool.keep(9000, (np.zeros(9000, np.int64), None), {})
assert data.train.frames.nbytes + data.validation.frames.nbytes == 400 * 10**6
assert all(np.isfinite(train(data, folder / "large", 20)))
try:
    spool = Spool(folder / "none", 10**12)
    for _ in range(50):
        spool.add(some())
    print("fits", flush=True)
except MemoryError:
    print("too large", flush=True)
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of clips, of this test alone; none are held in memory."""
    monkeypatch.setenv("UNBRAID_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv(LIMIT, "0")
    return clip_store.home()


@pytest.fixture
def videos(tmp_path: Path) -> Path:
    for index, frames in enumerate(generate_random(6, 0, frames=6).frames):
        write_clip(Clip(frames=frames, fps=Fraction(8)), tmp_path / "videos" / f"person{index}" / "walk" / "1.npz")
    return tmp_path / "videos"


def loaded(name: str, window: Window) -> tuple[TrainingData, int]:
    """The data, and how many items of work it took."""
    *before, last = load_training_data(name, window, Control())
    assert isinstance(last, TrainingData)
    return last, sum(isinstance(item, Loading) and item.total > 0 for item in before)


def assert_same(a: TrainingData, b: TrainingData) -> None:
    assert (a.fps, a.description, a.skipped) == (b.fps, b.description, b.skipped)
    for one, other in ((a.train, b.train), (a.validation, b.validation)):
        assert np.array_equal(one.frames, other.frames)
        assert (one.identity is None) == (other.identity is None)
        assert one.identity is None or np.array_equal(one.identity, other.identity)


@pytest.mark.parametrize(
    ("name", "window"), [("generated:10", Window(kind="video")), ("videos", VIDEO), ("samples", SPEECH)]
)
def test_mapped_clips_are_those_in_memory_and_cut_once(
    name: str, window: Window, home: Path, videos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(videos) if name == "videos" else name
    first, work = loaded(name, window)
    assert work > 0
    assert isinstance(first.train.frames, Shards)
    again, work = loaded(name, window)
    assert work == 0
    assert len(list(home.iterdir())) == 1
    remove(*[one for one in all_kept([]) if one.folder.parent == home])
    monkeypatch.setenv(LIMIT, "1000")
    plain, _ = loaded(name, window)
    assert isinstance(plain.train.frames, np.ndarray)
    assert list(home.iterdir()) == []
    assert_same(first, plain)
    assert_same(again, plain)


@pytest.mark.parametrize(
    ("name", "size"), [("moving-mnist:20", 64), ("pendula:30", 32), ("dsprites-causal:20", 64), ("expressions:20", 32)]
)
def test_sets_of_any_size_are_drawn_piece_by_piece(
    name: str, size: int, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are the clips that the bench takes, which draws them all at once."""
    monkeypatch.setattr("app.training_clips.CLIPS", 7)
    window = Window(kind="video", length=5, hop=2, size=size)
    found, work = loaded(name, window)
    assert work > 2
    assert loaded(name, window)[1] == 0
    wanted = load(name, window)
    assert found.description == f"{wanted.title}, as published"
    for ours, theirs in ((found.train, wanted.train.clips), (found.validation, wanted.validation.clips)):
        assert isinstance(ours.frames, Shards)
        assert len(ours) == len(theirs) > 0
        assert np.array_equal(ours.frames, theirs.frames)
        assert np.array_equal(ours.identity, theirs.identity)


@pytest.mark.parametrize("change", ["another window", "a file more", "a file less", "a file anew"])
def test_another_window_and_changed_files_are_cut_anew(change: str, home: Path, videos: Path) -> None:
    loaded(str(videos), VIDEO)
    (first,) = home.iterdir()
    file, window = videos / "person0" / "walk" / "1.npz", VIDEO
    if change == "another window":
        window = Window(kind="video", length=3, hop=2)
    elif change == "a file more":
        (file.parent / "2.npz").write_bytes(file.read_bytes())
    elif change == "a file less":
        file.unlink()
    else:
        os.utime(file, ns=(1, 1))
    assert loaded(str(videos), window)[1] > 0
    assert len({first, *home.iterdir()}) == 2


def resized(shard: Path, by: int) -> None:
    with shard.open("rb+") as file:
        file.truncate(shard.stat().st_size + by)


def swapped(store: Path) -> None:
    """Shards of another store of the same form, one of them fuller."""
    index = json.loads((store / "index.json").read_text(encoding="utf-8"))
    index["rows"][0][0] += 1
    (store / "index.json").write_text(json.dumps(index), encoding="utf-8")


def half_known(store: Path) -> None:
    np.save(store / "who_learned.npy", np.zeros(1, np.int64))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda store: resized(store / "frames-00000.bin", -1),
        lambda store: resized(store / "frames-00002.bin", 1),
        lambda store: (store / "frames-00001.bin").unlink(),
        swapped,
        half_known,
        lambda store: (store / "index.json").unlink(),
        lambda store: (store / "index.json").write_text("[]"),
        lambda store: (store / "who_learned.npy").write_bytes(b"no numbers"),
        lambda store: (store / "who_learned.npy").write_bytes(b""),
        lambda store: (store / "index.json").write_text("[" * 100_000),
    ],
)
def test_a_damaged_store_is_made_anew(
    spoil: Callable[[Path], object], home: Path, videos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core_models.shards.SHARD_BYTES", 3 * 4 * 64 * 64 * 3)
    before, _ = loaded(str(videos), VIDEO)
    wanted = np.array(before.train.frames)
    del before
    (store,) = home.iterdir()
    spoil(store)
    after, work = loaded(str(videos), VIDEO)
    assert work > 0
    assert np.array_equal(after.train.frames, wanted)
    assert list(home.iterdir()) == [store]


def test_what_is_stopped_half_way_leaves_nothing_and_old_rests_go(home: Path) -> None:
    left, fresh = home / ".one-1", home / ".two-2"
    for folder, age in ((left, 100_000), (fresh, 0)):
        folder.mkdir(parents=True)
        (folder / "frames-00000.bin").write_bytes(b"1")
        for path in (folder / "frames-00000.bin", folder):
            os.utime(path, (time.time() - age,) * 2)
    work = load_training_data("generated:100", Window(kind="video"), Control())
    assert [isinstance(next(work), Loading) for _ in range(3)] == [True] * 3
    assert len(list(home.iterdir())) == 2  # somebody may be at work in the fresh one
    assert isinstance(work, Generator)
    work.close()
    assert list(home.iterdir()) == [fresh]


@pytest.mark.parametrize("clips", [1, 4, 7, 100])
def test_shards_of_any_size_hold_the_same_clips(
    clips: int, home: Path, videos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two parts meet within a shard, at its end, or are shards of their own."""
    monkeypatch.setattr("core_models.shards.SHARD_BYTES", clips * 20 * 200 * 4 + 1)
    found, _ = loaded("samples", SPEECH)
    (store,) = [folder for folder in home.iterdir() if (folder / "frames-00000.bin").exists()]
    for name, part in (("frames", found.train), ("held-out", found.validation)):
        assert len(list(store.glob(f"{name}-*.bin"))) == -(-len(part) // clips)
    monkeypatch.setenv(LIMIT, "1000")
    remove(*[one for one in all_kept([]) if one.folder == store])
    assert_same(found, loaded("samples", SPEECH)[0])


def test_of_two_that_cut_the_same_the_first_is_kept(home: Path) -> None:
    parts = np.arange(24, dtype=np.float32).reshape(4, 2, 3)
    with spooling({"a": 1}) as one, spooling({"a": 1}) as two:
        for spool in (one, two):
            spool.add(parts[3:], held_out=True)
            spool.add(parts[:3])
        first = one.keep(3, (None, np.array([7])), {"told": "x"})
        second = two.keep(3, (None, np.array([7])), {"told": "x"})
    assert len(list(home.iterdir())) == 1
    for found in (first, second):
        assert np.array_equal(found.train.frames, parts[:3])
        assert np.array_equal(found.validation.frames, parts[3:])
        assert found.train.identity is None
        assert found.validation.identity.tolist() == [7]
        assert found.facts == {"told": "x"}


def test_the_limit_is_for_all_processes_of_a_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LIMIT, raising=False)
    alone = most_in_memory()
    monkeypatch.setenv("LOCAL_WORLD_SIZE", "4")
    assert most_in_memory() == pytest.approx(alone / 4, abs=1)
    monkeypatch.setenv(LIMIT, "30")
    assert most_in_memory() == 30_000_000


def test_moments_of_mapped_clips_are_those_in_memory(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clips = (50 + np.random.default_rng(0).normal(size=(90, 4, 3))).astype(np.float32)
    spool = Spool(home / "x", 0)
    spool.add(clips)
    monkeypatch.setattr("core_models.data.BLOCK_BYTES", 1000)
    mapped = spool.keep(90, (None, None), {}).train.frames
    assert isinstance(mapped, Shards)
    for found, wanted in zip(moments(mapped), moments(clips), strict=True):
        assert np.allclose(found, wanted, rtol=1e-5)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's data and says how large they are")
def test_a_corpus_larger_than_the_memory_is_cut_and_trained_on(home: Path, tmp_path: Path) -> None:
    preset = """{"title": "x", "weights": {"reconstruction": 1, "kl_static": 1, "kl_dynamic": 1}, "architecture": {
        "model": "dsvae", "window": {"kind": "speech", "length": 50, "hop": 25, "bins": 200},
        "network": {"static": 4, "dynamic": 3, "features": 8, "hidden": 8}},
        "training": {"batch": 16, "validate_every": 10, "warmup": 1}}"""
    (tmp_path / "preset.json").write_text(preset, encoding="utf-8")
    paths = {"PYTHONPATH": str(Path(app.__file__).parents[1]), "OMP_NUM_THREADS": "1"}
    found = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path)], env={**os.environ, **paths}, capture_output=True, text=True
    )
    assert (found.returncode, found.stdout) == (0, "too large\n"), found.stderr

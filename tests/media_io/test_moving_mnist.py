"""Moving-MNIST: digits from files and drawn ones, and how pairs of them move."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.digits import Digits, draw_digits, drawn_digits, read_digits
from media_io.errors import MediaError
from media_io.idx import read_idx
from media_io.moving_mnist import HEADINGS, SPEED, generate, tracks


def idx(array: NDArray[np.uint8]) -> bytes:
    return bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


def blocks() -> Digits:
    """Ten digits, each a full square of its own brightness: where it is can be read off a frame."""
    images = np.broadcast_to(10 + np.arange(10, dtype=np.uint8)[:, None, None] * 20, (10, 28, 28))
    return Digits(images, np.arange(10))


@pytest.mark.parametrize("packed", [False, True])
def test_idx_files_are_read_as_written(tmp_path: Path, packed: bool) -> None:
    array = np.random.default_rng(0).integers(0, 256, (5, 4, 3), np.uint8)
    path = tmp_path / ("a.gz" if packed else "a")
    path.write_bytes(gzip.compress(idx(array)) if packed else idx(array))
    assert np.array_equal(read_idx(path, 3), array)


@pytest.mark.parametrize(
    ("data", "name", "cause"),
    [
        (b"", "a", "begins with nothing"),
        (b"\x89PNG1234567890", "a", "begins with 89504e47.*00000803"),
        (bytes([0, 0, 13, 3]) + bytes(12), "a", "begins with 00000d03"),
        (idx(np.zeros((3, 2, 2), np.uint8))[:10], "a", "ends within its header"),
        (idx(np.zeros((3, 2, 2), np.uint8))[:-1], "a", r"12 values \(3, 2, 2\), there are 11"),
        (idx(np.zeros((3, 2, 2), np.uint8)) + b"x", "a", r"12 values \(3, 2, 2\), there are more"),
        (bytes([0, 0, 8, 3]) + struct.pack(">3I", 2**31, 2**31, 2), "a", "more than 268435456"),
        (b"no gzip at all", "a.gz", "cannot be read"),
        (gzip.compress(idx(np.zeros((90, 28, 28), np.uint8)))[:-20], "a.gz", "cannot be read"),
    ],
    ids=["empty", "picture", "floats", "no sizes", "too short", "too long", "too large", "no gzip", "gzip cut off"],
)
def test_broken_idx_files_are_told(tmp_path: Path, data: bytes, name: str, cause: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(MediaError, match=cause):
        read_idx(path, 3)


def test_a_folder_of_digits_is_cut_into_parts_and_its_faults_are_told(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"t10k-images-idx3-ubyte.*missing"):
        read_digits(tmp_path, "train")
    images = np.zeros((10_000, 28, 28), np.uint8)
    images[:, 0, 0], images[:, 0, 1] = np.arange(10_000) // 256, np.arange(10_000) % 256
    (tmp_path / "t10k-images-idx3-ubyte").write_bytes(idx(images))
    (tmp_path / "t10k-labels-idx1-ubyte").write_bytes(idx((np.arange(10_000) % 10).astype(np.uint8)))
    train, test = read_digits(tmp_path, "train"), read_digits(tmp_path, "test")
    numbers = [part.images[:, 0, 0].astype(int) * 256 + part.images[:, 0, 1] for part in (train, test)]
    assert numbers[0].tolist() == list(range(8000))
    assert numbers[1].tolist() == list(range(8000, 10_000))
    assert test.labels.tolist() == (numbers[1] % 10).tolist()
    (tmp_path / "t10k-labels-idx1-ubyte").write_bytes(idx(np.zeros(7, np.uint8)))
    with pytest.raises(MediaError, match="10000 pictures of digits and 7 labels"):
        read_digits(tmp_path, "train")
    (tmp_path / "t10k-labels-idx1-ubyte").write_bytes(idx(np.full(10_000, 12, np.uint8)))
    with pytest.raises(MediaError, match="labels run from 12"):
        read_digits(tmp_path, "train")
    with pytest.raises(MediaError, match="validation"):
        read_digits(tmp_path, "validation")


def test_drawn_digits_are_all_different_and_of_ten_classes() -> None:
    digits = draw_digits(200, 3)
    assert digits.labels.tolist() == [k % 10 for k in range(200)]
    assert len({image.tobytes() for image in digits.images}) == 200
    assert (digits.images.max(axis=(1, 2)) == 255).all()
    ink = digits.images.reshape(200, -1).mean(axis=1)
    assert 10 < ink.min() < ink.max() < 110
    assert ((digits.images > 0) & (digits.images < 255)).any(axis=(1, 2)).all(), "edges are smooth"
    assert np.array_equal(draw_digits(5, 3, first=100).images, digits.images[100:105])
    assert not np.array_equal(draw_digits(5, 4).images, digits.images[:5])


def test_a_drawn_digit_is_nearest_to_the_mean_of_its_class() -> None:
    means = np.stack([draw_digits(400, 0).images[k::10].mean(axis=0) for k in range(10)]).reshape(10, -1)
    other = draw_digits(200, 1)
    distance = ((other.images.reshape(200, 1, -1) - means) ** 2).sum(-1)
    assert (distance.argmin(axis=1) == other.labels).mean() > 0.85


def test_parts_of_drawn_digits_share_no_picture() -> None:
    train, test = draw_digits(400, 0), drawn_digits("test")
    assert len(test.images) == 2000
    assert np.array_equal(test.images[:3], draw_digits(3, 0, first=8000).images)
    assert not {i.tobytes() for i in train.images} & {i.tobytes() for i in test.images}


def test_tracks_are_mirrored_at_the_borders() -> None:
    start = np.array([[[30.0, 1.0], [0.0, 36.0]]])
    velocity = np.array([[[4.0, -3.0], [0.0, 2.0]]])
    found = tracks(start, velocity, 4)
    assert found[0, :, 0].tolist() == [[30, 1], [34, 2], [34, 5], [30, 8]]  # 38 -> 34, 42 -> 30; -2 -> 2
    assert found[0, :, 1].tolist() == [[0, 36], [0, 34], [0, 32], [0, 30]]
    far = tracks(np.full((1, 2, 2), 5.0), np.full((1, 2, 2), 3.6), 200)
    assert far.min() >= 0
    assert far.max() <= 36
    step = np.abs(np.diff(far[0, :, 0, 0]))
    assert step.max() <= 5


def test_clips_show_their_labels() -> None:
    clips = generate(60, 2, blocks(), length=16)
    assert clips.frames.shape == (60, 16, 64, 64, 3)
    assert (clips.frames == clips.frames[..., :1]).all()
    assert (clips.labels["smaller"] <= clips.labels["larger"]).all()
    for k in range(60):
        shown = clips.frames[k, ..., 0]
        bright = 10 + 20 * clips.labels["larger"][k]
        covered = shown == bright
        assert (covered.sum(axis=(1, 2)) >= 28 * 28).all()
        assert shown.max() == bright
        if clips.labels["smaller"][k] == clips.labels["larger"][k]:
            continue
        assert (covered.sum(axis=(1, 2)) == 28 * 28).all()
        x, y = covered.any(axis=1).argmax(axis=1), covered.any(axis=2).argmax(axis=1)
        if 4 < x[0] < 32 and 4 < y[0] < 32:  # no border within the first step
            heading = HEADINGS[clips.labels["larger heading"][k]]
            assert (x[1] - x[0]) * (1 if "right" in heading else -1) >= 0
            assert (y[1] - y[0]) * (1 if "down" in heading else -1) >= 0
            assert np.hypot(x[1] - x[0], y[1] - y[0]) == pytest.approx(SPEED, abs=1.5)


def test_equal_digits_are_told_apart_by_where_they_start() -> None:
    images = np.zeros((2, 28, 28), np.uint8)
    images[0, 0, 0], images[1, 0, 0] = 100, 200
    twins = Digits(images, np.array([3, 3]))
    clips = generate(40, 0, twins, length=2)
    dots = [np.argwhere(frame) for frame in clips.frames[:, 0, ..., 0]]
    after = [np.argwhere(frame) for frame in clips.frames[:, 1, ..., 0]]
    checked = 0
    for k in range(40):
        if len(dots[k]) < 2 or len(after[k]) < 2:
            continue
        left = dots[k][dots[k][:, 1].argmin()]
        near = after[k][np.abs(after[k] - left).sum(axis=1).argmin()]
        if abs(int(near[1]) - int(left[1])) <= 1 or not 5 < left[1] < 31:
            continue
        heading = HEADINGS[clips.labels["smaller heading"][k]]
        checked += (near[1] > left[1]) == ("right" in heading)
        assert (near[1] > left[1]) == ("right" in heading)
    assert checked > 5


def test_pairs_may_come_in_groups() -> None:
    clips = generate(10, 0, drawn_digits("test"), length=2, clips_per_pair=4)
    assert clips.identity is not None
    assert [len(set(clips.identity[k : k + 4])) for k in (0, 4, 8)] == [1, 1, 1]
    assert len(set(clips.identity)) == 3
    assert len({clip.tobytes() for clip in clips.frames}) == 10


def test_seeds_and_requests() -> None:
    assert np.array_equal(generate(5, 1, blocks()).frames, generate(5, 1, blocks()).frames)
    assert not np.array_equal(generate(5, 1, blocks()).frames, generate(5, 2, blocks()).frames)
    assert generate(0, 1, blocks()).frames.shape == (0, 15, 64, 64, 3)
    with pytest.raises(MediaError, match="0 digits"):
        generate(1, 0, Digits(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64)))
    with pytest.raises(MediaError, match="-2 clips"):
        generate(-2, 0, blocks())


@pytest.mark.real_data
def test_the_real_digits(real_data: Path) -> None:
    train, test = (read_digits(real_data / "moving_mnist", split) for split in ("train", "test"))
    assert (len(train.images), len(test.images)) == (8000, 2000)
    assert np.bincount(np.concatenate([train.labels, test.labels])).tolist() == [
        980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
    ]  # fmt: skip
    assert train.labels[:5].tolist() == [7, 2, 1, 0, 4]

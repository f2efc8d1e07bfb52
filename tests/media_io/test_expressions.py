"""Drawn expressions: who is seen, and how the face moves; and MUG's own folders."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from media_io.errors import MediaError
from media_io.expressions import EXPRESSIONS, course, generate, look_of, people_of
from media_io.face_art import Muscles, draw_face
from media_io.mug import list_mug, load_mug


def test_a_clip_goes_from_neutral_to_the_apex_and_back() -> None:
    strengths = course(np.array([0.4, 0.5, 0.6]), 21)
    assert (strengths[:, [0, -1]] == 0).all()
    assert strengths.max(axis=1).tolist() == [1, 1, 1]
    assert [strengths[k].tolist().index(1.0) for k in range(3)] == [7, 8, 10]  # 0.8 of the way to the apex
    assert strengths[1, 4] == pytest.approx(0.5)  # half of the rise
    for row in strengths:
        top = int(row.argmax())
        assert (np.diff(row[: top + 1]) >= 0).all()
    assert course(np.array([0.5]), 1).tolist() == [[1.0]]
    clips = generate(12, 0, people_of("train"))
    assert np.array_equal(clips.frames[:, 0], clips.frames[:, -1])
    moved = np.abs(clips.frames.astype(int) - clips.frames[:, :1]).sum(axis=(2, 3, 4))
    assert (moved.max(axis=1) > 1500).all()
    assert (moved[:, 6:10].min(axis=1) > 4 * moved[:, 1]).all()


def test_expressions_move_what_they_should() -> None:
    look = look_of(3)

    def drawn(**muscles: float) -> np.ndarray:
        return draw_face(look, Muscles(**muscles).at(np.ones(1)))[0].astype(int)  # type: ignore[arg-type]

    neutral = drawn()
    rows = {
        "gape": (44, 60),
        "corners": (40, 56),
        "inner": (20, 32),
        "outer": (20, 32),
        "lids": (27, 36),
        "wrinkle": (38, 50),
    }
    for muscle, (top, bottom) in rows.items():
        changed = np.abs(drawn(**{muscle: 1.0}) - neutral).max(axis=-1).max(axis=1) > 12
        assert changed.any(), muscle
        assert not changed[:top].any(), muscle
        assert not changed[bottom:].any(), muscle


def test_everybody_looks_the_same_in_each_clip_and_unlike_others() -> None:
    clips = generate(80, 1, people_of("train"), length=3)
    assert clips.identity is not None
    first: dict[int, bytes] = {}
    for k in range(80):
        assert first.setdefault(int(clips.identity[k]), clips.frames[k, 0].tobytes()) == clips.frames[k, 0].tobytes()
    assert len(set(first.values())) == len(first) > 40
    for factor in clips.static:
        names = factor.replace(" ", "_")
        assert clips.labels[factor].tolist() == [getattr(look_of(int(p)), names) for p in clips.identity]
        assert len(np.unique(clips.labels[factor])) == len(clips.classes[factor])
    assert np.bincount(clips.labels["expression"], minlength=6).min() > 4


def test_an_expression_is_nearest_to_the_same_expression_of_others() -> None:
    clips = generate(120, 2, people_of("train"), length=1)
    still = {p: draw_face(look_of(p), Muscles().at(np.zeros(1)))[0] for p in set(map(int, clips.identity))}
    change = clips.frames[:, 0].astype(float).mean(-1) - [still[int(p)].astype(float).mean(-1) for p in clips.identity]
    change = change.reshape(120, -1)
    means = np.stack([change[:80][clips.labels["expression"][:80] == k].mean(axis=0) for k in range(6)])
    nearest = ((change[80:, None] - means) ** 2).sum(-1).argmin(axis=1)
    assert (nearest == clips.labels["expression"][80:]).mean() > 0.6


def test_a_quarter_of_the_people_is_held_out() -> None:
    train, test = people_of("train"), people_of("test")
    assert (len(train), len(test)) == (150, 50)
    assert not set(train) & set(test)
    assert (people_of("train", 2), people_of("test", 2)) == ([0], [1])


def test_seeds_and_requests() -> None:
    assert np.array_equal(generate(3, 1, [4, 5]).frames, generate(3, 1, [4, 5]).frames)
    assert not np.array_equal(generate(3, 1, [4, 5]).frames, generate(3, 2, [4, 5]).frames)
    assert generate(0, 1, [1]).frames.shape == (0, 16, 64, 64, 3)
    with pytest.raises(MediaError, match="nobody"):
        generate(1, 0, [])
    with pytest.raises(MediaError, match="1 drawn people"):
        people_of("train", 1)
    with pytest.raises(MediaError, match="validation"):
        people_of("validation")


def shoot(root: Path, subject: str, expression: str, take: str, count: int) -> None:
    """Frames of 48 x 32 pixels whose brightness is their number."""
    folder = root / subject / expression / take
    folder.mkdir(parents=True)
    for k in range(count):
        cv2.imwrite(str(folder / f"frame{k}.jpg"), np.full((32, 48, 3), 10 * k, np.uint8))


def test_mug_folders_become_clips(tmp_path: Path) -> None:
    for subject in ("001", "002", "003", "004"):
        shoot(tmp_path, subject, "Anger", "take000", 13)
        shoot(tmp_path, subject, "surprise", "take000", 5)
        shoot(tmp_path, subject, "neutral", "take000", 1)
    (tmp_path / "readme.txt").write_text("MUG", encoding="utf-8")
    train, test = (load_mug(tmp_path, split, length=5, size=16) for split in ("train", "test"))
    assert (len(train), len(test)) == (6, 2)
    assert test.identity is not None
    assert not set(train.labels["subject"]) & set(test.labels["subject"])
    assert np.array_equal(test.identity, test.labels["subject"])
    assert train.classes == {"subject": ("001", "002", "003", "004"), "expression": EXPRESSIONS}
    assert train.labels["expression"].tolist() == [0, 5] * 3
    assert train.frames.shape == (6, 5, 16, 16, 3)
    assert np.rint(train.frames[0].mean(axis=(1, 2, 3)) / 10).tolist() == [0, 3, 6, 9, 12]
    assert np.rint(train.frames[1].mean(axis=(1, 2, 3)) / 10).tolist() == [0, 1, 2, 3, 4]
    others = [set(load_mug(tmp_path, "test", length=5, size=16, seed=s).labels["subject"]) for s in range(6)]
    assert len({tuple(o) for o in others}) > 1


def test_what_is_wrong_with_a_mug_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="no such folder"):
        list_mug(tmp_path / "mug")
    with pytest.raises(MediaError, match="no takes"):
        list_mug(tmp_path)
    shoot(tmp_path, "001", "anger", "take000", 4)
    with pytest.raises(MediaError, match=r"one subject \(001\)"):
        load_mug(tmp_path, "train", length=4)
    shoot(tmp_path, "002", "anger", "take000", 4)
    with pytest.raises(MediaError, match=r"take000.*4 frames.*16"):
        load_mug(tmp_path, "train")
    (tmp_path / "002" / "anger" / "take000" / "frame2.jpg").write_bytes(b"no picture")
    (tmp_path / "001" / "anger" / "take000" / "frame2.jpg").write_bytes(b"no picture")
    with pytest.raises(MediaError, match=r"frame2\.jpg"):
        load_mug(tmp_path, "train", length=4)
    (tmp_path / "001" / "anger" / "take001").mkdir()
    with pytest.raises(MediaError, match=r"take001.*no pictures"):
        list_mug(tmp_path)
    shoot(tmp_path, "003", "boredom", "take000", 4)
    (tmp_path / "001" / "anger" / "take001").rmdir()
    with pytest.raises(MediaError, match='"boredom" is none'):
        list_mug(tmp_path)

"""Sets of labelled clips by name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from media_io import characters, dsprites
from media_io.datasets import SETS, digits_at_hand, load_labelled, plan_labelled
from media_io.digits import draw_digits
from media_io.errors import MediaError

DRAWN = [name for name, made in SETS.items() if made.folder is None]


@pytest.fixture(autouse=True)
def nothing_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UNBRAID_DATA", raising=False)


@pytest.mark.parametrize("name", [name for name in DRAWN if name != "moving-mnist"])
def test_drawn_sets_come_in_any_number_and_length_and_always_the_same(name: str) -> None:
    clips = load_labelled(name, "test", 7, seed=3, length=4)
    assert clips.frames.shape == (7, 4, 64, 64, 3)
    assert clips.identity is not None
    assert np.array_equal(load_labelled(name, "test", 7, seed=3, length=4).frames, clips.frames)
    for other in (load_labelled(name, "train", 7, 3, 4), load_labelled(name, "test", 7, 4, 4)):
        assert not np.array_equal(other.frames, clips.frames)
    assert load_labelled(name, "train", 0).frames.shape == (0, SETS[name].length, 64, 64, 3)


@pytest.mark.parametrize("name", [name for name, made in SETS.items() if made.plan is not None])
def test_planned_clips_are_those_that_are_drawn_at_once(name: str) -> None:
    wanted, plan = load_labelled(name, "train", 11, seed=3, length=5), plan_labelled(name, "train", 11, 3, 5)
    assert plan is not None
    assert len(plan) == 11
    parts = [plan.draw(slice(start, start + 4)) for start in (0, 4, 8)]
    assert np.array_equal(np.concatenate([part.frames for part in parts]), wanted.frames)
    assert wanted.identity is not None
    assert np.array_equal(plan.identity, wanted.identity)
    assert [k for part in parts if part.identity is not None for k in part.identity] == wanted.identity.tolist()
    for part in parts:
        assert (part.classes, part.static, part.dynamic) == (wanted.classes, wanted.static, wanted.dynamic)
    for factor, labels in wanted.labels.items():
        assert np.array_equal(np.concatenate([part.labels[factor] for part in parts]), labels)


def test_sets_of_a_fixed_size_are_not_planned() -> None:
    assert plan_labelled("generated", "train", 9) is None


def test_moving_mnist_draws_its_digits_where_there_are_none() -> None:
    clips = load_labelled("moving-mnist", "test", 3)
    assert clips.frames.shape == (3, 15, 64, 64, 3)
    assert np.array_equal(digits_at_hand("test").images[:2], draw_digits(2, 0, first=8000).images)


def test_parts_share_no_character_and_no_person() -> None:
    people = [
        {c.skin * 216 + c.top * 36 + c.trousers * 6 + c.hair for c in part} for part in characters.split_characters()
    ]
    for name in ("generated", "expressions"):
        train, test = (load_labelled(name, split, 60, length=1) for split in ("train", "test"))
        assert train.identity is not None
        assert test.identity is not None
        assert not set(train.identity) & set(test.identity)
        if name == "generated":
            assert set(train.identity) <= people[0]
            assert set(test.identity) <= people[1]


def test_the_kinds_of_dsprites_are_those_of_the_generator() -> None:
    for name, kind in (
        ("dsprites", "independent"),
        ("dsprites-causal", "causal"),
        ("dsprites-intervened", "intervened"),
    ):
        assert np.array_equal(load_labelled(name, "test", 3, 5).frames, dsprites.generate(3, 11, kind).frames)


def test_requests_that_cannot_be_met_are_told() -> None:
    with pytest.raises(MediaError, match=r'"spirtes".*sprites-vdsm'):
        load_labelled("spirtes", "train")
    with pytest.raises(MediaError, match='no part "all" of pendula'):
        load_labelled("pendula", "all")
    with pytest.raises(MediaError, match="-1 clips of pendula"):
        load_labelled("pendula", "test", -1)
    with pytest.raises(MediaError, match="seed of -1"):
        load_labelled("pendula", "test", 1, seed=-1)
    with pytest.raises(MediaError, match="0 frames"):
        load_labelled("pendula", "test", 1, length=0)
    with pytest.raises(MediaError, match="clips of sprites have 8 frames, not 9"):
        load_labelled("sprites", "test", length=9)
    with pytest.raises(MediaError, match="2665 clips of the test part of generated, which has 2664"):
        load_labelled("generated", "test", 2665)
    for name in ("sprites", "sprites-favae", "mug"):
        with pytest.raises(MediaError, match="UNBRAID_DATA is not set"):
            load_labelled(name, "test")


def test_a_folder_without_digits_means_drawn_ones_and_a_broken_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNBRAID_DATA", str(tmp_path))
    assert len(digits_at_hand("test").images) == 2000
    (tmp_path / "moving_mnist").mkdir()
    with pytest.raises(MediaError, match="missing"):
        digits_at_hand("test")


@pytest.mark.real_data
def test_real_sets(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNBRAID_DATA", str(real_data))
    assert load_labelled("sprites-vdsm", "test", 100).frames.shape == (100, 8, 64, 64, 3)
    assert len(load_labelled("sprites-favae", "train")) == SETS["sprites-favae"].train
    assert load_labelled("moving-mnist", "train", 4, length=16).frames.shape == (4, 16, 64, 64, 3)

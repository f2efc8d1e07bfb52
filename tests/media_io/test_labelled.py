"""Identities of labelled clips, and splits by them."""

from __future__ import annotations

import numpy as np
import pytest

from media_io.characters import all_characters, generate
from media_io.errors import MediaError
from media_io.labelled import LabelledClips, of_held_out


def clips_of(*identity: int) -> LabelledClips:
    n = len(identity)
    frames = np.arange(n, dtype=np.uint8)[:, None, None, None, None] * np.ones((1, 2, 3, 3, 3), np.uint8)
    labels = {"who": np.zeros(n, np.int64), "what": np.arange(n, dtype=np.int64)}
    classes = {"who": ("a",), "what": tuple(map(str, range(n)))}
    return LabelledClips(frames, labels, classes, ("who",), ("what",), np.array(identity, np.int64))


def split_by_identity(clips: LabelledClips, share: float, seed: int) -> tuple[LabelledClips, LabelledClips]:
    assert clips.identity is not None
    held = of_held_out(clips.identity, share, seed)
    return clips.select(np.flatnonzero(~held)), clips.select(np.flatnonzero(held))


def test_nobody_is_in_both_parts_and_nobody_is_lost() -> None:
    clips = clips_of(5, 5, 2, 9, 2, 7, 5)
    for seed in range(5):
        train, test = split_by_identity(clips, 0.5, seed)
        assert train.identity is not None
        assert test.identity is not None
        assert not set(train.identity) & set(test.identity)
        assert len(set(test.identity)) == 2
        assert sorted([*train.labels["what"], *test.labels["what"]]) == list(range(7))
        assert np.array_equal(train.frames[:, 0, 0, 0, 0], train.labels["what"])
    first, second = split_by_identity(clips, 0.5, 0), split_by_identity(clips, 0.5, 0)
    assert np.array_equal(first[1].frames, second[1].frames)


def test_a_small_share_still_holds_somebody_out() -> None:
    assert len(split_by_identity(clips_of(0, 1, 2), 0.01, 0)[1]) == 1
    assert len(split_by_identity(clips_of(0, 1, 2), 0.0, 0)[1]) == 0
    assert len(split_by_identity(clips_of(4, 4), 0.4, 0)[1]) == 0


def test_identities_must_fit_the_clips() -> None:
    with pytest.raises(MediaError, match="identities run from -1"):
        clips_of(0, -1)
    plain = clips_of(0, 1)
    with pytest.raises(MediaError, match=r"identities are int64 \(3,\), not int64 \(2,\)"):
        LabelledClips(plain.frames, plain.labels, plain.classes, plain.static, plain.dynamic, np.zeros(3, np.int64))
    with pytest.raises(MediaError, match=r"share of 1\.5"):
        split_by_identity(plain, 1.5, 0)


def test_generated_characters_are_numbered_as_in_the_list_of_all() -> None:
    everyone = all_characters()
    clips = generate([everyone[k] for k in (7, 1295)], frames=1)
    assert clips.identity is not None
    assert clips.identity.tolist() == [7] * 9 + [1295] * 9

"""Generated characters: what they show, that labels can be read off them, and that they are the same every time."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from media_io.character_motion import ARM, LEG, pose_at
from media_io.character_raster import SCALE, SIZE, Bone, Cut, Ellipse, Ink, Polygon, blank, paint
from media_io.characters import (
    ACTIONS,
    ATTRIBUTES,
    DIRECTIONS,
    VALUES,
    Character,
    all_characters,
    draw_clip,
    generate,
    generate_random,
    split_characters,
)
from media_io.errors import MediaError
from media_io.labelled import LabelledClips

MOTIONS = list(itertools.product(ACTIONS, DIRECTIONS))
PLAIN = Character(0, 1, 0, 3)


def _differing(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Pixels that differ so that one sees it: (..., H, W)."""
    return np.asarray(np.abs(a.astype(int) - b.astype(int)).max(-1) > 40)


def test_a_clip_is_eight_colour_frames_of_64_by_64_on_black():
    clip = draw_clip(PLAIN, "walk", "front")
    assert clip.shape == (8, 64, 64, 3)
    assert clip.dtype == np.uint8
    lit = clip.max(-1) > 0
    assert (lit.mean((1, 2)) > 0.1).all(), "a character fills a good part of every frame"
    assert not lit[:, :4].any()
    assert not lit[:, -2:].any()


@pytest.mark.parametrize(("action", "direction"), MOTIONS)
def test_nobody_is_cut_off_by_the_border(action: str, direction: str):
    for value in range(VALUES):
        clip = draw_clip(Character(value, value, value, value), action, direction, 16)
        lit = clip.max(-1) > 0
        assert not lit[:, :2].any()
        assert not lit[:, -2:].any()
        assert not lit[:, :, :2].any()
        assert not lit[:, :, -2:].any()


@pytest.mark.parametrize(("action", "direction"), MOTIONS)
@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_every_pair_of_values_is_told_apart_in_every_frame(attribute: str, action: str, direction: str):
    clips = [draw_clip(replace(PLAIN, **{attribute: value}), action, direction) for value in range(VALUES)]
    for one, other in itertools.combinations(clips, 2):
        assert (_differing(one, other).sum((1, 2)) >= 25).all()


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_every_value_shows_whatever_else_is_worn(attribute: str):
    rng = np.random.default_rng(4)
    for row in rng.integers(VALUES, size=(20, 4)):
        who = Character(*map(int, row))
        other = replace(who, **{attribute: (getattr(who, attribute) + 1 + int(row.sum()) % 5) % VALUES})
        action, direction = MOTIONS[int(row @ [1, 6, 36, 216]) % 9]
        seen = _differing(draw_clip(who, action, direction), draw_clip(other, action, direction)).sum((1, 2))
        assert (seen >= 12).all(), f"{who} and {other}, {action} {direction}: {seen}"


@pytest.mark.parametrize(("action", "direction"), MOTIONS)
def test_an_attribute_changes_its_own_part_of_the_picture_alone(action: str, direction: str):
    hair = _differing(draw_clip(PLAIN, action, direction), draw_clip(replace(PLAIN, hair=0), action, direction))
    assert not hair[:, 48:].any(), "hair leaves the legs alone"
    legs = _differing(draw_clip(PLAIN, action, direction), draw_clip(replace(PLAIN, trousers=2), action, direction))
    assert not legs[:, :36].any(), "trousers leave the head alone"
    tops = _differing(draw_clip(PLAIN, "walk", direction), draw_clip(replace(PLAIN, top=2), "walk", direction))
    assert not tops[:, :24].any(), "what is worn above leaves the eyes alone"
    assert not tops[:, 56:].any(), "and the feet"


def test_a_pixel_shows_what_is_nearest():
    layer = blank()
    whole = Polygon(((0.0, 0.0), (64.0, 0.0), (64.0, 64.0), (0.0, 64.0)), 2.0)
    paint(layer, 9, [Ellipse(32.0, 32.0, 6.0, 6.0)], Ink(((10, 20, 30),), outline=0.0))
    paint(layer, 5, [whole], Ink(((200, 100, 50),), outline=0.0))
    depth = layer >> 24
    assert set(np.unique(depth)) == {5, 9}
    assert abs((depth == 9).sum() / SCALE**2 - np.pi * 36) < 4
    assert int(layer[32 * SCALE, 32 * SCALE]) & 0xFFFFFF == 10 | 20 << 8 | 30 << 16


def test_distances_of_shapes_are_right_where_they_are_known():
    x, y = np.array([3.0, 0.0, 5.0]), np.array([0.0, 2.0, 0.0])
    assert Bone(0.0, 0.0, 1.0, 4.0, 0.0, 1.0).distance(x, y) == pytest.approx([-1.0, 1.0, 0.0])
    assert Ellipse(0.0, 0.0, 3.0, 3.0).distance(x, y) == pytest.approx([0.0, -1.0, 2.0])
    square = Polygon(((0.0, -1.0), (4.0, -1.0), (4.0, 1.0), (0.0, 1.0)))
    assert square.distance(x, y) == pytest.approx([-1.0, 1.0, 1.0])
    assert Cut(square, 1.0, 0.0, 2.0).distance(x, y) == pytest.approx([1.0, 1.0, 3.0])


@pytest.mark.parametrize("shape", [Bone(9.0, 9.0, 2.0, 15.0, 21.0, 4.0), Ellipse(20.0, 10.0, 5.0, 7.0)])
def test_what_is_painted_is_the_inside_of_the_shape(shape: Bone | Ellipse):
    layer = blank()
    paint(layer, 3, [shape], Ink(((255, 255, 255),), outline=0.0))
    y, x = (np.mgrid[: SIZE * SCALE, : SIZE * SCALE] + 0.5) / SCALE
    assert np.array_equal(layer > 0, shape.distance(x, y) <= 0)


def test_all_nine_motions_differ_clearly():
    clips = [draw_clip(PLAIN, action, direction) for action, direction in MOTIONS]
    for one, other in itertools.combinations(clips, 2):
        per_frame = _differing(one, other).sum((1, 2))
        assert per_frame.mean() > 60
        assert (per_frame > 40).sum() >= 5


@pytest.mark.parametrize(("action", "direction"), MOTIONS)
def test_the_character_moves_from_frame_to_frame_and_the_cycle_closes(action: str, direction: str):
    clip = draw_clip(PLAIN, action, direction)
    steps = _differing(clip, np.roll(clip, -1, axis=0)).sum((1, 2))
    assert (steps > 15).all()
    assert steps[-1] < 3 * np.median(steps), "the last frame leads on to the first"
    assert np.array_equal(draw_clip(PLAIN, action, direction, phase=1.0), clip)
    assert np.array_equal(draw_clip(PLAIN, action, direction, phase=0.25), np.roll(clip, -2, axis=0))


@pytest.mark.parametrize(
    ("who", "motion", "colour"),
    [
        (Character(0, 1, 2, 3), ("walk", "left"), (15.63, 17.00, 16.18)),
        (Character(4, 3, 5, 0), ("spellcast", "front"), (18.76, 23.93, 14.79)),
        (Character(2, 5, 4, 1), ("slash", "right"), (18.33, 15.64, 15.51)),
    ],
)
def test_the_looks_are_those_that_shipped_weights_have_learned(
    who: Character, motion: tuple[str, str], colour: tuple[float, float, float]
):
    assert draw_clip(who, *motion).mean((0, 1, 2)) == pytest.approx(colour, abs=0.05)


def test_more_frames_pass_through_the_same_moments():
    assert np.array_equal(draw_clip(PLAIN, "slash", "right", 16)[::2], draw_clip(PLAIN, "slash", "right", 8))


@given(st.sampled_from(MOTIONS), st.floats(-2.0, 2.0))
def test_limbs_never_stretch(motion: tuple[str, str], time: float):
    pose = pose_at(*motion, time)
    for limbs, length in ((pose.arms, ARM), (pose.legs, LEG)):
        for limb in limbs:
            for a, b in ((limb.root, limb.bend), (limb.bend, limb.end)):
                assert np.hypot(a[0] - b[0], a[1] - b[1]) <= length + 0.15


@given(st.sampled_from(ACTIONS), st.floats(0.0, 1.0))
def test_left_is_right_seen_in_a_mirror_but_for_the_hand_that_leads(action: str, time: float):
    left, right = pose_at(action, "left", time), pose_at(action, "right", time)
    assert left.sign == -right.sign
    assert 64 - left.head[0] == pytest.approx(right.head[0], abs=0.07)
    assert left.arms[0].behind != right.arms[0].behind


def test_the_list_of_all_characters_counts_in_base_six():
    everyone = all_characters()
    assert len(set(everyone)) == len(everyone) == 1296
    assert everyone[0] == Character(0, 0, 0, 0)
    assert everyone[1] == Character(0, 0, 0, 1)
    assert everyone[2 * 216 + 3 * 36 + 4 * 6 + 5] == Character(2, 3, 4, 5)


@given(st.integers(0, 2**32), st.integers(0, 1296))
@settings(max_examples=20)
def test_the_split_is_disjoint_and_complete(seed: int, test: int):
    train, held_out = split_characters(seed, test)
    assert len(held_out) == test
    assert not set(train) & set(held_out)
    assert set(train) | set(held_out) == set(all_characters())
    assert split_characters(seed, test) == (train, held_out)


def test_the_split_depends_on_the_seed_and_keeps_every_value_on_both_sides():
    assert split_characters(0)[1] != split_characters(1)[1]
    for part in split_characters(0):
        for attribute in ATTRIBUTES:
            assert {getattr(c, attribute) for c in part} == set(range(VALUES))


def test_generate_gives_each_character_all_nine_motions_in_order():
    people = [Character(1, 2, 3, 4), Character(5, 0, 2, 1)]
    data = generate(people, frames=4)
    assert data.frames.shape == (18, 4, 64, 64, 3)
    assert (data.static, data.dynamic) == (ATTRIBUTES, ("action",))
    assert data.labels["action"].tolist() == [*range(9), *range(9)]
    assert data.labels["trousers"].tolist() == [3] * 9 + [2] * 9
    assert data.classes["action"][5] == "spellcast right"
    for k in (0, 7, 13):
        action, direction = MOTIONS[k % 9]
        assert np.array_equal(data.frames[k], draw_clip(people[k // 9], action, direction, 4))


def test_without_jitter_the_seed_changes_nothing_with_it_a_pixel_of_place():
    people = [Character(2, 2, 2, 2)]
    still = generate(people, seed=1).frames
    assert np.array_equal(still, generate(people, seed=2).frames)
    moved = generate(people, jitter=True, seed=1).frames
    assert np.array_equal(moved, generate(people, jitter=True, seed=1).frames)
    assert not np.array_equal(moved, generate(people, jitter=True, seed=2).frames)
    centres = [np.argwhere(frames.max(-1) > 0)[:, 1:].mean(0) for frames in (still, moved)]
    assert 0 < np.abs(centres[0] - centres[1]).max() < 2


@given(st.integers(0, 2**63 - 1), st.integers(0, 5), st.integers(1, 9), st.booleans())
@settings(max_examples=8, deadline=None)
def test_any_number_of_clips_for_any_seed(seed: int, n: int, frames: int, jitter: bool):
    data = generate_random(n, seed, frames=frames, jitter=jitter)
    assert data.frames.shape == (n, frames, 64, 64, 3)
    assert np.array_equal(data.frames, generate_random(n, seed, frames=frames, jitter=jitter).frames)
    for k in range(n if not jitter else 0):
        who = Character(*(int(data.labels[attribute][k]) for attribute in ATTRIBUTES))
        action, direction = MOTIONS[data.labels["action"][k]]
        assert np.array_equal(data.frames[k], draw_clip(who, action, direction, frames))


def test_what_cannot_be_drawn_is_named():
    with pytest.raises(MediaError, match="no motion 'jump'"):
        draw_clip(PLAIN, "jump", "left")
    with pytest.raises(MediaError, match="0 frames"):
        draw_clip(PLAIN, "walk", "left", 0)
    with pytest.raises(MediaError, match="hair 6"):
        Character(0, 0, 0, 6)
    with pytest.raises(MediaError, match="-1 clips"):
        generate_random(-1, 0)
    with pytest.raises(MediaError, match="1297 test characters"):
        split_characters(test=1297)


def _labelled(**changes: object) -> LabelledClips:
    fields: dict[str, object] = {
        "frames": np.zeros((2, 3, 4, 5, 3), np.uint8),
        "labels": {"who": np.array([0, 1]), "what": np.array([2, 0])},
        "classes": {"who": ("a", "b"), "what": ("x", "y", "z")},
        "static": ("who",),
        "dynamic": ("what",),
    }
    return LabelledClips(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_selection_keeps_clips_and_labels_together():
    data = _labelled()
    chosen = data.select(np.array([1]))
    assert (len(data), len(chosen)) == (2, 1)
    assert chosen.labels["who"].tolist() == [1]


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"frames": np.zeros((2, 3, 4, 5, 3), np.float32)}, "float32"),
        ({"frames": np.zeros((2, 0, 4, 5, 3), np.uint8)}, r"\(2, 0, 4, 5, 3\)"),
        ({"labels": {"who": np.array([0, 1])}}, "labels are given for"),
        ({"classes": {"who": ("a", "b")}}, "classes are given for"),
        ({"static": ("who", "what")}, "named twice"),
        ({"labels": {"who": np.array([0, 1]), "what": np.array([0])}}, r"int64 \(1,\)"),
        ({"labels": {"who": np.array([0, 2]), "what": np.array([0, 0])}}, "from 0 to 2, with 2 classes"),
    ],
)
def test_labels_that_do_not_fit_the_clips_are_refused(changes: dict[str, object], cause: str):
    with pytest.raises(MediaError, match=cause):
        _labelled(**changes)

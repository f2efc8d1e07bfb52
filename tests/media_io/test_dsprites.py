"""Moving dSprites: shapes, motion worked out by hand, and what the scale does and does not set."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from media_io.dsprites import (
    COLOURS,
    DIRECTIONS,
    KINDS,
    PACES,
    ROTATIONS,
    SCALES,
    Motions,
    counterfactual,
    draw_motions,
    generate,
    implied_labels,
    render,
)
from media_io.errors import MediaError
from media_io.shapes import SHAPES, halved, shape_mask


def one(direction: str, pace: int, start: tuple[float, float], length: int = 16) -> Motions:
    zero = np.zeros(1, np.int64)
    way, held = np.array([DIRECTIONS.index(direction)]), np.array([-1])
    return Motions(zero, zero, zero, zero + pace, way, held, np.array([start]), zero, length)


def test_shapes_cover_as_much_as_their_formulas_say() -> None:
    for radius in (8.0, 12.5, 15.6):
        for turn in (0.0, 0.4, 2.0):
            assert shape_mask("square", radius, turn, 33).sum() / 255 == pytest.approx(2 * radius**2, rel=0.02)
            assert shape_mask("ellipse", radius, turn, 33).sum() / 255 == pytest.approx(np.pi * radius**2 / 2, rel=0.02)


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_turn_clockwise_and_stay_whole(shape: str) -> None:
    upright = shape_mask(shape, 15.6, 0.0, 33)
    turned = shape_mask(shape, 15.6, np.pi / 2, 33)
    assert np.abs(np.rot90(upright, -1).astype(int) - turned).max() <= 8  # points on an edge
    assert np.abs(upright[:, ::-1].astype(int) - upright).max() <= 8
    for turn in np.linspace(0, 2 * np.pi, 40, endpoint=False):
        mask = shape_mask(shape, 15.6, float(turn), 33)
        y, x = np.nonzero(mask)
        assert np.hypot(y - 16, x - 16).max() < 16.5
        assert mask.max() == 255


def test_a_heart_points_down() -> None:
    rows = np.flatnonzero(shape_mask("heart", 15.6, 0.0, 33).any(axis=1))
    width = (shape_mask("heart", 15.6, 0.0, 33) > 127).sum(axis=1)
    assert width[rows[0] + 6] > 2 * width[rows[-1] - 3]


def test_motion_worked_out_by_hand() -> None:
    places = one("right", 5, (0.5, 0.5)).positions()[0]  # range 11 (half 5.5), speed 1, rebound 0.5, middle 15.5
    offsets = [0, 1, 2, 3, 4, 5, 5.25, 4.75, 4.25, 3.75, 3.25, 2.75, 2.25, 1.75, 1.25, 0.75]
    assert places[:, 0].tolist() == np.rint(15.5 + np.array(offsets)).tolist()
    assert (places[:, 1] == 16).all()
    places = one("up left", 0, (1.0, 0.5), 13).positions()[0]  # range 31, speed 3, rebound 1: mirrored at 0
    assert places[:, 0].tolist() == [31, 28, 25, 22, 19, 16, 13, 10, 7, 4, 1, 2, 5]
    assert places[:7, 1].tolist() == np.rint(np.abs(15.5 - 3.0 * np.arange(7))).tolist()


@pytest.mark.parametrize("kind", KINDS)
def test_every_motion_agrees_with_a_plain_loop_and_stays_in_its_range(kind: str) -> None:
    motions = draw_motions(60, 3, kind, 24)
    positions, orientations = motions.positions(), motions.orientations()
    steps = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]
    for k in range(60):
        reach, speed, rebound = PACES[motions.pace[k]]
        for axis in (0, 1):
            at, v = (motions.start[k, axis] - 0.5) * reach, steps[motions.direction[k]][axis] * speed
            for t in range(24):
                assert positions[k, t, axis] == np.clip(np.rint(at + 15.5), 0, 31)
                at += v
                if abs(at) > reach / 2:
                    at = np.sign(at) * (reach / 2 - rebound * (abs(at) - reach / 2))
                    v *= -rebound
        turn = {-1: 0, 0: 1, 1: -1}[int(motions.rotation[k])]
        assert orientations[k].tolist() == [(motions.turned[k] + turn * t) % 40 for t in range(24)]
    assert positions.min() >= 0
    assert positions.max() <= 31


def test_a_direction_shows_before_it_turns_and_every_clip_hits_a_border() -> None:
    motions = draw_motions(500, 0, "intervened")
    steps = np.diff(motions.positions(), axis=1)
    heading = np.array([(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)])[motions.direction]
    assert (np.sign(steps[:, :4].sum(axis=1)) == heading).all()
    assert (np.sign(steps[:, -1]) != heading).any(axis=1).all()


def test_only_in_the_causal_set_the_scale_sets_the_pace() -> None:
    for kind in KINDS:
        motions = draw_motions(6000, 1, kind)
        seen = np.zeros((6, 6), int)
        np.add.at(seen, (motions.scale, motions.pace), 1)
        if kind == "causal":
            assert (seen == np.diag(np.diag(seen))).all()
        else:
            assert seen.min() > 100
        assert (motions.rotation >= 0).all() == (kind != "independent")
        for other in (motions.shape, motions.colour, motions.direction):
            assert abs(np.corrcoef(motions.scale, other)[0, 1]) < 0.05


def test_a_swap_takes_the_pace_from_the_scale_and_the_rest_from_the_noise() -> None:
    a, b = draw_motions(40, 5, "causal"), draw_motions(40, 6, "causal")
    first, second = render(a), render(b)
    swapped = render(counterfactual(a, b))
    labels = implied_labels(first.labels, second.labels)
    assert set(labels) == set(swapped.dynamic)
    assert all(np.array_equal(swapped.labels[factor], labels[factor]) for factor in labels)
    assert all(np.array_equal(swapped.labels[factor], first.labels[factor]) for factor in first.static)
    assert np.array_equal(render(counterfactual(a, a)).frames, first.frames)
    same = replace(b, scale=a.scale, pace=a.pace)
    assert np.array_equal(counterfactual(a, b).positions(), same.positions())


def test_clips_show_their_labels() -> None:
    motions = draw_motions(50, 2, "intervened")
    clips = render(motions)
    assert clips.frames.shape == (50, 16, 64, 64, 3)
    assert (clips.static, clips.dynamic) == (("shape", "colour", "scale"), ("direction", "pace", "rotation"))
    hues = np.array(list(COLOURS.values()))[clips.labels["colour"]]
    assert np.array_equal(clips.frames.reshape(50, -1, 3).max(axis=1), hues)
    lit = clips.frames.max(axis=-1) > 0
    y, x = np.arange(64.0)[None, None, :, None], np.arange(64.0)[None, None, None, :]
    centre = np.stack([(lit * x).sum((2, 3)), (lit * y).sum((2, 3))], axis=-1) / lit.sum((2, 3))[..., None]
    assert np.abs(centre - motions.positions() - 16).max() < 2.5  # a heart's centroid is not its centre
    square = clips.labels["shape"] == 0
    area = lit[square].sum((2, 3)).mean(1) / (2 * (15.6 * np.array(SCALES)[clips.labels["scale"][square]]) ** 2)
    assert (np.abs(area - 1) < 0.25).all()
    assert clips.identity is not None
    assert len(np.unique(clips.identity)) <= 3 * 6 * 6
    assert len(ROTATIONS) == len(clips.classes["rotation"])


def test_small_pictures_are_the_means_of_large_ones() -> None:
    large, small = generate(300, 4, length=3), generate(300, 4, length=3, size=32)
    assert small.frames.shape == (300, 3, 32, 32, 3)
    assert np.array_equal(small.frames, halved(large.frames))
    assert np.abs(small.frames.mean() - large.frames.mean()) < 0.2


def test_seeds_and_requests() -> None:
    assert np.array_equal(generate(5, 1).frames, generate(5, 1).frames)
    assert not np.array_equal(generate(5, 1).frames, generate(5, 2).frames)
    assert len(generate(0, 1)) == 0
    with pytest.raises(MediaError, match="independent, causal, intervened"):
        generate(1, 0, "dependent")
    with pytest.raises(MediaError, match="48 pixels"):
        generate(1, 0, size=48)
    with pytest.raises(MediaError, match="-1 clips"):
        generate(-1, 0)
    with pytest.raises(MediaError, match="0 frames"):
        generate(1, 0, length=0)

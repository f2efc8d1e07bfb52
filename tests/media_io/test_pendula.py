"""Pendula: where they hang, and what their labels say."""

from __future__ import annotations

import numpy as np
import pytest

from media_io.errors import MediaError
from media_io.pendula import COLOURS, STARTS, angles, generate


def test_angles_worked_out_by_hand() -> None:
    found = angles(np.array([0, 1, 1]), np.array([0.0, 0.0, 0.5]), 7)
    steps = np.arange(7)
    assert found[0] == pytest.approx(0.6 * np.sin(steps * np.pi / 12))
    assert found[1] == pytest.approx([0, 0.3, 0.6 * 0.75**0.5, 0.6, 0.6 * 0.75**0.5, 0.3, 0], abs=1e-12)
    assert found[2] == pytest.approx(-found[1], abs=1e-12)


def test_clips_show_their_labels() -> None:
    clips = generate(120, 1, length=30)
    assert clips.frames.shape == (120, 30, 64, 64, 3)
    hues = np.array(list(COLOURS.values()))
    bob = (clips.frames == hues[clips.labels["colour"]][:, None, None, None]).all(axis=-1)
    assert (np.abs(bob.sum(axis=(2, 3)) - np.pi * 49) < 30).all(), "a whole bob in every frame"
    x = (bob * np.arange(64)).sum(axis=(2, 3)) / bob.sum(axis=(2, 3)) + 0.5 - 32
    y = (bob * np.arange(64)[:, None]).sum(axis=(2, 3)) / bob.sum(axis=(2, 3)) + 0.5 - 6
    assert np.hypot(x, y) == pytest.approx(np.full_like(x, 42), abs=0.4)
    for k in range(120):
        side, way = STARTS[clips.labels["start"][k]].split(", ")
        assert (x[k, 0] > 0) == (side == "right")
        assert (abs(x[k, 1]) > abs(x[k, 0])) == (way == "going out") or clips.labels["speed"][k] == 1
        period = 12 if clips.labels["speed"][k] else 24
        assert x[k, period:] == pytest.approx(x[k, :-period], abs=0.2)
        assert x[k, 6 : 6 + period // 2] == pytest.approx(-x[k, 6 + period // 2 : 6 + period], abs=0.2)


def test_every_class_comes_up_and_the_identity_is_the_colour() -> None:
    clips = generate(400, 0, length=1)
    assert clips.identity is not None
    assert np.array_equal(clips.identity, clips.labels["colour"])
    for factor, names in clips.classes.items():
        assert np.bincount(clips.labels[factor], minlength=len(names)).min() > 20
    assert (clips.static, clips.dynamic) == (("colour",), ("speed", "start"))


def test_edges_are_smooth() -> None:
    frame = generate(1, 0, length=1).frames[0, 0].max(axis=-1)
    assert len(np.unique(frame)) > 20


def test_seeds_and_requests() -> None:
    assert np.array_equal(generate(4, 1, length=3).frames, generate(4, 1, length=3).frames)
    assert not np.array_equal(generate(4, 1, length=3).frames, generate(4, 2, length=3).frames)
    assert generate(0, 1).frames.shape == (0, 16, 64, 64, 3)
    with pytest.raises(MediaError, match="-1 clips"):
        generate(-1, 0)
    with pytest.raises(MediaError, match="0 frames"):
        generate(1, 0, length=0)

"""Frames of the target that are found by what a model decodes, against plain loops."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from app import retrieval
from app.retrieval import CONTEXT, NEIGHBOURS, contents_of, pool_of, retrieved

STATIC = torch.zeros(1, 2)


def frames(count: int, seed: int) -> np.ndarray:
    """Random mel-cepstra without their level, float32 (count, 39)."""
    return np.random.default_rng(seed).normal(size=(count, 39)).astype(np.float32)


def test_contents_are_both_frames_with_their_neighbours_and_held_ends() -> None:
    decoded, own, mean = frames(9, 0), frames(9, 1), frames(1, 2)[0]
    found = contents_of(decoded, own, mean)
    assert found.dtype == np.float32
    for t in range(9):
        around = [min(max(t + d, 0), 8) for d in range(-CONTEXT, CONTEXT + 1)]
        wanted = np.concatenate([np.concatenate([decoded[s, :24], 0.7 * (own - mean)[s, :24]]) for s in around])
        assert np.allclose(found[t], wanted, atol=1e-6)
    assert np.array_equal(contents_of(decoded, own, mean, np.array([2, 7])), found[[2, 7]])


def test_a_pool_holds_the_speech_of_every_recording_beside_what_is_decoded_of_it() -> None:
    parts = [(frames(n, n), frames(n, 50 + n), np.arange(n) % 3 > 0) for n in (20, 31)]
    pool = pool_of(STATIC, parts)
    spoken = np.concatenate([own[speech] for _, own, speech in parts])
    assert np.array_equal(pool.frames, spoken)
    assert np.allclose(pool.spread, spoken.std(0), atol=1e-6)
    wanted = [contents_of(decoded, own, spoken.mean(0))[speech] for decoded, own, speech in parts]
    assert np.allclose(pool.contents, np.concatenate(wanted), atol=1e-6)


def test_a_pool_has_a_bound_and_stays_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [(frames(n, n), frames(n, 50 + n), np.ones(n, np.bool_)) for n in (40, 60)]
    whole = pool_of(STATIC, parts)
    monkeypatch.setattr(retrieval, "MOST_FRAMES", 30)
    pool, again = pool_of(STATIC, parts), pool_of(STATIC, parts)
    assert pool.frames.shape == (30, 39)
    assert np.array_equal(pool.contents, again.contents)
    assert np.array_equal(pool.spread, whole.spread)
    for contents, frame in zip(pool.contents, pool.frames, strict=True):
        [place] = np.flatnonzero((whole.frames == frame).all(1))
        assert np.array_equal(whole.contents[place], contents)


def test_what_is_retrieved_is_the_smoothed_mean_of_the_nearest() -> None:
    own, other = frames(200, 3), frames(25, 4)
    pool = pool_of(STATIC, [(frames(200, 5), own, np.ones(200, np.bool_))])
    contents = contents_of(frames(25, 6), other, other.mean(0))
    means = []
    for row in contents:
        distances = np.square(pool.contents - row).sum(1)
        means.append(pool.frames[np.argsort(distances)[:NEIGHBOURS]].mean(0))
    held = [means[0], *means, means[-1]]
    wanted = [(held[t] + 2 * held[t + 1] + held[t + 2]) / 4 for t in range(25)]
    assert np.allclose(retrieved(pool, contents), wanted, atol=1e-4)


def test_a_pool_smaller_than_the_neighbours_gives_its_mean() -> None:
    own = frames(4, 7)
    pool = pool_of(STATIC, [(frames(4, 8), own, np.ones(4, np.bool_))])
    assert np.allclose(retrieved(pool, contents_of(frames(6, 9), frames(6, 10), own[0])), own.mean(0), atol=1e-5)

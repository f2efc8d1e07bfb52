"""Equal error rates against hand-worked scores and a search over thresholds; verification of a known model."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from core_models.errors import ModelError
from core_models.evaluate.verification import (
    equal_error_rate,
    pair_scores,
    speaker_utterances,
    speech_verification,
)
from core_models.types import Latents, SequenceModel


def rate(same: list[float], others: list[float]) -> float:
    labels = np.repeat([True, False], [len(same), len(others)])
    return equal_error_rate(np.array(same + others), labels)


@pytest.mark.parametrize(
    ("same", "others", "wanted"),
    [
        ([3, 4], [1, 2], 0.0),
        ([1, 2], [3, 4], 1.0),
        ([1, 1], [1, 1, 1], 0.5),  # all tied: one step from (0, 1) to (1, 0)
        ([4, 2], [3, 1], 0.5),
        ([5, 4, 1], [3, 2, 0], 1 / 3),  # below 4: misses 1 of 3; at 3: one false of 3
        ([3, 2], [2, 1], 0.25),  # from (0, .5) to (.5, 0) in one step: crosses half way
        ([2, 2, 2], [2, 1], 1 / 3),  # from (0, 1) to (.5, 0): false = x, missed = 1 - 2x
    ],
)
def test_rates_by_hand(same: list[float], others: list[float], wanted: float) -> None:
    assert rate(same, others) == pytest.approx(wanted)


def test_the_rate_lies_between_those_of_the_nearest_thresholds() -> None:
    rng = np.random.default_rng(0)
    same = rng.random(400) < 0.3
    scores = np.round(rng.normal(size=400) + same, 1)
    rate = equal_error_rate(scores, same)
    points = [(float((scores[~same] >= t).mean()), float((scores[same] < t).mean())) for t in np.unique(scores)]
    above = min(max(point) for point in points)
    below = max(min(point) for point in points)
    assert below <= rate <= above
    assert above - below < 0.1
    assert equal_error_rate(np.exp(scores), same) == pytest.approx(rate)
    assert equal_error_rate(-scores, same) == pytest.approx(1 - rate)


def test_scores_that_say_nothing_are_at_one_half() -> None:
    rng = np.random.default_rng(1)
    assert equal_error_rate(rng.normal(size=40_000), rng.random(40_000) < 0.1) == pytest.approx(0.5, abs=0.02)


def test_cosines_of_all_unordered_pairs() -> None:
    scores, same = pair_scores(np.array([[2.0, 0], [0, 3], [1, 1], [0, 0]]), np.array([7, 8, 7, 8]))
    half = 0.5**0.5
    assert scores == pytest.approx([0, half, 0, half, 0, 0])
    assert same.tolist() == [False, True, False, False, True, False]
    assert len(pair_scores(np.ones((192, 2)), np.zeros(192, np.int64))[0]) == 18_336


class Halves(nn.Module):
    """Static: mean over time of the first two values; dynamic: the other two of each frame."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(1))

    def encode(self, frames: Tensor) -> Latents:
        return Latents(frames[..., :2].mean(1), frames[..., 2:])


MODEL = cast(SequenceModel, Halves())


def speech(seed: int) -> tuple[list[np.ndarray], np.ndarray]:  # type: ignore[type-arg]
    """Utterances of three speakers: an angle for each speaker, and noise."""
    rng = np.random.default_rng(seed)
    speakers = np.repeat(np.arange(3), 4)
    utterances = []
    for speaker in speakers:
        segments = rng.normal(size=(rng.integers(1, 5), 6, 4))
        segments[..., :2] = [np.cos(2 * speaker), np.sin(2 * speaker)] + 0.01 * segments[..., :2]
        utterances.append(segments.astype(np.float32))
    return utterances, speakers


def test_the_code_that_holds_the_speaker_verifies_and_the_other_does_not() -> None:
    utterances, speakers = speech(0)
    seen: list[tuple[int, int]] = []
    found = speech_verification(MODEL, utterances, speakers, batch=8, on_progress=lambda *done: seen.append(done))
    total = sum(len(segments) for segments in utterances)
    assert (found.static, found.static_segments) == (0, 0)
    assert found.dynamic > 0.2
    assert found.dynamic_segments > 0.2
    assert (found.utterances, found.pairs, found.target_pairs) == (12, 66, 18)
    assert (found.segments, found.segment_pairs) == (total, total * (total - 1) // 2)
    assert seen[-1] == (total, total)


def test_codes_are_averaged_over_segments_and_time() -> None:
    utterances, speakers = speech(1)
    static = np.stack([u[..., :2].mean((0, 1)) for u in utterances]).astype(float)
    dynamic = np.stack([u[..., 2:].mean((0, 1)) for u in utterances]).astype(float)
    found = speech_verification(MODEL, utterances, speakers)
    assert found.static == pytest.approx(equal_error_rate(*pair_scores(static, speakers)))
    assert found.dynamic == pytest.approx(equal_error_rate(*pair_scores(dynamic, speakers)))
    few = speech_verification(MODEL, utterances, speakers, most_segments=9, seed=2)
    assert (few.segments, few.segment_pairs) == (9, 36)
    assert few.dynamic == found.dynamic


def test_segments_are_gathered_by_utterance() -> None:
    frames = np.arange(5, dtype=np.float32)[:, None, None]
    utterances, speakers = speaker_utterances(frames, np.array([2, 2, 3, 7, 7]), np.array([1, 1, 0, 1, 1]))
    assert [u.ravel().tolist() for u in utterances] == [[0, 1], [2], [3, 4]]
    assert speakers.tolist() == [1, 0, 1]


def test_speech_that_cannot_be_verified_is_refused() -> None:
    utterances, speakers = speech(0)
    with pytest.raises(ModelError, match="11 speakers for 12 utterances"):
        speech_verification(MODEL, utterances, speakers[1:])
    with pytest.raises(ModelError, match="without segments"):
        speech_verification(MODEL, [utterances[0][:0], *utterances[1:]], speakers)
    with pytest.raises(ModelError, match="66 pairs of one and 0"):
        speech_verification(MODEL, utterances, np.zeros(12, np.int64))

    def cancel(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        speech_verification(MODEL, utterances, speakers, on_progress=cancel)

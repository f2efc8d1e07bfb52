"""The judge reads what a person would: colours and directions of tiny clips."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from core_models.data import ClipArray
from core_models.errors import CheckpointError, ModelError
from core_models.evaluate.judge import Judge, JudgeSettings, judged, load_judge, save_judge, train_judge

Squares = Callable[[int, int], tuple[ClipArray, dict[str, NDArray[np.int64]]]]
CPU = torch.device("cpu")


def small() -> Judge:
    torch.manual_seed(0)
    return Judge({"colour": 3, "direction": 2}, channels=4)


def test_a_judge_learns_colour_and_direction_and_reads_new_clips(labelled_squares: Squares) -> None:
    clips, labels = labelled_squares(64, 0)
    seen: list[int] = []
    settings = JudgeSettings(steps=45, batch=16, learning_rate=4e-3)
    judge = train_judge(clips, labels, settings, CPU, seen.append)
    assert seen == list(range(1, 46))
    assert not judge.training
    fresh, truth = labelled_squares(40, 1)
    read = judged(judge, fresh.take(range(40), CPU), batch=16)
    for name in labels:
        assert (read[name].argmax(1).numpy() == truth[name]).all()
        assert read[name].amax(1).min() > 0.5


def test_verdicts_are_probabilities_whatever_the_batches(labelled_squares: Squares) -> None:
    frames = labelled_squares(7, 0)[0].take(range(7), CPU)
    whole, parts = judged(small(), frames), judged(small(), frames, batch=2)
    assert {name: tuple(odds.shape) for name, odds in whole.items()} == {"colour": (7, 3), "direction": (7, 2)}
    for name, odds in whole.items():
        torch.testing.assert_close(odds.sum(1), torch.ones(7))
        torch.testing.assert_close(odds, parts[name])


def test_training_follows_its_seed_alone(labelled_squares: Squares) -> None:
    clips, labels = labelled_squares(8, 0)

    def weight(seed: int) -> torch.Tensor:
        return train_judge(clips, labels, JudgeSettings(steps=2, batch=4, seed=seed), CPU).heads["colour"].weight

    before = torch.get_rng_state()
    assert torch.equal(weight(1), weight(1))
    assert not torch.equal(weight(1), weight(2))
    assert torch.equal(torch.get_rng_state(), before)


def test_training_can_be_cancelled(labelled_squares: Squares) -> None:
    def cancel(step: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        train_judge(*labelled_squares(8, 0), JudgeSettings(steps=5, batch=4), CPU, cancel)


def test_labels_of_another_number_are_refused(labelled_squares: Squares) -> None:
    clips, labels = labelled_squares(8, 0)
    with pytest.raises(ModelError, match="7 labels of colour for 8 clips"):
        train_judge(clips, labels | {"colour": labels["colour"][:7]}, JudgeSettings(steps=1), CPU)


def test_a_judge_comes_back_as_it_was(labelled_squares: Squares, tmp_path: Path) -> None:
    torch.manual_seed(0)
    judge = Judge({"colour": 3, "direction": 2})
    save_judge(tmp_path / "judge", judge)
    loaded = load_judge(tmp_path / "judge")
    frames = labelled_squares(3, 0)[0].take(range(3), CPU)
    for name, odds in judged(judge, frames).items():
        assert torch.equal(judged(loaded, frames)[name], odds)
    assert not loaded.training
    assert [path.name for path in tmp_path.iterdir()] == ["judge"]


@pytest.mark.parametrize("classes", [{"colour": 4, "direction": 2}, {"colour": 3}, {"colour": "3"}, 5])
def test_a_judge_that_does_not_fit_its_file_is_refused(classes: object, tmp_path: Path) -> None:
    save_judge(tmp_path, Judge({"colour": 3, "direction": 2}))
    (tmp_path / "judge.json").write_text(json.dumps({"classes": classes}))
    with pytest.raises(CheckpointError, match="judge"):
        load_judge(tmp_path)

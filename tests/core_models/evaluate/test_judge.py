"""The judge reads what a person would: colours and directions of tiny clips."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Generator

from core_models.data import ClipArray
from core_models.errors import CheckpointError, ModelError
from core_models.evaluate.judge import (
    Judge,
    JudgeSettings,
    _bent,
    check_labels,
    judge_accuracy,
    judged,
    load_judge,
    read_clips,
    save_judge,
    train_judge,
    verdicts,
)

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


def test_clips_are_bent_as_a_whole_and_keep_their_middle() -> None:
    frames = torch.zeros(3, 4, 3, 32, 32)
    frames[..., 12:20, 12:20] = 1
    bent = _bent(frames, 0.2, Generator().manual_seed(0))
    assert bent.shape == frames.shape
    torch.testing.assert_close(bent, bent[:, :1, :1].expand_as(bent))
    torch.testing.assert_close(bent[..., 15:17, 15:17], torch.ones(3, 4, 3, 2, 2))
    assert len({round(float(one.sum()), 3) for one in bent}) == 3
    flat = torch.zeros(2, 1, 3, 32, 32)
    flat[..., 4:28, 14:18] = 1  # a stroke: bending turns it, and does not blur it away
    assert _bent(flat, 0.2, Generator().manual_seed(1)).amax((1, 2, 3, 4)).min() > 0.99


def test_a_judge_of_bent_clips_is_as_wide_as_asked_and_still_reads_them(labelled_squares: Squares) -> None:
    clips, labels = labelled_squares(64, 0)
    colours = {"colour": labels["colour"]}
    settings = JudgeSettings(steps=40, batch=16, learning_rate=4e-3, channels=8, bend=0.2)
    judge = train_judge(clips, colours, settings, CPU)
    assert judge.channels == 8
    fresh, truth = labelled_squares(40, 1)
    assert judge_accuracy(judge, fresh, {"colour": truth["colour"]})["colour"] > 0.9


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


NAMES = {"colour": ("red", "green", "blue"), "direction": ("left", "right")}


def test_a_judge_is_saved_with_its_kind_and_the_names_of_its_classes(tmp_path: Path) -> None:
    judge = Judge({"colour": 3, "direction": 2}, 8, 32, 5, NAMES)
    save_judge(tmp_path, judge)
    loaded = load_judge(tmp_path)
    assert (loaded.names, loaded.size, loaded.length, loaded.channels) == (NAMES, 32, 5, 8)
    frames = torch.rand(2, 5, 3, 32, 32)
    torch.testing.assert_close(loaded(frames)["colour"], judge(frames)["colour"])


def test_a_judge_saved_without_names_still_loads(tmp_path: Path) -> None:
    save_judge(tmp_path, Judge({"colour": 3}))
    (tmp_path / "judge.json").write_text(json.dumps({"classes": {"colour": 3}}))
    loaded = load_judge(tmp_path)
    assert (loaded.names, loaded.size, loaded.length) == ({}, 64, None)
    check_labels(loaded, {"colour": np.array([2])}, ("colour",), NAMES)


@pytest.mark.parametrize(
    "told", [{"names": {"colour": ["red"]}}, {"names": {"hat": ["tall"]}}, {"size": 48}, {"channels": 6}, {"x": 1}]
)
def test_a_damaged_description_is_refused(told: dict[str, object], tmp_path: Path) -> None:
    save_judge(tmp_path, Judge({"colour": 3}))
    (tmp_path / "judge.json").write_text(json.dumps({"classes": {"colour": 3}} | told))
    with pytest.raises(CheckpointError, match=r"judge\.json"):
        load_judge(tmp_path)


def test_other_classes_are_refused_with_both_sides() -> None:
    judge = Judge({"colour": 3, "direction": 2}, names=NAMES)
    labels = {"colour": np.array([0, 2]), "direction": np.array([1, 1]), "hat": np.array([0, 0])}
    check_labels(judge, labels, ("colour", "direction"), NAMES)
    with pytest.raises(ModelError, match="direction: up, down, the judge's are direction: left, right"):
        check_labels(judge, labels, ("direction",), {"direction": ("up", "down")})
    with pytest.raises(ModelError, match="go to 3, the judge knows 3 classes \\(colour: red, green, blue"):
        check_labels(judge, {"colour": np.array([3])}, ("colour",))
    with pytest.raises(ModelError, match="of hat, the judge knows colour, direction"):
        check_labels(judge, labels, ("hat",))
    with pytest.raises(ModelError, match="no labels of age, only of colour, direction, hat"):
        check_labels(judge, labels, ("age",))


@pytest.mark.parametrize("size", [32, 64])
def test_both_sizes_train_and_know_their_clips(size: int, labelled_squares: Squares) -> None:
    clips, labels = labelled_squares(8, 0)
    clips = ClipArray(clips.frames[:, :, :size, :size])
    judge = train_judge(clips, labels, JudgeSettings(steps=1, batch=4), CPU, names=NAMES)
    assert (judge.size, judge.length, judge.names) == (size, 4, NAMES)
    assert judge.classes == {"colour": 3, "direction": 2}
    with pytest.raises(ModelError, match=rf"\(3, 3, {size}, {size}\), the judge reads 4 pictures of 3 x {size}"):
        judge(torch.zeros(1, 3, 3, size, size))


def test_what_a_judge_cannot_learn_is_refused(labelled_squares: Squares) -> None:
    clips, labels = labelled_squares(8, 0)
    one = JudgeSettings(steps=1)
    with pytest.raises(ModelError, match="of 32 or 64 pixels, not 48"):
        train_judge(ClipArray(clips.frames[:, :, :48, :48]), labels, one, CPU)
    with pytest.raises(ModelError, match="a judge reads"):
        train_judge(ClipArray(clips.frames[:, :, :32]), labels, one, CPU)
    with pytest.raises(ModelError, match="colour go to 2, the names are colour: red"):
        train_judge(clips, labels, one, CPU, names={"colour": ("red",)})
    with pytest.raises(ModelError, match="0 factors"):
        train_judge(clips, {}, one, CPU)


def test_features_are_what_the_heads_read(labelled_squares: Squares) -> None:
    clips, _ = labelled_squares(5, 0)
    judge, frames = small(), clips.take(range(5), CPU)
    found = verdicts(judge, frames, batch=2)
    assert found.features.shape == (5, 128)
    odds = judge.read(torch.from_numpy(found.features))
    for name, one in odds.items():
        torch.testing.assert_close(torch.from_numpy(found.probabilities[name]).float(), one.softmax(1))
    parts = read_clips(judge, clips, batch=3)
    np.testing.assert_allclose(parts.features, found.features, rtol=1e-5, atol=1e-6)


def test_a_judge_reads_in_eval_mode_and_is_left_as_it_was(labelled_squares: Squares) -> None:
    judge = small()
    judge.frame.append(torch.nn.Dropout(0.9))
    frames = labelled_squares(3, 0)[0].take(range(3), CPU)
    judge.train()
    first = judged(judge, frames)
    assert judge.training
    for name, odds in judged(judge, frames).items():
        assert torch.equal(first[name], odds)


def test_accuracy_on_real_clips_is_counted_by_factor(labelled_squares: Squares) -> None:
    clips, labels = labelled_squares(9, 0)
    judge = small()
    read = judged(judge, clips.take(range(9), CPU))
    wanted = {name: float((read[name].argmax(1).numpy() == values).mean()) for name, values in labels.items()}
    assert judge_accuracy(judge, clips, labels) == wanted
    with pytest.raises(ModelError, match="up, down"):
        judge_accuracy(judge_with_names(), clips, labels, NAMES | {"direction": ("up", "down")})


def judge_with_names() -> Judge:
    return Judge({"colour": 3, "direction": 2}, names=NAMES)

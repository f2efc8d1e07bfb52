"""The judge of speakers tells buzzing voices apart by their formants, whatever their level and what they say."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from core_models.errors import CheckpointError, ModelError
from core_models.evaluate.judge import JudgeSettings
from core_models.evaluate.speaker_judge import (
    CROP,
    SpeakerJudge,
    _Crops,
    accuracy,
    load_speaker_judge,
    mel_cepstra,
    save_speaker_judge,
    train_speaker_judge,
    verdicts,
)

CPU = torch.device("cpu")
FORMANTS = {"ann": (850.0, 2900.0), "bob": (450.0, 1200.0), "cid": (600.0, 2000.0)}


def voice(speaker: str, seed: int, seconds: float = 1.2) -> NDArray[np.float32]:
    """Harmonics of a gliding pitch under two formants that are the speaker's, with a little noise."""
    rng = np.random.default_rng(seed)
    time = np.arange(int(seconds * 16_000)) / 16_000
    f0 = rng.uniform(90, 220) * (1 + 0.2 * np.sin(2 * np.pi * rng.uniform(1, 3) * time))
    phase = 2 * np.pi * np.cumsum(f0) / 16_000
    sound = 0.01 * rng.normal(size=len(time))
    for k in range(1, 30):
        weight = sum(1 / (1 + ((k * f0 - formant) / 150) ** 2) for formant in FORMANTS[speaker])
        sound = sound + weight * np.sin(k * phase)
    return (rng.uniform(0.01, 0.5) * sound / np.abs(sound).max()).astype(np.float32)


def corpus(per_speaker: int, seed: int) -> tuple[list[NDArray[np.float32]], list[str]]:
    names = [name for name in FORMANTS for _ in range(per_speaker)]
    return [voice(name, 100 * seed + i) for i, name in enumerate(names)], names


@pytest.fixture(autouse=True)
def _on_one_thread(one_thread: None) -> None:
    """Every test here computes on one thread."""


def small() -> SpeakerJudge:
    torch.manual_seed(0)
    return SpeakerJudge(tuple(FORMANTS), channels=8).eval()


def test_a_judge_learns_voices_and_tells_new_recordings_apart() -> None:
    seen: list[int] = []
    judge = train_speaker_judge(*corpus(6, 0), JudgeSettings(steps=60, batch=16), CPU, seen.append)
    assert seen == list(range(1, 61))
    assert not judge.training
    assert judge.speakers == ("ann", "bob", "cid")
    recordings, names = corpus(4, 1)
    assert accuracy(judge, recordings, names) == 1.0
    assert accuracy(judge, recordings, names[::-1]) == pytest.approx(1 / 3)
    told = verdicts(judge, recordings)
    np.testing.assert_allclose(told.sum(1), 1)
    quiet = [0.05 * samples for samples in recordings]
    np.testing.assert_allclose(verdicts(judge, quiet), told, atol=1e-3)
    assert accuracy(judge, [voice("bob", 7, 0.3)], ["bob"]) == 1.0


def test_verdicts_are_each_recordings_own_and_read_in_eval_mode() -> None:
    judge, recordings = small(), [voice("ann", 0), voice("bob", 1, 0.7)]
    heard: list[tuple[int, int]] = []
    both = verdicts(judge.train(), recordings, lambda done, of: heard.append((done, of)))
    assert judge.training
    assert heard == [(1, 2), (2, 2)]
    for i, samples in enumerate(recordings):
        assert np.array_equal(verdicts(judge, [samples])[0], both[i])


def test_training_follows_its_seed_alone() -> None:
    recordings, names = corpus(1, 0)

    def weight(seed: int) -> torch.Tensor:
        judge = train_speaker_judge(recordings, names, JudgeSettings(steps=2, batch=4, seed=seed), CPU)
        return judge.head[1].weight

    before = torch.get_rng_state()
    assert torch.equal(weight(1), weight(1))
    assert not torch.equal(weight(1), weight(2))
    assert torch.equal(torch.get_rng_state(), before)


def test_training_can_be_cancelled() -> None:
    def cancel(step: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        train_speaker_judge(*corpus(1, 0), JudgeSettings(steps=5, batch=4), CPU, cancel)


def test_crops_lie_within_one_recording_and_draw_speakers_alike() -> None:
    lengths = [CROP, CROP + 7, CROP + 30, CROP + 2]
    labels = np.array([0, 0, 0, 1])
    cepstra = [torch.full((24, length), 100.0 * i) for i, length in enumerate(lengths)]
    crops, who = _Crops(cepstra, labels).draw(400, np.random.default_rng(0))
    assert crops.shape == (400, 24, CROP)
    assert (crops.amax(2) - crops.amin(2)).abs().max() < 1e-3  # one recording, one offset
    recording = (crops[:, 5, 0] / 100).round().long()
    assert torch.equal(torch.from_numpy(labels)[recording], who)
    assert set(recording.tolist()) == {0, 1, 2, 3}
    assert 0.4 < float(who.double().mean()) < 0.6


def test_short_recordings_are_repeated_and_shorter_ones_refused() -> None:
    assert mel_cepstra(voice("ann", 0, 0.5), CPU).shape == (24, 102)  # 51 frames, twice
    assert mel_cepstra(voice("ann", 0, 1.2), CPU).shape == (24, 121)
    assert mel_cepstra(np.zeros(16_000, np.float32), CPU).isfinite().all()
    for wrong in (np.zeros(1_000, np.float32), np.zeros((2, 16_000), np.float32)):
        with pytest.raises(ModelError, match=r"at least 0\.1 s"):
            mel_cepstra(wrong, CPU)
    with pytest.raises(ModelError, match="not finite"):
        mel_cepstra(np.full(16_000, np.nan, np.float32), CPU)


def test_a_judge_comes_back_as_it_was(tmp_path: Path) -> None:
    judge, recordings = small(), [voice("ann", 0)]
    save_speaker_judge(tmp_path / "judge", judge)
    loaded = load_speaker_judge(tmp_path / "judge", ["cid", "ann", "bob"])
    assert np.array_equal(verdicts(loaded, recordings), verdicts(judge, recordings))
    assert (loaded.speakers, loaded.training) == (judge.speakers, False)
    assert [path.name for path in tmp_path.iterdir()] == ["judge"]


def test_other_speakers_are_refused_with_both_sides(tmp_path: Path) -> None:
    save_speaker_judge(tmp_path, small())
    with pytest.raises(ModelError, match="knows ann, bob, cid, to be told apart are ann, dan"):
        load_speaker_judge(tmp_path, ["dan", "ann"])
    with pytest.raises(ModelError, match="are of dan, the judge knows ann, bob, cid"):
        accuracy(small(), [voice("ann", 0)], ["dan"])
    with pytest.raises(ModelError, match="2 recordings, 1 names of 1 speakers"):
        train_speaker_judge([voice("ann", 0)] * 2, ["ann"], JudgeSettings(steps=1), CPU)


@pytest.mark.parametrize(
    "told",
    [
        {"speakers": ["ann", "ann", "bob"]},
        {"speakers": ["ann"]},
        {"speakers": ["ann", "bob"]},
        {"channels": 9},
        {"channels": "8"},
        {"x": 1},
    ],
)
def test_a_damaged_folder_is_refused(told: dict[str, object], tmp_path: Path) -> None:
    save_speaker_judge(tmp_path, small())
    whole = {"speakers": ["ann", "bob", "cid"], "channels": 8}
    (tmp_path / "speaker_judge.json").write_text(json.dumps(whole | told))
    with pytest.raises(CheckpointError, match="speaker_judge"):
        load_speaker_judge(tmp_path)

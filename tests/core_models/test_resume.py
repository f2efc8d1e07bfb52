"""A run that was killed, stopped or closed continues to the very numbers of one that was not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import torch
from tensorboard.backend.event_processing.event_file_loader import EventFileLoader
from torch import Tensor

import core_models
from core_models import networks, training
from core_models.checkpoint import latest_checkpoint
from core_models.config import Preset
from core_models.control import Control
from core_models.data import ClipArray
from core_models.errors import CheckpointError
from core_models.files import read_json
from core_models.tensor_files import read_tensors
from core_models.training import fit
from core_models.types import TrainEvent

Clips = Callable[[int, int], ClipArray]
Presets = Callable[..., Preset]

# Waits for a line after every event, so that the parent knows where it is killed.
CHILD = """
import sys
from pathlib import Path
import numpy as np
import torch
from core_models import networks, training
from core_models.config import Preset
from core_models.data import ClipArray

torch.set_num_threads(1)
training.LOG_EVERY = 1
folder = Path(sys.argv[1])
preset = Preset.model_validate_json((folder / "preset.json").read_text(encoding="utf-8"))
train, validation = (ClipArray(np.load(folder / f"{name}.npy", allow_pickle=False)) for name in ("train", "validation"))
for event in training.fit(preset, train, validation, folder / "run"):
    print(event.kind, event.step, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def every_step_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "LOG_EVERY", 1)


def facts(folder: Path) -> tuple[dict[str, Tensor], dict[str, object]]:
    """All that the last checkpoint holds."""
    last = latest_checkpoint(folder)
    return read_tensors(last / "state.safetensors"), read_json(last / "state.json")


def assert_same_end(folder: Path, other: Path) -> None:
    tensors, told = facts(folder)
    expected, expected_told = facts(other)
    assert told == expected_told
    assert tensors.keys() == expected.keys()
    for name, tensor in tensors.items():
        assert torch.equal(tensor, expected[name]), name


def losses(events: list[TrainEvent]) -> dict[tuple[str, int], dict[str, float]]:
    return {(event.kind, event.step): dict(event.losses) for event in events if event.losses}


def kill_at(folder: Path, kind: str, step: int) -> None:
    """Train in a process of its own and kill it in the midst of the step after an event."""
    root = Path(core_models.__file__).parents[1]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", CHILD, str(folder)], cwd=root, **pipes) as child:  # type: ignore[call-overload]
        for line in child.stdout:
            child.stdin.write("\n")
            child.stdin.flush()
            if line.split() == [kind, str(step)]:
                break
        child.kill()
        child.stdin.close()
    assert child.returncode != 0


@pytest.mark.parametrize(
    ("kind", "precision", "event", "step"),
    [("speech", "float32", "checkpoint", 10), ("video", "bfloat16", "step", 17)],
)
def test_a_killed_run_resumes_to_the_same_bits(
    kind: str, precision: str, event: str, step: int, toy_preset: Presets, speech_clips: Clips, video_clips: Clips,
    tmp_path: Path,
) -> None:  # fmt: skip
    preset = toy_preset(kind, steps=22, validate_every=5, precision=precision, decode_frames=2)
    clips = speech_clips if kind == "speech" else video_clips
    train, validation = clips(14, 0), clips(6, 1)
    np.save(tmp_path / "train.npy", train.frames, allow_pickle=False)
    np.save(tmp_path / "validation.npy", validation.frames, allow_pickle=False)
    (tmp_path / "preset.json").write_text(preset.model_dump_json(), encoding="utf-8")
    kill_at(tmp_path, event, step)
    stood = int(latest_checkpoint(tmp_path / "run").name.removeprefix("step-"))
    assert 10 <= stood < 22
    resumed = list(fit(preset, train, validation, tmp_path / "run", resume=True))
    plain = list(fit(preset, train, validation, tmp_path / "plain"))
    wanted = {place: told for place, told in losses(plain).items() if place[1] > stood}
    assert losses(resumed) == wanted
    assert_same_end(tmp_path / "run", tmp_path / "plain")


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_a_run_of_wide_networks_resumes_to_the_same_bits(
    precision: str, toy_preset: Presets, video_clips: Clips, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their weights lie channels-last, those in a file never do."""
    monkeypatch.setattr(networks, "WIDE", 4)
    clips = video_clips(8, 0)
    preset = toy_preset("video", steps=8, validate_every=4, precision=precision)
    with closing(fit(preset, clips, clips, tmp_path / "run")) as events:
        go_to(events, "step", 6)
    list(fit(preset, clips, clips, tmp_path / "run", resume=True))
    list(fit(preset, clips, clips, tmp_path / "plain"))
    assert_same_end(tmp_path / "run", tmp_path / "plain")


def go_to(events: Iterator[TrainEvent], kind: str, step: int) -> list[TrainEvent]:
    seen = []
    for event in events:
        seen.append(event)
        if (event.kind, event.step) == (kind, step):
            return seen
    raise AssertionError(f"no {kind} at {step}")


@pytest.mark.parametrize("place", [("step", 7), ("step", 10), ("validation", 10), ("checkpoint", 10), ("step", 11)])
def test_a_closed_run_leaves_a_checkpoint_and_resumes_to_the_same_bits(
    place: tuple[str, int], toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    """Closing at a step's first event must not lose the validation that belongs to the step."""
    clips = speech_clips(12, 0)
    events = fit(toy_preset(), clips, clips, tmp_path / "run")
    with closing(events):
        before = go_to(events, *place)
    assert latest_checkpoint(tmp_path / "run").name == f"step-{place[1]:09d}"
    after = list(fit(toy_preset(), clips, clips, tmp_path / "run", resume=True))
    plain = list(fit(toy_preset(), clips, clips, tmp_path / "plain"))
    told = losses(before) | losses(after)
    assert told == {place: told[place] for place in losses(plain) if place in told}
    assert_same_end(tmp_path / "run", tmp_path / "plain")


def test_a_run_stopped_again_and_again_ends_the_same(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    clips = speech_clips(12, 0)
    for stop_at in (3, 4, 10, 19):
        control = Control()
        for event in fit(toy_preset(), clips, clips, tmp_path / "run", control=control, resume=stop_at > 3):
            if event.step == stop_at:
                control.stop()
        assert event.message == "stopped"
    told = list(fit(toy_preset(), clips, clips, tmp_path / "run", resume=True))
    assert [event.message for event in told if event.kind == "end"] == [""]
    list(fit(toy_preset(), clips, clips, tmp_path / "plain"))
    assert_same_end(tmp_path / "run", tmp_path / "plain")


def test_early_stopping_counts_over_a_stop(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    preset, clips = toy_preset(steps=60, validate_every=4, patience=3, learning_rate=1e-30), speech_clips(12, 0)
    with closing(fit(preset, clips, clips, tmp_path)) as events:
        go_to(events, "step", 10)
    last = list(fit(preset, clips, clips, tmp_path, resume=True))[-1]
    assert (last.step, last.message) == (16, "no better validation in 3 rounds")


def test_a_finished_run_resumes_to_its_end_and_a_longer_one_goes_on(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    clips = speech_clips(12, 0)
    list(fit(toy_preset(), clips, clips, tmp_path))
    before = facts(tmp_path)[0]
    assert [event.kind for event in fit(toy_preset(), clips, clips, tmp_path, resume=True)] == ["end"]
    assert all(torch.equal(tensor, before[name]) for name, tensor in facts(tmp_path)[0].items())
    longer = list(fit(toy_preset(steps=25), clips, clips, tmp_path, resume=True))
    assert (longer[0].step, longer[-1].step) == (21, 25)


def test_a_checkpoint_that_cannot_be_written_is_told_when_closing(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    clips = speech_clips(12, 0)
    events = fit(toy_preset(), clips, clips, tmp_path)
    go_to(events, "step", 3)
    (tmp_path / "checkpoints").write_text("in the way")
    with pytest.raises(CheckpointError, match="checkpoints"):
        events.close()  # type: ignore[attr-defined]


def test_an_error_within_a_step_leaves_the_checkpoint_before_it(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken step has drawn noise already: saved as it stands, the run would go on with other numbers."""
    clips = speech_clips(12, 0)
    events = fit(toy_preset(), clips, clips, tmp_path / "run")
    go_to(events, "step", 13)
    with monkeypatch.context() as patch:
        patch.setattr(torch.nn.utils, "clip_grad_norm_", out_of_memory)
        with pytest.raises(MemoryError, match="bad_alloc"):
            list(events)
    assert latest_checkpoint(tmp_path / "run").name == "step-000000010"
    list(fit(toy_preset(), clips, clips, tmp_path / "run", resume=True))
    list(fit(toy_preset(), clips, clips, tmp_path / "plain"))
    assert_same_end(tmp_path / "run", tmp_path / "plain")


def out_of_memory(*_: object) -> None:
    raise MemoryError("bad_alloc")


def test_no_temporary_files_stay(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    clips = speech_clips(12, 0)
    list(fit(toy_preset(), clips, clips, tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["checkpoints", "events"]
    assert sorted(path.name for path in (tmp_path / "checkpoints").iterdir()) == ["step-000000010", "step-000000020"]
    assert {path.suffix for path in (tmp_path / "checkpoints").rglob("*.*")} == {".json", ".safetensors"}


def scalars(path: Path) -> tuple[int, dict[tuple[str, int], float]]:
    """Where an event file says that it starts, and its scalars by tag and step."""
    start, values = -1, {}
    for event in EventFileLoader(str(path)).Load():
        if event.HasField("session_log"):
            start = event.step
        for value in event.summary.value:
            values[value.tag, event.step] = float(value.tensor.float_val[0])
    return start, values


def test_event_files_hold_every_scalar_once(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    """After a resume TensorBoard drops what the first file holds from the second's start on: nothing else is lost."""
    clips, folder = speech_clips(12, 0), tmp_path / "run" / "events"
    with closing(fit(toy_preset(), clips, clips, tmp_path / "run")) as events:
        before = go_to(events, "validation", 10)
    (first,) = folder.iterdir()
    after = list(fit(toy_preset(), clips, clips, tmp_path / "run", resume=True))
    (second,) = set(folder.iterdir()) - {first}
    start, late = scalars(second)
    assert start == 11
    early = {place: value for place, value in scalars(first)[1].items() if place[1] < start}
    wanted = {
        (f"{event.kind}/{name}", event.step): value
        for event in [*before, *after]
        for name, value in event.losses.items()
    }
    assert early.keys().isdisjoint(late.keys())
    assert early | late == pytest.approx(wanted, rel=1e-6)

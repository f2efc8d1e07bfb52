"""Losses and gradients that are not finite: steps are skipped, runs set back, and all of it resumes exactly."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
import torch
from torch import Generator, Tensor, nn

from core_models import training
from core_models.checkpoint import TrainState, latest_checkpoint, restore
from core_models.config import Preset
from core_models.control import Control
from core_models.data import ClipArray
from core_models.errors import CheckpointError, ModelError
from core_models.files import read_json
from core_models.registry import MODELS, ModelSpec
from core_models.tensor_files import read_tensors
from core_models.training import MOST_SET_BACK, Run, fit, fresh_state
from core_models.types import Batch, Block, Latents, Stage, TrainEvent

Clips = Callable[[int, int], ClipArray]
Spoil = Callable[[Mapping[int, str]], None]


class Tiny(nn.Module):
    """A linear autoencoder with a batch norm, whose loss or gradient is not finite at chosen steps."""

    precision = torch.float32
    frame_codes = True
    spoilt: Mapping[int, str] = {}

    def __init__(self) -> None:
        super().__init__()
        self.normal = nn.BatchNorm1d(8)
        self.code = nn.Linear(8, 3)
        self.back = nn.Linear(3, 8)

    def set_normalisation(self, offset: Tensor, scale: Tensor) -> None:
        """Frames stay as they are."""

    def encode(self, frames: Tensor) -> Latents:
        return Latents(frames.new_zeros(len(frames), 1), self.code(frames))

    def decode(self, latents: Latents) -> Tensor:
        frames: Tensor = self.back(latents.dynamic)
        return frames

    def losses(self, batch: Batch, step: int) -> dict[str, Tensor]:
        seen = self.normal(batch.frames.flatten(0, 1)).view(batch.frames.shape)
        code = self.code(seen)
        noise = torch.randn(code.shape, generator=batch.noise)
        error = (self.back(code + 0.1 * noise) - batch.frames).square().sum((1, 2)).mean()
        how = self.spoilt.get(step) if self.training else None
        if how == "loss":
            error = error * math.inf - error * math.inf
        if how == "gradient":
            error = error + (self.code.weight * 0).abs().sum().sqrt()
        return {"error": error}

    def monitors(self, batch: Batch) -> dict[str, Tensor]:
        return {}

    def stages(self, steps: int) -> tuple[Stage, ...]:
        return (Stage("all", (), steps),)

    def blocks(self) -> tuple[Block, ...]:
        return (Block("code", "dynamic", 0, 3),)

    def sample_static(self, n: int, generator: Generator) -> Tensor:
        return torch.zeros(n, 1)

    def sample_dynamic(self, static: Tensor, length: int, generator: Generator) -> Tensor:
        return torch.randn(len(static), length, 3, generator=generator)


@pytest.fixture(autouse=True)
def spoil(monkeypatch: pytest.MonkeyPatch) -> Spoil:
    """Registers the model; says which steps, counted from 0, are spoilt and how."""
    monkeypatch.setitem(MODELS, "tiny", ModelSpec("Tiny", lambda _: Tiny(), lambda _: ("error",)))
    monkeypatch.setattr(training, "LOG_EVERY", 1)
    return lambda steps: monkeypatch.setattr(Tiny, "spoilt", dict(steps))


@pytest.fixture
def preset(toy_preset: Callable[..., Preset]) -> Preset:
    return toy_preset("speech", "tiny", steps=30)


def learned(state: TrainState) -> dict[str, Tensor]:
    """Copies of weights, running figures and moments."""
    found = {name: tensor.clone() for name, tensor in state.model.state_dict().items()}
    for weight, moments in state.optimiser.state_dict()["state"].items():
        found |= {f"{weight}.{name}": moment.clone() for name, moment in moments.items()}
    return found


def same(a: dict[str, Tensor], b: dict[str, Tensor]) -> bool:
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def told(events: list[TrainEvent]) -> list[tuple[str, int]]:
    return [(event.kind, event.step) for event in events if event.kind in ("skip", "restore")]


def assert_same_end(folder: Path, other: Path) -> None:
    a, b = latest_checkpoint(folder), latest_checkpoint(other)
    assert read_json(a / "state.json") == read_json(b / "state.json")
    assert same(read_tensors(a / "state.safetensors"), read_tensors(b / "state.safetensors"))


@pytest.mark.parametrize("how", ["loss", "gradient"])
def test_a_skipped_step_leaves_all_that_is_learned_as_it_was(
    how: str, preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil
) -> None:
    clips = speech_clips(12, 0)
    run = Run(preset, clips, clips, tmp_path, torch.device("cpu"))
    state = fresh_state(run)
    spoil({4: how})
    for _ in range(4):
        training._step(run, state)
    before, noise = learned(state), state.noise.get_state()
    losses = training._step(run, state)
    assert bool(torch.isfinite(losses["error"])) == (how == "gradient")
    assert same(learned(state), before)
    assert (state.step, state.trouble.skipped, state.trouble.in_a_row) == (5, 1, 1)
    assert not torch.equal(state.noise.get_state(), noise)  # the next step draws other noise
    training._step(run, state)
    assert state.trouble.in_a_row == 0
    assert not any(torch.equal(before[name], tensor) for name, tensor in learned(state).items())


def test_a_skip_is_told_with_what_was_not_finite(
    preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil, caplog: pytest.LogCaptureFixture
) -> None:
    spoil({4: "loss", 5: "gradient", 7: "loss", 8: "loss"})
    clips = speech_clips(12, 0)
    with caplog.at_level("INFO", "core_models"):
        events = list(fit(preset, clips, clips, tmp_path))
    assert told(events) == [("skip", 5), ("skip", 6), ("skip", 8), ("skip", 9)]  # never three in a row
    messages = [event.message for event in events if event.kind == "skip"]
    assert messages[0].endswith("not finite: error, total")
    assert messages[1].endswith("not finite: gradient")
    assert [record.message.partition(": ")[2] for record in caplog.records] == messages
    assert [event.step for event in events if event.kind == "step"] == [*range(1, 5), 7, *range(10, 31)]
    assert all(math.isfinite(value) for event in events if event.kind != "skip" for value in event.losses.values())
    assert (events[-1].trouble.skipped, events[-1].trouble.set_back) == (4, 0)


@pytest.mark.parametrize(("first", "good"), [(5, 0), (13, 10)])
def test_three_in_a_row_restore_the_last_good_state_with_half_the_rate(
    first: int, good: int, preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil
) -> None:
    """Before the first validation that is the start, after it the state that was validated."""
    spoil(dict.fromkeys(range(first, first + 3), "loss"))
    clips = speech_clips(12, 0)
    run = Run(preset, clips, clips, tmp_path, torch.device("cpu"))
    state = fresh_state(run)
    states, rates, seen = {0: learned(state)}, {}, []
    for event in training._steps(run, state, Control()):
        seen.append(event)
        if event.kind in ("step", "validation", "restore"):
            states[event.step], rates[event.step] = learned(state), state.optimiser.param_groups[0]["lr"]
    back = first + 3
    assert told(seen) == [*(("skip", step) for step in range(first + 1, back + 1)), ("restore", back)]
    assert same(states[back], states[good])
    assert not same(states[back], states[first])
    restored = next(event for event in seen if event.kind == "restore")
    assert f"back to the state of step {good}, with a learning rate of 0.0015 at most" in restored.message
    assert (restored.trouble.set_back, restored.trouble.in_a_row, restored.trouble.good) == (1, 0, good)
    for step in (first, back + 1, 30):
        plain = training.learning_rate(step - 1, preset.training)
        assert rates[step] == (plain if step == first else 0.5 * plain)
    assert seen[-1].step == 30


def copies_at(events: Iterator[TrainEvent], folder: Path, copy: Path) -> None:
    """Runs to the end and keeps what was on the disk at the first checkpoint, as a kill soon after would leave it."""
    for event in events:
        if event.kind == "checkpoint" and not copy.exists():
            shutil.copytree(folder, copy)


TROUBLE = {3: "loss", 6: "gradient", **dict.fromkeys((12, 13, 14), "loss"), **dict.fromkeys((18, 19, 20), "gradient")}


def test_the_same_seed_gives_the_same_trouble(
    preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil
) -> None:
    spoil(TROUBLE)
    clips = speech_clips(12, 0)
    first, again = (list(fit(preset, clips, clips, tmp_path / name)) for name in ("first", "again"))
    assert [(event.kind, event.step, event.message) for event in first] == [
        (event.kind, event.step, event.message) for event in again
    ]
    assert first[-1].trouble == again[-1].trouble
    assert (first[-1].trouble.skipped, first[-1].trouble.set_back) == (8, 2)
    assert_same_end(tmp_path / "first", tmp_path / "again")


@pytest.mark.parametrize("stop", [5, 11, 13, 14, 15, 16, 20, 21, 22])
def test_a_run_stopped_in_the_midst_of_trouble_resumes_to_the_same_bits(
    stop: int, preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil
) -> None:
    """Within a row of skipped steps, right after a restore, and once more a step later."""
    spoil(TROUBLE)
    clips = speech_clips(12, 0)
    for place in (stop, stop + 1):
        with closing(fit(preset, clips, clips, tmp_path / "run", resume=place > stop)) as events:
            assert any(event.step == place for event in events)
    list(fit(preset, clips, clips, tmp_path / "run", resume=True))
    list(fit(preset, clips, clips, tmp_path / "plain"))
    assert_same_end(tmp_path / "run", tmp_path / "plain")


def test_a_run_killed_before_trouble_resumes_to_the_same_bits(
    preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil
) -> None:
    spoil(TROUBLE)
    clips = speech_clips(12, 0)
    copies_at(fit(preset, clips, clips, tmp_path / "plain"), tmp_path / "plain", tmp_path / "run")
    list(fit(preset, clips, clips, tmp_path / "run", resume=True))
    assert_same_end(tmp_path / "run", tmp_path / "plain")


def test_what_to_go_back_to_is_only_written_where_it_is_not_the_checkpoint_itself(
    preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil
) -> None:
    spoil({})
    clips = speech_clips(12, 0)
    with closing(fit(preset, clips, clips, tmp_path)) as events:
        assert any((event.kind, event.step) == ("step", 13) for event in events)
    last, validated = (read_tensors(tmp_path / "checkpoints" / f"step-{n:09d}" / "state.safetensors") for n in (13, 10))
    good = {name.removeprefix("good."): tensor for name, tensor in last.items() if name.startswith("good.")}
    assert not any(name.startswith("good.") for name in validated)
    assert same(good, {name: tensor for name, tensor in validated.items() if name[:5] in ("model", "optim")})


def test_a_validation_that_is_not_finite_is_nothing_to_go_back_to(
    preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil
) -> None:
    spoil(dict.fromkeys((23, 24, 25), "loss"))
    clips, validation = speech_clips(12, 0), ClipArray(speech_clips(12, 0).frames.copy())
    for event in fit(preset, clips, validation, tmp_path):
        if event.kind == "checkpoint":
            validation.frames[:] = math.nan
        if event.kind == "restore":
            assert event.trouble.good == 10


def test_divergence_ends_with_what_to_do(preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil) -> None:
    spoil(dict.fromkeys(range(12, 10_000), "loss"))
    clips, seen = speech_clips(12, 0), list[TrainEvent]()
    with pytest.raises(ModelError, match=r"not finite at step 27 .*set back 4 times\. Lower training\.learning_rate"):
        seen.extend(fit(preset, clips, clips, tmp_path))
    assert [event.trouble.set_back for event in seen if event.kind == "restore"] == [*range(1, MOST_SET_BACK + 1)]
    rate = preset.training.learning_rate
    assert f"learning rate of {rate / 16:g} at most" in [e.message for e in seen if e.kind == "restore"][-1]
    state = restore(latest_checkpoint(tmp_path), preset, torch.device("cpu"))  # whole, and finite
    assert all(torch.isfinite(tensor).all() for tensor in learned(state).values())


def test_a_run_without_one_sound_step_has_learned_nothing(
    preset: Preset, speech_clips: Clips, tmp_path: Path, spoil: Spoil
) -> None:
    spoil(dict.fromkeys(range(100), "loss"))
    clips, short = speech_clips(12, 0), preset.training.model_copy(update={"steps": 5})
    with pytest.raises(ModelError, match="not one of 5 steps had a finite loss"):
        list(fit(preset.model_copy(update={"training": short}), clips, clips, tmp_path))


def test_a_checkpoint_from_before_this_was_kept_goes_on(preset: Preset, speech_clips: Clips, tmp_path: Path) -> None:
    clips = speech_clips(12, 0)
    with closing(fit(preset, clips, clips, tmp_path / "run")) as events:
        assert any((event.kind, event.step) == ("checkpoint", 10) for event in events)
    facts = latest_checkpoint(tmp_path / "run") / "state.json"
    old = read_json(facts)
    assert old.pop("trouble") == {"skipped": 0, "in_a_row": 0, "set_back": 0, "good": 10}
    facts.write_text(json.dumps(old), encoding="utf-8")
    list(fit(preset, clips, clips, tmp_path / "run", resume=True))
    list(fit(preset, clips, clips, tmp_path / "plain"))
    assert_same_end(tmp_path / "run", tmp_path / "plain")


@pytest.mark.parametrize("trouble", [{"good": 3}, {"skipped": "many"}, {"other": 1}, 7])
def test_a_checkpoint_whose_trouble_makes_no_sense_is_told(
    trouble: object, preset: Preset, speech_clips: Clips, tmp_path: Path
) -> None:
    clips = speech_clips(12, 0)
    with closing(fit(preset, clips, clips, tmp_path)) as events:
        assert any((event.kind, event.step) == ("checkpoint", 10) for event in events)
    facts = latest_checkpoint(tmp_path) / "state.json"
    facts.write_text(json.dumps({**read_json(facts), "trouble": trouble}), encoding="utf-8")
    with pytest.raises(CheckpointError, match="incomplete"):
        list(fit(preset, clips, clips, tmp_path, resume=True))

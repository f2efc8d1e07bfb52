"""fit(): its events, its numbers, and how it starts, pauses, stops and refuses."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

import numpy as np
import pytest
import torch
from torch import Tensor

from core_models import training
from core_models.checkpoint import best_model, latest_checkpoint, restore
from core_models.config import Preset, Training
from core_models.control import Control
from core_models.data import ClipArray
from core_models.errors import CheckpointError, ConfigError, ModelError
from core_models.registry import MODELS, build_model
from core_models.store import ModelConfig, save_model
from core_models.tensor_files import read_tensors
from core_models.training import Run, fit, fresh_state, learning_rate, stage_at, weighted_sum
from core_models.types import Stage, TrainEvent

Clips = Callable[[int, int], ClipArray]
Presets = Callable[..., Preset]


def state_of(folder: Path) -> dict[str, Tensor]:
    return read_tensors(latest_checkpoint(folder) / "state.safetensors")


def same(a: dict[str, Tensor], b: dict[str, Tensor]) -> bool:
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def kinds(events: list[TrainEvent]) -> list[tuple[str, int]]:
    return [(event.kind, event.step) for event in events]


@pytest.mark.parametrize("name", MODELS)
def test_events_come_in_order_with_their_numbers(
    name: str, toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    preset = toy_preset(model=name, steps=25)
    events = list(fit(preset, speech_clips(12, 0), speech_clips(5, 1), tmp_path))
    assert kinds(events) == [
        *[("step", 10), ("validation", 10), ("checkpoint", 10)],
        *[("step", 20), ("validation", 20), ("checkpoint", 20)],
        *[("validation", 25), ("checkpoint", 25), ("end", 25)],
    ]
    for event in events:
        assert (event.total, event.message, event.preview) == (25, "", None)
        if event.kind in ("step", "validation"):
            terms = event.losses.keys() & preset.weights.keys()
            weighted = sum(preset.weights[term] * event.losses[term] for term in terms)
            assert event.losses["total"] == pytest.approx(weighted, rel=1e-4)
        else:
            assert event.losses == {}
    assert all(event.steps_per_second > 0 for event in events if event.kind == "step")
    assert events[0].best_step is None
    assert events[1].best_step == 10


def test_pictures_are_previewed_at_validation(toy_preset: Presets, video_clips: Clips, tmp_path: Path) -> None:
    validation = video_clips(3, 1)
    preset = toy_preset("video", steps=4, validate_every=4, decode_frames=2, precision="bfloat16")
    events = list(fit(preset, video_clips(8, 0), validation, tmp_path))
    assert [event.kind for event in events if event.preview is not None] == ["validation"]
    preview = events[0].preview
    assert preview is not None
    assert preview.shape == (3, 3, 4, 64, 64, 3)
    assert preview.dtype == torch.uint8
    assert (preview[0].numpy() == validation.frames).all()
    assert (preview[2] != preview[1]).any()
    assert all(np.isfinite(list(event.losses.values())).all() for event in events)


def test_the_same_seed_gives_the_same_numbers(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    def run(name: str, seed: int) -> list[TrainEvent]:
        return list(fit(toy_preset(seed=seed), speech_clips(12, 0), speech_clips(6, 1), tmp_path / name))

    before = torch.get_rng_state()
    first, again, other = run("first", 3), run("again", 3), run("other", 4)
    assert torch.equal(torch.get_rng_state(), before)
    assert [event.losses for event in first] == [event.losses for event in again]
    assert same(state_of(tmp_path / "first"), state_of(tmp_path / "again"))
    assert first[0].losses["total"] != other[0].losses["total"]
    assert not same(state_of(tmp_path / "first"), state_of(tmp_path / "other"))


def test_what_no_checkpoint_may_hold_is_refused_before_the_first_step(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    """Settings that were put in after a preset was read are checked with it."""
    preset = toy_preset()
    odd = preset.model_copy(update={"training": preset.training.model_copy(update={"steps": 10**30})})
    with pytest.raises(ConfigError, match=r"training\.steps: input should be less than"):
        next(fit(odd, speech_clips(8, 0), speech_clips(4, 1), tmp_path))
    assert not (tmp_path / "checkpoints").exists()


def test_training_lowers_the_loss(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    preset, clips = toy_preset(steps=200, batch=8, learning_rate=2e-2, validate_every=50), speech_clips(8, 0)
    events = list(fit(preset, clips, clips, tmp_path))
    for kind in ("step", "validation"):
        totals = [event.losses["total"] for event in events if event.kind == kind]
        assert totals[-1] < 0.65 * totals[0]


def test_normalisation_is_that_of_the_training_clips(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    train = ClipArray((5 + 3 * speech_clips(12, 0).frames).astype(np.float32))
    list(fit(toy_preset(steps=1), train, speech_clips(4, 1), tmp_path))
    state = state_of(tmp_path)
    flat = train.frames.reshape(-1, 8)
    np.testing.assert_allclose(state["model.offset"], flat.mean(0), rtol=1e-4)
    np.testing.assert_allclose(state["model.scale"], flat.std(0, ddof=1), rtol=1e-4)


def test_silent_bins_do_not_divide_by_nothing(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    frames = speech_clips(12, 0).frames.copy()
    frames[..., 2] = -4
    events = list(fit(toy_preset(steps=10), ClipArray(frames), ClipArray(frames), tmp_path))
    assert np.isfinite(events[0].losses["total"])


@pytest.mark.parametrize("count", [5, 6, 7, 9])
def test_validation_weighs_clips_alike(count: int, toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    """The KL of the static code needs no noise, so it is the same whatever batches the clips are judged in."""
    validation = speech_clips(count, 1)
    preset = toy_preset(steps=1, batch=4)
    event = next(fit(preset, speech_clips(12, 0), validation, tmp_path))
    model = best_model(tmp_path)[0]
    whole = count - 1 if count % 4 == 1 else count  # a clip left alone has nothing to contrast with
    frames = validation.take(range(whole), torch.device("cpu"))
    posterior = model.static_posterior(model.frame_features(frames))
    kl = 0.5 * (posterior.mean**2 + posterior.logvar.exp() - 1 - posterior.logvar).sum(1).mean()
    assert event.losses["kl_static"] == pytest.approx(float(kl.detach()), rel=1e-4)


def test_the_best_model_is_that_of_the_lowest_validation(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    """Learning rates this high make the curve rise and fall."""
    preset = toy_preset(steps=60, learning_rate=0.05, validate_every=5)
    totals: dict[int, float] = {}
    weights: dict[int, dict[str, Tensor]] = {}
    for event in fit(preset, speech_clips(12, 0), speech_clips(6, 1), tmp_path):
        if event.kind == "validation":
            totals[event.step] = event.losses["total"]
            assert event.best_step == min(totals, key=totals.__getitem__)
        if event.kind == "checkpoint":
            state = state_of(tmp_path)
            weights[event.step] = {n[6:]: tensor for n, tensor in state.items() if n.startswith("model.")}
    model, _, step = best_model(tmp_path)
    assert step == min(totals, key=totals.__getitem__)
    assert step != 60
    assert same(dict(model.state_dict()), weights[step])


def test_training_stops_early_when_nothing_gets_better(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    """With steps too small to change a float, validations are all equal: the first is best, three more are allowed."""
    preset = toy_preset(steps=100, learning_rate=1e-30, validate_every=5, patience=3)
    clips = speech_clips(12, 0)
    events = list(fit(preset, clips, clips, tmp_path))
    assert kinds(events)[-1] == ("end", 20)
    assert events[-1].message == "no better validation in 3 rounds"
    assert events[-1].best_step == 5
    assert kinds(list(fit(preset, clips, clips, tmp_path, resume=True))) == [("end", 20)]


def test_learning_rate_by_hand() -> None:
    settings = Training(steps=104, warmup=4, learning_rate=1.0)
    rates = [learning_rate(step, settings) for step in (0, 1, 3, 4, 54, 104)]
    assert rates == pytest.approx([0.25, 0.5, 1.0, 1.0, 0.525, 0.05])
    assert learning_rate(0, Training(steps=10, warmup=0, learning_rate=2.0)) == 2.0
    assert learning_rate(3, Training(steps=2, warmup=10, learning_rate=1.0)) == pytest.approx(0.4)
    steady = Training(steps=50, warmup=5, learning_rate=1.0, schedule="constant")
    assert [learning_rate(step, steady) for step in (0, 5, 49)] == [0.2, 1.0, 1.0]
    falling = [learning_rate(step, Training(steps=50, warmup=5, learning_rate=1.0)) for step in range(5, 51)]
    assert falling == sorted(falling, reverse=True)


def test_the_optimiser_follows_the_schedule(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    """Adam's first step moves every weight by the learning rate, whatever the gradient."""
    preset = toy_preset(steps=50, warmup=10, learning_rate=0.01)
    run = training.Run(preset, speech_clips(12, 0), speech_clips(4, 1), tmp_path, torch.device("cpu"))
    start = training.fresh_state(run).model.state_dict()
    control = Control()
    training.LOG_EVERY, every = 1, training.LOG_EVERY
    try:
        events = fit(preset, run.train, run.validation, tmp_path, control=control)
        next(events)
    finally:
        training.LOG_EVERY = every
    control.stop()
    list(events)
    state = state_of(tmp_path)
    moved = (state["model.prior.head.affine.bias"] - start["prior.head.affine.bias"]).abs()
    torch.testing.assert_close(moved, torch.full((6,), 0.001), rtol=1e-3, atol=0)


def test_weighted_sum_by_hand() -> None:
    losses = {"a": torch.tensor(2.0), "b": torch.tensor(3.0)}
    assert float(weighted_sum(losses, {"b": 10.0, "a": 0.5})) == 31.0


class WatchedControl(Control):
    """Tells when the job has come to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = threading.Event()

    def wait_while_paused(self) -> None:
        if self.paused:
            self.waiting.set()
        super().wait_while_paused()


def test_pause_blocks_until_resume(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    control, seen = WatchedControl(), SimpleQueue[TrainEvent]()

    def train() -> None:
        for event in fit(toy_preset(), speech_clips(12, 0), speech_clips(6, 1), tmp_path / "paused", control=control):
            if (event.kind, event.step) == ("checkpoint", 10):
                control.pause()
            seen.put(event)

    worker = threading.Thread(target=train)
    worker.start()
    assert control.waiting.wait(60)
    events = [seen.get(timeout=60) for _ in range(3)]
    assert kinds(events) == [("step", 10), ("validation", 10), ("checkpoint", 10)]
    with pytest.raises(Empty):
        seen.get_nowait()
    control.resume()
    worker.join(60)
    assert not worker.is_alive()
    assert kinds([seen.get_nowait() for _ in range(4)])[-1] == ("end", 20)
    list(fit(toy_preset(), speech_clips(12, 0), speech_clips(6, 1), tmp_path / "plain"))
    assert same(state_of(tmp_path / "paused"), state_of(tmp_path / "plain"))


def test_stop_ends_a_pause_and_leaves_a_checkpoint(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    control, seen = WatchedControl(), SimpleQueue[TrainEvent]()

    def train() -> None:
        preset = toy_preset(validate_every=7)
        for event in fit(preset, speech_clips(12, 0), speech_clips(6, 1), tmp_path, control=control):
            if (event.kind, event.step) == ("step", 10):
                control.pause()
            seen.put(event)

    worker = threading.Thread(target=train)
    worker.start()
    assert control.waiting.wait(60)
    control.stop()
    worker.join(60)
    assert not worker.is_alive()
    events = [seen.get_nowait() for _ in range(4)]
    assert kinds(events) == [("validation", 7), ("checkpoint", 7), ("step", 10), ("end", 10)]
    assert events[-1].message == "stopped"
    assert latest_checkpoint(tmp_path).name == "step-000000010"


def test_a_run_stopped_before_its_first_step_only_ends(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    control = Control()
    control.stop()
    events = list(fit(toy_preset(), speech_clips(12, 0), speech_clips(6, 1), tmp_path, control=control))
    assert [(event.kind, event.step, event.message) for event in events] == [("end", 0, "stopped")]


def test_missing_and_strange_weights_are_named(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    clips = speech_clips(12, 0)
    for change, wrong in (({"mi_static"}, "mi_static"), ({"kl_extra"}, "kl_extra")):
        preset = toy_preset()
        weights = dict.fromkeys(set(preset.weights) ^ change, 1.0)
        with pytest.raises(ConfigError, match=f"differ: {wrong}"):
            next(fit(preset.model_copy(update={"weights": weights}), clips, clips, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_clips_that_do_not_fit_are_refused_before_anything_is_written(
    toy_preset: Presets, speech_clips: Clips, video_clips: Clips, tmp_path: Path
) -> None:
    for train, validation in ((video_clips(4, 0), speech_clips(4, 0)), (speech_clips(4, 0), speech_clips(1, 0))):
        with pytest.raises(ModelError, match=r"the clips are|there are 1 clips"):
            next(fit(toy_preset(), train, validation, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_model_is_refused(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="valid: dsvae, cdsvae"):
        next(fit(toy_preset(model="svae"), speech_clips(4, 0), speech_clips(4, 0), tmp_path))


def test_resume_without_a_checkpoint_is_refused(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="no checkpoint"):
        next(fit(toy_preset(), speech_clips(4, 0), speech_clips(4, 0), tmp_path, resume=True))


def test_resume_with_another_preset_names_the_difference(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    clips = speech_clips(12, 0)
    list(fit(toy_preset(), clips, clips, tmp_path))
    with pytest.raises(CheckpointError, match=r"\(training\.batch: 4 became 6\)"):
        next(fit(toy_preset(batch=6), clips, clips, tmp_path, resume=True))


def test_a_loss_that_is_not_finite_ends_training_and_spoils_no_checkpoint(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    frames = speech_clips(12, 0).frames.copy()
    preset = toy_preset(steps=60)
    events = fit(preset, ClipArray(frames), speech_clips(6, 1), tmp_path)
    assert [next(events).kind for _ in range(3)] == ["step", "validation", "checkpoint"]
    before = state_of(tmp_path)
    frames[:] = np.nan
    with pytest.raises(ModelError, match="not finite at step 25"):
        list(events)
    after = state_of(tmp_path)
    assert before.pop("noise").shape == after.pop("noise").shape  # drawn from by the steps that were skipped
    assert same(after, before)


def test_two_runs_do_not_touch_each_other(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    """Interleaved step by step, each gives what it gives alone."""
    clips = speech_clips(12, 0)
    alone = [event.losses for event in fit(toy_preset(), clips, clips, tmp_path / "alone")]
    a = fit(toy_preset(), clips, clips, tmp_path / "a")
    b = fit(toy_preset(seed=9), clips, clips, tmp_path / "b")
    assert [event.losses for event, _ in zip(a, b, strict=True)] == alone


def test_a_run_can_begin_with_the_weights_of_a_model(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    preset = toy_preset("speech", "cdsvae", steps=3)
    torch.manual_seed(99)
    model = build_model(preset.architecture)
    model.set_normalisation(torch.full((8,), 0.5), torch.full((8,), 2.0))
    config = ModelConfig(title="before", architecture=preset.architecture)
    save_model(tmp_path / "model", model, config, "card")
    clips = speech_clips(12, 0)
    run = Run(preset, clips, clips, tmp_path / "run", torch.device("cpu"))
    begun = fresh_state(run, tmp_path / "model").model.state_dict()
    assert all(torch.equal(begun[name], tensor) for name, tensor in model.state_dict().items())
    events = list(fit(preset, clips, clips, tmp_path / "run", start=tmp_path / "model"))
    assert events[-1].step == 3


def test_weights_of_other_sizes_are_refused_with_both(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    preset = toy_preset("speech", "cdsvae", steps=3)
    network = preset.architecture.network.model_copy(update={"static": 7})
    wider = preset.architecture.model_copy(update={"network": network})
    save_model(tmp_path / "model", build_model(wider), ModelConfig(title="t", architecture=wider), "card")
    clips = speech_clips(12, 0)
    with pytest.raises(ModelError, match=r"static=7.*the preset has.*static=4"):
        list(fit(preset, clips, clips, tmp_path / "run", start=tmp_path / "model"))


def test_steps_fall_into_their_stages() -> None:
    stages = (Stage("one", ("a",), 2), Stage("two", ("b",), 3))
    found = [stage_at(stages, step) for step in range(6)]
    assert [(stage.name, begins) for stage, begins in found] == [
        *[("one", True), ("one", False), ("two", True)],
        *[("two", False), ("two", False), ("two", False)],
    ]


def test_only_a_stages_modules_learn_and_the_best_begins_anew(
    toy_preset: Presets, speech_clips: Clips, tmp_path: Path
) -> None:
    preset = toy_preset("speech", "dsvae", steps=4, validate_every=1)
    run = Run(preset, speech_clips(12, 0), speech_clips(4, 1), tmp_path, torch.device("cpu"))
    state = fresh_state(run)
    stages = (Stage("decoder", ("frame_decoder",), 2), Stage("prior", ("prior",), 2))
    state.model.stages = lambda steps: stages  # type: ignore[method-assign]
    before = {name: tensor.clone() for name, tensor in state.model.state_dict().items()}
    bests = []
    for event in training._steps(run, state, Control()):
        if event.kind == "validation":
            bests.append((event.stage, event.step))
        if event.step == 2 and event.kind == "checkpoint":
            half = {name: tensor.clone() for name, tensor in state.model.state_dict().items()}
            state.best_total = -1e9  # nothing in the second stage could beat this
    after = state.model.state_dict()
    moved_first = {name.split(".")[0] for name in before if not torch.equal(before[name], half[name])}
    moved_second = {name.split(".")[0] for name in before if not torch.equal(half[name], after[name])}
    assert (moved_first, moved_second) == ({"frame_decoder"}, {"prior"})
    assert bests == [("decoder", 1), ("decoder", 2), ("prior", 3), ("prior", 4)]
    assert state.best_step in (3, 4)


def test_a_run_can_keep_its_last_weights(toy_preset: Presets, speech_clips: Clips, tmp_path: Path) -> None:
    preset = toy_preset("speech", "dsvae", steps=4, validate_every=2, keep="last", learning_rate=3.0)
    list(fit(preset, speech_clips(12, 0), speech_clips(4, 1), tmp_path))
    model, _, step = best_model(tmp_path)
    state = restore(latest_checkpoint(tmp_path), preset, torch.device("cpu"))
    assert step == 4
    assert all(torch.equal(tensor, state.model.state_dict()[name]) for name, tensor in model.state_dict().items())

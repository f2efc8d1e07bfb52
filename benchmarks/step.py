"""C-DSVAE's training step against its published form (`reference_cdsvae.py`), and what each known step is worth.

Both step on the same clips with the same networks, make their own views of them, and minimise all terms. Ours is the
step that `core_models.training.fit` makes. Every step that makes it faster is also taken alone: added to the published
form, and left out of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from benchmarks import reference_cdsvae
from benchmarks.cuda_graph import recorded
from benchmarks.measure import Options, interleaved, ratio_of, spread_of
from benchmarks.reference_cdsvae import OURS, PUBLISHED, Ways
from benchmarks.report import Cell, Table
from core_models import networks, training
from core_models.checkpoint import TrainState
from core_models.config import Preset, read_preset
from core_models.data import ClipArray
from core_models.dsvae import DSVAE
from core_models.training import Run, fresh_state

PRESET = Path(__file__).parents[1] / "assets" / "presets" / "cdsvae-sprites.toml"
BATCHES = (32, 128)
ROUNDS = 6
CLIPS = 256


@dataclass(frozen=True)
class Variant:
    """A form of the step between the published one and ours."""

    ways: Ways = PUBLISHED
    channels_last: bool = False
    bfloat16: bool = False
    fused_adam: bool = False
    kept: bool = False
    compiled: bool = False


ALL = Variant(OURS, channels_last=True, bfloat16=True, fused_adam=True, kept=True)
STEPS: dict[str, Callable[[Variant, bool], Variant]] = {
    "views encoded, not decoded": lambda v, on: replace(v, ways=replace(v.ways, encode_only=on)),
    "features reused for the shuffled view": lambda v, on: replace(v, ways=replace(v.ways, reuse=on)),
    "LSTMs in one call": lambda v, on: replace(v, ways=replace(v.ways, fused_lstm=on)),
    "densities as matrix products": lambda v, on: replace(v, ways=replace(v.ways, products=on)),
    "channels last": lambda v, on: replace(v, channels_last=on),
    "bfloat16": lambda v, on: replace(v, bfloat16=on),
    "fused Adam": lambda v, on: replace(v, fused_adam=on),
    "clips kept on the device": lambda v, on: replace(v, kept=on),
}
COMPILED = "torch.compile of encoder and decoder"


def full_size(batch: int, precision: str = "float32", quick: bool = False) -> Preset:
    """The paper's preset with all terms of the objective."""
    preset = read_preset(PRESET)
    own = preset.architecture
    network = own.network.model_copy(update={"encoder_channels": 8, "channels": 8} if quick else {})
    information = own.information.model_copy(update={"exclusion": True})
    return preset.model_copy(
        update={
            "architecture": own.model_copy(update={"information": information, "network": network}),
            "weights": {**preset.weights, "exclusion": 1.0},
            "training": preset.training.model_copy(update={"batch": batch, "precision": precision}),
        }
    )


def begun(preset: Preset, device: str, on_device: bool = True) -> tuple[Run, TrainState]:
    """A run on clips of noise, and its state before the first step."""
    batch = max(CLIPS, preset.training.batch)
    frames = np.random.default_rng(0).integers(0, 256, (batch, 8, 64, 64, 3), dtype=np.uint8)
    clips = ClipArray(frames)
    where = torch.device(device)
    clips = clips.on(where) if on_device else clips
    run = Run(preset, clips, clips, Path("unused"), where)
    state = fresh_state(run)
    state.model.precision = getattr(torch, preset.training.precision)
    return run, state


def ours(preset: Preset, device: str) -> Callable[[], object]:
    """A step as users train."""
    run, state = begun(preset, device)
    return partial(training._step, run, state)


def published(preset: Preset, device: str, variant: Variant = Variant()) -> Callable[[], object]:
    """A step of the published form, or of one between it and ours."""
    precision = "bfloat16" if variant.bfloat16 else "float32"
    settings = preset.training.model_copy(update={"precision": precision})
    run, state = begun(preset.model_copy(update={"training": settings}), device, variant.kept)
    model = state.model
    assert isinstance(model, DSVAE)
    order = torch.channels_last if variant.channels_last else torch.contiguous_format
    model.to(memory_format=order)  # type: ignore[call-overload]
    if variant.compiled:
        model.frame_encoder.compile()
        model.frame_decoder.compile()
    rate = preset.training.learning_rate
    adam = reference_cdsvae.plain_adam(model, rate)
    if variant.fused_adam:
        adam = torch.optim.Adam(model.parameters(), lr=rate, fused=True)

    def step() -> object:
        with pictures_in(order):
            batch = training._train_batch(run, state)
            state.step += 1
            return reference_cdsvae.train_step(model, batch, preset.weights, adam, variant.ways)

    return step


@contextmanager
def pictures_in(order: torch.memory_format) -> Iterator[None]:
    """Let the networks lay their pictures in this order."""
    before = networks.in_order

    def laid(pictures: Tensor, channels: int) -> Tensor:
        return pictures.contiguous(memory_format=order)

    networks.in_order = laid
    yield
    networks.in_order = before


def measure(options: Options) -> Iterator[Table]:
    """Ours against the published form at both sizes, then each step's share at the smaller one."""
    rounds, batches = (1, (4,)) if options.quick else (ROUNDS, BATCHES)
    for batch in batches:
        yield against(batch, rounds, options)
    yield shares(batches[0], rounds, options)
    if options.device == "cuda":
        for batch in batches:
            yield replayed(batch, rounds, options)


def against(batch: int, rounds: int, options: Options) -> Table:
    """The table of one batch size."""
    preset = partial(full_size, batch, quick=options.quick)
    works = {
        "published form, float32": published(preset(), options.device),
        "ours, float32": ours(preset("float32"), options.device),
        "ours, bfloat16": ours(preset("bfloat16"), options.device),
    }
    found = interleaved(works, rounds, warm_up=2, finish=waiter(options.device))
    first = found["published form, float32"]
    rows = tuple(
        (name, spread_of(times), batch / spread_of(times).value, ratio_of(first, times))
        for name, times in found.items()
    )
    clips = f"{batch} clips of 8 x 3 x 64 x 64, {options.threads} threads, {options.device}"
    return Table(f"Training step of C-DSVAE: {clips}", ("form", "s a step", "clips/s", "times as fast"), rows)


def shares(batch: int, rounds: int, options: Options) -> Table:
    """What each step is worth: added alone to the published form, and left out alone of all."""
    preset = full_size(batch, quick=options.quick)
    variants = {"published": Variant(), "all": ALL}
    steps = {name: one for name, one in STEPS.items() if options.device != "cpu" or one(Variant(), True).kept is False}
    for name, switched in steps.items():
        variants[f"with {name}"] = switched(Variant(), True)
        variants[f"without {name}"] = switched(ALL, False)
    if not options.quick:
        variants[f"with {COMPILED}"], variants[f"all and {COMPILED}"] = (
            Variant(compiled=True),
            replace(ALL, compiled=True),
        )
    works = {name: published(preset, options.device, variant) for name, variant in variants.items()}
    found = interleaved(works, rounds, warm_up=2, finish=waiter(options.device))
    rows: list[tuple[Cell, ...]] = [
        (name, ratio_of(found["published"], found[f"with {name}"]), ratio_of(found[f"without {name}"], found["all"]))
        for name in steps
    ]
    if not options.quick:
        also = ratio_of(found["all"], found[f"all and {COMPILED}"])
        rows.append((COMPILED, ratio_of(found["published"], found[f"with {COMPILED}"]), also))
    rows.append(("all but compiling", ratio_of(found["published"], found["all"]), "1"))
    note = "Compiling is not part of all; its second figure says how many times as fast it would make them."
    columns = ("step", "alone: times as fast", "left out: times as slow")
    return Table(f"What each step is worth, {batch} clips", columns, tuple(rows), note)


def replayed(batch: int, rounds: int, options: Options) -> Table:
    """What a CUDA graph would add."""
    preset = full_size(batch, quick=options.quick)
    works = {"all": published(preset, options.device, ALL), "all, as a CUDA graph": in_a_graph(preset)}
    found = interleaved(works, rounds, warm_up=2, finish=torch.cuda.synchronize)
    rows = tuple((name, spread_of(times), ratio_of(found["all"], times)) for name, times in found.items())
    return Table(f"A step that is recorded and replayed, {batch} clips", ("form", "s a step", "times as fast"), rows)


def in_a_graph(preset: Preset) -> Callable[[], object]:
    """All steps, recorded; each new batch is made outside the record."""
    settings = preset.training.model_copy(update={"precision": "bfloat16"})
    run, state = begun(preset.model_copy(update={"training": settings}), "cuda")
    model = state.model
    assert isinstance(model, DSVAE)
    batch = training._train_batch(run, state)
    repeat = recorded(model, batch, preset.weights, preset.training.learning_rate, OURS)

    def step() -> object:
        state.step += 1
        return repeat(training._train_batch(run, state))

    return step


def waiter(device: str) -> Callable[[], object] | None:
    """Waits for the device's work."""
    return torch.cuda.synchronize if device == "cuda" else None

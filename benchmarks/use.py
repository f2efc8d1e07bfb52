"""What using a model costs: one clip, a thousand clips, memory; and how the cost of clips, corpora and voices grows.

    python -m benchmarks use [--device cuda]

Results are explained in benchmarks/results/use.md. First swaps of cold processes are in the part `start`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import torch

from app import pipeline
from app.latent_map import BATCH
from benchmarks import use_work
from benchmarks.growth import grown
from benchmarks.measure import Options, apart, interleaved, ratio_of, spread_of
from benchmarks.report import Cell, Table
from benchmarks.step import waiter
from benchmarks.use_work import NAMES, characters, items, loaded, works
from core_models.data import to_frames, to_pictures
from core_models.types import Latents, device_of
from media_io.clip import Clip

CORPUS = 1000
ROUNDS = 10


def measure(options: Options) -> Iterator[Table]:
    """Latency, throughput, memory, growth."""
    yield latencies(options)
    yield throughput(options)
    yield memory(options)
    yield from grown(options)


def latencies(options: Options) -> Table:
    """One clip, warm."""
    rows: list[tuple[Cell, ...]] = []
    for kind, name in NAMES.items():
        found = interleaved(works(kind, options.device), 1 if options.quick else ROUNDS, finish=waiter(options.device))
        rows.append((name, *(spread_of(times).scaled(1e3) for times in found.values())))
    note = "Swap: both clips encoded, mixed, decoded. Frames are cut and sized for the model, sound is filtered."
    return Table(
        f"One clip, warm: {told(options)}", ("clip", "encode, ms", "swap, ms", "decode, ms"), tuple(rows), note
    )


def throughput(options: Options) -> Table:
    """Many clips of characters, in batches and one by one."""
    count = 40 if options.quick else CORPUS
    model, clips = loaded("sprites", options.device), characters(count)
    corpus = items(clips)
    turned = [*clips[1:], clips[0]]
    every: dict[str, dict[str, Callable[[], object]]] = {
        "encode": {
            "together": lambda: pipeline.encode_all(model, corpus),
            "one by one": lambda: [pipeline.encode(model, clip) for clip in clips],
        },
        "swap": {
            "together": lambda: swap_batches(model, clips, turned),
            "one by one": lambda: [pipeline.swap(model, a, b) for a, b in zip(clips, turned, strict=True)],
        },
    }
    rows: list[tuple[Cell, ...]] = []
    for work, ways in every.items():
        found = interleaved(ways, 1 if options.quick else 2, warm_up=0, finish=waiter(options.device))
        batches, single = found["together"], found["one by one"]
        rows.append(
            (work, count / spread_of(batches).value, count / spread_of(single).value, ratio_of(single, batches))
        )
    note = f"Encoded by the pipeline {BATCH} windows at a time; swapped by the model itself, {BATCH} pairs at a time."
    columns = ("work", "in batches, clips/s", "one by one, clips/s", "times as fast")
    return Table(f"{count:,} clips of 8 frames of 64 x 64: {told(options)}", columns, tuple(rows), note)


@torch.inference_mode()
def swap_batches(model: pipeline.LoadedModel, first: list[Clip], second: list[Clip]) -> int:
    """The looks of the first clips with the motions of the second, so many pairs at a time; frames made."""
    weights, made = model.stored.model, 0
    for i in range(0, len(first), BATCH):
        sides = [np.stack([clip.frames for clip in side[i : i + BATCH]]) for side in (first, second)]
        a, b = (weights.encode(to_frames(side, device_of(weights))) for side in sides)
        made += len(to_pictures(weights.decode(Latents(a.static, b.dynamic))))
    return made


def memory(options: Options) -> Table:
    """Each work in a process of its own."""
    kinds = ("characters",) if options.quick else NAMES
    rows: list[tuple[Cell, ...]] = []
    for kind in kinds:
        found = [
            apart(options, use_work.do, kind, work, options.device) for work in ("load", "encode", "swap", "decode")
        ]
        rows.append((NAMES[kind], *(one.peak_mb for one in found), max(one.result for one in found)))
    columns = ("clip", "model loaded, MB", "encode, MB", "swap, MB", "decode, MB", "on the device, MB")
    note = "Of the whole process, all libraries included; torch alone takes most of it."
    return Table(f"Peak memory: {told(options)}", columns, tuple(rows), note)


def told(options: Options) -> str:
    """How it was measured."""
    return f"{options.threads} threads, {options.device}"

"""Corpora from small to larger than the memory allowed: what cutting, moments and steps cost, in time and memory."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from app import clip_store
from benchmarks.growth import fitted
from benchmarks.measure import Options, apart, spread_of
from benchmarks.report import Table
from core_models.config import Preset
from core_models.data import ClipArray, moments
from core_models.training import Run, _step, fresh_state

SIZES = (125, 250, 500, 1000, 2000)
QUICK = (8, 16)
HELD_MB = 100
"""What is held in memory before clips go to disk."""
FRAMES, BINS = 50, 200
CLIPS_AT_ONCE = 200
STEPS = 20


def measure(options: Options) -> Iterator[Table]:
    """A row for each size, then the lines through them."""
    sizes, rows = QUICK if options.quick else SIZES, []
    for size in sizes:
        with TemporaryDirectory() as folder:
            rows.append((size, *apart(options, learned, size, folder, options.threads).result))
    lines = [fitted(sizes, [row[at] for row in rows]) for at in (1, 2)]
    title = "A corpus of features, cut to disk and trained on"
    columns = ("MB", "cut, s", "moments, s", "ms a step", "own memory, MB more than before")
    told = [f"{name}: {1000 * one.slope:.3g} s a GB, points within {100 * one.farthest:.0f} % of the line" for name, one
            in zip(("cutting", "moments"), lines, strict=True)]  # fmt: skip
    held = f"At most {HELD_MB} MB of clips are held in memory; the rest lies on disk."
    note = f"{held} Seconds of the processor, which other work and the disk lengthen little: {'; '.join(told)}."
    yield Table(title, columns, tuple((str(size), *rest) for size, *rest in rows), note)


def learned(size: int, folder: str, threads: int) -> tuple[object, ...]:
    """Seconds to cut `size` MB and to find their moments, ms of a step, and how far the process's own memory rose."""
    torch.set_num_threads(threads)
    os.environ |= {"UNBRAID_CACHE": folder, clip_store.LIMIT: str(HELD_MB)}
    preset, rng = _preset(), np.random.default_rng(0)
    _train(preset, ClipArray(_clips(rng)), folder, 5)  # what torch needs by itself is there
    before, most, begun = _own_mb(), 0.0, time.process_time()
    with clip_store.spooling({"size": size}) as spool:
        for _ in range(size * 10**6 // (CLIPS_AT_ONCE * FRAMES * BINS * 4)):
            spool.add(_clips(rng))
            most = max(most, _own_mb())
        clips = spool.keep(spool.clips[0], (np.zeros(spool.clips[0], np.int64), None), {}).train
    cut, begun = time.process_time() - begun, time.process_time()
    moments(clips.frames)
    found = time.process_time() - begun
    steps, own = _train(preset, clips, folder, STEPS)
    return cut, found, spread_of(steps).scaled(1000), max(most, own) - before


def _train(preset: Preset, clips: ClipArray, folder: str, count: int) -> tuple[list[float], float]:
    run = Run(preset, clips, clips, Path(folder), torch.device("cpu"))
    state, seconds, most = fresh_state(run), [], 0.0
    for _ in range(count):
        begun = time.perf_counter()
        _step(run, state)
        seconds.append(time.perf_counter() - begun)
        most = max(most, _own_mb())
    return seconds, most


def _clips(rng: np.random.Generator) -> np.ndarray:
    return rng.random((CLIPS_AT_ONCE, FRAMES, BINS), np.float32)


def _own_mb() -> float:
    """MB of memory that is the process's own; pages of mapped files are the system's, who takes them back at need."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    told = re.search(r"^RssAnon:\s*(\d+) kB", status, re.M)
    return int(told[1]) * 1024 / 1e6 if told else float("nan")


def _preset() -> Preset:
    window = {"kind": "speech", "length": FRAMES, "hop": FRAMES // 2, "bins": BINS}
    network = {"static": 16, "dynamic": 8, "features": 32, "hidden": 32}
    weights = dict.fromkeys(("reconstruction", "kl_static", "kl_dynamic"), 1.0)
    architecture = {"model": "dsvae", "window": window, "network": network}
    return Preset.model_validate(
        {"title": "corpus", "architecture": architecture, "weights": weights, "training": {"steps": 10_000}}
    )

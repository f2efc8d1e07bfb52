"""How comparisons are made: A and B in turns, medians, ratios with their spread, a process of its own."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import numpy as np

from benchmarks.machine import peak_mb

DRAWS = 2000
LIKELY = (2.5, 97.5)


@dataclass(frozen=True)
class Options:
    """What the user of the program asked for; every part gets it.

    Attributes:
        quick: the least that shows that the part works: few rounds, small sizes. Its figures mean nothing.
        threads: of torch; already set.
        device: "cpu" or "cuda".
    """

    quick: bool = False
    threads: int = 1
    device: str = "cpu"


@dataclass(frozen=True)
class Spread:
    """A figure and the range that it lies in.

    Attributes:
        value: of times the median, of ratios the ratio of medians.
        low, high: of times the quartiles, of ratios the 95 % interval of a bootstrap.
    """

    value: float
    low: float
    high: float

    def scaled(self, factor: float) -> Spread:
        """In other units."""
        return Spread(self.value * factor, self.low * factor, self.high * factor)


@dataclass(frozen=True)
class Alone:
    """What work in a process of its own gave.

    Attributes:
        result: what it returned.
        seconds: its time, without the start of the process.
        peak_mb: the most memory that the process had, what importing took included.
    """

    result: Any
    seconds: float
    peak_mb: float


def interleaved(
    works: Mapping[str, Callable[[], object]],
    rounds: int,
    *,
    warm_up: int = 1,
    finish: Callable[[], object] | None = None,
) -> dict[str, list[float]]:
    """Seconds of each work, called in turns: in each round all of them forwards, then backwards (A B, B A).

    What changes slowly about the machine then meets all works alike, and what differs is the works'.

    Args:
        works: by name; each is called 2 * rounds times, and `warm_up` times before that.
        finish: waits until what a work began is done, as torch.cuda.synchronize does; part of the time.

    Returns:
        2 * rounds seconds of each; two in a row are of one round.
    """
    finish = finish or (lambda: None)
    for work in works.values():
        for _ in range(warm_up):
            work()
    finish()
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name in (*works, *reversed(list(works))):
            begun = time.perf_counter()
            works[name]()
            finish()
            seconds[name].append(time.perf_counter() - begun)
    return seconds


def spread_of(samples: Sequence[float]) -> Spread:
    """Median and quartiles."""
    low, high = np.percentile(samples, (25, 75))
    return Spread(statistics.median(samples), float(low), float(high))


def ratio_of(a: Sequence[float], b: Sequence[float], seed: int = 0) -> Spread:
    """How many times as long A takes as B: the ratio of medians, and where it lies in 95 of 100 bootstraps.

    Rounds (two samples in a row, as `interleaved` gives them) are drawn together for both, so that a slow minute that
    both met does not count as a difference.
    """
    first, second = (np.asarray(one).reshape(-1, 2) for one in (a, b))
    chosen = np.random.default_rng(seed).integers(0, len(first), (DRAWS, len(first)))
    drawn = [np.median(one[chosen].reshape(DRAWS, -1), axis=1) for one in (first, second)]
    low, high = np.percentile(drawn[0] / drawn[1], LIKELY)
    return Spread(statistics.median(a) / statistics.median(b), float(low), float(high))


def alone(work: Callable[..., Any], *args: Any) -> Alone:
    """Do work in a fresh process, for its memory's sake; a function of a module, with arguments that can be pickled."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(at_once, work, *args).result()


def apart(options: Options, work: Callable[..., Any], *args: Any) -> Alone:
    """As `alone`; where only little shall be measured in this process, without waiting for another to start."""
    return at_once(work, *args) if options.quick else alone(work, *args)


def at_once(work: Callable[..., Any], *args: Any) -> Alone:
    """What work in this process gives."""
    begun = time.perf_counter()
    result = work(*args)
    return Alone(result, time.perf_counter() - begun, peak_mb())

"""Faster and slower sound at the same pitch (FFmpeg's `atempo`)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError

if TYPE_CHECKING:
    from av.filter import Graph

Number = TypeVar("Number", np.float32, np.int16)
BLOCK = 1 << 15
SLOWEST, FASTEST = 0.1, 10.0


def stretch(
    samples: NDArray[Number], sample_rate: int, speed: float, check: Callable[[], None] = lambda: None
) -> NDArray[Number]:
    """Change the tempo and keep the pitch.

    Args:
        samples: float32 or int16 (channels, N).
        sample_rate: in Hz.
        speed: 2 for half as long.
        check: called at every block; leaves by an exception of its own where the work is given up.

    Returns:
        The same type (channels, round(N / speed)).

    Raises:
        MediaError: the speed is outside what keeps sound recognisable.
    """
    if not SLOWEST <= speed <= FASTEST:
        raise MediaError(None, f"a speed of {speed}", f"Give one between {SLOWEST} and {FASTEST}.")
    if speed == 1 or samples.shape[1] == 0:
        return samples
    blocks = []
    for block in _filtered(samples, sample_rate, speed):
        check()
        blocks.append(block)
    count = round(samples.shape[1] / speed)
    made = np.concatenate(blocks, axis=1)[:, :count] if blocks else samples[:, :0]
    return np.pad(made, ((0, 0), (0, count - made.shape[1])))


def _filtered(samples: NDArray[Number], sample_rate: int, speed: float) -> Iterator[NDArray[Number]]:
    """What comes out of a chain of filters, each between half and double the tempo, where they sound best."""
    import av
    from av.filter import Graph

    layout = {1: "mono", 2: "stereo"}.get(len(samples), f"{len(samples)}c")
    factors = _factors(speed)
    silence = np.zeros((len(samples), _lead(sample_rate, factors)), samples.dtype)
    form = "s16p" if samples.dtype == np.int16 else "fltp"
    graph = Graph()
    nodes = [graph.add_abuffer(sample_rate=sample_rate, format=form, layout=layout)]
    nodes += [graph.add("atempo", f"{factor:.9f}") for factor in factors]
    nodes.append(graph.add("aformat", f"sample_fmts={form}"))  # the filter itself interleaves channels
    graph.link_nodes(*nodes, graph.add("abuffersink")).configure()
    at = 0
    blocks: list[NDArray[Any]] = [samples[:, start : start + BLOCK] for start in range(0, samples.shape[1], BLOCK)]
    for block in (silence, *blocks):
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block), format=form, layout=layout)
        frame.sample_rate, frame.pts = sample_rate, at
        at += block.shape[1]
        graph.push(frame)
        yield from _ready(graph)
    graph.push(None)
    yield from _ready(graph)


def _lead(sample_rate: int, factors: list[float]) -> int:
    """Samples of silence before the sound: each filter is early by half its window (measured at 8 to 48 kHz)."""
    window = 2.0 ** math.ceil(math.log2(sample_rate / 24))
    return round(sum(window / 2 * math.prod(factors[:stage]) for stage in range(len(factors))))


def _ready(graph: Graph) -> Iterator[NDArray[Any]]:
    import av

    while True:
        try:
            yield graph.pull().to_ndarray()
        except (av.BlockingIOError, av.EOFError):
            return


def _factors(speed: float) -> list[float]:
    count = 1
    while not 0.5 <= speed ** (1 / count) <= 2:
        count += 1
    return [speed ** (1 / count)] * count

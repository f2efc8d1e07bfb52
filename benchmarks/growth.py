"""How cost grows with the length of a clip and the size of a corpus: points, the straight line through them, a plot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from app.colours import BLUE, ORANGE
from app.curves_svg import Line, Panel, draw_panels
from benchmarks import use_work
from benchmarks.machine import plain_name
from benchmarks.measure import Alone, Options, apart
from benchmarks.report import RESULTS, Table
from benchmarks.stream_memory import make_file
from benchmarks.use_work import Cost

FRAMES = (8, 32, 128, 512, 2048)
CLIPS = (10, 30, 100, 300, 1000)
WHOLE = (2, 5, 15, 30, 60)
BLOCKS = (90, 180, 360, 600)
FILMS = (10, 60, 600)
QUICK = 2


@dataclass(frozen=True)
class Fit:
    """A straight line through points, small and large ones alike in how far they may be from it by their share.

    Attributes:
        start: the cost of nothing.
        slope: what one more costs.
        farthest: the largest distance of a point from the line, as a share of the line.
    """

    start: float
    slope: float
    farthest: float

    def at(self, x: float) -> float:
        """The line's cost."""
        return self.start + self.slope * x


@dataclass(frozen=True)
class Point:
    """The cost at one size, and MB of a process of its own at most."""

    size: float
    cost: Cost
    peak_mb: float


@dataclass(frozen=True)
class Series:
    """What grows.

    Attributes:
        title: the work.
        unit: of the sizes.
        sizes: rising.
        work: does it at one size in a process of its own; its result is the cost.
        repeats: how often each size is measured.
    """

    title: str
    unit: str
    sizes: Sequence[int]
    work: Callable[[int], Alone]
    repeats: int = 3

    def points(self) -> list[Point]:
        """The median of each size; sizes take turns."""
        found = [[self.work(size) for size in self.sizes] for _ in range(self.repeats)]
        return [_middle(size, [row[at] for row in found]) for at, size in enumerate(self.sizes)]


def _middle(size: float, found: Sequence[Alone]) -> Point:
    cost = Cost(*np.median([one.result for one in found], axis=0).tolist())
    return Point(size, cost, float(np.median([one.peak_mb for one in found])))


def fitted(x: Sequence[float], y: Sequence[float]) -> Fit:
    """The line whose distances are smallest in relation to the values (least squares); y above 0."""
    across, up = np.asarray(x, float), np.asarray(y, float)
    sides = np.stack([1 / up, across / up], axis=1)
    (start, slope), *_ = np.linalg.lstsq(sides, np.ones(len(up)), rcond=None)
    line = start + slope * across
    return Fit(float(start), float(slope), float(np.max(np.abs(up - line) / np.abs(line))))


def grown(options: Options) -> Iterator[Table]:
    """A table for each series, one of the lines, and the plot of all."""
    found: list[tuple[Series, list[Point]]] = []
    with TemporaryDirectory() as folder:
        for series in all_series(options, Path(folder)):
            points = series.points()
            found.append((series, points))
            yield points_table(series, points, options)
    yield lines_table(found, options)
    if not options.quick:
        name = RESULTS / f"use-{plain_name(options.device)}.svg"
        name.write_text(plot(found, options.device), encoding="utf-8")


def all_series(options: Options, folder: Path) -> list[Series]:
    """Clips of characters, corpora, recordings short and long, films."""
    cut = slice(0, QUICK if options.quick else None)
    swap = partial(apart, options, use_work.swap_length, options.device)
    encode = partial(apart, options, use_work.encode_corpus, options.device)

    def convert(seconds: int) -> Alone:
        source = folder / f"{seconds}.wav"
        if not source.exists():
            use_work.write_speech(source, seconds)
        return apart(options, use_work.convert, source, folder / "target.wav", options.device)

    def export(seconds: int) -> Alone:
        source = folder / f"{seconds}.mp4"
        if not source.exists():
            make_file(source, seconds / 60)
        return apart(options, use_work.export_film, source, folder / "target.mp4")

    found = [
        Series("Swap of two videos of 64 x 64", "frames", FRAMES[cut], swap),
        Series("Encoding of a corpus, clips of 8 frames", "clips", CLIPS[cut], encode),
        Series("A recording in another voice, whole", "seconds", WHOLE[cut], convert),
        Series("Export of a film of 1280 x 720", "seconds", FILMS[cut], export, 1),
        Series("A recording in another voice, in blocks", "seconds", BLOCKS, convert, 1),
    ]
    return [replace(series, repeats=1) for series in found[:4]] if options.quick else found


def points_table(series: Series, points: Sequence[Point], options: Options) -> Table:
    """Every size, with what the line says of it."""
    line = fitted([point.size for point in points], [point.cost.processor for point in points])
    rows = tuple(
        (
            f"{point.size:g}",
            point.cost.seconds,
            point.cost.seconds / point.size,
            point.cost.processor,
            line.at(point.size),
            point.peak_mb,
            point.cost.device_mb,
        )
        for point in points
    )
    each = f"s a {series.unit[:-1]}"
    columns = (series.unit, "s", each, "processor, s", "on the line, s", "MB at most", "MB on the device")
    return Table(f"{series.title}: {options.threads} threads, {options.device}", columns, rows)


def lines_table(found: Sequence[tuple[Series, Sequence[Point]]], options: Options) -> Table:
    """The straight lines of time and memory."""
    rows = []
    for series, points in found:
        sizes = [point.size for point in points]
        time = fitted(sizes, [point.cost.processor for point in points])
        memory = fitted(sizes, [point.peak_mb for point in points])
        each = (1e3 * time.start, 1e3 * time.slope, f"{time.farthest:.0%}", memory.start, memory.slope)
        rows.append((f"{series.title}, {series.unit}", *each, f"{memory.farthest:.0%}"))
    columns = ("work", "ms for nothing", "ms each", "farthest point", "MB for nothing", "MB each", "farthest point")
    note = "Of the processor's time. The farthest point's distance from the line is told as a share of the line."
    title = f"Straight lines through the points: {options.threads} threads, {options.device}"
    return Table(title, columns, tuple(rows), note)


def plot(found: Sequence[tuple[Series, Sequence[Point]]], device: str) -> str:
    """Seconds of the processor in the upper row, memory in the lower one: points and lines, as an SVG."""
    above, below = [], []
    for series, points in found:
        sizes = [point.size for point in points]
        above.append(_panel(f"{series.title}: s", series.unit, sizes, [point.cost.processor for point in points]))
        below.append(_panel("MB at most", series.unit, sizes, [point.peak_mb for point in points]))
    return draw_panels([*above, *below], len(found), f"Cost against size, {device}", "")


def _panel(title: str, unit: str, x: list[float], y: list[float]) -> Panel:
    line = fitted(x, y)
    ends = [0.0, x[-1]]
    straight = Line("straight line", ends, [max(0.0, line.at(end)) for end in ends], None, ORANGE)
    return Panel(title, unit, (straight, Line("measured", x, y, None, BLUE, dots=True)), None, from_zero=True)

"""How soon the picture follows a traversal's slider, and what a frame of a 12 x 12 matrix costs the window's thread.

    taskset -c 0,1 python benchmarks/traverse_latency.py [--moves 100] [--threads 2] [--out RESULT.md]

`decode` is the shipped model of characters decoding 8 frames of 64x64 with a moved number. `window` runs from the moved
slider to the painted picture, through the window's thread, the lane and back, offscreen where there is no display.
`drag` moves the slider every 8 ms and takes the time between painted pictures. `matrix` lays and paints one frame of
12 x 12 cells of 64x64 in which every picture changes.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from benchmarks.report import script_options, tell

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FRAMES = 8
CELLS = 12


def timed(work: Callable[[], object], times: int) -> list[tuple[float, float]]:
    """Milliseconds of each call, by the clock and of the processor, the first two left out."""
    found = []
    for _ in range(times + 2):
        begun, used = time.perf_counter(), time.process_time()
        work()
        found.append((1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - used)))
    return found[2:]


def decoding(moves: int) -> list[tuple[float, float]]:
    """The decoder alone."""
    from app import pipeline
    from app.code_numbers import Edit

    model = pipeline.load_model("sprites", "cpu")
    own = pipeline.take_apart(model, clip())
    values = iter(np.linspace(-3, 3, moves + 2))
    return timed(lambda: pipeline.decode_latents(model, own, [Edit("static", 0, float(next(values)))]), moves)


def clip() -> object:
    """A drawn character of eight frames."""
    from media_io.characters import draw_clip, split_characters
    from media_io.clip import Clip

    return Clip(draw_clip(split_characters()[1][0], "walk", "front", FRAMES), Fraction(8))


def window_times(moves: int) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """From slider to picture one by one, and between pictures while the slider is dragged."""
    from PySide6.QtWidgets import QApplication

    from app.environment import prepare

    prepare()
    from app.window.main import MainWindow
    from app.window.playable import prepare as ready
    from app.window.playback import A
    from app.window.services import Services
    from app.window.theme import Theme

    app = QApplication.instance() or QApplication(["unbraid"])
    window = MainWindow(Services(), Theme(app))
    window.show()
    window.start()
    wait(app, lambda: window.desk.audio_opened and window.swaps.listed)
    window.swaps.put(A, ready(clip(), "character"))
    window.command["traverse"].trigger()
    lead, page = window.traversals, window.traversals.page
    wait(app, lambda: not lead.busy and bool(page.numbers))
    slider = page.rows[0].slider

    def move(at: int) -> None:
        slider.setValue(at)
        wait(app, lambda: lead.answered)
        page.view.repaint()

    values = iter(np.linspace(-290, 290, moves + 2).round().astype(int).tolist())
    single = timed(lambda: move(next(values)), moves)
    shown: list[tuple[float, float]] = []
    show = page.show_made

    def note(made: object) -> None:
        show(made)
        page.view.repaint()
        shown.append((time.perf_counter(), time.process_time()))

    page.show_made = note
    begun = time.perf_counter()
    at = 0
    while time.perf_counter() - begun < 3:
        at += 1
        slider.setValue(at % 500 - 250)
        until = time.perf_counter() + 0.008
        while time.perf_counter() < until:
            rest(app)
    wait(app, lambda: not lead.busy)
    window.close()
    return single, [(1000 * (b - a), 1000 * (d - c)) for (a, c), (b, d) in pairwise(shown)]


def grid_times(frames: int) -> list[tuple[float, float]]:
    """Laying and painting a frame of a large matrix."""
    from PySide6.QtWidgets import QApplication

    from app.window.grid import MatrixGrid
    from app.window.theme import Theme

    app = QApplication.instance() or QApplication(["unbraid"])
    grid = MatrixGrid(Theme(app))
    grid.resize(104 + 880, 26 + 880)
    grid.begin([f"clip {number}" for number in range(CELLS)])
    random = np.random.default_rng(0)
    for row in range(CELLS):
        grid.set_header(row, random.integers(0, 255, (30, 64, 64, 3), np.uint8), Fraction(25))
        for column in range(CELLS):
            grid.set_cell(row, column, random.integers(0, 255, (30, 64, 64, 3), np.uint8), Fraction(25))
    grid.show()
    app.processEvents()
    number = iter(range(10_000))

    def frame() -> None:
        grid.show_time(next(number) % 30 / 25)
        grid.repaint()

    return timed(frame, frames)


def rest(app: object) -> None:
    """Let the window work, and leave Python to the lane as an event loop that sleeps would."""
    app.processEvents()
    time.sleep(0.0003)


def wait(app: object, there: Callable[[], bool]) -> None:
    """Let the window live until something is there."""
    until = time.monotonic() + 300
    while not there():
        rest(app)
        if time.monotonic() > until:
            raise SystemExit("nothing came within five minutes")


def row(name: str, found: Sequence[tuple[float, float]]) -> str:
    """A line of the table."""
    clock = sorted(by_clock for by_clock, _ in found)
    figures = (statistics.median(clock), clock[int(0.9 * (len(clock) - 1))], clock[-1])
    used = statistics.median(processor for _, processor in found)
    return f"| {name} | {len(clock)} | " + " | ".join(f"{figure:.1f}" for figure in (*figures, used)) + " |"


def main() -> None:
    """Measure and tell."""
    parser = script_options(__doc__)
    parser.add_argument("--moves", type=int, default=100)
    parser.add_argument("--threads", type=int, default=0, help="of torch; by default as the program chooses")
    given = parser.parse_args()
    import torch

    if given.threads:
        os.environ["OMP_NUM_THREADS"] = str(given.threads)
        torch.set_num_threads(given.threads)
    single, drag = window_times(given.moves)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    lines = [
        f"{cores} cores, {torch.get_num_threads()} threads of torch, load average {load:.1f}, "
        f"Python {sys.version.split()[0]}, torch {torch.__version__}; milliseconds.",
        "",
        "| what | times | median | 90 % | most | processor, median |",
        "|---|---|---|---|---|---|",
        row("decode: 8 frames of 64x64", decoding(given.moves)),
        row("window: slider to picture", single),
        row("drag: between pictures", drag),
        row("matrix: a frame of 12 x 12 cells", grid_times(given.moves)),
    ]
    text = "\n".join(lines) + "\n"
    tell(text, given.out)


if __name__ == "__main__":
    main()

"""How long it takes from a move of a blend slider to the new picture on the screen: 8 frames of 64x64, shipped sprites.

    taskset -c 0,1 python benchmarks/blend_latency.py [--moves 200] [--out RESULT.md]

A window is opened with two clips (offscreen where there is no display), swapped once, and the static slider is moved
step by step, as a drag does. The time of a move ends when the result's picture has been painted with it.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from app.environment import cores, prepare  # before torch and Qt

prepare()

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer  # noqa: E402

from app import pipeline  # noqa: E402
from app.window.main import MainWindow  # noqa: E402
from app.window.playback import RESULT  # noqa: E402
from app.window.services import Services  # noqa: E402
from app.window.theme import Theme  # noqa: E402
from benchmarks.report import markdown, script_options, tell  # noqa: E402
from benchmarks.window import application  # noqa: E402

FRAMES = 8
GOAL_MS = 50.0


class Painted(QObject):
    """Ends a loop when the result's view was painted after a new result had come."""

    def __init__(self, window: MainWindow, loop: QEventLoop) -> None:
        super().__init__()
        self._loop, self._window, self._before = loop, window, window.playback.clips[RESULT]
        self._view = window.workspace.players[RESULT].view
        self._view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave after the paint event, which the view itself has to handle first."""
        result = self._window.playback.clips[RESULT]
        if event.type() == QEvent.Type.Paint and result is not None and result is not self._before:
            QTimer.singleShot(0, self._loop.quit)
            self._view.removeEventFilter(self)
        return False


def moved(window: MainWindow, value: int) -> tuple[float, float]:
    """Seconds from a move of the slider to the painted picture, and of processor time in all threads."""
    loop = QEventLoop()
    painted = Painted(window, loop)
    begun, worked = time.perf_counter(), time.process_time()
    window.mix.static.slider.setValue(value)
    loop.exec()
    del painted
    return time.perf_counter() - begun, time.process_time() - worked


def waited(signal: object) -> None:
    """Until a signal comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    loop.exec()


def short(folder: Path) -> list[Path]:
    """The shipped videos, cut to the frames that are measured, as the model sees them."""
    sprites, found = pipeline.load_model("sprites", "cpu"), []
    for name, path in list(pipeline.sample_clips().items())[:2]:
        clip = pipeline.preview(pipeline.open_clip(path), sprites)
        assert clip.frames is not None
        cut = replace(clip, frames=clip.frames[:FRAMES], fps=Fraction(FRAMES))
        found.append(pipeline.export(cut, folder / f"{Path(name).stem}.npz"))
    return found


def measured(moves: int) -> list[tuple[float, float]]:
    """Milliseconds of each move, by the clock and of the processor."""
    app = application()
    window = MainWindow(Services(), Theme(app))
    window.show()
    window.start()
    waited(window.desk.warmed)
    if not window.swaps.listed:
        waited(window.desk.models_listed)
    with TemporaryDirectory() as folder:
        window.open_paths(short(Path(folder)))
        waited(window.desk.opening_ended)
    window.swaps.swap()
    waited(window.desk.swap_ended)
    window.playback.pause()
    times = [moved(window, 1 + 7 * move % 99) for move in range(moves + 10)][10:]
    window.close()
    return [(1000 * seconds, 1000 * worked) for seconds, worked in times]


def main() -> None:
    """Measure, print, write."""
    parser = script_options(__doc__)
    parser.add_argument("--moves", type=int, default=200)
    args = parser.parse_args()
    both = measured(args.moves)
    times, worked = (sorted(column) for column in zip(*both, strict=True))
    at = int(0.95 * len(times))
    figures = {"median": [statistics.median(both) for both in (times, worked)],
               "95th percentile": [times[at], worked[at]], "worst": [times[-1], worked[-1]]}  # fmt: skip
    rows = [
        *((name, *(f"{one:.1f}" for one in pair)) for name, pair in figures.items()),
        ("goal", f"{GOAL_MS:.0f}", ""),
    ]
    nice = os.nice(0) if hasattr(os, "nice") else 0
    machine = f"{platform.system()}, {platform.machine()}, {cores()} cores of {os.cpu_count()}"
    load = f"{os.getloadavg()[0]:.0f}" if hasattr(os, "getloadavg") else "unknown"
    text = f"""# From a blend slider to the picture

`benchmarks/blend_latency.py`: {FRAMES} frames of 64x64, the shipped `sprites`, {args.moves} moves of the static
slider, from the move to the painted picture. {machine},
load of the machine {load}, niceness {nice}. The processor's time is that of all threads of the program.

{markdown(("ms", "by the clock", "of the processor"), rows)}
"""
    tell(text, args.out)


if __name__ == "__main__":
    main()

"""How evenly the window ticks while a model trains at full speed beside it, on all cores but one.

    python benchmarks/gui_load.py [--seconds 300] [--clips 500] [--no-training] [--out RESULT.md]
    python benchmarks/gui_load.py --themes 20 [--no-training]

The real window, offscreen where there is no display, trains the preset that the Train tab offers first on generated
clips, as a user starts it. A precise timer of 60 ticks a second lives in the thread of the window; what counts are the
gaps between its ticks, while a script plays clips, drags a blend slider, swaps and changes tabs. Then a folder of clips
is opened and the library scrolled by the wheel, while the training goes on. Where a tick is late, a second thread looks
at what the window's thread is doing. With `--themes` nothing is measured but so many changes of the theme, in a window
with 12 clips, a swap and every tab filled.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from app.environment import cores, prepare  # before torch and Qt

os.environ["OMP_NUM_THREADS"] = str(max(1, cores() - 1))
prepare()

import numpy as np  # noqa: E402
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, QtMsgType, Slot, qInstallMessageHandler  # noqa: E402
from PySide6.QtGui import QWheelEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.window.main import MainWindow  # noqa: E402
from app.window.services import Services  # noqa: E402
from app.window.theme import Theme  # noqa: E402
from benchmarks.report import markdown, script_options, tell  # noqa: E402
from benchmarks.window import application, pause, wait  # noqa: E402
from media_io.clip import Clip  # noqa: E402
from media_io.write import write_clip  # noqa: E402

TICK_MS = 16
P99_MS, WORST_MS = 33.0, 250.0
LATE_SECONDS = 0.06
FRAMES_TOLD = 6
FILLED = 12


@dataclass
class Gaps:
    """Milliseconds between ticks of one part of the script, and what was done in it at the time."""

    ms: list[float] = field(default_factory=list)
    doing: list[str] = field(default_factory=list)

    def at(self, share: float) -> float:
        """A quantile."""
        return float(np.quantile(self.ms, share)) if self.ms else float("nan")


class Ticker(QObject):
    """Ticks in the window's thread and notes the gaps."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, Gaps] = {}
        self.part, self.doing = "", ""
        self.last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        if self.part:
            gaps = self.parts.setdefault(self.part, Gaps())
            gaps.ms.append(1000 * (now - self.last))
            gaps.doing.append(self.doing)
        self.last = now

    def stop(self) -> None:
        """No more."""
        self._timer.stop()


class Watchdog(threading.Thread):
    """Looks at the window's thread every hundredth of a second while its tick is late."""

    def __init__(self, ticker: Ticker) -> None:
        super().__init__(daemon=True)
        self._ticker, self._watched = ticker, threading.get_ident()
        self.seen: Counter[str] = Counter()
        self.ended = threading.Event()

    def run(self) -> None:
        """Until it is ended."""
        while not self.ended.wait(0.01):
            if self._ticker.part and time.perf_counter() - self._ticker.last > LATE_SECONDS:
                frame = sys._current_frames().get(self._watched)
                stack = [one for one in traceback.extract_stack(frame) if "gui_load" not in one.filename]
                told = [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in stack[-FRAMES_TOLD:]]
                self.seen[f"[{self._ticker.doing}] " + " > ".join(told)] += 1


def tell_warning(kind: QtMsgType, context: object, text: str) -> None:
    """A warning of Qt's, with the place that it came from."""
    if kind != QtMsgType.QtDebugMsg and "propagateSizeHints" not in text and "pa_context" not in text:
        print(f"Qt: {text}", threading.current_thread().name, flush=True)
        traceback.print_stack()


def started(services: Services, app: QApplication) -> MainWindow:
    """A window with everything in memory and the shipped clips in its players."""
    window = MainWindow(services, Theme(app))
    window.resize(1480, 880)
    window.show()
    window.start()
    wait(lambda: window.train.curves.enabled and window.swaps.listed, "the start")
    window.open_samples()
    wait(lambda: all(window.playback.clips), "the samples and their swap")
    print("started", flush=True)
    return window


def start_training(window: MainWindow) -> None:
    """As a user does who touches nothing but Start."""
    wait(window.train.start.isEnabled, "a form that can be started")
    window.train.start.click()
    wait(lambda: window.run.active, "the start of the training")


def steps(window: MainWindow) -> Iterator[tuple[str, Callable[[], None], float]]:
    """What the script does, again and again: a name, the act, and the seconds after it."""
    tabs, blend, number = window.tabs, window.mix.static.slider, 0
    while True:
        number += 1
        yield "playing", window.playback.toggle, 4.0
        for value in range(0, 100, 4):
            yield "dragging a blend", partial(blend.setValue, value), 0.04
        yield "changing tabs", lambda: tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count()), 2.0
        yield "swapping", window.swaps.swap, 1.0
        yield "exchanging A and B", window.swaps.trade, 1.0
        yield "swapping", window.swaps.swap, 1.0
        yield "changing tabs", lambda: tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count()), 2.0
        if number % 5 == 0:
            theme = ("dark", "light")[number // 5 % 2]
            yield "changing the theme", partial(window.set_theme, theme), 1.0


def use(window: MainWindow, ticker: Ticker, seconds: float) -> None:
    """The script, for so long."""
    ticker.part, begun = "used", time.perf_counter()
    for name, act, rest in steps(window):
        ticker.doing = name
        act()
        pause(rest)
        if time.perf_counter() - begun > seconds:
            break
    ticker.part = ""


def make_clips(folder: Path, count: int) -> None:
    """Small clips, half of them GIFs."""
    rng = np.random.default_rng(0)
    for number in range(count):
        frames = np.zeros((8, 64, 64, 3), np.uint8)
        frames[:, 16:48, 16:48] = rng.integers(0, 256, (8, 1, 1, 3))
        suffix = "gif" if number % 2 else "npz"
        write_clip(Clip(frames, Fraction(8)), folder / f"clip_{number:04d}.{suffix}", scale=1)


def wheel(window: MainWindow, notches: float) -> None:
    """Turn the wheel over the library."""
    view = window.library.view.viewport()
    place = QPointF(view.rect().center())
    turned = QWheelEvent(
        place, QPointF(view.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, round(-120 * notches)),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, turned)


def browse(window: MainWindow, ticker: Ticker, folder: Path, count: int) -> None:
    """Open a folder of clips, scroll to its end and back, filter it."""
    ticker.part = ticker.doing = "opening"
    before = window.library.model.rowCount()
    window.open_paths([folder])
    wait(lambda: window.library.model.rowCount() == before + count and not window.desk.files.jobs, "the clips")
    ticker.part = ticker.doing = "scrolling"
    bar = window.library.view.verticalScrollBar()
    for notches in (2.0, -2.0):
        for _ in range(2000):
            wheel(window, notches)
            pause(0.01)
            if bar.value() in (bar.minimum(), bar.maximum()):
                break
    ticker.part = ticker.doing = "filtering"
    for text in ("c", "clip_04", "clip_0", "gif", ""):
        window.library.filter.setText(text)
        pause(0.5)
    ticker.part = ""


def change_themes(window: MainWindow, ticker: Ticker, folder: Path, count: int) -> None:
    """Fill the library and every tab, then change the theme again and again."""
    window.open_paths([folder])
    wait(lambda: window.library.model.rowCount() >= FILLED and not window.desk.files.jobs, "the clips")
    window.swaps.swap()
    for number in (*range(window.tabs.count()), 0):
        window.tabs.setCurrentIndex(number)
        pause(3.0)
    window.playback.pause()
    cost = ticker.parts["processor time of a change"] = Gaps()
    for number in range(count):
        ticker.part, ticker.doing = "theme", ("light", "dark")[number % 2]
        begun = time.thread_time()
        window.set_theme(ticker.doing)
        pause(0.1)
        cost.ms.append(1000 * (time.thread_time() - begun))
        cost.doing.append(ticker.doing)
        pause(0.9)
    ticker.part = ""
    late = sorted(ticker.parts["theme"].ms)[-count:]
    ticker.parts["gap of a change"] = Gaps(late, [""] * count)


def measured(args: argparse.Namespace, folder: Path) -> tuple[Ticker, Watchdog, str]:
    """The gaps, what made the late ones, and how fast the training was."""
    make_clips(folder / "clips", FILLED - 2 if args.themes else args.clips)
    app = application()
    qInstallMessageHandler(tell_warning)
    window = started(replace(Services(), runs=folder / "runs"), app)
    ticker = Ticker()
    watchdog = Watchdog(ticker)
    watchdog.start()
    if not args.no_training:
        start_training(window)
        print("training", window.train.preset.currentText(), flush=True)
    if args.themes:
        change_themes(window, ticker, folder / "clips", args.themes)
    else:
        use(window, ticker, args.seconds)
        print("used", flush=True)
    if args.clips and not args.themes:
        browse(window, ticker, folder / "clips", args.clips)
    told = "none"
    if not args.no_training:
        told = f"{window.train.preset.currentText()}, {window.train.count.text()}, {window.train.speed.text()}"
        window.run.stop()
        wait(lambda: not window.run.active, "the end of the training")
    window.around.settings.change(confirm_close=False)
    watchdog.ended.set()
    watchdog.join()
    ticker.stop()
    window.close()
    return ticker, watchdog, told


def main() -> None:
    """Measure, print, write."""
    parser = script_options(__doc__)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--clips", type=int, default=500)
    parser.add_argument("--themes", type=int, default=0, help="so many changes of the theme, and nothing else")
    parser.add_argument("--no-training", action="store_true")
    args = parser.parse_args()
    before = os.getloadavg()
    with TemporaryDirectory() as folder:
        ticker, watchdog, told = measured(args, Path(folder))
    import torch

    rows = [
        (name, str(len(gaps.ms)), f"{gaps.at(0.5):.1f}", f"{gaps.at(0.99):.1f}",
         f"{max(gaps.ms):.0f} ({gaps.doing[int(np.argmax(gaps.ms))]})")
        for name, gaps in ticker.parts.items()
    ]  # fmt: skip
    rows.append(("goal", "", "", f"{P99_MS:.0f}", f"{WORST_MS:.0f}"))
    text = f"""# The window's ticks while a model trains

`benchmarks/gui_load.py`: gaps between the ticks of a 60 Hz timer in the window's thread, in ms. {platform.system()},
{platform.machine()}, {cores()} cores, no sound device; training: {told}; {torch.get_num_threads()} threads for torch.
Load of the machine before {before[0]:.1f}, after {os.getloadavg()[0]:.1f}.

{markdown(("part", "ticks", "median", "99th percentile", "worst"), rows)}
"""
    tell(text, args.out)
    for name, gaps in ticker.parts.items():
        late = sorted(zip(gaps.ms, gaps.doing, strict=True), reverse=True)[:12]
        print(name, "; ".join(f"{ms:.0f} {doing}" for ms, doing in late))
    for stack, count in watchdog.seen.most_common(25):
        print(count, stack)


if __name__ == "__main__":
    main()

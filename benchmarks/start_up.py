"""How long the command line's help, the first window and the first swap of samples take, as whole processes.

    python -m benchmarks start
    python benchmarks/start_up.py [--runs 7] [--out RESULT.json]

The window's time runs from the start of the process to its first painted picture, offscreen where there is no display.
A swap's is that of `unbraid swap` of two samples: all is imported, both are read, swapped, and the result is written.
All modules are compiled, as they are after an installation and a first start, also where the environment forbids Python
to keep what it has compiled (PYTHONDONTWRITEBYTECODE): compiling torch anew takes two seconds of every process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from benchmarks.machine import described
from benchmarks.measure import Options, spread_of
from benchmarks.report import Table, keep, print_table, script_options

SAMPLES = Path(__file__).parents[1] / "assets" / "samples"
SWAPS = {"first swap of videos": "video_{}.mp4", "first swap of voices": "speech_{}.flac"}
GOALS = {"unbraid --help": 0.3, "first window": 1.0} | dict.fromkeys(SWAPS, 4.0)
WINDOW = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
from app.environment import prepare
prepare()
from PySide6.QtWidgets import QApplication
from app.window.main import MainWindow
from app.window.services import Services
from app.window.theme import Theme

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            heavy = [name for name in ("torch", "pyqtgraph") if name in sys.modules]
            print(time.time() - float(os.environ["BEGUN"]), "+".join(heavy) or "light", flush=True)
            os._exit(0)
        return False

app = QApplication(["unbraid"])
app.setStyle("Fusion")
watcher = FirstPaint()
app.installEventFilter(watcher)
window = MainWindow(Services(), Theme(app))
window.show()
app.exec()
"""


Environment = dict[str, str]


def help_seconds(environment: Environment) -> float:
    """One run of `python -m app --help`."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "app", "--help"], check=True, capture_output=True, env=environment)
    return time.monotonic() - begun


def window_seconds(environment: Environment) -> float:
    """One start of the window to its first paint; neither torch nor pyqtgraph may have been imported by then."""
    environment = dict(environment, BEGUN=str(time.time()))
    if not os.environ.get("DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    run = subprocess.run([sys.executable, "-c", WINDOW], check=True, capture_output=True, text=True, env=environment)
    seconds, heavy = run.stdout.split()[-2:]
    if heavy != "light" and sys.platform != "win32":
        raise SystemExit(f"imported before the window showed: {heavy}")
    return float(seconds)


def swap_seconds(samples: str, environment: Environment) -> float:
    """One run of `python -m app swap` of samples whose names have a place for a and b."""
    a, b = (str(SAMPLES / samples.format(side)) for side in "ab")
    with TemporaryDirectory() as folder:
        out = str(Path(folder) / f"out{'.mp4' if a.endswith('.mp4') else '.wav'}")
        begun = time.monotonic()
        command = [sys.executable, "-m", "app", "swap", a, b, "-o", out]
        subprocess.run(command, check=True, capture_output=True, env=environment)
        return time.monotonic() - begun


def measure(options: Options) -> Iterator[Table]:
    """The part of `python -m benchmarks`."""
    yield timed(2 if options.quick else 15)


def timed(runs: int) -> Table:
    """All, by turns."""
    works = {"unbraid --help": help_seconds, "first window": window_seconds}
    works |= {name: partial(swap_seconds, samples) for name, samples in SWAPS.items()}
    found: dict[str, list[float]] = {name: [] for name in works}
    with TemporaryDirectory() as compiled:
        environment = dict(os.environ, PYTHONPYCACHEPREFIX=compiled)
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for work in works.values():
            work(environment)  # compiles, and warms the caches of the disk
        for _ in range(runs):
            for name, work in works.items():
                found[name].append(work(environment))
    rows = tuple((name, spread_of(times), max(times), GOALS[name]) for name, times in found.items())
    return Table("From the start of the process, warm", ("what", "s", "slowest", "goal"), rows)


def main() -> None:
    """Measure, print, write."""
    parser = script_options(__doc__)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    table = timed(args.runs)
    print_table(table)
    if args.out:
        keep(args.out, "start", described(), [table])


if __name__ == "__main__":
    main()

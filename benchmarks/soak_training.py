"""Whether memory, threads, timers and open files stay as they are over 200 trainings, each started and stopped.

    python benchmarks/soak_training.py [--cycles 200] [--out RESULT.md]

The real window, offscreen where there is no screen, trains a real model of a few hundred weights on a folder of clips:
Start, the first validation, its curves and preview, the best weights in the list of models, Stop, the model at the end.
Resident memory is read after a tenth of the cycles, when everything is loaded, and at the end.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from app.environment import prepare  # before torch

prepare()

import numpy as np  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402

from app.window.main import MainWindow  # noqa: E402
from app.window.services import Services  # noqa: E402
from app.window.theme import Theme  # noqa: E402
from benchmarks.machine import resident_mb  # noqa: E402
from benchmarks.report import markdown, script_options, tell  # noqa: E402
from benchmarks.tiny import tiny_preset  # noqa: E402
from benchmarks.window import application, wait  # noqa: E402
from media_io.clip import Clip  # noqa: E402
from media_io.write import write_clip  # noqa: E402

GOAL = 0.05
TINY = tiny_preset(validate_every=10)


@dataclass(frozen=True)
class Reading:
    """What the process holds."""

    megabytes: float
    threads: int
    timers: int
    files: int


def read(window: MainWindow) -> Reading:
    """What the process holds now."""
    megabytes = resident_mb()
    timers = [timer for timer in window.findChildren(QTimer) if timer.isActive()]
    tasks, files = (len(list(Path(f"/proc/self/{name}").iterdir())) for name in ("task", "fd"))
    return Reading(megabytes, tasks, len(timers), files)


def make_data(folder: Path) -> None:
    """Twelve clips of noise by two people."""
    rng = np.random.default_rng(0)
    for person in ("anna", "ben"):
        for take in range(6):
            frames = rng.integers(0, 256, (8, 64, 64, 3), dtype=np.uint8)
            write_clip(Clip(frames, Fraction(8)), folder / person / "wave" / f"{take}.npz")


def cycle(window: MainWindow) -> None:
    """Train until there are better weights and their curves, and stop."""
    train, run = window.train, window.run
    wait(train.start.isEnabled, "a form that can be started")
    train.ask_start()
    wait(lambda: run.active, "a start")
    wait(lambda: train.curves.best is not None or not run.active, "the first validation")
    assert run.job is not None
    live = run.job.out / "model"
    wait(lambda: any(info.path == live and info.live_step for info in window.desk.models), "the live model")
    wait(lambda: len(train.curves.plots) == len(train.curves.terms), "curves")
    train.stop.click()
    wait(lambda: not run.active, "the end")
    if window.banner.failure is not None:
        raise SystemExit(window.banner.failure.as_text())
    wait(lambda: any(info.path == live and info.live_step is None for info in window.desk.models), "the model")
    window.banner.shut.click()


def soak(cycles: int, folder: Path) -> dict[int, Reading]:
    """What is held, by how many cycles were made."""
    make_data(folder / "clips")
    (folder / "tiny.toml").write_text(TINY)
    services = replace(
        Services(), available_presets=lambda: [str(folder / "tiny.toml")], runs=folder / "runs", available_models=list
    )
    window, found = MainWindow(services, Theme()), {}
    window.show()
    window.start()
    wait(lambda: bool(window.train.preset.count()) and window.train.curves.enabled, "the start")
    window.train.set_folder(folder / "clips")
    window.train.device.setCurrentIndex(window.train.device.findData("cpu"))
    for number in range(1, cycles + 1):
        cycle(window)
        if number % max(1, cycles // 10) == 0:
            found[number] = read(window)
            print(f"{number} cycles: {found[number]}", flush=True)
    window.close()
    return found


def main() -> None:
    """Measure, print, write; fail where something grew too much."""
    parser = script_options(__doc__)
    parser.add_argument("--cycles", type=int, default=200)
    args = parser.parse_args()
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        found = soak(args.cycles, Path(folder))
    first, last = next(iter(found.values())), found[args.cycles]
    growth = last.megabytes / first.megabytes - 1
    rows = [(n, f"{r.megabytes:.0f}", r.threads, r.timers, r.files) for n, r in found.items()]
    text = f"""# Memory over {args.cycles} trainings

`benchmarks/soak_training.py`: the real window trains a tiny model on a folder of clips, shows its curves and preview,
lists its best weights, stops and lists its model; each in a folder of its own. Resident memory, threads, active timers
and open files of the process.

{markdown(("trainings", "MB", "threads", "timers", "files"), rows)}

From {args.cycles // 10} to {args.cycles} trainings {growth:+.1%}; the goal is within {GOAL:.0%}.
"""
    tell(text, args.out)
    app.quit()
    if growth > GOAL or last.threads > first.threads or last.timers > first.timers or last.files > first.files:
        raise SystemExit("something grew")


if __name__ == "__main__":
    main()

"""Whether the window stays as it is over hours of work: train, pause, resume, swap, play and export, again and again.

    python benchmarks/soak_window.py [--minutes 120] [--out RESULT.md]

The real window, offscreen where there is no screen, with the shipped samples and models; what it trains is tiny. Each
round begins a training in a folder of its own, pauses it, swaps and exports meanwhile, resumes and stops it; the last
eight runs are kept. Memory, threads, timers, open files and temporary files are read once a round; the first tenth of
the time is warming up.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import astuple, dataclass, fields, replace
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from app.environment import prepare  # before torch

prepare()

import numpy as np  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402

from app.window.main import MainWindow  # noqa: E402
from app.window.playback import RESULT  # noqa: E402
from app.window.services import Services  # noqa: E402
from app.window.theme import Theme  # noqa: E402
from benchmarks.machine import resident_mb  # noqa: E402
from benchmarks.soak_training import TINY, make_data  # noqa: E402
from benchmarks.window import application, wait  # noqa: E402

GOAL = 0.05
WARM_UP = 0.1
ROWS = 12
KEPT_RUNS = 8


@dataclass(frozen=True)
class Reading:
    """What the process holds after a round."""

    minutes: float
    rounds: int
    megabytes: float
    threads: int
    timers: int
    files: int
    temporary: int


def read(window: MainWindow, begun: float, rounds: int, temporary: Path) -> Reading:
    """What the process holds now."""
    megabytes = resident_mb()
    timers = sum(timer.isActive() for timer in window.findChildren(QTimer))
    tasks, files = (len(list(Path(f"/proc/self/{name}").iterdir())) for name in ("task", "fd"))
    left = sum(1 for _ in temporary.rglob("*"))
    return Reading((time.monotonic() - begun) / 60, rounds, megabytes, tasks, timers, files, left)


def check(window: MainWindow) -> None:
    """End the program where the window tells of an error."""
    if window.banner.failure is not None:
        raise SystemExit(window.banner.failure.as_text())


def swap(window: MainWindow, static: float) -> None:
    """Set a blend, swap and see the result whole."""
    before = window.playback.clips[RESULT]
    window.mix.static.slider.setValue(round(100 * static))
    window.swaps.swap()
    wait(lambda: not window.desk.swapping and window.playback.clips[RESULT] is not before, "a swap")
    check(window)


def export(window: MainWindow, path: Path) -> None:
    """Write the result, wait for it, and take it away again."""
    window.export_to(path)
    wait(lambda: path.is_file() and not window.desk.files.jobs, f"{path.name}")
    check(window)
    path.unlink()


def round_of_work(window: MainWindow, number: int, folder: Path) -> None:
    """Train, pause, swap, export, resume, swap, stop."""
    train, run = window.train, window.run
    wait(train.start.isEnabled, "a form that can be started")
    train.ask_start()
    wait(lambda: run.active, "a start")
    wait(lambda: train.curves.best is not None or not run.active, "the first validation")
    run.toggle_pause()
    wait(lambda: run.state == "paused", "the pause")
    swap(window, number % 11 / 10)
    export(window, folder / f"result.{('mp4', 'gif', 'npz')[number % 3]}")
    run.toggle_pause()
    wait(lambda: run.state == "running", "going on")
    swap(window, (number + 5) % 11 / 10)
    window.playback.toggle()
    train.stop.click()
    wait(lambda: not run.active, "the end")
    check(window)
    live = run.model_folder
    wait(lambda: any(info.path == live and info.live_step is None for info in window.desk.models), "the model")
    window.banner.shut.click()
    window.playback.pause()
    if number % 2:
        window.undo.stack.undo()
        wait(lambda: not window.desk.swapping, "undo")
    if number > KEPT_RUNS:
        delete_oldest(window)


def delete_oldest(window: MainWindow) -> None:
    """Delete the first run in the window of runs, as a user does who keeps the last few."""
    runs = window.trains.runs
    window.trains.show_runs()
    wait(lambda: runs.list.topLevelItemCount() > KEPT_RUNS, "the list of runs")
    runs.list.setCurrentItem(runs.list.topLevelItem(runs.list.topLevelItemCount() - 1))
    wait(runs.delete.isEnabled, "a run that can be deleted")
    runs.delete_chosen()
    wait(lambda: runs.list.topLevelItemCount() == KEPT_RUNS, "the deletion")
    runs.hide()


def soak(minutes: float, folder: Path) -> list[Reading]:
    """What is held after each round."""
    temporary = folder / "temporary"
    temporary.mkdir()
    tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)
    make_data(folder / "clips")
    (folder / "tiny.toml").write_text(TINY)
    services = replace(Services(), available_presets=lambda: [str(folder / "tiny.toml")], runs=folder / "runs")
    window, found, begun = MainWindow(services, Theme()), list[Reading](), time.monotonic()
    window.resize(1480, 880)
    window.show()
    window.start()
    wait(lambda: bool(window.train.preset.count()) and window.train.curves.enabled, "the start")
    window.open_samples()
    wait(lambda: all(window.playback.clips), "the samples and their swap")
    window.train.set_folder(folder / "clips")
    window.train.device.setCurrentIndex(window.train.device.findData("cpu"))
    told = 0.0
    for number in count(1):
        round_of_work(window, number, folder)
        found.append(read(window, begun, number, temporary))
        if found[-1].minutes >= told:
            print(found[-1], flush=True)
            told += minutes / 100
        if found[-1].minutes >= minutes:
            break
    window.around.settings.change(confirm_close=False)
    window.close()
    return found


def report(found: list[Reading], minutes: float) -> tuple[str, list[str]]:
    """The page, and what grew: memory as the slope of a line through all readings after the warming up."""
    steady = [one for one in found if one.minutes >= WARM_UP * minutes]
    slope, start = np.polyfit([one.minutes for one in steady], [one.megabytes for one in steady], 1)
    span = steady[-1].minutes - steady[0].minutes
    growth = slope * span / (start + slope * steady[0].minutes)
    first, last = steady[: len(steady) // 4], steady[-(len(steady) // 4) :]
    grew = ["memory"] if growth > GOAL else []
    for name in ("threads", "timers", "files", "temporary"):
        if min(getattr(one, name) for one in last) > max(getattr(one, name) for one in first):
            grew.append(name)
    names = [one.name for one in fields(Reading)]
    shown = [found[round(at)] for at in np.linspace(0, len(found) - 1, min(ROWS, len(found)))]
    rows = "\n".join("| " + " | ".join(f"{value:.0f}" for value in astuple(one)) + " |" for one in shown)
    return (
        f"""# Hours of work in the window

`benchmarks/soak_window.py --minutes {minutes:g}`: {found[-1].rounds} rounds of training, pausing, swapping, exporting
(mp4, gif, npz in turn), resuming, swapping, playing, stopping and, every other round, undoing, in the real window
offscreen. The oldest of more than {KEPT_RUNS} runs is deleted.

| {" | ".join(names)} |
|{"---|" * len(names)}
{rows}

A line through the memory of all rounds after the first tenth rises by {growth:+.1%} over {span:.0f} minutes
({slope * 60:+.1f} MB an hour); the goal is within {GOAL:.0%}. Grew: {", ".join(grew) or "nothing"}.
""",
        grew,
    )


def main() -> None:
    """Measure, print, write; fail where something grew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=120.0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        text, grew = report(soak(args.minutes, Path(folder)), args.minutes)
    sys.stdout.write(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    app.quit()
    if grew:
        raise SystemExit(f"grew: {', '.join(grew)}")


if __name__ == "__main__":
    main()

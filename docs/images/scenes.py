"""Every state of the window but training: scenes that a stage plays, each in a window of its own."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog
from scenes_of_training import SCENES as TRAINING
from stage import Stage, close_others, rest, until

from app import pipeline
from app.logs import start as start_log
from app.settings import Settings
from app.window.around import Surroundings
from app.window.main import MainWindow
from app.window.playback import RESULT
from app.window.store import SettingsStore
from media_io.write import write_clip

Scene = Callable[[Stage, int], None]


def open_and_wait(window: MainWindow, *paths: Path) -> None:
    """Open files until all are read."""
    window.open_paths(paths)
    until(lambda: all(path in {entry.path for entry in window.library.model.entries} for path in paths))
    until(lambda: all(entry.playable or entry.failure for entry in window.library.model.entries))


def samples(window: MainWindow) -> None:
    """The shipped samples with a swap of the pictures."""
    window.open_samples()
    until(lambda: window.playback.clips[RESULT] is not None)
    window.playback.pause()
    window.playback.seek_step(4)


def fresh(stage: Stage, _: int) -> None:
    """Before there is a clip."""
    files = []
    for name in ("Cousins in the park", "Voices of the choir", "Walks and turns"):
        files.append(stage.scratch / f"{name}.unbraid")
        files[-1].write_text("{}")
    window = stage.window(stage.services("fresh"), Settings(recent_projects=tuple(str(file) for file in files)))
    stage.take(window, "empty")
    for key in ("help", "about", "guide"):
        window.command[key].trigger()
        rest(200)
        stage.take(window, {"help": "shortcuts"}.get(key, key))
        close_others(window)
    window.command["settings"].trigger()
    dialog: Any = window.findChild(QDialog, "settings")
    for page in range(dialog.stack.count()):
        dialog.pages.setCurrentRow(page)
        stage.take(window, "settings" if page == 0 else f"settings-{page + 1}")
    dialog.ask_reset()
    rest(100)
    stage.take(window, "settings-reset")
    close_others(window)
    for menu in window.menus.values():
        menu.popup(window.mapToGlobal(window.menuBar().actionGeometry(menu.menuAction()).bottomLeft()))
        stage.take(window, f"menu-{list(window.menus.values()).index(menu) + 1}")
        menu.close()
    stage.close(window)


def around(stage: Stage, _: int) -> None:
    """After a crash, with the log, the palette and the tour."""
    from app.crashes import facts

    state = stage.scratch / "state"
    state.mkdir()
    trace = (
        'Traceback (most recent call last):\n  File "app/window/desk.py", line 120, in run\nValueError: no such clip'
    )
    (state / "running-1.txt").write_text(f"{facts()}{trace}\n")
    ring = start_log(state)
    window = stage.window(stage.services("around"), None, Surroundings(SettingsStore(), ring, state))
    window.around.greet()
    stage.take(window, "crashed")
    window.around.banner.fix.click()
    rest(100)
    stage.take(window, "crash-dialog")
    close_others(window)
    window.around.banner.hide()
    window.open_samples()
    until(lambda: window.playback.clips[RESULT] is not None)
    window.playback.pause()
    window.around.log_dock.show()
    stage.take(window, "log")
    window.around.log_dock.hide()
    window.command["palette"].trigger()
    rest(100)
    stage.take(window, "palette")
    palette: Any = window.focusWidget().parentWidget() if window.focusWidget() else None
    if palette is not None and hasattr(palette, "line"):
        palette.line.setText("th da")
        stage.take(window, "palette-found")
        palette.close()
    window.around.take_tour()
    tour = window.around.tour
    assert tour is not None
    for step in range(len(tour.steps)):
        rest(300)
        stage.take(window, f"tour-{step + 1}")
        tour.go_on()
    stage.close(window)


def opening(stage: Stage, _: int) -> None:
    """While files are read; files that are none; without a model."""
    go = threading.Event()

    def slow(path: Path) -> Any:
        go.wait(60)
        return pipeline.open_clip(path)

    services = replace(stage.services("opening"), open_clip=slow, available_models=list)
    window = stage.window(services)
    window.open_paths(list(pipeline.sample_clips().values()))
    until(lambda: window.library.model.rowCount() >= 2)
    stage.take(window, "opening")
    go.set()
    until(lambda: all(entry.playable or entry.failure for entry in window.library.model.entries))
    rest(300)
    stage.take(window, "no-model")
    broken = stage.scratch / "holiday.mp4"
    broken.write_bytes(b"words, not pictures")
    open_and_wait(window, broken)
    until(window.banner.isVisible)
    stage.take(window, "error")
    window.banner.more.setChecked(True)
    stage.take(window, "error-details")
    stage.close(window)


def swapping(stage: Stage, _: int) -> None:
    """Swaps of pictures, of voices and of both, and one that takes its time."""
    go = threading.Event()
    go.set()

    def slow(model: Any, a: Any, b: Any, mix: Any, progress: Any, *more: Any) -> Any:
        progress(pipeline.Progress("Encoding A", 3, 8))
        go.wait(60)
        return pipeline.swap(model, a, b, mix, progress, *more)

    window = stage.window(replace(stage.services("swaps"), swap=slow))
    samples(window)
    stage.take(window, "swap")
    window.resize(1180, 720)
    stage.take(window, "swap-small")
    window.resize(1480, 880)
    go.clear()
    window.mix.swap.click()
    rest(1500)
    stage.take(window, "swapping")
    go.set()
    until(lambda: not window.desk.swapping)
    voices(stage, window)
    both(stage, window)
    stage.close(window)


def voices(stage: Stage, window: MainWindow) -> None:
    """Words of the one in the voice of the other."""
    sound = [entry.playable for entry in window.library.model.entries if entry.path.suffix == ".flac"]
    for slot in (0, 1):
        window.swaps.put(slot, sound[slot])
    window.swaps.swap()
    until(lambda: window.playback.clips[RESULT] is not None)
    window.playback.pause()
    window.playback.seek_time(0.8)
    rest(1500)
    stage.take(window, "voices")
    window.workspace.show_spectrum(False)
    stage.take(window, "voices-wave")
    window.workspace.show_spectrum(True)


def both(stage: Stage, window: MainWindow) -> None:
    """Clips with picture and speech."""
    paths = pipeline.sample_clips()
    moving = [path for path in paths.values() if path.suffix == ".mp4"]
    spoken = [path for path in paths.values() if path.suffix == ".flac"]
    made = []
    for name, picture, sound in zip(("Ann waves.npz", "Ben walks.npz"), moving, spoken, strict=True):
        seen, heard = pipeline.open_clip(picture), pipeline.open_clip(sound)
        clip = replace(seen, audio=heard.audio, sample_rate=heard.sample_rate)
        made.append(write_clip(clip, stage.scratch / name))
    open_and_wait(window, *made)
    for slot, path in enumerate(made):
        window.swaps.put(slot, window.library.entry(path).playable)
    rest(1500)
    window.swaps.swap()
    until(lambda: window.playback.clips[RESULT] is not None)
    window.playback.pause()
    window.playback.seek_step(3)
    rest(800)
    stage.take(window, "both")


def tabs(stage: Stage, _: int) -> None:
    """Latents, Evaluate, Models."""
    services = stage.services("tabs")
    window = stage.window(services)
    samples(window)
    window.command["show_latents"].trigger()
    tab = window.side.latents.tab
    until(lambda: tab.source.count() > 1)
    index = next((n for n in range(tab.source.count()) if "generated" in str(tab.source.itemData(n))), 0)
    tab.source.setCurrentIndex(index)
    tab.source.activated.emit(index)
    until(lambda: tab.placed is not None and len(tab.placed.places) > 10, 120_000)
    rest(800)
    for slot, place in ((0, 3), (1, 60)):
        tab.chosen.emit(place, slot)
        rest(800)
    stage.take(window, "latents")
    tab.ask.click()
    rest(500)
    stage.take(window, "latents-asking")
    until(lambda: "<table" in tab.table.text(), 120_000)
    tab.area.verticalScrollBar().setValue(tab.area.verticalScrollBar().maximum())
    stage.take(window, "latents-below")
    window.command["show_models"].trigger()
    rest(1500)
    stage.take(window, "models")
    window.command["show_evaluation"].trigger()
    rest(1500)
    stage.take(window, "evaluate")
    window.side.evaluation.tab.start.click()
    rest(4000)
    stage.take(window, "evaluating")
    window.side.evaluation.cancel()
    until(lambda: not window.side.evaluation.tab.running, 120_000)
    window.banner.hide()
    report(stage, window)
    stage.close(window)


def report(stage: Stage, window: MainWindow) -> None:
    """A report in the tab and in a window of its own; its numbers are made up."""
    from app.bench.results import Column, Report, Row, SeedRun, Table, write_report

    columns = (
        Column("both", "Both right", "%", "higher", "Swaps in which the judge finds looks and motion right."),
        Column("kept", "Kept", "%", "higher", "Swaps whose motion is that of the clip that gave it."),
    )
    rows = (
        Row("sprites", (SeedRun(0, {"both": 99.4, "kept": 99.8}),), {"both": 99.1, "kept": 99.9}),
        Row("a first try", (SeedRun(0, {"both": 71.2, "kept": 80.5}),)),
    )
    table = Table("Swaps between characters", columns, rows, "Characters that the models never saw.")
    folder = stage.scratch / "tabs" / "reports" / "sprites on generated characters"
    facts = {"Model": "sprites", "Data": "100 test clips of generated characters", "Judge": "trained on real clips"}
    write_report(folder, Report("evaluation", "Swaps of sprites", "strict", facts, tables=(table,)))
    window.side.evaluation.show_report(folder)
    rest(1500)
    stage.take(window, "report")
    window.command["reports"].trigger()
    rest(1500)
    stage.take(window, "reports")
    close_others(window)


def codes(stage: Stage, _: int) -> None:
    """Swap matrix, traversal, interpolation."""
    window = stage.window(stage.services("codes"))
    samples(window)
    folder = stage.scratch / "drawn"
    folder.mkdir()
    sources = [entry.path for entry in window.library.model.entries if entry.path.suffix == ".mp4"]
    copies = [
        Path(shutil.copy(path, folder / f"{name}.mp4")) for name, path in zip(("Ann", "Ben"), sources, strict=True)
    ]
    open_and_wait(window, *copies)
    window.command["matrix"].trigger()
    until(lambda: not window.matrix.busy and window.matrix.playables)
    window.matrix.page.set_playing(False)
    rest(300)
    stage.take(window, "matrix")
    window.matrix.page.close()
    window.command["traverse"].trigger()
    rest(4000)
    stage.take(window, "traverse")
    close_others(window)
    window.command["interpolate"].trigger()
    rest(500)
    stage.take(window, "interpolate")
    close_others(window)
    stage.close(window)


def projects(stage: Stage, _: int) -> None:
    """A lost file, unsaved changes, work to recover."""
    services = stage.services("projects")
    window = stage.window(services)
    folder = stage.scratch / "cousins"
    folder.mkdir()
    sources = [path for path in pipeline.sample_clips().values() if path.suffix == ".mp4"]
    clips = [
        Path(shutil.copy(path, folder / f"{name}.mp4")) for name, path in zip(("Ann", "Ben"), sources, strict=True)
    ]
    open_and_wait(window, *clips)
    rest(500)
    path = folder / "cousins.unbraid"
    window.projects.save_to(path)
    until(lambda: window.projects.lane.jobs == ())
    window.projects.edits.rename(clips[0], "Anne")
    window.close()
    rest(300)
    stage.take(window, "unsaved")
    close_others(window)
    window.command["trim_clip"].setEnabled(True)
    window.library.view.setCurrentIndex(window.library.view.model().index(0, 0))
    window.command["trim_clip"].trigger()
    rest(200)
    stage.take(window, "trim")
    close_others(window)
    window.projects.autosaver.timer.timeout.emit()
    until(lambda: window.projects.lane.jobs == ())
    assert window.projects.autosaver._lock is not None
    window.projects.autosaver._lock.unlock()
    other = stage.window(services)
    until(other.banner.isVisible, 20_000)
    stage.take(other, "recovery")
    other.banner.hide()
    clips[1].unlink()
    other.open_paths([path])
    until(lambda: other.library.model.rowCount() == 2 and not other.projects.load.busy)
    rest(500)
    stage.take(other, "lost")
    stage.close(other)
    stage.close(window)


SCENES: dict[str, Scene] = {
    "fresh": fresh,
    "around": around,
    "opening": opening,
    "swapping": swapping,
    "tabs": tabs,
    "codes": codes,
    "projects": projects,
    **TRAINING,
}

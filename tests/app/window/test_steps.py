"""What is made of codes by hand belongs to the project: undone, redone, saved, listed, and made again to the byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from pytestqt.qtbot import QtBot

from app import pipeline
from app.cli import cli
from app.code_numbers import Edit
from app.project import read_project
from app.window.main import MainWindow
from app.window.playback import RESULT, A, B
from app.window.recipe import Recipe, recipe_from
from app.window.steps import LATENTS, Interpolated, Moved, Swept, step_title
from core_models.config import Architecture, Network, Window
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from media_io.clip import Clip

Make = Callable[[], MainWindow]
SMALL = Network(static=6, dynamic=4, encoder_channels=4, channels=4, features=12, hidden=12)
EDITS = (Edit("static", 2, 0.1 + 0.2), Edit("dynamic", 0, -1.5, held=True))
STEPS = (
    Interpolated(2.5, "both", "spherical"),
    Swept("A", "static", 3, -1 / 3, 2.0, EDITS),
    Moved("result", EDITS),
    Moved("B", (), LATENTS, Path("models/own")),
)


def test_steps_survive_json() -> None:
    recipe = Recipe(steps=STEPS)
    assert recipe_from(json.loads(json.dumps(recipe.to_json()))) == recipe
    assert recipe.models == [Path("models/own")]
    assert recipe_from({}).steps == ()  # as projects of the first version have it


@pytest.mark.parametrize(
    "step",
    [
        3,
        {"kind": "dance"},
        {"kind": "interpolation", "seconds": None, "dynamic": "c", "path": "straight"},
        {"kind": "interpolation", "seconds": 10**400, "dynamic": "a", "path": "straight"},
        {"kind": "traversal", "of": "A", "model": "automatic", "edits": [{"block": "static", "number": -1}]},
        {"kind": "traversal", "of": "A", "model": "automatic", "edits": "all"},
        {"kind": "sweep", "of": "C", "block": "static", "number": 0, "first": 0, "last": 1, "edits": []},
        {"kind": "sweep", "of": "A", "block": "static", "number": True, "first": 0, "last": 1, "edits": []},
    ],
)
def test_what_is_no_step_is_named(step: object) -> None:
    with pytest.raises(ValueError, match=r"step|kind|dynamic|seconds|held|edits|of|number"):
        recipe_from({"steps": [step]})


def test_titles_name_the_numbers() -> None:
    assert [step_title(step, "Ann") for step in STEPS] == [
        "From A to B",
        "Traversal: static 3, whole range",
        "Traversal: static 2, dynamic 0",
        "Ann, moved by hand",
    ]


@pytest.fixture
def make(make_window: Callable[..., MainWindow], tmp_path: Path) -> Make:
    """Windows whose only model is a small one."""
    folder = tmp_path / "sprites"
    architecture = Architecture(model="cdsvae", window=Window(kind="video"), network=SMALL)
    torch.manual_seed(0)
    save_model(folder, build_model(architecture), ModelConfig(title="t", architecture=architecture), "card")
    return lambda: make_window(
        available_models=lambda: [pipeline.model_info(folder)],
        model_info=pipeline.model_info,
        load_model=lambda key, device: pipeline.load_model(folder, "cpu"),
        swap=pipeline.swap,
    )


@pytest.fixture
def filled(qtbot: QtBot, make: Make, clips: dict[str, Path]) -> MainWindow:
    """Red in A, blue in B, and nothing to undo."""
    window = make()
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    window.undo.forget()
    return window


def result_of(window: MainWindow) -> Clip:
    result = window.playback.clips[RESULT]
    assert result is not None
    return result.clip


def same(one: Clip, other: Clip) -> bool:
    sound = (one.audio is None and other.audio is None) or np.array_equal(one.audio, other.audio)
    return bool(np.array_equal(one.frames, other.frames)) and one.fps == other.fps and sound


def interpolate(qtbot: QtBot, window: MainWindow) -> None:
    window.command["interpolate"].trigger()
    window.traversals.way.seconds.setValue(2.0)
    window.traversals.way.make.click()
    qtbot.waitUntil(lambda: not window.traversals.busy)
    window.playback.pause()


def traverse(qtbot: QtBot, window: MainWindow, source: int = A) -> None:
    page = window.traversals.page
    page.source.setCurrentIndex(source)
    window.command["traverse"].trigger()
    qtbot.waitUntil(lambda: not window.traversals.busy)
    page.rows[1].slider.setValue(150)
    qtbot.waitUntil(lambda: not window.traversals.busy)
    page.close()


def sweep(qtbot: QtBot, window: MainWindow) -> None:
    window.command["traverse"].trigger()
    qtbot.waitUntil(lambda: not window.traversals.busy)
    window.traversals.page.rows[0].film.click()
    qtbot.waitUntil(lambda: not window.traversals.busy)
    window.traversals.page.close()
    window.playback.pause()


def swap_and_traverse(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.swaps.made):
        window.swaps.swap()
    window.undo.forget()
    window.playback.pause()
    traverse(qtbot, window, RESULT)


def move_latents(qtbot: QtBot, window: MainWindow) -> None:
    lead = window.side.latents
    window.command["show_latents"].trigger()
    qtbot.waitUntil(lambda: lead.tab.placed is not None and not lead.tab.busy.isVisible(), timeout=60_000)
    with qtbot.waitSignal(window.swaps.made, timeout=60_000):
        lead.tab.sliders.rows[0].slider.setValue(250)
    qtbot.waitUntil(lambda: lead._drawing is None)


@pytest.mark.parametrize(
    ("act", "title", "kind"),
    [
        (interpolate, "From A to B: red.npz, blue.npz", "interpolation"),
        (traverse, "Traversal: static", "traversal"),
        (sweep, "Traversal: static", "sweep"),
        (swap_and_traverse, "Traversal: static", "traversal"),
        (move_latents, "red.npz, moved by hand", "latents"),
    ],
)
def test_it_is_undone_saved_and_made_again_to_the_byte(
    qtbot: QtBot,
    filled: MainWindow,
    make: Make,
    tmp_path: Path,
    act: Callable[[QtBot, MainWindow], None],
    title: str,
    kind: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before, recipe = filled.playback.clips[RESULT], filled.swaps.recipe()
    act(qtbot, filled)
    made, shown = result_of(filled), filled.playback.clips[RESULT]
    assert filled.undo.stack.count() == 1
    assert filled.command["export"].isEnabled()
    if act is not swap_and_traverse:
        filled.undo.undo()
        assert filled.playback.clips[RESULT] is before
        assert filled.swaps.recipe() == recipe
        filled.undo.redo()
        assert filled.playback.clips[RESULT] is shown
    filled.undo.undo()
    filled.undo.results.clear()  # as if there had been no room for it
    with qtbot.waitSignal(filled.swaps.made):
        filled.undo.redo()
    assert same(result_of(filled), made)
    listed = filled.projects.history.swaps
    assert listed[-1][0].startswith(title)
    assert listed[-1][1] == filled.swaps.recipe()

    path = tmp_path / "mine.unbraid"
    filled.projects.save_to(path)
    qtbot.waitUntil(lambda: filled.projects.lane.jobs == ())
    assert read_project(path).version == 2
    window = make()
    with qtbot.waitSignal(window.swaps.made, timeout=60_000):
        window.open_paths([path])
    assert same(result_of(window), made)
    assert window.playback.clips[RESULT].title == shown.title  # type: ignore[union-attr]
    assert window.projects.history.swaps == listed
    assert not window.isWindowModified()
    assert not window.undo.stack.canUndo()
    assert not window.banner.isVisible()

    with pytest.raises(SystemExit):
        cli(["project", "show", str(path)])
    told = capsys.readouterr().out
    assert listed[-1][0] in told
    assert kind in told


def test_a_swap_afterwards_is_one_change_and_its_undo_brings_the_way_back(qtbot: QtBot, filled: MainWindow) -> None:
    interpolate(qtbot, filled)
    way = filled.playback.clips[RESULT]
    with qtbot.waitSignal(filled.swaps.made):
        filled.swaps.swap()
    filled.playback.pause()
    assert filled.swaps.recipe().steps == ()
    assert [filled.undo.stack.text(index) for index in range(filled.undo.stack.count())] == ["From A to B", "Swap"]
    filled.undo.undo()
    assert filled.playback.clips[RESULT] is way
    assert len(filled.projects.history.swaps) == 2


def test_an_earlier_one_is_made_again_from_the_menu(qtbot: QtBot, filled: MainWindow) -> None:
    interpolate(qtbot, filled)
    way, recipe = result_of(filled), filled.swaps.recipe()
    filled.swaps.put(B, filled.playback.clips[A])
    assert filled.swaps.recipe().steps == ()
    filled.projects.history.menu.aboutToShow.emit()
    with qtbot.waitSignal(filled.swaps.made):
        filled.projects.history.menu.actions()[0].trigger()
    filled.playback.pause()
    assert filled.swaps.recipe() == recipe
    assert same(result_of(filled), way)


def test_a_slider_that_moves_on_is_one_result_and_another_kind_another(qtbot: QtBot, filled: MainWindow) -> None:
    interpolate(qtbot, filled)
    traverse(qtbot, filled)
    window, page = filled, filled.traversals.page
    window.command["traverse"].trigger()
    qtbot.waitUntil(lambda: not window.traversals.busy)
    page.rows[2].slider.setValue(-100)
    qtbot.waitUntil(lambda: not window.traversals.busy)
    assert len(window.projects.history.swaps) == 2
    assert window.projects.history.swaps[0][0].startswith("From A to B")


def test_a_way_between_clips_that_are_gone_is_no_result(qtbot: QtBot, filled: MainWindow) -> None:
    filled.command["interpolate"].trigger()
    filled.traversals.way.make.click()
    filled.swaps.trade()
    qtbot.waitUntil(lambda: not filled.traversals.busy)
    assert filled.playback.clips[RESULT] is None
    assert filled.swaps.recipe().steps == ()

"""Recipes: what makes a result, to and from JSON, and back into the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.window.main import MainWindow
from app.window.playback import RESULT, A, B
from app.window.recipe import Recipe, Source, recipe_from
from app.window.voicing import Dials

RECIPE = Recipe(
    Source(Path("one.wav")),
    Source(Path("two.wav"), Path("voices/two")),
    Path("models/speech"),
    0.25,
    1.0,
    Dials(2, 110, 40, "filter"),
    {"pose": "b"},
    {"seed": 3, "shared": True, "note": None},
)


def test_a_recipe_survives_json() -> None:
    assert recipe_from(json.loads(json.dumps(RECIPE.to_json()))) == RECIPE
    assert recipe_from(json.loads(json.dumps(Recipe().to_json()))) == Recipe()
    assert recipe_from({}) == Recipe()


def test_paths_are_told_and_found_as_the_caller_wants() -> None:
    data = RECIPE.to_json(lambda path: f"there/{path}")
    assert data["a"] == {"clip": "there/one.wav", "speaker": None}
    assert data["model"] == "there/models/speech"
    assert recipe_from(data, lambda text: Path(text).relative_to("there")) == RECIPE


@pytest.mark.parametrize(
    "data", [{"static": "0.5"}, {"a": 3}, {"a": {"clip": 3}}, {"blocks": {"pose": 1}}, {"extra": {"x": []}}]
)
def test_a_wrong_value_is_named(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"static|a:|clip|text|plain"):
        recipe_from(data)


def test_the_window_goes_back_to_a_recipe(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    window = make_window()
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"], clips["gif"]])
    window.mix.set_mix(0.0, 0.75)
    before = window.swaps.recipe()
    assert before.a == Source(clips["red"])
    assert before.b == Source(clips["blue"])
    assert before.dynamic == 0.75
    entry = window.library.entry(clips["gif"])
    assert entry is not None
    window.swaps.put(B, entry.playable)
    window.mix.set_mix(1.0, 0.0)
    window.mix.voice.set_dials(Dials(3))
    window.swaps.restore(before)
    assert window.swaps.recipe() == before
    assert [clip.title if clip is not None else "" for clip in window.playback.clips] == ["red.npz", "blue.npz", ""]
    window.swaps.restore(Recipe())
    assert [window.playback.clips[slot] for slot in (A, B, RESULT)] == [None, None, None]


def test_a_folder_of_recordings_comes_back_with_the_mix_of_then(
    qtbot: QtBot, make_window: Callable[..., MainWindow], clips: dict[str, Path]
) -> None:
    window = make_window(speaker_files=lambda folder: [clips["tone"]])
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["tone"]])
    with qtbot.waitSignal(window.desk.gathered):
        window.swaps._speaker_folder(str(clips["tone"].parent))
    assert window.mix.mix.static == 1.0
    window.mix.set_mix(0.4, 0.0)
    before = window.swaps.recipe()
    assert before.b == Source(None, clips["tone"].parent)
    window.swaps.put(B, None)
    window.swaps.restore(before)
    assert window.swaps.recipe() == before
    window.swaps.put(B, None)
    window.swaps._voices.clear()
    with qtbot.waitSignal(window.desk.gathered):
        window.swaps.restore(before)
    assert window.swaps.recipe() == before

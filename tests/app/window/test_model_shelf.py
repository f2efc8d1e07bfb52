"""One shelf for the whole window: a model is loaded once, and takes a clip apart once, whoever asks."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from pytestqt.qtbot import QtBot

from app import pipeline
from app.window.main import MainWindow
from app.window.services import Services
from app.window.shelf import KEPT, Shelf
from core_models.config import Architecture, Network, Window
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model

SMALL = Network(static=4, dynamic=3, encoder_channels=4, channels=4, features=12, hidden=12)


def small_model(folder: Path) -> Path:
    architecture = Architecture(model="cdsvae", window=Window(kind="video"), network=SMALL)
    torch.manual_seed(0)
    save_model(folder, build_model(architecture), ModelConfig(title="t", architecture=architecture), "card")
    return folder


def test_swap_matrix_and_traversal_take_a_clip_apart_once(
    qtbot: QtBot,
    make_window: Callable[..., MainWindow],
    clips: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded, seen, asked = pipeline.load_model(small_model(tmp_path / "sprites"), "cpu"), [], []

    def load(key: str | Path, device: str) -> pipeline.LoadedModel:
        asked.append(key)
        return loaded

    encode = loaded.stored.model.encode
    monkeypatch.setattr(loaded.stored.model, "encode", lambda frames: seen.append(len(frames)) or encode(frames))
    window = make_window(load_model=load, swap=pipeline.swap)
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths([clips["red"], clips["blue"]])
    with qtbot.waitSignal(window.swaps.made):
        window.swaps.swap()
    assert seen == [1, 1]
    window.command["traverse"].trigger()
    qtbot.waitUntil(lambda: not window.traversals.busy)
    window.command["interpolate"].trigger()
    window.traversals.way.make.click()
    qtbot.waitUntil(lambda: not window.traversals.busy)
    window.command["matrix"].trigger()
    qtbot.waitUntil(lambda: not window.matrix.busy)
    assert len(window.matrix.playables) == 4
    assert seen == [1, 1]
    assert asked == ["sprites"]
    window.playback.pause()


def test_lanes_that_ask_at_once_load_once_and_a_name_is_its_folder(tmp_path: Path) -> None:
    folder, asked, go = small_model(tmp_path / "sprites"), [], threading.Event()

    def load(key: str | Path, device: str) -> pipeline.LoadedModel:
        asked.append(key)
        assert go.wait(20)
        return pipeline.load_model(folder, "cpu")

    shelf = Shelf(Services(load_model=load))
    found: list[pipeline.LoadedModel] = []
    lanes = [threading.Thread(target=lambda: found.append(shelf.load(folder))) for _ in range(2)]
    for lane in lanes:
        lane.start()
    go.set()
    for lane in lanes:
        lane.join()
    assert found[0] is found[1]
    assert asked == [folder]
    assert shelf.load("sprites") is found[0]
    weights = folder / "model.safetensors"
    os.utime(weights, ns=(0, weights.stat().st_mtime_ns + 10**9))
    assert shelf.load(folder) is not found[0]


def test_the_model_that_was_used_longest_ago_goes(tmp_path: Path) -> None:
    asked: list[str] = []

    def load(key: str | Path, device: str) -> pipeline.LoadedModel:
        asked.append(Path(key).name)
        return pipeline.load_model(key, "cpu")

    shelf = Shelf(Services(load_model=load))
    folders = [small_model(tmp_path / str(number)) for number in range(KEPT + 1)]
    for folder in (*folders[:KEPT], folders[0], folders[KEPT], folders[0], folders[1]):
        shelf.load(folder)
    assert asked == ["0", "1", "2", "3", "4", "1"]


def test_better_weights_of_a_model_push_no_other_off_the_shelf(tmp_path: Path) -> None:
    """A model that trains is written anew again and again."""
    asked: list[Path] = []

    def load(key: str | Path, device: str) -> pipeline.LoadedModel:
        asked.append(Path(key))
        return pipeline.load_model(key, "cpu")

    shelf = Shelf(Services(load_model=load))
    other, live = small_model(tmp_path / "other"), small_model(tmp_path / "live")
    kept = shelf.load(other)
    for time in range(1, KEPT + 2):
        os.utime(live / "model.safetensors", ns=(time, time))
        shelf.load(live)
    assert shelf.load(other) is kept
    assert asked == [other, *[live] * (KEPT + 1)]

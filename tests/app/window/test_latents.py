"""The Latents tab with the shipped model of characters: lazy, clicked, moved by the players, steady while it learns."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from app import pipeline
from app.latent_map import Carried
from app.paths import MODELS
from app.window.latent_plots import COLOURS, legend_html, look_of
from app.window.latents import LatentsTab
from app.window.main import MainWindow
from app.window.playback import RESULT, A, B
from core_models.errors import ModelError

pytestmark = pytest.mark.usefixtures("one_thread")


def videos() -> dict[str, Path]:
    return {name: path for name, path in pipeline.sample_clips().items() if name.startswith("video")}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the shipped model, as a run would write it."""
    shutil.copytree(MODELS / "sprites", tmp_path / "first" / "model")
    return tmp_path / "first" / "model"


@pytest.fixture
def opened(make_window: Callable[..., MainWindow], qtbot: QtBot, model: Path) -> MainWindow:
    window = make_window(
        sample_clips=videos,
        available_models=lambda: [pipeline.model_info(model)],
        model_info=pipeline.model_info,
        load_model=lambda key, device: pipeline.load_model(key, "cpu"),
    )
    window.mix.set_models(window.desk.models, model)
    with qtbot.waitSignal(window.desk.opening_ended, timeout=60_000):
        window.open_paths(list(videos().values()))
    return window


def look(qtbot: QtBot, window: MainWindow) -> LatentsTab:
    tab = window.side.latents.tab
    window.command["show_latents"].trigger()
    qtbot.waitUntil(lambda: tab.placed is not None and not tab.busy.isVisible(), timeout=120_000)
    return tab


def click(qtbot: QtBot, tab: LatentsTab, place: int, keys: Qt.KeyboardModifier) -> None:
    scatter = tab.scatter
    assert scatter is not None
    scatter.widget.grab()  # lays the plot out
    at = scatter.item.getViewBox().mapViewToScene(QPointF(*scatter.points[place].tolist()))
    spot: QPoint = scatter.widget.mapFromScene(at)
    qtbot.mouseClick(scatter.widget.viewport(), Qt.MouseButton.LeftButton, keys, spot)


def test_clips_are_placed_when_somebody_looks_and_follow_model_and_players(
    qtbot: QtBot, opened: MainWindow, model: Path
) -> None:
    lead = opened.side.latents
    assert lead.tab.placed is None
    assert lead.lane.jobs == ()
    tab = look(qtbot, opened)
    placed, scatter, paths, lines = tab.placed, tab.scatter, tab.paths, tab.lines
    assert placed is not None
    assert scatter is not None
    assert paths is not None
    assert lines is not None
    assert [item.title for item in placed.found.items] == ["video_a.mp4", "video_b.mp4"]
    assert placed.name == "first"
    assert len(scatter.points) == 2
    assert [len(path) for path in placed.paths] == [24, 24]

    # The players' clips are ringed, their marks stand where the players do.
    rings = [ring.getData() for ring in scatter._rings]
    assert [float(x[0]) for x, _ in rings] == scatter.points[:, 0].tolist()
    opened.playback.pause()
    opened.playback.seek_step(12)
    assert lines.head.value() == pytest.approx(1.5, abs=0.01)
    x, _ = paths.dots[A].getData()
    assert float(x[0]) == pytest.approx(float(placed.paths[0][12, 0]))

    # A click fills A, with Shift B.
    click(qtbot, tab, 1, Qt.KeyboardModifier.NoModifier)
    one = opened.playback.clips[A]
    assert one is not None
    assert one.title == "video_b.mp4"
    click(qtbot, tab, 0, Qt.KeyboardModifier.ShiftModifier)
    other = opened.playback.clips[B]
    assert other is not None
    assert other.title == "video_a.mp4"
    tab.clip.setCurrentIndex(0)
    tab.to_a.click()
    assert opened.playback.clips[A] is other

    # A slider of the clip in A decodes it anew, into the result.
    sliders = tab.sliders
    assert len(sliders.values) == 0
    assert sliders.rows[0].slider.isVisibleTo(tab)
    sliders.rows[0].slider.setValue(190)
    sliders.rows[0].slider.setValue(200)
    qtbot.waitUntil(lambda: (one := opened.playback.clips[RESULT]) is not None and "moved" in one.title, timeout=60_000)
    qtbot.waitUntil(lambda: lead._drawing is None, timeout=60_000)
    assert len(sliders.values) == 1
    sliders.reset.click()
    assert sliders.values == {}
    qtbot.waitUntil(lambda: lead._drawing is None, timeout=60_000)

    # A training wrote the model anew: the codes are found again, the axes stay, until new ones are asked for.
    lead._look()
    assert lead.lane.jobs == ()
    shutil.copyfile(MODELS / "dsvae-sprites" / "card.md", model / "card.md")
    (model / "model.safetensors").touch()
    lead._look()
    qtbot.waitUntil(lambda: tab.placed is not placed, timeout=60_000)
    assert tab.placed is not None
    assert tab.placed.basis is placed.basis
    again = tab.placed
    tab.axes.click()
    qtbot.waitUntil(lambda: tab.placed is not again, timeout=60_000)
    assert tab.placed.basis is not placed.basis

    # Too few clips to ask the blocks: the reason stands in the banner.
    tab.ask.click()
    qtbot.waitUntil(lambda: opened.banner.isVisible(), timeout=60_000)
    assert opened.banner.failure is not None
    assert "at least 10" in opened.banner.failure.cause


def test_a_model_that_will_not_load_is_told(qtbot: QtBot, make_window: Callable[..., MainWindow]) -> None:
    def refuse(key: object, device: str) -> pipeline.LoadedModel:
        raise ModelError("weights and configuration differ.")

    window = make_window(load_model=refuse, sample_clips=videos)
    with qtbot.waitSignal(window.desk.opening_ended, timeout=60_000):
        window.open_paths(list(videos().values())[:1])
    window.command["show_latents"].trigger()
    qtbot.waitUntil(lambda: window.banner.isVisible(), timeout=60_000)
    assert window.banner.failure is not None
    assert "differ" in window.banner.failure.cause
    assert window.side.latents.tab.placed is None
    assert not window.side.latents.tab.busy.isVisible()


def test_without_clips_the_tab_says_what_will_be_there(window: MainWindow) -> None:
    window.command["show_latents"].trigger()
    tab = window.side.latents.tab
    assert tab.hint.isVisible()
    assert not tab.area.isVisible()


def test_classes_differ_by_colour_and_by_shape() -> None:
    looks = [look_of(number) for number in range(49)]
    assert len(set(looks)) == 49
    assert all(a.colour != b.colour and a.symbol != b.symbol for a, b in itertools.pairwise(looks))
    told = legend_html([f"<{number}>" for number in range(16)], "and {0} more")
    assert "&lt;0&gt;" in told
    assert "and 2 more" in told
    assert COLOURS[0] in told


def test_the_table_tells_blocks_beside_chance(window: MainWindow) -> None:
    tab = window.side.latents.tab
    shares = {"static": {"hair": 0.98, "action": 0.31}, "dynamic": {"hair": 0.2, "action": 0.94}}
    tab.show_carried(Carried(shares, {"hair": 0.17, "action": 0.3}, ("take: why",), 80))
    assert "<b>98</b>" in tab.table.text()
    assert "<b>94</b>" in tab.table.text()
    assert "<b>31</b>" not in tab.table.text()
    assert ">31<" in tab.table.text()
    assert "<i>17</i>" in tab.table.text()
    assert "take: why" in tab.table.text()

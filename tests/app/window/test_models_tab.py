"""The Models tab: what is there, with its card; taken in, used, renamed, deleted and brought back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app import pipeline
from app.paths import MODELS
from app.window.main import MainWindow
from app.window.models import ModelsTab, shown_card

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setattr("app.paths.user_data", lambda: folder)
    monkeypatch.setattr("app.model_trash.user_data", lambda: folder)
    return folder


@pytest.fixture
def opened(make_window: Callable[..., MainWindow], qtbot: QtBot, home: Path) -> tuple[MainWindow, ModelsTab]:
    window = make_window(available_models=pipeline.available_models, model_info=pipeline.model_info)
    assert window.side.models.lane.jobs == ()  # nothing is read before somebody looks
    window.command["show_models"].trigger()
    tab = window.side.models.tab
    qtbot.waitUntil(lambda: tab.list.count() > 0)
    qtbot.waitUntil(lambda: window.status.device.isVisible(), timeout=60_000)  # else a slow import outlives the window
    return window, tab


def names(tab: ModelsTab) -> list[str]:
    return [tab.list.item(row).text().partition("\n")[0] for row in range(tab.list.count())]


def test_shipped_models_are_shown_with_their_cards_and_stay(opened: tuple[MainWindow, ModelsTab]) -> None:
    window, tab = opened
    assert {"sprites", "speech", "favae-reaching-100"} <= set(names(tab))
    tab.select(MODELS / "sprites")
    assert tab.chosen is not None
    assert tab.chosen.name == "sprites"
    assert "swap static from first" in tab.card.toPlainText()
    assert "8 frames at once" in tab.facts.text()
    assert not tab.delete.isEnabled()
    assert not tab.rename.isEnabled()
    assert "cannot be deleted" in tab.delete.toolTip()
    assert not tab.weights.isVisible()
    tab.use.click()
    assert window.mix.model == MODELS / "sprites"
    tab.select(MODELS / "favae-reaching-100")
    assert not tab.use.isEnabled()  # no clip holds vectors


def test_a_model_is_taken_in_renamed_deleted_and_brought_back(
    qtbot: QtBot, opened: tuple[MainWindow, ModelsTab], home: Path, tmp_path: Path
) -> None:
    window, tab = opened
    lead = window.side.models
    lead.take_in(str(MODELS / "sprites"))
    qtbot.waitUntil(lambda: names(tab).count("sprites") == 2 and tab.delete.isEnabled(), timeout=60_000)
    assert tab.chosen is not None
    assert tab.chosen.info.path == home / "models" / "sprites"
    qtbot.waitUntil(lambda: any(info.path == home / "models" / "sprites" for info in window.desk.models))

    tab.rename.click()
    lead.rename("mine")
    qtbot.waitUntil(lambda: "mine" in names(tab) and tab.chosen is not None and tab.chosen.name == "mine")
    qtbot.waitUntil(lambda: window.mix.models.findData(str(home / "models" / "mine")) >= 0)
    assert window.mix.models.findData(str(home / "models" / "sprites")) < 0

    tab.delete.click()
    qtbot.waitUntil(lambda: "mine" not in names(tab))
    assert not (home / "models" / "mine").exists()
    assert window.mix.models.findData(str(home / "models" / "mine")) < 0
    assert window.banner.isVisible()
    assert window.banner.fix.text() == "Undo"
    window.banner.fix.click()
    qtbot.waitUntil(lambda: "mine" in names(tab))
    assert (home / "models" / "mine" / "model.safetensors").is_file()

    tab.select(home / "models" / "mine")
    lead._exported = home / "models" / "mine"
    lead.give_out(str(tmp_path / "out.zip"))
    qtbot.waitUntil(lambda: (tmp_path / "out.zip").is_file())


def test_a_deletion_is_on_the_undo_stack_and_leaves_the_project_saved(
    qtbot: QtBot, opened: tuple[MainWindow, ModelsTab], home: Path
) -> None:
    window, tab = opened
    mine = home / "models" / "sprites"
    lead, weights = window.side.models, mine / "model.safetensors"
    lead.take_in(str(MODELS / "sprites"))
    qtbot.waitUntil(lambda: tab.delete.isEnabled() and tab.chosen is not None, timeout=60_000)
    tab.use.click()
    qtbot.waitUntil(lambda: window.mix.model == mine)
    window.undo.note()
    window.projects.settle()
    tab.delete.click()
    qtbot.waitUntil(lambda: not weights.exists() and window.mix.model == "automatic")
    window.undo.note()
    assert window.command["undo"].text() == "Undo: Delete sprites"
    assert not window.isWindowModified()

    window.command["undo"].trigger()
    qtbot.waitUntil(lambda: weights.is_file() and window.mix.model == mine)  # and chosen as it was
    window.undo.note()
    assert not window.isWindowModified()
    assert window.command["redo"].text() == "Redo: Delete sprites"
    window.command["redo"].trigger()
    qtbot.waitUntil(lambda: not weights.exists() and window.mix.model == "automatic")
    assert not window.isWindowModified()

    window.mix.static.slider.setValue(20)
    window.undo.note()
    assert window.isWindowModified()
    qtbot.waitUntil(lambda: window.banner.fix.text() == "Undo" and lead.lane.jobs == ())
    window.banner.fix.click()  # a change lies above: it stays
    qtbot.waitUntil(weights.is_file)
    assert window.mix.static.slider.value() == 20
    window.undo.undo()
    assert not window.isWindowModified()
    window.undo.undo()
    qtbot.waitUntil(lambda: lead.lane.jobs == ())
    assert weights.is_file()
    assert not window.command["redo"].text().endswith("Delete sprites")


def test_what_is_no_model_is_told_and_nothing_is_taken_in(
    qtbot: QtBot, opened: tuple[MainWindow, ModelsTab], home: Path, tmp_path: Path
) -> None:
    window, tab = opened
    before = names(tab)
    shutil.copytree(MODELS / "sprites", tmp_path / "torn")
    (tmp_path / "torn" / "model.safetensors").write_bytes(b"nothing")
    window.side.models.take_in(str(tmp_path / "torn"))
    qtbot.waitUntil(lambda: window.banner.isVisible(), timeout=60_000)
    assert window.banner.failure is not None
    assert "torn" in window.banner.failure.cause
    assert not (home / "models").exists() or not list((home / "models").iterdir())
    assert names(tab) == before


def test_a_run_that_trains_is_listed_and_cannot_be_deleted(
    qtbot: QtBot, opened: tuple[MainWindow, ModelsTab], tmp_path: Path
) -> None:
    window, tab = opened
    run = tmp_path / "runs" / "now"
    window.run.start(pipeline.TrainJob("demo", "generated", run))
    qtbot.waitUntil(lambda: "now" in names(tab))
    tab.list.setCurrentRow(names(tab).index("now"))
    assert tab.chosen is None
    assert not tab.delete.isEnabled()
    window.run.stop()
    qtbot.waitUntil(lambda: not window.run.active)


def test_a_card_is_text_and_loads_nothing(opened: tuple[MainWindow, ModelsTab], tmp_path: Path) -> None:
    _, tab = opened
    red = QImage(40, 40, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    assert red.save(str(tmp_path / "red.png"))
    place = tmp_path / "red.png"
    for card in (f"![x]({place})", f"![x]({place.as_uri()})", f"<img src='{place}' width=40 height=40>"):
        tab.card.show_card(card)
        drawn = tab.card.grab().toImage()
        spots = [(x, y) for x in range(0, drawn.width(), 4) for y in range(0, min(drawn.height(), 200), 4)]
        assert QColor(Qt.GlobalColor.red) not in [drawn.pixelColor(x, y) for x, y in spots], card
    tab.card.show_card("<b>not bold</b> [a link](file:///etc/hostname) " + "endless " * 100_000)
    assert tab.card.toPlainText().startswith("<b>not bold</b> a link")
    assert len(tab.card.toPlainText()) < 70_000
    assert shown_card("# Title\n\n## Measured\nx") == "\n##### Measured\nx"

"""The form for training: data with what was found, settings with their faults, and the job that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import pipeline
from app.clip_list import read_clip_list
from app.window.main import MainWindow
from app.window.train_data import LIBRARY
from app.window.train_fields import FieldRow
from app.window.train_form import TrainForm
from core_models.config import read_preset
from media_io.clip import Clip
from media_io.write import write_clip


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own presets."""
    for module in ("app.presets", "app.models"):
        monkeypatch.setattr(f"{module}.user_presets", lambda: tmp_path / "own presets")
    return tmp_path / "own presets"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Three people; one of ten clips is broken, one too short."""
    rng = np.random.default_rng(0)
    for who in ("ann", "bob", "eve"):
        for take in range(3):
            frames = rng.integers(0, 256, (8 + 8 * take, 64, 64, 3), dtype=np.uint8)
            write_clip(Clip(frames, Fraction(8)), tmp_path / "people" / who / "walk" / f"{take}.npz")
    (tmp_path / "people" / "ann" / "walk" / "torn.mp4").write_bytes(b"torn")
    few = np.zeros((3, 64, 64, 3), np.uint8)
    write_clip(Clip(few, Fraction(8)), tmp_path / "people" / "bob" / "walk" / "few.npz")
    return tmp_path / "people"


@pytest.fixture
def form(window: MainWindow, qtbot: QtBot) -> TrainForm:
    """The form once the first look is over."""
    qtbot.waitUntil(lambda: window.train.form._found is not None, timeout=60_000)
    return window.train.form


def looked(qtbot: QtBot, form: TrainForm) -> None:
    qtbot.waitUntil(lambda: form._found is not None or bool(form._wrong), timeout=60_000)


def row(form: TrainForm, place: str) -> FieldRow:
    return form.fields.rows[place]


def type_in(form: TrainForm, place: str, text: str) -> None:
    editor = row(form, place).editor
    assert isinstance(editor, QLineEdit)
    editor.clear()
    if text:
        QTest.keyClicks(editor, text)


def test_a_folder_is_looked_at_and_told(qtbot: QtBot, window: MainWindow, form: TrainForm, people: Path) -> None:
    window.train.set_folder(people)
    assert not window.train.start.isEnabled()
    assert window.train.reason.text() == "The clips are being looked at…"
    looked(qtbot, form)
    assert form.preset.currentText() == "demo"
    line = form.found.line.text()
    assert line.startswith("9 clips of 3 identities, 1.0–3.0 s, 18 s in all; 2 left out: ")
    assert "1 shorter than 8 frames" in line
    assert "1 unreadable" in line
    assert window.train.start.isEnabled()
    window.looks.show_details()
    dialog = window.looks._shown
    assert dialog is not None
    assert dialog.people.topLevelItemCount() == 3
    reasons = [item.text(1) for k in range(2) if (item := dialog.dropped.topLevelItem(k)) is not None]
    assert "fewer than 8 frames" in reasons
    qtbot.waitUntil(lambda: dialog.pictures.count() > 0, timeout=30_000)
    dialog.reject()


def test_no_run_is_started_that_must_fail(
    qtbot: QtBot, window: MainWindow, form: TrainForm, people: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    window.train.set_folder(tmp_path / "empty")
    looked(qtbot, form)
    assert "Neither videos" in window.train.reason.text()
    assert not window.train.start.isEnabled()
    window.train.ask_start()
    assert not window.run.active
    window.train.set_folder(people)
    looked(qtbot, form)
    assert window.train.start.isEnabled()
    type_in(form, "architecture.window.length", "64")
    qtbot.waitUntil(lambda: form._found is not None and bool(form._found.problem), timeout=30_000)
    assert "None of the clips can be used." in window.train.reason.text()
    assert not window.train.start.isEnabled()


def test_presets_that_do_not_suit_are_not_offered(qtbot: QtBot, window: MainWindow, form: TrainForm) -> None:
    assert [form.preset.itemText(k) for k in range(form.preset.count())] == ["demo"]
    form.data.choose("samples")
    assert [form.preset.itemText(k) for k in range(form.preset.count())] == ["speech"]
    assert "20 frames of sound" in form.about.text()
    assert "architecture.window.sample_rate" in form.fields.rows
    looked(qtbot, form)
    assert "identities" in form.found.line.text()


def test_a_changed_setting_is_marked_and_a_wrong_one_told(qtbot: QtBot, window: MainWindow, form: TrainForm) -> None:
    form.fold.setChecked(True)
    batch = row(form, "training.batch")
    assert not batch.back.isVisible()
    type_in(form, "training.batch", "8")
    assert form.choice.changes == {"training.batch": 8}
    assert "•" in batch.name.text()
    assert batch.back.isVisible()
    type_in(form, "training.batch", "1")
    assert batch.note.text() == "greater than or equal to 2"
    assert not window.train.start.isEnabled()
    assert "Advanced" in window.train.reason.text()
    type_in(form, "training.batch", "x")
    assert "whole number" in batch.note.text()
    batch.back.click()
    assert form.choice.changes == {}
    assert window.train.reason.text() == ""
    assert window.train.start.isEnabled()
    switch = row(form, "augment.shuffle").editor
    assert isinstance(switch, QCheckBox)
    switch.click()
    assert form.choice.changes == {"augment.shuffle": False}
    form.reset.click()
    assert form.choice.changes == {}


def test_every_control_has_a_name_and_help(form: TrainForm) -> None:
    form.fold.setChecked(True)
    for each in form.fields.rows.values():
        assert each.editor.accessibleName()
        assert "The preset says" in each.editor.accessibleDescription()
    for widget in (form.data, form.preset, form.steps, form.minutes, form.device, form.start, form.name):
        assert widget.accessibleName()


def test_the_run_repeats_from_its_folder(
    qtbot: QtBot, window: MainWindow, form: TrainForm, tmp_path: Path, trainer: object
) -> None:
    type_in(form, "training.batch", "8")
    form.steps.setValue(30)
    form.minutes.setValue(5)
    form.name.setText("night: one")
    with qtbot.waitSignal(window.run.state_changed):
        window.train.ask_start()
    job = window.run.job
    assert job is not None
    assert job.out == tmp_path / "runs" / "night- one"
    assert (job.steps, job.minutes) == (30, 5)
    assert job.preset == str(job.out / "preset.toml")
    assert read_preset(Path(job.preset)).training.batch == 8
    assert not window.train.fold.area.isVisible()
    assert "demo" in window.train.fold.summary.text()
    window.train.fold.open.click()
    assert window.train.fold.area.isVisible()
    window.run.stop()
    qtbot.waitUntil(lambda: not window.run.active)


def test_the_library_is_data(
    qtbot: QtBot, window: MainWindow, form: TrainForm, clips: dict[str, Path], people: Path
) -> None:
    files = sorted(people.rglob("[0-9].npz"))
    assert form.data.findData(LIBRARY) < 0
    with qtbot.waitSignal(window.desk.opening_ended, timeout=30_000):
        window.open_paths(files)
    form.data.choose(LIBRARY)
    assert form.data.currentText() == "All 9 clips of the library"
    looked(qtbot, form)
    assert form._found is not None
    assert form._found.clips == 9
    view = window.library.view
    select = QItemSelectionModel.SelectionFlag.Select
    view.setSelectionMode(view.SelectionMode.ExtendedSelection)
    view.clearSelection()
    for at in range(4):
        view.selectionModel().select(window.library.rows.index(at, 0), select)
    assert form.data.currentText() == "The 4 clips selected in the library"
    qtbot.waitUntil(lambda: form._found is not None and form._found.clips == 4, timeout=30_000)
    with qtbot.waitSignal(window.run.state_changed):
        window.train.ask_start()
    job = window.run.job
    assert job is not None
    assert [clip.path for clip in read_clip_list(Path(job.data))] == [e.path for e in window.library.model.entries[:4]]
    window.run.stop()
    qtbot.waitUntil(lambda: not window.run.active)


def test_a_preset_of_my_own_is_kept_and_deleted(qtbot: QtBot, window: MainWindow, form: TrainForm, own: Path) -> None:
    type_in(form, "training.batch", "8")
    form.steps.setValue(77)
    window.looks.save("Mine")
    qtbot.waitUntil(lambda: form.preset.currentData() == "Mine", timeout=30_000)
    assert form.preset.currentText() == "Mine (mine)"
    preset = read_preset(own / "Mine.toml")
    assert (preset.training.batch, preset.training.steps) == (8, 77)
    assert not form.delete.isHidden()
    form.delete.click()
    qtbot.waitUntil(lambda: form.preset.findData("Mine") < 0, timeout=30_000)
    assert not (own / "Mine.toml").exists()
    window.looks.save("demo")
    qtbot.waitUntil(window.banner.isVisible, timeout=30_000)
    assert "shipped preset" in window.banner.text.text()


def test_the_command_that_is_copied_says_it_all(window: MainWindow, form: TrainForm, qtbot: QtBot) -> None:
    type_in(form, "training.batch", "8")
    form.steps.setValue(9)
    form.name.setText("first")
    form.copy.click()
    line = QGuiApplication.clipboard().text()
    assert line.startswith("unbraid train --preset demo --data generated --out ")
    assert line.endswith("--steps 9 --set training.batch=8")


def test_other_data_of_the_same_kind_keep_what_was_changed(qtbot: QtBot, form: TrainForm, people: Path) -> None:
    type_in(form, "training.batch", "8")
    form.set_folder(people)
    looked(qtbot, form)
    assert form.choice.changes == {"training.batch": 8}


def test_weights_of_a_model_that_fits_can_be_begun_with(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    info = pipeline.ModelInfo("old", tmp_path / "old", "video", "cdsvae", 8, {})
    window = make_window(models_to_begin_from=lambda preset, changes: [] if changes else [info])
    form = window.train.form
    qtbot.waitUntil(lambda: form.start.count() == 2, timeout=60_000)
    form.start.setCurrentIndex(1)
    assert form.choice.start == str(tmp_path / "old")


def test_nothing_is_cut_off_in_a_narrow_dock(window: MainWindow, form: TrainForm, qtbot: QtBot) -> None:
    form.fold.setChecked(True)
    window.models_dock.setFixedWidth(344)
    qtbot.waitUntil(lambda: window.train.width() <= 344)
    area = window.train.fold.area
    qtbot.waitUntil(lambda: form.width() <= area.viewport().width())
    for widget in form.findChildren(QWidget):
        if widget.isVisible():
            right = widget.mapTo(form, widget.rect().topRight()).x()
            assert right <= form.width(), widget.accessibleName()

"""Presets in a form: every setting has words and a range, a changed one is kept, a wrong one is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from app import presets
from app.models import available_presets, preset_file
from app.preset_fields import FieldSpec, faults_of, fields_of
from app.presets import built, changed, delete_preset, outline, outlines, save_preset, toml_of, write_preset
from core_models.config import Preset, read_preset
from core_models.config_help import HELP
from core_models.errors import ConfigError


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder."""
    for module in ("app.presets", "app.models"):
        monkeypatch.setattr(f"{module}.user_presets", lambda: tmp_path / "presets")
    return tmp_path / "presets"


def fields(name: str) -> dict[str, FieldSpec]:
    return {spec.place: spec for spec in fields_of(outline(name))}


def places(model: type[BaseModel], above: str = "") -> Iterator[str]:
    for name, info in model.model_fields.items():
        inner = info.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from places(inner, f"{above}{name}.")
        else:
            yield above + name


def test_every_setting_has_words_and_no_words_are_of_none() -> None:
    known = set(places(Preset)) - {"title", "weights", "architecture.model", "architecture.window.kind"}
    assert known == {place for place in HELP if not place.startswith("weights.")}
    for one in outlines():
        for spec in fields_of(one):
            assert spec.label, spec.place
            assert spec.help, spec.place
            if spec.kind in ("whole", "number", "numbers"):
                assert spec.parse(spec.text(spec.usual)) == spec.usual, spec.place


def test_a_form_shows_what_the_model_and_its_clips_have() -> None:
    pictures, voices = fields("demo"), fields("voices")
    assert "augment.blur" in pictures
    assert "augment.blur" not in voices
    assert "augment.tilt" in voices
    assert "architecture.window.sample_rate" not in pictures
    assert "architecture.ladder.rungs" in fields("favae-sprites")
    assert "architecture.ladder.rungs" not in pictures
    steps, rate = pictures["training.steps"], pictures["training.learning_rate"]
    assert (steps.kind, steps.usual, steps.low, steps.above) == ("whole", 240, 1, False)
    assert (rate.kind, rate.low, rate.above) == ("number", 0, True)
    assert pictures["architecture.window.size"].choices == (32, 64)
    assert pictures["training.keep"].choices == ("best", "last")


@pytest.mark.parametrize("name", available_presets())
def test_a_written_preset_is_the_same(name: str, tmp_path: Path) -> None:
    base = outline(name)
    write_preset(tmp_path / "preset.toml", changed(base, {}))
    assert read_preset(tmp_path / "preset.toml") == base.preset


def test_changes_are_kept_and_named_when_they_are_wrong(tmp_path: Path) -> None:
    base = outline("demo")
    changes = {"training.steps": 7, "weights.kl_dynamic": 2.5, "architecture.window.length": 12, "augment.blur": 0.5}
    preset = built(base, changes)
    assert (preset.training.steps, preset.architecture.window.length, preset.augment.blur) == (7, 12, 0.5)
    assert preset.training.batch == base.preset.training.batch
    write_preset(tmp_path / "preset.toml", changed(base, changes, 'My "own"'))
    assert read_preset(tmp_path / "preset.toml") == preset.model_copy(update={"title": 'My "own"'})
    assert faults_of(base, changes) == {}
    assert "greater than or equal to 2" in faults_of(base, {"training.batch": 1})["training.batch"]
    assert set(faults_of(base, {"training.steps": 0, "augment.crop": 2.0})) == {"training.steps", "augment.crop"}
    shapes = {"architecture.network.shapes": 5}
    assert "equal part" in faults_of(base, shapes)["architecture.network.shapes"]
    bins = {"architecture.window.bins": 300}
    assert "201 bins" in faults_of(outline("speech"), bins)["architecture.window.bins"]
    ladder = {"architecture.ladder.capacities": [1.0]}
    assert "architecture.ladder.capacities" in faults_of(outline("favae-sprites"), ladder)
    assert "0 or more" in faults_of(base, {"weights.kl_static": -1.0})["weights.kl_static"]


def test_what_is_typed_becomes_a_value() -> None:
    rungs = fields("favae-sprites")["architecture.ladder.rungs"]
    assert rungs.parse(rungs.text(rungs.usual)) == rungs.usual
    stride = fields("favae-sprites")["architecture.ladder.stride"]
    assert stride.parse("3") == 3
    assert stride.parse("3, 2, 1") == [3, 2, 1]
    with pytest.raises(ValueError, match="1,5"):
        fields("demo")["training.learning_rate"].parse("1,5")


def test_own_presets_are_listed_used_and_deleted(own: Path) -> None:
    saved = save_preset("Night run", outline("demo"), {"training.steps": 9})
    assert saved.own
    assert saved.preset.title == "Night run"
    assert [one.name for one in outlines() if one.own] == ["Night run"]
    assert preset_file("Night run") == own / "Night run.toml"
    (own / "broken.toml").write_text("title = ")
    assert "broken" not in [one.name for one in outlines()]
    for name in ("demo", "", "a/b", "."):
        with pytest.raises(ConfigError, match="name"):
            save_preset(name, outline("demo"), {})
    with pytest.raises(ConfigError):
        save_preset("bad", outline("demo"), {"training.steps": 0})
    delete_preset("Night run")
    assert "Night run" not in available_presets()
    with pytest.raises(ConfigError, match="only these"):
        delete_preset("demo")


def test_toml_of_odd_words() -> None:
    import tomllib

    tables = {"a": 'q"\\\n\x7f', "b c": {"d": [1e-9, 2.5], "e": {"f": True}}, "g": {}}
    assert tomllib.loads(toml_of(tables)) == {"a": 'q"\\\n\x7f', "b c": {"d": [1e-9, 2.5], "e": {"f": True}}}
    assert presets.outline("demo").kind == "video"

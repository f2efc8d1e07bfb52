"""Presets: faults are named with key, value and what is valid; what ships can be read, built and weighed."""

from __future__ import annotations

from pathlib import Path

import pytest

from core_models.config import Preset, Window, read_preset
from core_models.errors import ConfigError
from core_models.registry import MODELS, build_model

SHIPPED = sorted((Path(__file__).parents[2] / "assets" / "presets").glob("*.toml"))

PLAIN = """
title = "plain"
[architecture]
model = "dsvae"
sigma = 0.25
window = { kind = "speech", length = 20, bins = 80 }
network = { static = 16 }
[weights]
reconstruction = 1
kl_static = 0.5
[augment]
crop = 0.1
[training]
steps = 7
precision = "bfloat16"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_values_are_read_and_the_rest_is_default(tmp_path: Path) -> None:
    preset = read_preset(written(tmp_path, PLAIN))
    assert (preset.title, preset.architecture.model, preset.architecture.sigma) == ("plain", "dsvae", 0.25)
    assert preset.architecture.window.frame_shape == (80,)
    assert (preset.architecture.network.static, preset.architecture.network.dynamic) == (16, 32)
    assert preset.weights == {"reconstruction": 1.0, "kl_static": 0.5}
    assert (preset.augment.crop, preset.augment.blur) == (0.1, 1.5)
    assert (preset.training.steps, preset.training.batch, preset.training.precision) == (7, 32, "bfloat16")


def test_pictures_come_channels_first() -> None:
    assert Window(kind="video").frame_shape == (3, 64, 64)


def test_an_envelope_has_as_many_points_as_one_asks_for() -> None:
    assert Window(kind="speech", features="envelope", n_fft=16, bins=64).frame_shape == (64,)
    assert Window(kind="speech").features == "spectrum"


def test_a_preset_survives_json() -> None:
    for path in SHIPPED:
        preset = read_preset(path)
        assert Preset.model_validate(preset.model_dump(mode="json")) == preset


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("steps = 7", "stepps = 7", "training.stepps: unknown key; valid here: steps, batch, group, learning_rate"),
        ("crop = 0.1", "zoom = 0.1", "augment.zoom: unknown key; valid here: shuffle, reverse, crop"),
        ("static = 16", "stat = 16", "architecture.network.stat: unknown key; valid here: static, dynamic"),
        ("length = 20", "lenght = 20", "architecture.window.lenght: unknown key; valid here: kind, features, length"),
        (
            "sigma = 0.25",
            "sigmas = 0.25",
            "architecture.sigmas: unknown key; valid here: model, window, network, sigma",
        ),
        (
            'title = "plain"',
            'title = "plain"\nname = "x"',
            "name: unknown key; valid here: title, architecture, weights, augment, training",
        ),
        ("steps = 7", "steps = 0", "training.steps: input should be greater than or equal to 1 (it is 0)"),
        ("steps = 7", "steps = 1.5", "(it is 1.5)"),
        ("static = 16", "static = 4096", "architecture.network.static: input should be less than or equal to 1024"),
        ("crop = 0.1", "crop = -0.1", "augment.crop: input should be greater than or equal to 0 (it is -0.1)"),
        ("sigma = 0.25", "sigma = 0", "architecture.sigma: input should be greater than 0 (it is 0)"),
        ("sigma = 0.25", "sigma = nan", "architecture.sigma: "),
        ("kl_static = 0.5", "kl_static = inf", "weights.kl_static: input should be a finite number (it is inf)"),
        ("kl_static = 0.5", 'kl_static = "much"', "weights.kl_static: input should be a valid number"),
        ('"speech"', '"smell"', "kind: input should be 'video', 'speech' or 'vectors' (it is 'smell')"),
        ('"bfloat16"', '"float16"', "training.precision: input should be 'float32' or 'bfloat16' (it is 'float16')"),
        ('title = "plain"', "", "title: missing"),
        ("length = 20", "length = 20, n_fft = 64", "a transform of 64 samples has 33 bins, not 80"),
        ("length = 20", 'length = 20, features = "mel"', "input should be 'spectrum' or 'envelope' (it is 'mel')"),
        ('kind = "speech"', 'kind = "vectors", features = "envelope"', "the frames are vectors; only speech has one"),
    ],
)
def test_faults_name_file_key_and_what_is_valid(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in PLAIN
    with pytest.raises(ConfigError) as caught:
        read_preset(written(tmp_path, PLAIN.replace(old, new)))
    assert str(caught.value).startswith(str(tmp_path / "mine.toml"))
    assert told in str(caught.value)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = PLAIN.replace("steps = 7", "steps = -7").replace("crop = 0.1", "krop = 0.1")
    with pytest.raises(ConfigError, match=r"training\.steps") as caught:
        read_preset(written(tmp_path, text))
    assert "augment.krop" in str(caught.value)


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe", b"[a]\n[a]"])
def test_what_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mine.toml").write_bytes(content)
    with pytest.raises(ConfigError, match=r"mine\.toml: not a TOML file"):
        read_preset(tmp_path / "mine.toml")


def test_a_missing_preset_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"mine\.toml: the preset cannot be read"):
        read_preset(tmp_path / "mine.toml")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_builds_and_has_a_weight_for_every_term(path: Path) -> None:
    preset = read_preset(path)
    assert set(preset.weights) == set(MODELS[preset.architecture.model].terms(preset.architecture))
    assert preset.architecture.window.hop <= preset.architecture.window.length
    assert next(build_model(preset.architecture).parameters()).requires_grad


def test_something_ships() -> None:
    assert {"demo", "speech", "sprites"} <= {path.stem for path in SHIPPED}

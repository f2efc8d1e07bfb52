"""The page of a trained model."""

from __future__ import annotations

from app.model_card import card_of
from app.models import preset_file
from core_models.config import read_preset
from core_models.store import ModelConfig


def test_skipped_steps_are_told_where_there_were_any() -> None:
    preset = read_preset(preset_file("demo"))
    smooth, rough = (
        card_of(ModelConfig(title="A model", architecture=preset.architecture, training=facts), preset)
        for facts in ({"steps": 40, "skipped": 0, "set_back": 0}, {"steps": 40, "skipped": 7, "set_back": 2})
    )
    assert "skipped" not in smooth
    assert "| skipped steps | 7 with losses that are not finite; set back 2 times |\n| seed |" in rough

"""The numbers in which clips differ most, and a clip with some of them moved."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from app import pipeline
from app.latent_map import Item
from app.latent_numbers import REACH, Number, moved, value_of, widest

pytestmark = pytest.mark.usefixtures("one_thread")


def test_a_moved_number_changes_the_clip_and_the_codes_own_value_does_not() -> None:
    model = pipeline.load_model("sprites", "cpu")
    videos = list(pipeline.sample_clips().items())[:2]
    found = pipeline.encode_all(model, [Item(name, name, pipeline.open_clip(path)) for name, path in videos])
    numbers = widest(found)
    assert len(numbers) == 8
    assert [one.part for one in numbers] == ["static"] * 4 + ["dynamic"] * 4
    for own, codes in ((numbers[:4], found.static), (numbers[4:], np.concatenate(found.dynamic))):
        assert [one.spread for one in own] == sorted((one.spread for one in own), reverse=True)
        assert own[0].spread == pytest.approx(float(codes.std(0).max()), rel=1e-5)
        assert own[0].low == pytest.approx(own[0].mean - REACH * own[0].spread)

    def made(values: dict[Number, float]) -> NDArray[np.int64]:
        clip = moved(model.stored, found, 0, values, lambda _: None)
        assert clip.fps == found.items[0].clip.fps
        assert clip.frames is not None
        return clip.frames.astype(np.int64)

    still = made({})
    assert still.shape == (24, 64, 64, 3)
    assert np.abs(made({one: value_of(found, 0, one) for one in numbers}) - still).max() <= 1
    static = next(one for one in numbers if one.part == "static")
    assert np.abs(made({static: static.high}) - still).max() > 20
    assert value_of(found, 0, static) != static.high  # the codes themselves stay

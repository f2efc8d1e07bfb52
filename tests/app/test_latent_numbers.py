"""The numbers in which clips differ most, and a clip with some of them moved."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from app import pipeline
from app.code_numbers import REACH, Edit, Range
from app.latent_map import Item
from app.latent_numbers import value_of, widest

pytestmark = pytest.mark.usefixtures("one_thread")


def test_a_moved_number_changes_the_clip_and_the_codes_own_value_does_not() -> None:
    model = pipeline.load_model("sprites", "cpu")
    videos = list(pipeline.sample_clips().items())[:2]
    found = pipeline.encode_all(model, [Item(name, name, pipeline.open_clip(path)) for name, path in videos])
    numbers = widest(found)
    assert len(numbers) == 8
    assert [one.block for one in numbers] == ["static"] * 4 + ["dynamic"] * 4
    for ordered, codes in ((numbers[:4], found.static), (numbers[4:], np.concatenate(found.dynamic))):
        assert [one.deviation for one in ordered] == sorted((one.deviation for one in ordered), reverse=True)
        assert ordered[0].deviation == pytest.approx(float(codes.std(0).max()), rel=1e-5)
        assert ordered[0].low == pytest.approx(ordered[0].mean - REACH * ordered[0].deviation)

    own = pipeline.take_apart(model, found.items[0].clip)

    def made(values: dict[Range, float]) -> NDArray[np.int64]:
        edits = [Edit(number.block, number.number, value) for number, value in values.items()]
        clip = pipeline.decode_latents(model, own, edits)
        assert clip.fps == found.items[0].clip.fps
        assert clip.frames is not None
        return clip.frames.astype(np.int64)

    still = made({})
    assert still.shape == (24, 64, 64, 3)
    assert np.abs(made({one: value_of(found, 0, one) for one in numbers}) - still).max() <= 1
    static = next(one for one in numbers if one.block == "static")
    assert np.abs(made({static: static.high}) - still).max() > 20
    assert value_of(found, 0, static) != static.high  # the codes themselves stay

"""The part `use` measures what it says: the same swaps in batches, straight lines through points, every table."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest

from app import pipeline
from app.models import LoadedModel
from benchmarks import growth, use, use_work
from benchmarks.growth import Point, Series, fitted, plot
from benchmarks.measure import Alone, Options
from benchmarks.use_work import Cost

QUICK = Options(quick=True)


@pytest.fixture(autouse=True)
def _on_one_thread(one_thread: None) -> None:
    """Small tensors."""


@pytest.fixture(scope="module")
def sprites() -> LoadedModel:
    return use_work.loaded("sprites", "cpu")


def test_swaps_in_batches_are_those_of_the_pipeline(sprites: LoadedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    clips = use_work.characters(3)
    turned = [*clips[1:], clips[0]]
    made: list[np.ndarray] = []
    pictures = use.to_pictures
    monkeypatch.setattr(use, "to_pictures", lambda frames: made.append(pictures(frames).numpy()) or made[-1])
    monkeypatch.setattr(use, "BATCH", 2)
    assert use.swap_batches(sprites, clips, turned) == 3
    wanted = [pipeline.swap(sprites, a, b).frames for a, b in zip(clips, turned, strict=True)]
    assert np.abs(np.concatenate(made).astype(int) - np.stack(wanted)).max() <= 1


def test_all_three_works_are_done_anew_each_time(sprites: LoadedModel) -> None:
    found = use_work.works("characters", "cpu")
    assert list(found) == ["encode", "swap", "decode"]
    for work in found.values():
        assert work() is not work()


@pytest.mark.parametrize("frames", [3, 8, 20])
def test_clips_are_as_long_as_asked(frames: int) -> None:
    clip = use_work.characters(1, frames)[0]
    assert clip.frames is not None
    assert clip.frames.shape == (frames, 64, 64, 3)
    assert use_work.spoken(frames).duration == frames


def test_points_on_a_line_give_it_back() -> None:
    line = fitted([1, 10, 100], [7.0, 25.0, 205.0])
    assert (line.start, line.slope, line.farthest) == pytest.approx((5.0, 2.0, 0.0))


def test_what_grows_with_the_square_lies_far_from_every_line() -> None:
    assert fitted([8, 32, 128, 512], [size**2 for size in (8, 32, 128, 512)]).farthest > 0.5


def test_medians_of_sizes_in_turns() -> None:
    times = iter([1.0, 10.0, 3.0, 30.0, 2.0, 20.0])
    asked: list[int] = []

    def work(size: int) -> Alone:
        asked.append(size)
        return Alone(Cost(next(times), 1.0, 0.0), 99.0, 500.0)

    points = Series("work", "frames", (8, 80), work, 3).points()
    assert asked == [8, 80] * 3
    assert points == [Point(8, Cost(2.0, 1.0, 0.0), 500.0), Point(80, Cost(20.0, 1.0, 0.0), 500.0)]


def test_plot_has_a_panel_for_time_and_one_for_memory() -> None:
    series = Series("work", "frames", (8, 80), lambda size: Alone(Cost(0.0, 0.0, 0.0), 0.0, 0.0))
    points = [Point(8, Cost(2.0, 1.0, 0.0), 500.0), Point(80, Cost(9.0, 9.0, 0.0), 510.0)]
    root = ElementTree.fromstring(plot([(series, points)], "cpu"))
    svg = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in root.iter(f"{svg}text")]
    assert {"work: s", "MB at most"} <= set(texts)
    assert len(root.findall(f".//{svg}g/{svg}circle")) == 4
    assert len(list(root.iter(f"{svg}polyline"))) == 2


def test_part_makes_all_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "WHOLE", (1, 2))
    monkeypatch.setattr(growth, "FILMS", (1, 2))
    monkeypatch.setattr(use, "NAMES", {"characters": "a character"})
    tables = list(use.measure(QUICK))
    assert [len(row) for table in tables for row in table.rows] == [
        len(table.columns) for table in tables for _ in table.rows
    ]
    assert len(tables) == 8
    assert len(tables[-1].rows) == 4

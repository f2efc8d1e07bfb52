"""The SVG of curves: well-formed, every curve in it, marks where they belong."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from app.curves_svg import Line, Panel, bias_figure, draw_panels
from core_models.bias_study import Settings, run_bias_study

SVG = "{http://www.w3.org/2000/svg}"


def chart(*lines: Line, truth: float = 1.0) -> ElementTree.Element:
    return ElementTree.fromstring(draw_panels([Panel("a < b", "sigma", lines, truth)], 1, "title & more", "nats"))


def test_a_mark_is_on_the_curve_where_it_is_highest() -> None:
    root = chart(Line("up", (0.1, 1.0, 10.0), (-1.0, 0.0, -1.0), 1.0, (255, 0, 0)))
    polyline = root.find(f".//{SVG}polyline")
    mark = root.find(f".//{SVG}circle")
    assert polyline is not None
    assert mark is not None
    points = [tuple(map(float, point.split(","))) for point in polyline.get("points", "").split()]
    assert (float(mark.get("cx", "0")), float(mark.get("cy", "0"))) == points[1]
    # the middle of a logarithmic axis, and higher on the page than the ends
    assert points[1][0] == pytest.approx((points[0][0] + points[2][0]) / 2, abs=0.11)
    assert points[1][1] < points[0][1] == points[2][1]
    assert polyline.get("stroke") == "#ff0000"


def test_the_truth_is_an_upright_line_at_its_value() -> None:
    root = chart(Line("up", (0.1, 1.0, 10.0), (-1.0, 0.0, -1.0), 1.0, (255, 0, 0)), truth=1.0)
    mark = root.find(f".//{SVG}circle")
    truth = next(line for line in root.iter(f"{SVG}line") if line.get("stroke") == "#999")
    assert mark is not None
    assert truth.get("x1") == truth.get("x2") == mark.get("cx")


def test_a_curve_is_cut_where_it_leaves_the_panel() -> None:
    """From far below up into the panel and out again: one run, whose ends are on the panel's floor."""
    root = chart(Line("peak", (0.1, 1.0, 10.0), (-100.0, 0.0, -100.0), 1.0, (255, 0, 0)))
    box = root.findall(f".//{SVG}rect")[1]
    floor = float(box.get("y", "0")) + float(box.get("height", "0"))
    (polyline,) = root.iter(f"{SVG}polyline")
    points = [tuple(map(float, point.split(","))) for point in polyline.get("points", "").split()]
    assert len(points) == 3
    assert points[0][1] == points[2][1] == floor
    # 1.2 and its margin of 100 nats are in the panel, so the cuts are close beside the peak
    assert 0 < points[2][0] - points[1][0] < 5


def test_names_are_told_once_and_escaped() -> None:
    panel = Panel("p", "sigma", (Line("a < b", (0.5, 2.0), (0.0, 1.0), 2.0, (0, 0, 0)),), 1.0)
    root = ElementTree.fromstring(draw_panels([panel, panel, panel], 2, "t", "nats"))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert texts.count("a < b") == 1
    assert texts.count("p") == 3


def test_the_study_has_a_panel_for_every_scan() -> None:
    study = run_bias_study(budget_seconds=0.0, settings=Settings(true_x=(0.5,), points=5, finer=2, clips=50))
    root = ElementTree.fromstring(bias_figure(study))
    assert len(list(root.iter(f"{SVG}polyline"))) == sum(len(scan.curves) for scan in study.scans) == 16
    assert len(list(root.iter(f"{SVG}rect"))) == 1 + len(study.scans)
    assert [text.text for text in root.iter(f"{SVG}text")].count("sigma_x") == 2


def test_even_axes_begin_at_zero_and_keep_proportions() -> None:
    line = Line("cost", (0.0, 50.0, 100.0), (0.0, 5.0, 10.0), None, (0, 0, 255))
    root = ElementTree.fromstring(draw_panels([Panel("p", "size", (line,), None, from_zero=True)], 1, "t", "s"))
    box = root.findall(f".//{SVG}rect")[1]
    (polyline,) = root.iter(f"{SVG}polyline")
    first, middle, last = (tuple(map(float, point.split(","))) for point in polyline.get("points", "").split())
    assert first == (float(box.get("x", "0")), float(box.get("y", "0")) + float(box.get("height", "0")))
    assert middle == pytest.approx(((first[0] + last[0]) / 2, (first[1] + last[1]) / 2), abs=0.11)
    assert not list(root.iter(f"{SVG}circle"))

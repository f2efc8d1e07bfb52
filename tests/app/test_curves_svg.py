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


def test_names_are_told_once_and_escaped() -> None:
    panel = Panel("p", "sigma", (Line("a < b", (0.5, 2.0), (0.0, 1.0), 2.0, (0, 0, 0)),), 1.0)
    root = ElementTree.fromstring(draw_panels([panel, panel, panel], 2, "t", "nats"))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert texts.count("a < b") == 1
    assert len({clip.get("id") for clip in root.iter(f"{SVG}clipPath")}) == 3


def test_the_study_has_a_panel_for_every_scan() -> None:
    study = run_bias_study(budget_seconds=0.0, settings=Settings(true_x=(0.5,), points=5, finer=2, clips=50))
    root = ElementTree.fromstring(bias_figure(study))
    assert len(list(root.iter(f"{SVG}clipPath"))) == len(study.scans) == 4
    assert len(list(root.iter(f"{SVG}polyline"))) == sum(len(scan.curves) for scan in study.scans)
    assert [text.text for text in root.iter(f"{SVG}text")].count("sigma_x") == 2

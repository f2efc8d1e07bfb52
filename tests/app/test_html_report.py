"""The report's page: whole without anything beside it, numbers beside the published ones, safe against odd names."""

from __future__ import annotations

import base64
import math
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.bench.results import Chart, Column, Line, Picture, Report, Row, SeedRun, Table, read_report, write_report
from app.chart import write_picture
from app.html_report import page, write_page
from media_io.errors import MediaError

VOID = {"meta", "br", "img", "hr", "link", "input"}
COLOURS = dict.fromkeys(("text", "dim", "accent", "raised", "good", "b"), "#123456")
COLUMNS = (
    Column("accuracy", "Accuracy", "%", "higher", "What is read."),
    Column("intra", "H(y|x)", "nats", "lower", "", 3),
)


class Page(HTMLParser):
    """Every tag closed in order, the cells of every row, and what is fetched from elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.images: list[bytes] = []
        self.fetched: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        source = values.get("src") or values.get("href")
        if tag == "img" and source is not None:
            kind, _, data = source.partition("base64,")
            assert kind == "data:image/png;"
            self.images.append(base64.b64decode(data, validate=True))
        elif source is not None:
            self.fetched.append(source)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if any(tag in ("td", "th") for tag in self.open):
            self.rows[-1][-1] += data


def cells(text: str, label: str) -> list[list[str]]:
    """The row of this label and the one below it."""
    rows = Page(text).rows
    at = next(i for i, row in enumerate(rows) if row and row[0].startswith(label))
    return rows[at : at + 2]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Two seeds beside a paper, a row that was not run, one that only a paper has; a picture and a chart."""
    write_picture(np.full((20, 30, 3), (10, 200, 30), np.uint8), tmp_path / "swaps.png")
    measured = (SeedRun(0, {"accuracy": 99.0, "intra": 0.02}), SeedRun(1, {"accuracy": 100.0, "intra": 0.01}))
    rows = (
        Row("C-DSVAE", measured, {"accuracy": 99.4, "intra": 0.014}, {"accuracy": 0.1}),
        Row("DSVAE", (), {"accuracy": 90.73}, state="not run: budget"),
        Row("Others", (), {"accuracy": 92.89}, note="its paper's number"),
    )
    chart = Chart("Training", (Line("total", (1.0, 2.0), (5.0, 4.0)), Line("kl & more", (1.0, 2.0), (1.0, 2.0))))
    return Report(
        "reproduction", "A table", "strict", {"Machine": "a <big> one"}, {"table": "x"}, ("Stand-in data.",),
        {"skin": 99.95}, (Table("Actions", COLUMNS, rows, "What is read."),), (Picture("Swaps", "swaps.png"),),
        (chart,),
    )  # fmt: skip


def test_ours_stands_above_the_published_number(report: Report, tmp_path: Path) -> None:
    ours, theirs = cells(page(report, tmp_path), "C-DSVAE")
    assert ours[1:] == ["ours", "99.50\xa0±\xa00.71", "0.015\xa0±\xa00.007"]
    assert theirs == ["published", "99.40 ± 0.10", "0.014"]


def test_what_reaches_the_paper_is_marked_and_what_does_not_is_not(report: Report, tmp_path: Path) -> None:
    text = page(report, tmp_path)
    assert '<span class="good">99.50' in text
    assert '<span class="good">0.015' not in text


def test_a_row_that_was_not_run_says_so_beside_its_published_number(report: Report, tmp_path: Path) -> None:
    ours, theirs = cells(page(report, tmp_path), "DSVAE")
    assert ours[1] == "not run: budget"
    assert theirs == ["published", "90.73", "–"]
    (alone, *_) = cells(page(report, tmp_path), "Others")
    assert alone[1:3] == ["published", "92.89"]


@pytest.mark.parametrize("colours", [None, COLOURS], ids=["browser", "window"])
def test_the_page_needs_nothing_beside_itself(report: Report, tmp_path: Path, colours: dict[str, str] | None) -> None:
    text = page(report, tmp_path, colours)
    parsed = Page(text)
    assert parsed.fetched == []
    assert "http" not in text
    assert "<script" not in text
    picture = cv2.imdecode(np.frombuffer(parsed.images[0], np.uint8), cv2.IMREAD_COLOR)
    assert picture.shape == (20, 30, 3)
    assert tuple(picture[5, 5]) == (30, 200, 10)
    assert ("<svg" in text) == (colours is None)
    assert len(parsed.images) == (1 if colours is None else 2)


def test_names_cannot_become_markup(report: Report, tmp_path: Path) -> None:
    row = Row("<script>alert(1)</script>", (SeedRun(0, {"accuracy": 1.0}),), note='"><img src="http://x">')
    odd = replace(report, title="<b>", tables=(Table("<i>", COLUMNS, (row,), "&"),), notes=("<script>",))
    text = page(odd, tmp_path)
    assert "<script" not in text
    assert Page(text).fetched == []


def test_a_missing_picture_is_told(report: Report, tmp_path: Path) -> None:
    (tmp_path / "swaps.png").unlink()
    assert "swaps.png cannot be read" in page(report, tmp_path)


def test_a_picture_of_another_folder_is_not_shown(report: Report, tmp_path: Path) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    outside = replace(report, pictures=(Picture("Swaps", "../swaps.png"),))
    assert Page(page(outside, folder)).images == []


def test_a_written_report_is_read_back_and_gaps_stay_gaps(report: Report, tmp_path: Path) -> None:
    gap = replace(report.tables[0].rows[0], runs=(SeedRun(0, {"accuracy": math.nan, "intra": 0.5}),))
    with_gap = replace(report, tables=(Table("Actions", COLUMNS, (gap,)),))
    write_report(tmp_path, with_gap)
    back = read_report(tmp_path)
    assert back.tables[0].rows[0].runs[0].values == {"intra": 0.5}
    assert back.tables[0].rows[0].mean("accuracy") is None
    assert (back.pictures, back.charts, back.judge) == (report.pictures, report.charts, report.judge)
    write_page(tmp_path, back)
    assert "–" in (tmp_path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "no JSON"), ("[]", "no report"), ('{"kind": 3}', "no report"), (None, "cannot be read")],
)
def test_what_is_no_report_is_refused_by_name(tmp_path: Path, text: str | None, told: str) -> None:
    if text is not None:
        (tmp_path / "report.json").write_text(text, encoding="utf-8")
    with pytest.raises(MediaError, match=told) as caught:
        read_report(tmp_path)
    assert caught.value.path == tmp_path / "report.json"

"""Reports in the window: listed, shown with their pictures and numbers, in both themes; errors in the page's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from app.bench.results import Chart, Column, Line, Picture, Report, Row, SeedRun, Table, write_report
from app.chart import write_picture
from app.window.main import MainWindow
from app.window.report_page import ReportWindow


def made_report(folder: Path, title: str, accuracy: float) -> Path:
    row = Row("C-DSVAE", (SeedRun(0, {"accuracy": accuracy}),), {"accuracy": 99.99})
    table = Table("Actions", (Column("accuracy", "Accuracy", "%", "higher"),), (row,), "What is read.")
    chart = Chart("Training", (Line("total", (0.0, 1.0, 2.0), (3.0, 2.0, 1.5)),))
    report = Report(
        "evaluation", title, "strict", tables=(table,), pictures=(Picture("Swaps", "swaps.png"),), charts=(chart,)
    )
    write_report(folder, report)
    picture = np.zeros((40, 60, 3), np.uint8)
    picture[:, :, 0] = 255
    write_picture(picture, folder / "swaps.png")
    return folder


@pytest.fixture
def shown(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path
) -> Iterator[tuple[MainWindow, ReportWindow]]:
    made_report(tmp_path / "reports" / "first", "First of all", 12.34)
    made_report(tmp_path / "reports" / "deep" / "second", "Second of all", 56.78)
    window = make_window(reports=(tmp_path / "reports",))
    window.command["reports"].trigger()
    qtbot.waitUntil(lambda: window.reports.list.count() == 2)
    qtbot.waitUntil(lambda: window.reports.browse.isEnabled())
    yield window, window.reports
    window.reports.close()


def test_reports_are_listed_and_the_chosen_one_is_shown(qtbot: QtBot, shown: tuple[MainWindow, ReportWindow]) -> None:
    _, reports = shown
    titles = [reports.list.item(i).text() for i in range(2)]
    assert any("First of all" in title for title in titles)
    for i, title in enumerate(titles):
        reports.list.setCurrentRow(i)
        wanted, number = ("First of all", "12.34") if "First" in title else ("Second of all", "56.78")
        qtbot.waitUntil(lambda wanted=wanted: wanted in reports.page.toPlainText())
        assert number in reports.page.toPlainText()
        assert "99.99" in reports.page.toPlainText()


def test_pictures_and_curves_are_drawn_in_both_themes(qtbot: QtBot, shown: tuple[MainWindow, ReportWindow]) -> None:
    window, reports = shown
    for theme in ("light", "dark"):
        window.set_theme(theme)
        qtbot.waitUntil(lambda: window.theme.colours.dim in reports.page.toHtml())
        images = images_of(reports)
        assert [image.width() for image in images] == [60, 960]
        assert images[0].pixelColor(5, 5).getRgb()[:3] == (255, 0, 0)


def test_a_folder_without_a_report_is_told_in_its_place(
    qtbot: QtBot, shown: tuple[MainWindow, ReportWindow], tmp_path: Path
) -> None:
    _, reports = shown
    (tmp_path / "empty").mkdir()
    reports.show_report(tmp_path / "empty")
    qtbot.waitUntil(lambda: "Could not show" in reports.page.toPlainText())
    assert "unbraid evaluate" in reports.page.toPlainText()
    assert not reports.browse.isEnabled()


def images_of(reports: ReportWindow) -> list[QImage]:
    """Every image of the page, as its document resolves it."""
    document, found = reports.page.document(), []
    block = document.begin()
    while block.isValid():
        places = block.begin()
        while not places.atEnd():
            style = places.fragment().charFormat()
            if style.isImageFormat():
                found.append(decoded(document, style.toImageFormat().name()))
            places += 1
        block = block.next()
    return found


def decoded(document: QTextDocument, name: str) -> QImage:
    kind, _, data = name.partition("base64,")
    assert kind.startswith("data:image/png")
    from base64 import b64decode

    assert QUrl(name).isValid()
    image = QImage()
    assert image.loadFromData(b64decode(data))
    return image

"""A report as one HTML page that needs nothing beside itself: pictures are inside it, nothing is fetched."""

from __future__ import annotations

import base64
import struct
from collections.abc import Mapping
from html import escape
from pathlib import Path

from app.bench.results import PAGE, Chart, Picture, Report, read_report
from app.html import curves, style, tables
from app.paths import user_cache
from media_io.atomic import write_text
from media_io.errors import MediaError
from media_io.problems import check_plain

MODES = {
    "strict": "strict mode: every test clip, fixed seeds, models chosen on validation clips alone",
    "paper": "paper mode: the paper's own protocol, so that its table can be laid beside this one",
}
WINDOW_WIDTH = 760
MOST_PICTURE = 64 * 2**20
PNG = b"\x89PNG\r\n\x1a\n"


def write_page(folder: Path, report: Report) -> Path:
    """Write folder/index.html, whole or not at all; returns its path."""
    write_text(folder / PAGE, page(report, folder))
    return folder / PAGE


def browser_page(folder: Path) -> Path:
    """The page of a report for a browser: that in its folder, or where that is not what we would write, one of ours.

    A report may be a stranger's, and what a browser opens can run scripts.

    Raises:
        MediaError: no readable report, or no place to write the page to.
    """
    text = page(read_report(folder), folder)
    own = folder / PAGE
    try:
        check_plain(own, 2 * len(text.encode()) + 1, "")
        if own.read_text(encoding="utf-8") == text:
            return own
    except (OSError, ValueError, MediaError):
        pass
    made = user_cache() / "report.html"
    write_text(made, text)
    return made


def page(report: Report, folder: Path, colours: Mapping[str, str] | None = None) -> str:
    """The whole page.

    Args:
        report: what to show.
        folder: where its pictures lie.
        colours: of the window's theme, for Qt's reader, which knows neither variables nor SVG; None for a browser.
    """
    looks = style.BROWSER if colours is None else style.window_style(colours)
    parts = [
        _head(report),
        *_tables(report),
        *_pictures(report, folder, colours),
        *_charts(report, colours is not None),
    ]
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(report.title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{looks}</style></head><body><main>{''.join(parts)}"
        "<footer>Written by Unbraid. The numbers are in report.json beside this page.</footer></main></body></html>"
    )


def _head(report: Report) -> str:
    notes = "".join(_note(note) for note in report.notes)
    mode = f'<p class="mode">{escape(MODES.get(report.mode, report.mode))}</p>'
    return f"<h1>{escape(report.title)}</h1>{mode}{notes}{tables.facts_html(dict(report.facts))}{_judge(report)}"


def _note(text: str) -> str:
    # A table of one cell: Qt's reader paints no background behind a paragraph's whole width.
    return f'<p class="note">{escape(text)}</p>'


def _judge(report: Report) -> str:
    if not report.judge:
        return ""
    told = ", ".join(f"{escape(name)} {share:.2f} %" for name, share in report.judge.items())
    return (
        "<h2>The judge</h2><p>A judge is a classifier trained on real clips alone. It reads generated clips below; how "
        f"well it reads real clips that it never saw bounds what can be measured: {told}.</p>"
    )


def _tables(report: Report) -> list[str]:
    return [
        f"<h2>{escape(table.title)}</h2><p class='caption'>{escape(table.caption)}</p>{tables.table_html(table)}"
        for table in report.tables
    ]


def _pictures(report: Report, folder: Path, colours: Mapping[str, str] | None) -> list[str]:
    return [_figure(picture, folder, colours is not None) for picture in report.pictures]


def _figure(picture: Picture, folder: Path, window: bool) -> str:
    path = folder / Path(picture.file).name
    title = f"<h2>{escape(picture.title)}</h2>"
    try:
        check_plain(path, MOST_PICTURE, "Make the report again.")
        data = path.read_bytes()
        if not data.startswith(PNG) or path.resolve().parent != folder.resolve():
            raise MediaError(path, "no PNG in this folder", "Make the report again.")
    except (OSError, MediaError) as error:
        cause = error.cause if isinstance(error, MediaError) else error.strerror or ""
        return f'{title}<p class="note">{escape(picture.file)} cannot be read ({escape(cause)}).</p>'
    return title + _image(data, picture.title, picture.caption, window)


def _image(data: bytes, title: str, caption: str, window: bool) -> str:
    width = f' width="{min(WINDOW_WIDTH, _width(data))}"' if window else ""
    source = base64.b64encode(data).decode()
    image = f'<img alt="{escape(title)}"{width} src="data:image/png;base64,{source}">'
    if window:
        # Qt's reader knows no figures: it would lay their contents into the list or heading before.
        return f'<div>{image}</div><p class="caption">{escape(caption)}</p>'
    return f'<figure>{image}<figcaption class="caption">{escape(caption)}</figcaption></figure>'


def _charts(report: Report, window: bool) -> list[str]:
    return [f"<h2>{escape(chart.title)}</h2>{_chart(chart, window)}" for chart in report.charts]


def _chart(chart: Chart, window: bool) -> str:
    if window:
        return _image(curves.png(chart), chart.title, chart.caption, window)
    return f'<figure>{curves.svg(chart)}<figcaption class="caption">{escape(chart.caption)}</figcaption></figure>'


def _width(data: bytes) -> int:
    """Width in pixels that a PNG's header states; the window's own where it is no PNG."""
    return int(struct.unpack(">I", data[16:20])[0]) if data[:8] == PNG else WINDOW_WIDTH

"""Curves of a report: as SVG for a browser, as a PNG where no SVG is drawn."""

from __future__ import annotations

import math
from html import escape

from app.bench.results import Chart, Line
from app.colours import BLUE, GREEN, ORANGE, PURPLE, SKY, YELLOW, hexed

PALETTE = (BLUE, ORANGE, GREEN, PURPLE, YELLOW, SKY)
DASHES = ("", "7 4", "2 3", "10 3 2 3", "4 2", "1 4")
WIDTH, HEIGHT = 860, 380
LEFT, RIGHT, TOP, BOTTOM = 74, 190, 16, 46
NAME_LETTERS = 24


def svg(chart: Chart) -> str:
    """A chart with axes, ticks and names beside the lines' ends; a sentence where there is nothing to draw."""
    from app.chart import ticks

    lines = [line for line in chart.lines if line.x]
    if not lines:
        return '<p class="dim">No values yet.</p>'
    x0, x1 = _range([value for line in lines for value in line.x])
    y0, y1 = _range([value for line in lines for value in line.y])

    def place(x: float, y: float) -> tuple[float, float]:
        across, up = (x - x0) / (x1 - x0), (y - y0) / (y1 - y0)
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)

    grid = [_across(place(x0, y)[1], y) for y in ticks(y0, y1)] + [_down(place(x, y0)[0], x) for x in ticks(x0, x1)]
    drawn = [_line(i, line, [place(x, y) for x, y in zip(line.x, line.y, strict=True)]) for i, line in enumerate(lines)]
    middle = (LEFT + WIDTH - RIGHT) / 2
    labels = (
        f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">{escape(chart.x_label)}</text>'
        f'<text x="14" y="{HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 14 {HEIGHT / 2})">'
        f"{escape(chart.y_label)}</text>"
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(chart.title)}" font-family="sans-serif" '
        f'font-size="12" fill="currentColor">{"".join(grid)}{labels}{"".join(drawn)}</svg>'
    )


def png(chart: Chart) -> bytes:
    """The same chart as a PNG of 960 x 540."""
    import cv2

    from app.chart import Curve, draw_curves

    curves = [
        Curve(line.name[:NAME_LETTERS], line.x, line.y, PALETTE[i % len(PALETTE)], dashed=bool(i % 2))
        for i, line in enumerate(chart.lines[: len(PALETTE)])
    ]
    # The title stands above the picture on the page: the legend needs the room.
    picture = draw_curves(curves, "", _ascii(chart.x_label), _ascii(chart.y_label))
    _, encoded = cv2.imencode(".png", picture[..., ::-1])
    return encoded.tobytes()


def _line(index: int, line: Line, points: list[tuple[float, float]]) -> str:
    colour, dash = hexed(PALETTE[index % len(PALETTE)]), DASHES[index // len(PALETTE) % len(DASHES)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    row = TOP + 14 + 20 * index
    legend = WIDTH - RIGHT + 12
    style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}" fill="none"'
    dots = (
        f'<circle cx="{points[0][0]:.1f}" cy="{points[0][1]:.1f}" r="3" fill="{colour}"/>' if len(points) == 1 else ""
    )
    return (
        f'<polyline points="{path}" {style}/>{dots}'
        f'<line x1="{legend}" x2="{legend + 24}" y1="{row - 4}" y2="{row - 4}" {style}/>'
        f'<text x="{legend + 30}" y="{row}">{escape(line.name[:NAME_LETTERS])}</text>'
    )


def _across(row: float, value: float) -> str:
    line = f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{row:.1f}" y2="{row:.1f}" stroke="currentColor" opacity=".15"/>'
    return f'{line}<text x="{LEFT - 6}" y="{row + 4:.1f}" text-anchor="end">{value:g}</text>'


def _down(column: float, value: float) -> str:
    return f'<text x="{column:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{value:g}</text>'


def _range(values: list[float]) -> tuple[float, float]:
    """All values, with some air; the few highest of a long curve may leave the picture, as first steps do."""
    finite = sorted(value for value in values if math.isfinite(value))
    low, high = finite[0], finite[-1]
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode()

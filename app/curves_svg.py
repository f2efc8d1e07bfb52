"""Small charts of curves side by side as one SVG: axes, ticks, a legend, a mark where each curve is highest."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from app.chart import INK, log_ticks, ticks
from app.colours import BLUE, GREEN, ORANGE, PURPLE, Colour, hexed
from core_models.bias_study import BiasStudy, Scan

WIDTH, HEIGHT = 320, 250
LEFT, RIGHT, TOP, BOTTOM = 46, 10, 30, 34
HEAD = 58
BELOW_THE_LOWEST_TOP = 1.2

Place = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """A curve.

    Attributes:
        name: what the legend says; lines of one name look alike.
        x, y: coordinates of equal number, x above 0 and rising.
        top: where the curve is highest, marked by a dot on it; None for no mark.
        colour: RGB.
        dots: drawn as dots at its points and not as a line.
    """

    name: str
    x: Sequence[float]
    y: Sequence[float]
    top: float | None
    colour: Colour
    dots: bool = False


@dataclass(frozen=True)
class Panel:
    """One chart: lines over a logarithmic x, and an upright line at the true value where there is one.

    Attributes:
        from_zero: both axes are even and begin at 0, so that what grows in proportion is a straight line to be seen.
    """

    title: str
    x_label: str
    lines: tuple[Line, ...]
    truth: float | None
    from_zero: bool = False


@dataclass(frozen=True)
class _Frame:
    """From numbers to the panel's units."""

    x: tuple[float, float]
    y: tuple[float, float]

    @property
    def even(self) -> bool:
        return self.x[0] == 0

    def across(self, x: float) -> float:
        share = x / self.x[1] if self.even else math.log(x / self.x[0]) / math.log(self.x[1] / self.x[0])
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def down(self, y: float) -> float:
        share = (y - self.y[0]) / (self.y[1] - self.y[0])
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def draw_panels(panels: Sequence[Panel], columns: int, title: str, y_label: str) -> str:
    """Panels in rows of so many columns under a title and one legend, as a whole SVG document.

    A panel shows the tops of all its lines; what lies far below them is cut off.
    """
    rows = math.ceil(len(panels) / columns)
    width, height = columns * WIDTH, HEAD + rows * HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="sans-serif" font-size="11">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{LEFT}" y="22" font-size="15" font-weight="bold">{escape(title)}</text>',
        *_legend([line for panel in panels for line in panel.lines]),
    ]
    for number, panel in enumerate(panels):
        row, column = divmod(number, columns)
        parts.append(f'<g transform="translate({column * WIDTH} {HEAD + row * HEIGHT})">')
        parts += _panel(panel, y_label if column == 0 else "")
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def bias_figure(study: BiasStudy) -> str:
    """The bias study: sigma_x in the left columns, sigma_z in the right ones; a row for each true sigma_x."""
    order = sorted(study.scans, key=lambda scan: (scan.true_x, scan.scanned, scan.true_z))
    columns = 2 * len({scan.true_z for scan in study.scans})
    title = "Log-likelihood and ELBO of a linear-Gaussian model; dots: where each is highest, grey line: the truth"
    return draw_panels([_scan_panel(scan) for scan in order], columns, title, "nats a clip")


def _scan_panel(scan: Scan) -> Panel:
    looks = {
        "log-likelihood": INK,
        "two-part": PURPLE,
        "mean-field": ORANGE,
        "frame-wise": BLUE,
    }
    lines = []
    for curve in scan.curves:
        family = curve.name.removeprefix("trained ")
        trained = family != curve.name
        lines.append(Line(curve.name, curve.sigma, curve.nats, curve.best, looks.get(family, GREEN), dots=trained))
    title = f"true sigma_x {scan.true_x:g}, sigma_z {scan.true_z:g}"
    return Panel(title, scan.scanned, tuple(lines), scan.truth)


def _panel(panel: Panel, y_label: str) -> Iterator[str]:
    frame = _from_zero(panel.lines) if panel.from_zero else _frame(panel.lines)
    right, floor = WIDTH - RIGHT, HEIGHT - BOTTOM
    yield f'<text x="{LEFT}" y="{TOP - 8}">{escape(panel.title)}</text>'
    yield from _grid(frame)
    if panel.truth is not None:
        truth = f"{frame.across(panel.truth):.1f}"
        yield f'<line x1="{truth}" x2="{truth}" y1="{TOP}" y2="{floor}" stroke="#999" stroke-width="2"/>'
    for line in panel.lines:
        yield from _curve(line, frame)
    yield f'<text x="{(LEFT + right) / 2}" y="{HEIGHT - 6}" text-anchor="middle">{escape(panel.x_label)}</text>'
    if y_label:
        middle = (TOP + floor) / 2
        yield f'<text transform="translate(11 {middle}) rotate(-90)" text-anchor="middle">{escape(y_label)}</text>'


def _frame(lines: Sequence[Line]) -> _Frame:
    x = [value for line in lines for value in line.x]
    tops = [max(line.y) for line in lines]
    low = max(min(tops) - BELOW_THE_LOWEST_TOP, min(value for line in lines for value in line.y))
    margin = 0.06 * (max(tops) - low) or 1.0
    return _Frame((min(x), max(x)), (low - margin, max(tops) + margin))


def _from_zero(lines: Sequence[Line]) -> _Frame:
    x, y = (max(max(values) for values in axis) for axis in zip(*((line.x, line.y) for line in lines), strict=True))
    return _Frame((0.0, 1.04 * x), (0.0, 1.06 * y or 1.0))


def _grid(frame: _Frame) -> Iterator[str]:
    right, floor = WIDTH - RIGHT, HEIGHT - BOTTOM
    for value in ticks(*frame.x, about=5) if frame.even else log_ticks(*frame.x):
        x = f"{frame.across(value):.1f}"
        yield f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{floor}" stroke="#e2e2e2"/>'
        yield f'<text x="{x}" y="{floor + 14}" text-anchor="middle">{value:g}</text>'
    for value in ticks(*frame.y, about=5):
        y = frame.down(value)
        yield f'<line x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e2e2e2"/>'
        yield f'<text x="{LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
    box = f'x="{LEFT}" y="{TOP}" width="{right - LEFT}" height="{floor - TOP}"'
    yield f'<rect {box} fill="none" stroke="{hexed(INK)}"/>'


def _curve(line: Line, frame: _Frame) -> Iterator[str]:
    places = [(frame.across(x), frame.down(y)) for x, y in zip(line.x, line.y, strict=True)]
    colour = hexed(line.colour)
    if line.dots:
        for x, y in (place for place in places if place[1] <= HEIGHT - BOTTOM):
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.8" fill="{colour}"/>'
    else:
        for run in _above(places, HEIGHT - BOTTOM):
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
            yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.8"/>'
    if line.top is not None:
        x, y = frame.across(line.top), frame.down(max(line.y))
        inside = "white" if line.dots else colour
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{inside}" stroke="{colour}" stroke-width="1.8"/>'


def _above(places: Sequence[Place], floor: float) -> list[list[Place]]:
    """The runs of a curve that are not below the floor, cut where they cross it.

    Cut here and not by a clip path, which the SVG of Qt does not know.
    """
    runs: list[list[Place]] = [[]]
    for (x0, y0), (x1, y1) in pairwise(places):
        if y0 <= floor:
            runs[-1].append((x0, y0))
        if (y0 <= floor) != (y1 <= floor):
            runs[-1].append((x0 + (x1 - x0) * (floor - y0) / (y1 - y0), floor))
        if y1 > floor and runs[-1]:
            runs.append([])
    if places[-1][1] <= floor:
        runs[-1].append(places[-1])
    return [run for run in runs if run]


def _legend(lines: Sequence[Line]) -> Iterator[str]:
    x = LEFT
    for line in {line.name: line for line in lines}.values():
        colour = hexed(line.colour)
        if line.dots:
            yield from (f'<circle cx="{x + 4 + 8 * i}" cy="40" r="1.8" fill="{colour}"/>' for i in range(4))
        else:
            yield f'<line x1="{x}" x2="{x + 28}" y1="40" y2="40" stroke="{colour}" stroke-width="2"/>'
        yield f'<text x="{x + 34}" y="44">{escape(line.name)}</text>'
        x += 60 + 7 * len(line.name)

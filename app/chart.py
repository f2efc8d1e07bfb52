"""Curves of training, and points by group, drawn into a picture with OpenCV: axes, ticks, legend, the best step."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.colours import GREEN, Colour
from media_io.atomic import atomically

Picture = NDArray[np.uint8]

GREY: Colour = (150, 150, 150)
INK: Colour = (40, 40, 40)
GRID: Colour = (226, 226, 226)

WIDTH, HEIGHT = 960, 540
LEFT, RIGHT, TOP, BOTTOM = 96, 28, 56, 64
LOG_FROM = 8.0
FONT = cv2.FONT_HERSHEY_SIMPLEX


@dataclass(frozen=True)
class Curve:
    """Points to join by a line.

    Attributes:
        name: what the legend says.
        x, y: coordinates of equal number; points that are not finite are left out.
        colour: RGB.
        dashed: drawn in dashes, so that curves differ without colour too.
    """

    name: str
    x: Sequence[float]
    y: Sequence[float]
    colour: Colour
    dashed: bool = False


@dataclass(frozen=True)
class Axes:
    """From numbers to pixels: ranges of both axes over the plot's rectangle; y by its logarithm where `log` says so."""

    x: tuple[float, float]
    y: tuple[float, float]
    log: bool = False

    def pixel(self, x: float, y: float) -> tuple[int, int]:
        """Column and row of a point."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        low, high, value = (math.log(v) for v in (*self.y, y)) if self.log else (*self.y, y)
        up = (value - low) / (high - low)
        return round(LEFT + across * (WIDTH - LEFT - RIGHT)), round(HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM))


def draw_curves(curves: Sequence[Curve], title: str, x_label: str, y_label: str, best: float | None = None) -> Picture:
    """A chart of curves.

    Args:
        curves: at least one with a finite point makes a chart; else it says that there is nothing to show.
        title, x_label, y_label: ASCII text; the label of a logarithmic axis says so.
        best: x where a vertical line marks the best step.

    Returns:
        uint8 (540, 960, 3), RGB.
    """
    picture = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    _text(picture, title, (LEFT, 32), 0.75, thickness=2)
    curves = [_finite(curve) for curve in curves]
    if not any(curve.x for curve in curves):
        _text(picture, "No values yet", (LEFT + 20, HEIGHT // 2), 0.6)
        return picture
    axes = _axes(curves)
    _draw_grid(picture, axes, x_label, y_label)
    if best is not None and axes.x[0] <= best <= axes.x[1]:
        _draw_best(picture, axes, best)
    for curve in curves:
        _draw_curve(picture, axes, curve)
    _draw_legend(picture, curves)
    return picture


def draw_points(groups: Sequence[Curve], x_label: str, y_label: str) -> Picture:
    """Points by group, a colour each, every group's first beneath; a cross with a white edge marks each group's mean.

    Returns:
        uint8 (540, 960, 3), RGB.
    """
    picture = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    groups = [group for group in map(_finite, groups) if group.x]
    if not groups:
        _text(picture, "No points", (LEFT + 20, HEIGHT // 2), 0.6)
        return picture
    axes = Axes(_range([x for group in groups for x in group.x]), _range([y for group in groups for y in group.y]))
    _draw_grid(picture, axes, x_label, y_label)
    for group in groups:
        for x, y in zip(group.x, group.y, strict=True):
            cv2.circle(picture, axes.pixel(x, y), 2, group.colour, -1, cv2.LINE_AA)
    for group in groups:
        middle = axes.pixel(float(np.mean(group.x)), float(np.mean(group.y)))
        cv2.drawMarker(picture, middle, (255, 255, 255), cv2.MARKER_CROSS, 20, 7, cv2.LINE_AA)
        cv2.drawMarker(picture, middle, group.colour, cv2.MARKER_CROSS, 18, 3, cv2.LINE_AA)
    _draw_legend(picture, groups)
    return picture


def _range(values: Sequence[float]) -> tuple[float, float]:
    margin = 0.04 * (max(values) - min(values)) or 1.0
    return min(values) - margin, max(values) + margin


def write_picture(picture: Picture, path: Path) -> Path:
    """Write an RGB picture as PNG, whole or not at all. Raises MediaError."""
    _, encoded = cv2.imencode(".png", picture[..., ::-1])
    with atomically(path) as temporary:
        temporary.write_bytes(encoded.tobytes())
    return path


def ticks(low: float, high: float, about: int = 6) -> list[float]:
    """Round numbers (1, 2 or 5 times a power of ten apart) inside [low, high]."""
    rough = (high - low) / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """The numbers 1, 2 and 5 times a power of ten inside [low, high], both above 0; the powers alone where many."""
    powers = [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
    fine = [power * factor for power in powers for factor in (1, 2, 5) if low <= power * factor <= high]
    return fine if len(fine) <= 10 else [power for power in powers if low <= power <= high]


def _finite(curve: Curve) -> Curve:
    points = [(x, y) for x, y in zip(curve.x, curve.y, strict=True) if math.isfinite(x) and math.isfinite(y)]
    return Curve(curve.name, [x for x, _ in points], [y for _, y in points], curve.colour, curve.dashed)


def _axes(curves: Sequence[Curve]) -> Axes:
    """Ranges around all points; y is logarithmic where it spans much, as the first steps of training do.

    Where it cannot be, because of values below 0, a few highest values may leave the picture.
    """
    x = [value for curve in curves for value in curve.x]
    y = np.array([value for curve in curves for value in curve.y])
    right = max(x) if max(x) > min(x) else min(x) + 1
    if y.min() > 0 and y.max() > LOG_FROM * y.min():
        return Axes((min(x), right), (float(y.min() / 1.15), float(y.max() * 1.15)), log=True)
    low, high = float(y.min()), float(np.quantile(y, 0.98) if len(y) > 20 else y.max())
    margin = 0.06 * (high - low) or max(1.0, abs(high) * 0.1)
    return Axes((min(x), right), (low - margin, high + margin))


def _draw_grid(picture: Picture, axes: Axes, x_label: str, y_label: str) -> None:
    floor, ceiling = HEIGHT - BOTTOM, TOP
    for value in ticks(*axes.x):
        column, _ = axes.pixel(value, axes.y[0])
        cv2.line(picture, (column, floor), (column, ceiling), GRID, 1)
        _text(picture, f"{value:g}", (column, floor + 22), 0.45, align="centre")
    for value in log_ticks(*axes.y) if axes.log else ticks(*axes.y):
        _, row = axes.pixel(axes.x[0], value)
        cv2.line(picture, (LEFT, row), (WIDTH - RIGHT, row), GRID, 1)
        _text(picture, f"{value:g}", (LEFT - 8, row + 5), 0.45, align="right")
    cv2.rectangle(picture, (LEFT, ceiling), (WIDTH - RIGHT, floor), INK, 1)
    _text(picture, x_label, ((LEFT + WIDTH - RIGHT) // 2, HEIGHT - 16), 0.5, align="centre")
    _upright_text(picture, f"{y_label} (log scale)" if axes.log else y_label)


def _draw_best(picture: Picture, axes: Axes, best: float) -> None:
    column, _ = axes.pixel(best, axes.y[0])
    for row in range(TOP, HEIGHT - BOTTOM, 8):
        cv2.line(picture, (column, row), (column, min(row + 4, HEIGHT - BOTTOM)), GREEN, 2)
    label, width = f"best: step {best:g}", 150
    fits = column + width < WIDTH - RIGHT
    place = (column + 6 if fits else column - 6, HEIGHT - BOTTOM - 10)
    _text(picture, label, place, 0.48, GREEN, align="left" if fits else "right")


def _draw_curve(picture: Picture, axes: Axes, curve: Curve) -> None:
    inside = picture[TOP : HEIGHT - BOTTOM + 1, LEFT : WIDTH - RIGHT + 1]
    points = [axes.pixel(x, y) for x, y in zip(curve.x, curve.y, strict=True)]
    points = [(column - LEFT, row - TOP) for column, row in points]
    for column, row in points if curve.dashed or len(points) == 1 else []:
        cv2.circle(inside, (column, row), 3, curve.colour, -1, cv2.LINE_AA)
    for start, end in itertools.pairwise(points):
        for a, b in _dashes(start, end) if curve.dashed else [(start, end)]:
            cv2.line(inside, a, b, curve.colour, 2, cv2.LINE_AA)


def _dashes(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    length = math.dist(start, end)
    count = max(1, round(length / 10))
    places = [
        (round(start[0] + (end[0] - start[0]) * part / count), round(start[1] + (end[1] - start[1]) * part / count))
        for part in np.arange(0, count + 0.5, 0.5)
    ]
    return list(zip(places[0:-1:2], places[1::2], strict=False))


def _draw_legend(picture: Picture, curves: Sequence[Curve]) -> None:
    right = WIDTH - RIGHT
    for curve in reversed(curves):
        (width, _), _ = cv2.getTextSize(curve.name, FONT, 0.5, 1)
        _text(picture, curve.name, (right - width, 32), 0.5)
        start, end = (right - width - 44, 27), (right - width - 10, 27)
        for a, b in _dashes(start, end) if curve.dashed else [(start, end)]:
            cv2.line(picture, a, b, curve.colour, 2, cv2.LINE_AA)
        right -= width + 64


def _text(
    picture: Picture,
    text: str,
    place: tuple[int, int],
    size: float,
    colour: Colour = INK,
    thickness: int = 1,
    align: str = "left",
) -> None:
    (width, _), _ = cv2.getTextSize(text, FONT, size, thickness)
    shift = {"left": 0, "centre": width // 2, "right": width}[align]
    cv2.putText(picture, text, (place[0] - shift, place[1]), FONT, size, colour, thickness, cv2.LINE_AA)


def _upright_text(picture: Picture, text: str) -> None:
    (width, height), base = cv2.getTextSize(text, FONT, 0.5, 1)
    strip = np.full((height + base + 4, width + 4, 3), 255, np.uint8)
    cv2.putText(strip, text, (2, height + 2), FONT, 0.5, INK, 1, cv2.LINE_AA)
    turned = np.rot90(strip)
    top = max(0, (TOP + HEIGHT - BOTTOM) // 2 - turned.shape[0] // 2)
    picture[top : top + turned.shape[0], 8 : 8 + turned.shape[1]] = turned

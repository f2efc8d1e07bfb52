"""Drawing of shaded, outlined shapes into layers that keep a depth beside the colour of each pixel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SIZE = 64
SCALE = 2  # layers are drawn this many times larger than the picture
LIGHT = (-0.55, -0.835)  # direction of the light, a unit vector
Values = NDArray[np.float64]
Layer = NDArray[np.uint32]  # (SIZE * SCALE, SIZE * SCALE): depth in the top byte, then blue, green, red
Colour = tuple[int, int, int]
Pattern = Callable[[Values, Values], NDArray[np.int64]]


class Place(IntEnum):
    """Depths of the parts of a body, far to near."""

    BEHIND = 8
    FAR_ARM = 16
    FAR_LEG = 24
    NEAR_LEG = 32
    SKIRT = 40
    TORSO = 48
    HEAD = 56
    CAP = 64
    NEAR_ARM = 72
    FRONT = 80


class Order(IntEnum):
    """What lies over what within one place; added to it."""

    SKIN = 0
    SHOES = 1
    TROUSERS = 2
    TOP = 3
    HAIR = 4


class Shape(Protocol):
    """A region of the plane."""

    def distance(self, x: Values, y: Values) -> Values:
        """About how far points lie outside (above 0) or inside (below 0), pixels."""

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a rectangle around the region."""


@dataclass(frozen=True)
class Bone:
    """A stroke with round ends from (x0, y0) to (x1, y1) whose radius goes from r0 to r1."""

    x0: float
    y0: float
    r0: float
    x1: float
    y1: float
    r1: float

    def distance(self, x: Values, y: Values) -> Values:
        """See Shape."""
        dx, dy = self.x1 - self.x0, self.y1 - self.y0
        along = ((x - self.x0) * dx + (y - self.y0) * dy) / max(dx * dx + dy * dy, 1e-9)
        along = np.clip(along, 0.0, 1.0)
        away = np.sqrt((x - self.x0 - along * dx) ** 2 + (y - self.y0 - along * dy) ** 2)
        return away - (self.r0 + along * (self.r1 - self.r0))

    def box(self) -> tuple[float, float, float, float]:
        """See Shape."""
        r = max(self.r0, self.r1)
        left, right = sorted((self.x0, self.x1))
        top, bottom = sorted((self.y0, self.y1))
        return left - r, top - r, right + r, bottom + r


@dataclass(frozen=True)
class Ellipse:
    """An ellipse with its axes along x and y."""

    x: float
    y: float
    rx: float
    ry: float

    def distance(self, x: Values, y: Values) -> Values:
        """See Shape."""
        radius = np.sqrt(((x - self.x) / self.rx) ** 2 + ((y - self.y) / self.ry) ** 2)
        return (radius - 1.0) * min(self.rx, self.ry)

    def box(self) -> tuple[float, float, float, float]:
        """See Shape."""
        return self.x - self.rx, self.y - self.ry, self.x + self.rx, self.y + self.ry


@dataclass(frozen=True)
class Polygon:
    """A polygon with corners (x, y), made `grow` pixels larger with round corners."""

    corners: tuple[tuple[float, float], ...]
    grow: float = 0.0

    def distance(self, x: Values, y: Values) -> Values:
        """See Shape."""
        nearest = np.full(x.shape, np.inf)
        inside = np.zeros(x.shape, dtype=bool)
        for (ax, ay), (bx, by) in zip(self.corners, self.corners[1:] + self.corners[:1], strict=True):
            nearest = np.minimum(nearest, Bone(ax, ay, 0.0, bx, by, 0.0).distance(x, y))
            if ay != by:
                crosses = (ay > y) != (by > y)
                inside ^= crosses & (x < ax + (y - ay) * (bx - ax) / (by - ay))
        return np.where(inside, -nearest, nearest) - self.grow

    def box(self) -> tuple[float, float, float, float]:
        """See Shape."""
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        return min(xs) - self.grow, min(ys) - self.grow, max(xs) + self.grow, max(ys) + self.grow


@dataclass(frozen=True)
class Cut:
    """The part of a shape on the side of a line where nx * x + ny * y <= offset, (nx, ny) of length 1."""

    shape: Shape
    nx: float
    ny: float
    offset: float

    def distance(self, x: Values, y: Values) -> Values:
        """See Shape."""
        return np.maximum(self.shape.distance(x, y), self.nx * x + self.ny * y - self.offset)

    def box(self) -> tuple[float, float, float, float]:
        """See Shape."""
        return self.shape.box()


@dataclass(frozen=True)
class Ink:
    """What a shape is filled with: one colour or, with a pattern, several.

    Attributes:
        colours: the colours that the pattern chooses among; the first one gives the outline.
        outline: width of the dark outline, pixels.
        pattern: from x, y to an index into colours; None for the first everywhere.
    """

    colours: tuple[Colour, ...]
    outline: float = 1.0
    pattern: Pattern | None = None


def blank() -> Layer:
    """An empty layer: black, behind everything."""
    return np.zeros((SIZE * SCALE, SIZE * SCALE), dtype=np.uint32)


def paint(layer: Layer, depth: int, shapes: Sequence[Shape], ink: Ink) -> None:
    """Draw the union of shapes into a layer, wherever nothing of a greater depth is there already.

    Args:
        layer: (SIZE * SCALE, SIZE * SCALE), changed in place.
        depth: 1 (farthest) to 255 (nearest).
        shapes: in pixels of the picture of SIZE x SIZE.
        ink: colours, outline, pattern.
    """
    boxes = np.array([shape.box() for shape in shapes])
    left, top = (int(v) for v in np.clip(np.floor(boxes[:, :2].min(0) * SCALE), 0, SIZE * SCALE))
    right, bottom = (int(v) for v in np.clip(np.ceil(boxes[:, 2:].max(0) * SCALE), 0, SIZE * SCALE))
    if left >= right or top >= bottom:
        return
    y, x = np.mgrid[top:bottom, left:right]
    x, y = (x + 0.5) / SCALE, (y + 0.5) / SCALE
    away = _union(shapes, x, y)
    facing = _union(shapes, x + LIGHT[0], y + LIGHT[1]) - away
    tone = _tone(away, facing, ink.outline)
    if ink.pattern is not None:
        tone = tone + 4 * ink.pattern(x, y)
    window = layer[top:bottom, left:right]
    colour = _ramps(ink.colours)[tone] | np.uint32(depth << 24)
    seen = (away <= 0) & (window < np.uint32((depth + 1) << 24 if depth < 255 else 0xFFFFFFFF))
    window[seen] = colour[seen]


def _union(shapes: Sequence[Shape], x: Values, y: Values) -> Values:
    away = shapes[0].distance(x, y)
    for shape in shapes[1:]:
        away = np.minimum(away, shape.distance(x, y))
    return away


def _tone(away: Values, facing: Values, outline: float) -> NDArray[np.int64]:
    """Outline 0, shadow 1, plain 2, light 3."""
    relief = facing * np.clip(1.0 + away / 4.5, 0.0, 1.0)
    tone = np.full(away.shape, 2, dtype=np.int64)
    tone[relief < -0.32] = 1
    tone[relief > 0.38] = 3
    tone[away > -outline] = 0
    return tone


def _ramps(colours: Sequence[Colour]) -> NDArray[np.uint32]:
    """Four packed tones for each colour."""
    packed = []
    for colour in colours:
        outline = tuple(c * 24 // 100 for c in colour)
        shadow = tuple(c * 66 // 100 for c in colour)
        light = tuple(c + (255 - c) * 30 // 100 for c in colour)
        packed += [r | g << 8 | b << 16 for r, g, b in (outline, shadow, colour, light)]
    return np.array(packed, dtype=np.uint32)

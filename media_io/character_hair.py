"""The hair of generated characters: shapes around a head, seen from the front and from the side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from media_io.character_motion import Pose
from media_io.character_raster import (
    Bone,
    Colour,
    Cut,
    Ellipse,
    Ink,
    Layer,
    Order,
    Pattern,
    Place,
    Polygon,
    Shape,
    Values,
    blank,
    paint,
)

HAIRS = ("spiky", "ponytail", "mane", "bob", "buns", "afro")

_HAIR_COLOURS: tuple[Colour, ...] = (
    (30, 226, 80),
    (56, 72, 230),
    (248, 150, 20),
    (222, 226, 236),
    (226, 40, 66),
    (140, 50, 176),
)

# Hair around a head at (0, 0) that looks at the viewer, or to the right: shapes behind the body, shapes on the head.
_Hair = tuple[tuple[Shape, ...], tuple[Shape, ...]]
_DOME = Cut(Ellipse(0.0, -0.6, 9.2, 9.0), 0.0, 1.0, -2.6)
_DOME_SIDE = Cut(Ellipse(-0.8, -0.6, 8.6, 9.0), 0.66, 0.751, -2.8)
_NAPE = Polygon(((-7.4, -4.0), (-2.6, -4.0), (-4.4, 1.0), (-4.8, 4.0), (-6.6, 4.0)), 0.9)
_SPIKES = (
    (-8.0, -3.0),
    (-11.0, -5.0),
    (-8.6, -6.6),
    (-10.4, -10.6),
    (-6.4, -9.4),
    (-5.6, -13.2),
    (-1.6, -10.0),
    (1.2, -14.0),
    (3.4, -9.8),
    (8.0, -12.6),
    (7.4, -8.4),
    (11.2, -8.2),
    (8.6, -5.4),
    (10.6, -2.6),
    (8.0, -3.0),
)
_SPIKY_FRINGE = (
    (-6.8, -4.0),
    (-5.4, -0.4),
    (-3.6, -3.0),
    (-1.2, -0.2),
    (0.6, -3.2),
    (3.4, -1.0),
    (4.4, -3.2),
    (6.8, -4.0),
)
_SPIKES_SIDE = (
    (-7.2, 2.0),
    (-10.8, 1.6),
    (-8.8, -2.0),
    (-12.2, -4.4),
    (-8.8, -6.6),
    (-10.4, -10.8),
    (-5.4, -9.6),
    (-2.4, -14.0),
    (0.6, -9.8),
    (5.0, -12.8),
    (5.4, -8.4),
    (9.6, -8.6),
    (7.8, -4.8),
    (5.8, -2.2),
    (4.4, -4.6),
    (2.2, -1.4),
    (0.6, -4.0),
    (-1.6, -1.6),
    (-4.0, -2.0),
)
_BOB_FRINGE = ((-2.6, -8.0), (-4.6, -3.2), (-7.2, -1.4), (-7.0, -5.0))
_BOB_SWEEP = ((-2.6, -8.0), (-1.0, -3.6), (2.4, -0.8), (6.6, 0.4), (7.4, -5.0))
_FRONT_HAIR: tuple[_Hair, ...] = (
    ((), (_DOME, Polygon(_SPIKES, 0.3), Polygon(_SPIKY_FRINGE, 0.3))),
    (
        (),
        (
            _DOME,
            Ellipse(0.0, -10.6, 3.6, 3.4),
            Bone(-7.8, -3.0, 1.4, -7.6, 3.0, 0.7),
            Bone(7.8, -3.0, 1.4, 7.6, 3.0, 0.7),
        ),
    ),
    (
        (
            Polygon(
                (
                    (-7.0, -2.0),
                    (7.0, -2.0),
                    (9.6, 9.0),
                    (8.0, 13.4),
                    (4.0, 15.0),
                    (-4.0, 15.0),
                    (-8.0, 13.4),
                    (-9.6, 9.0),
                ),
                1.2,
            ),
        ),
        (
            _DOME,
            Bone(-7.6, -4.0, 2.2, -9.2, 10.0, 1.6),
            Bone(7.6, -4.0, 2.2, 9.2, 10.0, 1.6),
            Polygon(((-7.0, -4.6), (-5.6, -0.6), (0.0, -5.0), (5.6, -0.6), (7.0, -4.6)), 0.4),
        ),
    ),
    (
        (),
        (
            _DOME,
            Bone(-7.8, -3.0, 1.6, -7.0, 5.4, 2.0),
            Bone(7.8, -3.0, 1.6, 7.0, 5.4, 2.0),
            Polygon(_BOB_FRINGE, 0.4),
            Polygon(_BOB_SWEEP, 0.4),
        ),
    ),
    (
        (),
        (
            _DOME,
            Ellipse(-8.4, -7.4, 4.2, 4.2),
            Ellipse(8.4, -7.4, 4.2, 4.2),
            Polygon(((-6.6, -4.2), (-3.2, -1.2), (0.0, -4.2), (3.2, -1.2), (6.6, -4.2)), 0.4),
        ),
    ),
    (
        (),
        (
            Cut(Ellipse(0.0, -3.6, 12.0, 10.0), 0.0, 1.0, -2.4),
            Ellipse(-9.0, -1.2, 3.4, 4.4),
            Ellipse(9.0, -1.2, 3.4, 4.4),
        ),
    ),
)
_SIDE_HAIR: tuple[_Hair, ...] = (
    ((), (_DOME_SIDE, _NAPE, Polygon(_SPIKES_SIDE, 0.3))),
    (
        (Bone(-8.0, -8.0, 2.4, -10.6, 2.0, 2.8), Bone(-10.6, 2.0, 2.8, -9.0, 10.0, 1.0)),
        (
            _DOME_SIDE,
            _NAPE,
            Ellipse(-6.4, -9.0, 3.2, 3.0),
            Polygon(((-3.0, -6.0), (5.8, -6.4), (6.8, -4.6), (1.0, -4.4), (-2.0, -2.0)), 0.5),
            Bone(-1.6, -3.0, 1.2, -1.4, 3.0, 0.7),
        ),
    ),
    (
        (Polygon(((-7.2, -4.0), (-3.0, -4.0), (-3.4, 8.0), (-4.0, 13.4), (-6.4, 15.0), (-9.8, 12.4)), 1.0),),
        (
            _DOME_SIDE,
            _NAPE,
            Bone(-4.2, -2.0, 2.4, -5.6, 9.0, 2.0),
            Polygon(((-3.0, -7.0), (6.0, -7.0), (7.6, -2.0), (4.6, -5.0), (-1.0, -2.6)), 0.4),
        ),
    ),
    (
        (),
        (
            _DOME_SIDE,
            Polygon(((-7.2, -4.0), (-1.8, -4.0), (-1.4, 4.6), (-3.6, 5.8), (-7.0, 5.2)), 1.0),
            Polygon(((-3.0, -7.0), (5.4, -7.2), (7.4, -3.0), (5.6, -1.8), (2.6, -4.4), (-1.6, -2.6)), 0.4),
        ),
    ),
    (
        (),
        (
            _DOME_SIDE,
            _NAPE,
            Ellipse(-4.0, -9.0, 4.4, 4.4),
            Polygon(((-3.0, -7.0), (5.8, -7.0), (7.0, -3.8), (4.4, -2.2), (2.0, -4.8), (-1.4, -2.6)), 0.4),
        ),
    ),
    (
        (),
        (
            Cut(Ellipse(-1.8, -3.4, 11.2, 10.2), 0.5, 0.866, -2.2),
            Ellipse(-7.0, 0.6, 4.8, 4.6),
            Ellipse(4.6, -7.4, 4.4, 3.4),
        ),
    ),
)


def draw_hair(pose: Pose, value: int) -> Layer:
    """Hair: a layer for one of HAIRS."""
    layer = blank()
    x, y = pose.head
    s = pose.sign
    rough = (2.0, 3.0, 2.4, 4.0, 3.0, 1.0)[value]
    colour = _HAIR_COLOURS[value]
    dark = (colour[0] * 7 // 10, colour[1] * 7 // 10, colour[2] * 7 // 10)
    ink = Ink((colour, dark), 0.8, _curls(x, y) if value == 5 else _strands(x, y, rough))
    behind, front = _SIDE_HAIR[value] if pose.side else _FRONT_HAIR[value]
    if behind:
        depth = (Place.TORSO if pose.side else Place.BEHIND) + Order.HAIR
        paint(layer, depth, [_placed(shape, x, y, s) for shape in behind], ink)
    paint(layer, Place.CAP + Order.HAIR, [_placed(shape, x, y, s) for shape in front], ink)
    return layer


def _strands(ox: float, oy: float, width: float) -> Pattern:
    def pattern(x: Values, y: Values) -> NDArray[np.int64]:
        fan = (x - ox) * (1.0 + 0.06 * (y - oy)) + 0.35 * (y - oy)
        return ((fan + 60.0) % width < 0.36 * width).astype(np.int64)

    return pattern


def _curls(ox: float, oy: float) -> Pattern:
    def pattern(x: Values, y: Values) -> NDArray[np.int64]:
        row = np.floor((y - oy + 40.0) / 2.0)
        return (((x - ox + 40.0 + row) % 3.0 < 1.2) & ((y - oy + 40.0) % 2.0 < 1.2)).astype(np.int64)

    return pattern


def _placed(shape: Shape, x: float, y: float, sign: int) -> Shape:
    """A shape drawn around (0, 0) moved to (x, y), mirrored where sign is -1."""
    if isinstance(shape, Bone):
        return Bone(x + sign * shape.x0, y + shape.y0, shape.r0, x + sign * shape.x1, y + shape.y1, shape.r1)
    if isinstance(shape, Ellipse):
        return Ellipse(x + sign * shape.x, y + shape.y, shape.rx, shape.ry)
    if isinstance(shape, Polygon):
        return Polygon(tuple((x + sign * px, y + py) for px, py in shape.corners), shape.grow)
    assert isinstance(shape, Cut)
    nx = sign * shape.nx
    return Cut(_placed(shape.shape, x, y, sign), nx, shape.ny, shape.offset + nx * x + shape.ny * y)

"""What generated characters look like: bodies and clothes drawn on a pose, one layer for each attribute."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from media_io.character_motion import BLADE, Limb, Point, Pose
from media_io.character_raster import (
    Bone,
    Colour,
    Ellipse,
    Ink,
    Layer,
    Order,
    Place,
    Polygon,
    Shape,
    Values,
    blank,
    paint,
)

SKINS = ("fair", "tan", "brown", "dark", "orc", "frost")
TOPS = ("sweater", "tunic", "striped", "armour", "vest", "coat")
TROUSERS = ("trousers", "jeans", "shorts", "skirt", "robe", "baggy")

_SKIN_COLOURS: tuple[Colour, ...] = (
    (255, 214, 178),
    (222, 148, 70),
    (150, 88, 50),
    (84, 48, 38),
    (98, 146, 44),
    (150, 176, 236),
)
_EYE_COLOURS: tuple[Colour, ...] = (
    (40, 90, 190),
    (60, 110, 50),
    (70, 40, 20),
    (180, 120, 20),
    (200, 30, 20),
    (120, 20, 170),
)
_BOOT: Colour = (206, 142, 52)
_STEEL: Colour = (214, 222, 232)
_GLOW: Colour = (120, 240, 255)


def draw_skin(pose: Pose, value: int) -> Layer:
    """Body, head, face, hands: a layer (see character_raster) for one of SKINS."""
    layer, ink = blank(), Ink((_SKIN_COLOURS[value],), outline=0.8)
    for arm in pose.arms:
        depth = (Place.FAR_ARM if arm.behind else Place.NEAR_ARM) + Order.SKIN
        paint(layer, depth, [*_along(arm, 1.0, 2.6, 2.3), Ellipse(*arm.end, 2.9, 2.8)], ink)
    for leg in pose.legs:
        paint(layer, (Place.FAR_LEG if leg.behind else Place.NEAR_LEG) + Order.SKIN, _along(leg, 1.0, 2.9, 2.3), ink)
    throat = Bone(pose.neck[0], pose.neck[1] - 3.0, 2.6, *pose.neck, 3.0)
    paint(layer, Place.TORSO + Order.SKIN, [_torso(pose, 0.0), throat], ink)
    _draw_head(layer, pose, value, ink)
    return layer


def draw_fixed(pose: Pose) -> Layer:
    """Shoes, sword and light: the layer that every character shares."""
    layer = blank()
    for k, leg in enumerate(pose.legs):
        x, y = leg.end
        depth = (Place.FAR_LEG if leg.behind else Place.NEAR_LEG) + Order.SHOES
        toe = (x + pose.sign * 3.0, y + 1.0) if pose.side else (x + (-0.6 if k == 0 else 0.6), y + 1.3)
        paint(layer, depth, [Bone(x, y + 0.2, 2.6, *toe, 2.1)], Ink((_BOOT,)))
    if pose.blade is not None:
        _draw_sword(layer, pose, pose.blade)
    if pose.glow > 0:
        for arm in pose.arms:
            dx, dy = arm.end[0] - arm.root[0], arm.end[1] - arm.root[1]
            far = max(abs(dx), abs(dy), 1.0)
            light = Ellipse(arm.end[0] + 3.2 * dx / far, arm.end[1] + 3.2 * dy / far, pose.glow, pose.glow)
            paint(layer, Place.FRONT, [light], Ink((_GLOW,), outline=0.0))
    return layer


def _draw_sword(layer: Layer, pose: Pose, blade: tuple[Point, Point]) -> None:
    (hx, hy), (tx, ty) = blade
    dx, dy = (tx - hx) / BLADE, (ty - hy) / BLADE
    depth = (Place.FAR_ARM if pose.arms[0].behind else Place.NEAR_ARM) + Order.HAIR
    guard = Bone(
        hx + 2.6 * dx - 2.2 * dy, hy + 2.6 * dy + 2.2 * dx, 0.8, hx + 2.6 * dx + 2.2 * dy, hy + 2.6 * dy - 2.2 * dx, 0.8
    )
    paint(layer, depth, [Bone(hx + 1.6 * dx, hy + 1.6 * dy, 1.7, tx, ty, 0.9)], Ink((_STEEL,), outline=0.5))
    paint(layer, depth, [guard], Ink((_BOOT,), outline=0.4))


def _draw_head(layer: Layer, pose: Pose, value: int, ink: Ink) -> None:
    x, y = pose.head
    s, depth = pose.sign, Place.HEAD + Order.SKIN
    pointed = value >= 4
    if pose.side:
        ear = (x - s * 2.4, y + 1.8)
        paint(layer, depth, [Ellipse(x, y, 7.6, 7.8), Ellipse(x + s * 7.2, y + 2.4, 1.3, 1.2)], ink)
        _draw_ear(layer, ear, -s, pointed, replace(ink, outline=0.45))
        eyes = [x + s * 4.2]
    else:
        ears: list[Shape] = []
        for k in (-1, 1):
            tip = (x + k * (11.6 if pointed else 9.0), y - (1.4 if pointed else -1.4))
            ears.append(Bone(x + k * 7.0, y + 1.6, 1.9, *tip, 0.9 if pointed else 1.6))
        paint(layer, depth, [Ellipse(x, y, 8.2, 7.8), *ears], ink)
        eyes = [x - 3.1, x + 3.1]
    for eye in eyes:
        _draw_eye(layer, (eye, y + 1.6), pose, value)
    if value == 4:
        tusks = [x + s * 3.0] if pose.side else [x - 2.4, x + 2.4]
        paint(
            layer,
            Place.HEAD + Order.SKIN,
            [Bone(t, y + 5.6, 0.9, t, y + 4.4, 0.5) for t in tusks],
            Ink(((250, 250, 230),), 0.0),
        )


def _draw_ear(layer: Layer, ear: Point, back: int, pointed: bool, ink: Ink) -> None:
    tip = (ear[0] + back * 4.2, ear[1] - 3.4) if pointed else (ear[0] + back * 0.3, ear[1] - 0.8)
    paint(layer, Place.CAP + Order.SKIN, [Bone(*ear, 1.7, *tip, 0.8 if pointed else 1.6)], ink)


def _draw_eye(layer: Layer, eye: Point, pose: Pose, value: int) -> None:
    x, y = eye
    if pose.eyes_closed:
        dark: Colour = (40, 24, 24)
        paint(layer, Place.HEAD, [Bone(x - 1.4, y + 0.6, 0.5, x + 1.4, y + 0.6, 0.5)], Ink((dark,), 0.0))
        return
    paint(layer, Place.HEAD, [Ellipse(x, y, 1.7, 1.8)], Ink(((250, 250, 250),), 0.0))
    paint(
        layer,
        Place.HEAD,
        [Ellipse(x + (pose.sign * 0.5 if pose.side else 0.0), y + 0.2, 1.0, 1.6)],
        Ink((_EYE_COLOURS[value],), 0.0),
    )


def draw_top(pose: Pose, value: int) -> Layer:
    """What is worn above: a layer for one of TOPS."""
    layer = blank()
    ink = _top_ink(pose, value)
    sleeve, upper, lower = (
        (0.74, 3.2, 2.9),
        (0.42, 3.2, 3.4),
        (0.74, 3.1, 2.8),
        (0.0, 0.0, 0.0),
        (0.0, 0.0, 0.0),
        (0.7, 3.2, 3.9),
    )[value]
    hem = (0.0, 2.4, 0.0, 0.4, -0.6, 2.6)[value]
    paint(layer, Place.TORSO + Order.TOP, [_torso(pose, 0.5, hem)], ink)
    for arm in pose.arms:
        depth = (Place.FAR_ARM if arm.behind else Place.NEAR_ARM) + Order.TOP
        if sleeve:
            paint(layer, depth, _along(arm, sleeve, upper, lower), ink)
        if value == 3:
            x, y = arm.root
            paint(layer, depth, [Ellipse(x, y + 0.6, 3.5, 3.1)], Ink((_STEEL,)))
    _draw_trim(layer, pose, value)
    return layer


def _top_ink(pose: Pose, value: int) -> Ink:
    ox, oy = pose.neck
    ahead = pose.sign * 3.0 if pose.side else 0.0

    def stripes(x: Values, y: Values) -> NDArray[np.int64]:
        return ((y - oy + 40.0) % 4.0 >= 2.0).astype(np.int64)

    def seam(x: Values, y: Values) -> NDArray[np.int64]:
        return (np.abs(x - ox - ahead) < 1.7).astype(np.int64)

    inks = (
        Ink(((168, 34, 40),)),
        Ink(((24, 176, 190),)),
        Ink(((44, 60, 130), (238, 238, 238)), pattern=stripes),
        Ink(((150, 160, 176),)),
        Ink(((140, 88, 34),)),
        Ink(((240, 204, 40), (250, 250, 250)), pattern=seam),
    )
    return inks[value]


def _draw_trim(layer: Layer, pose: Pose, value: int) -> None:
    """Belt of tunic and vest, ridge of the armour, neck of the sweater."""
    (nx, ny), (hx, hy) = pose.neck, pose.hip
    half = 4.2 if pose.side else 6.3
    ahead = pose.sign * 2.0 if pose.side else 0.0
    if value in (1, 4):
        belt: Colour = (60, 40, 30) if value == 4 else (236, 214, 120)
        paint(
            layer,
            Place.TORSO + Order.TOP,
            [Bone(hx - half, hy - 0.6, 1.2, hx + half, hy - 0.6, 1.2)],
            Ink((belt,), 0.4),
        )
        paint(layer, Place.TORSO + Order.TOP, [Ellipse(hx + ahead, hy - 0.6, 1.3, 1.3)], Ink((_STEEL,), 0.0))
    elif value == 3:
        paint(
            layer,
            Place.TORSO + Order.TOP,
            [Bone(nx + ahead, ny + 0.5, 0.8, hx + ahead, hy - 1.5, 0.5)],
            Ink(((240, 246, 252),), 0.0),
        )
    elif value == 0:
        paint(
            layer,
            Place.TORSO + Order.TOP,
            [Bone(nx - half * 0.5, ny - 1.4, 1.1, nx + half * 0.5, ny - 1.4, 1.1)],
            Ink(((226, 90, 80),), 0.3),
        )


def draw_trousers(pose: Pose, value: int) -> Layer:
    """What is worn below: a layer for one of TROUSERS."""
    layer = blank()
    colour: Colour = ((240, 240, 244), (40, 84, 190), (206, 36, 36), (36, 150, 70), (120, 44, 150), (226, 130, 40))[
        value
    ]
    ink = Ink((colour,))
    if value in (3, 4):
        _draw_skirt(layer, pose, value, colour)
    reach, upper, lower = (
        (0.86, 3.4, 2.9),
        (0.76, 3.3, 2.9),
        (0.45, 3.3, 3.5),
        (0.0, 0.0, 0.0),
        (0.0, 0.0, 0.0),
        (0.82, 3.6, 3.7),
    )[value]
    if reach:
        if value == 5:
            ink = Ink(
                (colour, (120, 60, 24)), pattern=lambda x, y: ((x - pose.hip[0] + 40.5) % 3.0 < 1.0).astype(np.int64)
            )
        for leg in pose.legs:
            depth = (Place.FAR_LEG if leg.behind else Place.NEAR_LEG) + Order.TROUSERS
            paint(layer, depth, _along(leg, reach, upper, lower), ink)
            if value == 1:
                end = _point(leg, 0.76)
                paint(layer, depth, [Bone(*end, 2.7, *_point(leg, 0.8), 2.7)], Ink(((176, 206, 244),)))
        x, y = pose.hip
        half = 2.3 if pose.side else 4.2
        paint(layer, Place.SKIRT + Order.TROUSERS, [Bone(x - half, y + 0.2, 2.6, x + half, y + 0.2, 2.6)], ink)
    return layer


def _draw_skirt(layer: Layer, pose: Pose, value: int, colour: Colour) -> None:
    """A bell from the hip to the knees or the ankles that the legs push outwards."""
    x, y = pose.hip
    share = 0.58 if value == 3 else 0.9
    lows = [_point(leg, share) for leg in pose.legs]
    bottom = max(p[1] for p in lows) + (0.6 if value == 3 else 0.4)
    left = min(min(p[0] for p in lows) - 2.0, x - (4.4 if pose.side else 6.4))
    right = max(max(p[0] for p in lows) + 2.0, x + (4.4 if pose.side else 6.4))
    waist = 2.8 if pose.side else 5.0
    corners = ((x - waist, y - 1.0), (x + waist, y - 1.0), (right, bottom), (left, bottom))
    trim: Colour = (226, 240, 120) if value == 3 else (244, 206, 70)
    ink = Ink((colour, trim), pattern=lambda px, py: ((py > bottom - 2.2) & (py < bottom - 0.4)).astype(np.int64))
    paint(layer, Place.SKIRT + Order.TROUSERS, [Polygon(corners, 0.9)], ink)


def _torso(pose: Pose, wider: float, hem: float = 0.0) -> Shape:
    (nx, ny), (hx, hy) = pose.neck, pose.hip
    top, low = (3.1, 3.0) if pose.side else (5.4, 4.2)
    flare = 0.35 * max(hem, 0.0)
    corners = [(nx - top, ny + 0.6), (nx + top, ny + 0.6), (hx + low, hy - 0.6)]
    corners += [(hx + low + flare, hy + hem), (hx - low - flare, hy + hem), (hx - low, hy - 0.6)]
    return Polygon(tuple(corners), 1.8 + wider)


def _point(limb: Limb, share: float) -> Point:
    """The point after this share of a limb's two bones."""
    start, end = (limb.root, limb.bend) if share <= 0.5 else (limb.bend, limb.end)
    along = 2.0 * share - (0.0 if share <= 0.5 else 1.0)
    return start[0] + along * (end[0] - start[0]), start[1] + along * (end[1] - start[1])


def _along(limb: Limb, share: float, upper: float, lower: float) -> list[Shape]:
    """Strokes over the first share of a limb, their radius going from upper to lower."""
    if share <= 0.5:
        return [Bone(*limb.root, upper, *_point(limb, share), lower)]
    middle = upper + (lower - upper) * 0.5 / share
    return [Bone(*limb.root, upper, *limb.bend, middle), Bone(*limb.bend, middle, *_point(limb, share), lower)]

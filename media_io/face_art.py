"""Drawing of faces: what a person looks like, and what muscles do to brows, eyes, nose and mouth."""

from __future__ import annotations

from dataclasses import dataclass, fields

import cv2
import numpy as np
from numpy.typing import NDArray

SIZE = 64
SCALE = 2  # drawn this many times larger, with smooth edges
Colour = tuple[int, int, int]
Canvas = NDArray[np.uint8]
Points = NDArray[np.float64]
"""(..., P, 2), x to the right and y down, in pixels of the small picture."""

SKINS: dict[str, Colour] = {
    "porcelain": (250, 224, 205),
    "rose": (240, 190, 165),
    "olive": (212, 168, 122),
    "tan": (186, 130, 88),
    "brown": (137, 88, 58),
    "dark": (86, 54, 38),
}
HAIR_COLOURS: dict[str, Colour] = {
    "black": (30, 26, 28),
    "brown": (98, 60, 34),
    "blond": (226, 188, 100),
    "red": (176, 68, 28),
    "grey": (170, 170, 175),
    "blue": (60, 90, 190),
}
FACES = {"narrow": 14.5, "oval": 17.0, "round": 19.5}
"""Half the width of a face, pixels."""
HAIRS = ("bald", "short", "fringe", "long", "curly", "bun")
GLASSES = ("none", "glasses")

_WALL: Colour = (64, 78, 104)
_WHITE: Colour = (245, 243, 238)
_MOUTH: Colour = (70, 20, 26)
_DARK: Colour = (26, 22, 24)
_MIDDLE, _TOP, _CHIN = 32.0, 13.0, 56.0
_EYES, _NOSE, _LIPS = 32.5, 41.0, 47.5  # heights
_FRACTION = 4  # bits of a pixel that cv2 keeps of a coordinate
_U = np.linspace(-1.0, 1.0, 13)
_CIRCLE = np.stack([np.cos(np.linspace(0, 2 * np.pi, 24)), np.sin(np.linspace(0, 2 * np.pi, 24))], axis=1)


@dataclass(frozen=True)
class Look:
    """What one person looks like.

    Attributes:
        skin, face, hair, hair_colour, glasses: indices into SKINS, FACES, HAIRS, HAIR_COLOURS and GLASSES.
        spacing, eye, brow, nose, lips, jaw: how these differ from the average: 1 is average.
        iris, shirt: colours.
    """

    skin: int
    face: int
    hair: int
    hair_colour: int
    glasses: int
    spacing: float
    eye: float
    brow: float
    nose: float
    lips: float
    jaw: float
    iris: Colour
    shirt: Colour


@dataclass(frozen=True)
class Muscles:
    """How far a face is from neutral; each a number, or an array (T,) for T frames.

    Attributes:
        inner, outer: how far the ends of the brows rise, pixels.
        knit: how far the brows move together, pixels.
        lids: how far the upper lids open (above 0) or fall, 1 being a whole eye.
        squint: how far the lower lids rise, 1 being a whole eye.
        wrinkle: depth of the wrinkles beside the nose, 0 to 1.
        corners: how far the corners of the mouth rise, pixels.
        stretch: how much wider the mouth becomes, as a share.
        gape: how far the lips part, pixels.
        sneer: how far the upper lip rises, pixels.
        press: how much thinner the lips become, as a share.
    """

    inner: float | Points = 0.0
    outer: float | Points = 0.0
    knit: float | Points = 0.0
    lids: float | Points = 0.0
    squint: float | Points = 0.0
    wrinkle: float | Points = 0.0
    corners: float | Points = 0.0
    stretch: float | Points = 0.0
    gape: float | Points = 0.0
    sneer: float | Points = 0.0
    press: float | Points = 0.0

    def at(self, strength: Points) -> Muscles:
        """The same movement at the strengths (T,) of T frames, 0 being neutral."""
        return Muscles(**{f.name: getattr(self, f.name) * strength for f in fields(self)})


def draw_face(look: Look, muscles: Muscles) -> NDArray[np.uint8]:
    """Draw one person.

    Args:
        look: who it is.
        muscles: arrays (T,) each.

    Returns:
        uint8 (T, 64, 64, 3), RGB.
    """
    head = _head(look)
    skin = list(SKINS.values())[look.skin]
    eyes, mouth = _eyes(look, muscles), _mouth(look, muscles)
    brows, creases = _brows(look, muscles), _creases(look, muscles)
    frames = np.empty((len(mouth["outer"]), SIZE, SIZE, 3), np.uint8)
    for t in range(len(frames)):
        canvas = head.copy()
        for side in (0, 1):
            _fill(canvas, eyes["white"][side, t], _WHITE)
            _fill(canvas, eyes["iris"][side, t], look.iris)
            _fill(canvas, eyes["pupil"][side, t], _DARK)
            _stroke(canvas, eyes["lid"][side, t], _shade(skin, 0.35), 0.9)
            _fill(canvas, brows[side, t], _brow_colour(look))
            depth = float(np.asarray(muscles.wrinkle)[t])
            _stroke(canvas, creases[side, t], _mix(skin, _shade(skin, 0.6), depth), 0.5)
        _fill(canvas, mouth["outer"][t], _mix(skin, (190, 60, 70), 0.62))
        _fill(canvas, mouth["inner"][t], _MOUTH)
        if mouth["shown"][t] > 0.3:
            _fill(canvas, mouth["teeth"][t], _WHITE)
        if look.glasses:
            _glasses(canvas, look)
        frames[t] = cv2.resize(canvas, (SIZE, SIZE), interpolation=cv2.INTER_AREA)
    return frames


def _head(look: Look) -> Canvas:
    """Everything that does not move."""
    canvas = np.full((SIZE * SCALE, SIZE * SCALE, 3), _WALL, np.uint8)
    skin, hair = list(SKINS.values())[look.skin], list(HAIR_COLOURS.values())[look.hair_colour]
    half = list(FACES.values())[look.face]
    _hair_behind(canvas, look, half, hair)
    _fill(canvas, _disc(_MIDDLE, 69.0, 25.0, 12.5), look.shirt)
    _fill(canvas, np.array([[25.0, 48], [39, 48], [40, 61], [32, 64], [24, 61]]), _shade(skin, 0.8))
    for side in (-1, 1):
        _fill(canvas, _disc(_MIDDLE + side * half, 36.0, 2.6, 4.2), _shade(skin, 0.88))
    _fill(canvas, _outline(half, look.jaw), skin)
    _hair_before(canvas, look, half, hair)
    length = 3.0 * look.nose
    nose = np.array([[-2.4, length - 3.6], [0.0, length - 2.6], [2.4, length - 3.6]])
    _stroke(canvas, nose + np.array([_MIDDLE, _NOSE]), _shade(skin, 0.62), 1.1)
    return canvas


def _outline(half: float, jaw: float) -> Points:
    """The face: an ellipse above, narrowing to the chin below."""
    angle = np.linspace(0, 2 * np.pi, 48)
    x, y = np.cos(angle), np.sin(angle)
    width = half * np.where(y > 0, 1 - (0.28 / jaw) * y**2, 1.0)
    middle = (_TOP + _CHIN) / 2
    return np.stack([_MIDDLE + width * x, middle + (_CHIN - middle) * y], axis=1)


def _hair_behind(canvas: Canvas, look: Look, half: float, hair: Colour) -> None:
    style = HAIRS[look.hair]
    if style == "long":
        _fill(canvas, _disc(_MIDDLE, 31.0, half + 5.0, 23.0), _shade(hair, 0.8))
        _fill(canvas, _box(_MIDDLE - half - 5, 31, _MIDDLE + half + 5, 60), _shade(hair, 0.8))
    elif style == "curly":
        for angle in np.linspace(np.pi * 0.86, np.pi * 2.14, 11):
            x, y = _MIDDLE + (half + 2) * np.cos(angle), 31 + 18.5 * np.sin(angle)
            _fill(canvas, _disc(x, y, 6.0, 6.0), _shade(hair, 0.85))
    elif style == "bun":
        _fill(canvas, _disc(_MIDDLE, 8.0, 7.0, 6.0), _shade(hair, 0.8))
        _fill(canvas, _disc(_MIDDLE, 30.0, half + 2.0, 19.5), _shade(hair, 0.9))
    elif style != "bald":
        _fill(canvas, _disc(_MIDDLE, 30.0, half + 2.5, 20.0), _shade(hair, 0.8))


def _hair_before(canvas: Canvas, look: Look, half: float, hair: Colour) -> None:
    """Hair over the forehead: from the crown down to a line of its own for each style."""
    lines = {
        "short": [(-1.02, 27.0), (-0.8, 21.0), (-0.3, 19.5), (0.3, 18.5), (0.8, 21.0), (1.02, 27.0)],
        "fringe": [(-1.04, 31.0), (-0.85, 25.5), (-0.3, 25.0), (0.3, 25.0), (0.85, 25.5), (1.04, 31.0)],
        "long": [(-1.06, 36.0), (-0.86, 25.0), (-0.3, 17.0), (0.15, 16.5), (0.8, 23.0), (1.06, 36.0)],
        "curly": [(-1.02, 27.0), (-0.75, 20.5), (-0.35, 22.0), (0.1, 19.5), (0.55, 22.0), (1.02, 27.0)],
        "bun": [(-1.02, 28.0), (-0.8, 20.0), (-0.3, 16.5), (0.3, 16.5), (0.8, 20.0), (1.02, 28.0)],
    }
    style = HAIRS[look.hair]
    if style == "bald":
        return
    angle = np.linspace(0.04, np.pi - 0.04, 20)
    crown = np.stack([_MIDDLE + (half + 1.2) * np.cos(angle), 30 - 19.0 * np.sin(angle)], axis=1)
    line = np.array([(_MIDDLE + half * x, y) for x, y in lines[style]])
    _fill(canvas, np.concatenate([crown, line]), hair)


def _eyes(look: Look, muscles: Muscles) -> dict[str, Points]:
    """White, iris, pupil and upper lid of both eyes, (2, T, P, 2) each."""
    wide, high = 4.0 * look.eye, 2.3 * look.eye
    above = high * np.clip(1 + np.asarray(muscles.lids), 0.12, 2)[:, None]
    below = high * np.clip(0.75 - np.asarray(muscles.squint), 0.05, 1)[:, None]
    top = np.stack(np.broadcast_arrays(wide * _U, -above * (1 - _U**2)), axis=-1)
    bottom = np.stack(np.broadcast_arrays(wide * _U, below * (1 - _U**2)), axis=-1)
    white = np.concatenate([top, bottom[:, ::-1]], axis=1)
    parts = {"white": white, "lid": top}
    for name, radius in (("iris", 2.1), ("pupil", 1.05)):
        disc = radius * look.eye * _CIRCLE[None] - np.array([0.0, 0.2])
        room = 1 - (disc[..., 0] / wide) ** 2
        y = np.clip(disc[..., 1], -above * room, below * room)
        parts[name] = np.stack(np.broadcast_arrays(disc[..., 0], y), axis=-1)
    centres = np.array([[_MIDDLE - 7.6 * look.spacing, _EYES], [_MIDDLE + 7.6 * look.spacing, _EYES]])
    return {name: part[None] + centres[:, None, None] for name, part in parts.items()}


def _brows(look: Look, muscles: Muscles) -> Points:
    """Both brows, (2, T, P, 2): curved bars that are thickest near the nose."""
    u = np.linspace(0, 1, 8)
    inner, outer, knit = (np.asarray(values)[:, None] for values in (muscles.inner, muscles.outer, muscles.knit))
    x = 3.2 - knit + (8.6 + knit) * u
    lift = inner * (1 - u) ** 1.5 + outer * u + 2.0 * np.sin(np.pi * u) * 0.6
    y = -(5.6 + lift) + 0.8 * u
    thick = look.brow * (1.0 - 0.55 * u)
    bar = np.concatenate([np.stack([x, y - thick], -1), np.stack([x, y + thick], -1)[:, ::-1]], axis=1)
    flip = np.array([[[[-1.0, 1.0]]], [[[1.0, 1.0]]]])
    middle = np.array([(look.spacing - 1) * 7.6, 0.0])
    return np.asarray((bar[None] + middle) * flip + np.array([_MIDDLE, _EYES]))


def _creases(look: Look, muscles: Muscles) -> Points:
    """The wrinkles from the wings of the nose, (2, T, P, 2)."""
    u = np.linspace(0, 1, 6)
    lift = np.asarray(muscles.corners)[:, None] * 0.5
    x, y = 4.0 + 4.2 * u**0.8, 0.2 + (5.2 - lift) * u
    line = np.stack(np.broadcast_arrays(x[None], y), axis=-1)
    flip = np.array([[[[-1.0, 1.0]]], [[[1.0, 1.0]]]])
    return np.asarray(line[None] * flip + np.array([_MIDDLE, _NOSE + look.nose - 1]))


def _mouth(look: Look, muscles: Muscles) -> dict[str, Points]:
    """Lips, opening and teeth, (T, P, 2) each, and how much of the teeth is shown, (T,) pixels."""
    corners, stretch, gape, sneer, press = (
        np.asarray(values)[:, None]
        for values in (muscles.corners, muscles.stretch, muscles.gape, muscles.sneer, muscles.press)
    )
    wide = 6.4 * (1 + stretch) * (0.85 + 0.15 * look.lips)
    bow = corners * (0.4 - _U**2)
    round_ = 1 - np.abs(_U) ** 2.4
    lip = 1.25 * look.lips * (1 - press)
    above, below = 0.32 * gape + sneer, 0.68 * gape
    x = wide * _U

    def ring(more: Points, shrink: float) -> Points:
        top = bow - (above + more) * round_
        bottom = bow + (below + 1.25 * more) * round_
        edge = [np.stack(np.broadcast_arrays(shrink * x, y), axis=-1) for y in (top, bottom)]
        return np.asarray(np.concatenate([edge[0], edge[1][:, ::-1]], axis=1) + np.array([_MIDDLE, _LIPS]))

    inner = ring(np.full_like(lip, 0.22), 0.9)
    count = len(_U)
    upper, lower = inner[:, :count], inner[:, : count - 1 : -1]
    hang = np.clip((lower - upper)[..., 1] - 0.9, 0, 1.7)  # teeth show once the lips are parted
    teeth = upper + np.stack([np.zeros_like(hang), hang], axis=-1)
    return {
        "outer": ring(lip, 1.0),
        "inner": inner,
        "teeth": np.concatenate([upper, teeth[:, ::-1]], axis=1),
        "shown": hang.max(axis=1),
    }


def _glasses(canvas: Canvas, look: Look) -> None:
    for side in (-1, 1):
        _stroke(canvas, _disc(_MIDDLE + side * 7.6 * look.spacing, _EYES + 0.4, 6.0, 4.9), _DARK, 0.9)
    reach = 7.6 * look.spacing - 6
    _stroke(canvas, np.array([[_MIDDLE - reach, _EYES - 0.6], [_MIDDLE + reach, _EYES - 0.6]]), _DARK, 0.9)


def _brow_colour(look: Look) -> Colour:
    return _shade(list(HAIR_COLOURS.values())[look.hair_colour], 0.7)


def _fill(canvas: Canvas, points: Points, colour: Colour) -> None:
    cv2.fillPoly(canvas, [_fixed(points)], colour, cv2.LINE_AA, _FRACTION)


def _stroke(canvas: Canvas, points: Points, colour: Colour, width: float) -> None:
    cv2.polylines(canvas, [_fixed(points)], False, colour, max(1, round(width * SCALE)), cv2.LINE_AA, _FRACTION)


def _fixed(points: Points) -> NDArray[np.int32]:
    return np.asarray(np.rint((points * SCALE - 0.5) * 2**_FRACTION), np.int32)


def _disc(x: float, y: float, rx: float, ry: float) -> Points:
    return np.asarray(_CIRCLE * np.array([rx, ry]) + np.array([x, y]))


def _box(left: float, top: float, right: float, bottom: float) -> Points:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])


def _shade(colour: Colour, share: float) -> Colour:
    return _mix((0, 0, 0), colour, share)


def _mix(a: Colour, b: Colour, share: float) -> Colour:
    red, green, blue = (round((1 - share) * x + share * y) for x, y in zip(a, b, strict=True))
    return red, green, blue

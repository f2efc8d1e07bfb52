"""How a generated character stands and moves: the joints of every action, direction and moment."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]

ARM = 5.8  # length of the upper arm and of the forearm, pixels
LEG = 6.4  # length of thigh and shin, pixels
GROUND = 57.5  # height of a standing ankle
_GRID = 16.0  # joints lie on 1/16 pixel, so that the last bit of a sine cannot change a picture


@dataclass(frozen=True)
class Limb:
    """An arm or a leg: its three joints, and whether the body is in front of it."""

    root: Point
    bend: Point
    end: Point
    behind: bool


@dataclass(frozen=True)
class Pose:
    """One moment of a character, in pixels of a 64x64 picture, y downwards.

    Attributes:
        side: seen from the side rather than from the front.
        sign: 1 where forward is to the right of the picture, -1 where it is to the left; 1 from the front.
        head, neck, hip: centre of the head, and of the upper and lower end of the torso.
        arms, legs: two each; the character's right arm is the first.
        eyes_closed: the character concentrates.
        blade: hilt and tip of the sword of a slash, else None.
        glow: radius of the light in the hands of a spell, 0 for none.
    """

    side: bool
    sign: int
    head: Point
    neck: Point
    hip: Point
    arms: tuple[Limb, Limb]
    legs: tuple[Limb, Limb]
    eyes_closed: bool = False
    blade: tuple[Point, Point] | None = None
    glow: float = 0.0


def pose_at(action: str, direction: str, time: float) -> Pose:
    """The pose of an action at a moment of its cycle.

    Args:
        action: "walk", "spellcast" or "slash".
        direction: "left", "front" or "right".
        time: place in the cycle; only the part after the point counts, 0 and 1 are the same moment.
    """
    side, sign = direction != "front", -1 if direction == "left" else 1
    return {"walk": _walk, "spellcast": _spellcast, "slash": _slash}[action](side, sign, time % 1.0)


def _walk(side: bool, sign: int, time: float) -> Pose:
    swing, rise = math.sin(2 * math.pi * time), math.cos(2 * math.pi * time)
    if side:
        feet = [(5.6 * s, 3.0 * max(0.0, r)) for s, r in ((swing, rise), (-swing, -rise))]
        hands = [(0.5 - 5.2 * s, 10.6 - 0.25 * abs(5.2 * s)) for s in (swing, -swing)]
        return _build(side, sign, (0.6, 0.9 * abs(swing)), hands, feet)
    feet = [(0.0, 4.2 * max(0.0, r)) for r in (rise, -rise)]
    hands = [(2.4 - 3.0 * max(0.0, s), 10.6 - 4.6 * max(0.0, s)) for s in (-rise, rise)]
    return _build(side, sign, (0.9 * rise, 0.8 * abs(swing)), hands, feet)


# Nine moments of each cycle, the ninth being the first of the next; hands relative to their shoulders,
# (outwards, down) from the front and (forward, down) from the side.
_SPELL_FRONT = (
    (2.5, 10.3),
    (1.0, 8.6),
    (-3.9, 5.0),
    (2.6, 4.6),
    (10.2, -0.5),
    (8.2, -7.6),
    (10.4, -2.4),
    (6.0, 7.4),
    (2.5, 10.3),
)
_SPELL_NEAR = (
    (0.5, 10.8),
    (2.8, 8.6),
    (6.0, 5.2),
    (7.5, 2.4),
    (10.4, -0.8),
    (9.8, -5.6),
    (10.8, -2.0),
    (5.4, 8.0),
    (0.5, 10.8),
)
_SPELL_FAR = (
    (0.0, 10.8),
    (2.4, 8.0),
    (5.6, 4.0),
    (3.0, 4.0),
    (-7.6, 4.4),
    (-8.4, -4.6),
    (-8.0, 2.8),
    (-3.4, 8.6),
    (0.0, 10.8),
)
_SPELL_GLOW = (0.0, 0.0, 0.9, 1.1, 1.6, 2.2, 1.8, 0.0, 0.0)
_SLASH_FRONT = (
    (2.5, 10.0),
    (5.4, 4.6),
    (5.6, -7.6),
    (3.4, -9.4),
    (-8.6, 0.6),
    (-9.8, 5.2),
    (-7.0, 7.6),
    (-0.6, 9.6),
    (2.5, 10.0),
)
_SLASH_SIDE = (
    (1.4, 10.6),
    (-4.6, 6.4),
    (-6.6, -5.6),
    (8.6, -7.8),
    (11.0, -1.6),
    (9.4, 5.6),
    (7.4, 8.0),
    (3.6, 10.0),
    (1.4, 10.6),
)
_SLASH_TURN_FRONT = (115.0, 190.0, 262.0, 290.0, 352.0, 395.0, 425.0, 450.0, 475.0)
_SLASH_TURN_SIDE = (50.0, 150.0, 225.0, 290.0, 352.0, 392.0, 402.0, 406.0, 410.0)
_SLASH_LEAN = (0.0, -1.0, -1.8, -0.6, 1.8, 2.4, 1.8, 0.6, 0.0)
BLADE = 13.0  # length of the sword from the hand to its tip, pixels


def _spellcast(side: bool, sign: int, time: float) -> Pose:
    first = _between(_SPELL_NEAR if side else _SPELL_FRONT, time)
    second = _between(_SPELL_FAR, time) if side else first
    glow = _mix(_SPELL_GLOW, time)
    feet = [(-1.6, 0.0), (2.0, 0.0)] if side else [(0.8, 0.0), (0.8, 0.0)]
    closed = 0.2 < time < 0.45
    return _build(side, sign, (0.0, 1.2 if closed else -0.2 * glow), [first, second], feet, glow=glow, closed=closed)


def _slash(side: bool, sign: int, time: float) -> Pose:
    lean = _mix(_SLASH_LEAN, time)
    weapon = _between(_SLASH_SIDE if side else _SLASH_FRONT, time)
    other = (-0.5 - 1.6 * lean, 10.0) if side else (3.0 + 0.5 * abs(lean), 9.4)
    step = (max(0.0, lean) * 1.1, 0.0)
    feet = [(-2.2 - 0.4 * lean, 0.0), (2.0 + step[0], 0.0)] if side else [(0.6, 0.0), (0.8 + step[0], 0.0)]
    turn = _mix(_SLASH_TURN_SIDE if side else _SLASH_TURN_FRONT, time)
    return _build(side, sign, (lean, 0.35 * abs(lean)), [weapon, other], feet, turn=turn)


def _build(
    side: bool,
    sign: int,
    sway: Point,
    hands: Sequence[Point],
    feet: Sequence[Point],
    *,
    turn: float | None = None,
    glow: float = 0.0,
    closed: bool = False,
) -> Pose:
    """Joints from where hands and feet shall be; feet as (forward or outwards, height above the ground)."""
    lean, drop = sway
    hip = (32.0 + sign * 0.3 * lean, 45.5 + drop)
    neck = (32.0 + sign * lean, 35.0 + drop)
    head = (neck[0] + sign * (1.0 if side else 0.0), 25.4 + 1.2 * drop)
    arms, legs = [], []
    for k, (hand, foot) in enumerate(zip(hands, feet, strict=True)):
        near = (k == 0) == (sign == 1)
        out = sign if side else (-1 if k == 0 else 1)
        root = (neck[0] + (out * (-0.8 if near else 1.6) if side else out * 6.7), neck[1] + 1.2)
        target = (root[0] + out * hand[0], root[1] + hand[1])
        arms.append(_limb(root, target, ARM, 0.8 if side else 0.5, -out if side else out, side and not near))
        base = (hip[0] + (out * (-0.5 if near else 1.1) if side else out * 3.4), hip[1] + 0.8)
        ankle = (32.0 + out * (foot[0] + (0.0 if side else 4.2)), GROUND - foot[1])
        legs.append(_limb(base, ankle, LEG, 0.8 if side else 0.2, out, side and not near))
    blade = None
    if turn is not None:
        hilt, angle = arms[0].end, math.radians(turn)
        tip = (hilt[0] + sign * BLADE * math.cos(angle), hilt[1] + BLADE * math.sin(angle))
        blade = (hilt, _snap(tip))
    parts = (_snap(head), _snap(neck), _snap(hip), (arms[0], arms[1]), (legs[0], legs[1]))
    return Pose(side, sign, *parts, eyes_closed=closed, blade=blade, glow=round(glow * _GRID) / _GRID)


def _limb(root: Point, target: Point, length: float, depth: float, toward: int, behind: bool) -> Limb:
    """Two bones of one length from root to target, the joint between them on the side of x that `toward` says.

    A `depth` below 1 foreshortens the bend.
    """
    dx, dy = target[0] - root[0], target[1] - root[1]
    distance = max(math.hypot(dx, dy), 1e-6)
    reach = min(distance, 2 * length)
    end = (root[0] + dx * reach / distance, root[1] + dy * reach / distance)
    height = math.sqrt(max(length**2 - (reach / 2) ** 2, 0.0)) * depth
    ux, uy = dx / distance, dy / distance
    normal = (uy, -ux) if uy * toward > 0 or (uy == 0 and ux < 0) else (-uy, ux)
    bend = ((root[0] + end[0]) / 2 + normal[0] * height, (root[1] + end[1]) / 2 + normal[1] * height)
    return Limb(_snap(root), _snap(bend), _snap(end), behind)


def _between(keys: Sequence[Point], time: float) -> Point:
    return _mix([x for x, _ in keys], time), _mix([y for _, y in keys], time)


def _mix(keys: Sequence[float], time: float) -> float:
    """The value at a moment between eight equal steps."""
    place = time * (len(keys) - 1)
    k = min(int(place), len(keys) - 2)
    return keys[k] + (place - k) * (keys[k + 1] - keys[k])


def _snap(point: Point) -> Point:
    return round(point[0] * _GRID) / _GRID, round(point[1] * _GRID) / _GRID

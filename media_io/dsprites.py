"""Moving dSprites: coloured shapes that move over a grid, where motion does or does not depend on what moves.

Simon, Frossard and De Vleeschouwer (2024) move the shapes of dSprites (Matthey et al. 2017: square, ellipse and heart
in 6 scales, 40 orientations and 32 x 32 positions, here in 6 colours) to compare models on independent and on dependent
static and dynamic factors. The shapes are drawn from formulas, so no file is needed. What the paper leaves open is
chosen here:

- A clip has one shape, colour and scale. It starts at any of 40 orientations and moves at one of six paces in one of
  eight directions. A pace is three things together (table PACES): the range, the width of the square around the middle
  that the centre stays in; the speed, pixels a frame along each axis that moves; and the rebound, the share of the
  speed along an axis that is left after that axis has hit the border of the range.
- It starts anywhere in its range with at least 0.4 of it still ahead: the direction shows for four frames or more
  before it turns, and in 16 frames every clip hits a border.
- "independent": the pace is drawn independently of the scale, and the orientation stays as it is.
- "causal": the scale sets the pace: small shapes roam the whole grid fast and lose no speed, large ones stay near the
  middle, are slow, and lose half at each border. The orientation turns by one step of 40 a frame, either way.
- "intervened": turns as the causal set does, but with the pace drawn independently of the scale. A judge trained on
  it has to read the pace off the motion; one trained on the causal set could read it off the size.

In the causal set the dynamics that a swap moves from one clip to another are the noise: direction, rotation, and the
start within the range. Range, speed and rebound follow from the noise and the static factors of the other clip: see
`implied_labels` for the labels and `counterfactual` for the very clip.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.labelled import LabelledClips, Plan, check_request
from media_io.shapes import SHAPES, halved, shape_mask

Labels = NDArray[np.int64]

KINDS = ("independent", "causal", "intervened")
COLOURS = {
    "white": (255, 255, 255),
    "red": (235, 60, 50),
    "green": (60, 200, 80),
    "blue": (70, 110, 245),
    "yellow": (240, 210, 50),
    "magenta": (215, 80, 220),
}
SCALES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
ORIENTATIONS = 40
POSITIONS = 32
DIRECTIONS = ("right", "down right", "down", "down left", "left", "up left", "up", "up right")
ROTATIONS = ("clockwise", "anticlockwise")
PACES = ((31.0, 3.0, 1.0), (27.0, 2.6, 0.9), (23.0, 2.2, 0.8), (19.0, 1.8, 0.7), (15.0, 1.4, 0.6), (11.0, 1.0, 0.5))
"""Range (pixels), speed (pixels a frame) and rebound of each pace; in the causal set pace k is that of scale k."""
STATIC = ("shape", "colour", "scale")
NOISE = ("direction", "rotation")
"""The dynamic factors that a swap moves; in the causal set the pace is implied."""

SIZES = (64, 32)
_RADIUS = 15.6  # of the circle around a shape of scale 1: whole at every position
_PATCH = 33
_STEPS = np.array([[1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]], np.float64)
_AHEAD = 0.4  # of the range, at least, lies ahead of the start
_CHUNK = 256


@dataclass(frozen=True, eq=False)
class Motions:
    """Every factor of N clips of T frames.

    Attributes:
        shape, colour, scale: int64 (N,), static.
        pace, direction: int64 (N,), indices into PACES and DIRECTIONS.
        rotation: int64 (N,), index into ROTATIONS, or -1 where the orientation stays.
        start: float64 (N, 2), where in its range the centre starts, x and y, 0 to 1.
        turned: int64 (N,), the orientation in the first frame, 0 to 39.
        length: T.
    """

    shape: Labels
    colour: Labels
    scale: Labels
    pace: Labels
    direction: Labels
    rotation: Labels
    start: NDArray[np.float64]
    turned: Labels
    length: int

    def part(self, clips: slice) -> Motions:
        """The factors of some clips."""
        names = [each.name for each in fields(self) if each.name != "length"]
        return replace(self, **{name: getattr(self, name)[clips] for name in names})

    def looks(self) -> Labels:
        """Which of the 3 * 6 * 6 looks each clip has, int64 (N,)."""
        return np.asarray((self.shape * len(COLOURS) + self.colour) * len(SCALES) + self.scale, np.int64)

    def positions(self) -> Labels:
        """Centres on the grid, int64 (N, T, 2), x and y, 0 to 31."""
        reach, speed, rebound = (values[:, None] for values in np.array(PACES)[self.pace].T)
        velocity = _STEPS[self.direction] * speed
        place = (self.start - 0.5) * reach
        track = np.empty((len(self.pace), self.length, 2))
        for t in range(self.length):  # how far a step goes depends on the rebounds before it
            track[:, t] = place
            place, velocity = _step(place, velocity, reach / 2, rebound)
        grid: Labels = np.rint(track + (POSITIONS - 1) / 2).astype(np.int64)
        return grid.clip(0, POSITIONS - 1)

    def orientations(self) -> Labels:
        """Orientations int64 (N, T), 0 to 39, in steps of 9 degrees clockwise."""
        turn = np.select([self.rotation == 0, self.rotation == 1], [1, -1], 0)
        return np.asarray((self.turned[:, None] + turn[:, None] * np.arange(self.length)) % ORIENTATIONS)


def _step(
    place: NDArray[np.float64], velocity: NDArray[np.float64], half: NDArray[np.float64], rebound: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """One frame on: an axis that passes the border turns back, and what is left of its way is shortened too."""
    moved = place + velocity
    beyond = np.maximum(np.abs(moved) - half, 0)
    hit = beyond > 0
    side = np.sign(moved)
    return np.where(hit, side * (half - rebound * beyond), moved), np.where(hit, -rebound * velocity, velocity)


def draw_motions(n: int, seed: int, kind: str = "independent", length: int = 16) -> Motions:
    """Draw the factors of n clips, each value of each factor equally likely.

    Args:
        n: number of clips, 0 or more.
        seed: 0 or more; the same seed gives the same factors.
        kind: one of KINDS.
        length: T, frames of a clip.

    Raises:
        MediaError: an unknown kind, a negative number of clips, or no frames.
    """
    check_request("moving dSprites", n, length)
    if kind not in KINDS:
        raise MediaError(None, f'no kind "{kind}" of moving dSprites', f"Choose one of {', '.join(KINDS)}.")
    rng = np.random.default_rng(seed)
    scale = rng.integers(len(SCALES), size=n)
    pace = rng.integers(len(PACES), size=n)
    rotation = rng.integers(len(ROTATIONS), size=n)
    direction = rng.integers(len(DIRECTIONS), size=n)
    return Motions(
        shape=rng.integers(len(SHAPES), size=n),
        colour=rng.integers(len(COLOURS), size=n),
        scale=scale,
        pace=scale.copy() if kind == "causal" else pace,
        direction=direction,
        rotation=np.full(n, -1) if kind == "independent" else rotation,
        start=_starts(direction, rng),
        turned=rng.integers(ORIENTATIONS, size=n),
        length=length,
    )


def _starts(direction: Labels, rng: np.random.Generator) -> NDArray[np.float64]:
    behind = rng.random((len(direction), 2))
    heading = _STEPS[direction]
    near = (1 - _AHEAD) * behind
    return np.select([heading > 0, heading < 0], [near, 1 - near], behind)


def implied_labels(static: Mapping[str, Labels], noise: Mapping[str, Labels]) -> dict[str, Labels]:
    """The dynamic labels that the causal mechanism gives to a static content and noise.

    Args:
        static: labels (N,) of STATIC, of the clips that give the static code.
        noise: labels (N,) of NOISE, of the clips that give the dynamics.

    Returns:
        direction and rotation as the noise has them, and the pace that the scale sets.
    """
    return {**{factor: noise[factor] for factor in NOISE}, "pace": static["scale"].copy()}


def counterfactual(static: Motions, noise: Motions) -> Motions:
    """What the causal swap should show: the first clips' shape, colour and scale with the second ones' noise."""
    kept = {factor: getattr(static, factor) for factor in STATIC}
    return replace(noise, **kept, pace=static.scale.copy())


def generate(n: int, seed: int, kind: str = "independent", *, length: int = 16, size: int = 64) -> LabelledClips:
    """Clips of random shapes in random motion: `render` of `draw_motions`. Raises MediaError."""
    return render(draw_motions(n, seed, kind, length), size)


def plan(n: int, seed: int, kind: str = "independent", *, length: int = 16) -> Plan:
    """The clips that `generate` draws, of 64 pixels. Raises MediaError."""
    motions = draw_motions(n, seed, kind, length)
    return Plan(motions.looks(), lambda part: render(motions.part(part)))


def render(motions: Motions, size: int = 64) -> LabelledClips:
    """Draw clips.

    Args:
        motions: the factors of N clips of T frames.
        size: 64, or 32 (half the height and width of the same pictures).

    Returns:
        N clips with the static factors shape, colour and scale, and the dynamic factors direction, pace and, where
        shapes turn, rotation. Positions and the first orientation are in `motions`: no class is read off them, since a
        square looks the same after a quarter turn. The identity numbers the 3 * 6 * 6 looks.

    Raises:
        MediaError: another size.
    """
    if size not in SIZES:
        raise MediaError(None, f"moving dSprites of {size} pixels", "Choose 64 or 32.")
    N, T = len(motions.shape), motions.length
    positions, orientations = motions.positions(), motions.orientations()
    frames = np.zeros((N, T, size, size, 3), np.uint8)
    for start in range(0, N, _CHUNK):  # bounds the memory, and keeps what is being drawn near the processor
        part = slice(start, start + _CHUNK)
        canvas = frames[part] if size == 64 else np.zeros((len(frames[part]), T, 64, 64, 3), np.uint8)
        patches = _patches(motions.shape[part], motions.scale[part], orientations[part], motions.colour[part])
        _paste(canvas.reshape(-1, 64, 64, 3), patches, positions[part].reshape(-1, 2))
        if size == 32:
            frames[part] = halved(canvas)
    return _labelled(frames, motions)


def _patches(shape: Labels, scale: Labels, orientations: Labels, colour: Labels) -> NDArray[np.uint8]:
    """Coloured shapes on black, uint8 (n * T, 33, 33, 3)."""
    keys = (shape[:, None] * len(SCALES) + scale[:, None]) * ORIENTATIONS + orientations
    used, where = np.unique(keys, return_inverse=True)
    masks = np.stack([_mask(int(key)) for key in used])[where.reshape(-1)]
    hues = np.repeat(np.array(list(COLOURS.values()), np.uint16)[colour], orientations.shape[1], axis=0)
    return np.asarray((masks[..., None] * hues[:, None, None] + 127) // 255, np.uint8)


@cache
def _mask(key: int) -> NDArray[np.uint8]:
    kind, orientation = divmod(key, ORIENTATIONS)
    shape, scale = divmod(kind, len(SCALES))
    turn = 2 * np.pi * orientation / ORIENTATIONS
    return shape_mask(list(SHAPES)[shape], _RADIUS * SCALES[scale], turn, _PATCH)


def _paste(canvas: NDArray[np.uint8], patches: NDArray[np.uint8], positions: Labels) -> None:
    """Put a patch into each picture (M, 64, 64, 3), in place; position 0 is the first that shows the whole patch."""
    windows = sliding_window_view(canvas, (_PATCH, _PATCH), axis=(1, 2), writeable=True)
    windows[np.arange(len(canvas)), positions[:, 1], positions[:, 0]] = np.moveaxis(patches, -1, 1)


def _labelled(frames: NDArray[np.uint8], motions: Motions) -> LabelledClips:
    turning = bool((motions.rotation >= 0).all())
    dynamic = ("direction", "pace", *(("rotation",) if turning else ()))
    classes = {
        "shape": tuple(SHAPES),
        "colour": tuple(COLOURS),
        "scale": tuple(f"scale {scale}" for scale in SCALES),
        "direction": DIRECTIONS,
        "pace": tuple(f"range {reach:g} speed {speed:g} rebound {rebound:g}" for reach, speed, rebound in PACES),
        "rotation": ROTATIONS,
    }
    factors = (*STATIC, *dynamic)
    labels = {factor: np.asarray(getattr(motions, factor), np.int64) for factor in factors}
    named = {factor: classes[factor] for factor in factors}
    return LabelledClips(frames, labels, named, STATIC, dynamic, motions.looks())

"""Moving-MNIST (Srivastava et al. 2015), as S3VAE and C-DSVAE learn from it: two digits that bounce in a dark room.

Each digit starts anywhere and keeps its speed, a tenth of its room a frame (3.6 of 36 pixels), in any direction; at a
border it is reflected. Where digits meet the brighter pixel shows. Digits for training and for tests are different
pictures. The papers leave open, and here is chosen:

- Reflection is exact (the way beyond the border is mirrored); the original code puts the digit on the border.
- Which digit is which. A clip's static factors are its two classes in order: `smaller` and `larger`, ten classes each.
  So both can be read off the pictures and stay right when the motion is swapped, and each can be judged by itself, as
  the 10-way "Acc" of C-DSVAE's table is (its ceilings, IS 10 and H(y) ln 10, hold on as many clips of every class).
- The dynamic factors are the headings of the two, the quadrant of the first step: `smaller heading`, `larger heading`.
  Of two digits of one class the one further left in the first frame counts as the smaller.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from media_io.digits import SIDE, Digits
from media_io.errors import MediaError
from media_io.labelled import LabelledClips, Plan, check_request

SIZE = 64
ROOM = SIZE - SIDE
SPEED = 0.1 * ROOM
HEADINGS = ("down right", "down left", "up left", "up right")
STATIC = ("smaller", "larger")
DYNAMIC = ("smaller heading", "larger heading")
_CHUNK = 256


def generate(n: int, seed: int, digits: Digits, *, length: int = 15, clips_per_pair: int = 1) -> LabelledClips:
    """All clips of a `plan`, whose arguments these are. Raises MediaError."""
    return plan(n, seed, digits, length=length, clips_per_pair=clips_per_pair).drawn()


def plan(n: int, seed: int, digits: Digits, *, length: int = 15, clips_per_pair: int = 1) -> Plan:
    """Clips of random pairs of digits in random motion.

    Args:
        n: number of clips, 0 or more.
        seed: 0 or more; the same seed gives the same clips.
        digits: pictures to choose from, each equally likely; see media_io.digits.
        length: T, 15 in S3VAE and C-DSVAE, 16 in VDSM.
        clips_per_pair: clips in a row that show the same two pictures (VDSM learns identity from such groups).

    Returns:
        uint8 (n, T, 64, 64, 3), grey, with the factors told above; the identity numbers the pairs of pictures.

    Raises:
        MediaError: a negative number of clips, no frames, no digits, or pairs of no clips.
    """
    check_request("Moving-MNIST", n, length)
    if not len(digits.images) or clips_per_pair < 1:
        cause = f"{len(digits.images)} digits and {clips_per_pair} clips a pair"
        raise MediaError(None, cause, "Give at least one digit, and at least one clip a pair.")
    rng = np.random.default_rng(seed)
    chosen = rng.integers(len(digits.images), size=(-(-n // clips_per_pair), 2)).repeat(clips_per_pair, axis=0)[:n]
    start, angle = rng.uniform(0, ROOM, (n, 2, 2)), rng.uniform(0, 2 * np.pi, (n, 2))
    heading = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    chosen, start, heading = _ordered(chosen, start, heading, digits.labels)
    identity = chosen @ np.array([len(digits.images), 1])

    def draw(part: slice) -> LabelledClips:
        frames = _frames(digits.images, chosen[part], tracks(start[part], SPEED * heading[part], length))
        return _labelled(frames, digits.labels[chosen[part]], heading[part], identity[part])

    return Plan(identity, draw)


def _frames(images: NDArray[np.uint8], chosen: NDArray[np.int64], track: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Pictures (n, T, 64, 64, 3) of the two digits of each clip (n, 2) at (n, T, 2, 2)."""
    n, length = track.shape[:2]
    frames = np.empty((n, length, SIZE, SIZE, 3), np.uint8)
    for first in range(0, n, _CHUNK):  # bounds the memory
        part = slice(first, first + _CHUNK)
        drawn = _drawn(images[chosen[part]], track[part])
        frames[part] = cv2.cvtColor(drawn.reshape(-1, SIZE), cv2.COLOR_GRAY2RGB).reshape(*drawn.shape, 3)
    return frames


def tracks(start: NDArray[np.float64], velocity: NDArray[np.float64], length: int) -> NDArray[np.int64]:
    """Where digits are, mirrored at the borders of their room.

    Args:
        start: (N, 2, 2), the left upper corner of each of two digits, x and y, 0 to 36.
        velocity: (N, 2, 2), pixels a frame.
        length: T.

    Returns:
        int64 (N, T, 2, 2), the same corners in whole pixels.
    """
    way = start[:, None] + velocity[:, None] * np.arange(length)[:, None, None]
    folded = np.abs((way + ROOM) % (2 * ROOM) - ROOM)
    return np.rint(folded).astype(np.int64)


def _ordered(
    chosen: NDArray[np.int64], start: NDArray[np.float64], heading: NDArray[np.float64], labels: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """The same pairs, the smaller class first, of equal ones the one further left."""
    order = np.lexsort((np.rint(start[..., 0]), labels[chosen]), axis=1)
    within = order[..., None]
    return (
        np.take_along_axis(chosen, order, 1),
        np.take_along_axis(start, within, 1),
        np.take_along_axis(heading, within, 1),
    )


def _drawn(images: NDArray[np.uint8], track: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Pictures (n, T, 64, 64) of two digits (n, 2, 28, 28) at (n, T, 2, 2)."""
    n, length = track.shape[:2]
    canvas = np.zeros((n * length, SIZE, SIZE), np.uint8)
    windows = sliding_window_view(canvas, (SIDE, SIDE), axis=(1, 2), writeable=True)
    for which in (0, 1):
        x, y = track[:, :, which].reshape(-1, 2).T
        there = (np.arange(len(canvas)), y, x)
        windows[there] = np.maximum(windows[there], images[:, which].repeat(length, axis=0))
    return canvas.reshape(n, length, SIZE, SIZE)


def _labelled(
    frames: NDArray[np.uint8], classes: NDArray[np.int64], heading: NDArray[np.float64], identity: NDArray[np.int64]
) -> LabelledClips:
    x, y = heading[..., 0] < 0, heading[..., 1] < 0
    quadrant = np.where(y, np.where(x, 2, 3), np.where(x, 1, 0)).astype(np.int64)
    labels = {
        **{factor: classes[:, k] for k, factor in enumerate(STATIC)},
        **{factor: quadrant[:, k] for k, factor in enumerate(DYNAMIC)},
    }
    names = {**dict.fromkeys(STATIC, tuple(map(str, range(10)))), **dict.fromkeys(DYNAMIC, HEADINGS)}
    return LabelledClips(frames, labels, names, STATIC, DYNAMIC, identity.astype(np.int64))

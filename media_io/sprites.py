"""The Sprites data set (Li & Mandt 2018), cut from the sheets of the Liberated Pixel Cup artists.

Papers cut different sets of characters out of the sheets, and their numbers are comparable within one cut only:

- "published": 6 values of each attribute, 1,296 characters, 296 of them held out (Li & Mandt 2018; Bai et al. 2021).
- "vdsm": 7 bodies, 4 shirts, 8 hairs and 5 pants, 1,120 characters, a tenth held out (Vowels et al. 2021). Which values
  and which characters the paper does not say: the first sheets of each layer, and a fixed permutation of characters.
- "favae": 2 values of each attribute, 16 characters (Yamada et al. 2020): the first two sheets of each layer. The paper
  measures on what it trains on, so no character is held out: both parts are all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.images import picture_bytes
from media_io.labelled import LabelledClips, check_split

Pictures = NDArray[np.uint8]

LAYERS = ("body", "bottomwear", "topwear", "hair")
FACTORS = ("skin", "trousers", "top", "hair")
"""What each layer is called among the labels."""
LENGTH = 8
SIZE = 64

_COLUMNS = 13
_SHOES = "shoes/1.png"
_FORM = "Choose a folder with body/, bottomwear/, topwear/ and hair/, each with 0.png, 1.png ..., and shoes/1.png."
# The first cell of each direction, and how the eight frames follow from it.
_ACTIONS: dict[str, tuple[dict[str, int], tuple[int, ...]]] = {
    "walk": ({"left": 118, "front": 131, "right": 144}, (7, 0, 1, 2, 3, 4, 5, 6)),
    "spellcast": ({"left": 13, "front": 26, "right": 39}, (0, 1, 2, 3, 4, 5, 4, 6)),
    "slash": ({"left": 169, "front": 182, "right": 195}, (0, 1, 2, 3, 4, 5, 4, 0)),
}
_CLASSES = tuple(f"{action} {direction}" for action, (starts, _) in _ACTIONS.items() for direction in starts)


@dataclass(frozen=True)
class Cut:
    """Which characters a paper draws.

    Attributes:
        variants: how many sheets of each of LAYERS are used, from 0.png on.
        held_out: characters of the test part; 0: both parts are all characters.
        seed: of the legacy generator whose permutation puts the training characters first.
    """

    variants: tuple[int, int, int, int]
    held_out: int
    seed: int

    @property
    def characters(self) -> int:
        """How many characters there are in both parts together."""
        return int(np.prod(self.variants))


CUTS = {
    "published": Cut((6, 6, 6, 6), 296, 423),
    "vdsm": Cut((7, 5, 4, 8), 112, 0),
    "favae": Cut((2, 2, 2, 2), 0, 0),
}


@dataclass(frozen=True, eq=False)
class _Layer:
    """One sheet, cut into the 72 frames of the nine classes.

    Attributes:
        pixels: uint32 (72, 64, 64), RGBA in the order of memory: one number a pixel moves four times as fast.
        opaque: bool (72, 64, 64), where it hides what lies below.
        partial: indices of the few pixels that are seen through.
    """

    pixels: NDArray[np.uint32]
    opaque: NDArray[np.bool_]
    partial: tuple[NDArray[np.intp], ...]


def load_sprites(root: Path, split: str, cut: str = "published") -> LabelledClips:
    """Clips of the characters of one part of one cut, in every action and direction.

    The published cut is that of Li & Mandt and of C-DSVAE: 9,000 clips for training or 2,664 of other characters for
    tests. That of VDSM has 9,072 and 1,008 clips, that of FAVAE 144.

    Args:
        root: the folder with body/, bottomwear/, topwear/, hair/ and shoes/.
        split: "train" or "test".
        cut: a key of CUTS.

    Returns:
        Clips uint8 (N, 8, 64, 64, 3), nine a character in the order of the label "action", with the static factors
        skin, top, trousers and hair; the identity is the number of the character in its cut.

    Raises:
        MediaError: an unknown split or cut, or sheets that are missing or not of the known form.
    """
    characters = split_characters(split, cut)
    variants = CUTS[cut].variants
    sheets = [
        [_read_layer(root, f"{name}/{i}.png") for i in range(count)]
        for name, count in zip(LAYERS, variants, strict=True)
    ]
    shoes = _read_layer(root, _SHOES)
    frames = np.empty((len(characters), len(_CLASSES), LENGTH, SIZE, SIZE, 3), np.uint8)
    for i, canvas in enumerate(_draw(characters, sheets, shoes)):
        rgba = canvas.view(np.uint8).reshape(len(_CLASSES), LENGTH, SIZE, SIZE, 4)
        frames[i] = rgba[..., :3]
    labels = {name: np.repeat(characters[:, i], len(_CLASSES)) for i, name in enumerate(FACTORS)}
    labels["action"] = np.tile(np.arange(len(_CLASSES), dtype=np.int64), len(characters))
    named = zip(FACTORS, LAYERS, variants, strict=True)
    classes = {factor: tuple(f"{layer} {i}" for i in range(count)) for factor, layer, count in named}
    classes["action"] = _CLASSES
    static = ("skin", "top", "trousers", "hair")
    numbers = np.ravel_multi_index(tuple(characters.T), variants).astype(np.int64)
    identity = np.repeat(numbers, len(_CLASSES))
    clips = frames.reshape(-1, LENGTH, SIZE, SIZE, 3)
    return LabelledClips(clips, labels, classes, static, ("action",), identity)


def split_characters(split: str, cut: str = "published") -> NDArray[np.int64]:
    """Variants (N, 4) of body, bottomwear, topwear and hair of the characters of a split, in rising order.

    Raises:
        MediaError: an unknown split or cut.
    """
    check_split("Sprites", split)
    if cut not in CUTS:
        raise MediaError(None, f'no cut "{cut}" of Sprites', f"Choose one of {', '.join(CUTS)}.")
    made = CUTS[cut]
    # The published split was drawn with NumPy's legacy generator; another generator would give another split.
    order = np.random.RandomState(made.seed).permutation(made.characters)
    train = made.characters - made.held_out
    chosen = np.sort(order[:train] if split == "train" or not made.held_out else order[train:])
    return np.stack(np.unravel_index(chosen, made.variants), axis=1).astype(np.int64)


def _draw(characters: NDArray[np.int64], sheets: list[list[_Layer]], shoes: _Layer) -> Iterator[NDArray[np.uint32]]:
    """Canvases (72, 64, 64) of RGBA pixels, one a character; what is yielded is drawn over in the next step."""
    black = np.zeros((len(_CLASSES) * LENGTH, SIZE, SIZE, 4), np.uint8)
    black[..., 3] = 255
    canvases = [black.view(np.uint32)[..., 0]] + [np.empty(black.shape[:3], np.uint32) for _ in LAYERS]
    drawn: list[int] = []
    for character in characters.tolist():
        # Rising order: most characters share their lower layers with the one before.
        keep = next((i for i, (old, new) in enumerate(zip(drawn, character, strict=False)) if old != new), len(drawn))
        for depth in range(keep, len(LAYERS)):
            np.copyto(canvases[depth + 1], canvases[depth])
            _paste(canvases[depth + 1], sheets[depth][character[depth]])
        _paste(canvases[-1], shoes)
        drawn = character[:-1]  # the top canvas wears the shoes now, so its layer is always drawn afresh
        yield canvases[-1]


def _paste(canvas: NDArray[np.uint32], layer: _Layer) -> None:
    """Put a layer over an opaque canvas, in place."""
    np.copyto(canvas, layer.pixels, where=layer.opaque)
    above = _channels(layer.pixels[layer.partial])
    below = _channels(canvas[layer.partial])
    alpha = above[:, 3:] / 255
    mixed = np.rint(alpha * above + (1 - alpha) * below).astype(np.uint8)
    mixed[:, 3] = 255
    canvas[layer.partial] = mixed.view(np.uint32)[:, 0]


def _channels(pixels: NDArray[np.uint32]) -> NDArray[np.uint8]:
    return np.ascontiguousarray(pixels).view(np.uint8).reshape(-1, 4)


def _read_layer(root: Path, name: str) -> _Layer:
    """Read a sheet and cut out the frames of all classes."""
    path = root / name
    if not path.is_file():
        raise MediaError(path, "this sheet of the Sprites data set is missing", _FORM)
    # Decoded from bytes, because OpenCV opens no path with letters outside the code page on Windows.
    sheet = cv2.imdecode(np.frombuffer(picture_bytes(path), np.uint8), cv2.IMREAD_UNCHANGED)
    rows = max(_cell_numbers()) // _COLUMNS + 1
    if sheet is None or sheet.ndim != 3 or sheet.shape[2] != 4 or sheet.dtype != np.uint8:
        raise MediaError(path, "not a picture with 8-bit colours and alpha", _FORM)
    if sheet.shape[1] != _COLUMNS * SIZE or sheet.shape[0] < rows * SIZE or sheet.shape[0] % SIZE:
        cause = f"the sheet has {sheet.shape[1]}x{sheet.shape[0]} pixels, not rows of {_COLUMNS} cells of {SIZE}x{SIZE}"
        raise MediaError(path, cause, _FORM)
    rgba = cv2.cvtColor(sheet, cv2.COLOR_BGRA2RGBA).reshape(-1, SIZE, _COLUMNS, SIZE, 4).swapaxes(1, 2)
    cells = np.ascontiguousarray(rgba.reshape(-1, SIZE, SIZE, 4)[_cell_numbers()])  # (72, 64, 64, 4)
    alpha = cells[..., 3]
    return _Layer(cells.view(np.uint32)[..., 0], alpha == 255, np.nonzero((alpha > 0) & (alpha < 255)))


def _cell_numbers() -> list[int]:
    """The cells of all frames of all classes, in order: 9 * 8 numbers."""
    return [start + step for starts, steps in _ACTIONS.values() for start in starts.values() for step in steps]

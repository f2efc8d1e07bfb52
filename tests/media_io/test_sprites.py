"""Sprites from sheets that the test paints, and from the real ones."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.characters import ACTIONS, ATTRIBUTES, DIRECTIONS
from media_io.errors import MediaError
from media_io.sprites import CUTS, load_sprites, split_characters

LAYERS = ("body", "bottomwear", "topwear", "hair")


def paint_sheets(root: Path) -> dict[str, NDArray[np.uint8]]:
    """Sheets whose every cell tells its layer, its variant and its number; returns them as RGBA."""
    rng = np.random.default_rng(1)
    sheets = {}
    for name in [*(f"{layer}/{i}.png" for layer in LAYERS for i in range(8)), "shoes/1.png"]:
        small = rng.integers(0, 256, (21, 13, 4, 4, 4), np.uint8)  # rows, columns, quarters of a cell, RGBA
        small[..., 3] = rng.choice(np.array([0, 0, 128, 255, 255], np.uint8), small.shape[:-1])
        sheet = small.swapaxes(1, 2).reshape(84, 52, 4).repeat(16, 0).repeat(16, 1)
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        cv2.imencode(".png", cv2.cvtColor(sheet, cv2.COLOR_RGBA2BGRA))[1].tofile(path)
        sheets[name] = sheet
    return sheets


def cell(sheet: NDArray[np.uint8], number: int) -> NDArray[np.float64]:
    row, column = divmod(number, 13)
    return sheet[64 * row : 64 * row + 64, 64 * column : 64 * column + 64].astype(np.float64) / 255


def composite(sheets: list[NDArray[np.uint8]], number: int) -> NDArray[np.float64]:
    picture = np.zeros((64, 64, 3))
    for sheet in sheets:
        pixels = cell(sheet, number)
        picture = pixels[..., 3:] * pixels[..., :3] + (1 - pixels[..., 3:]) * picture
    return picture * 255


FRAMES = {
    "walk left": [125, 118, 119, 120, 121, 122, 123, 124],
    "walk front": [138, 131, 132, 133, 134, 135, 136, 137],
    "walk right": [151, 144, 145, 146, 147, 148, 149, 150],
    "spellcast left": [13, 14, 15, 16, 17, 18, 17, 19],
    "spellcast front": [26, 27, 28, 29, 30, 31, 30, 32],
    "spellcast right": [39, 40, 41, 42, 43, 44, 43, 45],
    "slash left": [169, 170, 171, 172, 173, 174, 173, 169],
    "slash front": [182, 183, 184, 185, 186, 187, 186, 182],
    "slash right": [195, 196, 197, 198, 199, 200, 199, 195],
}


def test_clips_are_cut_and_laid_over_each_other_as_published(tmp_path: Path) -> None:
    sheets = paint_sheets(tmp_path)
    clips = load_sprites(tmp_path, "test")
    assert clips.frames.shape == (2664, 8, 64, 64, 3)
    assert clips.classes["action"] == tuple(FRAMES)
    assert clips.static == ATTRIBUTES
    assert clips.dynamic == ("action",)
    for i in np.random.default_rng(0).integers(0, 2664, 40):
        worn = [clips.labels[factor][i] for factor in ("skin", "trousers", "top", "hair")]
        stack = [sheets[f"{layer}/{k}.png"] for layer, k in zip(LAYERS, worn, strict=True)] + [sheets["shoes/1.png"]]
        numbers = FRAMES[clips.classes["action"][clips.labels["action"][i]]]
        for t in (0, 3, 7):
            np.testing.assert_allclose(clips.frames[i, t], composite(stack, numbers[t]), atol=2.1)  # rounding a layer


def test_actions_are_numbered_as_those_of_generated_characters() -> None:
    assert tuple(FRAMES) == tuple(f"{action} {direction}" for action in ACTIONS for direction in DIRECTIONS)


def test_the_split_is_the_published_one() -> None:
    train, test = split_characters("train"), split_characters("test")
    codes = [{int(k) for k in part @ np.array([216, 36, 6, 1])} for part in (train, test)]
    assert (len(train), len(test)) == (1000, 296)
    assert codes[0] | codes[1] == set(range(1296))
    order = np.random.RandomState(423).permutation(range(1296))
    assert codes[0] == set(order[:1000].tolist())


def test_identity_is_one_number_a_character(tmp_path: Path) -> None:
    paint_sheets(tmp_path)
    clips = load_sprites(tmp_path, "test")
    assert clips.identity is not None
    assert len(np.unique(clips.identity)) == 296
    looks = np.stack([clips.labels[factor] for factor in ("skin", "trousers", "top", "hair")], axis=1)
    assert np.array_equal(clips.identity, looks @ np.array([216, 36, 6, 1]))


@pytest.mark.parametrize(("cut", "train", "test"), [("vdsm", 1008, 112), ("favae", 16, 16)])
def test_other_papers_cut_other_characters(tmp_path: Path, cut: str, train: int, test: int) -> None:
    first, second = split_characters("train", cut), split_characters("test", cut)
    assert (len(first), len(second)) == (train, test)
    shared = {tuple(row) for row in first.tolist()} & {tuple(row) for row in second.tolist()}
    assert len(shared) == (16 if cut == "favae" else 0)
    assert (np.concatenate([first, second]).max(axis=0) + 1).tolist() == list(CUTS[cut].variants)
    sheets = paint_sheets(tmp_path)
    clips = load_sprites(tmp_path, "test", cut)
    assert len(clips) == 9 * test
    worn = [clips.labels[factor][-1] for factor in ("skin", "trousers", "top", "hair")]
    stack = [sheets[f"{layer}/{k}.png"] for layer, k in zip(LAYERS, worn, strict=True)] + [sheets["shoes/1.png"]]
    np.testing.assert_allclose(clips.frames[-1, 0], composite(stack, FRAMES["slash right"][0]), atol=2.1)


def test_an_unknown_cut_names_the_known_ones() -> None:
    with pytest.raises(MediaError, match="vdsm, favae"):
        split_characters("train", "ours")


def test_wrong_trees_say_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="test"):
        load_sprites(tmp_path, "validation")
    with pytest.raises(MediaError, match="bottomwear"):
        load_sprites(tmp_path, "train")
    paint_sheets(tmp_path)
    cv2.imwrite(str(tmp_path / "hair" / "2.png"), np.zeros((64, 64, 4), np.uint8))
    with pytest.raises(MediaError, match="64x64 pixels"):
        load_sprites(tmp_path, "train")
    (tmp_path / "hair" / "2.png").write_bytes(b"not a picture")
    with pytest.raises(MediaError, match=r"2\.png.*not a picture"):
        load_sprites(tmp_path, "train")
    cv2.imwrite(str(tmp_path / "hair" / "2.png"), np.zeros((64, 64, 3), np.uint8))
    with pytest.raises(MediaError, match=r"2\.png.*alpha"):
        load_sprites(tmp_path, "train")
    (tmp_path / "hair" / "2.png").write_bytes(b"")
    with pytest.raises(MediaError, match=r"2\.png.*0 bytes"):
        load_sprites(tmp_path, "train")


@pytest.mark.real_data
def test_the_real_sprites(real_data: Path) -> None:
    clips = load_sprites(real_data / "sprites", "test")
    assert clips.frames.shape == (2664, 8, 64, 64, 3)
    assert (clips.frames[:, :, 0, 0] == 0).all()
    some = clips.frames[::7]
    covered = (some.max(axis=-1) > 0).mean(axis=(1, 2, 3))
    assert 0.1 < covered.min() < covered.max() < 0.5
    assert (np.abs(np.diff(some.astype(np.int16), axis=1)).sum(axis=(2, 3, 4)) > 0).all()
    assert len({clip.tobytes() for clip in clips.frames[:, 0]}) > 2000

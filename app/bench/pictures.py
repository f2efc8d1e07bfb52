"""Pictures of a report: swaps, draws from the prior and traversals, for pictures, spectra and paths alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor

from app.bench.data import BenchData
from app.bench.results import Picture
from app.chart import write_picture
from app.colours import BLUE, GREEN, ORANGE, PURPLE, SKY, YELLOW
from core_models.data import to_pictures
from core_models.evaluate.factors import code_names
from core_models.swaps import swap
from core_models.types import Latents, SequenceModel, device_of, sample
from media_io.sheet import draw_sheet

Image = NDArray[np.uint8]

PAIRS, FRAMES, STEPS, TRAVERSED, DRAWN = 4, 8, 7, 8, 4
SIDE, LARGE = 128, 64
_COLOURS = (BLUE, SKY, GREEN, (120, 120, 120), YELLOW, ORANGE, PURPLE)


@torch.no_grad()
def draw_all(
    model: SequenceModel, data: BenchData, folder: Path, seed: int = 0, name: str = "", brief: bool = False
) -> list[Picture]:
    """Write swaps.png, samples.png and traversals.png (after `name`, where given) into a folder.

    `brief` leaves it at one of them: swaps, or for paths, which have no looks to swap, traversals.
    """
    model.eval()
    rng = np.random.default_rng(seed)
    clips = data.test.clips
    chosen = rng.permutation(len(clips))[: max(2, min(2 * PAIRS, len(clips)))]
    frames = clips.take(chosen, device_of(model))
    codes = model.encode(frames)
    prefix = f"{name}-" if name else ""
    if brief and data.kind == "vectors":
        return [_traversals(model, codes, data, folder / f"{prefix}traversals.png")]
    if brief:
        return [_swaps(model, frames, codes, data, folder / f"{prefix}swaps.png")]
    return [
        _swaps(model, frames, codes, data, folder / f"{prefix}swaps.png"),
        _samples(model, frames.shape[1], seed, data, folder / f"{prefix}samples.png"),
        _traversals(model, codes, data, folder / f"{prefix}traversals.png"),
    ]


def _swaps(model: SequenceModel, frames: Tensor, codes: Latents, data: BenchData, path: Path) -> Picture:
    half = len(frames) // 2
    a, b = _slice(codes, 0, half), _slice(codes, half, 2 * half)
    braided = model.decode(swap(a, b, _moving(model)))
    rows: list[Image] = []
    for i in range(half):
        rows += [_strip(one, data) for one in (frames[i], frames[half + i], braided[i])]
    texts = ("static from", "moves as", "braided")
    write_picture(_sheet(rows, [*texts] * half), path)
    about = "In threes: a clip that gives what stays, a clip that gives what changes, and the two braided by the model."
    return Picture("Swaps", path.name, about)


def _samples(model: SequenceModel, length: int, seed: int, data: BenchData, path: Path) -> Picture:
    generator = Generator(device_of(model)).manual_seed(seed)
    drawn = model.decode(sample(model, DRAWN, length, generator))
    write_picture(_sheet([_strip(one, data) for one in drawn], []), path)
    about = "Clips that the model makes up: what stays and what changes are both drawn from what it expects, its prior."
    return Picture("Samples", path.name, about)


def _traversals(model: SequenceModel, codes: Latents, data: BenchData, path: Path) -> Picture:
    """The numbers of the code that vary most, each led from low to high with everything else held."""
    names = code_names(codes, model.blocks())
    rows, labels = [], []
    for part, index, low, high in _widest(codes):
        steps = torch.linspace(low, high, STEPS)
        led = _led(codes, part, index, steps)
        rows.append(_walk(model.decode(led), data))
        labels.append(names[index if part == "static" else codes.static.shape[1] + index])
    write_picture(_sheet(rows, labels), path)
    about = (
        "Each row leads one number of a clip's code from low to high and holds all others: what changes along a row is "
        "what that number stands for. The rows are the numbers that differ most between test clips."
    )
    return Picture("Traversals", path.name, about)


def _moving(model: SequenceModel) -> Any:
    """The block that holds what changes, whole: the last of the dynamic ones, or all of the code's dynamic part."""
    from core_models.types import Block

    ends = [block.stop for block in model.blocks() if block.part == "dynamic"]
    return Block("dynamic", "dynamic", 0, max(ends, default=0))


def _widest(codes: Latents) -> list[tuple[str, int, float, float]]:
    """Part, place and range of the numbers that vary most over clips: their mean over time, two deviations each way."""
    found = []
    for part, values in (("static", codes.static), ("dynamic", codes.dynamic.mean(1))):
        if values.shape[1]:
            mean, spread = values.float().mean(0), values.float().std(0).nan_to_num(0)
            found += [
                (float(spread[i]), part, i, float(mean[i] - 2 * spread[i]), float(mean[i] + 2 * spread[i]))
                for i in range(values.shape[1])
            ]
    best = sorted(found, reverse=True)[:TRAVERSED]
    return [(part, index, low, high) for _, part, index, low, high in sorted(best, key=lambda one: one[1:3])]


def _led(codes: Latents, part: str, index: int, steps: Tensor) -> Latents:
    """The first clip's code once a step, with one number set; a dynamic one is moved as a whole, to keep its course."""
    n = len(steps)
    static = codes.static[:1].repeat(n, 1)
    dynamic = codes.dynamic[:1].repeat(n, 1, 1)
    steps = steps.to(static.device)
    if part == "static":
        static[:, index] = steps
    else:
        dynamic[:, :, index] += (steps - dynamic[:, :, index].mean(1))[:, None]
    return Latents(static, dynamic)


def _slice(codes: Latents, start: int, stop: int) -> Latents:
    return Latents(codes.static[start:stop], codes.dynamic[start:stop])


# From frames to pictures


def _strip(clip: Tensor, data: BenchData) -> Image:
    """A clip (T, *frame_shape) as pictures (n, H, W, 3)."""
    if data.kind == "video":
        pictures = to_pictures(clip[None])[0].numpy()
        places = np.linspace(0, len(pictures) - 1, min(FRAMES, len(pictures))).round().astype(int)
        return np.asarray(pictures[places])
    values = clip.float().cpu().numpy()
    return _path_panel([values])[None] if data.kind == "vectors" else _spectrum(values)[None]


def _walk(clips: Tensor, data: BenchData) -> Image:
    """Clips along a traversal (n, T, *frame_shape): their middle frames, their spectra, or all paths in one panel."""
    if data.kind == "video":
        return np.asarray(to_pictures(clips[:, clips.shape[1] // 2][:, None])[:, 0].numpy())
    values = clips.float().cpu().numpy()
    if data.kind == "vectors":
        return _path_panel(list(values))[None]
    return np.stack([_spectrum(one) for one in values])


def _spectrum(level: NDArray[np.float32]) -> Image:
    """Log magnitudes (T, F) as a picture: low frequencies below, bright is loud."""
    turned = level.T[::-1]
    low, high = float(turned.min()), float(turned.max())
    grey = np.asarray((turned - low) / max(high - low, 1e-6) * 255, np.uint8)
    large = cv2.resize(grey, (max(2 * level.shape[0], SIDE // 2), SIDE), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(cv2.applyColorMap(large, cv2.COLORMAP_MAGMA)[..., ::-1])


def _path_panel(paths: Sequence[NDArray[np.float32]]) -> Image:
    """Paths (T, 2) in one square, from blue to red; what starts and ends where is seen at once."""
    panel = np.full((SIDE, SIDE, 3), 255, np.uint8)
    for i, path in enumerate(paths):
        points = np.rint((np.clip(path[:, :2], -1.2, 1.2) / 2.4 + 0.5) * (SIDE - 1)).astype(np.int32)
        points[:, 1] = SIDE - 1 - points[:, 1]
        cv2.polylines(panel, [points], False, _COLOURS[i % len(_COLOURS)], 1, cv2.LINE_AA)
    return panel


def _sheet(rows: Sequence[Image], labels: Sequence[str]) -> Image:
    return draw_sheet(rows, labels, 2 if rows[0].shape[1] < LARGE else 1)

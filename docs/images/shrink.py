"""Small files from pictures: few colours, and fewer pixels where a picture is busy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

MOST_BYTES = 140_000
ROUNDS = 3


def shrink(path: Path) -> None:
    """Write a picture anew with few colours; one that stays too large with fewer, and three quarters as wide."""
    whole = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    small = whole.scaledToWidth(whole.width() * 3 // 4, Qt.TransformationMode.SmoothTransformation)
    for picture, count in ((whole, 256), (small, 256), (small, 128), (small, 80)):
        few_colours(picture, count).save(str(path), "PNG", 0)
        if path.stat().st_size < MOST_BYTES:
            return


def few_colours(picture: QImage, count: int) -> QImage:
    """The picture in its `count` fittest colours, by median cut and a few rounds of k-means, without dithering."""
    height, width = picture.height(), picture.width()
    pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(height, -1)[:, :width] & 0xFFFFFF
    colours, where, weights = np.unique(pixels, return_inverse=True, return_counts=True)
    points = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], 1).astype(np.float32)
    chosen = _median_cut(points, weights, count)
    for _ in range(ROUNDS):
        nearest = _nearest(points, chosen)
        total = np.maximum(np.bincount(nearest, weights, len(chosen)), 1e-9)
        sums = np.stack([np.bincount(nearest, weights * points[:, i], len(chosen)) for i in range(3)], 1)
        chosen = np.where(total[:, None] > 0.5, sums / total[:, None], chosen).astype(np.float32)
    places = _nearest(points, chosen)[where].astype(np.uint8).reshape(height, width)
    result = QImage(places.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    result.setColorTable([0xFF000000 | r << 16 | g << 8 | b for r, g, b in chosen.round().astype(int).tolist()])
    return result.copy()


def _median_cut(points: NDArray[np.float32], weights: NDArray[np.int64], count: int) -> NDArray[np.float32]:
    """The means of boxes: again and again the widest is cut where half of its pixels lie on either side."""
    boxes = [np.arange(len(points))]
    while len(boxes) < count:
        spans = [np.ptp(points[box], axis=0).max() * np.sqrt(weights[box].sum()) for box in boxes]
        widest = int(np.argmax(spans))
        if spans[widest] == 0:
            break
        box = boxes.pop(widest)
        axis = int(np.ptp(points[box], axis=0).argmax())
        box = box[np.argsort(points[box, axis], kind="stable")]
        below = np.cumsum(weights[box])
        cut = int(np.clip(np.searchsorted(below, below[-1] / 2), 1, len(box) - 1))
        boxes += [box[:cut], box[cut:]]
    return np.array([np.average(points[box], axis=0, weights=weights[box]) for box in boxes], np.float32)


def _nearest(points: NDArray[np.float32], chosen: NDArray[np.float32]) -> NDArray[np.int64]:
    """The number of the nearest colour of each point."""
    parts = np.array_split(points, len(points) // 4096 + 1)
    lengths = (chosen**2).sum(1)
    return np.concatenate([(lengths - 2 * part @ chosen.T).argmin(1) for part in parts])

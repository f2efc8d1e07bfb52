"""Contact sheets: clips as rows of frames in one PNG."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media_io.atomic import atomically
from media_io.clip import Frames
from media_io.errors import MediaError
from media_io.problems import check_picture
from media_io.write import enlarge

_GAP = 2
_PAD = 8
_PAPER = 255
_INK = (40, 40, 40)
_SHORT_SIDE = 96


def write_contact_sheet(
    rows: Sequence[Frames], path: str | Path, labels: Sequence[str] = (), scale: int | None = None
) -> Path:
    """Write rows of frames with thin gaps, their labels at the left, as one PNG.

    Args:
        rows: uint8 (T, H, W, 3) each; they may differ in length and size.
        path: the PNG.
        labels: one for each row, or none. Letters that OpenCV's font lacks lose their accents.
        scale: whole number by which pixels are enlarged; None brings short sides to at least 96.

    Raises:
        MediaError: no rows, more or fewer labels than rows, a sheet above 64 megapixels, or no permission to write.
    """
    import cv2

    target = Path(path)
    if not rows or any(row.ndim != 4 or 0 in row.shape for row in rows):
        raise MediaError(target, "there are no frames for the contact sheet", "Give at least one row of frames.")
    if labels and len(labels) != len(rows):
        raise MediaError(target, f"{len(labels)} labels for {len(rows)} rows", "Give one label for each row.")
    if scale is not None and scale < 1:
        raise MediaError(target, f"a scale of {scale}", "Give a whole number of at least 1.")
    sheet = draw_sheet(rows, labels, scale or _automatic(rows), target)
    _, data = cv2.imencode(".png", cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR))
    with atomically(target) as temporary:
        temporary.write_bytes(data.tobytes())
    return target


def draw_sheet(
    rows: Sequence[Frames], labels: Sequence[str], scale: int, path: Path | None = None
) -> NDArray[np.uint8]:
    """The contact sheet as a picture (H, W, 3)."""
    texts = [_plain(label) for label in labels]
    margin = max((_text_width(text) for text in texts), default=0) + (2 * _PAD if texts else 0)
    width = margin + max(row.shape[0] * (row.shape[2] * scale + _GAP) for row in rows) + _GAP
    height = sum(row.shape[1] * scale + _GAP for row in rows) + _GAP
    check_picture(path or "contact sheet", width, height)
    sheet = np.full((height, width, 3), _PAPER, np.uint8)
    top = _GAP
    for k, row in enumerate(rows):
        large = enlarge(row, scale)
        for t, frame in enumerate(large):
            left = margin + _GAP + t * (frame.shape[1] + _GAP)
            sheet[top : top + frame.shape[0], left : left + frame.shape[1]] = frame
        if texts:
            _write_text(sheet, texts[k], top + large.shape[1] // 2)
        top += large.shape[1] + _GAP
    return sheet


def _automatic(rows: Sequence[Frames]) -> int:
    short = min(side for row in rows for side in row.shape[1:3])
    return int(-(-_SHORT_SIDE // short))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _text_width(text: str) -> int:
    import cv2

    width: int = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.5, 1)[0][0]
    return width


def _write_text(sheet: NDArray[np.uint8], text: str, middle: int) -> None:
    import cv2

    cv2.putText(sheet, text, (_PAD, middle + 5), cv2.FONT_HERSHEY_SIMPLEX, 0.5, _INK, 1, cv2.LINE_AA)

"""A swap matrix as files: one clip of the whole grid, a sheet, or each cell by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.sheets import spectrogram_picture
from media_io.clip import Clip, Frames
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.pipeline import OnProgress

GAP, TEXT_HEIGHT, LABEL_WIDTH = 2, 18, 96
PAPER, INK, EMPTY = 24, (225, 228, 235), 48
SOUND_SIZE = 64, 96
"""Height and width of a spectrogram in a grid."""


@dataclass
class Matrix:
    """What there is of a matrix.

    Attributes:
        names: of the clips, in order.
        headers: the clips as the model sees them; None for one that is left out.
        cells: by row and column; what is missing has not been made.
    """

    names: Sequence[str]
    headers: Sequence[Clip | None]
    cells: dict[tuple[int, int], Clip] = field(default_factory=dict)

    def at(self, row: int, column: int, original: bool = False) -> Clip | None:
        """A cell; on the diagonal the clip itself where the `original` is asked for."""
        return self.headers[row] if original and row == column else self.cells.get((row, column))


def pictures_of(clip: Clip) -> Frames:
    """The frames of a clip, or one picture of its sound: (T, H, W, 3)."""
    if clip.frames is not None:
        return clip.frames
    import cv2

    height, width = SOUND_SIZE
    picture = cv2.resize(spectrogram_picture(clip), (width, height), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(picture, np.uint8)[None]


def shown_at(frames: Frames, fps: Fraction | None, seconds: float) -> int:
    """The frame of a clip at a time; the last one is held after the end. As `frame_at` of the players."""
    return 0 if fps is None else min(max(int((seconds + 1e-6) * float(fps)), 0), len(frames) - 1)


def grid_clip(matrix: Matrix, *, labels: bool = True, original: bool = False, scale: int = 1) -> Clip:
    """The whole grid as one clip, headers above and to the left, at the finest of the rates, as long as the longest.

    Raises:
        MediaError: nothing there yet, or sounds alone, which a picture cannot hold.
    """
    given = [clip for clip in (*matrix.headers, *matrix.cells.values()) if clip is not None and clip.frames is not None]
    if not given or not matrix.cells:
        raise MediaError(None, "there is no picture in this matrix", "Write each cell into a folder instead.")
    fps = max(clip.fps for clip in given if clip.fps is not None)
    count = max(1, round(max(len(pictures_of(clip)) / (clip.fps or fps) for clip in given) * fps))
    drawn = _Drawn(matrix, labels, original, scale)
    first = drawn.frame(0.0)
    frames = np.empty((count, *first.shape), np.uint8)
    for number in range(count):
        frames[number] = drawn.frame(float(number / fps))
    return Clip(frames, fps)


def sheet(matrix: Matrix, *, labels: bool = True, original: bool = False, scale: int = 1) -> Frames:
    """The grid as one picture (H, W, 3): a frame from the middle of each clip, or its spectrogram.

    Raises:
        MediaError: nothing there yet.
    """
    if not matrix.cells:
        raise MediaError(None, "the matrix is empty", "Wait for its cells first.")
    return _Drawn(matrix, labels, original, scale).frame(None)


def write_sheet(matrix: Matrix, path: Path, *, labels: bool = True, original: bool = False, scale: int = 2) -> Path:
    """Write the sheet as a PNG. Raises MediaError."""
    import cv2

    from media_io.atomic import atomically

    picture = sheet(matrix, labels=labels, original=original, scale=scale)
    _, data = cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    with atomically(path) as temporary:
        temporary.write_bytes(data.tobytes())
    return path


def write_cells(
    matrix: Matrix, folder: Path, progress: OnProgress, *, suffix: str = "", scale: int | None = None
) -> list[Path]:
    """Write each cell into a folder as "01 anna + 03 walk.mp4", sounds as wav: static before the plus, dynamics after.

    Raises:
        MediaError: no cells yet, or no permission to write.
    """
    from app.pipeline import Progress, export

    if not matrix.cells:
        raise MediaError(folder, "the matrix is empty", "Wait for its cells first.")
    written = []
    names = [f"{number:02d} {_file_name(name)}" for number, name in enumerate(matrix.names, 1)]
    for done, ((row, column), clip) in enumerate(sorted(matrix.cells.items())):
        progress(Progress("Writing", done, len(matrix.cells)))
        ending = suffix or (".wav" if clip.frames is None else ".mp4")
        written.append(export(clip, folder / f"{names[row]} + {names[column]}{ending}", scale))
    return written


def _file_name(name: str) -> str:
    """A clip's name without its suffix and without what a file system may refuse."""
    return re.sub(r"[^\w\- ]+", "_", Path(name).stem).strip()[:40] or "clip"


class _Drawn:
    """Draws the grid at any time; what does not move is drawn once."""

    def __init__(self, matrix: Matrix, labels: bool, original: bool, scale: int) -> None:
        self._given = [
            *((0, n + 1, clip) for n, clip in enumerate(matrix.headers)),
            *((n + 1, 0, clip) for n, clip in enumerate(matrix.headers)),
            *(
                (row + 1, column + 1, matrix.at(row, column, original))
                for row in range(len(matrix.names))
                for column in range(len(matrix.names))
            ),
        ]
        pictures = [(row, column, clip, pictures_of(clip)) for row, column, clip in self._given if clip is not None]
        self._height = max(frames.shape[1] for *_, frames in pictures)
        self._width = max(frames.shape[2] for *_, frames in pictures)
        self._pictures = [(row, column, clip.fps, frames) for row, column, clip, frames in pictures]
        self._scale = scale
        self._left, self._top = (LABEL_WIDTH, TEXT_HEIGHT) if labels else (0, 0)
        self._paper = self._blank(matrix, labels)

    def frame(self, seconds: float | None) -> Frames:
        """The grid at a time, or the middle of each clip: (H, W, 3)."""
        from media_io.write import enlarge

        whole = self._paper.copy()
        for row, column, fps, frames in self._pictures:
            at = len(frames) // 2 if seconds is None else shown_at(frames, fps, seconds)
            picture = enlarge(frames[at], self._scale)
            top, left = self._place(row, column)
            whole[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
        return whole

    def _place(self, row: int, column: int) -> tuple[int, int]:
        height, width = self._height * self._scale + GAP, self._width * self._scale + GAP
        return self._top + GAP + row * height, self._left + GAP + column * width

    def _blank(self, matrix: Matrix, labels: bool) -> Frames:
        from media_io.problems import check_picture

        count = len(matrix.names) + 1
        bottom, right = self._place(count, count)
        check_picture("matrix", right, bottom)
        paper = np.full((bottom, right, 3), PAPER, np.uint8)
        for row in range(count):
            for column in range(count):
                top, left = self._place(row, column)
                if row or column:
                    paper[top : top + self._height * self._scale, left : left + self._width * self._scale] = EMPTY
        if labels:
            for number, name in enumerate(matrix.names, 1):
                top, left = self._place(number, 0)
                _write(paper, name, 6, top + self._height * self._scale // 2 + 5, LABEL_WIDTH - 10)
                _write(paper, name, self._place(0, number)[1], TEXT_HEIGHT - 5, self._width * self._scale)
        return paper


def _write(paper: Frames, name: str, left: int, base: int, room: int) -> None:
    """A name in OpenCV's font, which has no accents, its middle left out where there is no room."""
    import unicodedata

    import cv2

    text = unicodedata.normalize("NFKD", Path(name).stem).encode("ascii", "ignore").decode()
    font, size, whole = cv2.FONT_HERSHEY_SIMPLEX, 0.38, text
    for kept in range(len(whole) - 1, 1, -1):
        if cv2.getTextSize(text, font, size, 1)[0][0] <= room:
            break
        text = f"{whole[: kept - kept // 2]}..{whole[len(whole) - kept // 2 :]}"
    cv2.putText(paper, text, (left, base), font, size, INK, 1, cv2.LINE_AA)

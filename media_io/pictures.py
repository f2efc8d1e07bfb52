"""Decoded pictures as RGB arrays: colours, transparency, square pixels, rotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from media_io.container import Source
from media_io.images import on_black

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

_BT709 = 1
_UNSTATED = 2
_SMALL = 512 * 512


class ToRGB:
    """Turns the pictures of one source into RGB. Keeps what is the same for all of them."""

    def __init__(self, source: Source) -> None:
        from av.video.reformatter import Interpolation, VideoReformatter

        self._aspect = None if source.video is None else source.video.sample_aspect_ratio
        self._reformatter = VideoReformatter()
        self._matrix: NDArray[np.int32] | None = None
        self._seen = False
        exact = Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT | Interpolation.FULL_CHR_H_INP
        self._exact = int(Interpolation.POINT | exact)
        self._fast = int(Interpolation.POINT)
        self._stretched = int(Interpolation.BICUBIC | exact)

    def __call__(self, frame: VideoFrame) -> NDArray[np.uint8]:
        """The picture as uint8 (H, W, 3): square pixels, turned as the file says, transparent parts on black."""
        if not self._seen:
            self._look(frame)
        width, height = self._size(frame)
        alpha = any(part.is_alpha for part in frame.format.components) or frame.format.has_palette
        picture = self._reformatter.reformat(
            frame,
            width,
            height,
            "rgba" if alpha else "rgb24",
            src_colorspace=_colour_space(frame),
            interpolation=self._interpolation(frame, width),
        )
        colours = on_black(np.asarray(picture.to_ndarray(), np.uint8))
        return colours if self._matrix is None else np.ascontiguousarray(turned(colours, self._matrix))

    def _look(self, frame: VideoFrame) -> None:
        """Read the display matrix, once: asking a frame for it binds the frame until the garbage is collected."""
        data = frame.side_data.get("DISPLAYMATRIX")
        self._matrix = None if data is None else np.frombuffer(cast("bytes", data), np.int32).copy()
        self._seen = True

    def _interpolation(self, frame: VideoFrame, width: int) -> int:
        if width != frame.width:
            return self._stretched
        # The fast way rounds colours down by up to 3 of 256, which large pictures of cameras do not show.
        return self._exact if frame.width * frame.height <= _SMALL else self._fast

    def _size(self, frame: VideoFrame) -> tuple[int, int]:
        if not self._aspect or self._aspect == 1:
            return frame.width, frame.height
        return max(1, round(frame.width * self._aspect)), frame.height


def _colour_space(frame: VideoFrame) -> Any:
    """BT.709 for large pictures that do not say, as players do; None leaves it to the file."""
    large = frame.width >= 1280 or frame.height > 576
    unstated = frame.colorspace == _UNSTATED and frame.format.name.startswith("yuv")
    return _BT709 if large and unstated else None


def turned(picture: NDArray[np.uint8], matrix: NDArray[np.int32]) -> NDArray[np.uint8]:
    """Turn and mirror a picture (H, W, 3) by a display matrix of 9 numbers; only right angles are applied.

    The matrix takes column x and row y to column a x + c y and row b x + d y, with a, b, c, d its numbers 0, 1, 3, 4.
    """
    a, b, _, c, d = (int(np.sign(number)) for number in matrix[:5])
    if a and d and not b and not c:
        return picture[::d, ::a]
    if b and c and not a and not d:
        return picture.transpose(1, 0, 2)[::b, ::c]
    return picture

"""Files to arrays and back: read, fit and write clips.

The public names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from media_io.clip import Clip
    from media_io.errors import MediaError
    from media_io.fit import (
        crop_box,
        crop_centre,
        crop_face,
        fit_video,
        letterbox,
        resample_audio,
        resample_frames,
        resize_area,
        to_mono,
        window_starts,
    )
    from media_io.probe import MediaInfo
    from media_io.read import read_clip, stream_frames
    from media_io.sheet import write_contact_sheet
    from media_io.write import write_clip

__all__ = [
    "Clip",
    "MediaError",
    "MediaInfo",
    "crop_box",
    "crop_centre",
    "crop_face",
    "fit_video",
    "letterbox",
    "read_clip",
    "resample_audio",
    "resample_frames",
    "resize_area",
    "stream_frames",
    "to_mono",
    "window_starts",
    "write_clip",
    "write_contact_sheet",
]

_HOMES = {
    "Clip": "clip",
    "MediaError": "errors",
    "MediaInfo": "probe",
    "read_clip": "read",
    "stream_frames": "read",
    "write_clip": "write",
    "write_contact_sheet": "sheet",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'fit')}"), name)

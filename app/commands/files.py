"""`unbraid export`: from any file that can be read to any that can be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import progress, report
from app.commands import options
from app.commands.braid import check_format, check_output, describe, summary

if TYPE_CHECKING:
    from media_io.clip import Clip, Frames

Box = tuple[int, int, int, int]
Size = tuple[int, int]

PATH = click.Path(path_type=Path)


@click.command(short_help="Convert any clip to any format; crop, resize, change the rate.")
@click.argument("source", metavar="IN", type=PATH)
@click.argument("out", metavar="OUT", type=PATH)
@click.option("--fit", type=click.Choice(["centre", "box", "face", "letterbox"]), help="How to reach --size.")
@click.option("--box", nargs=4, type=click.IntRange(0), metavar="X Y W H", help="The part to keep, with --fit box.")
@click.option(
    "--size",
    type=options.size,
    metavar=options.SIZE,
    help="Picture size; cut to this shape without --fit.",
)
@click.option(
    "--fps",
    type=options.rate,
    metavar=options.RATE,
    help="Frames a second, such as 25 or 30000/1001; the length stays.",
)
@click.option("--scale", type=click.IntRange(1, 64), default=1, show_default=True, help="Enlarge by a whole number.")
@options.as_json
@options.debug
def export(
    source: Path,
    out: Path,
    fit: str | None,
    box: Box | None,
    size: Size | None,
    fps: Fraction | None,
    scale: int,
    as_json: bool,
) -> None:
    """Convert IN to OUT; the suffix of OUT chooses the format, no suffix means a folder of numbered PNGs.

    IN may be a video, a sound file, an .npz or a folder of numbered pictures.

    \b
    Examples:
      unbraid export a.mov a.mp4
      unbraid export a.mp4 face.gif --fit face --size 64 --scale 4
      unbraid export frames/ a.mp4 --fps 12
      unbraid export a.mp4 a.wav
    """
    from app import pipeline

    check_output(out, source)
    check_fit(fit, box, size)
    with progress.shown(silent=as_json) as show:
        show(pipeline.Progress("Reading", 0, 0))
        if fit != "face" and pipeline.is_film(source, out):  # a face is looked for in the whole clip
            with named(source):
                change = partial(fit_frames, fit=fit, box=box, size=size)
                written = pipeline.export_film(source, out, fps=fps, scale=scale, change=change, progress=show)
        else:
            clip = pipeline.open_clip(source, fps)
            check_format(out, clip)
            clip = fitted(clip, fit, box, size)
            show(pipeline.Progress("Writing", 0, 0))
            written = pipeline.export(clip, out, scale)
    facts = describe(written)
    text = f"Wrote {click.format_filename(written)} ({summary(facts)})"
    report.result({"out": written, **facts}, as_json, text)


def check_fit(fit: str | None, box: Box | None, size: Size | None) -> None:
    """Options that belong together. Raises UsageError."""
    if (fit == "box") != (box is not None):
        raise click.UsageError("--fit box and --box X Y W H go together.")
    if fit in ("centre", "letterbox") and size is None:
        raise click.UsageError(f"--fit {fit} needs --size.")
    if fit == "face" and size is not None and size[0] != size[1]:
        raise click.UsageError("--fit face cuts a square: give --size one number.")


def fitted(clip: Clip, fit: str | None, box: Box | None, size: Size | None) -> Clip:
    """The clip cut and resized to (width, height). Raises MediaError."""
    from media_io.errors import MediaError

    if fit is None and size is None:
        return clip
    if clip.frames is None:
        raise MediaError(clip.source, "there is no picture in it to fit", "Leave --fit and --size out.")
    with named(clip.source):
        return replace(clip, frames=fit_frames(clip.frames, fit, box, size))


@contextmanager
def named(source: Path | None) -> Iterator[None]:
    """Tell what is wrong with pictures as wrong with the file that they are from."""
    from media_io.errors import MediaError

    try:
        yield
    except MediaError as error:
        raise MediaError(error.path or source, error.cause, error.remedy) from error


def fit_frames(frames: Frames, fit: str | None, box: Box | None, size: Size | None) -> Frames:
    """Frames (T, H, W, 3) cut one of four ways (around the centre) and resized to (width, height) where it is given."""
    import numpy as np

    from media_io.fit import crop_box, crop_centre, crop_face, letterbox, resize_area

    if fit == "letterbox" and size is not None:
        return letterbox(frames, size[::-1])
    if fit == "box" and box is not None:
        frames = crop_box(frames, box)
    elif fit == "face":
        frames = crop_face(frames)
    elif size is not None:
        frames = crop_centre(frames, size[0] / size[1])
    return np.ascontiguousarray(frames if size is None else resize_area(frames, size[::-1]))

"""`unbraid matrix` and `unbraid interpolate`: every clip with every other, and the way from one to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import progress, report
from app.commands import options
from app.commands.braid import check_output, describe, summary
from app.commands.swap import check_pair

if TYPE_CHECKING:
    from app.matrix_files import Matrix
    from app.pipeline import LoadedModel, OnProgress
    from media_io.clip import Clip

PATH = click.Path(path_type=Path)


@click.command(short_help="Braid every clip with every other, as a grid.")
@click.argument("clips", type=PATH, nargs=-1, required=True)
@click.option("-o", "--out", type=PATH, required=True, help="A video or gif of the grid, a .png sheet, or a folder.")
@click.option("--original", is_flag=True, help="On the diagonal the clips themselves, not their reconstructions.")
@click.option("--no-labels", is_flag=True, help="Leave the clips' names out of the grid.")
@options.model
@options.scale
@options.device
@options.as_json
@options.debug
def matrix(
    clips: tuple[Path, ...],
    out: Path,
    original: bool,
    no_labels: bool,
    model_key: str | None,
    scale: int | None,
    device: str,
    as_json: bool,
) -> None:
    """Braid every one of CLIPS with every other: each row keeps what stays in its clip, each column what changes.

    OUT with the suffix of a video is the whole grid as one clip; with .png it is a sheet; without a suffix it is a
    folder with each cell as a clip of its own. Up to 12 clips with pictures, or 6 sounds (which need a folder or .png).
    A clip that cannot be used is named, and the others go on.

    \b
    Examples:
      unbraid matrix a.mp4 b.mp4 c.mp4 -o grid.mp4
      unbraid matrix a.mp4 b.mp4 -o grid.gif --scale 2 --original
      unbraid matrix *.wav -o voices
    """
    from app import pipeline
    from app.matrix_files import grid_clip, write_cells, write_sheet

    check_output(out, *clips, formats=(".mp4", ".webm", ".gif", ".png", ""))
    with progress.shown(silent=as_json) as show:
        show(pipeline.Progress("Reading", 0, 0))
        given, warnings = _read(clips)
        show(pipeline.Progress("Loading the model", 0, 0))
        loaded = pipeline.load_model(model_key or pipeline.model_key_for(given[0]), device)
        made, more = _made(loaded, given, show)
        warnings += more
        show(pipeline.Progress("Writing", 0, 0))
        how = {"labels": not no_labels, "original": original}
        if not out.suffix:
            written = write_cells(made, out, show, scale=scale)
        elif out.suffix.lower() == ".png":
            written = [write_sheet(made, out, **how, scale=scale or 2)]
        else:
            written = [pipeline.export(grid_clip(made, **how, scale=scale or 1), out, 1)]
    facts = {"model": loaded.info.key, "clips": list(made.names), "cells": len(made.cells), "out": written}
    text = "\n".join(f"Wrote {click.format_filename(path)}" for path in (written if out.suffix else [out]))
    for warning in warnings:
        report.note(warning)
    report.result({**facts, "warnings": warnings}, as_json, text)


def _read(paths: tuple[Path, ...]) -> tuple[list[Clip], list[str]]:
    """The clips that can be read, and what is wrong with others. Raises MediaError where none can be."""
    from app import pipeline
    from media_io.errors import MediaError

    found: list[Clip] = []
    refused: list[MediaError] = []
    for path in paths:
        try:
            found.append(pipeline.open_clip(path))
        except MediaError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return found, [str(error) for error in refused]


def _made(loaded: LoadedModel, clips: list[Clip], show: OnProgress) -> tuple[Matrix, list[str]]:
    from app import pipeline
    from app.matrix import Cell, Headers, LeftOut
    from app.matrix_files import Matrix

    names = [clip.source.name if clip.source is not None else "" for clip in clips]
    made, warnings = Matrix(names, [None] * len(clips)), []
    for news in pipeline.swap_matrix(loaded, clips, show):
        if isinstance(news, LeftOut):
            warnings.append(f"{names[news.number]}: {news.cause}. {news.remedy}")
        elif isinstance(news, Headers):
            made.headers = news.clips
        elif isinstance(news, Cell):
            made.cells[news.row, news.column] = news.clip
    return made, warnings


@click.command(short_help="From one clip's looks to another's, as a clip.")
@click.argument("a", type=PATH)
@click.argument("b", type=PATH)
@click.option("-o", "--out", type=PATH, required=True, help="The file to write; its suffix chooses the format.")
@click.option("--seconds", type=click.FloatRange(0, 600, min_open=True), help="Length; by default that of the motion.")
@click.option(
    "--dynamic",
    type=click.Choice(["a", "b", "both"], case_sensitive=False),
    default="a",
    show_default=True,
    help="What moves meanwhile: A, B, or both: from A's motion to B's.",
)
@click.option("--spherical", is_flag=True, help="Keep the codes' radius on the way (DSVAE and C-DSVAE).")
@options.model
@options.scale
@options.device
@options.as_json
@options.debug
def interpolate(
    a: Path,
    b: Path,
    out: Path,
    seconds: float | None,
    dynamic: str,
    spherical: bool,
    model_key: str | None,
    scale: int | None,
    device: str,
    as_json: bool,
) -> None:
    """Go from what stays in clip A to what stays in clip B while the motion plays.

    A motion that is shorter than --seconds begins again.

    \b
    Examples:
      unbraid interpolate a.mp4 b.mp4 -o morph.mp4
      unbraid interpolate a.mp4 b.mp4 -o morph.gif --seconds 4 --dynamic both
    """
    from app import pipeline

    check_output(out, a, b, formats=(".mp4", ".webm", ".gif", ".npz", ""))
    with progress.shown(silent=as_json) as show:
        show(pipeline.Progress("Reading", 0, 0))
        first, second = pipeline.open_clip(a), pipeline.open_clip(b)
        check_pair(first, second)
        show(pipeline.Progress("Loading the model", 0, 0))
        loaded = pipeline.load_model(model_key or pipeline.model_key_for(first), device)
        way, moving = ("spherical" if spherical else "straight"), dynamic.lower()
        made = pipeline.interpolate(loaded, first, second, seconds, moving, way, show)  # type: ignore[arg-type]
        show(pipeline.Progress("Writing", 0, 0))
        written = pipeline.export(made, out, scale)
    facts = describe(written)
    text = f"Wrote {click.format_filename(written)} ({summary(facts)})"
    asked = {"dynamic": moving, "path": way}
    report.result({"out": written, "model": loaded.info.key, **asked, **facts}, as_json, text)

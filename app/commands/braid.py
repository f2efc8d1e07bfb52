"""`unbraid encode`, `traverse` and `sample`: what a trained model can do with clips."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import progress, report
from app.commands import options

if TYPE_CHECKING:
    from media_io.clip import Clip

PATH = click.Path(path_type=Path)
SOUND_SUFFIXES = (".wav", ".flac")


@click.command(short_help="Write the codes of a clip.")
@click.argument("clip", type=PATH)
@click.option("-o", "--out", type=PATH, help="The .npz file to write; without it --json prints the codes.")
@options.model
@options.device
@options.as_json
@options.debug
def encode(clip: Path, out: Path | None, model_key: str | None, device: str, as_json: bool) -> None:
    """Write the codes of CLIP: one static vector, and one dynamic vector a frame.

    The .npz holds `static` (S,), `dynamic` (T, D) and `model`, the name of the model; it opens with
    numpy.load(..., allow_pickle=False).

    \b
    Examples:
      unbraid encode a.mp4 -o a.npz
      unbraid encode a.wav --json
    """
    from app import pipeline

    if out is None and not as_json:
        raise click.UsageError("Give -o FILE.npz, --json, or both.")
    if out is not None:
        check_output(out, clip, formats=(".npz",))
    with progress.shown(silent=as_json) as show:
        show(pipeline.Progress("Reading", 0, 0))
        read = pipeline.open_clip(clip)
        show(pipeline.Progress("Loading the model", 0, 0))
        loaded = pipeline.load_model(model_key or pipeline.model_key_for(read), device)
        latents = pipeline.encode(loaded, read, show)
    static, dynamic = latents.static[0].cpu().numpy(), latents.dynamic[0].cpu().numpy()
    facts: dict[str, object] = {"model": loaded.info.key, "static": static, "dynamic": dynamic}
    if out is not None:
        save_arrays(out, facts)
    shape = f"static {static.size}, dynamic {dynamic.shape[0]} x {dynamic.shape[1]}"
    report.result({"out": out, **facts}, as_json, f"Wrote {click.format_filename(out or '')} ({shape})")


@click.command(short_help="See what one number of a code does.")
@click.argument("clip", type=PATH)
@click.option("-o", "--out", type=PATH, required=True, help="A .png for a sheet of rows; else numbered clips.")
@click.option("--block", default="static", show_default=True, metavar="NAME", help="The block that the number is in.")
@click.option("--number", type=click.IntRange(0), default=0, show_default=True, help="Which number of it, from 0.")
@click.option("--span", type=(float, float), default=(-3.0, 3.0), show_default=True, help="First and last value.")
@click.option("--steps", type=click.IntRange(2, 64), default=7, show_default=True, help="How many values.")
@click.option("--sweep", is_flag=True, help="One clip in which the number moves from the first value to the last.")
@options.model
@options.scale
@options.device
@options.as_json
@options.debug
def traverse(
    clip: Path,
    out: Path,
    block: str,
    number: int,
    span: tuple[float, float],
    steps: int,
    sweep: bool,
    model_key: str | None,
    scale: int | None,
    device: str,
    as_json: bool,
) -> None:
    """Move one number of CLIP's code through a range of values and hold everything else.

    
    Examples:
      unbraid traverse a.mp4 -o sheet.png
      unbraid traverse a.mp4 -o seen.gif --block dynamic --number 2 --span -2 2 --steps 5
      unbraid traverse a.mp4 -o moving.mp4 --number 3 --sweep
    """
    from app import pipeline

    sheet = out.suffix.lower() == ".png" and not sweep
    check_output(out, clip, formats=(".png",) if sheet else ())
    values = [span[0] + (span[1] - span[0]) * place / (steps - 1) for place in range(steps)]
    with progress.shown(silent=as_json) as show:
        show(pipeline.Progress("Reading", 0, 0))
        read = pipeline.open_clip(clip)
        show(pipeline.Progress("Loading the model", 0, 0))
        loaded = pipeline.load_model(model_key or pipeline.model_key_for(read), device)
        if sweep:
            clips, values = [pipeline.sweep(loaded, read, block, number, *span, progress=show)], list(span)
        else:
            clips = pipeline.traverse(loaded, read, block, number, values, show)
        show(pipeline.Progress("Writing", 0, 0))
        if sheet:
            written = [pipeline.contact_sheet(clips, out, [f"{value:+.2f}" for value in values])]
        else:
            names = numbered(out, len(clips))
            written = [pipeline.export(made, path, scale) for made, path in zip(clips, names, strict=True)]
    facts = {"model": loaded.info.key, "block": block, "number": number, "values": values, "out": written}
    lines = [f"Wrote {click.format_filename(path)}" for path in written]
    report.result(facts, as_json, "\n".join(lines))


@click.command(short_help="Invent clips.")
@click.option("-o", "--out", type=PATH, required=True, help="The file to write; clips after the first are numbered.")
@click.option("-n", "--count", type=click.IntRange(1, 1000), default=1, show_default=True, help="How many clips.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Same seed, same clips.")
@click.option("--seconds", type=click.FloatRange(0, 600, min_open=True), help="Length; by default the model's own.")
@click.option("--static-of", type=PATH, metavar="CLIP", help="Keep what stays in this clip; invent what changes.")
@click.option("--dynamic-of", type=PATH, metavar="CLIP", help="Keep what changes in this clip; invent what stays.")
@options.model
@options.scale
@options.device
@options.as_json
@options.debug
def sample(
    out: Path,
    count: int,
    seed: int,
    seconds: float | None,
    static_of: Path | None,
    dynamic_of: Path | None,
    model_key: str | None,
    scale: int | None,
    device: str,
    as_json: bool,
) -> None:
    """Invent clips: codes drawn from what the model learned to expect.

    Without --model a name that ends in .wav or .flac gets speech, any other gets pictures.

    \b
    Examples:
      unbraid sample -o new.gif
      unbraid sample -o new.mp4 -n 8 --seed 3
      unbraid sample -o new.wav --seconds 2
      unbraid sample -o dance.gif -n 4 --static-of a.mp4
    """
    from app import pipeline

    inputs = [path for path in (static_of, dynamic_of) if path is not None]
    check_output(out, *inputs)
    with progress.shown(silent=as_json) as show:
        show(pipeline.Progress("Loading the model", 0, 0))
        key = model_key or ("speech" if out.suffix.lower() in SOUND_SUFFIXES else "sprites")
        loaded = pipeline.load_model(key, device)
        kept, moving = (None if path is None else pipeline.open_clip(path) for path in (static_of, dynamic_of))
        show(pipeline.Progress("Sampling", 0, 0))
        clips = pipeline.sample(loaded, count, seconds, seed, static_of=kept, dynamic_of=moving)
        written = []
        for number, (clip, path) in enumerate(zip(clips, numbered(out, count), strict=True)):
            show(pipeline.Progress("Writing", number, count))
            written.append(pipeline.export(clip, path, scale))
    facts = [describe(path) for path in written]
    lines = [
        f"Wrote {click.format_filename(path)} ({summary(fact)})" for path, fact in zip(written, facts, strict=True)
    ]
    made = [{"out": path, **fact} for path, fact in zip(written, facts, strict=True)]
    report.result({"model": loaded.info.key, "seed": seed, "clips": made}, as_json, "\n".join(lines))


def check_output(out: Path, *inputs: Path, formats: tuple[str, ...] = ()) -> None:
    """Find out before the work whether the result could be written. Raises MediaError.

    Args:
        out: the file to write.
        inputs: what is read; it must not be written over.
        formats: suffixes to choose from; none for every format that clips are written in.
    """
    from media_io.errors import MediaError
    from media_io.write import SUFFIXES

    known = formats or (*SUFFIXES, "")
    if out.suffix.lower() not in known:
        remedy = f"End the name in {' or '.join(filter(None, known))}."
        raise MediaError(out, f"there is no way to write {out.suffix or 'a name without a suffix'} here", remedy)
    if out.name.startswith(".") and not out.suffix:
        raise MediaError(out, "there is no name before the dot", f"Use a name such as out{out.name}.")
    for path in inputs:
        if out.exists() and path.exists() and out.samefile(path):
            raise MediaError(out, "this is the clip that is read", "Write the result under another name.")
    folder = next(folder for folder in out.absolute().parents if folder.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        cause = "not a folder" if not folder.is_dir() else "a folder that you may not write in"
        raise MediaError(out, f"{folder} is {cause}", "Choose another place.")


def check_format(out: Path, clip: Clip) -> None:
    """Find out before the work whether the format suits what the clip has. Raises MediaError."""
    from media_io.errors import MediaError

    suffix = out.suffix.lower()
    if suffix in SOUND_SUFFIXES and clip.audio is None:
        raise MediaError(clip.source, f"there is no sound in it for {suffix}", "Write mp4, webm, gif or pictures.")
    if suffix not in (*SOUND_SUFFIXES, ".npz") and clip.frames is None:
        raise MediaError(clip.source, f"there is no picture in it for {suffix or 'PNGs'}", "Write wav or flac.")


def numbered(out: Path, count: int) -> list[Path]:
    """The name itself for one clip; else name-1, name-2, ... with as many digits as the last needs."""
    if count == 1:
        return [out]
    width = len(str(count))
    return [out.with_name(f"{out.stem}-{number:0{width}d}{out.suffix}") for number in range(1, count + 1)]


def describe(path: Path) -> dict[str, object]:
    """What was written, for a script: sizes and rates, read back from the file."""
    from media_io.probe import probe

    found = probe(path)
    facts: dict[str, object] = {} if path.is_dir() else {"seconds": round(found.duration, 6)}
    if found.fps is not None:
        facts |= {"frames": found.frames, "width": found.width, "height": found.height}
        facts |= {} if path.is_dir() else {"fps": float(found.fps)}
    if found.sample_rate is not None:
        facts |= {"sample_rate": found.sample_rate, "channels": found.channels}
    return facts


def summary(facts: dict[str, object]) -> str:
    """The same for a person."""
    parts = [f"{facts['seconds']:.2f} s"] if "seconds" in facts else []
    if "frames" in facts:
        rate = f" at {facts['fps']:g} a second" if "fps" in facts else ""
        parts.append(f"{facts['frames']} frames of {facts['width']}x{facts['height']}{rate}")
    if "sample_rate" in facts:
        parts.append(f"sound at {facts['sample_rate']} Hz")
    return ", ".join(parts)


def save_arrays(path: Path, arrays: dict[str, object]) -> None:
    """Write arrays and text to an .npz without pickle, whole or not at all. Raises MediaError."""
    import numpy as np

    from media_io.atomic import atomically

    with atomically(path) as temporary, temporary.open("wb") as file:
        np.savez(file, allow_pickle=False, **{name: np.asarray(value) for name, value in arrays.items()})

"""`unbraid swap`, `encode`, `traverse` and `sample`: what a trained model can do with clips."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from app import progress, report
from app.commands import options, voices

if TYPE_CHECKING:
    from app.pipeline import Mix
    from media_io.clip import Clip

PATH = click.Path(path_type=Path)
SOUND_SUFFIXES = (".wav", ".flac")


@click.command(short_help="Braid two clips: what stays from one, what changes from the other.")
@click.argument("a", type=PATH)
@click.argument("b", type=PATH)
@click.option("-o", "--out", type=PATH, required=True, help="The file to write; its suffix chooses the format.")
@click.option(
    "--static",
    type=options.blend,
    metavar=options.BLEND,
    help="Whose identity or voice. [default: A; of two sound files B]",
)
@click.option(
    "--dynamic",
    type=options.blend,
    metavar=options.BLEND,
    help="Whose motion or words. [default: B; of two sound files A]",
)
@click.option(
    "--block", "blocks", multiple=True, metavar="NAME", help="A block to take from B, not from A; repeatable."
)
@click.option("--sound-model", metavar="MODEL", help="Swap the sound of two videos too, by this model (speech).")
@click.option("--sound", type=click.Choice(["A", "B"], case_sensitive=False), help="Keep this video's own sound.")
@options.voicing
@options.model
@options.scale
@options.device
@options.as_json
@options.debug
def swap(
    a: Path,
    b: Path,
    out: Path,
    static: float | None,
    dynamic: float | None,
    blocks: tuple[str, ...],
    sound_model: str | None,
    sound: Literal["A", "B"] | None,
    model_key: str | None,
    scale: int | None,
    device: str,
    as_json: bool,
    **asked: float | str | None,
) -> None:
    """Braid clips A and B: what stays from one, what changes from the other.

    Two videos, or folders of numbered pictures: A's looks, B's motion. Two sound files: A's words in B's voice; the
    one whose voice is taken may be a folder with recordings of one speaker, and --pitch, --formants, --back-end and
    --detail say how the voice is made. --static and --dynamic take A, B, or a number between: 0 is all A, 1 is all B.

    The sound of two videos goes with what changes, so it is B's. With --sound-model it is swapped too, A's voice saying
    what B says; --sound keeps that of A or B. Either is as long as the picture.

    \b
    Examples:
      unbraid swap a.mp4 b.mp4 -o out.mp4                   A's looks, B's motion
      unbraid swap source.wav target.wav -o out.wav         source's words, target's voice
      unbraid swap source.wav speaker -o out.wav            the voice of all recordings in a folder
      unbraid swap a.wav b.wav -o out.wav --static A --dynamic B
      unbraid swap a.wav b.wav -o out.wav --static 0.5 --pitch -2
      unbraid swap a.mp4 b.mp4 -o half.gif --static 0.5 --scale 4
      unbraid swap a.mp4 b.mp4 -o out.mp4 --model runs/first/model
      unbraid swap a.mp4 b.mp4 -o out.mp4 --model runs/ladder/model --block "rung 1" --block "rung 2"
      unbraid swap a.mp4 b.mp4 -o out.mp4 --sound-model speech
    """
    from app import pipeline

    check_asked({"static": static, "dynamic": dynamic, **asked}, blocks, sound_model, sound)
    check_output(out, a, b)
    with progress.shown(silent=as_json) as show:
        show(pipeline.Progress("Reading", 0, 0))
        pair = voices.long_pair(a, b, out, static, dynamic) if not blocks else None
        if pair is not None and pipeline.model_info(pipeline.model_folder(model_key or "speech")).converts:
            show(pipeline.Progress("Loading the model", 0, 0))
            loaded = pipeline.load_model(model_key or "speech", device)
            written, told = voices.swap_long(loaded, *pair, out, voices.voicing(loaded, asked), show)
            facts_asked: dict[str, object] = {"static": float(pair[1] == b), "dynamic": float(pair[0] == b)}
        else:
            # A folder of one speaker's recordings stands for a voice, not for a clip.
            clip_a, clip_b = (None if pipeline.is_speaker_folder(path) else pipeline.open_clip(path) for path in (a, b))
            clip = check_sides(a, b, clip_a, clip_b, blocks)
            check_format(out, clip)
            mix = mix_of(clip, static, dynamic, reverse=clip_a is None)
            facts_asked = {"static": mix.static, "dynamic": mix.dynamic} if not blocks else {"blocks": list(blocks)}
            show(pipeline.Progress("Loading the model", 0, 0))
            loaded = pipeline.load_model(model_key or pipeline.model_key_for(clip), device)
            both = sound_model is not None or sound is not None
            other = loaded if sound_model is None else pipeline.load_model(sound_model, device)
            how = voices.voicing(other, asked)
            told = voices.told(other, [found for found in (clip_a, clip_b) if found is not None])
            if clip_a is None or clip_b is None:
                folder = a if clip_a is None else b
                made, more = voices.in_voice_of(loaded, clip, folder, mix, clip_a is None, how, show)
                told = (*told, *more)
            elif both:
                heard = other if sound_model is not None else sound or "B"
                made = pipeline.swap_both(loaded, heard, clip_a, clip_b, mix, mix, show, how)
                facts_asked["sound"] = sound or other.info.key
            elif not blocks:
                made = pipeline.swap(loaded, clip_a, clip_b, mix, show, how)
            else:
                made = pipeline.swap_blocks(loaded, clip_a, clip_b, dict.fromkeys(blocks, 1.0), None, show)
            show(pipeline.Progress("Writing", 0, 0))
            written = pipeline.export(made, out, scale)
    facts = describe(written)
    text = f"Wrote {click.format_filename(written)} ({summary(facts)})"
    warnings = [voices.plain(one) for one in told]
    found = {"out": written, "model": loaded.info.key, **facts_asked, **facts, "warnings": warnings}
    report.result(found, as_json, text)


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
    """
    from app import pipeline

    sheet = out.suffix.lower() == ".png"
    check_output(out, clip, formats=(".png",) if sheet else ())
    values = [span[0] + (span[1] - span[0]) * place / (steps - 1) for place in range(steps)]
    with progress.shown(silent=as_json) as show:
        show(pipeline.Progress("Reading", 0, 0))
        read = pipeline.open_clip(clip)
        show(pipeline.Progress("Loading the model", 0, 0))
        loaded = pipeline.load_model(model_key or pipeline.model_key_for(read), device)
        clips = pipeline.traverse(loaded, read, block, number, values, show)
        show(pipeline.Progress("Writing", 0, 0))
        if sheet:
            written = [pipeline.contact_sheet(clips, out, [f"{value:+.2f}" for value in values])]
        else:
            names = numbered(out, steps)
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


def check_asked(given: Mapping[str, object], blocks: Sequence[str], sound_model: str | None, sound: str | None) -> None:
    """Raises UsageError for options that exclude each other."""
    others = [f"--{name.replace('_', '-')}" for name, value in given.items() if value is not None]
    others += [name for name, value in (("--sound-model", sound_model), ("--sound", sound)) if value is not None]
    if blocks and others:
        raise click.UsageError(f"--block and {others[0]} exclude each other.")
    if sound_model is not None and sound is not None:
        raise click.UsageError("--sound-model and --sound exclude each other.")


def mix_of(clip: Clip, static: float | None, dynamic: float | None, reverse: bool) -> Mix:
    """What is asked for; else A's identity and B's motion, or of sound A's words in B's voice, or the `reverse`."""
    from app.pipeline import Mix, usual_mix

    usual = usual_mix(clip.frames is None and not reverse)
    return Mix(usual.static if static is None else static, usual.dynamic if dynamic is None else dynamic)


def check_sides(a: Path, b: Path, clip_a: Clip | None, clip_b: Clip | None, blocks: Sequence[str]) -> Clip:
    """The clip that says which model suits. None stands for a folder of recordings. Raises MediaError."""
    from media_io.errors import MediaError

    if clip_a is not None and clip_b is not None:
        check_pair(clip_a, clip_b)
        return clip_a
    clip, folder = (clip_a, b) if clip_b is None else (clip_b, a)
    if clip is None or blocks or clip.audio is None:
        others = {True: "so is the other side", False: "the other side has no sound"}
        cause = "--block needs two clips" if blocks else others[clip is None]
        raise MediaError(folder, f"this is a folder of recordings, and {cause}", "Give one recording and one voice.")
    return clip


def check_pair(a: Clip, b: Clip) -> None:
    """Both with pictures, or both sound alone. Raises MediaError."""
    from media_io.errors import MediaError

    if (a.frames is None) != (b.frames is None):
        sound, video = (a, b) if a.frames is None else (b, a)
        remedy = "Give two videos, or two sound files."
        raise MediaError(sound.source, f"this is sound alone, while {video.source} has pictures", remedy)


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

    from media_io.write import atomically

    with atomically(path) as temporary, temporary.open("wb") as file:
        np.savez(file, allow_pickle=False, **{name: np.asarray(value) for name, value in arrays.items()})

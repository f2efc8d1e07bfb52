"""`unbraid swap`: two clips braided into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from app import progress, report
from app.commands import options, voices
from app.commands.braid import PATH, check_format, check_output, describe, summary

if TYPE_CHECKING:
    from app.both import Side
    from app.conversion import Warned
    from app.pipeline import LoadedModel, Mix, OnProgress
    from media_io.clip import Clip


@click.command(short_help="Braid two clips: what stays of one, what changes of the other.")
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
            how: dict[str, object] = {"static": float(pair[1] == b), "dynamic": float(pair[0] == b)}
        else:
            # A folder of one speaker's recordings stands for a voice, not for a clip.
            sides = [None if pipeline.is_speaker_folder(path) else pipeline.open_clip(path) for path in (a, b)]
            clip = check_sides(a, b, sides[0], sides[1], blocks)
            check_format(out, clip)
            mix = mix_of(clip, static, dynamic, reverse=sides[0] is None)
            show(pipeline.Progress("Loading the model", 0, 0))
            loaded = pipeline.load_model(model_key or pipeline.model_key_for(clip), device)
            heard = sound if sound_model is None else pipeline.load_model(sound_model, device)
            order = Order((a, b), sides[0], sides[1], mix, blocks, heard)
            made, told, how = order.made(loaded, clip, asked, show)
            show(pipeline.Progress("Writing", 0, 0))
            written = pipeline.export(made, out, scale)
    facts = describe(written)
    text = f"Wrote {click.format_filename(written)} ({summary(facts)})"
    warnings = [voices.plain(one) for one in told]
    found = {"out": written, "model": loaded.info.key, **how, **facts, "warnings": warnings}
    report.result(found, as_json, text)


@dataclass(frozen=True, eq=False)
class Order:
    """What to braid and how.

    Attributes:
        paths: A and B as they were given.
        a, b: the clips; None for a folder of recordings, which stands for a voice.
        mix: how much of each.
        blocks: those from B, in place of the mix.
        sound: a model for the sound of two videos, or whose own is kept; None for what goes with the dynamics.
    """

    paths: tuple[Path, Path]
    a: Clip | None
    b: Clip | None
    mix: Mix
    blocks: tuple[str, ...]
    sound: LoadedModel | Side | None

    def made(
        self, model: LoadedModel, clip: Clip, asked: voices.Asked, show: OnProgress
    ) -> tuple[Clip, tuple[Warned, ...], dict[str, object]]:
        """The result, what is to be told, and what was done, for scripts."""
        from app import pipeline

        speaks = self.sound if isinstance(self.sound, pipeline.LoadedModel) else model
        voicing = voices.voicing(speaks, asked)
        told = voices.told(speaks, [found for found in (self.a, self.b) if found is not None])
        how: dict[str, object] = {"static": self.mix.static, "dynamic": self.mix.dynamic}
        if self.a is None or self.b is None:
            folder = self.paths[0 if self.a is None else 1]
            made, more = voices.in_voice_of(model, clip, folder, self.mix, self.a is None, voicing, show)
            return made, (*told, *more), how
        if self.sound is not None:
            made = pipeline.swap_both(model, self.sound, self.a, self.b, self.mix, self.mix, show, voicing)
            return made, told, how | {"sound": self.sound if speaks is model else speaks.info.key}
        if self.blocks:
            shares = dict.fromkeys(self.blocks, 1.0)
            made = pipeline.swap_blocks(model, self.a, self.b, shares, None, show)
            return made, told, {"blocks": list(self.blocks)}
        return pipeline.swap(model, self.a, self.b, self.mix, show, voicing), told, how


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

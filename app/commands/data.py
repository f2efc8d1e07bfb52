"""`unbraid data`: clips to learn from, drawn or at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import progress, report
from app.commands import options
from app.commands.braid import save_arrays

if TYPE_CHECKING:
    from app.collection import Collection
    from media_io.labelled import LabelledClips

PATH = click.Path(path_type=Path)
SHOWN = 20
FILES = {"generated": "characters"}


@click.group(short_help="Draw clips, and look at data sets.")
@options.debug
def data() -> None:
    """Draw clips, and look at data sets before training on them.

    \b
    Examples:
      unbraid data list
      unbraid data generate characters -n 90
      unbraid data generate shapes --set dsprites-causal
      unbraid data list emodb
      unbraid data sheet characters -o sheet.png
      unbraid data cache
    """


@data.command()
@click.argument("out", metavar="OUT_DIR", type=PATH)
@click.option("-n", "--count", type=click.IntRange(1, 100_000), default=90, show_default=True, help="How many clips.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="Same seed, same clips.")
@click.option("--frames", type=click.IntRange(1, 1000), help="Frames of each clip; without it as many as the set has.")
@click.option("--set", "name", default="generated", show_default=True, help="Which set; `unbraid data list` names all.")
@click.option("--split", type=click.Choice(["train", "test"]), help="Of which part; for characters without it of both.")
@click.option("--format", "kind", type=click.Choice(["mp4", "gif", "npz"]), default="mp4", show_default=True)
@options.as_json
@options.debug
def generate(
    out: Path, count: int, seed: int, frames: int | None, name: str, split: str | None, kind: str, as_json: bool
) -> None:
    """Draw clips of a set into OUT_DIR as static/dynamic/*.mp4 or gif, or as one NAME.npz.

    Folders are named for the classes of the static and of the dynamic factors. The .npz holds `frames`, uint8
    (N, T, 64, 64, 3), for each factor `NAME_label` (N,) and `NAME_classes`, and `identity` (N,).

    \b
    Examples:
      unbraid data generate characters -n 900 --seed 1
      unbraid data generate characters --format npz
      unbraid data generate digits --set moving-mnist --split test --frames 16
    """
    from app.pipeline import Progress

    make_new_folder(out)
    with progress.shown(silent=as_json) as show:
        show(Progress("Drawing", 0, 0))
        clips = drawn(name, split, count, seed, frames)
        if kind == "npz":
            save_arrays(out / f"{FILES.get(name, name)}.npz", arrays_of(clips))
        else:
            write_tree(clips, out, f".{kind}", show)
    facts = {"out": out, "set": name, "clips": count, "seed": seed, "format": kind}
    report.result(facts, as_json, f"Drew {count} clips into {click.format_filename(out)}")


@data.command("list")
@click.argument("name", metavar="[NAME|FOLDER]", required=False)
@options.as_json
@options.debug
def list_(name: str | None, as_json: bool) -> None:
    """Show what is found: clips, people, and what training would leave out and why.

    Without NAME: the sets of labelled clips that can be drawn or cut. Other names are samples, emodb, fsdd and timit.
    Real data lie below $UNBRAID_DATA. A FOLDER holds speaker/*.wav or identity/action/*.mp4.

    \b
    Examples:
      unbraid data list
      unbraid data list dsprites-causal
      unbraid data list ~/voices --json
    """
    from app.collection import look
    from app.pipeline import Progress

    if name is None:
        report.result({"sets": facts_of_sets()}, as_json, text_of_sets())
        return
    with progress.shown(silent=as_json) as show:
        show(Progress("Looking", 0, 0))
        found = look(name)
    report.result(facts_of(found), as_json, text_of(found))


@data.command("preview")
@click.argument("name", metavar="NAME|FOLDER|LIST")
@click.option("--preset", required=True, metavar="NAME|FILE", help="The preset that would learn from it.")
@options.as_json
@options.debug
def preview_(name: str, preset: str, as_json: bool) -> None:
    """Show what a preset would learn from: clips, people, lengths, and what is left out and why.

    Files are told from their headers; of sound, up to half an hour is listened to.

    \b
    Examples:
      unbraid data preview generated --preset demo
      unbraid data preview ~/voices --preset voices
      unbraid data preview clips.txt --preset sprites --json
    """
    from app import pipeline
    from app.commands.previews import facts_of_preview, text_of_preview
    from core_models.config import read_preset

    window = read_preset(pipeline.preset_file(preset)).architecture.window
    with progress.shown(silent=as_json) as show:
        found = pipeline.preview_data(name, window, show)
    report.result(facts_of_preview(found), as_json, text_of_preview(found))


@data.command()
@click.argument("folders", metavar="[FOLDER]...", type=PATH, nargs=-1)
@click.option("--clear", is_flag=True, help="Delete them; they are computed again when they are wanted.")
@options.as_json
@options.debug
def cache(folders: tuple[Path, ...], clear: bool, as_json: bool) -> None:
    """Show the features that are kept, so that a corpus is analysed once, and clips too many for the memory.

    Features lie in .unbraid-cache beside a corpus, and in the user's own folder for corpora that are read-only. Those
    beside emodb, fsdd and timit are found by themselves, those beside other FOLDERs where these are named.

    \b
    Examples:
      unbraid data cache
      unbraid data cache ~/voices --clear
    """
    from app.corpus_features import all_kept, home
    from app.data_names import REAL_SPEECH
    from media_io.feature_cache import remove
    from media_io.roots import data_root, has_data

    known = [data_root() / name for name in REAL_SPEECH if has_data(name)]
    kept = all_kept([*known, *folders])
    if clear:
        for one in kept:
            remove(one)
    facts = {"home": home(), "caches": [{"folder": one.folder, "bytes": one.bytes} for one in kept], "cleared": clear}
    lines = [f"{one.bytes / 1e6:8.1f} MB  {click.format_filename(one.folder)}" for one in kept]
    total = f"{len(kept)} caches, {sum(one.bytes for one in kept) / 1e6:.1f} MB{', deleted' if clear and kept else ''}"
    report.result(facts, as_json, "\n".join([*lines, total]))


@data.command()
@click.argument("name", metavar="NAME|FOLDER")
@click.option("-o", "--out", type=PATH, required=True, help="The PNG to write.")
@click.option("-n", "--count", type=click.IntRange(1, 100), default=8, show_default=True, help="How many clips.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="Which ones.")
@options.as_json
@options.debug
def sheet(name: str, out: Path, count: int, seed: int, as_json: bool) -> None:
    """Put a few clips into one picture, a row for each: frames of videos, spectrograms of sound.

    \b
    Examples:
      unbraid data sheet generated -o sheet.png
      unbraid data sheet ~/voices -o voices.png -n 4
    """
    from app import pipeline
    from app.collection import some_clips
    from app.commands.braid import check_output

    check_output(out, formats=(".png",))
    with progress.shown(silent=as_json) as show:
        show(pipeline.Progress("Reading", 0, 0))
        clips, labels = some_clips(name, count, seed)
        show(pipeline.Progress("Writing", 0, 0))
        written = pipeline.contact_sheet(clips, out, labels)
    facts = {"out": written, "clips": [clip.source for clip in clips], "labels": labels}
    report.result(facts, as_json, f"Wrote {click.format_filename(written)} ({len(clips)} clips)")


def drawn(name: str, split: str | None, count: int, seed: int, frames: int | None) -> LabelledClips:
    """Clips of a set; without a part characters are any of all, other clips those for training. Raises MediaError."""
    from media_io.characters import generate_random
    from media_io.datasets import SETS, load_labelled

    if name == "generated" and split is None:
        return generate_random(count, seed, frames=frames or SETS[name].length)
    return load_labelled(name, split or "train", count, seed, frames)


def make_new_folder(out: Path) -> None:
    """Make a folder, or take an empty one. Raises MediaError where something is in it already."""
    from media_io.disk import make_folder
    from media_io.errors import MediaError

    if out.is_dir() and any(out.iterdir()):
        raise MediaError(out, "there are files in this folder already", "Choose a new folder, or empty it.")
    make_folder(out)


def write_tree(clips: LabelledClips, out: Path, suffix: str, show: Any) -> None:
    """Write each clip as identity/action/number.suffix."""
    from app import pipeline
    from app.collection import GENERATED_FPS, action_of, identity_of
    from media_io.clip import Clip

    width = len(str(len(clips)))
    for index, frames in enumerate(clips.frames):
        show(pipeline.Progress("Writing", index, len(clips)))
        folder = out / identity_of(clips, index) / action_of(clips, index)
        pipeline.export(Clip(frames=frames, fps=GENERATED_FPS), folder / f"{index + 1:0{width}d}{suffix}", 1)


def arrays_of(clips: LabelledClips) -> dict[str, Any]:
    """Frames, labels, class names and, where they are known, identities as arrays."""
    labels = {f"{factor}_label": values for factor, values in clips.labels.items()}
    classes = {f"{factor}_classes": list(names) for factor, names in clips.classes.items()}
    identity = {} if clips.identity is None else {"identity": clips.identity}
    return {"frames": clips.frames, **labels, **classes, **identity}


def facts_of_sets() -> list[dict[str, Any]]:
    """The sets of labelled clips for a script."""
    from media_io.datasets import SETS

    return [
        {"name": name, "title": s.title, "train": s.train, "test": s.test, "frames": s.length, "folder": s.folder}
        for name, s in SETS.items()
    ]


def text_of_sets() -> str:
    """The sets of labelled clips for a person."""
    from media_io.datasets import SETS, VARIABLE

    lines = ["Sets of labelled clips, with the clips of both parts and the frames of each:"]
    for name, made in SETS.items():
        size = (
            f"{made.train:>6} {made.test:>6} {made.length:>4}" if made.train else f"{'?':>6} {'?':>6} {made.length:>4}"
        )
        where = f", below ${VARIABLE}" if made.folder else ""
        lines.append(f"  {name:<20}{size}  {made.title}{where}")
    return "\n".join(lines)


def facts_of(found: Collection) -> dict[str, Any]:
    """A collection for a script."""
    dropped = [{"file": path, "cause": cause} for path, cause in found.dropped]
    return {
        "name": found.name,
        "kind": found.kind,
        "folder": found.where,
        "clips": found.clips,
        "identities": found.identities,
        "motions": found.motions,
        "factors": found.factors,
        "dropped": dropped,
    }


def text_of(found: Collection) -> str:
    """A collection for a person: long lists cut short."""
    where = f" in {found.where}" if found.where else ""
    lines = [f"{found.name}: {found.clips} {found.kind} clips{where}"]
    lines += _counts("People" if set(found.identities) != {"train", "test"} else "Parts", found.identities)
    if found.motions:
        lines += _counts("Sentences" if found.kind == "speech" else "Actions", found.motions)
    if found.factors:
        lines += ["Factors:", *(f"  {factor:<18} {', '.join(names)}" for factor, names in found.factors.items())]
    lines.append(f"Left out: {len(found.dropped) or 'nothing'}")
    lines += [f"  {path}: {cause}" for path, cause in found.dropped[:SHOWN]]
    lines += _more(len(found.dropped))
    return "\n".join(lines)


def _counts(title: str, counts: dict[str, int]) -> list[str]:
    lines = [f"  {name:<24} {count}" for name, count in list(counts.items())[:SHOWN]]
    return [f"{title} ({len(counts)}):", *lines, *_more(len(counts))]


def _more(count: int) -> list[str]:
    return [f"  and {count - SHOWN} more; --json lists them all"] if count > SHOWN else []

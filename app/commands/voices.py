"""`unbraid convert`: recordings in another voice, and what it shares with swaps of sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import progress, report
from app.commands import options

if TYPE_CHECKING:
    from app.conversion import Warned
    from app.pipeline import LoadedModel, Mix, OnProgress, Progress
    from app.voice import Speaker, Voicing
    from media_io.clip import Clip

PATH = click.Path(path_type=Path)
Asked = dict[str, float | str | None]
LONG_SECONDS = 180.0
"""Swaps of longer recordings are made in blocks; of a voice no more is listened to."""


@click.command(short_help="Give recordings another voice, a whole folder at a time.")
@click.argument("sources", type=PATH, nargs=-1, required=True)
@click.option("--voice", type=PATH, required=True, metavar="FILE|FOLDER", help="Recordings of the speaker to be heard.")
@click.option("-o", "--out", type=PATH, required=True, metavar="FOLDER", help="Where the results go.")
@click.option("--format", "form", type=click.Choice(["wav", "flac"]), default="wav", show_default=True, help="Format.")
@click.option("--force", is_flag=True, help="Write over results that are there.")
@options.voicing
@options.model
@options.device
@options.as_json
@options.debug
def convert(
    sources: tuple[Path, ...],
    voice: Path,
    out: Path,
    form: str,
    force: bool,
    model_key: str | None,
    device: str,
    as_json: bool,
    **asked: float | str | None,
) -> int:
    """Say what is said in SOURCES (sound files, and folders with them) in the voice of a file or a folder.

    Results have the names of the sources and their length, at 16 kHz; folders below a folder are kept. A file that
    cannot be used is told at the end, and the others are done. Ctrl+C keeps what is finished. A recording may last
    hours: memory does not grow with it.

    \b
    Examples:
      unbraid convert interview.wav --voice anna.wav -o converted
      unbraid convert recordings --voice speakers/anna -o converted --format flac
      unbraid convert a.wav b.wav --voice anna.wav -o converted --pitch 2 --detail 0.5
    """
    from app import pipeline

    jobs = targets(sources, out, form, force)
    done: list[dict[str, Any]] = []
    failed: list[dict[str, Any]] = []
    warned: list[Warned] = []
    stopped = False
    try:
        with progress.shown(silent=as_json) as show:
            show(pipeline.Progress("Loading the model", 0, 0))
            loaded = pipeline.load_model(model_key or "speech", device)
            how = voicing(loaded, asked)
            speaker, about = pipeline.voice_from(loaded, voice, show)
            say(about)
            _all(loaded, jobs, speaker, how, show, done, failed, warned)
    except KeyboardInterrupt:
        stopped = True
    say(warned)
    facts = {"out": out, "voice": voice, "converted": done, "failed": failed, "stopped": stopped}
    report.result(facts, as_json, _told(len(jobs), done, failed, out))
    if stopped:
        report.note("Stopped.")
        return report.INTERRUPTED
    return report.FAILED if failed else 0


def _all(
    loaded: LoadedModel,
    jobs: list[tuple[Path, Path]],
    speaker: Speaker,
    how: Voicing,
    show: OnProgress,
    done: list[dict[str, Any]],
    failed: list[dict[str, Any]],
    warned: list[Warned],
) -> None:
    """Convert one file after another; what becomes of each is put into one of the two lists, its warnings too."""
    from app import pipeline

    seconds = [_seconds(source) for source, _ in jobs]
    for number, (source, target) in enumerate(jobs):
        before, total = sum(seconds[:number]), max(1, round(sum(seconds)))
        try:
            overall = _overall(before, seconds[number], total, show)
            made = pipeline.convert_file(loaded, source, speaker, target, how, overall)
        except Exception as error:
            text = report.expected(error)
            if text is None:
                raise
            failed.append({"file": source, "error": report.one_line(text)})
            continue
        warned += made.warnings
        done.append({"file": source, "out": made.out, "warnings": [plain(one) for one in made.warnings]})


def _overall(before: float, seconds: float, total: int, show: OnProgress) -> Callable[[Progress], None]:
    """Progress of one file as seconds of sound of them all, so that the time left is that of the batch."""
    from app.pipeline import Progress

    phases: list[str] = []

    def told(one: Progress) -> None:
        if one.phase not in phases:
            phases.append(one.phase)
        part = one.done / one.total if one.total else 0.0
        # A short file goes through listening and making; a long one counts both in one phase.
        share = part if one.phase == "Converting" else (len(phases) - 1 + part) / 3
        show(Progress("Converting seconds of sound", min(total, round(before + seconds * min(1.0, share))), total))

    return told


def targets(sources: Sequence[Path], out: Path, form: str, force: bool) -> list[tuple[Path, Path]]:
    """Each recording and where it goes.

    Raises:
        MediaError: two of one name, a result that is there already, or one that would replace its source.
    """
    from media_io.errors import MediaError

    taken: dict[Path, Path] = {}
    for source, name in _named(sources):
        target = out / name.with_suffix(f".{form}")
        if target in taken:
            cause = f"{taken[target]} and {source} would have the same name"
            raise MediaError(target, cause, "Convert them into different folders.")
        if target.exists() and source.exists() and target.samefile(source):
            raise MediaError(target, "this is the recording that is read", "Choose another folder for the results.")
        taken[target] = source
    there = [target for target in taken if target.exists()]
    if there and not force:
        more = f", and {len(there) - 1} more are there" if len(there) > 1 else ""
        remedy = "Choose another folder, or give --force to write over."
        raise MediaError(there[0], f"there is a file of this name already{more}", remedy)
    return [(source, target) for target, source in taken.items()]


def _named(sources: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Each sound file and its name below its folder."""
    from app.pipeline import speaker_files

    return [
        (file, file.relative_to(source) if source.is_dir() else Path(file.name))
        for source in sources
        for file in speaker_files(source)
    ]


def _seconds(path: Path) -> float:
    """How long a file says it is; a second for what cannot be read, which will be told when its turn comes."""
    from media_io.errors import MediaError
    from media_io.probe import probe

    try:
        return probe(path).duration
    except MediaError:
        return 1.0


def _told(count: int, done: list[dict[str, Any]], failed: list[dict[str, Any]], out: Path) -> str:
    lines = [f"Wrote {len(done)} of {count} recordings to {click.format_filename(out)}"]
    return "\n".join([*lines, *(f"Failed: {one['error']}" for one in failed)])


def voicing(loaded: LoadedModel, asked: Asked) -> Voicing:
    """How a voice is to be made. Raises ModelError where the model makes none and something is asked for."""
    from app.voice import Voicing, converts
    from core_models.errors import ModelError

    given: dict[str, Any] = {name: value for name, value in asked.items() if value is not None}
    if given and not converts(loaded.stored):
        names = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise ModelError(f"{loaded.info.key} converts no voices, so there is no use for {names}. Leave them out.")
    return Voicing(**given)


def told(loaded: LoadedModel, clips: Sequence[Clip]) -> tuple[Warned, ...]:
    """Say what may spoil the conversion of these recordings. Raises MediaError where one cannot be converted."""
    from app import pipeline

    if loaded.info.kind != "speech":
        return ()
    found = tuple(one for clip in clips if clip.audio is not None for one in pipeline.voice_findings(clip))
    say(found)
    return found


def in_voice_of(
    loaded: LoadedModel, clip: Clip, folder: Path, mix: Mix, folder_is_a: bool, how: Voicing, show: OnProgress
) -> tuple[Clip, tuple[Warned, ...]]:
    """A recording in the voice of a folder, and what is to be told of that. Raises MediaError."""
    from app import pipeline
    from media_io.errors import MediaError

    if mix.dynamic != (1.0 if folder_is_a else 0.0):
        remedy = f"Leave --dynamic out, or give {'B' if folder_is_a else 'A'}."
        raise MediaError(folder, "words cannot be taken from a folder of recordings, only the voice", remedy)
    speaker, about = pipeline.voice_from(loaded, folder, show)
    say(about)
    share = 1 - mix.static if folder_is_a else mix.static
    return pipeline.speak(loaded, clip, speaker, how, show, share=share), about


def long_pair(a: Path, b: Path, out: Path, static: float | None, dynamic: float | None) -> tuple[Path, Path] | None:
    """Source and voice of a swap of recordings of which one is too long to hold; None for every other swap.

    The words must be all of the one side's and the voice all of the other's: what lies between needs both in memory.
    """
    from app.pipeline import is_speaker_folder, usual_mix

    folders = is_speaker_folder(a), is_speaker_folder(b)
    usual = usual_mix(sound=not folders[0])
    sides = usual.dynamic if dynamic is None else dynamic, usual.static if static is None else static
    if out.suffix.lower() not in (".wav", ".flac") or sides not in ((0.0, 1.0), (1.0, 0.0)) or all(folders):
        return None
    source, voice = (a, b) if sides[0] == 0 else (b, a)
    lengths = [_sound_seconds(path) for path, folder in zip((a, b), folders, strict=True) if not folder]
    if source == (a if folders[0] else b if folders[1] else None) or None in lengths:
        return None
    return (source, voice) if max(filter(None, lengths)) > LONG_SECONDS else None


def _sound_seconds(path: Path) -> float | None:
    """The length of a file of sound alone; None of anything else, which is told when it is opened."""
    from media_io.errors import MediaError
    from media_io.probe import probe

    try:
        found = probe(path)
    except MediaError:
        return None
    return found.duration if found.fps is None and found.sample_rate is not None else None


def swap_long(
    loaded: LoadedModel, source: Path, voice: Path, out: Path, how: Voicing, show: OnProgress
) -> tuple[Path, tuple[Warned, ...]]:
    """Write a recording of any length in a voice, in memory that does not grow with it, and say what is to be told."""
    from app import pipeline

    speaker, about = pipeline.voice_from(loaded, voice, show)
    say(about)
    made = pipeline.convert_file(loaded, source, speaker, out, how, show)
    say(made.warnings)
    return made.out, (*about, *made.warnings)


def say(warnings: Sequence[Warned]) -> None:
    """Tell each on stderr; what is the matter with many recordings in one line."""
    from app.conversion import grouped

    for one, count in grouped(warnings):
        where = f"{click.format_filename(one.file)}: " if one.file else ""
        many = f"{count} recordings, such as " if count > 1 else ""
        report.note(report.one_line(f"Warning: {many}{where}{one.text}"))


def plain(one: Warned) -> dict[str, Any]:
    """The same for JSON."""
    return asdict(one)

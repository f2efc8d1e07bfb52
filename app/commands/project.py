"""`unbraid project`: what a project file holds, and where its moved files went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import report
from app.commands import options

if TYPE_CHECKING:
    from app.project import Project

FILE = click.Path(path_type=Path)


@click.group(short_help="Look into a project of the window, or find its moved files.")
def project() -> None:
    """Look into a project of the window, or find its moved files. `unbraid gui FILE.unbraid` opens one.

    \b
    Examples:
      unbraid project show cousins.unbraid
      unbraid project relink cousins.unbraid --in /media/archive
    """


@project.command(short_help="What a project holds.")
@click.argument("file", type=FILE)
@options.as_json
@options.debug
def show(file: Path, as_json: bool) -> None:
    """Tell the clips of a project, whether each is there and unchanged, and the results that were made.

    \b
    Example:
      unbraid project show cousins.unbraid
    """
    from app.project import read_project

    facts = _facts(read_project(file), file.parent)
    report.result(facts, as_json, _text(file, facts))


@project.command(short_help="Find the files of a project that were moved.")
@click.argument("file", type=FILE)
@click.option(
    "--in", "folders", type=FILE, multiple=True, metavar="FOLDER", help="Look below this folder; may be repeated."
)
@options.as_json
@options.debug
def relink(file: Path, folders: tuple[Path, ...], as_json: bool) -> None:
    """Find the moved files of a project by what is in them, and write their new places into it.

    Without --in it looks below the folder of the project.

    \b
    Example:
      unbraid project relink cousins.unbraid --in /media/archive
    """
    from app.project import read_project, write_project
    from app.project_files import find_moved, missing, relinked

    before = read_project(file)
    moves = find_moved(before, file.parent, folders or (file.parent,))
    after = relinked(before, moves, file.parent)
    if moves:
        write_project(file, after)
    lost = [clip.path for clip in missing(after, file.parent)]
    lines = [f"{old} -> {new}" for old, new in moves.items()] + [f"{place}: not found" for place in lost]
    facts = {"found": moves, "missing": lost}
    report.result(facts, as_json, "\n".join(lines) or "No file is missing.")
    if lost:
        raise SystemExit(report.FAILED)


def _facts(held: Project, folder: Path) -> dict[str, Any]:
    clips = [
        {"path": clip.path, "title": clip.title, "edits": clip.edits.model_dump(), "state": _state(clip, folder)}
        for clip in held.clips
    ]
    results = [{"kind": made.kind, "title": made.title} for made in held.swaps]
    return {"clips": clips, "results": results, "models": list(held.models)}


def _state(clip: Any, folder: Path) -> str:
    from app.project import found
    from app.project_files import changed, is_there

    path = found(clip.path, folder)
    if not is_there(path):
        return "missing"
    try:
        return "changed" if changed(clip, path) else "there"
    except OSError:
        return "unreadable"


def _text(file: Path, facts: dict[str, Any]) -> str:
    clips = [f"  {clip['state']:<10} {clip['path']}" for clip in facts["clips"]]
    lines = [f"{file.name}: {_count(clips, 'clip')}", *clips]
    results = [f"  {one['kind']:<13} {one['title']}" for one in facts["results"]]
    lines += [_count(results, "result"), *results]
    return "\n".join([*lines, f"Models: {', '.join(facts['models']) or 'none'}"])


def _count(things: list[str], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"

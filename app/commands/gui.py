"""`unbraid gui`: the window."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands import options


@click.command(short_help="Start the window.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@options.debug
def gui(files: tuple[Path, ...]) -> None:
    """Start the window and open FILES in it: clips, folders, or a project.

    \b
    Examples:
      unbraid gui
      unbraid gui a.mp4 b.mp4
      unbraid gui cousins.unbraid
    """
    try:
        from app.window import run
    except ImportError as error:
        raise click.ClickException(_missing(error)) from error
    raise SystemExit(run([], list(files)))


def _missing(error: ImportError) -> str:
    remedy = "Run `python3 packaging/bootstrap.py setup`, which names the system libraries that are missing."
    return f"the window cannot start: {error}. {remedy}"

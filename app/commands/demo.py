"""`unbraid demo`: what the program does, without display, network or anybody's files."""

from __future__ import annotations

from pathlib import Path

import click

from app import report
from app.commands import options


@click.command(short_help="Swap the sample clips, then train a small model.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("unbraid-demo"),
    show_default=True,
    help="The folder for everything it makes.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0, 3600),
    default=60.0,
    show_default=True,
    help="How long to train; 0 leaves the training out.",
)
@options.debug
def demo(out: Path, seconds: float) -> None:
    """Swap the sample clips with the shipped models, then train a small model for a minute.

    Writes mp4, gif, wav and PNG files and says where they are.

    \b
    Examples:
      unbraid demo
      unbraid demo --out ~/unbraid-demo --seconds 20
    """
    from app.demo import run

    exit_code = run(out, seconds, report.note, click.echo)
    if exit_code:
        raise click.exceptions.Exit(exit_code)

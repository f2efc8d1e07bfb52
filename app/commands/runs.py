"""`unbraid runs`: training runs as the window lists them: how they stand, their curves, and going on."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import report
from app.commands import options
from app.commands.training import follow

if TYPE_CHECKING:
    from app.runs import RunInfo

_RUN = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group(short_help="List training runs, draw their curves, go on.")
def runs() -> None:
    """List the training runs below a folder, lay their curves over one another, and go on with one.

    \b
    Examples:
      unbraid runs list runs
      unbraid runs curves runs/first runs/second -o total.png
      unbraid runs curves runs/first -o numbers.csv
      unbraid runs resume runs/first --batch 16
    """


@runs.command("list")
@click.argument("folder", type=_RUN)
@options.as_json
@options.debug
def list_all(folder: Path, as_json: bool) -> None:
    """List the runs right below FOLDER, the newest first."""
    from app.runs import list_runs

    found = list_runs(folder)
    facts = [
        {**dataclasses.asdict(info), "folder": str(info.folder), "began": info.began.isoformat()} for info in found
    ]
    report.result(facts, as_json, "\n".join(map(_line, found)) or "No runs.")


@runs.command("curves")
@click.argument("folders", type=_RUN, nargs=-1, required=True, metavar="RUN...")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="A .csv or a .png file.")
@click.option("--term", default="total", show_default=True, help="Which term a picture shows.")
@options.debug
def curves(folders: tuple[Path, ...], out: Path, term: str) -> None:
    """Write the numbers of RUNs as a table (every term), or draw one term of them over one another."""
    from app.history import drawn, read_curves, write_table

    read = [read_curves(folder) for folder in folders]
    if out.suffix.lower() == ".csv":
        write_table(out, read)
    elif out.suffix.lower() == ".png":
        from app.chart import GREY, draw_curves, write_picture
        from app.colours import BLUE, GREEN, ORANGE, SKY, YELLOW

        best = read[0].best if len(read) == 1 else None
        colours = itertools.cycle((BLUE, ORANGE, GREEN, SKY, YELLOW, GREY))
        lines = [
            line for run, one in zip(read, colours, strict=False) for line in drawn(run, term, (one, one), run.name)
        ]
        write_picture(draw_curves(lines, term.replace("_", " "), "step", "nats a clip", best), out)
    else:
        raise click.BadParameter(f"{out}: give a .csv or a .png file.")
    click.echo(click.format_filename(out))


@runs.command("resume")
@click.argument("folder", type=_RUN, metavar="RUN")
@click.option("--batch", type=click.IntRange(min=2), help="Clips a step from now on; begins a new order of clips.")
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), help="Where to go on; as before if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print every event as a line of JSON, for scripts.")
@options.debug
def resume(folder: Path, batch: int | None, device: str | None, as_json: bool) -> None:
    """Go on with RUN from its last checkpoint, with the data and settings it was begun with."""
    from app.runs import resume_job

    asked, last = follow(resume_job(folder, batch, device), as_json)
    if asked.number is not None:
        raise click.exceptions.Exit(asked.exit_code)
    if not as_json:
        step = last.step if last is not None else 0
        click.echo(f"Trained {step} steps. The model is in {click.format_filename(folder / 'model')}")


def _line(info: RunInfo) -> str:
    best = "" if info.best_step is None else f"  best {info.best_step}"
    return f"{info.began:%Y-%m-%d %H:%M}  {info.state:<8}  {info.step:>7} of {info.total:<7}{best}  {info.folder}"

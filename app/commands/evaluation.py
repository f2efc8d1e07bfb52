"""`unbraid evaluate` and `unbraid reproduce`: measure a model, repeat a paper's table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import progress, report
from app.commands import options

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bench.results import Report, Row, Table
    from app.pipeline import OnProgress
    from core_models.control import Control

DATA = (
    "A labelled data set: generated, sprites, sprites-vdsm, sprites-favae, moving-mnist, pendula, dsprites, "
    "dsprites-causal, expressions, mug; emodb, fsdd, timit, samples; reaching-100, reaching-1000, wavy-100, wavy-1000. "
    "generated:N draws N characters, any other drawn set N clips."
)
_MODE = click.option(
    "--mode",
    type=click.Choice(["strict", "paper"]),
    default="strict",
    show_default=True,
    help="strict: every test clip; paper: the paper's own protocol.",
)
_JUDGE = click.option(
    "--judge",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Take the judge from here, or keep the new one here for the next time.",
)
_JUDGE_STEPS = click.option(
    "--judge-steps", type=click.IntRange(min=1), help="Steps of a new judge; fewer are quicker."
)
_CLIPS = click.option("--clips", type=click.IntRange(min=2), help="Measure on at most so many test clips.")


@click.command(short_help="Measure a model on labelled data.")
@click.argument("model")
@click.option("--data", required=True, metavar="NAME[:N]", help=DATA)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder of the report.")
@_JUDGE
@_MODE
@click.option("--seeds", type=click.IntRange(1, 100), default=1, show_default=True, help="Draws of the protocol.")
@_CLIPS
@_JUDGE_STEPS
@click.option("--speech", is_flag=True, help="Measure converted voices beside classical methods.")
@click.option(
    "--emotions",
    type=click.Choice(["neutral", "all"]),
    default="neutral",
    show_default=True,
    help="With --speech: sentences to swap, where the corpus tells.",
)
@click.option(
    "--swaps", type=click.IntRange(min=1), default=60, show_default=True, help="With --speech: swaps to measure."
)
@click.option(
    "--voices",
    type=click.Choice(["tested", "all"]),
    default="tested",
    show_default=True,
    help="With --speech: voices to swap; tested: those that training on NAME:exact does not hear.",
)
@click.option("--beside", multiple=True, metavar="MODEL", help="With --speech: another model's rows; may be repeated.")
@options.device
@options.as_json
@options.debug
def evaluate(
    model: str,
    data: str,
    out: Path,
    judge: Path | None,
    mode: str,
    seeds: int,
    clips: int | None,
    judge_steps: int | None,
    speech: bool,
    emotions: str,
    swaps: int,
    voices: str,
    beside: tuple[str, ...],
    device: str,
    as_json: bool,
) -> None:
    """Measure MODEL (a name or a folder) with every protocol that the labels of the data allow.

    Pictures are read by a judge, a classifier that is trained on real clips first and kept with the report. Speech is
    measured by how well speakers are told apart, paths by the mutual information gap. With --speech voices are swapped
    and laid beside what classical methods make of the same recordings (NAME may be a folder of speaker/*.wav, too). The
    report's folder holds index.html, which opens in any browser, report.json with every number, and pictures or sounds.

    \b
    Examples:
      unbraid evaluate sprites --data generated --out reports/sprites
      unbraid evaluate runs/first/model --data generated:100 --out reports/first --judge judges/generated
      unbraid evaluate speech --data emodb --out reports/speech
      unbraid evaluate speech --speech --data emodb --out reports/voices
    """
    from app import pipeline
    from app.bench.jobs import EvaluateJob

    job = EvaluateJob(
        model, data, out, judge, mode, seeds, clips, judge_steps, device, speech, emotions, swaps, beside, voices
    )
    _run(lambda show, control: pipeline.evaluate(job, show, control), out, as_json)


@click.command(short_help="Repeat a paper's table.")
@click.argument("table", required=False)
@click.option("--list", "listed", is_flag=True, help="List the tables.")
@click.option("--budget", type=click.FloatRange(0, min_open=True), metavar="MINUTES", help="Time for the whole table.")
@click.option("--seeds", type=click.IntRange(1, 100), default=1, show_default=True, help="Trainings of each row.")
@click.option(
    "--presets",
    type=click.Choice(["auto", "small", "full"]),
    default="auto",
    show_default=True,
    help="small: for a CPU; full: the papers' sizes; auto: full on a GPU.",
)
@click.option("--out", type=click.Path(path_type=Path), help="The folder of the report.  [default: reports/TABLE]")
@_JUDGE
@_MODE
@_CLIPS
@_JUDGE_STEPS
@options.device
@options.as_json
@options.debug
def reproduce(
    table: str | None,
    listed: bool,
    budget: float | None,
    seeds: int,
    presets: str,
    out: Path | None,
    judge: Path | None,
    mode: str,
    clips: int | None,
    judge_steps: int | None,
    device: str,
    as_json: bool,
) -> None:
    """Repeat TABLE of a paper: load its data, train each row, measure, write a report beside the published numbers.

    The budget is divided over rows and seeds, and the steps of each training are cut to fit; the report says so, and
    says what was not run at all. The same command goes on with a report that was stopped.

    \b
    Examples:
      unbraid reproduce --list
      unbraid reproduce cdsvae-1 --budget 120
      unbraid reproduce favae-2 --seeds 10 --out reports/favae
    """
    from app import pipeline
    from app.bench.jobs import ReproduceJob

    if listed:
        _list(as_json)
        return
    if table is None:
        raise click.UsageError("Name a table, or give --list.")
    out = out or Path("reports") / table
    job = ReproduceJob(table, out, budget, seeds, mode, judge, clips, judge_steps, device, presets)
    _run(lambda show, control: pipeline.reproduce(job, show, control), out, as_json)


def _list(as_json: bool) -> None:
    from app.reproductions import TABLES

    width = max(map(len, TABLES))
    lines = [f"{name:{width}}  {spec.title}\n{'':{width}}  {spec.paper}" for name, spec in TABLES.items()]
    facts = [{"table": name, "title": spec.title, "paper": spec.paper} for name, spec in TABLES.items()]
    report.result(facts, as_json, "\n".join(lines))


def _run(job: Callable[[OnProgress, Control], Report], out: Path, as_json: bool) -> None:
    """Run to the end or to Ctrl+C, show where it stands, print the tables."""
    from app.bench.results import PAGE
    from app.signals import stopping
    from core_models.control import Control

    control = Control()
    with stopping(control.stop) as asked, progress.shown(silent=as_json) as show:
        done = job(show, control)
    page = click.format_filename(out / PAGE)
    report.result(_facts(done, out), as_json, f"{as_text(done)}\n\nThe report is in {page}")
    if asked.number is not None:
        report.note("Stopped: what was finished is in the report.")
        raise click.exceptions.Exit(asked.exit_code)


def _facts(done: Report, out: Path) -> dict[str, Any]:
    rows = [
        {"table": table.title, "row": row.label, "state": row.state, "published": dict(row.published)}
        | {"values": {column.key: row.mean(column.key) for column in table.columns}}
        for table in done.tables
        for row in table.rows
    ]
    return {"report": str(out), "mode": done.mode, "notes": list(done.notes), "judge": dict(done.judge), "rows": rows}


def as_text(done: Report) -> str:
    """Notes and tables for a terminal."""
    parts = [done.title, *done.notes]
    if done.judge:
        parts.append("Judge on real clips: " + ", ".join(f"{name} {share:.2f} %" for name, share in done.judge.items()))
    return "\n".join([*parts, *("\n" + _table(table) for table in done.tables)])


def _table(table: Table) -> str:
    from app.bench.results import DONE
    from app.html.tables import remarks

    head = ["", "", *(f"{column.name}{' %' if column.unit == '%' else ''}" for column in table.shown)]
    lines = [head, *(line for row in table.rows for line in _lines(row, table))]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    text = [_aligned(line, widths) for line in lines]
    worth = [row for row in table.rows if remarks(row) and (row.runs or row.state != DONE)]
    told = [f"{row.label}: {'; '.join(remarks(row))}" for row in worth]
    return "\n".join([table.title, *text, *told])


def _aligned(line: list[str], widths: list[int]) -> str:
    cells = zip(line, widths, strict=True)
    return "  ".join(cell.ljust(n) if i < 2 else cell.rjust(n) for i, (cell, n) in enumerate(cells)).rstrip()


def _lines(row: Row, table: Table) -> list[list[str]]:
    """What was measured, or why not, and what was published."""
    from app.bench.results import DONE
    from app.html.tables import number

    lines = []
    if row.runs:
        ours = "ours" if any(other.published for other in table.rows) else ""
        lines.append([row.label, ours, *(number(row.mean(column.key), column) for column in table.shown)])
    elif row.state != DONE:
        lines.append([row.label, row.state, *("" for _ in table.shown)])
    if row.published:
        numbers = [number(row.published.get(column.key), column) for column in table.shown]
        lines.append(["" if lines else row.label, "published", *numbers])
    return lines

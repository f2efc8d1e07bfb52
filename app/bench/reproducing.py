"""A paper's table from data to report: each row is trained, measured, and written down before the next begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean
from typing import Any

from app.bench import data as bench_data
from app.bench.carriers import carriers
from app.bench.columns import COLUMNS
from app.bench.context import Context, machine, versions
from app.bench.data import BenchData
from app.bench.fitting import TooShortError, changed, train_in_turn
from app.bench.judging import judge_for
from app.bench.protocols import JUDGED, PROTOCOLS, Subject
from app.bench.results import (
    DONE,
    FAILED,
    NOT_RUN,
    REPORT,
    STOPPED,
    Chart,
    Column,
    Picture,
    Report,
    Row,
    SeedRun,
    Table,
    read_report,
    write_report,
)
from app.html_report import write_page
from app.reproductions.spec import RowSpec, TableSpec
from core_models.config import Preset
from core_models.control import Cancelled
from core_models.errors import ModelError
from media_io.errors import MediaError

MEASURING_SHARE = 0.15
"""Of a row's time, what measuring may take; at first, before any row has shown what it takes."""
FEW = 6
"""Rows of a table up to which each gets one of its own that says which part carries which factor."""
ALONE = "its paper's number, for comparison: not one of this program's models"
NO_BUDGET = f"{NOT_RUN}: budget"


@dataclass(eq=False)
class Bench:
    """What is shared by the rows while a table runs.

    Attributes:
        data, judges: by name, loaded and trained once.
        rows: as they stand.
        measured: seconds that each measurement took.
        stand_ins: what stood in for what.
        titles: of the data that were used, by name.
    """

    rows: list[Row]
    data: dict[str, BenchData] = field(default_factory=dict)
    judges: dict[str, Any] = field(default_factory=dict)
    accuracy: dict[str, float] = field(default_factory=dict)
    measured: list[float] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    stand_ins: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def reproduce(name: str, spec: TableSpec, context: Context) -> Report:
    """Run a table within the budget, row by row and seed by seed; a report is on disk after each.

    Rows that an earlier report in the folder holds under the same settings are kept. All rows are run with the first
    seed before any is with the second. Stopped, it keeps what is finished and says so.
    """
    if spec.run is not None:
        report = _headed(spec.run(context), spec, context)
        return _written(report, context)
    bench = _begun(name, spec, context)
    jobs = [(i, seed) for seed in range(context.seeds) for i, row in enumerate(spec.rows) if row.preset]
    jobs = [(i, seed) for i, seed in jobs if seed not in {run.seed for run in bench.rows[i].runs}]
    stopped = False
    for done, (index, seed) in enumerate(jobs):
        if _budget_is_spent(context):
            break
        try:
            bench.rows[index] = _run_row(spec, index, seed, len(jobs) - done, bench, context)
        except Cancelled:
            stopped = True
            break
        except TooShortError as error:
            if not bench.rows[index].runs:
                bench.rows[index] = replace(bench.rows[index], state=NO_BUDGET, note=str(error))
        except (ModelError, MediaError) as error:
            bench.rows[index] = replace(bench.rows[index], state=FAILED, note=str(error))
        _write(name, spec, bench, context, False)
    return _write(name, spec, bench, context, stopped, last=True)


def _budget_is_spent(context: Context) -> bool:
    return context.left is not None and context.left <= 0


def _begun(name: str, spec: TableSpec, context: Context) -> Bench:
    """Empty rows, or those of an earlier report where their settings are the same, with what goes with them."""
    rows = [
        Row(
            row.label, (), row.published, row.spread, NO_BUDGET if row.preset else DONE,
            row.note if row.preset else ALONE, _row_settings(row, spec, context),
        )
        for row in spec.rows
    ]  # fmt: skip
    if not (context.folder / REPORT).exists():
        return Bench(rows)
    before = read_report(context.folder)
    if before.settings.get("table") != name:
        remedy = "Choose another folder."
        raise MediaError(context.folder, f"holds a report of {before.title!r}, not of {name}", remedy)
    earlier = {row.label: row for table in before.tables[:1] for row in table.rows}
    rows = [_kept_row(row, earlier.get(row.label)) for row in rows]
    if not any(row.runs for row in rows):
        return Bench(rows)
    bench = Bench(rows, accuracy=dict(before.judge), charts=list(before.charts), pictures=list(before.pictures))
    bench.stand_ins |= before.settings.get("stand-ins", {})
    bench.titles |= before.settings.get("data", {})
    return bench


def _kept_row(row: Row, earlier: Row | None) -> Row:
    if earlier is None or not earlier.runs or dict(earlier.settings) != dict(row.settings):
        return row
    return replace(row, runs=earlier.runs, state=DONE)


def _row_settings(row: RowSpec, spec: TableSpec, context: Context) -> dict[str, Any]:
    """What makes a row's numbers what they are; the budget, too, for it cuts the steps."""
    return {
        "preset": _preset_name(row, context),
        "then": list(row.then),
        "overrides": {key: list(value) if isinstance(value, tuple) else value for key, value in row.overrides.items()},
        "data": row.data,
        "protocol": row.protocol or spec.protocol,
        "mode": context.mode,
        "clips": context.clips,
        "minutes": context.minutes,
    }


def _run_row(spec: TableSpec, index: int, seed: int, jobs: int, bench: Bench, context: Context) -> Row:
    """Train and measure one row with one seed."""
    row, before = spec.rows[index], bench.rows[index]
    began = context.clock()
    preset = changed(_preset_name(row, context), row.overrides, seed)
    data = _data(row, preset, bench, context)
    protocol = row.protocol or spec.protocol
    judge = _judge(data, preset, bench, context) if protocol in JUDGED else None
    seconds = _training_seconds(jobs, bench, context)
    folder = context.folder / "runs" / f"{_plain(row.label)}-{_plain(row.data)}-seed{seed}"
    later = () if _preset_name(row, context) != row.preset else row.then
    presets = [preset, *(changed(name, row.overrides, seed) for name in later)]
    trained = train_in_turn(presets, data, folder, seconds, f"{row.label}, seed {seed}", context)
    measuring = context.clock()
    subject = Subject(trained.stored.model, preset.architecture.window, data, judge, seed)
    values = PROTOCOLS[protocol](subject, context)
    bench.measured.append(context.clock() - measuring)
    if seed == 0:
        _show(trained.charts, subject, row.label, bench, context)
    minutes = (context.clock() - began) / 60
    run = SeedRun(seed, values, round(minutes, 2), trained.steps, trained.planned, trained.note)
    return replace(before, runs=(*before.runs, run), state=DONE, note=row.note)


def _preset_name(row: RowSpec, context: Context) -> str:
    return row.full if context.full and row.full else row.preset


def _training_seconds(jobs: int, bench: Bench, context: Context) -> float | None:
    """What this row's training may take: its share of what is left, less what measuring takes."""
    if context.left is None:
        return None
    share = context.left / jobs
    measuring = fmean(bench.measured) if bench.measured else MEASURING_SHARE * share
    return max(1.0, share - measuring)


def _data(row: RowSpec, preset: Preset, bench: Bench, context: Context) -> BenchData:
    window = preset.architecture.window
    key = f"{row.data} {window.length} {window.size}"
    if key not in bench.data:
        bench.data.clear()  # data sets are large; rows of one set stand together
        context.progress(bench_data.loading(row.data))
        data = bench_data.load(row.data, window, context.control, stand_in=True)
        bench.data[key] = data if context.clips is None else bench_data.limited(data, context.clips)
        bench.titles[row.data] = f"{data.title}; {len(bench.data[key].test.clips):,} to test with"
        if data.stand_in:
            bench.stand_ins[row.data] = data.stand_in
    return bench.data[key]


def _judge(data: BenchData, preset: Preset, bench: Bench, context: Context) -> Any:
    window = preset.architecture.window
    kind = f"{data.name} {window.length} {window.size}"
    if kind not in bench.judges:
        several = bool(bench.judges)
        judge, accuracy = judge_for(data, window, context, f"judge-{_plain(kind)}")
        bench.judges[kind] = judge
        bench.accuracy |= {f"{name} ({data.name})" if several else name: share for name, share in accuracy.items()}
    return bench.judges[kind]


def _show(charts: Sequence[Chart], subject: Subject, label: str, bench: Bench, context: Context) -> None:
    """Curves, and pictures: all of the first row's, one of each other row's, for a page is to be read."""
    from app.bench.pictures import draw_all

    bench.charts += charts
    context.progress(f"Drawing what {label} makes")
    brief = bool(bench.pictures)
    drawn = draw_all(subject.model, subject.data, context.folder, name=_plain(label), brief=brief)
    bench.pictures += [replace(picture, title=f"{picture.title}: {label}") for picture in drawn]


# The report


def _write(name: str, spec: TableSpec, bench: Bench, context: Context, stopped: bool, last: bool = False) -> Report:
    rows = [_told(row, context, stopped) for row in bench.rows]
    notes = list(bench.stand_ins.values())
    if context.clips is not None:
        notes.append(f"Measured on at most {context.clips} test clips, drawn at random: a quick look.")
    missing = [row.label for row in rows if row.state.startswith(NOT_RUN)]
    if last and missing and not stopped:
        notes.append(f"Not run, for want of time (--budget): {', '.join(missing)}.")
    if stopped:
        notes.append("Stopped before the end. What was finished is kept; the same command goes on from here.")
    if bench.stand_ins:
        rows = [replace(row, published={} if _stood_in(row, bench) else row.published) for row in rows]
        notes.append("Rows measured on stand-in data are shown without published numbers.")
    table = Table(spec.title, _columns(spec), tuple(rows), spec.caption)
    told = (carriers(f"Which part carries which factor: {row.label}", row.runs) for row in rows if len(rows) <= FEW)
    tables = (table, *(one for found in told for one in found))
    settings = {"table": name, "stand-ins": bench.stand_ins, "data": bench.titles, **_asked(context)}
    report = Report(
        "reproduction", f"{spec.paper}: {spec.title}", context.mode, settings=settings,
        notes=tuple(notes), judge=bench.accuracy, tables=tables, pictures=tuple(bench.pictures),
        facts=_data_facts(bench), charts=tuple(bench.charts),
    )  # fmt: skip
    return _written(_headed(report, spec, context), context)


def _told(row: Row, context: Context, stopped: bool) -> Row:
    """A row that has fewer seeds than asked for says so."""
    if row.state == NO_BUDGET and stopped:
        return replace(row, state=f"{NOT_RUN}: {STOPPED}")
    if row.runs and len(row.runs) < context.seeds:
        why = STOPPED if stopped else "budget"
        return replace(row, note=f"{len(row.runs)} of {context.seeds} seeds ({why})")
    return row


def _stood_in(row: Row, bench: Bench) -> bool:
    return bool(row.runs) and row.settings.get("data") in bench.stand_ins


def _data_facts(bench: Bench) -> dict[str, str]:
    return {"Data": "; ".join(dict.fromkeys(bench.titles.values()))} if bench.titles else {}


def _columns(spec: TableSpec) -> tuple[Column, ...]:
    return tuple(COLUMNS[key] for key in spec.columns)


def _headed(report: Report, spec: TableSpec, context: Context) -> Report:
    facts: Mapping[str, str] = {
        "Paper": spec.paper,
        "Budget": "none" if context.minutes is None else f"{context.minutes:g} minutes",
        "Seeds": f"{context.seeds}" + (f"; the paper has {spec.seeds}" if spec.seeds else ""),
        "Presets": "full size, as published" if context.full else "small, for a CPU",
        "Machine": machine(context.device),
        "Versions": versions(),
        "Minutes": f"{context.spent / 60:.1f}",
        **report.facts,
    }
    return replace(report, facts=facts)


def _asked(context: Context) -> dict[str, Any]:
    presets = "full" if context.full else "small"
    return {
        "presets": presets,
        "mode": context.mode,
        "seeds": context.seeds,
        "minutes": context.minutes,
        "clips": context.clips,
    }


def _written(report: Report, context: Context) -> Report:
    write_report(context.folder, report)
    write_page(context.folder, report)
    return report


def _plain(text: str) -> str:
    """A text as a part of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")

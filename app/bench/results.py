"""What a report holds, and its file report.json."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

from pydantic import TypeAdapter, ValidationError

from media_io.atomic import write_text
from media_io.errors import MediaError
from media_io.problems import check_plain

FORMAT = 1
REPORT, PAGE = "report.json", "index.html"
MOST_BYTES = 64 * 2**20
MOST_DIGITS = 12
DONE = "done"
NOT_RUN = "not run"
STOPPED = "stopped"
FAILED = "failed"

Plain = str | int | float | bool | None


@dataclass(frozen=True)
class Column:
    """A figure of a table.

    Attributes:
        key: its name among a row's values.
        name: what the table's head says.
        unit: "%", "nats" or empty.
        better: "higher", "lower" or empty, where neither is.
        meaning: one sentence for a reader who is new to it.
        digits: behind the point.
    """

    key: str
    name: str
    unit: str = ""
    better: str = ""
    meaning: str = ""
    digits: int = 2


@dataclass(frozen=True)
class SeedRun:
    """One training and measurement.

    Attributes:
        seed: of training and of the protocol's draws.
        values: measured, in the units of the columns.
        minutes: of training and measurement together.
        steps, planned: optimiser steps done, and those of the preset; 0 where nothing was trained.
        note: what to know, such as that the budget cut the steps.
    """

    seed: int
    values: Mapping[str, float]
    minutes: float = 0.0
    steps: int = 0
    planned: int = 0
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A model, or a variant of one, with what was measured and what its paper says.

    Attributes:
        label: the name in the table.
        runs: one for each seed that was run.
        published: the paper's numbers, in the units of the columns.
        spread: the paper's own spread, where it gives one.
        state: DONE, NOT_RUN, STOPPED or FAILED.
        note: why it was not run, or what to know.
        settings: preset, overrides, data: what a row that is kept must agree in.
    """

    label: str
    runs: tuple[SeedRun, ...] = ()
    published: Mapping[str, float] = field(default_factory=dict)
    spread: Mapping[str, float] = field(default_factory=dict)
    state: str = DONE
    note: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)

    def mean(self, key: str) -> float | None:
        """Mean over the seeds that measured it; None where none did."""
        values = self._values(key)
        return fmean(values) if values else None

    def deviation(self, key: str) -> float | None:
        """Sample standard deviation over the seeds; None below two."""
        values = self._values(key)
        return stdev(values) if len(values) > 1 else None

    def _values(self, key: str) -> list[float]:
        return [run.values[key] for run in self.runs if math.isfinite(run.values.get(key, math.nan))]


@dataclass(frozen=True)
class Table:
    """Rows of figures.

    Attributes:
        title, caption: what is shown, for a reader who is no specialist.
        columns, rows: in the order of the page.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that some row has a number for, measured or published."""
        return tuple(
            c for c in self.columns if any(r.mean(c.key) is not None or c.key in r.published for r in self.rows)
        )


@dataclass(frozen=True)
class Picture:
    """A PNG in the report's folder, by its name there."""

    title: str
    file: str
    caption: str = ""


@dataclass(frozen=True)
class Line:
    """Points of a curve."""

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    """Curves over one axis."""

    title: str
    lines: tuple[Line, ...]
    x_label: str = "step"
    y_label: str = "nats"
    caption: str = ""


@dataclass(frozen=True)
class Report:
    """Everything that a report says.

    Attributes:
        kind: "evaluation" or "reproduction".
        title: what was measured.
        mode: "paper" or "strict".
        facts: lines of the head: model, data, hardware, versions, minutes, seeds.
        settings: what was asked for; a report is gone on with only under the same.
        notes: what a reader must know before the numbers: stand-in data, what was left out.
        judge: accuracy of the judge on real test clips by factor, in percent; empty where none was needed.
    """

    kind: str
    title: str
    mode: str
    facts: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    judge: Mapping[str, float] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    charts: tuple[Chart, ...] = ()
    format: int = FORMAT


_REPORT = TypeAdapter(Report)


def write_report(folder: Path, report: Report) -> Path:
    """Write folder/report.json, whole or not at all; returns its path. Numbers that are not finite become null."""
    text = json.dumps(_finite(_REPORT.dump_python(_without_gaps(report), mode="python")), indent=1) + "\n"
    write_text(folder / REPORT, text)
    return folder / REPORT


def read_report(folder: Path) -> Report:
    """Read folder/report.json.

    Raises:
        MediaError: no such file, no JSON, or JSON of another form.
    """
    path = folder / REPORT
    remedy = "Choose a folder that `unbraid evaluate` or `unbraid reproduce` wrote."
    try:
        check_plain(path, MOST_BYTES, remedy)
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MediaError(path, f"the report cannot be read ({error.strerror})", remedy) from error
    except (ValueError, RecursionError) as error:
        raise MediaError(path, f"no JSON ({error})", remedy) from error
    try:
        report = _REPORT.validate_python(data)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise MediaError(path, f"no report: {where}: {fault['msg']}", remedy) from error
    if not _can_be_shown(report):
        raise MediaError(path, "no report: columns or lines that cannot be shown", remedy)
    if report.format != FORMAT:
        raise MediaError(path, f"a report of format {report.format}, this program reads {FORMAT}", "Update Unbraid.")
    return report


def _can_be_shown(report: Report) -> bool:
    """Whether columns and lines are such as this program writes; pages are made of them without further looks."""
    columns = [column for table in report.tables for column in table.columns]
    lines = [line for chart in report.charts for line in chart.lines]
    return all(c.better in ("", "higher", "lower") and 0 <= c.digits <= MOST_DIGITS for c in columns) and all(
        len(line.x) == len(line.y) and all(map(math.isfinite, (*line.x, *line.y))) for line in lines
    )


def _without_gaps(report: Report) -> Report:
    """Values that are not finite are left out: JSON has no word for them, and a gap says the same."""
    return replace(
        report, tables=tuple(replace(table, rows=tuple(map(_clean_row, table.rows))) for table in report.tables)
    )


def _clean_row(row: Row) -> Row:
    runs = tuple(
        replace(run, values={key: value for key, value in run.values.items() if math.isfinite(value)})
        for run in row.runs
    )
    return replace(row, runs=runs)


def _finite(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value

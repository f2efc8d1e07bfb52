"""Which part of a code carries which factor, as a table: FAVAE's table 3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.bench.results import Column, Row, SeedRun, Table

BETWEEN = ": "
CAPTION = (
    "What share of a factor (in percent of its entropy) the best number of each part of the code knows. A factor is "
    "best carried by one part alone."
)


def carrier_key(block: str, factor: str) -> str:
    """The name among a run's values of what a block knows of a factor, a share in [0, 1]."""
    return f"{block}{BETWEEN}{factor}"


def carriers(title: str, runs: Sequence[SeedRun]) -> tuple[Table, ...]:
    """A row for each block of the code, a column for each factor; no table where the runs tell nothing of them."""
    keys = [key for key in dict.fromkeys(key for run in runs for key in run.values) if BETWEEN in key]
    blocks = dict.fromkeys(key.partition(BETWEEN)[0] for key in keys)
    factors = dict.fromkeys(key.partition(BETWEEN)[2] for key in keys)
    columns = tuple(Column(factor, factor.capitalize(), "%", digits=0) for factor in factors)
    rows = tuple(Row(block, tuple(_of_block(run, block, columns) for run in runs)) for block in blocks)
    return (Table(title, columns, rows, CAPTION),) if rows else ()


def _of_block(run: SeedRun, block: str, columns: Sequence[Column]) -> SeedRun:
    told = {column.key: run.values.get(carrier_key(block, column.key)) for column in columns}
    return replace(run, values={key: 100 * share for key, share in told.items() if share is not None}, note="")

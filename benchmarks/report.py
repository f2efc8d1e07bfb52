"""The form of results: tables on the screen (rich) and in JSON, and reports in Markdown."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import rich.console
import rich.table

from benchmarks.measure import Spread

RESULTS = Path(__file__).parent / "results"
Cell = str | int | float | Spread


@dataclass(frozen=True)
class Table:
    """What a part measured.

    Attributes:
        title: says what is compared; its unit goes to the columns' names.
        columns: the first names the rows.
        rows: as many cells each as there are columns.
        note: what must be known to read it, in plain words; empty for nothing.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


def shown(cell: Cell) -> str:
    """A cell as it is read: three significant digits, a spread in brackets."""
    if isinstance(cell, Spread):
        return f"{shown(cell.value)} [{shown(cell.low)}, {shown(cell.high)}]"
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}"
    return str(cell)


def print_table(table: Table) -> None:
    """On the terminal, as wide as it needs where the output is a file."""
    console = rich.console.Console(width=None if sys.stdout.isatty() else 160)
    drawn = rich.table.Table(title=table.title, caption=table.note or None, caption_justify="left")
    for i, name in enumerate(table.columns):
        drawn.add_column(name, justify="right" if i else "left")
    for row in table.rows:
        drawn.add_row(*map(shown, row))
    console.print(drawn)


def markdown(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A table for a page."""
    lines = [columns, ["---"] * len(columns), *([shown(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def place(machine: str, today: date | None = None) -> Path:
    """Where the results of a day and a machine go."""
    return RESULTS / f"{today or date.today()}-{machine}.json"


def keep(out: Path, part: str, machine: dict[str, Any], tables: Sequence[Table]) -> None:
    """Put a part's tables into a file of results; other parts that are there stay."""
    found = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    found[part] = {"machine": machine, "tables": [asdict(table) for table in tables]}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def script_options(about: str | None) -> argparse.ArgumentParser:
    """The options of a script with a report in Markdown: `--out`, to which the script adds its own."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="also write the report there")
    return parser


def tell(text: str, out: Path | None) -> None:
    """Print a script's report, and write it where that was asked for."""
    sys.stdout.write(text)
    if out:
        out.write_text(text, encoding="utf-8")

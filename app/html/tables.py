"""Tables of a report as HTML: what was measured, and below it what the paper says."""

from __future__ import annotations

from html import escape

from app.bench.results import DONE, Column, Row, Table

CROWDED = 6
"""Columns from which on a spread stands below its mean."""
ARROWS = {"higher": "↑", "lower": "↓"}


def table_html(table: Table) -> str:
    """Head, one or two lines a row, and the columns' meanings in words."""
    compared = any(row.published for row in table.rows)
    head = "".join(f"<th>{_head(column)}</th>" for column in table.shown)
    body = "".join(_row(row, table.shown, compared) for row in table.rows)
    start = '<th align="left" class="left" width="24%"></th>' + compared * '<th align="left" class="left"></th>'
    return (
        f'<div class="scroll"><table cellspacing="0" width="98%"><thead><tr>{start}{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{_meanings(table.shown)}"
    )


def facts_html(facts: dict[str, str]) -> str:
    """Name and value, a line each."""
    rows = "".join(
        f'<tr><td align="left">{escape(k)}</td><td align="left">{escape(v)}</td></tr>' for k, v in facts.items()
    )
    return f'<div class="scroll"><table class="facts" cellspacing="0">{rows}</table></div>'


def number(value: float | None, column: Column) -> str:
    """A figure with the column's digits, without its unit; a dash where there is none."""
    return "–" if value is None else f"{value:.{column.digits}f}"


def is_reached(row: Row, column: Column) -> bool:
    """Whether what was measured is at least as good as what was published, to the digits shown."""
    ours, theirs = row.mean(column.key), row.published.get(column.key)
    if ours is None or theirs is None or not column.better:
        return False
    ours, theirs = round(ours, column.digits), round(theirs, column.digits)
    return ours >= theirs if column.better == "higher" else ours <= theirs


def _head(column: Column) -> str:
    unit = f" <span class='dim'>{escape(column.unit)}</span>" if column.unit else ""
    arrow = f" {ARROWS[column.better]}" if column.better else ""
    return f"{escape(column.name)}{arrow}{unit}"


def _row(row: Row, columns: tuple[Column, ...], compared: bool) -> str:
    """What was measured, and below it what was published; one line where there is but one of them."""
    measured, stated = bool(row.runs) or row.state != DONE, bool(row.published)
    lines = ([_ours(row, columns, compared)] if measured else []) + ([_theirs(row, columns)] if stated else [])
    span = f" rowspan={len(lines)}" if len(lines) > 1 else ""
    label = f'<td class="label" align="left"{span}><b>{escape(row.label)}</b>{_remarks(row)}</td>'
    kinds = [*(["ours"] if measured else []), *(["paper"] if stated else [])]
    alone = " alone" if len(lines) == 1 else ""
    told = zip(kinds, [label, ""], lines, strict=False)
    return "".join(f'<tr class="{kind}{alone}">{start}{cells}</tr>' for kind, start, cells in told)


def _ours(row: Row, columns: tuple[Column, ...], compared: bool) -> str:
    if not row.runs:
        width = len(columns) + compared
        return f'<td class="state left" align="left" colspan="{width}">{escape(row.state)}</td>'
    crowded = len(columns) > CROWDED
    cells = "".join(f'<td align="right">{_measured(row, column, crowded)}</td>' for column in columns)
    return f'<td class="left" align="left">ours</td>{cells}' if compared else cells


def _theirs(row: Row, columns: tuple[Column, ...]) -> str:
    cells = "".join(f'<td align="right">{_published(row, column)}</td>' for column in columns)
    return f'<td align="left" class="left">published</td>{cells}'


def _measured(row: Row, column: Column, crowded: bool) -> str:
    text = number(row.mean(column.key), column)
    deviation = row.deviation(column.key)
    if deviation is not None:
        text += f'<span class="dim">{"<br>" if crowded else "&nbsp;"}±&nbsp;{deviation:.{column.digits}f}</span>'
    return f'<span class="good">{text}</span>' if is_reached(row, column) else text


def _published(row: Row, column: Column) -> str:
    if column.key not in row.published:
        return "–"
    spread = row.spread.get(column.key)
    return number(row.published[column.key], column) + ("" if spread is None else f" ± {spread:.{column.digits}f}")


def _remarks(row: Row) -> str:
    return "".join(f'<br><span class="dim"><small>{escape(text)}</small></span>' for text in remarks(row))


def remarks(row: Row) -> list[str]:
    """What a row must say beside its numbers: its state, its note, and those of its runs, each once."""
    state = row.state if row.runs and row.state != DONE else ""
    return [text for text in dict.fromkeys((state, row.note, *(run.note for run in row.runs))) if text]


def _meanings(columns: tuple[Column, ...]) -> str:
    items = "".join(
        f"<li><b>{escape(column.name)}</b>{_direction(column)}: {escape(column.meaning)}</li>"
        for column in columns
        if column.meaning
    )
    return f'<ul class="meanings">{items}</ul>' if items else ""


def _direction(column: Column) -> str:
    return f" ({column.better} is better)" if column.better else ""

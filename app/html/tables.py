"""Tables of a report as HTML: what was measured, and below it what the paper says."""

from __future__ import annotations

from html import escape

from app.bench.results import DONE, Column, Row, Table

ARROWS = {"higher": "↑", "lower": "↓"}


def table_html(table: Table) -> str:
    """Head, one or two lines a row, and the columns' meanings in words."""
    shown = table.shown
    head = "".join(f"<th>{_head(column)}</th>" for column in shown)
    body = "".join(_row(row, shown) for row in table.rows)
    start = '<th align="left" class="left">Model</th><th align="left" class="left"></th>'
    return (
        f'<div class="scroll"><table cellspacing="0" width="100%"><thead><tr>{start}{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{_meanings(shown)}"
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


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    label = f'<td class="label" align="left"{{span}}><b>{escape(row.label)}</b>{_remarks(row)}</td>'
    ours = _ours(row, columns)
    if not row.published:
        return f'<tr class="ours alone">{label.format(span="")}{ours}</tr>'
    theirs = "".join(f'<td align="right">{_published(row, column)}</td>' for column in columns)
    paper = f'<tr class="paper"><td align="left" class="left">published</td>{theirs}</tr>'
    if not row.runs and row.state == DONE:
        alone = paper.replace("<tr", "<tr", 1).replace("<td", label.format(span="") + "<td", 1)
        return alone.replace('class="paper"', 'class="paper alone"', 1)
    return f'<tr class="ours">{label.format(span=" rowspan=2")}{ours}</tr>{paper}'


def _ours(row: Row, columns: tuple[Column, ...]) -> str:
    if not row.runs:
        return f'<td class="state left" align="left" colspan="{len(columns) + 1}">{escape(row.state)}</td>'
    cells = "".join(f'<td align="right">{_measured(row, column)}</td>' for column in columns)
    return f'<td class="left" align="left">{"ours" if row.published else ""}</td>{cells}'


def _measured(row: Row, column: Column) -> str:
    text = number(row.mean(column.key), column)
    deviation = row.deviation(column.key)
    if deviation is not None:
        text += f' <span class="dim">± {deviation:.{column.digits}f}</span>'
    return f'<span class="good">{text}</span>' if is_reached(row, column) else text


def _published(row: Row, column: Column) -> str:
    if column.key not in row.published:
        return "–"
    spread = row.spread.get(column.key)
    return number(row.published[column.key], column) + ("" if spread is None else f" ± {spread:.{column.digits}f}")


def _remarks(row: Row) -> str:
    """What a row must say beside its numbers: its state, its note, and those of its runs, each once."""
    seeds = f"{len(row.runs)} seeds" if len(row.runs) > 1 else ""
    state = row.state if row.runs and row.state != DONE else ""
    remarks = [text for text in dict.fromkeys((seeds, state, row.note, *(run.note for run in row.runs))) if text]
    return "".join(f'<br><span class="dim"><small>{escape(text)}</small></span>' for text in remarks)


def _meanings(columns: tuple[Column, ...]) -> str:
    items = "".join(
        f"<li><b>{escape(column.name)}</b> {_direction(column)}: {escape(column.meaning)}</li>"
        for column in columns
        if column.meaning
    )
    return f'<ul class="meanings">{items}</ul>' if items else ""


def _direction(column: Column) -> str:
    return f"({column.better} is better)" if column.better else ""

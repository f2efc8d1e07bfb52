"""A paper's table as data: its rows, what each trains, and what is measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.bench.context import Context
    from app.bench.results import Report


@dataclass(frozen=True)
class RowSpec:
    """A row of a table.

    Attributes:
        label: the model or variant.
        preset: a name in assets/presets or a path; empty for a row that only its paper reports.
        data: a name of `app.bench.data`.
        overrides: changes to the preset by dotted name, such as {"weights.kl_static": 6.0, "augment.shuffle": False}.
        published, spread: the paper's numbers and their spread, by the columns' keys.
        note: what a reader must know.
        protocol: another protocol than the table's.
        full: the preset of the paper's own size, for a GPU; empty where there is none.
        then: presets that go on from the weights that `preset` gives, one after the other; not after `full`.
    """

    label: str
    preset: str = ""
    data: str = ""
    overrides: Mapping[str, Any] = field(default_factory=dict)
    published: Mapping[str, float] = field(default_factory=dict)
    spread: Mapping[str, float] = field(default_factory=dict)
    note: str = ""
    protocol: str = ""
    full: str = ""
    then: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableSpec:
    """A table that can be repeated.

    Attributes:
        title: what it shows.
        paper: whose it is.
        protocol: a key of `app.bench.protocols.PROTOCOLS`.
        columns: keys of `app.bench.columns.COLUMNS`.
        rows: in the paper's order.
        caption: for a reader who is no specialist.
        seeds: how many the paper averages over; 0 where it does not say.
        run: another way to make the report than training and measuring each row; None for that one.
    """

    title: str
    paper: str
    protocol: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[RowSpec, ...] = ()
    caption: str = ""
    seeds: int = 0
    run: Callable[[Context], Report] | None = None

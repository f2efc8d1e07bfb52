"""The papers' tables that can be repeated, by name."""

from __future__ import annotations

from app.reproductions import cdsvae, favae, scd, seqae, vdsm
from app.reproductions.spec import TableSpec
from core_models.errors import ConfigError

TABLES: dict[str, TableSpec] = {**cdsvae.TABLES, **vdsm.TABLES, **favae.TABLES, **seqae.TABLES, **scd.TABLES}


def table(name: str) -> TableSpec:
    """A table by name; ConfigError lists the names otherwise."""
    if name not in TABLES:
        raise ConfigError(f"no table is called {name!r}; valid: {', '.join(TABLES)}.")
    return TABLES[name]

"""The bias study of the sequential-autoencoder report as a report: where each objective has its maximum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bench.context import Context
from app.bench.results import Chart, Column, Line, Report, Row, SeedRun, Table
from core_models.control import Cancelled

if TYPE_CHECKING:
    from core_models.bias_study import BiasStudy, Scan, Settings

COLUMNS = (
    Column("best", "Highest at", "", "", "The standard deviation at which the objective is highest."),
    Column("bias", "Bias", "", "", "How far that lies from where the likelihood is highest.", 3),
    Column("truth", "True value", "", "", "What the clips were drawn with."),
)


def bias_report(context: Context, settings: Settings | None = None) -> Report:
    """Run the study once for each seed; encoders that the budget did not allow are named."""
    from core_models.bias_study import run_bias_study

    tell = context.progress("Exact likelihoods and bounds")

    def on_progress(done: int, total: int, what: str) -> None:
        context.control.check()
        context.tell(f"Encoders: {what}", done, total)

    studies: list[BiasStudy] = []
    for seed in range(context.seeds):
        tell(seed, context.seeds)
        left = None if context.left is None else context.left / (context.seeds - seed)
        try:
            studies.append(run_bias_study(seed, left, on_progress, settings))
        except Cancelled:
            if not studies:
                raise
            break
    tables = tuple(_table(i, studies) for i in range(len(studies[0].scans)))
    charts = tuple(_chart(scan) for scan in studies[0].scans)
    notes = _notes(studies)
    if len(studies) < context.seeds:
        notes += (f"Stopped: {len(studies)} of {context.seeds} seeds.",)
    return Report("reproduction", _TITLE, context.mode, {}, {"table": "seqae-bias"}, notes, {}, tables, (), charts)


_TITLE = "Where the bound's maximum lies, beside the likelihood's"


def _table(index: int, studies: list[BiasStudy]) -> Table:
    scans = [study.scans[index] for study in studies]
    names = dict.fromkeys(curve.name for scan in scans for curve in scan.curves)
    rows = []
    for name in names:
        runs = [
            SeedRun(study.seed, {"best": curve.best, "bias": curve.bias, "truth": scan.truth}, study.seconds / 60)
            for study, scan in zip(studies, scans, strict=True)
            for curve in scan.curves
            if curve.name == name
        ]
        edge = any(curve.at_edge for scan in scans for curve in scan.curves if curve.name == name)
        rows.append(Row(name, tuple(runs), note="at the end of what was scanned" if edge else ""))
    return Table(
        f"Over {scans[0].title}", COLUMNS, tuple(rows), "One standard deviation is scanned, the other is true."
    )


def _chart(scan: Scan) -> Chart:
    lines = tuple(Line(curve.name, curve.sigma, curve.nats) for curve in scan.curves)
    caption = "Mean over the same clips. A bound whose maximum lies beside the likelihood's teaches the wrong noise."
    return Chart(f"Over {scan.title}", lines, scan.scanned, "nats a clip", caption)


def _notes(studies: list[BiasStudy]) -> tuple[str, ...]:
    return tuple(
        f"Not run, for want of time (--budget), seed {study.seed}: {'; '.join(study.left_out)}."
        for study in studies
        if study.left_out
    )

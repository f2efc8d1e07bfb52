"""A trained model on labelled data: every protocol that the labels allow, as a report folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.bench import data as bench_data
from app.bench import protocols
from app.bench.carriers import carriers
from app.bench.columns import COLUMNS
from app.bench.context import Context, machine, versions
from app.bench.curves import training_charts
from app.bench.judging import judge_for
from app.bench.protocols import Subject, Values
from app.bench.results import Column, Picture, Report, Row, SeedRun, Table, write_report
from app.html_report import write_page
from app.reproductions import published
from core_models.control import Cancelled

if TYPE_CHECKING:
    from app.bench.data import BenchData
    from core_models.evaluate.protocol import JudgeReport
    from core_models.store import StoredModel

FIGURES = ("accuracy", "inception", "intra", "inter")
SWAPPED = ("static_kept", "dynamic_kept", "both_kept")
RATES = ("static", "dynamic", "static_segments", "dynamic_segments")


@dataclass(frozen=True, eq=False)
class Asked:
    """What is evaluated.

    Attributes:
        stored: the model.
        name: what its user calls it.
        data: a name of `app.bench.data`.
    """

    stored: StoredModel
    name: str
    data: str


def evaluate(asked: Asked, context: Context) -> Report:
    """Measure, write the report's folder, give the report.

    Stopped, it keeps the protocols that are done and says which are missing.

    Raises:
        ModelError, MediaError: a model, data and a judge that do not fit together; both sides are named.
        Cancelled: stopped before anything was measured.
    """
    config = asked.stored.config
    window = config.architecture.window
    context.progress(bench_data.loading(asked.data))
    data = bench_data.load(asked.data, window, context.control)
    data.test.clips.check(window)
    total = len(data.test.clips)
    if context.clips is not None:
        data = bench_data.limited(data, context.clips)
    report = Report(
        "evaluation",
        f"{asked.name} ({_title(asked)}) on {data.title}",
        context.mode,
        settings=_settings(asked, context),
    )
    report = replace(report, notes=_notes(data, total), charts=training_charts(asked.name, asked.stored.folder))
    for step in _steps(asked, data):
        try:
            report = step(report, asked, data, context)
        except Cancelled:
            if not report.tables:
                raise
            report = replace(report, notes=(*report.notes, "Stopped: what follows is not all that was asked for."))
            break
    return _kept(report, asked, data, context)


def _kept(report: Report, asked: Asked, data: BenchData, context: Context) -> Report:
    report = replace(report, facts=_facts(asked, data, context))
    write_report(context.folder, report)
    write_page(context.folder, report)
    return report


def _steps(asked: Asked, data: BenchData) -> tuple[Any, ...]:
    """What is measured, in order: codes of a whole clip are asked for their factors too."""
    measure = {"video": _judged, "speech": _verified, "vectors": _factored}[data.kind]
    if data.kind != "video":
        return measure, _reconstructed, _drawn
    whole = () if asked.stored.model.frame_codes else (_factored,)
    return (measure, *whole, _read_codes, _drawn)


def _judged(report: Report, asked: Asked, data: BenchData, context: Context) -> Report:
    window = asked.stored.config.architecture.window
    judge, accuracy = judge_for(data, window, context)
    subject = Subject(asked.stored.model, window, data, judge, 0)
    found = protocols.judge_reports(subject, context, context.seeds)
    tables = judge_tables(found, data, _title(asked))
    if data.implied is not None:
        tables = (_implied_table(subject, asked, context), *tables)
    left_out = tuple(f"{name}: {why}." for name, why in found[0].left_out.items())
    return replace(report, judge=accuracy, tables=tables, notes=(*report.notes, *left_out))


def _read_codes(report: Report, asked: Asked, data: BenchData, context: Context) -> Report:
    """What a classifier reads of each factor from each code, and how well clips come back from their codes."""
    report = _reconstructed(report, asked, data, context)
    window = asked.stored.config.architecture.window
    values = protocols.codes(Subject(asked.stored.model, window, data, None, 0), context)
    columns = (
        Column(
            "static", "From static", "%", "", "Share of test clips whose factor is read from the static code alone."
        ),
        Column("dynamic", "From dynamic", "%", "", "The same from the dynamic code alone."),
        Column("chance", "By chance", "%", "", "The share of the most frequent class."),
    )
    keys = [column.key for column in columns]
    rows = tuple(
        Row(name, (SeedRun(0, {key: values[f"{name}_{key}"] for key in keys if f"{name}_{key}" in values}),))
        for name in (*data.static, *data.dynamic)
        if f"{name}_chance" in values
    )
    caption = (
        f"A classifier learns to read each factor from one code alone. What lasts ({', '.join(data.static)}) should be "
        f"in the static code and near chance in the dynamic one; {', '.join(data.dynamic)} the other way round."
    )
    table = Table("What each code tells", columns, rows, caption)
    left_out = [name for name in (*data.static, *data.dynamic) if f"{name}_chance" not in values]
    why = (
        f"What each code tells of {', '.join(left_out)} is left out: test clips have classes that no training clip has."
    )
    return replace(report, tables=(*report.tables, table), notes=(*report.notes, *([why] if left_out else [])))


def _verified(report: Report, asked: Asked, data: BenchData, context: Context) -> Report:
    runs = _runs(protocols.verification, asked, data, context)
    paper = published.TIMIT.get(_title(asked), {}) if data.name == "timit" else {}
    row = Row(asked.name, runs, paper)
    caption = (
        "Pairs of test utterances are compared by their codes alone. The static code should tell whether two are of "
        "one speaker; the dynamic code, which should hold what is said, should not."
    )
    return replace(report, tables=(Table("Telling speakers apart", _columns(RATES), (row,), caption),))


def _factored(report: Report, asked: Asked, data: BenchData, context: Context) -> Report:
    runs = _runs(protocols.gaps, asked, data, context)
    paper = published.FAVAE_MIG.get(_title(asked), {}).get(data.name, {})
    whole = Table("Mutual information gap", _columns(("mig", "clip_error")), (Row(asked.name, runs, paper),), _GAP)
    return replace(report, tables=(*report.tables, whole, *carriers("Which part carries which factor", runs)))


_GAP = "How clearly each factor of the data has one number of the code of its own: 1 is perfect, 0 none."


def _runs(measure: protocols.Protocol, asked: Asked, data: BenchData, context: Context) -> tuple[SeedRun, ...]:
    window = asked.stored.config.architecture.window
    found = []
    for seed in range(context.seeds):
        began = context.clock()
        values = measure(Subject(asked.stored.model, window, data, None, seed), context)
        found.append(SeedRun(seed, values, (context.clock() - began) / 60))
    return tuple(found)


def _reconstructed(report: Report, asked: Asked, data: BenchData, context: Context) -> Report:
    if data.kind == "vectors":
        return report  # it stands beside the gap
    context.progress("Comparing reconstructions")
    window = asked.stored.config.architecture.window
    error = protocols.reconstruction_error(Subject(asked.stored.model, window, data, None, 0))
    row = Row(asked.name, (SeedRun(0, {"reconstruction": error}),))
    caption = "Test clips through the code and back."
    return replace(
        report, tables=(*report.tables, Table("Reconstruction", _columns(("reconstruction",)), (row,), caption))
    )


def _drawn(report: Report, asked: Asked, data: BenchData, context: Context) -> Report:
    from app.bench.pictures import draw_all

    context.progress("Drawing swaps, samples and traversals")
    pictures: list[Picture] = draw_all(asked.stored.model, data, context.folder)
    return replace(report, pictures=tuple(pictures))


# Tables of the judge


def judge_tables(found: Sequence[JudgeReport], data: BenchData, model: str) -> tuple[Table, ...]:
    """The judge protocol's reports of all seeds as tables."""
    tables = [_swap_table(found, data, model)]
    if found[0].fix_dynamic:
        rows = _factor_rows(found, "fix_dynamic", data.dynamic, _published_motions(data, model))
        tables.append(Table("Motion kept, looks drawn", _columns(FIGURES), rows, _KEPT.format("moves", "looks")))
    if found[0].fix_static:
        rows = _factor_rows(found, "fix_static", data.static, _published_looks(data, model))
        tables.append(Table("Looks kept, motion drawn", _columns(FIGURES), rows, _KEPT.format("looks", "moves")))
    return (*tables, _disagreement_table(found, data), _generation_table(found))


_KEPT = (
    "The code for how a clip {0} is kept, how it {1} is drawn anew. The judge should still read the kept factors, be "
    "sure of them, and all of their classes should occur."
)


def _swap_table(found: Sequence[JudgeReport], data: BenchData, model: str) -> Table:
    factors = tuple(_factor_column(name) for name in (*data.static, *data.dynamic))
    paper = published.SCD_SPRITES if (model, data.name) == ("SCD", "sprites") else {}
    kinds: tuple[tuple[str, str, Mapping[str, float]], ...] = (
        ("static from A, dynamics from B", "swap", paper),
        ("static from B, dynamics from A", "swap_back", {}),
        ("both from A (reconstruction)", "reconstruction", {}),
    )
    rows = tuple(
        Row(label, _seeds(found, lambda r, key=key: protocols.exchange_values(getattr(r, key))), numbers)
        for label, key, numbers in kinds
    )
    caption = (
        f"{found[0].clips} test clips, each braided with another. A factor counts as right where the judge reads the "
        "class of the clip that the factor was to come from."
    )
    return Table("Swaps", (*_columns(SWAPPED), *factors), rows, caption)


def _implied_table(subject: Subject, asked: Asked, context: Context) -> Table:
    data = subject.data
    runs = tuple(SeedRun(seed, protocols.swaps(replace(subject, seed=seed), context)) for seed in range(context.seeds))
    factors = tuple(_factor_column(name) for name in (*data.static, *data.dynamic))
    caption = (
        "In these data a part of the motion follows from the looks. A swap is right where that part fits the looks of "
        "the clip that gave them, and the rest is as in the clip that gave the motion. The tables below ask for all of "
        "the motion as it was."
    )
    return Table("Swaps, as the looks imply", (*_columns(SWAPPED), *factors), (Row(asked.name, runs),), caption)


def _factor_rows(
    found: Sequence[JudgeReport], kind: str, factors: Sequence[str], paper: Mapping[str, float]
) -> tuple[Row, ...]:
    def values(report: JudgeReport, factor: str) -> Values:
        fixed = getattr(report, kind)
        one = fixed.inception[factor]
        return {
            "accuracy": 100 * fixed.accuracy[factor],
            "inception": one.score,
            "intra": one.intra,
            "inter": one.inter,
        }

    single = len(factors) == 1
    return tuple(
        Row(factor, _seeds(found, lambda report, f=factor: values(report, f)), paper if single else {})
        for factor in factors
    )


def _disagreement_table(found: Sequence[JudgeReport], data: BenchData) -> Table:
    columns = (
        Column("share", "Read differently", "%", "lower", "Clips whose class changes when the other code is drawn."),
        Column("divergence", "KL", "nats", "lower", "How far the judge's verdict moves.", 3),
        Column("uniform", "By chance", "%", "", "What a class drawn at random would give."),
        Column(
            "consistency",
            "Consistency",
            "%",
            "higher",
            "Swapped clips that are read as the clip that gave the factor is.",
        ),
    )

    def values(report: JudgeReport, factor: str) -> Values:
        told, found_values = report.disagreement, {"consistency": 100 * report.consistency[factor]}
        if factor in told.share:
            found_values |= {
                "share": 100 * told.share[factor],
                "divergence": told.divergence[factor],
                "uniform": 100 * told.uniform_share[factor],
            }
        return found_values

    rows = tuple(
        Row(name, _seeds(found, lambda report, f=name: values(report, f))) for name in (*data.static, *data.dynamic)
    )
    caption = (
        "A clip and its re-generation with the other code drawn: how often the judge changes its mind about a factor."
    )
    return Table("Disagreement and consistency", columns, rows, caption)


def _generation_table(found: Sequence[JudgeReport]) -> Table:
    rows = (Row("both codes drawn", _seeds(found, lambda report: {"frechet": report.generation.frechet})),)
    caption = f"Clips that are made up altogether, against as many real ones: {found[0].generation.features}."
    return Table("Made-up clips", _columns(("frechet",)), rows, caption)


def _seeds(found: Sequence[JudgeReport], values: Any) -> tuple[SeedRun, ...]:
    return tuple(SeedRun(report.seed, values(report)) for report in found)


def _columns(keys: Sequence[str]) -> tuple[Column, ...]:
    return tuple(COLUMNS[key] for key in keys)


def _factor_column(name: str) -> Column:
    return Column(name, name.capitalize(), "%", "higher", digits=2)


def _published_motions(data: BenchData, model: str) -> Mapping[str, float]:
    return published.SPRITES_ACTIONS.get(model, {}) if data.name == "sprites" else {}


def _published_looks(data: BenchData, model: str) -> Mapping[str, float]:
    return published.MOVING_MNIST.get(model, {}) if data.name == "moving-mnist" and not data.stand_in else {}


# Head of the report


def _title(asked: Asked) -> str:
    from core_models.registry import spec_of

    return spec_of(asked.stored.config.architecture.model).title


def _settings(asked: Asked, context: Context) -> dict[str, Any]:
    return {
        "model": asked.name,
        "data": asked.data,
        "mode": context.mode,
        "seeds": context.seeds,
        "clips": context.clips,
        "judge steps": context.judge_steps,
        "architecture": asked.stored.config.architecture.model_dump(mode="json"),
        "training": dict(asked.stored.config.training),
    }


def _notes(data: BenchData, total: int) -> tuple[str, ...]:
    notes = [data.stand_in] if data.stand_in else []
    if len(data.test.clips) < total:
        notes.append(f"Measured on {len(data.test.clips)} of {total} test clips, drawn at random: a quick look.")
    return tuple(notes)


def _facts(asked: Asked, data: BenchData, context: Context) -> dict[str, str]:
    training = asked.stored.config.training
    learned = ", ".join(f"{name} {training[name]}" for name in ("data", "steps", "seed", "minutes") if name in training)
    return {
        "Model": f"{asked.name} ({_title(asked)})",
        "Learned from": learned or "unknown",
        "Measured on": f"{data.title}: {len(data.test.clips)} test clips",
        "Draws": f"{context.seeds} seeds; ± is their spread" if context.seeds > 1 else "1 seed",
        "Machine": machine(context.device),
        "Versions": versions(),
        "Minutes": f"{context.spent / 60:.1f}",
    }

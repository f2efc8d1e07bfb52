"""The sequential-autoencoder report: what changes when a code is drawn anew (tables 1 and 2), and its bias study."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.reproductions.cdsvae import DSVAE
from app.reproductions.published import SEQAE
from app.reproductions.spec import RowSpec, TableSpec

if TYPE_CHECKING:
    from app.bench.context import Context
    from app.bench.results import Report

PAPER = "Disentangled sequential autoencoder (Li & Mandt 2018), the sequential-autoencoder report"
PRESET, FULL, DATA = "cdsvae-sprites-small", "cdsvae-sprites", "sprites"
LOOKS = ("skin", "trousers", "top", "hair")


def _rows(factors: tuple[str, ...]) -> tuple[RowSpec, ...]:
    betas: dict[str, dict[str, Any]] = {
        "beta 1": {"weights.kl_static": 1.0, "weights.kl_dynamic": 1.0},
        "beta 6": {"weights.kl_static": 6.0, "weights.kl_dynamic": 6.0},
    }
    return tuple(
        RowSpec(
            f"DSVAE, {beta}",
            PRESET,
            DATA,
            {**DSVAE, **weights},
            {name: SEQAE[beta][name] for name in factors},
            full=FULL,
        )
        for beta, weights in betas.items()
    )


def bias(context: Context) -> Report:
    """The bias study (section 3), which trains no model of video: see `app.bench.bias`."""
    from app.bench.bias import bias_report

    return bias_report(context)


TABLES: dict[str, TableSpec] = {
    "seqae-1": TableSpec(
        "Sprites: looks that change when the motion is drawn anew",
        PAPER,
        "disagreements",
        LOOKS,
        _rows(LOOKS),
        "The share of clips for which the judge reads another class than on the clip itself, in percent: low is good.",
    ),
    "seqae-2": TableSpec(
        "Sprites: actions that change when the looks are drawn anew",
        PAPER,
        "disagreements",
        ("action",),
        _rows(("action",)),
        "The share of clips for which the judge reads another action than on the clip itself, in percent: low is good.",
    ),
    "seqae-bias": TableSpec(
        "What a restricted posterior makes of the noise it is to find", PAPER, run=bias,
        caption="Exact likelihood beside the bound that is trained with.",
    ),
}  # fmt: skip

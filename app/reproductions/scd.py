"""SCD (Simon, Frossard & De Vleeschouwer 2024): swaps on Sprites, and on shapes whose motion depends on their looks."""

from __future__ import annotations

from app.reproductions.cdsvae import DSVAE
from app.reproductions.published import SCD_SPRITES
from app.reproductions.spec import RowSpec, TableSpec

PAPER = "SCD (Simon, Frossard & De Vleeschouwer 2024)"
SMALL, FULL, SHAPES = "cdsvae-sprites-small", "cdsvae-sprites", "dsprites-causal"
CAUSAL = {"architecture.window.length": 16, "architecture.window.size": 32}

TABLES: dict[str, TableSpec] = {
    "scd-1": TableSpec(
        "Swaps: what is kept of each clip",
        PAPER,
        "swaps",
        ("static_kept", "dynamic_kept", "both_kept"),
        (
            RowSpec("SCD, Sprites", "scd-sprites", "sprites", published=SCD_SPRITES),
            RowSpec("C-DSVAE, Sprites", SMALL, "sprites", full=FULL),
            RowSpec("VDSM, Sprites", "vdsm-sprites", "sprites", full="vdsm-sprites-full", then=("vdsm-sprites-fine",)),
            RowSpec("SCD, causal shapes", "scd-dsprites-causal", SHAPES),
            RowSpec("DSVAE, causal shapes", SMALL, SHAPES, {**CAUSAL, **DSVAE}, full=FULL),
            RowSpec("C-DSVAE, causal shapes", SMALL, SHAPES, CAUSAL, full=FULL),
            RowSpec("VDSM, causal shapes", "vdsm-sprites", SHAPES, CAUSAL, full="vdsm-sprites-full"),
        ),
        "Static code of one clip, dynamics of another. In the causal set a shape's scale sets how far and how fast it "
        "moves, so only a model that gives the dynamics the static code can swap the rest.",
    ),
}

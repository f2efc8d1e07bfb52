"""SCD (Simon, Frossard & De Vleeschouwer 2024): swaps on Sprites, and on shapes whose motion depends on their looks."""

from __future__ import annotations

from app.reproductions.cdsvae import DSVAE
from app.reproductions.published import SCD_SPRITES
from app.reproductions.spec import RowSpec, TableSpec

PAPER = "SCD (Simon, Frossard & De Vleeschouwer 2024)"
CAUSAL = {"architecture.window.length": 16}

TABLES: dict[str, TableSpec] = {
    "scd-1": TableSpec(
        "Swaps: what is kept of each clip",
        PAPER,
        "swaps",
        ("static_kept", "dynamic_kept", "both_kept"),
        (
            RowSpec("SCD, Sprites", "scd-sprites", "sprites", published=SCD_SPRITES),
            RowSpec("C-DSVAE, Sprites", "sprites", "sprites"),
            RowSpec("VDSM, Sprites", "vdsm-sprites", "sprites"),
            RowSpec("SCD, causal shapes", "scd-sprites", "dsprites-causal", CAUSAL),
            RowSpec("DSVAE, causal shapes", "sprites", "dsprites-causal", {**CAUSAL, **DSVAE}),
            RowSpec("C-DSVAE, causal shapes", "sprites", "dsprites-causal", CAUSAL),
            RowSpec("VDSM, causal shapes", "vdsm-sprites", "dsprites-causal", CAUSAL),
        ),
        "Static code of one clip, dynamics of another. In the causal set a shape's scale sets how far and how fast it "
        "moves, so only a model that gives the dynamics the static code can swap the rest.",
    ),
}

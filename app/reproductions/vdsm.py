"""VDSM (Vowels, Camgoz & Bowden 2021): consistency, and what each code tells, on the paper's own cut of Sprites."""

from __future__ import annotations

from app.reproductions.published import VDSM_CODES, VDSM_CONSISTENCY
from app.reproductions.spec import RowSpec, TableSpec

PAPER = "VDSM (Vowels, Camgoz & Bowden 2021)"
PRESET, FINE, FULL, SINGLE = "vdsm-sprites", ("vdsm-sprites-fine",), "vdsm-sprites-full", "vdsm-sprites-single"
DATA = "sprites-vdsm"

TABLES: dict[str, TableSpec] = {
    "vdsm-1": TableSpec(
        "Sprites: the judge agrees on a clip and on what is made of it",
        PAPER,
        "consistencies",
        ("looks", "action", "skin", "top", "trousers", "hair"),
        (
            RowSpec("VDSM", PRESET, DATA, published=VDSM_CONSISTENCY, full=FULL, then=FINE),
            RowSpec("VDSM, a single decoder", SINGLE, DATA),
        ),
        "The share of swapped clips that the judge reads as it reads the real clip that gave the factor.",
    ),
    "vdsm-2": TableSpec(
        "Sprites: what a classifier reads from each code",
        PAPER,
        "codes",
        ("looks_static", "looks_dynamic", "action_static", "action_dynamic"),
        (
            RowSpec("VDSM", PRESET, DATA, published=VDSM_CODES, full=FULL, then=FINE),
            RowSpec("VDSM, a single decoder", SINGLE, DATA),
        ),
        "A classifier is trained to read each factor from one code alone. A code should tell its own factors and be "
        "near chance on the others.",
    ),
}

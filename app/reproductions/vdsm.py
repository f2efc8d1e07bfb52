"""VDSM (Vowels, Camgoz & Bowden 2021): consistency, and what each code tells, on the paper's own cut of Sprites."""

from __future__ import annotations

from app.reproductions.published import VDSM_CODES, VDSM_CONSISTENCY
from app.reproductions.spec import RowSpec, TableSpec

PAPER = "VDSM (Vowels, Camgoz & Bowden 2021)"
PRESET, DATA = "vdsm-sprites", "sprites-vdsm"
ONE_DECODER = {"architecture.experts.number": 1}

TABLES: dict[str, TableSpec] = {
    "vdsm-1": TableSpec(
        "Sprites: the judge agrees on a clip and on what is made of it",
        PAPER,
        "consistencies",
        ("looks", "action", "skin", "top", "trousers", "hair"),
        (
            RowSpec("VDSM", PRESET, DATA, published=VDSM_CONSISTENCY),
            RowSpec("VDSM, a single decoder", PRESET, DATA, ONE_DECODER),
        ),
        "The share of swapped clips that the judge reads as it reads the real clip that gave the factor.",
    ),
    "vdsm-2": TableSpec(
        "Sprites: what a classifier reads from each code",
        PAPER,
        "codes",
        ("looks_static", "looks_dynamic", "action_static", "action_dynamic"),
        (
            RowSpec("VDSM", PRESET, DATA, published=VDSM_CODES),
            RowSpec("VDSM, a single decoder", PRESET, DATA, ONE_DECODER),
        ),
        "A classifier is trained to read each factor from one code alone. A code should tell its own factors and be "
        "near chance on the others.",
    ),
}

"""FAVAE (Yamada et al. 2020): the gap (table 2), which rung carries which factor (table 3), and Sprites (table 4).

The presets' capacities are not the paper's: those depend on how the error is weighed, which the paper leaves open. Rows
with the paper's own stand beside them.
"""

from __future__ import annotations

from typing import Any

from app.reproductions.published import FAVAE_CAPACITIES, FAVAE_CAPACITY_WITHOUT_LADDER, FAVAE_MIG
from app.reproductions.spec import RowSpec, TableSpec

PAPER = "FAVAE (Yamada et al. 2020)"
TITLES = {
    "reaching-100": "2D Reaching 100",
    "reaching-1000": "2D Reaching 1000",
    "wavy-100": "2D Wavy Reaching 100",
    "wavy-1000": "2D Wavy Reaching 1000",
}
MIG = ("mig", "clip_error")
CAPTION = "How clearly each factor of a path has one number of the code of its own; mean over the trainings."
CARRIED = "What each rung of the ladder knows of each factor; the lowest rung sees the finest time."


def _gaps(name: str) -> tuple[RowSpec, ...]:
    """The rows of one set of paths."""
    changes: dict[str, dict[str, Any]] = {
        "FAVAE": {},
        "FAVAE, the paper's capacities": {
            "architecture.ladder.capacities": FAVAE_CAPACITIES[name],
            "architecture.ladder.turns": False,
        },
        "FAVAE without ladder": {
            "architecture.ladder.rungs": (14,),
            "architecture.ladder.capacities": (FAVAE_CAPACITY_WITHOUT_LADDER[name],),
            "architecture.ladder.turns": False,
            "architecture.ladder.stride": 20 if name.endswith("-1000") else 2,
            "weights.kl_rung_2": None,
            "weights.kl_rung_3": None,
        },
        "FAVAE without capacity": {"architecture.ladder.capacities": (0.0, 0.0, 0.0)},
    }
    others = (model for model in ("FHVAE", "DSAE") if name in FAVAE_MIG[model])
    rows = [RowSpec(f"{TITLES[name]}: {model}", published=FAVAE_MIG[model][name]) for model in others]
    for model, overrides in changes.items():
        numbers = FAVAE_MIG.get(model.partition(",")[0], {}).get(name, {})
        rows.append(RowSpec(f"{TITLES[name]}: {model}", f"favae-{name}", name, overrides, numbers))
    return tuple(rows)


TABLES: dict[str, TableSpec] = {
    "favae-2": TableSpec(
        "Mutual information gap",
        PAPER,
        "gaps",
        MIG,
        tuple(row for name in TITLES for row in _gaps(name)),
        CAPTION,
        10,
    ),
    "favae-3": TableSpec(
        "Which rung carries which factor",
        PAPER,
        "gaps",
        MIG,
        tuple(RowSpec(title, f"favae-{name}", name, {}, FAVAE_MIG["FAVAE"][name]) for name, title in TITLES.items()),
        CARRIED,
        10,
    ),
    "favae-4": TableSpec(
        "Sprites: which rung carries which factor",
        PAPER,
        "gaps",
        MIG,
        (RowSpec("FAVAE", "favae-sprites", "sprites-favae"),),
        CARRIED,
    ),
}

"""FAVAE (Yamada et al. 2020): tables 2 to 4."""

from __future__ import annotations

from app.reproductions.published import FAVAE_CAPACITIES, FAVAE_CAPACITY_WITHOUT_LADDER, FAVAE_MIG
from app.reproductions.spec import RowSpec, TableSpec

PAPER = "FAVAE (Yamada et al. 2020)"
PRESET = "favae-reaching"
TITLES = {
    "reaching-100": "2D Reaching 100",
    "wavy-100": "2D Wavy Reaching 100",
    "reaching-1000": "2D Reaching 1000",
    "wavy-1000": "2D Wavy Reaching 1000",
}


def _rows(names: tuple[str, ...]) -> tuple[RowSpec, ...]:
    rows = []
    for name in names:
        length = {"architecture.window.length": int(name.rpartition("-")[2])}
        for model, numbers in FAVAE_MIG.items():
            if name in numbers:
                changes = {"FAVAE": _ladder(name), "FAVAE without ladder": _single(name)}.get(model)
                preset = PRESET if changes is not None else ""
                label = f"{TITLES[name]}: {model}"
                rows.append(RowSpec(label, preset, name, {**length, **(changes or {})}, numbers[name]))
    return tuple(rows)


def _ladder(name: str) -> dict[str, object]:
    return {"architecture.ladder.capacities": FAVAE_CAPACITIES[name]}


def _single(name: str) -> dict[str, object]:
    return {
        "architecture.ladder.rungs": (14,),
        "architecture.ladder.capacities": (FAVAE_CAPACITY_WITHOUT_LADDER[name],),
        "weights.kl_rung_2": None,
        "weights.kl_rung_3": None,
    }


CAPTION = "How clearly each factor of a path has one number of the code of its own; mean over the trainings."
MIG = ("mig", "clip_error")

TABLES: dict[str, TableSpec] = {
    "favae-2": TableSpec(
        "Mutual information gap, paths of 100 points", PAPER, "gaps", MIG, _rows(("reaching-100", "wavy-100")),
        CAPTION, 10,
    ),
    "favae-4": TableSpec(
        "Mutual information gap, paths of 1,000 points", PAPER, "gaps", MIG, _rows(("reaching-1000", "wavy-1000")),
        CAPTION, 10,
    ),
}  # fmt: skip

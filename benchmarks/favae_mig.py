"""FAVAE on 2D Reaching and 2D Wavy Reaching: mutual information gap and reconstruction over seeds (its tables 2 and 3).

    python benchmarks/favae_mig.py reaching-100 --seeds 10 --out benchmarks/results/favae_mig.json

Each run is one training from assets/presets/favae-NAME.toml; the file of results grows by every run that ends, and runs
that it holds already are not repeated. `--variant` trains the other rows of table 2. `--keep` keeps the first model.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Generator, Tensor

from app.paths import PRESETS
from core_models.checkpoint import best_model
from core_models.config import Preset, read_preset
from core_models.data import ClipArray
from core_models.distributions import draw, kl_standard
from core_models.evaluate.factors import SAMPLES, block_information, drawn_with_replacement, factor_information
from core_models.favae import FAVAE, whole_clip
from core_models.files import read_json, write_json
from core_models.store import ModelConfig, save_model
from core_models.training import fit
from core_models.types import Gaussian
from media_io.trajectories import LabelledTrajectories, reaching, wavy_reaching

CAPACITIES = {
    "reaching-100": ((0.0, 0.0, 0.99), 0.0),
    "reaching-1000": ((1.35, 0.0, 1.29), 1.17),
    "wavy-100": ((5.61, 0.25, 4.08), 7.84),
    "wavy-1000": ((16.37, 3.72, 4.10), 18.60),
}
"""Published C: of the three rungs, and of the model without a ladder."""
PUBLISHED = {
    "reaching-100": {"preset": ".28 (.008)", "published": ".28 (.008)", "no-ladder": ".09"},
    "reaching-1000": {"preset": ".64 (.017)", "published": ".64 (.017)", "no-ladder": ".46"},
    "wavy-100": {"preset": ".42 (.046)", "published": ".42 (.046)", "no-ladder": ".67"},
    "wavy-1000": {"preset": ".24 (.190)", "published": ".24 (.190)", "no-ladder": ".31"},
}
PAGE = """# FAVAE on 2D Reaching and 2D Wavy Reaching

By `benchmarks/favae_mig.py` on: {machine}.

"preset" is `assets/presets/favae-NAME.toml`; "published" has the paper's capacities, all rising together;
"no-capacity" has C = 0; "no-ladder" 14 latents in one rung with the paper's C.

MIG: over the runs in which no single latent says most of every factor, as the paper counts; beside it over all runs.
Reconstruction: squared error summed over points and coordinates, mean of paths, decoded from posterior means and from
draws. The published figure in brackets is read as this sum.

| data | variant | runs counted | MIG | MIG, all runs | reconstruction | from draws | published | CPU minutes a run |
|---|---|---|---|---|---|---|---|---|
{gaps}

## Which rung carries which factor

The largest share of a factor's entropy that one latent of the rung tells, mean over all runs of the preset.

| data | factor | rung 1 | rung 2 | rung 3 |
|---|---|---|---|---|
{rungs}
"""
VARIANTS = ("preset", "published", "no-capacity", "no-ladder")


def paths_of(name: str) -> LabelledTrajectories:
    kind, _, length = name.rpartition("-")
    return (reaching if kind == "reaching" else wavy_reaching)(int(length))


def preset_of(name: str, variant: str, seed: int, steps: int | None) -> Preset:
    """The dataset's preset with a variant's changes; all rungs together rise as published where the paper's C are."""
    data = read_preset(PRESETS / f"favae-{name}.toml").model_dump(mode="json")
    ladder, weights = data["architecture"]["ladder"], data["weights"]
    if variant == "published":
        ladder |= {"capacities": CAPACITIES[name][0], "turns": False}
    elif variant == "no-capacity":
        ladder |= {"capacities": [0.0] * len(ladder["rungs"])}
    elif variant == "no-ladder":
        stride = 20 if name.endswith("-1000") else 2
        ladder |= {"rungs": [14], "capacities": [CAPACITIES[name][1]], "turns": False, "stride": stride}
        data["weights"] = {"reconstruction": 1.0, "kl_rung_1": weights["kl_rung_3"]}
    if steps:
        ladder["rise"] = ladder["rise"] * steps // data["training"]["steps"]
        data["training"]["steps"] = steps
    data["training"] |= {"seed": seed, "validate_every": data["training"]["steps"]}
    return Preset.model_validate(data)


@torch.no_grad()
def measured(model: FAVAE, paths: LabelledTrajectories, seed: int) -> dict[str, Any]:
    """Gap over samples z ~ q(z | x) of clips drawn with replacement; squared error summed over points, a clip."""
    frames = torch.from_numpy(paths.trajectories)
    q = model.posterior(frames)
    chosen = drawn_with_replacement(len(frames), SAMPLES, seed)
    noise = Generator().manual_seed(seed)
    codes = draw(Gaussian(q.mean[chosen], q.logvar[chosen]), noise)
    labels = {name: paths.factors[chosen, k] for k, name in enumerate(paths.names)}
    found = factor_information(codes.numpy(), labels)
    drawn = [error(model.decode_frames(draw(q, noise)), frames) for _ in range(20)]
    kls = [float(kl_standard(rung).mean()) for rung in model.posteriors(frames)]
    return {
        "mig": found.mig,
        "gaps": found.gaps,
        "carriers": found.carriers,
        "one_latent": found.one_latent,
        "rungs": block_information(found, whole_clip(codes), model.blocks()),
        "reconstruction": error(model.decode_frames(q.mean), frames),
        "reconstruction_drawn": float(np.mean(drawn)),
        "kl": kls,
    }


def error(decoded: Tensor, frames: Tensor) -> float:
    return float((decoded - frames).square().sum((1, 2)).mean())


def run(name: str, variant: str, seed: int, steps: int | None, keep: Path | None) -> dict[str, Any]:
    """One training and what it gave."""
    preset, paths = preset_of(name, variant, seed, steps), paths_of(name)
    clips = ClipArray(paths.trajectories)
    began, used = time.monotonic(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        for _ in fit(preset, clips, clips, Path(folder)):
            pass
        model, _, step = best_model(Path(folder))
    assert isinstance(model, FAVAE)
    minutes = {"minutes": (time.monotonic() - began) / 60, "cpu_minutes": (time.process_time() - used) / 60}
    figures = measured(model, paths, seed)
    if keep is not None and not figures["one_latent"] and not keep.exists():
        kept = {key: float(figures[key]) for key in ("mig", "reconstruction", "reconstruction_drawn")}
        facts = {"data": f"2D {name}, {len(clips)} paths", "steps": step, "seed": seed, **minutes}
        config = ModelConfig(title=preset.title, architecture=preset.architecture, training=facts, metrics=kept)
        save_model(keep, model, config, card(config), torch.float16)
    return {"data": name, "variant": variant, "seed": seed, "steps": step, **minutes, **figures}


def card(config: ModelConfig) -> str:
    rows = "\n".join(f"| {name} | {value:.4f} |" for name, value in config.metrics.items())
    told = f"Trained on {config.training['data']}, seed {config.training['seed']}."
    return f"# {config.title}\n\n{told}\n\n| measured | value |\n|---|---|\n{rows}\n"


def save(path: Path, results: list[dict[str, Any]]) -> None:
    """The results, and beside them the page that tells them."""
    results.sort(key=lambda one: (list(CAPACITIES).index(one["data"]), VARIANTS.index(one["variant"]), one["seed"]))
    machine = f"{platform.machine()} CPU, {os.cpu_count()} cores shared with other work, 1 thread a run"
    write_json(path, {"machine": machine, "torch": torch.__version__, "runs": results})
    text = PAGE.format(machine=machine, gaps="\n".join(gap_rows(results)), rungs="\n".join(rung_rows(results)))
    path.with_suffix(".md").write_text(text, encoding="utf-8")


def groups(results: list[dict[str, Any]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in results:
        found.setdefault((one["data"], one["variant"]), []).append(one)
    return found


def gap_rows(results: list[dict[str, Any]]) -> list[str]:
    rows = []
    for (name, variant), runs in groups(results).items():
        kept = [one["mig"] for one in runs if not one["one_latent"]]
        mig = f"{np.mean(kept):.3f} ± {np.std(kept):.3f}" if kept else "-"
        every = f"{np.mean([one['mig'] for one in runs]):.3f}"
        errors = [f"{np.mean([one[key] for one in runs]):.4f}" for key in ("reconstruction", "reconstruction_drawn")]
        minutes = f"{np.mean([one['cpu_minutes'] for one in runs]):.1f}"
        published = PUBLISHED[name].get(variant, "-")
        cells = (name, variant, f"{len(kept)} of {len(runs)}", mig, every, *errors, published, minutes)
        rows.append("| " + " | ".join(cells) + " |")
    return rows


def rung_rows(results: list[dict[str, Any]]) -> list[str]:
    rows = []
    for (name, variant), runs in groups(results).items():
        if variant != "preset":
            continue
        for factor in runs[0]["gaps"]:
            shares = [np.mean([one["rungs"][rung][factor] for one in runs]) for rung in sorted(runs[0]["rungs"])]
            rows.append("| " + " | ".join([name, factor, *(f"{share:.2f}" for share in shares)]) + " |")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = ", ".join(CAPACITIES)
    parser.add_argument("data", nargs="*", help=f"of {names}; none: only write the page of results at hand")
    parser.add_argument("--variant", choices=VARIANTS, default="preset")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/favae_mig.json"))
    parser.add_argument("--join", type=Path, nargs="*", default=[], help="other files of results to take in first")
    parser.add_argument("--keep", type=Path, help="folder for the first model that is not left out, float16")
    options = parser.parse_args()
    torch.set_num_threads(1)
    results = [one for path in (options.out, *options.join) if path.exists() for one in read_json(path)["runs"]]
    save(options.out, results)
    done = {(one["data"], one["variant"], one["seed"]) for one in results}
    for name in options.data:
        for seed in range(options.first, options.first + options.seeds):
            if (name, options.variant, seed) in done:
                continue
            keep = options.keep / f"favae-{name}" if options.keep and options.variant == "preset" else None
            results.append(run(name, options.variant, seed, options.steps, keep))
            save(options.out, results)
            last = results[-1]
            print(
                name,
                options.variant,
                seed,
                *(f"{last[k]:.4f}" for k in ("mig", "reconstruction", "reconstruction_drawn")),
                flush=True,
            )


if __name__ == "__main__":
    main()

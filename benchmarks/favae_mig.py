"""FAVAE on 2D Reaching and 2D Wavy Reaching: mutual information gap and reconstruction over seeds (its tables 2 and 3).

    python benchmarks/favae_mig.py reaching-100 --seeds 10 --out benchmarks/results/favae_mig.json

Each run is one training from assets/presets/favae-NAME.toml; the file of results grows by every run that ends, and runs
that it holds already are not repeated. `--variant` trains the other rows of table 2. `--keep` keeps the first model.
"""

from __future__ import annotations

import argparse
import json
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
from core_models.files import write_json
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", choices=CAPACITIES, nargs="+")
    parser.add_argument("--variant", choices=VARIANTS, default="preset")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/favae_mig.json"))
    parser.add_argument("--keep", type=Path, help="folder for the first model that is not left out, float16")
    options = parser.parse_args()
    torch.set_num_threads(1)
    results = json.loads(options.out.read_text())["runs"] if options.out.exists() else []
    done = {(one["data"], one["variant"], one["seed"]) for one in results}
    for name in options.data:
        for seed in range(options.first, options.first + options.seeds):
            if (name, options.variant, seed) in done:
                continue
            keep = options.keep / f"favae-{name}" if options.keep and options.variant == "preset" else None
            results.append(run(name, options.variant, seed, options.steps, keep))
            machine = f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores shared, 1 thread a run"
            write_json(options.out, {"machine": machine, "torch": torch.__version__, "runs": results})
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

"""Put a trained run under assets/models: its best weights in float16, with what was measured in its card.

    python packaging/ship_model.py RUN assets/models/NAME --metrics RESULT.json --licence TEXT

RESULT.json is what a program in benchmarks/ wrote; its numbers go to config.json and the card.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from app.model_card import card_of
from core_models.checkpoint import best_model
from core_models.store import read_config, save_model


def numbers(result: dict[str, object], prefix: str = "") -> dict[str, float]:
    """All numbers of a result by name, nested names joined by a space."""
    found: dict[str, float] = {}
    for key, value in result.items():
        name = f"{prefix} {key}".strip().replace("_", " ")
        if isinstance(value, dict) and key != "training":
            found |= numbers(value, name)
        elif isinstance(value, int | float):
            found[name] = round(float(value), 4)
    return found


def main() -> None:
    """Read the run, write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--metrics", type=Path, required=True)
    parser.add_argument("--licence", required=True)
    args = parser.parse_args()
    model, preset, _ = best_model(args.run)
    config = read_config(args.run / "model")
    measured = numbers(json.loads(args.metrics.read_text(encoding="utf-8")))
    config = config.model_copy(update={"metrics": measured})
    save_model(args.out, model, config, card_of(config, preset, args.licence), torch.float16)
    print(f"{args.out}: {sum(path.stat().st_size for path in args.out.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

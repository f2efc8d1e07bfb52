"""The bias study at its full settings: the figure, all curves and a table of where each is highest.

    python benchmarks/bias_study.py [--seed 0] [--budget SECONDS] [--out benchmarks/results]

Writes seqae_bias.json and seqae_bias.svg and prints the table of seqae_bias.md.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path

import torch

from app.curves_svg import bias_figure
from core_models.bias_study import LIKELIHOOD, BiasStudy, Curve, Scan, run_bias_study

NAMES = (LIKELIHOOD, "two-part", "mean-field", "trained mean-field", "frame-wise", "trained frame-wise")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--budget", type=float, help="seconds after which encoders are left out")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    start = time.process_time()
    study = run_bias_study(arguments.seed, arguments.budget)
    write(study, time.process_time() - start, arguments.out)
    print(table(study))


def write(study: BiasStudy, processor_seconds: float, folder: Path) -> None:
    """The curves, rounded to what they are known to, and the figure."""
    data = asdict(study) | {"processor_seconds": processor_seconds, "threads": 1}
    text = json.dumps(data, default=str)
    rounded = json.loads(text, parse_float=lambda number: round(float(number), 5))
    (folder / "seqae_bias.json").write_text(json.dumps(rounded) + "\n", encoding="utf-8")
    (folder / "seqae_bias.svg").write_text(bias_figure(study), encoding="utf-8")


def table(study: BiasStudy) -> str:
    """Markdown: a row for each scan, where each curve is highest and, in brackets, its bias."""
    lines = ["| true sigma_x, sigma_z | over | " + " | ".join(NAMES) + " |", "|---" * (len(NAMES) + 2) + "|"]
    for scan in sorted(study.scans, key=lambda scan: scan.scanned):
        curves = {curve.name: curve for curve in scan.curves}
        cells = [_cell(scan, curves.get(name)) for name in NAMES]
        lines.append(f"| {scan.true_x:g}, {scan.true_z:g} | {scan.scanned} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(scan: Scan, curve: Curve | None) -> str:
    if curve is None:
        return "not run"
    edge = "at most " if curve.at_edge and curve.best < scan.truth else "at least " if curve.at_edge else ""
    bias = "" if curve.name == LIKELIHOOD else f" ({curve.bias:+.2f})"
    return f"{edge}{curve.best:.2f}{bias}"


if __name__ == "__main__":
    main()

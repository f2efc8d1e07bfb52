"""Measure how fast the program is, against what it could be.

    python -m benchmarks [PART ...] [--quick] [--threads N] [--device cuda] [--out FILE]

prints tables and keeps them in benchmarks/results/DATE-MACHINE.json; a part that is measured again takes the place of
its older tables of that day. Without a part all are measured.

A part is one module with a function `measure(options: Options) -> Iterator[Table]` that yields each table when it is
made, and one line in PARTS. Parts import torch and the rest inside or above as they like: when they are imported,
threads are set. Comparisons use `benchmarks.measure.interleaved` and `ratio_of`; memory is measured by `alone`.
"""

from __future__ import annotations

import argparse
import importlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.environment import cores
from benchmarks.machine import described, plain_name
from benchmarks.measure import Options
from benchmarks.report import Table, keep, place, print_table


@dataclass(frozen=True)
class Part:
    """A thing to measure: what the help says of it, and the module whose `measure` does it."""

    about: str
    module: str

    def measure(self, options: Options) -> Iterator[Table]:
        """The part's tables, one by one."""
        found: Callable[[Options], Iterator[Table]] = importlib.import_module(self.module).measure
        return found(options)


PARTS: dict[str, Part] = {
    "step": Part("C-DSVAE's training step against its published form", "benchmarks.step"),
    "models": Part("the other models' training steps against their published forms", "benchmarks.models"),
    "limits": Part("the step's share of what the machine can do, and where the rest goes", "benchmarks.limits"),
    "use": Part("what using a model costs: a clip, a thousand, a voice, memory, growth", "benchmarks.use"),
    "corpus": Part("training on corpora larger than the memory: time and memory against size", "benchmarks.corpus"),
    "start": Part("the help, the first window and the first swaps, as whole processes", "benchmarks.start_up"),
}


def options_of(arguments: list[str] | None = None) -> argparse.Namespace:
    """What the command line says."""
    listed = "\n".join(f"  {name:12} {part.about}" for name, part in PARTS.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure, print tables, and keep them in benchmarks/results/DATE-MACHINE.json.",
        epilog=f"parts:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="by default all")
    parser.add_argument("--quick", action="store_true", help="only show that it works; kept only with --out")
    parser.add_argument("--threads", type=int, default=cores(), help="of torch; by default one a core (%(default)s)")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--out", type=Path, help="where to keep the tables")
    given = parser.parse_args(arguments)
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return given


def set_threads(threads: int) -> None:
    """For torch here and in processes that are started from here; waiting threads sleep, as in the program."""
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = str(threads)
    import torch

    torch.set_num_threads(threads)


def main(arguments: list[str] | None = None) -> None:
    """Measure, print, keep."""
    given = options_of(arguments)
    set_threads(given.threads)
    out = given.out or (None if given.quick else place(plain_name(given.device)))
    for name in given.parts or PARTS:
        machine, tables = described(given.device), []
        for table in PARTS[name].measure(Options(given.quick, given.threads, given.device)):
            print_table(table)
            tables.append(table)
            if out:  # after every table, so that one that fails takes none of the others along
                keep(out, name, machine, tables)
        if out:
            print(f"{name}: kept in {out}", flush=True)


if __name__ == "__main__":
    main()

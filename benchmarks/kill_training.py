"""Whether a training that is killed, again and again, ends with the very numbers of one that was left alone.

    python benchmarks/kill_training.py [--kills 50] [--seed 0] [--out RESULT.md]

`unbraid train` runs on the shipped generated characters with a tiny model, one thread and a checkpoint every few steps,
in a process of its own that is ended by SIGKILL at a random moment, most often in steps and in the writing of
checkpoints. After each kill every checkpoint on the disk is read whole, and
the run goes on with `--resume` (anew where there is no checkpoint yet). In the end weights, curves and the best step
are compared with those of a run that nobody touched.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from threading import Timer
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from benchmarks.tiny import tiny_preset

PRESET = tiny_preset(validate_every=5)
STEPS_A_LIFE = 80
LONGEST_SECONDS = 300.0
EARLY = 0.2
"""Of so many lives the moment is counted from the loading of data, of the others from the first validation."""


def command(folder: Path, out: Path, steps: int, *more: str) -> list[str]:
    """The command line of a run."""
    preset = str(folder / "tiny.toml")
    asked = ["train", "--preset", preset, "--data", "generated:12", "--out", str(out), "--steps", str(steps)]
    return [sys.executable, "-m", "app", *asked, "--device", "cpu", "--json", *more]


def environment(folder: Path) -> dict[str, str]:
    """One thread, for the same bits in each process."""
    root = str(Path(__file__).parents[1])
    return {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": root, "UNBRAID_CACHE": str(folder / "cache")}


def whole(folder: Path, out: Path, steps: int, *more: str) -> None:
    """Run to the end."""
    done = subprocess.run(command(folder, out, steps, *more), env=environment(folder), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)


def killed(folder: Path, out: Path, steps: int, early: bool, after: float, *more: str) -> str:
    """Begin a run and kill it so many seconds after its first sign of life, or of training; the last event's kind."""
    process = subprocess.Popen(
        command(folder, out, steps, *more),
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    last, timer = "nothing", None
    for line in process.stdout:
        last = json.loads(line)["event"]
        if timer is None and (early or last != "phase"):
            timer = Timer(after, process.kill)
            timer.start()
    process.wait(LONGEST_SECONDS)
    if timer is not None:
        timer.cancel()
    if process.returncode not in (0, -9):
        raise SystemExit(f"the run ended with {process.returncode}:\n{process.stderr.read()}")
    return "the end" if process.returncode == 0 else last


def check_checkpoints(out: Path) -> int:
    """Read every checkpoint that a resume could take; how many there are."""
    from core_models.checkpoint import weights_of

    found = sorted((out / "checkpoints").glob("step-*"))
    for checkpoint in found:
        weights_of(checkpoint, best=False)
    return len(found)


def numbers(out: Path) -> dict[str, object]:
    """All that a run ends with: its weights and the numbers of its curves."""
    from core_models.tensor_files import read_tensors

    tensors = read_tensors(out / "model" / "model.safetensors")
    lines = [json.loads(line) for line in (out / "history.jsonl").read_text().splitlines()]
    curves = {(one["kind"], one["step"]): one["losses"] for one in lines if one.get("losses")}
    facts = json.loads((out / "run.json").read_text())
    return {
        "weights": {name: tensor.tolist() for name, tensor in tensors.items()},
        "curves": sorted((kind, step, sorted(losses.items())) for (kind, step), losses in curves.items()),
        "best": facts["best_step"],
        "step": facts["step"],
    }


def main() -> None:
    """Kill, resume, compare, write; fail where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    steps, chance = STEPS_A_LIFE * args.kills, random.Random(args.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tiny.toml").write_text(PRESET)
        begun = monotonic()
        whole(folder, folder / "left", steps)
        span = (monotonic() - begun) / args.kills
        print(f"left alone: {steps} steps in {monotonic() - begun:.0f} s", flush=True)
        out, seen, kills = folder / "killed", Counter[str](), 0
        while kills < args.kills:
            more = ["--resume"] if (out / "checkpoints").is_dir() and list((out / "checkpoints").glob("step-*")) else []
            last = killed(folder, out, steps, chance.random() < EARLY, chance.uniform(0, 1.5 * span), *more)
            if last == "the end":
                break
            kills += 1
            seen[last] += 1
            kept = check_checkpoints(out)
            print(f"kill {kills} after {last}: {kept} checkpoints, all readable", flush=True)
        whole(folder, out, steps, "--resume")
        left, resumed = numbers(folder / "left"), numbers(out)
    different = [name for name in left if left[name] != resumed[name]]
    told = ", ".join(f"{count} after {kind!r}" for kind, count in seen.most_common())
    text = f"""# A training that is killed

`benchmarks/kill_training.py --kills {args.kills} --seed {args.seed}`: {steps} steps, a checkpoint every 5, killed
{kills} times by SIGKILL at random moments (last event before the kill: {told}) and resumed. Every checkpoint on the
disk was read whole after every kill.

Compared with a run that was left alone, to the bit: {", ".join(left)}. Different: {", ".join(different) or "nothing"}.
"""
    sys.stdout.write(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    if different or kills < args.kills:
        raise SystemExit("not the same" if different else "the run ended before it was killed so often")


if __name__ == "__main__":
    main()

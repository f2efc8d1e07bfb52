"""Whether memory stays flat over a thousand swaps, as the window makes them: shipped sprites, clips that come and go.

    python benchmarks/soak_swaps.py [--swaps 1000] [--out RESULT.md]

Every tenth swap has a new pair of clips, as when a user goes through a library; what is remembered of the old ones has
to go. Resident memory is read after a tenth of the swaps, when everything is loaded, and at the end.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from app.environment import prepare  # before torch

prepare()

import numpy as np  # noqa: E402

from app import pipeline  # noqa: E402
from app.window.orders import SwapOrder  # noqa: E402
from app.window.playable import Playable  # noqa: E402
from app.window.playable import prepare as ready  # noqa: E402
from app.window.services import Services  # noqa: E402
from app.window.shelf import Shelf  # noqa: E402
from app.window.swapping import Swapper  # noqa: E402
from app.window.worker import Job  # noqa: E402
from benchmarks.machine import resident_mb  # noqa: E402
from benchmarks.report import markdown, script_options, tell  # noqa: E402
from benchmarks.window import application  # noqa: E402

GOAL = 0.05


def another(clip: Playable, seed: int) -> Playable:
    """The same clip with a little noise, as a new one."""
    frames = clip.clip.frames
    assert frames is not None
    noise = np.random.default_rng(seed).integers(0, 8, frames.shape, dtype=np.uint8)
    return ready(replace(clip.clip, frames=frames // 2 + noise), clip.title)


def soak(swaps: int) -> dict[int, float]:
    """Memory by how many swaps were made."""
    a, b = (ready(pipeline.open_clip(path), name) for name, path in list(pipeline.sample_clips().items())[:2])
    services = Services()
    swapper, found = Swapper(services, Shelf(services)), {}
    for number in range(1, swaps + 1):
        if number % 10 == 1:
            first, second = another(a, number), another(b, number + swaps)
        order = SwapOrder("automatic", first, second, pipeline.Mix(number % 10 / 10, 1.0))
        kind, made = Job("", swapper.work(order, int), lambda *_: None).execute()
        if kind != "done":
            raise SystemExit(f"swap {number}: {made}")
        if number % (swaps // 10) == 0:
            found[number] = resident_mb()
            print(f"{number} swaps: {found[number]:.0f} MB", flush=True)
    return found


def main() -> None:
    """Measure, print, write; fail where memory grew too much."""
    parser = script_options(__doc__)
    parser.add_argument("--swaps", type=int, default=1000)
    args = parser.parse_args()
    app = application()
    found = soak(args.swaps)
    growth = found[args.swaps] / found[args.swaps // 10] - 1
    text = f"""# Memory over {args.swaps} swaps

`benchmarks/soak_swaps.py`: the shipped `sprites` and sample videos, a new pair of clips every ten swaps; resident
memory.

{markdown(("swaps", "MB"), [(number, f"{size:.0f}") for number, size in found.items()])}

From {args.swaps // 10} to {args.swaps} swaps {growth:+.1%}; the goal is within {GOAL:.0%}.
"""
    tell(text, args.out)
    app.quit()
    if growth > GOAL:
        raise SystemExit("memory grew")


if __name__ == "__main__":
    main()

"""Draw the two video clips that ship, assets/samples/video_a.mp4 and video_b.mp4.

    python packaging/make_video_samples.py

Both characters are among those that the shipped model was not trained on. Each clip repeats its motion three times.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np

from media_io.characters import draw_clip, split_characters
from media_io.clip import Clip
from media_io.write import write_clip

SAMPLES = Path(__file__).resolve().parent.parent / "assets" / "samples"
RATE = Fraction(8)
REPEATS = 3
CLIPS = {"video_a.mp4": (5, "walk", "front"), "video_b.mp4": (20, "slash", "left")}
"""Name: place among the test characters, action, direction."""


def main() -> None:
    """Write both clips."""
    _, test = split_characters()
    for name, (place, action, direction) in CLIPS.items():
        frames = np.concatenate([draw_clip(test[place], action, direction)] * REPEATS)
        path = write_clip(Clip(frames=frames, fps=RATE), SAMPLES / name)
        print(f"{path}: {test[place]}, {action} {direction}, {len(frames)} frames")


if __name__ == "__main__":
    main()

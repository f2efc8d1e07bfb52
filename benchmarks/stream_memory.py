"""Peak memory of streaming a long 720p file: makes the file, streams it in a fresh process, prints the numbers.

Run: python benchmarks/stream_memory.py [minutes] [folder].
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from benchmarks.machine import peak_mb
from media_io.read import stream_frames

FPS = 30
MB_IN_MIB = 2**20 / 1e6


def make_file(path: Path, minutes: float) -> None:
    """H.264 at 1280 x 720 with a moving pattern, and AAC."""
    generator = np.random.default_rng(0)
    ground = np.kron(generator.integers(0, 256, (45, 160, 3)), np.ones((16, 16, 1))).astype(np.uint8)
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=FPS, options={"preset": "ultrafast", "crf": "28"})
        video.width, video.height, video.pix_fmt = 1280, 720, "yuv420p"
        sound = container.add_stream("aac", rate=44100, layout="stereo")
        for k in range(round(minutes * 60 * FPS)):
            left = 2 * k % 1280
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(ground[:, left : left + 1280]), format="rgb24")
            frame.pts, frame.time_base = k, Fraction(1, FPS)
            container.mux(video.encode(frame))
            piece = av.AudioFrame.from_ndarray(np.zeros((2, 44100 // FPS), np.float32), format="fltp", layout="stereo")
            piece.sample_rate, piece.pts = 44100, k * (44100 // FPS)
            container.mux(sound.encode(piece))
        container.mux(video.encode(None))
        container.mux(sound.encode(None))


def stream(path: Path) -> None:
    """Stream every frame; print how memory grows and how fast it went."""
    start, count, last = time.perf_counter(), 0, Fraction(0)
    for time_stamp, _ in stream_frames(path):
        count, last = count + 1, time_stamp
        if count in (1, 100, 1000, 5000, 10000):
            print(f"after {count} frames: peak {peak_mb() / MB_IN_MIB:.0f} MiB")
    seconds = time.perf_counter() - start
    peak = peak_mb() / MB_IN_MIB
    print(f"{count} frames to {float(last):.2f} s: peak {peak:.0f} MiB, {count / seconds:.0f} frames/s")


def main() -> None:
    """Measure a short and the long file."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        for length in (minutes / 60, minutes):
            path = Path(folder) / "clip.mp4"
            make_file(path, length)
            print(f"{length:g} minutes, {path.stat().st_size / 2**20:.0f} MiB on disk", flush=True)
            subprocess.run([sys.executable, __file__, "--stream", str(path)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stream"]:
        stream(Path(sys.argv[2]))
    else:
        main()

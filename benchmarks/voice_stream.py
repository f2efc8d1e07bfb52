"""Long recordings in another voice: memory and time against length.

    UNBRAID_DATA=... OMP_NUM_THREADS=2 python benchmarks/voice_stream.py 2 10 30

For each length in minutes a recording is joined from EMO-DB (again and again where it is too short), and a process of
its own converts it with the shipped model. Peak memory is what the system counts of that process; the processor's time
is told beside the clock's, because other work on the machine lengthens the latter.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import soundfile

RATE = 16_000


def join(folder: Path, target: Path, minutes: float) -> None:
    """Write so many minutes of the recordings below a folder."""
    files = sorted(path for path in folder.rglob("*.wav") if "emo" in str(path).lower())
    left = int(60 * minutes * RATE)
    with soundfile.SoundFile(str(target), "w", RATE, 1) as file:
        while left > 0:
            for path in files:
                samples = soundfile.read(str(path), dtype="float32")[0][: max(0, left)]
                file.write(samples)
                left -= len(samples)


def measure(model: str, source: Path, voice: Path, target: Path) -> None:
    """Convert one file and print megabytes at rest and at most, seconds by the clock, and of the processor."""
    from app import pipeline

    loaded = pipeline.load_model(model, "cpu")
    speaker, _ = pipeline.voice_from(loaded, voice)
    rest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began, used = time.monotonic(), time.process_time()
    pipeline.convert_file(loaded, source, speaker, target)
    seconds, processor = time.monotonic() - began, time.process_time() - used
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert soundfile.info(str(target)).frames == soundfile.info(str(source)).frames
    print(f"{rest:.0f} {most:.0f} {seconds:.1f} {processor:.1f}", flush=True)


def main() -> None:
    if sys.argv[1] == "measure":
        measure(sys.argv[2], *map(Path, sys.argv[3:6]))
        return
    data = Path(os.environ["UNBRAID_DATA"])
    voice = min(path for path in data.rglob("08*.wav") if "emo" in str(path).lower())
    print("| minutes | MB before | MB at most | real-time factor, clock | processor |\n|---|---|---|---|---|")
    with TemporaryDirectory() as name:
        source, target = Path(name) / "source.wav", Path(name) / "target.wav"
        for minutes in map(float, sys.argv[1:]):
            join(data, source, minutes)
            words = [sys.executable, __file__, "measure", os.environ.get("MODEL", "speech"), source, voice, target]
            done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True)
            rest, most, seconds, processor = np.array(done.stdout.split()[-4:], float)
            factors = f"{seconds / 60 / minutes:.3f} | {processor / 60 / minutes:.3f}"
            print(f"| {minutes:g} | {rest:.0f} | {most:.0f} | {factors} |", flush=True)


if __name__ == "__main__":
    main()

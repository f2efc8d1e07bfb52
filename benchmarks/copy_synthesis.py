"""How much of speech survives the way to spectrograms and back, with no model between.

    UNBRAID_DATA=... python benchmarks/copy_synthesis.py

Takes one neutral sentence of each EMO-DB speaker and writes benchmarks/results/copy_synthesis.md. PESQ is that of the
package `pesq`, which Unbraid itself does not need: pip install pesq.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from click import ClickException
from numpy.typing import NDArray

from core_models.evaluate.speech import log_spectral_distance, stoi
from media_io.datasets import data_root, list_emodb
from media_io.features import SpectrogramSpec, filter_by_ratio, griffin_lim, log_magnitude
from media_io.mel import magnitude_of, mel_of
from media_io.segments import read_speech
from media_io.world import analyse, mean_filtered, synthesise

Samples = NDArray[np.float32]
Method = Callable[[Samples], Samples]

SPEC = SpectrogramSpec()
SHORT_HOP = SpectrogramSpec(hop=80)
LONG_WINDOW = SpectrogramSpec(n_fft=1024, bins=512)


def main() -> None:
    torch.set_num_threads(1)
    synthesise(analyse(np.zeros(SPEC.sample_rate, np.float32)))  # tables are made once
    utterances = [u for u in list_emodb(data_root() / "emodb") if u.labels["emotion"] == "neutral"]
    firsts = {u.speaker: u for u in reversed(utterances)}
    recordings = [read_speech(firsts[speaker].path, SPEC.sample_rate) for speaker in sorted(firsts)]
    lines = [row(name, method, recordings) for name, method in methods().items()]
    seconds = sum(len(samples) for samples in recordings) / SPEC.sample_rate
    text = HEADER.format(count=len(recordings), seconds=seconds) + "".join(lines) + FOOTER
    Path(__file__).with_name("results").joinpath("copy_synthesis.md").write_text(text, encoding="utf-8")
    print(text)


def methods() -> dict[str, Method]:
    """The ways there and back, by what they are called in the table."""
    ways: dict[str, Method] = {f"Griffin-Lim {n}": inversion(SPEC, iterations=n) for n in (32, 60, 100, 150)}
    ways["Griffin-Lim 100, random first phases"] = inversion(SPEC, seed=0)
    ways["Griffin-Lim 100, no momentum"] = inversion(SPEC, momentum=0.0)
    ways["Griffin-Lim 60, 5 ms hop"] = inversion(SHORT_HOP, iterations=60)
    ways["Griffin-Lim 60, window of 1024 samples"] = inversion(LONG_WINDOW, iterations=60)
    ways["80 mel bands, phase of the recording"] = with_own_phase
    ways["80 mel bands, Griffin-Lim 100"] = through_mel
    ways["WORLD, 40 mel-cepstra, DIO"] = lambda x: synthesise(analyse(x))
    ways["WORLD, 40 mel-cepstra, Harvest"] = lambda x: synthesise(analyse(x, precise=True))
    ways["differential filtering, ratio 1"] = lambda x: filtered(x, 0.0)
    ways["differential filtering, smooth error of 3 dB"] = lambda x: filtered(x, 3.0)
    ways["differential filtering by equal mel-cepstra"] = by_cepstra
    return ways


def inversion(spec: SpectrogramSpec, **options: Any) -> Method:
    return lambda x: griffin_lim(log_magnitude(x, spec), spec, len(x), **options)


def through_mel(samples: Samples) -> Samples:
    return griffin_lim(magnitude_of(mel_of(log_magnitude(samples, SPEC), SPEC), SPEC), SPEC, len(samples))


def with_own_phase(samples: Samples) -> Samples:
    """The magnitudes that come back from mel bands, with the phases that were there."""
    own = log_magnitude(samples, SPEC)
    back = magnitude_of(mel_of(own, SPEC), SPEC)
    # Every coefficient of the logarithm's cepstrum is kept, so that the filter sets each bin by itself.
    return filter_by_ratio(samples, back, own, SPEC, limit_db=120.0, lifter=10**6)


def by_cepstra(samples: Samples) -> Samples:
    cepstra = analyse(samples).cepstra[::2]
    return mean_filtered(samples, cepstra, cepstra)


def filtered(samples: Samples, error_db: float) -> Samples:
    """Filter by a ratio that wanders smoothly over time and frequency, with this root mean square."""
    wanted = log_magnitude(samples, SPEC)
    rng = np.random.default_rng(0)
    coarse = rng.normal(size=(2 + len(wanted) // 10, 10))
    times, bands = np.linspace(0, len(coarse) - 1, len(wanted)), np.linspace(0, 9, SPEC.bins)
    over_time = np.stack([np.interp(times, np.arange(len(coarse)), column) for column in coarse.T], axis=1)
    error = np.stack([np.interp(bands, np.arange(10), frame) for frame in over_time])
    error *= error_db / np.sqrt(np.square(error).mean()) * np.log(10) / 20
    return filter_by_ratio(samples, (wanted + error).astype(np.float32), wanted, SPEC)


def row(name: str, method: Method, recordings: list[Samples]) -> str:
    """One line of the table: means over the recordings."""
    start = time.process_time()
    results = [method(samples) for samples in recordings]
    factor = (time.process_time() - start) * SPEC.sample_rate / sum(len(samples) for samples in recordings)
    pairs = list(zip(recordings, results, strict=True))
    distance = np.mean([log_spectral_distance(log_magnitude(a, SPEC), log_magnitude(b, SPEC)) for a, b in pairs])
    intelligibility = np.mean([stoi(a, b) for a, b in pairs])
    quality = np.mean([pesq(a, b) for a, b in pairs])
    return f"| {name} | {distance:.2f} | {intelligibility:.3f} | {quality:.2f} | {factor:.3f} |\n"


def pesq(clean: Samples, other: Samples) -> float:
    """Wide-band PESQ (ITU-T P.862.2), at most 4.64."""
    try:
        import pesq as package
    except ImportError as error:
        raise ClickException("the package pesq is missing. Install it beside Unbraid: pip install pesq.") from error
    return float(package.pesq(SPEC.sample_rate, clean, other, "wb"))


HEADER = """# Copy-synthesis: spectrograms and back, no model

`UNBRAID_DATA=... python benchmarks/copy_synthesis.py`: {count} neutral sentences of EMO-DB, one a speaker,
{seconds:.1f} s, 16 kHz; linear spectrograms of 200 bins (25 ms window, 10 ms hop), Griffin-Lim with
momentum .99 from phases of 0, WORLD every 5 ms, unless the line says otherwise. One core.

| way back | LSD dB | STOI | PESQ | real-time factor |
|---|---|---|---|---|
"""
FOOTER = """
LSD: root mean square over frequency of the difference of levels, levels clamped 60 dB below the loudest, mean over
the frames of speech. STOI after Taal et al. 2011. PESQ: wide-band, ITU-T P.862.2. The real-time factor is
processor time over duration, there and back.
"""

if __name__ == "__main__":
    main()

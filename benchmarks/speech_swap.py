"""What a voice swap by a speech model changes, on neutral EMO-DB sentences that it was not trained on.

    UNBRAID_DATA=... python benchmarks/speech_swap.py MODEL_FOLDER --data emodb+samples [--swaps 40] [--out RESULT.json]

For each swap: the sentence of a source speaker with the voice of a target speaker. Measured before and after: the
distance between the long-term average spectrum (24 mel bands of equal loudness, dB) and the target's over their other
sentences, whether the target is the nearest of all ten speakers by that distance, and STOI to the source.
This is the plain measure of a first version; it is no listening test and no trained speaker judge.
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from pathlib import Path

from app.environment import prepare

prepare()

import numpy as np  # noqa: E402
import torch  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from app import pipeline  # noqa: E402
from app.bench.data import held_out_sentences  # noqa: E402
from app.training_data import SPEECH  # noqa: E402
from core_models.evaluate.speech import stoi  # noqa: E402
from media_io import datasets  # noqa: E402
from media_io.clip import Clip  # noqa: E402
from media_io.features import SpectrogramSpec, log_magnitude  # noqa: E402
from media_io.segments import read_speech  # noqa: E402
from media_io.speech_corpora import Utterance, list_emodb  # noqa: E402

BANDS = 24


def average_spectrum(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """Long-term average level (BANDS,) in dB over the frames within 40 dB of the loudest, mean taken off."""
    spectra = log_magnitude(samples, SpectrogramSpec()).astype(np.float64)
    level = spectra.max(axis=1)
    power = np.exp(2 * spectra[level > level.max() - 40 / 8.686]).mean(axis=0)
    edges = 700 * (10 ** (np.linspace(0, 2595 * np.log10(1 + 8000 / 700), BANDS + 1) / 2595) - 1)
    bins = np.clip(np.searchsorted(edges, np.arange(200) * 40.0, side="right") - 1, 0, BANDS - 1)
    bands = 10 * np.log10(np.array([power[bins == k].sum() + 1e-12 for k in range(BANDS)]))
    return bands - bands.mean()


def distance(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Root mean square difference in dB."""
    return float(np.sqrt(np.mean((a - b) ** 2)))


def main() -> None:
    """Measure and print; write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", default="emodb+samples", help="what the model was trained on, for its held-out texts")
    parser.add_argument("--swaps", type=int, default=40)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    model = pipeline.load_model(args.model)
    texts = held_out_sentences([u for part in args.data.split("+") for u in SPEECH[part]()])
    neutral = [u for u in list_emodb(datasets.data_root() / "emodb") if u.labels.get("emotion") == "neutral"]
    heard = {u.path: read_speech(u.path, 16_000) for u in neutral}
    held_out = [u for u in neutral if u.sentence in texts]
    voices = voices_of([u for u in neutral if u.sentence not in texts], heard)
    rng = np.random.default_rng(0)
    rows = []
    began, seconds = time.monotonic(), 0.0
    for _ in range(args.swaps):
        source = held_out[rng.integers(len(held_out))]
        others = [u for u in held_out if u.speaker != source.speaker and u.speaker in voices]
        target = others[rng.integers(len(others))]
        made = pipeline.swap(model, clip_of(heard[target.path]), clip_of(heard[source.path]))
        after = np.asarray(made.audio)[0]
        seconds += len(after) / 16_000
        rows.append(compared(heard[source.path], after, target.speaker, voices))
    result = {name: round(float(np.mean([row[name] for row in rows])), 4) for name in rows[0]}
    result |= {"swaps": args.swaps, "real_time_factor": round((time.monotonic() - began) / seconds, 3)}
    machine = f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads"
    print(json.dumps(result | {"machine": machine}, indent=2))
    if args.out:
        args.out.write_text(json.dumps(result | {"machine": machine}, indent=2) + "\n", encoding="utf-8")


def clip_of(samples: NDArray[np.float32]) -> Clip:
    """Mono sound at 16 kHz."""
    return Clip(audio=samples[None], sample_rate=16_000)


def voices_of(found: list[Utterance], heard: dict[Path, NDArray[np.float32]]) -> dict[str, NDArray[np.float64]]:
    """Each speaker's mean spectrum over the given utterances."""
    spectra: dict[str, list[NDArray[np.float64]]] = {}
    for utterance in found:
        spectra.setdefault(utterance.speaker, []).append(average_spectrum(heard[utterance.path]))
    return {speaker: np.mean(each, axis=0) for speaker, each in spectra.items()}


def compared(
    source: NDArray[np.float32], made: NDArray[np.float32], target: str, voices: dict[str, NDArray[np.float64]]
) -> dict[str, float]:
    """The figures of one swap."""
    before, after = average_spectrum(source), average_spectrum(made)
    return {
        "to_target_before_db": distance(before, voices[target]),
        "to_target_after_db": distance(after, voices[target]),
        "nearest_is_target_before": float(min(voices, key=lambda v: distance(before, voices[v])) == target),
        "nearest_is_target_after": float(min(voices, key=lambda v: distance(after, voices[v])) == target),
        "stoi_to_source": stoi(source, made),
    }


if __name__ == "__main__":
    main()

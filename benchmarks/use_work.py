"""What the part `use` times and measures in processes of its own: clips to work on, and work done once."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from app import pipeline
from app.latent_map import Item
from app.pipeline import LoadedModel
from media_io.characters import generate_random
from media_io.clip import Clip

FPS = Fraction(8)
RATE = 16_000
MODELS = {"characters": "sprites", "sample": "sprites", "speech": "speech"}
NAMES = {
    "characters": "a character, 8 frames of 64 x 64",
    "sample": "a sample clip, 24 frames of 256 x 256",
    "speech": "2 s of speech",
}


class Cost(NamedTuple):
    """Of work that was done once.

    Attributes:
        seconds: by the clock.
        processor: seconds of the processor, of all threads: what else runs on the machine is not in them.
        device_mb: MB on the device at most.
    """

    seconds: float
    processor: float
    device_mb: float


@cache
def loaded(key: str, device: str) -> LoadedModel:
    """A shipped model."""
    return pipeline.load_model(key, device)


def characters(count: int, frames: int = 8) -> list[Clip]:
    """Clips of drawn characters, 64 x 64; long ones repeat a motion of 8 frames."""
    drawn = generate_random(count, 0).frames
    return [Clip(frames=np.resize(one, (frames, *one.shape[1:])), fps=FPS) for one in drawn]


def spoken(seconds: float, name: str = "speech_a.flac") -> Clip:
    """A sample of speech, again and again."""
    clip = pipeline.open_clip(pipeline.sample_clips()[name])
    assert clip.audio is not None
    return replace(clip, audio=np.resize(clip.audio[0], (1, round(seconds * RATE))), source=None)


def pair(kind: str) -> tuple[Clip, Clip]:
    """Two clips of a kind of NAMES."""
    if kind == "characters":
        first, second = characters(2)
        return first, second
    if kind == "speech":
        return spoken(2), spoken(2, "speech_b.flac")
    samples = pipeline.sample_clips()
    return pipeline.open_clip(samples["video_a.mp4"]), pipeline.open_clip(samples["video_b.mp4"])


def works(kind: str, device: str) -> dict[str, Callable[[], object]]:
    """Encoding, swapping and decoding of one clip of a kind, nothing remembered from one call to the next."""
    model, (a, b) = loaded(MODELS[kind], device), pair(kind)
    own = pipeline.take_apart(model, a)
    return {
        "encode": lambda: pipeline.encode(model, a),
        "swap": lambda: pipeline.swap(model, a, b),
        "decode": lambda: pipeline.decode_latents(model, own, ()),
    }


def items(clips: Sequence[Clip]) -> list[Item]:
    """Clips as a corpus."""
    return [Item(str(number), str(number), clip) for number, clip in enumerate(clips)]


def device_mb(device: str) -> float:
    """MB of memory on the device at most so far; 0 on a CPU."""
    if device == "cpu":
        return 0.0
    import torch

    return torch.cuda.max_memory_allocated() / 1e6


def do(kind: str, work: str, device: str) -> float:
    """One work of `works`, or "load" for the model and the clips alone; MB on the device."""
    found = works(kind, device) if work != "load" else {"load": lambda: loaded(MODELS[kind], device)}
    found[work]()
    return device_mb(device)


def encode_corpus(device: str, count: int) -> Cost:
    """Encoding of so many clips."""
    model, corpus = loaded("sprites", device), items(characters(count))
    pipeline.encode_all(model, corpus[:2])
    return timed(lambda: pipeline.encode_all(model, corpus), device)


def swap_length(device: str, frames: int) -> Cost:
    """A swap of two clips of so many frames."""
    model, (a, b) = loaded("sprites", device), characters(2, frames)
    pipeline.swap(model, *characters(2))
    return timed(lambda: pipeline.swap(model, a, b), device)


def write_speech(path: Path, seconds: float) -> None:
    """A file of speech."""
    pipeline.export(spoken(seconds), path)


def convert(source: Path, target: Path, device: str) -> Cost:
    """A file in another voice."""
    model = loaded("speech", device)
    voice, _ = pipeline.voice_from(model, pipeline.sample_clips()["speech_b.flac"])
    return timed(lambda: pipeline.convert_file(model, source, voice, target), device)


def export_film(source: Path, target: Path) -> Cost:
    """A film that is read and written again."""
    return timed(lambda: pipeline.export_film(source, target), "cpu")


def timed(work: Callable[[], Any], device: str) -> Cost:
    """Cost of work; the device's part is in it, since all work ends in arrays on the CPU."""
    begun, used = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - begun, time.process_time() - used, device_mb(device))

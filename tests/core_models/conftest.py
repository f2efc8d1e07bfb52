"""Tiny presets and clips: everything here trains in seconds on one core."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core_models.config import Architecture, Preset
from core_models.data import ClipArray
from core_models.registry import MODELS


@pytest.fixture(autouse=True)
def _on_one_thread(one_thread: None) -> None:
    """Every test here computes on one thread."""


@pytest.fixture
def toy_preset() -> Callable[..., Preset]:
    """A maker of presets: toy_preset("speech", "cdsvae", steps=20)."""

    def make(kind: str = "speech", model: str = "cdsvae", **training: Any) -> Preset:
        settings = {"steps": 20, "batch": 4, "warmup": 2, "validate_every": 10, "learning_rate": 3e-3, "seed": 3}
        window = {"kind": kind, "length": 6 if kind == "speech" else 4, "hop": 2, "bins": 8}
        network = {"static": 4, "dynamic": 3, "channels": 4, "features": 8, "hidden": 8}
        architecture = {"model": model, "window": window, "network": network}
        terms = MODELS[model].terms(Architecture.model_validate(architecture)) if model in MODELS else ()
        weights = dict.fromkeys(terms, 1.0)
        data = {"title": "toy", "architecture": architecture, "weights": weights, "training": settings | training}
        return Preset.model_validate(data)

    return make


def spectra(n: int, seed: int, length: int = 6, bins: int = 8) -> NDArray[np.float32]:
    """A level that stays with each clip and a wave that travels."""
    rng = np.random.default_rng(seed)
    level = rng.normal(size=(n, 1, bins))
    phase = rng.uniform(0, 6, size=(n, 1, 1)) + np.arange(length)[None, :, None] + 0.5 * np.arange(bins)
    return (level + np.sin(phase) + 0.05 * rng.normal(size=(n, length, bins))).astype(np.float32)


def moving_squares(n: int, seed: int, length: int = 4) -> tuple[NDArray[np.uint8], dict[str, NDArray[np.int64]]]:
    """Squares of three colours that go right or left, and the labels of both."""
    rng = np.random.default_rng(seed)
    colour, direction = rng.integers(0, 3, n), rng.integers(0, 2, n)
    frames = np.full((n, length, 64, 64, 3), 20, np.uint8)
    for clip in range(n):
        row, column = rng.integers(4, 40), rng.integers(16, 28)
        for t in range(length):
            x = column + (6 * t if direction[clip] else -6 * t) % 40
            frames[clip, t, row : row + 16, x : x + 16, colour[clip]] = 220
    return frames, {"colour": colour, "direction": direction}


@pytest.fixture
def speech_clips() -> Callable[[int, int], ClipArray]:
    """A maker of random spectrogram segments: speech_clips(12, seed)."""
    return lambda n, seed: ClipArray(spectra(n, seed))


@pytest.fixture
def video_clips() -> Callable[[int, int], ClipArray]:
    """A maker of clips of moving squares: video_clips(12, seed)."""
    return lambda n, seed: ClipArray(moving_squares(n, seed)[0])


@pytest.fixture
def labelled_squares() -> Callable[[int, int], tuple[ClipArray, dict[str, NDArray[np.int64]]]]:
    """A maker of clips of moving squares with the labels of their colour and direction."""

    def make(n: int, seed: int) -> tuple[ClipArray, dict[str, NDArray[np.int64]]]:
        frames, labels = moving_squares(n, seed)
        return ClipArray(frames), labels

    return make

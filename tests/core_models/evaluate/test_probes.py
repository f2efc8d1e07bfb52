"""Probes find what is in a code, and only that."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import Generator

from core_models.errors import ModelError
from core_models.evaluate.probes import ProbeSettings, probe_accuracy, probe_codes
from core_models.types import Latents

SETTINGS = ProbeSettings(steps=60, batch=64, hidden=32, learning_rate=1e-2)


def coded(n: int, seed: int, length: int = 5) -> tuple[Latents, dict[str, Any]]:
    """Static: three looks. Dynamic: a wave that runs forwards or backwards from any phase, beside idle latents."""
    generator, rng = Generator().manual_seed(seed), np.random.default_rng(seed)
    look, way = rng.integers(0, 3, n), rng.integers(0, 2, n)
    static = 1e-3 * (torch.from_numpy(np.eye(3)[look]).float() + 0.1 * torch.randn(n, 3, generator=generator)) + 7
    phase = torch.from_numpy(rng.uniform(0, 6.3, (n, 1)) + (2 * way[:, None] - 1) * np.arange(length)).float()
    idle = torch.zeros(n, length)
    return Latents(static, torch.stack([phase.sin(), idle, phase.cos()], dim=2)), {"look": look, "way": way}


def test_each_code_shows_its_own_factor_and_not_the_other() -> None:
    (train, labels), (test, truth) = coded(600, 0), coded(300, 1)
    seen: list[tuple[int, int]] = []
    tell = lambda *done: seen.append(done)  # noqa: E731
    found = probe_codes(train, labels, test, truth, ("look", "way"), SETTINGS, tell)
    assert found.static is not None
    assert found.dynamic is not None
    assert found.static["look"] > 0.98
    assert found.dynamic["way"] > 0.98
    assert found.static["way"] < 0.65
    assert found.dynamic["look"] < 0.5
    assert found.chance["way"] == pytest.approx(max(truth["way"].mean(), 1 - truth["way"].mean()))
    assert (found.train_clips, found.test_clips) == (600, 300)
    assert seen == [(i, 4) for i in range(1, 5)]


def test_codes_of_a_whole_clip_and_models_without_a_static_code() -> None:
    (train, labels), (test, truth) = coded(300, 0), coded(100, 1)
    train, test = (Latents(one.static[:, :0], one.static[:, None]) for one in (train, test))
    found = probe_codes(train, labels, test, truth, ("look",), SETTINGS)
    assert found.static is None
    assert found.dynamic is not None
    assert found.dynamic["look"] > 0.98


def test_probes_follow_their_seed_and_leave_the_common_generator_alone() -> None:
    (train, labels), (test, truth) = coded(60, 0), coded(60, 1)
    before, few = torch.get_rng_state(), ProbeSettings(steps=6, batch=16, hidden=8)
    first, again = (probe_accuracy(train.static, labels["look"], test.static, truth["look"], few) for _ in range(2))
    assert first == again
    assert torch.equal(torch.get_rng_state(), before)


def test_what_cannot_be_probed_is_refused() -> None:
    (train, labels), (test, truth) = coded(8, 0), coded(4, 1)
    with pytest.raises(ModelError, match="no test labels of way, only of look"):
        probe_codes(train, labels, test, {"look": truth["look"]}, ("look", "way"))
    with pytest.raises(ModelError, match="no training labels of hat, only of look, way"):
        probe_codes(train, labels, test, truth, ("hat",))
    with pytest.raises(ModelError, match=r"training labels of look are \(4,\) for 8 codes"):
        probe_codes(train, truth, test, truth, ("look",))
    with pytest.raises(ModelError, match=r"\(\(3,\), \(5, 3\)\) and \(\(3,\), \(4, 3\)\)"):
        probe_codes(train, labels, coded(4, 1, length=4)[0], truth, ("look",))
    with pytest.raises(ModelError, match=r"classes \[1, 2\] of look, which no training clip has"):
        probe_codes(train, {"look": np.zeros(8, np.int64)}, test, {"look": np.array([0, 1, 2, 0])}, ("look",))

    def cancel(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        probe_codes(train, labels, test, truth, ("look",), ProbeSettings(steps=2, hidden=4), cancel)

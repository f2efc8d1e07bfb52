"""Windows over long clips: all frames covered, nothing invented at the seams."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from weakref import ref

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Generator, Tensor

from core_models.config import Preset
from core_models.dsvae import DSVAE
from core_models.errors import ModelError
from core_models.longclips import cross_fade, decode_clip, encode_clip, window_starts
from core_models.registry import build_model
from core_models.types import Latents

LENGTH = 6


@pytest.fixture
def model(toy_preset: Callable[..., Preset]) -> DSVAE:
    torch.manual_seed(0)
    return build_model(toy_preset().architecture).requires_grad_(False)


def frames(n: int) -> Tensor:
    return torch.randn(n, 8, generator=Generator().manual_seed(n))


@given(n=st.integers(1, 80), length=st.integers(1, 12), hop=st.integers(1, 20))
def test_windows_cover_every_frame(n: int, length: int, hop: int) -> None:
    starts = window_starts(n, length, hop)
    covered = {start + t for start in starts for t in range(length)}
    assert covered == set(range(max(n, length)))
    assert starts == sorted(set(starts))


@given(n=st.integers(1, 80), length=st.integers(1, 12), hop=st.integers(1, 12))
def test_windows_are_a_hop_apart_and_the_last_is_flush(n: int, length: int, hop: int) -> None:
    """Brute force: from each start go on by a hop while more than a window is left, else sit flush with the end."""
    hop, wanted, start = min(hop, length), [0], 0
    while start + length < n:
        start = min(start + hop, n - length)
        wanted.append(start)
    assert window_starts(n, length, hop) == wanted


@given(n=st.integers(6, 40), hop=st.integers(1, 6), value=st.floats(-100, 100, width=32))
def test_constant_windows_fade_to_the_constant(n: int, hop: int, value: float) -> None:
    starts = window_starts(n, 6, hop)
    faded = cross_fade(torch.full((len(starts), 6, 2), value), starts, n)
    torch.testing.assert_close(faded, torch.full((n, 2), value))


def test_cross_fade_by_hand() -> None:
    """Windows of 4 weighted 1 2 2 1, the second two frames on."""
    windows = torch.tensor([[[0.0], [0], [0], [0]], [[6], [6], [6], [6]]])
    faded = cross_fade(windows, [0, 2], 6)
    torch.testing.assert_close(faded[:, 0], torch.tensor([0, 0, 6 * 1 / 3, 6 * 2 / 3, 6, 6]))


def test_windows_of_one_signal_fade_to_the_signal() -> None:
    signal = frames(23)
    starts = window_starts(23, 6, 4)
    torch.testing.assert_close(cross_fade(torch.stack([signal[s : s + 6] for s in starts]), starts, 23), signal)


def test_a_clip_of_one_window_is_the_models_own(model: DSVAE) -> None:
    clip = frames(LENGTH)
    latents, own = encode_clip(model, clip, LENGTH, 2), model.encode(clip[None])
    torch.testing.assert_close(latents.static, own.static)
    torch.testing.assert_close(latents.dynamic, own.dynamic)
    torch.testing.assert_close(decode_clip(model, own, LENGTH, 2), model.decode(own)[0])


@pytest.mark.parametrize("n", [1, 4])
def test_a_shorter_clip_holds_its_last_frame_and_stays_short(model: DSVAE, n: int) -> None:
    clip = frames(n)
    latents = encode_clip(model, clip, LENGTH, 2)
    held = model.encode(torch.cat([clip, clip[-1:].expand(LENGTH - n, -1)])[None])
    torch.testing.assert_close(latents.static, held.static)
    torch.testing.assert_close(latents.dynamic, held.dynamic[:, :n])
    assert decode_clip(model, latents, LENGTH, 2).shape == (n, 8)


@pytest.mark.parametrize(("n", "hop", "batch"), [(7, 2, 16), (31, 4, 2), (40, 6, 3), (23, 9, 16)])
def test_a_long_clip_is_its_windows_laid_together(model: DSVAE, n: int, hop: int, batch: int) -> None:
    clip = frames(n)
    latents = encode_clip(model, clip, LENGTH, hop, batch=batch)
    starts = window_starts(n, LENGTH, hop)
    codes = [model.encode(clip[None, start : start + LENGTH]) for start in starts]
    torch.testing.assert_close(latents.static, torch.stack([code.static for code in codes]).mean(0))
    for t in range(n):
        weight = [min(t - s + 1, s + LENGTH - t) if s <= t < s + LENGTH else 0 for s in starts]
        seen = [w * code.dynamic[0, t - s] for w, s, code in zip(weight, starts, codes, strict=True) if w]
        torch.testing.assert_close(latents.dynamic[0, t], torch.stack(seen).sum(0) / sum(weight))
    decoded = decode_clip(model, latents, LENGTH, hop, batch=batch)
    assert decoded.shape == (n, 8)
    # frames are decoded each from its own code, so windows agree where they overlap
    torch.testing.assert_close(decoded, model.decode(latents)[0])


def test_progress_is_told_and_may_cancel(model: DSVAE) -> None:
    told: list[tuple[int, int]] = []
    latents = encode_clip(model, frames(21), LENGTH, 2, lambda done, total: told.append((done, total)), batch=4)
    assert told == [(4, 9), (8, 9), (9, 9)]
    told.clear()
    decode_clip(model, latents, LENGTH, 2, lambda done, total: told.append((done, total)), batch=5)
    assert told == [(5, 9), (9, 9)]

    def cancel(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        encode_clip(model, frames(21), LENGTH, 2, cancel)


def test_the_static_code_is_one_for_all_windows(model: DSVAE) -> None:
    """Decoded with one static code and held dynamics, a long clip does not change."""
    latents = Latents(torch.randn(1, 4), torch.randn(1, 1, 3).expand(-1, 15, -1))
    decoded = decode_clip(model, latents, LENGTH, 4)
    torch.testing.assert_close(decoded, decoded[:1].expand_as(decoded))


def test_windows_are_let_go_when_they_are_laid() -> None:
    refs: list[ref[torch.Tensor]] = []

    def windows() -> Iterator[torch.Tensor]:
        for _ in range(20):
            assert sum(one() is not None for one in refs) <= 2
            window = torch.ones(6, 2)
            refs.append(ref(window))
            yield window
            del window

    torch.testing.assert_close(cross_fade(windows(), range(0, 60, 3), 63), torch.ones(63, 2))


def test_a_model_that_makes_no_numbers_is_told(model: DSVAE) -> None:
    latents = encode_clip(model, frames(21), LENGTH, 4)
    for parameter in model.parameters():
        parameter.fill_(float("nan"))
    with pytest.raises(ModelError, match="no finite numbers"):
        decode_clip(model, latents, LENGTH, 4)
    with pytest.raises(ModelError, match="no finite numbers"):
        encode_clip(model, frames(21), LENGTH, 4)

"""Batches: which clips, in which order, in what units, with which views."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Generator

from core_models.config import Augment, Window
from core_models.data import (
    ClipArray,
    batch_indices,
    epoch_order,
    grouped_indices,
    kept,
    make_batch,
    to_frames,
    to_pictures,
)
from core_models.errors import ModelError
from core_models.types import ORDER, SAME_DYNAMIC

CPU = torch.device("cpu")
BOTH = frozenset({ORDER, SAME_DYNAMIC})


@given(n=st.integers(2, 40), batch=st.integers(2, 50), epochs=st.integers(1, 4), seed=st.integers(0, 5))
def test_every_clip_comes_once_an_epoch(n: int, batch: int, epochs: int, seed: int) -> None:
    steps = -(-n * epochs // batch)
    flow = np.concatenate([batch_indices(n, batch, step, seed) for step in range(steps)])[: n * epochs]
    for epoch in range(epochs):
        part = flow[epoch * n : (epoch + 1) * n]
        assert sorted(part) == list(range(n))
        assert (part == epoch_order(n, seed, epoch)).all()


@pytest.mark.parametrize("kind", ["speech", "video"])
def test_clips_kept_on_a_device_are_the_same_clips(
    kind: str, speech_clips: Callable[[int, int], ClipArray], video_clips: Callable[[int, int], ClipArray]
) -> None:
    clips = (speech_clips if kind == "speech" else video_clips)(6, 0)
    there, chosen = kept(clips, CPU), np.array([4, 0, 4, 3])
    torch.testing.assert_close(there.take(chosen, CPU), clips.take(chosen, CPU), rtol=0, atol=0)
    assert there.frames is clips.frames


def test_clips_are_kept_on_gpus_with_room_only(
    speech_clips: Callable[[int, int], ClipArray], monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = speech_clips(6, 0)
    room = clips.frames.nbytes * 4
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (room, 10 * room))
    monkeypatch.setattr("core_models.data.kept", lambda clips, device: "kept")
    assert clips.on(torch.device("cuda")) == "kept"
    assert clips.on(CPU) is clips
    room -= 4
    assert clips.on(torch.device("cuda")) is clips


def test_epochs_and_seeds_have_orders_of_their_own() -> None:
    first = epoch_order(50, 0, 0)
    assert (first == epoch_order(50, 0, 0)).all()
    assert (first != epoch_order(50, 0, 1)).any()
    assert (first != epoch_order(50, 1, 0)).any()


def test_pictures_become_frames_and_come_back() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (2, 3, 5, 4, 3), np.uint8)
    frames = to_frames(pixels, CPU)
    assert frames.shape == (2, 3, 3, 5, 4)
    assert float(frames[1, 2, 0, 4, 3]) == pytest.approx(pixels[1, 2, 4, 3, 0] / 255)
    assert (to_pictures(frames).numpy() == pixels).all()


def test_pictures_are_rounded_and_clamped() -> None:
    frames = torch.tensor([-0.5, 0.4999 / 255, 0.5001 / 255, 254.6 / 255, 3.0]).view(1, 1, 1, 1, 5)
    assert to_pictures(frames.expand(1, 1, 3, 1, 5))[0, 0, 0, :, 0].tolist() == [0, 0, 1, 255, 255]


def test_spectra_are_taken_as_they_are(speech_clips: Callable[[int, int], ClipArray]) -> None:
    clips = speech_clips(5, 0)
    assert (clips.take([3, 1], CPU).numpy() == clips.frames[[3, 1]]).all()


@pytest.mark.parametrize(
    ("shape", "kind", "told"),
    [
        ((4, 6, 32, 32, 3), "video", r"\(6, 32, 32, 3\), the model takes \(6, 64, 64, 3\)"),
        ((4, 5, 64, 64, 3), "video", r"\(5, 64, 64, 3\), the model takes \(6, 64, 64, 3\)"),
        ((4, 6, 200), "video", r"\(6, 200\), the model takes \(6, 64, 64, 3\)"),
        ((4, 6, 80), "speech", r"\(6, 80\), the model takes \(6, 200\)"),
        ((1, 6, 200), "speech", "there are 1 clips"),
    ],
)
def test_clips_that_do_not_fit_are_told_with_both_sides(shape: tuple[int, ...], kind: str, told: str) -> None:
    clips = ClipArray(np.zeros(shape, np.uint8 if len(shape) == 5 else np.float32))
    with pytest.raises(ModelError, match=told):
        clips.check(Window.model_validate({"kind": kind, "length": 6, "hop": 2}))


def test_clips_that_fit_pass(video_clips: Callable[[int, int], ClipArray]) -> None:
    video_clips(2, 0).check(Window(kind="video", length=4))


@pytest.mark.parametrize("kind", ["speech", "video"])
def test_views_are_made_where_they_are_asked_for(
    kind: str, speech_clips: Callable[[int, int], ClipArray], video_clips: Callable[[int, int], ClipArray]
) -> None:
    frames = (speech_clips if kind == "speech" else video_clips)(3, 0).take(range(3), CPU)
    generator = Generator().manual_seed(0)
    batch = make_batch(frames, Augment(), generator, views=BOTH, decode_frames=2)
    assert batch.noise is generator
    assert batch.order is not None
    assert batch.order.shape == frames.shape[:2]
    assert batch.same_dynamic is not None
    assert batch.same_dynamic.shape == frames.shape
    assert not torch.equal(batch.same_dynamic, frames)
    assert batch.decoded is not None
    assert batch.decoded.shape == (3, 2)
    assert all(len(set(row)) == 2 for row in batch.decoded.tolist())
    bare = make_batch(frames, Augment(), generator, views=frozenset())
    assert (bare.order, bare.same_dynamic, bare.decoded) == (None, None, None)


def test_all_frames_are_decoded_when_as_many_are_asked_for(speech_clips: Callable[[int, int], ClipArray]) -> None:
    frames = speech_clips(3, 0).take(range(3), CPU)
    for count in (0, 6, 9):
        assert make_batch(frames, Augment(), Generator(), views=frozenset(), decode_frames=count).decoded is None


def test_no_order_without_shuffle_and_reversal(speech_clips: Callable[[int, int], ClipArray]) -> None:
    frames = speech_clips(3, 0).take(range(3), CPU)
    assert make_batch(frames, Augment(shuffle=False, reverse=False), Generator(), views=BOTH).order is None


def test_grouped_batches_hold_runs_of_one_individual_each() -> None:
    identity = np.array([3, 1, 3, 3, 1, 2, 3, 1])
    for step in range(20):
        chosen = grouped_indices(identity, 6, 3, step, seed=0)
        people = identity[chosen].reshape(2, 3)
        assert (people == people[:, :1]).all()
        assert people[0, 0] != people[1, 0]
        for person, run in zip(people[:, 0], chosen.reshape(2, 3), strict=True):
            assert len(set(run)) == (3 if person in (1, 3) else 1)
        assert (chosen == grouped_indices(identity, 6, 3, step, seed=0)).all()
    steps = {tuple(grouped_indices(identity, 6, 3, step, seed=0)) for step in range(20)}
    assert len(steps) > 10


def test_a_view_of_switched_off_changes_is_none() -> None:
    frames = torch.rand(2, 3, 3, 8, 8)
    still = Augment(crop=0, stretch=0, colour=0, blur=0, noise=0)
    assert make_batch(frames, still, Generator(), views=BOTH).same_dynamic is None
    voice = Augment(warp=0, tilt=0, gain=0)
    assert make_batch(frames[..., 0, 0], voice, Generator(), views=BOTH).same_dynamic is None


def test_identity_goes_with_its_clips_only_where_asked_for() -> None:
    frames, who = torch.rand(2, 3, 4), torch.tensor([5, 5])
    asked = make_batch(frames, Augment(), Generator(), frozenset({"identity"}), identity=who, population=9)
    assert asked.identity is who
    assert asked.population == 9
    assert asked.order is None
    assert make_batch(frames, Augment(), Generator(), identity=who).identity is None


def test_identities_of_another_number_are_refused_with_both() -> None:
    clips = ClipArray(np.zeros((3, 4, 8), np.float32), np.zeros(2, np.int64))
    with pytest.raises(ModelError, match=r"\(2,\) for 3 clips"):
        clips.check(Window(kind="vectors", length=4, bins=8))


def test_each_run_of_clips_becomes_another_voice() -> None:
    frames, who = torch.randn(6, 5, 16, generator=Generator().manual_seed(1)), torch.tensor([7, 7, 7, 7, 7, 7])
    settings = Augment(voice_warp=0.2, voice_tilt=4.0, voice_colour=0.5)
    changed = make_batch(frames, settings, Generator().manual_seed(0), frozenset({"identity"}), identity=who, run=2)
    assert changed.identity is not None
    assert changed.identity.tolist() == [0, 0, 1, 1, 2, 2]
    assert (changed.frames - frames).abs().amax((1, 2)).min() > 0.1
    still = make_batch(frames, settings, Generator().manual_seed(0), frozenset({"identity"}), identity=who)
    assert still.frames is frames
    assert still.identity is who
    plain = make_batch(frames, Augment(), Generator().manual_seed(0), frozenset({"identity"}), identity=who, run=2)
    assert plain.frames is frames

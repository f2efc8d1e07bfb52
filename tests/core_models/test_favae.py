"""FAVAE: the rungs' lengths, capacities, gradients, swaps of rungs, and a tiny overfit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from pydantic import ValidationError
from torch import Generator

from core_models.config import Architecture, Ladder
from core_models.distributions import draw, kl_standard
from core_models.errors import ModelError
from core_models.favae import FAVAE
from core_models.ladder import LadderDecoder, LadderEncoder, rung_lengths
from core_models.registry import assemble_favae, spec_of
from core_models.swaps import swap, traverse
from core_models.types import Batch, Latents, sample


def built(length: int = 20, kind: str = "vectors", seed: int = 0, sigma: float = 0.5, **ladder: Any) -> FAVAE:
    torch.manual_seed(seed)
    size = {"channels": 4, "features": 8, "hidden": 8, "encoder_channels": 4}
    window = {"kind": kind, "length": length, "bins": 2 if kind == "vectors" else 8, "size": 32}
    parts = {"rungs": (3, 2, 1), "channels": 6, **ladder}
    data = {"model": "favae", "window": window, "network": size, "sigma": sigma, "ladder": parts}
    return assemble_favae(Architecture.model_validate(data))


def paths(n: int, length: int = 20, seed: int = 0) -> torch.Tensor:
    """Lines through 0 of random slope and bend, within [-1, 1]."""
    generator = Generator().manual_seed(seed)
    t = torch.linspace(0, 1, length)
    slope, bend = torch.rand(2, n, 1, generator=generator) - 0.5
    return torch.stack([t.expand(n, -1) * 0.9, slope * t + bend * (t - t**2)], dim=-1)


def test_lengths_divide_and_round_up() -> None:
    assert rung_lengths(100, (2, 2, 2)) == [100, 50, 25, 13]
    assert rung_lengths(1000, (20, 2, 2)) == [1000, 50, 25, 13]
    assert rung_lengths(3, (2, 2, 2)) == [3, 2, 1, 1]


@pytest.mark.parametrize("length", [1, 7, 8, 20, 100])
@pytest.mark.parametrize(
    ("rungs", "strides"), [((3, 2, 1), (1, 1, 1)), ((3, 2, 1), (2, 2, 2)), ((3, 2, 1), (5, 2, 1)), ((14,), (4,))]
)
def test_any_length_comes_back_as_it_was(length: int, rungs: tuple[int, ...], strides: tuple[int, ...]) -> None:
    sizes = (2, length, rungs, 4, 2, strides)
    torch.manual_seed(0)
    encoder, decoder = LadderEncoder(*sizes).eval(), LadderDecoder(*sizes).eval()
    posteriors = encoder(torch.randn(3, 2, length))
    assert [q.mean.shape for q in posteriors] == [(3, size) for size in rungs]
    assert decoder(torch.cat([q.mean for q in posteriors], 1)).shape == (3, 2, length)


@pytest.mark.parametrize("kind", ["vectors", "speech", "video"])
def test_frames_of_every_kind_go_in_and_come_out(kind: str) -> None:
    model = built(8, kind).eval()
    shape = {"vectors": (2,), "speech": (8,), "video": (3, 32, 32)}[kind]
    frames = torch.rand(3, 8, *shape)
    latents = model.encode(frames)
    assert latents.static.shape == (3, 0)
    assert latents.dynamic.shape == (3, 1, 6)
    assert model.decode(latents).shape == frames.shape
    drawn = sample(model, 5, 8, Generator().manual_seed(0))
    assert model.decode(drawn).shape == (5, *frames.shape[1:])


def test_clips_of_another_shape_name_both_sides() -> None:
    model = built(20)
    with pytest.raises(ModelError, match=r"\(19, 2\).*20 frames of \(2,\)"):
        model.encode(torch.zeros(1, 19, 2))
    with pytest.raises(ModelError, match=r"21 frames.*makes 20"):
        model.sample_dynamic(torch.zeros(1, 0), 21, Generator())


def test_each_rung_is_held_to_its_own_capacity() -> None:
    capacities = (2.0, 0.0, 5.0)
    model = built(capacities=capacities, rise=100).eval()
    frames = paths(4)
    kls = [float(kl_standard(q).mean().detach()) for q in model.posteriors(frames)]
    for step, share in ((0, 0.0), (25, 0.25), (100, 1.0), (400, 1.0)):
        terms = model.losses(Batch(frames, noise=Generator().manual_seed(0)), step)
        for number, (kl, capacity) in enumerate(zip(kls, capacities, strict=True), 1):
            assert float(terms[f"kl_rung_{number}"].detach()) == pytest.approx(abs(kl - share * capacity), abs=1e-5)
    assert [float(value.detach()) for value in model.monitors(Batch(frames)).values()] == pytest.approx(kls)


def test_capacities_without_a_rise_are_whole_at_once() -> None:
    assert built(capacities=(1.0, 2.0, 3.0)).risen(0) == (1.0, 2.0, 3.0)


def test_rungs_may_begin_to_rise_in_turns_and_end_together() -> None:
    model = built(capacities=(1.0, 2.0, 3.0), rise=300, turns=True)
    assert model.risen(0) == (0.0, 0.0, 0.0)
    assert model.risen(100) == pytest.approx((0.0, 0.0, 1.0))
    assert model.risen(200) == pytest.approx((0.0, 1.0, 2.0))
    assert model.risen(250) == pytest.approx((0.5, 1.5, 2.5))
    assert model.risen(999) == (1.0, 2.0, 3.0)


def test_the_reconstruction_is_the_squared_distance_over_twice_the_variance() -> None:
    model, frames = built(sigma=0.5).eval(), paths(4)
    noise = Generator().manual_seed(3)
    reconstruction = float(model.losses(Batch(frames, noise=noise), 0)["reconstruction"].detach())
    generator = Generator().manual_seed(3)
    codes = []
    for q in model.posteriors(frames):
        codes.append(q.mean + torch.exp(q.logvar / 2) * torch.empty_like(q.mean).normal_(generator=generator))
    decoded = model.decode(Latents(torch.zeros(4, 0), torch.cat(codes, 1)[:, None])).detach().numpy()
    by_hand = sum(((frames[i].numpy() - decoded[i]) ** 2).sum() for i in range(4)) / 4 / (2 * 0.25)
    assert reconstruction == pytest.approx(by_hand, rel=1e-5)


def test_a_few_frames_stand_for_all() -> None:
    model, frames = built(8, "video").eval(), torch.rand(2, 8, 3, 32, 32)
    every = torch.arange(8).expand(2, -1)

    def term(decoded: torch.Tensor | None) -> float:
        batch = Batch(frames, decoded=decoded, noise=Generator().manual_seed(0))
        return float(model.losses(batch, 0)["reconstruction"].detach())

    whole = term(None)
    assert term(every) == pytest.approx(whole, rel=1e-5)
    parts = [term(every[:, start : start + 2]) for start in range(0, 8, 2)]
    assert np.mean(parts) == pytest.approx(whole, rel=1e-4)


@pytest.mark.parametrize("rungs", [(3, 2, 1), (4,)])
def test_every_weight_learns(rungs: tuple[int, ...]) -> None:
    model = built(rungs=rungs, capacities=(0.0,) * len(rungs))
    terms = model.losses(Batch(paths(4), noise=Generator().manual_seed(0)), 0)
    assert tuple(terms) == ("reconstruction", *(f"kl_rung_{i + 1}" for i in range(len(rungs))))
    torch.stack(list(terms.values())).sum().backward()
    for name, weight in model.named_parameters():
        assert weight.grad is not None, name
        assert weight.grad.abs().sum() > 0, name


def test_a_swapped_rung_moves_alone_and_back() -> None:
    model = built().eval()
    latents = model.encode(paths(2))
    a, b = (Latents(latents.static[i : i + 1], latents.dynamic[i : i + 1]) for i in (0, 1))
    names = [block.name for block in model.blocks()]
    assert names == ["rung 1", "rung 2", "rung 3"]
    mixed = a
    for block in model.blocks():
        before = mixed
        mixed = swap(mixed, b, block)
        changed = (mixed.dynamic != before.dynamic)[0, 0].nonzero()[:, 0].tolist()
        assert changed == list(range(block.start, block.stop))
    assert torch.equal(mixed.dynamic, b.dynamic)


def test_a_traversal_of_each_rung_changes_the_path() -> None:
    model = built().eval()
    latents = model.encode(paths(1))
    for block in model.blocks():
        walked = model.decode(traverse(latents, block, 0, torch.tensor([-2.0, 0.0, 2.0])))
        assert walked.shape == (3, 20, 2)
        assert (walked[0] - walked[2]).abs().max() > 1e-4


def test_vectors_keep_their_units_and_must_lie_within_one() -> None:
    model, frames = built().eval(), paths(4)
    model.set_normalisation(torch.tensor([0.3, 0.0]), torch.tensor([0.2, 0.1]))
    terms = model.losses(Batch(frames, noise=Generator().manual_seed(0)), 0)
    noise = Generator().manual_seed(0)
    codes = torch.cat([draw(q, noise) for q in model.posteriors(frames)], 1)
    by_hand = (model.decode_frames(codes) - frames).square().sum((1, 2)).mean() / (2 * 0.25)
    assert float(terms["reconstruction"].detach()) == pytest.approx(float(by_hand.detach()), rel=1e-5)
    assert model.decode_frames(1e3 * codes).abs().max() <= 1
    with pytest.raises(ModelError, match=r"lie 5 from 0.*\[-1, 1\]"):
        model.set_normalisation(torch.tensor([3.0, 0.0]), torch.tensor([4.0, 1.0]))


def test_spectra_are_compared_in_units_of_their_spread() -> None:
    model = built(8, "speech").eval()
    frames = torch.randn(2, 8, 8, generator=Generator().manual_seed(1))
    before = float(model.losses(Batch(frames, noise=Generator().manual_seed(0)), 0)["reconstruction"].detach())
    model.set_normalisation(torch.full((8,), 7.0), torch.full((8,), 3.0))
    batch = Batch(frames * 3 + 7, noise=Generator().manual_seed(0))
    assert float(model.losses(batch, 0)["reconstruction"].detach()) == pytest.approx(before, rel=1e-4)


def test_a_tiny_set_is_learned_by_heart() -> None:
    model, frames = built(), paths(6)
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-2)
    spread = float((frames - frames.mean(0)).square().sum((1, 2)).mean())
    for step in range(80):
        terms = model.losses(Batch(frames, noise=Generator().manual_seed(step)), step)
        loss = terms.pop("reconstruction") + 1e-4 * torch.stack(list(terms.values())).sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    with torch.no_grad():
        decoded = model.eval().decode(model.encode(frames))
    error = float((decoded - frames).square().sum((1, 2)).mean())
    assert error < 0.25 * spread


def test_bfloat16_keeps_latents_and_losses_in_float32() -> None:
    model = built()
    model.precision = torch.bfloat16
    terms = model.losses(Batch(paths(4), noise=Generator().manual_seed(0)), 0)
    assert all(term.dtype == torch.float32 and term.isfinite() for term in terms.values())
    assert model.encode(paths(2)).dynamic.dtype == torch.float32


@pytest.mark.parametrize(
    "wrong", [{"capacities": (1.0,)}, {"rungs": ()}, {"capacities": (0.0, 0.0, -1.0)}, {"stride": (2, 2)}]
)
def test_a_ladder_needs_a_capacity_for_each_rung(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="give"):
        Ladder.model_validate(wrong)


def test_the_terms_follow_the_ladder() -> None:
    architecture = Architecture.model_validate(
        {
            "model": "favae",
            "window": {"kind": "vectors", "length": 8, "bins": 2},
            "ladder": {"rungs": (14,), "capacities": (1.0,)},
        }
    )
    assert spec_of("favae").terms(architecture) == ("reconstruction", "kl_rung_1")

"""Swaps and blends of latents."""

from __future__ import annotations

import pytest
import torch
from torch import Generator

from core_models.errors import ModelError
from core_models.swaps import blend, stretched, swap, traverse
from core_models.types import Block, Latents

STATIC, DYNAMIC = Block("static", "static", 0, 4), Block("dynamic", "dynamic", 0, 3)
POSE = Block("pose", "dynamic", 1, 3)


def latents(seed: int, n: int = 2, length: int = 5, static: int = 4, dynamic: int = 3) -> Latents:
    generator = Generator().manual_seed(seed)
    return Latents(torch.randn(n, static, generator=generator), torch.randn(n, length, dynamic, generator=generator))


def equal(a: Latents, b: Latents) -> bool:
    return torch.equal(a.static, b.static) and torch.equal(a.dynamic, b.dynamic)


def test_a_swap_takes_the_block_and_nothing_else() -> None:
    a, b = latents(0), latents(1)
    assert equal(swap(a, b, STATIC), Latents(b.static, a.dynamic))
    assert equal(swap(a, b, DYNAMIC), Latents(a.static, b.dynamic))
    mixed = swap(a, b, POSE)
    assert torch.equal(mixed.static, a.static)
    assert torch.equal(mixed.dynamic[..., :1], a.dynamic[..., :1])
    assert torch.equal(mixed.dynamic[..., 1:], b.dynamic[..., 1:])


@pytest.mark.parametrize("block", [STATIC, DYNAMIC, POSE])
def test_swapping_back_is_the_identity_and_changes_no_argument(block: Block) -> None:
    a, b = latents(0), latents(1)
    assert equal(swap(swap(a, b, block), a, block), a)
    assert equal(swap(a, a, block), a)
    assert equal(a, latents(0))
    assert equal(b, latents(1))


def test_both_blocks_make_the_other_clip() -> None:
    a, b = latents(0), latents(1)
    assert equal(swap(swap(a, b, STATIC), b, DYNAMIC), b)


@pytest.mark.parametrize("other", [{"length": 6}, {"static": 5}, {"dynamic": 2}, {"n": 3}])
def test_latents_of_other_shapes_are_refused_with_both(other: dict[str, int]) -> None:
    b = latents(1, **other)
    with pytest.raises(ModelError, match=r"\(2, 4\), \(2, 5, 3\) and ") as caught:
        swap(latents(0), b, STATIC)
    assert str(tuple(b.static.shape)) in str(caught.value)
    assert str(tuple(b.dynamic.shape)) in str(caught.value)


def test_blends_end_at_the_clips_themselves() -> None:
    """Also where their lengths differ: the dynamics keep their own length at both ends."""
    a, b = latents(0, length=5), latents(1, length=9)
    assert equal(blend(a, b, 0, 0), a)
    assert equal(blend(a, b, 1, 1), b)
    assert equal(blend(a, b, 0, 1), Latents(a.static, b.dynamic))
    assert equal(blend(a, b, 1, 0), Latents(b.static, a.dynamic))


def test_blends_are_on_the_line_between() -> None:
    a, b = latents(0), latents(1)
    mixed = blend(a, b, 0.25, 0.75)
    torch.testing.assert_close(mixed.static, 0.75 * a.static + 0.25 * b.static)
    torch.testing.assert_close(mixed.dynamic, 0.25 * a.dynamic + 0.75 * b.dynamic)
    assert blend(latents(0, length=5), latents(1, length=9), 0.5, 0.5).dynamic.shape == (2, 7, 3)


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_shares_outside_are_refused_by_name(share: float) -> None:
    with pytest.raises(ModelError, match=f"the static blend is {share}"):
        blend(latents(0), latents(1), share, 0.5)
    with pytest.raises(ModelError, match=f"the dynamic blend is {share}"):
        blend(latents(0), latents(1), 0.5, share)


@pytest.mark.parametrize("other", [{"static": 5}, {"dynamic": 2}, {"n": 3}])
def test_codes_of_other_sizes_cannot_be_blended(other: dict[str, int]) -> None:
    with pytest.raises(ModelError, match="cannot be blended"):
        blend(latents(0), latents(1, **other), 0.5, 0.5)


def test_stretching_by_hand() -> None:
    line = torch.tensor([0.0, 2.0, 6.0]).view(1, 3, 1)
    assert stretched(line, 5).flatten().tolist() == [0, 1, 2, 4, 6]
    assert stretched(line, 2).flatten().tolist() == [0, 6]
    assert stretched(line, 3) is line
    assert stretched(line[:, :1], 4).flatten().tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("length", [2, 4, 5, 13])
def test_stretching_keeps_first_and_last_and_stays_between(length: int) -> None:
    dynamic = latents(0).dynamic
    long = stretched(dynamic, length)
    assert long.shape == (2, length, 3)
    torch.testing.assert_close(long[:, 0], dynamic[:, 0])
    torch.testing.assert_close(long[:, -1], dynamic[:, -1])
    assert long.max() <= dynamic.max()
    assert long.min() >= dynamic.min()


def test_rolling_moves_clips_as_wholes() -> None:
    a = latents(0, n=3)
    rolled = a.rolled(1)
    assert torch.equal(rolled.static, a.static[[2, 0, 1]])
    assert torch.equal(rolled.dynamic, a.dynamic[[2, 0, 1]])


@pytest.mark.parametrize(("part", "place"), [("static", 3), ("dynamic", 1)])
def test_a_traversal_moves_one_number_of_one_block(part: str, place: int) -> None:
    latents = Latents(torch.arange(5.0)[None], torch.arange(8.0).view(1, 4, 2))
    block = Block("inner", part, 1 if part == "static" else 0, 4 if part == "static" else 2)
    values = torch.tensor([-2.0, 0.0, 7.0])
    moved = traverse(latents, block, place - block.start, values)
    static, dynamic = latents.static.repeat(3, 1), latents.dynamic.repeat(3, 1, 1)
    if part == "static":
        static[:, place] = values
    else:
        dynamic[:, :, place] = values[:, None]
    assert torch.equal(moved.static, static)
    assert torch.equal(moved.dynamic, dynamic)


def test_a_traversal_outside_the_block_is_refused() -> None:
    latents = Latents(torch.zeros(1, 5), torch.zeros(1, 4, 2))
    with pytest.raises(ModelError, match=r"static has the numbers 0 to 2, 3 was asked for"):
        traverse(latents, Block("static", "static", 1, 4), 3, torch.zeros(2))

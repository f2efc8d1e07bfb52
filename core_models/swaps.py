"""Swaps and blends of latents. They know no model: a block says which slice of which part."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from core_models.errors import ModelError
from core_models.types import Block, Latents


def swap(a: Latents, b: Latents, block: Block) -> Latents:
    """`a` with one block taken from `b`.

    Raises:
        ModelError: the two have different shapes.
    """
    if a.static.shape != b.static.shape or a.dynamic.shape != b.dynamic.shape:
        both = f"{_sizes(a)} and {_sizes(b)}"
        raise ModelError(f"latents of {both} cannot be swapped. Encode both clips with one model and one length.")
    own, other = (a.static, b.static) if block.part == "static" else (a.dynamic, b.dynamic)
    mixed = own.clone()
    mixed[..., block.start : block.stop] = other[..., block.start : block.stop]
    return Latents(mixed, a.dynamic) if block.part == "static" else Latents(a.static, mixed)


def blend(a: Latents, b: Latents, static: float, dynamic: float) -> Latents:
    """Between two clips: 0 is all of a, 1 all of b, for each factor by itself.

    Dynamics of different lengths are stretched to a length between the two, so that 0 and 1 keep the clip's own.

    Raises:
        ModelError: a share outside [0, 1], or codes of different sizes.
    """
    for name, share in (("static", static), ("dynamic", dynamic)):
        if not 0 <= share <= 1:
            raise ModelError(f"the {name} blend is {share}. Choose a number from 0 (all of A) to 1 (all of B).")
    if a.static.shape != b.static.shape or a.dynamic.shape[::2] != b.dynamic.shape[::2]:
        raise ModelError(f"latents of {_sizes(a)} and {_sizes(b)} cannot be blended. Encode both clips with one model.")
    length = round((1 - dynamic) * a.dynamic.shape[1] + dynamic * b.dynamic.shape[1])
    moving = torch.lerp(stretched(a.dynamic, length), stretched(b.dynamic, length), dynamic)
    return Latents(torch.lerp(a.static, b.static, static), moving)


def blend_blocks(mixed: Latents, a: Latents, b: Latents, shares: Sequence[tuple[Block, float]]) -> Latents:
    """A blend of two clips with some blocks blended by shares of their own, in the length that the blend has.

    Raises:
        ModelError: a share outside [0, 1].
    """
    static, dynamic = mixed.static.clone(), mixed.dynamic.clone()
    length = dynamic.shape[1]
    for block, share in shares:
        if not 0 <= share <= 1:
            raise ModelError(
                f"the share of {block.name} is {share}. Choose a number from 0 (all of A) to 1 (all of B)."
            )
        here = slice(block.start, block.stop)
        if block.part == "static":
            static[..., here] = torch.lerp(a.static[..., here], b.static[..., here], share)
        else:
            moving = stretched(a.dynamic[..., here], length), stretched(b.dynamic[..., here], length)
            dynamic[..., here] = torch.lerp(moving[0], moving[1], share)
    return Latents(static, dynamic)


def traverse(latents: Latents, block: Block, index: int, values: Tensor) -> Latents:
    """One clip with one of its numbers moved through values, everything else held (a latent traversal).

    Args:
        latents: of one clip, (1, S) and (1, K, D).
        index: which dimension, counted within the block.
        values: (V,), in the units of the code; a dynamic number takes the value in every frame.

    Returns:
        Latents of V clips.

    Raises:
        ModelError: an index outside the block.
    """
    size = block.stop - block.start
    if not 0 <= index < size:
        raise ModelError(f"{block.name} has the numbers 0 to {size - 1}, {index} was asked for. Choose one of them.")
    static = latents.static.repeat(len(values), 1)
    dynamic = latents.dynamic.repeat(len(values), 1, 1)
    if block.part == "static":
        static[:, block.start + index] = values.to(static)
    else:
        dynamic[:, :, block.start + index] = values.to(dynamic)[:, None]
    return Latents(static, dynamic)


def stretched(dynamic: Tensor, length: int) -> Tensor:
    """A trajectory (B, K, D) read at `length` evenly spaced places, first and last kept: (B, length, D)."""
    if dynamic.shape[1] == length:
        return dynamic
    return F.interpolate(dynamic.transpose(1, 2), size=length, mode="linear", align_corners=True).transpose(1, 2)


def _sizes(latents: Latents) -> str:
    return f"{tuple(latents.static.shape)}, {tuple(latents.dynamic.shape)}"

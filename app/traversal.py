"""Numbers of a clip's code moved by hand: which ones there are, how far they usually reach, and what they decode to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import torch
from torch import Generator, Tensor

from app.braiding import Encoded, block_named, rendered, told
from app.code_numbers import Edit, Range
from core_models.data import to_pictures
from core_models.errors import ModelError
from core_models.longclips import decode_clip
from core_models.store import StoredModel
from core_models.types import Block, Latents, SequenceModel, device_of, sample
from media_io.clip import Clip

if TYPE_CHECKING:
    from app.pipeline import OnProgress

DRAWN = 256
"""Codes of the prior that its means and deviations are taken from."""


def edited(model: SequenceModel, latents: Latents, edits: Sequence[Edit]) -> Latents:
    """Latents with numbers moved; the rest is as it was.

    Raises:
        ModelError: a block or a number that the model has not.
    """
    static, dynamic = latents.static.clone(), latents.dynamic.clone()
    for edit in edits:
        at = _place(block_named(model, edit.block), edit.number)
        if block_named(model, edit.block).part == "static":
            static[:, at] = edit.value
        else:
            own = dynamic[..., at]
            dynamic[..., at] = edit.value if edit.held else own + (edit.value - own.mean())
    return Latents(static, dynamic)


def own_value(model: SequenceModel, latents: Latents, block: str, number: int) -> float:
    """Where a number of a clip's code lies: its mean over time."""
    found = block_named(model, block)
    part = latents.static if found.part == "static" else latents.dynamic
    return float(part[..., _place(found, number)].mean())


def _place(block: Block, number: int) -> int:
    size = block.stop - block.start
    if not 0 <= number < size:
        raise ModelError(f"{block.name} has the numbers 0 to {size - 1}, {number} was asked for. Choose one of them.")
    return block.start + number


@torch.inference_mode()
def decoded(stored: StoredModel, own: Encoded, edits: Sequence[Edit], progress: OnProgress) -> Clip:
    """The clip of moved latents; a picture keeps the clip's rate and sound. Raises ModelError as `edited`."""
    moved = edited(stored.model, own.latents, edits)
    window = stored.config.architecture.window
    if window.kind != "video":
        return rendered(stored, moved, own.clip, progress)
    frames = decode_clip(stored.model, moved, window.length, window.hop, told("Decoding", progress))
    return replace(own.clip, frames=to_pictures(frames[None])[0].numpy(), source=None)


@torch.inference_mode()
def ranges(stored: StoredModel, known: Sequence[Encoded] = ()) -> tuple[Range, ...]:
    """Every number of the code, block by block, and within a block by falling variance.

    The prior says how far a number may go, known clips how far it does go: the larger of both deviations counts, as a
    posterior may reach beyond its prior. Clips alone say which numbers matter, where there are two or more, since many
    priors are alike in all.
    """
    model = stored.model
    drawn = sample(model, DRAWN, stored.config.architecture.window.length, Generator(device_of(model)).manual_seed(0))
    prior = _flat(drawn.static), _flat(drawn.dynamic)
    seen = prior if len(known) < 2 else (
        torch.cat([one.latents.static for one in known]), torch.cat([_flat(one.latents.dynamic) for one in known])
    )  # fmt: skip
    return tuple(one for block in model.blocks() for one in _of_block(block, prior, seen))


def _flat(codes: Tensor) -> Tensor:
    return codes.reshape(-1, codes.shape[-1])


def _of_block(block: Block, prior: tuple[Tensor, Tensor], seen: tuple[Tensor, Tensor]) -> list[Range]:
    part = 0 if block.part == "static" else 1
    drawn, found = prior[part][:, block.start : block.stop], seen[part][:, block.start : block.stop]
    spread = torch.maximum(drawn.std(0), found.std(0)).clamp_min(1e-3)
    means, variances = drawn.mean(0).tolist(), found.var(0).tolist()
    made = [
        Range(block.name, number, means[number], float(spread[number]), variances[number])
        for number in range(block.stop - block.start)
    ]
    return sorted(made, key=lambda one: -one.variance)

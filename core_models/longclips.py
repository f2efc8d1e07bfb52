"""Clips longer than a model's window: windows are encoded, the static code averaged, decoded windows cross-faded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

import torch
from torch import Tensor

from core_models.errors import ModelError
from core_models.types import Latents, SequenceModel

OnWindow = Callable[[int, int], None]


def window_starts(n: int, length: int, hop: int) -> list[int]:
    """First frames of windows that cover n frames; the last one is flush with the end. [0] where n <= length.

    A hop above the length would leave frames out; it counts as the length.
    """
    if n <= length:
        return [0]
    starts = list(range(0, n - length, min(hop, length)))
    return [*starts, n - length]


def encode_clip(
    model: SequenceModel, frames: Tensor, length: int, hop: int, on_window: OnWindow | None = None, batch: int = 16
) -> Latents:
    """Latents of a whole clip.

    Args:
        frames: (T, *frame_shape); a clip shorter than `length` holds its last frame for the window, and no longer.
        on_window: called with windows done and windows in all; may raise to cancel.

    Returns:
        static (1, S), the mean over windows; dynamic (1, T, D), windows cross-faded where they overlap. The code of a
        model without frame codes stands for each frame of its window.
    """
    T = len(frames)
    short = length - T
    held = frames if short <= 0 else torch.cat([frames, frames[-1:].expand(short, *frames.shape[1:])])
    starts = window_starts(T, length, hop)
    static, dynamic = [], []
    for i in range(0, len(starts), batch):
        codes = model.encode(torch.stack([held[start : start + length] for start in starts[i : i + batch]]))
        static.append(codes.static)
        dynamic.append(codes.dynamic if model.frame_codes else codes.dynamic.expand(-1, length, -1))
        if on_window:
            on_window(min(i + batch, len(starts)), len(starts))
    return Latents(torch.cat(static).mean(0, keepdim=True), cross_fade(torch.cat(dynamic), starts, len(held))[None, :T])


def decode_clip(
    model: SequenceModel, latents: Latents, length: int, hop: int, on_window: OnWindow | None = None, batch: int = 16
) -> Tensor:
    """Frames (T, *frame_shape) of the latents of one clip, (1, S) and (1, T, D): windows decoded and cross-faded.

    No more than `batch` windows are held beside the frames.
    """
    codes, starts, held = code_windows(model, latents.dynamic, length, hop)

    def decoded() -> Iterator[Tensor]:
        for i in range(0, len(starts), batch):
            part = codes[i : i + batch]
            yield from model.decode(Latents(latents.static.expand(len(part), -1), part))
            if on_window:
                on_window(min(i + batch, len(starts)), len(starts))

    return cross_fade(decoded(), starts, held)[: latents.dynamic.shape[1]]


def code_windows(model: SequenceModel, dynamic: Tensor, length: int, hop: int) -> tuple[Tensor, list[int], int]:
    """The dynamics (1, T, D) of a clip as its model decodes them, window by window.

    Returns:
        codes (W, K, D) of the windows, their first frames, and how many frames they cover: T, or `length` where the
        clip is shorter and its last code held.
    """
    T = dynamic.shape[1]
    held = torch.cat([dynamic[0], dynamic[0, -1:].expand(max(0, length - T), -1)])
    starts = window_starts(T, length, hop)
    windows = torch.stack([held[start : start + length] for start in starts])
    return windows if model.frame_codes else windows.mean(1, keepdim=True), starts, len(held)


def cross_fade(windows: Iterable[Tensor], starts: Sequence[int], n: int) -> Tensor:
    """Lay windows (L, ...) at their starts over n frames, weighted by a triangle: (n, ...). None is kept.

    Raises:
        ModelError: a model made something else than finite numbers.
    """
    rest = iter(windows)
    first = next(rest)
    ramp = torch.arange(1, len(first) + 1, device=first.device, dtype=first.dtype)
    weight = torch.minimum(ramp, ramp.flip(0)).view(-1, *[1] * (first.ndim - 1))
    total = first.new_zeros(n, *first.shape[1:])
    norm = first.new_zeros(n, *[1] * (first.ndim - 1))
    for window, start in zip(chain([first], rest), starts, strict=True):
        total[start : start + len(weight)] += weight * window
        norm[start : start + len(weight)] += weight
    if not total.isfinite().all():
        raise ModelError("the model makes no finite numbers. Its weights are damaged or came to nothing; take another.")
    return total.div_(norm)

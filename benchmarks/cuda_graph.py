"""A training step that a GPU records once and replays: no launch of any of its kernels costs the processor time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import torch
from torch import Tensor

from benchmarks.reference_cdsvae import Ways, train_step
from core_models.dsvae import DSVAE
from core_models.types import Batch

WARM_UP = 3


def recorded(
    model: DSVAE, batch: Batch, weights: dict[str, float], learning_rate: float, ways: Ways
) -> Callable[[Batch], Tensor]:
    """Record a step on a batch; gives a function that repeats it on another one of the same shapes.

    The recorded kernels read and write the same places each time, so a new batch is copied over the first.
    """
    optimiser = torch.optim.Adam(model.parameters(), lr=learning_rate, fused=True, capturable=True)
    assert batch.order is not None
    assert batch.same_dynamic is not None
    assert batch.noise is not None
    order, altered = batch.order.clone(), batch.same_dynamic.clone()
    place = replace(batch, frames=batch.frames.clone(), order=order, same_dynamic=altered)
    beside = torch.cuda.Stream()  # type: ignore[no-untyped-call]
    beside.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(beside):  # libraries choose their kernels and make room before anything is recorded
        for _ in range(WARM_UP):
            train_step(model, place, weights, optimiser, ways)
    torch.cuda.current_stream().wait_stream(beside)
    graph = torch.cuda.CUDAGraph()
    graph.register_generator_state(batch.noise)
    optimiser.zero_grad(set_to_none=True)
    with torch.cuda.graph(graph):
        total = train_step(model, place, weights, optimiser, ways)

    def repeat(fresh: Batch) -> Tensor:
        assert fresh.order is not None
        assert fresh.same_dynamic is not None
        place.frames.copy_(fresh.frames)
        order.copy_(fresh.order)
        altered.copy_(fresh.same_dynamic)
        graph.replay()
        return total

    return repeat

"""Training by several processes that `torchrun` starts: each takes its share of the clips of one joint batch.

Random numbers are drawn for the joint batch by every process from the same generator, and each keeps the rows of its
own clips. What an objective computes from all clips of a batch (negatives, aggregate posteriors, means an individual,
batch normalisation) it computes from those of all processes (`together`), with gradients; then gradients are averaged.
So N processes take the very steps, up to rounding, that one takes with the joint batch.

Why the mean is right: with L the mean over processes of what each minimises, the backward pass of `together` and
`mean_over_all` sums over the processes what each wants of a tensor, which is N times L's gradient of it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
import torch.distributed as dist
from numpy.typing import NDArray
from torch import Generator, Tensor, nn

from core_models.control import Cancelled, Control
from core_models.errors import ConfigError, ModelError
from core_models.types import Gaussian

SILENCE = timedelta(minutes=10)
"""How long a process waits for the others before it takes them for dead; one that ends is noticed at once."""
PAUSE_SECONDS = 0.1
PLACE = "UNBRAID_PLACE"
"""Names a file that all processes see and find one another by, where there is no MASTER_ADDR to listen at."""

Item = TypeVar("Item")
Rows = TypeVar("Rows", Tensor, NDArray[np.int64])


@dataclass(frozen=True)
class Ranks:
    """The processes that train together.

    Attributes:
        rank: which of them this is, from 0.
        size: how many there are.
        local: which of those on this machine this is.
    """

    rank: int = 0
    size: int = 1
    local: int = 0

    @property
    def alone(self) -> bool:
        """Whether there is no other process."""
        return self.size == 1

    @property
    def leads(self) -> bool:
        """Whether this is the one process that writes."""
        return self.rank == 0

    def own_device(self, device: str) -> str:
        """Of "cuda", which of the machine's GPUs is this process's; any other device as it is."""
        return device if self.alone or device != "cuda" else f"cuda:{self.local % torch.cuda.device_count()}"

    def check_batch(self, batch: int) -> None:
        """Raise ConfigError where the clips of a step cannot be shared out evenly."""
        if batch % self.size:
            near = ", ".join(str(n) for n in (batch // self.size * self.size, -(-batch // self.size) * self.size) if n)
            raise ConfigError(
                f"a step takes {batch} clips, which {self.size} processes cannot share evenly. Take {near} (--batch)."
            )

    def any(self, *flags: bool) -> tuple[bool, ...]:
        """Each flag: whether some process raises it. All must ask at the same time."""
        if self.alone:
            return flags
        found = torch.tensor(flags, dtype=torch.int32)
        with self._answering():
            dist.all_reduce(found, dist.ReduceOp.MAX)
        return tuple(map(bool, found.tolist()))

    def obey(self, control: Control) -> bool:
        """Wait out a pause of any process; whether any is to stop. All get the same answer."""
        if self.alone:
            control.wait_while_paused()
            return control.stopped
        while True:
            stopped, paused = self.any(control.stopped, control.paused)
            if stopped:
                control.stop()
            if stopped or not paused:
                return stopped
            time.sleep(PAUSE_SECONDS)

    def leaders_first(self, items: Iterator[Item], control: Control) -> Iterator[Item]:
        """Work that leaves something on disk for those who do the same after: one process a machine does it first.

        A stop of any process stops all.
        """
        if self.alone:
            yield from items
            return
        yield from self._in_turn(items if self.local == 0 else iter(()), control)
        yield from self._in_turn(items if self.local != 0 else iter(()), control)

    def _in_turn(self, items: Iterator[Item], control: Control) -> Iterator[Item]:
        """Work of some while the others wait. Whoever finds itself stopped at work tells the others before it ends."""
        busy = True
        while busy:
            item = None
            with suppress(Cancelled):
                item = next(items, None)
            busy = self._still(item is not None, control)
            if item is not None:
                yield item

    def _still(self, busy: bool, control: Control) -> bool:
        busy, stopped = self.any(busy, control.stopped)
        if stopped:
            control.stop()
            control.check()
        return busy

    def check_same(self, **numbers: int) -> None:
        """Raise ModelError where processes would not train the same: on other data, say, or from another step."""
        if self.alone:
            return
        mine = torch.tensor(list(numbers.values()))
        low, high = mine.clone(), mine.clone()
        with self._answering():
            dist.all_reduce(low, dist.ReduceOp.MIN)
            dist.all_reduce(high, dist.ReduceOp.MAX)
        for name, least, most in zip(numbers, low.tolist(), high.tolist(), strict=True):
            if least != most:
                raise ModelError(
                    f"the processes differ in {name} ({least} and {most}). "
                    "Start all of them with the same command, data and folder."
                )

    def of_leader(self, numbers: dict[str, float]) -> dict[str, float]:
        """The leading process's numbers, for what all decide by them."""
        if self.alone:
            return numbers
        found = torch.tensor(list(numbers.values()), dtype=torch.float64)
        with self._answering():
            dist.broadcast(found, 0)
        return dict(zip(numbers, found.tolist(), strict=True))

    def average(self, weights: Iterable[nn.Parameter], losses: dict[str, Tensor]) -> dict[str, Tensor]:
        """Average gradients in place, and losses, over all processes."""
        if self.alone:
            return losses
        gradients = [weight.grad for weight in weights if weight.grad is not None]
        told = torch.stack([loss.detach() for loss in losses.values()])
        flat = torch.cat([*(gradient.flatten() for gradient in gradients), told])
        with self._answering():
            dist.all_reduce(flat)
        *means, told = torch.split(flat / self.size, [*(gradient.numel() for gradient in gradients), len(told)])
        for gradient, mean in zip(gradients, means, strict=True):
            gradient.copy_(mean.view_as(gradient))
        return dict(zip(losses, told.unbind(), strict=True))

    @contextmanager
    def sharing(self) -> Iterator[None]:
        """Inside, tensors of a batch are this process's share of a joint one, see `joint`, `own` and `together`."""
        with _set(None if self.alone else self):
            yield

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Turn what torch says when another process is gone into ModelError."""
        try:
            yield
        except RuntimeError as error:
            raise ModelError(
                f"process {self.rank + 1} of {self.size}: another process of this training ended or does not answer. "
                "If its own message does not say why, it was killed, perhaps for memory. Go on with --resume."
            ) from error


ALONE = Ranks()
_shared: Ranks | None = None
"""The processes that share the batch at hand. One a process: torchrun is not for two trainings in one."""


@contextmanager
def _set(ranks: Ranks | None) -> Iterator[None]:
    global _shared
    before, _shared = _shared, ranks
    try:
        yield
    finally:
        _shared = before


def whole() -> Any:
    """A context inside which tensors are of the joint batch already: all draw the same, and nothing is shared out."""
    return _set(None)


# Joining


@contextmanager
def joined(device: str) -> Iterator[Ranks]:
    """The processes that torchrun started, connected: by NCCL where each has a GPU of its own, else by gloo.

    A process that nobody else was started beside is `ALONE`.
    """
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1 or "RANK" not in os.environ:
        yield ALONE
        return
    ranks = Ranks(int(os.environ["RANK"]), size, int(os.environ.get("LOCAL_RANK", os.environ["RANK"])))
    beside = int(os.environ.get("LOCAL_WORLD_SIZE", size))
    own_gpu = device.startswith("cuda") and torch.cuda.device_count() >= beside
    if device.startswith("cuda"):
        torch.cuda.set_device(ranks.own_device(device))
    backend = "cpu:gloo,cuda:nccl" if own_gpu else "gloo"
    place = os.environ.get(PLACE)
    with ranks._answering():
        if place is None:
            dist.init_process_group(backend, timeout=SILENCE)
        else:
            uri = Path(place).as_uri()
            dist.init_process_group(backend, init_method=uri, rank=ranks.rank, world_size=size, timeout=SILENCE)
    try:
        yield ranks
    except Cancelled:  # by all at once
        dist.destroy_process_group()
        raise
    dist.destroy_process_group()  # after an error the end of the process does it: others may be gone


# What models and augmentation ask for


def joint(rows: int) -> int:
    """Rows of the joint batch for so many of this process."""
    return rows if _shared is None else rows * _shared.size


def own(rows: Rows) -> Rows:
    """This process's rows of a tensor or an array of the joint batch."""
    if _shared is None:
        return rows
    share = len(rows) // _shared.size
    return rows[_shared.rank * share : (_shared.rank + 1) * share]


def normal_like(tensor: Tensor, generator: Generator | None) -> Tensor:
    """Standard normal noise of a tensor's shape, dtype and layout: for own rows, those of the joint batch's noise."""
    if _shared is None:
        return torch.empty_like(tensor).normal_(generator=generator)
    strides = tensor.stride()
    layout = sorted(range(tensor.ndim), key=lambda dim: -strides[dim])
    shape = (joint(len(tensor)), *tensor.shape[1:])
    empty = torch.empty_permuted(shape, layout, dtype=tensor.dtype, device=tensor.device)
    return own(empty.normal_(generator=generator))


def together(*tensors: Tensor) -> tuple[Tensor, ...]:
    """Rows of all processes, those of the first one first; gradients go back to the process that each row is from.

    Args:
        tensors: of one dtype, with as many rows here as in each other process.
    """
    if _shared is None:
        return tensors
    flat = [tensor.flatten(1) if tensor.ndim > 1 else tensor[:, None] for tensor in tensors]
    rows = _Together.apply(torch.cat(flat, 1), _shared)  # type: ignore[no-untyped-call]
    parts = rows.split([part.shape[1] for part in flat], 1)
    return tuple(part.reshape(-1, *tensor.shape[1:]) for part, tensor in zip(parts, tensors, strict=True))


def all_of(q: Gaussian) -> Gaussian:
    """The Gaussians (B, ...) of all processes."""
    return Gaussian(*together(*q))


def all_identities(identity: Tensor | None) -> Tensor | None:
    """Who is who in the joint batch."""
    return None if identity is None else together(identity)[0]


def mean_over_all(value: Tensor) -> Tensor:
    """The mean over processes, with gradients; of means over own rows it is that over the joint batch."""
    if _shared is None:
        return value
    mean: Tensor = _Mean.apply(value, _shared)  # type: ignore[no-untyped-call]
    return mean


class _Together(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, rows: Tensor, ranks: Ranks) -> Tensor:
        ctx.ranks = ranks
        parts = [torch.empty_like(rows) for _ in range(ranks.size)]
        with ranks._answering():
            dist.all_gather(parts, rows.contiguous())
        return torch.cat(parts)

    @staticmethod
    def backward(ctx: Any, *wanted: Tensor) -> tuple[Tensor, None]:
        ranks: Ranks = ctx.ranks
        return _summed(wanted[0], ranks).chunk(ranks.size)[ranks.rank], None


class _Mean(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, value: Tensor, ranks: Ranks) -> Tensor:
        ctx.ranks = ranks
        return _summed(value, ranks) / ranks.size

    @staticmethod
    def backward(ctx: Any, *wanted: Tensor) -> tuple[Tensor, None]:
        ranks: Ranks = ctx.ranks
        return _summed(wanted[0], ranks) / ranks.size, None


def _summed(tensor: Tensor, ranks: Ranks) -> Tensor:
    total = tensor.clone(memory_format=torch.contiguous_format)
    with ranks._answering():
        dist.all_reduce(total)
    return total


class BatchNorm(nn.BatchNorm1d):
    """nn.BatchNorm1d that normalises over the joint batch; torch's own for several processes needs GPUs."""

    def forward(self, rows: Tensor) -> Tensor:
        """(B, C) or (B, C, T) -> the same."""
        if _shared is None or not self.training:
            return super().forward(rows)
        values = rows.to(self.running_var.dtype)  # type: ignore[union-attr]
        over, shape = ([0, 2], (1, -1, 1)) if rows.ndim == 3 else ([0], (1, -1))
        mean = mean_over_all(values.mean(over))
        apart = values - mean.view(shape)
        variance = mean_over_all(apart.square().mean(over))
        self._follow(mean.detach(), variance.detach(), joint(rows.numel() // rows.shape[1]))
        normal = apart * torch.rsqrt(variance + self.eps).view(shape)
        if self.affine:
            normal = normal * self.weight.view(shape) + self.bias.view(shape)
        return normal.to(rows.dtype)

    @torch.no_grad()
    def _follow(self, mean: Tensor, variance: Tensor, count: int) -> None:
        assert self.running_mean is not None and self.running_var is not None  # noqa: PT018
        assert self.num_batches_tracked is not None and self.momentum is not None  # noqa: PT018
        self.num_batches_tracked.add_(1)
        self.running_mean.lerp_(mean, self.momentum)
        self.running_var.lerp_(variance * count / (count - 1), self.momentum)

"""How near C-DSVAE's training step is to what the machine can do: operations, bytes, ceilings, and where the rest goes.

The ceilings are measured, not looked up, in turns with the step: the faster of a large matrix product and a convolution
of many channels (libraries have other kernels for each), and a sum of arrays that no cache holds. Floating-point
operations are counted as they run. Bytes are all that the operations would read and write if no cache kept anything
between them; what memory really moves is less.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import torch
from torch import Tensor
from torch._C._autograd import DeviceType
from torch.profiler import ProfilerActivity, profile
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.measure import Options, interleaved, spread_of
from benchmarks.report import Cell, Table
from benchmarks.step import full_size, ours, waiter

BATCH = 32
ROUNDS = 6
PRECISIONS = {"float32": torch.float32, "bfloat16": torch.bfloat16}
SIDE = 4096
ARRAY = 2**26
CONVOLVED = (64, 256, 32)
KINDS = {
    "convolutions": ("conv",),
    "recurrent networks": ("rnn", "lstm"),
    "matrix products": ("mm", "dot"),
    "normalisation": ("group_norm", "GroupNorm"),
    "LeakyReLU and sigmoid": ("leaky_relu", "LeakyRelu", "sigmoid"),
    "copies and casts": ("copy", "aten::cat", "clone", "contiguous", "Memcpy"),
    "Adam": ("adam", "Adam"),
}
REST = "everything else in torch"
OUTSIDE = "Python, and waiting"
Step = Callable[[], object]


class Bytes(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Adds up the sizes of what every operation reads and writes; views are neither."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.total = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        """One operation."""
        result = func(*args, **(kwargs or {}))
        if not func.is_view:
            self.total += sum(map(bytes_of, tree_leaves((args, kwargs, result))))
        return result


def bytes_of(leaf: object) -> int:
    """Of a tensor; what is broadcast is read once."""
    if not isinstance(leaf, Tensor):
        return 0
    return min(leaf.numel() * leaf.itemsize, leaf.untyped_storage().nbytes())


def recurrent_flops(*shapes: Any, out_shape: Any = None, backward: bool = False, **_: Any) -> int:
    """Of one direction of an LSTM (oneDNN): products with two weights at all T * B places, twice that backwards."""
    (one, two, _), by_input, by_state = shapes[0], shapes[1], shapes[2]
    forward = 2 * one * two * sum(rows * columns for rows, columns in (by_input, by_state))
    return int(forward * (2 if backward else 1))


def recurrent_flops_on_gpu(*shapes: Any, out_shape: Any = None, backward: bool = False, **_: Any) -> int:
    """Of all directions of an LSTM (cuDNN), likewise; biases are among the weights and count nothing."""
    (one, two, _), weights = shapes[0], shapes[1]
    forward = 2 * one * two * sum(weight[0] * weight[1] for weight in weights if len(weight) == 2)
    return int(forward * (2 if backward else 1))


RECURRENT = {
    torch.ops.aten._cudnn_rnn: recurrent_flops_on_gpu,
    torch.ops.aten._cudnn_rnn_backward: partial(recurrent_flops_on_gpu, backward=True),
    torch.ops.aten.mkldnn_rnn_layer: recurrent_flops,
    torch.ops.aten.mkldnn_rnn_layer_backward: partial(recurrent_flops, backward=True),
}


def measure(options: Options) -> Iterator[Table]:
    """Ceilings, shares of them, and where the time goes in each precision."""
    batch, rounds = (4, 1) if options.quick else (BATCH, ROUNDS)
    steps = {name: ours(full_size(batch, name, options.quick), options.device) for name in PRECISIONS}
    works = {**ceilings(options), **{f"step {name}": step for name, step in steps.items()}}
    times = interleaved(works, rounds, warm_up=2, finish=waiter(options.device))
    seconds = {name: spread_of(found).value for name, found in times.items()}
    side, array, (pictures, channels, plane) = sizes(options)
    products = {name: 2 * side**3 / seconds[f"product {name}"] for name in PRECISIONS}
    operations = 2 * 9 * pictures * plane**2 * channels**2
    convolved = {name: operations / seconds[f"convolution {name}"] for name in PRECISIONS}
    matrix = {name: max(products[name], convolved[name]) for name in PRECISIONS}
    memory = 3 * 4 * array / seconds["sum"]
    rows: tuple[tuple[Cell, ...], ...] = (
        *((f"matrix products, {name}", rate / 1e9, "GFLOP/s") for name, rate in products.items()),
        *((f"convolutions, {name}", rate / 1e9, "GFLOP/s") for name, rate in convolved.items()),
        ("memory", memory / 1e9, "GB/s"),
    )
    yield Table(f"Measured ceilings, {options.threads} threads, {options.device}", ("what", "rate", "unit"), rows)
    counted = {name: counts(step) for name, step in steps.items()}
    yield Table(
        f"A step of {batch} clips against the ceilings",
        ("precision", "GFLOP", "GB at most", "s", "share of matrix ceiling", "of memory ceiling, at most"),
        tuple(
            (
                name, sum(flops.values()) / 1e9, size / 1e9, spread_of(times[f"step {name}"]),
                sum(flops.values()) / seconds[f"step {name}"] / matrix[name], size / seconds[f"step {name}"] / memory,
            )
            for name, (flops, size) in counted.items()
        ),
    )  # fmt: skip
    for name, step in steps.items():
        yield where(name, step, counted[name][0], matrix[name], options)


def sizes(options: Options) -> tuple[int, int, tuple[int, int, int]]:
    """The side of the matrices, the length of the arrays, and number, channels and side of the convolved pictures."""
    if options.quick:
        return 256, 2**20, (1, 16, 16)
    return SIDE if options.device == "cuda" else SIDE // 2, ARRAY, CONVOLVED


def ceilings(options: Options) -> dict[str, Step]:
    """A matrix product and a convolution in each precision, and a sum of two arrays."""
    side, array, (pictures, channels, plane) = sizes(options)
    works: dict[str, Step] = {}
    for name, dtype in PRECISIONS.items():
        a, b = (torch.randn(side, side, device=options.device).to(dtype) for _ in range(2))
        works[f"product {name}"] = partial(torch.mm, a, b, out=torch.empty_like(a))
        x = torch.randn(pictures, channels, plane, plane, device=options.device).to(dtype)
        weight = torch.randn(channels, channels, 3, 3, device=options.device).to(dtype)
        x, weight = (one.contiguous(memory_format=torch.channels_last) for one in (x, weight))
        works[f"convolution {name}"] = partial(torch.conv2d, x, weight, padding=1)
    first, second = (torch.ones(array, device=options.device) for _ in range(2))
    works["sum"] = partial(torch.add, first, second, out=torch.empty_like(first))
    return works


def counts(step: Step) -> tuple[dict[str, int], int]:
    """Floating-point operations of a step by kind, and bytes."""
    with FlopCounterMode(display=False, custom_mapping=RECURRENT) as counter:
        step()
    kinds: Counter[str] = Counter()
    for operation, flops in counter.get_flop_counts()["Global"].items():
        kinds[kind_of(str(operation))] += flops
    with Bytes() as size:
        step()
    return dict(kinds), size.total


def kind_of(name: str) -> str:
    """What an operation is counted as."""
    return next((kind for kind, parts in KINDS.items() if any(part in name for part in parts)), REST)


def where(name: str, step: Step, flops: dict[str, int], ceiling: float, options: Options) -> Table:
    """The time of each kind of operation, and what those reach that have floating-point operations to speak of."""
    times = 1 if options.quick else 3
    on_device = options.device == "cuda"
    activities = [ProfilerActivity.CPU, *([ProfilerActivity.CUDA] if on_device else [])]
    with profile(activities=activities, acc_events=True) as found:
        begun = time.perf_counter()
        for _ in range(times):
            step()
        (waiter(options.device) or (lambda: None))()
        whole = (time.perf_counter() - begun) / times
    kinds: dict[str, float] = {}
    for one in found.key_averages():
        if one.device_type != DeviceType.CPU:
            continue  # a kernel's time is also that of the operation that launched it
        spent = one.self_device_time_total if on_device else one.self_cpu_time_total
        kind = kind_of(one.key)
        kinds[kind] = kinds.get(kind, 0.0) + spent / 1e6 / times
    kinds[OUTSIDE] = max(0.0, whole - sum(kinds.values()))
    rows = tuple(
        (kind, seconds, seconds / whole, flops[kind] / seconds / ceiling if flops.get(kind) and seconds else "")
        for kind, seconds in sorted(kinds.items(), key=lambda item: -item[1])
    )
    columns = ("kind", "s", "share of the step", "of matrix ceiling")
    note = "Recurrent networks are in float32 in any case." if name != "float32" else ""
    return Table(f"Where a step's time goes, {name}", columns, rows, note)

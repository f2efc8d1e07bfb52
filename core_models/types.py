"""What flows between models, objectives and training."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, Self

import torch
from torch import Generator, Tensor, nn

ORDER, SAME_DYNAMIC, IDENTITY = "order", "same_dynamic", "identity"
"""What an objective can ask of a batch beside the frames."""


class Gaussian(NamedTuple):
    """A diagonal Gaussian, both parts of one shape (..., D).

    Attributes:
        mean: in the units of the variable.
        logvar: the natural logarithm of the variance, everywhere in this code.
    """

    mean: Tensor
    logvar: Tensor


@dataclass(frozen=True, eq=False)
class Latents:
    """The two factors of B clips.

    Attributes:
        static: (B, S), what stays over the clip.
        dynamic: (B, K, D), what changes; K = T frames, or 1 for codes of a whole clip.
    """

    static: Tensor
    dynamic: Tensor

    def rolled(self, shift: int) -> Latents:
        """The same clips, each in the place `shift` further on."""
        return Latents(self.static.roll(shift, 0), self.dynamic.roll(shift, 0))


@dataclass(frozen=True)
class Block:
    """A slice of the latents that can be swapped by itself.

    Attributes:
        name: what a user reads: "identity", "pose", "rung 2".
        part: "static" or "dynamic".
        start, stop: the half-open range of the last dimension.
    """

    name: str
    part: str
    start: int
    stop: int


@dataclass(frozen=True, eq=False)
class Batch:
    """Clips to learn from.

    Attributes:
        frames: float32 (B, T, *frame_shape); pictures in [0, 1] as (3, H, W), spectra as (F,).
        order: int64 (B, T), a frame order for each clip: the view with the same static factor. Kept as an order and
            not as frames, so that frame features are computed once and permuted; None for no such view.
        same_dynamic: frames of a view with the same dynamics (motion kept, content altered), or None.
        decoded: int64 (B, k), the frames of each clip that the reconstruction term is estimated from; None for all.
        identity: int64 (B,), which clips are of one individual (equal numbers), where the objective uses that; or None.
        population: how many clips there are to draw batches from, for estimates that weight by it; 0 where unknown.
        noise: draws the reparameterisation noise; None for torch's default generator.
    """

    frames: Tensor
    order: Tensor | None = None
    same_dynamic: Tensor | None = None
    decoded: Tensor | None = None
    identity: Tensor | None = None
    population: int = 0
    noise: Generator | None = None


@dataclass(frozen=True)
class Stage:
    """A part of training.

    Attributes:
        name: what a user reads.
        trains: names of the model's modules that learn; empty for all.
        steps: how many optimiser steps.
    """

    name: str
    trains: tuple[str, ...]
    steps: int


@dataclass(frozen=True)
class Trouble:
    """What a run has met of losses and gradients that are not finite.

    Attributes:
        skipped: steps that were left out for it, of all.
        in_a_row: of these, the last ones without a sound step between or after them.
        set_back: how often the run went back to an earlier state.
        good: the step of the state that it goes back to, or went back to last.
    """

    skipped: int = 0
    in_a_row: int = 0
    set_back: int = 0
    good: int = 0


@dataclass(frozen=True, eq=False)
class TrainEvent:
    """What fit() yields; numbers are plain floats in nats, on the CPU.

    Attributes:
        kind: "step" (a logged step), "validation", "checkpoint", "end", "skip" (a step whose loss or gradient is not
            finite was left out), "restore" (after several of these the run went back to an earlier state), or, before
            training, "phase" (data is being loaded; `step` and `total` count its items).
        stage: name of the stage.
        step: optimiser steps done, of all.
        total: optimiser steps planned, of all.
        losses: unweighted terms by name, and "total", the weighted sum that is minimised.
        best_step: the step whose weights are best on validation so far; None before the first validation.
        steps_per_second: a running figure.
        preview: uint8 (3, n, T, H, W, 3) for pictures: input, reconstruction, swap with the next clip; else None.
        message: a line for a user, such as why training stopped; empty otherwise.
        trouble: what the run has met until then.
    """

    kind: str
    stage: str
    step: int
    total: int
    losses: Mapping[str, float] = field(default_factory=dict)
    best_step: int | None = None
    steps_per_second: float = 0.0
    preview: Tensor | None = None
    message: str = ""
    trouble: Trouble = Trouble()


class SequenceModel(Protocol):
    """What every model offers. Models are torch modules that satisfy this by shape, not by inheritance.

    `decode` takes what `encode` gives after any swap of blocks: a code that only has a meaning beside another (dynamics
    given a static code, say) is stored in a form that keeps it when the other changes.

    Attributes:
        precision: float32 or bfloat16, of the networks; latents, densities and losses are float32 in any case.
        frame_codes: whether the dynamic code has an entry for each frame (K = T), or one for the whole clip (K = 1).
    """

    precision: torch.dtype
    frame_codes: bool

    def encode(self, frames: Tensor) -> Latents:
        """Posterior means of (B, T, *frame_shape)."""
        ...

    def decode(self, latents: Latents) -> Tensor:
        """Frames (B, T, *frame_shape) of latents, float32."""
        ...

    def sample_static(self, n: int, generator: Generator) -> Tensor:
        """Static codes (n, S) from the prior; S may be 0."""
        ...

    def sample_dynamic(self, static: Tensor, length: int, generator: Generator) -> Tensor:
        """Dynamic codes (B, K, D) of `length` frames from the prior, for clips with these static codes (B, S)."""
        ...

    def losses(self, batch: Batch, step: int) -> dict[str, Tensor]:
        """Unweighted terms in nats, summed over time and features, averaged over the batch."""
        ...

    def monitors(self, batch: Batch) -> dict[str, Tensor]:
        """Figures in nats that are logged at every validation and never minimised; {} where there are none."""
        ...

    def stages(self, steps: int) -> tuple[Stage, ...]:
        """How training of so many steps is divided; the stages' steps sum to `steps`."""
        ...

    def blocks(self) -> tuple[Block, ...]:
        """The slices that a user can swap."""
        ...

    def set_normalisation(self, offset: Tensor, scale: Tensor) -> None:
        """Store mean and spread (F,) of each feature of spectra or vectors, so that frames keep their own units."""
        ...

    # What torch's modules have and training and storing need.
    def parameters(self) -> Iterator[nn.Parameter]: ...  # noqa: D102
    def named_buffers(self) -> Iterator[tuple[str, Tensor]]: ...  # noqa: D102
    def named_children(self) -> Iterator[tuple[str, nn.Module]]: ...  # noqa: D102
    def state_dict(self) -> dict[str, Any]: ...  # noqa: D102
    def load_state_dict(self, state_dict: Mapping[str, Any]) -> Any: ...  # noqa: D102
    def train(self, mode: bool = True) -> Self: ...  # noqa: D102
    def eval(self) -> Self: ...  # noqa: D102
    def to(self, device: torch.device | str) -> Self: ...  # noqa: D102


def device_of(model: SequenceModel) -> torch.device:
    """Where a model's weights are."""
    return next(iter(model.parameters())).device


def sample(model: SequenceModel, n: int, length: int, generator: Generator) -> Latents:
    """Latents of n clips of `length` frames from the prior, both factors."""
    static = model.sample_static(n, generator)
    return Latents(static, model.sample_dynamic(static, length, generator))

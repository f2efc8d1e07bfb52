"""Our training steps of VDSM, FAVAE, SCD and DSVAE against their published forms: the same, by other ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Generator, Tensor, nn

from benchmarks import reference_cdsvae, reference_favae, reference_scd, reference_vdsm
from core_models.config import Architecture, Augment, Experts, Flow, Ladder, Network, Window
from core_models.data import make_batch
from core_models.registry import build_model, spec_of
from core_models.types import Batch, Stage

B, T, SIZE = 6, 5, 32
TIGHT = {"rtol": 1e-10, "atol": 1e-10}
NETWORK: dict[str, Any] = {
    "static": 6, "dynamic": 4, "encoder_channels": 4, "channels": 4, "features": 10, "hidden": 9,
}  # fmt: skip
STEPS = 10
Losses = Callable[[Any, Batch, int], dict[str, Tensor]]


@pytest.fixture(autouse=True)
def _on_one_thread(one_thread: None) -> None:
    """Tiny tensors."""


def built(model: str, *, vectors: bool = False, network: dict[str, Any] | None = None, **settings: Any) -> Any:
    """A model in float64, whose weights are all at random, so that no gradient is 0 by chance of the start."""
    torch.manual_seed(0)
    window = Window(kind="vectors", length=T, bins=2) if vectors else Window(kind="video", length=T, size=SIZE)
    sizes = Network(**{**NETWORK, **(network or {})})
    made = build_model(Architecture(model=model, window=window, network=sizes, sigma=0.7, **settings))
    assert isinstance(made, nn.Module)
    with torch.no_grad():
        for one in made.parameters():
            one.add_(0.1 * torch.randn_like(one))
    return made.double()


def batch(model: str, *, vectors: bool = False, decode_frames: int = 0, augment: Augment | None = None) -> Batch:
    noise = Generator().manual_seed(3)
    shape = (B, T, 2) if vectors else (B, T, 3, SIZE, SIZE)
    made = make_batch(
        torch.rand(shape, generator=noise),
        augment or Augment(crop=0, stretch=0, blur=0, noise=0, colour=0),
        noise,
        spec_of(model).views,
        decode_frames=decode_frames,
        identity=torch.tensor([0, 0, 1, 1, 2, 2]),
        population=50,
        run=2,
    )
    view = None if made.same_dynamic is None else made.same_dynamic.double()
    return Batch(made.frames.double(), made.order, view, made.decoded, made.identity, made.population, noise)


def check(model: Any, theirs: Losses, make: Callable[[], Batch], step: int = 0) -> None:
    """Losses and gradients of all terms together, which have weights of their own."""
    stage = stage_of(model, step)
    for name, module in model.named_children():
        module.requires_grad_(not stage.trains or name in stage.trains)
    ours = model.losses(make(), step)
    found = gradients(model, ours)
    expected = theirs(model, make(), step)
    wanted = gradients(model, expected)
    assert set(ours) == set(expected)
    for name, loss in ours.items():
        assert loss.dtype == torch.float64
        torch.testing.assert_close(loss, expected[name], **TIGHT, msg=lambda told, name=name: f"{name}: {told}")
    assert found.keys() == wanted.keys()
    learning = {name for name, one in model.named_parameters() if one.requires_grad}
    assert found.keys() == learning
    for name, gradient in found.items():
        torch.testing.assert_close(gradient, wanted[name], **TIGHT, msg=lambda told, name=name: f"{name}: {told}")


def stage_of(model: Any, step: int) -> Stage:
    stages = model.stages(STEPS)
    return stages[0] if step < stages[0].steps else stages[1]


def gradients(model: Any, losses: dict[str, Tensor]) -> dict[str, Tensor]:
    model.zero_grad()
    total = torch.stack([(i + 1) * losses[name] for i, name in enumerate(sorted(losses))]).sum()
    total.backward()
    return {name: one.grad.clone() for name, one in model.named_parameters() if one.grad is not None}


@pytest.mark.parametrize("decode_frames", [0, 2])
@pytest.mark.parametrize("step", [3, 8], ids=["frames", "dynamics"])
@pytest.mark.parametrize("experts", [{}, {"ends_only": False}, {"mixture": False}], ids=["ends", "all", "single"])
def test_vdsm(experts: dict[str, Any], step: int, decode_frames: int) -> None:
    model = built("vdsm", experts=Experts(first_stage=0.5, **experts))
    check(model, reference_vdsm.losses, lambda: batch("vdsm", decode_frames=decode_frames), step)


@pytest.mark.parametrize("shared", [False, True], ids=["ways up", "one way up"])
@pytest.mark.parametrize("vectors", [True, False], ids=["vectors", "pictures"])
@pytest.mark.parametrize("turns", [True, False])
def test_favae(turns: bool, vectors: bool, shared: bool) -> None:
    ladder = Ladder(rungs=(4, 3), capacities=(2.0, 1.0), rise=10, turns=turns, channels=5)
    model = built("favae", vectors=vectors, ladder=ladder)

    def theirs(model: Any, batch: Batch, step: int) -> dict[str, Tensor]:
        return reference_favae.losses(model, batch, step, shared=shared)

    check(model, theirs, lambda: batch("favae", vectors=vectors, decode_frames=0 if vectors else 2), 7)


@pytest.mark.parametrize("posterior", ["factorised", "full"])
@pytest.mark.parametrize("noise", ["coloured", "white"])
@pytest.mark.parametrize(
    "flow", [{"guides_static": True}, {"static_sees": "colours", "coarse": 4}, {"conditional": False}],
    ids=["causal", "sprites", "independent"],
)  # fmt: skip
def test_scd(flow: dict[str, Any], noise: str, posterior: str) -> None:
    settings = Flow(couplings=3, hidden=8, noise=noise, **{"guides_static": False, **flow})
    model = built("scd", network={"posterior": posterior}, flow=settings)
    views = Augment(crop=0, stretch=0, blur=0, noise=0.5 if "coarse" in flow else 0, colour=0)

    def theirs(model: Any, batch: Batch, step: int) -> dict[str, Tensor]:
        return reference_scd.losses(model, batch)

    check(model, theirs, lambda: batch("scd", decode_frames=3, augment=views))


def test_dsvae() -> None:
    def theirs(model: Any, batch: Batch, step: int) -> dict[str, Tensor]:
        return reference_cdsvae.elbo(model, batch)

    check(built("dsvae"), theirs, lambda: batch("dsvae"))

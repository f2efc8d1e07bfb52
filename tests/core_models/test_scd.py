"""SCD: fusion by precision, the bound against a loop, the shuffle constraint, and swaps that invert the flow."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations, permutations
from typing import Any

import pytest
import torch
from torch import Generator, Tensor
from torch.distributions import Normal

from core_models.config import Architecture, Preset
from core_models.data import ClipArray
from core_models.errors import ConfigError
from core_models.registry import build_model
from core_models.scd import SCD, SEEN, ColourEncoder, coarsened, entropy, fused
from core_models.swaps import swap
from core_models.types import Batch, Gaussian, Latents, sample

Clips = Callable[[int, int], ClipArray]
CPU = torch.device("cpu")


def disturbed(model: SCD, size: float = 0.2) -> SCD:
    """Flows begin as the identity; these do not."""
    generator = Generator().manual_seed(0)
    for weight in (*model.static_prior.parameters(), *model.dynamic_prior.parameters()):
        weight.data += size * torch.randn(weight.shape, generator=generator)
    return model


def architecture(preset: Preset, **flow: Any) -> Architecture:
    return preset.architecture.model_copy(update={"flow": preset.architecture.flow.model_copy(update=flow)})


@pytest.fixture(params=["coloured", "white"])
def model(toy_preset: Callable[..., Preset], request: pytest.FixtureRequest) -> SCD:
    """For spectra, with a normalisation that is not the identity."""
    torch.manual_seed(0)
    settings = architecture(toy_preset(model="scd"), couplings=2, hidden=8, noise=request.param)
    model = disturbed(build_model(settings))
    model.set_normalisation(torch.linspace(-1, 1, 8), torch.linspace(0.5, 2, 8))
    return model


@pytest.fixture
def pictures(toy_preset: Callable[..., Preset]) -> SCD:
    torch.manual_seed(0)
    return disturbed(build_model(toy_preset("video", "scd").architecture))


@pytest.fixture
def frames(speech_clips: Clips) -> Tensor:
    return speech_clips(3, 0).take(range(3), CPU)


def test_fusion_by_hand() -> None:
    """Precisions 1 and 3 add to 4; the mean is (1 * 2 + 3 * 6) / 4."""
    q = fused(Gaussian(torch.tensor([[[2.0], [6.0]]]), torch.tensor([[[0.0], [-math.log(3)]]])))
    torch.testing.assert_close(q.mean, torch.tensor([[5.0]]))
    torch.testing.assert_close(q.logvar, torch.tensor([[-math.log(4)]]))


def test_fusion_is_the_product_of_densities() -> None:
    generator = Generator().manual_seed(0)
    q = Gaussian(torch.randn(1, 5, 1, generator=generator), torch.randn(1, 5, 1, generator=generator))
    line = torch.linspace(-3, 3, 7)[:, None]
    product = Normal(q.mean[0, :, 0], torch.exp(0.5 * q.logvar[0, :, 0])).log_prob(line).sum(1)
    both = fused(q)
    single = Normal(both.mean[0], torch.exp(0.5 * both.logvar[0])).log_prob(line)[:, 0]
    torch.testing.assert_close(product - product[0], single - single[0])


def test_entropy_is_torchs() -> None:
    q = Gaussian(torch.zeros(2, 3, 4), torch.randn(2, 3, 4, generator=Generator().manual_seed(0)))
    torch.testing.assert_close(entropy(q), Normal(q.mean, torch.exp(0.5 * q.logvar)).entropy().sum((1, 2)))


@torch.no_grad()
def test_the_static_code_does_not_know_the_order_of_frames(model: SCD, frames: Tensor) -> None:
    static = model.encode(frames).static
    for order in list(permutations(range(6)))[::97]:
        torch.testing.assert_close(model.encode(frames[:, list(order)]).static, static)


@torch.no_grad()
def test_decoded_codes_are_the_reconstruction_from_posterior_means(model: SCD, frames: Tensor) -> None:
    """z -> u -> z under a clip's own static code changes nothing."""
    inferred, latents = model.infer(frames), model.encode(frames)
    static = inferred.static.mean[:, None].expand(-1, 6, -1)
    plain = model.decode_codes(static, inferred.dynamic.mean)
    torch.testing.assert_close(model.decode(latents), plain, atol=1e-4, rtol=1e-4)
    assert (latents.dynamic - inferred.dynamic.mean).abs().max() > 0.01


@torch.no_grad()
def test_a_swap_inverts_the_flow_under_the_other_static_code(model: SCD, frames: Tensor) -> None:
    a, b = model.encode(frames), model.encode(frames.flip(0))
    mixed = swap(a, b, model.blocks()[1])
    dynamic = model.dynamic_prior.from_noise(b.dynamic, a.static)
    expected = model.decode_codes(a.static[:, None].expand(-1, 6, -1), dynamic)
    torch.testing.assert_close(model.decode(mixed), expected)
    copied = model.dynamic_prior.from_noise(b.dynamic, b.static)
    assert (dynamic - copied).abs().max() > 1e-3


@torch.no_grad()
def test_swaps_of_independent_dynamics_copy_them(toy_preset: Callable[..., Preset], frames: Tensor) -> None:
    torch.manual_seed(0)
    model = disturbed(build_model(architecture(toy_preset(model="scd"), conditional=False)))
    a, b = model.encode(frames), model.encode(frames.flip(0))
    dynamic = model.infer(frames.flip(0)).dynamic.mean
    expected = model.decode_codes(a.static[:, None].expand(-1, 6, -1), dynamic)
    torch.testing.assert_close(model.decode(swap(a, b, model.blocks()[1])), expected, atol=1e-4, rtol=1e-4)


def test_a_swap_rescales_where_the_static_factor_sets_the_range() -> None:
    """Positions are range * noise, the range is the static code: the swap moves the noise, not the positions."""
    torch.manual_seed(0)
    network = {"static": 2, "dynamic": 2, "features": 8, "hidden": 16}
    settings = {"model": "scd", "window": {"kind": "vectors", "length": 8, "bins": 4}, "network": network}
    model = build_model(Architecture.model_validate({**settings, "flow": {"couplings": 2, "hidden": 16}}))
    flow, generator = model.dynamic_prior, Generator().manual_seed(0)
    optimiser = torch.optim.Adam(flow.parameters(), lr=1e-2)
    for _ in range(150):
        reach = 1 + 2 * torch.rand(64, 1, generator=generator)
        dynamic = reach[..., None] * torch.randn(64, 8, 2, generator=generator)
        loss = -flow.log_density(dynamic, torch.cat([reach, -reach], 1)).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        narrow, wide = torch.tensor([[1.0, -1.0]]), torch.tensor([[3.0, -3.0]])
        walk = torch.randn(1, 8, 2, generator=generator)
        noise = flow.to_noise(walk, narrow)
        moved = flow.from_noise(noise, wide)
        ratio = (moved * walk).sum() / walk.square().sum()
    assert float(ratio) == pytest.approx(3, rel=0.15)
    assert float((moved - 3 * walk).square().mean().sqrt()) < 0.6


@torch.no_grad()
def test_terms_are_the_loop_over_clips_and_frames(model: SCD, frames: Tensor) -> None:
    """Draws repeated with the same noise; each density written out."""
    order = torch.stack([torch.randperm(6, generator=Generator().manual_seed(i)) for i in range(3)])
    terms = model.losses(Batch(frames, order=order, noise=Generator().manual_seed(5)), 0)
    inferred, noise = model.infer(frames), Generator().manual_seed(5)
    static = inferred.static.mean + torch.exp(0.5 * inferred.static.logvar) * torch.randn(3, 4, generator=noise)
    dynamic = inferred.dynamic.mean + torch.exp(0.5 * inferred.dynamic.logvar) * torch.randn(3, 6, 3, generator=noise)
    extra = torch.randn(3, 6, 4, generator=noise)
    expected = dict.fromkeys(("reconstruction", "kl_static", "kl_dynamic", "shuffle"), 0.0)
    for i in range(3):
        q = Normal(inferred.static.mean[i], torch.exp(0.5 * inferred.static.logvar[i]))
        expected["kl_static"] -= float(q.entropy().sum() + model.static_prior.log_density(static[i : i + 1])) / 3
        q = Normal(inferred.dynamic.mean[i], torch.exp(0.5 * inferred.dynamic.logvar[i]))
        told = model.dynamic_prior.log_density(dynamic[i : i + 1], static[i : i + 1])
        expected["kl_dynamic"] -= float(q.entropy().sum() + told) / 3
        for t in range(6):
            source = int(order[i, t])
            mean, logvar = inferred.frames.mean[i, source], inferred.frames.logvar[i, source]
            other = mean + torch.exp(0.5 * logvar) * extra[i, t]
            for name, code in (("reconstruction", static[i]), ("shuffle", other)):
                decoded = model.frame_decoder(torch.cat([code, dynamic[i, t]])[None])[0]
                distance = (frames[i, t] - model.offset) / model.scale - decoded
                expected[name] += float(distance.square().sum()) / (2 * model.sigma**2) / 3
    u, log_det = model.dynamic_prior.flow.to_noise(dynamic, static[:, None].expand(-1, 6, -1))
    expected["frames"] = -float(Normal(0.0, 1.0).log_prob(u).sum() + log_det.sum()) / 3
    for name, value in expected.items():
        assert float(terms[name]) == pytest.approx(value, rel=1e-4), name


def test_only_couplings_learn_from_frames_by_themselves(model: SCD, frames: Tensor) -> None:
    model.losses(Batch(frames), 0)["frames"].backward()
    learning = {name.split(".")[1] for name, weight in model.named_parameters() if weight.grad is not None}
    assert learning == {"flow"}
    assert all(weight.grad is None for weight in model.static_prior.parameters())


@torch.no_grad()
def test_a_few_decoded_frames_stand_for_all_without_bias(model: SCD, frames: Tensor) -> None:
    """The mean over every pair of frames is the full term, under codes without noise."""
    for head in (model.static_posterior.head, model.dynamic_posterior.head):
        head.affine.bias.data.chunk(2)[1].fill_(-40)
        head.affine.weight.data.chunk(2)[1].zero_()
    order = torch.tensor([[3, 4, 5, 0, 1, 2]] * 3)
    full = model.losses(Batch(frames, order=order), 0)
    parts = [
        model.losses(Batch(frames, order=order, decoded=torch.tensor([c] * 3)), 0) for c in combinations(range(6), 2)
    ]
    for name in ("reconstruction", "shuffle"):
        torch.testing.assert_close(torch.stack([part[name] for part in parts]).mean(), full[name], rtol=2e-2, atol=0)


@torch.no_grad()
def test_shuffle_is_what_frames_cost_under_each_others_static_codes(model: SCD, frames: Tensor) -> None:
    """Codes without noise: 0 without an order, the reconstruction for still clips, more for moving ones."""
    for head in (model.static_posterior.head, model.dynamic_posterior.head):
        head.affine.bias.data.chunk(2)[1].fill_(-40)
        head.affine.weight.data.chunk(2)[1].zero_()
    order = torch.tensor([[3, 4, 5, 0, 1, 2]] * 3)
    assert float(model.losses(Batch(frames), 0)["shuffle"]) == 0
    still = model.losses(Batch(frames[:, :1].expand(-1, 6, -1), order=order), 0)
    torch.testing.assert_close(still["shuffle"], still["reconstruction"], rtol=2e-2, atol=0)
    moving = model.losses(Batch(frames, order=order), 0)
    assert abs(float(moving["shuffle"] - moving["reconstruction"])) > 1e-3 * float(moving["reconstruction"])


@pytest.mark.parametrize("guides", [True, False])
def test_the_dynamics_density_guides_the_static_code_only_where_asked(
    guides: bool, toy_preset: Callable[..., Preset], frames: Tensor
) -> None:
    torch.manual_seed(0)
    model = disturbed(build_model(architecture(toy_preset(model="scd"), guides_static=guides)))
    model.losses(Batch(frames), 0)["kl_dynamic"].backward()
    learns = model.static_posterior.head.affine.weight.grad is not None
    assert learns is guides
    assert model.dynamic_posterior.head.affine.weight.grad.abs().sum() > 0


@torch.no_grad()
def test_dynamics_are_read_from_the_view_that_keeps_them(model: SCD, frames: Tensor) -> None:
    view = frames.flip(0)
    inferred = model.infer(frames, view)
    torch.testing.assert_close(inferred.dynamic.mean, model.infer(view).dynamic.mean)
    torch.testing.assert_close(inferred.static.mean, model.infer(frames).static.mean)


@torch.no_grad()
def test_the_monitor_is_zero_for_independent_dynamics(
    model: SCD, toy_preset: Callable[..., Preset], frames: Tensor
) -> None:
    independent = disturbed(build_model(architecture(toy_preset(model="scd"), conditional=False)))
    assert float(independent.monitors(Batch(frames))["static_tells_dynamic"]) == 0
    assert float(model.monitors(Batch(frames))["static_tells_dynamic"]) != 0


@torch.no_grad()
def test_samples_repeat_and_have_the_length_asked_for(model: SCD) -> None:
    one, again = (sample(model, 3, 7, Generator().manual_seed(0)) for _ in range(2))
    assert one.static.shape == (3, 4)
    assert one.dynamic.shape == (3, 7, 3)
    assert torch.equal(one.dynamic, again.dynamic)
    assert model.decode(one).shape == (3, 7, 8)


def test_every_weight_learns(model: SCD, frames: Tensor) -> None:
    order = torch.stack([torch.randperm(6, generator=Generator().manual_seed(i)) for i in range(3)])
    torch.stack(list(model.losses(Batch(frames, order=order), 0).values())).sum().backward()
    for name, weight in model.named_parameters():
        assert weight.grad is not None, name
        assert weight.grad.abs().sum() > 0, name


def test_bfloat16_networks_learn_in_float32(pictures: SCD, video_clips: Clips) -> None:
    frames = video_clips(3, 0).take(range(3), CPU)
    with torch.no_grad():
        exact = pictures.losses(Batch(frames, noise=Generator().manual_seed(0)), 0)
    pictures.precision = torch.bfloat16
    terms = pictures.losses(Batch(frames, noise=Generator().manual_seed(0)), 0)
    for name, value in terms.items():
        assert value.dtype == torch.float32
        assert float(value.detach()) == pytest.approx(float(exact[name]), rel=0.05)
    torch.stack(list(terms.values())).sum().backward()
    assert all(weight.grad.isfinite().all() for weight in pictures.parameters() if weight.grad is not None)


@torch.no_grad()
def test_normalisation_keeps_the_units_of_frames(model: SCD, toy_preset: Callable[..., Preset], frames: Tensor) -> None:
    noise = "white" if model.dynamic_prior.white else "coloured"
    plain = build_model(architecture(toy_preset(model="scd"), couplings=2, hidden=8, noise=noise))
    plain.load_state_dict({**model.state_dict(), "offset": torch.zeros(8), "scale": torch.ones(8)})
    normal = (frames - model.offset) / model.scale
    latents = model.encode(frames)
    torch.testing.assert_close(latents.static, plain.encode(normal).static)
    torch.testing.assert_close(model.decode(latents), plain.decode(latents) * model.scale + model.offset)
    one, other = (
        m.losses(Batch(x, noise=Generator().manual_seed(0)), 0) for m, x in ((model, frames), (plain, normal))
    )
    torch.testing.assert_close(one["reconstruction"], other["reconstruction"])


def test_a_few_clips_are_learnt_by_heart(toy_preset: Callable[..., Preset], speech_clips: Clips) -> None:
    torch.manual_seed(0)
    model = build_model(toy_preset(model="scd").architecture)
    frames, noise = speech_clips(4, 0).take(range(4), CPU), Generator().manual_seed(0)
    order = torch.tensor([[1, 2, 3, 4, 5, 0]] * 4)
    optimiser = torch.optim.Adam(model.parameters(), lr=5e-3)
    totals = []
    for _ in range(150):
        terms = model.losses(Batch(frames, order=order, noise=noise), 0)
        total = torch.stack(list(terms.values())).sum()
        optimiser.zero_grad()
        total.backward()
        optimiser.step()
        totals.append(float(total.detach()))
    assert sum(totals[-10:]) < 0.6 * sum(totals[:10])


def test_codes_of_one_number_are_refused(toy_preset: Callable[..., Preset]) -> None:
    preset = toy_preset(model="scd").architecture
    short = preset.model_copy(update={"network": preset.network.model_copy(update={"dynamic": 1})})
    with pytest.raises(ConfigError, match=r"network.dynamic = 1.* at least 2"):
        build_model(short)


@torch.no_grad()
def test_latents_swap_both_ways_on_pictures(pictures: SCD, video_clips: Clips) -> None:
    frames = video_clips(2, 0).take(range(2), CPU)
    latents = pictures.encode(frames)
    static, dynamic = pictures.blocks()
    there, back = swap(latents, latents.rolled(1), static), swap(latents.rolled(1), latents, dynamic)
    torch.testing.assert_close(pictures.decode(there), pictures.decode(back))
    assert isinstance(there, Latents)


@torch.no_grad()
def test_colours_are_read_wherever_and_as_often_as_they_are() -> None:
    torch.manual_seed(0)
    encoder, generator = ColourEncoder(8), Generator().manual_seed(0)
    picture = torch.rand(1, 3, 16, 16, generator=generator)
    moved = picture.flatten(2)[:, :, torch.randperm(256, generator=generator)].view(1, 3, 16, 16)
    assert torch.equal(encoder(moved), encoder(picture))
    assert torch.equal(encoder(torch.cat([picture, picture], 2)), encoder(picture))
    two = torch.tensor([0.0, 1.0]).view(1, 1, 1, 2).expand(1, 3, 4, 2)  # black and white: the first and the last colour
    plain = encoder.features[0]
    expected = SEEN * (plain.weight[:, 0] + plain.weight[:, 511]) + plain.bias
    torch.testing.assert_close(encoder(two)[0], torch.nn.functional.leaky_relu(expected, 0.2))


def test_training_hides_some_colours_from_each_clip(toy_preset: Callable[..., Preset], video_clips: Clips) -> None:
    torch.manual_seed(0)
    model = build_model(architecture(toy_preset("video", "scd"), static_sees="colours"))
    seen = model.static_encoder.some(6, 4, Generator().manual_seed(0)).view(6, 4, 512)
    assert torch.equal(seen, seen[:, :1].expand(-1, 4, -1))
    assert (seen[0, 0] != seen[1, 0]).any()
    assert float(seen.mean()) == pytest.approx(SEEN, abs=0.05)
    batch = Batch(video_clips(3, 0).take(range(3), CPU))
    with torch.no_grad():
        static = {}
        for mode in (True, False):
            model.train(mode)
            batch = Batch(batch.frames, noise=Generator().manual_seed(0))
            static[mode] = float(model.losses(batch, 0)["kl_static"])
        assert static[True] != static[False]
        hidden = model.infer(batch.frames, some=torch.zeros(12, 512)).static
        assert torch.equal(hidden.mean[0], hidden.mean[1])


def test_a_static_code_of_colours_does_not_see_where_a_clip_moves(
    toy_preset: Callable[..., Preset], video_clips: Clips
) -> None:
    torch.manual_seed(0)
    model = build_model(architecture(toy_preset("video", "scd"), static_sees="colours"))
    frames = video_clips(2, 0).take(range(2), CPU)
    with torch.no_grad():
        turned, straight = model.encode(frames.flip(1).transpose(3, 4)), model.encode(frames)
    torch.testing.assert_close(turned.static, straight.static)
    assert not torch.allclose(turned.dynamic, straight.dynamic)
    model.losses(Batch(frames), 0)["reconstruction"].backward()
    assert model.static_encoder.features[0].weight.grad.abs().sum() > 0
    with pytest.raises(ConfigError, match=r"'colours', flow.coarse = 1 for speech: only pictures"):
        build_model(architecture(toy_preset("speech", "scd"), static_sees="colours"))


@torch.no_grad()
def test_dynamics_of_coarse_pictures_do_not_see_what_is_small(
    toy_preset: Callable[..., Preset], video_clips: Clips
) -> None:
    """Squares keep their mean; a pattern finer than them changes the static code and no dynamics."""
    frames = video_clips(2, 0).take(range(2), CPU)
    assert coarsened(frames, 1) is frames
    even = torch.full((1, 1, 3, 8, 8), 0.25)
    torch.testing.assert_close(coarsened(even, 4), even)
    torch.manual_seed(0)
    model = build_model(architecture(toy_preset("video", "scd"), coarse=4))
    pattern = 0.1 * torch.tensor([1.0, -1.0]).repeat(32).expand(64, 64)
    plain, patterned = model.infer(frames), model.infer(frames + pattern)
    torch.testing.assert_close(patterned.dynamic.mean, plain.dynamic.mean, atol=1e-5, rtol=1e-5)
    assert not torch.allclose(patterned.static.mean, plain.static.mean, atol=1e-5)

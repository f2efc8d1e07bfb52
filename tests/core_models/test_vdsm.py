"""VDSM: blended decoders against a loop, averaged identities, schedules, both stages, swaps of pictures, bfloat16."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from pydantic import ValidationError
from torch import Generator, Tensor
from torch.distributions import Normal, kl_divergence

from core_models.config import Experts, Preset
from core_models.data import ClipArray
from core_models.registry import build_model
from core_models.swaps import swap
from core_models.types import Batch, Gaussian, Latents
from core_models.vdsm import DYNAMICS, FRAMES, TERMS, VDSM, along, annealing, averaged, raised
from core_models.vdsm_dynamics import Dynamics, GatedTransition
from core_models.vdsm_networks import (
    BlurPool,
    BlurPoolEncoder,
    ExpertLinear,
    ExpertPerceptron,
    ExpertPictureDecoder,
    ExpertUpsampling,
)

Clips = Callable[[int, int], ClipArray]
Presets = Callable[..., Preset]
CPU = torch.device("cpu")


def vdsm(preset: Preset, **experts: object) -> VDSM:
    torch.manual_seed(0)
    architecture = preset.architecture.model_copy(update={"model": "vdsm", "experts": Experts(**experts)})
    return build_model(architecture)


@pytest.fixture
def model(toy_preset: Presets) -> VDSM:
    """For spectra, with a normalisation that is not the identity."""
    model = vdsm(toy_preset("speech", "dsvae"), first_stage=0.5)
    model.set_normalisation(torch.linspace(-1, 1, 8), torch.linspace(0.5, 2, 8))
    model.stages(20)
    return model


@pytest.fixture
def pictures(toy_preset: Presets) -> VDSM:
    model = vdsm(toy_preset("video", "dsvae"), first_stage=0.5)
    model.stages(20)
    return model


def test_blurpool_is_the_binomial_filter_with_edges_repeated() -> None:
    x = torch.randn(2, 3, 8, 6, generator=Generator().manual_seed(0))
    taps = torch.tensor([1.0, 3.0, 3.0, 1.0]) / 8
    kernel = torch.outer(taps, taps).expand(3, 1, 4, 4)
    literal = F.conv2d(F.pad(x, (1, 1, 1, 1), mode="replicate"), kernel, stride=2, groups=3)
    torch.testing.assert_close(BlurPool()(x), literal)


def test_blurring_makes_codes_depend_less_on_a_shift_by_one_pixel() -> None:
    """A checkerboard is all black or all white to a stride of two; blurred, it is grey wherever it lies."""
    board = (torch.arange(8)[:, None] + torch.arange(8)).remainder(2).float()[None, None]
    torch.testing.assert_close(BlurPool()(board)[..., 1:-1, 1:-1], torch.full((1, 1, 2, 2), 0.5))
    torch.testing.assert_close(BlurPool()(board.roll(1, -1))[..., 1:-1, 1:-1], torch.full((1, 1, 2, 2), 0.5))


@pytest.mark.parametrize("size", [32, 64])
def test_the_encoder_gives_each_picture_its_features(size: int) -> None:
    encoder = BlurPoolEncoder(4, 8, size)
    x = torch.rand(3, 3, size, size)
    assert encoder(x).shape == (3, 8)
    torch.testing.assert_close(encoder(x)[1:2], encoder(x[1:2]), rtol=1e-2, atol=1e-3)


@pytest.mark.parametrize("n", [2, 5])
def test_expert_layers_are_the_loop_over_clips_and_experts(n: int) -> None:
    torch.manual_seed(0)
    B, K = 3, 4
    mixture = torch.rand(B, K).softmax(1)
    linear, values = ExpertLinear(K, 5, 6), torch.randn(B, n, 5)
    wide, pictures = ExpertUpsampling(K, 4, 3, bias=True), torch.randn(B * n, 4, 5, 5)
    torch.nn.init.normal_(wide.bias)
    flat, images = linear(values, mixture), wide(pictures, mixture)
    assert images.shape == (B * n, 3, 10, 10)
    for i in range(B):
        weight = sum(mixture[i, k] * linear.weight[k] for k in range(K))
        bias = sum(mixture[i, k] * linear.bias[k] for k in range(K))
        torch.testing.assert_close(flat[i], values[i] @ weight + bias)
        kernel = sum(mixture[i, k] * wide.weight[k] for k in range(K))
        shift = sum(mixture[i, k] * wide.bias[k] for k in range(K))
        for j in range(i * n, (i + 1) * n):
            torch.testing.assert_close(images[j], F.conv_transpose2d(pictures[j], kernel, shift, 2, 1))


@pytest.mark.parametrize("ends_only", [True, False])
def test_a_decoder_of_pictures_is_that_of_each_clip(ends_only: bool) -> None:
    torch.manual_seed(0)
    decoder = ExpertPictureDecoder(4, 3, 4, 64, ends_only=ends_only)
    assert [len(layer.weight) for layer in decoder.layers] == ([1, 1, 4, 4] if ends_only else [4, 4, 4, 4])
    poses, identity = torch.randn(3, 2, 3), torch.randn(3, 4).softmax(1)
    together = decoder(poses, identity)
    assert together.shape == (3, 2, 3, 64, 64)
    torch.testing.assert_close(together[1:2], decoder(poses[1:2], identity[1:2]), rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(together[:, 1:], decoder(poses[:, 1:], identity), rtol=1e-4, atol=1e-5)


def test_one_expert_at_a_corner_of_the_simplex_decodes_alone() -> None:
    torch.manual_seed(0)
    decoder = ExpertPerceptron(3, 2, 8, 5)
    poses, corner = torch.randn(1, 4, 2), torch.tensor([[0.0, 1.0, 0.0]])
    before = decoder(poses, corner)
    with torch.no_grad():
        decoder.start.weight[0] += 1
        decoder.end.weight[2] += 1
    torch.testing.assert_close(decoder(poses, corner), before)
    with torch.no_grad():
        decoder.end.weight[1] += 1
    assert not torch.allclose(decoder(poses, corner), before)


@pytest.mark.parametrize("kind", ["speech", "video"])
def test_the_ablation_has_one_decoder_that_is_given_the_identity(kind: str, toy_preset: Presets) -> None:
    single, mixed = (vdsm(toy_preset(kind, "dsvae"), mixture=mixture) for mixture in (False, True))
    assert single.decoder.start.weight.shape == (1, *mixed.decoder.start.weight.shape[1:])
    assert len(mixed.decoder.start.weight) == 4
    latents = single.encode(torch.rand(2, 3, *single.frame_shape))
    other = Latents(latents.static.flip(0) + torch.tensor([0.3, -0.3, 0.0, 0.0]), latents.dynamic)
    assert not torch.allclose(single.decode(latents), single.decode(other), atol=1e-6)


def test_identities_are_averaged_over_all_frames_of_an_individual() -> None:
    generator = Generator().manual_seed(0)
    frames = Gaussian(torch.randn(4, 3, 2, generator=generator), torch.randn(4, 3, 2, generator=generator))
    pooled, index = averaged(frames, torch.tensor([7, 2, 7, 7]))
    assert index.tolist() == [1, 0, 1, 1]
    torch.testing.assert_close(pooled.mean[1], frames.mean[[0, 2, 3]].flatten(0, 1).mean(0))
    deviation = torch.exp(0.5 * frames.logvar[[0, 2, 3]]).flatten(0, 1).mean(0)
    torch.testing.assert_close(torch.exp(0.5 * pooled.logvar[1]), deviation)
    alone, own = averaged(frames, None)
    assert own.tolist() == [0, 1, 2, 3]
    torch.testing.assert_close(alone.mean[1], pooled.mean[0])


def test_schedules_by_hand() -> None:
    assert [raised((0.1, 1.0), share) for share in (0, 0.5, 1, 3)] == pytest.approx([0.1, 0.55, 1.0, 1.0])
    line = [along((30.0, 0.2, 0.4, 1.0), (0.0, 0.5, 0.8, 1.0), share) for share in (0, 0.25, 0.5, 0.65, 0.9, 1, 2)]
    assert line == pytest.approx([30.0, 15.1, 0.2, 0.3, 0.7, 1.0, 1.0])
    settings = Experts(temperature=(1.0, 10.0), temperature_share=0.5, static_share=0.25)
    first = annealing(settings, 0, 100, 150)
    assert first == pytest.approx((1.0, 0.1, 30.0, 0.0))
    assert annealing(settings, 25, 100, 150) == pytest.approx((5.5, 1.0, 15.1, 0.0))
    assert annealing(settings, 99, 100, 150)[:2] == pytest.approx((10.0, 1.0))
    assert annealing(settings, 100, 100, 150) == pytest.approx((10.0, 1.0, 0.1, 0.1))
    assert annealing(settings, 125, 100, 150) == pytest.approx((10.0, 1.0, 0.4, 0.55))
    assert annealing(settings, 150, 100, 150) == pytest.approx((10.0, 1.0, 1.0, 1.0))


@pytest.mark.parametrize("wrong", [{"pose_places": (0, 0.8, 0.5, 1)}, {"pose_kl": (1, 0, 1, 1)}])
def test_impossible_schedules_are_named(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        Experts(**wrong)


@pytest.mark.parametrize("steps", [1, 2, 10, 37])
def test_stages_share_the_steps(model: VDSM, steps: int) -> None:
    frames, dynamics = model.stages(steps)
    assert (frames.trains, dynamics.trains) == (FRAMES, DYNAMICS)
    assert frames.steps + dynamics.steps == steps
    assert frames.steps >= 1
    modules = {name for name, _ in model.named_children()}
    assert set(frames.trains) | set(dynamics.trains) == modules


@torch.no_grad()
def test_frame_terms_are_the_loop_over_individuals_and_frames(model: VDSM, speech_clips: Clips) -> None:
    frames = speech_clips(4, 0).take(range(4), CPU)
    individual = torch.tensor([5, 3, 3, 5])
    model.temperature.fill_(1.5)
    terms = model._frame_terms(Batch(frames, identity=individual, noise=Generator().manual_seed(1)))
    logits, pose = model.infer(frames)
    noise = Generator().manual_seed(1)
    drawn_logits = torch.empty(2, 4).normal_(generator=noise)
    drawn_pose = torch.empty(4, 6, 3).normal_(generator=noise)
    reconstruction = static = dynamic = 0.0
    for g, members in enumerate([[1, 2], [0, 3]]):
        mean = logits.mean[members].mean((0, 1))
        deviation = torch.exp(0.5 * logits.logvar[members]).mean((0, 1))
        static += float(kl_divergence(Normal(mean, deviation), Normal(0.0, 1.0)).sum()) / 4
        identity = torch.softmax(1.5 * (mean + deviation * drawn_logits[g]), 0)
        for i in members:
            for t in range(6):
                q = Normal(pose.mean[i, t], torch.exp(0.5 * pose.logvar[i, t]))
                dynamic += float(kl_divergence(q, Normal(0.0, 1.0)).sum()) / 4
                z = q.mean + q.stddev * drawn_pose[i, t]
                decoded = model.decoder(z[None, None], identity[None])[0, 0]
                distance = (frames[i, t] - model.offset) / model.scale - decoded
                reconstruction += float(distance.square().sum()) / (2 * model.sigma**2) / 4
    expected = {"reconstruction": reconstruction, "kl_static": static, "kl_dynamic": dynamic}
    assert {name: float(value) for name, value in terms.items()} == pytest.approx(expected, rel=1e-4)


@torch.no_grad()
def test_decoding_by_individual_is_decoding_by_clip(model: VDSM) -> None:
    identity, poses = torch.randn(2, 4).softmax(1), torch.randn(4, 3, 3)
    for index in (torch.tensor([1, 0, 1, 0]), torch.tensor([1, 1, 1, 0])):
        frames = model._decode_people(identity, poses, index)
        torch.testing.assert_close(frames, model.decode(Latents(identity[index], poses)), rtol=1e-4, atol=1e-5)


@torch.no_grad()
def test_dynamics_terms_are_the_loop_over_time(model: VDSM, speech_clips: Clips) -> None:
    frames = speech_clips(2, 0).take(range(2), CPU)
    terms = model._dynamics_terms(Batch(frames, noise=Generator().manual_seed(1)))
    net, noise, latents = model.dynamics, Generator().manual_seed(1), model.encode(frames)
    q = net.read(latents.dynamic)
    action = q.mean + torch.exp(0.5 * q.logvar) * torch.empty_like(q.mean).normal_(generator=noise)
    state, cell = net.start(action).chunk(2, -1)
    given, z = net.first_input.expand(2, -1), net.first_pose.expand(2, -1)
    kl, drawn = torch.zeros(2), []
    for _ in range(6):
        state, cell = net.writer(given, (state, cell))
        posterior, prior = net.combiner(z, state, action), net.transition(z, action)
        given = state
        both = (Normal(part.mean, torch.exp(0.5 * part.logvar)) for part in (posterior, prior))
        kl += kl_divergence(*both).sum(1)
        z = posterior.mean + torch.exp(0.5 * posterior.logvar) * torch.empty(2, 3).normal_(generator=noise)
        drawn.append(z)
    decoded = model.decode(Latents(latents.static, torch.stack(drawn, 1)))
    expected = {
        "reconstruction": float(model.reconstruction(frames, decoded)),
        "kl_dynamic": float(kl.mean()),
        "kl_action": float(kl_divergence(Normal(q.mean, torch.exp(0.5 * q.logvar)), Normal(0.0, 1.0)).sum() / 2),
    }
    assert {name: float(value) for name, value in terms.items()} == pytest.approx(expected, rel=1e-4)


def test_losses_are_the_terms_times_their_schedules(model: VDSM, speech_clips: Clips) -> None:
    frames = speech_clips(4, 0).take(range(4), CPU)
    settings = model.settings

    def noise() -> Generator:
        return Generator().manual_seed(3)

    early = model.losses(Batch(frames, noise=noise()), 0)
    assert tuple(early) == TERMS[:3]
    assert float(model.temperature) == pytest.approx(settings.temperature[0])
    plain = model._frame_terms(Batch(frames, noise=noise()))
    torch.testing.assert_close(early["kl_dynamic"], 30 * plain["kl_dynamic"])
    torch.testing.assert_close(early["kl_static"], 0.1 * plain["kl_static"])
    torch.testing.assert_close(early["reconstruction"], plain["reconstruction"])
    late = model.losses(Batch(frames, noise=noise()), 19)
    assert set(late) == {"reconstruction", "kl_dynamic", "kl_action"}
    assert float(model.temperature) == pytest.approx(settings.temperature[1])
    factors = annealing(settings, 19, 10, 20)
    plain = model._dynamics_terms(Batch(frames, noise=noise()))
    torch.testing.assert_close(late["kl_action"], factors.action * plain["kl_action"])


@torch.no_grad()
@pytest.mark.parametrize("k", [1, 2])
def test_a_few_frames_stand_for_all_of_a_clip_without_bias(model: VDSM, speech_clips: Clips, k: int) -> None:
    """The poses' KL is a sum over frames: its mean over every subset of k frames is the full term."""
    frames = speech_clips(3, 1).take(range(3), CPU)
    full = model._frame_terms(Batch(frames))["kl_dynamic"]
    parts = [
        model._frame_terms(Batch(frames, decoded=torch.tensor([subset] * 3)))["kl_dynamic"]
        for subset in combinations(range(6), k)
    ]
    torch.testing.assert_close(torch.stack(parts).mean(), full)


@pytest.mark.parametrize(("step", "learns"), [(0, FRAMES), (15, DYNAMICS)])
def test_every_weight_of_a_stage_learns(model: VDSM, speech_clips: Clips, step: int, learns: tuple[str, ...]) -> None:
    for name, module in model.named_children():
        module.requires_grad_(name in learns)
    frames = speech_clips(4, 0).take(range(4), CPU)
    torch.stack(list(model.losses(Batch(frames), step).values())).sum().backward()
    for name, weight in model.named_parameters():
        assert (weight.grad is not None) == (name.split(".")[0] in learns), name
        assert weight.grad is None or weight.grad.abs().sum() > 0, name


@torch.no_grad()
def test_pictures_swap_identity_and_pose_before_the_second_stage(pictures: VDSM, video_clips: Clips) -> None:
    pictures.temperature.fill_(20.0)
    frames = video_clips(2, 0).take(range(2), CPU)[:, :1]
    latents = pictures.encode(frames)
    assert latents.static.shape == (2, 4)
    assert latents.dynamic.shape == (2, 1, 3)
    torch.testing.assert_close(latents.static.sum(1), torch.ones(2))
    swapped = swap(latents, latents.rolled(1), pictures.blocks()[0])
    decoded = pictures.decode(swapped)
    torch.testing.assert_close(decoded[:1], pictures.decode(Latents(latents.static[1:], latents.dynamic[:1])))
    assert decoded.shape == frames.shape


@torch.no_grad()
@pytest.mark.parametrize("length", [1, 6, 25])
def test_any_length_is_generated(model: VDSM, speech_clips: Clips, length: int) -> None:
    generator = Generator().manual_seed(0)
    static = model.sample_static(3, generator)
    torch.testing.assert_close(static.sum(1), torch.ones(3))
    dynamic = model.sample_dynamic(static, length, generator)
    assert dynamic.shape == (3, length, 3)
    frames = model.decode(Latents(static, dynamic))
    assert frames.shape == (3, length, 8)
    assert frames.isfinite().all()
    action = model.action(speech_clips(3, 0).take(range(3), CPU))
    assert action.shape == (3, model.settings.action)
    longer = model.act(action, length + 2)
    torch.testing.assert_close(longer[:, :length], model.act(action, length))


def test_the_transition_starts_as_the_identity_beside_its_gate() -> None:
    transition = GatedTransition(3, 2, 8)
    torch.nn.init.constant_(transition.gate[-1].bias, -50.0)
    before, action = torch.randn(4, 3), torch.randn(4, 2)
    torch.testing.assert_close(transition(before, action).mean, before)


@torch.no_grad()
def test_poses_follow_their_action_and_the_pose_before() -> None:
    torch.manual_seed(0)
    dynamics = Dynamics(3, 2, 8)
    action, poses = torch.randn(2, 2), torch.randn(2, 5, 3)
    prior = dynamics.prior(poses, action)
    changed = poses.clone()
    changed[:, 2] += 1
    differs = (dynamics.prior(changed, action).mean - prior.mean).abs().amax((0, 2)) > 1e-6
    assert differs.tolist() == [False, False, False, True, False]
    assert not torch.allclose(dynamics.prior(poses, action.flip(0)).mean, prior.mean)


@pytest.mark.parametrize("step", [0, 15])
@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16])
def test_both_stages_are_finite_in_both_precisions(
    pictures: VDSM, video_clips: Clips, step: int, precision: torch.dtype
) -> None:
    """Also with black and white frames, and where a temperature makes the identity all but one expert."""
    frames = video_clips(4, 0).take(range(4), CPU)
    frames[0], frames[1] = 0.0, 1.0
    pictures.settings = pictures.settings.model_copy(update={"temperature": (1e4, 1e4)})
    pictures.precision = precision
    terms = pictures.losses(Batch(frames, identity=torch.tensor([0, 0, 1, 1])), step)
    torch.stack(list(terms.values())).sum().backward()
    for name, value in terms.items():
        assert value.dtype == torch.float32, name
        assert math.isfinite(float(value.detach())), name
    for name, weight in pictures.named_parameters():
        assert weight.grad is None or weight.grad.isfinite().all(), name


def test_a_toy_set_is_learnt_and_its_identity_and_pose_swap(toy_preset: Presets) -> None:
    """Vectors that are a level of the individual plus a wave: a swap gives the other level under the own wave."""
    rng = np.random.default_rng(0)
    level = np.repeat(rng.normal(size=(4, 1, 8)), 4, 0)
    phase = rng.uniform(0, 6, size=(16, 1, 1)) + np.arange(6)[None, :, None]
    wave = np.sin(phase + np.linspace(0, 3, 8))
    frames = torch.from_numpy(level + wave).float()
    identity = torch.arange(16) // 4
    settings = toy_preset("speech", "dsvae")
    network = settings.architecture.network.model_copy(update={"hidden": 32, "features": 32})
    architecture = settings.architecture.model_copy(update={"network": network, "sigma": 0.2})
    experts = {"temperature": (1.0, 2.0), "first_stage": 0.9, "pose_kl": (10.0, 3.0, 3.0, 3.0)}
    model = vdsm(settings.model_copy(update={"architecture": architecture}), **experts)
    model.stages(200)
    optimiser = torch.optim.Adam(model.parameters(), 1e-2)
    noise = Generator().manual_seed(0)
    for step in range(180):
        loss = torch.stack(list(model.losses(Batch(frames, identity=identity, noise=noise), step).values())).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        latents = model.encode(frames)
        decoded = model.decode(Latents(latents.static.roll(4, 0), latents.dynamic))
    wanted = torch.from_numpy(np.roll(level, 4, 0) + wave).float()
    error = float((decoded - wanted).square().mean())
    assert error < 0.3 * float(wanted.var())


def test_tensors_are_made_where_the_model_is(model: VDSM) -> None:
    static = model.sample_static(2, Generator().manual_seed(0))
    assert static.device == model.offset.device
    assert isinstance(model.decode(Latents(static, torch.zeros(2, 1, 3))), Tensor)

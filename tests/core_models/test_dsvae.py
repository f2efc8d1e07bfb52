"""DSVAE: its bound against a loop over time, decoded subsets, normalisation, draws and bfloat16."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Generator, Tensor
from torch.distributions import Normal, kl_divergence

from core_models.cdsvae import contrastive_information
from core_models.config import Architecture, Preset
from core_models.data import ClipArray, make_batch
from core_models.dsvae import DSVAE, Inference, elbo_of, elbo_terms
from core_models.errors import ConfigError
from core_models.files import read_json, write_json
from core_models.priors import static_divergence
from core_models.registry import build_model, spec_of
from core_models.store import ModelConfig, load_model, save_model
from core_models.training import fit
from core_models.types import Batch, Latents, sample

Clips = Callable[[int, int], ClipArray]
CPU = torch.device("cpu")


@pytest.fixture
def model(toy_preset: Callable[..., Preset]) -> DSVAE:
    """For spectra, with a normalisation that is not the identity."""
    torch.manual_seed(0)
    model = build_model(toy_preset(model="dsvae").architecture)
    model.set_normalisation(torch.linspace(-1, 1, 8), torch.linspace(0.5, 2, 8))
    return model


@pytest.fixture
def pictures(toy_preset: Callable[..., Preset]) -> DSVAE:
    torch.manual_seed(0)
    return build_model(toy_preset("video", "dsvae").architecture)


def literal_terms(model: DSVAE, frames: Tensor, inferred: Inference) -> dict[str, float]:
    """The three terms clip by clip, frame by frame, the prior advanced by hand (Li & Mandt 2018, eq. 4)."""
    B, T = frames.shape[:2]
    sums = dict.fromkeys(("reconstruction", "kl_static", "kl_dynamic"), 0.0)
    for i in range(B):
        q = Normal(inferred.static.mean[i], torch.exp(0.5 * inferred.static.logvar[i]))
        sums["kl_static"] += float(kl_divergence(q, Normal(0.0, 1.0)).sum()) / B
        state, before = None, torch.zeros(1, 1, model.prior.latents)
        for t in range(T):
            hidden, state = model.prior.lstm(before, state)
            p = model.prior.head(hidden[0, 0])
            before = inferred.drawn.dynamic[i, t].view(1, 1, -1)
            q = Normal(inferred.dynamic.mean[i, t], torch.exp(0.5 * inferred.dynamic.logvar[i, t]))
            sums["kl_dynamic"] += float(kl_divergence(q, Normal(p.mean, torch.exp(0.5 * p.logvar))).sum()) / B
            code = torch.cat([inferred.drawn.static[i], inferred.drawn.dynamic[i, t]])[None]
            distance = (frames[i, t] - model.offset) / model.scale - model.frame_decoder(code)[0]
            sums["reconstruction"] += float(distance.square().sum()) / (2 * model.sigma**2) / B
    return sums


@torch.no_grad()
@pytest.mark.parametrize("kind", ["speech", "video"])
def test_terms_are_the_loop_over_time(
    kind: str, model: DSVAE, pictures: DSVAE, speech_clips: Clips, video_clips: Clips
) -> None:
    model, clips = (model, speech_clips(3, 0)) if kind == "speech" else (pictures, video_clips(2, 0))
    frames = clips.take(range(len(clips)), CPU)
    inferred = model.infer(frames, Generator().manual_seed(0))
    terms = elbo_of(model, Batch(frames), inferred)
    for name, value in literal_terms(model, frames, inferred).items():
        assert float(terms[name]) == pytest.approx(value, rel=1e-4)


def test_terms_use_the_noise_of_the_batch(model: DSVAE, speech_clips: Clips) -> None:
    frames = speech_clips(4, 0).take(range(4), CPU)
    first, again, other = (elbo_terms(model, Batch(frames, noise=Generator().manual_seed(s))) for s in (1, 1, 2))
    assert torch.equal(first["reconstruction"], again["reconstruction"])
    assert not torch.equal(first["reconstruction"], other["reconstruction"])
    assert torch.equal(first["kl_static"], other["kl_static"])


@torch.no_grad()
@pytest.mark.parametrize("k", [1, 2, 5])
def test_a_few_decoded_frames_stand_for_all_without_bias(model: DSVAE, speech_clips: Clips, k: int) -> None:
    """The mean over every subset of k frames is the full term; the divergences do not change."""
    frames = speech_clips(3, 1).take(range(3), CPU)
    inferred = model.infer(frames, Generator().manual_seed(0))
    full = elbo_of(model, Batch(frames), inferred)
    parts = []
    for subset in combinations(range(6), k):
        chosen = torch.tensor([subset] * 3)
        terms = elbo_of(model, Batch(frames, decoded=chosen), inferred)
        assert torch.equal(terms["kl_dynamic"], full["kl_dynamic"])
        parts.append(terms["reconstruction"])
    torch.testing.assert_close(torch.stack(parts).mean(), full["reconstruction"])


@torch.no_grad()
def test_decoded_frames_are_each_clips_own(model: DSVAE, speech_clips: Clips) -> None:
    frames = speech_clips(2, 2).take(range(2), CPU)
    inferred = model.infer(frames, Generator().manual_seed(0))
    decoded = model.decode(inferred.drawn)
    chosen = torch.tensor([[4, 0], [1, 5]])
    wanted = [((frames[i, t] - decoded[i, t]) / model.scale).square().sum() for i in (0, 1) for t in chosen[i]]
    expected = torch.stack(wanted).sum() / (2 * model.sigma**2) / 2 * (6 / 2)
    torch.testing.assert_close(elbo_of(model, Batch(frames, decoded=chosen), inferred)["reconstruction"], expected)


@torch.no_grad()
def test_normalisation_keeps_the_units_of_frames(
    model: DSVAE, toy_preset: Callable[..., Preset], speech_clips: Clips
) -> None:
    """What a plain model makes of normalised frames, a normalising one makes of frames in their own units."""
    plain = build_model(toy_preset(model="dsvae").architecture)
    plain.load_state_dict({**model.state_dict(), "offset": torch.zeros(8), "scale": torch.ones(8)})
    frames = speech_clips(3, 3).take(range(3), CPU)
    normal = (frames - model.offset) / model.scale
    latents = model.encode(frames)
    torch.testing.assert_close(latents.static, plain.encode(normal).static)
    torch.testing.assert_close(model.decode(latents), plain.decode(latents) * model.scale + model.offset)
    again = model.reconstruction(frames, model.decode(latents))
    torch.testing.assert_close(again, plain.reconstruction(normal, plain.decode(latents)))


def test_reconstruction_by_hand(pictures: DSVAE) -> None:
    frames, decoded = torch.zeros(2, 1, 3, 64, 64), torch.zeros(2, 1, 3, 64, 64)
    decoded[0, 0, 0, 0, :2] = 0.5
    # sum of squares 2 * 0.25 in one of two clips, sigma 0.5: 0.5 / (2 * 0.25) / 2
    assert float(pictures.reconstruction(frames, decoded)) == pytest.approx(0.5)


@torch.no_grad()
def test_codes_are_the_clips_own(pictures: DSVAE, video_clips: Clips) -> None:
    frames = video_clips(3, 0).take(range(3), CPU)
    latents = pictures.encode(frames)
    assert latents.static.shape == (3, 4)
    assert latents.dynamic.shape == (3, 4, 3)
    alone = pictures.encode(frames[1:2])
    torch.testing.assert_close(latents.static[1:2], alone.static)
    torch.testing.assert_close(latents.dynamic[1:2], alone.dynamic)
    torch.testing.assert_close(pictures.decode(latents)[1:2], pictures.decode(alone))


@torch.no_grad()
def test_every_frame_is_decoded_from_its_own_dynamics(model: DSVAE) -> None:
    latents = Latents(torch.randn(2, 4), torch.randn(2, 5, 3))
    changed = latents.dynamic.clone()
    changed[0, 2] += 1
    before, after = model.decode(latents), model.decode(Latents(latents.static, changed))
    differs = (before - after).abs().amax(2) > 0
    assert differs.nonzero().tolist() == [[0, 2]]


@torch.no_grad()
@pytest.mark.parametrize("length", [1, 6, 11])
def test_samples_have_the_length_asked_for(model: DSVAE, length: int) -> None:
    latents = sample(model, 3, length, Generator().manual_seed(0))
    assert latents.static.shape == (3, 4)
    assert latents.dynamic.shape == (3, length, 3)
    assert model.decode(latents).shape == (3, length, 8)
    again = sample(model, 3, length, Generator().manual_seed(0))
    assert torch.equal(latents.static, again.static)
    assert torch.equal(latents.dynamic, again.dynamic)


@torch.no_grad()
def test_static_samples_are_standard_normal(model: DSVAE) -> None:
    static = model.sample_static(20_000, Generator().manual_seed(0))
    assert (static.mean(0).abs() < 4 / 20_000**0.5).all()
    assert ((static.std(0) - 1).abs() < 0.03).all()


def test_bfloat16_networks_learn_in_float32(pictures: DSVAE, video_clips: Clips) -> None:
    frames = video_clips(3, 0).take(range(3), CPU)
    with torch.no_grad():
        exact = elbo_terms(pictures, Batch(frames, noise=Generator().manual_seed(0)))
    pictures.precision = torch.bfloat16
    terms = elbo_terms(pictures, Batch(frames, noise=Generator().manual_seed(0)))
    for name, value in terms.items():
        assert value.dtype == torch.float32
        assert float(value.detach()) == pytest.approx(float(exact[name]), rel=0.05)
        assert float(value.detach()) != float(exact[name])
    torch.stack(list(terms.values())).sum().backward()
    for weight in pictures.parameters():
        assert weight.dtype == torch.float32
        assert weight.grad is not None
        assert weight.grad.isfinite().all()


def test_blocks_are_the_whole_of_both_parts(model: DSVAE) -> None:
    assert [(block.part, block.start, block.stop) for block in model.blocks()] == [("static", 0, 4), ("dynamic", 0, 3)]


def changed(architecture: Architecture, **network: str) -> Architecture:
    """The same with other settings of the network."""
    return architecture.model_copy(update={"network": architecture.network.model_copy(update=network)})


def normalising(toy_preset: Callable[..., Preset], name: str = "dsvae") -> DSVAE:
    """A model whose dynamics are read from frames less their mean over the window."""
    torch.manual_seed(0)
    model = build_model(changed(toy_preset(model=name).architecture, content="normalised"))
    model.set_normalisation(torch.linspace(-1, 1, 8), torch.linspace(0.5, 2, 8))
    return model


@torch.no_grad()
def test_what_is_constant_over_a_window_cannot_reach_normalised_dynamics(
    toy_preset: Callable[..., Preset], speech_clips: Clips
) -> None:
    model, frames = normalising(toy_preset), speech_clips(3, 0).take(range(3), CPU)
    other = frames + 3 * torch.randn(3, 1, 8, generator=Generator().manual_seed(0))
    before, after = model.encode(frames), model.encode(other)
    torch.testing.assert_close(before.dynamic, after.dynamic, rtol=1e-4, atol=1e-5)
    assert (before.static - after.static).abs().amax(1).min() > 1e-3
    moved = model.encode(frames.flip(1))
    assert (before.dynamic - moved.dynamic).abs().amax() > 1e-3


@torch.no_grad()
def test_normalised_content_is_read_alike_by_all_that_reads_it(
    toy_preset: Callable[..., Preset], speech_clips: Clips
) -> None:
    """By `infer`, `encode`, the contrast of views and a window at a time."""
    model, frames = normalising(toy_preset, "cdsvae"), speech_clips(4, 0).take(range(4), CPU)
    inferred, codes = model.infer(frames), model.encode(frames)
    torch.testing.assert_close(inferred.dynamic.mean, codes.dynamic)
    torch.testing.assert_close(inferred.static.mean, codes.static)
    torch.testing.assert_close(model.encode(frames[2:3]).dynamic, codes.dynamic[2:3])
    batch = make_batch(frames, toy_preset().augment, Generator().manual_seed(0), spec_of("cdsvae").views)
    assert batch.same_dynamic is not None
    altered = model.encode(batch.same_dynamic).dynamic
    terms = model.losses(batch, 0)
    torch.testing.assert_close(terms["mi_dynamic"], -contrastive_information(codes.dynamic, altered))


def test_every_weight_of_a_normalising_model_learns(toy_preset: Callable[..., Preset], speech_clips: Clips) -> None:
    model, frames = normalising(toy_preset), speech_clips(4, 0).take(range(4), CPU)
    torch.stack(list(model.losses(Batch(frames, noise=Generator().manual_seed(0)), 0).values())).sum().backward()
    for name, weight in model.named_parameters():
        assert weight.grad is not None, name
        assert weight.grad.abs().sum() > 0, name


@torch.no_grad()
def test_plain_content_needs_one_pass_and_no_weights(model: DSVAE, speech_clips: Clips) -> None:
    assert not any(name.startswith("content") for name in model.state_dict())
    passes: list[int] = []
    model.frame_encoder.register_forward_hook(lambda *_: passes.append(1))
    frames = speech_clips(3, 0).take(range(3), CPU)
    model.encode(frames)
    model.infer(frames)
    assert len(passes) == 2
    assert torch.equal(model.content_features(frames), model.frame_features(frames))


def test_other_models_and_pictures_refuse_what_they_cannot_do(toy_preset: Callable[..., Preset]) -> None:
    with pytest.raises(ConfigError, match="'normalised' for video"):
        build_model(changed(toy_preset("video").architecture, content="normalised"))
    with pytest.raises(ConfigError, match=r"static_posterior = 'pooled' for scd: only dsvae and cdsvae"):
        build_model(changed(toy_preset(model="scd").architecture, static_posterior="pooled"))
    with pytest.raises(ConfigError, match=r"static_prior = 'individual' for scd: only dsvae and cdsvae"):
        build_model(changed(toy_preset(model="scd").architecture, static_prior="individual"))


@pytest.mark.parametrize("name", ["dsvae", "cdsvae"])
def test_individuals_share_a_prior_where_the_batch_knows_them(
    name: str, toy_preset: Callable[..., Preset], speech_clips: Clips
) -> None:
    torch.manual_seed(0)
    model = build_model(changed(toy_preset(model=name).architecture, static_prior="individual"))
    frames, identity = speech_clips(4, 0).take(range(4), CPU), torch.tensor([0, 0, 1, 1])
    posterior = model.infer(frames).static
    batch = make_batch(frames, toy_preset().augment, Generator().manual_seed(0), spec_of(name).views, identity=identity)
    torch.testing.assert_close(model.losses(batch, 0)["kl_static"], static_divergence(posterior, identity))
    torch.testing.assert_close(model.losses(Batch(frames), 0)["kl_static"], static_divergence(posterior))
    model.individual = False
    torch.testing.assert_close(model.losses(batch, 0)["kl_static"], static_divergence(posterior))


def test_individuals_train_in_groups(toy_preset: Callable[..., Preset], speech_clips: Clips, tmp_path: Path) -> None:
    preset = toy_preset(model="dsvae", steps=10, group=2)
    architecture = changed(preset.architecture, static_prior="individual", content="normalised")
    clips = ClipArray(speech_clips(12, 0).frames, np.arange(12, dtype=np.int64) // 4)
    events = list(fit(preset.model_copy(update={"architecture": architecture}), clips, clips, tmp_path))
    assert [event.kind for event in events] == ["step", "validation", "checkpoint", "end"]
    assert np.isfinite(events[0].losses["kl_static"])


@torch.no_grad()
def test_files_that_know_nothing_of_the_settings_load(
    model: DSVAE, toy_preset: Callable[..., Preset], speech_clips: Clips, tmp_path: Path
) -> None:
    architecture = toy_preset(model="dsvae").architecture
    save_model(tmp_path, model, ModelConfig(title="old", architecture=architecture), "")
    config = read_json(tmp_path / "config.json")
    for table, key in (
        ("network", "content"),
        ("network", "static_prior"),
        ("network", "static_posterior"),
        ("network", "decoded_from"),
        ("window", "features"),
    ):
        del config["architecture"][table][key]
    write_json(tmp_path / "config.json", config)
    stored, frames = load_model(tmp_path), speech_clips(3, 0).take(range(3), CPU)
    assert stored.config.architecture == architecture
    assert torch.equal(stored.model.encode(frames).dynamic, model.encode(frames).dynamic)


def test_clips_of_an_individual_are_decoded_from_the_mean_of_their_codes(
    toy_preset: Callable[..., Preset], speech_clips: Clips
) -> None:
    torch.manual_seed(0)
    model = build_model(changed(toy_preset(model="dsvae").architecture, decoded_from="individual"))
    frames, identity = speech_clips(4, 0).take(range(4), CPU), torch.tensor([0, 1, 0, 2])
    drawn = model.infer(frames, Generator().manual_seed(1)).drawn
    mean = (drawn.static[0] + drawn.static[2]) / 2
    static = torch.stack([mean, drawn.static[1], mean, drawn.static[3]])
    expected = model.reconstruction(frames, model.decode(Latents(static, drawn.dynamic)))
    batch = Batch(frames, identity=identity, noise=Generator().manual_seed(1))
    torch.testing.assert_close(model.losses(batch, 0)["reconstruction"], expected)
    alone = Batch(frames, noise=Generator().manual_seed(1))
    own = model.reconstruction(frames, model.decode(drawn))
    torch.testing.assert_close(model.losses(alone, 0)["reconstruction"], own)

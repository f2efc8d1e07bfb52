"""VDSM's training step in its published form, from the description of Vowels et al. 2021: what ours is held to.

It shares the networks of a model of ours and gives the same losses and gradients; what differs is how:

- every clip has its own mixture of the experts' weights, made and run for one clip after the other;
- recurrent networks are loops over LSTM cells, one frame after the other;
- the gated transition is asked for one frame after the other;
- everything is in the precision of the weights, and Adam goes from parameter to parameter.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
import torch.nn.functional as F
from torch import Tensor

from benchmarks.reference_cdsvae import states
from core_models.distributions import draw, kl_gaussian, kl_standard
from core_models.observation import estimated_codes, estimated_frames
from core_models.types import Batch, Gaussian
from core_models.vdsm import VDSM, annealing, averaged
from core_models.vdsm_networks import ExpertLinear, ExpertPictureDecoder, ExpertUpsampling


def losses(model: VDSM, batch: Batch, step: int) -> dict[str, Tensor]:
    """The terms of the stage that the step is in, as `core_models.vdsm.VDSM.losses` gives them."""
    first = model.first_stage(model.planned)
    factors = annealing(model.settings, step, first, model.planned)
    model.temperature.fill_(factors.temperature)
    terms = frame_terms(model, batch) if step < first else dynamics_terms(model, batch)
    raised = {"kl_static": factors.static, "kl_dynamic": factors.dynamic, "kl_action": factors.action}
    return {name: raised.get(name, 1.0) * term for name, term in terms.items()}


def frame_terms(model: VDSM, batch: Batch) -> dict[str, Tensor]:
    """Stage one: the negative ELBO of frames. The clips of an individual share a draw of its identity."""
    frames, share = estimated_frames(batch)
    logits, pose = model.infer(frames)
    identity, index = averaged(logits, batch.identity)
    drawn = model.simplex(draw(identity, batch.noise))
    decoded = decoded_one_by_one(model, drawn[index], draw(pose, batch.noise))
    return {
        "reconstruction": distance(model, frames, decoded) / share,
        "kl_static": kl_standard(identity).sum() / len(frames),
        "kl_dynamic": kl_standard(pose).mean() / share,
    }


def dynamics_terms(model: VDSM, batch: Batch) -> dict[str, Tensor]:
    """Stage two: the negative ELBO of clips under the dynamics; the frame networks do not learn."""
    dynamics, length = model.dynamics, batch.frames.shape[1]
    with torch.no_grad():
        logits, pose = model.infer(batch.frames)
        identity = model.simplex(averaged(logits, None)[0].mean)
    forwards, backwards = states(dynamics.reader, pose.mean), states(dynamics.reader, pose.mean, backwards=True)
    action: Gaussian = dynamics.action(torch.cat([forwards[:, -1], backwards[:, 0]], -1))
    drawn = draw(action, batch.noise)
    state, cell = dynamics.start(drawn).chunk(2, -1)
    given, before = dynamics.first_input.expand_as(state), dynamics.first_pose.expand(len(drawn), -1)
    poses, posteriors, priors = [], [], []
    for _ in range(length):
        state, cell = dynamics.writer(given, (state, cell))
        posteriors.append(dynamics.combiner(before, state, drawn))
        priors.append(dynamics.transition(before, drawn))
        before, given = draw(posteriors[-1], batch.noise), state
        poses.append(before)
    (frames, share), chosen = estimated_frames(batch), estimated_codes(batch, torch.stack(poses, 1))
    return {
        "reconstruction": distance(model, frames, decoded_one_by_one(model, identity, chosen)) / share,
        "kl_dynamic": kl_gaussian(over_time(posteriors), over_time(priors)).mean(),
        "kl_action": kl_standard(action).mean(),
    }


def decoded_one_by_one(model: VDSM, identity: Tensor, poses: Tensor) -> Tensor:
    """Frames (B, n, 3, H, W) of identities (B, S) and poses (B, n, D): each clip by a decoder blended for it."""
    decoder = model.decoder
    assert isinstance(decoder, ExpertPictureDecoder)
    return torch.stack([decoded(decoder, one, its) for one, its in zip(identity, poses, strict=True)])


def decoded(decoder: ExpertPictureDecoder, identity: Tensor, poses: Tensor) -> Tensor:
    """Pictures (n, 3, H, W) of one identity (S,) and its poses (n, D)."""
    mixture = identity if decoder.mixture else identity.new_ones(1)
    start = decoder.start
    assert isinstance(start, ExpertLinear)
    values = poses @ blended(mixture, start.weight) + blended(mixture, start.bias)
    pictures = (values + decoder.given(identity * len(identity))).view(-1, decoder.width, 4, 4)
    for norm, layer in zip(decoder.norms, decoder.layers, strict=True):
        assert isinstance(layer, ExpertUpsampling)
        own = mixture if len(layer.weight) > 1 else mixture.new_ones(1)
        bias = None if layer.bias is None else blended(own, layer.bias)
        bent = F.leaky_relu(norm(pictures), 0.2)
        pictures = F.conv_transpose2d(bent, blended(own, layer.weight), bias, 2, 1)
    return torch.sigmoid(pictures)


def blended(mixture: Tensor, experts: Tensor) -> Tensor:
    """sum_k mixture_k experts_k, of (S,) and (S, ...)."""
    return torch.tensordot(mixture, experts, 1)


def distance(model: VDSM, frames: Tensor, decoded: Tensor) -> Tensor:
    """-log p(x | i, z) less its constant, mean over the clips."""
    return (frames - decoded).square().flatten(1).sum(1).mean() / (2 * model.sigma**2)


def over_time(steps: Iterable[Gaussian]) -> Gaussian:
    """Gaussians of (B, D), one a frame, as one of (B, T, D)."""
    means, logvars = zip(*steps, strict=True)
    return Gaussian(torch.stack(means, 1), torch.stack(logvars, 1))

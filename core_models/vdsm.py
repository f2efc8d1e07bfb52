"""VDSM (Vowels, Camgoz & Bowden 2021): identity as a mixture of decoders, pose a frame, action a clip; two stages.

Stage one is a VAE of frames, p(i) prod_t p(z_t) p(x_t | i, z_t), where the frames of an individual share one identity
i. Stage two leaves those networks as they are and learns p(d) prod_t p(z_t | z_t-1, d). Departures, with their reasons,
are on the model's page in docs/models.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Generator, Tensor, nn

from core_models.config import Experts
from core_models.distributed import all_identities, all_of, joint, own, whole
from core_models.distributions import draw, kl_gaussian, kl_standard, unhalved
from core_models.observation import (
    add_units,
    estimated_codes,
    estimated_frames,
    gaussian_distance,
    networks_precision,
    set_units,
)
from core_models.posteriors import GaussianHead
from core_models.types import Batch, Block, Gaussian, Latents, Stage
from core_models.vdsm_dynamics import Dynamics

FRAMES, DYNAMICS = ("encoder", "identity", "pose", "decoder"), ("dynamics",)
TERMS = ("reconstruction", "kl_static", "kl_dynamic", "kl_action")
"""Those of stage one are the first three; stage two has no kl_static, since the identity's network learns no more."""


class Annealing(NamedTuple):
    """Temperature of the identity and factors of the KL terms at one step."""

    temperature: float
    static: float
    dynamic: float
    action: float


def raised(ends: tuple[float, float], share: float) -> float:
    """Half a cosine from the first to the last value while `share` goes from 0 to 1; then the last."""
    first, last = ends
    return last + (first - last) * 0.5 * (1 + math.cos(math.pi * min(share, 1.0)))


def along(values: tuple[float, ...], places: tuple[float, ...], share: float) -> float:
    """Straight lines through values at rising places; the last value beyond the last place.

    Published code lays parabolas through the points, which fall below zero between them and are cut off there.
    """
    for before, place, left, right in zip(places, places[1:], values, values[1:], strict=False):
        if share < place:
            return left + (right - left) * (share - before) / (place - before)
    return values[-1]


def annealing(settings: Experts, step: int, first_stage: int, steps: int) -> Annealing:
    """The schedules of the supplement at a step, of `steps` in all and `first_stage` in the first stage."""
    if step < first_stage:
        share = step / first_stage
        return Annealing(
            raised(settings.temperature, share / settings.temperature_share),
            raised(settings.static_kl, share / settings.static_share),
            along(settings.pose_kl, settings.pose_places, share),
            0.0,
        )
    share = (step - first_stage) / max(1, steps - first_stage)
    motion = along(settings.motion_kl, settings.pose_places, share)
    return Annealing(settings.temperature[1], settings.static_kl[1], motion, raised(settings.action_kl, share))


def averaged(frames: Gaussian, individual: Tensor | None) -> tuple[Gaussian, Tensor]:
    """One Gaussian an individual from one a frame: means and standard deviations averaged over all its frames.

    Args:
        frames: parts (B, n, S).
        individual: int64 (B,), equal numbers for clips of one individual; None where each clip is one by itself.

    Returns:
        Gaussian of (G, S), and int64 (B,): which of the G each clip has.
    """
    means, deviations = frames.mean.mean(1), torch.exp(0.5 * frames.logvar).mean(1)
    if individual is None:
        return Gaussian(means, 2 * deviations.log()), torch.arange(len(means), device=means.device)
    people, index = torch.unique(individual, return_inverse=True)
    counts = torch.bincount(index, minlength=len(people))[:, None]
    none = means.new_zeros(len(people), means.shape[1])
    means, deviations = (none.index_add(0, index, part) / counts for part in (means, deviations))
    return Gaussian(means, 2 * deviations.log()), index


def own_people(codes: Tensor, index: Tensor) -> tuple[Tensor, Tensor]:
    """Of individuals (G, S) and of which of them each clip of the joint batch has, those of this process's clips."""
    mine = own(index)
    if mine is index:
        return codes, index
    people, mine = torch.unique(mine, return_inverse=True)
    return codes[people], mine


class VDSM(nn.Module):
    """Identity (B, S), entries of a simplex that mix the experts; poses (B, T, D); an action (B, A) of a clip.

    Args:
        encoder: (N, *frame_shape) -> (N, F).
        identity, pose: heads (N, F) -> Gaussian of (N, S) and (N, D).
        decoder: poses (B, n, D) and identities (B, S) -> (B, n, *frame_shape).
        dynamics: the sequence networks over poses.
        frame_shape: (3, 64, 64) or (bins,).
        sigma: standard deviation of the frames given the latents.
        settings: stages and schedules.

    Attributes:
        precision: float32 or bfloat16, of encoder and decoder.
        temperature: of the softmax over the identity's entries, at the step whose losses were computed last.
        planned: steps of the training that `stages` was last asked about; the schedules are shares of it.
    """

    offset: Tensor
    scale: Tensor
    temperature: Tensor
    frame_codes = True

    def __init__(
        self,
        encoder: nn.Module,
        identity: nn.Module,
        pose: nn.Module,
        decoder: nn.Module,
        dynamics: Dynamics,
        frame_shape: tuple[int, ...],
        sigma: float,
        settings: Experts,
    ) -> None:
        super().__init__()
        self.encoder, self.identity, self.pose = encoder, identity, pose
        self.decoder, self.dynamics = decoder, dynamics
        self.frame_shape, self.sigma, self.settings = frame_shape, sigma, settings
        self.precision = torch.float32
        self.planned = 10_000
        add_units(self, frame_shape)
        self.register_buffer("temperature", torch.tensor(settings.temperature[0]))

    def set_normalisation(self, offset: Tensor, scale: Tensor) -> None:
        """Store mean and spread (F,) of spectra or vectors, so that frames in and out keep their own units."""
        set_units(self, offset, scale)

    def infer(self, frames: Tensor) -> tuple[Gaussian, Gaussian]:
        """Identity logits (B, n, S) and pose (B, n, D) of each frame (B, n, *frame_shape) by itself."""
        normal = (frames - self.offset) / self.scale
        with networks_precision(self):
            features: Tensor = self.encoder(normal.flatten(0, 1))
        features = unhalved(features).view(*frames.shape[:2], -1)
        return self.identity(features), self.pose(features)

    def encode(self, frames: Tensor) -> Latents:
        """Posterior means: static (B, S), the identity averaged over a clip's frames; dynamic (B, T, D), the poses.

        Works for pictures (T = 1) as for clips, and does not need the second stage.
        """
        identity, pose = self.infer(frames)
        return Latents(self.simplex(averaged(identity, None)[0].mean), pose.mean)

    def simplex(self, logits: Tensor) -> Tensor:
        """Identities (B, S), which sum to one, of logits (B, S) in units of their prior's standard deviation."""
        return torch.softmax(self.temperature * logits, -1)

    def decode(self, latents: Latents) -> Tensor:
        """Frames (B, T, *frame_shape), float32, of identities (B, S) and poses (B, T, D)."""
        with networks_precision(self):
            frames: Tensor = self.decoder(latents.dynamic, latents.static)
        return unhalved(frames) * self.scale + self.offset

    def action(self, frames: Tensor) -> Tensor:
        """Posterior means (B, A) of the action of clips: the code of a whole clip's dynamics (second stage)."""
        return self.dynamics.read(self.infer(frames)[1].mean).mean

    def act(self, action: Tensor, length: int) -> Tensor:
        """Poses (B, length, D) of actions (B, A), of any length: the means that the clips' own frames would have."""
        return self.dynamics.write(action, length, mean=True).drawn

    def sample_static(self, n: int, generator: Generator) -> Tensor:
        """Identities (n, S) of logits from N(0, I)."""
        size = self.identity[-1].affine.out_features // 2  # type: ignore[index]
        return self.simplex(torch.empty(n, size, device=self.offset.device).normal_(generator=generator))

    def sample_dynamic(self, static: Tensor, length: int, generator: Generator) -> Tensor:
        """Poses (B, length, D): an action from N(0, I), then the gated transition; independent of the identities."""
        action = torch.empty(len(static), self.dynamics.size, device=static.device).normal_(generator=generator)
        return self.dynamics.sample(action, length, generator)

    def losses(self, batch: Batch, step: int) -> dict[str, Tensor]:
        """The terms of the stage that the step is in; KLs are multiplied with the factor that their schedule gives."""
        first = self.first_stage(self.planned)
        factors = annealing(self.settings, step, first, self.planned)
        self.temperature.fill_(factors.temperature)
        if step < first:
            terms = self._frame_terms(batch)
            return {**terms, "kl_static": factors.static * terms["kl_static"],
                    "kl_dynamic": factors.dynamic * terms["kl_dynamic"]}  # fmt: skip
        terms = self._dynamics_terms(batch)
        return {**terms, "kl_dynamic": factors.dynamic * terms["kl_dynamic"],
                "kl_action": factors.action * terms["kl_action"]}  # fmt: skip

    def monitors(self, batch: Batch) -> dict[str, Tensor]:
        """The KL terms of both stages as they are, without the schedules' factors."""
        frames, dynamics = self._frame_terms(batch), self._dynamics_terms(batch)
        return {
            "identity_nats": frames["kl_static"],
            "pose_nats": frames["kl_dynamic"],
            "motion_nats": dynamics["kl_dynamic"],
            "action_nats": dynamics["kl_action"],
        }

    def first_stage(self, steps: int) -> int:
        """Steps of the first stage, of so many in all; at least one."""
        return max(1, round(self.settings.first_stage * steps))

    def stages(self, steps: int) -> tuple[Stage, ...]:
        """Frames, then dynamics with all else as it is. Remembers `steps`, which the schedules are shares of."""
        self.planned = steps
        first = self.first_stage(steps)
        return Stage("frames", FRAMES, first), Stage("dynamics", DYNAMICS, steps - first)

    def blocks(self) -> tuple[Block, ...]:
        """Identity and pose, whole."""
        size, pose = (head[-1].affine.out_features // 2 for head in (self.identity, self.pose))  # type: ignore[index]
        return Block("identity", "static", 0, size), Block("pose", "dynamic", 0, pose)

    def reconstruction(self, frames: Tensor, decoded: Tensor) -> Tensor:
        """-log p(x | i, z) less its constant, mean over the batch; spectra are compared in units of their spread."""
        return gaussian_distance(frames, decoded, self.scale, self.sigma)

    def _frame_terms(self, batch: Batch) -> dict[str, Tensor]:
        """The negative ELBO of frames. Only the frames of `batch.decoded` pass the networks: they stand for all.

        An identity is drawn once for all clips of its individual, so its KL is shared by them.
        """
        frames, share = estimated_frames(batch)
        logits, pose = self.infer(frames)
        identity, index = averaged(all_of(logits), all_identities(batch.identity))
        with whole():
            drawn = draw(identity, batch.noise)
        drawn, index = own_people(drawn, index)
        decoded = self._decode_people(self.simplex(drawn), draw(pose, batch.noise), index)
        return {
            "reconstruction": self.reconstruction(frames, decoded) / share,
            "kl_static": kl_standard(identity).sum() / joint(len(frames)),
            "kl_dynamic": kl_standard(pose).mean() / share,
        }

    def _decode_people(self, identity: Tensor, poses: Tensor, index: Tensor) -> Tensor:
        """Frames (B, n, *frame_shape) of poses (B, n, D) under identities[index]; identities are (G, S).

        Where all individuals have equally many clips, the weights are mixed once an individual, not once a clip.
        """
        people, clips = len(identity), len(poses)
        if not torch.bincount(index).eq(clips // people).all():
            return self.decode(Latents(identity[index], poses))
        order = index.argsort(stable=True)
        frames = self.decode(Latents(identity, poses[order].view(people, -1, poses.shape[-1])))
        # Not [...]: the gradient of an index is added up element by element, that of index_select row by row.
        return frames.view(*poses.shape[:2], *self.frame_shape).index_select(0, order.argsort())

    def _dynamics_terms(self, batch: Batch) -> dict[str, Tensor]:
        """The negative ELBO of clips under the dynamics, less the identity's part: the frame networks do not learn."""
        with torch.no_grad():
            logits, pose = self.infer(batch.frames)
            identity = self.simplex(averaged(logits, None)[0].mean)
        action = self.dynamics.read(pose.mean)
        drawn = draw(action, batch.noise)
        motion = self.dynamics.write(drawn, batch.frames.shape[1], batch.noise)
        prior = self.dynamics.prior(motion.drawn, drawn)
        (frames, share), poses = estimated_frames(batch), estimated_codes(batch, motion.drawn)
        return {
            "reconstruction": self.reconstruction(frames, self.decode(Latents(identity, poses))) / share,
            "kl_dynamic": kl_gaussian(motion.posterior, prior).mean(),
            "kl_action": kl_standard(action).mean(),
        }


def head(features: int, hidden: int, latents: int) -> nn.Sequential:
    """Features -> Gaussian of one frame, through one hidden layer."""
    return nn.Sequential(nn.Linear(features, hidden), nn.LeakyReLU(0.2), GaussianHead(hidden, latents))

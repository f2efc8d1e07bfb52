"""FAVAE, the factorized action VAE (Yamada et al. 2020): all dynamics, one code a clip, in rungs of a ladder.

Departures from the paper and their reasons are told in docs/models/favae.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Generator, Tensor, nn

from core_models.distributed import mean_over_all
from core_models.distributions import draw, kl_standard, unhalved
from core_models.errors import ModelError
from core_models.ladder import LadderDecoder, LadderEncoder
from core_models.observation import add_units, estimated_frames, gaussian_distance, networks_precision, set_units
from core_models.types import Batch, Block, Gaussian, Latents, Stage


class FAVAE(nn.Module):
    """prod_l p(z_l) p(x_1:T | z_1..L) with z_l ~ N(0, I), and q(z_l | x_1:T) of every rung l.

    Args:
        frame_encoder: (N, *frame_shape) -> (N, F), before the ladder; nn.Identity for vectors.
        ladder_encoder, ladder_decoder: between frame features (B, F, T) and the rungs.
        frame_decoder: (N, F) -> (N, *frame_shape), after the ladder; nn.Identity for vectors.
        frame_shape: (3, 64, 64) or (bins,).
        length: T, of every clip.
        sigma: standard deviation of p(x_t | z), in units of the frames (of their spread, for spectra).
        capacities: C_l in nats, one a rung.
        rise: steps over which the capacities rise from 0; 0 has them whole from the start.
        turns: whether the rungs begin to rise in turns, the upper first, instead of at once; they end together.
        bounded: whether frames are vectors within [-1, 1], given by a tanh and compared in their own units.

    Attributes:
        precision: float32 or bfloat16, of the networks.
    """

    offset: Tensor
    scale: Tensor
    frame_codes = False

    def __init__(
        self,
        frame_encoder: nn.Module,
        ladder_encoder: LadderEncoder,
        ladder_decoder: LadderDecoder,
        frame_decoder: nn.Module,
        frame_shape: tuple[int, ...],
        length: int,
        sigma: float,
        capacities: Sequence[float],
        rise: int = 0,
        turns: bool = False,
        bounded: bool = False,
    ) -> None:
        super().__init__()
        self.frame_encoder = frame_encoder
        self.ladder_encoder = ladder_encoder
        self.ladder_decoder = ladder_decoder
        self.frame_decoder = frame_decoder
        self.frame_shape = frame_shape
        self.length = length
        self.sigma = sigma
        self.capacities = tuple(capacities)
        self.rise = rise
        self.turns = turns
        self.bounded = bounded
        self.precision = torch.float32
        add_units(self, frame_shape)

    def set_normalisation(self, offset: Tensor, scale: Tensor) -> None:
        """Store mean and spread (F,) of spectra or vectors.

        The networks see both in units of their spread; vectors are compared in their own units and given by a tanh.

        Raises:
            ModelError: vectors whose mean and spread say that they leave [-1, 1].
        """
        if self.bounded and (offset.square() + scale.square()).max() > 1:
            far = float((offset.square() + scale.square()).max().sqrt())
            raise ModelError(f"vectors lie {far:.3g} from 0, FAVAE's within [-1, 1]. Divide them by their largest.")
        set_units(self, offset, scale)

    def posteriors(self, frames: Tensor) -> list[Gaussian]:
        """q(z_l | x_1:T) of (B, T, *frame_shape): a Gaussian of (B, rung) each, from the lower rung."""
        B, T = frames.shape[:2]
        if self.length != T or frames.shape[2:] != self.frame_shape:
            taken = f"clips of {self.length} frames of {self.frame_shape}"
            raise ModelError(f"the clips are {tuple(frames.shape[1:])}, this model takes {taken}. Cut them to that.")
        with networks_precision(self):
            features = self.frame_encoder(((frames - self.offset) / self.scale).flatten(0, 1))
            found: list[Gaussian] = self.ladder_encoder(features.view(B, T, -1).transpose(1, 2))
        return found

    def posterior(self, frames: Tensor) -> Gaussian:
        """All rungs' posteriors side by side, parts (B, sum of rungs)."""
        rungs = self.posteriors(frames)
        return Gaussian(torch.cat([q.mean for q in rungs], 1), torch.cat([q.logvar for q in rungs], 1))

    def encode(self, frames: Tensor) -> Latents:
        """Posterior means of (B, T, *frame_shape): static (B, 0), dynamic (B, 1, sum of rungs)."""
        return whole_clip(self.posterior(frames).mean)

    def decode(self, latents: Latents) -> Tensor:
        """Means of p(x_t | z), (B, T, *frame_shape), float32; T is the model's own."""
        return self.decode_frames(latents.dynamic[:, 0])

    def decode_frames(self, codes: Tensor, chosen: Tensor | None = None) -> Tensor:
        """Frames of codes (B, sum of rungs): all, or those that `chosen` (B, k) names."""
        with networks_precision(self):
            features = self.ladder_decoder(codes).transpose(1, 2)  # (B, T, F)
            if chosen is not None:
                features = torch.take_along_dim(features, chosen[..., None], dim=1)
            frames: Tensor = self.frame_decoder(features.flatten(0, 1))
        frames = unhalved(frames).view(*features.shape[:2], *self.frame_shape) * self.scale + self.offset
        return frames.tanh() if self.bounded else frames

    def sample_static(self, n: int, generator: Generator) -> Tensor:
        """There is no static code: (n, 0)."""
        return torch.zeros(n, 0, device=self.offset.device)

    def sample_dynamic(self, static: Tensor, length: int, generator: Generator) -> Tensor:
        """z ~ N(0, I), (B, 1, sum of rungs), for clips of the model's own length."""
        if length != self.length:
            raise ModelError(f"clips of {length} frames were asked for, this model makes {self.length}. Ask for those.")
        size = sum(self.ladder_decoder.sizes)
        return torch.empty(len(static), 1, size, device=self.offset.device).normal_(generator=generator)

    def losses(self, batch: Batch, step: int) -> dict[str, Tensor]:
        """-log p(x | z) less its constant, and |KL_l - C_l| of each rung (eq. 6): the weight of these is beta."""
        rungs = self.posteriors(batch.frames)
        codes = torch.cat([draw(q, batch.noise) for q in rungs], 1)
        terms = {"reconstruction": self._reconstruction(batch, codes)}
        for number, (q, capacity) in enumerate(zip(rungs, self.risen(step), strict=True), 1):
            terms[f"kl_rung_{number}"] = (mean_over_all(kl_standard(q).mean()) - capacity).abs()
        return terms

    def risen(self, step: int) -> tuple[float, ...]:
        """The capacities of a step: from 0 in straight lines that begin at once or in turns, and end together."""
        if not self.rise:
            return self.capacities
        rungs = len(self.capacities)
        begins = [(rungs - 1 - level) / rungs if self.turns else 0.0 for level in range(rungs)]
        shares = [min(1.0, max(0.0, (step / self.rise - begin) / (1 - begin))) for begin in begins]
        return tuple(capacity * share for capacity, share in zip(self.capacities, shares, strict=True))

    def monitors(self, batch: Batch) -> dict[str, Tensor]:
        """The KL of each rung as it is, whatever its capacity."""
        rungs = self.posteriors(batch.frames)
        return {f"information_rung_{i}": kl_standard(q).mean() for i, q in enumerate(rungs, 1)}

    def stages(self, steps: int) -> tuple[Stage, ...]:
        """One: everything learns all the time."""
        return (Stage("all", (), steps),)

    def blocks(self) -> tuple[Block, ...]:
        """The rungs, from the lower (fine in time) to the upper."""
        blocks, start = [], 0
        for number, size in enumerate(self.ladder_decoder.sizes, 1):
            blocks.append(Block(f"rung {number}", "dynamic", start, start + size))
            start += size
        return tuple(blocks)

    def _reconstruction(self, batch: Batch, codes: Tensor) -> Tensor:
        """-log p(x | z) less its constant, mean over the batch; bounded vectors are compared in their own units."""
        (frames, share), decoded = estimated_frames(batch), self.decode_frames(codes, batch.decoded)
        scale = torch.ones_like(self.scale) if self.bounded else self.scale
        return gaussian_distance(frames, decoded, scale, self.sigma) / share


def whole_clip(codes: Tensor) -> Latents:
    """Codes (B, D) of whole clips as latents without a static part."""
    return Latents(codes.new_zeros(len(codes), 0), codes[:, None])

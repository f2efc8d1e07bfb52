"""Views of a clip that keep one factor and destroy the other (Bai et al. 2021, section 3.2), batched, on any device."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Generator, Tensor


@dataclass(frozen=True)
class VideoAugment:
    """Strengths of the motion-keeping changes; 0 switches one off.

    Attributes:
        crop: largest share of height and width cut away.
        stretch: largest change of the aspect ratio, in natural logarithm.
        colour: how far the colours turn and scale: 1 reaches any hue.
        blur: largest Gaussian standard deviation in pixels.
        noise: largest standard deviation of pixel noise, in [0, 1] units; one pattern a clip, which stays.
    """

    crop: float = 0.2
    stretch: float = 0.15
    colour: float = 1.0
    blur: float = 1.5
    noise: float = 0.05


@dataclass(frozen=True)
class SpectrogramAugment:
    """Strengths of the content-keeping changes of a voice; 0 switches one off.

    Attributes:
        warp: largest vocal-tract-length change, as a factor 1 +/- warp of frequency.
        tilt: largest spectral tilt, nats from the lowest to the highest bin.
        gain: largest change of level, nats.
    """

    warp: float = 0.2
    tilt: float = 1.0
    gain: float = 0.5


def uniform(n: int, low: float, high: float, generator: Generator) -> Tensor:
    """n draws between low and high, on the generator's device."""
    return torch.rand(n, generator=generator, device=generator.device) * (high - low) + low


def content_order(n: int, length: int, generator: Generator, *, shuffle: bool = True, reverse: bool = True) -> Tensor:
    """Frame orders (n, length) that keep what stays and break what moves: a shuffle, or the reversal for a quarter."""
    forwards = torch.arange(length, device=generator.device).expand(n, -1)
    order = forwards
    if shuffle:
        order = torch.rand(n, length, generator=generator, device=generator.device).argsort(dim=1)
    if reverse:
        turned = uniform(n, 0, 1, generator) < (0.25 if shuffle else 1.0)
        order = torch.where(turned[:, None], forwards.flip(1), order)
    return order


def same_motion(frames: Tensor, strength: VideoAugment, generator: Generator) -> Tensor:
    """Change what stays and keep what moves, one change a clip: (B, T, 3, H, W) in [0, 1] -> the same."""
    view = frames
    if strength.crop or strength.stretch:
        view = _crop_and_stretch(view, strength, generator)
    if strength.colour:
        view = _recolour(view, strength.colour, generator)
    if strength.blur:
        view = _blur(view, strength.blur, generator)
    if strength.noise:
        level = uniform(len(view), 0, strength.noise, generator).view(-1, 1, 1, 1, 1)
        view = view + level * torch.empty_like(view[:, :1]).normal_(generator=generator)
    return view.clamp(0, 1)


def same_content(spectra: Tensor, strength: SpectrogramAugment, generator: Generator) -> Tensor:
    """Change the voice and keep what is said: log-magnitudes (B, T, F) -> the same, one change a segment.

    Vocal-tract-length perturbation (Jaitly & Hinton 2013) with tilt and gain.
    """
    B, _, bins = spectra.shape
    view = spectra
    if strength.warp:
        factor = 1 + uniform(B, -strength.warp, strength.warp, generator)
        view = warp_frequency(view, factor)
    ramp = torch.linspace(-0.5, 0.5, bins, device=spectra.device)
    tilt = uniform(B, -strength.tilt, strength.tilt, generator)[:, None] * ramp
    gain = uniform(B, -strength.gain, strength.gain, generator)[:, None]
    return view + (tilt + gain)[:, None]


def warp_frequency(spectra: Tensor, factor: Tensor, knee: float = 0.8) -> Tensor:
    """Read bin f at factor * f up to a knee, then on a straight line to the last bin.

    Args:
        spectra: (B, T, F).
        factor: (B,), above 1 lowers formants.
        knee: where the line bends, as a share of the highest frequency.
    """
    bins = spectra.shape[-1]
    place = torch.linspace(0, 1, bins, device=spectra.device).expand(len(spectra), -1)
    bend = knee * torch.clamp(1 / factor, max=1.0)[:, None]
    top = bend * factor[:, None]
    above = top + (place - bend) / (1 - bend) * (1 - top)
    source = torch.where(place <= bend, place * factor[:, None], above).clamp(0, 1) * (bins - 1)
    lower = source.floor().long().clamp(max=bins - 2)
    share = (source - lower)[:, None]
    index = lower[:, None].expand(-1, spectra.shape[1], -1)
    return torch.lerp(spectra.gather(2, index), spectra.gather(2, index + 1), share)


def _per_clip(frames: Tensor, change: Callable[[Tensor], Tensor]) -> Tensor:
    B, T = frames.shape[:2]
    return change(frames.flatten(0, 1)).view(B, T, *frames.shape[2:])


def _crop_and_stretch(frames: Tensor, strength: VideoAugment, generator: Generator) -> Tensor:
    B, T = frames.shape[:2]
    keep = 1 - uniform(B, 0, strength.crop, generator)
    aspect = uniform(B, -strength.stretch, strength.stretch, generator)
    width, height = keep * torch.exp(0.5 * aspect), keep * torch.exp(-0.5 * aspect)
    x = uniform(B, -1, 1, generator) * (1 - width).clamp(min=0)
    y = uniform(B, -1, 1, generator) * (1 - height).clamp(min=0)
    affine = torch.zeros(B, 2, 3, device=frames.device)
    affine[:, 0, 0], affine[:, 1, 1], affine[:, 0, 2], affine[:, 1, 2] = width, height, x, y
    grid = F.affine_grid(affine.repeat_interleave(T, 0), [B * T, *frames.shape[2:]], align_corners=False)
    return _per_clip(frames, lambda flat: F.grid_sample(flat, grid, align_corners=False))


def _recolour(frames: Tensor, strength: float, generator: Generator) -> Tensor:
    """Turn hues about the grey axis by up to strength * pi and scale the channels: one 3x3 matrix a clip."""
    B = len(frames)
    angle = uniform(B, -math.pi, math.pi, generator) * strength
    cosine, sine = torch.cos(angle).view(B, 1, 1), torch.sin(angle).view(B, 1, 1)
    grey = torch.full((3, 3), 1 / 3, device=frames.device)
    cross = torch.tensor([[0.0, -1, 1], [1, 0, -1], [-1, 1, 0]], device=frames.device) / math.sqrt(3)
    turn = cosine * torch.eye(3, device=frames.device) + (1 - cosine) * grey + sine * cross
    gains = 1 + strength * uniform(3 * B, -0.4, 0.4, generator).view(B, 3, 1)
    matrix = gains * turn  # (B, 3, 3)
    return torch.einsum("bij,btjhw->btihw", matrix, frames).clamp(0, 1)


def _blur(frames: Tensor, largest: float, generator: Generator) -> Tensor:
    """Separable Gaussian blur, one width a clip; half of the clips stay sharp."""
    B, T, C, H, W = frames.shape
    sigma = uniform(B, -largest, largest, generator).clamp(min=1e-3)
    reach = math.ceil(2.5 * largest)
    taps = torch.arange(-reach, reach + 1, device=frames.device)
    kernel = torch.exp(-0.5 * (taps / sigma[:, None]).square())
    kernel = kernel / kernel.sum(1, keepdim=True)
    planes = frames.reshape(B, T * C, H, W).transpose(0, 1)  # (T*C, B, H, W): a group for each clip
    planes = F.conv2d(planes, kernel.view(B, 1, -1, 1), padding=(reach, 0), groups=B)
    planes = F.conv2d(planes, kernel.view(B, 1, 1, -1), padding=(0, reach), groups=B)
    return planes.transpose(0, 1).reshape(frames.shape)

"""Views of a clip that keep one factor and destroy the other (Bai et al. 2021, section 3.2), batched, on any device."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Generator, Tensor

from core_models.distributed import joint, normal_like, own


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


@dataclass(frozen=True)
class VoiceChange:
    """How far voices that nobody has may be from those that are there; 0 switches a part off.

    Attributes:
        warp, tilt: as of `SpectrogramAugment`.
        colour: standard deviation in nats of the first of eight cosines over frequency, which are added to every frame.
    """

    warp: float = 0.0
    tilt: float = 0.0
    colour: float = 0.0


COSINES = 8


def uniform(n: int, low: float, high: float, generator: Generator) -> Tensor:
    """n draws between low and high, on the generator's device."""
    return own(torch.rand(joint(n), generator=generator, device=generator.device)) * (high - low) + low


def content_order(n: int, length: int, generator: Generator, *, shuffle: bool = True, reverse: bool = True) -> Tensor:
    """Frame orders (n, length) that keep what stays and break what moves: a shuffle, or the reversal for a quarter."""
    forwards = torch.arange(length, device=generator.device).expand(n, -1)
    order = forwards
    if shuffle:
        order = own(torch.rand(joint(n), length, generator=generator, device=generator.device)).argsort(dim=1)
    if reverse:
        turned = uniform(n, 0, 1, generator) < (0.25 if shuffle else 1.0)
        order = torch.where(turned[:, None], forwards.flip(1), order)
    return order


def same_motion(frames: Tensor, strength: VideoAugment, generator: Generator) -> Tensor:
    """Change what stays and keep what moves, one change a clip: (B, T, 3, H, W) in [0, 1] -> the same."""
    view = frames
    if strength.crop or strength.stretch or strength.blur:
        view = _resample(view, strength, generator)
    if strength.colour:
        view = _recolour(view, strength.colour, generator)
    if strength.noise:
        level = uniform(len(view), 0, strength.noise, generator).view(-1, 1, 1, 1, 1)
        view = view + level * normal_like(view[:, :1], generator)
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


def other_voices(spectra: Tensor, run: int, strength: VoiceChange, generator: Generator) -> Tensor:
    """Log-magnitudes (B, T, F) of new voices, one for each `run` of clips: a vocal tract, a tilt and a colour.

    What changes from voice to voice is what `same_content` changes from clip to clip, and a smooth spectrum that stays.
    """
    B, _, bins = spectra.shape
    voice = torch.arange(B, device=spectra.device) // run
    count = -(-B // run)
    even = SpectrogramAugment(strength.warp, strength.tilt, 0.0)
    padded = torch.cat([spectra, spectra[: count * run - B]]).view(count, -1, bins)
    changed = same_content(padded, even, generator).view(-1, *spectra.shape[1:])[:B]
    if not strength.colour:
        return changed
    order = torch.arange(1, COSINES + 1, device=spectra.device)
    angles = (torch.arange(bins, device=spectra.device) + 0.5) * (math.pi / bins)
    size = strength.colour * torch.empty(count, COSINES, device=spectra.device).normal_(generator=generator)
    colour = (size / order.sqrt()) @ torch.cos(order[:, None] * angles)
    return changed + colour[voice][:, None]


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


def _resample(frames: Tensor, strength: VideoAugment, generator: Generator) -> Tensor:
    """Crop, stretch and blur at once: each acts on rows and columns apart, so all are one matrix a side and clip."""
    B, T, C, H, W = frames.shape
    keep = 1 - uniform(B, 0, strength.crop, generator)
    aspect = uniform(B, -strength.stretch, strength.stretch, generator)
    sigma = uniform(B, -strength.blur, strength.blur, generator)
    sides = []
    for pixels, share in ((H, keep * torch.exp(-0.5 * aspect)), (W, keep * torch.exp(0.5 * aspect))):
        middle = uniform(B, -1, 1, generator) * (1 - share).clamp(min=0)
        sides.append(blurring(sigma, pixels, strength.blur) @ reading(middle, share, pixels))
    rows, columns = sides
    across = frames.reshape(B, T * C * H, W) @ columns.mT
    down = across.view(B, T * C, H, W).mT.reshape(B, T * C * W, H) @ rows.mT  # one large product a clip is fastest
    return down.view(B, T, C, W, H).mT


def reading(middle: Tensor, share: Tensor, pixels: int) -> Tensor:
    """Matrices (B, pixels, pixels) that read a part of a line at full length, linearly between pixels.

    Args:
        middle: (B,), of the part; the line's ends are -1 and 1.
        share: (B,), of the line that is read; beyond its ends the last pixel goes on.
    """
    place = torch.arange(pixels, device=share.device)
    across = (2 * place + 1) / pixels - 1
    source = ((middle[:, None] + share[:, None] * across + 1) * pixels - 1) / 2
    source = source.clamp(0, pixels - 1)
    return (1 - (source[..., None] - place).abs()).clamp(min=0)


def blurring(sigma: Tensor, pixels: int, largest: float) -> Tensor:
    """Matrices (B, pixels, pixels) of a Gaussian blur; none where sigma <= 0. The last pixels go on beyond the ends,
    so that edges do not darken.

    Args:
        sigma: (B,), standard deviations in pixels, none above `largest`.
    """
    reach = math.ceil(2.5 * largest)
    place = torch.arange(pixels, device=sigma.device)
    beyond = torch.arange(-reach, pixels + reach, device=sigma.device)
    apart = (beyond - place[:, None]) / sigma.clamp(min=1e-3)[:, None, None]  # (B, pixels, pixels + 2 reach)
    weight = torch.exp(-0.5 * apart.square())
    weight = weight * ((beyond - place[:, None]).abs() <= reach)
    weight = weight / weight.sum(-1, keepdim=True)
    return torch.zeros_like(weight[..., :pixels]).index_add_(2, beyond.clamp(0, pixels - 1), weight)


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

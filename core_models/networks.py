"""Networks from frames to features and back; what they parameterise is named in posteriors.py and priors.py."""

from __future__ import annotations

import math
from itertools import pairwise

import torch
from torch import Tensor, nn

WIDE = 64
"""Channels of a network's largest pictures from which on its groups of channels fill a vector."""


class PictureEncoder(nn.Module):
    """Strided convolutions: (N, 3, size, size) pictures in [0, 1] -> (N, features), with size 32 or 64.

    The layout of DCGAN's critic, as the published sequence VAEs use it, with group instead of batch normalisation:
    a clip's code must not depend on the clips beside it.
    """

    def __init__(self, channels: int, features: int, size: int = 64) -> None:
        super().__init__()
        self.channels = channels
        widths = [3, *_doubling(channels, size)]
        layers: list[nn.Module] = []
        for i, (before, after) in enumerate(pairwise(widths)):
            layers += [nn.Conv2d(before, after, 4, 2, 1, bias=i == 0)]
            layers += [_norm(after)] if i else []
            layers += [nn.LeakyReLU(0.2)]
        self.convolutions = laid(nn.Sequential(*layers), channels)
        self.features = nn.Sequential(nn.Linear(widths[-1] * 16, features), nn.LeakyReLU(0.2))

    def forward(self, pictures: Tensor) -> Tensor:
        """Features (N, features) of (N, 3, size, size)."""
        hidden = self.convolutions(in_order(pictures, self.channels))
        features: Tensor = self.features(hidden.flatten(1))
        return features


class Palette(nn.Module):
    """The colours of a picture, of the static code alone: (N, static + more) -> (N, count, 3) in [0, 1].

    Drawn pictures have few colours, and which they are says who is seen. A convolution has to bring such a colour to
    every pixel through all of its layers, and two that are nearly alike come out as one.
    """

    def __init__(self, static: int, hidden: int, count: int) -> None:
        super().__init__()
        self.static, self.count = static, count
        last = nn.Linear(hidden, 3 * count)
        nn.init.uniform_(last.bias, -2.0, 2.0)  # colours that are alike would learn alike
        self.colours = nn.Sequential(nn.Linear(static, hidden), nn.LeakyReLU(0.2), last)

    def forward(self, latents: Tensor) -> Tensor:
        """Colours (N, count, 3) of codes (N, latents), the static code first."""
        return torch.sigmoid(self.colours(latents[:, : self.static])).view(-1, self.count, 3)


class PictureDecoder(nn.Module):
    """The encoder's mirror: (N, latents) -> (N, 3, size, size) in [0, 1].

    Args:
        palette: gives the colours; each pixel then is a mean of them, and the convolutions say with which shares. None
            where they draw the colours themselves.
    """

    def __init__(self, latents: int, channels: int, size: int = 64, palette: Palette | None = None) -> None:
        super().__init__()
        self.palette, self.channels = palette, channels
        widths = _doubling(channels, size)
        self.width = widths[-1]
        self.start = nn.Linear(latents, self.width * 16)
        layers: list[nn.Module] = [_norm(self.width), nn.LeakyReLU(0.2)]
        for after in reversed(widths[:-1]):
            layers += [nn.ConvTranspose2d(2 * after, after, 4, 2, 1, bias=False), _norm(after), nn.LeakyReLU(0.2)]
        if palette is None:
            layers += [nn.ConvTranspose2d(channels, 3, 4, 2, 1), nn.Sigmoid()]
        else:
            layers += [nn.ConvTranspose2d(channels, palette.count, 4, 2, 1), nn.Softmax(1)]
        self.convolutions = laid(nn.Sequential(*layers), channels)

    def forward(self, latents: Tensor) -> Tensor:
        """Pictures (N, 3, size, size) of (N, latents)."""
        start = self.start(latents).view(-1, self.width, 4, 4)
        pictures: Tensor = self.convolutions(in_order(start, self.channels))
        if self.palette is None:
            return pictures
        mixed: Tensor = self.palette(latents).transpose(1, 2) @ pictures.flatten(2)
        return mixed.view(-1, 3, *pictures.shape[2:])


def perceptron(widths: list[int]) -> nn.Sequential:
    """Linear layers with LeakyReLU between them, none after the last: (N, widths[0]) -> (N, widths[-1])."""
    layers: list[nn.Module] = []
    for before, after in pairwise(widths):
        layers += [nn.Linear(before, after), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers[:-1])


def _doubling(channels: int, size: int) -> list[int]:
    """Widths of the convolutions from the picture's side down to 4 x 4, each twice the one before."""
    return [channels << i for i in range(int(math.log2(size // 4)))]


def _norm(channels: int) -> nn.GroupNorm:
    return nn.GroupNorm(math.gcd(8, channels), channels)


def laid(convolutions: nn.Sequential, channels: int) -> nn.Sequential:
    """Convolutions with their weights in the order of the pictures that pass them on a CPU, see `in_order`."""
    order = torch.channels_last if channels >= WIDE else torch.contiguous_format
    found: nn.Sequential = convolutions.to(memory_format=order)  # type: ignore[call-overload]
    return found


def in_order(pictures: Tensor, channels: int) -> Tensor:
    """Pictures (N, C, H, W) in the memory order that their device works fastest in.

    GPUs convolve channels-last, and so do CPUs. But the backward pass of a CPU's group normalisation takes twenty times
    as long where a group has less than a vector of channels; narrow networks keep whole planes.

    Args:
        channels: of the network's largest pictures.
    """
    order = torch.channels_last if pictures.is_cuda or channels >= WIDE else torch.contiguous_format
    return pictures.contiguous(memory_format=order)

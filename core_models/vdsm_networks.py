"""VDSM's frame networks: an encoder that blurs before it drops pixels, and decoders whose weights are mixtures.

The weights of the mixture are those of the clip's identity (Vowels et al. 2021): all frames of a clip are
decoded by one decoder, sum_k identity_k expert_k, and no other clip by the same. The sum is over weights, not over
pictures, so the cost does not grow with the number of experts.
"""

from __future__ import annotations

import math
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core_models.networks import in_order

FEW = 3
"""Frames of a clip that a CPU convolves as fast beside those of other clips as by themselves."""


class BlurPool(nn.Module):
    """Half the side of pictures (N, C, h, w): binomial filter 1 3 3 1, then every second pixel (Zhang 2019).

    Without the filter a shift by one pixel changes which pixels are kept. Written as sums of shifted pictures, which is
    faster on a CPU than a convolution a channel; edge pixels are repeated.
    """

    def forward(self, pictures: Tensor) -> Tensor:
        """(N, C, h, w) -> (N, C, h / 2, w / 2); h and w are even."""
        rows = _halved(pictures.permute(0, 2, 3, 1), 1)  # channels last: the order that convolutions leave in memory
        return _halved(rows, 2).permute(0, 3, 1, 2)


def _halved(pictures: Tensor, dim: int) -> Tensor:
    shape, n = pictures.shape, pictures.shape[dim] // 2
    even, odd = pictures.reshape(*shape[:dim], n, 2, *shape[dim + 1 :]).unbind(dim + 1)
    before = torch.cat([even.narrow(dim, 0, 1), odd.narrow(dim, 0, n - 1)], dim)
    after = torch.cat([even.narrow(dim, 1, n - 1), odd.narrow(dim, n - 1, 1)], dim)
    return 0.375 * (even + odd) + 0.125 * (before + after)


class OrderedNorm(nn.GroupNorm):
    """Group normalisation of pictures, which are first laid in the order that their device works fastest in.

    Args:
        groups, channels: of the pictures.
        width: channels of the network's largest pictures.
    """

    def __init__(self, groups: int, channels: int, width: int) -> None:
        super().__init__(groups, channels)
        self.width = width

    def forward(self, input: Tensor) -> Tensor:
        """(N, C, h, w) -> (N, C, h, w)."""
        return super().forward(in_order(input, self.width))


class BlurPoolEncoder(nn.Module):
    """(N, 3, size, size) pictures in [0, 1] -> (N, features): convolutions without stride, each blurred and halved."""

    def __init__(self, channels: int, features: int, size: int = 64) -> None:
        super().__init__()
        widths = [3, *_doubling(channels, size)]
        layers: list[nn.Module] = []
        for i, (before, after) in enumerate(pairwise(widths)):
            layers += [nn.Conv2d(before, after, 3, 1, 1, bias=i == 0), nn.LeakyReLU(0.2), BlurPool()]
            layers += [OrderedNorm(math.gcd(8, after), after, channels)] if i else []
        self.convolutions = nn.Sequential(*layers).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.features = nn.Sequential(nn.Linear(widths[-1] * 16, features), nn.LeakyReLU(0.2))

    def forward(self, pictures: Tensor) -> Tensor:
        """Features (N, features) of (N, 3, size, size)."""
        hidden = self.convolutions(pictures.contiguous(memory_format=torch.channels_last))
        features: Tensor = self.features(hidden.flatten(1))
        return features


class ExpertLinear(nn.Module):
    """An affine map for each clip, the mixture of `experts` maps. With one expert it is the same for all clips."""

    def __init__(self, experts: int, inputs: int, outputs: int) -> None:
        super().__init__()
        bound = math.sqrt(experts / inputs)  # the even mixture then is as large as one map's usual start
        self.weight = nn.Parameter(torch.empty(experts, inputs, outputs).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(experts, outputs).uniform_(-bound, bound))

    def forward(self, values: Tensor, mixture: Tensor) -> Tensor:
        """(B, n, inputs) and mixture (B, experts) -> (B, n, outputs)."""
        weight = (mixture @ self.weight.flatten(1)).view(-1, *self.weight.shape[1:])
        return torch.baddbmm((mixture @ self.bias)[:, None], values, weight)


class ExpertUpsampling(nn.Module):
    """A transposed convolution that doubles the side (4 x 4, stride 2), with each clip's own mixture of `experts`.

    The mixtures of all clips are one matrix product. Their kernels then are the groups of one convolution: its batch is
    the frames, its channels are the clips'. A CPU takes up to twice as long for that as for clip by clip where these
    have more than `FEW` frames.
    """

    def __init__(self, experts: int, inputs: int, outputs: int, bias: bool = False) -> None:
        super().__init__()
        bound = math.sqrt(experts / (4 * inputs))  # four of the sixteen places of the kernel meet in a pixel
        self.weight = nn.Parameter(torch.empty(experts, inputs, outputs, 4, 4).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.zeros(experts, outputs)) if bias else None

    def forward(self, pictures: Tensor, mixture: Tensor) -> Tensor:
        """(B * n, inputs, h, w), clip by clip, and mixture (B, experts) -> (B * n, outputs, 2h, 2w)."""
        larger: Tensor
        if len(self.weight) == 1:
            bias = None if self.bias is None else self.bias[0]
            larger = F.conv_transpose2d(pictures, self.weight[0], bias, 2, 1)
            return larger
        weight = (mixture @ self.weight.flatten(1)).view(-1, *self.weight.shape[1:])  # (B, inputs, outputs, 4, 4)
        bias = None if self.bias is None else mixture @ self.bias
        together = pictures.is_cuda or len(pictures) <= FEW * len(mixture)
        return (_side_by_side if together else _one_by_one)(pictures, weight, bias)


def _side_by_side(pictures: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    """(B * n, inputs, h, w), clip by clip, with kernels (B, inputs, outputs, 4, 4) -> (B * n, outputs, 2h, 2w)."""
    (B, inputs, outputs), (h, w) = weight.shape[:3], pictures.shape[2:]
    beside = pictures.reshape(B, -1, inputs, h, w).transpose(0, 1).flatten(1, 2)  # (n, B * inputs, h, w)
    biases = None if bias is None else bias.flatten()
    larger = F.conv_transpose2d(beside, weight.flatten(0, 1), biases, 2, 1, groups=B)
    return larger.view(-1, B, outputs, 2 * h, 2 * w).transpose(0, 1).flatten(0, 1)


def _one_by_one(pictures: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    """The same, clip by clip."""
    biases = [None] * len(weight) if bias is None else bias.unbind()
    clips = zip(pictures.chunk(len(weight)), weight.unbind(), biases, strict=True)
    return torch.cat([F.conv_transpose2d(own, kernel, its, 2, 1) for own, kernel, its in clips])


class ExpertPictureDecoder(nn.Module):
    """The mirror of the encoder: poses (B, n, D) under identities (B, S) -> pictures (B, n, 3, size, size) in [0, 1].

    Args:
        identity, pose: S and D.
        channels: width of the last convolution but one.
        size: 32 or 64.
        mixture: whether there are S experts; otherwise one decoder for all clips, which is only given the identity.
        ends_only: whether only the first layer and the two last are mixtures, and those between are shared.
    """

    def __init__(
        self, identity: int, pose: int, channels: int, size: int = 64, mixture: bool = True, ends_only: bool = True
    ) -> None:
        super().__init__()
        widths = [*reversed(_doubling(channels, size)), 3]
        experts = identity if mixture else 1
        self.mixture, self.width = mixture, widths[0]
        self.start = ExpertLinear(experts, pose, self.width * 16)
        self.given = nn.Linear(identity, self.width * 16, bias=False)
        count = len(widths) - 1
        mixed = [experts if i >= count - 2 or not ends_only else 1 for i in range(count)]
        last = [i == count - 1 for i in range(count)]
        self.layers = nn.ModuleList(map(ExpertUpsampling, mixed, widths, widths[1:], last))
        self.norms = nn.ModuleList(map(_norm, widths[:-1]))

    def forward(self, poses: Tensor, identity: Tensor) -> Tensor:
        """Pictures (B, n, 3, size, size) of poses (B, n, D) and identities (B, S), which sum to one."""
        mixture = identity if self.mixture else torch.ones_like(identity[:, :1])
        start = self.start(poses, mixture) + self.given(_spread(identity))[:, None]
        pictures = start.view(-1, self.width, 4, 4)
        for norm, layer in zip(self.norms, self.layers, strict=True):
            pictures = layer(F.leaky_relu(norm(pictures), 0.2), mixture)
        return torch.sigmoid(pictures).view(*poses.shape[:2], *pictures.shape[1:])


class ExpertPerceptron(nn.Module):
    """The decoder of frames that are vectors: poses (B, n, D) under identities (B, S) -> (B, n, F)."""

    def __init__(self, identity: int, pose: int, hidden: int, outputs: int, mixture: bool = True) -> None:
        super().__init__()
        experts = identity if mixture else 1
        self.mixture = mixture
        self.start = ExpertLinear(experts, pose, hidden)
        self.given = nn.Linear(identity, hidden, bias=False)
        self.middle = nn.Linear(hidden, hidden)
        self.end = ExpertLinear(experts, hidden, outputs)

    def forward(self, poses: Tensor, identity: Tensor) -> Tensor:
        """Frames (B, n, F) of poses (B, n, D) and identities (B, S), which sum to one."""
        mixture = identity if self.mixture else torch.ones_like(identity[:, :1])
        start = F.leaky_relu(self.start(poses, mixture) + self.given(_spread(identity))[:, None], 0.2)
        frames: Tensor = self.end(F.leaky_relu(self.middle(start), 0.2), mixture)
        return frames


def _spread(identity: Tensor) -> Tensor:
    """Entries around one instead of around 1 / S, so that a linear map of them learns as fast as one of poses."""
    return identity * identity.shape[-1]


def _doubling(channels: int, size: int) -> list[int]:
    return [channels << i for i in range(int(math.log2(size // 4)))]


def _norm(channels: int) -> nn.GroupNorm:
    return nn.GroupNorm(math.gcd(8, channels), channels)

"""Networks of pictures that are a few grey shapes on black: what each is, static, apart from where it is, dynamic.

A decoder that lays shapes at places, and a static posterior that looks where the dynamics say the shapes are. Plain
convolutions learn both from examples of every shape at every place, which takes a GPU (two digits of Moving-MNIST);
these networks are told that a shape is the same wherever it is, as of Attend, Infer, Repeat (Eslami et al. 2016). The
distributions and the objective stay DSVAE's and C-DSVAE's: q(s | x_1:T), q(z_1:T | x_1:T), p(x_t | s, z_t).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from core_models.networks import perceptron
from core_models.posteriors import GaussianHead
from core_models.types import Gaussian

MARGIN = 2
"""Pixels by which a shape's square may lie beyond the picture's edge."""
SHARPNESS = 2.0
DARK = -2.0
"""Factor of the places' log-odds, and log-odds of a shape's pixel, as training starts."""


class Places(nn.Module):
    """Where each shape is, from the dynamics of a frame: two distributions over whole pixels, of rows and of columns.

    Args:
        latents: D.
        hidden: width of the perceptron.
        shapes: K.
        size: side of the picture in pixels; a shape's square has half of it.

    Attributes:
        side: of a shape's square.
        pixels: of all squares together.
    """

    spread: Tensor

    def __init__(self, latents: int, hidden: int, shapes: int, size: int) -> None:
        super().__init__()
        self.shapes, self.size, self.side = shapes, size, size // 2
        self.pixels = shapes * self.side**2
        self.places = size - self.side + 1 + 2 * MARGIN
        self.log_odds = perceptron([latents, hidden, hidden, shapes * 2 * self.places])
        pixel = torch.arange(self.places)[:, None] + torch.arange(self.side) - MARGIN  # of each place, for each line
        spread = (pixel[..., None] == torch.arange(size)).float()  # (places, side, size)
        self.register_buffer("spread", spread.flatten(1), persistent=False)

    def forward(self, dynamic: Tensor) -> tuple[Tensor, Tensor]:
        """(..., D) -> for rows and columns, the weight of every line of the picture for every line of each shape.

        Returns:
            Two of (..., K, side, size).
        """
        odds = self.log_odds(dynamic).view(*dynamic.shape[:-1], self.shapes, 2, self.places)
        weights = torch.softmax(SHARPNESS * odds, -1) @ self.spread
        rows, columns = weights.view(*weights.shape[:-1], self.side, self.size).unbind(-3)
        return rows, columns


class ShapeDecoder(nn.Module):
    """(N, S + D) -> (N, 3, size, size) in [0, 1]: K shapes from equal parts of s, laid where z_t says.

    Where shapes meet, each lets through what the others leave dark: 1 - prod (1 - shape).
    """

    def __init__(self, static: int, hidden: int, places: Places) -> None:
        super().__init__()
        self.static, self.places = static, places
        self.shape = perceptron([static // places.shapes, hidden, hidden, places.side**2])

    def forward(self, latents: Tensor) -> Tensor:
        """Pictures of codes, the static one first; float32 whatever the networks' precision is."""
        with torch.autocast(latents.device.type, enabled=False):
            codes = latents.float()
            shapes = self.shapes(codes[:, : self.static])
            rows, columns = self.places(codes[:, self.static :])
            pictures: Tensor = 1 - (1 - rows.mT @ shapes @ columns).prod(1)  # (N, size, size)
        return pictures[:, None].expand(-1, 3, -1, -1)

    def shapes(self, static: Tensor) -> Tensor:
        """The shapes (N, K, side, side) in [0, 1] of static codes (N, S)."""
        K, side = self.places.shapes, self.places.side
        odds: Tensor = self.shape(static.reshape(len(static), K, -1)) + DARK
        return torch.sigmoid(odds).view(-1, K, side, side)


def glimpses(frames: Tensor, dynamic: Tensor, places: Places) -> Tensor:
    """What lies at each shape's place: (B, T, 3, size, size) and (B, T, D) -> (B, T, K * side^2)."""
    rows, columns = places(dynamic)
    grey = frames.mean(2)[:, :, None]  # one for all shapes
    seen: Tensor = rows @ grey @ columns.mT
    return seen.flatten(2)


class ShapePosterior(nn.Module):
    """q(s | x_1:T): K equal parts, each from what lay at its shape's place in any of the frames, in any order.

    Args:
        hidden: width of the perceptrons.
        latents: S, a multiple of K.
        shapes, side: K, and the side of a shape's square in pixels.
    """

    def __init__(self, hidden: int, latents: int, shapes: int, side: int) -> None:
        super().__init__()
        self.latents, self.shapes, self.pixels = latents, shapes, side**2
        self.frame = nn.Sequential(perceptron([self.pixels, hidden, hidden]), nn.LeakyReLU(0.2))
        self.clip = nn.Sequential(nn.Linear(self.pixels + hidden, hidden), nn.LeakyReLU(0.2))
        self.head = GaussianHead(hidden, latents // shapes)

    def forward(self, features: Tensor) -> Gaussian:
        """Features (B, T, F), of which the last are the glimpses -> Gaussian of (B, S)."""
        seen = features[..., -self.shapes * self.pixels :].reshape(*features.shape[:2], self.shapes, self.pixels)
        pooled = torch.cat([seen.mean(1), self.frame(seen).mean(1)], dim=-1)  # (B, K, ...)
        each: Gaussian = self.head(self.clip(pooled))
        return Gaussian(each.mean.flatten(1), each.logvar.flatten(1))

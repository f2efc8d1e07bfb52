"""Frame networks: shapes, ranges, independence of neighbours, every width that a preset may name."""

from __future__ import annotations

import pytest
import torch

from core_models import networks
from core_models.networks import Palette, PictureDecoder, PictureEncoder, perceptron


@pytest.mark.parametrize("channels", [4, 5, 6, 7, 8, 12])
def test_any_width_builds_and_runs(channels: int) -> None:
    pictures = PictureDecoder(7, channels)(torch.randn(2, 7))
    assert pictures.shape == (2, 3, 64, 64)
    assert pictures.min() >= 0
    assert pictures.max() <= 1
    assert PictureEncoder(channels, 9)(pictures).shape == (2, 9)


def test_features_do_not_depend_on_neighbours() -> None:
    torch.manual_seed(0)
    encoder, decoder = PictureEncoder(4, 8), PictureDecoder(5, 4)
    pictures, latents = torch.rand(3, 3, 64, 64), torch.randn(3, 5)
    torch.testing.assert_close(encoder(pictures)[1:2], encoder(pictures[1:2]))
    torch.testing.assert_close(decoder(latents)[1:2], decoder(latents[1:2]))


@pytest.mark.parametrize("palette", [False, True])
def test_wide_networks_are_laid_otherwise_and_compute_the_same(palette: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def pair(wide: int) -> tuple[PictureEncoder, PictureDecoder]:
        monkeypatch.setattr(networks, "WIDE", wide)
        torch.manual_seed(0)
        colours = Palette(3, 4, 5) if palette else None
        return PictureEncoder(8, 6, 32).double(), PictureDecoder(6, 8, 32, colours).double()

    pictures = torch.rand(3, 3, 32, 32, dtype=torch.float64)
    found = []
    for wide in (8, 9):
        encoder, decoder = pair(wide)
        laid = encoder.convolutions[2].weight.is_contiguous(memory_format=torch.channels_last)
        assert laid == (wide == 8)
        decoded = decoder(encoder(pictures))
        weights = [*encoder.parameters(), *decoder.parameters()]
        found.append([decoded, *torch.autograd.grad(decoded.square().sum(), weights)])
    for one, other in zip(*found, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-10, atol=1e-10)


def test_perceptron_bends_between_its_layers_and_not_after() -> None:
    layers = perceptron([2, 3, 1])
    with torch.no_grad():
        layers[0].weight.copy_(torch.tensor([[1.0, 0], [0, 1], [-1, -1]]))
        layers[0].bias.copy_(torch.tensor([0.0, 0, 1]))
        layers[2].weight.copy_(torch.tensor([[1.0, 2, -10]]))
        layers[2].bias.fill_(0.5)
    # hidden (3, -1, -1) -> (3, -0.2, -0.2) -> 3 - 0.4 + 2 + 0.5; and (-3, 0, 4) -> (-0.6, 0, 4) -> -0.6 - 40 + 0.5
    values = layers(torch.tensor([[3.0, -1.0], [-3.0, 0.0]]))
    torch.testing.assert_close(values, torch.tensor([[5.1], [-40.1]]))

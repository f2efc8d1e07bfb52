"""Pictures laid out of shapes: one place, one shape, and codes that keep to their own part."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from core_models.config import Architecture, Network, Window
from core_models.dsvae import DSVAE
from core_models.errors import ConfigError
from core_models.registry import build_model
from core_models.shapes import MARGIN, Places, ShapeDecoder, ShapePosterior, glimpses
from core_models.store import ModelConfig, load_model, save_model
from core_models.swaps import swap
from core_models.types import Latents

WINDOW = Window(kind="video", length=5, size=32)
NETWORK = Network(static=12, dynamic=6, shapes=2, encoder_channels=4, features=16, hidden=16)


def architecture(model: str = "cdsvae", network: Network = NETWORK, window: Window = WINDOW) -> Architecture:
    return Architecture(model=model, window=window, network=network)


def built(seed: int = 0) -> DSVAE:
    torch.manual_seed(seed)
    model = build_model(architecture())
    assert isinstance(model, DSVAE)
    return model.eval()


class AtPlaces(torch.nn.Module):
    """Log-odds that are certain of given places, whatever the dynamics are."""

    def __init__(self, places: Tensor, n: int) -> None:
        super().__init__()
        self.odds = 100 * torch.nn.functional.one_hot(places, n).float().flatten()

    def forward(self, dynamic: Tensor) -> Tensor:
        return self.odds.expand(*dynamic.shape[:-1], -1)


def placed_at(corners: list[tuple[int, int]], size: int = 32) -> Places:
    """Places of shapes whose squares' left upper corners are at (row, column)."""
    places = Places(3, 8, len(corners), size)
    places.log_odds = AtPlaces(torch.tensor(corners) + MARGIN, places.places)  # type: ignore[assignment]
    return places


def test_shapes_are_laid_where_the_places_say() -> None:
    places = placed_at([(2, 5), (14, 0)])
    decoder = ShapeDecoder(4, 8, places)
    codes = torch.randn(1, 7)
    with torch.no_grad():
        picture, shapes = decoder(codes)[0], decoder.shapes(codes[:, :4])[0]
    expected = torch.zeros(2, 32, 32)
    expected[0, 2:18, 5:21], expected[1, 14:30, 0:16] = shapes
    together = 1 - (1 - expected[0]) * (1 - expected[1])
    torch.testing.assert_close(picture, together.expand(3, 32, 32), atol=1e-5, rtol=0)


def test_a_square_beyond_the_edge_is_cut() -> None:
    places = placed_at([(-2, 18)])
    decoder = ShapeDecoder(2, 8, places)
    codes = torch.randn(1, 5)
    with torch.no_grad():
        picture, shape = decoder(codes)[0, 0], decoder.shapes(codes[:, :2])[0, 0]
    torch.testing.assert_close(picture[:14, 18:], shape[2:, :14], atol=1e-5, rtol=0)
    assert float(picture.sum()) == pytest.approx(float(shape[2:, :14].sum()), abs=1e-3)


def test_glimpses_are_what_lies_at_the_places() -> None:
    frames = torch.rand(2, 3, 3, 32, 32)
    with torch.no_grad():
        seen = glimpses(frames, torch.randn(2, 3, 3), placed_at([(2, 5), (14, 0)])).view(2, 3, 2, 16, 16)
    grey = frames.mean(2)
    torch.testing.assert_close(seen[:, :, 0], grey[:, :, 2:18, 5:21], atol=1e-5, rtol=0)
    torch.testing.assert_close(seen[:, :, 1], grey[:, :, 14:30, 0:16], atol=1e-5, rtol=0)


def test_every_line_of_a_shape_is_laid_once_within_the_picture() -> None:
    places = Places(3, 8, 2, 32)
    with torch.no_grad():
        rows, columns = places(torch.randn(4, 7, 3))
    assert rows.shape == columns.shape == (4, 7, 2, 16, 32)
    inner = rows[..., MARGIN:-MARGIN, :]  # no place puts these beyond the edge
    torch.testing.assert_close(inner.sum(-1), torch.ones(4, 7, 2, 16 - 2 * MARGIN))


def test_the_static_posterior_knows_no_order_and_keeps_shapes_apart() -> None:
    torch.manual_seed(0)
    posterior = ShapePosterior(8, 6, shapes=2, side=4).eval()
    features = torch.randn(3, 5, 7 + 2 * 16)
    with torch.no_grad():
        q, turned = posterior(features), posterior(features.flip(1))
        other = features.clone()
        other[..., :7] = 0.0  # what the frame encoder gave
        other[..., -16:] = 0.0  # the second shape's glimpses
        changed = posterior(other)
    torch.testing.assert_close(q.mean, turned.mean)
    torch.testing.assert_close(q.mean[:, :3], changed.mean[:, :3])
    assert not torch.allclose(q.mean[:, 3:], changed.mean[:, 3:])
    assert q.logvar.shape == (3, 6)


def test_swapped_clips_keep_their_shapes() -> None:
    model = built()
    frames = torch.rand(2, 5, 3, 32, 32)
    with torch.no_grad():
        latents = model.encode(frames)
        swapped = swap(latents, latents.rolled(1), model.blocks()[-1])
        decoder = model.frame_decoder
        assert isinstance(decoder, ShapeDecoder)
        torch.testing.assert_close(decoder.shapes(swapped.static), decoder.shapes(latents.static))
        assert not torch.allclose(model.decode(swapped), model.decode(latents))
    assert [block.stop for block in model.blocks()] == [12, 6]


def test_dynamics_are_read_alike_with_and_without_glimpses() -> None:
    model = built()
    frames = torch.rand(2, 5, 3, 32, 32)
    with torch.no_grad():
        features = model.frame_features(frames)
        torch.testing.assert_close(model.content_features(frames, features), model.content_features(frames))
    assert features.shape[-1] == 16 + 2 * 16 * 16


def test_models_of_shapes_are_kept_whole(tmp_path: Path) -> None:
    model = built()
    config = ModelConfig(title="shapes", architecture=architecture())
    save_model(tmp_path / "model", model, config, "card")
    latents = Latents(torch.randn(1, 12), torch.randn(1, 5, 6))
    with torch.no_grad():
        torch.testing.assert_close(load_model(tmp_path / "model").model.decode(latents), model.decode(latents))


def test_a_clip_of_squares_is_learned() -> None:
    model = built()
    frames = torch.zeros(2, 5, 3, 32, 32)
    for t in range(5):
        frames[0, t, :, 2 + 3 * t : 10 + 3 * t, 4:12] = 1.0
        frames[1, t, :, 20:26, 2 + 4 * t : 14 + 4 * t] = 1.0
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-2)
    errors = []
    for _ in range(60):
        error = (model.decode(model.encode(frames)) - frames).square().sum()
        optimiser.zero_grad()
        error.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        errors.append(float(error.detach()))
    assert errors[-1] < 0.3 * errors[0]


@pytest.mark.parametrize(
    ("network", "window", "told"),
    [
        (NETWORK.model_copy(update={"static": 13}), WINDOW, "static = 13.*shapes = 2"),
        (NETWORK, Window(kind="vectors", length=5, bins=2), "shapes = 2 for vectors"),
    ],
)
def test_settings_that_contradict_each_other_are_named(network: Network, window: Window, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        build_model(architecture(network=network, window=window))


def test_whole_pictures_have_no_places() -> None:
    whole = build_model(architecture(network=NETWORK.model_copy(update={"shapes": 0})))
    assert isinstance(whole, DSVAE)
    assert whole.places is None

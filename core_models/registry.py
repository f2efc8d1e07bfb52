"""The models by name: one dictionary, one assembler each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from torch import nn

from core_models.cdsvae import contrastive_terms
from core_models.config import Architecture
from core_models.dsvae import DSVAE, Terms, elbo_terms
from core_models.errors import ConfigError
from core_models.networks import PictureDecoder, PictureEncoder, perceptron
from core_models.posteriors import DynamicPosterior, StaticPosterior
from core_models.priors import LSTMPrior


@dataclass(frozen=True)
class ModelSpec:
    """What a name stands for.

    Attributes:
        title: the name of the papers.
        build: assembles a model with fresh weights.
        terms: names of all loss terms, each of which needs a weight.
        views: whether training makes the two augmented views.
    """

    title: str
    build: Callable[[Architecture], DSVAE]
    terms: tuple[str, ...]
    views: bool


def assemble_sequence_vae(architecture: Architecture, terms: Terms) -> DSVAE:
    """DSVAE's parts for the window's kind, with the given objective."""
    net, window = architecture.network, architecture.window
    both = net.static + net.dynamic
    encoder: nn.Module
    decoder: nn.Module
    if window.kind == "video":
        encoder, decoder = PictureEncoder(net.encoder_channels, net.features), PictureDecoder(both, net.channels)
    else:
        encoder = perceptron([window.bins, net.hidden, net.hidden, net.features])
        decoder = perceptron([both, net.hidden, net.hidden, window.bins])
    return DSVAE(
        encoder,
        StaticPosterior(net.features, net.hidden, net.static),
        DynamicPosterior(net.features, net.hidden, net.dynamic),
        LSTMPrior(net.dynamic, net.hidden),
        decoder,
        window.frame_shape,
        architecture.sigma,
        terms,
    )


ELBO = ("reconstruction", "kl_static", "kl_dynamic")

MODELS: dict[str, ModelSpec] = {
    "dsvae": ModelSpec("DSVAE", lambda a: assemble_sequence_vae(a, elbo_terms), ELBO, views=False),
    "cdsvae": ModelSpec(
        "C-DSVAE", lambda a: assemble_sequence_vae(a, contrastive_terms), (*ELBO, "mi_static", "mi_dynamic"), views=True
    ),
}


def spec_of(name: str) -> ModelSpec:
    """The spec of a name; ConfigError lists the valid names otherwise."""
    if name not in MODELS:
        raise ConfigError(f"no model is called {name!r}; valid: {', '.join(MODELS)}.")
    return MODELS[name]


def build_model(architecture: Architecture) -> DSVAE:
    """A model with fresh weights from torch's default generator; seed it for repeatable ones."""
    return spec_of(architecture.model).build(architecture)

"""The models by name: one dictionary, one assembler each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from torch import nn

from core_models.cdsvae import information_monitors, information_terms
from core_models.config import Architecture
from core_models.config_rules import check_content, check_flow, check_foreign, check_shapes
from core_models.dsvae import DSVAE, Terms, elbo_terms
from core_models.errors import ConfigError
from core_models.favae import FAVAE
from core_models.flows import DynamicFlow, StaticFlow
from core_models.ladder import LadderDecoder, LadderEncoder
from core_models.networks import Palette, PictureDecoder, PictureEncoder, perceptron
from core_models.posteriors import DynamicPosterior, FramePosterior, PooledPosterior, StaticPosterior
from core_models.priors import LSTMPrior
from core_models.scd import SCD, ColourEncoder
from core_models.shapes import Places, ShapeDecoder, ShapePosterior
from core_models.types import IDENTITY, ORDER, SAME_DYNAMIC, SequenceModel
from core_models.vdsm import TERMS as VDSM_TERMS
from core_models.vdsm import VDSM, head
from core_models.vdsm_dynamics import Dynamics
from core_models.vdsm_networks import BlurPoolEncoder, ExpertPerceptron, ExpertPictureDecoder


@dataclass(frozen=True)
class ModelSpec:
    """What a name stands for.

    Attributes:
        title: the name of the papers.
        build: assembles a model with fresh weights.
        terms: names of the loss terms of an architecture, each of which needs a weight.
        views: what training adds to a batch: any of ORDER, SAME_DYNAMIC (views of the clips) and IDENTITY.
        settings: the table of the architecture that is this model's own; empty for none.
    """

    title: str
    build: Callable[[Architecture], SequenceModel]
    terms: Callable[[Architecture], tuple[str, ...]]
    views: frozenset[str] = frozenset()
    settings: str = ""


def frame_networks(architecture: Architecture, latents: int) -> tuple[nn.Module, nn.Module]:
    """Encoder (N, *frame_shape) -> (N, features) and decoder (N, latents) -> (N, *frame_shape) of the window's kind."""
    net, window = architecture.network, architecture.window
    if window.kind == "video":
        encoder = PictureEncoder(net.encoder_channels, net.features, window.size)
        palette = Palette(net.static, net.hidden, net.palette) if net.palette else None
        return encoder, PictureDecoder(latents, net.channels, window.size, palette)
    return (
        perceptron([window.bins, net.hidden, net.hidden, net.features]),
        perceptron([latents, net.hidden, net.hidden, window.bins]),
    )


def assemble_sequence_vae(architecture: Architecture, terms: Terms, monitors: Terms | None = None) -> DSVAE:
    """DSVAE's parts for the window's kind, with the given objective and figures to log.

    Raises:
        ConfigError: normalised content of pictures.
    """
    net, window = architecture.network, architecture.window
    check_content(architecture)
    normalised = net.content == "normalised"
    encoder, decoder = frame_networks(architecture, net.static + net.dynamic)
    dynamic = DynamicPosterior if net.posterior == "full" else FramePosterior
    static: StaticPosterior | PooledPosterior | ShapePosterior = StaticPosterior(net.features, net.hidden, net.static)
    if net.static_posterior == "pooled":
        static = PooledPosterior(net.features, net.static)
    if net.shapes:
        check_shapes(architecture)
        decoder = ShapeDecoder(net.static, net.hidden, Places(net.dynamic, net.hidden, net.shapes, window.size))
        static = ShapePosterior(net.hidden, net.static, net.shapes, window.size // 2)
    return DSVAE(
        encoder,
        static,
        dynamic(net.features, net.hidden, net.dynamic),
        LSTMPrior(net.dynamic, net.hidden),
        decoder,
        window.frame_shape,
        architecture.sigma,
        terms,
        monitors,
        perceptron([window.bins, net.hidden, net.hidden, net.features]) if normalised else None,
        net.static_prior == "individual",
        net.decoded_from == "individual",
    )


def assemble_cdsvae(architecture: Architecture) -> DSVAE:
    """DSVAE's parts with the terms and figures of mutual information."""
    settings = architecture.information
    return assemble_sequence_vae(
        architecture, partial(information_terms, settings=settings), partial(information_monitors, settings=settings)
    )


def assemble_scd(architecture: Architecture) -> SCD:
    """SCD's parts for the window's kind; ConfigError where a code is too short for a coupling."""
    net, flow = architecture.network, architecture.flow
    check_flow(architecture)
    encoder, decoder = frame_networks(architecture, net.static + net.dynamic)
    dynamic = DynamicPosterior if net.posterior == "full" else FramePosterior
    given = net.static if flow.conditional else 0
    return SCD(
        encoder,
        FramePosterior(net.features, net.hidden, net.static),
        dynamic(net.features, net.hidden, net.dynamic),
        StaticFlow(net.static, flow.couplings, flow.hidden),
        DynamicFlow(net.dynamic, given, flow.couplings, flow.hidden, net.hidden, flow.noise == "white"),
        decoder,
        architecture.window.frame_shape,
        architecture.sigma,
        flow.guides_static,
        ColourEncoder(net.features) if flow.static_sees == "colours" else None,
        flow.coarse,
    )


def assemble_favae(architecture: Architecture) -> FAVAE:
    """FAVAE's ladder; vectors enter and leave it as they are, other frames by their own networks."""
    net, window, ladder = architecture.network, architecture.window, architecture.ladder
    bounded = window.kind == "vectors"
    encoder, decoder = (nn.Identity(), nn.Identity()) if bounded else frame_networks(architecture, net.features)
    features = window.bins if bounded else net.features
    sizes = (features, window.length, ladder.rungs, ladder.channels, ladder.convolutions, ladder.strides)
    return FAVAE(
        encoder,
        LadderEncoder(*sizes),
        LadderDecoder(*sizes),
        decoder,
        window.frame_shape,
        window.length,
        architecture.sigma,
        ladder.capacities,
        ladder.rise,
        ladder.turns,
        bounded,
    )


def assemble_vdsm(architecture: Architecture) -> VDSM:
    """VDSM's parts for the window's kind."""
    net, window, experts = architecture.network, architecture.window, architecture.experts
    encoder: nn.Module = perceptron([window.bins, net.hidden, net.hidden, net.features])
    decoder: nn.Module = ExpertPerceptron(net.static, net.dynamic, net.hidden, window.bins, experts.mixture)
    if window.kind == "video":
        encoder = BlurPoolEncoder(net.encoder_channels, net.features, window.size)
        sizes = (net.static, net.dynamic, net.channels, window.size)
        decoder = ExpertPictureDecoder(*sizes, experts.mixture, experts.ends_only)
    return VDSM(
        encoder,
        head(net.features, net.hidden, net.static),
        head(net.features, net.hidden, net.dynamic),
        decoder,
        Dynamics(net.dynamic, experts.action, net.hidden),
        window.frame_shape,
        architecture.sigma,
        experts,
    )


ELBO = ("reconstruction", "kl_static", "kl_dynamic")

MODELS: dict[str, ModelSpec] = {
    "dsvae": ModelSpec("DSVAE", lambda a: assemble_sequence_vae(a, elbo_terms), lambda a: ELBO, frozenset({IDENTITY})),
    "cdsvae": ModelSpec(
        "C-DSVAE",
        assemble_cdsvae,
        lambda a: (*ELBO, "mi_static", "mi_dynamic", *(["exclusion"] if a.information.exclusion else [])),
        frozenset({ORDER, SAME_DYNAMIC, IDENTITY}),
        "information",
    ),
    "scd": ModelSpec(
        "SCD",
        assemble_scd,
        lambda a: (*ELBO, "shuffle", "frames"),
        frozenset({ORDER, SAME_DYNAMIC}),
        "flow",
    ),
    "vdsm": ModelSpec("VDSM", assemble_vdsm, lambda a: VDSM_TERMS, frozenset({IDENTITY}), "experts"),
    "favae": ModelSpec(
        "FAVAE",
        assemble_favae,
        lambda a: ("reconstruction", *(f"kl_rung_{i + 1}" for i in range(len(a.ladder.rungs)))),
        settings="ladder",
    ),
}


def foreign_settings(name: str) -> set[str]:
    """The tables of an architecture that belong to other models than this one: its files need not hold them."""
    return {spec.settings for spec in MODELS.values()} - {"", spec_of(name).settings}


def spec_of(name: str) -> ModelSpec:
    """The spec of a name; ConfigError lists the valid names otherwise."""
    if name not in MODELS:
        raise ConfigError(f"no model is called {name!r}; valid: {', '.join(MODELS)}.")
    return MODELS[name]


def build_model(architecture: Architecture) -> SequenceModel:
    """A model with fresh weights from torch's default generator; seed it for repeatable ones.

    Raises:
        ConfigError: an unknown model, or a part that it does not have.
    """
    spec = spec_of(architecture.model)
    check_foreign(architecture)
    return spec.build(architecture)

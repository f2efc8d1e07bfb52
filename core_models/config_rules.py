"""Rules between the settings of an architecture, which can be told before a model is built."""

from __future__ import annotations

from core_models.config import Architecture
from core_models.errors import ConfigError

SEQUENCE_VAES = ("dsvae", "cdsvae")
STATIC_FIRST = (*SEQUENCE_VAES, "scd")
"""Models whose decoder of frames gets the static code, then the dynamics."""


def check_architecture(architecture: Architecture) -> None:
    """Raise ConfigError, naming the setting, for parts that do not go together."""
    check_foreign(architecture)
    if architecture.model in SEQUENCE_VAES:
        check_content(architecture)
        if architecture.network.shapes:
            check_shapes(architecture)
    if architecture.model == "scd":
        check_flow(architecture)


def check_foreign(architecture: Architecture) -> None:
    """Settings that only some models know."""
    if architecture.network.palette:
        check_palette(architecture)
    net, name = architecture.network, architecture.model
    asked = {
        "content": (net.content, "plain"),
        "static_prior": (net.static_prior, "standard"),
        "static_posterior": (net.static_posterior, "recurrent"),
        "decoded_from": (net.decoded_from, "clip"),
    }
    other = [f"network.{key} = {value!r}" for key, (value, usual) in asked.items() if value != usual]
    if other and name not in SEQUENCE_VAES:
        raise ConfigError(f"{', '.join(other)} for {name}: only {' and '.join(SEQUENCE_VAES)} know it. Leave it out.")


def check_palette(architecture: Architecture) -> None:
    """A palette colours whole pictures, where the decoder knows the static code."""
    net, kind, name = architecture.network, architecture.window.kind, architecture.model
    asked = f"network.palette = {net.palette}"
    if kind != "video":
        raise ConfigError(f"{asked} for {kind}: only pictures have colours. Choose 0.")
    if name not in STATIC_FIRST or net.shapes:
        what = f"network.shapes = {net.shapes}" if net.shapes else name
        raise ConfigError(f"{asked} for {what}: only {', '.join(STATIC_FIRST)} draw whole pictures with one. Choose 0.")


def check_content(architecture: Architecture) -> None:
    """Normalised content is for frames whose mean over time is who it is."""
    net, window = architecture.network, architecture.window
    if net.content == "normalised" and window.kind == "video":
        raise ConfigError(
            f"network.content = {net.content!r} for {window.kind}: a picture's mean over time is its background, not "
            'who it shows. Choose "plain", or frames of speech or vectors.'
        )


def check_shapes(architecture: Architecture) -> None:
    """Shapes are laid out in pictures, with an equal part of the static code each."""
    net, kind = architecture.network, architecture.window.kind
    if kind != "video":
        raise ConfigError(f"network.shapes = {net.shapes} for {kind}: only pictures are laid out of shapes. Choose 0.")
    if net.static % net.shapes:
        both = f"network.static = {net.static}, network.shapes = {net.shapes}"
        raise ConfigError(f"{both}: each shape has an equal part of the static code. Choose a multiple.")


def check_flow(architecture: Architecture) -> None:
    """Codes long enough for a coupling; colours and squares in pictures only."""
    net, flow = architecture.network, architecture.flow
    if min(net.static, net.dynamic) < 2:
        sizes = f"network.static = {net.static}, network.dynamic = {net.dynamic}"
        raise ConfigError(f"{sizes}: a coupling moves one half of a code by the other. Choose at least 2 of each.")
    if (flow.static_sees, flow.coarse) != ("frames", 1) and architecture.window.kind != "video":
        asked = f"flow.static_sees = {flow.static_sees!r}, flow.coarse = {flow.coarse}"
        raise ConfigError(f"{asked} for {architecture.window.kind}: only pictures have colours and squares.")

"""A preset as small as it gets, for proofs and tests that train a real model in seconds."""

from __future__ import annotations


def tiny_preset(length: int = 8, **training: float) -> str:
    """TOML of a DSVAE of some thousand weights; `training` are settings of its table."""
    settings = {"steps": 100_000, "batch": 2, **training}
    lines = "\n".join(f"{name} = {value}" for name, value in settings.items())
    return f"""
title = "As small as it gets"
[architecture]
model = "dsvae"
window = {{ kind = "video", length = {length}, hop = {length // 2}, size = 64 }}
network = {{ static = 4, dynamic = 2, encoder_channels = 4, channels = 4, features = 8, hidden = 8 }}
[weights]
reconstruction = 1.0
kl_static = 1.0
kl_dynamic = 1.0
[training]
{lines}
"""

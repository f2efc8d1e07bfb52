"""What the models, their training and their files raise for a user's mistake."""

from __future__ import annotations


class ModelError(Exception):
    """Input, settings or weights that do not fit: names both sides and says what to do."""


class CheckpointError(ModelError):
    """A model folder or checkpoint that cannot be read or does not match: names the file."""


class OutOfMemoryError(ModelError):
    """Training that did not fit into memory: names the batch and the device, and says what to do."""


class ConfigError(ModelError):
    """A preset or setting with an unknown or impossible value: lists the valid ones."""

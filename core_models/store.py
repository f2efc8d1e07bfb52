"""Trained models on disk: a folder with model.safetensors, config.json and card.md."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import torch
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from torch import Tensor

from core_models.config import Architecture, checked
from core_models.errors import CheckpointError
from core_models.files import put_json, read_json, write_atomically
from core_models.registry import build_model, foreign_settings, spec_of
from core_models.tensor_files import MOST_HEAD, read_tensors, shapes_in, write_tensors
from core_models.types import SequenceModel

FORMAT = 1
WEIGHTS, CONFIG, CARD = "model.safetensors", "config.json", "card.md"


MOST_FACTS = 1_000
Line = Annotated[str, StringConstraints(max_length=4_000)]
_RATE = re.compile(r"[0-9]{1,10}(\.[0-9]{1,10}|/0*[1-9][0-9]{0,9})?")


def _rate(text: str) -> str:
    """Refuse what is no rate, and one written so that it takes forever to work out, such as 1e999999999."""
    if not _RATE.fullmatch(text) or not Fraction(text) > 0:
        raise ValueError("a frame rate is a number such as 25 or 30000/1001")
    return text


class ModelConfig(BaseModel):
    """What config.json holds.

    Attributes:
        format: version of this layout.
        fps: frame rate that the model was trained on, for pictures; "n/d".
        training: a few facts for people: data, steps, seed, minutes.
        metrics: measured on held-out data, by name.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = Field(default=FORMAT, ge=1, le=FORMAT)
    title: Line
    architecture: Architecture
    fps: Annotated[str, AfterValidator(_rate)] | None = None
    training: Annotated[dict[Line, Line | int | float], Field(max_length=MOST_FACTS)] = Field(default_factory=dict)
    metrics: Annotated[dict[Line, float], Field(max_length=MOST_FACTS)] = Field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class StoredModel:
    """A model in memory with its description."""

    model: SequenceModel
    config: ModelConfig
    folder: Path | None = field(default=None)


def read_config(folder: Path) -> ModelConfig:
    """Read and check config.json of a model folder, without its weights."""
    config = checked(ModelConfig, read_json(folder / CONFIG), folder / CONFIG)
    spec_of(config.architecture.model)
    return config


def load_model(folder: Path, device: torch.device | str = "cpu") -> StoredModel:
    """Load a model folder, ready for use (eval mode, float32).

    Raises:
        CheckpointError: files missing, damaged, or weights that do not fit the configuration.
        ConfigError: a configuration with unknown keys or values.
    """
    config = read_config(folder)
    model = build_fitting(config.architecture, folder / WEIGHTS)
    put_weights(model, read_tensors(folder / WEIGHTS), folder / WEIGHTS)
    return StoredModel(model.eval().to(device), config, folder)


def build_fitting(architecture: Architecture, path: Path, prefix: str = "") -> SequenceModel:
    """Build the model that the tensors in a file are of, those whose names begin with `prefix`.

    The architecture says how large the networks are, and may come from anybody: nothing of their size is made before
    the head of the file has agreed.

    Raises:
        CheckpointError: no readable file, or tensors of another model.
    """
    with torch.device("meta"):
        wanted = _shapes(build_model(architecture))
    there = {name.removeprefix(prefix): shape for name, shape in shapes_in(path).items() if name.startswith(prefix)}
    _check_shapes(there, wanted, path)
    return build_model(architecture)


def most_bytes(architecture: Architecture) -> int:
    """Bytes that no file with the weights of this architecture is above."""
    with torch.device("meta"):
        shapes = _shapes(build_model(architecture)).values()
    return MOST_HEAD + 8 * sum(math.prod(shape) for shape in shapes)


def put_weights(model: torch.nn.Module | SequenceModel, tensors: dict[str, Tensor], path: Path) -> None:
    """Copy tensors into a model of the same names and shapes; CheckpointError names what differs."""
    wanted = model.state_dict()
    _check_shapes({name: tuple(tensor.shape) for name, tensor in tensors.items()}, _shapes(model), path)
    model.load_state_dict({name: _weight(name, one, wanted[name].dtype, path) for name, one in tensors.items()})


def _weight(name: str, tensor: Tensor, dtype: torch.dtype, path: Path) -> Tensor:
    """A tensor of a file in the model's own type, in which it must be finite: 1e300 is so in float64 alone."""
    if tensor.is_complex():
        kind = str(tensor.dtype).removeprefix("torch.")
        raise CheckpointError(
            f"{path}: {name} holds values of the type {kind}, of which no weights are. Take another copy."
        )
    weight = tensor.to(dtype)
    if not torch.isfinite(weight).all():
        raise CheckpointError(f"{path}: {name} holds values that are not finite. Take another copy.")
    return weight


def _shapes(model: torch.nn.Module | SequenceModel) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in model.state_dict().items()}


def _check_shapes(found: dict[str, tuple[int, ...]], wanted: dict[str, tuple[int, ...]], path: Path) -> None:
    missing, unknown = wanted.keys() - found.keys(), found.keys() - wanted.keys()
    if missing or unknown:
        names = ", ".join(sorted(missing | unknown)[:4])
        raise CheckpointError(f"{path}: weights and configuration differ in {names}. They are not of one model.")
    for name, shape in found.items():
        if shape != wanted[name]:
            both = f"{shape}, the configuration says {wanted[name]}"
            raise CheckpointError(f"{path}: {name} is {both}. They are not of one model.")


def save_model(
    folder: Path,
    model: torch.nn.Module | SequenceModel,
    config: ModelConfig,
    card: str,
    dtype: torch.dtype = torch.float32,
) -> None:
    """Write a model folder atomically; `dtype` float16 halves it."""

    foreign = foreign_settings(config.architecture.model)
    described = config.model_dump(mode="json", exclude={"architecture": foreign})

    def write(temporary: Path) -> None:
        temporary.mkdir()
        write_tensors(temporary / WEIGHTS, {name: _cast(tensor, dtype) for name, tensor in model.state_dict().items()})
        put_json(temporary / CONFIG, described)
        (temporary / CARD).write_text(card, encoding="utf-8")

    write_atomically(folder, write)


def _cast(tensor: Tensor, dtype: torch.dtype) -> Tensor:
    """Counters stay whole numbers: a normalisation's steps soon pass what float16 can hold."""
    return tensor.to(dtype) if tensor.is_floating_point() else tensor

"""Atomic files and tensors in safetensors: nothing half-written, nothing pickled."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load, save_file
from torch import Tensor

from core_models.errors import CheckpointError


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary neighbour of `path` (file or folder), then rename it over `path`.

    A folder that is already there is replaced; the old one goes only after the new one is whole.

    Raises:
        CheckpointError: safetensors could not write. OSError stays what it is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        write(temporary)
        _replace(temporary, path)
    except SafetensorError as error:
        raise CheckpointError(
            f"{path}: cannot be written ({error}). Free some space or choose another place."
        ) from error
    finally:
        _remove(temporary)


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write JSON, atomically."""
    text = json.dumps(data, indent=2, sort_keys=True) + "\n"
    write_atomically(path, lambda temporary: temporary.write_text(text, encoding="utf-8"))


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object; CheckpointError names the file otherwise."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read ({error.strerror}). Choose a whole model folder.") from error
    except ValueError as error:
        raise CheckpointError(f"{path}: not JSON ({error}). The file is damaged; take another copy.") from error
    if not isinstance(data, dict):
        raise CheckpointError(f"{path}: not a JSON object. The file is damaged; take another copy.")
    return data


def write_tensors(path: Path, tensors: Mapping[str, Tensor]) -> None:
    """Write tensors as safetensors. The caller makes it atomic."""
    save_file({name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}, path)


def read_tensors(path: Path) -> dict[str, Tensor]:
    """Read tensors onto the CPU; CheckpointError names the file where that fails.

    Read whole and not mapped: Windows neither renames nor removes a file that a tensor in use is mapped from.
    """
    try:
        tensors: dict[str, Tensor] = load(path.read_bytes())
    except FileNotFoundError as error:
        raise CheckpointError(f"{path}: there is no such file. Choose a whole model folder.") from error
    except (SafetensorError, OSError, KeyError, ValueError) as error:
        raise CheckpointError(f"{path}: no readable safetensors file ({error}). Take another copy.") from error
    return tensors


def _replace(temporary: Path, path: Path) -> None:
    if not path.is_dir():
        temporary.replace(path)
        return
    old = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    path.replace(old)
    try:
        temporary.replace(path)
    except OSError:
        old.replace(path)
        raise
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

"""Tensors in safetensors: nothing pickled, nothing run."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import load, save_file
from torch import Tensor

from core_models.errors import CheckpointError
from core_models.files import check_plain

MOST_HEAD = 2**24
"""Bytes of names and shapes in a file; safetensors itself would read a hundred million."""


def write_tensors(path: Path, tensors: Mapping[str, Tensor]) -> None:
    """Write tensors as safetensors. The caller makes it atomic.

    Raises:
        OSError: the disk refuses.
        CheckpointError: tensors that safetensors cannot hold.
    """
    try:
        save_file({name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}, path)
    except SafetensorError as error:
        native = re.search(
            r"\(os error (\d+)\)", str(error)
        )  # written in Rust, which tells the system's errors in words
        if native:
            raise OSError(int(native[1]), os.strerror(int(native[1])), str(path)) from error
        raise CheckpointError(f"{path}: cannot be written ({error}).") from error


def read_tensors(path: Path) -> dict[str, Tensor]:
    """Read tensors onto the CPU; CheckpointError names the file where that fails.

    Read whole and not mapped: Windows neither renames nor removes a file that a tensor in use is mapped from.
    """
    try:
        _check_head(path)
        tensors: dict[str, Tensor] = load(path.read_bytes())
    except FileNotFoundError as error:
        raise _missing(path) from error
    except (SafetensorError, OSError, KeyError, ValueError) as error:
        raise _unreadable(path, error) from error
    return tensors


def shapes_in(path: Path) -> dict[str, tuple[int, ...]]:
    """Names and shapes of the tensors in a file, of which nothing but the head is read.

    Raises:
        CheckpointError: no readable safetensors file.
    """
    try:
        _check_head(path)
        with safe_open(path, "pt") as file:
            return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118
    except FileNotFoundError as error:
        raise _missing(path) from error
    except (SafetensorError, OSError, KeyError, ValueError) as error:
        raise _unreadable(path, error) from error


def _check_head(path: Path) -> None:
    """Refuse a file that begins with more names than any model has. Raises CheckpointError, OSError."""
    check_plain(path)
    with path.open("rb") as file:
        if int.from_bytes(file.read(8), "little") > MOST_HEAD:
            raise CheckpointError(f"{path}: no readable safetensors file (its head is too long). Take another copy.")


def _missing(path: Path) -> CheckpointError:
    return CheckpointError(f"{path}: there is no such file. Choose a whole model folder.")


def _unreadable(path: Path, error: Exception) -> CheckpointError:
    return CheckpointError(f"{path}: no readable safetensors file ({error}). Take another copy.")

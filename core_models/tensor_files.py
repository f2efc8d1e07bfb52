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
    check_plain(path)
    try:
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
    check_plain(path)
    try:
        with safe_open(path, "pt") as file:
            return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118
    except FileNotFoundError as error:
        raise _missing(path) from error
    except (SafetensorError, OSError, KeyError, ValueError) as error:
        raise _unreadable(path, error) from error


def _missing(path: Path) -> CheckpointError:
    return CheckpointError(f"{path}: there is no such file. Choose a whole model folder.")


def _unreadable(path: Path, error: Exception) -> CheckpointError:
    return CheckpointError(f"{path}: no readable safetensors file ({error}). Take another copy.")

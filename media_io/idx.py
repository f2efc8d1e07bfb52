"""IDX files, the form of MNIST: arrays of bytes behind a short header."""

from __future__ import annotations

import gzip
import struct
import zlib
from math import prod
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError

MOST_BYTES = 2**28
_UNSIGNED_BYTE = 8
_FORM = "Put the file there anew; MNIST's are called t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz."


def read_idx(path: Path, dimensions: int) -> NDArray[np.uint8]:
    """Read an IDX file of bytes, packed with gzip where its name ends in .gz.

    The header is two zero bytes, the type (8, unsigned bytes), the number of dimensions, and the sizes, 4 bytes each,
    big end first; the values follow, the last index fastest.

    Args:
        path: the file.
        dimensions: how many the array must have.

    Raises:
        MediaError: a file that is missing, torn, too long, too large, or no such array.
    """
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            shape = _shape(path, file.read(4 + 4 * dimensions), dimensions)
            data = file.read(prod(shape) + 1)  # one more than there should be shows what is too long
    except (OSError, EOFError, zlib.error) as error:
        raise MediaError(path, f"the file cannot be read ({error})", _FORM) from error
    if len(data) != prod(shape):
        size = "more" if len(data) > prod(shape) else str(len(data))
        cause = f"its header tells of {prod(shape)} values {shape}, there are {size}"
        raise MediaError(path, cause, _FORM)
    return np.frombuffer(data, np.uint8).reshape(shape)


def _shape(path: Path, header: bytes, dimensions: int) -> tuple[int, ...]:
    """The sizes that the header tells of."""
    wanted = bytes([0, 0, _UNSIGNED_BYTE, dimensions])
    if header[:4] != wanted:
        begin = header[:4].hex() or "nothing"
        raise MediaError(
            path, f"it begins with {begin}, an IDX file of {dimensions} dimensions with {wanted.hex()}", _FORM
        )
    if len(header) != 4 + 4 * dimensions:
        raise MediaError(path, "the file ends within its header", _FORM)
    shape = struct.unpack(f">{dimensions}I", header[4:])
    if prod(shape) > MOST_BYTES:
        raise MediaError(path, f"its header tells of {prod(shape)} values, more than {MOST_BYTES}", _FORM)
    return shape

"""NIST SPHERE files (TIMIT's .WAV): PCM, mu-law and A-law in both byte orders.

Source: NIST Speech File Manipulation Software (SPHERE) Package 2.6, doc/header.txt; ITU-T G.711 for the two laws.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media_io.clip import Clip, Samples
from media_io.errors import MediaError
from media_io.problems import check_memory, cut_off, told

MAGIC = b"NIST_1A"
_MOST_DIGITS = 12
_REPAIR = "Get the file again from its source."
_CONVERT = "Convert it to wav first, for example with `sph2pipe -f wav`."
_LAWS = {"ulaw": "ulaw", "mu-law": "ulaw", "mulaw": "ulaw", "alaw": "alaw", "a-law": "alaw", "pcm": "pcm"}


@dataclass(frozen=True)
class SphereHeader:
    """What a SPHERE header says.

    Attributes:
        offset: bytes of the header.
        count: samples of each channel.
        channels: channels, interleaved.
        rate: samples a second.
        width: bytes of one sample.
        coding: "pcm", "ulaw" or "alaw".
        big: whether the most significant byte comes first.
    """

    offset: int
    count: int
    channels: int
    rate: int
    width: int
    coding: str
    big: bool


def read_sphere(path: Path, max_seconds: float | None = None) -> Clip:
    """Read a SPHERE file. Raises MediaError: cut off, compressed with shorten or wavpack, or a broken header."""
    header = read_sphere_header(path)
    frame = header.channels * header.width
    with told(path, "read"), path.open("rb") as file:
        available = (path.stat().st_size - header.offset) // frame
        wanted = header.count if max_seconds is None else min(header.count, round(max_seconds * header.rate))
        if available < wanted:
            raise cut_off(path, f"{available} samples", str(header.count))
        check_memory(path, wanted * header.channels * 4, "samples")
        file.seek(header.offset)
        data = file.read(wanted * frame)
    audio = _decode(data, header).reshape(-1, header.channels).T
    return Clip(audio=np.ascontiguousarray(audio), sample_rate=header.rate, source=path)


def read_sphere_header(path: Path) -> SphereHeader:
    """Read the header alone. Raises MediaError."""
    with told(path, "read"), path.open("rb") as file:
        first = file.read(16)
        offset = int(first[8:16]) if first[8:16].strip().isdigit() else 0
        if not first.startswith(MAGIC) or not 16 < offset <= 2**20:
            raise MediaError(path, "its SPHERE header is broken", _REPAIR)
        text = file.read(offset - 16).decode("latin-1")
    fields = _fields(text)
    width = _whole(path, fields, "sample_n_bytes", 2)
    channels = _whole(path, fields, "channel_count", 1)
    remaining = (path.stat().st_size - offset) // (width * channels)
    return SphereHeader(
        offset=offset,
        count=_whole(path, fields, "sample_count", remaining),
        channels=channels,
        rate=_whole(path, fields, "sample_rate", None),
        width=width,
        coding=_coding(path, fields.get("sample_coding", "pcm"), width),
        big=fields.get("sample_byte_format", "01")[:1] != "0" and width > 1,
    )


def _fields(text: str) -> dict[str, str]:
    fields = {}
    for line in text.split("\n"):
        if line.strip() == "end_head":
            break
        parts = line.split(maxsplit=2)
        if len(parts) == 3 and not line.startswith(";"):
            fields[parts[0]] = parts[2].strip()
    return fields


def _whole(path: Path, fields: dict[str, str], name: str, default: int | None) -> int:
    text = fields.get(name, "" if default is None else str(default))
    known = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    if not known or (int(text) == 0 and name != "sample_count"):
        raise MediaError(path, f"its SPHERE header has {name} {text[:40]!r}", _REPAIR)
    return int(text)


def _coding(path: Path, text: str, width: int) -> str:
    names = [part.strip() for part in text.lower().split(",")]
    packed = [name for name in names[1:] if name.startswith("embedded")]
    if packed:
        raise MediaError(path, f"the sound is compressed ({packed[0]})", _CONVERT)
    coding = _LAWS.get(names[0])
    if coding is None or not 1 <= width <= 4 or (coding != "pcm" and width != 1):
        raise MediaError(path, f"its coding is {text!r} with {width} bytes a sample", _CONVERT)
    return coding


def _decode(data: bytes, header: SphereHeader) -> Samples:
    raw = np.frombuffer(data, np.uint8)
    if header.coding != "pcm":
        table = ulaw_table() if header.coding == "ulaw" else alaw_table()
        return table[raw]
    parts = raw.reshape(-1, header.width)
    if not header.big:
        parts = parts[:, ::-1]
    # Left-aligned in 32 bits, every width has the same full scale.
    wide = np.zeros((len(parts), 4), np.uint8)
    wide[:, : header.width] = parts
    values = wide.view(">i4").reshape(-1)
    return (values / 2.0**31).astype(np.float32)


def ulaw_table() -> NDArray[np.float32]:
    """Samples in [-1, 1) of the 256 codes of G.711 mu-law."""
    code = ~np.arange(256, dtype=np.int32) & 0xFF
    size = (((code & 0x0F) << 3) + 0x84 << ((code & 0x70) >> 4)) - 0x84
    return (np.where(code & 0x80, -size, size) / 32768).astype(np.float32)


def alaw_table() -> NDArray[np.float32]:
    """Samples in [-1, 1) of the 256 codes of G.711 A-law."""
    code = np.arange(256, dtype=np.int32) ^ 0x55
    exponent = (code & 0x70) >> 4
    mantissa = ((code & 0x0F) << 4) + 8
    size = np.where(exponent == 0, mantissa, (mantissa + 0x100) << np.maximum(exponent - 1, 0))
    return (np.where(code & 0x80, size, -size) / 32768).astype(np.float32)

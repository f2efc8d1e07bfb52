"""NIST SPHERE files, written here byte by byte."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from media_io.errors import MediaError
from media_io.probe import probe
from media_io.read import read_clip
from media_io.sphere import alaw_table, ulaw_table

SAMPLES = np.array([0, 1, -1, 256, -32768, 32767], np.int16)


def _sphere(path: Path, data: bytes, size: int = 1024, **fields: object) -> Path:
    known = {"sample_count": 6, "sample_n_bytes": 2, "channel_count": 1, "sample_rate": 16000} | fields
    lines = [f"{k} -{'i' if isinstance(v, int) else f's{len(str(v))}'} {v}" for k, v in known.items() if v is not None]
    header = f"NIST_1A\n{size:>7}\n" + "\n".join(lines) + "\nend_head\n"
    path.write_bytes(header.encode("latin-1").ljust(size, b" ") + data)
    return path


@pytest.mark.parametrize(("order", "dtype"), [("01", "<i2"), ("10", ">i2")])
def test_pcm_in_both_byte_orders_whatever_the_suffix(tmp_path: Path, order: str, dtype: str) -> None:
    data = SAMPLES.astype(dtype).tobytes()
    clip = read_clip(_sphere(tmp_path / "SA1.WAV", data, sample_byte_format=order, sample_coding="pcm"))
    assert clip.sample_rate == 16000
    assert clip.frames is None
    np.testing.assert_array_equal(clip.audio, (SAMPLES / 32768).astype(np.float32)[None])


@pytest.mark.parametrize(("coding", "subtype"), [("ulaw", "ULAW"), ("mu-law", "ULAW"), ("alaw", "ALAW")])
def test_laws_agree_with_libsndfile(tmp_path: Path, coding: str, subtype: str) -> None:
    codes = np.arange(256, dtype=np.uint8)
    (tmp_path / "raw").write_bytes(codes.tobytes())
    expected, _ = soundfile.read(
        tmp_path / "raw", samplerate=8000, channels=1, subtype=subtype, format="RAW", dtype="float32"
    )
    fields = {"sample_n_bytes": 1, "sample_count": 256, "sample_rate": 8000, "sample_byte_format": "1"}
    clip = read_clip(_sphere(tmp_path / "a.sph", codes.tobytes(), sample_coding=coding, **fields))
    np.testing.assert_array_equal(clip.audio[0], expected)


def test_law_tables_by_hand() -> None:
    # G.711: mu-law code 0xFF is 0, 0x80 the largest (8031 of 8192, here of 32768 = 32124), 0x00 its negative.
    assert ulaw_table()[[0xFF, 0x80, 0x00]].tolist() == [0.0, 32124 / 32768, -32124 / 32768]
    assert alaw_table()[[0xD5, 0x55, 0xAA]].tolist() == [8 / 32768, -8 / 32768, 32256 / 32768]


def test_channels_are_interleaved_and_24_bits_are_read(tmp_path: Path) -> None:
    values = np.array([[1, -1], [2**23 - 1, -(2**23)], [4096, 0]], np.int32)
    data = b"".join(int(v).to_bytes(3, "big", signed=True) for v in values.reshape(-1))
    path = _sphere(
        tmp_path / "a.sph", data, sample_count=3, sample_n_bytes=3, channel_count=2, sample_byte_format="210"
    )
    clip = read_clip(path)
    np.testing.assert_allclose(clip.audio, values.T / 2.0**23, rtol=1e-7)


def test_no_sample_count_means_to_the_end(tmp_path: Path) -> None:
    clip = read_clip(_sphere(tmp_path / "a.sph", SAMPLES.tobytes(), size=2048, sample_count=None))
    assert clip.audio is not None
    assert clip.audio.shape == (1, 6)


def test_the_beginning_alone(tmp_path: Path) -> None:
    path = _sphere(tmp_path / "a.sph", SAMPLES.tobytes())
    clip = read_clip(path, max_seconds=2 / 16000)
    assert clip.audio is not None
    assert clip.audio.shape == (1, 2)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"sample_coding": "pcm,embedded-shorten-v2.00"}, "compressed .*shorten.*Convert it to wav"),
        ({"sample_coding": "celp"}, "its coding is 'celp'"),
        ({"sample_count": 600}, "cut off: 6 samples of 600"),
        ({"sample_rate": None}, "sample_rate"),
        ({"channel_count": 0}, "channel_count"),
        ({"sample_count": 0}, "length 0"),
        ({"sample_rate": "\xb2"}, "sample_rate"),
        ({"sample_rate": "9" * 400}, "sample_rate '9{40}'"),
        ({"sample_count": "9" * 400}, "sample_count"),
        ({"channel_count": "9" * 20, "sample_count": 0}, "channel_count"),
        ({"sample_rate": 10**9}, "sample rate 1000000000"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, fields: dict[str, object], message: str) -> None:
    path = _sphere(tmp_path / "a.wav", SAMPLES.tobytes(), **fields)
    with pytest.raises(MediaError, match=message):
        read_clip(path)


def test_a_header_that_is_cut_off(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"NIST_1A\n   1024\nsample_count -i 6\n")
    with pytest.raises(MediaError, match="sample_rate"):
        read_clip(tmp_path / "a.wav")
    (tmp_path / "b.wav").write_bytes(b"NIST_1A\n")
    with pytest.raises(MediaError, match="header is broken"):
        read_clip(tmp_path / "b.wav")


def test_probe(tmp_path: Path) -> None:
    info = probe(_sphere(tmp_path / "a.wav", SAMPLES.tobytes()))
    assert (info.kind, info.sample_rate, info.channels, info.codecs) == ("audio", 16000, 1, ("sphere pcm",))
    assert info.duration == 6 / 16000

"""Folders of numbered pictures, and npz."""

from __future__ import annotations

import resource
import struct
import zipfile
import zlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.images import header_size, read_picture
from media_io.probe import probe
from media_io.read import read_clip, stream_frames

Greys = Callable[..., NDArray[np.uint8]]
Numbers = Callable[[NDArray[np.uint8]], list[int]]


def _save(path: Path, picture: NDArray[np.generic]) -> Path:
    """Write RGB(A) or grey values as they are."""
    order = picture[..., [2, 1, 0, 3][: picture.shape[2]]] if picture.ndim == 3 else picture
    data = cv2.imencode(path.suffix, np.ascontiguousarray(order))[1]
    path.write_bytes(data.tobytes())
    return path


def test_natural_order_and_frame_rate(tmp_path: Path, greys: Greys, numbers: Numbers) -> None:
    for k, frame in enumerate(greys(12)):
        _save(tmp_path / f"shot{k}.png", frame)
    (tmp_path / "notes.txt").write_text("not a picture")
    (tmp_path / "._shot0.png").write_bytes(b"resource fork")
    clip = read_clip(tmp_path)
    assert clip.frames is not None
    assert numbers(clip.frames) == list(range(12))
    assert (clip.fps, clip.source) == (25, tmp_path)
    assert read_clip(tmp_path, fps=Fraction(12)).duration == 1.0
    assert read_clip(tmp_path, max_seconds=0.2).frames.shape == (5, 48, 64, 3)
    info = probe(tmp_path)
    assert (info.kind, info.width, info.height, info.frames, info.codecs) == ("video", 64, 48, 12, ("png",))
    assert [time for time, _ in stream_frames(tmp_path)] == [Fraction(k, 25) for k in range(12)]


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp", ".webp", ".tif"])
def test_every_format_gives_its_colours_and_its_size(tmp_path: Path, suffix: str) -> None:
    picture = np.zeros((37, 51, 3), np.uint8)
    picture[:, :26], picture[:, 26:] = (200, 40, 60), (20, 90, 220)
    path = _save(tmp_path / f"0{suffix}", picture)
    assert header_size(path.read_bytes()) == (51, 37)
    clip = read_clip(tmp_path)
    assert clip.frames is not None
    assert clip.frames.shape == (1, 37, 51, 3)
    np.testing.assert_allclose(clip.frames[0, 5, 5], (200, 40, 60), atol=4)
    np.testing.assert_allclose(clip.frames[0, 5, 45], (20, 90, 220), atol=4)


def test_lossless_webp_has_its_size_elsewhere() -> None:
    data = cv2.imencode(".webp", np.zeros((37, 51, 3), np.uint8), [cv2.IMWRITE_WEBP_QUALITY, 101])[1]
    assert header_size(data.tobytes()) == (51, 37)


def test_grey_alpha_and_sixteen_bits(tmp_path: Path) -> None:
    _save(tmp_path / "0.png", np.full((4, 4), 90, np.uint8))
    _save(tmp_path / "1.png", np.full((4, 4), 257 * 90, np.uint16))
    _save(tmp_path / "2.png", np.full((4, 4, 4), (180, 180, 180, 128), np.uint8))
    clip = read_clip(tmp_path)
    assert clip.frames is not None
    # 180 * 128 / 255 = 90.35: on black
    assert (clip.frames == 90).all()


def test_a_photograph_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    picture = np.zeros((32, 64, 3), np.uint8)
    picture[:, :32] = 255
    data = cv2.imencode(".jpg", picture)[1].tobytes()
    # EXIF with one entry: orientation (0x0112) 6, "turn a quarter clockwise".
    tiff = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    exif = b"Exif\x00\x00" + tiff
    (tmp_path / "0.jpg").write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
    clip = read_clip(tmp_path)
    assert clip.frames is not None
    assert clip.frames.shape == (1, 64, 32, 3)
    assert clip.frames[0, 5, 5, 0] > 250
    assert clip.frames[0, 60, 5, 0] < 5


def test_pictures_of_two_sizes_are_refused_by_name(tmp_path: Path, greys: Greys) -> None:
    _save(tmp_path / "1.png", greys(1)[0])
    _save(tmp_path / "2.png", greys(1, 20, 20)[0])
    with pytest.raises(MediaError, match=r"2\.png: it is 20 x 20, the first one 64 x 48"):
        read_clip(tmp_path)


def test_a_broken_picture_is_named(tmp_path: Path, greys: Greys) -> None:
    data = _save(tmp_path / "1.png", greys(1)[0]).read_bytes()
    (tmp_path / "2.png").write_bytes(data[:40])
    with pytest.raises(MediaError, match=r"2\.png.*cannot be decoded"):
        read_clip(tmp_path)
    for junk in (b"", b"hello", data[:18], b"\xff\xd8\xff\xe0"):
        (tmp_path / "2.png").write_bytes(junk)
        with pytest.raises(MediaError, match=r"2\.png"):
            read_clip(tmp_path)


def test_a_chunk_that_claims_more_than_there_is_takes_no_memory(tmp_path: Path, greys: Greys) -> None:
    data = _save(tmp_path / "1.png", greys(1)[0]).read_bytes()
    place = data.index(b"IDAT") - 4
    (tmp_path / "1.png").write_bytes(data[:place] + b"\xff\xff\xff\x00" + data[place + 4 :])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(MediaError, match=r"1\.png.*cannot be decoded"):
        read_clip(tmp_path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 2**20  # KiB


@pytest.mark.parametrize("name", ["0.png", "0.bmp", "0.jpg", "0.webp", "0.tif"])
def test_a_hundred_megapixels_are_refused_by_the_header(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    data = bytearray(cv2.imencode(path.suffix, np.zeros((8, 8, 3), np.uint8), [cv2.IMWRITE_WEBP_QUALITY, 80])[1])
    if name.endswith("png"):
        data[16:24] = struct.pack(">II", 12000, 9000)
        data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    elif name.endswith("bmp"):
        data[18:26] = struct.pack("<ii", 12000, -9000)
    elif name.endswith("jpg"):
        at = data.index(b"\xff\xc0")
        data[at + 5 : at + 9] = struct.pack(">HH", 9000, 12000)
    elif name.endswith("webp"):
        at = data.index(b"VP8 ")
        data[at + 14 : at + 18] = struct.pack("<HH", 12000, 9000)
    else:
        at = struct.unpack("<I", data[4:8])[0] + 2
        while (tag := struct.unpack("<H", data[at : at + 2])[0]) <= 257:
            if tag in (256, 257):
                data[at : at + 12] = struct.pack("<HHII", tag, 4, 1, 12000 if tag == 256 else 9000)
            at += 12
    path.write_bytes(data)
    with pytest.raises(MediaError, match=r"12000 x 9000 \(108 megapixels\)"):
        read_clip(tmp_path)


def test_too_many_pictures_for_memory_are_refused_before_decoding(
    tmp_path: Path, greys: Greys, monkeypatch: pytest.MonkeyPatch
) -> None:
    for k in range(3):
        _save(tmp_path / f"{k}.png", greys(1)[0])
    monkeypatch.setattr("media_io.problems.MAX_BYTES", 2 * 48 * 64 * 3)
    with pytest.raises(MediaError, match="max_seconds"):
        read_clip(tmp_path)
    assert read_clip(tmp_path, max_seconds=0.08).frames.shape[0] == 2


def test_a_folder_without_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(MediaError, match="no pictures in this folder"):
        read_clip(tmp_path)


def test_a_single_picture_is_no_clip(tmp_path: Path, greys: Greys) -> None:
    path = _save(tmp_path / "0.png", greys(1)[0])
    for read in (read_clip, probe):
        with pytest.raises(MediaError, match="single picture"):
            read(path)


def test_npz_with_everything(tmp_path: Path, greys: Greys, tone: Greys) -> None:
    np.savez(
        tmp_path / "a.npz", frames=greys(4), fps_num=30000, fps_den=1001, audio=tone(900, channels=2), sample_rate=8000
    )
    clip = read_clip(tmp_path / "a.npz")
    np.testing.assert_array_equal(clip.frames, greys(4))
    np.testing.assert_array_equal(clip.audio, tone(900, channels=2))
    assert (clip.fps, clip.sample_rate) == (Fraction(30000, 1001), 8000)
    assert probe(tmp_path / "a.npz").kind == "both"


def test_npz_rate_and_length_are_taken_to_what_is_asked(tmp_path: Path, greys: Greys, numbers: Numbers) -> None:
    np.savez(tmp_path / "a.npz", frames=greys(8), fps_num=8)
    clip = read_clip(tmp_path / "a.npz", fps=Fraction(4), max_seconds=0.75)
    assert clip.frames is not None
    assert (numbers(clip.frames), clip.fps) == ([0, 2, 4], 4)
    np.savez(tmp_path / "b.npz", frames=greys(8)[..., 0])
    assert read_clip(tmp_path / "b.npz").fps == 25
    assert read_clip(tmp_path / "b.npz", fps=Fraction(8)).duration == 1.0


def test_npz_of_sound_alone_as_int16(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", audio=np.array([0, 16384, -32768], np.int16), sample_rate=8000)
    clip = read_clip(tmp_path / "a.npz")
    np.testing.assert_array_equal(clip.audio, np.array([[0, 0.5, -1]], np.float32))
    assert (clip.frames, clip.fps) == (None, None)


def test_npz_that_is_no_clip(tmp_path: Path, greys: Greys) -> None:
    path = tmp_path / "a.npz"
    cases: list[tuple[dict[str, object], str]] = [
        ({"trajectories": np.zeros(3)}, "neither 'frames' nor 'audio'"),
        ({"frames": np.zeros((2, 4, 4, 3), np.float32)}, "float32"),
        ({"frames": np.zeros((0, 4, 4, 3), np.uint8)}, "no frames"),
        ({"frames": np.zeros((1, 4, 4, 2), np.uint8)}, r"\(1, 4, 4, 2\)"),
        ({"frames": greys(1), "fps_num": 0}, "fps_num"),
        ({"frames": greys(1), "fps_num": 25, "fps_den": 0}, "fps_den"),
        ({"audio": np.zeros(5, np.float32)}, "sample rate"),
        ({"audio": np.array([0, np.inf], np.float32), "sample_rate": 8000}, "infinite"),
        ({"audio": np.zeros((1, 0), np.float32), "sample_rate": 8000}, "length 0"),
        ({"audio": np.array(["x"]), "sample_rate": 8000}, "audio is"),
        ({"frames": np.array([{}], object)}, "npz"),
    ]
    for arrays, message in cases:
        np.savez(path, **arrays)
        with pytest.raises(MediaError, match=message):
            read_clip(path)


def test_npz_is_described_by_its_headers(tmp_path: Path) -> None:
    """The data of the arrays is cut to pieces: only their headers and the numbers are read."""
    path = tmp_path / "a.npz"
    frames, audio = np.zeros((6, 40, 50, 3), np.uint8), np.zeros((2, 16000), np.float32)
    np.savez(path, frames=frames, fps_num=12, fps_den=1, audio=audio, sample_rate=8000)
    data = bytearray(path.read_bytes())
    at = data.index(b"\x93NUMPY") + 128
    data[at : at + 1000] = b"\xff" * 1000
    path.write_bytes(data)
    with pytest.raises(MediaError, match="cannot be read as npz"):
        read_clip(path)
    info = probe(path)
    assert (info.kind, info.width, info.height, info.fps, info.frames) == ("both", 50, 40, 12, 6)
    assert (info.duration, info.sample_rate, info.channels) == (2.0, 8000, 2)
    for arrays in (
        {"other": np.zeros(3)},
        {"frames": np.zeros((0, 4, 4, 3), np.uint8)},
        {"audio": np.zeros((1, 1, 1))},
    ):
        np.savez(path, **arrays)
        with pytest.raises(MediaError):
            probe(path)


def test_npz_that_is_cut_off_or_no_npz(tmp_path: Path, greys: Greys) -> None:
    path = tmp_path / "a.npz"
    np.savez(path, frames=greys(4))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(MediaError, match="cannot be read as npz"):
        read_clip(path)


def test_every_value_of_16_bits_becomes_the_nearest_of_8(tmp_path: Path) -> None:
    values = np.arange(2**16, dtype=np.uint16).reshape(256, 256)
    cv2.imwrite(str(tmp_path / "a.png"), values)
    expected = np.rint(values / 257.0).astype(np.uint8)
    np.testing.assert_array_equal(read_picture(tmp_path / "a.png"), np.repeat(expected[..., None], 3, axis=2))


def test_npz_with_headers_that_make_no_sense(tmp_path: Path, greys: Greys) -> None:
    np.savez(tmp_path / "a.npz", frames=greys(4), fps_num=8)
    with zipfile.ZipFile(tmp_path / "a.npz") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name, old, new in (
        ("fps_num.npy", b"\x93NUMPY", b"\x94NUMPY"),
        ("fps_num.npy", b", }", b"), ("),
        ("fps_num.npy", b"'shape': ()", b"'shape': (4000000000,)"),
        ("frames.npy", b"|u1", b"|O8"),
    ):
        with zipfile.ZipFile(tmp_path / "b.npz", "w") as archive:
            for other, data in members.items():
                archive.writestr(other, data.replace(old, new) if other == name else data)
        with pytest.raises(MediaError, match=r"b\.npz"):
            read_clip(tmp_path / "b.npz")


def test_npz_of_huge_arrays_is_refused_by_the_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    np.savez_compressed(tmp_path / "a.npz", frames=np.zeros((1, 1, 65_000_000, 3), np.uint8))
    with pytest.raises(MediaError, match="megapixels"):
        read_clip(tmp_path / "a.npz")
    monkeypatch.setattr("media_io.problems.MAX_BYTES", 1000)
    np.savez(tmp_path / "b.npz", audio=np.zeros((1, 1000), np.float32), sample_rate=8000)
    with pytest.raises(MediaError, match="memory"):
        read_clip(tmp_path / "b.npz")

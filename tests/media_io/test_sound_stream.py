"""Recordings read, cut, measured and written piece by piece, against the same done at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from media_io.errors import MediaError
from media_io.fit import resample_audio
from media_io.loudness import loudness, loudness_of
from media_io.sound_stream import quiet_blocks, resampled, stream_speech, with_context, write_pieces

RATE = 16_000


def noise(count: int) -> np.ndarray:
    """Noise whose level changes every second: float32 (count,)."""
    generator = np.random.default_rng(count)
    level = np.repeat(generator.random(count // RATE + 1), RATE)[:count]
    return (0.1 * generator.normal(size=count) * level).astype(np.float32)


def pieces(samples: np.ndarray, size: int = 7001) -> Iterator[np.ndarray]:
    """The same in pieces."""
    return (samples[at : at + size] for at in range(0, len(samples), size))


@pytest.mark.parametrize(
    ("rate", "count"), [(44_100, 200_001), (8_000, 33_333), (48_000, 10), (22_050, 90_000), (44_101, 90_000)]
)
def test_pieces_are_resampled_as_the_whole(rate: int, count: int) -> None:
    samples = noise(count)
    made = np.concatenate(list(resampled(pieces(samples), rate)))
    whole = resample_audio(samples[None], rate, RATE)[0]
    assert made.shape == whole.shape
    assert np.abs(made - whole).max() < 1e-6


def test_blocks_end_where_it_is_quietest_and_lose_nothing() -> None:
    samples = noise(100 * RATE)
    samples[28 * RATE - 800 : 28 * RATE + 800] = 0
    blocks = list(quiet_blocks(pieces(samples, 70_001), 3200))
    assert len(blocks[0]) == 28 * RATE
    assert all(len(block) % 3200 == 0 and 25 * RATE <= len(block) <= 30 * RATE for block in blocks[:-1])
    assert np.array_equal(np.concatenate(blocks), samples)
    around = list(with_context(iter(blocks), RATE))
    assert np.array_equal(np.concatenate([cut[at : at + n] for cut, at, n in around]), samples)
    cut, before, count = around[1]
    assert before == RATE
    assert np.array_equal(cut, samples[len(blocks[0]) - RATE : len(blocks[0]) + count + RATE])


@pytest.mark.parametrize("seconds", [0.2, 3.0, 59.95, 200.0])
def test_loudness_of_pieces_is_that_of_the_whole(seconds: float) -> None:
    samples = noise(int(seconds * RATE))
    assert loudness_of(pieces(samples), RATE) == pytest.approx(loudness(samples, RATE), abs=1e-9)


def test_a_file_is_read_and_written_in_pieces(tmp_path: Path) -> None:
    samples = noise(3 * 44_100)
    soundfile.write(tmp_path / "a.wav", np.stack([samples, 0 * samples], 1), 44_100, subtype="FLOAT")
    read = np.concatenate(list(stream_speech(tmp_path / "a.wav")))
    assert np.abs(read - resample_audio(samples[None] / 2, 44_100, RATE)[0]).max() < 1e-6
    for name, step in (("b.wav", 2**-15), ("b.flac", 2**-23)):
        write_pieces(tmp_path / name, pieces(read))
        assert np.abs(soundfile.read(tmp_path / name)[0] - read).max() <= step


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", noise(RATE), RATE)
    data = (tmp_path / "a.wav").read_bytes()
    (tmp_path / "a.wav").write_bytes(data[: len(data) // 2])
    with pytest.raises(MediaError, match="cut off"):
        list(stream_speech(tmp_path / "a.wav"))

"""Long recordings in pieces: read as 16 kHz mono, cut at quiet places, measured and written in flat memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np

from media_io.errors import MediaError
from media_io.features import FloatArray
from media_io.fit import FINEST_RATIO, resample_audio, to_mono
from media_io.problems import cut_off
from media_io.read import read_clip
from media_io.recognise import recognise
from media_io.sound import check_whole, open_sound
from media_io.world import RATE

BLOCK = 30 * RATE
"""Blocks are at most so long, and end where their last sixth is quietest."""
_READ = 1 << 18
_NEAR = RATE // 20


def stream_speech(path: str | Path) -> Iterator[FloatArray]:
    """Yield a recording as float32 (n,) at 16 kHz, one channel, piece by piece; together what `resample_audio` gives.

    Files of wav, flac and ogg are decoded piece by piece. Others (mp3, SPHERE, films) are decoded whole first.

    Raises:
        MediaError: not readable, cut off, no sound, or samples that are not finite.
    """
    path = Path(path)
    if recognise(path) == "sound":
        with open_sound(path) as file:
            rate = file.samplerate
        yield from resampled(_decoded(path), rate)
        check_whole(path)
        return
    clip = read_clip(path)
    if clip.audio is None or clip.sample_rate is None:
        raise MediaError(path, "no sound in it", "Choose a recording of speech.")
    yield resample_audio(to_mono(clip.audio), clip.sample_rate, RATE)[0]


def resampled(pieces: Iterable[FloatArray], rate: int) -> Iterator[FloatArray]:
    """Pieces of one channel at `rate` as pieces at 16 kHz: the filter of `resample_audio`, with what lies around each.

    Yields:
        float32 (n,), ceil(N * 16000 / rate) in all.
    """
    if rate == RATE:
        yield from pieces
        return
    ratio = Fraction(RATE, rate)
    if max(ratio.numerator, ratio.denominator) > FINEST_RATIO:
        ratio = ratio.limit_denominator(FINEST_RATIO)
    around = 2 + -(-8 // min(ratio.numerator, ratio.denominator))  # units of the ratio; the filter has six zeros a side
    unit, behind, read, given = ratio.denominator, 0, 0, 0
    held = np.zeros(0, np.float32)
    for piece in pieces:
        held, read = np.concatenate([held, piece]), read + len(piece)
        ready = len(held) // unit - behind - around
        if ready < 1:
            continue
        part = _brought(held[: (behind + ready + around) * unit], ratio)[behind * ratio.numerator :]
        yield part[: ready * ratio.numerator]
        given += ready * ratio.numerator
        kept = min(around, behind + ready)
        held, behind = held[(behind + ready - kept) * unit :], kept
    rest = -(-read * RATE // rate) - given
    last = _brought(held, ratio)[behind * ratio.numerator :][:rest]
    yield np.pad(last, (0, max(0, rest - len(last))))


def quiet_blocks(pieces: Iterable[FloatArray], grid: int, block: int = BLOCK) -> Iterator[FloatArray]:
    """Put pieces together to blocks of 25 to 30 s that end at the quietest place there, the last of 0 to 35 s.

    Args:
        pieces: float32 (n,) at 16 kHz.
        grid: every block but the last has a multiple of so many samples.
        block: samples of the longest block, if it shall not be 30 s; 6 times the grid at least.
    """
    held = np.zeros(0, np.float32)
    for piece in pieces:
        held = np.concatenate([held, piece])
        while len(held) > block + block // 6:
            cut = _quietest(held, grid, block)
            yield held[:cut]
            held = held[cut:]
    yield held


def with_context(blocks: Iterable[FloatArray], context: int) -> Iterator[tuple[FloatArray, int, int]]:
    """Each block with `context` samples of its neighbours, its place in that, and its length."""
    before, block = np.zeros(0, np.float32), None
    for following in blocks:
        if block is not None:
            yield np.concatenate([before, block, following[:context]]), len(before), len(block)
            before = np.concatenate([before, block])[-context:]
        block = following
    if block is not None:
        yield np.concatenate([before, block]), len(before), len(block)


def write_pieces(path: Path, pieces: Iterable[FloatArray], rate: int = RATE) -> None:
    """Write one channel as wav (16 bits) or flac (24 bits), as the suffix says.

    Raises:
        MediaError: the file cannot be written.
    """
    import soundfile

    from media_io.write import to_pcm

    bits = 24 if path.suffix.lower() == ".flac" else 16
    try:
        with soundfile.SoundFile(str(path), "w", rate, 1, f"PCM_{bits}") as file:
            for piece in pieces:
                # libsndfile takes the upper bits of 32.
                file.write(to_pcm(piece[None], bits)[:, 0] << (32 - bits))
    except soundfile.LibsndfileError as error:
        cause = f"could not be written ({str(error.error_string).rstrip('. ')})"
        raise MediaError(path, cause, "Check the disk, or choose another place.") from error


def _decoded(path: Path) -> Iterator[FloatArray]:
    import soundfile

    with open_sound(path) as file:
        count = 0
        try:
            while len(block := file.read(_READ, dtype="float32", always_2d=True)):
                count += len(block)
                if not np.isfinite(block).all():
                    raise MediaError(path, "the sound has samples that are NaN or infinite", "Export the file again.")
                yield to_mono(block.T)[0]
        except soundfile.LibsndfileError as error:
            seconds = count / file.samplerate
            raise cut_off(path, f"{seconds:.2f} s", f"{file.frames / file.samplerate:.2f} s") from error


def _brought(samples: FloatArray, ratio: Fraction) -> FloatArray:
    if len(samples) == 0:
        return samples
    brought: FloatArray = resample_audio(samples[None], ratio.denominator, ratio.numerator)[0]
    return brought


def _quietest(samples: FloatArray, grid: int, block: int) -> int:
    """The multiple of `grid` in the late part of a block around which 100 ms are quietest."""
    places = np.arange(-(-(block - block // 6) // grid) * grid, block + 1, grid)
    energy = [float(np.square(samples[at - _NEAR : at + _NEAR]).sum()) for at in places]
    return int(places[int(np.argmin(energy))])

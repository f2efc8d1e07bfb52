"""Voice conversion of long recordings in memory that does not grow with them.

The recording is cut at quiet places to blocks of half a minute, which are taken apart with a second of context on each
side; what is found lies in a hidden folder beside the result until that is whole (about 0.5 GB an hour). The speaker
(static code, correction, pitch) and the loudness are those of the whole recording, as in `app.voice`; blocks are made
one by one and cross-faded. Pitch is found by DIO, not by Harvest, which takes longer than all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from app.voice import (
    Draft,
    Heard,
    Speaker,
    codes_of,
    converted,
    decoded_cepstra,
    drafted,
    missed_by,
    samples_made,
    speech_frames,
)
from app.voicing import Voicing, detail_for
from core_models.store import StoredModel
from core_models.types import device_of
from media_io.atomic import atomically
from media_io.disk import sweep
from media_io.errors import MediaError
from media_io.features import FloatArray, soft_limit
from media_io.loudness import gain_between, loudness_of
from media_io.probe import probe
from media_io.segments import FRAME
from media_io.sound_stream import BLOCK, quiet_blocks, stream_speech, with_context, write_pieces
from media_io.speech_checks import Finding, findings
from media_io.world import FEW_FRAMES, RATE, Voice, analyse

if TYPE_CHECKING:
    from app.pipeline import OnProgress

CONTEXT = RATE
FADE = RATE // 20
"""Samples: the context of a block on each side, the cross-fade between two blocks."""
_EXCERPT, _EXCERPTS = 10 * RATE, 6
_LISTEN, _MAKE = 2, 3  # shares of the work
_WORK = ".unbraid-"
"""Begins the name of the hidden folder; eight letters follow."""

Advance = Callable[[int], None]


@dataclass(frozen=True, eq=False)
class Part:
    """A block with its context, taken apart.

    Attributes:
        samples, voice, dynamic: of the block with its context, as in `Heard`.
        before: samples of context in front of the block, a multiple of a frame's.
        count: samples of the block itself.
        last: whether the recording ends with it.
    """

    samples: FloatArray
    voice: Voice
    dynamic: Tensor
    before: int
    count: int
    last: bool

    @property
    def frames(self) -> slice:
        """The block's own frames every 10 ms."""
        first = self.before // FRAME
        return slice(first, None if self.last else first + self.count // FRAME)


@dataclass(frozen=True, eq=False)
class Listened:
    """What a recording is as a whole.

    Attributes:
        files: where its parts lie, in order.
        static: (1, S), the mean over blocks by their length.
        pitch: mean and standard deviation of the natural log of F0.
        loudest: the largest level coefficient.
        loudness: in LUFS.
        excerpts: float32 (N,), up to a minute from all over it.
    """

    files: tuple[Path, ...]
    static: Tensor
    pitch: tuple[float, float]
    loudest: float
    loudness: float
    excerpts: FloatArray


def convert_stream(
    stored: StoredModel,
    path: Path,
    target: Speaker,
    out: Path,
    how: Voicing,
    progress: OnProgress,
    block: int = BLOCK,
) -> tuple[Finding, ...]:
    """Write a recording of any length in the target's voice: wav or flac at 16 kHz, as long as the source.

    `block` is the number of samples of the longest block.

    Returns:
        What was found in the recording that may spoil the result.

    Raises:
        MediaError: a file that cannot be read or written, or a recording without sound in it.
    """
    sweep(out.absolute().parent, rf"{re.escape(_WORK)}[a-z0-9_]{{8}}")
    with atomically(out) as temporary, TemporaryDirectory(dir=out.absolute().parent, prefix=_WORK) as name:
        folder, info = Path(name), probe(path)
        advance = _advance(info.duration * RATE / block, progress)
        whole = _listen(stored, path, folder, block, advance)
        if whole.loudness == -np.inf:
            raise MediaError(path, "the recording is silent throughout", "Choose one with speech in it.")
        speaker, missed = _speaker(stored, whole)
        how = replace(how, detail=detail_for(missed, how), adapts=False)
        draft = _draft(stored, whole, speaker, target, how)
        made = folder / "made"
        with made.open("wb") as file:
            for piece in _made(stored, whole, speaker, target, how, draft, advance):
                file.write(piece.tobytes())
        gain = gain_between(loudness_of(_pieces(made), RATE), whole.loudness)
        write_pieces(temporary, (soft_limit(piece * gain) for piece in _pieces(made)))
    found = findings(whole.excerpts, info.sample_rate or RATE)
    return tuple(finding for finding in found if finding.severity == "warning")


def _advance(blocks: float, progress: OnProgress) -> Advance:
    from app.pipeline import Progress

    total = max(1, round((_LISTEN + _MAKE) * blocks))
    done = 0

    def told(share: int) -> None:
        nonlocal done
        done += share
        progress(Progress("Converting", min(done, total), total))

    return told


def _listen(stored: StoredModel, path: Path, folder: Path, block: int, advance: Advance) -> Listened:
    """Take the recording apart block by block; what is found lies in the folder."""
    advance(0)
    grid = stored.config.architecture.window.hop * FRAME
    # Windows of a block then lie where they would lie in the whole.
    context = -(-CONTEXT // grid) * grid
    files: list[Path] = []
    static: Any = 0
    samples, loudest, sums = 0, -np.inf, np.zeros(3)
    blocks = quiet_blocks(stream_speech(path), grid, block)
    for cut, before, count, last in _with_end(with_context(blocks, context)):
        voice = analyse(cut)
        latents = codes_of(stored, voice)
        part = Part(cut, voice, latents.dynamic, before, count, last)
        files.append(_kept(part, folder / f"{len(files):06d}.npz"))
        static, samples = static + latents.static * count, samples + count
        loudest = max(loudest, float(voice.cepstra[::2, 0][part.frames].max()))
        sums += _pitch_sums(part)
        advance(_LISTEN)
    if samples == 0:
        raise MediaError(path, "no sound in it", "Choose a recording of speech.")
    chosen = {files[place] for place in np.linspace(0, len(files) - 1, _EXCERPTS).round().astype(int)}
    excerpts = np.concatenate([_own_samples(file)[:_EXCERPT] for file in sorted(chosen)])
    loud = loudness_of(map(_own_samples, files), RATE)
    return Listened(tuple(files), static / samples, _statistics(sums), loudest, loud, excerpts)


def _with_end(blocks: Iterator[tuple[FloatArray, int, int]]) -> Iterator[tuple[FloatArray, int, int, bool]]:
    """Each with whether it is the last; a file without samples has no blocks."""
    waiting = None
    for block in blocks:
        if waiting is not None:
            yield *waiting, False
        waiting = block
    if waiting is not None and waiting[2]:
        yield *waiting, True


def _speaker(stored: StoredModel, whole: Listened) -> tuple[Speaker, float]:
    """Who speaks, and what the model misses of that, over all that is speech."""
    frames, own, true, squares = 0, *(np.zeros(39) for _ in range(3))
    for part in map(_part, whole.files):
        speech = speech_frames(part.voice, whole.loudest)[part.frames]
        frames += int(speech.sum())
        spoken = part.voice.cepstra[::2, 1:][part.frames][speech]
        true += spoken.sum(0)
        dynamic = part.dynamic.to(device_of(stored.model))
        decoded = decoded_cepstra(stored, whole.static, dynamic)[part.frames][speech]
        own += decoded.sum(0)
        squares += np.square(spoken - decoded).sum(0)
    apart = (true - own) / frames
    mean = (true / frames).astype(np.float32)
    speaker = Speaker(whole.static, apart.astype(np.float32), whole.pitch, mean)
    return speaker, missed_by(apart, squares / frames)


def _draft(stored: StoredModel, whole: Listened, speaker: Speaker, target: Speaker, how: Voicing) -> Draft | None:
    """Statistics of what will be made, over all that is speech; None where nothing asks for them."""
    if not how.emphasis and not (how.spread and target.pools):
        return None
    frames, sums = 0, np.zeros((3, 39))
    for part in map(_part, whole.files):
        speech = speech_frames(part.voice, whole.loudest)[part.frames]
        shape, change = drafted(stored, _heard(stored, part, speaker), target, how)
        said = shape[::2][part.frames][speech].astype(np.float64)
        frames += len(said)
        sums += [said.sum(0), np.square(said).sum(0), change[part.frames][speech].sum(0)]
    mean, squares, change_of_all = sums / frames
    return Draft(mean, np.sqrt(np.maximum(squares - mean**2, 0.0)), change_of_all)


def _heard(stored: StoredModel, part: Part, speaker: Speaker) -> Heard:
    return Heard(part.samples, part.voice, part.dynamic.to(device_of(stored.model)), speaker)


def _made(
    stored: StoredModel,
    whole: Listened,
    speaker: Speaker,
    target: Speaker,
    how: Voicing,
    draft: Draft | None,
    advance: Advance,
) -> Iterator[FloatArray]:
    """The converted recording piece by piece, cross-faded where blocks meet."""
    rising = np.linspace(0, 1, FADE, dtype=np.float32)
    tail = np.zeros(0, np.float32)
    for part in map(_part, whole.files):
        source = _heard(stored, part, speaker)
        samples = samples_made(source, target, converted(stored, source, target, how, draft), how)
        start = max(0, part.before - FADE // 2) if len(tail) else part.before
        piece = samples[start : None if part.last else part.before + part.count + FADE // 2]
        if len(tail):
            piece[:FADE] = piece[:FADE] * rising + tail * (1 - rising)
        advance(_MAKE)
        if part.last:
            yield piece
        else:
            tail = piece[-FADE:]
            yield piece[:-FADE]


def _pieces(path: Path) -> Iterator[FloatArray]:
    with path.open("rb") as file:
        while data := file.read(4 * BLOCK):
            yield np.frombuffer(data, np.float32)


def _pitch_sums(part: Part) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Count, sum and sum of squares of the log of F0 over the block's own voiced frames."""
    own = part.frames
    f0 = part.voice.f0[2 * own.start : None if own.stop is None else 2 * own.stop]
    log = np.log(f0[f0 > 0])
    return np.array([len(log), log.sum(), np.square(log).sum()])


def _statistics(sums: np.ndarray[Any, np.dtype[np.float64]]) -> tuple[float, float]:
    """As `log_f0_statistics`."""
    if sums[0] < FEW_FRAMES:
        return float("nan"), float("nan")
    mean = sums[1] / sums[0]
    return float(mean), float(np.sqrt(max(0.0, sums[2] / sums[0] - mean**2)))


def _kept(part: Part, file: Path) -> Path:
    voice = part.voice
    arrays: dict[str, Any] = {"f0": voice.f0, "cepstra": voice.cepstra, "aperiodicity": voice.aperiodicity}
    place = np.array([part.before, part.count, part.last])
    np.savez(file, allow_pickle=False, samples=part.samples, dynamic=part.dynamic.cpu().numpy(), place=place, **arrays)
    return file


def _part(file: Path) -> Part:
    with np.load(file, allow_pickle=False) as found:
        before, count, last = (int(number) for number in found["place"])
        samples = found["samples"]
        voice = Voice(found["f0"], found["cepstra"], found["aperiodicity"], len(samples))
        return Part(samples, voice, torch.from_numpy(found["dynamic"]), before, count, bool(last))


def _own_samples(file: Path) -> FloatArray:
    """Samples of the block without its context; nothing else is read."""
    with np.load(file, allow_pickle=False) as found:
        before, count, _ = found["place"]
        samples: FloatArray = found["samples"][before : before + count]
    return samples

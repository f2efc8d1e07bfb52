"""Voice conversion with a model of envelopes: one speaker's sentence in another's voice, of any length.

What the model does: the static code of the target's recordings beside the dynamics of the source's, decoded to
envelopes. What classical steps do, each named in `Voicing`: the decoded envelopes are moved to the target's own mean,
and on to the frames of the target that lie nearest to them (`app.retrieval`); a part of the source's fine
structure is kept, moved by what decoding says the other voice would change; what is made gets near to the variance of
the target's own; the pitch goes by log mean and variance; WORLD, or a filter of the recording, makes samples again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from app.retrieval import Pool, contents_of, pool_of, retrieved
from app.voicing import FINE, BackEnd, detail_for
from app.voicing import Voicing as Voicing
from core_models.evaluate.speech import COEFFICIENTS, loud
from core_models.longclips import decode_clip, encode_clip
from core_models.store import StoredModel
from core_models.swaps import stretched
from core_models.types import Latents, device_of
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.features import FloatArray, SpectrogramSpec, griffin_lim, log_magnitude, of_length, soft_limit
from media_io.fit import resample_audio, to_mono
from media_io.loudness import match_loudness
from media_io.modulations import with_modulations
from media_io.segments import envelopes_of
from media_io.world import (
    HOP,
    RATE,
    Voice,
    analyse,
    cepstra_of,
    envelopes_at,
    log_f0_statistics,
    mean_filtered,
    moved_pitch,
    synthesise,
    with_formants,
)

if TYPE_CHECKING:
    from app.pipeline import OnProgress

MOST_SPREAD, MOST_LACKING = 2.0, 0.5
"""The largest factor of a coefficient's variation; the largest correction of a coefficient in making again."""
MONOTONE = 120.0
MONOTONE_LEVEL = -4.0
VOICED_APERIODICITY = -30.0
"""Hz, nats of magnitude and dB of a voice that is drawn without a recording."""


@dataclass(frozen=True, eq=False)
class Speaker:
    """What a voice is to the program, pooled over recordings.

    Attributes:
        static: (1, S), the mean static code.
        correction: float32 (39,), the mean of the speaker's cepstra less that of their decoded ones.
        pitch: mean and standard deviation of the natural log of F0; NaN where nothing is voiced.
        mean: float32 (39,), the mean of the speaker's cepstra.
        pools: what is known of how the speaker says things, with weights of a sum of at most 1; none of a drawn voice.
    """

    static: Tensor
    correction: FloatArray
    pitch: tuple[float, float]
    mean: FloatArray
    pools: tuple[tuple[float, Pool], ...] = ()


@dataclass(frozen=True, eq=False)
class Draft:
    """Statistics over all the speech that is converted, before its variance is raised.

    Attributes:
        mean, spread: (39,), mean and standard deviation of its mel-cepstra.
        change: (39,), the mean way from the source to the target.
    """

    mean: NDArray[Any]
    spread: NDArray[Any]
    change: NDArray[Any]


@dataclass(frozen=True, eq=False)
class Heard:
    """A recording taken apart.

    Attributes:
        samples: float32 (N,) at 16 kHz.
        voice: WORLD's parts, every 5 ms.
        dynamic: (1, T, D), codes every 10 ms.
        speaker: of this recording.
        missed: how far the model is from saying this recording itself, mel-cepstral distortion in dB.
    """

    samples: FloatArray
    voice: Voice
    dynamic: Tensor
    speaker: Speaker
    missed: float = 0.0


def converts(stored: StoredModel) -> bool:
    """Whether a model is one of envelopes, which this module is for."""
    return stored.config.architecture.window.features == "envelope"


def heard(stored: StoredModel, clip: Clip, progress: OnProgress, phase: str = "Listening") -> Heard:
    """Take a recording apart and encode it.

    Raises:
        MediaError: no sound.
    """
    from app.pipeline import Progress

    progress(Progress(phase, 0, 3))
    samples = samples_of(clip)
    progress(Progress(phase, 1, 3))
    voice = analyse(samples, precise=True)
    progress(Progress(phase, 2, 3))
    return taken(stored, samples, voice)


def taken(stored: StoredModel, samples: FloatArray, voice: Voice) -> Heard:
    """Samples at 16 kHz and what WORLD found in them, encoded."""
    latents = codes_of(stored, voice)
    speech = speech_frames(voice)
    decoded = decoded_cepstra(stored, latents.static, latents.dynamic)
    own = voice.cepstra[::2, 1:]
    apart = own[speech] - decoded[speech]
    pool = pool_of(latents.static, [(decoded, own, speech)])
    correction, mean = apart.mean(0).astype(np.float32), own[speech].mean(0)
    speaker = Speaker(latents.static, correction, log_f0_statistics([voice]), mean, ((1.0, pool),))
    return Heard(
        samples,
        voice,
        latents.dynamic,
        speaker,
        missed_by(apart.mean(0, dtype=np.float64), np.square(apart).mean(0, dtype=np.float64)),
    )


def missed_by(apart: NDArray[np.float64], squares: NDArray[np.float64]) -> float:
    """Mel-cepstral distortion in dB, its root mean square over frames, once the mean difference is corrected.

    Args:
        apart, squares: (39,), the mean of the differences of cepstra and of their squares.
    """
    return float(10 / np.log(10) * np.sqrt(2 * np.maximum(squares - apart**2, 0.0)[:COEFFICIENTS].sum()))


@torch.inference_mode()
def codes_of(stored: StoredModel, voice: Voice) -> Latents:
    """The codes of a voice: static (1, S), dynamic (1, T, D) every 10 ms."""
    window = stored.config.architecture.window
    frames = torch.from_numpy(envelopes_of(voice.cepstra)).to(device_of(stored.model))
    return encode_clip(stored.model, frames, window.length, window.hop)


def pooled(stored: StoredModel, recordings: Sequence[Heard]) -> Speaker:
    """The speaker of several recordings: codes and cepstra weighted by how much is spoken in each.

    Raises:
        MediaError: no recordings.
    """
    if not recordings:
        raise MediaError(None, "a speaker without recordings", "Give at least one recording.")
    if len(recordings) == 1:
        return recordings[0].speaker
    weights = [float(speech_frames(one.voice).sum()) for one in recordings]
    mixed_static = sum(w * one.speaker.static for w, one in zip(weights, recordings, strict=True)) / sum(weights)
    static, known = cast("Tensor", mixed_static), []
    for one in recordings:
        decoded = decoded_cepstra(stored, static, one.dynamic)
        known.append((decoded, one.voice.cepstra[::2, 1:], speech_frames(one.voice)))
    mean = np.concatenate([own[speech] for _, own, speech in known]).mean(0)
    correction = mean - np.concatenate([decoded[speech] for decoded, _, speech in known]).mean(0)
    pitch = log_f0_statistics([one.voice for one in recordings])
    return Speaker(static, correction.astype(np.float32), pitch, mean, ((1.0, pool_of(static, known)),))


def between(a: Speaker, b: Speaker, share: float) -> Speaker:
    """A voice between two: 0 is a, 1 is b; of frames in between, those of both are retrieved and weighted."""
    pitch = tuple(_between(x, y, share) for x, y in zip(a.pitch, b.pitch, strict=True))
    correction, mean = ((1 - share) * x + share * y for x, y in ((a.correction, b.correction), (a.mean, b.mean)))
    static = torch.lerp(a.static, b.static, share)
    both = [((1 - share) * weight, pool) for weight, pool in a.pools] + [(share * w, pool) for w, pool in b.pools]
    pools = tuple((weight, pool) for weight, pool in both if weight)
    at = cast("tuple[float, float]", pitch)
    return Speaker(static, correction.astype(np.float32), at, mean.astype(np.float32), pools)


def voiced(stored: StoredModel, source: Heard, target: Speaker, how: Voicing, progress: OnProgress) -> FloatArray:
    """The source's sentence in the target's voice: float32 samples at 16 kHz, as many as the source's."""
    from app.pipeline import Progress

    progress(Progress("Changing the voice", 0, 2))
    cepstra = converted(stored, source, target, how)
    progress(Progress("Making samples", 1, 2))
    made = samples_made(source, target, cepstra, how)
    return soft_limit(match_loudness(made, source.samples, RATE))


def converted(
    stored: StoredModel, source: Heard, target: Speaker, how: Voicing, draft: Draft | None = None
) -> FloatArray:
    """Mel-cepstra (T, 40) every 5 ms of the source's sentence in the target's voice; the level is the source's.

    `draft` tells of all that is said, where this sentence is a part of more.
    """
    shape, change = drafted(stored, source, target, how)
    if draft is None:
        speech = speech_frames(source.voice)
        draft = Draft(shape[::2][speech].mean(0), shape[::2][speech].std(0), change[speech].mean(0))
    cepstra = source.voice.cepstra.copy()
    if how.spread and target.pools:
        shape = draft.mean + (shape - draft.mean) * _raised(draft.spread, target) ** how.spread
    cepstra[:, 1:] = shape + how.emphasis * draft.change
    return cepstra if how.formants == 1 else with_formants(cepstra, how.formants)


def drafted(stored: StoredModel, source: Heard, target: Speaker, how: Voicing) -> tuple[FloatArray, FloatArray]:
    """Mel-cepstra (T, 39) every 5 ms in the target's voice before their variance is raised; the change every 10 ms."""
    own = decoded_cepstra(stored, source.speaker.static, source.dynamic) + source.speaker.correction
    wanted = _with_retrieved(stored, source, target, how.retrieval)
    change = wanted - own
    cepstra = source.voice.cepstra[:, 1:]
    kept = cepstra + _every_5_ms(change, len(cepstra))
    detail = np.full(cepstra.shape[1], detail_for(source.missed, how), np.float32)
    detail[FINE - 1 :] **= 3
    return detail * kept + (1 - detail) * _every_5_ms(wanted, len(cepstra)), change


def _with_retrieved(stored: StoredModel, source: Heard, target: Speaker, share: float) -> FloatArray:
    """What the target would say (T, 39): decoded, corrected, and moved by a share towards the target's own frames.

    Each pool is asked in its own voice, which is the target's unless that lies between two.
    """
    decoded = decoded_cepstra(stored, target.static, source.dynamic)
    wanted = decoded + target.correction
    if not share:
        return wanted
    moved = wanted.copy()
    for weight, pool in target.pools:
        said = decoded if pool.static is target.static else decoded_cepstra(stored, pool.static, source.dynamic)
        contents = contents_of(said, source.voice.cepstra[::2, 1:], source.speaker.mean)
        moved += share * weight * (retrieved(pool, contents) - wanted)
    return moved


def _raised(spread: NDArray[Any], target: Speaker) -> NDArray[Any]:
    """Factors (39,) from a spread to the target's, 1 to MOST_SPREAD: nothing is made flatter than it is."""
    wanted = spread + sum(weight * (pool.spread - spread) for weight, pool in target.pools)
    factors: NDArray[Any] = np.clip(wanted / np.maximum(spread, 1e-6), 1.0, MOST_SPREAD)
    return factors


def mixed(a: Heard, b: Heard, share: float) -> Heard:
    """A sentence between two, of a length between theirs: every part of both stretched and blended.

    The speaker is a's; only what is said and how is blended.
    """
    length = round((1 - share) * len(a.samples) + share * len(b.samples))
    frames = 1 + length // a.voice.hop
    x, y = (_stretched_voice(one.voice, frames) for one in (a, b))
    both = (x.f0 > 0) & (y.f0 > 0)
    f0 = np.where(both, np.exp((1 - share) * _log(x.f0) + share * _log(y.f0)), (x.f0, y.f0)[share >= 0.5])
    cepstra = ((1 - share) * x.cepstra + share * y.cepstra).astype(np.float32)
    aperiodicity = ((1 - share) * x.aperiodicity + share * y.aperiodicity).astype(np.float32)
    voice = Voice(f0, cepstra, aperiodicity, length, a.voice.hop)
    count = len(cepstra[::2])
    dynamic = torch.lerp(stretched(a.dynamic, count), stretched(b.dynamic, count), share)
    return Heard(of_length((b if share >= 0.5 else a).samples, length), voice, dynamic, a.speaker)


def braided(
    stored: StoredModel, first: Heard, second: Heard, static: float, dynamic: float, how: Voicing, progress: OnProgress
) -> Clip:
    """Two recordings braided: the voice between A's (0) and B's (1), and what is said between A's and B's."""
    if dynamic in (0.0, 1.0):
        source = second if dynamic else first
    else:
        source = mixed(first, second, dynamic)
        way: BackEnd = "world" if how.back_end == "filter" else how.back_end
        how = replace(how, back_end=way, modulations=0.0)  # there is no recording of such a sentence
    target = between(first.speaker, second.speaker, static)
    return as_clip(voiced(stored, source, target, how, progress))


def spoken(envelope: FloatArray, like: FloatArray | None) -> FloatArray:
    """Samples of envelopes (T, 64) every 10 ms alone, as decoded from codes that no recording has.

    Level, pitch and voicing are those of `like`; without it, one level and a monotone of 120 Hz throughout.
    """
    if like is None:
        frames = 2 * len(envelope) - 1
        silence = analyse(np.zeros((frames - 1) * HOP, np.float32))
        flat = np.full(len(envelope), MONOTONE_LEVEL, np.float32)
        cepstra = _every_5_ms(cepstra_of(envelope, flat), frames)
        aperiodicity = np.zeros_like(silence.aperiodicity) + VOICED_APERIODICITY
        return synthesise(replace(silence, f0=np.full(frames, MONOTONE), cepstra=cepstra, aperiodicity=aperiodicity))
    voice = analyse(like)
    shape = cepstra_of(envelope, np.zeros(len(envelope), np.float32))
    cepstra = _every_5_ms(shape, len(voice.cepstra))
    cepstra[:, 0] = voice.cepstra[:, 0]
    return match_loudness(synthesise(replace(voice, cepstra=cepstra)), like, RATE)


def samples_of(clip: Clip, rate: int = RATE) -> FloatArray:
    """The sound of a clip as float32 (N,) at a rate. Raises MediaError where there is none."""
    if clip.audio is None or clip.sample_rate is None:
        cause = "no sound, and the model takes speech"
        raise MediaError(clip.source, cause, "Choose a clip with sound, or a model of video.")
    samples: FloatArray = resample_audio(to_mono(clip.audio), clip.sample_rate, rate)[0]
    return samples


def as_clip(samples: FloatArray) -> Clip:
    """Samples at 16 kHz as a clip."""
    return Clip(audio=np.ascontiguousarray(samples[None], np.float32), sample_rate=RATE)


def samples_made(source: Heard, target: Speaker, cepstra: FloatArray, how: Voicing) -> FloatArray:
    """Samples of converted mel-cepstra by the back end, as many as the source's; their loudness is what it is."""
    if how.back_end == "filter":
        return mean_filtered(source.samples, source.voice.cepstra[::2], cepstra[::2])
    f0 = moved_pitch(source.voice.f0, source.speaker.pitch, target.pitch, how.pitch)
    voice = replace(source.voice, f0=f0, cepstra=cepstra)
    if how.back_end == "world":
        own = source.voice.cepstra
        asked = own + how.followed * (cepstra - own)
        return with_modulations(_made_again(voice, how.again), source.samples, own, asked, how.modulations)
    return _without_phase(synthesise(voice))


def _made_again(voice: Voice, times: int) -> FloatArray:
    """Samples whose envelopes, when they are measured, are nearer to those asked for than WORLD's first ones."""
    asked, made = voice.cepstra, synthesise(voice)
    for _ in range(times):
        lacking = asked - envelopes_at(made, voice.f0)
        lacking[:, 0] = 0.0
        voice = replace(voice, cepstra=voice.cepstra + np.clip(lacking, -MOST_LACKING, MOST_LACKING))
        made = synthesise(voice)
    return made


def _without_phase(samples: FloatArray) -> FloatArray:
    """Samples of the magnitudes alone."""
    spec = SpectrogramSpec()
    return griffin_lim(log_magnitude(samples, spec), spec, len(samples))


@torch.inference_mode()
def decoded_cepstra(stored: StoredModel, static: Tensor, dynamic: Tensor) -> FloatArray:
    """Decoded mel-cepstra float32 (T, 39), every 10 ms, without their level."""
    window = stored.config.architecture.window
    envelope = decode_clip(stored.model, Latents(static, dynamic), window.length, window.hop).cpu().numpy()
    return cepstra_of(envelope, np.zeros(len(envelope), np.float32))[:, 1:]


def speech_frames(voice: Voice, loudest: float | None = None) -> NDArray[np.bool_]:
    """Which of the frames every 10 ms are speech: those near the loudest, of this voice unless it is a part of more."""
    return loud(voice.cepstra[::2], loudest=loudest)


def _every_5_ms(frames: FloatArray, count: int) -> FloatArray:
    """Frames every 10 ms -> `count` frames every 5 ms, linearly between."""
    return _read_at(frames, np.minimum(np.arange(count) / 2, len(frames) - 1))


def _read_at(frames: FloatArray, places: NDArray[np.float64]) -> FloatArray:
    """Frames (T, F) at places from 0 to T - 1, linearly between."""
    low = places.astype(np.int64)
    high = np.minimum(low + 1, len(frames) - 1)
    part = (places - low)[:, None].astype(np.float32)
    found: FloatArray = frames[low] * (1 - part) + frames[high] * part
    return found


def _stretched_voice(voice: Voice, frames: int) -> Voice:
    """Every part read at `frames` equal steps; pitch and voicing by the nearest frame, the rest linearly between."""
    places = np.linspace(0, len(voice.f0) - 1, frames)
    cepstra, aperiodicity = (_read_at(part, places) for part in (voice.cepstra, voice.aperiodicity))
    return replace(voice, f0=voice.f0[np.rint(places).astype(np.int64)], cepstra=cepstra, aperiodicity=aperiodicity)


def _log(f0: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.log(np.where(f0 > 0, f0, 1.0))


def _between(x: float, y: float, share: float) -> float:
    if share in (0.0, 1.0):
        return y if share else x
    return (1 - share) * x + share * y

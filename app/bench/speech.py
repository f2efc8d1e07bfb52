"""Converted voices beside every classical method, and what a model's codes tell of who speaks, as a report folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from app.bench.columns import COLUMNS
from app.bench.context import Context, machine, versions
from app.bench.conversions import Made, Method, classical, of_model, references, wanted_pitch
from app.bench.judging import JUDGE
from app.bench.phone_plot import with_phones
from app.bench.recordings import NEUTRAL, Corpus, Recording, Swap, frames_of, has_emotions, load_corpus, swaps_of
from app.bench.results import Report, Row, SeedRun, Table, write_report
from app.html_report import write_page
from app.voice import as_clip
from core_models.control import Cancelled
from core_models.errors import ModelError
from core_models.evaluate.judge import JudgeSettings
from core_models.evaluate.speaker_judge import (
    DESCRIPTION,
    SpeakerJudge,
    accuracy,
    load_speaker_judge,
    save_speaker_judge,
    train_speaker_judge,
    verdicts,
)
from core_models.evaluate.speech import f0_error, log_spectral_distance, loud, mel_cepstral_distortion, stoi
from core_models.evaluate.verification import speech_verification
from core_models.files import read_json, write_json
from core_models.longclips import decode_clip, encode_clip
from core_models.store import StoredModel
from core_models.types import device_of
from media_io.features import of_length
from media_io.segments import speech_range
from media_io.world import RATE, analyse, cepstra_of, log_envelope
from media_io.write import write_clip

if TYPE_CHECKING:
    from core_models.config import Window

MEASURED = ("judged", "distortion", "stoi", "semitones", "one_voiced", "real_time")
RATES = ("lsd", "static", "static_segments", "dynamic", "dynamic_segments")
SOUNDS = "sounds"
HEARD = 3
"""Swaps whose sounds are kept beside the report."""
BINS = np.arange(200, dtype=np.float64) * (np.pi / 200)

Values = dict[str, float]


@dataclass(frozen=True, eq=False)
class SpeechAsked:
    """What is evaluated.

    Attributes:
        models: with what their user calls them, the one that is asked about first.
        data: a key of `app.bench.recordings.CORPORA`, or a folder of `speaker/*.wav`.
        neutral: only neutral sentences, where the corpus tells emotions.
        swaps: how many.
        every_voice: swap between all voices, instead of between those alone that "NAME:exact" does not learn from.
    """

    models: tuple[tuple[StoredModel, str], ...]
    data: str
    neutral: bool = True
    swaps: int = 60
    every_voice: bool = False


def evaluate_speech(asked: SpeechAsked, context: Context) -> Report:
    """Measure, write the report's folder, give the report.

    Stopped, it keeps the swaps that are done and says which are missing.

    Raises:
        ModelError, MediaError: a model, data and a judge that do not fit together; both sides are named.
        Cancelled: stopped before any swap was measured.
    """
    for stored, name in asked.models:
        if (kind := stored.config.architecture.window.kind) != "speech":
            raise ModelError(f"{name} is a model of {kind}; voices are changed by models of speech. Choose another.")
    names = [name for _, name in asked.models]
    if len(set(names)) < len(names):
        raise ModelError(f"of {', '.join(names)} two are called the same. Give folders of other names.")
    told = context.progress("Reading recordings")
    corpus = load_corpus(asked.data, asked.every_voice, context.control, told)
    draws = [swaps_of(corpus, asked.neutral, asked.swaps, seed) for seed in range(context.seeds)]
    judge, right = _judge(corpus, context)
    title = f"{asked.models[0][1]}: voices of {corpus.title}"
    report = Report("evaluation", title, context.mode, settings=_settings(asked, context), judge=right)
    report = replace(report, notes=_notes(asked, corpus, draws))
    steps: tuple[Callable[[Report], Report], ...] = (
        lambda report: _swapped(report, asked, draws, judge, context),
        lambda report: _verified(report, asked, corpus, draws[0], context),
        lambda report: with_phones(report, asked.models, corpus, context),
    )
    for step in steps:
        try:
            report = step(report)
        except Cancelled:
            if not report.tables:
                raise
            report = replace(report, notes=(*report.notes, "Stopped: what follows is not all that was asked for."))
            break
    report = replace(report, facts=_facts(asked, corpus, draws, context))
    write_report(context.folder, report)
    write_page(context.folder, report)
    return report


# The judge


def _judge(corpus: Corpus, context: Context) -> tuple[SpeakerJudge, dict[str, float]]:
    """Of all speakers, from the report's folder or the user's where one is there, and how often it is right."""
    kept = context.folder / JUDGE
    place, how = context.judge or kept, {"data": corpus.title, "steps": context.judge_steps}
    if (place / DESCRIPTION).exists() and (place != kept or _told(kept) == how):
        judge = load_speaker_judge(place, corpus.speakers).to(context.device)
    else:
        judge = _trained(corpus, context)
        save_speaker_judge(place, judge)
    if place != kept:
        save_speaker_judge(kept, judge)
    write_json(kept.with_suffix(".json"), how)
    held = [r for r in corpus.recordings if r.held_out]
    groups = {"all": held}
    if has_emotions(corpus):
        groups = {"all emotions": held, NEUTRAL: [r for r in held if r.emotion == NEUTRAL]}
    context.progress("Asking the judge about real recordings")
    return judge, {
        f"speaker, {name} ({len(part)} recordings)": 100
        * accuracy(judge, [r.samples for r in part], [r.speaker for r in part])
        for name, part in groups.items()
        if part
    }


def _told(kept: Path) -> Any:
    path = kept.with_suffix(".json")
    return read_json(path) if path.exists() else None


def _trained(corpus: Corpus, context: Context) -> SpeakerJudge:
    steps = context.judge_steps or JudgeSettings().steps
    learned = [r for r in corpus.recordings if not r.held_out]
    told = context.progress("Training the judge on real recordings")
    return train_speaker_judge(
        [r.samples for r in learned],
        [r.speaker for r in learned],
        replace(JudgeSettings(), steps=steps),
        torch.device(context.device),
        lambda step: told(step, steps),
    )


# Swaps


def _swapped(
    report: Report, asked: SpeechAsked, draws: Sequence[Sequence[Swap]], judge: SpeakerJudge, context: Context
) -> Report:
    methods = _methods(asked)
    runs: dict[str, list[SeedRun]] = {method.label: [] for method in methods}
    notes = report.notes
    for seed, swaps in enumerate(draws):
        found: dict[str, list[Values]] = {method.label: [] for method in methods}
        stopped = _measured(swaps, methods, judge, found, context, seed)
        for label, rows in found.items():
            runs[label] += [SeedRun(seed, _means(rows))] if any(rows) else []
        if stopped:
            done = len(found[methods[0].label])
            notes = (*notes, f"{done} of {len(swaps)} swaps are measured.")
            break
    rows_ = tuple(Row(method.label, tuple(runs[method.label]), note=method.note) for method in methods)
    table = Table("Voices changed", tuple(COLUMNS[key] for key in MEASURED), rows_, _CAPTION)
    return replace(report, tables=(*report.tables, table), notes=notes)


_CAPTION = (
    "Each swap is one speaker's sentence in another's voice, which is pooled over other sentences of theirs; the "
    "classical methods are fitted on the same recordings. All methods keep the source's level."
)


def _methods(asked: SpeechAsked) -> list[Method]:
    rows = [*references(), *classical()]
    for i, (stored, name) in enumerate(asked.models):
        rows += of_model(stored, name, steps=i == 0)
    return rows


def _measured(
    swaps: Sequence[Swap],
    methods: Sequence[Method],
    judge: SpeakerJudge,
    found: dict[str, list[Values]],
    context: Context,
    seed: int,
) -> bool:
    """Fill `found` swap by swap; whether it was stopped after some of them."""
    told = context.progress("Changing voices")
    for i, swap in enumerate(swaps):
        try:
            told(i, len(swaps))
            values = [_of_method(swap, i, k, methods[k], judge, context, keep=not seed) for k in range(len(methods))]
        except Cancelled:
            if not i:
                raise
            return True
        for method, measures in zip(methods, values, strict=True):
            found[method.label].append(measures)
    return False


def _of_method(
    swap: Swap, number: int, place: int, method: Method, judge: SpeakerJudge, context: Context, *, keep: bool
) -> Values:
    """The figures of one swap by one method; {} where there is nothing to measure. The first sounds are kept."""
    context.control.check()
    made = method.make(swap)
    if made is None:
        return {}
    if keep and number < HEARD:
        name = re.sub(r"[^a-z0-9]+", "-", method.label.lower())
        write_clip(as_clip(made.samples), context.folder / SOUNDS / f"{number + 1}-{place + 1:02}-{name}.flac")
    return measured(swap, method, made, judge)


def measured(swap: Swap, method: Method, made: Made, judge: SpeakerJudge) -> Values:
    """The figures of one swap by one method, those that can be."""
    odds = verdicts(judge, [made.samples])[0]
    values = {"judged": 100.0 * (judge.speakers[int(odds.argmax())] == swap.voice)}
    if method.reference:
        return values
    samples = of_length(made.samples, len(swap.source.samples))
    voice = analyse(samples, precise=True)
    if swap.reading is not None:
        values["distortion"] = mel_cepstral_distortion(voice.cepstra[::2], swap.reading.voice.cepstra[::2])
    pitch = f0_error(voice.f0, wanted_pitch(swap))
    seconds = len(samples) / RATE
    values |= {"semitones": pitch.semitones, "one_voiced": 100 * pitch.one_voiced, "real_time": made.seconds / seconds}
    try:
        return values | {"stoi": stoi(swap.source.samples, samples)}
    except ModelError:  # too short to be understood: the mean is over the others
        return values


def _means(rows: Sequence[Values]) -> Values:
    keys = dict.fromkeys(key for row in rows for key in row)
    values = {key: [row[key] for row in rows if np.isfinite(row.get(key, np.nan))] for key in keys}
    return {key: float(np.mean(some)) for key, some in values.items() if some}


# Codes


def _verified(report: Report, asked: SpeechAsked, corpus: Corpus, swaps: Sequence[Swap], context: Context) -> Report:
    """Reconstruction, and equal error rates of the voices that are tested: neutral and all."""
    every = [r for r in corpus.recordings if r.speaker in corpus.voices]
    if context.clips is not None and context.clips < len(every):
        every = [every[i] for i in np.sort(np.random.default_rng(0).permutation(len(every))[: context.clips])]
    groups = {"all": every}
    if has_emotions(corpus):
        groups = {NEUTRAL: [r for r in every if r.emotion == NEUTRAL], "all emotions": every}
    sources = list(dict.fromkeys(swap.source for swap in swaps))
    rows, notes = [], []
    for stored, name in asked.models:
        for group, recordings in groups.items():
            of_group = [r for r in sources if group != NEUTRAL or r.emotion == NEUTRAL]
            lsd = reconstruction_distance(stored, of_group, context)
            try:
                rates = verified(stored, recordings, context)
            except ModelError as error:
                rates = {}
                notes.append(f"{name}, {group}: no error rates, for {error}")
            rows.append(Row(f"{name}, {group}", (SeedRun(0, {**lsd, **rates}),)))
    columns = tuple(COLUMNS[key] for key in RATES)
    caption = (
        f"{len(every)} recordings of {len(corpus.voices)} voices. Pairs are compared by the cosine of their codes: the "
        "static code should tell whether two are of one speaker, the dynamic code should not."
    )
    table = Table("Codes", columns, tuple(rows), caption)
    return replace(report, tables=(*report.tables, table), notes=(*report.notes, *notes))


def verified(stored: StoredModel, recordings: Sequence[Recording], context: Context) -> Values:
    """Equal error rates in percent, by utterance and by segment."""
    window = stored.config.architecture.window
    told = context.progress("Taking recordings apart")
    cut = []
    for i, recording in enumerate(recordings):
        told(i, len(recordings))
        cut.append(segments(recording, window))
    usable = [i for i, part in enumerate(cut) if len(part)]
    names = sorted({recordings[i].speaker for i in usable})
    speakers = np.array([names.index(recordings[i].speaker) for i in usable], np.int64)
    told = context.progress("Comparing speakers")
    found = speech_verification(stored.model, [cut[i] for i in usable], speakers, on_progress=told)
    return {name: 100 * getattr(found, name) for name in RATES if name != "lsd"}


def segments(recording: Recording, window: Window) -> NDArray[np.float32]:
    """Windows (n, length, F) of a recording's speech, without the silence at its ends; n of 0 where it is shorter."""
    frames = frames_of(recording, window)
    if window.features == "envelope":
        places = np.flatnonzero(loud(recording.cepstra))
        frames = frames[places[0] : places[-1] + 1]
    else:
        frames = frames[speech_range(frames, 40.0)]
    starts = range(0, len(frames) - window.length + 1, window.hop)
    cut = [frames[start : start + window.length] for start in starts]
    return np.stack(cut) if cut else np.zeros((0, window.length, window.bins), np.float32)


@torch.inference_mode()
def reconstruction_distance(stored: StoredModel, recordings: Sequence[Recording], context: Context) -> Values:
    """Log-spectral distance in dB between recordings and what comes back from their codes, level and pitch aside."""
    window, found = stored.config.architecture.window, []
    told: Callable[[int, int], None] = context.progress("Comparing reconstructions")
    for i, recording in enumerate(recordings):
        told(i, len(recordings))
        frames = frames_of(recording, window)
        on_device = torch.from_numpy(frames).to(device_of(stored.model))
        latents = encode_clip(stored.model, on_device, window.length, window.hop)
        back = decode_clip(stored.model, latents, window.length, window.hop).float().cpu().numpy()
        if window.features == "envelope":
            own = recording.cepstra
            pair = log_envelope(own, BINS), log_envelope(cepstra_of(back, own[:, 0]), BINS)
            found.append(log_spectral_distance(*pair))
        else:
            found.append(log_spectral_distance(frames, back))
    return {"lsd": float(np.mean(found))} if found else {}


# Head of the report


def _settings(asked: SpeechAsked, context: Context) -> dict[str, Any]:
    return {
        "models": [name for _, name in asked.models],
        "data": asked.data,
        "emotions": NEUTRAL if asked.neutral else "all",
        "swaps": asked.swaps,
        "voices": "all" if asked.every_voice else "tested",
        "seeds": context.seeds,
        "clips": context.clips,
        "judge steps": context.judge_steps,
    }


def _notes(asked: SpeechAsked, corpus: Corpus, draws: Sequence[Sequence[Swap]]) -> tuple[str, ...]:
    notes = []
    if len(draws[0]) < asked.swaps:
        notes.append(f"{len(draws[0])} swaps: there are no more between these voices.")
    if not any(swap.reading for swap in draws[0]):
        notes.append("No distortion to the target's own reading: no target reads a source's sentence in this corpus.")
    if corpus.skipped:
        notes.append(f"{corpus.skipped} files were left out: unreadable, silent or shorter than .1 s.")
    return tuple(notes)


def _facts(asked: SpeechAsked, corpus: Corpus, draws: Sequence[Sequence[Swap]], context: Context) -> dict[str, str]:
    emotions = ("neutral sentences" if asked.neutral else "all emotions") if has_emotions(corpus) else "all recordings"
    tested = sorted({r.sentence for r in corpus.recordings if r.tested})
    swaps = f"{len(draws[0])}, of sentences {', '.join(tested)}" if len(tested) <= 12 else f"{len(draws[0])}"
    learned = {
        f"{name} learned from": str(stored.config.training.get("data", "unknown")) for stored, name in asked.models
    }
    return {
        "Swaps": f"{swaps}; {emotions}",
        "Voices": f"{', '.join(corpus.voices)}; the judge chooses among {len(corpus.speakers)}",
        **learned,
        "Draws": f"{context.seeds} seeds; ± is their spread" if context.seeds > 1 else "1 seed",
        "Machine": machine(context.device),
        "Versions": versions(),
        "Minutes": f"{context.spent / 60:.1f}",
    }

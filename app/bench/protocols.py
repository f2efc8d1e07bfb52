"""From a model and data to the figures of a table: one function a protocol, each giving values by the columns' keys.

Shares are in percent, as the papers print them; entropies and divergences in nats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from app.bench.carriers import carrier_key
from app.bench.context import Context
from app.bench.data import BenchData, Part, limited_part
from core_models.config import Window
from core_models.errors import ModelError
from core_models.evaluate import protocol
from core_models.evaluate.exchange import exchanged, swapped_codes
from core_models.evaluate.judge import Judge
from core_models.types import Latents, SequenceModel, device_of

Values = dict[str, float]

PROBED = 4000
"""Training clips at most that a classifier of codes learns from."""


@dataclass(frozen=True, eq=False)
class Subject:
    """What is measured.

    Attributes:
        model: with its weights, in eval mode.
        window: what it takes.
        data: to measure on.
        judge: of the data's factors; None where the data are no pictures.
        seed: of the protocol's draws.
    """

    model: SequenceModel
    window: Window
    data: BenchData
    judge: Judge | None
    seed: int


Protocol = Callable[[Subject, Context], Values]


def judged_bench(subject: Subject, context: Context) -> protocol.Bench:
    """The model's codes of all test clips and the judge's verdicts on them. Raises ModelError where they do not fit."""
    data, judge = subject.data, subject.judge
    if judge is None:
        raise ModelError(f"{data.name} is {data.kind}; a judge reads pictures. Choose data with pictures.")
    return protocol.prepare(
        subject.model,
        judge,
        data.test.clips,
        data.test.labels,
        data.static,
        data.dynamic,
        mode=context.mode,
        seed=subject.seed,
        names=data.classes,
        window=subject.window,
        on_progress=context.progress("Encoding and judging test clips"),
    )


def judge_reports(subject: Subject, context: Context, seeds: int) -> list[protocol.JudgeReport]:
    """The whole judge protocol, once for each seed."""
    bench = judged_bench(subject, context)
    reports = []
    for seed in range(seeds):
        told = context.progress(f"Judging swaps and samples, seed {seed + 1} of {seeds}")
        reports.append(protocol.evaluate(replace(bench, seed=seed), on_progress=told))
    return reports


def motions(subject: Subject, context: Context) -> Values:
    """Motion kept, looks drawn: the dynamic factors as the judge reads them."""
    found = protocol.fix_dynamic(judged_bench(subject, context), context.progress("Drawing looks"))
    return _fixed(found)


def looks(subject: Subject, context: Context) -> Values:
    """Looks kept, motion drawn: the static factors as the judge reads them."""
    found = protocol.fix_static(judged_bench(subject, context), context.progress("Drawing motions"))
    return _fixed(found)


def swaps(subject: Subject, context: Context) -> Values:
    """Static of one clip, dynamics of another, and what of each is read."""
    bench = judged_bench(subject, context)
    partners = protocol.partners_of(len(bench.clips), bench.seed)
    codes = swapped_codes(bench.codes, partners)
    read = protocol.read(bench, codes, context.progress("Judging swaps"))
    return swap_values(subject.data, bench, read.probabilities, partners)


def disagreements(subject: Subject, context: Context) -> Values:
    """Share of clips whose judged class differs between the clip and its re-generation with the other code drawn."""
    bench = judged_bench(subject, context)
    values: Values = {}
    for drawn, factors, phase in (
        (protocol.dynamic_drawn, bench.static, "Drawing motions"),
        (protocol.static_drawn, bench.dynamic, "Drawing looks"),
    ):
        found = protocol.disagreement(bench, protocol.read(bench, drawn(bench), context.progress(phase)), factors)
        values |= {name: 100 * share for name, share in found.share.items()}
        values |= {f"{name}_divergence": divergence for name, divergence in found.divergence.items()}
    return values


def consistencies(subject: Subject, context: Context) -> Values:
    """How often the judge reads a swapped clip as it reads the real clip that gave the factor."""
    bench = judged_bench(subject, context)
    partners = protocol.partners_of(len(bench.clips), bench.seed)
    codes = swapped_codes(bench.codes, partners)
    read = protocol.read(bench, codes, context.progress("Judging swaps"))
    shares = protocol.consistency(bench, read, partners)
    values = {name: 100 * share for name, share in shares.items()}
    return values | {"looks": fmean(values[name] for name in bench.static)}


def codes(subject: Subject, context: Context) -> Values:
    """What a classifier reads of each factor from one code; `looks` are the static factors, `action` the others."""
    from core_models.evaluate.codes import encode_clips
    from core_models.evaluate.probes import ProbeSettings, probe_codes

    data, model = subject.data, subject.model
    data.test.clips.check(subject.window)
    learned = limited_part(data.train, PROBED)
    train = encode_clips(model, learned.clips, on_progress=context.progress("Encoding training clips"))
    test = encode_clips(model, data.test.clips, on_progress=context.progress("Encoding test clips"))
    factors = [name for name in (*data.static, *data.dynamic) if not unseen(learned, data.test, name)]
    if not factors:
        raise ModelError(f"{data.name}: test clips have classes of every factor that no training clip has. Add clips.")
    told = context.progress("Reading factors from codes")
    settings = ProbeSettings(seed=subject.seed)
    if context.judge_steps is not None:
        settings = replace(settings, steps=min(settings.steps, context.judge_steps))
    found = probe_codes(train, learned.labels, test, data.test.labels, factors, settings, told)
    values: Values = {f"{name}_chance": 100 * share for name, share in found.chance.items()}
    for part, shares in (("static", found.static), ("dynamic", found.dynamic)):
        if shares is not None:
            values |= {f"{name}_{part}": 100 * share for name, share in shares.items()}
            for kind, names in (("looks", data.static), ("action", data.dynamic)):
                known = [shares[name] for name in names if name in shares]
                if known:
                    values[f"{kind}_{part}"] = 100 * fmean(known)
    return values


def unseen(learned: Part, tested: Part, factor: str) -> bool:
    """Whether test clips have a class of this factor that no training clip has."""
    return not np.isin(tested.labels[factor], learned.labels[factor]).all()


def verification(subject: Subject, context: Context) -> Values:
    """Equal error rates of telling speakers apart by each code."""
    from core_models.evaluate.verification import speaker_utterances, speech_verification

    part = subject.data.test
    if part.utterance is None or part.speaker is None:
        raise ModelError(f"{subject.data.name} does not say who speaks. Choose a speech corpus.")
    part.clips.check(subject.window)
    utterances, speakers = speaker_utterances(_spectra(np.asarray(part.clips.frames)), part.utterance, part.speaker)
    told = context.progress("Comparing speakers")
    found = speech_verification(subject.model, utterances, speakers, seed=subject.seed, on_progress=told)
    rates = ("static", "dynamic", "static_segments", "dynamic_segments")
    return {name: 100 * getattr(found, name) for name in rates}


def gaps(subject: Subject, context: Context) -> Values:
    """Mutual information gap over 10,000 samples, as FAVAE counts it, who carries what, and the reconstruction's error.

    A sample is a draw from the posterior of a clip drawn with replacement; the posterior's mean, where a model has no
    posterior of the whole clip.
    """
    from core_models.evaluate import factors
    from core_models.evaluate.codes import encode_clips

    part = subject.data.test
    part.clips.check(subject.window)
    codes = encode_clips(subject.model, part.clips, on_progress=context.progress("Encoding"))
    chosen = factors.drawn_with_replacement(len(part.clips), seed=subject.seed)
    # A factor with one class among few clips has no information to be found.
    labels = {name: values[chosen] for name, values in part.labels.items() if len(np.unique(values[chosen])) > 1}
    context.progress("Counting information")
    found = factors.factor_information(_samples(subject, codes, chosen), labels)
    carried = factors.block_information(found, codes, subject.model.blocks())
    shares = {carrier_key(block, name): share for block, row in carried.items() for name, share in row.items()}
    size = part.clips.frames[0].size
    values = {"clip_error": size * reconstruction_error(subject), "one_latent": float(found.one_latent), **shares}
    # FAVAE's own mean leaves out runs in which one number carries everything.
    return values if found.one_latent and context.mode == "paper" else {"mig": found.mig, **values}


@torch.no_grad()
def _samples(subject: Subject, codes: Latents, chosen: NDArray[np.int64]) -> NDArray[np.float32]:
    """Codes of the chosen clips, (n, J): drawn from q(z | clip) where the model gives it whole, else its means."""
    from core_models.evaluate.factors import clip_codes

    posterior = getattr(subject.model, "posterior", None)
    if posterior is None:
        return clip_codes(codes)[chosen]
    clips, device = subject.data.test.clips, device_of(subject.model)
    parts = [
        posterior(clips.take(part, device)) for part in np.array_split(np.arange(len(clips)), len(clips) // 64 + 1)
    ]
    mean = torch.cat([one.mean for one in parts]).float().cpu()[chosen]
    spread = torch.cat([one.logvar for one in parts]).float().cpu()[chosen].mul(0.5).exp()
    noise = torch.empty_like(mean).normal_(generator=torch.Generator().manual_seed(subject.seed))
    return np.asarray((mean + spread * noise).numpy())


@torch.no_grad()
def reconstruction_error(subject: Subject, batch: int = 64) -> float:
    """Mean squared difference between test clips and what comes back from their codes, in the clips' own units."""
    model, clips = subject.model.eval(), subject.data.test.clips
    device, total = device_of(model), 0.0
    for start in range(0, len(clips), batch):
        frames = clips.take(np.arange(start, min(start + batch, len(clips))), device)
        error = (model.decode(model.encode(frames)) - frames).square().flatten(1).mean(1)
        total += float(error.sum())
    return total / len(clips)


def swap_values(
    data: BenchData, bench: protocol.Bench, read: Mapping[str, NDArray[np.float64]], partners: NDArray[np.int64]
) -> Values:
    """What is kept of each clip; where the static code implies a part of the motion, the implied motion is right."""
    if data.implied is None:
        return exchange_values(exchanged(read, bench.labels, bench.static, partners))
    giving = {name: values[partners] for name, values in bench.labels.items()}
    wanted = {name: bench.labels[name] for name in bench.static} | dict(data.implied(bench.labels, giving))
    hits = {name: read[name].argmax(1) == values for name, values in wanted.items()}
    static, dynamic = (np.all([hits[name] for name in names], axis=0) for names in (bench.static, bench.dynamic))
    kinds = {"static_kept": static, "dynamic_kept": dynamic, "both_kept": static & dynamic, **hits}
    return {name: 100 * float(right.mean()) for name, right in kinds.items()}


def exchange_values(found: Any) -> Values:
    """An Exchange in percent: kept by kind, and each factor."""
    kinds = {"static_kept": found.static_kept, "dynamic_kept": found.dynamic_kept, "both_kept": found.both}
    values = {name: 100 * share for name, share in kinds.items() if share is not None}
    return values | {name: 100 * share for name, share in found.factors.items()}


def _fixed(found: protocol.Fixed) -> Values:
    """Mean over factors of what is read of each; a table's single factor is its own mean."""
    figures = found.inception.values()
    return {
        "accuracy": 100 * fmean(found.accuracy.values()),
        "inception": fmean(one.score for one in figures),
        "intra": fmean(one.intra for one in figures),
        "inter": fmean(one.inter for one in figures),
        **{name: 100 * share for name, share in found.accuracy.items()},
    }


def _spectra(frames: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.float32]]:
    if frames.dtype != np.float32:
        raise ModelError(f"frames are {frames.dtype}, spectra are float32. Choose speech.")
    return frames


JUDGED = frozenset({"motions", "looks", "swaps", "disagreements", "consistencies"})
"""Protocols that ask a judge."""

PROTOCOLS: Mapping[str, Protocol] = {
    "motions": motions,
    "looks": looks,
    "swaps": swaps,
    "disagreements": disagreements,
    "consistencies": consistencies,
    "codes": codes,
    "verification": verification,
    "gaps": gaps,
}

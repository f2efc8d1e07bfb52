"""The judge protocol: what a judge of real clips makes of re-generated ones (C-DSVAE, S3VAE, DSVAE's report, VDSM).

Two modes. "strict" reads every test clip and draws by its seed which clips of a larger class count in the inception
score. "paper" reads what C-DSVAE's published test program reads: full batches of 64 in the order of the files, the
ragged last one left out, and the first clips of each class. The judge reads in eval mode in both.

One departure in both: dynamics are drawn from the prior, as the papers write; the published program decodes the prior's
means along a drawn trajectory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor

from core_models.config import Window
from core_models.data import ClipArray
from core_models.errors import ModelError
from core_models.evaluate import scores
from core_models.evaluate.codes import Progress, chosen, encode_clips
from core_models.evaluate.exchange import Exchange, exchanged, read_decoded, swapped_codes
from core_models.evaluate.frechet import frechet_distance
from core_models.evaluate.judge import FEATURES, Judge, Labels, Names, Verdicts, check_labels, read_clips
from core_models.evaluate.scores import Inception
from core_models.types import Latents, SequenceModel, device_of

MODES = ("strict", "paper")
PAPER_BATCH = 64

_SAMPLED = 512
"""Clips drawn at once: a constant, so that draws do not depend on the batches that are decoded."""


@dataclass(frozen=True, eq=False)
class Bench:
    """A model, a judge and labelled test clips, each clip encoded and read once.

    Attributes:
        labels: int64 (N,) of each factor, static and dynamic ones only.
        static, dynamic: names of the factors.
        codes: posterior means of all clips, on the CPU.
        real: the judge's verdicts on the clips themselves.
    """

    model: SequenceModel
    judge: Judge
    clips: ClipArray
    labels: dict[str, NDArray[np.int64]]
    static: tuple[str, ...]
    dynamic: tuple[str, ...]
    mode: str
    seed: int
    batch: int
    codes: Latents
    real: Verdicts


@dataclass(frozen=True)
class Fixed:
    """One code kept, the other drawn: what the judge reads of the factors that the kept code holds.

    Attributes:
        accuracy: against the source clip's label, by factor.
        together: share of clips with all of these factors right.
        inception: IS, H(y|x) and H(y) by factor, on the same number of clips for each true class.
        clips: how many were judged.
    """

    accuracy: dict[str, float]
    together: float
    inception: dict[str, Inception]
    clips: int


@dataclass(frozen=True)
class Disagreement:
    """The judge on a clip and on its re-generation with the other code drawn, by factor (DSVAE's report).

    Attributes:
        share: of clips that are read differently.
        divergence: mean KL(re-generated || data), nats.
        uniform_share, uniform_divergence: the same for a uniform prediction in place of the re-generation's.
    """

    share: dict[str, float]
    divergence: dict[str, float]
    uniform_share: dict[str, float]
    uniform_divergence: dict[str, float]


@dataclass(frozen=True)
class Generation:
    """Clips with both codes drawn.

    Attributes:
        frechet: distance to as many real clips.
        features: what it is measured in.
        inception: IS, H(y|x) and H(y) by factor, over all clips.
        clips: how many a side.
    """

    frechet: float
    features: str
    inception: dict[str, Inception]
    clips: int


@dataclass(frozen=True)
class JudgeReport:
    """All of the protocol. None for what could not be measured; `left_out` then says why.

    Attributes:
        judge: accuracy on the real clips, by factor.
        swap: static of clip i, dynamics of its partner; swap_back: the other way round.
        consistency: share of swapped clips that are read like the real clip that gave the factor (VDSM).
    """

    mode: str
    seed: int
    clips: int
    judge: dict[str, float]
    fix_dynamic: Fixed | None
    fix_static: Fixed | None
    swap: Exchange
    swap_back: Exchange
    reconstruction: Exchange
    disagreement: Disagreement
    consistency: dict[str, float]
    generation: Generation
    left_out: dict[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers, texts and dictionaries, ready for JSON."""
        return asdict(self)


class FeatureNetwork(NamedTuple):
    """A user's own network for the Frechet distance: frames (B, T, 3, H, W) -> features (B, F)."""

    name: str
    extract: Callable[[Tensor], Tensor]


def prepare(
    model: SequenceModel,
    judge: Judge,
    clips: ClipArray,
    labels: Labels,
    static: Sequence[str],
    dynamic: Sequence[str],
    *,
    mode: str = "strict",
    seed: int = 0,
    names: Names | None = None,
    window: Window | None = None,
    batch: int = PAPER_BATCH,
    on_progress: Progress | None = None,
) -> Bench:
    """Check that everything fits, then encode and read every clip once. The model is put into eval mode.

    Args:
        labels: int64 (N,) of each factor.
        static, dynamic: which factors the codes are to hold; at least one in all.
        names: of the labels' classes, compared with those the judge was trained on.
        window: what the model takes, compared with the clips.
        on_progress: called with what is done and to do (two per clip); may raise to cancel.

    Raises:
        ModelError: an unknown mode; labels missing for a factor, or of another number than the clips; a judge for other
            factors, classes or clips; clips of another size or length than the model's. Both sides are named.
    """
    factors = (*static, *dynamic)
    if mode not in MODES:
        raise ModelError(f"the mode is {mode!r}. Choose one of {', '.join(MODES)}.")
    if not factors:
        raise ModelError(f"no factor is to be judged; the labels are {', '.join(labels) or 'none'}. Name some.")
    check_labels(judge, labels, factors, names)
    for name in factors:
        if labels[name].shape != (len(clips),):
            raise ModelError(f"labels of {name} are {labels[name].shape} for {len(clips)} clips. Give one a clip.")
    if window:
        clips.check(window)
    _check_frames(judge, clips)
    kept = len(clips) - len(clips) % PAPER_BATCH if mode == "paper" else len(clips)
    if kept < 2:
        raise ModelError(
            f"{len(clips)} clips are too few: strict takes 2 or more, paper full batches of {PAPER_BATCH}."
        )
    clips = ClipArray(clips.frames[:kept])
    held = {name: labels[name][:kept] for name in factors}
    model.eval()
    codes = encode_clips(model, clips, batch, _part(on_progress, 0, 2))
    real = read_clips(judge, clips, batch, _part(on_progress, 1, 2))
    return Bench(model, judge, clips, held, tuple(static), tuple(dynamic), mode, seed, batch, codes, real)


def evaluate(bench: Bench, network: FeatureNetwork | None = None, on_progress: Progress | None = None) -> JudgeReport:
    """The whole protocol; every set of codes is decoded and judged once. `on_progress` counts six per clip."""
    left_out = _left_out(bench)
    moving = holding = None
    if "fix_dynamic" not in left_out:
        moving = read(bench, static_drawn(bench), _part(on_progress, 0, 6))
    if "fix_static" not in left_out:
        holding = read(bench, dynamic_drawn(bench), _part(on_progress, 1, 6))
    partners = partners_of(len(bench.clips), bench.seed)
    back = np.argsort(partners)
    swapped = read(bench, swapped_codes(bench.codes, partners), _part(on_progress, 2, 6))
    swapped_back = read(bench, swapped_codes(bench.codes, back), _part(on_progress, 3, 6))
    rebuilt = read(bench, bench.codes, _part(on_progress, 4, 6))
    same = np.arange(len(bench.clips))
    return JudgeReport(
        bench.mode,
        bench.seed,
        len(bench.clips),
        {name: scores.accuracy(bench.real.probabilities[name], values) for name, values in bench.labels.items()},
        fixed(bench, moving, bench.dynamic) if moving else None,
        fixed(bench, holding, bench.static) if holding else None,
        exchanged(swapped.probabilities, bench.labels, bench.static, partners),
        exchanged(swapped_back.probabilities, bench.labels, bench.static, back),
        exchanged(rebuilt.probabilities, bench.labels, bench.static, same),
        _both_disagreements(bench, moving, holding),
        consistency(bench, swapped, partners),
        generation(bench, network, _part(on_progress, 5, 6)),
        left_out,
    )


def fix_dynamic(bench: Bench, on_progress: Progress | None = None) -> Fixed:
    """Dynamics = posterior mean, static drawn from its prior: the dynamic factors against the source's labels."""
    _refuse(bench, "fix_dynamic")
    return fixed(bench, read(bench, static_drawn(bench), on_progress), bench.dynamic)


def fix_static(bench: Bench, on_progress: Progress | None = None) -> Fixed:
    """Static = posterior mean, dynamics drawn from the learned prior: the static factors against their labels."""
    _refuse(bench, "fix_static")
    return fixed(bench, read(bench, dynamic_drawn(bench), on_progress), bench.static)


def generation(bench: Bench, network: FeatureNetwork | None = None, on_progress: Progress | None = None) -> Generation:
    """Both codes drawn; the Frechet distance is of the judge's features unless a network is given."""
    drawn = both_drawn(bench)
    made = read(bench, drawn, on_progress)
    real, generated, name = bench.real.features, made.features, FEATURES
    if network:
        (real, generated), name = _extracted(bench, drawn, network), network.name
    figures = {name: scores.inception(made.probabilities[name]) for name in bench.labels}
    return Generation(frechet_distance(generated, real), name, figures, len(bench.clips))


def read(bench: Bench, latents: Latents, on_progress: Progress | None = None) -> Verdicts:
    """The judge's verdicts on what the model decodes."""
    return read_decoded(bench.model, bench.judge, latents, bench.batch, on_progress)


def static_drawn(bench: Bench) -> Latents:
    """The clips' dynamics under static codes from the prior."""
    return Latents(_drawn_static(bench, _generator(bench, 0)), bench.codes.dynamic)


def dynamic_drawn(bench: Bench) -> Latents:
    """The clips' static codes with dynamics from the prior (given the static code, where the model's prior asks it)."""
    return Latents(bench.codes.static, _drawn_dynamic(bench, bench.codes.static, _generator(bench, 1)))


def both_drawn(bench: Bench) -> Latents:
    """Both codes from the prior, as many as there are clips."""
    generator = _generator(bench, 2)
    static = _drawn_static(bench, generator)
    return Latents(static, _drawn_dynamic(bench, static, generator))


def partners_of(n: int, seed: int) -> NDArray[np.int64]:
    """Another clip for each of n: one cycle through all in a random order, so that none is its own partner."""
    order = np.random.default_rng(seed).permutation(n)
    partners = np.empty(n, np.int64)
    partners[order] = np.roll(order, 1)
    return partners


def fixed(bench: Bench, verdicts: Verdicts, factors: Sequence[str]) -> Fixed:
    """Accuracy and inception figures of these factors."""
    read = verdicts.probabilities
    hits = [read[name].argmax(1) == bench.labels[name] for name in factors]
    figures = {}
    for name in factors:
        chosen_clips = scores.balanced(bench.labels[name], None if bench.mode == "paper" else bench.seed)
        figures[name] = scores.inception(read[name][chosen_clips])
    shares = {name: scores.accuracy(read[name], bench.labels[name]) for name in factors}
    return Fixed(shares, float(np.all(hits, axis=0).mean()), figures, len(bench.clips))


def disagreement(bench: Bench, verdicts: Verdicts, factors: Sequence[str]) -> Disagreement:
    """Verdicts on re-generated clips against those on the clips themselves."""
    made, real = verdicts.probabilities, bench.real.probabilities
    return Disagreement(
        {name: scores.disagreement(made[name], real[name]) for name in factors},
        {name: scores.divergence(made[name], real[name]) for name in factors},
        {name: scores.uniform_disagreement(real[name]) for name in factors},
        {name: scores.uniform_divergence(real[name]) for name in factors},
    )


def consistency(bench: Bench, swapped: Verdicts, partners: NDArray[np.int64]) -> dict[str, float]:
    """How often the judge reads a swapped clip as it reads the real clip that gave the factor."""
    real, made = bench.real.probabilities, swapped.probabilities
    own = {name: scores.consistency(made[name], real[name]) for name in bench.static}
    return own | {name: scores.consistency(made[name], real[name][partners]) for name in bench.dynamic}


def _both_disagreements(bench: Bench, moving: Verdicts | None, holding: Verdicts | None) -> Disagreement:
    """Static factors with the dynamics drawn, dynamic factors with the static code drawn."""
    first = disagreement(bench, holding, bench.static) if holding else Disagreement({}, {}, {}, {})
    second = disagreement(bench, moving, bench.dynamic) if moving else Disagreement({}, {}, {}, {})
    return Disagreement(
        first.share | second.share,
        first.divergence | second.divergence,
        first.uniform_share | second.uniform_share,
        first.uniform_divergence | second.uniform_divergence,
    )


def _left_out(bench: Bench) -> dict[str, str]:
    """What cannot be measured, and why."""
    reasons = {}
    for name, kind, factors in (("fix_dynamic", "dynamic", bench.dynamic), ("fix_static", "static", bench.static)):
        if not factors:
            reasons[name] = f"no labels of a {kind} factor are given, only of {', '.join(bench.labels)}"
        elif not bench.codes.static.shape[1]:
            reasons[name] = "the model has no static code"
    return reasons


def _refuse(bench: Bench, name: str) -> None:
    if reason := _left_out(bench).get(name):
        raise ModelError(f"{name} cannot be measured: {reason}. Choose another metric, labels or model.")


def _check_frames(judge: Judge, clips: ClipArray) -> None:
    shape = clips.frames.shape[1:]
    if len(shape) != 4:
        raise ModelError(f"the clips are {shape}, the judge reads pictures (T, {judge.size}, {judge.size}, 3).")
    judge.check_shape((shape[0], shape[3], shape[1], shape[2]))


def _generator(bench: Bench, stream: int) -> Generator:
    """A generator of its own for each protocol, so that one does not change another's draws."""
    seed = int(np.random.SeedSequence([bench.seed, stream]).generate_state(1)[0])
    return Generator(device_of(bench.model)).manual_seed(seed)


@torch.no_grad()
def _drawn_static(bench: Bench, generator: Generator) -> Tensor:
    n = len(bench.clips)
    parts = [bench.model.sample_static(min(_SAMPLED, n - i), generator) for i in range(0, n, _SAMPLED)]
    return torch.cat(parts).float().cpu()


@torch.no_grad()
def _drawn_dynamic(bench: Bench, static: Tensor, generator: Generator) -> Tensor:
    device, length = device_of(bench.model), bench.clips.frames.shape[1]
    parts = [bench.model.sample_dynamic(part.to(device), length, generator).cpu() for part in _split(static)]
    return torch.cat(parts).float()


def _split(static: Tensor) -> list[Tensor]:
    return [static[i : i + _SAMPLED] for i in range(0, len(static), _SAMPLED)]


@torch.no_grad()
def _extracted(
    bench: Bench, drawn: Latents, network: FeatureNetwork
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A user's features of the real clips and of what is decoded."""
    device, real, made = device_of(bench.model), [], []
    for start in range(0, len(bench.clips), bench.batch):
        index = np.arange(start, min(start + bench.batch, len(bench.clips)))
        real.append(network.extract(bench.clips.take(index, device)).float().cpu())
        made.append(network.extract(bench.model.decode(chosen(drawn, index, device)).clamp(0, 1)).float().cpu())
    return torch.cat(real).numpy(), torch.cat(made).numpy()


def _part(on_progress: Progress | None, index: int, parts: int) -> Progress | None:
    """Progress of one of several equal parts, told as progress of all."""
    if on_progress is None:
        return None
    return lambda done, total: on_progress(index * total + done, parts * total)

"""The judge protocol by hand and against loops over single clips."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from torch import Generator

from core_models.config import Window
from core_models.data import ClipArray
from core_models.errors import ModelError
from core_models.evaluate import scores
from core_models.evaluate.frechet import frechet_distance
from core_models.evaluate.judge import FEATURES, Judge
from core_models.evaluate.protocol import (
    Bench,
    FeatureNetwork,
    both_drawn,
    dynamic_drawn,
    evaluate,
    fix_dynamic,
    fix_static,
    generation,
    partners_of,
    prepare,
    static_drawn,
)
from core_models.types import Latents, SequenceModel

STATIC, DYNAMIC = ("colour", "size"), ("action",)
Make = Callable[..., Bench]


def drawn_labels(n: int, seed: int = 0) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    return {name: rng.integers(0, count, n) for name, count in (("colour", 3), ("size", 2), ("action", 3))}


@pytest.fixture
def bench(
    pixel_model: Callable[..., SequenceModel],
    pixel_judge: Callable[..., Judge],
    pixel_clips: Callable[..., ClipArray],
) -> Make:
    """A maker of benches: bench(150, lost=(2,), sure=2.0, mode="paper")."""

    def make(n: int = 70, **options: Any) -> Bench:
        model = pixel_model(**{key: options.pop(key) for key in ("lost", "bound") if key in options})
        judge = pixel_judge(options.pop("sure", 20.0), options.pop("judge_names", None))
        labels = drawn_labels(n)
        given = options.pop("labels", labels)
        static, dynamic = options.pop("static", STATIC), options.pop("dynamic", DYNAMIC)
        clips = options.pop("clips", None) or pixel_clips(labels)
        return prepare(model, judge, clips, given, static, dynamic, **options)

    return make


def channel(latents: Latents, model: SequenceModel, number: int) -> list[int]:
    """What a person reads in each decoded clip, one at a time."""
    singles = [Latents(s[None], d[None]) for s, d in zip(latents.static, latents.dynamic, strict=True)]
    return [round(float(model.decode(one)[0, 0, number, 0, 0]) * 255) for one in singles]


def share(pairs: Iterable[tuple[Any, Any]]) -> float:
    return float(np.mean([a == b for a, b in pairs]))


def test_a_perfect_model_is_perfect(bench: Make) -> None:
    report = evaluate(bench(90))
    assert report.judge == {"colour": 1, "size": 1, "action": 1}
    assert report.fix_dynamic is not None
    assert report.fix_dynamic.accuracy == {"action": 1}
    assert report.fix_static is not None
    assert report.fix_static.accuracy == {"colour": 1, "size": 1}
    assert report.fix_static.together == 1
    assert report.fix_dynamic.inception["action"].score == pytest.approx(3, abs=1e-5)
    assert report.fix_dynamic.inception["action"].inter == pytest.approx(math.log(3))
    assert report.fix_dynamic.inception["action"].intra == pytest.approx(0, abs=1e-6)
    assert (report.swap.both, report.swap_back.both, report.reconstruction.both) == (1, 1, 1)
    assert report.disagreement.share == {"colour": 0, "size": 0, "action": 0}
    assert report.disagreement.uniform_share == {
        "colour": pytest.approx(2 / 3),
        "size": 0.5,
        "action": pytest.approx(2 / 3),
    }
    assert report.consistency == {"colour": 1, "size": 1, "action": 1}
    assert report.generation.features == FEATURES
    assert report.left_out == {}


def test_the_report_is_plain_numbers(bench: Make) -> None:
    report = evaluate(bench(70, mode="paper", seed=3))
    read = json.loads(json.dumps(report.as_dict(), allow_nan=False))
    assert (read["mode"], read["seed"], read["clips"]) == ("paper", 3, 64)
    assert read["fix_dynamic"]["inception"]["action"]["clips"] % 3 == 0
    both = scores.over_seeds([report.as_dict(), replace(report, seed=4).as_dict()])
    assert both["seed"] == [3, 4]
    assert both["swap"]["both"] == {"mean": 1, "spread": 0, "runs": 2}


def test_a_lost_code_is_seen_where_it_belongs(bench: Make) -> None:
    """Without blue every action reads as 0, whatever is drawn or swapped; the static factors are untouched."""
    found = bench(70, lost=(2,))
    zero = float((found.labels["action"] == 0).mean())
    report = evaluate(found)
    assert report.fix_dynamic is not None
    assert report.fix_dynamic.accuracy["action"] == pytest.approx(zero)
    assert report.fix_dynamic.inception["action"].score == pytest.approx(1, abs=1e-6)
    assert report.disagreement.share["action"] == pytest.approx(1 - zero)
    assert report.consistency == {"colour": 1, "size": 1, "action": pytest.approx(zero)}
    assert report.reconstruction.dynamic_kept == pytest.approx(zero)
    assert report.fix_static is not None
    assert report.fix_static.together == 1


def test_figures_equal_loops_over_single_clips(bench: Make) -> None:
    """With a judge that is not sure: class seen e^2 / (e^2 + 2) of three."""
    found = bench(75, lost=(1,), sure=2.0)
    result, moved = fix_static(found), dynamic_drawn(found)
    colours, sizes = channel(moved, found.model, 0), channel(moved, found.model, 1)
    colour, size = found.labels["colour"].tolist(), found.labels["size"].tolist()
    assert result.accuracy["colour"] == share(zip(colours, colour, strict=True))
    assert result.accuracy["size"] == share(zip(sizes, size, strict=True))
    pairs = zip(zip(colours, sizes, strict=True), zip(colour, size, strict=True), strict=True)
    assert result.together == share(pairs)
    sure = math.exp(2) / (math.exp(2) + 2)
    unsure = (1 - sure) / 2
    wanted = -sure * math.log(sure) - 2 * unsure * math.log(unsure)
    assert result.inception["colour"].intra == pytest.approx(wanted, rel=1e-5)
    assert result.inception["colour"].clips == 3 * min(colour.count(c) for c in range(3))


def test_what_is_kept_stays_and_what_is_drawn_varies(bench: Make) -> None:
    found = bench(80)
    for latents, kept, drawn in ((static_drawn(found), (2,), (0, 1)), (dynamic_drawn(found), (0, 1), (2,))):
        for number, name in enumerate(("colour", "size", "action")):
            same = share(zip(channel(latents, found.model, number), found.labels[name].tolist(), strict=True))
            assert (same == 1) == (number in kept)
            assert (same < 0.75) == (number in drawn)
    assert not torch.equal(both_drawn(found).static, static_drawn(found).static)


def test_draws_follow_the_seed_and_not_the_batch(bench: Make) -> None:
    one, other = bench(70, batch=7, lost=(0,), sure=1.0, seed=5), bench(70, lost=(0,), sure=1.0, seed=5)
    first, second = evaluate(one).as_dict(), evaluate(other).as_dict()
    assert json.dumps(first) == json.dumps(second)
    changed = replace(other, seed=6)
    assert not torch.equal(static_drawn(other).static, static_drawn(changed).static)


def test_dynamics_are_drawn_given_the_static_code(bench: Make) -> None:
    """A bound model's drawn action is its colour."""
    found = bench(70, bound=True)
    drawn = both_drawn(found)
    assert channel(drawn, found.model, 0) == channel(drawn, found.model, 2)
    kept = dynamic_drawn(found)
    assert channel(kept, found.model, 2) == found.labels["colour"].tolist()


def test_more_clips_than_are_drawn_at_once(bench: Make) -> None:
    drawn = both_drawn(bench(600))
    assert (drawn.static.shape, drawn.dynamic.shape) == ((600, 2), (600, 2, 1))
    assert not torch.equal(drawn.static[:88], drawn.static[512:])


def test_no_clip_is_its_own_partner() -> None:
    partners = partners_of(9, 3)
    assert sorted(partners.tolist()) == list(range(9))
    assert (partners != np.arange(9)).all()
    assert (partners[np.argsort(partners)] == np.arange(9)).all()
    assert partners.tolist() != partners_of(9, 4).tolist()


def test_paper_mode_reads_full_batches_and_the_first_of_each_class(bench: Make) -> None:
    """Of 130 clips 128 are read; a judge whose certainty grows shows which clips counted."""
    found = bench(130, mode="paper", sure=2.0)
    assert len(found.clips) == 128
    assert found.codes.static.shape == (128, 2)
    assert len(bench(130).clips) == 130
    result = fix_dynamic(found)
    counted = scores.balanced(found.labels["action"], None)
    assert result.inception["action"].clips == len(counted)


def test_the_frechet_distance_is_of_generated_and_real_clips(bench: Make) -> None:
    found = bench(90)
    drawn = both_drawn(found)
    made = np.array([channel(drawn, found.model, i) for i in range(3)]).T.astype(float)
    real = np.stack([found.labels[name] for name in ("colour", "size", "action")], axis=1).astype(float)
    assert generation(found).frechet == pytest.approx(frechet_distance(made, real), rel=1e-4)
    doubled = generation(found, FeatureNetwork("twice the pixel", lambda frames: 510 * frames[:, 0, :, 0, 0]))
    assert doubled.features == "twice the pixel"
    assert doubled.frechet == pytest.approx(4 * generation(found).frechet, rel=1e-4)


def test_what_cannot_be_measured_is_said(bench: Make) -> None:
    report = evaluate(bench(70, dynamic=()))
    assert report.fix_dynamic is None
    assert report.left_out == {"fix_dynamic": "no labels of a dynamic factor are given, only of colour, size"}
    assert report.swap.dynamic_kept is None
    json.dumps(report.as_dict(), allow_nan=False)
    with pytest.raises(ModelError, match="fix_dynamic cannot be measured: no labels of a dynamic factor"):
        fix_dynamic(bench(70, dynamic=()))


def test_a_model_without_a_static_code(
    pixel_model: Callable[..., SequenceModel],
    pixel_judge: Callable[..., Judge],
    pixel_clips: Callable[..., ClipArray],
) -> None:
    labels = drawn_labels(20)
    found = prepare(pixel_model(static=False), pixel_judge(), pixel_clips(labels), labels, STATIC, DYNAMIC)
    report = evaluate(found)
    assert set(report.left_out.values()) == {"the model has no static code"}
    assert report.reconstruction.both == 1
    assert report.disagreement.share == {}


def test_progress_rises_to_the_end_and_may_cancel(bench: Make) -> None:
    for run in (lambda tell: bench(70, on_progress=tell), lambda tell: evaluate(bench(70), on_progress=tell)):
        seen: list[tuple[int, int]] = []
        run(lambda done, total: seen.append((done, total)))  # noqa: B023
        assert [done for done, _ in seen] == sorted(done for done, _ in seen)
        assert seen[-1][0] == seen[-1][1]
        assert len({total for _, total in seen}) == 1

    def cancel(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        bench(70, on_progress=cancel)
    with pytest.raises(InterruptedError):
        evaluate(bench(70), on_progress=cancel)


def test_what_does_not_fit_is_refused_with_both_sides(bench: Make, pixel_clips: Callable[..., ClipArray]) -> None:
    labels = drawn_labels(70)
    with pytest.raises(ModelError, match="no labels of action, only of colour, size"):
        bench(70, labels={name: labels[name] for name in STATIC})
    with pytest.raises(ModelError, match="labels are of hat, the judge knows colour, size, action"):
        bench(70, static=("hat",), labels=labels | {"hat": labels["size"]})
    with pytest.raises(ModelError, match="labels of size go to 2, the judge knows 2 classes"):
        bench(70, labels=labels | {"size": labels["colour"]})
    with pytest.raises(ModelError, match=r"size: tall, low, the judge's are size: small, large"):
        bench(70, judge_names={"size": ("small", "large")}, names={"size": ("tall", "low")})
    with pytest.raises(ModelError, match=r"action are \(69,\) for 70 clips"):
        bench(70, labels=labels | {"action": labels["action"][:69]})
    with pytest.raises(ModelError, match=r"'loose'\. Choose one of strict, paper"):
        bench(70, mode="loose")
    with pytest.raises(ModelError, match="63 clips are too few"):
        bench(63, mode="paper")
    with pytest.raises(ModelError, match=r"\(2, 32, 32, 3\), the model takes \(8, 32, 32, 3\)"):
        bench(70, window=Window(kind="video", size=32, length=8))
    clips = pixel_clips(labels).frames
    with pytest.raises(ModelError, match=r"\(1, 3, 32, 32\), the judge reads 2 pictures of 3 x 32 x 32"):
        bench(70, clips=ClipArray(clips[:, :1]))
    with pytest.raises(ModelError, match=r"\(2, 3, 16, 16\), the judge reads 2 pictures of 3 x 32 x 32"):
        bench(70, clips=ClipArray(clips[:, :, :16, :16]))
    with pytest.raises(ModelError, match="judge reads pictures"):
        bench(70, clips=ClipArray(np.zeros((70, 2, 8), np.float32)))
    with pytest.raises(ModelError, match="no factor"):
        bench(70, static=(), dynamic=())


def test_a_trained_kind_of_model_runs_through(
    toy_preset: Callable[..., Any], labelled_squares: Callable[..., tuple[ClipArray, dict[str, Any]]]
) -> None:
    """A real network with an untrained judge: shapes, ranges, no labels changed."""
    from core_models.registry import build_model

    torch.manual_seed(0)
    model = build_model(toy_preset("video", "dsvae").architecture)
    clips, labels = labelled_squares(6, 0)
    judge = Judge({"colour": 3, "direction": 2}, channels=4)
    report = evaluate(prepare(model, judge, clips, labels, ("colour",), ("direction",)))
    assert report.fix_static is not None
    assert 0 <= report.fix_static.accuracy["colour"] <= 1
    assert report.generation.frechet >= 0
    assert isinstance(model.sample_static(2, Generator().manual_seed(0)), torch.Tensor)

"""The bench's parts: data and their stand-ins, budgets, presets with changes, published numbers, stopping."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from app.bench import data, fitting, protocols
from app.bench.columns import COLUMNS
from app.bench.context import Context
from app.bench.curves import Curves
from app.bench.evaluating import judge_tables
from app.bench.protocols import PROTOCOLS
from app.paths import PRESETS
from app.reproductions import TABLES, published
from core_models.config import Window
from core_models.control import Cancelled, Control
from core_models.data import ClipArray
from core_models.errors import ConfigError, ModelError
from core_models.evaluate.exchange import Exchange
from core_models.evaluate.protocol import Bench, Disagreement, Fixed, Generation, JudgeReport
from core_models.evaluate.scores import Inception
from core_models.types import Latents, TrainEvent
from media_io import characters, datasets
from media_io.speech_corpora import Utterance

VIDEO = Window(kind="video", length=4, hop=2)


# Data


def test_clips_are_the_published_ones_and_no_character_is_in_two_parts() -> None:
    found = data.load("generated:10", VIDEO)
    people = [set(part.clips.identity.tolist()) for part in (found.train, found.validation, found.test)]  # type: ignore[union-attr]
    assert people[0] & people[1] == set()
    assert len(people[0]) + len(people[1]) == 10
    assert len(found.test.clips) == 3 * 9
    chosen, labels = found.test.clips.frames[4], found.test.labels
    looks = characters.Character(*(int(labels[name][4]) for name in characters.ATTRIBUTES))
    action, direction = found.classes["action"][labels["action"][4]].split(" ")
    assert np.array_equal(chosen, characters.draw_clip(looks, action, direction, 4))


def test_no_test_character_is_learned_from() -> None:
    found = data.load("generated:10", VIDEO)
    looks = [
        {tuple(int(part.labels[name][i]) for name in characters.ATTRIBUTES) for i in range(len(part.clips))}
        for part in (found.train, found.validation, found.test)
    ]
    assert looks[2] & (looks[0] | looks[1]) == set()


def test_small_pictures_are_the_large_ones_at_half_their_size() -> None:
    small = data.load("dsprites:8", Window(kind="video", length=3, size=32)).test.clips.frames
    large = data.load("dsprites:8", Window(kind="video", length=3, size=64)).test.clips.frames
    assert small.shape == (2, 3, 32, 32, 3)
    assert np.abs(large.reshape(2, 3, 32, 2, 32, 2, 3).mean((3, 5)) - small).max() <= 0.5


def test_missing_files_are_an_error_unless_a_stand_in_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from media_io.errors import MediaError

    monkeypatch.delenv(datasets.VARIABLE, raising=False)
    monkeypatch.setitem(data.SOURCES, "sprites", replace(data.SOURCES["sprites"], stand_ins=("generated:4",)))
    with pytest.raises(MediaError, match="UNBRAID_DATA"):
        data.load("sprites", Window(kind="video", length=8))
    found = data.load("sprites", Window(kind="video", length=8), stand_in=True)
    assert found.name == "generated:4"
    assert "sprites is not at hand" in found.stand_in
    assert "drawn characters" in found.stand_in


def test_loading_ends_soon_after_stop_although_it_knows_no_stop_button() -> None:
    begun, release, control = threading.Event(), threading.Event(), Control()

    def work() -> data.LabelledClips:
        begun.set()
        release.wait(20)
        return characters.generate_random(1, 0)

    def stop() -> None:
        begun.wait(20)
        control.stop()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Cancelled):
        data.abandoned_when_stopped(work, control)
    release.set()
    stopper.join()


def speech(speaker: str, sentence: str, split: str | None = None) -> Utterance:
    return Utterance(Path(f"{speaker}-{sentence}.wav"), speaker, sentence, split)


def test_timit_is_tested_with_its_core_speakers_alone() -> None:
    found = [speech(who, "SX1", "test") for who in ("MDAB0", "FELC0", "MXXX0")] + [speech("FAAA0", "SX2", "train")]
    assert {u.speaker for u in data.tested_utterances(found)} == {"MDAB0", "FELC0"}
    assert len(data.TIMIT_CORE.split()) == 24


def test_a_corpus_without_parts_is_tested_with_speakers_that_are_not_learned_from() -> None:
    found = [speech(f"s{i}", f"text {k}") for i in range(10) for k in range(3)]
    tested = data.tested_utterances(found)
    assert len({u.speaker for u in tested}) == data.TEST_SPEAKERS
    assert len(tested) == 3 * data.TEST_SPEAKERS


# Presets and budgets


def test_changes_reach_the_preset_and_a_weight_can_be_taken_away() -> None:
    changes = {
        "architecture.model": "dsvae",
        "weights.mi_static": None,
        "weights.mi_dynamic": None,
        "augment.blur": 0.0,
    }
    preset = fitting.changed("demo", changes, seed=7)
    assert (preset.architecture.model, preset.training.seed, preset.augment.blur) == ("dsvae", 7, 0.0)
    assert set(preset.weights) == {"reconstruction", "kl_static", "kl_dynamic"}


@pytest.mark.parametrize(
    ("name", "changes", "told"), [("nobody", {}, "demo"), ("demo", {"training.stepps": 3}, "stepps")]
)
def test_an_unknown_preset_or_key_is_told(name: str, changes: dict[str, object], told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        fitting.changed(name, changes, seed=0)


def test_fewer_steps_shrink_what_is_counted_in_steps() -> None:
    preset = fitting.changed("demo", {"architecture.ladder.rise": 120}, seed=0)
    short = fitting.shortened(preset, 60)
    assert (preset.training.steps, short.training.steps) == (240, 60)
    assert short.architecture.ladder.rise == 30
    assert short.training.warmup < preset.training.warmup
    assert short.training.validate_every <= 8
    assert fitting.shortened(preset, 500) is preset


def test_the_budget_is_what_is_left_of_it() -> None:
    now = [100.0]
    context = Context(Path("x"), minutes=2.0, clock=lambda: now[0], began=100.0)
    assert context.left == 120
    now[0] = 190.0
    assert context.left == 30
    now[0] = 500.0
    assert context.left == 0
    assert Context(Path("x")).left is None


def test_curves_keep_validations_and_drop_what_is_not_finite() -> None:
    curves = Curves()
    for step, value in ((1, 3.0), (2, float("nan")), (3, 1.0)):
        curves.take(TrainEvent("validation", "all", step, 3, {"total": value, "kl_static": 5.0, "info_static": 2.0}))
        curves.take(TrainEvent("step", "all", step, 3, {"total": 99.0}))
    training, terms, information = curves.charts("C-DSVAE")
    assert [line.name for line in terms.lines] == ["kl_static"]
    assert [(line.x, line.y) for line in training.lines] == [((1.0, 3.0), (3.0, 1.0))]
    assert [line.name for line in information.lines] == ["info_static"]


# Protocols


def bench_of(labels: dict[str, NDArray[np.int64]], static: tuple[str, ...], dynamic: tuple[str, ...]) -> Bench:
    codes = Latents(torch.zeros(2, 1), torch.zeros(2, 1, 1))
    clips = ClipArray(np.zeros((2, 1, 1), np.float32))
    return Bench(None, None, clips, labels, static, dynamic, "strict", 0, 1, codes, None)  # type: ignore[arg-type]


def certain(classes: list[int], count: int) -> NDArray[np.float64]:
    return np.eye(count)[classes]


def test_where_the_looks_imply_a_part_of_the_motion_the_implied_motion_is_right() -> None:
    """Clip 0 is small and slow, clip 1 large and fast; swapped, each must move at the pace of its own scale."""
    labels = {"scale": np.array([0, 1]), "direction": np.array([2, 3]), "pace": np.array([0, 1])}
    bench = bench_of(labels, ("scale",), ("direction", "pace"))
    found = data.BenchData("", "", "video", *[data.Part(bench.clips)] * 3)
    causal = data.BenchData(
        "", "", "video", *[data.Part(bench.clips)] * 3,
        implied=lambda own, other: {"direction": other["direction"], "pace": own["scale"]},
    )  # fmt: skip
    partners = np.array([1, 0])
    implied = {"scale": certain([0, 1], 2), "direction": certain([3, 2], 4), "pace": certain([0, 1], 2)}
    carried = {**implied, "pace": certain([1, 0], 2)}
    assert protocols.swap_values(causal, bench, implied, partners)["dynamic_kept"] == 100
    assert protocols.swap_values(causal, bench, carried, partners)["dynamic_kept"] == 0
    assert protocols.swap_values(found, bench, carried, partners)["dynamic_kept"] == 100
    assert protocols.swap_values(found, bench, implied, partners)["pace"] == 0


def judge_report(seed: int, right: float) -> JudgeReport:
    figures = {"action": Inception(8.5, 0.05, 2.19, 10)}
    swapped = Exchange(right, right, right, {"skin": right, "action": right}, 10)
    kept = Fixed({"action": right}, right, figures, 10)
    looks = Fixed({"skin": right}, right, {"skin": Inception(5.0, 0.1, 1.7, 10)}, 10)
    told = Disagreement({"skin": 0.1, "action": 0.2}, {"skin": 0.01, "action": 0.02}, {"skin": 0.8, "action": 0.9}, {})
    made = Generation(12.5, "features", figures, 10)
    return JudgeReport(
        "strict", seed, 10, {"skin": 1.0}, kept, looks, swapped, swapped, swapped, told,
        {"skin": 1.0, "action": 0.5}, made,
    )  # fmt: skip


def test_the_judges_reports_become_tables_in_percent_beside_the_paper() -> None:
    part = data.Part(ClipArray(np.zeros((2, 1, 1), np.float32)))
    sprites = data.BenchData("sprites", "", "video", part, part, part, {}, ("skin",), ("action",))
    tables = {t.title: t for t in judge_tables([judge_report(0, 0.9), judge_report(1, 1.0)], sprites, "C-DSVAE")}
    motion = tables["Motion kept, looks drawn"].rows[0]
    assert motion.mean("accuracy") == 95
    assert motion.published == published.SPRITES_ACTIONS["C-DSVAE"]
    assert tables["Swaps"].rows[0].mean("both_kept") == 95
    assert tables["Swaps"].rows[0].deviation("both_kept") == pytest.approx(100 * 0.1 / np.sqrt(2))
    assert tables["Disagreement and consistency"].rows[1].mean("share") == 20
    assert tables["Made-up clips"].rows[0].mean("frechet") == 12.5


def test_published_numbers_are_not_laid_beside_other_data() -> None:
    part = data.Part(ClipArray(np.zeros((2, 1, 1), np.float32)))
    drawn = data.BenchData("generated", "", "video", part, part, part, {}, ("skin",), ("action",))
    tables = judge_tables([judge_report(0, 0.9)], drawn, "C-DSVAE")
    assert all(row.published == {} for table in tables for row in table.rows)


# Tables


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_every_table_can_be_made(name: str) -> None:
    """Presets, changes, data, protocols and columns exist; the weights fit the model."""
    from core_models.registry import spec_of

    spec = TABLES[name]
    assert set(spec.columns) <= set(COLUMNS)
    for row in spec.rows:
        assert set(row.published) <= set(COLUMNS)
        if not row.preset:
            assert row.published
            continue
        assert (row.protocol or spec.protocol) in PROTOCOLS
        for preset_name in filter(None, (row.preset, row.full, *row.then)):
            preset = fitting.changed(preset_name, row.overrides, seed=0)
            architecture = preset.architecture
            assert set(spec_of(architecture.model).terms(architecture)) == set(preset.weights), row.label
            assert data.SOURCES[row.data.partition(":")[0]].kind == architecture.window.kind
            assert (PRESETS / f"{preset_name}.toml").exists()


def test_labels_of_one_row_are_not_those_of_another() -> None:
    for spec in TABLES.values():
        labels = [row.label for row in spec.rows]
        assert len(set(labels)) == len(labels)


def test_a_bias_study_becomes_tables_and_curves() -> None:
    from app.bench.bias import bias_report
    from core_models.bias_study import Settings

    told: list[str] = []
    settings = Settings(true_x=(0.5,), true_z=(1.0,), points=3, finer=1, clips=10)
    context = Context(Path("x"), minutes=1e-9, tell=lambda phase, done, total: told.append(phase))
    report = bias_report(context, settings)
    assert [table.title for table in report.tables] == [f"Over {c.title.removeprefix('Over ')}" for c in report.charts]
    rows = {row.label: row for row in report.tables[0].rows}
    assert rows["log-likelihood"].mean("bias") == 0
    assert rows["log-likelihood"].mean("truth") == 0.5
    assert any("for want of time" in note for note in report.notes)


def test_a_judge_of_a_quick_look_does_not_stay(tmp_path: Path) -> None:
    from app.bench.judging import judge_for

    found = data.load("generated:4", VIDEO)
    quick = Context(tmp_path, judge_steps=1)
    judge, accuracy = judge_for(found, VIDEO, quick)
    assert set(accuracy) == {"skin", "top", "trousers", "hair", "action"}
    assert same(judge_for(found, VIDEO, quick)[0], judge)
    assert not same(judge_for(found, VIDEO, Context(tmp_path, judge_steps=2))[0], judge)


def same(a: torch.nn.Module, b: torch.nn.Module) -> bool:
    ours, theirs = a.state_dict(), b.state_dict()
    return all(torch.equal(ours[name], theirs[name]) for name in theirs)


def test_a_users_folder_holds_a_judge_for_each_data_set_of_a_table(tmp_path: Path) -> None:
    from app.bench.judging import judge_for

    context = Context(tmp_path / "report", judge_steps=1, judge=tmp_path / "judges")
    judge_for(data.load("generated:4", VIDEO), VIDEO, context, "judge-characters")
    judge_for(data.load("dsprites:12", VIDEO), VIDEO, context, "judge-shapes")
    assert {path.name for path in (tmp_path / "judges").iterdir()} == {"judge-characters", "judge-shapes"}
    assert (tmp_path / "report" / "judge-shapes" / "judge.safetensors").exists()


def test_a_judge_is_not_asked_about_speech(tmp_path: Path) -> None:
    part = data.Part(ClipArray(np.zeros((2, 20, 200), np.float32)))
    subject = protocols.Subject(None, VIDEO, data.BenchData("emodb", "", "speech", part, part, part), None, 0)  # type: ignore[arg-type]
    with pytest.raises(ModelError, match=r"emodb.*pictures"):
        protocols.motions(subject, Context(tmp_path))

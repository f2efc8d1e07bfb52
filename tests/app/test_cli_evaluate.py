"""`unbraid evaluate` and `unbraid reproduce`: reports, misfits in one line, budgets, going on, stopping."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner

from app.bench.results import DONE, NOT_RUN, read_report
from app.cli import cli
from app.pipeline import Progress
from app.reproductions import TABLES
from app.reproductions.spec import RowSpec, TableSpec
from core_models.config import Architecture
from core_models.evaluate.judge import Judge, save_judge
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from core_models.tensor_files import read_tensors
from media_io import datasets

PRESET = """
title = "Tiny"
[architecture]
model = "cdsvae"
window = { kind = "video", length = 4, hop = 2, size = 64 }
network = { static = 4, dynamic = 4, channels = 8, features = 8, hidden = 8 }
[weights]
reconstruction = 1.0
kl_static = 1.0
kl_dynamic = 1.0
mi_static = 10.0
mi_dynamic = 10.0
[training]
steps = 3
batch = 2
warmup = 1
validate_every = 2
decode_frames = 1
"""
NETWORK = {"static": 4, "dynamic": 4, "channels": 8, "features": 8, "hidden": 8}
VIDEO = {"kind": "video", "length": 4, "hop": 2, "size": 64}
SPEECH = {"kind": "speech", "length": 20, "hop": 20}
PATHS = {"kind": "vectors", "length": 100, "bins": 2}
QUICK = ("--judge-steps", "2", "--clips", "6", "--device", "cpu")


pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture
def no_real_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(datasets.VARIABLE, raising=False)


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def model_folder(folder: Path, window: dict[str, object], model: str = "dsvae", **parts: object) -> Path:
    """A model that has learned nothing, as a user's folder."""
    architecture = Architecture.model_validate({"model": model, "window": window, "network": NETWORK, **parts})
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        save_model(folder, build_model(architecture), ModelConfig(title="Tiny", architecture=architecture), "# Tiny\n")
    return folder


@pytest.fixture
def video_model(tmp_path: Path) -> Path:
    return model_folder(tmp_path / "tiny", VIDEO)


def test_pictures_are_judged_and_the_judge_is_kept(video_model: Path, tmp_path: Path) -> None:
    out, judges = tmp_path / "report", tmp_path / "judges"
    words = ("--data", "generated:4", "--out", out, "--judge", judges, "--seeds", 2, *QUICK, "--json")
    code, told, err = run("evaluate", video_model, *words)
    assert (code, err) == (0, "")
    facts = json.loads(told)
    assert set(facts["judge"]) == {"skin", "top", "trousers", "hair", "action"}
    titles = {row["table"] for row in facts["rows"]}
    assert {"Swaps", "Motion kept, looks drawn", "Looks kept, motion drawn"} <= titles
    report = read_report(out)
    assert (report.mode, report.settings["seeds"]) == ("strict", 2)
    assert {len(row.runs) for row in report.tables[0].rows} == {2}
    assert any("6 of 18" in note for note in report.notes)
    assert (out / "index.html").stat().st_size > 10_000
    assert {path.name for path in out.glob("*.png")} == {"swaps.png", "samples.png", "traversals.png"}
    kept = (judges / "judge.safetensors").read_bytes()
    assert (out / "judge" / "judge.safetensors").read_bytes() == kept
    assert {"From static", "From dynamic"} <= {column.name for table in report.tables for column in table.columns}


def test_codes_of_whole_clips_are_asked_who_carries_what_of_pictures_too(tmp_path: Path) -> None:
    model = model_folder(tmp_path / "tiny", {**VIDEO, "size": 32}, "favae", ladder={"channels": 4})
    code, _, err = run("evaluate", model, "--data", "dsprites:40", "--out", tmp_path / "report", *QUICK)
    assert code == 0, err
    tables = {table.title: table for table in read_report(tmp_path / "report").tables}
    assert len(tables["Which part carries which factor"].rows) == 3
    assert "shape" in {column.key for column in tables["Swaps"].columns}


def test_where_the_looks_imply_a_part_of_the_motion_swaps_are_read_so(tmp_path: Path) -> None:
    model = model_folder(tmp_path / "tiny", {**VIDEO, "size": 32})
    code, _, err = run("evaluate", model, "--data", "dsprites-causal:40", "--out", tmp_path / "report", *QUICK)
    assert code == 0, err
    report = read_report(tmp_path / "report")
    assert report.tables[0].title == "Swaps, as the looks imply"
    assert {"shape", "scale", "pace", "direction"} <= set(report.judge)
    assert "pace" in report.tables[0].rows[0].runs[0].values


def test_stopped_it_keeps_what_is_measured_and_says_what_is_missing(video_model: Path, tmp_path: Path) -> None:
    from app import pipeline
    from app.bench.jobs import EvaluateJob
    from core_models.control import Cancelled, Control

    job = EvaluateJob(video_model, "generated:4", tmp_path / "report", clips=6, judge_steps=2, device="cpu")

    def stopping_at(phase: str) -> tuple[Callable[[Progress], None], Control]:
        control = Control()
        return (lambda progress: control.stop() if progress.phase == phase else None), control

    with pytest.raises(Cancelled):
        pipeline.evaluate(job, *stopping_at("Training the judge on real clips"))
    report = pipeline.evaluate(job, *stopping_at("Encoding training clips"))
    assert "Swaps" in [table.title for table in report.tables]
    assert any(note.startswith("Stopped") for note in report.notes)
    assert read_report(tmp_path / "report").notes == report.notes
    assert report.pictures == ()


def test_speech_is_measured_by_telling_speakers_apart(tmp_path: Path) -> None:
    model = model_folder(tmp_path / "tiny", SPEECH)
    code, out, err = run("evaluate", model, "--data", "samples", "--out", tmp_path / "report", "--device", "cpu")
    assert code == 0, err
    assert "Static EER %" in out
    (row,) = read_report(tmp_path / "report").tables[0].rows
    assert 0 <= row.runs[0].values["static"] <= 100


def test_paths_are_measured_by_the_information_gap(tmp_path: Path) -> None:
    model = model_folder(tmp_path / "tiny", PATHS)
    code, _, err = run("evaluate", model, "--data", "reaching-100", "--out", tmp_path / "report", "--device", "cpu")
    assert code == 0, err
    gap, carriers = read_report(tmp_path / "report").tables
    assert 0 <= gap.rows[0].runs[0].values["mig"] <= 1
    assert {column.key for column in carriers.columns} == {"goal", "side", "curvature"}


@pytest.mark.parametrize(
    ("data", "sides"),
    [("samples", ("speech", "video")), ("nowhere", ("nowhere", "generated")), ("sprites", ("UNBRAID_DATA",))],
)
@pytest.mark.usefixtures("no_real_data")
def test_data_of_another_kind_are_one_line(
    video_model: Path, tmp_path: Path, data: str, sides: tuple[str, ...]
) -> None:
    code, out, err = run("evaluate", video_model, "--data", data, "--out", tmp_path / "report", *QUICK)
    assert (code, out) == (1, "")
    last = err.splitlines()[-1]
    assert last.startswith("Error: ")
    assert all(side in last for side in sides)


@pytest.mark.real_data
def test_clips_of_another_length_are_one_line_with_both_lengths(
    real_data: Path, video_model: Path, tmp_path: Path
) -> None:
    assert real_data.is_dir()
    code, _, err = run("evaluate", video_model, "--data", "sprites-favae", "--out", tmp_path / "report", *QUICK)
    assert code == 1
    assert all(side in err.splitlines()[-1] for side in ("(8, 64, 64, 3)", "(4, 64, 64, 3)"))


def test_a_judge_of_other_classes_is_one_line(video_model: Path, tmp_path: Path) -> None:
    save_judge(tmp_path / "judge", Judge({"shape": 3}, channels=4, length=4))
    words = ("--judge", tmp_path / "judge", *QUICK)
    code, _, err = run("evaluate", video_model, "--data", "generated:4", "--out", tmp_path / "report", *words)
    assert code == 1
    assert all(side in err.splitlines()[-1] for side in ("skin", "shape"))


def test_a_folder_of_other_files_is_not_written_into(video_model: Path, tmp_path: Path) -> None:
    code, _, err = run("evaluate", video_model, "--data", "generated:4", "--out", tmp_path, *QUICK)
    assert code == 1
    assert "other files" in err


# Tables


@pytest.fixture
def tiny_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    preset = tmp_path / "tiny.toml"
    preset.write_text(PRESET, encoding="utf-8")
    without = {"architecture.model": "dsvae", "weights.mi_static": None, "weights.mi_dynamic": None}
    rows = (
        RowSpec("Others", published={"accuracy": 92.89}),
        RowSpec("C-DSVAE", str(preset), "generated:4", {}, {"accuracy": 99.99, "inception": 8.871}),
        RowSpec("DSVAE", str(preset), "generated:4", without, {"accuracy": 90.73}),
    )
    spec = TableSpec("Actions", "A paper", "motions", ("accuracy", "inception", "intra", "inter"), rows, "A caption.")
    monkeypatch.setitem(TABLES, "tiny", spec)
    return "tiny"


def test_a_table_is_trained_measured_and_laid_beside_the_paper(tiny_table: str, tmp_path: Path) -> None:
    out = tmp_path / "report"
    code, told, err = run("reproduce", tiny_table, "--out", out, *QUICK)
    assert code == 0, err
    assert "99.99" in told
    report = read_report(out)
    others, cdsvae, dsvae = report.tables[0].rows
    assert (others.runs, others.state) == ((), DONE)
    assert [run.steps for run in (*cdsvae.runs, *dsvae.runs)] == [3, 3]
    assert cdsvae.published["inception"] == 8.871
    assert 0 <= cdsvae.runs[0].values["accuracy"] <= 100
    titles = [chart.title for chart in report.charts]
    assert {"Training: C-DSVAE", "Information: C-DSVAE", "Training: DSVAE"} <= set(titles)
    assert "published" in (out / "index.html").read_text(encoding="utf-8")


def test_finished_rows_are_kept_and_missing_seeds_are_added(
    tiny_table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report"
    assert run("reproduce", tiny_table, "--out", out, *QUICK)[0] == 0
    before = read_report(out).tables[0].rows
    code, _, err = run("reproduce", tiny_table, "--out", out, "--seeds", 2, *QUICK)
    assert code == 0, err
    assert "seed 0" not in err
    after = read_report(out).tables[0].rows
    assert [row.runs[0] for row in after[1:]] == [row.runs[0] for row in before[1:]]
    assert [[run.seed for run in row.runs] for row in after[1:]] == [[0, 1], [0, 1]]
    report = read_report(out)
    assert len(report.charts) == 5
    assert len(report.pictures) == 4
    assert set(report.judge) == {"skin", "top", "trousers", "hair", "action"}


def test_what_a_budget_does_not_allow_is_said(tiny_table: str, tmp_path: Path) -> None:
    code, told, err = run("reproduce", tiny_table, "--out", tmp_path / "report", "--budget", "0.0001", *QUICK)
    assert code == 0, err
    report = read_report(tmp_path / "report")
    states = [row.state for row in report.tables[0].rows[1:]]
    assert f"{NOT_RUN}: budget" in states
    assert any("DSVAE" in note for note in report.notes)
    assert f"{NOT_RUN}: budget" in told


def test_a_short_budget_cuts_the_steps_and_says_so(
    tiny_table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.bench import fitting

    monkeypatch.setattr(fitting, "_affordable", lambda *args: 2)
    assert run("reproduce", tiny_table, "--out", tmp_path / "report", "--budget", "5", *QUICK)[0] == 0
    row = read_report(tmp_path / "report").tables[0].rows[1]
    assert (row.runs[0].steps, row.runs[0].planned) == (2, 3)
    assert "2 of the preset's 3 steps" in row.runs[0].note


def test_stopped_between_rows_it_keeps_what_is_finished_and_goes_on(tiny_table: str, tmp_path: Path) -> None:
    from app import pipeline
    from app.bench.jobs import ReproduceJob
    from core_models.control import Control

    control = Control()
    job = ReproduceJob(tiny_table, tmp_path / "report", clips=6, judge_steps=2, device="cpu")

    def stop_in_the_second(progress: Progress) -> None:
        if progress.phase.startswith("Training DSVAE"):
            control.stop()

    report = pipeline.reproduce(job, stop_in_the_second, control)
    _, cdsvae, dsvae = report.tables[0].rows
    assert (len(cdsvae.runs), dsvae.state) == (1, f"{NOT_RUN}: stopped")
    assert any("goes on from here" in note for note in report.notes)
    whole = pipeline.reproduce(job)
    assert [len(row.runs) for row in whole.tables[0].rows] == [0, 1, 1]
    assert whole.tables[0].rows[1].runs == cdsvae.runs


def test_a_second_preset_goes_on_from_the_first_ones_weights(
    tiny_table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    fine = tmp_path / "fine.toml"
    fine.write_text(PRESET.replace("steps = 3", "steps = 2\nlearning_rate = 1e-12"), encoding="utf-8")
    spec = TABLES[tiny_table]
    monkeypatch.setitem(TABLES, tiny_table, replace(spec, rows=(replace(spec.rows[1], then=(str(fine),)),)))
    assert run("reproduce", tiny_table, "--out", tmp_path / "report", *QUICK)[0] == 0
    (row,) = read_report(tmp_path / "report").tables[0].rows
    assert (row.runs[0].steps, row.runs[0].planned) == (5, 5)
    (folder,) = (tmp_path / "report" / "runs").iterdir()
    first, second = (
        read_tensors(path / "model.safetensors") for path in (folder / "model", folder / "part-2" / "model")
    )
    assert all(torch.allclose(first[name], second[name], atol=1e-6) for name in first)


def test_a_row_that_fails_is_told_and_the_others_go_on(
    tiny_table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    spec = TABLES[tiny_table]
    broken = replace(spec.rows[1], overrides={"architecture.network.statik": 3})
    monkeypatch.setitem(TABLES, tiny_table, replace(spec, rows=(broken, spec.rows[2])))
    assert run("reproduce", tiny_table, "--out", tmp_path / "report", *QUICK)[0] == 0
    first, second = read_report(tmp_path / "report").tables[0].rows
    assert first.state == "failed"
    assert "statik" in first.note
    assert len(second.runs) == 1


@pytest.mark.usefixtures("no_real_data")
def test_stand_in_data_are_named_and_not_compared(
    tiny_table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from app.bench import data

    spec = TABLES[tiny_table]
    row = replace(spec.rows[1], data="sprites")
    monkeypatch.setitem(TABLES, tiny_table, replace(spec, rows=(row,)))
    source = replace(data.SOURCES["sprites"], stand_ins=("generated:4",))
    monkeypatch.setitem(data.SOURCES, "sprites", source)
    assert run("reproduce", tiny_table, "--out", tmp_path / "report", *QUICK)[0] == 0
    report = read_report(tmp_path / "report")
    assert "stands in" in report.notes[0]
    assert report.tables[0].rows[0].published == {}


def test_every_table_is_listed_without_torch_and_another_name_is_refused(tmp_path: Path) -> None:
    code, out, _ = run("reproduce", "--list")
    assert code == 0
    wanted = "cdsvae-1 cdsvae-3 cdsvae-4 cdsvae-5 cdsvae-6 cdsvae-fig6 vdsm-1 vdsm-2 favae-2 favae-3 favae-4 "
    wanted += "seqae-1 seqae-2 seqae-bias scd-1"
    assert all(name in out for name in wanted.split())
    code, _, err = run("reproduce", "cdsvae-99", "--out", tmp_path / "report")
    assert code == 1
    assert "cdsvae-fig6" in err

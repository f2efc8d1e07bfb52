"""Files made to do harm: an answer or a clean error, nothing written elsewhere, nothing waited for without an end."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from app import model_files, runs, settings, shelf
from app.bench.results import Chart, Column, Line, Picture, Report, Table, read_report, write_report
from app.clip_list import MOST_CLIPS, read_clip_list
from app.history import MOST_TERMS, read_curves
from app.html_report import browser_page, page
from app.paths import MODELS, user_models
from app.project import read_project
from app.project_files import fingerprint
from app.training_job import TrainJob
from app.window.project_work import read as read_for_window
from core_models.checkpoint import TrainState, best_model, restore, save_checkpoint, weights_of
from core_models.config import Preset, read_preset
from core_models.errors import CheckpointError, ModelError
from core_models.registry import build_model
from core_models.store import load_model, read_config
from core_models.tensor_files import read_tensors, write_tensors
from media_io.atomic import write_text
from media_io.errors import MediaError
from media_io.feature_cache import FOLDER, FeatureCache, cached_features, kept_in
from media_io.read import read_clip
from media_io.speech_corpora import Utterance

SMALL = MODELS / "favae-wavy-100"
PRESET = {
    "title": "Tiny",
    "architecture": {
        "model": "dsvae",
        "window": {"kind": "video", "length": 4, "hop": 2, "size": 32},
        "network": {"static": 4, "dynamic": 4, "channels": 8, "features": 8, "hidden": 8},
    },
    "weights": {"reconstruction": 1.0, "kl_static": 1.0, "kl_dynamic": 1.0},
    "training": {"steps": 9, "batch": 2},
}
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among files")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("app.paths.user_data", lambda: tmp_path / "home")
    monkeypatch.setenv("UNBRAID_CACHE", str(tmp_path / "cache"))
    return tmp_path / "home"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "given" / "model of a stranger"))


def zipped(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def parts() -> dict[str, bytes]:
    return {f"m/{name}": (SMALL / name).read_bytes() for name in shelf.PARTS}


# Models


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bomb.zip", parts() | {"m/model.safetensors": bytes(80 * 2**20)})
    assert bomb.stat().st_size < 2**20
    with pytest.raises(CheckpointError, match=r"bomb\.zip: model\.safetensors is larger than"):
        model_files.import_model(bomb)
    with pytest.raises(CheckpointError, match=r"config\.json is larger than"):
        model_files.import_model(zipped(tmp_path / "b.zip", parts() | {"m/config.json": b" " * (65 * 2**20)}))
    assert list(user_models().iterdir()) == []


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_cannot_be_unpacked_in_pieces_is_refused(tmp_path: Path, method: int) -> None:
    with pytest.raises(CheckpointError, match="packed in a way"):
        model_files.import_model(zipped(tmp_path / "odd.zip", parts(), method))


def test_a_zip_of_two_models_or_of_endless_files_is_refused(tmp_path: Path) -> None:
    two = zipped(tmp_path / "two.zip", parts() | {"other/config.json": (SMALL / "config.json").read_bytes()})
    with pytest.raises(CheckpointError, match=r"holds config\.json twice"):
        model_files.import_model(two)
    many = zipped(tmp_path / "many.zip", {str(number): b"" for number in range(10_001)}, zipfile.ZIP_STORED)
    with pytest.raises(CheckpointError, match="a model has three"):
        model_files.import_model(many)


def test_a_zip_writes_its_known_files_and_nothing_else(tmp_path: Path) -> None:
    for name in ("../../out.txt", "/out.txt", "C:\\out.txt", "..\\..\\out.txt", "m/run.py", "m/card.md/../../x"):
        evil = zipped(tmp_path / "evil.zip", parts() | {name: b"x"})
        with zipfile.ZipFile(evil, "a") as archive:
            link = zipfile.ZipInfo("m/link")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, "/etc")
        taken = model_files.import_model(evil, "taken")
        assert sorted(path.name for path in taken.iterdir()) == sorted(shelf.PARTS)
        assert not any(path.is_symlink() for path in taken.iterdir())
        shutil.rmtree(taken)
    assert not list(tmp_path.rglob("out.txt"))


def test_damaged_zips_are_told(tmp_path: Path) -> None:
    good, told = zipped(tmp_path / "good.zip", parts()).read_bytes(), list[str]()
    for place in range(30, len(good), len(good) // 60):
        bad = tmp_path / "bad.zip"
        bad.write_bytes(good[:place] + bytes([good[place] ^ 0x41]) + good[place + 1 :])
        try:
            shutil.rmtree(model_files.import_model(bad))
        except ModelError as error:
            told.append(str(error))
    assert len(told) > 20
    assert all("bad.zip" in text for text in told)
    assert list(user_models().iterdir()) == []


def test_links_out_of_a_models_folder_are_not_copied(model: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("not for others")
    (model / "card.md").unlink()
    (model / "card.md").symlink_to(tmp_path / "secret")
    for work in (model_files.import_model, lambda folder: model_files.export_model(folder, tmp_path / "out.zip")):
        with pytest.raises(CheckpointError, match=r"card\.md: is a link to elsewhere"):
            work(model)


def test_links_in_a_circle_are_told(model: Path, tmp_path: Path) -> None:
    """Python before 3.13 raises an error of its own for them."""
    (model / "card.md").unlink()
    (model / "card.md").symlink_to("card.md")
    assert not (model_files.import_model(model) / "card.md").exists()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "loop.unbraid").symlink_to("loop.unbraid")
    with pytest.raises(CheckpointError, match="no such file"):
        model_files.import_model(tmp_path / "loop")
    with pytest.raises(MediaError, match="no such file"):
        read_for_window(tmp_path / "loop.unbraid")
    write_text(tmp_path / "loop", "a text")
    assert (tmp_path / "loop").read_text() == "a text"
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "a.png").symlink_to("a.png")
    write_report(tmp_path / "report", Report("evaluation", "x", "strict", pictures=(Picture("p", "a.png", "words"),)))
    assert "base64" not in page(read_report(tmp_path / "report"), tmp_path / "report")


@pytest.mark.parametrize("name", ["con", "NUL.txt", "Lpt1", "a\nb", "a\u202eb", "\x1b[2J", "a\0b"])
def test_names_that_are_devices_or_lead_astray_are_refused(name: str) -> None:
    with pytest.raises(CheckpointError, match="cannot be a model's name"):
        shelf.checked_name(name)


def test_endless_texts_of_a_model_are_refused_or_cut(model: Path) -> None:
    (model / "card.md").write_text("x" * 10**6)
    from app.models import model_info

    assert len(shelf.described(model_info(model)).card) == shelf.MOST_CARD
    config = json.loads((model / "config.json").read_text())
    for odd in ({"title": "x" * 10**6}, {"training": {str(n): 1 for n in range(2000)}}, {"fps": "9" * 5000}):
        (model / "config.json").write_text(json.dumps(config | odd))
        with pytest.raises(ModelError, match=r"config\.json"):
            read_config(model)


@pytest.mark.parametrize("rate", ["abc", "1/0", "0", "-8", "1e999999999", "nan", "9" * 5000, "8/", "\u00b2"])
def test_rates_of_a_model_that_are_none_are_refused(model: Path, rate: str) -> None:
    config = json.loads((model / "config.json").read_text())
    (model / "config.json").write_text(json.dumps(config | {"fps": rate}))
    with pytest.raises(ModelError, match="fps: value error, a frame rate is a number"):
        read_config(model)
    for good in ("25", "30000/1001", "12.5"):
        (model / "config.json").write_text(json.dumps(config | {"fps": good}))
        assert read_config(model).fps == good


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda weight: torch.full_like(weight, 1e300, dtype=torch.float64), "not finite"),
        (lambda weight: weight.to(torch.complex64), "of the type complex64"),
        (lambda weight: torch.full_like(weight, 2.0).to(torch.float8_e4m3fn), None),
    ],
)
def test_weights_of_other_types_are_taken_where_they_fit(
    model: Path, change: Callable[[torch.Tensor], torch.Tensor], message: str | None
) -> None:
    tensors = read_tensors(model / "model.safetensors")
    write_tensors(model / "model.safetensors", {name: change(tensor) for name, tensor in tensors.items()})
    if message is None:
        load_model(model)
        return
    with pytest.raises(CheckpointError, match=message):
        load_model(model)


def test_a_configuration_of_a_million_faults_is_told_in_a_few_lines(model: Path) -> None:
    config = json.loads((model / "config.json").read_text())
    for odd in ({f"k{n}": 1 for n in range(100_000)}, {"title": ["x"] * 500_000}, {"metrics": {"a": "x" * 10**6}}):
        (model / "config.json").write_text(json.dumps(config | odd))
        with pytest.raises(ModelError) as caught:
            read_config(model)
        assert len(str(caught.value)) < 30_000


@pytest.mark.parametrize("name", ["steps", "batch", "group", "warmup", "validate_every", "patience", "seed"])
def test_a_preset_of_huge_numbers_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="less than"):
        Preset.model_validate(PRESET | {"training": {name: 2**70}})


def test_a_file_of_weights_with_a_million_names_is_not_read(model: Path) -> None:
    head = b"{" + b",".join(b'"t%d":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}' % n for n in range(300_000)) + b"}"
    (model / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head)
    with pytest.raises(CheckpointError, match="its head is too long"):
        load_model(model)


def test_a_preset_that_takes_minutes_to_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("a." * 400_000 + "b = 1")
    with pytest.raises(ModelError, match="which none of ours has"):
        read_preset(tmp_path / "a.toml")


# Pipes and devices


@needs_pipes
@pytest.mark.parametrize("name", ["config.json", "model.safetensors"])
def test_a_pipe_in_place_of_a_models_file_is_not_waited_for(model: Path, name: str) -> None:
    (model / name).unlink()
    os.mkfifo(model / name)
    with pytest.raises(ModelError, match=name):
        load_model(model)
    with pytest.raises(ModelError):
        model_files.import_model(model)


@needs_pipes
def test_pipes_and_devices_in_place_of_lists_reports_presets_and_clips(tmp_path: Path) -> None:
    reads: dict[str, Callable[[Path], object]] = {
        "report.json": lambda path: read_report(path.parent),
        "clips.txt": read_clip_list,
        "preset.toml": read_preset,
        "clip.wav": fingerprint,
    }
    for name, read in reads.items():
        os.mkfifo(tmp_path / name)
        with pytest.raises((MediaError, ModelError, OSError)):
            read(tmp_path / name)
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    with pytest.raises(MediaError):
        read_clip_list(tmp_path / "zero.txt")


# Runs, checkpoints, histories


@pytest.fixture
def run(tmp_path: Path) -> Path:
    preset = Preset.model_validate(PRESET)
    state = TrainState.start(build_model(preset.architecture), torch.Generator(), 1e-3)
    state.step = 5
    state.keep_best(2.5)
    save_checkpoint(tmp_path / "runs" / "one", state, preset)
    return tmp_path / "runs" / "one"


@pytest.mark.parametrize(
    "notes",
    [
        {"job": 5, "total": "many", "batch": [], "best_step": "x"},
        {"job": {"preset": {"a": 1}, "data": None}, "total": 1e400, "best_step": 10**30, "batch": -1},
        {"state": "x" * 10**6, "message": "y" * 10**6, "began": [1]},
        {"skipped": "many", "set_back": [10**400]},
    ],
)
def test_notes_of_a_run_may_say_anything(run: Path, notes: dict[str, object]) -> None:
    (run / runs.RUN).write_text(json.dumps(notes))
    (run / "checkpoints" / "step-x").mkdir()
    found = runs.list_runs(run.parent)
    assert [info.name for info in found] == ["one"]
    assert len(found[0].message) <= runs.MOST_LETTERS
    assert found[0].best_step is None
    assert 0 <= found[0].total < 2**53


def test_a_run_adds_no_lines_to_files_elsewhere(run: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("what I wrote")
    (run / runs.HISTORY).symlink_to(tmp_path / "mine")
    job = TrainJob("demo", "generated", run, resume=True)
    with pytest.raises(CheckpointError, match="is a link to elsewhere"), runs.noted(job, Preset.model_validate(PRESET)):
        pass
    assert (tmp_path / "mine").read_text() == "what I wrote"


@pytest.mark.parametrize("job", [{"device": 5}, {"data": ["a"]}, {"steps": "all"}, {"start": {}}, {"minutes": "1"}])
def test_a_job_that_no_run_notes_is_not_gone_on_with(run: Path, job: dict[str, object]) -> None:
    (run / "preset.json").write_text(json.dumps(PRESET))
    asked = {"preset": "demo", "data": "generated", "device": "cpu", "steps": None, "minutes": 1.5, "start": None}
    (run / runs.RUN).write_text(json.dumps({"job": asked, "total": 9}))
    assert runs.resume_job(run).data == "generated"
    (run / runs.RUN).write_text(json.dumps({"job": asked | job, "total": 9}))
    with pytest.raises(CheckpointError, match="does not say what it was trained on"):
        runs.resume_job(run)


def test_a_history_without_an_end_or_a_sense_is_read_within_bounds(tmp_path: Path) -> None:
    good = {"kind": "step", "step": 1, "best": None, "losses": {"total": 1.0}}
    odd = [
        "[" * 100_000,
        json.dumps(good | {"step": 1e400}),
        json.dumps(good | {"losses": {"total": 10**400}}),
        json.dumps(good | {"best": "x"}),
        json.dumps(good | {"losses": {f"term {n}": 1.0 for n in range(5000)}}),
        "x" * (3 * 2**20),
        json.dumps(good | {"step": 2}),
    ]
    (tmp_path / runs.HISTORY).write_text("\n".join([json.dumps(good), *odd]))
    curves = read_curves(tmp_path)
    assert len(curves.terms) == MOST_TERMS
    assert list(curves.series("total", "step").x) == [1, 2]
    assert curves.best is None


def test_a_checkpoint_that_says_it_is_huge_builds_nothing(run: Path) -> None:
    checkpoint = next((run / "checkpoints").iterdir())
    facts = json.loads((checkpoint / "state.json").read_text())
    facts["preset"]["architecture"]["network"] |= {"channels": 256, "features": 2048, "hidden": 2048}
    (checkpoint / "state.json").write_text(json.dumps(facts))
    huge = Preset.model_validate(facts["preset"])
    for work in (
        lambda: best_model(run),
        lambda: weights_of(checkpoint, best=True),
        lambda: restore(checkpoint, huge, torch.device("cpu")),
    ):
        with pytest.raises(CheckpointError, match="the configuration says"):
            work()


@pytest.mark.parametrize(
    "spoil",
    [
        {"good.decoder": torch.zeros(3)},
        {"optimiser.0.exp_avg": torch.zeros(1)},
        {"optimiser.x.step": torch.zeros(1)},
        {"noise": torch.zeros(3)},
        {"noise": torch.zeros(5056, dtype=torch.uint8)},
        {"best.decoder": torch.zeros(3)},
        {"optimiser.0.step": torch.zeros(7)},
        {"optimiser.0.step": torch.tensor(-1.0)},
    ],
)
def test_tensors_of_a_checkpoint_that_do_not_fit_are_told(run: Path, spoil: dict[str, torch.Tensor]) -> None:
    checkpoint = next((run / "checkpoints").iterdir())
    facts = json.loads((checkpoint / "state.json").read_text())
    facts["trouble"]["good"] = 1 if "good.decoder" in spoil else facts["trouble"]["good"]
    (checkpoint / "state.json").write_text(json.dumps(facts))
    write_tensors(checkpoint / "state.safetensors", read_tensors(checkpoint / "state.safetensors") | spoil)
    with pytest.raises(CheckpointError, match=r"step-000000005"):
        restore(checkpoint, Preset.model_validate(facts["preset"]), torch.device("cpu"))


@pytest.mark.parametrize(
    "facts",
    [
        {"step": -5},
        {"step": 10**30},
        {"stale": -1},
        {"best_step": 1e400},
        {"trouble": {"skipped": 0, "in_a_row": 0, "set_back": -(10**6), "good": 5}},
    ],
)
def test_counts_of_a_checkpoint_that_cannot_be_are_told(run: Path, facts: dict[str, object]) -> None:
    checkpoint = next((run / "checkpoints").iterdir())
    written = json.loads((checkpoint / "state.json").read_text())
    (checkpoint / "state.json").write_text(json.dumps(written | facts))
    with pytest.raises(CheckpointError, match="incomplete"):
        restore(checkpoint, Preset.model_validate(PRESET), torch.device("cpu"))


@pytest.mark.parametrize("spoil", [lambda moment: moment * float("nan"), lambda moment: moment - 1.0])
def test_moments_that_no_step_leaves_behind_are_told(run: Path, spoil: Callable[[torch.Tensor], torch.Tensor]) -> None:
    """With a square below 0 the next step would make every weight NaN."""
    checkpoint = next((run / "checkpoints").iterdir())
    state = restore(checkpoint, Preset.model_validate(PRESET), torch.device("cpu"))
    for weight in state.model.parameters():
        weight.grad = torch.ones_like(weight)
    state.optimiser.step()
    state.step = 6
    checkpoint = save_checkpoint(run, state, Preset.model_validate(PRESET))
    tensors = read_tensors(checkpoint / "state.safetensors")
    (first, *_) = [name for name in tensors if name.endswith("exp_avg_sq")]
    write_tensors(checkpoint / "state.safetensors", tensors | {first: spoil(tensors[first])})
    with pytest.raises(CheckpointError, match="what no step leaves behind"):
        restore(checkpoint, Preset.model_validate(PRESET), torch.device("cpu"))


def test_a_checkpoint_with_gigabytes_of_something_else_is_not_read(run: Path) -> None:
    weights = next((run / "checkpoints").iterdir()) / "state.safetensors"
    with weights.open("r+b") as file:
        file.truncate(2**33)  # holes, which take no room on the disk
    for work in (lambda: best_model(run), lambda: weights_of(weights.parent, best=True)):
        with pytest.raises(CheckpointError, match="which none of ours has"):
            work()


# Caches, reports, settings


def cached(corpus: Path, recording: Path) -> FeatureCache:
    return cached_features(corpus, [Utterance(recording, "anna", "a")], {"x": 1}, lambda _: np.ones((5, 2), np.float32))


@pytest.mark.parametrize(
    "index",
    [
        {"starts": [3, 5], "skipped": {}},
        {"starts": [0, 10**9], "skipped": {}},
        {"starts": [0, 2**80], "skipped": {}},
        {"starts": [[0, 5]], "skipped": {}},
        {"starts": [0, 5], "skipped": []},
        {"starts": "05", "skipped": {}},
        [],
    ],
)
def test_an_index_of_features_that_lies_is_made_anew(tmp_path: Path, index: object) -> None:
    recording = tmp_path / "corpus" / "a.wav"
    recording.parent.mkdir()
    recording.write_bytes(b"x")
    folder = cached(recording.parent, recording).folder
    (folder / "index.json").write_text(json.dumps(index))
    assert cached(recording.parent, recording)[0].tolist() == [[1, 1]] * 5
    np.save(folder / "features.npy", np.array(["a" * 10] * 5))
    assert cached(recording.parent, recording)[0].tolist() == [[1, 1]] * 5
    whole = (folder / "features.npy").read_bytes()
    for odd in (whole.replace(b"2), }", b"2\xa9, }"), whole.replace(b"(5, 2)", b"(5, \0\0"), whole[:20], b""):
        (folder / "features.npy").write_bytes(odd)
        assert cached(recording.parent, recording)[0].tolist() == [[1, 1]] * 5


def test_a_corpus_does_not_choose_what_is_deleted_as_its_cache(tmp_path: Path) -> None:
    recording = tmp_path / "corpus" / "a.wav"
    recording.parent.mkdir()
    recording.write_bytes(b"x")
    kept = cached(recording.parent, recording).folder
    for name in ("work", "0" * 20):
        (tmp_path / "mine" / name).mkdir(parents=True)
        (tmp_path / "mine" / name / "index.json").write_text("{}")
    (kept.parent / "docs").mkdir()
    (kept.parent / "docs" / "index.json").write_text("{}")
    assert [one.folder for one in kept_in(kept.parent)] == [kept]
    (tmp_path / "given").mkdir(exist_ok=True)
    (tmp_path / "given" / FOLDER).symlink_to(tmp_path / "mine")
    assert kept_in(tmp_path / "given" / FOLDER) == []


@pytest.mark.parametrize(
    "odd",
    [
        {f"k{n}": 1 for n in range(1_000_000)},
        {"clips": [{"path": "a", **{f"k{n}": 1 for n in range(50)}}] * 20_000},
        {"clips": [{"path": "a", "edits": {f"k{n}": 1 for n in range(50)}}] * 20_000},
        {"swaps": [{"title": "a", "recipe": {}, "kind": 1}] * 1000},
        {"layout": {f"k{n}": 1 for n in range(1_000_000)}},
    ],
    ids=["keys", "clips", "edits", "swaps", "layout"],
)
def test_a_project_of_a_million_faults_names_the_first(tmp_path: Path, odd: dict[str, object]) -> None:
    (tmp_path / "a.unbraid").write_text(json.dumps({"format": "unbraid project", "version": 2, **odd}))
    with pytest.raises(MediaError, match=r"Extra inputs are not permitted|16 MiB") as caught:
        read_project(tmp_path / "a.unbraid")
    assert len(str(caught.value)) < 500 + len(str(tmp_path))


def test_lists_of_more_clips_than_anybody_has_or_of_no_names_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x\n" * (MOST_CLIPS + 1))
    with pytest.raises(MediaError, match="500,001 clips in this list"):
        read_clip_list(tmp_path / "a.txt")
    (tmp_path / "b.json").write_text('{"clips": [{"file": "a\\u0000b"}, {"file": "\\ud800"}]}')
    for clip in read_clip_list(tmp_path / "b.json"):
        with pytest.raises(MediaError, match="cannot be the name of a file"):
            read_clip(clip.path)


def test_a_page_holds_no_script_of_its_report_and_no_file_from_elsewhere(tmp_path: Path) -> None:
    script = "<script>alert(1)</script>"
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"secret" * 9)
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "notes.png").write_text(script)
    report = Report(
        script, script, script, {script: script}, notes=(script,), judge={script: 1.0},
        tables=(Table(script, (Column(script, script, script, "", script),), (), script),),
        pictures=tuple(Picture(script, name, script) for name in ("link.png", "notes.png", "/etc/passwd", script)),
        charts=(Chart(script, (Line(script, (1.0, 2.0), (1.0, 2.0)),), script, script, script),),
    )  # fmt: skip
    write_report(folder, report)
    text = page(read_report(folder), folder)
    assert "<script" not in text
    assert "base64" not in text
    (folder / "index.html").write_text(script)
    assert browser_page(folder).read_text(encoding="utf-8") == text
    assert browser_page(folder).parent != folder
    (folder / "index.html").write_text(text, encoding="utf-8")
    assert browser_page(folder) == folder / "index.html"


@pytest.mark.parametrize(
    "report",
    [
        Report("evaluation", "x", "strict", tables=(Table("t", (Column("k", "n", digits=10**9),), ()),)),
        Report("evaluation", "x", "strict", tables=(Table("t", (Column("k", "n", better="<b>"),), ()),)),
        Report("evaluation", "x", "strict", charts=(Chart("c", (Line("l", (1.0, 2.0), (1.0,)),)),)),
    ],
)
def test_a_report_that_cannot_be_shown_is_refused(tmp_path: Path, report: Report) -> None:
    write_report(tmp_path, report)
    with pytest.raises(MediaError, match="cannot be shown"):
        read_report(tmp_path)


def test_json_without_a_bottom_is_refused_everywhere(tmp_path: Path) -> None:
    deep = "[" * 200_000
    for name in ("settings.json", "report.json", "clips.json", "preset.json"):
        (tmp_path / name).write_text(deep)
    assert settings.load(tmp_path / "settings.json")[1] is not None
    for read in (
        lambda: read_report(tmp_path),
        lambda: read_clip_list(tmp_path / "clips.json"),
        lambda: read_preset(tmp_path / "preset.json"),
    ):
        with pytest.raises((MediaError, ModelError)):
            read()

"""`unbraid train`: events, bad settings, Ctrl+C and going on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import training_view
from app.cli import cli
from app.commands.training import resume_command
from app.pipeline import TrainJob
from media_io.characters import generate_random
from media_io.clip import Clip
from media_io.write import write_clip

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
steps = 4
batch = 2
warmup = 1
validate_every = 2
decode_frames = 1
"""


def run(*words: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `unbraid train` with these words."""
    result = CliRunner().invoke(cli, ["train", *map(str, words)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def setting(tmp_path: Path) -> list[object]:
    """--preset and --data of a training run on eight small clips."""
    preset = tmp_path / "tiny.toml"
    preset.write_text(PRESET, encoding="utf-8")
    for index, frames in enumerate(generate_random(8, 0, frames=6).frames):
        write_clip(Clip(frames=frames, fps=Fraction(8)), tmp_path / "data" / f"person{index}" / "walk" / "1.npz")
    return ["--preset", preset, "--data", tmp_path / "data"]


def test_training_ends_with_a_model_that_swaps(setting: list[object], tmp_path: Path) -> None:
    code, out, err = run(*setting, "--out", tmp_path / "run")
    assert code == 0, err
    assert "Trained 4 steps" in out
    assert "step 4 of 4" in err
    clips = [tmp_path / "data" / f"person{index}" / "walk" / "1.npz" for index in (0, 1)]
    words = ["swap", *clips, "-o", tmp_path / "o.gif", "--model", tmp_path / "run" / "model"]
    assert CliRunner().invoke(cli, [str(word) for word in words]).exit_code == 0


def test_events_are_lines_of_json(setting: list[object], tmp_path: Path) -> None:
    code, out, err = run(*setting, "--out", tmp_path / "run", "--json")
    assert (code, err) == (0, "")
    events = [json.loads(line) for line in out.splitlines()]
    validations = [event["step"] for event in events if event["event"] == "validation"]
    assert validations == [2, 4]
    assert events[-1]["event"] == "end"
    assert {"reconstruction", "total"} <= set(next(e for e in events if e["event"] == "validation")["losses"])


def test_a_second_run_into_the_same_folder_is_refused_and_resume_goes_on(setting: list[object], tmp_path: Path) -> None:
    assert run(*setting, "--out", tmp_path / "run", "--steps", "2")[0] == 0
    code, _, err = run(*setting, "--out", tmp_path / "run")
    assert code == 1
    assert "holds a run already" in err
    code, out, err = run(*setting, "--out", tmp_path / "run", "--resume", "--json")
    assert code == 0, err
    steps = [json.loads(line)["step"] for line in out.splitlines() if json.loads(line)["event"] == "validation"]
    assert steps == [4]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"--preset": "nobody"}, "demo"),
        ({"--data": "nowhere"}, "emodb"),
        ({"--data": "samples"}, "speech"),
        ({"--resume": None}, "checkpoint"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_bad_settings_are_one_line(
    setting: list[object], tmp_path: Path, changed: dict[str, str | None], told: str
) -> None:
    words = [*setting, "--out", tmp_path / "run", *[word for pair in changed.items() for word in pair if word]]
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    last = err.splitlines()[-1]
    assert last.startswith("Error: ")
    assert told in last
    assert "Traceback" not in err


@pytest.mark.parametrize("wrong", ["steps = 0\n", "stepps = 3\n", "steps = = 3\n"])
def test_a_bad_preset_file_is_named(setting: list[object], tmp_path: Path, wrong: str) -> None:
    preset = tmp_path / "wrong.toml"
    preset.write_text(PRESET.replace("steps = 4\n", wrong), encoding="utf-8")
    code, _, err = run(*setting, "--preset", preset, "--out", tmp_path / "run")
    assert code == 1
    assert "wrong.toml" in err.splitlines()[-1]


@pytest.mark.skipif(os.name == "nt", reason="a child process cannot be sent Ctrl+C alone on Windows")
def test_ctrl_c_leaves_a_checkpoint_and_says_how_to_go_on(setting: list[object], tmp_path: Path) -> None:
    out = tmp_path / "run"
    words = [*setting, "--out", out, "--steps", "100000", "--json"]
    child = subprocess.Popen(
        [sys.executable, "-m", "app", "train", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    for line in child.stdout:
        if json.loads(line)["event"] == "validation":
            child.send_signal(signal.SIGINT)
            break
    _, err = child.communicate(timeout=120)
    assert child.returncode == 130, err
    assert "Traceback" not in err
    assert err.startswith("Stopped. To go on: unbraid train ")
    assert "--resume" in err
    assert list((out / "checkpoints").glob("step-*"))


def test_ctrl_c_while_the_data_are_read_does_not_promise_a_checkpoint(
    setting: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def interrupting(silent: bool = False) -> Iterator[training_view.OnEvent]:
        signal.raise_signal(signal.SIGINT)
        yield lambda event: None

    monkeypatch.setattr(training_view, "shown", interrupting)
    code, out, err = run(*setting, "--out", tmp_path / "run")
    assert (code, out) == (130, "")
    assert err.splitlines()[-1] == "Stopped before the first step."
    assert not (tmp_path / "run").exists()
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "notes.txt").write_text("mine")
    assert run(*setting, "--out", tmp_path / "run", "--set", "training.batch=4")[0] == 130
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["notes.txt"]


@pytest.mark.skipif(os.name == "nt", reason="a child process cannot be sent Ctrl+C alone on Windows")
def test_processes_of_torchrun_write_once_and_stop_together(setting: list[object], tmp_path: Path) -> None:
    out = tmp_path / "run"
    words = [*setting, "--out", out, "--steps", "100000", "--json", "--device", "cpu"]
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    child = subprocess.Popen(
        [*torchrun, "-m", "app", "train", *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    told = []
    for line in child.stdout:
        told.append(json.loads(line))
        if told[-1]["event"] == "validation":
            child.send_signal(signal.SIGINT)
            break
    rest, err = child.communicate(timeout=120)
    told += map(json.loads, rest.splitlines())
    assert child.returncode != 0
    assert err.count("Stopped. To go on: torchrun --nproc-per-node 2 -m app train ") == 1, err
    assert "Error" not in err
    validations = [event["step"] for event in told if event["event"] == "validation"]
    assert validations == list(range(2, 2 * len(validations) + 1, 2))  # one process told, and each once
    step = told[-1]["step"]
    assert told[-1] == told[-1] | {"event": "end", "message": "stopped"}
    assert (out / "checkpoints" / f"step-{step:09d}").is_dir()
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["state"] == "stopped"
    assert (out / "model" / "model.safetensors").is_file()
    assert len(list((out / "events").iterdir())) == 1
    code, _, err = run(*setting, "--out", out, "--steps", step + 2, "--resume", "--device", "cpu")
    assert code == 0, err


def test_resume_command_can_be_pasted() -> None:
    job = TrainJob("demo", "my voices", Path("runs/first"), steps=10, device="cpu")
    quote = '"' if os.name == "nt" else "'"
    out = Path("runs/first")
    assert resume_command(job) == (
        f"unbraid train --preset demo --data {quote}my voices{quote} --out {out} --steps 10 --device cpu --resume"
    )

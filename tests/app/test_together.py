"""`unbraid train --processes`: several processes that stop as one, and of which none is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import cli
from app.together import run_together
from core_models.checkpoint import latest_checkpoint
from core_models.tensor_files import read_tensors

PRESET = """
title = "Tiny"
[architecture]
model = "dsvae"
window = { kind = "video", length = 8, hop = 4, size = 64 }
network = { static = 4, dynamic = 4, channels = 4, features = 8, hidden = 8 }
[weights]
reconstruction = 1.0
kl_static = 1.0
kl_dynamic = 1.0
[training]
steps = 100000
batch = 2
warmup = 1
validate_every = 2
decode_frames = 1
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a child process cannot be sent Ctrl+C alone on Windows")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "run"


@pytest.fixture
def words(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A run without an end of two processes on a few drawn clips; a killed one leaves its temporary files here."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    preset = tmp_path / "tiny.toml"
    preset.write_text(PRESET, encoding="utf-8")
    train = ["train", "--preset", str(preset), "--data", "generated:10", "--out", str(out), "--device", "cpu", "--json"]
    return [*train, "--processes", "2"]


def broken_off(
    words: list[str], how: Callable[[int], object], after: str = "checkpoint"
) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, events and stderr of a run to which something is done after its first event of a kind.

    They are all there when nobody holds the pipes any more: no process is left.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "app", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert child.stdout is not None
    told = []
    for line in child.stdout:
        told.append(json.loads(line))
        if told[-1]["event"] == after:
            how(child.pid)
            break
    rest, err = child.communicate(timeout=120)
    return child.returncode, [*told, *map(json.loads, rest.splitlines())], err


def listening(parent: int) -> set[str]:
    """Addresses, as the system writes them, at which children of a process can be reached."""
    children = [stat.parent for stat in Path("/proc").glob("[0-9]*/stat") if parent_of(stat) == parent]
    held = {str(file.readlink()) for child in children for file in (child / "fd").iterdir()}
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path("/proc/net", name).read_text().splitlines()[1:]]
    return {line[1] for line in lines if line[3] == "0A" and f"socket:[{line[9]}]" in held}


def parent_of(stat: Path) -> int | None:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a list of who listens where")
def test_nobody_outside_of_this_machine_can_reach_them(words: list[str]) -> None:
    found = set()

    def look(group: int) -> None:
        found.update(listening(group))
        os.killpg(group, signal.SIGINT)

    broken_off(words, look)
    assert found
    assert all(address.startswith("0100007F:") for address in found), found  # 127.0.0.1


def assert_stopped(told: list[dict[str, Any]], err: str, out: Path) -> None:
    """All stopped after the same step, one wrote it and said how to go on."""
    assert told[-1] == told[-1] | {"event": "end", "message": "stopped"}
    assert latest_checkpoint(out).name == f"step-{told[-1]['step']:09d}"
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["state"] == "stopped"
    (hint,) = [line for line in err.splitlines() if "To go on: unbraid train " in line]
    assert hint.startswith("Stopped.")
    assert hint.endswith("--resume --processes 2")
    assert "Traceback" not in err
    assert "Error" not in err


def test_together_they_train_a_model(words: list[str], out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = [word for word in words if word not in ("--processes", "2")]
    assert run_together([*words, "--steps", "2"], 2) == 0
    events = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert events[-1] == events[-1] | {"event": "end", "step": 2}
    assert (out / "model" / "model.safetensors").is_file()


def test_ctrl_c_in_a_terminal_stops_all_with_a_hint(words: list[str], out: Path) -> None:
    code, told, err = broken_off(words, lambda group: os.killpg(group, signal.SIGINT))
    assert code == 130
    assert_stopped(told, err, out)


def test_ctrl_c_before_all_are_ready_reaches_all(words: list[str], out: Path) -> None:
    """The first event comes while others may still be on their way: what they are sent waits for them."""
    code, told, err = broken_off(words, lambda group: os.killpg(group, signal.SIGINT), "phase")
    assert code == 130
    assert [event["event"] for event in told] == ["phase"] * len(told)
    assert err.splitlines()[-1] == "Stopped before the first step."
    assert "Traceback" not in err
    assert "Error" not in err
    assert not out.exists()


def test_all_stop_when_the_process_that_started_them_is_killed(words: list[str], out: Path) -> None:
    code, told, err = broken_off(words, lambda pid: os.kill(pid, signal.SIGKILL))
    assert code == -signal.SIGKILL
    assert_stopped(told, err, out)


def test_one_that_is_killed_ends_all_and_the_checkpoint_stays(words: list[str], out: Path) -> None:
    """The one that is killed is the one that writes."""

    def kill(_pid: int) -> None:
        os.kill(json.loads((out / "run.json").read_text(encoding="utf-8"))["process"], signal.SIGKILL)

    code, _, err = broken_off(words, kill)
    assert code == 1
    assert "Error: process 2 of 2: another process of this training ended" in err
    assert "Error: process 1 of 2 was killed, perhaps for memory. Go on with --resume." in err
    assert "Traceback" not in err
    assert read_tensors(latest_checkpoint(out) / "state.safetensors")


def test_a_failure_is_told_and_gives_its_code(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_together(["train", "--preset", "nobody", "--data", "generated", "--out", str(out)], 2) == 1
    err = capfd.readouterr().err
    assert "Error: " in err
    assert "nobody" in err
    assert "killed" not in err


def test_torchrun_and_own_processes_exclude_each_other(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORLD_SIZE", "2")
    found = CliRunner().invoke(cli, words)
    assert found.exit_code == 2
    assert "leave out torchrun" in found.stderr

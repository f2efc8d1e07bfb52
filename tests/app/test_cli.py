"""The command line: help, usage, errors without tracebacks, exit codes."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import click
import numpy as np
import pytest
from click.testing import CliRunner

from app import report
from app.cli import cli
from core_models.errors import CheckpointError, ConfigError, ModelError
from media_io.errors import MediaError

COMMANDS = (
    "demo",
    "gui",
    "swap",
    "convert",
    "encode",
    "traverse",
    "latents",
    "matrix",
    "interpolate",
    "sample",
    "export",
    "info",
    "project",
    "models",
    "data",
    "train",
    "runs",
    "evaluate",
    "reproduce",
    "settings",
)


def run(*words: str | Path) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `unbraid` with these words."""
    result = CliRunner().invoke(cli, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_help_lists_every_command_in_the_order_a_new_user_meets_them() -> None:
    code, out, _ = run("--help")
    listed = [line.split()[0] for line in out.split("Commands:")[1].split("Examples:")[0].strip().splitlines()]
    assert code == 0
    assert tuple(listed) == COMMANDS


@pytest.mark.parametrize("command", [*COMMANDS, "data generate", "data list", "data sheet"])
def test_every_command_has_help_with_examples(command: str) -> None:
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert f"unbraid {command.split()[0]}" in out.split("Examples:")[1]


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'torch', 'numpy', 'av', 'cv2', 'PySide6', 'rich', 'soundfile', 'pydantic'}"
    program = f"""
import sys
from app.cli import cli
try:
    cli(["--help"])
except SystemExit as end:
    loaded = {heavy} & set(sys.modules)
    sys.exit(f"loaded {{loaded}}" if loaded else end.code)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Commands:" in done.stdout


def test_module_and_version() -> None:
    done = subprocess.run([sys.executable, "-m", "app", "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("unbraid ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["braid"], "No such command"),
        (["swap", "a.mp4", "b.mp4"], "--out"),
        (["swap", "a.mp4", "b.mp4", "-o", "o.mp4", "--static", "C"], "not A, B or a number"),
        (["swap", "a.mp4", "b.mp4", "-o", "o.mp4", "--dynamic", "1.5"], "not A, B or a number"),
        (["swap", "a.mp4", "b.mp4", "-o", "o.mp4", "--dynamic", "nan"], "not A, B or a number"),
        (["export", "a.mp4", "b.mp4", "--size", "0x4"], "not a size"),
        (["export", "a.mp4", "b.mp4", "--fps", "1/0"], "not a rate"),
        (["export", "a.mp4", "b.mp4", "--fps", "1e999999999"], "not a rate"),
        (["export", "a.mp4", "b.mp4", "--fit", "box"], "--box"),
        (["export", "a.mp4", "b.mp4", "--fit", "letterbox"], "--size"),
        (["export", "a.mp4", "b.mp4", "--fit", "face", "--size", "64x32"], "square"),
        (["encode", "a.mp4"], "--json"),
        (["train", "--preset", "demo"], "--data"),
        (["sample", "-o", "a.gif", "--seconds", "0"], "--seconds"),
    ],
)
def test_wrong_usage_is_told_with_exit_code_2(words: list[str], told: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (report.USAGE, "")
    assert told in err


@pytest.mark.parametrize(
    "error",
    [
        MediaError("a.mp4", "the file is empty", "Choose another file."),
        ModelError("no such model. Known models: sprites."),
        ConfigError("demo.toml: steps: must be above 0."),
        CheckpointError("runs/first: no checkpoint. Start without --resume."),
        OSError(errno.ENOSPC, "No space left on device", "/full/out.mp4"),
        PermissionError(errno.EACCES, "Permission denied", "/closed/out.mp4"),
        MemoryError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_users_mistake_is_one_line(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    assert report.explain(error) == report.FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Error: ")
    assert err.count("\n") == 1
    assert err.rstrip().endswith(".")


def test_a_full_disk_is_told_with_its_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    report.explain(OSError(errno.ENOSPC, "No space left on device", "/full/out.mp4"))
    assert capsys.readouterr().err == (
        "Error: /full/out.mp4: No space left on device. Free some space or write to another disk.\n"
    )


def test_a_full_disk_told_by_a_library_in_rust_is_no_fault_of_the_program() -> None:
    told = report.expected(RuntimeError("Error while serializing: I/O error: anything (os error 28)"))
    assert told == f"{os.strerror(28)}. Free some space or write to another disk."
    assert report.expected(RuntimeError("anything")) is None


def test_line_ends_and_control_characters_of_a_file_name_do_not_reach_the_terminal() -> None:
    assert report.one_line("a\nb\x1b[31m.mp4") == "a b?[31m.mp4"


def test_an_unexpected_error_leaves_its_traceback_in_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_args, **_options: tmp_path / "log")
    assert report.explain(_raised(RuntimeError("a wheel came off"))) == report.UNEXPECTED
    err = capsys.readouterr().err
    log = tmp_path / "log" / "unbraid-errors.log"
    assert err == f"Error: unexpected: RuntimeError: a wheel came off. Details are in {log}.\n"
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_an_unexpected_error_is_told_where_no_log_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_args, **_options: blocked / "log")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(blocked / "temporary"))
    assert report.explain(RuntimeError("a wheel came off")) == report.UNEXPECTED
    assert "Run it again with --debug" in capsys.readouterr().err


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    missing = tmp_path / "missing.mp4"
    plain, debug = run("info", missing), run("info", missing, "--debug")
    assert plain[0] == debug[0] == report.FAILED
    assert "Traceback" not in plain[2]
    assert "Traceback" in debug[2]
    assert debug[2].endswith(plain[2])


def test_ctrl_c_is_exit_code_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert report.explain(KeyboardInterrupt()) == report.INTERRUPTED
    assert report.explain(click.Abort()) == report.INTERRUPTED
    assert capsys.readouterr().err == "Stopped.\nStopped.\n"


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is another error on Windows")
def test_a_reader_that_goes_away_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    words = [sys.executable, "-m", "app", "data", "list", "generated", "--json"]
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(words, stdout=pipe, stderr=subprocess.PIPE, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr
    assert "Exception" not in done.stderr


def test_info_lists_what_is_installed() -> None:
    code, out, _ = run("info", "--json")
    facts = json.loads(out)
    assert code == 0
    assert facts["devices"][0]["device"] == "cpu"
    assert facts["versions"]["numpy"] == np.__version__
    assert all(model["path"] for model in facts["models"])
    shown = run("info")[1]
    assert all(preset in shown for preset in facts["presets"])


def test_info_of_something_that_is_neither_file_nor_model() -> None:
    code, out, err = run("info", "nothing-of-this-name")
    assert (code, out) == (report.FAILED, "")
    assert err.startswith("Error: nothing-of-this-name: ")


def test_json_has_words_for_arrays_paths_and_fractions(capsys: pytest.CaptureFixture[str]) -> None:
    report.result({"a": np.array([1.5]), "b": Path("c"), "d": Fraction(1, 4)}, True, "")
    assert json.loads(capsys.readouterr().out) == {"a": [1.5], "b": "c", "d": 0.25}


def _raised(error: Exception) -> Exception:
    """The same error with a traceback."""
    try:
        raise error
    except Exception as caught:
        return caught

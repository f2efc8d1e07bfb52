"""Run other programs: on this terminal, or with what they print read line by line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


class SetupError(Exception):
    """A reason to stop, as one line for the person at the keyboard: what is wrong and what to do."""


def say(text: str) -> None:
    """Print a line at once, in order with what child processes print."""
    print(text, flush=True)


def last_line(text: str) -> str:
    """The last line with something in it."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "(it said nothing)")


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run(command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None) -> int:
    """Run a program on this terminal and return its exit status; on Ctrl+C it is given time to end cleanly."""
    process = subprocess.Popen([str(part) for part in command], cwd=folder, env=env)
    try:
        return process.wait()
    except KeyboardInterrupt:
        finish(process)
        raise


def stream(
    command: Sequence[str | Path],
    folder: Path,
    env: Mapping[str, str] | None = None,
    show: Callable[[str], None] = lambda line: None,
) -> tuple[int, str]:
    """Run a program and hand each line it prints to `show`; returns its exit status and all it printed."""
    lines = []
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            for line in process.stdout or ():
                lines.append(line)
                show(line)
        except KeyboardInterrupt:
            finish(process)
            raise
    return process.returncode, "".join(lines)


def finish(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """Let an interrupted program clean up (Ctrl+C reached it too); kill it after ten seconds or a second Ctrl+C."""
    try:
        process.wait(10)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()
        process.wait()

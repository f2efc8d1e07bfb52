"""The commands of `packaging/bootstrap.py`: set up, run the checks, the demo or the window."""

from __future__ import annotations

import errno
import math
import os
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bootstrap_environment import Layout, environment_for, missing_pip, setup
from bootstrap_libraries import ensure_libraries, missing_libraries
from bootstrap_packages import REMEDIES
from bootstrap_process import SetupError, run, say, stream

USAGE = """usage: python3 packaging/bootstrap.py COMMAND [arguments]

  setup   make .venv and install Unbraid with its pinned packages
  demo    swap the sample clips, then train a small model for a minute (arguments go to `unbraid demo`)
  test    formatting, lint, types, import contracts and tests (arguments go to pytest)
  gui     open the window (arguments go to `unbraid gui`)

Each sets up first where that is needed. Only the first run needs the network."""

# The kinds of system libraries that each command cannot do without.
NEEDED = {
    "setup": frozenset({"pip"}),
    "demo": frozenset({"pip"}),
    "test": frozenset({"pip", "window", "sound"}),
    "gui": frozenset({"pip", "window", "sound", "desktop"}),
}


def cpu_quota(text: str) -> float:
    """CPUs that a container's cpu.max file ("200000 100000", "max 100000") allows; infinity where it sets no limit."""
    limit, _, period = text.strip().partition(" ")
    return int(limit) / int(period) if limit.isdigit() and period.isdigit() else math.inf


def cpu_count() -> int:
    """CPUs that this process may use, by affinity and by the container's limit."""
    count = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    try:
        quota = cpu_quota(Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii"))
    except OSError:
        quota = math.inf
    return count if quota == math.inf else max(1, min(count, math.ceil(quota)))


def checks(layout: Layout, extra: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Name and command of each check; pytest comes last, so that its summary is what a reader sees."""
    module = [str(layout.python), "-m"]
    return [
        ("formatting", [*module, "ruff", "format", "--check", "."]),
        ("lint", [*module, "ruff", "check", "."]),
        ("types", [*module, "mypy"]),
        ("imports", [str(layout.python.with_name("lint-imports"))]),
        ("tests", [*module, "pytest", "-m", "not slow", "-n", str(min(8, cpu_count())), *extra]),
    ]


def test(layout: Layout, extra: Sequence[str]) -> int:
    """Run every check, whatever fails, and print a line for each with its time. Returns 1 if one failed."""
    # One thread a worker: more fight over the same cores and make torch slower by a factor.
    env = environment_for(layout, {"OMP_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"})
    started, failed = time.monotonic(), []
    for name, command in checks(layout, extra):
        begun = time.monotonic()
        code, text = (run(command, layout.root, env), "") if name == "tests" else stream(command, layout.root, env)
        if code != 0:
            failed.append(name)
            print(text, end="")
        say(f"{name:<12}{'FAILED' if code else 'ok':<8}{time.monotonic() - begun:6.1f} s")
    seconds = time.monotonic() - started
    say(f"Failed: {', '.join(failed)} ({seconds:.0f} s)" if failed else f"All checks passed in {seconds:.0f} s")
    return 1 if failed else 0


def start(layout: Layout, command: str, extra: Sequence[str]) -> int:
    """Run one of the program's own commands. Returns its exit status."""
    return run([layout.python, "-m", "app", command, *extra], layout.root, environment_for(layout, {}))


def check_machine(command: str) -> None:
    """Refuse at once what could only fail later. Raises SetupError."""
    if sys.maxsize < 2**32:
        raise SetupError("Unbraid needs a 64-bit Python, and this one is 32-bit.")
    if sys.platform == "darwin" and platform.machine() == "x86_64":
        raise SetupError("PyTorch is made for Apple silicon only, and this Mac (or this Python) is an Intel one.")
    display = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if command == "gui" and sys.platform == "linux" and not display:
        raise SetupError("There is no display to open a window on: run this in a desktop session, or run `demo`.")


def parse(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The command and the arguments that follow it. Raises SetupError for what is not known."""
    command, *extra = arguments
    if command not in NEEDED:
        raise SetupError(f"Unknown command {command!r}: choose setup, demo, test or gui.")
    if command == "setup" and extra:
        raise SetupError(f"setup takes no arguments, got: {' '.join(extra)}")
    return command, extra


def obey(arguments: Sequence[str]) -> int:
    """Set up and do what the command line asks. Returns the exit status; raises SetupError."""
    command, extra = parse(arguments)
    layout = Layout(Path(__file__).resolve().parent.parent)
    check_machine(command)
    ensure_libraries(NEEDED[command], lambda: missing_libraries() + missing_pip(layout))
    setup(layout)
    if command == "setup":
        say(f"Unbraid is set up: {layout.python.with_name('unbraid')}")
        return 0
    return test(layout, extra) if command == "test" else start(layout, command, extra)


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status: 1 for a failure, told in one line; 2 for no command; 130 after Ctrl+C."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(USAGE)
        return 0 if arguments else 2
    try:
        return obey(arguments)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except SetupError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        full = error.errno == errno.ENOSPC or getattr(error, "winerror", None) == 112
        print(REMEDIES["disk"] if full else f"The set-up failed: {error}", file=sys.stderr)
    return 1

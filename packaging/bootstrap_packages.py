"""Install the pinned packages and the project, by uv or by pip, and put what goes wrong into one line."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bootstrap_process import SetupError, last_line, say, stream

DISK_GB = 6.0 if sys.platform == "linux" else 1.5
DOWNLOAD = "about 3 GB to download (CUDA comes with PyTorch)" if sys.platform == "linux" else "0.5 GB to download"

FAULTS = (
    (r"No space left on device|os error 28\b|Errno 28\b|os error 112\b|not enough space on the disk", "disk"),
    (r"DO NOT MATCH THE HASHES|[Hh]ash mismatch", "hash"),
    (
        r"dns error|error sending request|client error \(Connect\)|[Cc]onnection refused|[Cc]onnection (reset|aborted)"
        r"|tunnel error|timed out|name resolution|getaddrinfo failed|nodename nor servname|[Nn]ame or service not known"
        r"|NewConnectionError|ConnectTimeoutError|ProxyError|Max retries exceeded|[Nn]etwork is unreachable"
        r"|[Nn]etwork connectivity is disabled|HTTP status (client|server) error|HTTPError: \d"
        r"|[Cc]onnection broken|IncompleteRead|Failed to fetch|[Ii]ndex location .* does not exist",
        "network",
    ),
    (r"Could not find a version|[Nn]o matching distribution|No solution found|not found in the package", "index"),
)
REMEDIES = {
    "disk": f"The disk is full: the packages take {DISK_GB} GB here, and the installer's cache and temporary files "
    "need room too. Free some, then run the same command again.",
    "hash": "A package is not the one that packaging/constraints.txt pins: a broken download, or an index that serves "
    "other files. Clear the installer's cache or choose another index, then run the same command again.",
    "network": "No connection to the package index, which the first set-up needs: connect to the network (or set your "
    "proxy), then run the same command again.",
    "index": "The package index has no {package} for this Python and system: see which index your settings name. "
    "Unbraid runs on Linux with glibc 2.34 (on ARM 2.39) or later, on 64-bit Windows and on macOS 14 or later.",
}


def explain(text: str) -> str:
    """What an installer's output means, as one line with a remedy; "" where it is nothing known."""
    text = " ".join(text.split())  # uv wraps its sentences to the terminal's width
    kind = next((kind for pattern, kind in FAULTS if re.search(pattern, text)), "")
    package = re.search(r"(?:requirement|found for|you require) ([\w.-]+==[\w.]*\w)", text)
    return REMEDIES.get(kind, "").format(package=package[1] if package else "pinned package")


def progress_line(line: str) -> str:
    """What to show of a line that uv or pip printed: a download of 10 MB or more, or a new phase; else ""."""
    fetched = re.match(r"\s*Downloading (\S+) \(([\d.]+)\s?([MG])i?B\)", line)
    if fetched and (fetched[3] == "G" or float(fetched[2]) >= 10):
        name = re.sub(r"-(cp|py)\d.*", "", fetched[1].rsplit("/", 1)[-1])
        return f"  fetching {name} ({fetched[2]} {fetched[3]}B)"
    if re.match(r"Prepared \d+ packages|Installing collected packages: \S+,", line):
        return "  unpacking and compiling, about a minute"
    return ""


def show_progress(line: str) -> None:
    """Print what is worth showing of an installer's line."""
    if shown := progress_line(line):
        say(shown)


class Installer(NamedTuple):
    """A way to install: its name, the start of its command line, what it adds to the environment."""

    name: str
    command: list[str]
    env: dict[str, str]


def installers(python: Path, uv: str | None) -> list[Installer]:
    """What to try, in order: uv, uv from its cache alone (else it asks the index even for what it has), pip."""
    pip = Installer("pip", [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"], {})
    if not uv:
        return [pip]
    command = [uv, "pip", "install", "--python", str(python), "--compile-bytecode"]
    return [Installer("uv", command, {}), Installer("uv's cache", command, {"UV_OFFLINE": "1"}), pip]


def install(root: Path, way: Installer, log: Path) -> tuple[bool, str]:
    """Install the pinned packages, then the project itself, editable; what is printed goes to `log` too.

    Returns:
        Whether it worked, and all that was printed.
    """
    pinned = ["--require-hashes", "--only-binary", ":all:", "-r", str(root / "packaging" / "constraints.txt")]
    project = ["--no-deps", "--no-build-isolation", "-e", str(root)]
    printed = ""
    for arguments in (pinned, project):
        code, text = stream([*way.command, *arguments], root, {**os.environ, **way.env}, show_progress)
        printed += text
        with log.open("a", encoding="utf-8") as file:
            file.write(f"$ {' '.join([*way.command, *arguments])}\n{text}\n")
        if code != 0:
            return False, printed
    return True, printed


def install_any(root: Path, python: Path, uv: str | None) -> None:
    """Install by the first way that works.

    Raises:
        SetupError: none did; gives the reason of the first.
    """
    log, begun = python.parent.parent / "unbraid-setup.log", time.monotonic()
    reasons: list[str] = []
    for way in installers(python, uv):
        if way.name == "pip" and uv and not give_pip(python, root):
            continue
        worked, text = install(root, way, log)
        if worked:
            say(f"Installed by {way.name} in {time.monotonic() - begun:.0f} s")
            return
        reasons.append(explain(text) or f"{way.name} failed: {last_line(text)} (all it said: {log})")
        if reasons[-1] == REMEDIES["disk"]:
            break
    raise SetupError(reasons[0])


def give_pip(python: Path, root: Path) -> bool:
    """Put pip into an environment that was made for uv. False where this Python brings none."""
    command: Sequence[str | Path] = [python, "-m", "ensurepip"]
    return stream(command, root)[0] == 0

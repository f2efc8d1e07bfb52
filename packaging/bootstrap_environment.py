"""The virtual environment: where it lies, whether an earlier run finished it, making it anew."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bootstrap_libraries import Library
from bootstrap_packages import DISK_GB, DOWNLOAD, explain, install_any
from bootstrap_process import SetupError, last_line, say, stream


class Layout(NamedTuple):
    """A checkout of the project and where its set-up lies."""

    root: Path

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """The record of what was set up."""
        return self.venv / "unbraid-setup.json"


def python_version() -> str:
    """The running interpreter's version as far as packages depend on it, such as "3.11"."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def wanted_stamp(layout: Layout) -> dict[str, str]:
    """What a finished set-up of this checkout by this interpreter records."""
    digest = hashlib.sha256()
    for path in (layout.root / "packaging" / "constraints.txt", layout.root / "pyproject.toml"):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return {"state": "ready", "python": python_version(), "root": str(layout.root), "sha256": digest.hexdigest()}


def read_stamp(layout: Layout) -> dict[str, str]:
    """What an earlier set-up recorded; empty where none did or the record is damaged."""
    try:
        stamp = json.loads(layout.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(layout: Layout, state: str) -> None:
    """Record a set-up that is "making" or "ready", all or nothing."""
    temporary = layout.stamp.with_suffix(".tmp")
    temporary.write_text(json.dumps({**wanted_stamp(layout), "state": state}, indent=1), encoding="utf-8")
    temporary.replace(layout.stamp)


def version_inside(layout: Layout) -> str:
    """The version of the environment's own interpreter; "" where it does not start."""
    question = [str(layout.python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        return subprocess.run(question, capture_output=True, text=True, timeout=60, check=False).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""


def fault(layout: Layout) -> str:
    """Why `.venv` must be made anew, or "" where it can stay."""
    if not os.path.lexists(layout.venv):
        return "there is none yet"
    stamp = read_stamp(layout)
    if stamp.get("state") == "making":
        return "an earlier set-up did not finish"
    if stamp.get("root", str(layout.root)) != str(layout.root):
        return "the project's folder has moved"
    version = version_inside(layout)
    if not version:
        return "its interpreter does not start"
    return "" if version == python_version() else f"it is for Python {version}, this is {python_version()}"


def remove(layout: Layout) -> None:
    """Delete `.venv`. Raises SetupError where a running program holds on to it."""
    try:
        if layout.venv.is_symlink() or layout.venv.is_file():
            layout.venv.unlink()
        elif layout.venv.exists():
            shutil.rmtree(layout.venv)
    except OSError as error:
        raise SetupError(
            f"Cannot delete {layout.venv} ({error}): close what uses it, or delete it yourself."
        ) from error


def make(layout: Layout, with_pip: bool) -> None:
    """Make an empty `.venv`, marked as unfinished. Raises SetupError."""
    layout.venv.mkdir()
    write_stamp(layout, "making")
    base = getattr(sys, "_base_executable", None) or sys.executable  # never the .venv that is being replaced
    code, text = stream([base, "-m", "venv", *([] if with_pip else ["--without-pip"]), layout.venv], layout.root)
    if code != 0 or not layout.python.exists():
        raise SetupError(explain(text) or f"Python could not make {layout.venv}: {last_line(text)}")


def missing_pip(layout: Layout) -> list[Library]:
    """What a new environment needs to have pip, which Debian packs separately; uv does without."""
    if shutil.which("uv") or not fault(layout):
        return []
    if subprocess.call([sys.executable, "-c", "import ensurepip"], stderr=subprocess.DEVNULL) == 0:
        return []
    return [Library("ensurepip, a part of Python", "pip", f"python{python_version()}-venv", "python")]


def setup(layout: Layout) -> None:
    """Make `.venv` as the checkout wants it; nothing to do where an earlier run did. Raises SetupError."""
    reason = fault(layout)
    if not reason and read_stamp(layout) == wanted_stamp(layout):
        return
    uv = shutil.which("uv")
    if reason:
        say(f"Making {layout.venv} ({reason}): {DOWNLOAD}, {DISK_GB} GB on disk")
        remove(layout)
        make(layout, with_pip=not uv)
    else:
        say(f"Bringing {layout.venv} up to date")
        write_stamp(layout, "making")
    warn_of_small_disk(layout)
    install_any(layout.root, layout.python, uv)
    write_stamp(layout, "ready")


def warn_of_small_disk(layout: Layout) -> None:
    """Say beforehand what would fail after minutes; a warm cache on the same disk may still make it fit."""
    free = shutil.disk_usage(layout.root).free / 1e9
    if free < DISK_GB:
        say(f"Only {free:.1f} GB are free there: this may not fit")


def environment_for(layout: Layout, values: Mapping[str, str]) -> dict[str, str]:
    """The environment for programs of the set-up: `values` where the user has not set them."""
    return {**values, **os.environ, "VIRTUAL_ENV": str(layout.venv)}

"""Several processes on this machine that train together, as `torchrun` starts them, and stop and end as one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from app import report
from app.environment import TOGETHER, thread_limit
from app.signals import held_back, stopping
from core_models.errors import ModelError

LOOK_SECONDS = 0.1
GRACE_SECONDS = 60.0
"""How long the others have to notice that one failed, and to write what they keep, before they are ended."""

_Child = subprocess.Popen[bytes]


def run_together(words: Sequence[str], count: int) -> int:
    """Run `unbraid WORDS` in so many processes; the exit code of this one.

    Ctrl+C or a polite kill stops all with a checkpoint; a second one ends them at once. Nobody is left behind.
    """
    children: list[_Child] = []
    try:
        with (
            TemporaryDirectory(prefix="unbraid-", ignore_cleanup_errors=True) as folder,
            stopping(lambda: _stop(children)) as asked,
        ):
            shared = _environment(count, str(Path(folder) / "place"))
            with held_back():
                for rank in map(str, range(count)):
                    children.append(_started(words, {**shared, "RANK": rank, "LOCAL_RANK": rank}))
            _wait(children)
        ended_well = children[0].returncode == 0  # the one that writes, to the last step only where all come along
        killed = [rank for rank, child in enumerate(children) if (child.returncode or 0) < 0]
    finally:
        for child in children:
            child.kill()
            child.wait()
    if asked.number is not None or ended_well:
        return asked.exit_code
    if killed:
        return report.explain(
            ModelError(f"process {killed[0] + 1} of {count} was killed, perhaps for memory. Go on with --resume.")
        )
    return report.FAILED


def _environment(count: int, place: str) -> dict[str, str]:
    """What joins so many processes, which share the processor's threads; they hear nobody outside of this machine."""
    own = {"linux": "lo", "darwin": "lo0"}.get(sys.platform)
    threads = str(max(1, thread_limit() // count))
    return {
        **os.environ,
        TOGETHER: str(count),
        "WORLD_SIZE": str(count),
        "LOCAL_WORLD_SIZE": str(count),
        "UNBRAID_PLACE": place,  # core_models.distributed.PLACE, which is not there without torch
        **({"GLOO_SOCKET_IFNAME": own} if own else {}),
        "OMP_NUM_THREADS": threads,
        "MKL_NUM_THREADS": threads,
    }


def _started(words: Sequence[str], environment: dict[str, str]) -> _Child:
    """In a session of its own: a terminal's Ctrl+C reaches this process alone, which passes it on once."""
    command = [sys.executable, "-m", "app", *words]
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)


def _stop(children: Sequence[_Child]) -> None:
    if os.name == "nt":  # there the console tells all of them
        return
    for child in children:
        child.send_signal(signal.SIGINT)


def _wait(children: Sequence[_Child]) -> None:
    """Wait for all, or for as long as the others may take after one failed."""
    give_up = float("inf")
    while any(child.poll() is None for child in children) and time.monotonic() < give_up:
        if give_up == float("inf") and any(child.returncode for child in children):
            give_up = time.monotonic() + GRACE_SECONDS
        time.sleep(LOOK_SECONDS)

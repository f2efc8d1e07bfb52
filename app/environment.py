"""What the process needs before torch is imported: waiting threads that sleep, and a core left for everything else."""

from __future__ import annotations

import os
import sys

TOGETHER = "UNBRAID_TOGETHER"
"""Set in processes that `app.together` started: how many there are."""
_PARENT = os.getppid()


def cores() -> int:
    """Processor cores that this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def thread_limit() -> int:
    """Threads for torch: half of the cores, at least 1; OMP_NUM_THREADS may ask for another number below all cores.

    The shipped presets gain a fifth from three more threads on quiet cores, and on busy ones threads that wait for one
    another make a step fifty times as long: half leaves room for the window and whatever else runs.
    """
    asked = os.environ.get("OMP_NUM_THREADS", "").split(",")[0]
    if asked.isdigit() and int(asked) > 0:
        return min(max(1, cores() - 1), int(asked))
    return max(1, cores() // 2)


def leads() -> bool:
    """Whether this process is the one that writes and tells, of those that torchrun started or by itself."""
    return os.environ.get("RANK", "0") == "0"


def abandoned() -> bool:
    """Whether this process was started beside others and whoever did so is gone, so that nobody can stop it."""
    beside_others = TOGETHER in os.environ or "TORCHELASTIC_RUN_ID" in os.environ
    return beside_others and os.getppid() != _PARENT


def prepare() -> None:
    """Set the environment for torch. Call it first; where torch is already there its threads are set at once.

    With the default wait policy threads of a small LSTM spin on every core: 1 step a second where 300 are possible.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    threads = thread_limit()
    os.environ["OMP_NUM_THREADS"] = str(threads)
    os.environ.setdefault("MKL_NUM_THREADS", str(threads))
    torch = sys.modules.get("torch")
    if torch is not None and hasattr(torch, "set_num_threads"):
        torch.set_num_threads(threads)

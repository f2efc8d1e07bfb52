"""What a measurement says of the machine it ran on, and the memory that a process holds."""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import re
import sys
from pathlib import Path
from typing import Any

from app.environment import cores

NO_NAMES = r"\((?:r|tm)\)|\b(?:amd|intel|nvidia|cpu|processor|\d+-core|gpu|with|hbm\w*|\d+gb|pcie|sxm\w*)\b|@.*"


def processor() -> str:
    """The processor as it names itself, such as "AMD EPYC"."""
    listed = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", listed.read_text(), re.M) if listed.exists() else None
    return found[1].strip() if found else platform.processor() or platform.machine()


def plain_name(device: str = "cpu") -> str:
    """A file name's part for the machine: kind of processor (or GPU) and its cores, such as "epyc-4c"."""
    name = processor()
    if device != "cpu":
        import torch

        name = torch.cuda.get_device_name()
    words = re.findall(r"[a-z0-9]+", re.sub(NO_NAMES, " ", name.lower()))
    return "-".join([*words, f"{cores()}c"])


def described(device: str = "cpu") -> dict[str, Any]:
    """The machine, its software and its load, as results keep them."""
    import torch

    found: dict[str, Any] = {
        "processor": processor(),
        "cores": cores(),
        "threads": torch.get_num_threads(),
        "matrix units": torch.cpu._is_amx_tile_supported(),
        "system": platform.system(),
        "python": sys.version.split()[0],
        "torch": torch.__version__,
    }
    if device != "cpu":
        found["device"] = torch.cuda.get_device_name()
    if hasattr(os, "getloadavg"):
        found["load"] = round(os.getloadavg()[0], 1)
    return found


def resident_mb() -> float:
    """MB (10^6 bytes) of memory that this process has now, rubbish removed. Linux only."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak_mb() -> float:
    """MB (10^6 bytes) of memory that this process has had at most so far."""
    if os.name == "nt":
        return _windows_peak() / 1e6
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what the parent had when it started this process
        found = re.search(r"^VmHWM:\s*(\d+) kB", status.read_text(), re.M)
        return int(found[1]) * 1024 / 1e6 if found else float("nan")
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6  # of bytes on macOS


def _windows_peak() -> int:
    counters = (ctypes.c_size_t * 10)()
    api: Any = ctypes
    process = api.windll.kernel32.GetCurrentProcess()
    api.windll.psapi.GetProcessMemoryInfo(process, ctypes.byref(counters), ctypes.sizeof(counters))
    return counters[1]  # PROCESS_MEMORY_COUNTERS: two fields of 4 bytes, then the peak of the working set

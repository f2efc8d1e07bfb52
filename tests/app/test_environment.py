"""Threads and environment variables before torch."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app import environment


@pytest.mark.parametrize(
    ("cores", "asked", "threads"),
    [(8, None, 4), (1, None, 1), (3, None, 1), (8, "2", 2), (4, "16", 3), (8, "6,2", 6), (8, "many", 4), (8, "0", 4)],
)
def test_one_core_is_left_free(monkeypatch: pytest.MonkeyPatch, cores: int, asked: str | None, threads: int) -> None:
    monkeypatch.setattr(environment, "cores", lambda: cores)
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if asked is not None:
        monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert environment.thread_limit() == threads


def test_torch_loaded_afterwards_obeys() -> None:
    program = "from app.environment import *; prepare(); import torch; print(torch.get_num_threads(), thread_limit())"
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("OMP_", "MKL_"))}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=clean)
    threads, limit = map(int, done.stdout.split())
    assert threads <= limit
    assert limit == max(1, environment.cores() // 2)


def test_what_the_user_set_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_WAIT_POLICY", "ACTIVE")
    monkeypatch.setenv("MKL_NUM_THREADS", "5")
    monkeypatch.setenv("OMP_NUM_THREADS", os.environ.get("OMP_NUM_THREADS", "1"))
    environment.prepare()
    assert os.environ["OMP_WAIT_POLICY"] == "ACTIVE"
    assert os.environ["MKL_NUM_THREADS"] == "5"

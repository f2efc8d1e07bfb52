"""Turns, medians, ratios, processes, and what is kept of a part."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from benchmarks import __main__ as program
from benchmarks.machine import plain_name
from benchmarks.measure import Options, Spread, alone, interleaved, ratio_of, spread_of
from benchmarks.report import Table, keep, markdown, place, shown


def test_works_take_turns_forwards_and_backwards() -> None:
    called: list[str] = []
    found = interleaved({name: lambda name=name: called.append(name) for name in "ABC"}, 2, warm_up=1)
    assert "".join(called) == "ABC" + "ABCCBA" * 2
    assert {name: len(times) for name, times in found.items()} == {"A": 4, "B": 4, "C": 4}


def test_what_a_work_began_is_waited_for() -> None:
    called: list[str] = []
    interleaved({"A": lambda: called.append("A")}, 1, finish=lambda: called.append("|"))
    assert "".join(called) == "A|A|A|"


def test_median_and_quartiles() -> None:
    assert spread_of([1.0, 2.0, 3.0, 4.0, 100.0]) == Spread(3.0, 2.0, 4.0)


def test_a_slow_minute_that_both_met_is_no_difference() -> None:
    load = np.repeat(np.random.default_rng(0).uniform(1, 10, 40), 2)
    ratio = ratio_of((3 * load).tolist(), load.tolist())
    assert ratio.value == pytest.approx(3.0)
    assert (ratio.low, ratio.high) == pytest.approx((3.0, 3.0))


def test_interval_holds_the_ratio() -> None:
    rng = np.random.default_rng(1)
    ratio = ratio_of((2 * rng.lognormal(0, 0.1, 60)).tolist(), rng.lognormal(0, 0.1, 60).tolist())
    assert ratio.low < 2.0 < ratio.high
    assert ratio.high - ratio.low < 0.5


def test_a_process_of_its_own_tells_its_own_memory() -> None:
    held = np.ones(50_000_000)  # 400 MB that are this process's
    found = alone(os.getpid)
    assert found.result != os.getpid()
    assert 5 < found.peak_mb < 300
    assert found.seconds >= 0
    del held


def test_a_part_takes_the_place_of_its_older_tables_only(tmp_path: Path) -> None:
    out = tmp_path / "results" / "today.json"
    for part, value in (("a", 1.0), ("b", 2.0), ("a", 3.0)):
        keep(out, part, {"cores": 4}, [Table("t", ("what", "s"), (("x", Spread(value, 0.5, 4.0)),))])
    kept = json.loads(out.read_text())
    assert [kept[part]["tables"][0]["rows"][0][1]["value"] for part in "ab"] == [3.0, 2.0]
    assert kept["a"]["machine"] == {"cores": 4}


def test_cells_as_they_are_read() -> None:
    assert shown(Spread(1234.5, 0.01234, 99.99)) == "1,234 [0.0123, 100]"
    assert markdown(("a", "b"), [("x", 1)]) == "| a | b |\n| --- | --- |\n| x | 1 |"


def test_file_is_named_for_day_and_machine_not_for_the_host() -> None:
    name = plain_name()
    assert place(name, date(2030, 1, 2)).name == f"2030-01-02-{name}.json"
    assert os.uname().nodename not in name
    assert name.endswith("c")
    assert " " not in name


def test_program_measures_the_parts_asked_for_and_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Options] = []

    class Fake(program.Part):
        def measure(self, options: Options) -> Iterator[Table]:
            asked.append(options)
            yield Table(f"Table of {self.module}", ("what", "ms"), (("x", math.pi),))

    monkeypatch.setattr(program, "PARTS", {name: Fake(name, name) for name in ("one", "two")})
    monkeypatch.setattr(program, "set_threads", lambda threads: None)
    out = tmp_path / "found.json"
    program.main(["two", "--quick", "--threads", "3", "--out", str(out)])
    assert asked == [Options(quick=True, threads=3, device="cpu")]
    assert "Table of two" in capsys.readouterr().out
    assert list(json.loads(out.read_text())) == ["two"]


def test_unknown_part_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.options_of(["nothing"])
    assert "start" in capsys.readouterr().err

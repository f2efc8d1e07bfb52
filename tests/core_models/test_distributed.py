"""Two processes that share each batch reach what one reaches with the whole of it, and stop and write as one."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

import core_models
from core_models import data, training
from core_models.checkpoint import latest_checkpoint
from core_models.config import Preset
from core_models.control import Cancelled, Control
from core_models.data import ClipArray
from core_models.distributed import ALONE, Ranks, joined
from core_models.errors import ConfigError, ModelError
from core_models.registry import MODELS
from core_models.tensor_files import read_tensors
from core_models.types import Batch

SHIFTED = ("static_posterior.head.affine.bias", "static_posterior.normal.running_mean")
"""Where means are normalised over the batch the bias has the gradient that rounding leaves of 0: Adam magnifies it."""

SPOILT = (1, 3, 4, 5)
"""Steps in one of whose clips there is a number that is none: one by itself, and three in a row."""

ENDLESS = 100_000
LOOKS = 5
"""How often a process that waits looks whether it still has to, before the test ends its waiting."""

Asks = Callable[[Control], object]

GROUPS: dict[str, Any] = {"training": {"group": 2}, "augment": {"voice_warp": 0.2, "voice_colour": 0.3}}
WEIGHTING = {"estimate": "weighting", "exclusion": True, "yields": "both", "sampling": "weighted"}
CASES: dict[str, dict[str, Any]] = {
    "dsvae": {"training": {"decode_frames": 2}},
    "dsvae individuals": GROUPS | {
        "network": {"static_prior": "individual", "static_posterior": "pooled", "decoded_from": "individual"},
        "augment": {**GROUPS["augment"], "voice_tilt": 0.5},
    },
    "cdsvae": {"information": {"exclusion": True}},
    "cdsvae video": {"training": {"decode_frames": 2}},
    "cdsvae float32": {"information": {"exclusion": True}},
    "cdsvae weighting": {"information": WEIGHTING},
    "cdsvae individuals": GROUPS | {"information": {"alike": "individual"}},
    "cdsvae spoilt": {},
    "favae": {"ladder": {"rungs": [3, 2], "capacities": [0.5, 1.0]}},
    "vdsm": {},
    "vdsm individuals": GROUPS,
    "scd": {},
    "scd video": {"flow": {"static_sees": "colours", "coarse": 2}},
}  # fmt: skip


def preset_of(case: str) -> Preset:
    """A tiny preset; 6 clips a step, so that each of two processes has one and a half individuals of GROUPS."""
    model, _, rest = case.partition(" ")
    changes = CASES[case]
    kind = "video" if rest == "video" else "speech"
    window = {"kind": kind, "length": 6 if kind == "speech" else 4, "hop": 2, "bins": 8, "size": 32}
    network = {"static": 4, "dynamic": 3, "channels": 4, "encoder_channels": 4, "features": 8, "hidden": 8}
    own = {name: table for name, table in changes.items() if name not in ("network", "augment", "training")}
    architecture = {"model": model, "window": window, "network": {**network, **changes.get("network", {})}, **own}
    settings = {"steps": 8, "batch": 6, "warmup": 2, "validate_every": 4, "learning_rate": 3e-3, "seed": 3}
    outline = {
        "title": case,
        "architecture": architecture,
        "weights": {},
        "augment": changes.get("augment", {}),
        "training": settings | changes.get("training", {}),
    }
    terms = MODELS[model].terms(Preset.model_validate(outline).architecture)
    return Preset.model_validate({**outline, "weights": dict.fromkeys(terms, 1.0)})


def clips_of(preset: Preset, seed: int) -> ClipArray:
    window, rng = preset.architecture.window, np.random.default_rng(seed)
    if window.kind == "video":
        return ClipArray(rng.integers(0, 256, (14, window.length, 32, 32, 3), np.uint8))
    level, who = rng.normal(size=(14, 1, 8)), np.arange(14) // 2
    return ClipArray(
        (level + rng.normal(size=(14, 6, 8))).astype(np.float32), who if preset.training.group > 1 else None
    )


class Watched(Control):
    """One that counts how often training looks at it, and does something by itself at one of these looks."""

    def __init__(self, at: int = 0, then: Asks = Control.resume) -> None:
        super().__init__()
        self.looks, self._at, self._then = 0, at, then

    @property
    def paused(self) -> bool:
        """Whether the job is asked to wait."""
        paused = super().paused
        self.looks += 1
        if self.looks == self._at:
            self._then(self)
        return paused


def train(
    case: str,
    folder: Path,
    ranks: Ranks,
    *,
    resume: bool = False,
    steps: int = 8,
    after: int = 0,
    asks: Asks = Control.stop,
    control: Control | None = None,
    tells: bool = False,
) -> list[Any]:
    """Train a case to its end and return all numbers that were told.

    Args:
        after: the step after which something is asked of the last process, and no other.
        asks: what.
        tells: print every step as it is done.
    """
    last = ranks.rank == ranks.size - 1
    wide = not case.endswith("float32")
    torch.set_default_dtype(torch.float64 if wide else torch.float32)
    control, told = control or Control(), []
    frames_of, batch_of, every = data.to_frames, training._train_batch, training.LOG_EVERY
    training.LOG_EVERY = 1

    def spoilt(run: training.Run, state: training.TrainState) -> Batch:
        batch = batch_of(run, state)
        if last and state.step in SPOILT:
            batch.frames[-1] = torch.nan
        return batch

    if wide:
        data.to_frames = lambda clips, device: frames_of(clips, device).double()
    if case.endswith("spoilt"):
        training._train_batch = spoilt
    try:
        preset = preset_of(case)
        preset = preset.model_copy(update={"training": preset.training.model_copy(update={"steps": steps})})
        clips = clips_of(preset, 0), clips_of(preset, 1)
        for event in training.fit(preset, *clips, folder, control=control, resume=resume, ranks=ranks):
            told.append([event.kind, event.step, dict(event.losses), event.message])
            if tells:
                print(event.step, flush=True)
            if last and event.step == after > 0 and event.kind == "step":
                asks(control)
        return told
    finally:
        data.to_frames, training._train_batch, training.LOG_EVERY = frames_of, batch_of, every
        torch.set_default_dtype(torch.float32)


def work(folder: Path) -> None:
    """What each of the two processes does."""
    torch.set_num_threads(1)
    with joined("cpu") as ranks:
        told = {case: train(case, folder / case / str(ranks.rank), ranks) for case in CASES}
        told["stopped"] = train("cdsvae", folder / "stopped", ranks, after=3)
        told["kept"] = sorted(path.name for path in (folder / "stopped" / "checkpoints").glob("*"))
        told["resumed"] = train("cdsvae", folder / "stopped", ranks, resume=True)
        told["of one"] = train("cdsvae", folder / "of one", ranks, resume=True)
        told["for one"] = train("cdsvae", folder / "for one", ranks, after=5)
        for name, (rank, then) in {"paused": (1, Control.resume), "stopped in a pause": (0, Control.stop)}.items():
            control = Watched(3 + LOOKS if ranks.rank == rank else 0, then)
            told[name] = train("cdsvae", folder / name, ranks, after=3, asks=Control.pause, control=control)
            told[f"looks, {name}"] = [control.looks]
        told["read"] = [read_by_turns(ranks, stopped) for stopped in range(2)]
        for name, refused in {
            "uneven": lambda: ranks.check_batch(7),
            "differ": lambda: ranks.check_same(clips=10 + ranks.rank),
            "died": lambda: train("cdsvae", folder / "died", ranks, after=3, asks=lambda _: os._exit(9)),
        }.items():
            try:
                refused()
            except ModelError as error:
                told[name] = [str(error)]
            (folder / f"{ranks.rank}.json").write_text(json.dumps(told), encoding="utf-8")


def read_by_turns(ranks: Ranks, stopped: int) -> list[Any]:
    """What a process reads until one of them is asked to stop, which looks at its stop button between two items."""
    control, read = Control(), []

    def items() -> Iterator[int]:
        for item in range(3):
            if (ranks.rank, item) == (stopped, 1):
                control.stop()
            control.check()
            yield item

    try:
        for item in ranks.leaders_first(items(), control):
            read.append(item)
    except Cancelled:
        return [*read, "stopped"]
    return read


def endless(folder: Path) -> None:
    """Train until something ends it, and write down what that says."""
    torch.set_num_threads(1)
    try:
        with joined("cpu") as ranks:
            train("cdsvae", folder, ranks, steps=ENDLESS, tells=True)
    except ModelError as error:
        sys.exit(str(error))


def both(name: str, folder: Path, pipe: int | None = None) -> list[subprocess.Popen[str]]:
    """Two processes that call a function of this file with a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    paths = [str(Path(core_models.__file__).parents[1]), str(Path(__file__).parent)]
    code = f"import sys; sys.path[:0] = {paths!r}\nfrom pathlib import Path\nfrom {Path(__file__).stem} import {name}\n"
    shared = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    words = [sys.executable, "-c", f"{code}{name}(Path({str(folder)!r}))"]
    return [
        subprocess.Popen(words, env={**os.environ, **shared, "RANK": str(rank)}, text=True, stdout=pipe, stderr=pipe)
        for rank in range(2)
    ]


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which two processes did all that is looked at here."""
    folder = tmp_path_factory.mktemp("pair")
    train("cdsvae", folder / "of one", ALONE, after=3)
    children = both("work", folder)
    try:
        assert [child.wait(timeout=300) for child in children] == [0, 9]
    finally:
        for child in children:
            child.kill()
            child.wait()
    return folder


@pytest.fixture(scope="module")
def told(pair: Path) -> list[dict[str, Any]]:
    return [json.loads((pair / f"{rank}.json").read_text(encoding="utf-8")) for rank in range(2)]


def end_of(folder: Path) -> dict[str, Tensor]:
    return read_tensors(latest_checkpoint(folder) / "state.safetensors")


def assert_close(found: dict[str, Tensor], wanted: dict[str, Tensor], far: float, normalised: bool = False) -> None:
    assert found.keys() == wanted.keys()
    for name, tensor in wanted.items():
        most = 1e-5 if name.endswith(SHIFTED) and normalised else far
        assert found[name].shape == tensor.shape
        assert torch.allclose(found[name], tensor, rtol=most, atol=most), name


def assert_same_numbers(found: list[Any], wanted: list[Any], far: float) -> None:
    assert [(kind, step, message) for kind, step, _, message in found] == [
        (kind, step, message) for kind, step, _, message in wanted
    ]
    for (_, _, numbers, _), (_, _, expected, _) in zip(found, wanted, strict=True):
        assert numbers == pytest.approx(expected, rel=far, abs=far, nan_ok=True)


@pytest.mark.parametrize("case", CASES)
def test_two_processes_reach_what_one_reaches(
    case: str, pair: Path, told: list[dict[str, Any]], tmp_path: Path
) -> None:
    far = 1e-4 if case.endswith("float32") else 1e-9
    wanted = train(case, tmp_path, ALONE)
    assert_close(end_of(pair / case / "0"), end_of(tmp_path), far, normalised=case == "dsvae individuals")
    assert_same_numbers(told[0][case], wanted, far)
    assert json.dumps(told[0][case]) == json.dumps(told[1][case])  # the very same, so that all decide alike
    assert not (pair / case / "1").exists()
    if case.endswith("spoilt"):
        assert [kind for kind, *_ in wanted if kind in ("skip", "restore")] == ["skip"] * 4 + ["restore"]


def assert_stopped_at_3(events: list[Any]) -> None:
    kind, step, _, message = events[-1]
    assert (kind, step, message) == ("end", 3, "stopped")


def test_a_stop_of_one_process_stops_both_after_the_same_step(pair: Path, told: list[dict[str, Any]]) -> None:
    for events in told:
        assert_stopped_at_3(events["stopped"])
    assert told[0]["kept"] == ["step-000000003"]


def test_a_pause_of_one_process_holds_both_and_changes_no_number(pair: Path, told: list[dict[str, Any]]) -> None:
    assert [events["looks, paused"] for events in told] == [[8 + LOOKS]] * 2  # one before each step, five of both held
    plain, paused = end_of(pair / "cdsvae" / "0"), end_of(pair / "paused")
    assert plain.keys() == paused.keys()
    assert all(torch.equal(tensor, paused[name]) for name, tensor in plain.items())
    for events in told:
        assert json.dumps(events["paused"]) == json.dumps(told[0]["cdsvae"])


def test_a_stop_of_one_ends_the_pause_of_another(pair: Path, told: list[dict[str, Any]]) -> None:
    for events in told:
        assert_stopped_at_3(events["stopped in a pause"])
        assert events["looks, stopped in a pause"] == [3 + LOOKS + 1]
    assert latest_checkpoint(pair / "stopped in a pause").name == "step-000000003"


def test_a_stop_while_one_reads_the_data_stops_all(told: list[dict[str, Any]]) -> None:
    """They take turns; the one that reads notices its own stop by itself."""
    assert [events["read"] for events in told] == [
        [[0, "stopped"], [0, 1, 2, "stopped"]],
        [["stopped"], [0, "stopped"]],
    ]


def test_a_run_of_two_resumes_to_the_same_bits(pair: Path) -> None:
    plain, resumed = end_of(pair / "cdsvae" / "0"), end_of(pair / "stopped")
    assert all(torch.equal(tensor, resumed[name]) for name, tensor in plain.items())


def test_another_number_of_processes_goes_on(pair: Path, tmp_path: Path) -> None:
    train("cdsvae", tmp_path, ALONE)
    assert_close(end_of(pair / "of one"), end_of(tmp_path), 1e-9)
    assert latest_checkpoint(pair / "for one").name == "step-000000005"
    train("cdsvae", pair / "for one", ALONE, resume=True)
    assert_close(end_of(pair / "for one"), end_of(tmp_path), 1e-9)


def test_what_cannot_be_shared_is_refused(told: list[dict[str, Any]]) -> None:
    assert [found["uneven"] for found in told] == [
        ["a step takes 7 clips, which 2 processes cannot share evenly. Take 6, 8 (--batch)."]
    ] * 2
    assert all("differ in clips (10 and 11)" in found["differ"][0] for found in told)


def test_a_process_that_dies_ends_the_other_with_a_word(pair: Path, told: list[dict[str, Any]]) -> None:
    """The one that is left keeps what both had reached."""
    assert "process 1 of 2: another process of this training ended" in told[0]["died"][0]
    assert "died" not in told[1]
    assert latest_checkpoint(pair / "died").name == "step-000000003"


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be killed by a signal on Windows")
@pytest.mark.parametrize("killed", range(2))
def test_a_process_that_is_killed_ends_the_other_and_the_run_goes_on(killed: int, tmp_path: Path) -> None:
    """Whether it is the one that writes or not; the other ends by itself, long before silence would be told."""
    children = both("endless", tmp_path / "run", subprocess.PIPE)
    try:
        output = children[killed].stdout
        assert output is not None
        assert any(int(step) >= 12 for step in output)
        children[killed].kill()
        _, err = children[1 - killed].communicate(timeout=60)
    finally:
        for child in children:
            child.kill()
            child.communicate()
    assert children[killed].returncode == -signal.SIGKILL
    assert children[1 - killed].returncode == 1
    assert f"\nprocess {2 - killed} of 2: another process of this training ended" in f"\n{err}"
    assert "Traceback" not in err
    reached = int(latest_checkpoint(tmp_path / "run").name.removeprefix("step-"))
    assert reached >= 8
    for name, resume in (("run", True), ("plain", False)):
        train("cdsvae", tmp_path / name, ALONE, resume=resume, steps=ENDLESS, after=reached + 3)
    assert_close(end_of(tmp_path / "run"), end_of(tmp_path / "plain"), 1e-9)


def test_alone_nothing_is_asked_of_anybody() -> None:
    with joined("cpu") as ranks:
        assert ranks is ALONE
    ALONE.check_batch(7)
    with pytest.raises(ConfigError, match="Take 3 "):
        Ranks(0, 3).check_batch(2)

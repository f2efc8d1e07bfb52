"""What the program makes of damaged and hostile files: an answer or a clean error, within bounds of time and memory.

    python benchmarks/fuzz_files.py [--files 2000] [--seed 0] [--out RESULT.md]

Small good files of each kind are damaged by a fixed seed: bits and bytes, cut ends, parts doubled, moved or left out,
numbers made huge, and in JSON and TOML values exchanged for others of any kind. A process of its own opens one after
another as the window and the command line do; it is watched for its end, for 10 s a file and for 2 GiB.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import traceback
import uuid
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

MOST_SECONDS = 10.0
MOST_BYTES = 2 * 2**30
ODD_NUMBERS = (
    0,
    -1,
    1,
    3,
    1000,
    4096,
    65_535,
    10**6,
    2**31 - 1,
    -(2**31),
    2**32,
    2**63,
    10**30,
    0.5,
    -0.0,
    1e308,
    float("nan"),
    float("inf"),
)
ODD_VALUES: tuple[Any, ...] = (
    *ODD_NUMBERS, None, True, "", "../../../etc/passwd", "/dev/zero", "/etc/passwd", "\0", "a" * 100_000, "💥", [], {},
    [[[[]]]], ["x"] * 1000, {"__class__": "os.system"}, "__import__('os')", "1/0", "nan", "-1", "1e999",
)  # fmt: skip
LAYOUT = {"geometry": "20 30 600 500 normal", "docks": "library shown 150, models hidden 200", "tab": "1"}
PATTERNS = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\xff\xff\xff\x7f", b"\0\0\0\x80")


# Good files


@dataclass(frozen=True)
class Seed:
    """A good file: its kind, the file or folder, and the files in it that are damaged."""

    kind: str
    path: Path
    parts: tuple[str, ...] = ()


def make_seeds(folder: Path) -> list[Seed]:
    """A small good file of every kind."""
    import numpy as np

    from app.paths import MODELS
    from media_io.clip import Clip
    from media_io.write import write_clip

    rng = np.random.default_rng(0)
    frames = rng.integers(0, 4, (6, 4, 4, 3), dtype=np.uint8).repeat(12, 1).repeat(12, 2) * 60
    audio = (0.3 * np.sin(np.arange(8000) * 0.1)).astype(np.float32)[None]
    both, heard = Clip(frames, Fraction(8), audio, 16_000), Clip(audio=audio, sample_rate=16_000)
    seeds = []
    for suffix in ("mp4", "webm", "gif", "npz"):
        write_clip(both if suffix != "gif" else Clip(frames, Fraction(8)), folder / f"clip.{suffix}")
        seeds.append(Seed(suffix, folder / f"clip.{suffix}"))
    for suffix in ("wav", "flac"):
        write_clip(heard, folder / f"sound.{suffix}")
        seeds.append(Seed(suffix, folder / f"sound.{suffix}"))
    seeds += [*_encoded(folder, heard), _sphere(folder, audio), _pictures(folder, frames)]
    shutil.copytree(MODELS / "favae-wavy-100", folder / "model")
    seeds.append(Seed("model", folder / "model", ("config.json", "model.safetensors", "card.md")))
    return [*seeds, *_packed(folder), *_trained(folder), *_measured(folder), *_written(folder)]


def _encoded(folder: Path, heard: Any) -> Iterator[Seed]:
    """Formats that the program reads and does not write."""
    import soundfile

    for suffix in ("ogg", "mp3"):
        soundfile.write(folder / f"sound.{suffix}", heard.audio[0], heard.sample_rate)
        yield Seed(suffix, folder / f"sound.{suffix}")


def _sphere(folder: Path, audio: Any) -> Seed:
    """NIST SPHERE."""
    samples = (audio[0] * 30_000).astype("<i2")
    head = f"NIST_1A\n   1024\nsample_count -i {len(samples)}\nsample_rate -i 16000\nchannel_count -i 1\n"
    head += "sample_n_bytes -i 2\nsample_byte_format -s2 01\nsample_coding -s3 pcm\nend_head\n"
    path = folder / "said.sph"
    path.write_bytes(head.encode().ljust(1024) + samples.tobytes())
    return Seed("sph", path)


def _pictures(folder: Path, frames: Any) -> Seed:
    """A folder of numbered pictures."""
    import cv2

    (folder / "pictures").mkdir()
    names = tuple(f"{number:03d}.png" for number in range(3))
    for name, frame in zip(names, frames, strict=False):
        cv2.imwrite(str(folder / "pictures" / name), frame)
    return Seed("pictures", folder / "pictures", names)


def _packed(folder: Path) -> Iterator[Seed]:
    """A model as people hand it on."""
    with zipfile.ZipFile(folder / "model.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted((folder / "model").iterdir()):
            archive.write(part, f"model/{part.name}")
    yield Seed("zip", folder / "model.zip")


def _trained(folder: Path) -> Iterator[Seed]:
    """What training keeps: a checkpoint, and the run that it is of with its notes and numbers."""
    import torch

    from core_models.checkpoint import TrainState, save_checkpoint
    from core_models.config import Preset
    from core_models.registry import build_model

    network = {"static": 4, "dynamic": 4, "channels": 8, "features": 8, "hidden": 8}
    architecture = {"model": "dsvae", "window": {"kind": "video", "length": 4, "hop": 2, "size": 32}}
    weights = {"reconstruction": 1.0, "kl_static": 1.0, "kl_dynamic": 1.0}
    preset = Preset.model_validate(
        {
            "title": "Tiny",
            "architecture": {**architecture, "network": network},
            "weights": weights,
            "training": {"steps": 9, "batch": 2},
        }
    )
    state = TrainState.start(build_model(preset.architecture), torch.Generator(), 1e-3)
    state.step = 5
    state.keep_best(2.5)
    checkpoint = save_checkpoint(folder / "run", state, preset).relative_to(folder / "run")
    job = {"preset": "demo", "data": "generated", "device": "cpu"}
    notes = {"format": 1, "job": job, "state": "stopped", "began": "2026-01-01T00:00:00+00:00", "total": 9}
    notes |= {"skipped": 1, "set_back": 0}
    (folder / "run" / "run.json").write_text(json.dumps({**notes, "batch": 2, "best_step": 5, "message": ""}))
    (folder / "run" / "preset.json").write_text(json.dumps(preset.model_dump(mode="json")))
    lines = [
        {"kind": kind, "step": step, "best": 5, "losses": {"total": 1.0, "kl_static": 0.5}}
        for step in range(1, 6)
        for kind in ("step", "validation")
    ]
    (folder / "run" / "history.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    parts = ("state.json", "state.safetensors")
    yield Seed("checkpoint", folder / "run", tuple(str(checkpoint / part) for part in parts))
    yield Seed("run", folder / "run", ("run.json", "preset.json", "history.jsonl", "history.jsonl"))


def _measured(folder: Path) -> Iterator[Seed]:
    """A report, and the features of a corpus as they are kept beside it."""
    from app.bench.results import Chart, Column, Line, Picture, Report, Row, SeedRun, Table, write_report

    row = Row("ours", (SeedRun(0, {"k": 1.0}),), {"k": 2.0})
    table = Table("Swaps", (Column("k", "Accuracy", "%", "higher", "how often", 1),), (row,))
    chart = Chart("Losses", (Line("total", (1.0, 2.0), (3.0, 2.0)),))
    shutil.copytree(folder / "pictures", folder / "report")
    pictures = (Picture("First", "000.png", "as it is"),)
    write_report(folder / "report", Report("evaluation", "x", "strict", tables=(table,), pictures=pictures,
                                           charts=(chart,)))  # fmt: skip
    yield Seed("report", folder / "report", ("report.json", "report.json", "000.png"))
    (folder / "corpus").mkdir()
    shutil.copy(folder / "sound.wav", folder / "corpus" / "a.wav")
    os.utime(folder / "corpus" / "a.wav", (1, 1))
    kept = _features(folder / "corpus").folder.relative_to(folder / "corpus")
    parts = ("index.json", "features.npy")
    yield Seed("features", folder / "corpus", tuple(str(kept / part) for part in parts))


def _features(corpus: Path) -> Any:
    """The features of a corpus, from its cache where that can be read."""
    import numpy as np

    from media_io.feature_cache import cached_features
    from media_io.speech_corpora import Utterance

    found = [Utterance(corpus / "a.wav", "anna", "a")]
    return cached_features(corpus, found, {"x": 1}, lambda _: np.ones((50, 8), np.float32))


def _written(folder: Path) -> Iterator[Seed]:
    """What the program keeps as JSON, TOML and text."""
    from app.paths import PRESETS
    from app.settings import Settings, save

    clip = {"path": "clip.mp4", "title": "A", "sha256": "0" * 64, "size": 10, "edits": {"trim_in": 0.1}}
    recipe = {"a": {"clip": "clip.mp4", "speaker": None}, "b": {}, "model": "automatic", "static": 0.5, "extra": {}}
    project = {
        "format": "unbraid project", "version": 1, "saved_as": None, "clips": [clip, clip], "recipe": recipe,
        "swaps": [{"title": "x", "recipe": recipe}], "models": ["model:sprites"], "layout": LAYOUT,
    }  # fmt: skip
    (folder / "work.unbraid").write_text(json.dumps(project))
    yield Seed("project", folder / "work.unbraid")
    save(Settings(theme="dark", recent_projects=("a.unbraid",), layout=LAYOUT), folder / "settings.json")
    yield Seed("settings", folder / "settings.json")
    shutil.copy(PRESETS / "demo.toml", folder / "preset.toml")
    yield Seed("preset", folder / "preset.toml")
    (folder / "clips.txt").write_text("clip.mp4\tanna\nclip.gif\tben\n")
    yield Seed("list", folder / "clips.txt")


# Damage


def damaged(data: bytes, suffix: str, chance: random.Random) -> bytes:
    """A damaged copy; text is damaged as text two times of three."""
    if suffix in (".json", ".unbraid") and chance.random() < 0.67:
        return json.dumps(odd_json(json.loads(data), chance)).encode()
    if suffix == ".safetensors" and chance.random() < 0.5:
        return odd_tensors(data, chance)
    if suffix in (".npz", ".zip") and chance.random() < 0.67:
        return odd_archive(data, chance)
    if suffix == ".npy" and chance.random() < 0.5:
        return odd_shape(data, chance)
    if suffix == ".jsonl" and chance.random() < 0.67:
        return odd_lines(data, chance)
    if suffix in (".toml", ".txt") and chance.random() < 0.67:
        return odd_text(data.decode(), chance).encode()
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        chance.choice(DAMAGES)(found, chance)
    return bytes(found)


def _place(found: bytearray, chance: random.Random) -> int:
    """Half of all in the first bytes, where headers are."""
    return chance.randrange(max(1, min(len(found), 256) if chance.random() < 0.5 else len(found)))


def _flip(found: bytearray, chance: random.Random) -> None:
    if found:
        found[_place(found, chance)] ^= 1 << chance.randrange(8)


def _number(found: bytearray, chance: random.Random) -> None:
    place, pattern = _place(found, chance), chance.choice(PATTERNS)
    found[place : place + len(pattern)] = pattern


def _cut(found: bytearray, chance: random.Random) -> None:
    del found[_place(found, chance) :]


def _leave_out(found: bytearray, chance: random.Random) -> None:
    place = _place(found, chance)
    del found[place : place + chance.randrange(1, 64)]


def _double(found: bytearray, chance: random.Random) -> None:
    place, length = _place(found, chance), chance.randrange(1, 512)
    found[place:place] = found[place : place + length] * chance.choice((1, 1, 50))


def _noise(found: bytearray, chance: random.Random) -> None:
    place = _place(found, chance)
    found[place : place + 32] = chance.randbytes(32)


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _number, _cut, _leave_out, _double, _noise)


def odd_json(value: Any, chance: random.Random) -> Any:
    """JSON with one value, somewhere, exchanged, doubled, renamed or left out."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        key = chance.choice(sorted(value))
        act = chance.random()
        if act < 0.1:
            return {name: one for name, one in value.items() if name != key}
        if act < 0.2:
            return {**value, chance.choice(("../x", "", "__proto__", "x" * 5000)): value[key]}
        return {**value, key: odd_json(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.7:
        place = chance.randrange(len(value))
        return [*value[:place], odd_json(value[place], chance), *value[place + 1 :]]
    if chance.random() < 0.05:
        return json.loads("[" * 900 + "]" * 900)
    return chance.choice(ODD_VALUES)


def odd_tensors(data: bytes, chance: random.Random) -> bytes:
    """A safetensors file whose header tells something else than what follows."""
    (length,) = struct.unpack("<Q", data[:8])
    head, body = json.loads(data[8 : 8 + length]), data[8 + length :]
    text = json.dumps(odd_json(head, chance)).encode()
    told = chance.choice((len(text), len(text), len(text), 2**62, 0, len(text) + 1))
    return struct.pack("<Q", told) + text + body


def odd_archive(data: bytes, chance: random.Random) -> bytes:
    """A whole archive with one damaged, renamed or swollen member."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as found, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        hit = chance.choice(found.namelist())
        for name in found.namelist():
            inside = bytearray(found.read(name))
            if name == hit:
                act = chance.random()
                if act < 0.1:
                    name = chance.choice(("../../x.npy", "/x.npy", "frames", "x" * 5000, "x\0.npy"))
                elif act < 0.3 and name.endswith(".npy"):
                    inside = bytearray(odd_shape(bytes(inside), chance))
                elif act < 0.3:
                    inside = bytearray(damaged(bytes(inside), Path(name).suffix, chance))
                elif act < 0.35:
                    inside += bytes(200 * 2**20)
                else:
                    chance.choice(DAMAGES)(inside, chance)
            written.writestr(name, bytes(inside))
    return made.getvalue()


def odd_lines(data: bytes, chance: random.Random) -> bytes:
    """Lines of JSON of which one is odd, endless or without a bottom."""
    lines = data.splitlines()
    place = chance.randrange(len(lines))
    act = chance.random()
    if act < 0.8:
        lines[place] = json.dumps(odd_json(json.loads(lines[place]), chance)).encode()
    else:
        lines[place] = chance.choice((b"[" * 10**6, b"x" * (8 * 2**20), b'{"kind":' * 10_000))
    return b"\n".join(lines)


def odd_shape(data: bytes, chance: random.Random) -> bytes:
    """An array whose header tells another shape or kind than what follows."""
    length = 10 + struct.unpack("<H", data[8:10])[0]
    head = data[10:length].decode("latin1")
    odd = chance.choice(
        ("(9999999999, 9999999999)", "(-1,)", "(2**60,)", "()", "(0,)", "(1e9,)", "(4, 4, 4, 4, 4, 4, 4)")
    )
    if chance.random() < 0.5:
        head = re.sub(r"\([^)]*\)", odd, head)
    else:
        head = re.sub(
            r"'descr': '[^']*'", f"'descr': '{chance.choice(('|O', '<f8', '<U9999999', '<c16', 'x', '|V9'))}'", head
        )
    told = head.encode("latin1")
    return data[:8] + struct.pack("<H", len(told)) + told + data[length:]


def odd_text(text: str, chance: random.Random) -> str:
    """Text with one word or number exchanged, or a line doubled or left out."""
    lines = text.splitlines()
    place = chance.randrange(len(lines))
    act = chance.random()
    if act < 0.15:
        del lines[place]
    elif act < 0.3:
        lines.insert(place, lines[place])
    else:
        words = list(re.finditer(r"[\w.\"]+", lines[place])) or [re.match("", lines[place])]
        word = chance.choice(words)
        assert word is not None
        odd = chance.choice(ODD_VALUES)
        shown = chance.choice((str(odd), json.dumps(odd)))
        lines[place] = lines[place][: word.start()] + shown + lines[place][word.end() :]
    return "\n".join(lines)


def damaged_copy(seed: Seed, folder: Path, chance: random.Random) -> Path:
    """A damaged copy of a good file or folder in a folder of its own."""
    target = folder / seed.path.name
    if seed.path.is_dir():
        shutil.copytree(seed.path, target, copy_function=shutil.copy2)
        one = target / chance.choice(seed.parts)
    else:
        shutil.copy(seed.path, target)
        one = target
    one.write_bytes(damaged(one.read_bytes(), one.suffix, chance))
    return target


# Opening


def open_as(kind: str, path: Path) -> str:
    """Open a file as the program does; what it says where it will not. Anything but our own errors goes on."""
    import torch

    from app import html_report, model_files, pipeline, runs
    from app.bench.results import read_report
    from app.clip_list import read_clip_list
    from app.history import read_curves
    from app.settings import load
    from app.window.playable import prepare
    from core_models.checkpoint import latest_checkpoint, restore, weights_of
    from core_models.config import read_preset
    from core_models.errors import ModelError
    from media_io.errors import MediaError

    try:
        if kind == "model":
            pipeline.load_model(path, "cpu")
        elif kind == "zip":
            shutil.rmtree(model_files.import_model(path, f"fuzzed {uuid.uuid4().hex}"))
        elif kind == "checkpoint":
            checkpoint = latest_checkpoint(path)
            restore(checkpoint, read_preset(path / "preset.json"), torch.device("cpu"))
            weights_of(checkpoint, best=True)
        elif kind == "run":
            runs.list_runs(path.parent)
            read_curves(path)
            runs.resume_job(path)
        elif kind == "report":
            html_report.page(read_report(path), path)
        elif kind == "features":
            assert _features(path)[0].shape == (50, 8)
        elif kind == "project":
            _open_project(path)
        elif kind == "settings":
            found, notice = load(path)
            _lay_out(found.layout)
            return "" if notice is None else f"settings: {notice.kind}"
        elif kind == "preset":
            read_preset(path)
        elif kind == "list":
            read_clip_list(path)
        else:
            prepare(pipeline.open_clip(path), path.name, lambda _: 48_000)
    except (MediaError, ModelError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _open_project(path: Path) -> None:
    """A project, its layout and its recipes; the window leaves out a recipe that is none."""
    from app.project import read_project
    from app.project_files import find_moved
    from app.window.recipe import recipe_from

    project = read_project(path)
    find_moved(project, path.parent, [path.parent])
    _lay_out(project.layout)
    for recipe in (project.recipe, *(made.recipe for made in project.swaps)):
        with suppress(ValueError):
            recipe_from(recipe)


@cache
def _window() -> Any:
    """A window with a panel, as ours is laid out."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QDockWidget, QMainWindow

    window = QMainWindow()
    dock = QDockWidget("library", window)
    dock.setObjectName("library")
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    return window


def _lay_out(layout: Mapping[str, str]) -> None:
    """Put a window and its panel where a file says; it must stay on the screen."""
    from PySide6.QtGui import QGuiApplication

    from app.window.project_layout import bring_panels, put

    window = _window()
    put(window, layout.get("geometry", ""))
    bring_panels(window, layout.get("docks", ""))
    assert QGuiApplication.screenAt(window.geometry().center()) is not None
    assert window.width() > 100 < window.height()


def serve() -> None:
    """Open what stdin names, one a line; say how it went and how much memory it took at most."""
    from PySide6.QtWidgets import QApplication

    application = QApplication(["unbraid"])
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what libraries print is no answer
    for line in sys.stdin:
        kind, path = json.loads(line)
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        try:
            said, fault = open_as(kind, Path(path)), ""
        except Exception:
            said, fault = "", traceback.format_exc()
        peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) * 1024  # type: ignore[index]
        print(json.dumps([said, fault, peak]), file=answers, flush=True)
    application.quit()


class Opener:
    """A process that opens files, begun anew when it ends or hangs."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._begin()

    def _begin(self) -> None:
        root = str(Path(__file__).parents[1])
        own = {"PYTHONPATH": root, "OMP_NUM_THREADS": "1", "XDG_DATA_HOME": str(self._home),
               "QT_QPA_PLATFORM": "offscreen"}  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env={**os.environ, **own},
        )  # fmt: skip
        self.answers: Queue[str] = Queue()
        self.reader = threading.Thread(target=_pass_on, args=(self.process.stdout, self.answers), daemon=True)
        self.reader.start()

    def open(self, kind: str, path: Path, seconds: float) -> tuple[str, str, int]:
        """What was said, the fault, and the peak of memory."""
        assert self.process.stdin is not None
        print(json.dumps([kind, str(path)]), file=self.process.stdin, flush=True)
        try:
            answer = self.answers.get(timeout=seconds)
        except Empty:
            self.end()
            self._begin()
            return "", f"no answer in {seconds:g} s", 0
        if not answer:
            code = self.process.wait()
            self.end()
            self._begin()
            return "", f"the process ended with {code}", 0
        said, fault, peak = json.loads(answer)
        return said, fault, peak

    def end(self) -> None:
        """No more."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.reader.join()


def _pass_on(stream: IO[str], answers: Queue[str]) -> None:
    with stream:
        for line in stream:
            answers.put(line)
    answers.put("")


def fuzz(files: int, seed: int, folder: Path, kept: Path | None) -> tuple[dict[str, Counter[str]], list[str], int]:
    """Outcomes by kind, what was wrong, and the highest peak of memory."""
    (folder / "good").mkdir()
    seeds = make_seeds(folder / "good")
    opener, outcomes, wrong, highest = Opener(folder / "home"), defaultdict[str, Counter[str]](Counter), list[str](), 0
    for one in seeds:
        said, fault, _ = opener.open(one.kind, one.path, 60.0)
        if said or fault:
            raise SystemExit(f"the good {one.kind} was not opened: {said}{fault}")
    for number in range(files):
        one, chance = seeds[number % len(seeds)], random.Random(f"{seed}-{number}")
        place = folder / "damaged"
        place.mkdir()
        path = damaged_copy(one, place, chance)
        said, fault, peak = opener.open(one.kind, path, MOST_SECONDS)
        highest = max(highest, peak)
        if not fault and peak > MOST_BYTES:
            fault = f"{peak / 2**20:.0f} MiB of memory"
        outcomes[one.kind]["wrong" if fault else "refused" if said else "opened"] += 1
        if fault:
            wrong.append(f"{number} ({one.kind}): {fault}")
            print(wrong[-1], flush=True)
            if kept is not None:
                shutil.copytree(place, kept / str(number), dirs_exist_ok=True)
        shutil.rmtree(place)
    opener.end()
    return outcomes, wrong, highest


def main() -> None:
    """Fuzz, print, write; fail where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="where copies of files go that went wrong")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        serve()
        return
    with tempfile.TemporaryDirectory() as folder:
        outcomes, wrong, highest = fuzz(args.files, args.seed, Path(folder), args.keep)
    names = ("opened", "refused", "wrong")
    rows = "\n".join(f"| {kind} | " + " | ".join(str(found[name]) for name in names) + " |"
                     for kind, found in outcomes.items())  # fmt: skip
    text = f"""# Damaged files

`benchmarks/fuzz_files.py --files {args.files} --seed {args.seed}`: {args.files} damaged files, opened as the window and
the command line do. *Refused* is a clean error that names the file; *wrong* is a crash, an error of another kind, no
answer within {MOST_SECONDS:g} s, or more than {MOST_BYTES // 2**30} GiB.

| kind | {" | ".join(names)} |
|---|---|---|---|
{rows}

Highest memory of the process that opened them: {highest / 2**20:.0f} MiB, of which the program itself takes some 500.
"""
    sys.stdout.write(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    if wrong:
        raise SystemExit(f"{len(wrong)} went wrong")


if __name__ == "__main__":
    main()

"""Fixtures for the window's tests: real widgets, offscreen; Qt's warnings, threads and timers left fail a test."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PySide6.QtCore import QThread, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import pipeline
from app.window.around import Surroundings
from app.window.clock import PlayClock
from app.window.main import MainWindow
from app.window.playback import Playback
from app.window.services import Services
from app.window.theme import Theme
from core_models.control import Control
from core_models.types import TrainEvent
from media_io.clip import Clip
from media_io.write import write_clip

# Convolutions of several threads wait for one another by spinning: on a machine whose cores are busy a step takes
# fifty times as long as on one thread.
os.environ.setdefault("OMP_NUM_THREADS", "1")
torch.set_num_threads(1)

PATIENCE = 60_000
"""Milliseconds."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            harmless = ("does not support propagateSizeHints", "does not support raise", "pa_context_connect")
            item.add_marker(pytest.mark.qt_log_ignore(*harmless, extend=True))


@pytest.fixture
def left_behind(qapp: QApplication) -> Callable[[], list[str]]:
    """Finds Qt's threads that run, timers that tick again and again, and Python's threads that were not there before.

    A lane's thread, as Python sees it, is no thread of Python's own.
    """
    before = set(threading.enumerate())

    def find() -> list[str]:
        left = [o for o in gc.get_objects() if issubclass(type(o), QThread | QTimer) and isValid(o)]
        running = [o for o in left if isinstance(o, QThread) and o.isRunning() and o is not qapp.thread()]
        active = [o for o in left if isinstance(o, QTimer) and o.isActive() and not o.isSingleShot()]
        new = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
        return [repr(one) for one in (*running, *active, *new)]

    return find


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication, left_behind: Callable[[], list[str]]) -> Iterator[None]:
    yield
    qapp.processEvents()
    assert left_behind() == []


class PatientBot(QtBot):
    """Waits for a minute where a test names no limit: other work on the machine must fail none."""

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **how)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@dataclass
class FakeClock:
    """A monotonic clock that a test moves."""

    seconds: float = 100.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class FakeTrainer:
    """A trainer of numbers: waits before each step for a permit, so that a test sees every state."""

    permits: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    held: threading.Event = field(default_factory=threading.Event)
    stopped_at: int | None = None
    error: BaseException | None = None
    total: int = 40

    def allow(self, steps: int) -> None:
        self.permits.release(steps)

    def __call__(self, job: pipeline.TrainJob, control: Control) -> Iterator[TrainEvent]:
        job.out.mkdir(parents=True, exist_ok=True)
        yield TrainEvent("phase", "data", 1, 2, message="Drawing characters")
        step = 0
        while step < self.total:
            if control.paused:
                self.held.set()
            control.wait_while_paused()
            if control.stopped:
                break
            if not self.permits.acquire(timeout=0.005):
                continue
            step += 1
            yield TrainEvent(
                "step", "all", step, self.total, {"reconstruction": 100 / step, "total": 120 / step}, 1, 5.0
            )
            if step % 5 == 0:
                losses = {"reconstruction": 90 / step, "total": 110 / step}
                yield TrainEvent("validation", "all", step, self.total, losses, step)
                preview = torch.full((3, 2, 4, 16, 16, 3), 5 * step, dtype=torch.uint8)
                yield TrainEvent("preview", "all", step, self.total, {}, step, preview=preview)
            if self.error is not None:
                raise self.error
        self.stopped_at = step
        (job.out / "model").mkdir()
        (job.out / "model" / "config.json").write_text("{}")
        yield TrainEvent("end", "all", step, self.total, best_step=step)


class FakeModel:
    """Weights are not needed: the swap below mixes pictures."""

    def __init__(self, info: pipeline.ModelInfo) -> None:
        self.info = info


def describe_model(path: Path) -> pipeline.ModelInfo:
    return pipeline.ModelInfo(path.name, path, "video", "cdsvae", 8, {})


SHIPPED = [describe_model(Path("models/sprites")), describe_model(Path("models/speech"))]


def mix_clips(
    model: object,
    a: Clip,
    b: Clip,
    mix: pipeline.Mix,
    progress: Callable[[pipeline.Progress], None],
    voicing: object = None,
    listener: object = None,
) -> Clip:
    """A's colours weighed by 1 - static, B's by static; B's sound."""
    progress(pipeline.Progress("Encoding", 1, 2))
    if a.frames is None or b.frames is None:
        return b
    blend = a.frames * (1 - mix.static) + b.frames * mix.static
    return Clip(np.round(blend).astype(np.uint8), a.fps, b.audio, b.sample_rate)


def both_clips(
    picture: object,
    sound: object,
    a: Clip,
    b: Clip,
    mix: pipeline.Mix,
    *how: object,
    on_picture: Callable[[Clip], None] | None = None,
) -> Clip:
    """Pictures as `mix_clips` has them, the sound of the side that is named, silence for a model's."""
    made = mix_clips(picture, a, b, mix, lambda _: None) if not isinstance(picture, str) else {"A": a, "B": b}[picture]
    if on_picture is not None:
        on_picture(replace(made, audio=None, sample_rate=None))
    own = {"A": a.audio, "B": b.audio}[sound] if isinstance(sound, str) else np.zeros_like(b.audio)
    return replace(made, audio=own, sample_rate=b.sample_rate)


def moving_square(colour: tuple[int, int, int], count: int = 8, size: int = 32) -> np.ndarray:
    frames = np.zeros((count, size, size, 3), np.uint8)
    for t in range(count):
        frames[t, 8:24, 2 * t : 2 * t + 10] = colour
    return frames


def tone(seconds: float = 1.0, rate: int = 16000, hertz: float = 220.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate))[None].astype(np.float32)


@pytest.fixture
def clips(tmp_path: Path) -> dict[str, Path]:
    """Real files: two videos (one with sound), a sound, and a file that is none of them."""
    folder = tmp_path / "clips"
    folder.mkdir()
    red = Clip(moving_square((255, 0, 0)), Fraction(8))
    blue = Clip(moving_square((0, 0, 255)), Fraction(8), tone(), 16000)
    paths = {
        "red": write_clip(red, folder / "red.npz"),
        "blue": write_clip(blue, folder / "blue.npz"),
        "gif": write_clip(red, folder / "red.gif", scale=1),
        "tone": write_clip(Clip(audio=tone(), sample_rate=16000), folder / "tone.wav"),
    }
    paths["broken"] = folder / "broken.mp4"
    paths["broken"].write_bytes(b"not a video")
    return paths


@pytest.fixture
def trainer() -> FakeTrainer:
    return FakeTrainer()


@pytest.fixture
def services(tmp_path: Path, clips: dict[str, Path], trainer: FakeTrainer) -> Services:
    """Real reading and writing, a swap and a training that take no time."""
    return Services(
        sample_clips=lambda: {name: clips[name] for name in ("red", "blue")},
        available_models=lambda: list(SHIPPED),
        model_info=describe_model,
        available_presets=lambda: ["demo", "speech"],
        load_model=lambda key, device: FakeModel(describe_model(Path(key))),  # type: ignore[arg-type, return-value]
        swap=mix_clips,
        speaks=lambda clip: False,
        swap_both=both_clips,
        model_blocks=lambda folder: (),
        train=trainer,
        runs=tmp_path / "runs",
        autosaves=tmp_path / "autosave",
    )


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def make_window(qtbot: QtBot, services: Services, clock: FakeClock) -> Callable[..., MainWindow]:
    """Makes a window that is started and has listed its models; it is closed at the end of the test."""
    made = []  # qtbot keeps weak references only, and a window must live until it is closed

    def make(wait: bool = True, surroundings: Surroundings | None = None, **changes: object) -> MainWindow:
        playback = Playback(clock=PlayClock(clock))
        window = MainWindow(replace(services, **changes), Theme(), surroundings, playback)  # type: ignore[arg-type]
        qtbot.addWidget(window, before_close_func=_end_training)
        made.append(window)
        window.show()
        window.start()
        if wait:
            qtbot.waitUntil(lambda: window.desk.audio_opened and bool(window.train.preset.count()))
            qtbot.waitUntil(lambda: window.swaps.listed)
        return window

    return make


def _end_training(window: MainWindow) -> None:
    window.run.shut_down()
    window.run.state = "idle"
    window.projects.settle()


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def read() -> Callable[[Path], Clip]:
    return pipeline.open_clip


@pytest.fixture
def pictures() -> Callable[[QWidget, str], int]:
    """How many colours a picture of a widget has; a folder named by UNBRAID_PICTURES gets the picture, to look at."""

    def take(widget: QWidget, name: str) -> int:
        picture = widget.grab()
        if folder := os.environ.get("UNBRAID_PICTURES"):
            picture.save(str(Path(folder) / f"{name}.png"))
        image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
        return len(np.unique(pixels))

    return take

"""What the window does: opening, swapping, exporting, listing models; each in a lane of its own kind."""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QObject, Signal, Slot

from app.window.audio import open_audio, watch_devices
from app.window.languages import number
from app.window.opening import Found, Opened, open_all
from app.window.orders import Order
from app.window.playable import Playable
from app.window.playback import Playback
from app.window.qt_types import TypeMaker
from app.window.services import Services
from app.window.shelf import Shelf
from app.window.speakers import gather
from app.window.swapping import Preview, Swapper
from app.window.worker import CANCELLED, DONE, FAILED, Ended, Job, Lane

if TYPE_CHECKING:
    from app.pipeline import ModelInfo


@dataclass(frozen=True)
class Machine:
    """What torch found: the name of the device in use, and further devices as (name, key)."""

    name: str
    devices: tuple[tuple[str, str], ...]


class Desk(QObject):
    """The window's work, without widgets. Every signal comes in the GUI thread.

    Signals:
        found, opened: paths and `Opened` while files are read.
        opening_ended: the paths in order, and whether they are the samples.
        gathered: the player and a Playable that stands for all recordings of a folder.
        swap_moved: `Progress`; previewed: the beginning or picture of a long result; swapped: the new Playable.
        swap_ended: "done", "cancelled" or "failed".
        exported: the path written.
        models_listed, presets_listed: lists; model_found: a ModelInfo and whether the user asked for it by name.
        warmed: a Machine, once torch and pyqtgraph are in memory.
        failed: a Failure for the banner.
        task_changed: what the files lane does, for the status bar; empty when it rests.

    Attributes:
        swap_seconds, swap_rule: of the last swap: how long it took without loading models, and what was done to
            picture and sound.
    """

    found = Signal(object)
    opened = Signal(object)
    opening_ended = Signal(object, bool)
    gathered = Signal(int, object)
    swap_moved = Signal(object)
    previewed = Signal(object)
    swapped = Signal(object)
    swap_ended = Signal(str)
    exported = Signal(object)
    models_listed = Signal(object)
    presets_listed = Signal(object)
    model_found = Signal(object, bool)
    audio_ready = Signal()
    warmed = Signal(object)
    failed = Signal(object)
    task_changed = Signal(str, int, int)

    def __init__(self, services: Services, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.playback = playback
        self.models: list[ModelInfo] = []
        self.files = Lane("files", self)
        self.swaps = Lane("swap", self, latest_only=True)
        self.background = Lane("background", self)
        self.lanes = [self.files, self.swaps, self.background]
        self._types = TypeMaker(self)
        self._types.made.connect(self._load)
        self.shelf = Shelf(services)
        self._swapper = Swapper(services, self.shelf)
        self._swap: Job | None = None
        self._next: Order | None = None
        self.swap_seconds = math.inf
        self.swap_rule = ""
        self.audio_opened = False
        self._waiting: list[Path] = []
        self._named = False

    # Start and end

    def start(self) -> None:
        """Load what the first window did not need: sound, lists of models and presets, torch, pyqtgraph."""
        self._types.start()

    @Slot()
    def _load(self) -> None:
        self.background.run(self.tr("Could not start the sound"), _import_multimedia, self._sound_imported)
        self.background.run(self.tr("Could not list the presets"), self._read_presets, self._presets)
        self.list_models()
        self.background.run(self.tr("Could not load PyTorch"), _warm, self._warmed)

    def _read_presets(self, _: Job) -> list[str]:
        """Pydantic comes first, here: two lanes that import it at once find each other's halves of it."""
        importlib.import_module("core_models.config")
        return self.services.available_presets()

    def shut_down(self) -> bool:
        """End every lane; whether all ended in time."""
        for lane in self.lanes:
            lane.cancel_all()
        ended = [lane.shut_down() for lane in self.lanes]
        return all(ended)

    def _sound_imported(self, job: Job, kind: str, payload: Any) -> None:
        self._open_sound()
        self._devices = watch_devices(self, self._open_sound)
        self.audio_opened = True
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            self.open(waiting)

    @Slot()
    def _open_sound(self) -> None:
        self.playback.set_audio(open_audio(self.playback))
        self.audio_ready.emit()

    def _warmed(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE:
            self.warmed.emit(payload)
        elif kind == FAILED:
            self.failed.emit(payload)

    # Clips

    def rate_for(self, sample_rate: int) -> int:
        """The rate for the sound card; called in lanes."""
        return self.playback.audio.rate_for(sample_rate)

    def open(self, paths: Sequence[Path]) -> None:
        """Open files and folders, one after the other; waits for the sound's rates at the very start."""
        if not self.audio_opened:
            self._waiting += paths
        elif paths:
            work = open_all(self.services, list(paths), self.rate_for)
            self._submit_opening(self.tr("Could not open the clips"), work, self._clips_opened)

    def open_samples(self) -> None:
        """Open the shipped clips."""

        def work(job: Job) -> list[Path]:
            return open_all(self.services, list(self.services.sample_clips().values()), self.rate_for)(job)

        self._submit_opening(self.tr("Could not open the samples"), work, self._samples_opened)

    def _submit_opening(self, title: str, work: Callable[[Job], object], ended: Ended) -> None:
        self.task_changed.emit(self.tr("Opening…"), 0, 0)
        self.files.submit(Job(title, work, ended, self._opening_moved))

    def _opening_moved(self, job: Job, news: object) -> None:
        if isinstance(news, Found):
            self.found.emit(news.paths)
        elif isinstance(news, Opened):
            begun = number(min(news.done + 1, news.total), ",")
            text = self.tr("Opening {0} of {1}").format(begun, number(news.total, ","))
            self.task_changed.emit(text, news.done, news.total)
            self.opened.emit(news)

    def _clips_opened(self, job: Job, kind: str, payload: Any) -> None:
        self._opening_ended(kind, payload, sample=False)

    def _samples_opened(self, job: Job, kind: str, payload: Any) -> None:
        self._opening_ended(kind, payload, sample=True)

    def _opening_ended(self, kind: str, payload: Any, sample: bool) -> None:
        self.task_changed.emit("", 0, 0)
        self.opening_ended.emit(payload if kind == DONE else [], sample)
        if kind == FAILED:
            self.failed.emit(payload)

    def gather(self, slot: int, clip: Playable | None, folder: Path) -> None:
        """Make a clip stand for all recordings of its folder, for a player; None for the first of them."""
        work = gather(self.services, clip, folder, self.rate_for)
        title = self.tr("Could not use the recordings in {0}").format(folder.name)
        self.files.run(title, lambda job: (slot, work(job)), self._gathered)

    def _gathered(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE:
            self.gathered.emit(*payload)
        elif kind == FAILED:
            self.failed.emit(payload)

    # Swaps

    @property
    def swapping(self) -> bool:
        """Whether a swap runs."""
        return self._swap is not None

    def follow(self, order: Order) -> None:
        """Make a swap as soon as the one that runs is done: of many in a row some are shown, the last for sure."""
        if self._swap is None:
            self.swap(order)
        else:
            self._next = order

    def swap(self, order: Order) -> None:
        """Make a swap; one that runs is given up."""
        self._next = None
        work = self._swapper.work(order, self.rate_for)
        self._swap = Job(self.tr("The swap did not work"), work, self._swap_ended, self._swap_moved)
        self.swaps.submit(self._swap)

    def cancel_swap(self) -> None:
        """Give the swap up."""
        self._next = None
        self.swaps.cancel_all()

    def _swap_moved(self, job: Job, progress: object) -> None:
        if job is not self._swap:
            return
        if isinstance(progress, Preview):
            self.previewed.emit(progress.clip)
        else:
            self.swap_moved.emit(progress)

    def _swap_ended(self, job: Job, kind: str, payload: Any) -> None:
        if job is not self._swap:
            return
        self._swap = None
        if job.cancelled and kind == DONE:
            kind = CANCELLED  # it was given up while its result was on the way
        if kind == DONE:
            self.swap_seconds, self.swap_rule = payload.seconds, payload.rule
            self.swapped.emit(payload.clip)
        elif kind == FAILED:
            self.failed.emit(payload)
        following, self._next = self._next, None
        if following is not None and kind == DONE:
            self.swap(following)
        else:
            self.swap_ended.emit(kind)

    def export(self, clip: Playable, path: Path) -> None:
        """Write a clip; the suffix chooses the format."""
        self.task_changed.emit(self.tr("Exporting {0}").format(path.name), 0, 0)
        work = self.services.export
        title = self.tr("Could not export {0}").format(path.name)
        self.files.run(title, lambda _: work(clip.clip, path), self._exported)

    def _exported(self, job: Job, kind: str, payload: Any) -> None:
        self.task_changed.emit("", 0, 0)
        if kind == DONE:
            self.exported.emit(payload)
        elif kind == FAILED:
            self.failed.emit(payload)

    # Models

    def list_models(self) -> None:
        """Look for models again: shipped, the user's, and those of the window's runs."""
        services = self.services
        self.background.run(self.tr("Could not list the models"), lambda _: known_models(services), self._models)

    def _models(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self.failed.emit(payload)
        if kind == DONE:
            known = {info.path for info in payload}
            self.models = [*payload, *(info for info in self.models if info.path not in known)]
        self.models_listed.emit(self.models)

    def _presets(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE:
            self.presets_listed.emit(payload)
        elif kind == FAILED:
            self.failed.emit(payload)

    def forget_models(self, folders: Sequence[Path]) -> None:
        """Models that are no longer there."""
        kept = [info for info in self.models if info.path not in folders]
        if len(kept) != len(self.models):
            self.models = kept
            self.models_listed.emit(self.models)

    def add_model(self, folder: Path, named: bool) -> None:
        """Load a model from a folder to see that it works; `named` where the user chose the folder."""
        self._named = named
        load = self.services.load_model
        title = self.tr("Could not load the model in {0}").format(folder.name)
        self.background.run(title, lambda _: load(folder, "auto").info, self._model_added)

    def _model_added(self, job: Job, kind: str, payload: Any) -> None:
        if kind == FAILED:
            self.failed.emit(payload)
        if kind == DONE:
            self.models = [*(info for info in self.models if info.path != payload.path), payload]
            self.models_listed.emit(self.models)
            self.model_found.emit(payload, self._named)


def known_models(services: Services) -> list[ModelInfo]:
    """Shipped models, the user's own, and those of runs that were started here; unreadable runs are left out."""
    from core_models.errors import ModelError

    found = [info for info in services.available_models() if info.kind != "vectors"]  # no clip holds vectors
    for config in sorted(services.runs.glob("*/model/config.json")):
        try:
            found.append(services.model_info(config.parent))
        except ModelError:
            continue
    return found


def _import_multimedia(_: Job) -> None:
    # What libraries Qt looked for is no news to a user; QT_LOGGING_RULES brings it back.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        importlib.import_module("PySide6.QtMultimedia")
    except ImportError:
        return  # open_audio tells the reason


def _tr(text: str) -> str:
    return QCoreApplication.translate("Desk", text)


def _warm(_: Job) -> Machine:
    import torch

    from app.environment import prepare

    prepare()
    importlib.import_module("pyqtgraph")
    importlib.import_module("av")
    threads = torch.get_num_threads()
    if torch.cuda.is_available():
        names = [torch.cuda.get_device_name(k) for k in range(torch.cuda.device_count())]
        several = len(names) > 1
        keys = [(f"{name} ({k})" if several else name, f"cuda:{k}" if k else "cuda") for k, name in enumerate(names)]
        return Machine(names[0], tuple(keys))
    return Machine(_tr("CPU, 1 thread") if threads == 1 else _tr("CPU, {0} threads").format(threads), ())

"""Making a swap, in the lane's thread; models stay in memory between swaps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.window.playable import Playable, prepare
from app.window.services import Services
from app.window.voicing import Dials
from app.window.worker import Job

if TYPE_CHECKING:
    from app.pipeline import LoadedModel, Mix

KEPT = 3


@dataclass(frozen=True, eq=False)
class SwapOrder:
    """What to make.

    Attributes:
        model: "automatic" or a folder.
        a, b: the clips.
        mix: how much of each.
        dials: how a voice is made, by a model that converts voices.
    """

    model: str | Path
    a: Playable
    b: Playable
    mix: Mix
    dials: Dials = field(default_factory=Dials)


class Swapper:
    """Remembers the models that were used last; only the lane's thread calls its work."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._models: dict[tuple[str, float], LoadedModel] = {}

    def work(self, order: SwapOrder, rate_for: Callable[[int], int]) -> Callable[[Job], Playable]:
        """The work of one swap."""

        def make(job: Job) -> Playable:
            from app.pipeline import Progress

            job.report(Progress(_tr("Loading the model"), 0, 0))
            loaded = self._load(order.model, order.a)
            job.report(Progress(_tr("Swapping"), 0, 0))
            voicing = order.dials.voicing() if loaded.info.converts else None
            clip = self._services.swap(loaded, order.a.clip, order.b.clip, order.mix, job.report, voicing)
            job.report(Progress(_tr("Drawing"), 0, 0))
            return prepare(clip, mix_title(order.mix), rate_for)

        return make

    def _load(self, model: str | Path, a: Playable) -> LoadedModel:
        key = self._services.model_key_for(a.clip) if model == "automatic" else model
        stamp = (str(key), _changed(key))
        if stamp not in self._models:
            loaded = self._services.load_model(key, "auto")
            while len(self._models) >= KEPT:
                del self._models[next(iter(self._models))]
            self._models[stamp] = loaded
        return self._models[stamp]


def mix_title(mix: Mix) -> str:
    """What a result is made of: "Static A + dynamic B"."""
    static, dynamic = _share(mix.static), _share(mix.dynamic)
    return _tr("Static {0} + dynamic {1}").format(static, dynamic)


def _share(value: float) -> str:
    if value in (0.0, 1.0):
        return "B" if value else "A"
    return f"{round(100 - 100 * value)}/{round(100 * value)}"


def _changed(key: str | Path) -> float:
    config = Path(key) / "config.json"
    return config.stat().st_mtime if config.is_file() else 0.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("Swap", text)

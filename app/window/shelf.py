"""Models that stay in memory between jobs of one lane."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.window.services import Services

if TYPE_CHECKING:
    from app.pipeline import LoadedModel


class Shelf:
    """The model that was used last; only one lane's thread may ask."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept: tuple[tuple[str, float], LoadedModel] | None = None

    def load(self, key: str | Path) -> LoadedModel:
        """The model of this key or folder; loaded again where its folder changed. Raises as `load_model`."""
        config = Path(key) / "config.json"
        stamp = str(key), config.stat().st_mtime if config.is_file() else 0.0
        if self._kept is None or self._kept[0] != stamp:
            self._kept = None  # before the next is loaded, so that two are never held
            self._kept = stamp, self._services.load_model(key, "auto")
        return self._kept[1]

"""The tabs beside Train: Latents, Evaluate, Models, and what leads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.window.evaluate_lead import EvaluateLead
from app.window.latents_lead import LatentsLead
from app.window.models_lead import ModelsLead

if TYPE_CHECKING:
    from app.window.main import MainWindow


class SideTabs(QObject):
    """Adds its tabs to the right dock; their lanes end with the desk's."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.latents = LatentsLead(window)
        self.evaluation = EvaluateLead(window)
        self.models = ModelsLead(window)
        window.tabs.addTab(self.latents.tab, self.tr("Latents"))
        window.tabs.addTab(self.evaluation.tab, self.tr("Evaluate"))
        window.tabs.addTab(self.models.tab, self.tr("Models"))
        window.desk.lanes += [self.latents.lane, self.evaluation.lane, self.models.lane]

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the actions do."""
        return {
            "show_latents": self._show_latents,
            "show_evaluation": self._show_evaluation,
            "show_models": self._show_models,
        }

    @Slot()
    def _show_latents(self) -> None:
        self._show(self.latents.tab)

    @Slot()
    def _show_evaluation(self) -> None:
        self._show(self.evaluation.tab)

    @Slot()
    def _show_models(self) -> None:
        self._show(self.models.tab)

    def _show(self, tab: QWidget) -> None:
        self._window.tabs.setCurrentWidget(tab)
        self._window.models_dock.show()
